"""The signs of Korean minutes, as named patterns: a table, not logic.

Named for what the eye sees. Where a sign was met is said beside it; measured facts about real
records stand in `docs/development/records.md`.
"""

import re
import unicodedata
from collections.abc import Mapping

LETTERS = "가나다라마바사아자차카타파하"  # that number the entries of a list

# --- lines ------------------------------------------------------------------------------------

# Without a blank before a label: so written by hand.
HEADING = re.compile(r"\s*#{1,6}(?:(?:\s+|(?=[〈＜《【]))(?P<text>.*))?$")
KOREAN = re.compile(r"[가-힣一-鿿]")  # Hangul or hanja
BULLET = re.compile(r"(?P<indent>[ \t]*)-(?:[ \t]+(?P<text>.*))?$")
BOLD = re.compile(r"[ \t]*\*\*(?P<text>[^*]+?)\*\*[ \t]*$")
# A line with such a sign begins something new; two circles are a masked name, not a sign.
SIGN = re.compile(r"[ \t]*(?:[◆◇■□●◎※▶▷❍▣◈*+•·◦▪\u3147][ \t]|[◆◇■□●◎※▶▷▣◈❏☐❑]|[○◯](?![○◯]))")

# --- labels of speakers -----------------------------------------------------------------------

OPEN, CLOSE = "〈<＜《【", "〉>＞》】"
BRACKETED = re.compile(rf"[ \t]*[{OPEN}](?P<label>[^{OPEN}{CLOSE}]{{1,40}})[{CLOSE}](?P<rest>.*)$")
LABEL_ALONE = re.compile(rf"[ \t]*[{OPEN}][^{OPEN}{CLOSE}]{{1,40}}[{CLOSE}][ \t]*$")
# A box before an office alone on its line, as summaries of ministries have it.
BOXED = re.compile(r"[ \t]*[□■◆◇▣][ \t]+(?P<label>[가-힣○◯〇●][가-힣○◯〇● ()A-Z0-9]{1,30})$")
# One bracket without its fellow: the label is the rest of the line.
UNCLOSED = re.compile(rf"[ \t]*[{OPEN}](?P<label>[^{OPEN}{CLOSE}]{{1,20}})$")
UNOPENED = re.compile(rf"[ \t]*(?P<label>[^{OPEN}{CLOSE}]{{1,20}})[{CLOSE}][ \t]*$")
# Signs that stand for a name, also as look-alikes of other scripts; one in a name is enough.
MASK_SIGNS = "○◯〇●◎⭕⚪□■△▲▽◇◆☆×*＊"
MASK = re.compile(
    rf"[{MASK_SIGNS}] ?[{MASK_SIGNS}]|[가-힣] ?[{MASK_SIGNS}]|(?<![A-Za-z0-9])[OoXxㅇ\u110b0ОΟХ]{{2,4}}(?![A-Za-z0-9])"
    r"|[가-힣][OXㅇ\u110b0]{1,2}(?=[가-힣 ]|$)"  # NFKC makes ㅇ a U+110B
)
# One sign before a name hides its first letter; before an office it is a sign: `○ 위원장`.
CIRCLE = re.compile(rf"^[{MASK_SIGNS}][ ]?(?P<rest>.*)$")
# A member without a name is nobody in particular: by a group, a letter, a number, a surname.
MEMBER = r"(?:위원|의원|평의원|이사|전문가|자문위원)"
LISTENER = "주민|시민|방청객|방청인|청중|학부모|민원인|질의자"
# In place of a name: a letter, a number, `가`, `ㄱ` (as NFKC has it), `갑`.
INSTEAD = rf"(?:[A-Za-z{LETTERS}\u1100-\u1112\u3131-\u314e갑을병정]|#?\d{{1,2}}번?)"
NAMELESS = re.compile(
    rf"^(?:(?:[가-힣]{{1,4}}직|외부|내부|민간|당연|위촉|참석|익명|비공개|다수|일부|여러|어느|해당|근로자|사용자|공익|학부모|교원|학생|지역|주민|시민|동|타)[ ]?)*{MEMBER}"
    rf"(?:님|들)?(?:[ -]?\(?{INSTEAD}\)?|[ ][가-힣]|[ ]?\(비공개\))?$"
    rf"|^(?:[A-Za-z0-9\u1100-\u1112\u3131-\u314e]|#?\d{{1,2}}번?|[가-힣](?:[ ]?모)?)[ ]?{MEMBER}(?:님)?$"
    rf"|^(?:심사|심의|평가|선정|전문|자문|기술|검토|조정|운영|인사)[ ]?위원(?:님)?(?:[ -]?\(?{INSTEAD}\)?|[ ][가-힣])$"
    rf"|^(?:참고인|패널|토론자|교사|교원|교수|진술인|증인)[ -]?(?:[A-Z]|\d{{1,2}})$|^[A-Z][ ]?씨$"
    rf"|^위원-\d{{1,2}}$|^[가-힣]{{2,8}}(?:과|팀|학과|센터)[ ]?[A-Z]$"
    rf"|^(?:익명|갑|을|병|[A-Z]|\*{{2,3}})$|^(?:{LISTENER}|참석자|조합원|회원|주주|입주민|세대주)(?:님|들)?"
    rf"(?:[ ]?\(?(?:[A-Za-z{LETTERS}]|\d{{1,2}}|남|여)\)?)?$"
)
OFFICES = (
    "(?:위원|의원|위원장|의장|간사|서기|이사|감사|이사장|회장|사장|대표|대표이사|총재|총장|학장|교수|연구원|연구위원"
    "|국장|실장|과장|팀장|부장|차장|소장|원장|관장|단장|처장|청장|센터장|본부장|계장|반장|그룹장|지점장|지사장"
    "|담당관|정책관|기획관|보좌관|조사관|협력관|심의관|비서관|서기관|사무관|주무관|담당|수석|전문위원|자문위원|고문"
    "|시장|부시장|구청장|부구청장|군수|부군수|도지사|지사|장관|차관|총리|대통령|변호사|회계사|세무사|사회자|발표자"
    "|직무대리|직무대행)(?:님)?"
)
OFFICE = re.compile(f"{OFFICES}$")
UNIT_HEAD = re.compile(r"(?:소?장|관장|원장|국장|과장|팀장|실장|부장|단장|처장|담당)$")
OFFICE_THEN_NAME = re.compile(f"{OFFICES} ?[ (][가-힣]{{2,4}}\\)?$")  # `위원장 홍길동`
# A heading without brackets has to be a label and nothing else: `위원장`, `홍길동 위원장`.
BARE_OFFICE = re.compile(
    f"^(?:[가-힣]{{2,4}} )?{OFFICES}$|^[가-힣]{{2,4}} [가-힣]{{2,8}}{OFFICES}$|^(?:좌장|토론자|발제자|사회자) [가-힣]{{2,4}}(?: {OFFICES})?$|^[가-힣]{{0,8}}{OFFICES} [가-힣]{{2,4}}$"
)
# In brackets: who takes part in a debate or sits among the listeners.
GUEST = re.compile(
    rf"(?:좌장|발제자|토론자|발표자|패널|노무사|변리사|참고인|{LISTENER})(?: ?[가-힣]{{2,4}}| ?\d{{1,2}}| ?[A-Z])?$"
)
# Amid turns such a line is a speaker whom no list has: `도시과장`.
UNIT_OFFICE = re.compile(
    r"[가-힣]{2,12}(?:국장|과장|팀장|실장|부장|소장|원장|관장|단장|처장|본부장|센터장|담당관|정책관|기획관|사무관|주무관)$"
)
# A label with words behind it, or without its closing bracket: `〈위원장〉 시작하겠음.`
SPOKEN_LINE = re.compile(
    rf"[ \t]*[{OPEN}](?:[^{OPEN}{CLOSE}]{{0,30}}{OFFICES}|[○◯〇]{{2,3}} ?[가-힣]{{2,4}})(?:[{CLOSE}][ \t]|$)"
)
# Who leads a meeting, and who sits in it as a member; an expert on the staff is neither.
HEAD = re.compile(r"(?<!부)(?:위원장|의장)")
DEPUTY = re.compile(
    r"위원장|의장|^(?:간사|서기|사회자)$|^(?:회장|좌장|이사장)(?: [가-힣]{2,4})?$|^[가-힣]{2,4} (?:회장|좌장|이사장)$"
)
CHAIR = re.compile(r"(?<!부)(?:위원장|의장)|^(?:간사|서기|사회자)$")
PRESIDENT = re.compile(r"(?<!부)의장")
SEATED = re.compile(
    r"(?<!전문)(?:위원|의원|교수|변호사|회계사|세무사|건축사|박사|동\s?대표|(?:^| )이사)(?:님)?$|부위원장|부의장|(?:^| )(?:주민|시민|학부모|상인|민원인|청원인|회원|주주)(?:대표)?(?: |$)"
)
AUDITOR = re.compile(r"감사(?:님)?$")  # asks as a member does, and reports
# Lists of members, not one who speaks.
ROSTER = re.compile(
    r"^(?:위촉직?|당연직?|불참|참석|출석|결석|재적|청가|신임|배석|참여)[ ]?(?:위원|의원|자|이사|감사|임원)"
)
# Bracketed headings that open a part of the record, not a speech.
SECTION = re.compile(
    "(?:개요|내용|결과|안건|순서|사항|목차|차례|요지|요약|붙임|별첨|첨부|의견|토론|토의|논의|심의|의결|표결|질의|답변"
    "|응답|보고|현황|자료|일정|명단|참석자|배석자|기타|선언|말씀|총평|강평|개회|폐회|산회|정회|속개|서명)$|[0-9]"
)

