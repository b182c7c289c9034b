"""When something happened, as records say it on a line (시각): `(10시 05분 개의)`, `폐회 : 15시 20분`, `(16時 30分 散會)`."""

import datetime
import re
from collections.abc import Iterable

from generator.korean.proceedings import LINE, B, of_hanja

CLOCK = (
    r"(?P<half>오전|오후|午前|午後|上午|下午)?\s*"
    r"(?:(?P<hour>\d{1,2})\s*(?:[시時](?:\s*(?P<minute>\d{1,2})\s*[분分]|\s*정각)?|:\s*(?P<colon>\d{2}))"
    r"|(?P<hanja>[零一二三四五六七八九十]{1,3})時(?:(?P<minutes>[一二三四五六七八九十]{1,4})分)?)"
)
DONE = (
    r"(?P<what>(?:감사|조사|회의|계속|심사|공청회|질의|답변|비공개\s?회의)?\s?(?:재개|개의|개회|개식|개시|속개|정회|중지|중단|계속|산회|폐회|폐식|종료|종결|선포)"
    r"|(?:기록|투표)\s?(?:중지|개시|계속|종료)|계속\s?(?:개의|회의|기록|감사)|開議|開會|開式|散會|閉會|停會|休會|續開|會議中止|繼續開議)"
)
# Brackets around it, or what happened then behind it.
TIME = re.compile(
    rf"{B}*(?P<open>[(（\[〔【<〈])?\s*{CLOCK}\s*{DONE}?\s*(?(open)[)）\]〕】>〉]|(?<=[가-힣議會式])){B}*$"
)
# The same with the clock behind: `폐회 : 15시 20분`.
SPACED_DONE = DONE.replace("폐회|", f"폐{B}*회|", 1).replace("개회|", f"개{B}*회|", 1)
TIMED = re.compile(
    rf"{B}*[□■◆◇▣○ㅇ※·•-]?{B}*(?:\d{{1,2}}[.)]{B}*)?[(（\[〔【<〈]?\s*{SPACED_DONE}"
    rf"(?:\s?(?:시간|시각|일시|선언|선포))?\s*[】\]〉>]?\s*[:：]?\s*[(（]?\s*{CLOCK}\s*[)）\]〕】>〉]?{B}*-?{B}*$"
)
# And behind the last sentence of a turn: `마치겠습니다. (15:45 폐회)`.
CLOSED = re.compile(rf"[(（]\s*{CLOCK}\s*(?P<what>폐회|산회)\s*[)）]\s*$")
OPENS = re.compile(r"^(?:감사|조사|회의|심사|공청회)?\s?(?:개의|개회|개식|개시)$|^開[議會式]$")
ENDS = re.compile(r"산회|폐회|폐식|(?<!투표)(?<!투표 )종료|종결|散會|閉會")


def time_of(text: str) -> re.Match[str] | None:
    """A line that is a time; None for any other text."""
    if len(text) >= LINE:
        return None
    return TIME.match(text.strip()) or TIMED.match(text.strip())


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


def opened_and_ended(
    texts: Iterable[tuple[str, str]],
) -> tuple[datetime.time | None, datetime.time | None]:
    """When the meeting opened and ended, by the lines that say so; texts with their roles."""
    opened = ended = None
    for role, text in texts:
        match = time_of(text) if role == "time" else CLOSED.search(text[-LINE:])
        if match and match["what"]:
            when = datetime.time.fromisoformat(clock(match)) if clock(match) < "24" else None
            what = "".join(match["what"].split())
            opened = opened or (when if OPENS.search(what) else None)
            ended = when if ENDS.search(what) else ended
    return opened, ended
