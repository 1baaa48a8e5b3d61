#!/usr/bin/env python3
"""Measures everything that bench/README.md holds and prints its tables, on a machine with nothing else to do.

    bench/run_all.py --news NEWS.jsonl --press PRESS.jsonl --names DIRECTORY [--gold DIRECTORY] [--build build] [--only pipeline,variants,core,rules,document,sizes,cli,ablation]

DIRECTORY of names: d1.txt, d2.txt, d3.txt of make_names.py. Programs to be there: the default build, and for all peers libhyperscan-dev and -DONOMA_BENCH_RUST_PEERS=ON.
About 25 minutes. Put the tables into README.md, then run plots.py. How busy the machine was is told first and last.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PARTS = ("pipeline", "variants", "core", "rules", "document", "sizes", "cli", "ablation")


def run(command, **environment):
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, text=True, env={**os.environ, **environment})
    if done.returncode != 0:
        print(f"({command[0]} ended with {done.returncode})")
    return done.stdout


def row(*cells):
    print("| " + " | ".join(str(c) for c in cells) + " |")


def stages(o, corpus, threads=1, repeats=5, **environment):
    """{stage: (MB/s, share, ns a mention)}, and whole, memcpy, processor as numbers."""
    out = run([o.bin / "extract_bench", corpus, "--threads", threads, "--repeats", repeats], **environment)
    found = {m[1].strip(): (m[2], m[3], m[4]) for m in re.finditer(r"^(\S.*?) {2,}([\d.]+) +([\d.]+)% +([\d.]+)$", out, re.M)}
    number = lambda pattern: float(re.search(pattern, out, re.M).group(1))
    return found, {"sum": number(r"^sum of stages +([\d.]+)"), "a mention": number(r"^sum of stages +[\d.]+ +([\d.]+)"), "whole": number(r"^extract +([\d.]+)"),
                   "processor": number(r"^ +([\d.]+) +the same by processor"), "memcpy": number(r"^memcpy +([\d.]+)"), "MB": number(r"documents, ([\d.]+) MB"),
                   "a KB": number(r"mentions, ([\d.]+) a KB")}


def pipeline(o):
    news, press = stages(o, o.news), stages(o, o.press)
    two = stages(o, o.news, threads=2)[1]
    row("stage", f"news wire, {news[1]['MB']} MB: MB/s", "share", "ns/mention", f"press.jsonl, {press[1]['MB']} MB: MB/s", "share", "ns/mention")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, (rate, share, ns) in news[0].items():
        other = press[0][name]
        row("resolve, entities, values" if name == "resolve" else name, f"{float(rate):,.0f}", share + " %", f"{float(ns):.0f}", f"{float(other[0]):,.0f}", other[1] + " %", f"{float(other[2]):.0f}")
    row("sum of stages", news[1]["sum"], "", f"{news[1]['a mention']:,.0f}", press[1]["sum"], "", f"{press[1]['a mention']:,.0f}")
    row("**whole Extract, 1 thread**", f"**{news[1]['whole']}**", "", "", f"**{press[1]['whole']}**", "", "")
    row("whole Extract, 2 threads", f"{two['whole']} ({two['whole'] / news[1]['whole']:.1f}x)", "", "", "", "", "")
    row("memcpy", f"{news[1]['memcpy']:,.0f}", "", "", f"{press[1]['memcpy']:,.0f}", "", "")
    print(f"\n{news[1]['a KB']} mentions a KB (news wire), {press[1]['a KB']} (press).")


def variants(o):
    """Each instruction set in turn, five rounds, the best of each, so that whatever else the machine does falls on all of them alike."""
    sets = ("avx512", "avx2", "scalar")
    seen = {(isa, corpus): [] for isa in sets for corpus in (o.news, o.press)}
    for _ in range(5):
        for isa, corpus in seen:
            seen[isa, corpus].append(stages(o, corpus, repeats=1, ONOMA_ISA=isa))
    row("forced by ONOMA_ISA", *(f"{name}: {what}" for name in ("news wire", "press") for what in ("tokenize", "gazetteer", "whole Extract, processor time")))
    print("|---|---:|---:|---:|---:|---:|---:|")
    for isa in sets:
        cells = []
        for corpus in (o.news, o.press):
            best_of = lambda of, which: max(of(s) for s in seen[which, corpus])
            for of in (lambda s: float(s[0]["tokenize"][0]), lambda s: float(s[0]["gazetteer"][0]), lambda s: s[1]["processor"]):
                own, best = best_of(of, isa), best_of(of, sets[0])
                cells.append(f"{own:,.0f} ({own / best:.2f}x)" if own > 100 else f"{own:.1f} ({own / best:.2f}x)")
        row(isa, *cells)


def core(o):
    names = [o.names / f"d{i}.txt" for i in (1, 2, 3)]
    out = run([o.bin / "peers_bench", "--text", o.news, "--names", ",".join(map(str, names)), "--repeat", 7])
    rows, indexes, column = {}, {}, 0
    for line in out.split("\n"):
        if line.strip().startswith(("case-sensitive", "insensitive")):
            column += 1
        found = re.match(r"  (\S.*?) +([\d.]+) MB/s +([\d.]+)x +([\d.]+) MB +([\d.]+) s +(\d+) *(\S*)", line)
        if found:
            name, rate, ratio, size, built, _, differs = found.groups()
            rows.setdefault(name, {})[column] = f"{float(rate):,.0f} ({ratio}x)" + (" DIFFERS" if differs else "")
            if column == 5:
                indexes[name] = f"{float(size):.0f} MB, {built} s"
    row("MB/s (times the best peer)", *(f"d{d} {mode}" for d in (1, 2, 3) for mode in ("case", "any case")), "d3 index, built")
    print("|---|---|---|---|---|---|---|---|")
    for name, cells in rows.items():
        row(f"**{name}**" if name.startswith("onoma") else name, *(cells.get(c, "") for c in range(1, 7)), indexes.get(name, ""))
    limit = lambda what: f"{float(re.search(f'limit: {what} +([0-9.]+)', out).group(1)):,.0f}"
    print()
    row("limit on the same text, MB/s", "scalar", "AVX2", "AVX-512")
    print("|---|---|---|---|")
    row("words (starts and ends)", *(limit(f"words, {isa}") for isa in ("scalar", "AVX2", "AVX-512")))
    row("words, and a hash of each", *(limit(f"words and hashes, {isa}") for isa in ("scalar", "AVX2", "AVX-512")))
    print(f"\nmemcpy {limit('memcpy')}. " + "; ".join(re.findall(r"\d+ names; image checked.*", out)))


def rules(o):
    for corpus in (o.press, o.news):
        print(f"```\n{run([o.bin / 'rules_bench', corpus, 3])}```")


def document(o):
    print(f"```\n{run([o.bin / 'document_bench'])}```")


def sizes(o):
    print(f"```\n{run([o.bin / 'document_bench', '--one', o.news, '0.004', 0.1, 1, 16, 64, 256])}```")


def cli(o):
    print(f"```\n{run([sys.executable, HERE / 'cli_bench.py', '--corpus', o.news, '--build', o.build])}```")


def ablation(o):
    if o.gold:
        print(run([sys.executable, HERE / "ablation.py", "--onoma", o.bin / "onoma", *(o.gold / f"{s}.dev.jsonl" for s in ("re3d", "wikinews", "politics"))]))


def main():
    parser = argparse.ArgumentParser()
    for flag, needed in (("--news", True), ("--press", True), ("--names", True), ("--gold", False)):
        parser.add_argument(flag, type=pathlib.Path, required=needed)
    parser.add_argument("--build", type=pathlib.Path, default="build")
    parser.add_argument("--only", default=",".join(PARTS))
    o = parser.parse_args()
    o.bin = o.build / "bin"
    for part in o.only.split(","):
        if part not in PARTS:
            parser.error(f"no part '{part}'; write some of {','.join(PARTS)}")
        print(f"\n## {part} (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors)\n", flush=True)
        globals()[part](o)
    print(f"\nload at the end {os.getloadavg()[0]:.1f}")


main()
