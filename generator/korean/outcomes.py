"""What a line says was decided (심의결과), in its own words: `원안가결`, `일부 수용`, `불수용`, `수용 곤란`.

In: the words behind `심의결과 :`, or of a cell below such a head. Out: the word of the result; nothing where the words
tell of another meeting, or say several things at such length that no one of them is the result.
"""

import re

from generator.korean import proceedings as signs
from generator.korean import titles

KIND = r"(?:(?:원안|수정안(?:대로)?|수정(?:대로)?|조건부|일부|부분|전부|만장일치|전원)\s?){0,2}"
LOST = r"부결|보류|유보|폐기|철회|취하|계류|반려|기각|각하|이월|재심의?|재상정|재논의"
WON = r"(?<!재)의결(?!정족수)|가결|채택|승인|선출|당선|선임|선정|통과|수용|동의|인용|적정|적합|재결|찬성(?=\W*$)"
# Not at all, or not as things are: `불수용`, `미승인`, `수용 곤란`, `채택하지 않기로`.
NO = r"(?:불|미|부|비)(?=수용|승인|채택|동의|적정|적합|선정|통과|가결|의결)"
GOES_ON = r"(?![가-힣])|(?=[함됨임음하되된한키로을를했됐시]|으로)"  # no `동의안`, no `선정위원회`
HARDLY = r"(?:\s?(?:곤란|불가|불허|거부|취소|연기|안\s?[됨함]|정족수\s?미달|\((?:조건부|일부|수정)\))|\s?(?:하|되)지\s(?:않|아니|못)[가-힣]{1,3})?"
WORD = re.compile(rf"{KIND}(?:(?:{NO})?(?:{WON}){HARDLY}|(?:{LOST}))(?:{GOES_ON})|만장일치(?=\W*$)")
# What was decided before, or goes by that name: `보류한 안건으로`, `재심의 결과`.
BEFORE = re.compile(
    r"(?:한|했던|된|됐던|되었던|하였던|하기로\s한)\s(?!것으로|것임|대로)|\s?(?:안건|의견|결과|대상|사유|여부)"
)
BRACKETS = re.compile(r"(?!\((?:조건부|일부|수정)\))[(（\[][^()（）\[\]]*[)）\]]")
# A line that states a result: `의결 : 원안대로 가결함`, `- 결정 : 보류`.
RESULT = re.compile(
    rf"(?:{signs.B}|[>○◯•·*⇒→☞▷▶=\-ㅇ□■◦ㆍ※◆◇◈◎●❍▣➔➜▸∙])*"
    rf"(?:[(（]?(?:\d{{1,2}}|[가나다라마바사])[.)）]\s*|[①-⑳]\s*)?"
    rf"(?:(?P<open>[\[【〈<(（〔]\s?)?(?P<field>(?:"
    rf"(?:심\s{{0,8}}의|의\s{{0,8}}결|심\s{{0,8}}사|처\s?리|표\s?결|회\s?의|토의|논의|자문|검토|협의|심사|평가|심의[·․ㆍ]\s?의결)?\s{{0,8}}결\s{{0,8}}과"
    rf"|결정(?:사항|내용)?|의결(?:사항|내용)?|의\s결\s(?:사\s항|내\s용)|결\s{{1,8}}정|의\s{{1,8}}결|결\s?론))"
    r"(?(open)\s?[\]】〉>)）〕])(?:\*\*)?\s*(?(open)[:：]?|[:：])(?:\*\*)?"
    r"|(?<=[>⇒→☞➔➜])(?=\s*(?:(?:안건|보고)\s|(?:추후|차기|차후)\s|(?:제\s?\d{1,3}\s?호(?:\s?안건)?[,·및와과\s]*){1,9}(?:[은는]\s)?(?:모두|각각|전부)\s)?(?:원안|수정안?|조건부|일부|서면)?(?:대로)?\s?"
    r"(?:가결|의결|부결|보류|승인|채택|통과|폐기|불?수용|이월|재심의|재심사|재자문|접수|합의|기각|각하|(?:일부\s?|부분\s?)?인용"
    r"|(?:조건부\s)?동의|불허|반려|철회)\S{0,2}\s*(?:[(（][^()（）]*[)）]\s*)?$"
    r"|[^.?!\n]{0,30}하기로\s?(?:결정|의결)\s?(?:함|하다)?\s*(?:[(（][^()（）]*[)）]\s*)?$"
    r"|[^.?!\n]{0,16}(?:이월|유보|재상정|재논의|보류)\s*$"
    r"|(?!\s*(?:지난|전차|전회|작년))[^.?!\n]{0,40}하여\s(?:수정|원안|조건부)\s?(?:대로\s)?(?:가결|의결)\s*$"
    r"|\d{1,3}\s?건\s?(?:원안|수정|조건부)?\s?(?:가결|의결|부결|보류)[^.?!\n]*$))\s*(?P<words>\S.*)$",
    re.S,
)
ROW = re.compile(r"^\|\s*([^|]+?)\s*\|\s*([^|]+?)\s*\|?\s*$")  # `| 심의결과 | 원안가결 |`
SIGNS = re.compile(rf"^(?:{signs.B}|[>○◯•·*⇒→☞▷▶=\-ㅇ□■◦※])*")
AS_BELOW = re.compile(r"^\s*(?:다음|아래)[과와]\s같이\s")  # before a result, whose terms follow
# Of another year; no day from which it holds: `시행일을 2026년 1월 1일로 하여 수정의결`.
YEAR = re.compile(r"(?:19|20)\d\d년(?!\s?\d{1,2}월\s?(?:\d{1,2}일)?(?:[로자]|부터|까지|\s?시행))")
# Above a result that somebody reports of others.
REPORTED = re.compile(
    r"(?:소위원회(?!(?:를|을|에|로)?\s?(?:구성|회부|위임|맡기|넘기|설치|두))|상임위|지난|작년|전년|종전|전차)[^.?!]{0,40}"
    r"(?:결과|심사|심의|회의)|심사\s?(?:결과를\s?)?보고(?:를)?\s?(?:드리|하)"
)
# What came of an item, behind its title: `예산안 (부결)`, `예산안 ⇒ 원안가결`; `(재심의)` is why it is on the list.
TOLD = re.compile(
    r"\s*(?:[⇒→➔➜]\s*(?P<arrow>[^:：⇒→()（）]{2,14})"
    r"|(?:\s[:：]|[:：]\s|\s[-–—]\s)\s*(?P<words>[^:：⇒→()（）]{2,14})"
    r"|\s[(（](?P<inside>[^()（）]{2,12})[)）])\s*$"
)
FIRM = re.compile(
    r"(?:(?:원안|수정안?|조건부|일부|부분)\s?(?:대로\s)?(?:가결|의결|채택|승인|통과|수용|동의|선정)|가결|부결|폐기|철회|반려|기각|각하|불(?:수용|승인|채택|허)|미승인)(?:됨|함|되었음)?"
)
FIRM_ALONE = re.compile(
    rf"(?:{FIRM.pattern})\s*(?:[(（].*[)）])?|.*[(（](?:{FIRM.pattern})[)）]|보류"
)
# Not yet, not at all, or on terms that one word would not say: `차기 회의에서 의결`, `의결 못 함`, `재검토의결`.
TERMS = re.compile(r"못|다음|이후|서면|[후뒤]\s|[후뒤]에|재검토|보완|조건|제외")
NOT_SO = re.compile(
    r"못\s|무산|무효|거절|거부|예정|않|아니|안\s?[함됨]|미달|차기|추후|향후|나중|연기|불발|유회|취소|다음\s?(?:회의|번|달|주|위원회|이사회|총회|회기)"
)
COUNTED = re.compile(r"\s?[(:：]?\s?\d")  # votes of a kind: `동의 5, 부동의 2`
# What only a label or the head of a column calls a result: `접수`, `자문 완료`, `보완 후 재자문`, `부분공개`, `감봉 1개월`.
LISTED = re.compile(
    r"(?:(?:노사|전원|만장일치|보고|원안)\s?)?(?:접수|미?합의)"
    r"|(?:[^\s,]+\s){0,4}(?:후|뒤)\s?재(?:자문|심사|심의|검토|논의|상정)|재(?:자문|심사|검토)|계속\s?(?:심사|심의)"
    r"|(?:자문|보고|심의|접수)\s?완료|심의\s?제외"
    r"|(?:전부|일부|부분|조건부)?\s?(?:비?공개|불?허가|동의)|(?:조건부\s?)?추진|(?:개선|철회|시정)\s?권고|불허|허용|탈락|예비"
    r"|불문(?:\s?경고)?|(?:감봉|정직)(?:\s?\d{1,2}\s?[개월]{1,2})?|견책|훈계|해임|파면|강등|조정\s?성립"
)
LISTED_END = r"(?:함|됨|처리|하였음|되었음|하기로\s?(?:함|의결|결정)(?:함)?|으?로\s?(?:의결|결정)(?:함|됨)?)?"
# A result that is a sentence of its own: `입찰 공고를 하기로 함`, `다음 회의에서 결정`, `설문 후 다시 논의`.
PHRASE = re.compile(
    r"[^\n]{0,50}(?:기로\s?(?:함|하다|하였음|결정(?:함)?|의결(?:함)?|합의(?:함)?)"
    r"|(?:다음|차기|이후|\d{1,2}월)\s?(?:회의|번|위원회|이사회)?에서?\s?(?:다시\s|재)?(?:결정|논의|협의|심의|심사|검토)"
    r"(?:함|한다)?|(?:다시\s|재)(?:논의|협의|심의|심사|검토)(?:함|한다)?)"
)
PUT_OFF = re.compile(
    r"(?:다음|차기|추후|이후)\s?(?:회의|위원회|이사회)?(?:에서|에|로)?\s?(?:다시\s)?(?:심의|논의|재논의|결정|상정|심사|연기)(?:함|하기로\s?함)?"
)
OTHERS = re.compile(
    r"지난|전차|전회|작년|전년|종전|당초|(?:19|20)\d\d년(?:도)?\s?(?:제?\d|회의|심의)|제\s?\d+\s?차|소위원회|분과"
)
# Labels of what was decided, and not of what was examined or answered.
CERTAIN = re.compile(r"(?:심의|의결|심사|심의[·․ㆍ]?의결)결과")
ADVICE = re.compile(r"(?:자문|협의|처리|검토|평가|논의|토의)결과")  # of others, or before
EXAMINED = re.compile(r"(?:검토|평가|처리)결과")  # before the meeting, or behind it
# What came of an item that only such a label says, and no word of a decision: `심의결과: 연구 일시중지`.
CAME = re.compile(
    r"(?:[가-힣]{1,8}\s){0,2}(?:일시)?(?:중지|중단|종결|해제|취소|정지|경고|주의|시정|보완|환수|반환|연장|제외|유지|권고|지정|위촉|해촉|배제)(?:함|하기로\s?함)?"
)
MOST = 30  # letters in which a result says several things
# The same at more length, each behind what it is said of: `학점은 원안 동의, 통합은 보완 후 재심의`.
OF_EACH = re.compile(
    rf"(?=.{{1,90}}$)(?:[^.?!:：]+?[은는]\s[^.?!:：,]{{0,30}}?(?:{WORD.pattern})\s*(?:,\s*|$)){{2,}}"
)


