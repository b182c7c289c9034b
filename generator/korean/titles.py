"""How the title of an item stands in the body of a record (안건 제목): with what says that it is one, or as a list has it.

A table, not logic: `listing` says what of it is an item.
"""

import re

from generator.korean import proceedings as signs

NO_SENTENCE = r"\s*(?![은는을를과와에의]\s)(?![^\n]*[음임함됨냄것.?!]\s*$)[^\n:：]*$"
# An item that says it is one, as boards have it: `제1호 안건 : 제목`, `【제2호 의안】 제목`, `안건 3. 제목`.
NAMED = re.compile(
    rf"{signs.B}*(?:[□■◆◇▣◈ㅇ◦❍▶•·]{signs.B}*|\(\d{{1,2}}\){signs.B}+(?=제\s?[\d-]+\s?호)|[─━]{{1,6}}{signs.B}+)?[【\[〔(〈<‹《「]?{signs.B}*"
    rf"(?:(?<=[(（\[【〔])(?P<bracketed>제\s?\d{{1,3}}\s?호)(?=[)）\]】〕])"
    rf"|(?:{signs.KIND}\s?)?(?P<number>(?:제\s?)?{signs.CODED}\s?호)\s?(?:안건|의안)(?:\s?[(（]{signs.KIND}[)）])?"
    rf"|(?:{signs.KIND}?\s?(?:안건|의안)(?:번호)?|보고번호)\s?(?P<other>(?:(?:제\s?)?\d{{1,3}}|(?<=번호\s){signs.CODED}|(?<=번호){signs.CODED})(?:\s?호)?)"
    rf"|(?<=[【〔])(?:{signs.KIND}|[가-힣]{{2,6}}(?:심사|심의|계획))\s?(?P<boxed>제\s?\d{{1,3}}\s?호)"
    rf"(?=[】〕]\s*(?![은는을를과와에의]\s)(?![^\n]*[음임함됨냄][.]?\s*$)[^\n]*"
    rf"(?:[)안건]|계획|보고|현황|규정|조례|예산|결산)\s*$)"
    rf"|(?<=[【〔\[]){signs.KIND}\s?(?P<counted>\d{{1,2}})(?=[】〕\]]\s*(?![은는을를과와에의]\s)(?![^\n]*[음임함됨냄것.?!]\s*$)[^\n:：]*$)"
    rf"|{signs.KIND}\s(?P<told>제\s?\d{{1,3}}\s?호)(?=\s+[「『]|\s{{2,}})"
    rf"|(?<=[〈<‹《【\[〔])(?P<nth>{signs.NTH})\s?(?:안건|의안)(?=[〉>›》】\]〕])"
    rf"|(?<=[〈<‹《【\[〔])(?:제안|의제|(?:안건|의안)명)\s?(?P<inside>\d{{1,3}})(?=[〉>›》】\]〕]{NO_SENTENCE})"
    rf"|(?<=[□■◆◇▣◈] )(?:{signs.KIND}|기타)\s(?P<sorted>\d{{1,2}})(?=[)）]{NO_SENTENCE})"
    rf"|(?:안건|의안)\s(?P<letter>[가나다라마바사아자차])(?=[.)]\s)"
    rf"|(?:\d{{1,2}}[.)]{signs.B}+)?제\s?안\s?명(?={signs.B}*[:：])"
    rf"|(?:안건|의안)명(?={signs.B}*[:：]))"
    rf"{signs.B}*(?:[】\]〕)〉>›》」]{signs.B}*[:：]?|[.:：)]|{signs.B}[－–—―-]|(?=\s)){signs.B}*(?P<title>[^\s:：.)】\]][^\n]{{3,150}})$"
)
NUMBERS = tuple(name for name in NAMED.groupindex if name != "title")  # one of them at most
RULED = re.compile(r"\s+[─━]{1,6}$")  # behind a title: `─ 제1호 의안: 결산(안) ─`
BOXED = re.compile(
    rf"{signs.B}*[【\[〔〈<]{signs.B}*(?:제\s?)?(?:\d{{1,3}}\s?호?\s?(?:안건|의안)"
    rf"|(?:안건|의안)\s?\d{{1,3}}){signs.B}*[】\]〕〉>]\s*(?![은는을를과와에의]\s)"
    rf"(?![^\n]*(?:[함음임됨것][.]?|[다까요][.?!])\s*$)(?![^\n]*[)안건][은는을를과와]\s)\S"
)
# What is said of an item behind its number, and no title: `상정. 간사 설명 바람`, `도로 개설(안)을 상정함`, `보완이 필요함(위원 3인)`.
SAID = re.compile(
    r"(?:상정|설명)(?:함|하겠음|바람|하기 바람)?(?:[.,]|$)"
    r"|.*(?:상정|설명|보고|심의|의결|청취|진행)\s?(?:함|하겠음|바람|하기 바람|드리겠음)[.]?$"
    r"|.*(?:듣겠음|[가-힣]바람|[가-힣]겠음)[.]?$"
    r"|(?:\S+\s){2,}\S*[가-힣](?:[요함됨음]함|있음|없음|필요함|하였음|되었음)\s*(?:[(（][^()（）]*[)）])?[.]?$"
)
# The title in a sentence that tells what was done with the item: `의안번호 제61호 『조치안』을 상정하여 다음과 같이 심의함`.
QUOTED = re.compile(
    r"[『「](?P<title>[^『』]+)[』」][을를]\s?(?:상정|심의|보고)(?:하여\s(?:다음과\s같이\s)?(?:심의|논의|의결|보고))?(?:함|하였음|받음)\.?$"
)
# Two or more items that one line puts on the table: `의안번호 제62호 『인가안』 및 의안번호 제63호 『지정안』을 일괄 상정함`.
SEVERAL = re.compile(
    r"(?:(?:의안|안건|보고)\s?(?:번호)?\s?)(?P<number>제\s?\d{1,3}\s?호)\s?[『「](?P<title>[^『』「」]{3,150})[』」]"
    r"(?=\s?(?:[,·]|및|[과와])\s|(?:[을를]\s)?(?:일괄\s?)?(?:상정(?:함|하다|하였음|하여\s.*)?)?[.]?\s*$)"
)
# The same without a title: `〈제2호 안건〉`, `안건 1`.
BARE_NAMED = re.compile(
    rf"{signs.B}*[□■◆◇▣ㅇ◦❍▶•·]?{signs.B}*[【\[(〈<‹《「『〔＜≪]?{signs.B}*"
    rf"(?:(?:의결|보고|심의|토의|협의)?\s?(?:안건|의안)\s?)?(?:제\s?)?(?P<number>\d{{1,3}})\s?(?:호)?\s?"
    rf"(?:안건|의안)?{signs.B}*[】\])〉>›》」』〕＞≫.]?{signs.B}*$"
)
# A heading amid turns that says what stands below it, behind a sign or in brackets: `▣ 공통의견`, `<주요 논의내용>`.
HEADED = re.compile(
    r"[\s#]*(?:\*\*)?(?:[□■◆◇▣◈▶❍◎※]|[<〈‹《【\[])\s*(?:공통\s?의견|위원\s?(?:별\s?)?의견|(?:주요\s?)?(?:논의|토의|질의|발언)\s?(?:내용|결과|사항|답변|응답)"
    r"|질의\s?(?:및|·)\s?(?:답변|응답)|지정\s?토론|안건\s?(?:심의|상정)|표결(?:\s?결과)?|개회|폐회|(?<=[<〈‹《])보고\s?사항)\s*[>〉›》】\]]?(?:\*\*)?\s*[:：]?$"
)
# The head of one of several lists before the opening: `□ 보고사항`, `[심의안건]`; what was decided is no list of items.
LIST_PART = re.compile(
    rf"[\s□■◆◇▣▶❍◎[【〈<]*(?:(?:\d{{1,2}}|[가나다라마])[.)]\s*)?(?:{signs.LISTS}\s?(?:사항|안건)|(?<=[〈<【[])검토\s?사항)\s*[\]】〉>]?\s*[:：]?$"
)
DECIDES = re.compile(
    r"[\s□■◆◇▣▶❍◎[【〈<]*의결\s?사항\s*[\]】〉>]?\s*[:：]?$"
)  # beside such lists one of its own
# Lines of a summary in which nobody is named: of a list, a question, an answer.
ROMAN_PART = re.compile(
    r"[#\s]*[Ⅰ-Ⅻ][.)]?\s*(?:회의|안건|논의|토의|심의|결정|의결|주요|기타|향후|협조|폐회|붙임|참석)[^.?!\n]{0,16}$"
)
CIRCLED = re.compile(r"[①-⑳]|[Ⅰ-Ⅻ][.)]?\s")
ASKS = re.compile(r"(?:질의|질문|답변|응답|문|답|Q|A)\d{0,2}\s?[).:：]\s*\S")
# The heads of parts of a sheet; of one that tells of another meeting or body, and of one that is of no item.
PART_HEAD = re.compile(r"[\s#]*(?:[□■◆◇▣]|\d{1,2}[.]\s|[Ⅰ-Ⅻ][.)]?\s)")
OTHER_PART = re.compile(
    r"[\s#□■◆◇▣]*(?:(?:\d{1,2}|[Ⅰ-Ⅻ])[.)]\s*)?(?:전차|전회|지난|이전|직전|소위원회|분과|상급)"
)
OTHER_HEAD = re.compile(
    r"[다라마바사아자차][.)]\s*보고\s?사항|[\s□■\d.]*(?:기타|폐회|보고|협의|토의)\s?(?:사항|토의|안건|의견|선언)?"
)
# A line of a list that tells what came of each title, behind dots or a long dash: `① 기금 계획(안) ― 원안 의결`.
LED = re.compile(r"\s*[·․‥…ㆍ.]{3,}\s*|\s+[―—–]\s+")
LED_ENTRY = re.compile(
    rf"\s*(?P<number>[①-⑳]|\d{{1,2}}[.)]|[가나다라마바사아자차][.)])\s*(?P<title>[^\n]{{4,80}}?)(?:{LED.pattern})(?P<words>[^\n]{{2,50}})$",
    re.M,
)
# Below an item's title, above what was said: `○ 논의내용`.
DEBATE = re.compile(
    r"[\s□■◆◇▣▶▷ㅇ○·•-]*(?:(?:\d{1,2}|[가나다라마바사]|[Ⅰ-Ⅹ]|[IVX]{1,3})[.)]\s*)?(?:주요\s?)?"
    r"(?:논의|토의|심의|회의|발언|질의|토론)\s?(?:내용|응답|사항|요지|의견|결과|및\s?(?:답변|응답))?\s*[:：]?$"
    r"|[\s□■◆◇▣ㅇ○·•-]*(?:(?:주요|위원|기타)\s?(?:의견|내용|질의)|(?:의사|회의)\s?진행(?:\s?(?:내용|사항))?)\s*[:：]?$"
    rf"|{HEADED.pattern}"
)
# What is told of an item below its title, behind a number of its own: `1) 제안설명(간사)`, `(2) 주요 논의사항`.
TOLD_OF = re.compile(
    r"\s*(?:[(（]?(?:\d{1,2}|[가나다라마바사])[.)）]|[①-⑳]|[·•○ㅇ-]\s)\s*"
    r"(?:(?:제안|안건|내용|보고|사업|현황|부처|부서|집행부)\s?(?:설명|이유|사유|배경|취지|개요|내용|요지|(?<=제안)사항|(?<=제안\s)사항)"
    r"|(?:주요\s?)?(?:논의|토의|질의|의견|발언|협의|심의|검토|표결|의결)\s?(?:내용|사항|결과|의견|요지|및\s?답변)"
    r"|위원\s?(?:별\s?)?의견|질의\s?(?:및|·|ㆍ)?\s?(?:응답|답변)|주요\s?(?:내용|의견|질의)|표\s?결|찬\s?반|결\s?과"
    r"|조치\s?(?:계획|사항))\s*(?:[(（][^()（）]{1,20}[)）])?\s*(?:[:：].*)?$"
)
# A table of what several people said, amid the turns of others: its header names people or opinions.
OPINIONS = re.compile(
    r"(?=[^\n]*(?:의견|질의|질문|발언))[ \t]*\|(?:[^|\n]*\|)*?\s*(?:\*\*)?"
    r"(?:발언자|위원명?|의원명?|성명|질의자?|질문자?|질의\s?내용|질의\s?사항|위원\s?의견)"
    r"(?:\*\*)?\s*\|[^\n]*\n[ \t]*\|[\s:|-]+(?:\n|$)"
)
# What stands before a title that a list has: a sign, a number, `안건명 :`.
BEFORE_TITLE = re.compile(
    r"^(?:[□■◆◇▣ㅇ◦❍▶▷•·∙*○◯●◎※\s]*)(?:[\[【〔<〈](?:협의|보고|의결|심의|토의|논의)\s?"
    r"(?:사항|안건)\s?\d{1,2}[\]】〕>〉]|[가나다라마바사]-\d{1,2}[.)]|\(?\d{1,2}(?:-\d{1,2})?[.)]|[①-⑳]"
    r"|[가나다라마바사아자차][.)]|\([가나다라마바사아자차]\))?\s*"
    r"(?:(?:심의|보고|의결|상정|부의)?\s?(?:안건|의안)\s?(?:명|\d{1,2})?\s*[:：]"
    r"|제\s?\d{1,3}\s?호\s*[:：])?\s*"
)
# What stands behind a title: `다리 놓기 (관광과)`.
BEHIND = re.compile(r"\s*[(（][^()（）]*[가-힣][과팀국실소처부단관]\s*[)）]\s*$")
# What may stand around one: `가. 제1호 의안:`, `〔안건 1〕`, `《심의 제2안》`.
AROUND = re.compile(
    r"(?:[\W_]|\d|[가나다라마바사아자차](?=[.)-])|제(?=\s?\d)|(?<=\d)\s?[호항번](?!\w)"
    r"|(?:심의|보고|의결|부의|상정|협의|토의)?\s?(?:안건|의안)\s?(?:명|번호)?|의사일정|안(?=\s?[:：])|(?<=\d)\s?안"
    r"|(?:심의|보고|의결|협의|토의)(?=\s?\d))*"
)
# What is counted above a result: `- 표결: 찬성 5인 / 반대 1인`.
VOTE_LINE = re.compile(
    r"[\s□■◆◇▣○ㅇ·•▷▶-]*(?:[(（]?\d{1,2}[.)）]\s*)?(?:표\s?결(?:\s?결과|\s?내용)?|찬\s?반|투표\s?결과)\s*[:：]"
)
# The head of a list of what was decided, and how its entries begin; what is asked for behind a title: `학칙 개정(안) 심의`.
DECIDED_LIST = re.compile(
    r"[\s□■◆◇▣▶❍◎○ㅇ【\[〈<‹《#*]*(?:[(（]?(?:\d{1,2}|[Ⅰ-Ⅻ]|[가나다라마바사아자차])[.)）]?\s*)?"
    r"(?:(?:의결|결정|합의)\s?(?:사항|내용)|(?:심의|의결|자문|협의|회의|심사)\s?결과"
    r"|정한\s?(?:일|것))\s*[\]】〉>›》]?\s*[:：]?[*]*(?:\s*[(（][^()（）\n]{2,40}[)）])?$"
)
ENTRY_SIGN = re.compile(r"\s*(?:[-·•○ㅇ①-⑳]|[(（]?\d{1,2}[.)）]|[가나다라마바사][.)])\s*\S+\s\S")
HEAD = 24  # letters of a head
ASKED = re.compile(r"(?<=\))\s?(?:심의|자문|보고|승인|의결|협의|심사|의\s?건)(?:의\s?건)?$")
# A line of a list of results: what stands before a title, what parts it from the result, a number alone.
BEFORE_ENTRY = re.compile(
    r"^(?:[\s□■◆◇▣ㅇ◦❍▶▷•·∙*○◯●◎※-]*)(?:\d{1,2}[.)]\s*|[①-⑳]\s*|[가나다라마바사아자차][.)]\s*"
    r"|제\s?\d{1,3}\s?호\s?(?:안건|의안)?\s*[:：]?\s*(?=[가-힣]))?"
)
PARTS = re.compile(r"\s*(?:[:：→⇒]|[-–—]\s|[(（])")
# One of several results in a line: `1호 안건 원안 가결, 2호 보류`.
RESULT_ENTRY = re.compile(
    r"(?:(?:안건|의안)?\s?제?\s?(?P<number>\d{1,3})\s?호\s?(?:안건|의안)?"
    r"|(?:안건|의안)\s?(?P<other>\d{1,3}))(?:은|는)?\s*[:：]?\s*"
    r"(?P<words>[^\s\d,][^,()（）]{1,24}(?:[(（][^()（）]*[)）])?)$"
)
NUMBER_ALONE = re.compile(
    r"(?:안건|의안)?\s?제?\s?(\d{1,3})\s?(?:호\s?(?:안건|의안)?|(?<=[건안]\d)|(?<=[건안] \d))(?=\s*[:：→⇒(])"
)
CLOSED = re.compile(
    r"\s*[(（]\s?(?:비공개|비공개\s?안건|공개|서면)\s?[)）]\s*$"
)  # no part of a title
# How the title of an item ends.
WORDED = re.compile(
    r"(?:\(안\)|[가-힣](?:안|의\s?건)|계획|보고|심의|변경|지정|선정|개정|제정|위촉|선출|승인|조성|폐지|설치|청구)$"
)
# A number that is said: `안건 1을 상정합니다`.
SAID_NUMBER = re.compile(
    r"(?:안건(?:\s?번호)?|의안)\s?(?:제\s?)?(?P<behind>\d{1,3})\s?[번호]?(?=[을를은는과와의에으로,]|\s?상정|\s(?!건|가지|개|호|명)[가-힣])"
    r"|(?:(?P<first>\d{1,3})\s?[번호]?\s?(?:안건)?\s?(?P<link>와|과|,|·|및|부터|내지|~)\s?)?"
    r"(?<![\d-])(?<!제)(?<!제 )(?P<before>\d{1,3})[번호]\s?(?:안건|의안)"
    r"|제\s?(?P<glued>\d{1,3})\s?(?:안건|의안)"
)
# The row of a table above an item's turns: `| 안 건 | 2. 현장체험학습 계획(안) |`.
ROW = re.compile(r"\|\s*(?:안\s?건|의\s?안)\s?명?\s*\|\s*(?P<title>[^|\n]{4,150}?)\s*\|?\s*$")
# The head of what another meeting or body did, above a table or a result: `지난 회의 결과`, `○ 도의회 사례`.
HEAD_OF_OTHERS = re.compile(
    r"\W*(?:\d{1,2}[.)]\s*|[가-하Ⅰ-Ⅻ][.)]\s*)?(?:(?:지난|전차|전회|직전)\s?(?:회의|위원회|이사회|총회|회차)?\s?(?:(?:의결|심의|결정|안건|처리)\s?)?(?:사항|결과)"
    r"|(?:\S{1,8}\s)?(?:타\s?|다른\s)?[가-힣]{0,4}?(?:대학|기관|시도|시|군|구|지역|지자체|의회|단지|학교)(?:의)?\s?(?:유사\s?)?사례)\s*[:：]?[*]*$"
)
# What tells of another meeting or body: `지난 회의 결과`, `타 대학 사례`.
OF_OTHERS = re.compile(
    r"지난|전차|전회|종전|작년|소위원회|분과|이사회\s|(?:타|다른)\s?(?:대학|기관|시도|시|군|구|지역|지자체|위원회|학교|단지)|사례|제\s?\d+\s?차\s?.{0,8}(?:결과|보고|회의)"
)
