"""Writes people.tsv and tenures.tsv from sources/people/ and the overlays authored/people*.tsv and authored/tenures.tsv.

Overlay rows of people: name, type, country, aliases, keys, id. A key is a form under which a source lists the person; it is
used to merge and is not shipped. An empty type is taken as PERSON.politician, an empty id as the slug of the name.
Overlay rows of tenures: the columns of tenures.tsv with the person given by name or id; a row replaces the derived ones of the
same person, role and country that it overlaps. With the title "-" it only drops the derived row of that start."""
import glob
import os
import re
import unicodedata

PEOPLE_HEAD = "#gazetteer v1\n#columns: id\ttype\tname\taliases\tcountry\tattributes\tfrom\tto\tsource\n"
TENURES_HEAD = "#tenures v1\n#columns: person\trole\ttitle\torganisation\tcountry\tfrom\tto\tattested\tsource\n"
NOTE = "# Written by derive/people.py from sources/people/ and authored/people*.tsv, tenures.tsv: change those, not this file.\n"
FACTBOOK = "factbook 8662a8b1"
IFG = "ifg 92e22702"
IFG_DAY = "2026-06-19"
FACTBOOK_DAY = "2026-01-22"  # the states seen later hold no newer data

LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae",
                         "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "‑": "-"})
SPECIAL = re.compile("[øØłŁđĐðÐıßæÆœŒþÞəƏ]")


def ascii_of(text):
    text = unicodedata.normalize("NFD", text.translate(LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c))


def fold(text):
    return re.sub(r"[^0-9a-zа-яёіїєґ]+", " ", ascii_of(text).lower().replace("'", "")).strip()


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", ascii_of(text).lower().replace("'", "")).strip("-")


def bare(form):
    return re.sub(r"\{[^}]*\}$", "", form).strip()


def rows(path, width):
    with open(path, encoding="utf-8") as handle:
        for number, line in enumerate(handle, 1):
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                fields = [f.strip() for f in line.split("\t")]
                if len(fields) > width:
                    raise ValueError("%s:%d: %d fields" % (path, number, len(fields)))
                yield fields + [""] * (width - len(fields))


# ---------------------------------------------------------------- names

ROMAN = re.compile(r"^(?:II|III|IV|VI|VII|VIII|IX|XI|XIV|XVI|X|V|I)$")
RANKS = re.compile(r"^(?:Dr\.?|Sir|Gen\.|General|Lt\.|Col\.|Capt\.?|Sr\.|Brig\.|Maj\.|Maj\.Gen\.|\([Rr]et\.\)|Sheikh(?! Has)|Tan Sri|Ms\.|Cardinal|Archbishop|"
                   r"Major General|Air Vice-Marshall?|Crown Prince|President(?! Pr))\s+")


def proper(token):
    """A surname in capitals as it is written otherwise."""
    if re.match(r"^(?:al|el|bin)-[A-Z]+$", token):
        return token[:3] + token[3:].capitalize()
    letters = re.sub(r"[^\w]", "", token)
    if len(letters) < 2 or not letters.isupper() or ROMAN.match(token) or re.match(r"^(?:[A-Z]\.)+[A-Z]?\.?$", token):
        return token
    out = []
    for part in re.split(r"([-'’])", token):
        out.append(part if part in "-'’" else part[:1] + part[1:].lower())
    text = "".join(out)
    return re.sub(r"^(?:Al|El)-", lambda m: m.group(0).lower(), text)


