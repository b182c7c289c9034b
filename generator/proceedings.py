"""The signs of stenographic records (속기록) of councils, boards and commissions: a table, not logic.

Times, stage directions, reactions, rosters, lists of the agenda, spoken formulas. Where each was met is
said in `docs/development/records.md`.
"""

import datetime
import re
from collections.abc import Iterable

from generator.grammar import OFFICES

HANJA = "\u4e00-\u9fff\uf900-\ufaff"
WORD = f"가-힣{HANJA}"

# --- a line alone -----------------------------------------------------------------------------

LINE = 160  # letters of a line that says one thing: longer ones are text
# A blank of any kind, and what nobody sees: web pages have both.
B = r"[ \t\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]"
UNSEEN = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\u200b\u200c\u200d\u2060\ufeff", " "))
BRACKETED = re.compile(rf"{B}*[(（〔\[].*[)）〕\]]{B}*$")
UNCLOSED = re.compile(rf"{B}*[(（〔][^()（）〔〕]*$")
BLACK = re.compile(rf"{B}*【.*】{B}*$")
PAGE = re.compile(rf"{B}*[-–—]{B}*\d{{1,4}}{B}*[-–—]{B}*$")
RULE = re.compile(rf"{B}*[-─━=]{{5,}}{B}*$")
SIGNS = "○◯●〇◎▶"
MARK = re.compile(
    rf"{B}*(?:\*\*)?(?P<rule>[-─━=]{{3,}}{B}*)?[{SIGNS}](?![{SIGNS}]){B}*(?:\*\*)?(?P<rest>(?:[○◯]{{2,}}|[^\W_]|[(（\[])[^\n]*)"
    rf"|{B}*ㅇ(?P<hand>[가-힣][^\n]*)"
)
DOTTED = re.compile(r"[ \t]*·(?=[^\s·])")
# `1. 제목`, `2. 1. 제목` where a web copy doubled the number; `- 1. 제목` is a bullet.
ENTRY = re.compile(
    r"[ \t]*(?:\d{1,3}\.\s+)??(?P<number>\d{1,3})\.\s*(?P<title>[^\s\d.].*|\d{4}.*)$", re.S
)
ARTICLE = re.compile(
    r"[ \t]*[제第]\s?(?P<number>\d{1,3})\s?(?:[항項호]|호\s?안건)\.?(?:\s*[:：]\s*|\s+)(?P<title>\S[^\n]{1,80}(?:건|안|청원|질문|보고|계획|件|案))$"
)
# A part of a commission's record under which items have letters: 심의․의결안건, 보고안건.
PART = re.compile(r"[#\s]*(?:\d\.\s*)?(?:(?:심의|의결|보고|토의|협의|기타)\s?[․·ㆍ]?\s?)+안건\s*$")
LETTERED = re.compile(
    r"[ \t]*(?P<number>[가나다라마바사아자차카타파하])\.\s+(?P<title>\S.*)$", re.S
)
UNNUMBERED = re.compile(r"[ \t]*[oOㅇ][ \t]+(?P<title>\S.*)$", re.S)

# --- times ------------------------------------------------------------------------------------

CLOCK = (
    r"(?P<half>오전|오후|午前|午後|上午|下午)?\s*"
    r"(?:(?P<hour>\d{1,2})\s*(?:[시時](?:\s*(?P<minute>\d{1,2})\s*[분分]|\s*정각)?|:\s*(?P<colon>\d{2}))"
    r"|(?P<hanja>[一二三四五六七八九十]{1,3})時(?:(?P<minutes>[一二三四五六七八九十]{1,4})分)?)"
)
DONE = (
    r"(?P<what>(?:감사|조사|회의|계속|심사|공청회|질의|답변|비공개\s?회의)?\s?(?:재개|개의|개회|개식|개시|속개|정회|중지|중단|계속|산회|폐회|폐식|종료|종결|선포)"
    r"|(?:기록|투표)\s?(?:중지|개시|계속|종료)|계속\s?(?:개의|회의|기록|감사)|開議|開會|開式|散會|閉會|停會|續開|會議中止|繼續開議)"
)
# Brackets around it, or what happened then behind it.
TIME = re.compile(
    rf"{B}*(?P<open>[(（\[〔])?\s*{CLOCK}\s*{DONE}?\s*(?(open)[)）\]〕]|(?<=[가-힣議會式])){B}*$"
)
OPENS = re.compile(r"^(?:감사|조사|회의|심사|공청회)?\s?(?:개의|개회|개식|개시)$|^開[議會式]$")
STOPS = re.compile(r"중지|정회|중단|停會|中止")
RESUMES = re.compile(r"계속|속개|재개|續開|繼續")
ENDS = re.compile(r"산회|폐회|폐식|(?<!투표)(?<!투표 )종료|종결|散會|閉會")

# --- labels -----------------------------------------------------------------------------------

