"""The signs of Korean minutes, as named patterns: a table, not logic.

Named for what the eye sees. Where a sign was met is said beside it; measured facts about real
records stand in `docs/development/records.md`.
"""

import re
import unicodedata

LETTERS = "가나다라마바사아자차카타파하"  # that number the entries of a list

# --- lines ------------------------------------------------------------------------------------

# Without a blank before a label: so written by hand.
HEADING = re.compile(r"\s*#{1,6}(?:(?:\s+|(?=[〈＜《【]))(?P<text>.*))?$")
KOREAN = re.compile(r"[가-힣一-鿿]")  # Hangul or hanja
BULLET = re.compile(r"(?P<indent>[ \t]*)-(?:[ \t]+(?P<text>.*))?$")
BOLD = re.compile(r"[ \t]*\*\*(?P<text>[^*]+?)\*\*[ \t]*$")
# A line with such a sign begins something new; two circles are a masked name, not a sign.
SIGN = re.compile(r"[ \t]*(?:[◆◇■□●◎※▶▷❍*+•·◦▪][ \t]|[◆◇■□●◎※▶▷]|[○◯](?![○◯]))")

# --- labels of speakers -----------------------------------------------------------------------

OPEN, CLOSE = "〈<＜《【", "〉>＞》】"
BRACKETED = re.compile(rf"[ \t]*[{OPEN}](?P<label>[^{OPEN}{CLOSE}]{{1,40}})[{CLOSE}](?P<rest>.*)$")
LABEL_ALONE = re.compile(rf"[ \t]*[{OPEN}][^{OPEN}{CLOSE}]{{1,40}}[{CLOSE}][ \t]*$")
# One bracket without its fellow: the label is the rest of the line.
UNCLOSED = re.compile(rf"[ \t]*[{OPEN}](?P<label>[^{OPEN}{CLOSE}]{{1,20}})$")
UNOPENED = re.compile(rf"[ \t]*(?P<label>[^{OPEN}{CLOSE}]{{1,20}})[{CLOSE}][ \t]*$")
# Signs that stand for a name, also as look-alikes of other scripts; one in a name is enough.
MASK_SIGNS = "○◯〇●◎⭕⚪□■△▲▽◇◆☆×*＊"
MASK = re.compile(
    rf"[{MASK_SIGNS}] ?[{MASK_SIGNS}]|[가-힣] ?[{MASK_SIGNS}]|(?<![A-Za-z0-9])[OoXxㅇ0ОΟХ]{{2,4}}(?![A-Za-z0-9])"
    r"|[가-힣][OXㅇ0]{1,2}(?=[가-힣 ]|$)"
)
# One sign before a name hides its first letter; before an office it is a sign: `○ 위원장`.
CIRCLE = re.compile(rf"^[{MASK_SIGNS}][ ]?(?P<rest>.*)$")
# A member without a name is nobody in particular: by a group, a letter, a number, a surname.
MEMBER = r"(?:위원|의원|이사|전문가|자문위원)"
NAMELESS = re.compile(
    rf"^(?:(?:[가-힣]{{1,4}}직|외부|내부|민간|당연|위촉|참석|익명|비공개|다수|일부|여러|전체?|어느|해당|동|타)[ ]?)*{MEMBER}"
    rf"(?:님|들|일동|[ ]일동)?(?:[ ]?\(?[A-Za-z0-9{LETTERS}]\)?|[ ]?\(비공개\))?$"
    rf"|^(?:[A-Za-z0-9]|\d{{1,2}}번|[가-힣]모?)[ ]?{MEMBER}(?:님)?$"
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
BARE_OFFICE = re.compile(f"^(?:[가-힣]{{2,4}} )?{OFFICES}$")
# A label with words behind it, or without its closing bracket: `〈위원장〉 시작하겠음.`
SPOKEN_LINE = re.compile(
    rf"[ \t]*[{OPEN}](?:[^{OPEN}{CLOSE}]{{0,30}}{OFFICES}|[○◯〇]{{2,3}} ?[가-힣]{{2,4}})(?:[{CLOSE}][ \t]|$)"
)
# Who leads a meeting, and who sits in it as a member; an expert on the staff is neither.
CHAIR = re.compile(r"(?<!부)(?:위원장|의장)|^(?:간사|서기|사회자)$")
SEATED = re.compile(r"(?<!전문)(?:위원|의원)(?:님)?$|부위원장|부의장")
# Lists of members, not one who speaks.
ROSTER = re.compile(
    r"^(?:위촉직?|당연직?|불참|참석|출석|결석|청가|신임|배석|참여)[ ]?(?:위원|의원|자|이사)"
)
# Bracketed headings that open a part of the record, not a speech.
SECTION = re.compile(
    "(?:개요|내용|결과|안건|순서|사항|목차|차례|요지|요약|붙임|별첨|첨부|의견|토론|토의|논의|심의|의결|표결|질의|답변"
    "|응답|보고|현황|자료|일정|명단|참석자|배석자|기타|선언|말씀|개회|폐회|산회|정회|속개|서명)$|[0-9]"
)

# --- cover and overview -----------------------------------------------------------------------

FIELD = re.compile(
    rf"(?P<sign>[◆◇■□●◎※▶▷❍○◯*+•·◦▪\-]\s*)?(?:\d{{1,2}}[.)]\s*|[{LETTERS}][.)]\s*)?"
    r"(?P<label>[가-힣](?:[가-힣 ․·ㆍ]{0,14}[가-힣])?(?:\s?\([^()]{1,20}\))?)\s*(?:[:：]\s*(?P<value>.*))?$"
)
FIELD_KEYS = {  # label without spaces and brackets -> key
    **dict.fromkeys(("일시", "회의일시", "개최일시", "일자", "개최일"), "day"),
    **dict.fromkeys(("장소", "회의장소", "개최장소"), "place"),
    **dict.fromkeys(
        ("참석위원", "출석위원", "참석자", "참석", "출석", "참석자명단", "참석위원명단"),
        "attendees",
    ),
    **dict.fromkeys(("배석", "배석자", "배석자명단"), "observers"),
    **dict.fromkeys(("회의안건", "안건", "상정안건", "보고안건", "심의안건", "의사일정"), "agenda"),
    **dict.fromkeys(("진행순서", "회의순서", "회의진행순서", "식순"), "programme"),
    **dict.fromkeys(("회의결과", "결정사항", "의결사항", "심의결과", "의결결과"), "result"),
    **dict.fromkeys(("표결내용", "표결결과", "표결"), "vote"),
    **dict.fromkeys(("개최기관", "주관", "주최", "주관부서"), "publisher"),
    **dict.fromkeys(("회의명", "회의명칭"), "name"),
}
TITLE = re.compile(r"\S.{2,}(?:회의록|의사록|속기록)\s*(?:\([^()]*\)|제?\d+호)?\s*$")
ORDINAL = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)|['‘’`](?P<short>\d\d))년(?:도)?\s*제?\s*(?P<ordinal>\d{1,3})\s*[차회]"
)
DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)|['‘’`](?P<short>\d\d))\s*[.년/-]\s*(?P<month>\d{1,2})\s*[.월/-]\s*"
    r"(?P<day>\d{1,2})(?!\d)\s*[.일]?\s*(?:\(\s*(?P<weekday>[월화수목금토일])(?:요일)?\s*\))?"
)
CLOCK = re.compile(
    r"(?P<half>오전|오후)?\s*(?P<hour>\d{1,2})\s*"
    r"(?::\s*(?P<minute>\d{2})|시(?:\s*(?P<spoken>\d{1,2})\s*분|\s*(?P<thirty>반))?)"
)
COUNT = re.compile(r"(?P<count>\d{1,4})\s*(?:명|인)")
# `등 15명` counts a whole list and names nobody; for text without runs of blanks.
FINAL_COUNT = re.compile(r" ?(?:등|외)? ?\(?(?:총|이상|계)? ?\d{1,4} ?(?:명|인)\)?$")
ANNOUNCED_ITEMS = re.compile(r"^(?P<title>(?:.*\S)?)\s*(?<!\d)(?P<count>\d{1,3})\s*건$")
NUMBERED = re.compile(
    rf"^(?P<number>(?:제\s?)?\d{{1,3}}(?:호|항)?|[{LETTERS}])[.)]\s*(?P<title>\S.*)$"
)
PERSON = re.compile(r"^[가-힣]{2,4}$|^[一-鿿]{2,4}$")
# Between commas, those in brackets aside: `디지털정책관(국장, 공동부위원장)` is one entry.
ENTRY = re.compile(r"(?:[^,、，;()]|\([^()]*\)|[()])+")
DOTS = re.compile(r"[·․ㆍ/]")
CLOSING = dict(zip(")]」』”’〉》", "([「『“‘〈《", strict=True))
BODY = re.compile(
    r"(?:재단|공사|공단|협회|학회|센터|연구소|연구원|기록원|대학교?|위원회|본부|사업소|은행)$"
)
ABSENT = re.compile(r"불참|결석|위임|청가")
NAME_THEN_BRACKET = re.compile(r"^(?P<name>[가-힣]{2,4}) ?\((?P<role>[^()]*[가-힣])\)$")
OFFICE_AND_MORE = re.compile(f"{OFFICES}(?:\\(|$)")
NUMBERING = re.compile(rf"^(?:\d{{1,2}}[.)]|[①-⑳]|[{LETTERS}][.)]) ?")
SENTENCE_BREAK = re.compile(r"[.!?…]\s|\n")
# What may stand behind a name in a sentence: nothing of a word, or particles and endings.
PARTICLE = re.compile(
    r"(?![^\W_])|들?(?:은|는|이|가|을|를|에|의|와|과|도|로|으로|만|나|이나|란|이란|라|이라|임|부터|까지|처럼|보다|하고"
    r"|에서|에도|에는|에게|관련|등|사업|건|안|과제|프로그램|추진)?(?![^\W_])|(?:에|으?로|이?라|이?란)[가-힣]{1,3}(?![^\W_])"
    r"|(?:하|되|시키|해|돼)[가-힣]{0,4}(?![^\W_])"
)
# OCR reads 붙임 as 불임: smart-city/2023-2.
ATTACHED = re.compile(
    r"^[(「\[]?(?:붙임|불임|별첨|첨부)[^가-힣]*(?:\d+)?\s*(?:참조|참고|과 같음|문서 참조|자료 참조)?[)」\].]*$"
)
NOTHING = re.compile(r"^(?:없음|해당 ?없음|해당 ?사항 ?없음|생략|-)[.]?$")

