#!/usr/bin/env python3
"""Rebuilds every derived gazetteer file: runs main(root) of each script beside this one, in order of name."""
import glob
import importlib.util
import os
import sys


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    root = os.path.dirname(os.path.dirname(here))
    sys.dont_write_bytecode = True
    sys.path.insert(0, here)
    for path in sorted(glob.glob(os.path.join(here, "*.py"))):
        name = os.path.splitext(os.path.basename(path))[0]
        if name == "all":
            continue
        spec = importlib.util.spec_from_file_location("derive_" + name, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        if hasattr(module, "main"):
            print("derive:", name)
            module.main(root)


if __name__ == "__main__":
    main()
