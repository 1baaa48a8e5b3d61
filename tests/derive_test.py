#!/usr/bin/env python3
"""Re-runs every script under gazetteers/derive/ into a copy and compares what it writes with the committed files, byte for byte.

Usage: derive_test.py SOURCE_DIR BUILD_DIR. Inputs that are not in the repository are fetched once into BUILD_DIR/sources, or stand beside it
(../shared). A script whose inputs cannot be had says so, and its files are reported as skipped."""
import filecmp
import importlib.util
import os
import shutil
import sys
import tempfile


def files_below(root):
    found = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            if not name.endswith(".pyc"):
                found[os.path.relpath(path, root)] = path
    return found


def main():
    source, build = (os.path.abspath(a) for a in sys.argv[1:3])
    os.environ.setdefault("ONOMA_SOURCES", os.path.join(build, "sources"))
    shared = os.path.join(os.path.dirname(source), "shared")
    os.environ.setdefault("ONOMA_CORPUS", os.path.join(shared, "corpus", "press.jsonl"))
    os.environ.setdefault("ONOMA_NAMES", os.path.join(shared, "sources", "misc"))
    sys.dont_write_bytecode = True
    with tempfile.TemporaryDirectory() as root:
        shutil.copytree(os.path.join(source, "gazetteers"), os.path.join(root, "gazetteers"), ignore=shutil.ignore_patterns("__pycache__"))
        scripts = os.path.join(root, "gazetteers", "derive")
        sys.path.insert(0, scripts)
        run, skipped = [], []
        for name in sorted(os.listdir(scripts)):
            if not name.endswith(".py") or name == "all.py":
                continue
            spec = importlib.util.spec_from_file_location("derive_" + name[:-3], os.path.join(scripts, name))
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            if not hasattr(module, "main"):  # what several share
                continue
            before = {p: os.stat(f).st_mtime_ns for p, f in files_below(os.path.join(root, "gazetteers")).items()}
            module.main(root)
            wrote = [p for p, f in files_below(os.path.join(root, "gazetteers")).items() if os.stat(f).st_mtime_ns != before.get(p)]
            (run if wrote else skipped).append(name)
            print("%-18s %s" % (name, "writes " + ", ".join(sorted(wrote)) if wrote else "SKIPPED: its inputs cannot be had here"))
        committed, made = files_below(os.path.join(source, "gazetteers")), files_below(os.path.join(root, "gazetteers"))
        differing = [p for p in sorted(set(committed) | set(made))
                     if p not in committed or p not in made or not filecmp.cmp(committed[p], made[p], shallow=False)]
        for path in differing:
            print("gazetteers/%s is not what derive/ makes of its inputs: run gazetteers/derive/all.py and commit" % path)
        print("%d scripts re-run, %d skipped, %d files differ" % (len(run), len(skipped), len(differing)))
        if differing:
            return 1
        return 77 if not run else 0


if __name__ == "__main__":
    sys.exit(main())