# --- names of items ------------------------------------------------------------------------------

WORD = re.compile(r"[^\W_]+(?:\.\d+)?")
TOWN = re.compile(r"(?:특별자치시|특별자치도|특별시|광역시|시|도|군|구)(?:청|의회)?$")
# Says how or for whom: the words before it name no item by themselves.
MODIFIER = re.compile("기반|위한|통한|따른|대한|관한|활용한|이용한|연계한")
LINKING = re.compile(f"{MODIFIER.pattern}|및|등")
# A word of its own that ends so is the name of a thing, not of a trade.
PLACE_OR_EVENT = re.compile(
    "..(?:센터|지원단|봉사단|페스티벌|축제|박람회|포럼|공모전|플랫폼|아카이브|도서관|박물관|미술관|기념관|체육관|회관"
    "|공원|광장|시장|타운|캠퍼스|학교|서포터즈|마을)$"
)
# A paragraph is about a word that stands at its head with one of these behind it.
OPENER = re.compile(
    r"(?:(?:첫|두|세|네|다섯) ?(?:째|번째)[가-힣]{0,2}|마지막으로|다음으로|그리고|그런데|또한?|우선|먼저|한편|아울러|다만|단|특히"
    r"|그중에서?|예를 들[어면]|저는|제가|저희[가는]?)[, ]+"
)
TOPIC = re.compile(
    r"(?:도 ?마찬가지|의 ?경우|에 ?(?:대해|대하여|관해|관하여|대한)| ?관련| ?부분[은에]|(?P<plain>[은는] ))"
)
QUOTED_NAME = re.compile(
    r"[‘'“\"「『]([가-힣A-Za-z0-9][가-힣A-Za-z0-9 ]{2,15})(?:\([^()]*\))?[’'”\"」』]"
)
# What falls off the end of a word to leave a name.
PARTICLES = re.compile(
    r"(?<=..)(?:들|에서|에게|으로|하고|이라는|라는|이라고|이나|부터|까지|처럼|보다|은|는|이|가|을|를|에|의|와|과|도|로|만|임)+$"
)
# Two words that are no name: `위한 플랫폼`, `다른 센터`, `신축 관련하여`.
NO_NAME = re.compile(
    r"^(?:[가-힣]+[한된할될는던은] |다른 |또 |그 |이 |저 |각 |모든 |여러 )|(?:하여|하는|하고|해서|관련|되는|되어|있는|있음|없음|경우|부분|위해|대한)$"
)
IN_LIST = re.compile(r"(?:[,、·]|하고|[와과]|및|등)(?![가-힣])")

