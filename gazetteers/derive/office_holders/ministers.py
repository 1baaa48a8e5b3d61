"""The hand-made list of ministers, a source each (sources/people/ministers.tsv)."""
import os
import re

from office_holders.factbook import FACTBOOK, TERRITORIES
from office_holders.names import proper, rows
from office_holders.offices import MONARCHS, ROLE_ORGS, role_of


BODY_CODES = {"NATO": "org/nato", "EU": "org/eu", "UN": "org/un", "OSCE": "org/osce", "CoE": "org/coe", "AU_AF": "org/african-union", "NSATU": "org/nsatu",
              "SAG-U": "org/sag-u", "IMF": "org/imf", "WB": "org/world-bank"}


def load_ministers(here, people, tenures, known_orgs):
    for code, office, portfolio, name, start, end, attested, source, note in rows(os.path.join(here, "sources", "people", "ministers.tsv"), 9):
        body = BODY_CODES.get(code, "")
        country = "" if body else code
        if code in TERRITORIES and portfolio == "head_of_state":
            continue
        name = " ".join(w if w == "JD" else proper(w) for w in name.split(" "))
        sources = [FACTBOOK if s.startswith("factbook") else s.split(" (")[0] for s in source.split(" ; ")]
        role = role_of(office, portfolio)
        if role == "role/sultan":
            portfolio = "head_of_state"
        kind = "PERSON.politician"
        if portfolio == "head_of_state" and role in MONARCHS or (role in MONARCHS and role != "role/leader"):
            kind = "PERSON.monarch"
        if role == "role/pope":
            kind = "PERSON.religious"
        if portfolio == "military":
            kind = "PERSON.military"
        if portfolio == "org_head" or role in ("role/spokesperson", "role/special-envoy"):
            kind = "PERSON.official"
        ident = people.find(name, country)
        if ident is None:
            ident = people.new(name, kind, country, sources[0])
        for s in sources:
            people.touch(ident, s if len(s) < 60 and "/" not in s else "")
        for extra in re.findall(r"\balias ([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+)$", note):
            people.alias(ident, extra)
        if not role:
            continue
        start, end = start.strip(), end.strip()
        organisation = body or ("org/%s-%s" % (country.lower(), ROLE_ORGS[role]) if role in ROLE_ORGS else "")
        if organisation and known_orgs and organisation not in known_orgs:
            organisation = ""
        office = re.sub(r"^(?:GNU |CNSP |SAC )", "", office)
        tenures.append([ident, role, "Emir" if office == "Amir" else office, organisation, country or body, start, end, attested.strip(), " ; ".join(sources), "ministers"])
