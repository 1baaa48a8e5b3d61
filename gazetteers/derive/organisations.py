#!/usr/bin/env python3
"""Writes ministries.tsv: ministries, governments, embassies, armed forces and their services, by rule from authored/country_adjectives.tsv."""
import os
import re
import unicodedata

HEAD = "#gazetteer v1\n#columns: id\ttype\tname\taliases\tcountry\tattributes\tfrom\tto\tsource\n"
NOTE = "# Written by derive/organisations.py from authored/country_adjectives.tsv: change those, not this file.\n"

# Portfolios: slug -> (full names after "Ministry", short names before "Ministry").
PORTFOLIOS = {
    "defence": (["of Defence", "of Defense"], ["Defence", "Defense"]),
    "foreign-affairs": (["of Foreign Affairs", "for Foreign Affairs"], ["Foreign", "Foreign Affairs"]),
    "interior": (["of the Interior", "of Interior", "of Internal Affairs"], ["Interior", "Internal Affairs"]),
    "finance": (["of Finance"], ["Finance"]),
    "justice": (["of Justice"], ["Justice"]),
    "health": (["of Health"], ["Health"]),
    "education": (["of Education"], ["Education"]),
    "energy": (["of Energy"], ["Energy"]),
    "economy": (["of Economy", "of the Economy", "of Economic Affairs"], ["Economy", "Economics"]),
    "trade": (["of Trade", "of Commerce"], ["Trade", "Commerce"]),
    "transport": (["of Transport", "of Transportation"], ["Transport", "Transportation"]),
    "agriculture": (["of Agriculture"], ["Agriculture"]),
    "culture": (["of Culture"], ["Culture"]),
    "environment": (["of Environment", "of the Environment"], ["Environment"]),
    "labour": (["of Labour", "of Labor"], ["Labour", "Labor"]),
}
EVERYWHERE = ("defence", "foreign-affairs", "interior", "finance")

# States for which all portfolios are written: G20, NATO, EU, the eastern neighbourhood, the Middle East, large states elsewhere.
ALL_PORTFOLIOS = """
AE AF AL AM AR AT AU AZ BA BD BE BG BR BY CA CH CL CN CO CY CZ DE DK DZ EC EE EG ES ET FI FR GB GE GR HR HU ID IE IL IN IQ IR IS IT JO JP KE
KG KR KW KZ LB LT LU LV LY MA MD ME MK MM MT MX MY NG NL NO NP NZ PE PH PK PL PS PT QA RO RS RU SA SD SE SG SI SK SN SO SY TH TN TR TW UA UG
UZ VE VN XK YE ZA ZW
""".split()

# Microstates without a defence ministry; elsewhere the ministry exists, whatever its exact style.
NO_DEFENCE = "AD AG BB CR DM GD IS KI KN LC LI MC MH MU NR PA PW SM TV VA VC VU WS FM SB".split()

# Where the ministry's own style holds "National Defence", "National Security" and the like.
STYLES = {
    "defence": {
        "of National Defence": "BI CD CG DJ DZ GR HT KH LT MA ML NE PL RO TD TN TR CM CY GT NI SV GA GW BY TW BO VN KR".split(),
        "of People's Power for Defence": ["VE"],
    },
    "foreign-affairs": {
        "of External Affairs": ["IN"],
        "of Foreign and European Affairs": ["HR", "LU", "SI", "SK"],
        "for Europe and Foreign Affairs": ["FR"],
        "of Foreign Affairs and Trade": ["HU"],
        "of Foreign Affairs and International Cooperation": ["IT", "KH", "AE"],
        "of Foreign Relations": ["BR", "BO", "CU", "DO", "EC", "PY", "SV"],
        "of Europe and Foreign Affairs": ["AL"],
        "of Foreign Affairs and Worship": ["AR", "CR"],
        "of Foreign and Expatriate Affairs": ["SY", "LB", "JO"],
        "of International Relations and Cooperation": ["NA"],
    },
    "interior": {
        "of Internal Affairs": "AM AZ BY GE KG KZ MD RO RS RU TJ TM UA UG UZ".split(),
        "of Home Affairs": ["IN", "ID", "MY", "BD", "SG", "ZM", "ZW", "TZ", "MM", "MV"],
        "of Public Security": ["CN", "VN", "CR", "LA", "BO"],
        "of Public Administration and Security": ["KR"],
        "of National Security": ["IL", "JM", "BS", "TT"],
    },
    "finance": {
        "of Economy and Finance": ["IT", "IQ", "KR", "SN", "UY", "KH", "PE", "MA", "EC"],
        "of Economic Affairs and Finance": ["IR"],
        "of Strategy and Finance": ["KR"],
        "of Finance and Public Credit": ["CO"],
    },
    "transport": {"of Infrastructure": ["UA", "PL", "IT", "SI"], "of Land, Infrastructure, Transport and Tourism": ["JP"]},
    "economy": {"of Economic Development": ["RU", "IT"], "of Economy, Trade and Industry": ["JP"], "of Economic Affairs and Climate Action": ["DE"]},
    "trade": {"of Industry and Trade": ["RU", "CZ", "VN"], "of Trade, Industry and Energy": ["KR"], "of Foreign Trade": ["CR", "CU", "CO"]},
    "education": {"of Education and Science": ["UA", "LV", "KZ"], "of National Education": ["FR", "PL", "TR", "RO", "MA"],
                  "of Education, Culture, Sports, Science and Technology": ["JP"]},
    "health": {"of Health, Labour and Welfare": ["JP"], "of Health and Welfare": ["KR"]},
    "environment": {"of Ecology": ["FR"], "of Ecology and Environment": ["CN"], "of Environmental Protection": ["UA"]},
}

