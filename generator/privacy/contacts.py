"""Personal information that rarely belongs in public minutes (개인정보): found, told, never stopped.

Phone, e-mail, address, birth date, vehicle, account and business number. Their disguises are seen
through as in `personal`; a word beside a number may be needed to tell what it is, or that it is none.
"""

import re

from generator.privacy.personal import AMOUNT, DASH, KINDS, Found, Kind, find

SEP = rf"(?:[ \t]?[{DASH}.·)~][ \t]?|[ \t]|\n)"  # one between the groups of a number
CODE = re.compile(r"(?:예산|과제|사업|문서|관리|접수|허가|공고|계약|의안|코드|번호판)\S{0,4}\s?$")
CALL = re.compile(
    r"전화|연락처|휴대폰|핸드폰|문의|대표|직통|팩스|TEL|Tel|tel|FAX|Fax|HP|H\.P|☎|☏|📞"
)
BANKS = (
    "(?:국민|신한|우리|하나|농협|기업|산업|수협|신협|카카오|토스|케이|대구|부산|경남|광주|전북|제주|제일|씨티"
    "|새마을금고|우체국|KB|NH|IBK|SC|가상)"
)
ACCOUNT = re.compile(rf"계좌|입금|송금|예금주|이체|{BANKS}\s?(?:은행|뱅크)|새마을금고|우체국")
HOME = re.compile(r"주소|거주|자택|사는|사시는|소재지|배송|우편물")
CAR = re.compile(r"차량|차번호|번호판|승용차|자동차|화물차|승합차|택시|주차|운행")
COMPANY = re.compile(r"사업자")
CRITERION = re.compile(r"\s?(?:자|인)?\s?(?:이후|이전|이하|이상|부터|까지|중|청년|청소년)")
PUBLIC = re.compile(
    r"[\s,(]*(?:\d+층\s?)?[가-힣A-Za-z0-9]*\s?(?:시청|구청|군청|도청|청사|의회|주민센터|도서관|회관|공원|학교|병원|정류장|교차로|출구)"
)
PLACE = re.compile(r"장\s*소\s*[:：][^\n]*$|개최지[^\n]*$")
AREA = re.compile(r"\s?(?:일대|일원|구간|주변|외\s?\d+\s?필지|~|에서)")
MORE = re.compile(
    r"\s?(?:개|대|명|건|m|km|㎞|미터|%|차로|차선|년|월|일|시|분|층|억|만|원|호선|번\s?(?:버스|출구)|단계|가(?![가-힣]))"
)
REGION = r"(?:[가-힣]{1,5}(?:특별자치시|특별자치도|특별시|광역시|시|도|군|구|읍|면)\s?)"


def private(text: str) -> list[Found]:
    """Every one of them in a text, and the numbers that nobody may publish; what is part of such a number is left out."""
    found = find(text, (*KINDS, *CONTACTS))
    worse = [one.digits for one in found if one.kind not in NAMES]
    return [
        one
        for one in found
        if one.kind not in NAMES or not any(one.digits in w or w in one.digits for w in worse)
    ]


def _is_phone(match: re.Match[str], before: str, after: str) -> bool:
    """With signs between its groups, or a word that says so; never amid a longer code."""
    if re.search(rf"[{DASH}\d]$", before) or re.match(rf"[{DASH}]?\d", after):
        return False
    told = bool(CALL.search(before))
    return told or (
        bool(match["gap"] or match["mobile"]) and not (CODE.search(before) or AMOUNT.match(after))
    )


def _is_hotline(match: re.Match[str], before: str, after: str) -> bool:
    """`1588-1234`; years and counts look the same."""
    if re.search(rf"[{DASH}\d]$", before) or re.match(rf"[{DASH}]?\d|\s?년", after):
        return False
    years = re.match("1[0-9]|20", match["last"])
    return bool(CALL.search(before)) or not years


def _is_road(match: re.Match[str], before: str, after: str) -> bool:
    """A house: in a town that is named, or said to be where somebody lives."""
    if PLACE.search(before) or PUBLIC.match(after) or AREA.match(after) or MORE.match(after):
        return False
    return bool(match["region"] or match["flat"] or HOME.search(before))


def _is_plot(match: re.Match[str], before: str, after: str) -> bool:
    if PLACE.search(before) or PUBLIC.match(after) or AREA.match(after):
        return False
    return bool(match["region"] or HOME.search(before) or match["word"])


def _is_flat(match: re.Match[str], before: str, after: str) -> bool:
    return not PLACE.search(before) and bool(
        HOME.search(before)
        or re.search(r"아파트|APT|빌라|오피스텔|맨션|타운|[로길] ?\d[\d-]*,? ?$", before)
    )


def _is_plate(match: re.Match[str], before: str, after: str) -> bool:
    """Set close as on a plate, with a letter that is no word of its own; else by a word beside it."""
    if re.search(r"제\s?$|[\d,]$", before) or re.match(
        r"\s?(?:년|억|만|천|원|명|개|건|%|[,.]\d|-)", after
    ):
        return False
    loose = match["gap"] or match["letter"] in "조호도주부수구서로가나다시"
    compact = not match["gap"] and not match["blank"]
    return bool(CAR.search(before + after)) or bool(match["town"]) or (not loose or compact)


