"""Words before a colon, and behind one, that are nobody's (누구의 말도 아닌 줄): facts of a meeting, and all who were there.

A table and its few questions: what of a line is no speaker's label, whatever stands around it.
"""

import re

# Facts of a meeting that stand before a colon in its overview, or below the last words; blanks aside.
TOLD = re.compile(
    r"(?:차기|다음|향후|차회|내회)(?:회의|모임|이사회|위원회|총회|회차)?(?:일정|일시|일자|날짜|안건|안내|개최|장소|예정|계획)?"
    r"|배포(?:처|대상|범위|선)?|배부(?:처)?|수신|발송|(?:회의록?)?공개(?:여부|구분|범위|방법)|비공개(?:여부|사유|범위)"
    r"|방청|참관|(?:회의)?(?:출석|참석|참여)[률율]|(?:개의|의결|의사)?정족수|성원(?:보고|여부|확인)?|비고|참고(?:사항|자료)?"
    r"|(?:첨부|붙임|별첨)(?:자료|파일|물|서류|문서)?|회의자료|배부자료|자료"
    r"|(?:회의|참석|심의|심사|출석)(?:비|수당)|수당|여비|예산과목"
    r"|(?:의결|결정|합의|협의|협조|당부|건의|전달|공지|행정|지시|조치|후속조치|기타|추진)사항"
    r"|(?:향후|추진|조치|후속|행정)(?:계획|일정|조치|예정)|사후조치"
    r"|(?:작성|기록|등록|공개|게시|결재|보존)(?:일자?|일시|날짜|기간|기한)|(?:문서|관리|등록|접수)번호|보존연한"
    r"|작성|기록|확인|검토|결재|연락처|전화(?:번호)?|문의(?:처|전화)?"
    r"|(?:회의|소요|종료|시작|개회|폐회|개의|산회|정회|속개|진행)(?:시간|시각|일시)|시간|(?:회의|진행|심의|개최)(?:방법|방식|형식|형태)"
    r"|불참(?:자|위원|이사|사유)?|결석(?:자|위원|사유)?|(?:서면|위임|대리|지각|조퇴|청가)(?:제출|출석|참석)?(?:자|위원|이사)?|사진(?:자료)?|영상|녹음|녹취"
)
# The same, unless a sentence stands behind the colon: somebody may be called so.
PERHAPS = re.compile(r"(?:작성|기록|확인|검토|결재|담당)자|담당|(?:방청|참관)[자인객]|배석자?")
SAID = re.compile(r"[가-힣](?:다|요|까|오|죠|음|함|임|됨)[.?!]\s*$|[?？]\s*$")
# Who holds an office here, not what they say, where people alone stand behind the colon.
HOLDS = re.compile(r"서기|간사|사회|진행|주재|기록|작성|확인|담당|속기")
# Who explains or reports an item, told behind a sign, and is no label: `▶ 제안설명(교무처장) : …`.
PRESENTED = re.compile(
    r"(?:제안|안건|내용|현황|사업|경과|심사|업무)?\s?(?:설명|보고|발표)\s?[(（][^()（）]{2,20}[)）]"
)
SPOKEN = re.compile(r"(?:니다|요|까|시오|죠)[.?!](?:\s|$)")  # and no clerk's words
# How somebody was there: `위원 이허구 : 불참`.
ATTENDED = re.compile(
    r"(?:불참석?|참석|출석|결석|미참석|(?:서면|온라인|화상|비대면|대면|유선|위임|대리|영상)(?:\s?(?:제출|심의|의결|결의|결의서|참석|출석|참여))?"
    r"|청가|출장|휴가|병가|지각|조퇴|이석|공석|궐위|제척|회피|기피|[○◯×XxOoㅇ✓√✔])(?:\s?[(（][^()（）]*[)）])?[.]?"
)
LABELLED = re.compile(
    r"[\s□■◆◇▣▶◈※○◯●◎ㅇ·•◦∙*-]*(?:(?:\d{1,2}|[가나다라마바사아자차])[.)]\s*)?(?:\*\*)?(?P<label>[가-힣](?:[가-힣 ·]{0,12}[가-힣])?)(?:\*\*)?\s*[:：]"
)
MEMBERS = r"(?:(?:운영|심의|근로자|사용자|노측|사측|자문|심사|평가|민간|공익|학부모|교원)\s?)?(?:위원|의원|평의원|대의원|이사|회원|조합원|주주|주민|학부모|방청객|방청인|참석자|참가자|참여자|입주민|사람|분)"
# Several at once, whoever they are: nobody in particular.
EVERYBODY = re.compile(
    rf"(?:(?:참석|출석|재석|재적)\s?)?(?:{MEMBERS}(?:님|들|님들)?\s?)?(?:전원|일동|모두|다수|전체|다 ?함께|다 ?같이|여러분|여럿|일부)"
    rf"|(?:전체|모든|여러|다른|나머지|대다수(?:의)?|대부분(?:의)?|다수(?:의)?|일부)\s?{MEMBERS}(?:님|들|님들|\s?전원|\s?일동|\s?모두|\s?다수)?"
    rf"|{MEMBERS}(?:들|님들)|(?:노사|양측|여야)\s?(?:위원|의원)?\s?(?:전원|모두|일동|쌍방|양측)?"
)

