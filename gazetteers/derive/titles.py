#!/usr/bin/env python3
"""Expands the authored title tables into gazetteers/titles.tsv.

  titles_ranks.tsv                               TITLE.rank, as written
  titles_honorifics.tsv                          TITLE.honorific, as written
  titles_offices.tsv x titles_modifiers.tsv      TITLE.office: the office, then "deputy ...", "senior ..."
  titles_portfolios.tsv x titles_heads.tsv       TITLE.office: "X minister", "deputy minister of X", ...
  titles_commands.tsv x POSTS                    TITLE.office: "army chief", "brigade commander", ...

In a form, (a/b) expands to a and to b, an empty alternative is allowed; braces hold alias flags. A form belongs to the first
row that claims it, in the order above, so no surface form is ambiguous. Run from anywhere: titles.py [ROOT].
"""
import os
import re
import sys

COLUMNS = "id\ttype\tname\taliases\tcountry\tattributes\tfrom\tto\tsource"
GROUP = re.compile(r"\(([^()]*/[^()]*)\)")
FLAGGED = re.compile(r"^(.*?)(\{[^{}]*\})?$")

# Posts of a branch of the forces or of a unit: id, then forms; {u} is the branch or unit.
POSTS = {
    "branch": (
        ("{u}-chief", "{u} chief"),
        ("deputy-{u}-chief", "deputy {u} chief | {u} deputy chief | vice {u} chief"),
        ("{u}-commander", "(/top /senior ){u} commander | {u} commander-in-chief | {u} commander in chief"),
        ("deputy-{u}-commander", "deputy {u} commander | {u} deputy commander | deputy {u} commander-in-chief"),
        ("{u}-chief-of-staff", "{u} chief of staff | {u} staff chief | chief of {u} staff | chief of the {u} staff"),
        ("deputy-{u}-chief-of-staff", "deputy {u} chief of staff | {u} deputy chief of staff | {u} vice chief of staff"),
    ),
    "unit": (
        ("{u}-commander", "(/top /senior ){u} commander"),
        ("deputy-{u}-commander", "deputy {u} commander | {u} deputy commander"),
        ("{u}-chief-of-staff", "{u} chief of staff"),
        ("{u}-spokesperson", "{u} (spokesman/spokeswoman/spokesperson){C}"),
    ),
}


