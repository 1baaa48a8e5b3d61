"""Complaints about people.tsv and tenures.tsv as they stand."""
import os
import re

from office_holders.names import bare, fold, rows, split
from office_holders.tenures import before


def check(root):
    """Complaints about the two files as they stand: columns, ids, flags, dates, names that two persons share, roles and organisations that no file has."""
    here = os.path.join(root, "gazetteers")
    said, ids, names = [], set(), {}
    flag = re.compile(r"^(?:[ACIWJDMF]|L:[a-z]{2,3})(?:,(?:[ACIWJDMF]|L:[a-z]{2,3}))*$")
    kinds = {"PERSON." + k for k in ("politician", "official", "military", "monarch", "religious", "militant", "activist", "athlete", "business")}
    for r in rows(os.path.join(here, "people.tsv"), 9):
        if r[0] in ids or not re.match(r"^person/[a-z0-9]+(?:-[a-z0-9]+)*$", r[0]):
            said.append("id " + r[0])
        ids.add(r[0])
        if r[1] not in kinds or not re.match(r"^(?:[A-Z]{2})?$", r[4]) or not r[8]:
            said.append("columns of " + r[0])
        for form in [r[2]] + split(r[3]):
            tail = re.search(r"\{([^}]*)\}$", form)
            if "{" in form and not (tail and flag.match(tail.group(1))):
                said.append("flags of %s: %s" % (r[0], form))
            plain = bare(form)
            if not plain or re.search(r"[;|\t{}\"(]", plain) or (not tail and re.search(r"\b(?![IVX]+\b)[A-Z]{5,}\b", plain)):
                said.append("form of %s: %s" % (r[0], form))
            if " " not in plain and not tail and form != r[2]:
                said.append("single word without flags, %s: %s" % (r[0], form))
            names.setdefault(fold(plain), set()).add(r[0])
    said += ["shared name %s: %s" % (n, " ".join(sorted(i))) for n, i in sorted(names.items()) if len(i) > 1]
    known = {}
    for name in ("titles.tsv", "organisations.tsv", "ministries.tsv", "parties.tsv"):
        path = os.path.join(here, name)
        known[name] = {r[0] for r in rows(path, 9)} if os.path.exists(path) else None
    day = re.compile(r"^(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?$")
    bodies = [known[name] for name in ("organisations.tsv", "ministries.tsv", "parties.tsv")]
    orgs = None if None in bodies else set().union(*bodies)
    for r in rows(os.path.join(here, "tenures.tsv"), 9):
        where = " ".join(r[:2] + r[4:8])
        if r[0] not in ids:
            said.append("no such person: " + where)
        if known["titles.tsv"] is not None and r[1] not in known["titles.tsv"]:
            said.append("no such role: " + where)
        for org in [r[3]] + [r[4]] * (r[4].startswith("org/")):
            if org and orgs is not None and org not in orgs:
                said.append("no such organisation: " + org)
        if not all(day.match(d) for d in r[5:8]) or (r[5] and r[6] and not before(r[5], r[6])) or (r[6] and r[7] and not before(r[7], r[6])):
            said.append("dates: " + where)
        if not r[2] or not (r[3] or r[4]) or not r[8]:
            said.append("columns: " + where)
    return said + gaps(list(rows(os.path.join(here, "tenures.tsv"), 9)))


# Offices of which a country has one holder; `onoma check gazetteers` tells of two on one day.
ONE = {"role/" + r for r in ("president", "prime-minister", "chancellor", "king", "queen", "emir", "sultan", "defence-minister", "foreign-minister", "interior-minister", "finance-minister",
                             "chief-of-defence", "central-bank-governor")}


def gaps(tenures):
    """Tenures of such an office that are told as going on though one who came later is known: their end is missing."""
    said, offices = [], {}
    for t in tenures:
        if t[1] in ONE and t[4] and t[5] and "Acting" not in t[2]:
            offices.setdefault((t[4], t[1]), []).append(t)
    for line in offices.values():
        for t in line:
            later = [o for o in line if o[0] != t[0] and o[5] > t[5]]
            if not t[6] and later:
                said.append("no end, though %s came after: %s" % (min(later, key=lambda o: o[5])[0], " ".join(t[:2] + t[4:8])))
    return said
