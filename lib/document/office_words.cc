// What the news calls an office otherwise than the tenures do. A "chief", "head" or "boss" of a body holds its one top office; a country's
// "top diplomat" is its foreign minister, its "leader" whoever governs; a chamber's president may be its speaker; a capital stands for the
// state; the governor of a division is told by his title. What could mean two offices is left untold: a wrong holder is worse than none.
#include <initializer_list>
#include <string>

#include "lib/document/entry_memory.h"
#include "lib/document/records.h"
#include "lib/gazetteer/day.h"
#include "lib/text/chars.h"

namespace onoma::document {

using gazetteer::Day;
namespace {

// What one role may be called in a country, tried in this order where the role itself has nobody on the day; `where`: only in these states.
struct Like {
  std::string_view asked, held, where;
};
constexpr Like kCountry[] = {
    {"role/top-diplomat", "role/foreign-minister", ""},
    {"role/deputy-secretary-of-state", "role/deputy-foreign-minister", "US"},
    {"role/finance-chief", "role/finance-minister", ""},
    {"role/interior-chief", "role/interior-minister", ""},
    // The general in some, the minister in others.
    {"role/defence-chief", "role/defence-minister", "US RU CN KR KP TW JP IL"},
    {"role/defence-chief", "role/chief-of-defence", "IN AU NZ CA"},
    {"role/inspector-general", "role/chief-of-defence", "DE"},
    {"role/armed-forces-minister", "role/defence-minister", "FR"},
    {"role/military-chief", "role/chief-of-defence", ""},
    {"role/military-chief", "role/commander-in-chief", "UA"},
    {"role/military-chief", "role/chief-of-the-general-staff", ""},
    {"role/military-chief", "role/army-chief", "PK"},
    {"role/chief-of-defence", "role/commander-in-chief", "UA"},
    {"role/chief-of-defence", "role/chief-of-the-general-staff", ""},
    {"role/chief-of-defence", "role/chairman-of-the-joint-chiefs", "US"},
    {"role/chief-of-defence", "role/army-chief", "PK"},
    {"role/army-chief", "role/commander-in-chief", "UA"},
    {"role/army-chief", "role/chief-of-the-general-staff", "IL"},
    {"role/army-chief", "role/chief-of-defence", "LB"},
    {"role/chief-of-staff", "role/chief-of-the-general-staff", "IL"},
    {"role/speaker", "role/parliament-president", ""},
    {"role/parliament-president", "role/speaker", ""},
    {"role/prime-minister", "role/chancellor", "AT DE"},
    {"role/head-of-government", "role/prime-minister", ""},
    {"role/head-of-government", "role/chancellor", "AT DE"},
};

constexpr std::string_view kUntil = " until ", kThen = ", then ";

// Of a body, by what its words may mean.
constexpr Like kBody[] = {
    {"role/spokesperson", "role/press-secretary", ""},
    {"role/press-secretary", "role/spokesperson", ""},
    {"role/commander-in-chief", "role/supreme-allied-commander", "org/nato"},
    {"role/supreme-commander", "role/supreme-allied-commander", "org/nato"},
    {"role/director", "role/director-general", ""},
    {"role/director", "role/executive-director", ""},
    {"role/director", "role/intelligence-director", ""},
    {"role/director-general", "role/director", ""},
    {"role/director-general", "role/intelligence-director", ""},
    {"role/intelligence-director", "role/director", ""},
    {"role/chair", "role/chairman-of-the-joint-chiefs", "org/joint-chiefs-of-staff"},
    {"role/commissioner-general", "role/commissioner", ""},
};

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view w : words)
    if (w == word) return true;
  return false;
}

bool Lists(std::string_view where, std::string_view of) { return where.empty() || where.find(of) != std::string_view::npos; }

class Search {
 public:
  Search(const Knowledge& knowledge, Day day, Day left) : knowledge_(knowledge), day_(day), left_(left) {}

  FoundHolder Run(OfficeAsked asked, std::string_view id) {
    asked.of = OfficeOf(id);
    if (auto found = One(asked, asked.role); found.image) return found;
    if (asked.of.size() == 2) return OfCountry(asked);
    if (asked.of.starts_with("org/")) return OfBody(asked);
    return asked.of.starts_with("geo/") ? OfPlace(asked) : FoundHolder();
  }

