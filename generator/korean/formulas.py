"""What chairs say when they open, leave and decide items (진행 발언): a table, not logic.

Where each was met is said in `docs/development/records.md`.
"""

import re

# --- an item is opened -------------------------------------------------------------------------

TABLED = re.compile(
    r"(?:의사일정|議事日程|(?:(?:[제第]\s?)?\d{1,3}\s?(?:[호번]\s?)?)?(?:안건|의안))(?:(?!니다[.]).){0,400}?(?:상정(?!하지)|上程|보고를? 듣)",
    re.S,
)
ORDINALS = ("첫", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
NTH_ITEM = rf"(?:{'|'.join(ORDINALS)})\s?번째\s?(?:안건|의안)"
SAID_NTH = re.compile(rf"(?P<nth>{'|'.join(ORDINALS)})\s?번째\s?(?:안건|의안)")
NAMED_NTH = re.compile(
    rf"{SAID_NTH.pattern}(?!과|와|에서|이\s|[을를]?\s?[^.?!]*(?:이|본|동)\s안건)"
)
# An item that nothing else lists, as the chair names it: `제1호 의안 정관 개정의 건을 상정합니다`.
NAMED_ALOUD = re.compile(
    r"(?<!조)(?<!조 )(?P<number>(?:제\s?)?\d{1,2}\s?(?:호|항))\s?(?:안건|의안)?(?:인|으로)?,?\s"
    r"(?P<title>(?!에\s|각\s|안건|의안|및\s)[^.?!\n]{3,60}?(?:건|\(안\)|[가-힣]안|계획|보고))[을를]\s?상정"
    r"(?:합니다|하겠습니다|함|하고자)"
)
# How a sentence names an item by its number, and goes on to what it named.
ITEM = (
    r"(?:의사일정\s?제\s?\d{1,3}\s?항|제\s?\d{1,3}\s?호\s?(?:안건|의안)|제\s?\d{1,3}\s?안건|\d{1,3}[번호]\s?(?:안건|의안)"
    rf"|(?:안건\s?(?:번호)?|의안)\s?제?\s?\d{{1,3}}\s?[호번]?|{NTH_ITEM})"
)
OFFICER = r"[가-힣]{0,8}(?:담당자?|[과국실팀부계소관]장|주무관|간사)(?:님?께서|님|[이가의])?\s"
GOES_ON = (
    rf"(?:\s건)?(?:[을를]|으로|에\s?대(?:하여|해)서?|부터)?\s?(?:{OFFICER})?"
    r"(?:심의|논의|토의|심사|의논|검토|협의|설명|보고|진행|넘어가|들어가|다루|시작|가(?=겠)|보(?=겠|도록))(?!할|하신|드린|[하되]였|했|한\s?(?:뒤|후)|기\s?전)"
    r"[^.?!때후뒤]*(?:겠(?!습니다만)|도록|바랍|시기 바|십시오|주세요|시죠|부탁)"
)
IS_NEXT = (
    r"^\s*(?:네|예)?[,.]?\s*(?:다음|이어서|이어|계속해서|그러면|그럼|끝으로|마지막)[^.?!]{0,20}"
)
IS = r"(?![은는이가을를과와의])[^.?!]*입니다[.]?\s*$"
IS_ITEM = re.compile(
    rf"^\s*(?:다음(?:은|으로)?,?\s*)?{ITEM}{IS}"
)  # `제4호 안건 임대 연장의 건입니다`
# A sentence that says one title of a list, of an item that was not open before, as what is to come.
TO_COME = (
    rf"(?:\s?(?:건|안건))?(?:입니다|[을를]?\s?부탁(?:합니다|드립니다|드리겠습니다)"
    rf"|(?:[을를]|으로|에\s?대(?:하여|해)서?|에\s?대한)?\s(?:{OFFICER})?"
    rf"(?:심의|논의|토의|심사|의논|검토|협의|설명|보고|진행|시작|다루|말씀드리|보(?=겠|도록)|하(?=겠|도록))"
    r"[^.?!은는]{0,16}(?:겠습니다|바랍니다|시다|십시오|세요|시죠))\W*$"
)
# What comes next, by words of its title: `다음은 추가경정예산(안)입니다`, `다음 안건은 버스 노선 변경입니다`.
COMES = re.compile(
    r"^\s*(?:네|예|자|그러면|그럼|이제)?[,.]?\s*다음(?P<item>\s?(?:안건|의안))?(?:은|으로는?)\s(?P<words>[^.?!]{2,60}?)\s?(?:입니다|이 되겠습니다)[.]?\s*$"
)
# The first of what a chair tells to come today: `먼저 예산 집행 현황 보고입니다. 다음은 …`.
ORDER = re.compile(
    r"(?:^|[.?!]\s+)(?:먼저|우선|첫\s?번째(?:는|로)?)\s[^.?!]{2,60}입니다[.]?"
    r"(?:\s+(?:다음은|이어서|그다음은?|끝으로|마지막으로)\s[^.?!]{2,60}입니다[.]?){2,}"
)
# Words that many titles have, and that name what is done next; and those of no item.
USUAL = re.compile(
    r"보고|검토보고|심의|토론|질의|답변|질의답변|의결|표결|현황|계획|예산|일정|설명|위원|사업|시설|시행|부칙|변경|제?\d+\w{0,2}"
)
NO_ITEM = re.compile(r"예정|사항|것$|상태|건$|부터|까지|회의에서|서면|때문|이유")
LATER = re.compile(r"(?:뒤|후|때|전)에?\s|기타|자료로")
# A chair goes on to what is on no list: `다음은 기타 안건을 논의하겠습니다`; no `기타 의견 있으십니까?`, which is of the item.
OTHER_BUSINESS = re.compile(
    r"^\s*(?:네|예|자|그러면|그럼|이제)?[,.]?\s*(?:다음(?:은|으로는?)?|이어서|끝으로|마지막으로)?,?\s*기타\s?(?:안건|토의(?:\s?사항)?)"
    r"(?![은는이가]\s?없)[^.?!]{0,24}(?:겠습니다|입니다|바랍니다|시죠|십시오|주세요)[.]?\s*$"
    r"|기타\s?안건[^.?!]{0,16}(?:있|없)[^.?!]*\?\s*$"
)
NTH = re.compile(rf"{SAID_NTH.pattern}[^.?!]{{0,40}}상정(?:합니다|하겠습니다|하고자)")
NEXT = re.compile(
    r"^\s*(?:네|예|자|그러면|그럼|이제)?[,.]?\s*(?:이제\s)?다음\s?(?:안건|의안)(?:으로|을|에)?\s?"
    r"(?:(?:넘어가|들어가|가(?=겠)|심의|논의|상정|진행|설명|보고|시작|부탁)(?!기\s?전|하신|드린|[하되]였|했)[^.?!]*"
    r"(?:니다|시다|세요|시오|시죠)|입니다)"
)
# At the end of a turn: somebody is to report, or to explain, rather than to answer.
CALLED = re.compile(
    r"(?<!질의에 대해 )(?<!질문에 대해 )(?:보고|설명|발표)(?:을|를)?\s?(?:해|하여|부탁|있겠|바랍|하시|듣)[^.?!]{0,14}[.]?\s*$"
)
LAST = re.compile(
    r"마지막\s?(?:으로\s)?(?:안건|의안)(?:입니다|[을으]?로?\s?[^.?!은는]{0,12}겠습니다)"
)
# An item is opened that no list has: by its number in a register, which is not that of the list.
UNLISTED = re.compile(r"(?:의안\s?번호|의안)\s?제?\s?\d[^.?!]*상정(?:합니다|하겠습니다|하고자)")
# A sentence that opens the item whose title or code it says; not the next meeting's.
OPENED = re.compile(r"(?<!재)상정(?:합니다|하겠습니다|하고자|드립니다)")
NOT_TODAY = re.compile(r"다음\s?(?:회의|번|달|주)|차기|차후|추후|향후")
CODE = re.compile(r"제?\s?(?P<year>\d{4})\s?-\s?(?P<number>\d{1,4})\s?호?")  # 의안 제2024-12호

# --- an item is decided ------------------------------------------------------------------------

DECLARED = re.compile(
    r"(?P<word>(?:(?:조건부|일부|부분|전부)\s)?(?:(?:보류|폐기|철회|반려|기각|각하|부?동의|재심의|재심사|재논의|재상정|유보|인용"
    r"|계속\s?심사|접수|(?:부분|비)?공개|불?허가|불허|불문|[가-힣]{1,4}하지\s?(?:아니|않))(?:하)?기로\s)?"
    r"(?:(?:원안|수정|조건부|일부)\s?)?(?:[불미비](?=승인|채택|수용|통과|의결|가결)|부(?=동의))?"
    r"(?:가결|의결|부결|채택|승인|선출|당선|선임|통과|수용|보류|폐기|철회|可決|議決|否決|保留|採擇)"
    r"|(?<![가-힣])(?:(?:조건부|일부|부분|전부)\s?)?(?:[부미비](?=동의|선정|인용|공개)|재(?=선정))?"
    r"(?:재심의|재심사|재논의|유보|반려|기각|인용|각하|동의|선정|계속\s?심사|접수|합의|공개|불허|허가|불문|감봉)"
    r"(?=\s?(?:되었|됐|하였|했)음을\s?(?:선포|선언)))\s*"
    r"(?:(?:되었|됐|하였|했)?\s*(?:음|슴|다고|것|을)?\s*(?:을|를|임을)?\s*(?:선포|宣布|선언)(?!하면|하기)"
    r"|(?:되었|됐)습니다[.!]?$|(?:(?<=대로 ..)|(?<=수정..)|(?<=조건부 ..)|(?<=원안 ..))(?:합니다|함)[.!]?$)"
)
# The same as what is done herewith, where nobody is asked.
HEREWITH = re.compile(
    r"(?:(?:대로|것으로|동의로|(?=수정|조건부))\s?(?P<word>(?:(?:원안|수정|조건부)\s?)?(?:의결|가결))하겠|대로\s?(?P<done>통과|의결|가결|승인|채택)(?:된|하는)\s?것으로\s?하겠"
    r"|^(?P<alone>가결|부결)합|(?:본|이|해당)\s?(?:안건|의안|건|안)[은을]?\s(?P<so>부결|보류)하(?:기로\s하)?겠"
    r"|^(?:\S{1,4},?\s)?(?P<off>보류)하기로\s하겠"
    r"|(?:본|이|해당)\s?(?:안건|의안|건)[은을는]\s(?:(?!하되|하고)[^.?!은는]){0,40}?(?P<later>(?:다음|차기)\s?(?:회의|위원회)(?:에서|로|에)\s?(?:다시\s|재)?(?:심의|논의|상정|결정|검토))하(?:도록|기로)\s?하겠)(?:습)?니다[.!]?$"
)
# No chair's word, or one on how the meeting goes on.
DEPUTY = re.compile(r"부(?:위원장|의장|이사장|회장)|학생회장")
PROCEDURE = re.compile(
    r"(?:거수|투표|표결|기립|순서|식순|회의록|일정|무기명|기명|다수결|비공개|소위원회)[^.?!]{0,12}(?:것으로|대로)"
)
# What another meeting or body decided, or did only on terms.
ELSEWHERE = re.compile(
    r"지난|전차|전회|작년|전년|전기|제\s?\d+(?:차|회)|(?:소위원회|감사위원회|주주총회|총회|이사회)(?:에서|가)"
    r"|다음\s?(?:이사회|회의|총회|회기)|차기|추후|수정(?:동의|안)[은는이가을를]|별도로|조건으로|(?:아니|않|못)"
)
NOT_OURS = re.compile(r"지난|작년|전년|전차|다음\s?(?:총회|회의|번|이사회)|차기|추후|하였|했으나")
# The same as a board's minutes tell it: `출석이사 전원의 찬성으로 원안대로 승인 가결하다.`
TOLD = re.compile(
    r"(?P<word>(?:(?:원안|수정|조건부)(?:대로)?\s?)?(?:승인\s?)?(?:가결|의결|부결|승인|보류)"
    r"|(?:당선|폐기|기각|반려|채택|선임)(?=되))(?:하다|되다|하였다|되었다|하기로\s?하다)[.]?$"
)
# A report that all who were there took note of: `전원 보고를 접수하다.`
RECEIVED = re.compile(
    r"(?:전원|(?:출석|참석)\s?(?:이사|위원)(?:들|\s?전원)?)(?:이|은)?\s(?:보고를|이를)\s(?P<word>접수)(?:하다|하였다)[.]?$"
)
# The same on terms, which are part of what was decided: `보조금이 확정되는 것을 조건으로 하여 가결되다.`
ON_TERMS = re.compile(
    r"(?P<word>조건으로\s(?:하여\s)?(?:원안\s?)?(?:가결|의결|승인))(?:하다|되다|하였다|되었다)[.]?$"
)
# What was decided as prose tells it of the body or of who leads it: `위원회는 의견을 반영하여 교무회의에 올리기로 하였다.`
WHO_RESOLVES = r"(?<![가-힣])(?:위원회|위원장|의장|위원들|위원\s?전원)[은는이가]\s"
RESOLVED = re.compile(
    rf"(?:^이에\s(?:따라\s)?|{WHO_RESOLVES}(?:[^.?!]{{0,80}},\s)?(?:{WHO_RESOLVES})?)"
    r"(?P<word>[^.?!,]{2,60}?(?:기로\s(?:결정|의결|합의)|(?:(?:심의|논의|상정|수용|채택|승인|보류|반영|권고|기각|인용)하|올리)기로))(?=\s?하(?:였다[.]?\s*$|고,))"
)
OF_ANOTHER = re.compile(
    r"(?!\S*(?:건|안건|의안|민원|사항|안)[은는])\S+[은는이가]\s"
)  # `집행부는 …`
BESIDES = re.compile(r"^\s*(?:아울러|또한|또|한편|그리고|다만|끝으로|이어|이어서)\s")
NO_RESULT = re.compile(
    r"회의[를는은]\s[^.]{0,20}(?:열|개최|마치)|일정|지난|전차|전회|작년|전년|당시|참여|퇴장|이석|비공개|제안하기로|설명|휴식"
)
# An item that its proposer takes back, where the chair lets them.
WITHDRAWN = re.compile(
    r"(?:본|이|해당)\s(?:의안|안건)을\s(?P<word>철회)하[고겠여](?![^.?!]*(?:다음|차기)\s?(?:회의|이사회))[^.?!]{0,60}(?:받아들이다|받아들였다|허락하다|동의하다|동의하였다)[.]?\s*$"
)
# Why something was lost: `3분의 2에 이르지 못하여 부결되다`.
WHY_LOST = re.compile(
    r"(?:이르|미치|얻|넘|차|되|달하)지\s?(?:못|아니|않)(?:하여|해서?|아|았으므로|하였으므로)(?=,?\s(?:\S+\s){0,2}(?:부결|폐기|기각))"
)
PUT_OFF = re.compile(
    r"(?<!질의는 )(?<!질문은 )(?<!표결은 )(?<!토론은 )(?P<word>보류|철회)(?:합니다|하겠습니다)[.!]?$"
)  # of an item that is named
# The same for a committee that goes on another day; not today after a break.
HELD_ON = re.compile(
    r"(?:소위(?:원회)?에서|다음\s?(?:회의|회기)|차기\s?회의|위하여|위해서?)[^.?!]{0,24}?(?P<word>계속\s?심사)하(?:도록|기로) 하겠습니다[.!]?$"
)
# What was decided by words before the one that says so: `불허하는 것으로 의결`, `재심의로 의결`.
AS_WHAT = re.compile(
    r"(?P<what>불허|불수용|불승인|미승인|불채택|부결|재심의?|(?:심의\s?)?(?:보류|유보)|반려|기각|각하|철회|폐기)(?:하는\s?것|하기|할\s?것|함)?(?:으)?로\s*$"
)
# What all say together who agree to what the chair says, and who they are.
AGREED = re.compile(
    r"(?:(?:예|네)[,.]?\s?)?(?:이의\s?없(?:습니다|음|소)|없습니다|동의(?:합니다|함)|찬성(?:합니다|함)|재청(?:합니다|함)?|예|네|좋습니다)\W*"
)
OF_ALL = re.compile(r"전원|일동|모두|전체|모든|다\s?(?:함께|같이)|들$")
# What is decided on the way, and no item: where it goes, how the meeting goes on, who counts the votes.
ON_THE_WAY = re.compile(
    r"비공개|계속\s?(?:하여\s?)?심사(?:하|할)|감표\s?(?:위원|의원)|(?:전차|지난|이전)\s?(?:\S+\s)?회의록"
    r"|의사일정\s?(?:을|의|에|으로)?\s?(?:일부\s?)?(?:변경|추가|순서)|일괄\s?상정|(?:회의|감사)(?:를)?\s?중지"
    r"|정회(?:하|를|코자)"
    r"|회의\s?시간|(?:질의|질문|토론|답변|찬반토론)(?:을|를|은|는)?\s?(?:모두\s?)?(?:종결|마치|생략)|(?:표결|투표)\s?방법"
    r"|(?:무기명|기명|거수|기립|전자)\s?(?:투표|표결)?(?:로|으로)\s?(?:표결|투표)?\s?(?:하기로|하고자|할 것)"
)
# What is not decided now: what would be, what was in another meeting.
NOT_NOW = re.compile(
    r"(?:찬성|과반수?|정족수)[^.?!]*면\s[^.?!]*(?:선포|선언)하겠|습니다만"
    r"|지난\s?(?:번|회의|달)[^.?!]*(?:하였|했|바 있)"
    r"|(?:지난\s?(?:번|달|해|(?:제?\d+차\s?)?회의)|작년|재작년|전년|그때|당시)(?:에는?|에서는?|에도|엔|은|는)\s(?!이어)"
    r"(?![^.?!]*대로)[^.?!]{0,30}(?:되었|됐|하였|했)(?:습니다|음)[.!]?$"
)
HELD_OVER = re.compile(r"계속\s?심사")  # what was decided of an item, where it is declared
REFERRED_WORD = "회부"
# Where an item goes, by the question; that it does not come before the plenary, too.
REFERRED = re.compile(
    rf"{REFERRED_WORD}(?=하|할)|(?:본회의에\s?)?부의하지\s?(?:아니하|않)기로(?=\s하[고며여]|\s(?:하고자|하려|하는))"
)
AS_PROPOSED = re.compile(r"대로")
AMENDMENT_LOST = re.compile(
    r"수정(?:동의)?안[은이의]\s?[^.]{0,20}부결|수정동의[는가은이]\s?[^.]{0,20}부결"
)
# The same on a line of its own: `수정안 부결: 찬성 3, 반대 5`.
LOST_LINE = re.compile(
    r"[\s○◯●◎ㅇ·•▪※⇒→-]*(?P<word>(?:[가-힣]{2,4}\s?(?:위원|의원)(?:의)?\s)?수정(?:동의)?안\s?"
    r"(?:표결\s?(?:결과)?)?\s?[:：(]?\s?부결)(?:됨|함|되었음)?\s?(?:$|[:：,(（).])"
)
COUNTED = re.compile(
    r"(?P<kind>재적|재석|출석|찬성|반대|기권|무효)\s?(?:의원|위원)?\s?[:：]?\s?(?P<count>\d{1,4})(?!\d)"
)
OBJECTION = re.compile(r"이의|異議|다른 의견")