# Heads of words that tell nothing of what is spoken of.
_EMPTY = """
있는 있음 있고 있기 있을 있어 있습 있으 있다 있지 없는 없음 없이 없고 하는 하고 하여 하기 하지 하면 한다 한번 해야 해서 했는
했음 했다 하겠 하도 하였 할수 되는 되고 되어 되면 된다 되었 될것 됨을 그런 그래 그리 그러 그것 그와 그에 그렇 그동 이런
이렇 이것 이와 이에 이를 이러 이미 이번 이제 저는 저희 제가 저도 우리 여러 여기 지금 앞으 오늘 다음 다른 모든 모두 많은
많이 많고 너무 매우 굉장 무척 조금 보다 더욱 아주 정말 사실 생각 말씀 의견 이야 부분 경우 때문 정도 관련 대한 대해 위한
위해 통해 따라 같은 같이 같음 가지 가장 어떤 어떻 어느 얼마 무엇 실제 실질 물론 다만 특히 또한 것임 것이 것은 것을 것도
것으 수도 않은 않을 않고 않음 않는 좋은 좋을 좋겠 좋음 필요 중요 그냥 아직 현재 나중 만약 혹시 아마 예를 들면 들어 라고
라는 하나 두번 세번 첫째 둘째 셋째 마지 계속 충분 상당 위원 과장 국장 있도 주시 주셨 주는 주고 봤을 보면 보고 보이 보임
"""
EMPTY_HEADS = frozenset(_EMPTY.split())
# What says that a paragraph is about more than the item before it.
WIDER = re.compile(
    "(?:모든|각|전체|여러|다른) ?(?:사업|과제|업무|안건|부서|실국)|사업들|과제들|전체적으로|전반적으로|종합적|시 차원|부서 간|부처 간"
)

