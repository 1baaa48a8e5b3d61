#!/usr/bin/env python3
"""What each stage of the extractor is worth: strict and normalised F1 without it, on gold sets given on the command line.

  ablation.py --onoma build/bin/onoma re3d.dev.jsonl wikinews.dev.jsonl politics.dev.jsonl [--phases values,names,people]

Runs `onoma eval GOLD --merge-places --types PERSON,GPE,LOC,ORG --without STAGE` for each stage and prints the table of bench/README.md.
"""
import argparse
import os
import subprocess


def scores(onoma, gold, without):
    command = [onoma, "eval", gold, "--merge-places", "--types", "PERSON,GPE,LOC,ORG"]
    if without:
        command += ["--without", without]
    found = {}
    for line in subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines():
        fields = line.split()
        if len(fields) >= 5 and fields[1] == "CORE":
            found[fields[0]] = (float(fields[2]), float(fields[3]), float(fields[4]))
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--onoma", required=True)
    parser.add_argument("--phases", default="values,names,people")
    parser.add_argument("gold", nargs="+")
    options = parser.parse_args()
    stages = ["", "definitions", "back-references", "homonyms", "gazetteer", "text-rules", "phrase-rules"]
    stages += ["phase:" + phase for phase in options.phases.split(",") if phase]
    names = [os.path.basename(gold).removesuffix(".jsonl") for gold in options.gold]
    print("| without | " + " | ".join(f"{name} strict | normalised (P R) | change" for name in names) + " |")
    print("|---" + "|---:|---:|---:" * len(names) + "|")
    whole = {}
    for stage in stages:
        row = [stage or "nothing"]
        for gold in options.gold:
            found = scores(options.onoma, gold, stage)
            precision, recall, f1 = found["norm"]
            whole.setdefault(gold, f1)
            row += [f"{found['strict'][2]:.1f}", f"{f1:.1f} ({precision:.1f} {recall:.1f})", f"{f1 - whole[gold]:+.1f}" if stage else ""]
        print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