# Ministries with a style of their own: (code, portfolio) -> (name, further forms, whether "X Ministry" by adjective is said as well).
SPECIAL = {
    ("US", "defence"): ("United States Department of Defense", "US Department of Defense|U.S. Department of Defense|Department of Defense|Defense Department|"
        "US Defense Department|U.S. Defense Department|DoD{A}|DOD{A}|Pentagon{M}|Department of War|US Department of War|U.S. Department of War|"
        "United States Department of War|DoW{A}|US Department of Defence|Department of Defence{W}", False),
    ("US", "foreign-affairs"): ("United States Department of State", "State Department|US State Department|U.S. State Department|US Department of State|"
        "U.S. Department of State|Department of State|Foggy Bottom{M}", False),
    ("US", "finance"): ("United States Department of the Treasury", "Treasury Department|US Treasury|U.S. Treasury|US Treasury Department|U.S. Treasury Department|"
        "Department of the Treasury|US Department of the Treasury|U.S. Department of the Treasury|Treasury{C,W}", False),
    ("US", "justice"): ("United States Department of Justice", "Justice Department|Department of Justice|US Department of Justice|U.S. Department of Justice|"
        "US Justice Department|U.S. Justice Department|DOJ{A}|DoJ{A}", False),
    ("GB", "defence"): ("UK Ministry of Defence", "Ministry of Defence{W}|British Ministry of Defence|MoD{A,W}|MOD{A,W}|UK MoD|UK MOD|British Defence Ministry|"
        "British Defense Ministry|UK Defence Ministry|UK Defense Ministry|British Ministry of Defense|UK Ministry of Defense|Britain's Ministry of Defence|"
        "Britain's Defence Ministry|Ministry of Defence of the United Kingdom", False),
    ("GB", "foreign-affairs"): ("Foreign, Commonwealth and Development Office", "FCDO{A}|Foreign Office|Foreign, Commonwealth & Development Office|"
        "Foreign and Commonwealth Office|Foreign & Commonwealth Office|FCO{A}|British Foreign Office|UK Foreign Office|UK Foreign Ministry|British Foreign Ministry|"
        "Britain's Foreign Office", False),
    ("GB", "interior"): ("Home Office", "UK Home Office|British Home Office", False),
    ("GB", "finance"): ("HM Treasury", "His Majesty's Treasury|Her Majesty's Treasury|UK Treasury|British Treasury|Treasury{C,W}|Exchequer{C,W}", False),
    ("GB", "justice"): ("UK Ministry of Justice", "Ministry of Justice{W}|British Ministry of Justice|MoJ{A}|Lord Chancellor's Department{F}", False),
    ("GB", "health"): ("Department of Health and Social Care", "Department of Health|DHSC{A}|UK Department of Health", False),
    ("GB", "education"): ("Department for Education", "DfE{A}|Department for Education and Skills{F}|Department for Children, Schools and Families{F}", False),
    ("GB", "transport"): ("Department for Transport", "DfT{A}|UK Department for Transport", False),
    ("CA", "defence"): ("Department of National Defence", "Canadian Department of National Defence|National Defence of Canada|DND{A}|Canadian Defence Ministry|"
        "Canada's Department of National Defence", True),
    ("CA", "foreign-affairs"): ("Department of Foreign Affairs, Trade and Development", "Department of External Affairs|Department of Foreign Affairs and International Trade|"
        "Canadian Foreign Ministry|Canadian Department of Foreign Affairs", True),
    ("CA", "interior"): ("Public Safety Canada", "Department of Public Safety and Emergency Preparedness", False),
    ("CA", "finance"): ("Department of Finance", "Canadian Department of Finance|Department of Finance Canada|Canadian Finance Ministry", False),
    ("AU", "defence"): ("Department of Defence", "Australian Department of Defence|Australia's Department of Defence|Australian Defence Department", True),
    ("AU", "foreign-affairs"): ("Department of Foreign Affairs and Trade", "Australian Department of Foreign Affairs and Trade|DFAT{A}|Australian Department of Foreign Affairs", True),
    ("AU", "interior"): ("Department of Home Affairs", "Australian Department of Home Affairs|Australian Home Affairs", False),
    ("AU", "finance"): ("Department of the Treasury", "Australian Treasury|Australian Department of the Treasury|Treasury{C,W}", False),
    ("NZ", "foreign-affairs"): ("Ministry of Foreign Affairs and Trade", "New Zealand Ministry of Foreign Affairs and Trade|MFAT{A}|New Zealand Foreign Ministry", False),
    ("NZ", "finance"): ("New Zealand Treasury", "Treasury of New Zealand|Treasury{C,W}", False),
    ("NZ", "interior"): ("Department of Internal Affairs", "New Zealand Department of Internal Affairs", False),
    ("IE", "defence"): ("Department of Defence", "Irish Department of Defence|Ireland's Department of Defence", True),
    ("IE", "foreign-affairs"): ("Department of Foreign Affairs", "Irish Department of Foreign Affairs|Ireland's Department of Foreign Affairs|Iveagh House{M}", True),
    ("IE", "finance"): ("Department of Finance", "Irish Department of Finance", False),
    ("IE", "justice"): ("Department of Justice", "Irish Department of Justice", False),
    ("ZA", "defence"): ("Department of Defence", "South African Department of Defence", True),
    ("ZA", "foreign-affairs"): ("Department of International Relations and Cooperation", "DIRCO{A}|South African Department of International Relations and Cooperation", True),
    ("ZA", "interior"): ("Department of Home Affairs", "South African Department of Home Affairs", False),
    ("ZA", "finance"): ("National Treasury", "South African Treasury|National Treasury of South Africa|Treasury{C,W}", True),
    ("PH", "defence"): ("Department of National Defense", "Philippine Department of National Defense|Philippine Defense Department", True),
    ("PH", "foreign-affairs"): ("Department of Foreign Affairs", "Philippine Department of Foreign Affairs|Philippine Foreign Ministry|DFA{A}", True),
    ("PH", "interior"): ("Department of the Interior and Local Government", "DILG{A}", False),
    ("PH", "finance"): ("Department of Finance", "Philippine Department of Finance", False),
    ("CH", "defence"): ("Federal Department of Defence, Civil Protection and Sport", "Swiss Federal Department of Defence|Swiss Department of Defence|"
        "Federal Department of Defence|VBS{A,L:de}", True),
    ("CH", "foreign-affairs"): ("Federal Department of Foreign Affairs", "Swiss Federal Department of Foreign Affairs|FDFA{A}|EDA{A,W,L:de}", True),
    ("CH", "finance"): ("Federal Department of Finance", "Swiss Federal Department of Finance", True),
    ("CH", "interior"): ("Federal Department of Home Affairs", "Swiss Federal Department of Home Affairs", True),
    ("CH", "justice"): ("Federal Department of Justice and Police", "Swiss Federal Department of Justice and Police", True),
    ("MX", "defence"): ("Secretariat of National Defence", "Secretariat of National Defense|Mexican Secretariat of National Defense|SEDENA{A}", True),
    ("MX", "foreign-affairs"): ("Secretariat of Foreign Affairs", "Secretariat of Foreign Relations|Mexican Secretariat of Foreign Affairs|SRE{A,W}", True),
    ("MX", "interior"): ("Secretariat of the Interior", "Secretariat of Governance|SEGOB{A}|Mexican Secretariat of the Interior", True),
    ("MX", "finance"): ("Secretariat of Finance and Public Credit", "SHCP{A}|Mexican Secretariat of Finance|Hacienda{C,W}", True),
    ("VA", "foreign-affairs"): ("Secretariat of State", "Vatican Secretariat of State|Secretariat of State of the Holy See", False),
    ("JP", "interior"): ("Ministry of Internal Affairs and Communications", "Japanese Ministry of Internal Affairs and Communications|Home Ministry{F,W}", False),
    ("JP", "economy"): ("Ministry of Economy, Trade and Industry", "METI{A}|MITI{A}|Ministry of International Trade and Industry|Japan's Ministry of International Trade and Industry|"
        "Japanese Ministry of Economy, Trade and Industry", False),
}
# Further forms of ministries that follow the rule.
MORE = {
    ("UA", "defence"): "Ukraine MoD|Ukrainian MoD|Ukrainian MOD|Defence Ministry of Ukraine|Defense Ministry of Ukraine|Ukraine's MoD",
    ("UA", "foreign-affairs"): "MFA Ukraine|Ukrainian MFA",
    ("RU", "defence"): "Ministry of Defence of the Russian Federation|Russian MoD|Russian MOD|Russia's MoD|Russian Federation Ministry of Defence",
    ("RU", "foreign-affairs"): "Russian MFA|MID{A,W,L:ru}",
    ("NO", "defence"): "Forsvarsdepartementet{L:no}", ("SE", "defence"): "Försvarsdepartementet{L:sv}", ("DK", "defence"): "Forsvarsministeriet{L:da}",
    ("FI", "defence"): "Puolustusministeriö{L:fi}", ("DE", "defence"): "Federal Ministry of Defence|Federal Ministry of Defense|Bundesministerium der Verteidigung{L:de}|"
    "German Federal Ministry of Defence|BMVg{A}|Bendlerblock{M}|Hardthöhe{M}",
    ("DE", "foreign-affairs"): "Federal Foreign Office|German Foreign Office|Auswärtiges Amt{L:de}|German Federal Foreign Office",
    ("DE", "interior"): "Federal Ministry of the Interior|German Federal Ministry of the Interior", ("DE", "finance"): "Federal Ministry of Finance|German Federal Ministry of Finance",
    ("DE", "justice"): "Federal Ministry of Justice", ("DE", "health"): "Federal Ministry of Health", ("DE", "economy"): "Federal Ministry for Economic Affairs|"
    "Federal Ministry for Economic Affairs and Climate Action|Federal Ministry for Economic Affairs and Energy",
    ("FR", "defence"): "Ministry of the Armed Forces|French Ministry of the Armed Forces|French Armed Forces Ministry|Armed Forces Ministry|Ministère des Armées{L:fr}|Hôtel de Brienne{M}",
    ("FR", "foreign-affairs"): "French Ministry for Europe and Foreign Affairs|French Foreign Office", ("FR", "interior"): "Place Beauvau{M}",
    ("NL", "defence"): "Ministerie van Defensie{L:nl}", ("ES", "defence"): "Ministerio de Defensa{L:es}", ("IT", "defence"): "Ministero della Difesa{L:it}",
    ("PL", "defence"): "MON{A,W,L:pl}|Ministerstwo Obrony Narodowej{L:pl}", ("IL", "defence"): "Israel Ministry of Defense|IMOD{A}", ("IN", "foreign-affairs"): "MEA{A}|India's Ministry of External Affairs|"
    "Indian External Affairs Ministry", ("IN", "interior"): "Union Home Ministry|Indian Home Ministry|India's Home Ministry|MHA{A}", ("CN", "interior"): "China's Ministry of Public Security",
    ("CN", "trade"): "MOFCOM{A}|China's Ministry of Commerce", ("SA", "interior"): "Saudi Interior Ministry", ("IR", "foreign-affairs"): "Iran's Foreign Ministry",
    ("TR", "defence"): "Turkish National Defense Ministry", ("JP", "defence"): "Japan Defense Agency{F}|Defense Agency{W,F}",
    ("JP", "finance"): "MOF{A,W}", ("IT", "finance"): "Italian Treasury|Italy's Treasury|Treasury{C,W}", ("IL", "finance"): "Israeli Treasury|Treasury{C,W}", ("KE", "finance"): "Kenyan Treasury|Treasury{C,W}",
    ("TR", "finance"): "Treasury and Finance Ministry|Ministry of Treasury and Finance|Turkish Treasury|Treasury{C,W}", ("ES", "interior"): "Ministerio del Interior{L:es}",
    ("AF", "defence"): "Afghan MoD", ("GE", "interior"): "Georgian Interior Ministry",
}