 private:
  FoundHolder One(OfficeAsked asked, std::string_view role) {
    asked.role = role;
    return left_ >= 0 ? FindLeft(knowledge_, asked, day_, left_) : FindHolder(knowledge_, asked, day_);
  }

  FoundHolder OfCountry(const OfficeAsked& asked) {
    if (asked.role == "role/leader") return Leader(asked);
    if (asked.role == "role/head-of-state")
      return Only(asked, {"role/president", "role/king", "role/queen", "role/emperor", "role/emir", "role/sultan", "role/duke"}, {});
    for (const Like& like : kCountry)
      if (like.asked == asked.role && Lists(like.where, asked.of))
        if (auto found = One(asked, like.held); found.image) return found;
    return {};
  }

  // A state is led by the office that its row names for the day: "led_by=prime-minister until 2014-08-28, then president".
  FoundHolder Leader(const OfficeAsked& asked) {
    std::string id = "geo/";
    for (const char c : asked.of) id += text::LowerAscii(c);
    const EntryRef ref = knowledge_.Find(id);
    if (ref == kNoEntry) return {};
    std::string_view led_by;
    EachAttribute(knowledge_.Entry(ref), [&](std::string_view key, std::string_view value) {
      if (key == "led_by") led_by = value;
    });
    while (!led_by.empty()) {
      const std::size_t until = led_by.find(kUntil), then = std::min(led_by.find(kThen), led_by.size());
      Day end = gazetteer::kNoDay;
      const bool ends = until < then && gazetteer::ParseDay(led_by.substr(until + kUntil.size(), then - until - kUntil.size()), end);
      if (!ends || day_ < end) return One(asked, "role/" + std::string(led_by.substr(0, std::min(until, then))));
      led_by.remove_prefix(std::min(then + kThen.size(), led_by.size()));
    }
    return {};
  }

  // The one person who holds any of these offices of the body, whose title says one of the words if there are any.
  FoundHolder Only(const OfficeAsked& asked, std::initializer_list<std::string_view> roles, std::initializer_list<std::string_view> words) {
    FoundHolder only;
    for (const std::string_view role : roles) {
      auto found = One(asked, role);
      if (!found.image) continue;
      const auto t = found.image->tenure(found.tenure);
      bool says = words.size() == 0;
      for (const std::string_view word : words) says |= t.title.find(word) != std::string_view::npos;
      if (!says) continue;
      if (only.image && only.image->tenure(only.tenure).person != t.person) return {};
      only = found;
    }
    return only;
  }