def word_of(words: str) -> str:
    """The word of a result, as its first line has it; what brackets add counts only if nothing else says it."""
    words = words.partition("\n")[0].strip("* ")
    if OF_EACH.fullmatch(BRACKETS.sub("", words)):
        return words
    inside = " ".join(BRACKETS.findall(words)).strip("()（）[] ")
    own = _word(" ".join(BRACKETS.sub(" ", words).split()))
    if own and re.fullmatch(LOST, inside) and not re.search(LOST, own):
        return _whole(words)  # `의결(보류)`
    told = "" if own else _word(inside)
    if told and re.search("못|않|결렬|무산", BRACKETS.sub(" ", words)):
        return _whole(words)  # `합의하지 못함(다음 분기 재논의)`
    return (own if own in words else _whole(words)) if own else told


def labelled(words: str) -> str:
    """The word or the words of a result behind a label that says it is one; nothing where they tell of another meeting."""
    if own := word_of(words):
        return own
    line = words.partition("\n")[0].strip(" :：⇒→➔➜–—*-")
    bare = re.split(r"\s*[(（\[]|\s+[—–-]\s|\.\s", line, maxsplit=1)[0].strip(" .")
    if OTHERS.search(bare):
        return ""
    is_listed = re.fullmatch(f"(?:{LISTED.pattern}){LISTED_END}", bare)
    return bare if is_listed or PHRASE.fullmatch(bare) else ""