SERVICES = {
    "army": ("Army", "ORG.military"), "navy": ("Navy", "ORG.military"), "air-force": ("Air Force", "ORG.military"), "coast-guard": ("Coast Guard", "ORG.military"),
    "rocket-forces": ("Rocket Forces", "ORG.military"), "airborne-forces": ("Airborne Forces", "ORG.military"), "unmanned-forces": ("Unmanned Systems Forces", "ORG.military"),
    "special-forces": ("Special Operations Forces", "ORG.military"), "territorial-defence": ("Territorial Defence Forces", "ORG.military"),
}
# Forces with a national police that bears the name, after the Factbook; those with rows in organisations.tsv are left out.
NATIONAL_POLICE = "AO AM AR BF BI BO BR CG CI CL CM CU CV CZ DJ DO DZ EC ES FI FR GA GN GT GW HN HU IE KM LB LU MA MC ML MR MZ NE NI NL PA PE PS RO RW SN SV TD TG TN".split()
GENERAL_STAFF = "RU TR FR PL BY IR GR RS BG IL EG DZ KZ CZ SK HU AZ".split()
# Codes whose adjective is too broad to head a name alone.
SHARED = {"CG", "DM"}
GENERIC = (
    ("org/ministry-of-defence", "Ministry of Defence", "Ministry of Defense|Defence Ministry|Defense Ministry|Ministry of National Defence|Ministry of National Defense|National Defence Ministry"),
    ("org/ministry-of-foreign-affairs", "Ministry of Foreign Affairs", "Foreign Ministry|Foreign Affairs Ministry|Ministry for Foreign Affairs|MFA{A,W}"),
    ("org/ministry-of-the-interior", "Ministry of the Interior", "Interior Ministry|Ministry of Interior|Ministry of Internal Affairs|Internal Affairs Ministry|Ministry of Home Affairs|Home Affairs Ministry|Home Ministry"),
    ("org/ministry-of-finance", "Ministry of Finance", "Finance Ministry|Ministry of Economy and Finance"),
    ("org/ministry-of-justice", "Ministry of Justice", "Justice Ministry"), ("org/ministry-of-health", "Ministry of Health", "Health Ministry|Ministry of Public Health"),
    ("org/ministry-of-education", "Ministry of Education", "Education Ministry|Ministry of Education and Science"), ("org/ministry-of-energy", "Ministry of Energy", "Energy Ministry"),
    ("org/ministry-of-economy", "Ministry of Economy", "Economy Ministry|Ministry of the Economy|Ministry of Economic Affairs|Economics Ministry|Ministry of Economic Development"),
    ("org/ministry-of-trade", "Ministry of Trade", "Trade Ministry|Ministry of Commerce|Commerce Ministry|Ministry of Foreign Trade|Ministry of Industry and Trade|Ministry of Trade and Industry"),
    ("org/ministry-of-transport", "Ministry of Transport", "Transport Ministry|Ministry of Transportation|Transportation Ministry"),
    ("org/ministry-of-agriculture", "Ministry of Agriculture", "Agriculture Ministry"), ("org/ministry-of-culture", "Ministry of Culture", "Culture Ministry"),
    ("org/ministry-of-environment", "Ministry of the Environment", "Environment Ministry|Ministry of Environment"),
    ("org/ministry-of-labour", "Ministry of Labour", "Ministry of Labor|Labour Ministry|Labor Ministry"),
    ("org/ministry-of-information-and-broadcasting", "Ministry of Information and Broadcasting", "Information Ministry|Ministry of Information{W}"),
    ("org/ministry-of-emergency-situations", "Ministry of Emergency Situations", "Emergencies Ministry|Emergency Situations Ministry|Ministry for Emergency Situations"),
    ("org/ministry-of-tourism", "Ministry of Tourism", "Tourism Ministry"), ("org/ministry-of-industry", "Ministry of Industry", "Industry Ministry"),
    ("org/ministry-of-planning", "Ministry of Planning", "Planning Ministry"), ("org/ministry-of-oil", "Ministry of Oil", "Oil Ministry|Petroleum Ministry|Ministry of Petroleum"),
    ("org/ministry-of-sport", "Ministry of Sport", "Sports Ministry|Ministry of Sports|Sport Ministry"), ("org/ministry-of-science", "Ministry of Science", "Science Ministry|Ministry of Science and Technology"),
    ("org/ministry-of-water", "Ministry of Water Resources", "Water Ministry"), ("org/ministry-of-public-works", "Ministry of Public Works", "Public Works Ministry"),
    ("org/ministry-of-digital-transformation", "Ministry of Digital Transformation", "Ministry of Digital Affairs|Digital Ministry"),
    ("org/ministry-of-strategic-industries", "Ministry of Strategic Industries", ""), ("org/ministry-of-reintegration", "Ministry of Reintegration", ""),
)