# --- taking up what was said --------------------------------------------------------------------

# Words of one sentence; what is quoted in it may have full stops.
_WITHIN = r"(?:[^.?!\n'‘“\"]|['‘“\"][^'’”\"\n]{0,60}['’”\"])"
# `이사장님께서 방금 말씀을 하셨는데`; `여러 위원님`, `위원님들` is nobody in particular.
ADDRESSED = re.compile(
    rf"(?P<before>[가-힣○◯〇●]+ )?(?P<who>[가-힣]*(?:위원|장|수석|관|이사|의원|교수|간사))님(?P<many>들)?(?:께서는|께서|이|은|의|도)? "
    rf"{_WITHIN}{{0,40}}?(?P<said>(?:말씀|언급|지적|질문|질의|제안|제기|보고|발표|설명|답변|의견|이야기|얘기)(?:을|를)? ?"
    r"(?:하셨|하신|해 ?주신|해 ?주셨|주신|주셨)|(?:걱정|염려|우려|궁금해) ?하(?:시는|신|셨))[가-힣]*"
)
SEVERAL = re.compile("여러|모든|다른|우리|일부|몇|두|세")
JUST_NOW = re.compile("방금|조금 전|바로 (?:앞|전)|지금")
# An official who answers leaves out whom: `우려하시는 부분`, `성과가 무엇이냐고 물어보면`.
TAKEN_UP = re.compile(
    r"(?:걱정|염려|우려|지적|질문|말씀|제안)하(?:시는|신|셨던) (?:부분|점|사항|내용|것|바)"
    r"|[가-힣]+(?:다|라|냐|느냐|자)고 (?:하는|하신|하시는) (?:그 |이 )?부분에 대해|[가-힣]+냐고 (?:물어보|물으|질문하)[가-힣]*"
    r"|(?:저하고|저와) [가-힣 ]{0,8}(?:상반된|다른|반대되는) (?:이야기|말씀|의견)[가-힣]*"
)
MISUNDERSTOOD = re.compile(r"(?:그|이|그런) 부분에 대(?:한|해) 오해[가-힣]*( 있[가-힣]*)?")
REPORTED = re.compile(r"[가-힣」’”'\"]{0,4} ?보고(?:했|하셨|하신|한다고|하였)[가-힣]*")
BODY_SAID = re.compile(
    rf"(?P<body>[가-힣A-Za-z]{{2,}}?)(?: 쪽)?(?:에서는|에서|은|는|이|가) {_WITHIN}{{0,40}}?다고? ?(?:보고)?(?:했는데|하셨는데|하였는데)"
)