WIDE = re.compile(r"(?P<label>\S+(?: \S+){0,4}?)(?: {2,}|\t|\u3000)\s*")
BOLD = re.compile(r"(?P<label>[^*]{1,30})\*\*")
COLON = re.compile(r"(?P<label>[^:：]{1,30}?)\s*[:：](?=\s|$)")
AFFILIATED = re.compile(
    r"(?P<label>\S+(?: \S+){0,2} ?[(（](?![^()（）]*(?:에서|기립|하며))[^()（）]{1,30}[)）])(?=\s|$)"
)
OFFICE = re.compile(
    rf"(?:{OFFICES}|副?議長|副?委員長|專門委員|委員|議員|書記|總長|長官|次官|局長|課長|部長|係長|의안계장|의사계장|[가-힣]주사보?|[가-힣]서기보?"
    r"|증인|참고인|진술인|공술인|감정인|청원인|대리인|전문가|주민대표|보좌역|사무처장|사무총장|직대|대리|총무|동장|면장|읍장|통장|이장|조합장|교장|학교장|교사|교감|교육감|교육장|장학관|주임|간사장|당선자|당선인|속기사|방청인|통역|통역사)(?:님)?$"
)
NAME = re.compile(rf"[가-힣]{{2,4}}$|(?![一二三四五六七八九十百千次第]+$)[{HANJA}]{{2,4}}$")
# What stands before a colon and is nobody.
NOBODY = re.compile(
    r"(?:결과|의결|조건|번호|질의|답변|질문|응답|비고|내용|위치|규모|결정|주문|이유|기간|사업비|사업명|개요|목적|금액|대상|방법|근거|요지|의견|사항|일정|안건|제목|구분|면적|현황|경과|계획)$"
)
HEAD = re.compile(r"[가-힣]장(?:님)?$")
SURNAME = re.compile(
    "[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄원천방공현함변염여추도석선설마길연기반왕금옥육인맹제탁국은편용]|남궁|황보|제갈|선우|독고|사공"
)
NO_NAME = re.compile(r"[을를은는에의로고서]$")  # as no name ends, but words do
GLUED = re.compile(
    rf"[{WORD}]{{1,8}}[(（][{WORD}]{{2,4}}[)）]$|(?!專門|首席)[{HANJA}]{{2,4}}(?:議員|委員)長?$"
    r"|(?!(?:수석|전문|자문|연구|상임|비상임|당연|위촉|국회|시|구|군|도){1,2}(?:의원|위원)$)[가-힣]{2,3}(?:의원|위원)$"
)
SEATED = re.compile(r"(?:위원|의원|委員|議員)$")
UNIT = re.compile(
    r"[가-힣](?:팀|과|국|실|담당관|소|원|처|부|청|단|센터|사무국|사무과|공단|공사|재단|의회|위원회)$"
)

# --- what is not said -------------------------------------------------------------------------

NOTICE = re.compile(
    r"(?:끝에|부록에|뒤에|말미에)\s*실음\)?$|부록으로\s*(?:보존|붙임)함?\)?$|^[(（].*(?:별첨|부록|참조)\)$"
)
REACTION = re.compile(
    r"[「｢“\"『‘'《〈<].{1,30}[」｣”\"』’'》〉>].{0,6}(?:하는|라는)\s.{0,20}(?:있음|많음)|없습니다\W{0,3}\s?하는.{0,20}있음"
)
VOTE = re.compile(
    r"^(?P<kind>찬성|반대|기권|재석|투표)\s?(?:의원|위원)?\s?(?:수)?\s?[(:：]?\s*(?P<count>\d{1,3})\s?[인명]"
)
ROSTER = re.compile(
    r"^(?:의회\s?사무[국과처]$|국회\s?사무처$|[시도군구]?\s?출석|청가|결석|불참|참석|집행기관|정부\s?측|배석|방청|서명|기타|출장|피감사기관|증인)[^.]{0,14}?"
    r"(?:위원|의원|전문위원|참석자|공무원|참고인|관계관|기관|직원|증인|이사|참석자|배석자|출석자|불참자|결석자|방청인|간부|명단)(?:\s?[(（]?\s?(?P<count>\d{1,3})\s?[인명]\s?[)）]?)?(?:\s*[:：]\s*(?P<names>.*))?$"
)
# The heads of the two lists before the opening, and of the first list of items.
LIST_HEAD = re.compile(
    r"^(?:의\s*사\s*일\s*정|회의에\s?부친\s?안건|부\s*의\s*안\s*건|議\s?事\s?日\s?程|(?:부의|심사|상정|토의|처리|심의)\s?(?:된|할|한)?\s?안건|附議\s?[된할]?\s?案件|審査\s?[된할]?\s?案件)"
    r"\s*(?:[(（].*[)）])?$"
)
PROPOSED = re.compile(
    r"\s*[(（][^()（）]*(?:제의|제출|발의|제안|소개|의원|위원|담당관|보고|議員|委員|提出|擔當官)[^()（）]*[)）]"
)
LEADER = re.compile(r"[·․‥…ㆍ.\s]{4,}\d*$|[·․‥…ㆍ]{2,}\s*\d+$")
SITE_WORD = re.compile(r"\s+TOP$")