def slug(text):
    text = text.replace("ı", "i").replace("ø", "o").replace("ł", "l")
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "").replace(".", "")).strip("-")


def read_table(path):
    with open(path, encoding="utf-8") as handle:
        for line in handle:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield (line.split("\t") + [""] * 6)[:6]


def split(cell):
    return [part.strip() for part in cell.split(" | ") if part.strip()]


def bare(form):
    return re.sub(r"\{[^}]*\}$", "", form)


def without_article(name):
    return name[4:] if name.startswith("the ") else name


def possessive(name):
    name = without_article(name)
    return name + ("'" if name.endswith("s") else "'s")


def acronym(form):
    """Gives an all-capital form its flag."""
    if "{" not in form and " " not in form and re.fullmatch(r"[A-Z][A-Za-z-]*[A-Z][A-Za-z-]*", form) and form.upper() == form:
        return form + "{A}"
    return form


class Country:
    def __init__(self, cells):
        self.code, self.name = cells[0], cells[1]
        self.names = [self.name] + split(cells[2])
        self.adjectives = [bare(a) for a in split(cells[3]) if "{W}" not in a and self.code_allows(cells[0])]
        self.forces = [acronym(f) for f in split(cells[4])]
        self.services = split(cells[5])
        self.slug = slug(without_article(self.name))

    @staticmethod
    def code_allows(code):
        return code not in SHARED


