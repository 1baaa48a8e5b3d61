#!/usr/bin/env python3
"""Includes point one way: base <- text <- {gazetteer, rules} <- document <- extract; format sees base, text and the public headers only.

    include_direction_test.py SOURCE_DIRECTORY

Further: gazetteer and rules never see each other; public headers see public headers and Abseil's status only, so that a consumer needs no more; the tool and
the examples see public headers only; there are no cycles between headers. No C++ file has more than 600 lines or a line of more than 140 characters.
"""
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else __file__).resolve()
if ROOT.is_file(): ROOT = ROOT.parent.parent
MAY_SEE = {"base": set(), "text": {"base"}, "gazetteer": {"base", "text"}, "rules": {"base", "text"}, "document": {"base", "text", "gazetteer", "rules"},
           "extract": {"base", "text", "gazetteer", "rules", "document"}, "format": {"base", "text"}}
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)


def includes(path):
    return [a or b for a, b in INCLUDE.findall(path.read_text(encoding="utf-8"))]


def sources(*folders):
    return [p for folder in folders for p in sorted((ROOT / folder).rglob("*")) if p.suffix in (".h", ".cc", ".inc")]


class Direction(unittest.TestCase):
    def test_every_folder_is_known(self):
        self.assertEqual(set(), {p.name for p in (ROOT / "lib").iterdir() if p.is_dir()} - set(MAY_SEE))

    def test_library(self):
        files = sources("lib")
        self.assertGreater(len(files), 20)
        for path in files:
            folder = path.relative_to(ROOT / "lib").parts[0]
            for name in includes(path):
                if name.startswith("lib/"):
                    other = name.split("/")[1]
                    self.assertTrue(other == folder or other in MAY_SEE[folder], f"{path.relative_to(ROOT)} includes {name}: {folder} may see {sorted(MAY_SEE[folder])}")
                    self.assertTrue((ROOT / name).exists(), f"{path.relative_to(ROOT)} includes {name}, which is not there")
                self.assertFalse(name.startswith(("examples/", "tests/", "bench/", "../")), f"{path.relative_to(ROOT)} includes {name}")

    def test_public_headers(self):
        for path in sources("include"):
            for name in includes(path):
                if name in ("absl/status/status.h", "absl/status/statusor.h") or "/" not in name: continue
                self.assertRegex(name, r"^onoma/\w+\.h$", f"{path.relative_to(ROOT)} includes {name}: consumers may need public headers and absl::Status only")

    def test_tool_and_examples(self):
        for path in sources("examples"):
            for name in includes(path):
                self.assertFalse(name.startswith("lib/"), f"{path.relative_to(ROOT)} includes {name}: programs use the public headers")

    def test_no_cycles(self):
        graph = {}
        for path in sources("lib", "include"):
            if path.suffix != ".h": continue
            key = path.relative_to(ROOT).as_posix().removeprefix("include/")
            graph[key] = [n for n in includes(path) if n.startswith(("lib/", "onoma/"))]
        state = {}

        def visit(node, way):
            if state.get(node) == "done": return
            self.assertNotIn(node, way, "headers include each other: " + " -> ".join(way + [node]))
            for other in graph.get(node, []): visit(other, way + [node])
            state[node] = "done"
        for node in graph: visit(node, [])

    def test_sizes(self):
        for path in sources("lib", "include", "examples", "bench", "tests"):
            lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
            self.assertLessEqual(len(lines), 600, f"{path.relative_to(ROOT)} is too long; part it by its ideas")
            for number, line in enumerate(lines, 1):
                self.assertLessEqual(len(line), 140, f"{path.relative_to(ROOT)}:{number} is longer than .clang-format allows")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