def decided(line: str) -> str:
    """The word of a line that states a result, or that is one alone; of a label that is certain its few words."""
    match = RESULT.match(ROW.sub(r"\1 : \2", line))
    if not match:
        alone = BRACKETS.sub("", SIGNS.sub("", line.partition("\n")[0], count=1))
        alone = AS_BELOW.sub("", alone, count=1).strip(" .*")
        word = labelled(alone)
        return word if "|" not in alone and (word == alone or FIRM.fullmatch(alone)) else ""
    if word := labelled(match["words"]):
        return word
    bare = match["words"].partition("\n")[0].strip(" .*")
    came = CAME.fullmatch(bare) or PUT_OFF.fullmatch(bare)
    is_told = bool(came) and CERTAIN.fullmatch(field_of(line)) and not OTHERS.search(bare)
    return bare if is_told else ""


def as_printed(word: str, text: str) -> str:
    """A word as a text has it, whose letters may stand apart or over lines there: `보    류`; empty where it has none."""
    match = re.search(r"\s*".join(map(re.escape, "".join(word.split()))), text)
    return match[0] if match else ""


def is_firm(words: str) -> bool:
    """Whether words are a result and no more than a bracket beside it, or say that it is put off: `4.85% 인상 (가결)`."""
    words = words.strip(" .")
    return bool(FIRM_ALONE.fullmatch(words) or PUT_OFF.fullmatch(words))


