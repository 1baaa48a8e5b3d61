"""What the sources' rows add up to: one row per person, role, country and interval; who comes next ends the one before."""
import os

from office_holders.names import fold, rows


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
              "role/prince", "role/governor", "role/first-minister", "role/chief-minister", "role/chief-executive", "role/defence-minister", "role/foreign-minister", "role/interior-minister",
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
    # One who is known to come in the month in which the one before left on a known day comes on that day, not on the first of the month.
    def one(role):
        return (role in single or role.endswith("-minister")) and role not in ("role/governor", "role/chief-minister", "role/first-minister", "role/minister-of-state")

    lines = {}
    for row in kept:
        lines.setdefault((row[1], row[4] or row[3]), []).append(row)
    for line in lines.values():
        for row in line:
            if len(row[5]) != 7:
                continue
            left = [o[6] for o in line if o[0] != row[0] and len(o[6]) == 10 and o[6].startswith(row[5]) and (o[5] or "0") < row[5] and (one(row[1]) or o[2] == row[2])]
            if len(left) == 1 and row[6][:7] != row[5]:
                row[5] = left[0]
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
