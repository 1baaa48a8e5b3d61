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
        self.assertGreaterEqual(examples, 16)

    def test_every_rule_of_the_page_has_both_kinds_of_example(self):
        for block in BLOCKS:
            for rule in re.split(r"(?m)^rule ", block)[1:]:
                self.assertRegex(rule, r"(?m)^  (find|not) ", rule)

    def test_the_example_of_the_header_is_the_program(self):
        """onoma/rules.h shows a part of examples/own_rules.cc, which is compiled and run."""
        header = re.findall(r"(?m)^//   (.*)$", (SOURCE / "include/onoma/rules.h").read_text(encoding="utf-8"))
        self.assertGreater(len(header), 10)
        program = (SOURCE / "examples/own_rules.cc").read_text(encoding="utf-8")
        self.assertIn("".join(f"{line.strip()}\n" for line in header), "".join(f"{line.strip()}\n" for line in program.splitlines()))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
