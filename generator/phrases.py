"""How people speak of things in a discussion, as named patterns: a table, not logic.

What names an item, what takes up an earlier speech, how a sentence that asks or promises ends.
"""

import re
from functools import lru_cache

# --- names of items ------------------------------------------------------------------------------

WORD = re.compile(r"[^\W_]+(?:\.\d+)?")
TOWN = re.compile(r"(?:특별자치시|특별자치도|특별시|광역시|시|도|군|구)(?:청|의회)?$")
# Says how or for whom: the words before it name no item by themselves.
MODIFIER = re.compile("기반|위한|통한|따른|대한|관한|활용한|이용한|연계한")
ADNOMINAL = re.compile("[는은된]$")  # `다시쓰는` alone is no name
QUOTED = re.compile(
    r"[「『‘“'\"〈《]([^「『‘“'\"〈《」』’”〉》 ]+)[」』’”'\"〉》]"
)  # one word that a title quotes
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


@lru_cache(maxsize=1 << 16)  # words come again and again
def bare(word: str) -> str:
    """A word without the particles that fall off its end."""
    return PARTICLES.sub("", word)


# Two words that are no name: `위한 플랫폼`, `다른 센터`, `신축 관련하여`.
NO_NAME = re.compile(
    r"제?\d|^(?:[가-힣]+[한된할될는던은] |다른 |또 |그 |이 |저 |각 |모든 |여러 )|(?:하여|하는|하고|해서|관련|되는|되어|있는|있음|없음|경우|부분|위해|대한)$"
)
# No name of anything: `그 사업`, `과장님`, `담당자`.
LOOSE = re.compile(
    r"^(?:그|이|저|오늘|지난|이번|다음|우리|저희) |님$|(?:담당자|직원|주민|말씀|좋음)들?$|^지난번$"
)
# The word right before a name, if nothing but a blank is between; and what is no noun there.
NOUN_BEFORE = re.compile(r"(?<![^\W_])([가-힣]{2,10}) $")
NO_NOUN = re.compile(
    r"[은는을를이가에서도의로와과고며면께한할된던인적지게해든나]$|^(?:오늘|이번|올해|내년|작년|우리|저희|현재|지금|특히|또한|그리고|또는|다만|먼저|우선|혹시"
    r"|정말|매우|관련|다음|마지막|그다음|당초|기존|향후|최근|일단|결국|역시|물론|및|등|서울시|우리시|시)$"
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
# Said of any item; two paragraphs that share no more than these share no subject.
OF_ANYTHING = frozenset(
    "시민 주민 예산 내년 올해 작년 금년 설치 확충 확대 운영 사업 추진 계획 서울시 우리 시 관리 지원 검토 보고 자료 의회 부족 불편 진행 다양".split()  # noqa: SIM905
)
ENDING = re.compile(
    r"(?:하여|하고|하는|해서|하면|되어|되는|있는|없는|했음|하겠음|합니다|습니다|니다|였음|았음|었음|겠음|것임|임|음|함|됨|고|며|면|서|지|게|데)$"
)
# Goes on, or begins something: what follows has to tell.
ADDS = re.compile(
    "(?:그리고|또한?|아울러|더불어|한편|다만|단|특히|그런데|물론|반면|하지만|그러나|그 밖|이와 별)[ ,]"
)
THING = re.compile(f"{QUOTED_NAME.pattern}|{PLACE_OR_EVENT.pattern.removesuffix('$')}")
# Says that something else comes now.
CHANGES = re.compile(
    "(?:다음으로|[가-힣] ?번째|[둘셋넷]째|마지막으로|끝으로|또 ?한 가지|한 가지 더|또 하나|그 밖에|그 외|이와 별개|별개로|다른 (?:이야기|말씀|건)|주제를|추가로|[가-힣 ]{0,12}감사)"
)
# What says that a paragraph is about more than the item before it.
WIDER = re.compile(
    "(?:모든|각|전체|여러|다른) ?(?:사업|과제|업무|안건|부서|실국)|사업들|과제들|전체적으로|전반적으로|종합적|시 차원|부서 간|부처 간"
)

# --- taking up what was said --------------------------------------------------------------------

# Words of one sentence; what is quoted in it may have full stops.
_WITHIN = r"(?:[^.?!\n'‘“\"]|['‘“\"][^'’”\"\n]{0,60}['’”\"])"
_SPEECH = "(?:말씀|언급|지적|질문|질의|제안|제기|보고|발표|설명|답변|의견|이야기|얘기|우려|당부|요청|문의|건의)"
# `이사장님께서 방금 말씀을 하셨는데`; `여러 위원님`, `위원님들` is nobody in particular.
ADDRESSED = re.compile(
    rf"(?P<before>[가-힣○◯〇●]{{1,12}} )?(?P<who>[가-힣]{{0,12}}(?:위원|장|수석|관|이사|의원|교수|간사))님(?P<many>들)?(?:께서는|께서|이|은|의|도)? "
    rf"(?P<rest>{_WITHIN}{{0,40}}?(?:{_SPEECH}(?:을|를)? ?(?:하셨|하신|해 ?주신|해 ?주셨|주신|주셨)|(?:하신|주신) {_SPEECH}"
    rf"|(?:걱정|염려|우려|궁금해) ?하(?:시는|신|셨)|다고 ?(?:하셨|하신))[가-힣]{{0,8}}|{_SPEECH}(?:대로|처럼|에 |과 | 중에)[가-힣]*)"
)
# Nobody in particular, or one of several.
SEVERAL = re.compile(
    r"여러|모든|많은|대부분|일부|몇 |다들|모두|지금까지|위원들|위원님들|여러분|각 위원|(?:한|두|세|네|첫|어느|어떤|다른) ?(?:번째 |분(?:의)? )?위원|(?:두|세|네) 분"
)
EARLIER = re.compile("앞서|앞에서|아까|먼저|지난|첫 번째|처음|오전|불참|작년|이전")
SURNAME = re.compile(
    "[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국]"
)
WHOLLY_MASKED = re.compile("[○◯〇●]+")
NO_NAME_BEFORE = re.compile(
    "^(?:조금|방금|지금|전에|이런|정말|오늘|우리|또한|그리고|한편)$|[은는을를에도고과와서며면로]$"
)
# Before the title of an office: somebody else's.
FORMER = re.compile(r"전임|이전|작년|다른|옆|신임|전$")
JUST_NOW = re.compile("방금|조금 전|바로 (?:앞|전)|지금")
# An official who answers leaves out whom: `우려하시는 부분`, `성과가 무엇이냐고 물어보면`.
TAKEN_UP = re.compile(
    r"(?P<honoured>(?:걱정|염려|우려|지적|질문|말씀|제안)하(?:시는|신|셨던) (?:부분|점|사항|내용|것|바|대로|문제)"
    r"|(?:말씀|지적|제안|질문)(?:을 |해 ?)?(?:하셨|주셨)는데)"
    r"|[가-힣]{1,15}(?:다|라|냐|느냐|자)고 (?:하는|하신|하시는) (?:그 |이 )?부분에 대해|[가-힣]{1,15}냐고 (?:물어보|물으|질문하)[가-힣]*"
    r"|(?:저하고|저와) [가-힣 ]{0,8}(?:상반된|다른|반대되는) (?:이야기|말씀|의견)[가-힣]*"
)
# One of these is in whatever that finds, and quickly looked for.
IN_TAKEN_UP = re.compile("하(?:시는|신|셨던) |[하주]셨는데|부분에 대해|냐고 |저하고 |저와 ")
MISUNDERSTOOD = re.compile(r"(?:그|이|그런) 부분에 대(?:한|해) 오해[가-힣]{0,8}( 있[가-힣]{0,8})?")
# What an answer begins with: `단속 카메라는 …`, `방문 접수 문제는 …`.
SUBJECT = re.compile(
    rf"(?:{OPENER.pattern})*(?P<topic>[가-힣A-Za-z0-9· ]{{2,25}}?)(?:(?:의)? ?(?:건|문제|부분|경우))?(?:은|는|에 대해서?는?|관련해?서?는?) "
)
REPORTED = re.compile(r"[가-힣」’”'\"]{0,4} ?보고(?:했|하셨|하신|한다고|하였)[가-힣]*")
BODY_SAID = re.compile(
    rf"(?:{OPENER.pattern})*(?P<body>[가-힣A-Za-z]{{2,15}}?)(?: 쪽)?(?:에서는|에서|은|는|이|가) (?P<gap>{_WITHIN}{{0,40}}?)"
    r"다고? ?(?:보고)?(?:했는데|하셨는데|하였는데)"
)
# Another one speaks between a title and the verb.
OTHER_SUBJECT = re.compile(r"님(?:께서|이|은)|께서|[가-힣]들(?:이|은)|바뀌|모르")
# Not said yet, or never.
UNSAID = re.compile(r"(?:신다면|셨으면|시면|신다고 하면)|적이? 없")
SUBJECT_BEFORE = re.compile(r"[가-힣](?:께서|에서|들이|들은|들께|이|가|은|는|께) ")
TO_SOMEBODY = re.compile("들?(?:께|에게) ")
CHAIR_ASKS = re.compile("걱정|묻|궁금|언제|왜|얼마|어떻")

# --- requests, questions, answers, commitments ---------------------------------------------------

# A sentence runs to its own full stop: one inside quotation marks or in a date does not end it.
SENTENCE = re.compile(
    r"(?:\d{2,4}\. ?\d{1,2}\.(?: ?\d{1,2}\.)?|['‘“\"](?!\d\d년)[^'‘’“”\"\n]{0,200}['’”\"]|[^.?!…]"
    r"|[.?!…](?!\s|$))+(?:[.?!…]+|$)"
)
LINE = re.compile(r"(?<=[음임함됨림봄듦])\n")  # where a writer leaves out the full stop
_END = r"[\s.,…!]{0,10}$"
_THINK = (
    r"(?:고 (?:생각함|생각합니다|봄|봅니다|보임|사료됨|판단됨|판단함)|는 (?:생각(?:임|입니다|이 듦|이 듭|이 듭니다|을 함)|의견(?:임|입니다|을 드림)"
    r"|말씀을? ?(?:드림|드립니다|드리고 싶음)|바람임))"
)
_LIKELY = r"(?:것(?:임|입니다)|것 같(?:음|습니다)|것으로 (?:보임|생각함|생각됨|판단됨|사료됨))"
# What calls for something to be done, said by a member to the office.
SUGGESTED = re.compile(
    rf"(?:(?:면|것이|것도|게|편이|방안[이도]|방향[이도]) ?(?:훨씬 |더욱? )*좋(?:을 {_LIKELY}|을 듯(?:함|합니다)|겠(?:음|습니다|다{_THINK}))"
    rf"|야 (?:할|될|하는|되는) ?{_LIKELY}"
    rf"|[가-힣] 필요(?:가|도|성이|성도)? ?있(?:음|습니다|을 것임|어 보임|다{_THINK}|겠음)"
    r"|(?:고민|검토|분석|정비|보완|개선|대책|마련|고려|확인|체크|논의|노력|관심|홍보|가이드|가이드라인|점검|협의|강화|구분|조정|설명"
    r"|차별화|기준|준비|연계|것|방안|조치|관리|교육|지원|대응|보강|확충|확대|수립|전략|소통|협력|조사|공개|안내|정리|전환|도입|배려|반영)"
    rf"(?:이|가|도)? ?필요(?:함|합니다|할 것(?:임|입니다)|하다{_THINK}|해 보임)"
    r"|[가-힣]는 것이 (?:바람직|적절|타당)(?:함|합니다|할 것임|해 보임)|[가-힣]는 것이 옳(?:음|습니다|다고 봄)|요망됨"
    r"|(?:것이|건|게) (?:어떤|어떠한|어떨)지[?]?|면 하는 (?:바람|생각|마음|의견)(?:임|입니다|이 있음|을 드림)|면 (?:함|합니다)"
    r"|면 어떨(?:까|지)(?: (?:함|합니다|싶음|싶습니다|하는 (?:의견|생각|제안)(?:임|입니다|을 드(?:림|립니다|린 것임))))?[?]?"
    r"|시라는 말씀을? ?(?:드림|드립니다|드리고 싶(?:음|습니다)))" + _END
)
# Duty may be law or hardship too.
DUTY = re.compile(r"(?<!있어)(?<!없어)(?<!도 되어)(?<!이어)야 (?:함|합니다)" + _END)
NO_DUTY = re.compile(
    r"려면 |(?:법|법령|조례|규정|지침|시행령)(?:상|에 따라|에 의해|에는) |현재는|지금은|(?:시민|주민|이용자|대상자|신청자|학생|어르신)(?:들)?(?:이|은|는|께서) "
)
_ASK = "(?:부탁|요청|당부|건의|제안|권장|권유|권고|촉구)"
REQUESTED = re.compile(
    r"(?:(?:시기|주기|하기)[를을]? ?바(?:람|랍니다|라겠음|라겠습니다|라는 바임)"
    rf"|{_ASK}(?:을 |를 )?(?:드림|드립니다|드릴|드리고 싶음|드리는 바임|드리겠음|드리고자 함|하고자 함|하는 바임|하고 싶음|(?P<bare>함|합니다)))"
    + _END
)
# Somebody else's wish, or one of long ago.
OTHERS = re.compile(
    r"(?:주민|시민|구민|민원인|상인회?|업체|시공사|단체|협회|노조|조합|학부모|학생|전문가|언론|정부|[가-힣]{1,4}부|[가-힣]{1,5}청|감사원|의회|재단|공단|공사)"
    r"(?:들)?(?:이|가|은|는|께서|에서|에서는|측에서) |지난번|지난 회의|작년에|예전에|이전에|그때|당시"
)
COURTESY = re.compile(
    r"(?:양해|이해|참고|참조|오해|질책|인사|박수|복 많이 받|건강하)[가-힣 ]{0,8}(?:시기|주기|하기|바람|부탁)|\d+쪽|페이지"
    r"|^(?:그래서|이에|따라서|잘|다시|한번|저도)? ?(?:제안|건의|부탁|당부)|의견 ?(?:이 )?있으시면|이의 ?(?:가 )?있|(?:다음|제\d+호) 안건|말씀해 주시기"
)
ASKED = re.compile(
    r"(?:\?\s*$|(?:[인는은을할된한될던린난간온른]지|까|냐) ?(?:조금 |매우 |정말 |좀 )*(?:[가-힣]{1,8} )?(?:궁금(?:함|합니다|했음|했습니다)|혼동이 (?:됨|되는 부분이 있음)"
    r"|(?:알고|묻고|듣고|확인하고) 싶(?:음|습니다)|여쭙(?:고 싶음|겠음|습니다)|여쭤 ?보(?:고 싶음|겠음)|질문(?:함|드림|드립니다)|문의(?:함|드림)|의문(?:임|입니다|이 듦))"
    r"|(?:인지|는지|을지|걸까|는가|은가|인가|뭘까|일까|할까|될까|나요|까요)"
    r"|(?:답변|설명)(?:을|을 해|해)? ?(?:주시기 )?(?:바람|바랍니다|바라겠음|부탁드림|부탁드립니다|부탁함|요청드림|요청함))"
    + _END
)
RHETORICAL = re.compile(r"(?:않을까|아닐까)(?: (?:함|싶음|생각함))?[.?]?$|이의 ?(?:가 )?있")
# A syllable of the past tense: `했`, `마쳤`, `났`, but not `있` or `겠`.
_PAST = "".join(chr(c) for c in range(ord("가"), ord("힣")) if (c - ord("가")) % 28 == 20)
_PAST = _PAST.replace("있", "").replace("겠", "")
TOLD = re.compile(
    r"(?:고(?:는)? 있(?:음|습니다|는 (?:중|상황|실정|상태)(?:임|입니다))|중(?:임|입니다)|없(?:음|습니다)|기(?:가|는|에는|도)? ?어려움|쉽지 않음|사실과 다름|곤란함|불가능함"
    r"|(?:예정|계획|방침|추세|상황|실정|형편|상태|수준|사실|일|기관)(?:임|입니다)"
    rf"|다는 말씀을? ?드(?:림|립니다)|[{_PAST}](?:음|습니다)|것이 맞(?:음|습니다)|(?:경우[도가]|에) 있(?:음|습니다))"
    + _END
)
VIEW = re.compile(
    r"(?:느낌|생각|의견|마음|인상)(?:[이을도] |이?었)[가-힣 ]{0,20}"
    + _END
    + r"|(?:다|라|냐|자)고 (?:하|했|함|보도|물|말)[가-힣 ]{0,12}"
    + _END
    + rf"|셨(?:음|습니다){_END}|말씀을? (?:잘 )?[들듣]|생각하고 있|좋겠다는|(?:드릴|할) 말씀|부임"
)
PROMISED = re.compile(
    r"(?:하|보|나가|가|오|드리|주|만들|챙기|살피|두|내|찾|갖추|늘리|줄이|올리|담|맞추|높이|낮추|넓히|키우|바꾸|고치|모으|세우|지키|알리"
    r"|서두르|앞당기|빼|넣|적|싣|열|보내|달|심|풀|다루|옮기|돌리|따르|쓰|붙이|막|없애|들이)겠(?:음|습니다)"
    + _END
)
# `말씀드리겠음`, `마무리하도록 하겠음` promise nothing, unless it is for later.
ANNOUNCED = re.compile(
    r"(?:말씀|보고|설명|소개|답변|답|발표|감사|질문|질의|의견|인사|제안|부탁|요청|당부|시작|종료|마무리|갈음|대신|생각|인정|동의|이야기|얘기|정리"
    r"|회의|산회|정회|개의|선포|선언|언급|생략)"
    r"(?:을|를|도)? ?(?:말씀 ?)?(?:먼저 |이어 |이어서 |해 |하고 넘어)?(?:올리|하|드리|마치|가|받|이어가|덧붙이)(?:도록 하)?겠(?:음|습니다)|여쭤 ?보겠|여쭙겠"
    r"|\d+쪽|자료를 보겠|(?:간략|간단|짧|빨리)[가-힣]{0,3} (?:말씀 ?|보고 ?|설명 ?|질의 ?)?(?:하|드리|마치)(?:도록 하)?겠"
)
LATER = re.compile(
    r"다음 (?:회의|번|주|달|분기|기회|위원회|정례회)|추후|차후|향후에|이후에|별도로|서면으로|빠른 시일|조만간|이번 [주달]|상반기|하반기|\d월|까지"
)
# `못 하겠음`, `어떻게 하겠음`; what a firm or the citizens will do.
REFUSED = re.compile(
    r"(?:^|\s)(?:못|안) [가-힣]{1,6}겠|(?:어떻게|누가|어디) [가-힣 ]{0,10}겠|다고 보겠"
    r"|^(?:시공사|업체|시민|주민|상인|정부|[가-힣]{1,4}부)(?:들)?(?:은|는) |(?:시민|주민|사람|이용객)(?:들)?이 [가-힣 ]{0,12}(?:오|가|나가)겠"
)