def field_of(line: str) -> str:
    """The label of a line that states a result, without blanks; empty for an arrow or none."""
    match = RESULT.match(ROW.sub(r"\1 : \2", line))
    return "".join((match["field"] or "").split()) if match else ""


def _whole(words: str) -> str:
    """All that is said, where that is short enough to stand for a result."""
    whole = words.strip(" .")
    return whole if len(whole) <= MOST else ""


def _word(words: str) -> str:
    found = [
        m
        for m in WORD.finditer(words)
        if not (BEFORE.match(words, m.end()) or COUNTED.match(words, m.end()))
    ]
    told = list(dict.fromkeys("".join(match[0].split()) for match in found))
    is_cut = any(re.match("[가-힣]", words[m.start() - 1 : m.start()]) for m in found)
    is_won = bool(found) and not re.search(LOST, found[-1][0])
    rest = WORD.sub("", words)
    if is_cut or (is_won and NOT_SO.search(rest)):
        return _whole(words)
    if found and TERMS.search(rest):
        return _whole(words) or (found[-1][0].strip() if len(told) < 2 else "")
    if len(told) < 2:
        return found[0][0].strip() if found else ""
    if all(one.endswith(told[-1]) or told[-1].endswith(one) for one in told):
        return max((match[0].strip() for match in found), key=len)
    return _whole(words)


def untold(title: str) -> str:
    """A title without what came of it, where that stands behind; `(의결)` says what is asked."""
    match = TOLD.search(title)
    if not match or not match.start():
        return title
    words = " ".join((match["arrow"] or match["words"] or match["inside"]).split())
    is_result = FIRM.fullmatch(words) or (match["arrow"] and WORD.fullmatch(words))
    return title[: match.start()].rstrip() if is_result else title


def states(text: str, above: str = "") -> bool:
    """Whether a line states what was decided here: no sentence, nothing of another year, no report of others' results."""
    match = RESULT.match(text)
    if not match:
        return False
    words = match["words"]
    is_said = signs.SENTENCE.search(words) and not labelled(words)
    return not is_said and not YEAR.search(words) and not REPORTED.search(above)


def is_of_others(line: str) -> bool:
    """Whether a heading, or what stands above a list, tells of another meeting or body: `지난 회의 결과`, `타 대학 사례`."""
    return bool(titles.OTHER_PART.match(line) or titles.OF_OTHERS.search(line))