def row(ident, kind, name, forms, code, source):
    seen, aliases = {bare(name)}, []
    for form in forms:
        form = acronym(form)
        if form and bare(form) not in seen:
            seen.add(bare(form))
            aliases.append(form)
    return "\t".join([ident, kind, name, " | ".join(aliases), code, "", "", "", source])


def heads(country, names, shorts):
    """All ways to say "the Ministry NAMES of the country", the full ones first."""
    forms = []
    for full in names:
        full = "Ministry " + full
        forms += [full + " of " + n for n in country.names]
        forms += [a + " " + full for a in country.adjectives]
        forms += [possessive(n) + " " + full for n in country.names]
        forms.append(without_article(country.name) + " " + full)
    return forms + short_heads(country, shorts)


def short_heads(country, shorts):
    forms = []
    for short in shorts:
        short += " Ministry"
        forms += [a + " " + short for a in country.adjectives]
        forms += [possessive(n) + " " + short for n in country.names]
        forms.append(without_article(country.name) + " " + short)
        forms += [short + " of " + n for n in country.names[:1]]
    return forms


def style_names(code, portfolio):
    for name, codes in STYLES.get(portfolio, {}).items():
        if code in codes:
            yield name
            if "Defence" in name:
                yield name.replace("Defence", "Defense")


