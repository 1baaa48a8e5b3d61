"""How names of places are written: folded, without what a source adds, with the articles of Arabic, romanised as news does. For places.py and towns.py."""
import re
import unicodedata

PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae",
                       "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H",
                       "ŋ": "n", "ʻ": "'", "ʼ": "'", "‘": "'", "’": "'", "`": "'", "´": "'", "ʹ": "'", "ʿ": "'", "ʾ": "'"})


def plain(text):
    """As matching folds: no accents, straight apostrophes, plain letters, plain hyphens, lower case."""
    text = text.translate(PLAIN).replace("\u2013", "-").replace("\u2010", "-").replace("\u2011", "-")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


def bare(form):
    return re.sub(r"\{[^}]*\}$", "", form).strip()


def flagged(form, flag):
    """The form with a flag added to those it has."""
    found = re.search(r"\{([^}]*)\}$", form)
    if not found:
        return "%s{%s}" % (form, flag)
    flags = found.group(1).split(",")
    return form if flag in flags else "%s{%s}" % (bare(form), ",".join(flags + [flag]))


def ukrainian(name):
    """The official romanisation of a name that GeoNames spells the older way (Avdiyivka, Slovyansk, Mykolayiv)."""
    name = name.replace("'", "").replace("\u2019", "").replace("`", "")
    name = re.sub(r"([aeiouy])yi", r"\1i", name)
    name = re.sub(r"([bcdfghklmnprstvz])y([aeu])", r"\1i\2", name)
    name = re.sub(r"([aeou])y([aeu])", r"\1i\2", name)
    name = re.sub(r"yy\b", "yi", name)
    return name


def clean(name):
    """A name without what the source adds to tell places apart; None for parts of towns that are numbers."""
    if re.search(r"\d|/|Kreis", name) and name not in ("6th of October City",):
        return None
    name = re.sub(r"\s*\([^)]*\)", "", name).split(",")[0].strip()
    name = re.sub(r"-(si|ri|dong|gun|tong)$", "", name)
    return name.replace("’", "'").replace("‘", "'").replace("`", "'") or None


ARABIC = set("AE BH DJ DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
ARTICLE = re.compile(r"^(?:Al|Ad|Adh|Aḑ|An|Ar|As|Aş|Ash|At|Aţ|Az)[ -](?=[^\W\d_]\S{2})", re.I)


def articles(form, cc):
    """The ways in which news writes an Arabic name's article: "Ar Ruţbah" gives Ar-, Al-, al-Ruţbah; weak where it may be a surname."""
    text = bare(form)
    if cc == "GB" and re.search(r" (?:under|upon|on|in|by|le|super|next) ", text):
        return [text.replace(" ", "-")]
    if cc in ARABIC and re.match(r"El[ -][^\W\d_]\S{2}", text):
        return [flagged("el-" + text[3:], "C")]
    article = ARTICLE.match(text) if cc in ARABIC else None
    if not article:
        return spaced(form) if cc not in ARABIC else []
    return with_article(text[article.end():], {article.group(0)[:-1].capitalize()}, form)


def spaced(form):
    """A name of hyphens as it is also written, "Baden Baden" and "Aix en Provence"; nothing for one of syllables ("Xi-an", "Al-Qaim")."""
    text = bare(form)
    parts = text.split("-")
    if len(parts) < 2 or not all(re.fullmatch(r"[^\W\d_][\w' ]*[\w']", p) for p in parts) or len(parts[0]) < 3 or len(parts[-1]) < 3:
        return []
    if not parts[-1][0].isupper() or ARTICLE.match(text) or any(p[0].islower() and len(p) > 5 for p in parts):
        return []
    return [" ".join(parts) + form[len(text):]]


def with_article(rest, written, form):
    """A name behind its article, as `written` and as "al", with space and hyphen; with the flags of `form`."""
    flags = re.findall(r"\{([^}]*)\}", form) or ["W"] * plain(rest).endswith("i")
    forms = [f for article in sorted(written | {"Al"}) for f in (article + "-" + rest, article + " " + rest)] + ["al-" + rest]
    forms += [article.lower() + "-" + rest for article in sorted(written - {"Al"})]
    return [flagged(f, ",".join(["C"] * f[0].islower() + flags)) if f[0].islower() or flags else f for f in forms]


def articles_of_all(forms, cc):
    """As articles(), and for those spellings of the same name that stand there without it: "Raqqa" beside "Ar Raqqah" gives Al Raqqa."""
    out = [v for form in forms for v in articles(form, cc)]
    if cc not in ARABIC:
        return out
    written, sounds = set(), set()
    for form in forms:
        article = ARTICLE.match(bare(form))
        if article:
            written.add(article.group(0)[:-1].capitalize())
            sounds.add(said(bare(form)[article.end():]))
    for form in forms:
        text = bare(form)
        if written and "{" not in form and text[0].isupper() and not ARTICLE.match(text) and not re.match(r"E[lrsntd]h?[ -]", text) and " " not in text and said(text) in sounds:
            out += with_article(text, written, form)
    return out


SAID = [(re.compile(a), b) for a, b in ((r"\b(al|el|ad|ar|as|ash|at|az|an|es|esh|er|ed|et|ez|en)[ -](?=\w{3})", ""), (r"[^a-z]", ""), (r"^[aeiouy]", "0"), (r"sch|tch|ch|sh", "x"), (r"ph", "f"), (r"dj|zh", "j"),
                                        (r"kh|ck|[cq]", "k"), (r"gh", "g"), (r"th", "t"), (r"dh", "d"), (r"bh", "b"), (r"z", "s"), (r"v", "b"), (r"[aeiouywh]", ""), (r"(.)\1+", r"\1"))]


def said(form):
    """What two spellings of one name have in common: consonants, without doubling, voice of sibilants, articles."""
    form = plain(form)
    for pattern, by in SAID:
        form = pattern.sub(by, form)
    return form
