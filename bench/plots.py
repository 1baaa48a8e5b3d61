#!/usr/bin/env python3
"""Draws the figures of the README from the tables of bench/README.md, so that figure and table cannot differ.

    bench/plots.py            writes bench/plots/names.svg and bench/plots/stages.svg
    bench/plots.py --check    exit code 1 if they are not what the tables say

names.svg: throughput of the matchers against the number of names. stages.svg: the time of Extract by stage, in nanoseconds a byte.
"""
import html
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
INK, FAINT, GRID, PAPER = "#24292f", "#57606a", "#d8dee4", "#ffffff"
OURS = ["#b42318", "#e0703a", "#eaae6f"]
PEERS = ["#1f6feb", "#0f8a6d", "#7a56c2", "#5b7083", "#9a7b16", "#3fa7c9"]
STAGES = ["#1f6feb", "#0f8a6d", "#e0a030", "#7a56c2", "#b42318", "#3fa7c9", "#e0703a", "#8a8f98", "#9a7b16"]


def table(text, heading):
    """The rows of the table whose head begins with `heading`: lists of cells without bold type."""
    lines = text.split("\n")
    at = next((i for i, line in enumerate(lines) if line.startswith("| " + heading)), None)
    if at is None:
        sys.exit(f"plots: bench/README.md has no table that begins with '{heading}'")
    rows = []
    for line in lines[at:]:
        if not line.startswith("|"):
            break
        if not re.match(r"\|[-:| ]+\|$", line):
            rows.append([cell.strip().strip("*") for cell in line.strip("|").split("|")])
    return rows


def number(cell):
    """"1,361 (1.44x)" is 1361; "69 *" is 69; an empty cell is None."""
    found = re.match(r"[\d,]+(?:\.\d+)?", cell)
    return float(found.group().replace(",", "")) if found else None


class Picture:
    def __init__(self, width, height):
        self.out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="DejaVu Sans, Helvetica, Arial, sans-serif" font-size="12">',
                    f'<rect width="{width}" height="{height}" fill="{PAPER}"/>']

    def text(self, x, y, what, colour=INK, anchor="start", size=12, weight="normal"):
        self.out.append(f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}">{html.escape(what)}</text>')

    def line(self, points, colour, width=1.0, dash=""):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"' + (f' stroke-dasharray="{dash}"' if dash else "") + "/>")

    def dot(self, x, y, colour):
        self.out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="{colour}"/>')

    def box(self, x, y, width, height, colour):
        self.out.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>')

    def svg(self):
        return "\n".join(self.out + ["</svg>", ""])


def spread(labels, gap):
    """Heights near those wanted, at least `gap` apart: [(y, ...)] in order of y."""
    labels = sorted(labels)
    heights = [label[0] for label in labels]
    for i in range(1, len(heights)):
        heights[i] = max(heights[i], heights[i - 1] + gap)
    return zip(heights, labels)


def names(text):
    rows = table(text, "MB/s (times the best peer)")
    columns = {"case-sensitive": (1, 3, 5), "ASCII letters in any case": (2, 4, 6)}
    sizes = (2_000, 100_000, 1_000_000)
    picture = Picture(1000, 500)
    picture.text(20, 26, "Matching a list of names in news text: MB/s of one thread, identical matches", weight="bold", size=14)
    for panel, (title, cells) in enumerate(columns.items()):
        left, top, width, height = 60 + panel * 475, 62, 235, 380
        low, high = math.log10(2), math.log10(4000)
        y_of = lambda v: top + height * (high - math.log10(v)) / (high - low)
        x_of = lambda n: left + width * (math.log10(n) - math.log10(sizes[0])) / (math.log10(sizes[2]) - math.log10(sizes[0]))
        picture.text(left, top - 10, title, FAINT)
        for tick in (2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 4000):
            picture.line([(left, y_of(tick)), (left + width, y_of(tick))], GRID)
            picture.text(left - 6, y_of(tick) + 4, f"{tick:,}", FAINT, "end", 11)
        for n in sizes:
            picture.text(x_of(n), top + height + 18, f"{n:,}", FAINT, "middle", 11)
        picture.text(left + width / 2, top + height + 38, "names", FAINT, "middle", 11)
        labels, ours, peers = [], iter(OURS), iter(PEERS)
        for row in rows[1:]:
            mine = row[0].startswith("onoma")
            if mine and "its own" in row[0]:
                continue
            colour = next(ours if mine else peers)
            points = [(x_of(n), y_of(v)) for n, v in ((n, number(row[c])) for n, c in zip(sizes, cells)) if v is not None]
            if not points:
                continue
            picture.line(points, colour, 2.6 if mine else 1.4, "" if mine else "5 3")
            for x, y in points:
                picture.dot(x, y, colour)
            labels.append((points[-1][1], points[-1][0], row[0], colour, "bold" if mine else "normal"))
        for height_at, (y, x, name, colour, weight) in spread(labels, 14):
            picture.line([(x + 5, y), (left + width + 12, height_at)], GRID)
            picture.text(left + width + 15, height_at + 4, name, colour, size=11, weight=weight)
    return picture.svg()


def stages(text):
    rows = table(text, "stage |")
    head, bars = rows[0], []
    for column, title in ((1, head[1]), (4, head[4])):
        parts = [(row[0], number(row[column])) for row in rows[1:] if row[0] not in ("sum of stages", "memcpy") and not row[0].startswith("whole")]
        bars.append((re.sub(r",? *MB/s$|: MB/s$", "", title), [(name, 1000 / rate) for name, rate in parts if rate]))
    top, left, width = 96, 190, 720
    picture = Picture(960, top + 70 * len(bars) + 70)
    picture.text(20, 26, "Where the time of Extract goes: nanoseconds a byte of text, one thread", weight="bold", size=14)
    most = max(sum(v for _, v in parts) for _, parts in bars)
    for i, (name, _) in enumerate(bars[0][1]):
        x, y = 20 + i % 4 * 235, 46 + i // 4 * 18
        picture.box(x, y, 11, 11, STAGES[i % len(STAGES)])
        picture.text(x + 16, y + 10, name, FAINT, size=11)
    for b, (title, parts) in enumerate(bars):
        y, at = top + 20 + b * 70, left
        picture.text(left - 10, y + 20, title, anchor="end")
        total = sum(v for _, v in parts)
        picture.text(left - 10, y + 36, f"{1000 / total:.1f} MB/s", FAINT, "end", 11)
        for i, (_, value) in enumerate(parts):
            wide = width * value / most
            picture.box(at, y, wide, 40, STAGES[i % len(STAGES)])
            if wide > 30:
                picture.text(at + wide / 2, y + 24, f"{value:.1f}", "#ffffff", "middle", 11)
            at += wide
    bottom = top + 20 + 70 * len(bars)
    for tick in range(0, int(most) + 1, 10):
        picture.text(left + width * tick / most, bottom + 8, str(tick), FAINT, "middle", 11)
    picture.text(left + width / 2, bottom + 28, "ns a byte", FAINT, "middle", 11)
    return picture.svg()


def main():
    text = (HERE / "README.md").read_text(encoding="utf-8")
    stale = []
    for name, draw in (("names.svg", names), ("stages.svg", stages)):
        path, svg = HERE / "plots" / name, draw(text)
        if "--check" in sys.argv:
            stale += [] if path.is_file() and path.read_text(encoding="utf-8") == svg else [name]
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(svg, encoding="utf-8")
    if stale:
        print(f"plots: {', '.join(stale)} is not what bench/README.md says; run bench/plots.py")
    return bool(stale)


sys.exit(main())
