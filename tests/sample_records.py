#!/usr/bin/env python3
"""Draws a seeded random sample of relations and back references from a corpus, to be read by hand.

  sample_records.py --onoma build/bin/onoma --corpus press.jsonl --seed 7 --relations 100 --back-references 100 --out DIR [--documents 6000]

Writes DIR/relations.tsv and DIR/back_references.tsv: number, document, what the extractor says, the text around it; the column `verdict` is left to the reader
(1 right, 0 wrong), as is `cause`. A sample of documents is drawn first, then of their records, so that each record of the sampled documents is as likely.
`--judged FILE` counts the verdicts of a file that was read.
"""
import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile


def around(text, begin, end, width):
    """The text around bytes [begin, end), with the span in brackets, on one line."""
    raw = text.encode("utf-8", "surrogatepass")
    left = raw[max(0, begin - width):begin].decode("utf-8", "ignore")
    right = raw[end:end + width].decode("utf-8", "ignore")
    return " ".join((left + "[" + raw[begin:end].decode("utf-8", "replace") + "]" + right).split())


def judged(path):
    right = total = 0
    causes = collections.Counter()
    for line in open(path, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        fields = line.rstrip("\n").split("\t")
        total += 1
        if fields[1] == "1":
            right += 1
        else:
            causes[fields[2]] += 1
    print(f"{path}: {right} of {total} right, {100 * right / max(1, total):.1f} %")
    for cause, count in causes.most_common():
        print(f"  {count:3} {cause}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--onoma")
    parser.add_argument("--corpus")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--relations", type=int, default=100)
    parser.add_argument("--back-references", type=int, default=100)
    parser.add_argument("--documents", type=int, default=6000)
    parser.add_argument("--out", default=".")
    parser.add_argument("--judged", nargs="*")
    options = parser.parse_args()
    if options.judged:
        for path in options.judged:
            judged(path)
        return 0
    if not options.onoma or not options.corpus:
        parser.error("give --onoma and --corpus")

    lines = open(options.corpus, encoding="utf-8").read().splitlines()
    chosen = random.Random(options.seed)
    lines = chosen.sample(lines, min(options.documents, len(lines)))
    documents = [json.loads(line) for line in lines]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
        file.write("\n".join(lines) + "\n")
    try:
        found = subprocess.run([options.onoma, "extract", file.name], capture_output=True, check=True).stdout.decode("utf-8").splitlines()
    finally:
        os.unlink(file.name)

    relations, references = [], []
    for document, line in zip(documents, found):
        result = json.loads(line)
        text, entities = document["text"], result["entities"]
        for r in result.get("relations", []) + result.get("facts", []):
            what = f'{r.get("kind", "holds-office")}({r.get("person", r.get("member", ""))}, {r.get("role", "")}, {r.get("of", "")})'
            for key, value in r.get("attributes", {}).items():
                if key == "modifier":
                    what += f" {value}"
            relations.append((document["id"], what, r["rule"], around(text, r["start"], r["end"], 110)))
        for e in entities:
            if e.get("source") != "back reference":
                continue
            full = entities[e["of"]]["text"] if "of" in e else ""
            first = around(text, entities[e["of"]]["start"], entities[e["of"]]["end"], 50) if "of" in e else ""
            references.append((document["id"], f'{e["text"]} -> {" ".join(full.split())} {e["type"]} {e.get("id", "")}', " ".join(first.split()), around(text, e["start"], e["end"], 130)))
    for name, rows, count in (("relations", relations, options.relations), ("back_references", references, options.back_references)):
        sample = chosen.sample(rows, min(count, len(rows)))
        with open(os.path.join(options.out, name + ".tsv"), "w", encoding="utf-8") as out:
            out.write(f"# {len(sample)} of {len(rows)} {name.replace('_', ' ')} in {len(documents)} documents of {os.path.basename(options.corpus)}, seed {options.seed}\n")
            out.write("#number\tverdict\tcause\tdocument\tsays\trule or antecedent\ttext\n")
            for i, row in enumerate(sample, 1):
                out.write("\t".join([str(i), "", ""] + [str(field).replace("\t", " ").replace("\n", " ") for field in row]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
