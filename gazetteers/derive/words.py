#!/usr/bin/env python3
"""Derives words/{given,given_common,surname,common}.txt; the other word lists are authored by hand.

Inputs, each named by an environment variable; where one is missing nothing is written:
  ONOMA_CORPUS  press.jsonl, public-domain text, one {"id","text"} a line
  ONOMA_DICT    folder with american-english, american-english-small, british-english-small (Debian wamerican,
                wamerican-small, wbritish-small 2020.12.07-2)
  ONOMA_NAMES   folder with given_names_faker_latin.txt, surnames_faker_latin.txt (drawn from faker 40.54.0)
  ONOMA_FAKER   folder faker/providers/person of the unpacked faker 40.54.0 wheel
and authored/given_extra.txt, authored/surname_extra.txt. Run from anywhere: words.py [ROOT of gazetteers].
"""
import ast
import collections
import json
import os
import re
import sys
import unicodedata

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


def faker_locales(folder):
    """Folded given name -> languages of the faker locales that list it."""
    found = collections.defaultdict(set)
    for locale in sorted(os.listdir(folder)):
        path = os.path.join(folder, locale, "__init__.py")
        if "_" not in locale or not os.path.isfile(path):
            continue
        with open(path, encoding="utf-8") as source:
            tree = ast.parse(source.read())
        for node in ast.walk(tree):
            if not isinstance(node, ast.Assign):
                continue
            targets = [t.id for t in node.targets if isinstance(t, ast.Name)]
            if not any(t.startswith("first_name") for t in targets):
                continue
            for leaf in ast.walk(node.value):
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                    found[fold(leaf.value)].add(locale.split("_")[0])
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
    inputs = [os.environ.get(v) for v in ("ONOMA_CORPUS", "ONOMA_DICT", "ONOMA_NAMES", "ONOMA_FAKER")]
    if not all(i and os.path.exists(i) for i in inputs):
        print("words: inputs not given, files left as they are")
        return
    corpus, dictionary, names, faker = inputs
    folder = os.path.join(root, "words")
    authored = os.path.join(root, "authored")

    full = words_of(os.path.join(dictionary, "american-english"))
    small = words_of(os.path.join(dictionary, "american-english-small"))
    small += words_of(os.path.join(dictionary, "british-english-small"))
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
        for word in sorted(extra | {clean(w) for w in words_of(os.path.join(names, faker_file))} - {None}):
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

    given, given_known = names_of("given_names_faker_latin.txt", "given_extra.txt")
    surname, _ = names_of("surnames_faker_latin.txt", "surname_extra.txt")
    n_given = write_words(os.path.join(folder, "given.txt"), "given", given.items())
    n_surname = write_words(os.path.join(folder, "surname.txt"), "surname", surname.items())

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
    print("words: given %d, given_common %d, surname %d, common %d" % (n_given, n_chosen, n_surname, n_common))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
