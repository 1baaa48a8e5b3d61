"""Chiefs of state and heads of government of the CIA World Factbook (sources/people/factbook_leaders.tsv), whose cells hold titles and names together."""
import os
import re

from office_holders.names import clean_name, fold, rows
from office_holders.offices import MONARCHS

FACTBOOK = "factbook 8662a8b1"
FACTBOOK_DAY = "2026-01-22"  # the states seen later hold no newer data


# Titles as the factbook writes them, each with its role; the first that matches counts.
PREFIX = r"(?:(?:Interim|Acting|Caretaker|Transitional|transitional|Transition|formerly,|CNSP|GNU Interim|French) )*"
TITLES = [
    (r"Sultan and Prime Minister|Sultan and Prime", "role/sultan"),
    (r"Crown Prince and Prime Minister", "role/prime-minister"),
    (r"King and Prime Minister|Lord of Mann King|King Sultan|King", "role/king"),
    (r"Lord of Mann Queen|Queen of Australia|Queen", "role/queen"),
    (r"Emperor", "role/emperor"), (r"Amir", "role/emir"), (r"Grand Duke", "role/duke"), (r"Prince", "role/prince"), (r"Pope", "role/pope"),
    (r"Co-?prince", ""), (r"President(?: Elect|-elect) ", ""), (r"Prime Minister-Designate", ""), (r"Presidents ", ""),
    (r"President of the Government of Spain \(prime minister-equivalent\)|President of the Government \(Prime Minister-equivalent\)|"
     r"President of the Government or (?:Acting )?Prime Minister", "role/prime-minister"),
    (r"President of (?:the )?Council of Ministers", "role/prime-minister"),
    (r"President of Territorial Council|President of the Territorial Assembly|President of the Government|President of French Polynesia|President of China", ""),
    (r"President of the Islamic Republic of Afghanistan|President of the Republic|President of the Swiss Confederation|President of transitional government,|"
     r"State Affairs Commission (?:President|Chairman)|Executive President|President President", "role/president"),
    (r"(?:Chairman|President),? ?,? Presidential Council,?|Chairperson, Presidential (?:Leadership )?Council|Presidential Leadership Council Chairperson|"
     r"President of the National Council for the Safeguard of the Homeland \(CNSP\)", "role/chair"),
    (r"Supreme People's Assembly President|Privy Council President|Speaker of the House of Representatives", ""),
    (r"President", "role/president"), (r"president", "role/president"),
    (r"Prime Minister Vice President|Prime Minister and Co-Vice President|Prime Minister and Vice President|Prime Minister and Foreign Minister|"
     r"Prime Minister and Minister of Interior|Prime Minister, (?:SAC|State Administration Council(?: \(SAC\))?) Chair,|Taoiseach \(Prime Minister\)|"
     r"Head of Government \(or Cap de Govern\)|Chair(?:man|person) of the (?:Council of Ministers|Cabinet of Ministers)|[Pp]rime [Mm]inister|Premier|Prime", "role/prime-minister"),
    (r"Chancellor", "role/chancellor"), (r"Chief Minister", "role/chief-minister"), (r"Supreme Leader", "role/leader"), (r"Taliban Leader", "role/leader"),
    (r"Governor", "role/governor"), (r"Chief Executive", "role/chief-executive"), (r"Commissioner", "role/commissioner"),
    (r"Minister of State", "role/minister-of-state"), (r"Secretary of State for Foreign and Political Affairs", "role/foreign-minister"),
    (r"Secretary of State", "role/state-secretary"), (r"Vice President", "role/vice-president"),
    (r"Administrator(?: \(nonresident\))?|Mayor and Chairman of the Island Council|\(Ulu o Tokelau\)|Minister", ""),
]
TITLES = [(re.compile("^" + PREFIX + "(?:" + pattern + r")\s*", 0), role) for pattern, role in TITLES]
TERRITORIES = set("AI AS AW AX BL BM CC CK CW CX FK FO GF GG GI GL GP GU HK IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR SH SJ SX TC TF TK VG VI WF".split())
# Names under which the factbook lists nobody in particular.
NOBODY = {"", "prime minister", "president adylbek kasymaliyev", "doris bures karlheinz kopf norbert hofer"}

