#!/usr/bin/env python3
"""Draws the README's picture: what `onoma extract` says of the shipped article, as an SVG of a terminal.

    onoma extract --format jsonl --date 2025-11-20 examples/data/article.txt | examples/picture.py examples/data/article.txt > examples/picture.svg
"""
import html, json, sys

COLOURS = {"PERSON": "#ffd866", "GPE": "#78dce8", "LOC": "#6fb7ff", "FAC": "#6fb7ff", "ORG": "#a9dc76", "NORP": "#5ec4b6", "TITLE": "#fc9867", "PROGRAM": "#ff79c6",
           "PRODUCT": "#ff79c6", "DATE": "#ab9df2", "MONEY": "#ab9df2", "ORDINAL": "#ab9df2", "CARDINAL": "#ab9df2", "URL": "#8f8f8f", "EMAIL": "#8f8f8f"}
WIDTH, SIZE, STEP, LETTER = 118, 13, 19, 7.83


def main():
    data = open(sys.argv[1], "rb").read()
    document = json.load(sys.stdin)
    pieces, at = [], 0  # (text, colour, small)
    for e in document["entities"]:
        pieces.append((data[at:e["start"]].decode(), "#d6d6d6"))
        pieces.append((e["text"], COLOURS.get(e["type"], "#ab9df2")))
        label = " " + (e.get("id") or e["type"])
        pieces.append((label, "#7a7a7a"))
        at = e["end"]
    pieces.append((data[at:].decode(), "#d6d6d6"))
    lines, column = [[]], 0
    for text, colour in pieces:
        words = text.replace("\n", " \n ").split(" ")
        for i, word in enumerate(words):
            if word == "\n":
                lines.append([])
                column = 0
                continue
            space = " " if i and column else ""
            if column + len(word) + len(space) > WIDTH:
                lines.append([])
                column, space = 0, ""
            lines[-1].append((space + word, colour))
            column += len(space + word)
    height = STEP * len(lines) + 52
    width = int(WIDTH * LETTER + 40)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{SIZE}">',
           f'<rect width="{width}" height="{height}" rx="8" fill="#221f22"/>',
           '<text x="20" y="28" fill="#7a7a7a">$ onoma extract --date 2025-11-20 examples/data/article.txt</text>']
    for n, line in enumerate(lines):
        out.append(f'<text x="20" y="{56 + n * STEP}" xml:space="preserve">' + "".join(f'<tspan fill="{c}">{html.escape(t)}</tspan>' for t, c in line if t) + "</text>")
    print("\n".join(out + ["</svg>"]))


main()
