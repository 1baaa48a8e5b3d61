#!/usr/bin/env python3
"""Asks who heads the government, defence and foreign ministry of each NATO, EU, G20 and JEF member and of Ukraine, on the days of data/offices.tsv.

Usage: offices_test.py ONOMA SOURCE_DIR. Each office is asked through `onoma who` and through a text ("the German defence minister") with a date.
What must hold: whom the sources have in office on that day is the answer; an answer told as known has a tenure that covers the day; a stale one is
told as stale in both ways; another person than the sources' last one is told only with a tenure that begins later, and nobody only where that one
has left since. Prints the answers' standing and
lists the stale and unknown ones with --list."""
import collections
import json
import os
import subprocess
import sys
import tempfile
import unicodedata


def fold(name):
    name = name.translate(str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d", "ı": "i", "þ": "th", "æ": "ae"}))
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).lower().replace("-", " ").replace("'", "")


def pad(date):
    return date + {4: "-01-01", 7: "-01"}.get(len(date), "")


def rows(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#") and line.strip():
                yield line.rstrip("\n").split("\t")


def who(onoma, role, country, day):
    out = subprocess.run([onoma, "who", role, country, "--date", day], capture_output=True, text=True, check=True).stdout
    if out.startswith("unknown"):
        return "", "", "unknown"
    person, name = out.split("\n")[0].split("\t")
    standing = [line.split(None, 1)[1] for line in out.split("\n") if line.startswith("standing")][0]
    return person, name, standing.split(":")[0]


def same(person, name, names, expected):
    """One person under two spellings: the folded words of one name hold those of the other, or share the last word and a first letter."""
    for candidate in [name or person.split("/")[1].replace("-", " "), person.split("/")[1].replace("-", " ")] + names.get(person, []):
        a, b = fold(candidate).split(), fold(expected).split()
        if set(a) <= set(b) or set(b) <= set(a) or (a[-1] == b[-1] and a[0][0] == b[0][0]):
            return True
    return False


def main():
    onoma, source = sys.argv[1], sys.argv[2]
    expected = list(rows(os.path.join(source, "tests", "data", "offices.tsv")))
    tenures = collections.defaultdict(list)
    for f in rows(os.path.join(source, "gazetteers", "tenures.tsv")):
        tenures[(f[0], f[1], f[4])].append(f)
    names = {f[0]: [a.split("{")[0] for a in f[3].split(" | ") if a] for f in rows(os.path.join(source, "gazetteers", "people.tsv"))}
    adjectives = {f[0]: f[4 - 1].split(" | ")[0] or f[1] for f in rows(os.path.join(source, "gazetteers", "authored", "country_adjectives.tsv"))}
    said = {"role/prime-minister": "prime minister", "role/president": "president", "role/chancellor": "chancellor",
            "role/defence-minister": "defence minister", "role/foreign-minister": "foreign minister"}

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "offices.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            for i, f in enumerate(expected):
                text = "In a speech on Friday the %s %s said that more was needed." % (adjectives[f[0]], said[f[2]])
                out.write(json.dumps({"id": str(i), "text": text, "date": f[3]}) + "\n")
        found = subprocess.run([onoma, "extract", path, "--types", "TITLE", "--format", "jsonl"], capture_output=True, text=True, check=True).stdout
    in_text = []
    for line in found.splitlines():
        titles = [e for e in json.loads(line)["entities"] if e["type"] == "TITLE"]
        in_text.append(titles[0].get("attributes", {}) if titles else {})

    wrong, counts, listed, newer = [], collections.Counter(), [], []
    for f, attributes in zip(expected, in_text):
        country, _, role, day, standing, holder, _, start, _, attested, _ = f
        person, name, told = who(onoma, role, country, day)
        place = "%s of %s on %s" % (role, country, day)
        counts[(day, told)] += 1
        if told != "known":
            listed.append("%-8s %s%s" % (told, place, ": " + name if name else ""))
        mine = tenures[(person, role, country)]
        if told == "known" and not any((t[5] == "" or pad(t[5]) <= day) and (t[6] and day < pad(t[6]) or not t[6] and t[7] and day <= pad(t[7])) for t in mine):
            wrong.append("%s: %s is told as known, and no tenure covers the day" % (place, name))
        if holder and (not person or not same(person, name, names, holder)):
            later = [t for t in mine if pad(t[5]) > pad(start or attested) and pad(t[5]) <= day]
            ended = not person and any(t[6] and pad(t[6]) <= day and same(t[0], "", names, holder) for k, v in tenures.items() if k[1:] == (role, country) for t in v)
            if standing != "known" and ended:
                newer.append("%s: nobody, %s of the sources has left since" % (place, holder))
            elif standing == "known" or not person or not later:
                wrong.append("%s: %s (%s) instead of %s (%s)" % (place, name or "nobody", told, holder, standing))
            else:
                newer.append("%s: %s since %s, after %s of the sources" % (place, name, later[0][5], holder))
        if standing == "known" and told != "known":
            wrong.append("%s: %s is told as %s though the sources have the day" % (place, name, told))
        by = {"known": "tenure", "stale": "stale tenure", "unknown": ""}[told]
        if (attributes.get("holder", ""), attributes.get("holder_by", "")) != (person, by):
            wrong.append("%s: the text says %r by %r, the table %r, %s" % (place, attributes.get("holder"), attributes.get("holder_by"), person, told))
    for day in sorted({d for d, _ in counts}):
        print("%s: %s of %d offices" % (day, ", ".join("%d %s" % (counts[(day, t)], t) for t in ("known", "stale", "unknown")), sum(n for (d, _), n in counts.items() if d == day)))
    for line in listed:
        if "--list" in sys.argv or line.startswith("unknown"):
            print("  " + line)
    for line in newer:
        print("  newer    " + line)
    for line in wrong:
        print("WRONG " + line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
