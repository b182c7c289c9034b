"""Who speaks (발언자) in combination: whatever stands in the overview or below the last words is nobody's, in every dialect; no mask is named.

All people and places are fictional.
"""

from collections.abc import Callable, Mapping, Sequence

import pytest
from conftest import IN_PROOF, understand

Said = Sequence[tuple[str, str]]
WAYS: Mapping[str, Callable[[str, str], str]] = {
    "colon": "{}: {}".format,
    "circle": "○{}   {}".format,
    "circle-colon": "○ {} : {}".format,
    "paren": "({}) {}".format,
    "heading": "### 〈{}〉\n- {}\n".format,
    "line": "{}\n{}\n".format,
    "dash": "{} - {}".format,
    "table": "| {} | {} |".format,
    "bullet": "- {}: {}".format,
}
SAID = (
    ("위원장 김가상", "성원이 되었으므로 개회합니다."),
    ("이허구 위원", "주차장 예산이 모자랍니다."),
    ("도시과장 박가공", "추경에 넣겠습니다."),
    ("정새봄 위원", "그렇게 해 주시기 바랍니다."),
    ("위원장 김가상", "원안대로 가결되었음을 선포합니다."),
)
FACTS = (
    "방청: 2명",
    "방청: 없음",
    "방청: 주민 정방청 등 2명",
    "배석: 없음",
    "출석률: 100%",
    "공개여부: 공개",
    "서기: 주무관 최가상",
    "간사: 청소년팀장",
    "참 석 자 : 자문위원 7명, 공무원 4명",
    "위원: 7명 중 6명 참석(1명 회피)",
)
BELOW = (
    "차기회의: 2025. 4. 2.(수) 14:00",
    "서기: 주무관 최가상 (서명)",
    "배포: 전 위원",
    "공개여부: 공개",
    "방청: 없음",
    "출석률: 100%",
    "비고: 없음",
    "첨부: 회의자료 1부",
    "회의비: 위원 5명 지급",
    "의결사항: 제1호 의안을 원안대로 의결한다.",
    "의장: 김가상 (인)",
    "작성자: 김주무",
    "다음 모임: 5월 22일 오후 2시 면사무소",
    "불참사유: 출장",
)
MASKS = (
    *("위원 ㄱ", "ㄱ위원", "ㄱ 위원", "위원 갑", "갑위원", "갑 위원", "심사위원 가", "심사위원 ㄴ"),
    *(
        "위원 김",
        "김위원",
        "김 위원",
        "위원 #1",
        "위원①",
        "A위원",
        "위원 A",
        "1번 위원",
        "위원 1번",
    ),
    *("평가위원 2", "위원 가", "심의위원 김", "○○○ 위원", "김○○ 위원", "◇◇◇ 위원", "□□□ 위원"),
    *("○○위원", "위원 K", "위원들", "자문위원 갑", "김모 위원", "의원 ㄱ", "이사 ㄴ", "위원 ○○○"),
)
TOGETHER = (
    *("위원 일동", "위원 다수", "위원 전원", "전체 위원", "일동", "전원", "모두", "참석자 일동"),
    *("참석위원 전원", "위원 모두", "이사 전원", "모든 위원"),
)


def record(way: str, said: Said, *, above: str = "", below: str = "") -> str:
    """A record of these turns, with a line right above the first or below the last."""
    front = ("가상시 도시계획위원회 회의록", "", "일시: 2025. 3. 5.(수) 14:00", "장소: 시청 회의실")
    head = ("| 발언자 | 발언내용 |", "|---|---|") if way == "table" else ()
    return "\n".join((*front, above, "", *head, *(WAYS[way](*own) for own in said), below, ""))


def said_in(text: str) -> list[tuple[str, str]]:
    meeting, _ = understand(text)
    return [
        (s.label, " / ".join(p.text for p in s.paragraphs if p.role == "text"))
        for s in meeting.speeches
        if s.label
    ]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("sign", ["", "□ ", "○ ", "- "])
