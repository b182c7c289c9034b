"""Who answers below another's turn (답변 줄): `⇒ (도서관장) …`, `- 도서관장 : …`, and the signs that may stand before a label.

In summaries alone: a stenographic record marks all its turns alike.
"""

import re
from collections.abc import Sequence

from generator.korean import bodies
from generator.korean import proceedings as signs
from generator.korean.grammar import LAST_SYLLABLE, OFFICE, SEAT
from generator.korean.nobody import is_attendance
from generator.korean.outcomes import RESULT
from generator.record.blocks import Block
from generator.record.speakers import is_mask, is_name, is_pair, is_side, is_somebody

REPLIES = "→⇒➔➜☞⇨➡↳"  # arrows that a list has not
ARROWS = f"{REPLIES}▷▸►"
# What may stand before a label, and the page leaves out; two circles are a mask.
LEAD = rf"(?:[{ARROWS}▶·•◦∙ㆍㅇ▣◈❍❏☐❑※]|[□■◆◇](?![□■◆◇])|[○◯](?![○◯]))\s*"
ASIDE = re.compile(
    rf"[ \t]*(?P<lead>{LEAD})?"
    r"(?:[(（\[](?P<bracketed>[^()（）\[\]\n:：]{2,24})[)）\]]\s*[:：]?|(?P<plain>[^:：()（）\n|*]{2,24}?)\s*[:：])\s*(?P<words>\S.*)$",
    re.S,
)
# A line that begins such an answer though no blank line stands above it.
LINE = re.compile(
    rf"[ \t]*[{ARROWS}·•◦∙ㆍ]\s*(?:[(（\[][^()（）\[\]\n:：]{{2,24}}[)）\]]|[^:：()（）\n|*]{{2,24}}?\s*[:：])\s*\S"
)
# The same behind an arrow alone.
BELOW = re.compile(
    rf"[ \t]*[{REPLIES}]\s*(?:[(（\[][^()（）\[\]\n:：]{{2,24}}[)）\]]|[^:：()（）\n|*]{{2,24}}?\s*[:：])\s*\S"
)
COUNT = re.compile(
    r"(?:총 ?)?\d[\d,]* ?(?:명|인|세대|가구|곳|개|건|회|표)\W*$"
    # `7명 중 6명 참석(1명 회피)`, `자문위원 7명, 공무원 4명`
    r"|(?:(?:재적|정원|총) ?(?:위원|의원|이사)? ?)?\d{1,4} ?[명인] ?(?:중|가운데),? ?"
    r"(?:[가-힣]{2,4} ?)?\d{1,4} ?[명인](?: ?[참출]석)?(?: ?[(（][^()（）]*[)）])?\W*$"
    r"|(?:(?:^|, ?|· ?| )(?:[가-힣]{2,10} ?){1,2}\d{1,4} ?[명인](?: ?[(（][^()（）]*[)）])?){2,}\W*$"
)
FACT = re.compile(r"(?:없음|해당 ?없음|[가-힣]{2,8}(?:과|국|실|팀|부서|시장|군수|구청장))\W*$")
# Of whom a fact is told, rather than what they say.
FACTUAL = re.compile(
    r"(?:당선[자인]|제안(?:설명)?자?|담당자?|발의자?|추천|기권|찬성|반대|방청인|정족수|(?:심의|추천|재적|출석|발의) ?(?:위원|의원)|보고자|작성자|기록자|위원장 후보)$"
)
# How an opinion ends that is no sentence: `예산을 늘릴 것`, `증액 검토`.
VIEW = re.compile(
    r"(?:\?|것|검토|요망|요청|우려|건의|제안|필요|촉구|찬성|반대|동의|당부|지적|문의|질의|강조|주문|부탁|람|없음|[는은인을한]지)\W*$"
)
# The same of an answer behind an arrow: `5월에 개최하는 것으로 반영`.
REPLY = re.compile(
    r"(?:반영|예정|추진|조치|완료|개선|보완|협의|시행|마련|진행|가능|불가|노력|회신|제출|수립|설치|정비|조정|수용|곤란|확보|강화|확대|실시|개최|확인|계획|[^\s]\s중)\W*$"
)
# An answer of which nothing says whose it is: `→ 답변 : …`, `☞ (조치계획) …`.
UNNAMED = re.compile(
    rf"[ \t]*[{REPLIES}]\s*[(（\[【〈<]?\s*(?:(?:집행부|부서|시|구|군)\s?)?"
    rf"(?:답\s?변|응답|회신|검토|조치|처리|반영|추진|향후)\s?(?:내용|사항|결과|의견|계획|요지|여부|일정)?\s*"
    rf"(?:[)）\]】〉>]\s*[:：]?|[:：])\s*\S"
)
SHORT = 24  # letters of words that may be people alone


