"""Hanja as they are read (한자의 독음): for labels of older records, beside what is printed, never in its place.

KS X 1001 lists its 4,620 hanja in the order of their readings; so the first of each reading is all that has to
be known. A character with several readings has the one of names.
"""

import re
from bisect import bisect_right
from functools import cache
from unicodedata import normalize

# Reading and its first hanja, in turn.
FIRSTS = (
    "가伽각刻간侃갈乫감勘갑匣강剛개介객喀갱坑갹醵거倨건乾걸乞검儉겁劫게偈격擊견堅결抉겸兼경京계係고古곡哭곤困골汨공供과寡곽槨관冠괄刮광侊괘卦괴乖굉宏교交구丘국國군君굴堀궁宮"
    "권倦궐厥궤机귀晷규叫균勻귤橘극克근僅금今급伋긍亘기企긴緊길佶끽喫나儺난暖날捏남南납納낭囊내乃녀女년年념念녕寗노努농濃뇌惱뇨尿눈嫩눌訥뉴杻능能니尼닉匿다多단丹달撻담啖답沓"
    "당唐대代덕德도倒독毒돈墩돌乭동仝두兜둔屯득得등嶝라喇락洛란亂랄剌람嵐랍拉랑廊래來랭冷략掠량亮려侶력力련憐렬冽렴廉렵獵령令례例로勞록碌론論롱壟뢰儡료了룡龍루壘류劉륙六륜侖"
    "률律륭隆륵勒름凜릉凌리俚린吝림林립砬마摩막寞만万말唜망亡매埋맥脈맹孟멱冪면免멸滅명冥몌袂모侮목木몰歿몽夢묘卯무務묵墨문們물勿미味민岷밀密박剝반伴발勃방倣배倍백伯번幡벌伐"
    "범凡법法벽僻변卞별別병丙보保복伏본本볼乶봉俸부付북北분分불佛붕崩비丕빈嚬빙憑사乍삭削산傘살乷삼三삽揷상上새塞색嗇생牲서墅석夕선仙설卨섬剡섭攝성城세世소召속俗손孫솔率송宋"
    "쇄刷쇠衰수修숙叔순巡술戌숭崇슬瑟습濕승丞시侍식埴신伸실失심審십什쌍雙씨氏아亞악堊안安알斡암唵압壓앙仰애厓액厄앵櫻야也약弱양佯어圄억億언偃얼孼엄俺업嶪엔円여予역亦연嚥열悅"
    "염厭엽曄영塋예乂오五옥屋온溫올兀옹壅와渦완婉왈曰왕往왜倭외外요僥욕慾용俑우于욱勖운云울蔚웅熊원元월月위位유乳육堉윤允율聿융戎은垠을乙음吟읍揖응凝의依이二익瀷인人일一임任"
    "입入잉仍자仔작作잔孱잠岑잡雜장丈재再쟁爭저佇적勣전佃절切점占접接정丁제制조俎족族존存졸卒종倧좌佐죄罪주主죽竹준俊줄茁중中즉卽즐櫛즙楫증增지之직直진唇질侄짐斟집執징徵차且"
    "착捉찬撰찰刹참僭창倉채債책冊처凄척倜천仟철凸첨僉첩堞청廳체剃초初촉促촌寸총叢촬撮최催추墜축丑춘春출出충充췌悴취取측側층層치侈칙則친親칠七침侵칩蟄칭秤쾌快타他탁倬탄呑탈奪"
    "탐探탑塔탕宕태兌택擇탱撑터攄토兎통慟퇴堆투偸특慝틈闖파坡판判팔八패佩팽彭퍅愎편便폄貶평坪폐吠포佈폭幅표俵품品풍楓피彼필匹핍乏하下학壑한寒할割함函합合항亢해亥핵劾행倖향享"
    "허噓헌憲헐歇험險혁奕현俔혈孑혐嫌협俠형亨혜兮호乎혹惑혼婚홀忽홍哄화化확擴환丸활活황凰회匯획劃횡宖효哮후侯훈勛훙薨훤喧훼卉휘彙휴休휼恤흉兇흑黑흔昕흘吃흠欠흡吸흥興희僖힐詰"
)
OTHERS = dict(zip("串廓拏諾寧怒坍宅不樂泌", "관곽나낙녕노담택불락비", strict=True))
WORD = re.compile("[\u4e00-\u9fff\uf900-\ufaff]+")
SURNAMES = {"金": "김"}
SOFT = "ᅣᅤᅧᅨᅭᅲᅵ"  # medials before which ㄴ and ㄹ fall


def reading(text: str) -> str:
    """A text with its hanja as Hangul; a character that is not known stays."""
    return WORD.sub(lambda match: _word(normalize("NFKC", match[0])), text)


def _word(word: str) -> str:
    """A word: its first syllable by the law of initials (두음법칙): 李 is 이, 柳 유, 盧 노."""
    first = SURNAMES.get(word[0]) if 1 < len(word) < 5 else None
    head = first or _softened(_syllable(word[0]))
    return head + "".join(map(_syllable, word[1:]))


def _syllable(char: str) -> str:
    if char in OTHERS or char in SURNAMES:
        return OTHERS.get(char, "금")
    places, starts, readings = _table()
    if char not in places:
        return char
    return readings[bisect_right(starts, places[char]) - 1]


def _softened(syllable: str) -> str:
    initial, rest = (letters := normalize("NFD", syllable))[:1], letters[1:]
    if initial in "ᄂᄅ":
        initial = "ᄋ" if rest[:1] in SOFT else "ᄂ"
    return normalize("NFC", initial + rest)


@cache
def _table() -> tuple[dict[str, int], list[int], list[str]]:
    """Each hanja's place in the standard, where each reading begins, and the readings."""
    codes = (bytes((row, cell)) for row in range(0xCA, 0xFE) for cell in range(0xA1, 0xFF))
    chars = [code.decode("euc-kr") for code in codes]
    places = {char: n for n, char in enumerate(c for c in chars if not "\uf900" <= c <= "\ufaff")}
    return places, [places[char] for char in FIRSTS[1::2]], list(FIRSTS[::2])
