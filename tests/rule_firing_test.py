#!/usr/bin/env python3
"""No rule serves only a gold document: rules that decide a mention or a relation of the development gold and none anywhere in the corpora are listed, and each is defended or gone.

  rule_firing_test.py ONOMA RULES SHARED [--rows]

ONOMA is the tool, RULES the folder of rule files, SHARED the folder with gold/ and corpus/ (77, skipped, without it). tests/data/rules_defended.tsv holds the defended rules with their reasons;
one that is defended without need fails, too. `--rows` also lists the gazetteers' rows that decide a mention of the gold and none of the corpora: facts, which need no defence but their source.
"""
import os
import re
import subprocess
import sys
import tempfile

GOLD = ("re3d.dev.jsonl", "wikinews.dev.jsonl", "politics.dev.jsonl", "jef_article.jsonl")
CORPORA = ("press.jsonl", "news.jsonl")


def deciding(onoma, paths):
    """What decided the mentions and relations of these documents: rule -> how often, row ("file.tsv:line") -> how often."""
    rules, rows = {}, {}
    with tempfile.TemporaryFile() as out:
        subprocess.run([onoma, "extract", "--quiet", "--format", "jsonl", *paths], stdout=out, check=True)
        out.seek(0)
        for line in out:
            for kind, name in re.findall(rb'"(matched|rule)":"([^"\\]+)"', line):
                name = name.decode()
                where = rows if kind == b"matched" and re.fullmatch(r"[\w.-]+:\d+", name) else rules
                where[name] = where.get(name, 0) + 1
    return rules, rows


def main():
    onoma, folder, shared = sys.argv[1:4]
    gold = [os.path.join(shared, "gold", name) for name in GOLD]
    corpora = [os.path.join(shared, "corpus", name) for name in CORPORA]
    if not all(map(os.path.exists, gold + corpora)):
        print("the development sets or the corpora are not beside the repository: skipped")
        return 77
    known = set()
    for name in os.listdir(folder):
        if name.endswith(".rules"):
            known |= set(re.findall(r"^rule\s+(\S+)", open(os.path.join(folder, name), encoding="utf-8").read(), re.M))
    on_gold, gold_rows = deciding(onoma, gold)
    in_corpora, corpus_rows = deciding(onoma, corpora)
    only_gold = {rule for rule in on_gold if rule in known and rule not in in_corpora}
    fired = {rule for rule in known if rule in on_gold or rule in in_corpora}

    defended = {}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "rules_defended.tsv"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                rule, reason = line.rstrip("\n").split("\t")
                defended[rule] = reason
    print(f"{len(known)} rules: {len(fired)} decide something; {len(only_gold)} only in the development gold; {len(known) - len(fired)} nowhere, or only by lending support to a row: {' '.join(sorted(known - fired))}")
    rows = {row for row in gold_rows if row not in corpus_rows}
    print(f"{len(gold_rows)} rows decide mentions of the gold, {len(rows)} of them none of the corpora")
    if "--rows" in sys.argv:
        print("\n".join(sorted(rows)))
    failures = [f"{rule} fires in the development gold ({on_gold[rule]}) and nowhere in the corpora, and is not defended" for rule in sorted(only_gold - defended.keys())]
    failures += [f"{rule} is defended, but there is no such rule" for rule in sorted(defended.keys() - known)]
    failures += [f"{rule} is defended, but needs no defence: it fires in the corpora" for rule in sorted(defended.keys() & in_corpora.keys())]
    for failure in failures:
        print("FAILED", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