# --- cover and overview -----------------------------------------------------------------------

FIELD = re.compile(
    rf"(?P<sign>[◆◇■□●◎※▶▷❍▣◈❏☐❑①-⑳○◯*+•·◦▪\-]\s*|\u3147\s)?(?:\d{{1,2}}[.)]\s*|[{LETTERS}][.)]\s*|[Ⅰ-Ⅻ][.)]?\s*)?"
    r"(?P<label>[가-힣](?:[가-힣 \u00a0\u3000․·ㆍ/]{0,14}[가-힣])?(?:\s?\([^()]{1,20}\))?)\s*(?:[:：]\s*(?P<value>.*))?$"
)
BOLD_LABEL = re.compile(r"^\*\*([^*\n]{1,24})\*\*")
BOLD_FIELD = re.compile(
    r"^\*\*([^*\n:：]{1,24})\*\*[ \t]+(?=[^\s:：])"
)  # `**1. 일시**  2025. 5. 21.`
# A label in brackets behind a sign: `ㅇ (일시) 2024. 11. 6.`, `○ [장소] 시청`.
BRACKET_LABEL = re.compile(
    r"^([○◯●◎□■◆◇▣ㅇ·•▪-]\s*)?[(（\[【〈<]\s*([가-힣]{1,2}\s?[가-힣]{1,6})\s*[)）\]】〉>]\s*[:：]?\s*(?=\S)"
)
_LABELS = {  # of the overview, without spaces and brackets
    "day": """일시 회의일시 개최일시 심의일시 일자 개최일자 회의일자 심의일자 심의일 심의기간 개최일 회의일 일시및장소 일시장소 회의일시및장소
        회의일시장소 개최일시및장소 때 언제 日時""",
    "place": "장소 회의장소 개최장소 심의장소 회의장 곳 어디서 場所",
    "attendees": """참석위원 출석위원 참석이사 출석이사 참석의원 출석의원 참석자 참석 출석 참석자명단 참석위원명단 온사람
        출석자 출석자명단 출석위원명단 참석이사명단 출석이사명단 참여위원 참여이사 참석인원 출석인원 누가""",
    "observers": "배석 배석자 배석자명단 출석공무원 참석공무원 배석공무원 관계공무원",
    "absent": "불참 불참자 불참위원 불참이사 불참의원 결석 결석자 결석위원 결석이사 결석의원 청가위원 안온사람 못온사람 못온친구",
    "agenda": """회의안건 안건 상정안건 보고안건 심의안건 의사일정 안건명 부의안건 토의안건 협의안건 의결안건 처리안건 의안
        안건목록 다룰일 부의의안 회의목적사항 회의의목적사항 결의사항 심의안건및결과 안건및결과 심의안건및심의결과""",
    "programme": "진행순서 회의순서 회의진행순서 식순",
    "result": "회의결과 결정사항 의결사항 심의결과 의결결과",
    "vote": "표결내용 표결결과 표결",
    "publisher": "개최기관 주관 주최 주관부서",
    "name": "회의명 회의명칭",
}
# The same where people with offices stand behind them; else somebody may speak under that label.
PERHAPS_ATTENDEES = re.compile(r"참\s?(?:여|가)\s?자(?:\s?명단)?$")
FIELD_KEYS = {label: key for key, labels in _LABELS.items() for label in labels.split()}
TITLE = re.compile(
    r"\S.{2,}(?:(?:회의록|의사록|속기록|녹취록)(?:\s?요지)?|(?:회의|심의)\s?요지"
    r"|(?:회의|심의|토론회|간담회|설명회|공청회|보고회|협의회|위원회|총회|개최)\s?결과(?:\s?(?:보고|공고|공개|안내))?|의결서|會議錄|速記錄)\s*"
    r"(?:\([^()]*\)|제?\d+호)?\s*$"
)
# The first line of a record that names the meeting and says of no kind of paper what it is: `6월 정기회의`.
MEETING = re.compile(
    r"^(?=\S+\s\S)[^.?!:：]{6,60}(?:회의|총회|회합|토론회|간담회|설명회|공청회)\s?(?:\([^()]*\))?$"
)
ANGLED = re.compile(r"[<〈《【](?P<text>[^<>〈〉《》【】]+)[>〉》】]$")  # around a title
# What a stenographic record prints on lines of their own above and below its title.
SESSION = re.compile(r"^[제第]\s?\d{1,4}\s?[회回][^.]{0,30}$|^\d{4}년(?:도)? ?[^\d.]{2,30}$")
SESSION_KIND = re.compile(r"^[(（](?:임시회|정기회|정례회|폐회중|臨時會|定期會)[)）]$")
PART_OF_BODY = re.compile(r"^[(（][가-힣·ㆍ ]{2,24}(?:위원회|분과|소위)[)）]$")
ISSUE = re.compile(r"^[제第]\s?\d{1,3}\s?(?:호|차|일차|號)$")
# Known labels with a gap for a colon: `일  시 1998년 11월 2일`.
GAP_FIELD = re.compile(
    r"(?:[◇◆□■○◯●▣ㅇ※-]\s*)?(?:\d{1,2}[.)]\s*)?(?:(?P<label>일\s*시|일\s*자|장\s*소|日\s*時|場\s*所"
    r"|(?:(?:회의|개최)\s?일시|언\s*제|(?:모인\s?)?때)(?=\s{2,}['’‘]?\d)|(?:(?:회의|개최)\s?장소|어\s*디\s*서|(?:모인\s?)?곳)(?=\s{2,}\S[^.?!]{1,40}$))(?:\s{2,}|\t|\s(?=\d{4})|(?<=장소)\s(?=\S{1,20}[실관청당홀층장원]$))"
    r"|(?P<list>(?:출\s*석|참\s*석)\s*(?:위\s*원|이\s*사|자)|참\s*여\s*자|배\s*석\s*자|누\s+가|(?:배\s*석|불\s*참)(?=\s{3,}\S)"
    r"|(?:결\s*석|불\s*참)\s*(?:위\s*원|이\s*사|자))(?:\s{3,}|\t\s*))(?P<value>[^\s:：].*)$"
)
ORDINAL = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)|['‘’`](?P<short>\d\d))(?:학년|년)(?:도)?\s*제?\s*(?P<ordinal>\d{1,3})\s*[차회]"
)
DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)|(?:['‘’`]|(?<!\d)(?=\d\d\s?년))(?P<short>\d\d))\s*[.년年/-]\s*(?P<month>\d{1,2})\s*[.월月/-]\s*"
    r"(?P<day>\d{1,2})(?!\d)\s*[.일日]?\s*(?:\(\s*(?P<weekday>[월화수목금토일月火水木金土日])(?:요일|曜日)?\s*\))?"
)
CLOCK = re.compile(
    r"(?P<half>오전|오후|아침|새벽|낮|저녁|밤|[AaPp]\.?[Mm]\.?|午前|午後|上午|下午)?\s*(?P<hour>\d{1,2})\s*"
    r"(?:[:：]\s*(?P<minute>\d{2})|[시時](?:\s*(?P<spoken>\d{1,2})\s*[분分]|\s*(?P<thirty>[반半]))?)"
)
BARE_DAY = re.compile(
    rf"{DAY.pattern}\s*(?:{CLOCK.pattern}\s*(?:[~～-]\s*\d{{1,2}}\s*[:시]\s*(?:\d{{1,2}}분?)?)?)?\s*(?:개의|개회|개식|개시)?\s*$"
)
COLUMNS = re.compile(r"\s{3,}|\t")  # the gap between columns of a list
# How many came, not of how many: `재적 7명 중 5명 참석`; nor of which kind: `당연직 : 2명`.
COUNT = re.compile(
    r"(?<!\d)(?<![:：])(?<![:：] )(?<!재적)(?<!재적 )(?<!재적[위의]원 )(?<!재적이사 )(?P<count>\d{1,4})\s*(?:명|인)(?!\s?(?:중|가운데))"
)
# `등 15명` counts a whole list and names nobody; for text without runs of blanks.
FINAL_COUNT = re.compile(
    r"(?:(?:^|, ?)[가-힣][가-힣 ]{1,11} ?[:：] ?\d{1,4} ?[명인])+$"  # `위촉직 : 5명, 당연직 : 3명`
    r"| ?(?:등|외)? ?[(<〈]?(?:총|이상|계)? ?\d{1,4} ?(?:명|인)(?: ?\((?:전체|총|재적|정원) ?\d{1,4} ?명\)|[)>〉])?$"
    r"| ?\(?(?:재적|정원|총원?) ?(?:위원|이사|의원)? ?\d{1,4} ?[명인] ?(?:중|가운데)?,? ?(?:[참출]석 ?)?\d{1,4} ?[명인](?: ?[참출]석)?\)?$"
)
ANNOUNCED_ITEMS = re.compile(
    r"^(?P<title>(?:.*\S)?)\s*(?<!\d)(?P<count>\d{1,3})\s*건(?:\s*[(（][^()（）]*(?:\d|아래|다음|별첨|붙임|참[조고])[^()（）]*[)）])?$"
)
NUMBERED = re.compile(
    rf"^(?:\u3147\s+)?(?:(?:안건|의안)\s?(?=\d))?[(（]?"
    rf"(?P<number>(?:(?:제\s?)?\d{{1,3}}(?:호|항)?|[{LETTERS}])(?=[.)）])"
    rf"|제\s?\d{{1,3}}\s?[호항](?=\s?(?:안건|의안|[:：]))|제\s?\d{{1,3}}\s?호(?=\s)"
    rf"|\d{{1,3}}호(?=\s?(?:안건|의안)))"
    r"(?:[.)）]|\s?(?:안건|의안)?(?:\s?[:：]|(?<=[건안호])\s))\s*(?P<title>\S.*)$"
)
PERSON = re.compile(r"^[가-힣]{2,4}$|^[一-鿿]{2,4}$")
# As long as a name, in lists of people.
NO_PERSON = re.compile(
    r"^(?:전원|전체|전부|일동|다수|포함|제외|참석|출석|붙임|별첨|첨부|별지|참조|참고|생략|없음|상동|기타|이상|이하"
    r"|조합[원장]|노조원|[소경][방찰]관|조정관|연구관|장학[사관]|[변지][리도]사|기술사|노무사|감정사|법무사|전문가|편집장|대학생|임대인|임차인"
    r"|동문|동창|대학원|학부생|원생|학생|학부모|교직원|시민|구민|군민|도민|상인|노인|청년|농민|어민"
    r"|주재|진행|사회|기록|배석|대참|서면|화상|대면|비대면|영상|유선|원격|온라인|현장|겸임|겸직|내부|외부|민간|공공|당연직|위촉직"
    r"|[가-힣]{0,2}(?:단체|기관|업체|회사|협회|학회|법인|조합|센터|재단|은행|학교)"
    r"|(?:학생|동문|동창|교수|직원|부녀|청년|노인|상인|자치|번영|체육|협의|자모|경로|향우|종친)회"
    r"|주주|주민|주사|주임|기자|사서|강사|작가|팀원|선임|책임|공무원|노동자|농업인|금융인|방송인|미정|공석)$"
)
SIGNED = re.compile(r"^(?:[○◯](?![○◯])|[①-⑳]|[ㅇ·•▪◦∙*-](?=\s))\s*")  # an entry below a label
TITLE_END = re.compile(r"(?:\(안\)|[가-힣]안|의\s?건|계획|보고)$")
# Kinds of people before a colon; units, where people stand behind it.
GROUP = re.compile(
    r"(?:직|위원|측|공무원|전문가|자문단|간부|직원|단체|기관|내부|외부|공공|민간|참석자?|출석자?|배석자?|불참자?|결석자?|위임|대리|임원|대표|감사)(?:\([^()]*\))?$"
)
GROUP_ALONE = re.compile(
    r"[\[(（][가-힣]{1,6}(?:직|위원|측|부문)[\])）]\s*[가-힣]"
)  # `[민간위원] …`
THERE = re.compile("참석|출석|배석|불참|결석")  # begin a list of their own
UNIT = re.compile(r"(?:과|국|실|팀|부|처|청|단|소|원|센터|재단|공사|의회|학교|대학교?|협회)$")
SOMEBODY = re.compile(f"(?:{OFFICES})(?![가-힣])|^[가-힣]{{2,4}}(?:[,、·(]|$)")
# What is done in a meeting, and so is nobody in a list of people.
DONE_THERE = re.compile(
    rf"(?:(?:\d{{1,2}}|[{LETTERS}])[.)]\s*)?(?:개회|개의|폐회|개식|폐식|국민의례|성원\s?(?:보고|확인)"
    rf"|회의\s?(?:내용|결과|진행|순서|자료|안건)|(?:경과|업무|진행)\s?보고|위촉장\s?(?:수여|전수)|임원\s?소개|참석자\s?소개"
    rf"|\S{{2,6}}\s인사(?:말씀?)?|인사\s?말씀?|안건\s?(?:심의|토의|상정|설명|보고)?|기타\s?(?:토의|사항|안건)?|의사\s?일정"
    rf"|.{{2,40}}(?:의\s건|\(안\)))\s*(?:\([^()]*\))?\s*$"
)
# What stands in place of a list: how many, or where it is.
NO_LIST = re.compile(
    r"(?:재적 ?|총|모두|계)? ?\d{1,4} ?[명인] ?(?:[(（].*|중 ?.*)?$|[가-힣]{2,6} \d{1,4} ?명$"
    r"|(?:아래|다음|별지|별첨|붙임|첨부)(?:[와과에은는의 ]|$)|.{0,12} (?:포함|제외) ?(?:총 ?)?\d{1,4} ?[명인]"
    r"|(?:[가-힣 ]{2,8} ?\d{1,3} ?명(?:, ?|$))+$"
)
# Between commas, those in brackets aside: `디지털정책관(국장, 공동부위원장)` is one entry.
ENTRY = re.compile(r"(?:[^,、，;()]|\([^()]*\)|[()])+")
DOTS = re.compile(r"[·․ㆍ/]")
CLOSING = dict(zip(")]」』”’〉》", "([「『“‘〈《", strict=True))
BODY = re.compile(
    r"(?:재단|공사|공단|협회|학회|센터|연구소|연구원|기록원|대학교?|위원회|본부|사업소|은행)$"
)
ABSENT = re.compile(r"불참|결석|위임|청가")
SEAT = re.compile(r"(?:위원|의원|이사)$")
SECRETARIAT = re.compile(r"(?:[가-힣]{0,6}의회|국회) ?사무[국과처]$")  # above its officials
SIDES = "(?:내부|외부|공공|민간|공무원|전문가|자문단|공공부문|민간부문)"
KINDS = "(?:위촉직|당연직|임명직|선출직)"  # of members
ROLE_THEN_NAMES = re.compile(
    rf"^(?P<role>(?:{KINDS} )?[가-힣]{{0,8}}{OFFICES})(?:\s?\(\d+명\))?\s?[:：]\s?(?P<names>[가-힣 ·․ㆍ]+)$"
)
ROLE_THEN_REST = re.compile(
    rf"^(?P<role>(?:{KINDS} )?[가-힣]{{0,8}}{OFFICES})(?: ?\(\d+명\))? ?[:：] ?(?P<rest>\S.*)$"
)
ROLE_NAME_BRACKET = re.compile(
    rf"^(?P<role>[가-힣]{{0,8}}{OFFICES}) (?P<name>[가-힣]{{2,4}}) ?\([^()]*\)$"
)
BRACKET_THEN_NAME = re.compile(r"^\((?P<role>[^()]*[가-힣])\) ?(?P<name>[가-힣]{2,4})$")
NAME_THEN_BRACKET = re.compile(r"^(?P<name>[가-힣]{2,4}) ?\((?P<role>[^()]*[가-힣])\)$")
OFFICE_AND_MORE = re.compile(f"{OFFICES}(?: ?\\(|$)")
# Where an entry of the overview stands: `3. 참석이사`, `다. 참석자`.
PLACE = re.compile(
    rf"^(?:[◆◇■□●◎※▶▷❍▣◈❏☐❑○◯*+•·◦▪\-]\s*)?(?:(?P<number>\d{{1,2}})|(?P<letter>[{LETTERS}])"
    rf"|(?P<roman>[Ⅰ-Ⅻ]))(?P<sign>[.)])\s*(?=\D)"
)
ENCLOSED = re.compile(rf"[(（](?:\d{{1,2}}|(?P<letter>[{LETTERS}]))[)）]|[①-⑳]|[㉮-㉻]")  # `(1)`
# Of a table: heads of its columns, which name no entry of the overview.
COLUMN = re.compile(
    r"^(?:번호|연번|순번|구분|성명|이름|직위|직책|소속|내용|비고|(?:이행|처리|조치|추진)?\s?결과|제안자|쪽|건\s?수|금\s?액(?:\(.*\))?|안건명|담당부서|소관부서)$"
)
# Of a table of items: heads of the columns with titles, with numbers, with what came of them.
ITEM_HEAD = re.compile(r"(?:심의|의결|보고|상정|심사)?\s?(?:안\s?건|의\s?안)(?:\s?명칭?|\s?제목)?$")
THING_HEAD = re.compile(r"(?:사\s?업|과\s?제|건)\s?명$|제\s?목$")
SUM = re.compile(r"(?:합|소|총|누)\s?계$")
NUMBER_HEAD = re.compile(r"(?:안건|의안)\s?번호$")
RESULT_HEAD = re.compile(
    r"(?:(?:심의|의결|심사|처리|표결|회의)\s?)?결\s?과$|의결(?:사항|내용)?$|결정(?:사항)?$"
)
# A cell that begins another entry of a row, which is no fact of the overview.
OTHER_ENTRY = re.compile(
    r"(?:작\s*성\s*자?|기\s*록\s*자?|참\s*관\s*인?|방\s*청\s*[인객]?|입\s*회\s*인?|서\s*기|담\s*당\s*자?"
    r"|확\s*인\s*자?|담당부서|부서명?|연락처|전화(?:번호)?|회\s*차|차\s*수|구\s*분|비\s*고|주\s*재|진\s*행|사\s*회|문서번호"
    r"|공개여부|시\s*간)$"
)
# The same beside somebody's name, unless the list beside it has such offices, too.
OTHER_OFFICE = re.compile(r"(?:간\s*사|감\s*사|의\s*장|위\s*원\s*장|사\s*회\s*자)$")
# And of which kind of members an office is: `당연직 : 도시국장 홍길동`.
NUMBERING = re.compile(
    rf"^(?:(?:\d{{1,2}}[.)]|[①-⑳]|[{LETTERS}][.)]) ?)?"
    rf"(?:{KINDS}(?: ?위원)? ?[:：] ?(?=[^ ,]+ [가-힣]{{2,4}}(?:,|$))"
    rf"|(?:{KINDS}|{SIDES})(?: ?\(\d+명\))? ?[:：] ?(?=(?:[^ ,]+ )?[가-힣]{{2,5}}(?:,|\(|$))"
    rf"|[\[(（](?:{KINDS}|{SIDES}|[가-힣]{{1,4}}위원)(?: ?위원)?[\])）] ?)?"
)
SENTENCE_BREAK = re.compile(r"[.!?…]\s|\n")
# What may stand behind a name in a sentence: nothing of a word, or particles and endings.
PARTICLE = re.compile(
    r"(?![^\W_])|들?(?:은|는|이|가|을|를|에|의|와|과|도|로|으로|만|나|이나|란|이란|라|이라|임|부터|까지|처럼|보다|하고"
    r"|에서|에서는|에서도|에서의|에도|에는|에게|으?로는|으?로도|으?로서|으?로써|으?로부터|이?라는|이?라고|이?라도|이?라면|이?라든지|이?라며|이?란"
    r"|관련|등|사업|건|안|과제|프로그램|추진)?(?![^\W_])"
    r"|(?:하(?:는|고|여|기|면|지|도록|며|겠|였|신|시)[가-힣]{0,3}|한|할|함|해서?|해야|했[가-힣]{1,2}|되[가-힣]{1,3}|된|될|됨|시키[가-힣]{1,3})(?![^\W_])"
)
# OCR reads 붙임 as 불임: smart-city/2023-2.
ATTACHED = re.compile(
    r"^[(「\[]?(?:붙임|불임|별첨|첨부)[^가-힣]*(?:\d+)?\s*(?:참조|참고|과 같음|문서 참조|자료 참조)?[)」\].]*$"
)
NOTHING = re.compile(
    r"^(?:없음|해당 ?없음|해당 ?사항 ?없음|생략|[아다][래음][과와] 같[음다]|-)(?:\s*[(（][^()（）]*[)）])?[.]?$"
)

# --- body -------------------------------------------------------------------------------------

REPORT = re.compile(
    r"업무 ?(?:추진 ?)?보고(?:사항)?$|^(?:보고|심의|상정) ?안건$|^(?:보고|현안) ?(?:사항|보고)?$"
)
SENTENCE_END = re.compile(r"[.!?…。][\"'”’」』)\]〉》]*$")
STARTS_ANEW = re.compile(
    rf"[◆◇■□●◎※▶▷❍▣◈〈<［\[(*+•·◦▪①-⑳]|[○◯](?![○◯])|[ㅇo] |[-–—=_]|\d{{1,2}}[.)] |[{LETTERS}][.)] "
)
# A page number between two halves: `- 12 -`, `12`.
PAGE_NUMBER = re.compile(r"^[-–—\s]*\d{1,4}[-–—\s]*$")
# Where a writer leaves out full stops, these syllables end a sentence.
LAST_SYLLABLE = re.compile(r"(?:[음임함됨힘림짐줌킴움남봄듦다요]|바람)$")
LABEL_LINE = re.compile(r"[◆◇※].*[:：]|※")
SOUNDLESS = re.compile(r"[\W_]+")  # neither letters nor digits


def ends(text: str) -> bool:
    """Whether a sentence ends there, or a note that ends without a full stop: `…하였음`."""
    return bool(SENTENCE_END.search(text) or LAST_SYLLABLE.search(text))


def fold(text: str) -> str:
    """What is compared when spacing, quotes and punctuation do not count: NFC letters and digits."""
    return SOUNDLESS.sub("", unicodedata.normalize("NFC", text)).casefold()


class _Letters(dict[int, str]):
    """Each character by itself as `fold` compares it, looked up once."""

    def __missing__(self, code: int) -> str:
        self[code] = fold(chr(code))
        return self[code]


FOLDED: Mapping[int, str] = _Letters()
"""For `str.translate`: what it makes of a text has its letters in their places."""
