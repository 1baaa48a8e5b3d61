"""Which stable role an office of a source is: by its own name, else by its portfolio."""
import re

MONARCHS = {"role/king", "role/queen", "role/emperor", "role/emir", "role/duke", "role/prince", "role/sultan"}


OFFICE_ROLES = [
    (r"^Prime Minister$|^Premier$|^Taoiseach$|Council of Ministers$|Interim Prime Minister|Caretaker Prime Minister|Transition Prime Minister|^Acting Prime Minister$|"
     r"CNSP Prime Minister|GNU Interim Prime Minister|Crown Prince and Prime Minister", "role/prime-minister"),
    (r"^Chancellor$", "role/chancellor"), (r"^Vice-Chancellor$", "role/vice-chancellor"),
    (r"^Lord President", "role/lord-president"), (r"^Head of the Office of the President", "role/presidential-office-head"), (r"Vice President", "role/vice-president"), (r"President of the Government of Spain", "role/prime-minister"),
    (r"President", "role/president"),
    (r"^King$", "role/king"), (r"^Emperor$", "role/emperor"), (r"^Amir$", "role/emir"), (r"^Grand Duke$", "role/duke"), (r"^Prince$", "role/prince"),
    (r"^Sultan and Prime Minister$", "role/sultan"), (r"^Pope$", "role/pope"), (r"^Supreme Leader$|Taliban Leader", "role/leader"),
    (r"^Governor$", "role/governor"), (r"^Chief Minister$", "role/chief-minister"), (r"^Minister of State$", "role/minister-of-state"),
    (r"Shadow", "role/shadow-minister"), (r"^High Representative", "role/high-representative"), (r"^Commissioner for Defence", "role/defence-commissioner"),
    (r"^Deputy Secretary General", "role/deputy-secretary-general"), (r"^Secretary[- ]General", "role/secretary-general"),
    (r"Chair of the NATO Military Committee", "role/chair-of-the-military-committee"), (r"Supreme Allied Commander", "role/supreme-allied-commander"),
    (r"Deputy Commander", "role/deputy-commander"), (r"^Commander-in-Chief", "role/commander-in-chief"), (r"^Commander", "role/commander"),
    (r"Chief of the General Staff", "role/chief-of-the-general-staff"), (r"Chairman of the Joint Chiefs", "role/chairman-of-the-joint-chiefs"),
    (r"Main Intelligence Directorate", "role/intelligence-director"), (r"spokesperson", "role/spokesperson"), (r"Special Envoy", "role/special-envoy"),
    (r"^Senior Representative", "role/representative"), (r"^Director of", "role/director"), (r"^High Commissioner", "role/high-commissioner"),
    (r"Chairperson", "role/chair"), (r"^Secretary of the (?:National )?Security", "role/secretary"),
    (r"Chief Cabinet Secretary", "role/chief-cabinet-secretary"), (r"^Attorney-General$|^Attorney General$", "role/attorney-general"),
    (r"Solicitor General", "role/solicitor-general"), (r"^Lord Advocate", "role/lord-advocate"), (r"^Advocate General", "role/advocate-general"),
    (r"Deputy Prime Minister", "role/deputy-prime-minister"), (r"^First Secretary of State", "role/first-secretary"),
    (r"^Chief Secretary", "role/chief-secretary"), (r"^Financial Secretary", "role/financial-secretary"), (r"^Economic Secretary", "role/economic-secretary"),
    (r"^Exchequer Secretary", "role/exchequer-secretary"), (r"^Commercial Secretary", "role/commercial-secretary"), (r"^Paymaster General", "role/paymaster-general"),
    (r"^Lord Privy Seal", "role/lord-privy-seal"), (r"^Chancellor of the Duchy", "role/duchy-of-lancaster-chancellor"), (r"^Chief Whip", "role/chief-whip"), (r"Leader of the House", "role/leader-of-the-house"),
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


ROLE_ORGS = {"role/defence-minister": "ministry-of-defence", "role/foreign-minister": "ministry-of-foreign-affairs", "role/interior-minister": "ministry-of-interior",
             "role/finance-minister": "ministry-of-finance"}
