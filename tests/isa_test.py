#!/usr/bin/env python3
"""Every variant of the core is tested on one machine: the test program, and the tool's main job, with one instruction set forced by $ONOMA_ISA.

    isa_test.py scalar|avx2|avx512 ONOMA_TESTS ONOMA SOURCE_DIRECTORY

The tool's output must be the same to the byte as with the machine's own choice, on the article and on text of many scripts. Exit code 77: this machine lacks the instruction set.
"""
import os
import pathlib
import subprocess
import sys

# What runs the core. Scorer, formats, rule files and normalisers see no instruction set, and large documents none that small ones do not; the rest is run as it is.
SUITES = "*-Comparison.*:Evaluation.*:NormalExtent.*:Python.*:Read*.*:Write*.*:Offsets.*:Utf8.*:GazetteerSource.*:Normalise.*:RuleFile.*:RuleCheck.*:PhraseOracle.*:Sizes.Document*"


def run(command, isa, **more):
    environment = {k: v for k, v in os.environ.items() if k != "ONOMA_ISA"}
    if isa:
        environment["ONOMA_ISA"] = isa
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)


def many_scripts(source):
    """Rows of the shipped countries, ministers and peoples: names in their own scripts, and every kind of punctuation."""
    lines = []
    for path in sorted((source / "gazetteers").glob("*.tsv")):
        lines += path.read_text(encoding="utf-8").split("\n")[:400]
    lines += ["Президент України прибув до Києва. \U0001F1FA\U0001F1E6 رئيس مصر في القاهرة، 中国外交部发言人，प्रधान मंत्री नई दिल्ली में। Ελλάδα Éire\u2019s \u201cNATO\u201d\u2026"] * 50
    return "\n".join(lines).encode() + b"\xff\xc3(\xe2\x80 Kyiv"


def main():
    isa, tests, onoma, source = sys.argv[1], sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])
    asked = run([tests, "--gtest_filter=Isa.IsWhatWasAskedFor"], isa)
    if b"[  SKIPPED ] " in asked.stdout:
        print(f"skipped: this machine has no {isa}")
        return 77
    if asked.returncode != 0:
        sys.stdout.buffer.write(asked.stdout)
        return 1
    done = run([tests, "--gtest_brief=1", f"--gtest_filter={SUITES}"], isa)
    sys.stdout.buffer.write(done.stdout[-4000:])
    if done.returncode != 0:
        return 1
    for what, text in (("the article", (source / "examples/data/article.txt").read_bytes()), ("many scripts", many_scripts(source))):
        command = [onoma, "extract", "--format", "jsonl", "--date", "2025-11-20", "--threads", "1", "-"]
        own, forced = run(command, "", input=text), run(command, isa, input=text)
        found = forced.stdout.count(b'"type"')
        if own.stdout != forced.stdout or own.returncode != forced.returncode or found == 0:
            print(f"FAILED: onoma extract with {isa} says something else on {what}: {len(own.stdout)} bytes with the machine's own, {len(forced.stdout)} with {isa}, {found} mentions")
            return 1
        print(f"{isa}: the same {found} mentions on {what}, {len(text)} bytes")
    return 0


sys.exit(main())