def clean_name(text):
    """A person's name as the factbook writes it, without titles, with surnames in proper case. Returns (name, folded surname)."""
    text = re.sub(r"\(([^)]*)\)|\[[^]]*\]", "", text)
    text = re.sub(r"[“\"][^”\"]*[”\"]", "", text)
    text = re.sub(r",? also spelled.*|,? aka .*|;.*| - formerly.*| elected chancellor| serves as Regent| of (?:the Netherlands|Denmark|Norway)$", "", text)
    text = re.sub(r", (?:Dr\.|Lt\. Gen\.)$", "", text.strip()).strip(" ,")
    text = re.sub(r"\s+", " ", text).replace(", Jr.", " Jr.")
    while True:
        shorter = RANKS.sub("", text)
        if shorter == text:
            break
        text = shorter
    tokens = text.split(" ")
    caps = [t for t in tokens if len(re.sub(r"\W", "", t)) > 1 and re.sub(r"\W", "", t).isupper() and not ROMAN.match(t)]
    return " ".join(proper(t) for t in tokens), fold(caps[-1]) if caps else ""


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
    (r"Chancellor", "role/chancellor"), (r"Chief Minister", "role/first-minister"), (r"Supreme Leader", "role/leader"), (r"Taliban Leader", "role/leader"),
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
                "role/first-minister": "Chief Minister", "role/leader": "Supreme Leader", "role/governor": "Governor", "role/chief-executive": "Chief Executive",
                "role/commissioner": "Commissioner", "role/minister-of-state": "Minister of State", "role/state-secretary": "Secretary of State",
                "role/vice-president": "Vice President", "role/chair": "Chairman of the Presidential Council",
                "role/foreign-minister": "Secretary of State for Foreign and Political Affairs"}
LOCAL_OFFICE = {("CN", "role/prime-minister"): "Premier", ("RU", "role/prime-minister"): "Prime Minister", ("IE", "role/prime-minister"): "Taoiseach",
                ("ES", "role/prime-minister"): "President of the Government", ("BA", "role/prime-minister"): "Chairman of the Council of Ministers",
                ("CH", "role/president"): "President of the Swiss Confederation", ("DE", "role/president"): "Federal President", ("AT", "role/president"): "Federal President",
                ("DE", "role/chancellor"): "Federal Chancellor", ("AT", "role/chancellor"): "Federal Chancellor", ("TW", "role/prime-minister"): "Premier",
                ("AF", "role/leader"): "Leader of the Taliban", ("AD", "role/prime-minister"): "Head of Government", ("KG", "role/prime-minister"): "Chairman of the Cabinet of Ministers"}
MONARCHS = {"role/king", "role/queen", "role/emperor", "role/emir", "role/duke", "role/prince", "role/sultan"}
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


# ---------------------------------------------------------------- roles of offices by their own names