# --- requests, questions, answers, commitments ---------------------------------------------------

# A sentence runs to its own full stop: one inside quotation marks does not end it.
SENTENCE = re.compile(r"(?:['‘“\"][^'‘’“”\"\n]{0,200}['’”\"]|[^.?!…]|[.?!…](?!\s|$))+(?:[.?!…]+|$)")
_END = r"[^가-힣A-Za-z0-9]*$"
_THINK = (
    r"(?:고 (?:생각|봄|보임|봅니다|사료|판단|느)|는 (?:생각|의견|말씀|바람|입장|마음))[가-힣 ]*"
)
# What calls for something to be done, said by a member to the office.
SUGGESTED = re.compile(
    rf"(?:(?:면|것이|것도|게|편이|방안[이도]|방향[이도]) ?(?:훨씬 |더욱? )*좋(?:을 것(?:임|입니다| ?같[가-힣]+|으로 [가-힣]+)|을 듯[가-힣]+|겠(?:음|습니다|다{_THINK}))"
    rf"|야 (?:할|될|하는|되는) ?것(?:임|입니다|으로 [가-힣]+)"
    rf"|(?:[가-힣] 필요(?:가|도|성이|성도)? ?있(?:음|습니다|을 것임|어 보임|다{_THINK}|겠음))"
    r"|(?:고민|검토|분석|정비|보완|개선|대책|마련|고려|확인|체크|논의|노력|관심|홍보|가이드|가이드라인|점검|협의|강화|구분|조정|설명"
    r"|차별화|기준|준비|연계|것|방안|조치|관리|교육|지원|대응|보강|확충|확대|수립|전략|소통|협력|조사|공개|안내|정리|전환|도입|배려|반영)"
    rf"(?:이|가|도)? ?필요(?:함|합니다|할 것(?:임|입니다)|하다{_THINK}|해 보임)"
    r"|(?:마련|검토|개선|보완|수립|추진|반영|강화|고려|점검|확대|공개|정비|확보|조정|설명|홍보)(?:해|하여|되어|돼)야 (?:함|합니다)"
    r"|것이 바람직(?:함|합니다|할 것임|해 보임)|(?:요구|요망)됨"
    r"|면 (?:하는 (?:바람|생각|마음|의견)[가-힣 ]*|함|합니다)"
    r"|면 어떨(?:까|지)[가-힣 ]*|시라는 말씀[가-힣 ]*)" + _END
)
REQUESTED = re.compile(
    r"(?:(?:시기|주기|하기)[를을]? ?바(?:람|랍니다|라겠음|라겠습니다|라는 바임|라고 있음)"
    r"|(?:부탁|요청|당부|건의|제안|권장|권유|권고|촉구)(?:을 |를 )?(?:함|합니다|드림|드립니다|드릴|드리고 싶음|드리는 바임|드리겠음|드리고자 함|하고자 함|하는 바임|하고 싶음))"
    + _END
)
COURTESY = re.compile(
    r"(?:양해|이해|참고|오해|질책|인사|박수)[가-힣 ]{0,8}" + r"(?:시기|주기|하기|바람|부탁)"
)
ASKED = re.compile(
    r"\?['’”\"]?\s*$|(?:(?:인|는|은|을|할|된|한|될|던|린|난|간|온|른)지|까|냐)[^.]{0,30}?(?:궁금|혼동|알고 싶|묻고 싶|여쭙|여쭤|질문|문의|듣고 싶|의문|모르겠|확인하고 싶)[가-힣 ]*"
    rf"{_END}|(?:인지|는지|을지|걸까|[가-힣]ㄹ까|는가|은가|인가|뭘까|일까|할까|될까|나요|까요){_END}"
    r"|(?:답변|설명|말씀)(?:해|을)? ?(?:부탁|바라|바람|주시기|요청)[가-힣 ]*" + _END
)
RHETORICAL = re.compile(r"(?:않을까|아닐까)[가-힣 ]*[.?]?$")
TOLD = re.compile(
    r"(?:고 있(?:음|습니다|는 (?:중|상황|실정|상태)(?:임|입니다))|중(?:임|입니다)|없(?:음|습니다)|(?:예정|계획|방침|추세|상황|실정|상태|수준|일|기관)(?:임|입니다)"
    r"|다는 말씀[을]? ?드(?:림|립니다)|(?:했|됐|였|었|았)(?:음|습니다)|(?:경우[도가]|에) 있(?:음|습니다)|하고는 있음)"
    + _END
)
VIEW = re.compile(r"(?:느낌|생각|의견|마음|인상)(?:[이을도]|이?었)[가-힣 ]*" + _END)
PROMISED = re.compile(
    r"(?:하|보|나가|가|드리|주|만들|챙기|살피|두|내|찾|찾아보|갖추|늘리|줄이|올리|담|맞추|높이|넓히|바꾸|고치|모으|세우|지키|알리|서두르)겠(?:음|습니다)"
    + _END
)
# `말씀드리겠음`, `마무리하겠음` promise nothing, unless it is for later.
ANNOUNCED = re.compile(
    r"(?:말씀|보고|설명|소개|답변|발표|감사|질문|의견|인사|제안|부탁|요청|당부|시작|진행|종료|마무리|갈음|대신|생각|인정|동의|이야기|얘기|정리|회의|산회|정회|개의|선포|선언|언급|생략)"
    r"(?:을 |를 |도 )?(?:말씀)?(?:해 |하고 넘어)?(?:올리|하|드리|가)겠(?:음|습니다)" + _END
)
LATER = re.compile(r"다음|추후|향후|차후|별도로|따로|결과를|나중에|빠른 시일|조만간|서면")

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


def fold(text: str) -> str:
    """What is compared when spacing, quotes and punctuation do not count: NFC letters and digits."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum()).casefold()
