#!/usr/bin/env python3
"""Derives words/{given,given_common,surname,common,rare}.txt; the other word lists are authored by hand.

Inputs, kept in the folder named by ONOMA_SOURCES (default: build/sources under the root), fetched by the command given where one is
missing; where that cannot be done nothing is written. Each is checked against its SHA-256:
  wamerican_2020.12.07-2_all.deb and -large, -small, wbritish-small   `apt-get download wamerican ...`
  faker-40.54.0-py3-none-any.whl                              `pip download faker==40.54.0 --no-deps`
and, to be given, since they are held beside the repository or in folders named by environment variables:
  ONOMA_CORPUS  press.jsonl, public-domain text, one {"id","text"} a line  (default: ../shared/corpus/press.jsonl)
  ONOMA_NAMES   folder with given_names_faker_latin.txt, surnames_faker_latin.txt, drawn from faker 40.54.0  (default: ../shared/sources/misc)
Added: authored/given_extra.txt, authored/surname_extra.txt. Run from anywhere: words.py [ROOT].
"""
import ast
import collections
import hashlib
import io
import json
import lzma
import os
import re
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

DICTIONARIES = {"full": "wamerican_2020.12.07-2_all.deb", "large": "wamerican-large_2020.12.07-2_all.deb", "small": "wamerican-small_2020.12.07-2_all.deb", "british": "wbritish-small_2020.12.07-2_all.deb"}
WHEEL = "faker-40.54.0-py3-none-any.whl"
SHA256 = {
    "wamerican_2020.12.07-2_all.deb": "c8f8e2b2ad0d37bfdd41f0e40f1e4c8e5f907467d768a1d3698b164e9617f0b4",
    "wamerican-large_2020.12.07-2_all.deb": "5439a66538fada521d8de98a6f8f3ab17a70d60f18f67a738c8b403f2947e3c6",
    "wamerican-small_2020.12.07-2_all.deb": "bfebd3ce5f04a62f5fbeb6707ea1160e37d645754145138343009209f0deadb6",
    "wbritish-small_2020.12.07-2_all.deb": "624fdf043f867fd82dcfdaa6682899a648445efdebaf8329951d6752413ff4ef",
    "faker-40.54.0-py3-none-any.whl": "2dd88ee8cb63a9149e19ef48bdd73879bc3854d8ba2d6c1535e902a762e603f7",
    "press.jsonl": "28da23b787c47ae5bdfb9e819d3bc689a68055b9323d232f1cbd79af7575260c",
    "given_names_faker_latin.txt": "0d6152c0106ff9588a81259dc70abe8f4e215d1057945e9f4adb4c958b7b32d5",
    "surnames_faker_latin.txt": "b19a77bda931b3ddbdc03f11fc1264591fe7cace6fd2f33ad23d71006380ca29",
}
FETCH = {name: ["apt-get", "download", "-qq", name.split("_")[0] + "=2020.12.07-2"] for name in DICTIONARIES.values()}
FETCH[WHEEL] = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "faker==40.54.0"]

