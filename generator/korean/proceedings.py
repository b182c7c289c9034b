"""The signs of stenographic records (속기록) of councils, boards and commissions: a table, not logic.

Stage directions, reactions, rosters, lists of the agenda, spoken formulas. Where each was met is
said in `docs/development/records.md`.
"""

import re

from generator.korean.grammar import OFFICES

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
PAGE = re.compile(rf"{B}*[-–—]{B}*\d{{1,4}}{B}*[-–—]{B}*$|{B}*\d{{1,4}}{B}*/{B}*\d{{1,4}}{B}*$")
# What happened, in brackets of any kind: `〈대리인 퇴장〉`, `(17:05 정회, 17:40 속개)`.
HAPPENED = re.compile(
    rf"{B}*[(（〔\[〈<《](?:[^\n〈〉<>《》\[\]〔〕.?!]{{0,60}}[\s)가-힣])?"
    rf"(?:정회|속개|입장|퇴장|이석|착석|교대|선서|박수|웃음|소란)(?:함|하였음|했음|하다)?\s*[)）〕\]〉>》]{B}*$"
)
RULE = re.compile(rf"{B}*[-─━=]{{5,}}{B}*$")
SIGNS = "○◯●〇◎▶"
# A sign before a mask: three more circles, also apart, or filled ones, behind which a member's word and a gap stand, or
# any office, a wide gap and a sentence: lists of those who came or voted have none. Two or three circles by themselves are a
# member's mask: no sign stands before them.
MEMBER = "(?:위원|의원|이사)(?:님)?"
ANYBODY = f"(?:[가-힣]{{0,6}}{OFFICES}|참고인|진술인|증인|민원인)"
WIDE_GAP = rf"(?:\t|{B}{{2}})"
CIRCLES = rf"(?:(?:{B}?[○◯〇]){{3}}|[●◎]{{2,3}})"
SAYS = rf"(?!{B}*[○◯〇])[^\n]*(?:[가-힣][.?!]|[^\n]{{30}})"
BEFORE_MASK = (
    rf"[○◯〇](?={CIRCLES}{B}?(?:{MEMBER}{B}|(?:{ANYBODY})?{WIDE_GAP}{SAYS}))"
    rf"|(?=[○◯〇]{{2,3}}{B}?{MEMBER}(?:\t|{B}{{3}}){SAYS})"
)
MARK = re.compile(
    rf"{B}*(?:\*\*)?(?P<rule>[-─━=]{{3,}}{B}*)?"
    rf"(?:[{SIGNS}](?![{SIGNS}]|{B}[○◯〇]{B}[○◯〇])|{BEFORE_MASK}){B}*"
    rf"(?:\*\*(?!\*? ?(?:위원|의원|이사)님?(?![가-힣])(?![^\n]*\*\*)))?"
    rf"(?P<rest>(?:[○◯〇](?:{B}?[○◯〇])+|[◇◆□■△▲▽☆*●◎]{{2,3}}(?= ?(?:위원|의원|이사)|{WIDE_GAP})|[^\W_]|[(（\[])[^\n]*)"
    rf"|{B}*ㅇ(?P<hand>[가-힣][^\n]*)"
)
DOTTED = re.compile(r"[ \t]*·(?=[^\s·])")
# `1. 제목`, `2. 1. 제목` where a web copy doubled the number; `- 1. 제목` is a bullet.
ENTRY = re.compile(
    r"[ \t]*(?:\d{1,3}\.\s+)??(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})[.、]\s*"
    r"(?P<title>[^\s\d.].*|\d{4}.*|\d{1,2}(?:분|개|차|인|주년|대|급|월|·\d)\s?[가-힣].*)$",
    re.S,
)
ARTICLE = re.compile(
    r"[ \t]*(?:[제第]\s?(?P<number>\d{1,3})\s?[항項]|(?P<whole>[제第]\s?\d{1,3}\s?호))\.?"
    r"(?:\s*[:：]\s*|\s+)(?P<title>\S[^\n]{1,80}(?:건|안|\(안\)|청원|질문|보고|계획|件|案))$"
)
# A heading of the programme between turns: `1. 개회 선언`, `나. 의결안건`, `3. 폐회`.
PROGRAMME = re.compile(
    r"[#\s]*(?:\d{1,2}|[가나다라마바사아자차])[.)]\s*(?:개회|폐회|개식|폐식|국민의례|성원|보고|심의|의결|토의|협의|상정|기\s?타|안건|회의|전차|지난|의사)[^.?!:：]{0,16}$"
)
_NOTICE = "(?:공지|건의|알림|전달|안내|협조|당부|홍보|기타)"
_NOTICES = (
    rf"{_NOTICE}\s?(?:사항)?(?:\s?(?:및|·|과|와)?\s?(?:{_NOTICE}|토의|의견|말씀)\s?(?:사항)?)?"
)
# A line behind which another part begins: no item is open any more, and nobody says it.
NEXT_PART = re.compile(
    rf"[#\s]*(?:[□■◆◇▣○]{B}*)?(?:(?:\d{{1,2}}|[가나다라마바사아자차])[.)]\s*)?"
    r"(?:(?:기\s?타(?:\s?(?:사항|안건|토의(?:사항)?|의견))?|폐회(?:\s?선[언포])?|폐식|공지\s?사항|건의\s?사항|차기\s?회의(?:\s?일정)?)\s*[:：]?"
    r"|[Ⅰ-Ⅻ][.)]?\s*(?:결정|의결|심의|회의|토의|기타|향후|협조)\s?(?:사항|결과|계획|일정)"
    r"|보고\s?사항\s*[:：]\s*\S[^.?!]{0,60}|(?:붙임|별첨)\s*(?:\d{1,2}\s*[.):：]|[:：])\s*[^.?!\n]{2,40})\s*$"
    rf"|[#\s]*(?:\*\*{B}*)?(?:[□■◆◇▣]{B}*)?(?:(?<=[□■◆◇▣*\s])"
    rf"|(?:[2-9]|1\d|[나다라마바사아자차]|[Ⅱ-Ⅻ])[.)]\s*|[<〈【\[]\s*)(?:{_NOTICES}|(?<=[다라마바사아자차][.)]\s)보고\s?사항)\s*[>〉】\]]?"
    rf"(?:\*\*)?\s*[:：]?\s*$"
)
SEAL = r"[(（]\s?(?:서명|인|날인|서명 또는 인)\s?[)）]"
# Below the last words: a day alone, seals and signatures, what is attached, who wrote.
TAIL = re.compile(
    rf"{B}*(?:\d{{4}}\s?[년.]\s?\d{{1,2}}\s?[월.]\s?\d{{1,2}}\s?[일.]?{B}*(?:$|\n)"
    rf"|[^.?!\n]{{1,40}}{SEAL}|(?:붙임|별첨)\s|※|(?:작성|기록)자?\s*[:：])"
)
# Below the last words of a board: why the record was made, then the day and the seals.
SEALED = re.compile(
    r"(?:위|이상)(?:의|과|와)?\s?\S.{0,80}(?:의사록|회의록|결의록|의결서)[을를]?.{0,40}(?:작성|기명|서명|날인|확인)",
    re.S,
)
# A kind of items: `심의·의결 안건`, `보고사항`.
CODED = r"(?:\d{1,4}-){0,2}\d{1,3}"  # a number, behind that of the year or the meeting: `2025-4-1`
KIND = r"(?:심의\s?[·․ㆍ,/]?\s?의결|심의|의결|보고|토의|협의|자문|검토|논의|부의|상정|승인|처분)"
LISTS = r"(?:심의\s?[·․ㆍ]\s?의결|보고|심의|의결|협의|토의|자문)"  # of those that head lists
# Which one an item is, in words: `첫째 안건`.
NTHS = ("첫", "두둘", "세셋", "네넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
NTH = r"(?:[첫두둘세셋네넷열]|다섯|여섯|일곱|여덟|아홉)\s?(?:번째|째)"
# A part of a commission's record under which items have letters: 심의․의결안건, 보고안건.
PART = re.compile(
    r"[#\s]*(?:\d\.\s*(?=\S+사항))?(?:(?:\d|[가나다라마바사아](?=\.\s?\S+안건))\.\s*)?"
    r"(?:(?:심의|의결|보고|토의|협의|기타)\s?[․·ㆍ]?\s?)+(?:안건|(?<=의결|심의|토의)사항|(?<=\. 보고)사항)\s*$"
)
ORDER = "가나다라마바사아자차카타파하"  # of letters that number
LETTERED = re.compile(rf"[ \t]*(?P<number>[{ORDER}])[.)]\s+(?P<title>\S.*)$", re.S)
UNNUMBERED = re.compile(r"[ \t]*[oOㅇ][ \t]+(?P<title>\S.*)$", re.S)

# --- labels -----------------------------------------------------------------------------------

WIDE = re.compile(r"(?P<label>\S+(?: \S+){0,4}?)(?: {2,}|\t|\u3000)\s*")
BOLD = re.compile(r"(?P<label>[^*.?!]{1,30})\*\*(?!\*? ?(?:위원|의원|이사)(?![가-힣]))")
COLON = re.compile(r"(?P<label>[^:：\[\]]{1,30}?)\s*[:：](?=\s|$)")
AFFILIATED = re.compile(
    r"(?P<label>\S+(?: \S+){0,2} ?[(（](?![^()（）]*(?:에서|기립|하며))[^()（）]{1,30}[)）])(?=\s|$)"
)
OFFICE = re.compile(
    rf"(?:{OFFICES}|副?議長|副?委員長|專門委員|委員|議員|書記|總長|長官|次官|局長|課長|部長|係長|의안계장|의사계장|[가-힣]주사보?|[가-힣]서기보?"
    r"|경찰서장|소방서장|세무서장|증인|참고인|이해관계인|진술인|공술인|감정인|청원인|민원인|방청객|발제자|토론자|패널|질의자|대리인|전문가|주민대표|보좌역"
    r"|사무처장|사무총장|직대|대리|총무|동장|면장|읍장|통장|이장|조합장|교장|학교장|교사|교감|교육감|교육장|장학관|주임|간사장|당선자|당선인|속기사"
    r"|방청인|통역|통역사|후보자|내정자|보고자|진행자|제안자|제안설명자|피심인|조합원|주민|학부모|감사관|공보관|조정관|총괄관|연구관|지도관|대변인|학예사"
    r"|장학사|박사|기자|건축사|기술사|노무사|상무|전무|감리|선생님|활동가|담당자|설명자|설계자|청구인|피청구인|부서장|심사관|검사관|감독관|변호인"
    r"|피신청인|소청인|신청인|당사자|보호자|상담사|피조사자|혐의자|좌장|집행부|시공사|감리단|총감독|감독|대행사|용역사|설계사|시공업체|시행자|책임자"
    r"|참여자|상인|노조|노측|사측|교육청|경찰청|평의원|대의원|회원|주주|입주민|세대주|부군수|부지사|부교육감"
    # who has a profession or a post, as small boards have them; `조사서`, `여비 약사` are none
    r"|사무장|공장장|시설장|파트장|[중대소]대장|법무사|관리인|지도사|복지사|간호사|조무사|변리사|행정사|평가사|중개사|수의사|한의사|보호사|치료사|지원사|영양사|조리사|연구사"
    r"|(?:안전|보건|시설|품질|현장|방화|소방|위험물|위생|청소년보호|개인정보)관리자|관리감독자|산업보건의|사업주|실무관|행정관|소방관|경찰관|상담원"
    r"|운전원|미화원|경비원|조리원|사무원|감리원|(?<!안전)(?<!품질)관리원|당직자|봉사자|지도자|대표자|코치|매니저"
    r"|(?<![가-힣])(?:사서|사감|약사|강사|조교|담임|점장|조장|목사|스님|주무))(?:님|들)?$"
)
NAME = re.compile(rf"[가-힣]{{2,4}}$|(?![一二三四五六七八九十百千次第]+$)[{HANJA}]{{2,4}}$")
# What is done by or with somebody, and so is nobody: `위원장 선출`, `시장 인사말씀`.
EVENT = re.compile(
    "(?:인사|인사말|인사말씀|말씀|선출|위촉|소개|구성|의견|공통의견|공약|결정|답변|마무리|발언|직권|수여|추천|설명|제안설명|총평|강평|후보|호선|임명|교체|보궐)$"
)
# A unit or a side as who speaks, where it says sentences.
SIDE = re.compile(
    r"[가-힣]{2,10}(?:과|국|실|팀| ?측|처|청|센터|사무국|사무소|부서|학생회|협의회|단체|본부|조합)$"
    r"|(?:총무|기획|관리|시설|교무|예산|재무|홍보|안전|운영|사업|인사|재정|행정)부$|(?:시|구|군|도|군)청$"
    r"|(?:수행|주관|용역|전문|관계)\s?기관$|시행사$|관계\s?공무원$|학교$|한국[가-힣]{2,8}공사$"
    r"|[가-힣]{2,4}(?:도시|주택|시설|교통)공사$|(?:담당|소관|관계)?\s?부서$|노동조합$"
    r"|(?:사측|업체|사업자|조합|세입자|진행|사회|참가자 ?\d{1,2})$"
)
# A unit or a side that answers below another's words.
ANSWERS = re.compile(
    r"[가-힣]{2,10}(?:과|국|실|팀| ?측|처)$|(?:[가-힣]{2,10} ?)?(?:소관|담당|관계) ?부서$"
)
# Words of two letters that begin as a surname does, and come before a colon.
_THINGS = """
    문제점 기대효과 연락처 인사말 이용자 주의 강평 추천 기권 현행 현재 현안 전화 전체 주소 주관 주최
    주체 주차 기타 기존 기준 기한 신규 신청 정원 정수 정관 정책 조합 조항 조치 변경 변동 방식 방향
    방안 금액 금회 안내 서식 서면 서울 유형 유치 이유 이상 이하 이월 이용 성명 성격 구성 구간 공고
    공사 공급 선정 선발 선출 지원 지역 지구 지출 지침 민원 민간 인원 인천 인상 인하 도면 도로 위반
    위탁 문의 문제 배경 배점 배정 배부 제주 제안 제목 제출 고용 하반 하계 강사 강의 강당 편성 편집
    추경 추후 추가 채용 차기 차량 설치 설명 설계 석면 연장 연수 연락 왕복 옥상 육아 맹점 탁구 국비
    국내 국외 반대 반영 원안 원인 원가 천원 여부 여비 염려 마감 길이 진행 진입 남녀 남자 노선 노후
    심의 심사 심리 소계 소속 소요 소재 우선 우수 임기 임대 임금 장비 장점 장소 권고 권한 황색 송금
    홍보
"""
THINGS = re.compile(f"(?:{'|'.join(_THINGS.split())})$")
# What stands before a colon and is nobody.
NOBODY = re.compile(
    r"(?:결과|의결|(?:공고|게시|작성|시행|등록|결재)일|일자|일시|기록자?|작성자?|확인자?|현행|조건|번호|질의|답변|질문|응답|비고|내용|위치"
    r"|규모|결정|주문|이유|기간|사업비|사업명|개요|목적|금액|대상|방법|근거|요지|의견|사항|일정|안건명?|의안명|제목|구분|면적|현황|경과|계획)$"
)
HEAD = re.compile(r"[가-힣]장(?:님)?$")
SURNAME = re.compile(
    "[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄원천방공현함변염여추도석선설마길연기반왕금옥육인맹제탁국은편용]|남궁|황보|제갈|선우|독고|사공"
)
NO_NAME = re.compile(r"[을를은는에의로고서]$")  # as no name ends, but words do
# A name as Koreans have them, of two or three letters, or of four behind a surname of two.
PERSON = re.compile(
    rf"(?:(?:남궁|황보|제갈|선우|독고|사공)[가-힣]{{1,2}}|(?:{SURNAME.pattern.partition('|')[0]})[가-힣]{{1,2}}"
    rf"|(?![一二三四五六七八九十百千次第]+$)[{HANJA}]{{2,4}})$"
)
# What speech begins with and a name might be.
OPENER = re.compile(
    r"(?:이[번상제건것거게미런분와]|이렇게|이러한|이번에|이분들|지[금난]|지난번|오[늘전후]|오히려|우[리선]|우리가|현[재행]|최[근초]|최소한|최대한|정[말회]|조[금례]|조금전|전[체부혀]|주[로민]"
    r"|주민들|안[녕건]|하지만|하여[튼간]|한[번편]|한마디|여[기러]|여러분|여하튼|제[가일]|저희|도대체|도저히|반드시|차라리|심지어|마[침지]|마지막"
    r"|나중|나머지|나름|원[래안]|방금|방금전|공무원|선배|선생님|성원|신규|신청"
    r"|장[내시]|장시간|민원|문제|배부|서울|설명|소[관위]|송구|노력|모[두든]|구체적|국[가민]|금[년방번일]|기[본존왕]|길게|강조|인사|임시|양해"
    r"|양쪽|연구|염려|용역|유인물|진[짜행]|채[택]?|추[가후]|편의|표결|함께|홍보|변경|박수|남은|고[맙생])"
    r"(?:[은는이가을를도만에의로]|에서|까지|부터)?$"
)
PLACE = re.compile(r"[가-힣]{2,5}[시군구도]$")
# A place that the record names as one: its council, its office, its people.
NAMED_PLACE = re.compile(r"(?<![가-힣])([가-힣]{1,5}[시군구도])(?:의회|청|장|민)")
SEATED_NAME = re.compile(
    r"(?:위원|의원) ([가-힣]{2,4})(?![가-힣])|([가-힣]{2,4}) (?:위원|의원)(?![가-힣])"
)
ADDRESSED = re.compile(r"\s*(?:위원|의원)(?!회|장|들|님들|\s?여러분)")
GAP = r"(?: {2,}|[\t\u3000]\s*)"
SPACED = rf"[{WORD}](?:\s{{1,4}}[{WORD}]){{1,7}}(?=\s)|[{WORD}]+"
# An office and a name, or a name and an office, with a wide gap between them.
JUSTIFIED = re.compile(
    rf"(?P<label>(?P<first>{SPACED})(?P<gap>{GAP})(?P<second>[{WORD}]+))(?P<behind>\s+|$)(?P<rest>.*)"
)
# No name from abroad: words of one letter, and what verbs and particles end in.
SHORT = re.compile(r"[그이저네예아뭐더또안못잘제꼭왜각약본전한두세첫매참막곧늘다음좀것수등및]$")
VERBAL = re.compile(r"(?:[을를은는에의로고서지게면만도요며던데]|니다|니까)$")
FOREIGN = re.compile(r"[가-힣]{1,6}$")
# What is no first word behind a name that lost its blank.
NAME_GOES_ON = re.compile(
    r"(?:위원|의원|委員|議員|[국과실팀소계부청]장|님|씨|입니|이었|이라|으로|에게|한테|께)"
)
GLUED = re.compile(
    rf"[{WORD}]{{1,8}}[(（][{WORD}]{{2,4}}[)）]$|(?!專門|首席)[{HANJA}]{{2,4}}(?:議員|委員)長?$"
    r"|(?!(?:수석|전문|자문|연구|상임|비상임|당연|위촉|국회|시|구|군|도){1,2}(?:의원|위원)$)[가-힣]{2,3}(?:의원|위원)$"
)
# A body of which somebody speaks: `솔빛시민연대 나무늘`, `나무늘(솔빛시민연대)`.
BODY = re.compile(
    r"사무[처국]$|[가-힣]{2,}(?:연대|협회|연합|연합회|단체|학회|연구소|연구원|대학|대학교|학교|은행|노조|조합|협의회|재단|공단|공사|센터|본부|법인|병원|모임|위원회|의회|사무처|사무국|신문|방송)$"
)
SEATED = re.compile(r"(?:위원|의원|委員|議員)$")
UNIT = re.compile(
    r"[가-힣](?:팀|과|국|실|담당관|소|원|처|부|청|단|센터|사무국|사무과|공단|공사|재단|의회|위원회)$"
)

# --- what is not said -------------------------------------------------------------------------

NOTICE = re.compile(
    r"(?:끝에|부록에|뒤에|말미에)\s*실음\)?$|부록으로\s*(?:보존|붙임)함?\)?$|^[(（].*(?:별첨|부록|참\s?조)\)$"
)
REACTION = re.compile(
    r"[「｢“\"『‘'《〈<].{1,30}[」｣”\"』’'》〉>].{0,6}(?:하는|라는)\s.{0,20}(?:있음|많음)|없습니다\W{0,3}\s?하는.{0,20}있음"
)
VOTE = re.compile(
    r"^(?P<kind>찬성|반대|기권|재석|투표)\s?(?:의원|위원)?\s?(?:수)?\s?[(:：]?\s*(?P<count>\d{1,3})\s?[인명]"
)
# The head of a list of who voted how: `찬성 의원(180인)`, `【반대 위원(2명)】`, `기권 의원 : 홍길동`.
ROLL = re.compile(
    rf"{B}*[【\[(〈<]?{B}*(?P<kind>찬성|반대|기권|재석|투표|贊成|反對|棄權)\s?(?:의원|위원|이사|議員|委員)\s?(?:수\s?)?"
    rf"(?:[(:：]?\s?(?P<count>\d{{1,3}})\s?[인명名]\s?\)?)?{B}*[】\])〉>]?{B}*(?:[:：]{B}*(?P<names>[^.?!\d]*))?$"
)
ROSTER = re.compile(
    r"^(?:[시도군구]?\s?출석|청가|결석|불참|참석|집행기관|정부\s?측|배석|방청|서명|기타|출장|피감사기관|증인)[^.]{0,14}?"
    r"(?:위원|의원|전문위원|참석자|공무원|참고인|관계관|기관|직원|증인|이사|참석자|배석자|출석자|불참자|결석자|방청인|간부|명단)"
    r"(?:\s?[(（]?\s?(?P<count>\d{1,3})\s?[인명]\s?[)）]?)?(?:\s*[:：]\s*(?P<names>.*))?$"
)
# The heads of the two lists before the opening, and of the first list of items.
LIST_HEAD = re.compile(
    r"^(?:의\s*사\s*일\s*정|의\s*안(?=\s*[:：]?$)|(?:회의\s?|보고\s?|의결\s?)?안\s*건(?=\s*[:：]?$)"
    r"|회의에\s?부친\s?안건|(?:회의|상정|심의)?\s?안\s?건\s?목\s?록|(?:本日의\s?)?會議에\s?付한\s?(?:事件|案件)"
    r"|부\s*의\s*안\s*건|議\s?事\s?日\s?程|(?:부의|심사|상정|토의|처리|심의)\s?(?:된|할|한)?\s?안건|附議\s?[된할]?\s?案件"
    r"|審査\s?[된할]?\s?案件)"
    r"\s*(?:[(（].*[)）])?\s*[:：]?$"
)
PROPOSED = re.compile(
    r"\s*[(（][^()（）]*(?:제의|제출|발의|제안|소개|의원|위원|담당관|보고|議員|委員|提出|擔當官)[^()（）]*[)）]"
)
LEADER = re.compile(r"[·․‥…ㆍ.\s]{4,}\d*$|[·․‥…ㆍ]{2,}\s*\d+$")
SITE_WORD = re.compile(r"\s+TOP$|상정된 안건$")

# --- spoken formulas --------------------------------------------------------------------------

NUMBERS = re.compile(
    r"(?:의사일정|議事日程)?\s*(?<!조)(?<!조 )[제第]\s?(?P<first>\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:[항項]|호\s?(?:안건|의안))"
    r"(?:\s?(?:부터|내지|에서|~)\s?[제第]?\s?(?P<last>\d{1,3})\s?(?:[항項]|호(?:\s?(?:안건|의안))?)?"
    r"(?:까지)?|\s?(?:[·,]|및|과|와)\s?[제第]\s?(?P<also>\d{1,3})\s?(?:[항項]|호\s?(?:안건|의안)))?"
)
ROLLS = re.compile(
    rf"{B}*[【○◯].{{0,12}}(?:찬반|표결|투표|찬성).{{0,12}}(?:성명|명단|의원|위원|내역|현황)"
)
NAMES = re.compile(rf"[{WORD}]{{1,4}}(?:[ \t\u3000,、·\n]+[{WORD}]{{1,4}})*$")  # and nothing else
UNPARTED = re.compile(rf"[{WORD}]+$")
SO_MANY = re.compile(r"이상\s?(?P<count>\d{1,3})\s?건")
LETTERS = re.compile(
    r"(?<![가-힣])(?P<letter>[가나다라마바사아자차카타파하])(?=번(?:[은는을를이의과와,\s]|$)|>)"
)
RANGE = re.compile(
    r"제\s?(?P<first>\d{1,3})\s?항\s?부터\s?제\s?(?P<last>\d{1,3})\s?항까지(?:의)?[^.?!\d]{0,12}?(?P<count>\d{1,3})\s?건(?=[을의은이,.\s]|$)"
)
COUNTED = re.compile(
    r"(?P<kind>재적|재석|출석|찬성|반대|기권|무효|(?<![가-힣])[가부](?=\s?\d))\s?(?:의원|위원)?\s?(?:수)?\s?"
    r"(?P<count>\d{1,4})(?:\s?[인명표]|(?<=[찬반기][성대권] \d)(?=\s?(?:[,，·)]|로\s)))"
)
BEFORE = 200  # letters before a decision in which its votes are counted
# Behind its full stop something is done or heard: `의결되었습니다. (의사봉 3타)`, `마치겠습니다. (16:20)`.
SENTENCE = re.compile(r"[다요까오음함임됨][.?!](?:\s*[(（\[][^()（）\[\]\n]{1,30}[)）\]]){0,2}\s*$")
# The same where there is no full stop: `선포함 (일동 박수)`.
GESTURE = re.compile(
    r"(?:\s*[(（\[][^()（）\[\]\n]{0,12}(?:의사봉|타봉|[삼세3]타|탕|땅|웃음|박수|기립|거수|일동|장내|하는\s.{0,20}있음)[^()（）\[\]\n]{0,16}[)）\]])+\s*$"
)
ASKED = re.compile(
    r"[가-힣]\?\s*$"
)  # `주차 대수는?`: said behind a label, but a title may ask, too
PAGED = re.compile(
    r"[ \t]*(?:(?P<first>\d{1,4})\s+(?P<after>\S.*)|(?P<before>\S.*\S)\s+(?P<last>\d{1,4}))[ \t]*$"
)
LISTED = re.compile(LIST_HEAD.pattern.replace("^", r"[ \t]*(?:\d{1,2}\.\s+|[○◯][ \t]*)?", 1))
DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))