  FoundHolder OfBody(OfficeAsked asked) {
    const std::string_view role = asked.role, of = asked.of;
    const EntryRef ref = knowledge_.Find(of);
    if (ref == kNoEntry) return {};
    const auto entry = knowledge_.Entry(ref);
    const std::string_view kind = knowledge_.images()[ref >> kImageShift].type_name(entry.subtype), country = entry.country;
    const bool head = role == "role/head";
    if (role == "role/high-commissioner" && of == "org/un")
      return asked.of = "org/unhcr", asked.words.empty() ? FoundHolder() : One(asked, role);
    if (of == "org/nato" && role == "role/chair-of-the-military-committee") return asked.of = "org/nmc", One(asked, role);
    if (of == "org/eu" && role == "role/top-diplomat") return One(asked, "role/high-representative");
    if (of == "org/eu" && head) return {};  // of its Commission, or of the European Council
    for (const Like& like : kBody)
      if (like.asked == role && Lists(like.where, of))
        if (auto found = One(asked, like.held); found.image) return found;
    if (const std::size_t at = of.find("-ministry-of-"); at == 6) {
      std::string_view of_what = of.substr(at + 13);
      if (of_what == "foreign-affairs") of_what = "foreign";
      asked.of = country;
      const std::string minister = "role/" + std::string(of_what) + "-minister";
      return head || IsOneOf(role, {"role/minister", "role/secretary"}) ? One(asked, minister) : FoundHolder();
    }
    if (kind == "party" || kind == "armed-group") {
      // "the Congress leader" is any of a party's leaders where its head is called otherwise.
      if (head || (role == "role/leader" && kind == "armed-group"))
        return First(asked, {"role/leader", "role/president", "role/chair", "role/general-secretary", "role/secretary-general"});
      if (IsOneOf(role, {"role/general-secretary", "role/secretary-general", "role/first-secretary"}))
        return Only(asked, {"role/leader", "role/general-secretary", "role/secretary-general"}, {"ecretary"});
      if (role == "role/president") return Only(asked, {"role/leader"}, {"resident"});
      return role == "role/chair" ? Only(asked, {"role/leader"}, {"hair"}) : FoundHolder();
    }
    if (kind == "parliament" || (kind == "institution" && !head)) {
      const bool presides =
          head || IsOneOf(role, {"role/president", "role/speaker", "role/chair", "role/parliament-president", "role/marshal"});
      if (presides) return Only(asked, {"role/speaker", "role/parliament-president"}, {});
    }
    if (country.size() == 2 && (head || IsOneOf(role, {"role/chief-of-staff", "role/commander", "role/commander-in-chief"}))) {
      const bool staff = of.ends_with("-general-staff"), forces = of.starts_with("org/armed-forces-of-");
      const std::string_view held = staff                                           ? "role/chief-of-the-general-staff"
                                    : forces                                        ? "role/chief-of-defence"
                                    : of.size() == 11 && of.ends_with("-army")      ? "role/army-chief"
                                    : of.size() == 11 && of.ends_with("-navy")      ? "role/navy-chief"
                                    : of.ends_with("-air-force") && of.size() == 16 ? "role/air-force-chief"
                                                                                    : "";
      asked.of = country, asked.role = held;
      if (staff) return One(asked, held);
      if (forces)
        if (auto found = One(asked, held); found.image) return found;
      if (!held.empty() && !forces && !head && role != "role/chief-of-staff") return {};
      if (!held.empty()) return forces ? OfCountry(asked) : One(asked, held);
      asked.of = of, asked.role = role;
    }
    if (!head) return {};
    if (auto found = First(asked, {"role/secretary-general", "role/director-general", "role/managing-director"}); found.image) return found;
    if (of == "org/african-union") return {};  // its chair for the year, or that of its commission
    return Only(
        asked,
        {"role/executive-director", "role/director", "role/president", "role/chair", "role/governor", "role/commander", "role/commissioner",
         "role/intelligence-director", "role/chief-executive", "role/general-manager", "role/high-commissioner",
         "role/under-secretary-general", "role/secretary", "role/chairman-of-the-joint-chiefs", "role/presidential-office-head"},
        {});
  }

  FoundHolder First(const OfficeAsked& asked, std::initializer_list<std::string_view> roles) {
    for (const std::string_view role : roles)
      if (auto found = One(asked, role); found.image) return found;
    return {};
  }

  // A capital's national offices are the state's; a division's or town's office stands under the country, and its title says which.
  FoundHolder OfPlace(OfficeAsked asked) {
    const EntryRef ref = knowledge_.Find(asked.of);
    if (ref == kNoEntry) return {};
    const auto entry = knowledge_.Entry(ref);
    if (entry.country.size() != 2) return {};
    asked.of = entry.country;
    const std::string_view role = asked.role;
    const bool local = IsOneOf(role, {"role/governor", "role/mayor", "role/first-minister", "role/chief-minister", "role/premier",
                                      "role/minister-president", "role/head"});
    if (local) return asked.words = entry.name, One(asked, role);
    if (knowledge_.images()[ref >> kImageShift].type_name(entry.subtype) != "capital") return {};
    const bool national =
        role.ends_with("-minister") || !asked.with.empty() ||
        IsOneOf(role, {"role/president", "role/chancellor", "role/king", "role/queen", "role/top-diplomat", "role/defence-chief"});
    if (!national) return {};
    if (auto found = One(asked, role); found.image) return found;
    return OfCountry(asked);
  }

  const Knowledge& knowledge_;
  Day day_, left_;
};

}  // namespace

FoundHolder FindOffice(const Knowledge& knowledge, OfficeAsked asked, std::string_view of, Day day, Day left) {
  return Search(knowledge, day, left).Run(asked, of);
}

}  // namespace onoma::document