OFFICE_ROLES = [
    (r"^Prime Minister$|^Premier$|^Taoiseach$|Council of Ministers$|Interim Prime Minister|Caretaker Prime Minister|Transition Prime Minister|^Acting Prime Minister$|"
     r"CNSP Prime Minister|GNU Interim Prime Minister|Crown Prince and Prime Minister", "role/prime-minister"),
    (r"^Chancellor$", "role/chancellor"), (r"^Vice-Chancellor$", "role/vice-chancellor"),
    (r"^Lord President", "role/lord-president"), (r"^Head of the Office", "role/head"), (r"Vice President", "role/vice-president"), (r"President of the Government of Spain", "role/prime-minister"),
    (r"President of the European Council", "role/council-president"),
    (r"President", "role/president"),
    (r"^King$", "role/king"), (r"^Emperor$", "role/emperor"), (r"^Amir$", "role/emir"), (r"^Grand Duke$", "role/duke"), (r"^Prince$", "role/prince"),
    (r"^Sultan and Prime Minister$", "role/sultan"), (r"^Pope$", "role/pope"), (r"^Supreme Leader$|Taliban Leader", "role/leader"),
    (r"^Governor$", "role/governor"), (r"^Chief Minister$", "role/first-minister"), (r"^Minister of State$", "role/minister-of-state"),
    (r"Shadow", "role/shadow-minister"), (r"^High Representative", "role/high-representative"), (r"^Commissioner for Defence", "role/defence-commissioner"),
    (r"^Deputy Secretary General", "role/deputy-secretary-general"), (r"^Secretary[- ]General", "role/secretary-general"),
    (r"Chair of the NATO Military Committee", "role/chair-of-the-military-committee"), (r"Supreme Allied Commander", "role/supreme-allied-commander"),
    (r"Deputy Commander", "role/deputy-commander"), (r"^Commander-in-Chief", "role/commander-in-chief"), (r"^Commander", "role/commander"),
    (r"Chief of the General Staff", "role/chief-of-the-general-staff"), (r"Chairman of the Joint Chiefs", "role/chairman-of-the-joint-chiefs"),
    (r"Main Intelligence Directorate", "role/intelligence-director"), (r"spokesperson", "role/spokesperson"), (r"Special Envoy", "role/special-envoy"),
    (r"^Senior Representative", "role/representative"), (r"^Director of", "role/director"), (r"^High Commissioner", "role/high-commissioner"),
    (r"Chairperson", "role/chair"), (r"^Secretary of the (?:National )?Security", "role/secretary"),
    (r"Chief Cabinet Secretary", "role/chief-secretary"), (r"^Attorney-General$|^Attorney General$", "role/attorney-general"),
    (r"Solicitor General", "role/solicitor-general"), (r"^Lord Advocate|^Advocate General", "role/solicitor-general"),
    (r"Deputy Prime Minister", "role/deputy-prime-minister"), (r"^First Secretary of State", "role/first-secretary"),
    (r"^Chief Secretary|^Financial Secretary|^Economic Secretary|^Exchequer Secretary|^Commercial Secretary|^Paymaster General", "role/chief-secretary"),
    (r"^Lord President|^Lord Privy Seal|^Chancellor of the Duchy|^Chief Whip", "role/lord-president"), (r"Leader of the House", "role/leader-of-the-house"),
    (r"^Minister without Portfolio|^Minister of State$|^Minister of State,? ", "role/minister-of-state"),
    (r"Under-Secretary|^Parliamentary Secretary", "role/parliamentary-secretary"),
]
OFFICE_ROLES = [(re.compile(p), r) for p, r in OFFICE_ROLES]
# Words of a portfolio in order of weight; the first found counts.
PORTFOLIOS = [
    (r"Armed Forces(?! and Vet)", "armed-forces"), (r"Defen[cs]e Procurement|Defence Equipment", "defence-procurement"), (r"Defence Industry|Defence Readiness and Industry", "defence-industry"),
    (r"Defence (?:People|Personnel)", "defence-personnel"), (r"Civil Defence", "home-security"), (r"Navy", "navy"), (r"Defen[cs]e", "defence"), (r"Veterans", "veterans"),
    (r"Forsvars", "defence"), (r"Exiting the European Union|European Neighbourhood", "european-affairs"),
    (r"^(?:Acting )?(?:Minister|Secretary of State|Secretary|Minister of State|Head of the Federal Department)s?,? (?:of|for|of State and|and)? ?(?:Foreign|External|International Relations|European and International|Europe and Foreign)|"
     r"Foreign Affairs|Foreign Relations|Foreign and European|Foreign and Commonwealth|Foreign, Commonwealth|Secretary of State$", "foreign"),
    (r"Home (?:Department|Affairs|Secretary)|Interior|Internal Affairs|Public Safety", "interior"),
    (r"Justis|Justice", "justice"), (r"Exchequer|Treasurer|Treasury|Financ", "finance"),
    (r"Europe", "european-affairs"), (r"Middle East", "middle-east"), (r"Africa", "africa"), (r"Asia|Indo-Pacific|Pacific", "asia"), (r"Americas", "americas"),
    (r"Overseas Territories", "overseas"), (r"International Development|Utvikling|Minister for Development", "development"),
    (r"Trade and Industry|Business|Næring", "business"), (r"Trade|Exports", "trade"), (r"Helse|Health|Patient|Vaccines|Care|Wellbeing", "health"),
    (r"Higher Education|Universities|høyere", "science"), (r"Children|Famil|familie", "family"), (r"Education|School|Kunnskap|Early Years", "education"),
    (r"Energi|Energy", "energy"), (r"Climate|Klima|Net Zero", "climate"), (r"Environment|Nature", "environment"), (r"Agricult|Landbruk|Food|Farming", "agriculture"),
    (r"Fisher|Fiskeri", "fisheries"), (r"Transport|Samferdsel", "transport"), (r"Rail", "railways"), (r"Roads", "roads"), (r"Aviation", "aviation"), (r"Maritime|Shipping", "shipping"),
    (r"Digital|Digitaliser|Tech\b|Telecom", "digital"), (r"Cyber", "cyber"), (r"Science|Research|Forskning|Innovation", "science"), (r"Technology", "technology"),
    (r"Culture|Kultur|Arts|Heritage", "culture"), (r"Sport", "sports"), (r"Tourism", "tourism"), (r"Media|Broadcast", "media"),
    (r"Northern Ireland", "northern-ireland"), (r"Scot", "scotland"), (r"Wales|Welsh", "wales"), (r"Housing|Homeless|Building", "housing"),
    (r"Local Government", "local-government"), (r"Communities|Levelling|Devolution|Faith|Kommunal", "communities"),
    (r"Immigration|Migration|Asylum|Border|Nationality", "immigration"), (r"Pension", "pensions"), (r"Welfare|Social|Disab", "social-affairs"),
    (r"Work|Employment|Labour|Arbeid", "labour"), (r"Women|Equalit", "equality"), (r"Polic|Crime|Safeguarding", "police"), (r"Prison|Probation", "prisons"),
    (r"Security|Counter", "security"), (r"Industry|Enterprise|Competitiveness", "industry"), (r"Investment", "investment"), (r"Skills|Apprentice", "skills"),
    (r"Consumer", "consumer"), (r"Economy|Economic", "economy"), (r"Constitution", "constitutional-affairs"), (r"Cabinet Office", "cabinet-office"),
    (r"Intergovernmental|Union", "intergovernmental-relations"), (r"Unification", "national-unity"), (r"Youth", "youth"), (r"Commonwealth", "commonwealth"),
    (r"Employment", "labour"), (r"Regions|London|North|South|East|West|Yorkshire|Portsmouth|Humber", "regions"), (r"Planning", "planning"),
    (r"Emergenc|Resilience", "emergency"), (r"Identity|Criminal Information", "interior"), (r"Public Service|Efficiency|Implementation|Civil Society|Third Sector", "cabinet-office"),
]
PORTFOLIOS = [(re.compile(p), r) for p, r in PORTFOLIOS]


