#!/usr/bin/env python3
"""The tool on a large file of JSON lines beside the library on the same text: rate, peak memory, and the order of the output.

    bench/cli_bench.py --corpus NEWS.jsonl [--build build] [--megabytes 100,1000] [--threads 2] [--rounds 3]

The file is the corpus again and again under new ids. The tool reads it by name and writes JSON lines into a pipe; `extract_bench` extracts from the corpus's texts in memory, no JSON read or
written, on as many threads. The two run in turn, so that whatever else the machine does falls on both. MB are 10^6 bytes of decoded text; "processor" is by the time of all
threads on their processors, which a shared machine changes less. Exit code 1: a line of output was missing, twice there, or out of order.
"""
import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time


def templates(corpus):
    """The corpus's lines, cut where their ids go, and the bytes of their texts."""
    rows, text = [], 0
    for line in open(corpus, encoding="utf-8"):
        document = json.loads(line)
        text += len(document["text"].encode())
        document["id"] = "\0"
        before, after = json.dumps(document, ensure_ascii=False).split('"\\u0000"')
        rows.append((before.encode() + b'"', b'"' + after.encode() + b"\n"))
    return rows, text


def write(path, rows, text, megabytes):
    """About that many MB of JSON lines with the ids 0, 1, 2, ...; (documents, bytes of text)."""
    number, size, of_text = 0, 0, 0
    with open(path, "wb") as out:
        while size < megabytes * 1e6:
            for before, after in rows:
                line = before + str(number).encode() + after
                out.write(line)
                size += len(line)
                number += 1
            of_text += text
    return number, of_text


def tool(command, check):
    """Runs it with its output in a pipe: seconds, seconds on the processor, peak bytes, bytes written, and the ids in order if asked."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    written, ids = 0, []
    if check:
        for line in process.stdout:
            written += len(line)
            found = re.match(rb'\{"id": ?"(\d+)"', line)
            ids.append(int(found.group(1)) if found else -1)
    else:
        buffer = bytearray(1 << 20)
        while got := process.stdout.readinto(buffer):
            written += got
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"cli_bench: the tool ended with {process.returncode}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, written, ids


def library(program, corpus, threads):
    """(MB/s by the clock, MB/s by processor time)."""
    out = subprocess.run([program, corpus, "--threads", str(threads), "--repeats", "1"], stdout=subprocess.PIPE, check=True, text=True).stdout
    clock = float(re.search(r"^extract +([\d.]+)", out, re.M).group(1))
    return clock, float(re.search(r"^ +([\d.]+) +the same by processor time", out, re.M).group(1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--build", default="build")
    parser.add_argument("--megabytes", default="100,1000")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    programs = pathlib.Path(options.build) / "bin"
    rows, text = templates(options.corpus)
    wrong = False
    print(f"{'JSON lines':>12}{'documents':>11}{'tool MB/s':>11}{'library':>9}{'ratio':>8}{'processor':>11}{'library':>9}{'ratio':>8}{'peak MB':>9}{'written MB':>12}  order")
    for megabytes in map(int, options.megabytes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/corpus.jsonl"
            documents, of_text = write(path, rows, text, megabytes)
            command = [str(programs / "onoma"), "extract", "--format", "jsonl", "--threads", str(options.threads), "--quiet", path]
            ours, theirs, peak = [], [], 0
            for _ in range(options.rounds if megabytes < 500 else 1):
                theirs.append(library(programs / "extract_bench", options.corpus, options.threads))
                seconds, processor, most, written, _ = tool(command, False)
                theirs.append(library(programs / "extract_bench", options.corpus, options.threads))
                ours.append((of_text / 1e6 / seconds, of_text / 1e6 / processor))
                peak = max(peak, most)
            ids = tool(command, True)[4]
            in_order = ids == list(range(documents))
            wrong |= not in_order
            median = lambda rows, i: statistics.median(row[i] for row in rows)
            print(f"{megabytes:>9} MB{documents:>11}{median(ours, 0):>11.1f}{median(theirs, 0):>9.1f}{median(ours, 0) / median(theirs, 0):>8.2f}"
                  f"{median(ours, 1):>11.1f}{median(theirs, 1):>9.1f}{median(ours, 1) / median(theirs, 1):>8.2f}{peak / 1e6:>9.0f}{written / 1e6:>12.0f}  {'kept' if in_order else 'BROKEN'}", flush=True)
    return wrong


sys.exit(main())