def _is_account(match: re.Match[str], before: str, after: str) -> bool:
    digits = re.sub(r"\D", "", match[0])
    return 10 <= len(digits) <= 16 and bool(
        ACCOUNT.search(before) or re.match(r"[^\n]{0,12}예금주", after)
    )


def _is_business(match: re.Match[str], before: str, after: str) -> bool:
    dashed = bool(match["gap"].strip())
    return bool(COMPANY.search(before)) or (dashed and not CODE.search(before))


CONTACTS = tuple(
    Kind(name, re.compile(pattern), holds)
    for name, pattern, holds in (
        (
            "전화번호",
            rf"(?:\+?82{SEP}?(?:\(0\))?|[(]?[0O])(?P<mobile>1[O016789])?(?(mobile)|(?:2|[3-6][1-5]|70|50\d))"
            rf"(?P<gap>[)]?{SEP}?)\d{{3,4}}{SEP}?\d{{4}}(?!\d)",
            _is_phone,
        ),
        (
            "전화번호",
            rf"(?:15(?:22|33|44|66|77|88|99)|16(?:00|44|55|61|66|70|88)|18(?:00|11|33|55|77|99)){SEP}(?P<last>\d{{4}})",
            _is_hotline,
        ),
        (
            "전화번호",
            r"공일[공영일육칠팔구][ -]?[공영일이삼사오육칠팔구]{3,4}[ -]?[공영일이삼사오육칠팔구]{4}",
            lambda match, before, after: True,
        ),
        (
            "전자우편 주소",
            r"(?<![A-Za-z0-9._+-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}\s?(?:@|[(\[{]\s?(?:at|AT|골뱅이)\s?[)\]}]|\s?골뱅이\s?)\s?"
            r"[A-Za-z0-9-]+(?:\s?(?:\.|[(\[]\s?(?:dot|점)\s?[)\]]|\s점\s)\s?[A-Za-z0-9-]+)*"
            r"\s?(?:\.|[(\[]\s?(?:dot|점)\s?[)\]]|\s점\s)\s?[A-Za-z]{2,6}(?![A-Za-z])",
            lambda match, before, after: True,
        ),
        (
            "주소",
            rf"(?P<region>(?<![가-힣]){REGION}{{1,4}})?(?<![가-힣])[가-힣]{{1,8}}\d{{0,3}}(?:대로|로|길)\s?(?:\d{{1,4}}(?:번|가)?길\s?)?"
            r"\d{1,4}(?:-\d{1,4})?(?!\d)(?P<flat>,?\s?(?:[가-힣]+\s?)?\d{1,4}동\s?\d{1,4}호)?",
            _is_road,
        ),
        (
            "주소",
            rf"(?P<region>(?<![가-힣]){REGION}{{1,4}})?(?<![가-힣])[가-힣]{{1,6}}\d?(?:동|리|가)\s?"
            rf"(?:산\s?)?\d{{1,4}}(?:-\d{{1,4}}(?P<word>\s?번지)?|\s?번지)(?!\d)",
            _is_plot,
        ),
        ("주소", r"(?<!\d)\d{1,4}동\s?\d{3,4}호(?![가-힣]*기)", _is_flat),
        (
            "생년월일",
            r"(?:(?<!\d)(?:19|20)\d\d|(?<![\d.])['’]?\d\d)\s?[년.\-/]\s?\d{1,2}\s?[월.\-/]\s?\d{1,2}\s?[일.]?\s?"
            r"(?:생(?![가-힣])|생(?=[인이으])|生|출생)"
            r"|(?:생년월일|생\s?일|출생일|출생년월일|DOB)\s?[:：)]?\s?(?:은|이|는)?\s?['’(]?"
            r"(?:\d{8}|\d{6}|(?:19|20)?\d\d\s?[년.\-/]\s?\d{1,2}\s?[월.\-/]\s?\d{1,2})",
            lambda match, before, after: not CRITERION.match(after),
        ),
        (
            "차량번호",
            r"(?P<town>(?:서울|부산|대구|인천|광주|대전|울산|경기|강원|충북|충남|전북|전남|경북|경남|제주)\s?)?(?<!\d)\d{2,3}(?P<gap>\s?)"
            r"(?P<letter>[가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주아바사자배허하호])(?P<blank>[ -]?)\d{4}(?!\d)",
            _is_plate,
        ),
        ("계좌번호", rf"(?<![{DASH}\d])\d{{2,6}}(?:[{DASH} ]?\d{{2,8}}){{1,3}}(?!\d)", _is_account),
        (
            "사업자등록번호",
            rf"(?<![{DASH}\d])\d{{3}}(?P<gap>{SEP}?)\d{{2}}(?P=gap)\d{{5}}(?![{DASH}\d])",
            _is_business,
        ),
    )
)
NAMES = frozenset(kind.name for kind in CONTACTS)