def role_of(office, portfolio):
    fixed = {"defence": "role/defence-minister", "foreign": "role/foreign-minister", "interior": "role/interior-minister", "finance": "role/finance-minister"}
    if portfolio in fixed and not re.match("High Representative|Commissioner", office):
        return fixed[portfolio]
    if re.search(r" in the (?:House|Senate)$", office):
        return ""
    if re.search(r"Prime Minister and Minister|Minister responsible", office) and re.search(r"Energy|Digital", office):
        return "role/energy-minister" if "Energy" in office else "role/digital-minister"
    for pattern, role in OFFICE_ROLES:
        if pattern.search(office):
            return role
    for pattern, name in PORTFOLIOS:
        if pattern.search(office):
            return "role/" + name + "-minister"
    return "role/minister"


IFG_ROLES = {"Chancellor of the Exchequer": "role/finance-minister", "Lord Chancellor": "role/justice-minister",
             "Secretary of State for the Home Department": "role/interior-minister", "Home Secretary": "role/interior-minister"}
HOUSEHOLD = re.compile(r"Whip\)|Assistant Whip|in Waiting|Chamberlain|Comptroller|Treasurer of HM|Household|Yeomen|Gentlemen at Arms|Captain of")
IFG_ORGS = {"Ministry of Defence": "org/gb-ministry-of-defence", "Home Office": "org/gb-ministry-of-interior", "HM Treasury": "org/gb-ministry-of-finance",
            "Ministry of Justice": "org/gb-ministry-of-justice", "Foreign and Commonwealth Office": "org/gb-ministry-of-foreign-affairs",
            "Foreign, Commonwealth and Development Office": "org/gb-ministry-of-foreign-affairs", "Department for Transport": "org/gb-ministry-of-transport",
            "Department for Education": "org/gb-ministry-of-education", "Department of Health and Social Care": "org/gb-ministry-of-health",
            "Department of Health": "org/gb-ministry-of-health", "Prime Minister's Office": "org/downing-street"}
ROLE_ORGS = {"role/defence-minister": "ministry-of-defence", "role/foreign-minister": "ministry-of-foreign-affairs", "role/interior-minister": "ministry-of-interior",
             "role/finance-minister": "ministry-of-finance"}
BODY_CODES = {"NATO": "org/nato", "EU": "org/eu", "UN": "org/un", "OSCE": "org/osce", "CoE": "org/coe", "AU_AF": "org/african-union", "NSATU": "org/nsatu",
              "SAG-U": "org/sag-u", "IMF": "org/imf", "WB": "org/world-bank"}