# What a clerk tells of who leads, on a line of its own: `의장이 이의 유무를 물은바 … 선포하다.`, `위원장은 폐회를 선언함`. A rule that somebody reads out
# says what is done always (`주재한다`), a member what should be (`방문하여야 함`).
_DONE = r"(?:선포|선언|상정|고지|개회|폐회|정회|속개|산회)"
_DECIDED = r"(?:대로|이의|찬성|반대|전원|과반수|표결|투표|거수)[^\n]*(?:가결|의결|부결|승인|채택|보류|선출|당선)"
_ENDS = r"[.]?\s*(?:[(（][^()（）\n]{1,30}[)）])?\s*$"
# Why and by whom the record was made, below it.
WRITTEN = re.compile(
    r"(?:위|이상)(?:의|과|와)?\s?\S.{0,80}(?:의사록|회의록|결의록|의결서)[을를]?.{0,60}(?:작성|기명|서명|날인|간인|확인)(?:하다|함|하였음|하였다|한다)[.]?\s*$"
)
LONG = 400  # letters; nothing longer is looked at
PROSE = re.compile(
    r"[○◯ㅇ□■※\s]*(?:\d{1,2}[.)]\s*)?(?:(?:개회|폐회|정회|속개|산회)\s*[:：]\s*)?(?:"
    r"(?:부|공동)?(?:위원장|의장|이사장|회장|조합장)(?:\s?(?:직무대행|직무대리))?(?:\s[가-힣]{2,4})?(?:이|은|는|께서)\s[^\n]*(?:"
    rf"(?:[하되묻]|시키|마치|알리|밝히|넘기|나가|받|듣)다{_ENDS}|{_DONE}(?:하였|했)(?:다|음){_ENDS}|{_DONE}함{_ENDS}|{_DECIDED}(?:하였다|되었다|하였음|되었음|[함됨]){_ENDS})"
    r"|(?:이에\s)?(?:(?:출석|참석|재적|재석)\s?(?:이사|위원|의원|평의원|조합원|대의원)?\s?(?:전원|과반수|\d)|이의\s?(?:유무|여부)를\s|(?:표결|투표|거수|개표)(?:한|를\s한|를\s실시한)?\s결과)"
    rf"[^\n]*(?:가결|의결|부결|승인|채택|보류|선출|당선)(?:되었음을\s선포)?(?:[하되]다|하였다|되었다|하였음|되었음|[함됨]){_ENDS})"
)


def is_prose(text: str) -> bool:
    """Whether a text is a clerk's, who tells what the chair did, or what was decided."""
    is_one = len(text) < LONG and bool(PROSE.match(" ".join(text.split("\n"))))
    return is_one or is_written(text)


def is_written(text: str) -> bool:
    """Whether a text says why the record was made, and who signs it."""
    return len(text) < LONG and bool(WRITTEN.match(" ".join(text.split("\n"))))


def is_told(label: str, words: str) -> bool:
    """Whether label and words are a fact: `차기 회의`, `방 청`; `담당자` only without a sentence."""
    own = re.sub(r"[\s·*]|\([^()]*\)", "", label)
    return bool(TOLD.fullmatch(own) or (PERHAPS.fullmatch(own) and not SAID.search(words)))


def tells(line: str) -> bool:
    """Whether a line tells a fact behind a colon: `□ 차기회의: 4월 2일`."""
    match = LABELLED.match(line)
    return bool(match and is_told(match["label"], line[match.end() :]))


def is_attendance(words: str) -> bool:
    """Whether words say how somebody was there and nothing else: `불참`, `서면(의견 제출)`."""
    return bool(ATTENDED.fullmatch(words.strip()))


def is_everybody(label: str) -> bool:
    """Whether a label is of several people at once: `위원 일동`, `전체 위원`, `위원들`."""
    words = label.split()
    return any(EVERYBODY.fullmatch(blank.join(words)) for blank in (" ", ""))  # `전  체`
