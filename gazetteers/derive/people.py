"""Writes people.tsv and tenures.tsv from sources/people/ and the overlays authored/people*.tsv and authored/tenures.tsv.

Overlay rows of people: name, type, country, aliases, keys, id. A key is a form under which a source lists the person; it is
used to merge and is not shipped. An empty type is taken as PERSON.politician, an empty id as the slug of the name.
Overlay rows of tenures: the columns of tenures.tsv with the person given by name or id; a row replaces the derived ones of the
same person, role and country that it overlaps. With the title "-" it only drops the derived row of that start."""
import os
import re

from office_holders.check import check
from office_holders.factbook import load_factbook
from office_holders.ifg import load_ifg
from office_holders.ministers import load_ministers
from office_holders.names import LETTERS, SPECIAL, bare, fold, rows, split
from office_holders.register import People, load_overlay
from office_holders.tenures import load_tenures_overlay, settle

PEOPLE_HEAD = "#gazetteer v1\n#columns: id\ttype\tname\taliases\tcountry\tattributes\tfrom\tto\tsource\n"
TENURES_HEAD = "#tenures v1\n#columns: person\trole\ttitle\torganisation\tcountry\tfrom\tto\tattested\tsource\n"
NOTE = "# Written by derive/people.py from sources/people/ and authored/people*.tsv, tenures.tsv: change those, not this file.\n"


UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}


def shipped(forms, country=""):
    """The aliases, with the forms that folding does not give for letters such as ø and ł, the umlauts of German names written out ("Poehl"), initials written close
    ("K.P.", "KP"), and surnames that begin a sentence ("Al-Assad")."""
    out = list(forms)
    out += [form[0].upper() + form[1:] for form in forms if re.match("[ae]l-[A-Z]", form)]
    if country in ("DE", "AT", "CH"):
        out += ["".join(UMLAUTS.get(c, c) for c in form) for form in forms if any(c in UMLAUTS for c in form)]
    for form in forms:
        initials = re.match(r"(?:[A-Z]\. ){2,}(?=[A-Z])", form)
        if initials:
            close = initials.group(0).replace(" ", "")
            out += [close + " " + form[initials.end():], close.replace(".", "") + " " + form[initials.end():]]
    for form in forms:
        plain = bare(form)
        if SPECIAL.search(plain) and not re.search("[а-яА-Я]", plain):
            other = re.sub("[øØłŁđĐðÐıßæÆœŒþÞəƏ]", lambda m: m.group(0).translate(LETTERS), plain)
            flags = form[len(plain):] if form.startswith(plain) else ""
            out.append(other + flags)
    seen, unique = set(), []
    for form in out:
        if bare(form) not in seen:
            seen.add(bare(form))
            unique.append(form)
    return unique


def heads_of_banks(tenures):
    """The governor of a country's central bank is governor, president or chairman of that bank: "the Bank of Zolvath governor" asks so."""
    out = []
    for row in tenures:
        if row[1] == "role/central-bank-governor" and row[3]:
            role = next((r for word, r in (("Governor", "role/governor"), ("President", "role/president"), ("Chair", "role/chair")) if word in row[2]), "")
            if role:
                out.append([row[0], role, row[2], row[3], ""] + row[5:])
    return out


def name_bodies(tenures, bodies):
    """Whose office it is where the title says it: the chamber of a speaker ("President of the Bundestag"), who receives a permanent representative, the leader's chamber of the US Congress."""
    for row in tenures:
        if row[3]:
            continue
        role = row[1][5:]
        if role in ("speaker", "parliament-president") and row[4]:
            found = bodies.get((row[4], fold(re.sub(r"^.*? of (?:the )?", "", row[2]))), set())
            row[3] = next(iter(found)) if len(found) == 1 else ""
        elif role == "permanent-representative":
            row[3] = "org/un" if "United Nations" in row[2] else "org/nato" if "NATO" in row[2] else ""
        elif role == "chairman-of-the-joint-chiefs" and row[4] == "US":
            row[3] = "org/joint-chiefs-of-staff"
        elif role in ("majority-leader", "minority-leader") and row[4] == "US":
            row[3] = "org/us-senate" if row[2].startswith("Senate") else "org/us-house-of-representatives" if row[2].startswith("House") else ""


def main(root):
    here = os.path.join(root, "gazetteers")
    known_orgs, bodies = set(), {}
    for name in ("organisations.tsv", "ministries.tsv"):
        path = os.path.join(here, name)
        if os.path.exists(path):
            for r in rows(path, 9):
                known_orgs.add(r[0])
                for form in [r[2]] + split(r[3]):
                    bodies.setdefault((r[4], fold(bare(form))), set()).add(r[0])
    people, tenures = People(), []
    load_overlay(here, people)
    load_ministers(here, people, tenures, known_orgs)
    load_factbook(here, people, tenures)
    load_ifg(here, people, tenures)
    dropped = load_tenures_overlay(here, people, tenures)
    tenures = settle(tenures, dropped)
    name_bodies(tenures, bodies)
    tenures += heads_of_banks(tenures)

    lines = []
    for ident in sorted(people.by_id):
        p = people.by_id[ident]
        forms = shipped([p["name"]] + p["aliases"], p["country"])
        sources = [s for s in p["source"] if s]
        if "authored" in sources and len(sources) > 1:
            sources.remove("authored")
            sources.append("authored")
        lines.append("\t".join([ident, p["kind"], forms[0], " | ".join(forms[1:]), p["country"], "", "", "", "; ".join(sources)]))
    with open(os.path.join(here, "people.tsv"), "w", encoding="utf-8", newline="\n") as out:
        out.write(PEOPLE_HEAD + NOTE + "\n".join(lines) + "\n")
    for row in tenures:  # an organisation's office has no country
        if row[4].startswith("org/"):
            row[3], row[4] = row[3] or row[4], ""
    lines = sorted("\t".join(r[:9]) for r in tenures)
    with open(os.path.join(here, "tenures.tsv"), "w", encoding="utf-8", newline="\n") as out:
        out.write(TENURES_HEAD + NOTE + "\n".join(lines) + "\n")
    return people


if __name__ == "__main__":
    import sys
    here = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    complaints = check(here) if "--check" in sys.argv[1:] else main(here).clashes
    print("\n".join(complaints))
    sys.exit(1 if complaints else 0)