class People:
    def __init__(self):
        self.by_id = {}
        self.index = {}      # folded form -> ids
        self.short = {}      # country, first and last word -> id
        self.clashes = []

    def add_form(self, ident, form):
        ids = self.index.setdefault(fold(form), [])
        if ident not in ids:
            ids.append(ident)

    def new(self, name, kind, country, source, ident="", aliases=(), keys=()):
        ident = "person/" + (ident or slug(bare(name)))
        if ident in self.by_id:
            raise ValueError("two rows for " + ident)
        person = {"name": name, "kind": kind, "country": country, "aliases": [], "source": [source]}
        self.by_id[ident] = person
        self.add_form(ident, bare(name))
        for alias in aliases:
            self.alias(ident, alias)
        for key in keys:
            self.add_form(ident, key)
        words = fold(bare(name)).split()
        if len(words) > 1:
            self.short.setdefault((country, words[0], words[-1]), ident)
        return ident

    def alias(self, ident, form):
        person = self.by_id[ident]
        if bare(form) and bare(form) != bare(person["name"]) and bare(form) not in [bare(a) for a in person["aliases"]]:
            person["aliases"].append(form)
        self.add_form(ident, bare(form))

    def find(self, name, country, surname=""):
        ids = [i for i in self.index.get(fold(name), []) if " " in fold(name) or not country or self.by_id[i]["country"] == country]
        same = [i for i in ids if self.by_id[i]["country"] == country]
        if len(same) == 1:
            return same[0]
        if len(ids) == 1:
            return ids[0]
        if len(ids) > 1:
            self.clashes.append("%s (%s): %s" % (name, country, " ".join(ids)))
            return ids[0]
        words = fold(name).split()
        if len(words) > 1:
            return self.short.get((country, words[0], surname or words[-1])) or self.short.get((country, words[0], words[-1]))
        return None

    def touch(self, ident, source):
        if source not in self.by_id[ident]["source"]:
            self.by_id[ident]["source"].append(source)


def split(text):
    return [f.strip() for f in text.split(" | ") if f.strip()]


def load_overlay(here, people):
    for path in sorted(glob.glob(os.path.join(here, "authored", "people*.tsv"))):
        for name, kind, country, aliases, keys, ident in rows(path, 6):
            people.new(name, kind if kind.startswith("PERSON") else "PERSON." + (kind or "politician"), country, "authored", ident, split(aliases), split(keys))


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
    senior = set()
    for number, post, organisation, start, end in rows(os.path.join(here, "sources", "people", "ifg_appointments.tsv"), 5):
        if HOUSEHOLD.search(post):
            continue
        role = IFG_ROLES.get(post) or role_of(post, "")
        if role in ROLE_ORGS and post not in IFG_ROLES and not post.startswith("Secretary of State"):
            role += "-of-state"  # a junior minister of that portfolio
        if end and end < start:  # an interval that the source has the wrong way round: its end is not known
            end = ""
        if re.match("Secretary of State|Prime Minister|Chancellor of the Exchequer|Deputy Prime Minister|Attorney General|Leader of the House", post):
            senior.add(ids[number])
        title = post
        if post in ("Parliamentary Under-Secretary of State", "Minister of State", "Parliamentary Secretary") and organisation:
            title = post + ", " + organisation
        organisation = IFG_ORGS.get(organisation, "")
        tenures.append([ids[number], role, title, organisation, "GB", start, end, "" if end else IFG_DAY, IFG, "ifg"])
    for ident in ids.values():  # a name that many people bear says little by itself
        person = people.by_id[ident]
        if ident not in senior and person["source"] == [IFG] and person["name"].split(" ")[-1] in COMMON and not PEERAGE.match(person["name"]):
            person["name"] += "{W}"


def before(a, b):
    """Whether date a is surely earlier than date b (they may differ in precision)."""
    n = min(len(a), len(b))
    return bool(a) and bool(b) and a[:n] < b[:n]


def near(a, b):
    """Whether two starts are the same or lie within some two months."""
    def days(d):
        parts = [int(p) for p in d.split("-")] + [1, 1]
        return parts[0] * 372 + (parts[1] - 1) * 31 + parts[2] - 1
    if not a or not b:
        return False
    n = min(len(a), len(b))
    return a[:n] == b[:n] or abs(days(a) - days(b)) < 70


LONGEST_GAP = 200  # days


def days(date):
    """Days from year 0 on, near enough to compare; what is missing of a date counts as its beginning."""
    year, month, day = (date + "-01-01")[:10].split("-")
    return int(year) * 365 + (int(month) - 1) * 30 + int(day)