INFLECTED = re.compile(r"(?:ed|ly|less|able|ible|iest|ier|est|ize|ise|izes|ises|ish|ful|wise)$")
# What no surname ends with: of these the large dictionary counts, too ("communalism", "expats"; not "gabor", "petri").
NOUN = re.compile(r"(?:[a-z]{4}(?:ism|ity|ness|ship|tion|sion|hood|ology|ography|ists|ants|ents|ators|isers|izers|ologists|ographers|keepers|makers|workers|goers|holders)|expats?|aunty|aunties)$")
PEOPLE = re.compile(r"(?:ers|ors|ists|ians|ites|ees|ants|ents|eurs|ss|us|is)$")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
# Function words that are names all the same; rules see the capital and the company a word keeps.
NAMES_THOUGH_FUNCTION = {"may", "will"}
# Names that the corpus knows almost only as words, kept because they are well-known names.
NAMES_THOUGH_RARE = set("banks drew felicity gene guy hope lai rob rose shek straw tore waters".split())
# Capitalised words of the corpus that belong to titles, organisations and places, not to people.
NO_NAME = set("""admiral africa alaska america ancient arch archer army asia atlantic august baltic baron board branch cabinet
canal cannon cape captain central century china church coast college colonel commodore company corona council county delta duck
duchess east emperor empire empress england english europe france french gen general german germany governor grand greek heaven
house inc ivory king lady lake lord majesty major mall marine marquis marquess mayor ministry monday mosque navy nobel north
orange pacific page parish parliament party pen persia plaza police pop port post president prince princess professor provost
queen red republic rim river rocky royal saint sea senate senator september sir south state street sultan sunday tab tuesday
united university viscount volume wall west yankee year bank friday january february march april june july october november
december thursday wednesday saturday reich spring winter autumn summer""".split()) - {"may", "june", "april", "king", "lord", "prince", "major"}
# Given names that are also places, peoples or religions: given, but not unambiguous.
NOT_UNAMBIGUOUS = set("""abha adelaide afghan africa alba albany albion alexandria algeria alma alpine amman america andorra angola april
arabia aragon arden argentina arizona armenia asia asmara assam athens atlanta aurora austin australia avalon avila azores bali baltic
bari basil belfast belgium belmont bengal berlin bern bethlehem bolivia boston brazil bristol britain britanny brittany bronx brooklyn
cadiz cairo calais caledonia camden canada capri carlisle carolina carson catalina cayenne ceylon chad charlotte chelsea chester
cheyenne china christian cleveland clinton colombia colorado columbia congo coral cordoba corsica crete cuba cyprus dakar dakota
dalai dallas damascus danube darwin delhi denmark denver derby devon diego dixie dublin duncan durban east eden egypt elba england erie
erin essex essen ethiopia europe fatima fiji florence florida france francisco galilee gaza geneva genoa georgia german germany ghana
gibraltar glasgow granada greece guinea haiti halifax hamilton havana hawaii hebron helena heroic holland houston hungary iceland
india indiana indore iran iraq ireland irish islam island israel italia italy ivory jackson jakarta jamaica jamestown java jerusalem
jordan judea juneau kabul kandy karachi kashmir kent kenya kerala kerry kiev kimberley korea kuwait kyiv laos lancaster laramie
lebanon leon libya lima lincoln lisbon london lorraine lourdes lucerne luxembourg lyon macedonia madeira madison madras malaga mali
malta man manila manchester marathon mari marseille maryland mecca medina melbourne memphis messina mexico miami milan milano modena
monaco mongolia montana montenegro montreal morocco moscow munich muscat nairobi namibia naples navarra nazareth nevada newark
nicosia nigeria nile normandy norway odessa ohio oman orlando osaka oslo oxford pakistan palermo palestine palma panama paris parma
peking persia perth peru philadelphia philippines phoenix poland portugal prague preston pretoria qatar quebec queensland ravenna
reading regina regis reno richmond riga rio rochester roma roman romania rome russia sahara salem salvador samara samaria samoa
sana santiago santos sardinia saudi savannah savoy scotland seattle senegal seoul serbia shanghai sharon siberia sicily siena sierra
sinai singapore skye sofia somalia sonora spain stirling sudan surrey sydney syria taiwan tehran tennessee texas tibet tripoli
trinidad troy tulsa tunis turin tuscany tyrol tyrone ukraine uganda ulster utah valencia valletta van vatican venice verona victoria
vienna virginia wales warsaw warwick washington wellington wichita windsor york zagreb zaire zambia zion zurich yuan nam sol euro
""".split())
KEPT_COMMON = {"august", "march", "may", "second", "senate", "senator", "sun"}
COMMON_LIMIT = 39900
# Parts of names and foreign words that occur lower-case in English text but are no English words.
NOT_COMMON = set("van von der den de du la le les el al bin ben ibn abu des di da del della dos das las los und et y".split())


def pinned(path):
    """The path, if the file is there and is the one that was pinned; None if it is not there."""
    if not os.path.exists(path):
        return None
    with open(path, "rb") as handle:
        if hashlib.sha256(handle.read()).hexdigest() != SHA256[os.path.basename(path)]:
            raise SystemExit("words: %s is not the file that was pinned" % os.path.basename(path))
    return path


def fetched(folder, name):
    """The path of a package, fetched where it is missing; None where it cannot be had."""
    if not os.path.exists(os.path.join(folder, name)):
        try:
            os.makedirs(folder, exist_ok=True)
            subprocess.run(FETCH[name], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError):
            pass
    return pinned(os.path.join(folder, name))