OFFICE_NAMES = {"role/king": "King", "role/queen": "Queen", "role/emperor": "Emperor", "role/emir": "Emir", "role/duke": "Grand Duke", "role/prince": "Prince",
                "role/pope": "Pope", "role/sultan": "Sultan", "role/president": "President", "role/prime-minister": "Prime Minister", "role/chancellor": "Chancellor",
                "role/chief-minister": "Chief Minister", "role/leader": "Supreme Leader", "role/governor": "Governor", "role/chief-executive": "Chief Executive",
                "role/commissioner": "Commissioner", "role/minister-of-state": "Minister of State", "role/state-secretary": "Secretary of State",
                "role/vice-president": "Vice President", "role/chair": "Chairman of the Presidential Council",
                "role/foreign-minister": "Secretary of State for Foreign and Political Affairs"}
LOCAL_OFFICE = {("CN", "role/prime-minister"): "Premier", ("RU", "role/prime-minister"): "Prime Minister", ("IE", "role/prime-minister"): "Taoiseach",
                ("ES", "role/prime-minister"): "President of the Government", ("BA", "role/prime-minister"): "Chairman of the Council of Ministers",
                ("CH", "role/president"): "President of the Swiss Confederation", ("DE", "role/president"): "Federal President", ("AT", "role/president"): "Federal President",
                ("DE", "role/chancellor"): "Federal Chancellor", ("AT", "role/chancellor"): "Federal Chancellor", ("TW", "role/prime-minister"): "Premier",
                ("AF", "role/leader"): "Leader of the Taliban", ("AD", "role/prime-minister"): "Head of Government", ("KG", "role/prime-minister"): "Chairman of the Cabinet of Ministers"}
MONTHS = {m: i for i, m in enumerate("January February March April May June July August September October November December".split(), 1)}
MONTHS.update({m[:3]: i for m, i in list(MONTHS.items())})


def factbook_date(text):
    match = re.match(r"^(?:(\d{1,2}) )?(?:([A-Z][a-z]+)\.? )?(\d{4})\b", text.strip())
    if not match:
        return ""
    day, month, year = match.groups()
    if month and MONTHS.get(month) and day:
        return "%s-%02d-%02d" % (year, MONTHS[month], int(day))
    if month and MONTHS.get(month):
        return "%s-%02d" % (year, MONTHS[month])
    return year


def load_factbook(here, people, tenures):
    raw = []
    for country, office, text, since, first, last in rows(os.path.join(here, "sources", "people", "factbook_leaders.tsv"), 6):
        if country in TERRITORIES and office == "chief of state":
            continue
        last = min(last, FACTBOOK_DAY)
        role, rest = None, text
        for pattern, found in TITLES:
            match = pattern.match(text)
            if match:
                role, rest = found, text[match.end():]
                break
        if role is None:
            role = {"chief of state": "role/president", "head of government": "role/prime-minister"}[office]
            if country in ("WS",) and office == "chief of state":
                role = ""
            if country == "AT":
                role = "role/chancellor"
        name, surname = clean_name(rest)
        if fold(name) in NOBODY or fold(text) in NOBODY or "Dr." == name or not name:
            continue
        ident = people.find(name, country, surname)
        if ident is None and role in MONARCHS:
            ids = people.index.get(fold(name), [])
            ident = ids[0] if len(ids) == 1 else None
        if ident is None:
            kind = "PERSON.monarch" if role in MONARCHS else "PERSON.politician"
            ident = people.new(name, kind, country, FACTBOOK)
            words = fold(name).split()
            if surname and len(words) > 1:
                people.short.setdefault((country, words[0], surname), ident)
        else:
            people.touch(ident, FACTBOOK)
            if country not in TERRITORIES and len(fold(name).split()) > 1 and not people.index.get(fold(name)):
                people.alias(ident, name)
        if role and (country, role) != ("GB", "role/prime-minister"):  # told better by the list of ministers
            raw.append([ident, role, LOCAL_OFFICE.get((country, role), OFFICE_NAMES.get(role, "")), "", country, factbook_date(since), "", last, FACTBOOK, "factbook"])
            if role == "role/sultan":
                raw.append([ident, "role/prime-minister", "Prime Minister", "", country, factbook_date(since), "", last, FACTBOOK, "factbook"])
    tenures.extend(raw)
