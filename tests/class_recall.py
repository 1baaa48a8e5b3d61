#!/usr/bin/env python3
"""Recall and precision by class (country, demonym, leader, organisation, party, city) on the development sets.

Usage: class_recall.py ONOMA SOURCE_DIR GOLD_DIR [--list CLASS,...] [--floor CLASS=PERCENT ...]. The classes of the gold forms stand in data/classes.tsv, made by reading.
Recall, over the occurrences of a class's gold forms:
  span     a mention of onoma's has the same span after score.py's trimming, and a type apt for the class (a country: GPE or LOC; a demonym: NORP ...)
  flat     such a mention overlaps the occurrence
  nested   the same with `--nested`: the gold of two sets marks "Iraq" within "Government of Iraq" too, where the flat output holds the longer name only. The floors are on this
  known    the form stands in the gazetteers, whatever the text makes of it (folded, flags aside)
Precision, over the mentions that onoma gives of the class (by type, subtype and id) in those sets that annotate it (wikinews.dev has no demonyms): "gold" is the share that overlaps
any gold mention of a name; "class" the share of those with a gold form's own span whose form is of the class. Sets leave names out (a demonym before a noun, a country inside a longer
name), so "gold" is a lower bound. A form that the sets have and the class file neither lists nor counts as `other` is an error: the file must be read anew. Exit 77: no gold here."""
import collections
import csv
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

SETS = ("re3d.dev", "wikinews.dev", "politics.dev")
CLASSES = ("country", "demonym", "leader", "organisation", "party", "city")
APT = {"country": {"GPE", "LOC"}, "city": {"GPE", "LOC"}, "demonym": {"NORP"}, "leader": {"PERSON"}, "organisation": {"ORG"}, "party": {"ORG", "NORP"}}
NOT_ANNOTATED = {"demonym": {"wikinews.dev"}}


def fold(text):
    text = unicodedata.normalize("NFD", text.replace("’", "'").replace("‘", "'")).lower()
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).replace("-", " ").split())


def gazetteer_forms(source):
    forms = set()
    for path in glob.glob(os.path.join(source, "gazetteers", "*.tsv")):
        with open(path, encoding="utf-8") as rows:
            for row in rows:
                fields = row.rstrip("\n").split("\t")
                if row.startswith("#") or len(fields) < 4 or os.path.basename(path) == "tenures.tsv":
                    continue
                forms.update(fold(re.sub(r"\{[^}]*\}$", "", f.strip())) for f in [fields[2]] + fields[3].split(" | "))
    return forms


def read_classes(path):
    classes, others = {}, -1
    with open(path, encoding="utf-8", newline="") as rows:
        for row in csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[0] == "# other":
                others = int(row[1])
            elif not row[0].startswith("#"):
                classes[(row[2], row[1])] = row[0]
    return classes, others


def class_of(entity, ethnic):
    kind, sub, ident = entity["type"], entity.get("subtype", ""), entity.get("id", "")
    if kind == "GPE":
        return "city" if sub in ("city", "capital") else "country" if sub in ("country", "territory", "former") else None
    if kind == "NORP":
        return "demonym" if ident.startswith("geo/") or ident in ethnic else None
    if kind == "PERSON":
        return "leader" if ident.startswith("person/") and entity.get("source") == "gazetteer" else None
    return ("party" if sub == "party" else "organisation") if kind == "ORG" else None


def extract(onoma, path, flags):
    out = subprocess.run([onoma, "extract", "--format", "jsonl", "--offsets", "codepoints", *flags, path], capture_output=True, text=True, check=True).stdout
    return {d["id"]: d["entities"] for d in map(json.loads, out.splitlines())}