def aside(block: Block) -> tuple[str, str] | None:
    """The label and the words of one who answers below another's turn; only of somebody who says a sentence."""
    match = ASIDE.match(block.text)
    if not match or block.kind == "heading" or RESULT.match(block.text):
        return None
    if block.kind != "bullet" and not match["lead"]:
        return None
    own, words = (match["bracketed"] or match["plain"]).strip(), match["words"].strip()
    is_arrow = block.text[:1] in REPLIES
    is_reply = is_arrow and REPLY.search(words) and not is_fact(own, words)
    if is_somebody(own):
        return (own, words) if is_said(words) or is_reply or _is_view(own, words) else None
    is_unit = signs.ANSWERS.match(own) or (is_arrow and bodies.REPLIES.fullmatch(own))
    is_answer = is_unit and (is_said(words) or is_reply)
    return (own, words) if is_answer or is_of_side(own, words) else None


def reply(block: Block) -> tuple[str, str] | None:
    """The same of one who answers behind an arrow alone."""
    return aside(block) if block.text[:1] in REPLIES else None


def unnamed(block: Block) -> bool:
    """Whether a block is an answer behind an arrow of which nothing says whose it is."""
    return block.role == "text" and bool(UNNAMED.match(block.text)) and not reply(block)


def speaks(text: str) -> bool:
    """Whether a line is somebody's label with a colon or in brackets, and a sentence."""
    match = ASIDE.match(text)
    own = (match["bracketed"] or match["plain"]).strip() if match else ""
    return bool(match and is_somebody(own) and is_said(match["words"]))


def _is_view(label: str, words: str) -> bool:
    """Whether words without a sentence are somebody's opinion: those of one with a name or a mask, whatever they are."""
    if is_fact(label, words) or is_list(words):
        return False
    is_member = SEAT.search(label) and (is_pair(label.split()) or is_mask(label))
    return bool(is_member or (OFFICE.search(label) and VIEW.search(words)))


def is_said(words: str) -> bool:
    """Whether words are a sentence, with its full stop or without: `늘리겠음`."""
    return bool(
        signs.SENTENCE.search(words)
        or signs.ASKED.search(words)
        or LAST_SYLLABLE.search(signs.GESTURE.sub("", words).rstrip(" .?!"))
    )


def is_of_side(label: str, words: str) -> bool:
    """Whether words are those of a unit or a body before them: a sentence, or a group's opinion."""
    is_group = bool(bodies.GROUP.match(label))
    is_one = (is_group or signs.ANSWERS.match(label)) and is_side(label)
    return bool(is_one) and (is_said(words) or (is_group and bool(VIEW.search(words))))


def is_fact(label: str, words: str) -> bool:
    """Whether label and words are no speech but a fact: `당선자 : 이허구`, `위원 : 15명`, `기권 : 없음`."""
    if COUNT.match(words) or is_attendance(words):
        return True
    is_short = bool(FACT.match(words)) or (len(words) <= SHORT and is_list(words))
    return is_short and bool(FACTUAL.match(label))


def is_list(words: str) -> bool:
    """Whether words are people and offices alone, as in the front: `간사 : 도시과장 홍길동`."""
    entries = [entry.split() for entry in re.split(r"[,·、]", words)]
    return all(map(_is_person, entries))


def _is_person(words: Sequence[str]) -> bool:
    office = [bool(signs.OFFICE.search(word)) for word in words[:2]]
    if len(words) == 1:
        return office[0] or is_name(words[0])
    is_named = len(words) == 2 and office[0] and bool(signs.NAME.match(words[1]))
    is_of_unit = len(words) == 3 and signs.ANSWERS.match(words[0]) and is_pair(words[1:])
    return is_named or bool(is_of_unit) or is_pair(words)
