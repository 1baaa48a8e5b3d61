#!/usr/bin/env python3
"""Turns three public sets of news, tagged by hand, into gold files for `onoma eval`. None is part of this repository.

  git clone https://github.com/stanfordnlp/en-worldwide-newswire    # Shan et al. 2023: 1,075 articles of newspapers outside Europe and North America
  git clone https://github.com/ShuhengL/acl2023_conllpp             # Liu and Ritter 2023: Reuters of 2020, CoNLL-2003's types
  git clone https://github.com/bekou/multihead_joint_entity_relation_extraction   # Roth and Yih 2004: sentences of AP, WSJ and FBIS of 1987-94
  bench/public_gold.py world en-worldwide-newswire --out /tmp/gold/world
  bench/public_gold.py conllpp acl2023_conllpp/dataset/conllpp.txt --out /tmp/gold/conllpp

  bench/public_gold.py conll04 multihead_joint_entity_relation_extraction/data/CoNLL04 --out /tmp/gold/conll04

writes OUT.a.jsonl and OUT.b.jsonl: documents whose id's MD5 is odd and even (of the last set: its training part, and its development and test parts).
Half a was read while rules were written, half b never: score that.
Offsets are those of the article where its tokens are found in it in order, else of the tokens set beside each other.
"""
import argparse
import hashlib
import json
import pathlib
import re

TYPES = {"Person": "PERSON", "Organization": "ORG", "Location": "LOC", "Facility": "FAC", "NORP": "NORP", "Money": "MONEY", "Date": "DATE", "Product": "PRODUCT",
         "Peop": "PERSON", "Org": "ORG", "Loc": "LOC", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]’”]|'s|’s|n't|'re|'ve|'ll")


def found_in(text, words):
    """Where each word stands in `text`, in order; None if one is not found near the one before."""
    spans, at = [], 0
    for word in words:
        first = re.compile(r"\s*").match(text, at).end()
        if not text.startswith(word, first):
            first = text.find(word, at, at + 60)
            if first < 0 or (len(word) < 2 and first > at + 3):
                return None
        at = first + len(word)
        spans.append((first, at))
    return spans


def joined(lines):
    """A text of lines of words, and where each word stands in it."""
    text, spans = "", []
    for words in lines:
        for word in words:
            if text and not text.endswith("\n") and not NO_SPACE_BEFORE.match(word) and not re.search(r"[(\[“$]$", text):
                text += " "
            spans.append((len(text), len(text) + len(word)))
            text += word
        text = text.rstrip() + "\n"
    return text, spans


def entities(text, spans, labels, split_apart=False):
    """Runs of B-X I-X (or I-X alone) as entities with byte offsets."""
    found = []
    for (begin, end), label in zip(spans, labels):
        mark, _, kind = label.partition("-")
        last = found[-1] if found else None
        if not kind:
            found.append(None)
        elif last and last[2] == kind and mark not in "BS" and not (split_apart and begin - last[1] > 1):
            last[1] = end
        else:
            found.append([begin, end, kind])
    at = [0]
    for c in text:
        at.append(at[-1] + len(c.encode()))
    return [{"start": at[b], "end": at[e], "text": text[b:e], "type": TYPES.get(kind, "MISC")} for b, e, kind in filter(None, found)]


def world(root):
    for path in sorted((root / "processed_annotated").glob("*.tsv")):
        lines, labels = [[]], []
        for row in path.read_text(encoding="utf-8", errors="replace").split("\n"):
            cells = row.split("\t")
            if not row.strip():
                lines.append([])
            elif len(cells) > 1:
                lines[-1].append(cells[0])
                labels.append(cells[1])
        article = root / "original_articles" / path.name[:-4]
        text = article.read_bytes().decode("utf-8", errors="replace") if article.exists() else ""
        spans = found_in(text, [word for words in lines for word in words])
        if not text or spans is None:
            text, spans = joined(lines)
        yield path.name[:-8], text, entities(text, spans, labels)


def conllpp(path):
    for number, part in enumerate(path.read_text(encoding="utf-8").split("-DOCSTART-")[1:]):
        rows = [row.split(" ") for row in part.split("\n")[1:] if row.strip()]
        text, last = [" "] * max(int(row[2]) for row in rows), 0
        for word, begin, end, _ in rows:
            if last and int(begin) - last >= 2:
                text[last:int(begin)] = "\n" * (int(begin) - last)
            text[int(begin):int(end)] = word
            last = int(end)
        text = "".join(text)
        yield str(number), text, entities(text, [(int(row[1]), int(row[2])) for row in rows], [row[3] for row in rows], split_apart=True)


BRACKETS = {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"', "COMMA": ","}


def conll04(root):
    for part in ("train", "dev", "test"):
        for sentence in (root / f"{part}.txt").read_text(encoding="utf-8").split("#doc ")[1:]:
            rows = [row.split("\t") for row in sentence.split("\n")[1:] if row.count("\t") > 2]
            words, labels = [], []
            for _, word, label, *_ in rows:
                if word in "`'" and words and words[-1] == word:  # marks of quotation are two tokens
                    words[-1] = '"'
                else:
                    words.append(BRACKETS.get(word, word))
                    labels.append(label)
            text, spans = joined([words])
            found = [e for e in entities(text, spans, labels) if e["type"] != "MISC"]
            yield part + sentence.split("\n")[0].strip(), text, found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=["world", "conllpp", "conll04"])
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    documents = {"a": [], "b": []}
    for name, text, found in {"world": world, "conllpp": conllpp, "conll04": conll04}[options.set](options.source):
        odd = name.startswith("train") if options.set == "conll04" else int(hashlib.md5(name.encode()).hexdigest(), 16) & 1
        half = "a" if odd else "b"
        documents[half].append(json.dumps({"id": name, "text": text, "entities": found}, ensure_ascii=False))
    for half, rows in documents.items():
        pathlib.Path(f"{options.out}.{half}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
        print(f"{options.out}.{half}.jsonl: {len(rows)} documents")


if __name__ == "__main__":
    main()