def main():
    onoma, source, gold_dir = sys.argv[1:4]
    option = lambda name: [a for i, a in enumerate(sys.argv) if i > 3 and sys.argv[i - 1] == name]
    if not all(os.path.exists(os.path.join(gold_dir, s + ".jsonl")) for s in SETS):
        print("SKIPPED: the development sets are not beside the repository")
        return 77
    sys.path.insert(0, gold_dir)
    sys.dont_write_bytecode = True
    from score import TYPES, normal
    classes, others = read_classes(os.path.join(source, "tests", "data", "classes.tsv"))
    known = gazetteer_forms(source)
    with open(os.path.join(source, "gazetteers", "regions_peoples.tsv"), encoding="utf-8") as rows:
        ethnic = {row.split("\t")[0] for row in rows if "\tNORP.ethnic\t" in row}
    asked, seen, forms = {"PERSON", "GPE", "LOC", "ORG", "NORP", "MISC"}, set(), collections.defaultdict(set)
    counts, missing = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    overlaps = lambda a, b: a[0] < b[1] and b[0] < a[1]
    for name in SETS:
        path = os.path.join(gold_dir, name + ".jsonl")
        flat, nested = extract(onoma, path, []), extract(onoma, path, ["--nested"])
        for line in open(path, encoding="utf-8"):
            document = json.loads(line)
            text, data = document["text"], document["text"].encode()
            at = lambda i: len(data[:i].decode("utf-8", "ignore"))
            golden, spans = [], {}
            for e in document["entities"]:
                kind = TYPES.get(e["type"].lower(), e["type"].upper())
                span = (at(e["start"]), at(e["end"]))
                if kind in asked and any(c.isupper() or c.isdigit() for c in text[span[0]:span[1]]):
                    span = normal(text, *span, kind)[:2]
                    form = " ".join(text[span[0]:span[1]].split())
                    seen.add((kind, form))
                    golden.append((span, kind, form))
                    spans[span] = classes.get((kind, form), "other")
            given = [(normal(text, e["start"], e["end"], e["type"])[:2], e) for e in flat[document["id"]]]
            inner = [(normal(text, e["start"], e["end"], e["type"])[:2], e) for e in nested[document["id"]]]
            for span, kind, form in golden:
                c = classes.get((kind, form), "other")
                if c == "other":
                    continue
                n = counts[c]
                forms[c].add(form)
                n["gold"] += 1
                n["span"] += any(s == span and e["type"] in APT[c] for s, e in given)
                n["flat"] += any(overlaps(s, span) and e["type"] in APT[c] for s, e in given)
                hit = any(overlaps(s, span) and e["type"] in APT[c] for s, e in inner)
                n["nested"] += hit
                n["known"] += fold(form) in known
                if not hit:
                    missing[c][form, fold(form) in known, kind, ", ".join(sorted({e["type"] + " " + e["text"] for s, e in inner if overlaps(s, span)})) or "nothing"] += 1
            for span, e in given:
                c = class_of(e, ethnic)
                if c and name not in NOT_ANNOTATED.get(c, ()):
                    counts[c]["given"] += 1
                    counts[c]["on gold"] += any(overlaps(span, s) for s, _, _ in golden)
                    if span in spans:
                        counts[c]["same span"] += 1
                        counts[c]["of class"] += spans[span] == c
    share = lambda a, b: 100.0 * a / b if b else 0.0
    print("%-13s %6s %6s | recall: %6s %6s %6s %6s | precision: %6s %6s %6s" % ("class", "forms", "gold", "span", "flat", "nested", "known", "given", "gold", "class"))
    for c in CLASSES:
        n = counts[c]
        print("%-13s %6d %6d | %7s %6.1f %6.1f %6.1f %6.1f | %10s %6d %6.1f %6.1f" % (c, len(forms[c]), n["gold"], "", share(n["span"], n["gold"]), share(n["flat"], n["gold"]),
              share(n["nested"], n["gold"]), share(n["known"], n["gold"]), "", n["given"], share(n["on gold"], n["given"]), share(n["of class"], n["same span"])))
    for c in ",".join(option("--list")).split(",") if option("--list") else ("country", "demonym"):
        for (form, is_known, kind, instead), times in missing[c].most_common():
            print("missing %-12s %3d %-8s %-40s %-8s gives: %s" % (c, times, kind, form, "known" if is_known else "UNKNOWN", instead))
    bad = 0
    left = len([k for k in seen if k not in classes])
    if left != others or any(k not in seen for k in classes):
        print("WRONG data/classes.tsv: %d gold forms are not listed, it says %d; listed and not in the sets: %s" % (left, others, [k for k in classes if k not in seen][:5]))
        bad = 1
    for floor in option("--floor"):
        c, percent = floor.split("=")
        if share(counts[c]["nested"], counts[c]["gold"]) < float(percent):
            print("WRONG %s: recall %.1f lies under its floor of %s" % (c, share(counts[c]["nested"], counts[c]["gold"]), percent))
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
