"""Names of persons as the sources write them: folded, without titles, with surnames in proper case; and the rows of a table."""
import re
import unicodedata

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


def split(text):
    return [f.strip() for f in text.split(" | ") if f.strip()]


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
