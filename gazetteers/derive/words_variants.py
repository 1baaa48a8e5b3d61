#!/usr/bin/env python3
"""Derives words/given_variants.txt and words/surname_variants.txt: spellings of given and family names beyond those of words.py.

Input, held beside the repository or in the folder named by ONOMA_NAMES, and checked against its SHA-256:
  rigour_person_names.txt.gz, of rigour 2.6.1: groups of spellings of one part of a person's name, in several scripts
A group does not say whether it is a given or a family name. One that holds a given name of words.py, and no surname, is a given name
in other spellings (Oleksii, Olexiy); all others go to the surnames, since rules take a word for a given name only if it is known as one.
Left out is what may be something else: common and function words, words of place names and other names of the gazetteers, three
letters or fewer, and what is known already. Run from anywhere: words_variants.py [ROOT].
"""
import gzip
import hashlib
import os
import re
import sys
import unicodedata

INPUT = "rigour_person_names.txt.gz"
SHA256 = "13918220a9c62bede10635eb534386344d8b7059d68ad7620ab5411b47f415a3"
LATIN = re.compile(r"[a-zà-öø-žḀ-ỿ]+")
WORD = re.compile(r"[^\W\d_]+")
UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
# Entity files whose words are no surnames; those of persons are left out, since their words are names.
NOT_NAMES = ("cities", "countries", "divisions", "nature", "regions_peoples", "facilities", "organisations", "companies", "ministries", "parties", "events", "laws",
             "products", "titles")


def fold(word):
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(UNDECOMPOSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words_of(path):
    with open(path, encoding="utf-8") as lines:
        return {fold(line.split("\t")[0].strip()) for line in lines if not line.startswith("#")}


def words_of_names(path):
    """The words of all names and aliases of a '#gazetteer v1' file."""
    found = set()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            fields = line.rstrip("\n").split("\t")
            for name in [fields[2]] + fields[3].split(" | "):
                found.update(fold(w) for w in WORD.findall(name.split("{")[0]))
    return found


def write_words(path, name, words):
    """One spelling a folded form, the one with the fewest marks, in the order of the folded forms."""
    best = {}
    for word in words:
        key = fold(word)
        if key not in best or (sum(not c.isascii() for c in word), word) < (sum(not c.isascii() for c in best[key]), best[key]):
            best[key] = word
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("#words v1 class=%s\n" % name)
        for key in sorted(best):
            out.write(best[key].capitalize() + "\n")
    return len(best)


def load(root):
    """The lines of the input; None where it cannot be had."""
    shared = os.path.join(os.path.dirname(os.path.abspath(root)), "shared")
    path = os.path.join(os.environ.get("ONOMA_NAMES") or os.path.join(shared, "sources", "misc"), INPUT)
    if not os.path.exists(path):
        return None
    with open(path, "rb") as handle:
        data = handle.read()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit("words_variants: %s is not the file that was pinned" % INPUT)
    return gzip.decompress(data).decode("utf-8").splitlines()


def parts_of_names(root):
    """Every spelling of a part of a person's name in the input, folded; None where it cannot be had."""
    lines = load(root)
    return lines and {fold(s.strip()) for line in lines for s in line.split("=>")[0].split(",")}


def main(root):
    data = load(root)
    if not data:
        print("words_variants: input missing, nothing written")
        return None
    gazetteers = os.path.join(root, "gazetteers")
    folder = os.path.join(gazetteers, "words")
    given, surname = words_of(os.path.join(folder, "given.txt")), words_of(os.path.join(folder, "surname.txt"))
    words = set()
    for name in sorted(os.listdir(folder)):
        if not name.startswith(("given", "surname")):
            words |= words_of(os.path.join(folder, name))
    others = set().union(*(words_of_names(os.path.join(gazetteers, name + ".tsv")) for name in NOT_NAMES))

    new_given, new_surname = set(), set()
    for line in data:
        spellings = [s.strip() for s in line.split("=>")[0].split(",")]
        spellings = [unicodedata.normalize("NFC", s) for s in spellings if LATIN.fullmatch(s)]
        keys = {fold(s) for s in spellings}
        kind = new_given if keys & given and not keys & surname else new_surname
        for spelling in spellings:
            key = fold(spelling)
            if len(key) > 3 and key not in words and key not in others and key not in given and key not in surname:
                kind.add(spelling)
    known = {fold(w) for w in new_given}
    new_surname = {w for w in new_surname if fold(w) not in known}
    n_given = write_words(os.path.join(folder, "given_variants.txt"), "given", new_given)
    n_surname = write_words(os.path.join(folder, "surname_variants.txt"), "surname", new_surname)
    print("words_variants: given %d, surname %d" % (n_given, n_surname))
    return True


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
