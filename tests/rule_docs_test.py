#!/usr/bin/env python3
"""The page on the rule language is true: each of its `rules` blocks is a rule file whose examples hold, and each construct that it lists stands in one.

    rule_docs_test.py ONOMA SOURCE_DIRECTORY
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ONOMA, SOURCE = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
PAGE = (SOURCE / "gazetteers/rules/README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?ms)^```rules\n(.*?)^```$", PAGE)


class Page(unittest.TestCase):
    def test_examples_hold(self):
        self.assertGreaterEqual(len(BLOCKS), 5)
        examples = 0
        with tempfile.TemporaryDirectory(prefix="onoma-docs-") as folder:
            for number, block in enumerate(BLOCKS, 1):
                path = pathlib.Path(folder, f"block{number}.rules")
                path.write_text(block, encoding="utf-8")
                done = subprocess.run([ONOMA, "check", "rules", path], capture_output=True, text=True)
                self.assertEqual((0, ""), (done.returncode, done.stderr), block)
                examples += int(re.search(r"(\d+) examples: 0 problems", done.stdout).group(1))
        self.assertGreaterEqual(examples, 50)

    def test_every_rule_of_the_page_has_examples(self):
        for block in BLOCKS:
            for rule in re.split(r"(?m)^rule ", block)[1:]: self.assertRegex(rule, r"(?m)^  (find|not) ")

    def test_every_construct_stands_in_a_block(self):
        """What the page names in its tables and lists is what the reader of rules knows (its messages list it), and each stands in a block."""
        blocks = "\n".join(BLOCKS)
        lines = {word for line in blocks.splitlines() if line.startswith("  ") for word in line.split()[:1]}
        with tempfile.TemporaryDirectory(prefix="onoma-docs-") as folder:
            def known(rule):
                pathlib.Path(folder, "x.rules").write_text(rule, encoding="utf-8")
                return subprocess.run([ONOMA, "check", "rules", "x.rules"], capture_output=True, text=True, cwd=folder).stderr
            told = known("rule a\n  zzzzzzzz\n  match {Zzzzzzzz}\n  emit match = ORG normalise=zzzzzzzz\n  valid zzzzzzzz\n")
        lists = [re.split(r", ", part) for part in re.findall(r"(?m); write one of (.+)$", told)]
        keys = next(part for part in lists if "match" in part)
        validators = next(part for part in lists if "luhn" in part)
        normalisers = next(part for part in lists if "ordinal" in part)
        self.assertEqual([], [key for key in keys if key not in lines])
        self.assertEqual([], [name for name in validators if not re.search(rf"(?m)^  valid +{name}\b", blocks)])
        self.assertEqual([], [name for name in normalisers if f"normalise={name}" not in blocks])
        written = re.search(r"(?s)How a unit is written: (.*?)\n\n", PAGE).group(1) + "`Any` `Word` `Edge` `Capital`"
        self.assertEqual([], [name for name in re.findall(r"`(\w+)`", written) if not re.search(rf"\{{[^}}]*\b{name}\b", blocks)])
        for repeat in ("?", "*", "+", "{2}", "{1,4}", "{2,}", "??", "*?", "+?", "}?"): self.assertRegex(blocks, r"(?m)^  match .*[})\w]" + re.escape(repeat).replace("4", r"\d"), repeat)
        for where in ("before", "after", "within 3 before", "within 4 after", "within 9 around", "in sentence"): self.assertRegex(blocks, rf"(?m)^  (needs|unless) .* {where}$")
        for trigger in ("char", "joined", "word"): self.assertRegex(blocks, rf"(?m)^  trigger +{trigger} ")
        for line in ("rule", "macro", "words", "classes", "types"): self.assertRegex(blocks, rf"(?m)^{line} ")

    def test_the_example_of_the_header_is_the_program(self):
        """onoma/rules.h shows a part of examples/own_rules.cc, which is compiled and run."""
        header = re.findall(r"(?m)^//   (.*)$", (SOURCE / "include/onoma/rules.h").read_text(encoding="utf-8"))
        self.assertGreater(len(header), 10)
        program = (SOURCE / "examples/own_rules.cc").read_text(encoding="utf-8")
        self.assertIn("".join(f"{line.strip()}\n" for line in header), "".join(f"{line.strip()}\n" for line in program.splitlines()))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
