#!/usr/bin/env python3
"""`onoma eval` against the development scorer: equal output, to the last digit, on noisy predictions of every development set.

    eval_exactness_test.py ONOMA GOLD_DIRECTORY [--seed N] [--rounds N]

Without the directory (it is no part of this repository) only gold of this test's own making is scored, and against figures written here.
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

OPTIONS = argparse.Namespace()
SETS = ("jef_article", "re3d.dev", "wikinews.dev", "politics.dev", "politics.train")
FLAGS = ([], ["--merge-places"], ["--keep-nominals"], ["--merge-places", "--keep-nominals"], ["--types", "PERSON,GPE"],
         ["--types", "PERSON,LOC,GPE,ORG", "--merge-places"], ["--ids"], ["--ids", "--records"], ["--types", "NORP,nothing", "--records", "--keep-nominals"])
TYPES = ("PERSON", "person", "GPE", "country", "LOC", "Location", "ORG", "politicalparty", "NORP", "DATE", "time", "MONEY", "TITLE", "FAC", "Weapon", "straße")


def boundaries(data):
    return [i for i in range(len(data) + 1) if i == len(data) or data[i] & 0xC0 != 0x80]


def noisy(document, rng):
    """A prediction of the document: most gold mentions, some moved, retyped or lost, and some that are none."""
    data = document["text"].encode()
    at = boundaries(data)
    index = {b: i for i, b in enumerate(at)}
    entities = []
    for e in document["entities"]:
        if e["start"] >= e["end"]: continue  # the gold has some
        begin, end, kind = index[e["start"]], index[e["end"]], e.get("type") or e["label"]
        what = rng.random()
        if what < 0.15: continue
        if what < 0.25: begin = max(0, begin - rng.randint(1, 12))
        elif what < 0.35: end = min(len(at) - 1, end + rng.randint(1, 4))
        elif what < 0.42: begin, end = (begin + 1, end) if end - begin > 2 else (begin, end)
        elif what < 0.5: kind = rng.choice(TYPES)
        row = {"start": at[begin], "end": at[end], "type": kind}
        if rng.random() < 0.1: row = {"start": at[begin], "end": at[end], "label": kind}
        if "id" in e and rng.random() < 0.8: row["id"] = e["id"] if rng.random() < 0.9 else "org/other"
        if rng.random() < 0.5: row["text"] = data[at[begin]:at[end]].decode()
        entities += [row] * rng.choice((1, 1, 1, 1, 2))
    for _ in range(rng.randint(0, 8)):
        begin = rng.randrange(len(at) - 1)
        end = min(len(at) - 1, begin + rng.randint(1, 25))
        entities.append({"start": at[begin], "end": at[end], "type": rng.choice(TYPES)})
    rng.shuffle(entities)
    given = {"id": document["id"], "entities": entities}
    for key, name in (("relations", "relations"), ("acronyms", rng.choice(("definitions", "acronyms"))), ("quotes", "quotes")):
        rows = [r for r in document.get(key, []) if rng.random() < 0.8]
        if rows and rng.random() < 0.5: rows.append({k: v for k, v in list(rows[0].items())[1:]})
        if document.get(key): given[name] = rows
    if rng.random() < 0.2: given["definitions"] = []
    return given


TRICKY = ["The President's Prime Minister Sir  John Smith' and Dr. Ann Lee\u2019s, a\u00a0the an The U.K.'s \u2019s",
          "mi\u017f\u017f \u212aing Carl\nthe\u2003Queen' s\n' s the  ", "\u2160 \u24b6b \u00b2 \u2460 x \U0001f130 \u0661 we rebels \u00e9lan \u01c5 the coalition\u2019 s",
          "Vice President  Vice\tPresident Al Gore 's\n\nLt. Gen. Curtis Buzzard Gen.Smith Mr.\x1cX Mr.\x85Y Mr.\u200bZ", "\U0001f600 The \U0001f600's an a"]


def tricky(rng):
    """Texts of white space, quote marks and titles, with every kind of span over them as gold."""
    for n, text in enumerate(TRICKY):
        at = boundaries(text.encode())
        spans = [sorted(rng.sample(range(len(at)), 2)) for _ in range(120)]
        yield {"id": f"tricky{n}", "text": text, "entities": [{"start": at[b], "end": at[e], "type": rng.choice(TYPES)} for b, e in spans]}


class Exactness(unittest.TestCase):
    def compare(self, gold, rng, name):
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder) / n for n in ("gold.jsonl", "predicted.jsonl")]
            for path, documents in zip(paths, (gold, [noisy(d, rng) for d in gold])):
                path.write_text("".join(json.dumps(d, ensure_ascii=rng.random() < 0.5) + "\n" for d in documents), encoding="utf-8")
            for flags in FLAGS:
                with self.subTest(gold=name, flags=flags):
                    want = subprocess.run([sys.executable, OPTIONS.scorer, *paths, *flags], stdout=subprocess.PIPE, text=True, check=True).stdout
                    got = subprocess.run([OPTIONS.onoma, "eval", *paths, *flags], capture_output=True, text=True, check=True).stdout
                    self.assertEqual(want, got)

    def test_development_sets(self):
        if not OPTIONS.gold: self.skipTest("no development gold beside the repository")
        rng = random.Random(OPTIONS.seed)
        for name in SETS:
            gold = [json.loads(line) for line in (OPTIONS.gold / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line]
            for _ in range(OPTIONS.rounds): self.compare(gold, rng, name)

    def test_tricky_texts(self):
        if not OPTIONS.gold: self.skipTest("no development scorer beside the repository")
        rng = random.Random(OPTIONS.seed)
        for _ in range(10 * OPTIONS.rounds): self.compare(list(tricky(rng)), rng, "tricky")

    def test_refuses_what_the_scorer_refuses(self):
        gold = {"id": "a", "text": "Kyiv – Käthe", "entities": [{"start": 0, "end": 4, "type": "GPE"}]}
        row = lambda **k: {"id": "a", "entities": [{"start": 0, "end": 4, "type": "GPE", **k}]}
        cases = {"missing": [], "unknown": [row(), {"id": "b", "entities": []}], "twice": [row(), row()], "past the end": [row(end=99)], "empty": [row(end=0)],
                 "cuts": [row(end=6)], "other text": [row(text="Lviv")], "no type": [{"id": "a", "entities": [{"start": 0, "end": 4}]}]}
        for name, documents in cases.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                paths = [pathlib.Path(folder) / n for n in ("gold.jsonl", "predicted.jsonl")]
                for path, rows in zip(paths, ([gold], documents)): path.write_text("".join(json.dumps(d) + "\n" for d in rows))
                if OPTIONS.gold: self.assertNotEqual(0, subprocess.run([sys.executable, OPTIONS.scorer, *paths], capture_output=True).returncode)
                got = subprocess.run([OPTIONS.onoma, "eval", *paths], capture_output=True, text=True)
                self.assertEqual((1, ""), (got.returncode, got.stdout))
                self.assertIn("predicted.jsonl", got.stderr)

    def test_figures_without_the_scorer(self):
        gold = {"id": "a", "text": "The Kyiv's President Joe Doe, we met NATO.",
                "entities": [{"start": 4, "end": 8, "type": "country"}, {"start": 21, "end": 28, "type": "person"}, {"start": 30, "end": 32, "type": "ORG"}, {"start": 37, "end": 41, "type": "ORG"}]}
        given = {"id": "a", "entities": [{"start": 0, "end": 10, "type": "GPE"}, {"start": 11, "end": 28, "type": "PERSON"}, {"start": 30, "end": 32, "type": "PERSON"}, {"start": 37, "end": 41, "type": "NORP"}]}
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder) / n for n in ("gold.jsonl", "predicted.jsonl")]
            for path, row in zip(paths, (gold, given)): path.write_text(json.dumps(row) + "\n")
            got = subprocess.run([OPTIONS.onoma, "eval", *paths], capture_output=True, text=True, check=True).stdout
        rows = {tuple(line.split()[:2]): line.split()[2:] for line in got.splitlines()[1:]}
        self.assertEqual(["0.0", "0.0", "0.0", "3", "2"], rows["strict", "ALL"])
        self.assertEqual(["100.0", "66.7", "80.0", "3", "2"], rows["norm", "CORE"])
        self.assertEqual(["0.0", "0.0", "0.0", "1", "0"], rows["overlap", "ORG"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("onoma")
    parser.add_argument("gold", nargs="?", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    OPTIONS = parser.parse_args()
    if OPTIONS.gold and not (OPTIONS.gold / "score.py").exists():
        print(f"skipped in part: no development gold in {OPTIONS.gold}", file=sys.stderr)
        OPTIONS.gold = None
    OPTIONS.scorer = OPTIONS.gold and OPTIONS.gold / "score.py"
    unittest.main(argv=[sys.argv[0], "-v"])
