"""British ministers since 1979 from the Institute for Government (sources/people/ifg_*.tsv)."""
import os
import re

from office_holders.names import fold, rows, slug, split
from office_holders.offices import ROLE_ORGS, role_of

IFG = "ifg 92e22702"
IFG_DAY = "2026-06-19"

IFG_ROLES = {"Chancellor of the Exchequer": "role/finance-minister", "Lord Chancellor": "role/justice-minister",
             "Secretary of State for the Home Department": "role/interior-minister", "Home Secretary": "role/interior-minister"}
HOUSEHOLD = re.compile(r"Whip\)|Assistant Whip|in Waiting|Chamberlain|Comptroller|Treasurer of HM|Household|Yeomen|Gentlemen at Arms|Captain of")
IFG_ORGS = {"Ministry of Defence": "org/gb-ministry-of-defence", "Home Office": "org/gb-ministry-of-interior", "HM Treasury": "org/gb-ministry-of-finance",
            "Ministry of Justice": "org/gb-ministry-of-justice", "Foreign and Commonwealth Office": "org/gb-ministry-of-foreign-affairs",
            "Foreign, Commonwealth and Development Office": "org/gb-ministry-of-foreign-affairs", "Department for Transport": "org/gb-ministry-of-transport",
            "Department for Education": "org/gb-ministry-of-education", "Department of Health and Social Care": "org/gb-ministry-of-health",
            "Department of Health": "org/gb-ministry-of-health", "Prime Minister's Office": "org/downing-street"}


# Offices that hold two portfolios beside the one that role_of finds, as the posts name them.
BESIDE = [("Business and Trade|Trade and Industry", "trade"), ("Business, Energy", "energy"), ("Energy and Climate|Energy Security", "climate"), ("Digital, Culture", "culture"),
          ("Environment, Transport", "transport"), ("Local Government", "local-government"), ("Communities", "communities"), ("Lord Chancellor", "justice")]
# Ministers of the cabinet who are no secretaries of state.
CABINET = re.compile(r"Secretary of State|Chancellor of the Exchequer|Lord Chancellor|Minister of Agriculture|Minister for the Cabinet Office")
# Posts beside those of a portfolio: neither the minister for Europe nor the one for the Cabinet Office.
OTHER = re.compile(r"Secretary of State for (?:Exiting the European Union|the Cabinet Office)")


COMMON = set("""Adams Allen Anderson Andrews Bailey Baker Bell Brown Butler Campbell Clark Clarke Cooper Davidson Davies Davis Edwards Evans Fisher Foster Fuller
Graham Green Griffiths Hall Hamilton Harris Harrison Hayes Henry Hill Hopkins Howard Hughes Hunt Hunter Jackson Jenkins Johnson Jones Kennedy King Knight
Lewis Lloyd Martin McCarthy Miller Mitchell Moore Morgan Morris Murphy Murray Newton Owen Parker Phillips Price Richards Roberts Robertson Robinson Rogers
Russell Scott Shaw Smith Spencer Squire Stevens Stewart Stringer Taylor Thomas Thompson Turner Walker Ward Watson Watts White Williams Wilson Wood Wright
Young""".split())
PEERAGE = re.compile(r"^(?:Lord|Baroness|Viscount|Viscountess|Earl|Duke|Marquess|Lady|Countess)\b")


def load_ifg(here, people, tenures):
    ids = {}
    for number, names, short in rows(os.path.join(here, "sources", "people", "ifg_persons.tsv"), 3):
        forms = split(names)
        plain = [f for f in forms if not PEERAGE.match(f)]
        name = plain[-1] if plain else forms[-1]
        ident = None
        for form in plain[::-1] + [f for f in forms if f not in plain]:
            found = [i for i in people.index.get(fold(form), []) if people.by_id[i]["country"] == "GB" and IFG not in people.by_id[i]["source"]]
            if len(found) == 1:
                ident = found[0]
                break
        if ident is None:
            base = slug(name)
            if "person/" + base in people.by_id:
                people.clashes.append("ifg %s %s against %s" % (number, names, base))
                base += "-gb" if people.by_id["person/" + base]["country"] != "GB" else "-2"
            ident = people.new(name, "PERSON.politician", "GB", IFG, base)
        people.touch(ident, IFG)
        for form in forms:
            people.alias(ident, form)
        ids[number] = ident
    appointments = [r for r in rows(os.path.join(here, "sources", "people", "ifg_appointments.tsv"), 5) if not HOUSEHOLD.search(r[1])]
    senior = {ids[r[0]] for r in appointments
              if re.match("Secretary of State|Prime Minister|Chancellor of the Exchequer|Deputy Prime Minister|Attorney General|Leader of the House", r[1])}
    # What a cabinet minister is responsible for: other ministers of the same portfolio are juniors, not holders of that office.
    led = {IFG_ROLES.get(r[1]) or role_of(r[1], "") for r in appointments if CABINET.match(r[1]) and not OTHER.match(r[1])}
    led |= set(ROLE_ORGS) | {"role/%s-minister" % name for words, name in BESIDE} | {"role/equality-minister"}
    for number, post, organisation, start, end in appointments:
        role = IFG_ROLES.get(post) or role_of(post, "")
        if OTHER.match(post):
            role = "role/minister"
        elif role in led and not CABINET.match(post) and not (post.startswith("Minister for Women and Equalit") and ids[number] in senior):
            role += "-of-state"  # a junior minister of that portfolio
        if end and end < start:  # an interval that the source has the wrong way round: its end is not known
            end = ""
        title = post
        if post in ("Parliamentary Under-Secretary of State", "Minister of State", "Parliamentary Secretary") and organisation:
            title = post + ", " + organisation
        organisation = IFG_ORGS.get(organisation, "")
        held = [role] + ["role/%s-minister" % name for words, name in BESIDE if CABINET.match(post) and re.search(words, post)]
        for role in dict.fromkeys(held):
            tenures.append([ids[number], role, title, organisation, "GB", start, end, "" if end else IFG_DAY, IFG, "ifg"])
    for ident in ids.values():  # a name that many people bear says little by itself
        person = people.by_id[ident]
        if ident not in senior and person["source"] == [IFG] and person["name"].split(" ")[-1] in COMMON and not PEERAGE.match(person["name"]):
            person["name"] += "{W}"