def votes(text: str) -> tuple[tuple[str, int], ...]:
    """The votes that the end of a text counts; nothing unless some are for it."""
    found = [(m["kind"], int(m["count"])) for m in COUNTED.finditer(text[-BEFORE:])]
    kinds = [kind for kind, _ in found]
    return (
        tuple(found) if {"찬성", "가"}.intersection(kinds) and len(set(kinds)) == len(kinds) else ()
    )


def sentences(text: str) -> list[str]:
    """A text cut behind its full stops and marks."""
    return re.split(r"(?<=[.?!])", text)


def after_mark(line: str) -> int | None:
    """Where the words behind a speaker's mark begin; None without a mark."""
    match = MARK.match(line)
    return match.start("rest" if match["rest"] else "hand") if match else None


def ordinal(number: str | None) -> int | str | None:
    """An item's printed number as one: `3`, `제1호`, `一`; a letter as it is, `제89-1호` as `89-1`, None for none."""
    match = re.search(r"\d+(?:-\d+)*", number or "")
    if match:
        return int(match[0]) if match[0].isdecimal() else match[0]
    if number and re.fullmatch(NTH, number):
        return next(n for n, own in enumerate(NTHS, 1) if number[0] in own)
    is_hanja = number and re.fullmatch("[一二三四五六七八九十]+", number)
    return of_hanja(number) if number and is_hanja else number


def of_hanja(text: str) -> int:
    """A number below a hundred: `二十一`."""
    tens, ten, ones = text.rpartition("十")
    return 10 * (DIGITS.get(tens, 1) if ten else 0) + DIGITS.get(ones, 0)
