"""Who is who: persons by id, by folded form, and by country with first and last word."""
import glob
import os

from office_holders.names import bare, fold, rows, slug, split


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


def load_overlay(here, people):
    for path in sorted(glob.glob(os.path.join(here, "authored", "people*.tsv"))):
        for name, kind, country, aliases, keys, ident in rows(path, 6):
            people.new(name, kind if kind.startswith("PERSON") else "PERSON." + (kind or "politician"), country, "authored", ident, split(aliases), split(keys))
