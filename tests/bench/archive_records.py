"""Made-up records of realistic size: an archive of any number of meetings, the same on every machine.

A meeting has 19 agenda items in four groups, a chair, 22 reporting offices and masked members; 45 pages come of it. Its
text, some 24,000 characters, is of real sentences' length: reports under items, opinions that name items by title or by
their first words, answers, promises. Seventy of a hundred words are of a common stock, the others of a committee's own, and
new ones come with every meeting, so that the vocabulary of an archive grows. A committee has 50 meetings, two in
three weeks; its programmes come back under changed titles. All people and places are fictional.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

MEETINGS = 50  # of a committee
ITEMS = 19
STOCK = [
    "예산",
    "조례",
    "보고",
    "주민",
    "시설",
    "계획",
    "도로",
    "학교",
    "복지",
    "안전",
    "공원",
    "교통",
    "문화",
    "지역",
    "사업",
    "도서관",
    "주차장",
    "하천",
    "청년",
    "어르신",
    "어린이집",
    "병원",
    "시장",
    "상인",
    "골목",
    "가로등",
    "횡단보도",
    "자전거",
    "버스",
    "정류장",
    "지하철",
    "환경",
    "쓰레기",
    "재활용",
    "에너지",
    "태양광",
    "전기차",
    "충전기",
    "데이터",
    "인공지능",
    "행정",
    "민원",
    "상담",
    "누리집",
    "전산망",
    "정보",
    "보안",
    "개인정보",
    "통계",
    "조사",
    "용역",
    "계약",
    "입찰",
    "공모",
    "심사",
    "위탁",
    "점검",
    "평가",
    "성과",
    "지표",
    "목표",
    "일정",
    "인력",
    "채용",
    "교육",
    "훈련",
    "강사",
    "강좌",
    "축제",
    "공연",
    "전시",
    "박물관",
    "체육관",
    "수영장",
    "산책로",
    "둘레길",
    "광장",
    "분수",
    "가로수",
    "녹지",
    "텃밭",
    "급식",
    "돌봄",
    "방문",
    "건강",
    "검진",
    "예방",
    "접종",
    "감염병",
    "응급",
    "소방",
    "재난",
    "대피",
    "침수",
    "배수",
    "펌프장",
    "제설",
    "폭염",
    "쉼터",
    "임대주택",
    "재개발",
    "건축",
    "허가",
    "단속",
    "불법",
    "신고",
]
VERBS = (
    "추진하고 있습니다",
    "검토하겠습니다",
    "마련하였습니다",
    "늘리기로 하였습니다",
    "점검하고 있습니다",
    "보완하겠습니다",
    "협의하고 있습니다",
    "확대할 계획입니다",
    "설치하였습니다",
    "운영하고 있습니다",
    "준비하고 있습니다",
    "개선하겠습니다",
)
ASKING = (
    "추진 상황을 알려 주시기 바랍니다",
    "대책을 세워 주시기 바랍니다",
    "왜 늦어졌습니까",
    "얼마나 들었습니까",
)
PLACES = [
    "가온",
    "나래",
    "다솜",
    "라온",
    "마루",
    "바름",
    "새벽",
    "아람",
    "자람",
    "초롱",
    "푸름",
    "하늘",
]
ENDS = ("조성 사업", "확충 계획", "운영 현황", "개선 방안", "지원 사업", "정비 계획")
AGAIN = ("", " 추진 결과", " 변경안", "(2차)")
SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후"


def place_of(number: int) -> tuple[str, str]:
    """Committee and meeting of the archive's n-th meeting: `city-007`, `2023-12`."""
    committee, own = divmod(number, MEETINGS)
    day = day_of(own)
    return f"city-{committee:03}", f"{day.year}-{own + 1:02}"


def day_of(own: int) -> date:
    return date(2022, 1, 4) + timedelta(days=own * 21 // 2)


def archive(count: int) -> Iterator[tuple[str, str]]:
    """Path -> text of every file of an archive of so many meetings."""
    for number in range(count):
        committee, meeting = place_of(number)
        if number % MEETINGS == 0:
            name = f"{PLACES[number // MEETINGS % 12]}{number // MEETINGS + 1}동 도시위원회"
            yield (
                f"minutes/{committee}/committee.yml",
                f"name: {name}\npublisher: 가상시(지어낸 곳)\n",
            )
        yield f"minutes/{committee}/{meeting}/minutes.md", record(number)
        yield f"minutes/{committee}/{meeting}/meeting.yml", "record: summary\nreading: digital\n"


@cache
def programmes(committee: int) -> list[str]:
    """What a committee comes back to again and again."""
    pick = random.Random(f"programmes {committee}")
    words = [f"{one} {other}" for one in PLACES for other in STOCK]
    return [f"{words[pick.randrange(len(words))]} {pick.choice(ENDS)}" for _ in range(60)]


def record(number: int) -> str:
    """The text of one meeting."""
    committee, own = divmod(number, MEETINGS)
    pick, day = random.Random(f"meeting {number}"), day_of(own)
    new = ["".join(pick.choices(SYLLABLES, k=pick.choice((2, 3)))) for _ in range(25)]
    local = random.Random(f"words {committee}")
    words = STOCK * 3 + ["".join(local.choices(SYLLABLES, k=3)) for _ in range(90)] + new
    offices = [f"{word}과장" for word in pick.sample(STOCK[:60], 22)]
    titles = [
        t + pick.choice(AGAIN)
        for t in pick.sample(list(dict.fromkeys(programmes(committee))), ITEMS)
    ]

    def sentence(length: int = 9) -> str:
        return f"{' '.join(pick.choices(words, k=length))}을 {pick.choice(VERBS)}."

    def asked() -> str:
        return f"{' '.join(pick.choices(words, k=6))} {pick.choice(ASKING)}."

    def block(sentences: int) -> str:
        return " ".join(sentence(pick.randint(6, 11)) for _ in range(sentences))

    lines = [
        f"# {day.year}년 제{own + 1}차 도시위원회 회의록",
        "",
        "## 〈회의개요〉",
        "",
        f"◆ 일시 : {day.year}. {day.month}. {day.day}. 14:00~16:30",
        "",
        "◆ 장소 : 가상시청 3층 회의실",
        "",
        "◆ 참석위원 : 12명",
        "",
        "- 홍가상 위원장, 김허구 위원, 이지음 위원, 박없음 위원",
        "",
        "◆ 회의안건",
        "",
        *(f"- {title}" for title in titles),
        "",
        "◆ 회의결과 : 붙임 참조",
        "",
        "### 〈위원장〉",
        "",
        f"- 회의를 시작하겠습니다. {block(2)}",
        "",
    ]
    for index, office in enumerate(offices[:ITEMS]):
        lines += [f"### 〈{office}〉", "", f"- {office[:-2]} 현안업무 보고", f"  - {titles[index]}"]
        lines += [f"- {block(4)}" for _ in range(2)] + [""]
    for _ in range(40):
        title = pick.choice(titles)
        lines += [
            "### 〈○○○ 위원〉",
            "",
            f"- {title}에 대하여 {block(1)} {asked()}",
            f"- {block(2)}",
            "",
        ]
        office = pick.choice(offices)
        lines += [f"### 〈{office}〉", "", f"- 말씀하신 {title}은 {block(1)}", f"- {block(2)}", ""]
    lines += [
        line
        for office in offices[ITEMS:]
        for line in (f"### 〈{office}〉", "", f"- {block(2)}", "")
    ]
    return "\n".join([*lines, "### 〈위원장〉", "", "- 회의를 마치겠습니다.", ""])