def ministry(country, portfolio):
    ident = "org/%s-ministry-of-%s" % (country.code.lower(), portfolio)
    names, shorts = PORTFOLIOS[portfolio]
    key = (country.code, portfolio)
    more = MORE.get(key, "").split("|")
    if key in SPECIAL:
        name, forms, also = SPECIAL[key]
        forms = forms.split("|") + (short_heads(country, shorts) if also else []) + more
        if country.code not in ("US", "GB"):
            # The bare style is shared by several states: believed only with support.
            known = country.adjectives + [without_article(n) for n in country.names]
            if not any(word in name for word in known):
                clear = [form for form in forms if any(word in form for word in known)]
                name, forms = (clear[0], [name + "{W}"] + forms) if clear else (name + "{W}", forms)
        return row(ident, "ORG.ministry", name, forms, country.code, "authored")
    styles = list(style_names(country.code, portfolio))
    if portfolio == "interior" and country.code == "US":
        return None
    if styles:
        names = styles + names
        shorts = shorts + [n.split(" ", 1)[1] for n in styles if n.startswith("of ") and " and " not in n and "," not in n and "the " not in n and " for " not in n]
    forms = heads(country, names, shorts)
    return row(ident, "ORG.ministry", forms[0], forms[1:] + more, country.code, "authored")


