#!/usr/bin/env python3
"""Draws a seeded random sample of mentions from a corpus, to be read by hand in context.

  sample_mentions.py --onoma build/bin/onoma --corpus news.jsonl --seed 7 --count 200 --out FILE [--types PERSON,ORG] [--source rule] [--documents 3000] [--width 110]

Writes FILE: number, verdict and cause (left to the reader: 1 right, 0 wrong), document, begin, type, form, source, rule or row, and the text around it. `--width 0` leaves that text out, for
corpora whose text may not be copied. A sample of documents is drawn first, then of all their mentions, so that each mention of the sampled documents is as likely. A mention is right if its
type is what the text says, it has no word too many or too few, and its id, if it has one from a gazetteer, names what the text means.
`--judged FILE` counts the verdicts of a file that was read, by source and by cause.
"""
import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile

COLUMNS = ["number", "verdict", "cause", "document", "begin", "type", "form", "source", "matched"]


def around(raw, begin, end, width):
    """The text around bytes [begin, end), with the span in brackets, on one line."""
    left, right = raw[max(0, begin - width):begin].decode("utf-8", "ignore"), raw[end:end + width].decode("utf-8", "ignore")
    return " ".join((left + "[" + raw[begin:end].decode("utf-8", "replace") + "]" + right).split())


def judged(path):
    """Verdicts by source and the causes of wrong ones; returns 1 if a row has no verdict."""
    sources, causes, unread = collections.defaultdict(lambda: [0, 0]), collections.Counter(), 0
    for line in open(path, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        fields = line.rstrip("\n").split("\t")
        verdict, cause, source = fields[1], fields[2], fields[7]
        if verdict not in ("0", "1"):
            unread += 1
            continue
        for key in (source, "all"):
            sources[key][0] += verdict == "1"
            sources[key][1] += 1
        if verdict == "0":
            causes[cause] += 1
    for source, (right, total) in sorted(sources.items(), key=lambda item: -item[1][1]):
        print(f"{source:16} {right:4} of {total:4} right, {100 * right / total:5.1f} %")
    for cause, count in causes.most_common():
        print(f"  {count:3} {cause}")
    if unread:
        print(f"{unread} without a verdict")
    return 1 if unread else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--onoma")
    parser.add_argument("--corpus")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--types")
    parser.add_argument("--source", help="only mentions of this source")
    parser.add_argument("--width", type=int, default=110, help="bytes of text on each side; 0: none")
    parser.add_argument("--out")
    parser.add_argument("--judged", nargs="*")
    options = parser.parse_args()
    if options.judged:
        return max(judged(path) for path in options.judged)
    if not options.onoma or not options.corpus or not options.out:
        parser.error("give --onoma, --corpus and --out")

    lines = open(options.corpus, encoding="utf-8").read().splitlines()
    chosen = random.Random(options.seed)
    lines = chosen.sample(lines, min(options.documents, len(lines)))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
        file.write("\n".join(lines) + "\n")
    try:
        command = [options.onoma, "extract", "--format", "jsonl", file.name] + (["--types", options.types] if options.types else [])
        found = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8").splitlines()
    finally:
        os.unlink(file.name)

    rows = []
    for line, result in zip(lines, found):
        document, result = json.loads(line), json.loads(result)
        raw = document["text"].encode("utf-8", "surrogatepass")
        for e in result["entities"]:
            if options.source and e["source"] != options.source:
                continue
            says = e["type"] + (" " + e["id"] if "id" in e and not e.get("local") else "")
            row = [document["id"], e["start"], says, " ".join(e["text"].split()), e["source"], e.get("matched", "")]
            rows.append(row + ([around(raw, e["start"], e["end"], options.width)] if options.width else []))
    sample = chosen.sample(rows, min(options.count, len(rows)))
    with open(options.out, "w", encoding="utf-8") as out:
        out.write(f"# {len(sample)} of {len(rows)} mentions in {len(lines)} documents of {os.path.basename(options.corpus)}, seed {options.seed}\n")
        out.write("#" + "\t".join(COLUMNS + (["text"] if options.width else [])) + "\n")
        for i, row in enumerate(sample, 1):
            out.write("\t".join([str(i), "", ""] + [str(field).replace("\t", " ") for field in row]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