# --- spoken formulas --------------------------------------------------------------------------

NUMBERS = re.compile(
    r"(?:의사일정|議事日程)?\s*(?<!조)(?<!조 )[제第]\s?(?P<first>\d{1,3})\s?[항項]"
    r"(?:\s?(?:부터|내지|에서|~)\s?[제第]?\s?(?P<last>\d{1,3})\s?[항項]?(?:까지)?|\s?(?:[·,]|및|과|와)\s?[제第]\s?(?P<also>\d{1,3})\s?[항項])?"
)
TABLED = re.compile(
    r"(?:의사일정|議事日程|안건|의안).{0,400}?(?:상정(?!하지)|上程|보고를? 듣)", re.S
)
DECLARED = re.compile(
    r"(?P<word>가결|의결|부결|채택|승인|선출|당선|선임|통과|보류|폐기|철회|可決|議決|否決)\s*"
    r"(?:(?:되었|됐|하였|했)?\s*(?:음|슴|다고|것|을)?\s*(?:을|를|임을)?\s*(?:선포|宣布|선언)(?!하면)|(?:되었|됐)습니다[.!]?$)"
)
SO_MANY = re.compile(r"이상\s?(?P<count>\d{1,3})\s?건")
RANGE = re.compile(
    r"제\s?(?P<first>\d{1,3})\s?항\s?부터\s?제\s?(?P<last>\d{1,3})\s?항까지(?:의)?[^.?!\d]{0,12}?(?P<count>\d{1,3})\s?건(?=[을의은이,.\s]|$)"
)
COUNTED = re.compile(
    r"(?P<kind>재적|재석|출석|찬성|반대|기권|무효)\s?(?:의원|위원)?\s?(?:수)?\s?(?P<count>\d{1,4})\s?[인명표]"
)
BEFORE = 200  # letters before a decision in which its votes are counted
OBJECTION = re.compile(r"이의|異議|다른 의견")
SENTENCE = re.compile(r"[다요까오음함][.?!]\s*$")
PAGED = re.compile(
    r"[ \t]*(?:(?P<first>\d{1,4})\s+(?P<after>\S.*)|(?P<before>\S.*\S)\s+(?P<last>\d{1,4}))[ \t]*$"
)
LISTED = re.compile(LIST_HEAD.pattern.replace("^", r"[ \t]*(?:\d{1,2}\.\s+|[○◯][ \t]*)?", 1))
DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))


def time_of(text: str) -> re.Match[str] | None:
    """A line that is a time; None for any other text."""
    return TIME.match(text.strip()) if len(text) < LINE else None


def votes(text: str) -> tuple[tuple[str, int], ...]:
    """The votes that the end of a text counts; nothing unless some are for it."""
    found = [(m["kind"], int(m["count"])) for m in COUNTED.finditer(text[-BEFORE:])]
    kinds = [kind for kind, _ in found]
    return tuple(found) if "찬성" in kinds and len(set(kinds)) == len(kinds) else ()


def sentences(text: str) -> list[str]:
    """A text cut behind its full stops and marks."""
    return re.split(r"(?<=[.?!])", text)


def after_mark(line: str) -> int | None:
    """Where the words behind a speaker's mark begin; None without a mark."""
    match = MARK.match(line)
    return match.start("rest" if match["rest"] else "hand") if match else None


def clock(match: re.Match[str]) -> str:
    """The time of a line as `10:13`, of 24 hours."""
    hour = int(match["hour"]) if match["hour"] else of_hanja(match["hanja"])
    minute = (
        int(match["minute"] or match["colon"] or 0)
        if match["hour"]
        else of_hanja(match["minutes"] or "")
    )
    late = match["half"] in ("오후", "午後", "下午") and hour < 12
    return f"{hour + 12 * late:02}:{minute:02}"


def of_hanja(text: str) -> int:
    """A number below a hundred: `二十一`."""
    tens, ten, ones = text.rpartition("十")
    return 10 * (DIGITS.get(tens, 1) if ten else 0) + DIGITS.get(ones, 0)


def opened_and_ended(
    texts: Iterable[tuple[str, str]],
) -> tuple[datetime.time | None, datetime.time | None]:
    """When the meeting opened and ended, by the lines that say so; texts with their roles."""
    opened = ended = None
    for role, text in texts:
        match = time_of(text) if role == "time" else None
        if match and match["what"]:
            when = datetime.time.fromisoformat(clock(match)) if clock(match) < "24" else None
            opened = opened or (when if OPENS.search(match["what"]) else None)
            ended = when if ENDS.search(match["what"]) else ended
    return opened, ended
