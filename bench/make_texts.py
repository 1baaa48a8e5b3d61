#!/usr/bin/env python3
"""Makes texts in many scripts for core_bench: common words of each language, drawn by Zipf's law into sentences, 4 MB each. They say nothing; they are to be timed.

    bench/make_texts.py /tmp/texts && for t in /tmp/texts/*.txt; do build/bin/core_bench --text $t; done
"""
import pathlib
import random
import sys

WORDS = {
    "arabic": "في من على إلى أن التي الذي هذا هذه بعد قبل كان كانت قال قالت الرئيس الوزير الحكومة وزارة الخارجية الدفاع مصر السعودية العراق سوريا لبنان القاهرة بغداد دمشق بيروت الولايات المتحدة الأمم الأوروبي الاتحاد مجلس الأمن القوات العسكرية المسلحة السلام الحرب اتفاق محادثات مفاوضات الشعب المدينة المنطقة الدولية العربية الاقتصاد النفط الغاز مليون مليار دولار سنة يوم اليوم أمس مؤكدا مشيرا خلال بين مع عن لا لم لن قد كما أكد أعلن أضاف تصريحات الإنسان حقوق الديمقراطية الانتخابات البرلمان الجديد الجديدة الكبير مسؤول مسؤولين",
    "hindi": "के में है की और से को का कि हैं ने पर एक यह था भी नहीं लिए कर तो ही या हो गया जो इस साथ बाद अपने प्रधानमंत्री राष्ट्रपति सरकार भारत दिल्ली पाकिस्तान चीन अमेरिका मंत्री विदेश रक्षा सेना युद्ध शांति समझौता बातचीत संयुक्त राष्ट्र परिषद सुरक्षा अंतरराष्ट्रीय देश दुनिया लोग शहर राज्य चुनाव संसद विधानसभा पार्टी नेता कांग्रेस भाजपा अर्थव्यवस्था करोड़ लाख रुपये साल दिन आज कल कहा बताया किया दिया लिया रहा रही रहे होने वाले वाली जाने करने अधिकारी पुलिस अदालत न्यायालय",
    "ukrainian": "в на що і з до не та за у про для як від це він вона вони його її але який яка які президент міністр уряд України Україна Київ Росія Росії війна війни мир переговори угода оборони закордонних справ рада безпеки Європейського союзу США НАТО військових сил збройних армія солдатів міста область районі після перед під час року день сьогодні вчора заявив повідомив сказав додав зазначив Зеленський Кулеба народ людей держави міжнародної економіки нафта газ мільйонів мільярдів доларів вибори парламент партія новий нова великий представник представників",
    "greek": "και το να του της η με για που στο από στην είναι σε οι τα τον την θα ότι ένα δεν μια πρωθυπουργός υπουργός κυβέρνηση Ελλάδα Ελλάδας Αθήνα Κύπρος Τουρκία πόλεμος ειρήνη συμφωνία άμυνας εξωτερικών συμβούλιο ασφαλείας Ευρωπαϊκής Ένωσης ΗΠΑ ΝΑΤΟ στρατιωτικών δυνάμεων πόλη περιοχή μετά πριν κατά χρόνια ημέρα σήμερα χθες δήλωσε είπε τόνισε λαός ανθρώπων κράτος διεθνής οικονομία πετρέλαιο εκατομμύρια δισεκατομμύρια ευρώ εκλογές βουλή κόμμα νέα νέος μεγάλος",
    "french": "le de la et les des à en un une du que qui dans pour sur est au pas par plus avec il ne se ce a été sont ministre président gouvernement défense étrangères France Paris Allemagne États-Unis guerre paix négociations accord sécurité conseil européenne l'Union l'OTAN armée forces militaires élections député années après déclaré précisé où même très pays économie pétrole milliards d'euros général sécurité présidentielle réunion étaient déjà",
    "thai": "ประเทศไทย นายกรัฐมนตรี รัฐบาล กระทรวง กลาโหม ต่างประเทศ สงคราม สันติภาพ การเจรจา ข้อตกลง ความมั่นคง สหประชาชาติ กองทัพ ทหาร เมือง จังหวัด หลังจาก ก่อน วันนี้ เมื่อวาน กล่าวว่า ประชาชน เศรษฐกิจ น้ำมัน ล้านบาท การเลือกตั้ง รัฐสภา พรรค ใหม่",
    "korean": "대통령 장관 정부 한국 서울 북한 미국 중국 전쟁 평화 협상 합의 국방부 외교부 안보리 유엔 군대 병력 도시 지역 이후 이전 오늘 어제 밝혔다 말했다 강조했다 국민 사람들 국가 국제 경제 석유 백만 달러 선거 국회 정당 새로운 큰 대표는 관계자는 것으로 있는 있다",
    "english": "the of to and in a that for on said with is was by as he at from his it be has an are have were not which will who their but this after had they been more would new president minister government Ukraine Kyiv Russia war peace talks agreement defence foreign affairs council security European Union United States NATO military forces armed army soldiers city region before during year day today yesterday people state international economy oil gas million billion dollars elections parliament party officials representatives",
    "chinese": "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计",
}
ENDS = {"arabic": "، ", "hindi": "। ", "chinese": "，"}
SIZE = 4_000_000


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for language, words in WORDS.items():
        rng = random.Random(5)
        spaced = language != "chinese"
        words = words.split() if spaced else list(words)
        weights = [1 / (rank + 3) for rank in range(len(words))]
        out, size = [], 0
        while size < SIZE:
            line = ""
            for _ in range(4):
                line += (" " if spaced else "").join(rng.choices(words, weights, k=rng.randint(8, 25))) + (ENDS.get(language, ". ") if rng.random() < 0.6 else ", " if spaced else "。")
            out.append(line + "\n")
            size += len(out[-1].encode())
        (folder / f"{language}.txt").write_text("".join(out), encoding="utf-8")


main()