def dictionary_of(package):
    """The words of the one word list in a Debian package: an ar archive of members with a head of 60 bytes each."""
    with open(package, "rb") as handle:
        data = handle.read()
    at = 8
    while at < len(data):
        name, size = data[at:at + 16].decode().strip(), int(data[at + 48:at + 58])
        body = data[at + 60:at + 60 + size]
        if name.startswith("data.tar"):
            if name.endswith(".xz"):
                body = lzma.decompress(body)
            with tarfile.open(fileobj=io.BytesIO(body)) as archive:
                for member in archive:
                    if member.isfile() and "/usr/share/dict/" in member.name:
                        text = archive.extractfile(member).read().decode("utf-8")
                        return [w for line in text.splitlines() if not line.startswith("#") for w in line.split()]
        at += 60 + size + size % 2
    raise SystemExit("words: no word list in %s" % package)


def fold(word):
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower().replace("\u2019", "'")


def words_of(path):
    """The words of a '#words v1' file or of an authored list of words split by white space."""
    found = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                found.extend(line.split("\t")[0].split())
    return found


def write_words(path, name, rows):
    """Rows of (word, number or None), one a folded form, in code point order of the folded form."""
    best = {}
    for word, number in rows:
        key = fold(word)
        if key not in best or (word, number) < best[key]:
            best[key] = (word, number)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("#words v1 class=%s\n" % name)
        for key in sorted(best):
            word, number = best[key]
            out.write(word if number is None else "%s\t%d" % (word, number))
            out.write("\n")
    return len(best)