def table(root, name, width):
    """The rows of an authored table, each padded to width fields."""
    with open(os.path.join(root, "authored", name), encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                fields = [field.strip() for field in line.split("\t")]
                if len(fields) > width:
                    raise ValueError("%s: too many fields: %s" % (name, line))
                yield fields + [""] * (width - len(fields))


def expand(form):
    """All readings of one form, in order."""
    found = GROUP.search(form)
    if not found:
        return [" ".join(form.split())]
    readings = []
    for choice in found.group(1).split("/"):
        readings.extend(expand(form[:found.start()] + choice + form[found.end():]))
    return readings


# Parts of a state whose own government has ministers, too: "the first minister of Wales" and "Scottish ministers" are not the secretaries of state for them.
LANDS = ("northern-ireland", "scotland", "wales")


def forms(cell):
    """The expanded forms of a cell, each (text, flags)."""
    found = []
    for form in cell.split(" | "):
        if form.strip():
            for reading in expand(form.strip()):
                text, flags = FLAGGED.match(reading).groups()
                found.append((text, flags or ""))
    return found


class Rows:
    """Collects rows by id and gives each surface form to its first claimant."""

    def __init__(self):
        self.owner = {}
        self.rows = {}

    def add(self, identity, kind, claimed, attributes):
        row = self.rows.setdefault(identity, (kind, attributes, []))
        for text, flags in claimed:
            exact = "A" in flags[1:-1].split(",") or "C" in flags[1:-1].split(",")
            key = text if exact else text.lower()
            if self.owner.setdefault(key, identity) != identity or (text, flags) in row[2]:
                continue
            if any(known == text or (known.lower() == text.lower() and not exact) for known, _ in row[2]):
                continue
            row[2].append((text, flags))

    def lines(self):
        for identity, (kind, attributes, claimed) in self.rows.items():
            if claimed:
                written = [text + flags for text, flags in claimed]
                yield "\t".join((identity, kind, written[0], " | ".join(written[1:]), "", attributes, "", "", "authored"))


def main(root):
    root = os.path.join(root, "gazetteers")
    rows = Rows()
    for slug, nato, cell in table(root, "titles_ranks.tsv", 3):
        rows.add("rank/" + slug, "TITLE.rank", forms(cell), "person_before=1" + (";nato=" + nato if nato else ""))
    for slug, cell in table(root, "titles_honorifics.tsv", 2):
        after = ";person_after=1" if slug in ("jr", "sr", "phd", "esquire") else ""
        rows.add("honorific/" + slug, "TITLE.honorific", forms(cell), "person_before=%d" % (not after) + after)

    offices = list(table(root, "titles_offices.tsv", 4))
    for slug, _, cell, more in offices:
        rows.add("role/" + slug, "TITLE.office", forms(cell.replace("| +", "| ")), more or "person_before=1")
    written = {slug: cell.split(" | ") for slug, cell in table(root, "titles_modifiers.tsv", 2)}
    for slug, modifiers, cell, more in offices:
        takes = [form.lstrip("+") for i, form in enumerate(cell.split(" | ")) if i == 0 or form.startswith("+")]
        for modifier in modifiers.split(",") if modifiers != "-" else ():
            patterns = written.get(modifier, [modifier.replace("-", " ") + " ~"])
            claimed = [(pattern.replace("~", text[0].lower() + text[1:] if text.istitle() and "." not in text else text), flags)
                       for form in takes for text, flags in forms(form) for pattern in patterns]
            rows.add("role/%s-%s" % (modifier, slug), "TITLE.office", claimed, "person_before=1")

    heads = list(table(root, "titles_heads.tsv", 4))
    portfolios = list(table(root, "titles_portfolios.tsv", 5))
    for template, lowest, most, pattern in heads:
        for slug, tier, before, after, more in portfolios:
            if int(tier) > int(lowest):
                continue
            claimed = []
            for form in pattern.split(" | "):
                slot, cell = ("{a}", before) if "{a}" in form else ("{n}", after)
                for text, _ in forms(cell)[:int(most) or None]:
                    claimed.extend(forms(form.replace(slot, text)))
            if template == "{p}-minister" and not int(most):
                claimed.extend(forms(more))
            if template == "shadow-{p}-minister":  # whatever the secretary of the government is called
                claimed.extend(("shadow " + text, flags) for text, flags in forms(more) if re.match(r"(?:[a-z]+ )*secretary|chancellor", text))
                claimed.extend(("shadow chancellor", "") for _ in range(slug == "finance"))
            if slug in LANDS:
                claimed = sorted(((t, f) for t, f in claimed if " for " in t or t.endswith(("secretary", "office minister"))), key=lambda c: "of state for" not in c[0])
            rows.add("role/" + template.replace("{p}", slug), "TITLE.office", claimed, "person_before=1;portfolio=" + slug)

    for kind, slug, cell in table(root, "titles_commands.tsv", 3):
        for template, pattern in POSTS[kind]:
            claimed = [form for unit, _ in forms(cell) for form in forms(pattern.replace("{u}", unit))]
            rows.add("role/" + template.replace("{u}", slug), "TITLE.office", claimed, "person_before=1")

    with open(os.path.join(root, "titles.tsv"), "w", encoding="utf-8", newline="\n") as out:
        out.write("#gazetteer v1\n#columns: %s\n" % COLUMNS)
        for line in rows.lines():
            out.write(line + "\n")
    print("titles: %d rows, %d forms" % (sum(1 for _ in rows.lines()), len(rows.owner)))
    return True


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
