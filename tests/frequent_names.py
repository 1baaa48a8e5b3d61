#!/usr/bin/env python3
"""Lists which names of the gazetteer were found how often in a corpus, to read for names that are wrong there.

Usage: frequent_names.py ONOMA CORPUS.jsonl... [--rest N] [--top N] [--contexts N]
One line a pair of surface form and row, the most frequent first: count, form, type, id, name, file:line of the row, why (the support
that a weak name found), contexts. --rest draws N more at random (fixed seed) from what follows the top. It measures only."""
import argparse
import collections
import json
import random
import subprocess


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("onoma")
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--top", type=int, default=600)
    parser.add_argument("--rest", type=int, default=300)
    parser.add_argument("--contexts", type=int, default=2)
    arguments = parser.parse_args()
    counts, rows, contexts = collections.Counter(), {}, collections.defaultdict(list)
    for corpus in arguments.corpora:
        run = subprocess.Popen([arguments.onoma, "extract", corpus, "--format", "jsonl", "--with-text", "--quiet"], stdout=subprocess.PIPE)
        for line in run.stdout:
            document = json.loads(line)
            text = document["text"].encode("utf-8", "surrogatepass")
            for entity in document["entities"]:
                if entity["source"] != "gazetteer":
                    continue
                key = (entity["text"].replace("\n", " "), entity["type"], entity.get("id", ""), entity.get("name", ""), entity.get("matched", ""))
                counts[key] += 1
                rows.setdefault(key, collections.Counter())[entity.get("why", "")] += 1
                seen = contexts[key]
                if len(seen) < arguments.contexts:
                    around = text[max(0, entity["start"] - 45):entity["end"] + 45].decode("utf-8", "replace")
                    seen.append(" ".join(around.split()))
        run.wait()
    ordered = sorted(counts, key=lambda k: (-counts[k], k))
    rest = ordered[arguments.top:]
    shown = ordered[:arguments.top] + random.Random(5).sample(rest, min(arguments.rest, len(rest)))
    print("# %d pairs of form and row, %d mentions" % (len(ordered), sum(counts.values())))
    for key in shown:
        why = ",".join("%s:%d" % (w or "-", n) for w, n in rows[key].most_common(3))
        print("\t".join([str(counts[key]), *key, why, " // ".join(contexts[key])]))


if __name__ == "__main__":
    main()