def test_nobody_says_a_fact_of_the_overview(way: str, sign: str) -> None:
    for fact in FACTS:
        assert said_in(record(way, SAID, above=sign + fact)) == list(SAID), fact


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("sign", ["", "\n", "\n□ ", "\n- "])
def test_nobody_says_a_fact_below_the_last_words(way: str, sign: str) -> None:
    for fact in BELOW[:: 1 if IN_PROOF else 2]:
        assert said_in(record(way, SAID, below=sign + fact)) == list(SAID), fact


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("how", ["불참", "서면", "서면(의견 제출)", "위임", "출장", "×"])
def test_nobody_says_how_somebody_was_there(way: str, how: str) -> None:
    for sign in (" - ", "- ", "○ ", "· "):
        people = ("위원장 김가상 : 참석", f"위원 이없음 : {how}", f"위원 박못온 : {how}")
        above = "\n".join(("", "□ 참석 현황", *(sign + own for own in people)))
        assert said_in(record(way, SAID, above=above)) == list(SAID), sign


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("label", [*MASKS, *TOGETHER])
def test_a_mask_is_a_turn_and_no_person(way: str, label: str) -> None:
    said = [
        (label if "위원" in own and own != SAID[0][0] and own != SAID[-1][0] else own, words)
        for own, words in SAID
    ]
    meeting, _ = understand(record(way, said))
    is_mask = label in MASKS
    if way == "circle" and label == "○○위원":  # behind its mark it is a mask of three
        label = "○○○위원"
        said = [(label if own == "○○위원" else own, words) for own, words in said]
    own = [s for s in meeting.speeches if s.label == label]
    assert [s.label for s in meeting.speeches if s.label] == [label for label, _ in said]
    assert not any(s.speaker for s in own)
    assert all(s.withheld for s in own) == is_mask


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("방청객", "주차장은 어떻게 됩니까?"),
        ("담당자", "3천만 원입니다."),
        ("간사 이허구", "성원 보고를 드리겠습니다."),
        ("서기", "회의록을 낭독하겠습니다."),
    ],
)
def test_who_says_a_sentence_speaks(label: str, words: str) -> None:
    said = [*SAID[:2], (label, words), *SAID[2:]]
    assert said_in(record("colon", said)) == said


POSTS = (
    *(
        "사무장",
        "법무사",
        "관리인",
        "사서",
        "당직자",
        "지도사",
        "세무사",
        "회계사",
        "노무사",
        "총무",
    ),
    *("반장", "통장", "이장", "감독", "코치", "조리사", "영양사", "사회복지사", "간호사", "변리사"),
    *(
        "감리단장",
        "소장",
        "실무관",
        "사감",
        "관리소장",
        "학생대표",
        "학부모대표",
        "행정사",
        "시설장",
    ),
    *(
        "감정평가사",
        "요양보호사",
        "기록연구사",
        "경비원",
        "중대장",
        "공장장",
        "매니저",
        "새마을지도자",
    ),
)


@pytest.mark.parametrize("way", WAYS)
def test_who_has_a_post_speaks_even_once(way: str) -> None:
    for post in POSTS:
        said = [*SAID[:2], (post, "서류를 모두 갖추었습니다."), *SAID[2:]]
        assert said_in(record(way, said)) == said, post


@pytest.mark.parametrize("way", ["colon", "circle-colon", "paren"])
@pytest.mark.parametrize("label", ["임차인", "소유자", "경비", "입주자"])
def test_what_may_be_a_label_is_told(way: str, label: str) -> None:
    said = [*SAID[:2], (label, "서류를 모두 갖추었습니다."), *SAID[2:]]
    _, problems = understand(record(way, said))
    assert [p.message for p in problems if p.code == "K016"] == [
        f"발언 안에 다른 사람의 말로 보이는 줄이 있습니다: '{WAYS[way](*said[2])}'"
    ]


def test_a_thing_before_a_colon_is_not_told() -> None:
    words = "예산이 모자랍니다.\n첫째: 인건비가 늘었습니다.\n현장: 다녀왔습니다.\n이유: 물가가 올랐습니다."
    _, problems = understand(record("circle", [SAID[0], (SAID[1][0], words), *SAID[2:]]))
    assert "K016" not in [p.code for p in problems]
