#!/usr/bin/env python3
"""The benchmark beside the peers still runs, and every peer that it was built with finds the same matches, with and without case.

    peers_test.py PEERS_BENCH SOURCE_DIRECTORY
"""
import pathlib
import re
import subprocess
import sys
import tempfile


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    names = []
    for row in (source / "gazetteers/countries.tsv").read_text(encoding="utf-8").split("\n"):
        cells = row.split("\t")
        if row.startswith("#") or len(cells) < 4:
            continue
        forms = [re.sub(r"\{.*?\}", "", form).strip() for form in [cells[2], *cells[3].split("|")]]
        names += [form for form in forms if form and form[0].isalnum() and form[-1].isalnum()]
    text = (source / "examples/data/article.txt").read_text(encoding="utf-8") + (source / "gazetteers/cities.tsv").read_text(encoding="utf-8")[:400_000] + " ".join(names)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "names.txt").write_text("\n".join(dict.fromkeys(names)) + "\n", encoding="utf-8")
        (folder / "text.txt").write_text(text, encoding="utf-8")
        done = subprocess.run([program, "--text", folder / "text.txt", "--names", folder / "names.txt", "--repeat", "1"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(done.stdout)
    peers = re.findall(r"^  (RE2|abseil|Hyperscan|aho-corasick|daachorse)", done.stdout, re.M)
    if done.returncode != 0 or "DIFFERS" in done.stdout or len(peers) < 4:
        print(f"FAILED: {done.returncode}, peers {peers}")
        return 1
    return 0


sys.exit(main())