def count_case(corpus):
    """How often each folded word stands in lower case, and capitalised inside a sentence."""
    lower, capital = collections.Counter(), collections.Counter()
    total = 0
    with open(corpus, encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            for match in WORD.finditer(text):
                word = match.group()
                if word.endswith(("'s", "\u2019s")):
                    word = word[:-2]
                total += 1
                if word.islower():
                    lower[fold(word)] += 1
                    continue
                if not (word[0].isupper() and word[1:].islower()):
                    continue
                start = match.start()
                if start >= 2 and text[start - 1] == " " and (text[start - 2].isalnum() or text[start - 2] == ","):
                    capital[fold(word)] += 1
    return lower, capital, total


def faker_locales(wheel):
    """Folded given name -> languages of the faker locales that list it."""
    found = collections.defaultdict(set)
    place = re.compile(r"faker/providers/person/([^/]*_[^/]*)/__init__\.py")
    with zipfile.ZipFile(wheel) as archive:
        for path in sorted(archive.namelist()):
            locale = place.fullmatch(path)
            if not locale:
                continue
            for node in ast.walk(ast.parse(archive.read(path).decode("utf-8"))):
                if not isinstance(node, ast.Assign):
                    continue
                targets = [t.id for t in node.targets if isinstance(t, ast.Name)]
                if not any(t.startswith("first_name") for t in targets):
                    continue
                for leaf in ast.walk(node.value):
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                        found[fold(leaf.value)].add(locale.group(1).split("_")[0])
    return found


def clean(word):
    """A name as one capitalised token, or None."""
    word = unicodedata.normalize("NFC", word.strip())
    if len(word) < 2 or not word.isalpha() or not word[0].isupper():
        return None
    if not all("LATIN" in unicodedata.name(c, "") for c in word):
        return None
    if word.isupper():
        word = word[0] + word[1:].lower()
    return word


def main(root):
    shared = os.path.join(os.path.dirname(os.path.abspath(root)), "shared")
    folder = os.environ.get("ONOMA_SOURCES") or os.path.join(root, "build", "sources")
    names = os.environ.get("ONOMA_NAMES") or os.path.join(shared, "sources", "misc")
    corpus = pinned(os.environ.get("ONOMA_CORPUS") or os.path.join(shared, "corpus", "press.jsonl"))
    given_file, surname_file = (pinned(os.path.join(names, n)) for n in ("given_names_faker_latin.txt", "surnames_faker_latin.txt"))
    inputs = corpus and given_file and surname_file and {kind: fetched(folder, name) for kind, name in DICTIONARIES.items()}
    faker = inputs and fetched(folder, WHEEL)
    if not faker or not all(inputs.values()):
        print("words: inputs missing, nothing written")
        return None
    gazetteers = os.path.join(root, "gazetteers")
    folder = os.path.join(gazetteers, "words")
    authored = os.path.join(gazetteers, "authored")

    full = dictionary_of(inputs["full"])
    small = dictionary_of(inputs["small"]) + dictionary_of(inputs["british"])
    dict_lower = {fold(w) for w in full + small if w.islower() and w.isalpha()}
    dict_small = {fold(w) for w in small if w.islower() and w.isalpha()}
    dict_capital = {fold(w) for w in full if w[0].isupper() and w[1:].islower() and w.isalpha()}
    lower, capital, total = count_case(corpus)
    function = {fold(w) for w in words_of(os.path.join(folder, "function.txt"))}

    # Common words.
    common = {}
    candidates = dict_small | {w for w, n in lower.items() if n >= 3 or w in dict_lower} | function
    for word in candidates:
        if not word.isalpha() or not word.isascii() or len(word) < 2 and word not in ("a", "i") or word in NOT_COMMON:
            continue
        small_n, big_n = lower[word], capital[word]
        if word in dict_capital and big_n >= 8 and small_n <= max(2, big_n // 25) and word not in function | KEPT_COMMON:
            continue  # China, Turkey, Polish: lower-case dictionary words in theory
        if word not in dict_lower and big_n > small_n:
            continue
        if word not in dict_lower and word not in function and small_n < 5:
            continue
        per_million = round(small_n * 1e6 / total)
        common[word] = per_million if per_million else None
    order = sorted(common, key=lambda w: (-lower[w], w not in function, len(w), w))
    common = {w: common[w] for w in order[:COMMON_LIMIT]}
    n_common = write_words(os.path.join(folder, "common.txt"), "common", common.items())

    # Names: those that are also common words carry how many of 100 occurrences are capitalised inside a sentence.
    def names_of(faker_file, extra_file):
        extra = [clean(w) for w in words_of(os.path.join(authored, extra_file))]
        extra = {w for w in extra if w}
        known = {fold(w) for w in extra}
        rows = {}
        for word in sorted(extra | {clean(w) for w in words_of(faker_file)} - {None}):
            key = fold(word)
            if key in NO_NAME or key in function and key not in NAMES_THOUGH_FUNCTION:
                continue
            seen = lower[key] + capital[key]
            is_word = key in dict_lower or key in common
            share = round(100 * capital[key] / seen) if seen >= 3 and is_word else None
            if is_word and key not in known:
                if share is None and key not in dict_capital:
                    continue
                if share is not None and share < (35 if key in dict_capital else 60):
                    continue
            if share is not None and share < 5 and key not in NAMES_THOUGH_RARE:
                continue
            rows[word] = share
        return rows, known

    given, given_known = names_of(given_file, "given_extra.txt")
    surname, _ = names_of(surname_file, "surname_extra.txt")
    n_given = write_words(os.path.join(folder, "given.txt"), "given", given.items())
    n_surname = write_words(os.path.join(folder, "surname.txt"), "surname", surname.items())

    # Nouns of the dictionaries that the limit leaves out and that are no names: capitalised, they are no men ("Acacia", "Councillors").
    names_known = {fold(w) for w in given} | {fold(w) for w in surname}
    dict_nouns = dict_lower | {w for w in (fold(w) for w in dictionary_of(inputs["large"]) if w.islower() and w.isalpha()) if NOUN.search(w)}
    rare = {w for w in dict_nouns if 3 < len(w) < 19 and (len(w) > 8 or not w.endswith("ing")) and w.isascii() and w not in common and w not in names_known and w not in dict_capital and capital[w] <= lower[w]
            and not INFLECTED.search(w) and (not w.endswith("s") or PEOPLE.search(w))}
    n_rare = write_words(os.path.join(folder, "rare.txt"), "rare", ((w, None) for w in rare))

    # Frequent, unambiguous given names: authored, or known in several languages, and hardly ever a word.
    locales = faker_locales(faker)
    chosen = []
    for word, share in given.items():
        key = fold(word)
        if len(key) < 3 or key in NOT_UNAMBIGUOUS or share is not None and share < 90:
            continue
        if key in common and share is None:
            continue
        if len(locales[key]) >= 2 or key in given_known and len(key) > 3 and key not in dict_lower \
                or key in given_known and locales[key]:
            chosen.append((word, None))
    n_chosen = write_words(os.path.join(folder, "given_common.txt"), "given_common", chosen)
    print("words: given %d, given_common %d, surname %d, common %d, rare %d" % (n_given, n_chosen, n_surname, n_common, n_rare))
    return True


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
