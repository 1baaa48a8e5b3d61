"""Writes countries.tsv and regions_peoples.tsv from the compact lists under authored/."""
import os
import re
import unicodedata

HEAD = "#gazetteer v1\n#columns: id\ttype\tname\taliases\tcountry\tattributes\tfrom\tto\tsource\n"


def slug(text):
    text = text.replace("\u00df", "ss").replace("\u00f8", "o").replace("\u0142", "l").replace("\u0131", "i").replace("\u0111", "d")
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")


def rows(path):
    with open(path, encoding="utf-8") as handle:
        for line in handle:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line.split("|")


def bare(form):
    return re.sub(r"\{[^}]*\}$", "", form)


def tidy(name, aliases):
    """Drops leading articles and repeated forms."""
    seen, out = {name}, []
    for form in (a.strip() for a in aliases.split(";")):
        form = re.sub(r"^[Tt]he ", "", form)
        if form and form not in seen and bare(form) != bare(name):
            seen.add(form)
            out.append(form)
    return " | ".join(out)


def main(root):
    here = os.path.join(root, "gazetteers")
    facts = {}
    with open(os.path.join(here, "authored", "country_facts.tsv"), encoding="utf-8") as handle:
        for line in handle:
            if not line.startswith("#"):
                cc, led_by, parliament = line.rstrip("\n").split("\t")
                facts[cc] = (";led_by=" + led_by if led_by else "") + (";parliament=" + parliament if parliament else "")
    lines = []
    for f in rows(os.path.join(here, "authored", "countries.txt")):
        cc, kind, name, aliases, iso3, capital = (f + [""] * 6)[:6]
        attributes = "iso3=" + iso3 + (";capital=geo/" + capital if capital else "") + facts.get(cc, "")
        lines.append("\t".join(["geo/" + cc, kind, name, tidy(name, aliases), cc.upper(), attributes, "", "", "authored"]))
    for f in rows(os.path.join(here, "authored", "territories.txt")):
        ident, kind, name, aliases, cc, attributes, start, end = (f + [""] * 8)[:8]
        lines.append("\t".join(["geo/" + ident, kind, name, tidy(name, aliases), cc, attributes, start, end, "authored"]))
    with open(os.path.join(here, "countries.tsv"), "w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD + "\n".join(lines) + "\n")

    lines = []
    for f in rows(os.path.join(here, "authored", "regions.txt")):
        ident, kind, name, aliases, cc = (f + [""] * 5)[:5]
        lines.append("\t".join([ident, kind, name, tidy(name, aliases), cc, "", "", "", "authored"]))
    for f in rows(os.path.join(here, "authored", "norp.txt")):
        ident, kind, name, aliases, cc = (f + [""] * 5)[:5]
        entries = [(ident, name, aliases)]
        if ident == "*":  # several small entries on one line
            entries = []
            for part in name.split(" / "):
                first, _, rest = part.partition(";")
                entries.append((slug(bare(first)), first, rest))
        for ident, name, aliases in entries:
            lines.append("\t".join(["norp/" + ident, kind, name, tidy(name, aliases), cc, "", "", "", "authored"]))
    with open(os.path.join(here, "regions_peoples.tsv"), "w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