def settle(tenures, dropped):
    """One row per person, role, country and interval; the sources' rows are merged, later holders end the earlier ones."""
    rank = {"authored": 0, "ifg": 1, "ministers": 2, "factbook": 3}
    groups = {}
    for row in tenures:
        if row[9] != "authored" and (row[0], row[1], row[4], row[5]) in dropped:
            continue
        key = (row[0], row[1], row[4]) if row[9] != "ifg" else (row[0], row[1], row[4], row[2], row[5])
        groups.setdefault(key, []).append(row)
    authored = {}
    for row in tenures:
        if row[9] == "authored":
            authored.setdefault((row[0], row[1], row[4]), []).append(row)

    def overlaps(row, other):
        end, start = row[6] or "9999", row[5] or "0000"
        oend, ostart = other[6] or "9999", other[5] or "0000"
        if not row[5] and row[7]:
            start = row[7]
        if near(row[5], other[5]):
            return True
        return start[:len(ostart)] < oend and ostart < end and not (row[5] and other[6] and near(row[5], other[6])) and not (other[5] and row[6] and near(other[5], row[6]))

    kept = []
    for key in sorted(groups):
        out = []
        for row in sorted(groups[key], key=lambda r: (rank[r[9]], r[5] or "9999", r[6], r[7], r[8])):
            if row[9] != "authored" and any(overlaps(row, a) for a in authored.get(key[:3], [])):
                for a in authored[key[:3]]:
                    if overlaps(row, a):
                        if not a[6] and row[7] > a[7]:
                            a[7] = row[7]
                        if row[8] not in a[8] and (near(row[5], a[5]) or not row[5]):
                            a[8] = row[8] if a[8] == "authored" else a[8] + " ; " + row[8]
                            a[8] += "" if "authored" in a[8] else " ; authored"
                continue
            if row[9] == "ifg" and any(near(row[5], a[5]) for a in authored.get(key[:3], [])):
                continue
            if row[9] == "factbook" and not row[5] and out:
                out[-1][7] = max(out[-1][7], row[7])
                continue
            same = [o for o in out if row[9] != "authored" and (near(o[5], row[5]) or (not row[5] and not o[5] and (not row[6] or not o[6])) or
                    (row[9] == "factbook" and o[9] != "factbook" and not o[6] and (not o[5] or before(o[5], row[5]))) or
                    (row[9] == "factbook" and o[9] != "factbook" and o[6] and not before(row[5], o[5]) and before(row[5], o[6])))]
            if same:
                o = same[0]
                if o[9] != "authored" or not o[6]:
                    o[7] = max(o[7], row[7])
                    o[6] = o[6] or row[6]
                    if not o[5] or (row[9] != "factbook" and len(row[5]) > len(o[5]) and row[5].startswith(o[5])):
                        o[5] = row[5]
                if row[8] not in o[8]:
                    o[8] += " ; " + row[8]
                continue
            out.append(row)
        kept.extend(out)

    # Single offices: who comes next ends the one before, where no source gives the end.
    single = {"role/president", "role/prime-minister", "role/chancellor", "role/king", "role/queen", "role/emperor", "role/pope", "role/emir", "role/sultan", "role/duke",
              "role/prince", "role/governor", "role/first-minister", "role/chief-executive", "role/defence-minister", "role/foreign-minister", "role/interior-minister",
              "role/finance-minister", "role/minister-of-state"}
    offices = {}
    for row in kept:
        if row[9] != "ifg" and row[1] in single:
            role = "role/king" if row[1] == "role/queen" else row[1]
            offices.setdefault((role, row[4]), []).append(row)
    merged = []
    for key in sorted(offices):
        if key[1] in ("SM", "GB") and key[0] not in ("role/king",):
            continue
        line = sorted((r for r in offices[key] if r[5]), key=lambda r: r[5])
        for i, row in enumerate(line):
            following = [r for r in line[i + 1:] if before(row[5], r[5])]
            if not row[6] and following and not before(following[0][5], row[7][:len(following[0][5])]) or (not row[6] and following and row[9] == "factbook"):
                # Where the source saw the holder for the last time long before the next one came, another may have held the office between.
                if following[0][0] == row[0] or not row[7] or days(following[0][5]) - days(row[7]) <= LONGEST_GAP:
                    row[6] = following[0][5]
        # terms of one person that follow each other without a break are one tenure
        for row, after in zip(line, line[1:]):
            if row[0] == after[0] and row[6] == after[5] and row[9] == after[9] == "factbook":
                after[5] = row[5]
                merged.append(id(row))
    # The source opens a new row where only the department or the peer's style changed.
    held = {}
    for row in sorted((r for r in kept if r[9] == "ifg" and r[5]), key=lambda r: r[5]):
        earlier = held.get((row[0], row[1], row[2], row[4]))
        if earlier and (not earlier[6] or row[5] < earlier[6]):
            earlier[6] = max(earlier[6], row[6]) if earlier[6] and row[6] else ""
            merged.append(id(row))
        else:
            held[(row[0], row[1], row[2], row[4])] = row
    kept = [r for r in kept if id(r) not in merged]
    for row in kept:
        if row[6] and row[7] and not before(row[7], row[6]):
            row[7] = ""
    return kept