def build(countries):
    yield from (row(i, "ORG.ministry", n, f.split("|"), "", "authored") for i, n, f in GENERIC)
    for c in countries:
        for portfolio in PORTFOLIOS:
            if portfolio not in EVERYWHERE and c.code not in ALL_PORTFOLIOS and (c.code, portfolio) not in SPECIAL:
                continue
            if portfolio == "defence" and c.code in NO_DEFENCE:
                continue
            if c.code == "US" and (c.code, portfolio) not in SPECIAL:
                continue
            if c.code == "GB" and portfolio in ("energy", "economy", "trade", "culture", "environment", "labour", "agriculture"):
                continue
            line = ministry(c, portfolio)
            if line:
                yield line
        if c.code not in ("US", "GB", "IE", "HK"):
            yield row("org/%s-government" % c.code.lower(), "ORG.government", "Government of " + c.name,
                      [a + " Government" for a in c.adjectives] + ["Government of " + n for n in c.names[1:]], c.code, "authored")
        yield row("org/%s-embassy" % c.code.lower(), "ORG.embassy", "Embassy of " + c.name,
                  [a + " Embassy" for a in c.adjectives] + [a + " Consulate" for a in c.adjectives] + [a + " Consulate General" for a in c.adjectives], c.code, "authored")
        if c.forces:
            forms = c.forces + ["Armed Forces of " + n for n in c.names] + [a + " Armed Forces" for a in c.adjectives]
            forms += [possessive(n) + " Armed Forces" for n in c.names]
            forms += [a + " Military" for a in c.adjectives]
            yield row("org/armed-forces-of-" + c.slug, "ORG.military", forms[0], forms[1:], c.code, "authored; factbook 8662a8b1")
        for service in c.services:
            kind, _, named = service.partition(":")
            head, typ = SERVICES[kind]
            forms = [acronym(f) for f in named.split(";") if f]
            if kind in ("army", "navy", "air-force"):
                forms += [a + " " + head for a in c.adjectives]
                forms += [head + " of " + c.name] if not named else []
            forms = forms or [a + " " + head for a in c.adjectives]
            yield row("org/%s-%s" % (c.code.lower(), kind), typ, forms[0], forms[1:], c.code, "authored; factbook 8662a8b1")
        if c.code in NATIONAL_POLICE:
            yield row("org/%s-national-police" % c.code.lower(), "ORG.police", (c.adjectives or [without_article(c.name)])[0] + " National Police",
                      [a + " National Police" for a in c.adjectives[1:]] + ["National Police of " + n for n in c.names[:1]], c.code, "authored; factbook 8662a8b1")
        if c.code in GENERAL_STAFF:
            yield row("org/%s-general-staff" % c.code.lower(), "ORG.military", c.adjectives[0] + " General Staff",
                      ["General Staff of the Armed Forces of " + c.name, "General Staff of the %s Armed Forces" % c.adjectives[0], possessive(c.name) + " General Staff"],
                      c.code, "authored")
    yield row("org/general-staff", "ORG.military", "General Staff", ["General Staff of the Armed Forces"], "", "authored")


def main(root):
    here = os.path.join(root, "gazetteers")
    countries = [Country(cells) for cells in read_table(os.path.join(here, "authored", "country_adjectives.tsv"))]
    lines = list(build(sorted(countries, key=lambda c: c.code)))
    with open(os.path.join(here, "ministries.tsv"), "w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD + NOTE + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