def load_tenures_overlay(here, people, tenures):
    path = os.path.join(here, "authored", "tenures.tsv")
    dropped = set()
    if not os.path.exists(path):
        return dropped
    for person, role, title, organisation, country, start, end, attested, source in rows(path, 9):
        ident = person if person.startswith("person/") else people.find(person, "")
        if ident not in people.by_id:
            ids = [i for i in people.index.get(fold(person), [])]
            if len(ids) != 1:
                raise ValueError("authored/tenures.tsv: no person " + person)
            ident = ids[0]
        if title == "-":
            dropped.add((ident, role, country, start))
            continue
        tenures.append([ident, role, title, organisation, country, start, end, attested, source or "authored", "authored"])
    return dropped


def shipped(forms):
    """The aliases, with the forms that folding does not give for letters such as ø and ł."""
    out = list(forms)
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


def main(root):
    here = os.path.join(root, "gazetteers")
    known_orgs = set()
    for name in ("organisations.tsv", "ministries.tsv"):
        path = os.path.join(here, name)
        if os.path.exists(path):
            known_orgs.update(r[0] for r in rows(path, 9))
    people, tenures = People(), []
    load_overlay(here, people)
    load_ministers(here, people, tenures, known_orgs)
    load_factbook(here, people, tenures)
    load_ifg(here, people, tenures)
    dropped = load_tenures_overlay(here, people, tenures)
    tenures = settle(tenures, dropped)

    lines = []
    for ident in sorted(people.by_id):
        p = people.by_id[ident]
        forms = shipped([p["name"]] + p["aliases"])
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


def check(root):
    """Complaints about the two files as they stand: columns, ids, flags, dates, names that two persons share, roles and organisations that no file has."""
    here = os.path.join(root, "gazetteers")
    said, ids, names = [], set(), {}
    flag = re.compile(r"^(?:[ACIWJDMF]|L:[a-z]{2,3})(?:,(?:[ACIWJDMF]|L:[a-z]{2,3}))*$")
    kinds = {"PERSON." + k for k in ("politician", "official", "military", "monarch", "religious", "militant")}
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
            if not plain or re.search(r"[;|\t{}\"(]", plain) or (not tail and re.search(r"\b(?![IVX]+\b)[A-Z]{4,}\b", plain)):
                said.append("form of %s: %s" % (r[0], form))
            if " " not in plain and not tail and form != r[2]:
                said.append("single word without flags, %s: %s" % (r[0], form))
            names.setdefault(fold(plain), set()).add(r[0])
    said += ["shared name %s: %s" % (n, " ".join(sorted(i))) for n, i in sorted(names.items()) if len(i) > 1]
    known = {}
    for name in ("titles.tsv", "organisations.tsv", "ministries.tsv"):
        path = os.path.join(here, name)
        known[name] = {r[0] for r in rows(path, 9)} if os.path.exists(path) else None
    day = re.compile(r"^(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?$")
    orgs = None if None in (known["organisations.tsv"], known["ministries.tsv"]) else known["organisations.tsv"] | known["ministries.tsv"]
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
    return said


if __name__ == "__main__":
    import sys
    here = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    complaints = check(here) if "--check" in sys.argv[1:] else main(here).clashes
    print("\n".join(complaints))
    sys.exit(1 if complaints else 0)
