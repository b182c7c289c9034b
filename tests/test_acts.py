"""Which sentences ask, request, answer or promise, by ending and by who speaks."""

import pytest
from conftest import understand

MEMBER, OFFICIAL, CHAIR = "○○○ 위원", "교통과장", "위원장"


def acts(label: str, text: str) -> list[str]:
    """The kinds of a paragraph's acts; a member has spoken before."""
    meeting, _ = understand(f"### 〈○○○ 위원〉\n\n- 좋음.\n\n### 〈{label}〉\n\n- {text}")
    return [act.kind for act in meeting.speeches[-1].paragraphs[0].acts]


REQUESTS = """
고민해 주시기 바람.
함께 고민해주기 바랍니다.
홍보를 늘리면 좋을 것임.
홍보를 늘려 주셨으면 좋겠음.
다시 살펴보는 것이 좋겠다는 생각이 듦.
먼저 분석을 해야 할 것임.
안전하게 설계되어야 될것임.
한 번 더 체크할 필요가 있음.
홍보에 대한 고민이 필요함.
두 곳의 거리 등 고려 필요함.
같이 고민해 주셨으면 하는 바람임.
다시 고민해보시라는 말씀을 드리고 싶음.
확산하는 방안을 권유드림.
내년에 반영해 주실 것을 요청드립니다.
성과를 포함시켜 주시면 어떨까 하는 의견을 드린 것임.
대책을 마련해야 함.
"""
QUESTIONS = """
언제 끝나는지 궁금함.
같은 사업인지 다른 사업인지 조금 혼동이 됨.
예산은 얼마인지?
왜 늦어졌는가?
몇 대를 살 것인지 답변 바람.
"""
COMMITMENTS = """
점검하면서 진행하도록 하겠음.
더 고민을 해보겠음.
잘 작성될 수 있도록 노력하겠습니다.
다음 회의에 결과를 보고드리겠음.
중복이 발생하지 않도록 하겠음.
"""
ANSWERS = """
작년부터 추진하고 있음.
지금 시험하는 중임.
내년에 끝낼 예정임.
중복되는 사업은 많지 않다는 말씀을 드림.
작년에 두 곳을 열었음.
"""
NONE_OF_A_MEMBER = """
많은 예산이 필요함.
모두 다 필요한 사업임.
강하게 갈 필요는 없다고 보임.
오해가 없기를 바램.
검토가 필요하다고 하였음.
시장이 '빨리 해 주시기 바랍니다.'라고 하였음.
공유해 달라고 하면 잘 해주지 않음.
굉장히 좋다고 생각함.
말씀드리겠음.
질문을 드립니다.
충분하지 않을까.
노력하고 있음.
양해해 주시기 바람.
아쉬운 부분임.
반드시 해야 한다는 말씀은 아님.
확대할 필요가 있다고 생각하지 않음.
폐지해야 한다는 의견에 반대함.
주민들은 공사를 중단해야 한다는 입장임.
주민들이 시에 설치를 요청함.
감사원에서 개선을 권고함.
제가 지난번에 제안함.
조례상 5년마다 계획을 수립해야 함.
대상자는 만 65세 이상이어야 함.
이용하려면 회원가입을 해야 함.
새해 복 많이 받으시기 바랍니다.
자료 12쪽을 봐 주시기 바랍니다.
시민들이 언제 개통하는지 많이 궁금해함.
지난 회의에서 예산이 얼마인지 질문했음.
답변을 요청했으나 받지 못함.
설명을 요청한 주민이 많음.
민원인은 이렇게 적었음. "너무 덥다. 그늘막을 설치해 주시기 바람."
의견서에는 『예산을 늘려 주시기 바람』
"""
NONE_OF_AN_OFFICIAL = """
말씀드리겠음.
이상으로 보고를 마치겠음.
답변드리겠습니다.
감사하겠음.
하겠다고 한 적은 아님.
예산이 많으면 좋겠음.
알겠습니다.
어렵겠음.
검토가 필요한 사항이라고 봄.
보고드리도록 하겠습니다.
보고를 마치도록 하겠습니다.
지적에 대해 답을 드리겠음.
이상 보고를 마치고 질의를 받겠음.
설명을 이어가겠음.
하나 여쭤보겠음.
다음은 예산에 대해 설명드리겠음.
향후 추진계획에 대해 보고드리겠습니다.
그것은 못 하겠음.
예산이 없는데 어떻게 하겠음.
그런 문제는 없다고 보겠음.
시공사는 내년까지 공사를 마치고 인도하겠습니다.
주민들이 시에 설치를 요청함.
위원님 말씀 잘 들었음.
언론에서는 중단됐다고 보도했음.
드릴 말씀이 없습니다.
"""


def lines(table: str) -> list[str]:
    return table.strip().split("\n")


@pytest.mark.parametrize("text", lines(REQUESTS))
def test_a_member_requests(text: str) -> None:
    assert acts(MEMBER, text) == ["request"]


@pytest.mark.parametrize("text", lines(QUESTIONS))
def test_a_member_asks(text: str) -> None:
    assert acts(MEMBER, text) == ["question"]


@pytest.mark.parametrize("text", lines(COMMITMENTS))
def test_an_official_promises(text: str) -> None:
    assert acts(OFFICIAL, text) == ["commitment"]
    assert acts(MEMBER, text) == acts(CHAIR, text) == []


@pytest.mark.parametrize("text", lines(ANSWERS))
def test_an_official_answers(text: str) -> None:
    assert acts(OFFICIAL, text) == ["answer"]
    assert acts(MEMBER, text) == acts(CHAIR, text) == []


@pytest.mark.parametrize("text", lines(NONE_OF_A_MEMBER))
def test_a_member_says_something_else(text: str) -> None:
    assert acts(MEMBER, text) == []


@pytest.mark.parametrize("text", lines(NONE_OF_AN_OFFICIAL))
def test_an_official_says_something_else(text: str) -> None:
    assert acts(OFFICIAL, text) == []


def test_the_chair_leads_and_asks_nothing_of_the_city() -> None:
    for text in [*lines(REQUESTS), *lines(QUESTIONS)]:
        assert acts(CHAIR, text) == []


def test_an_official_asks_for_help_in_so_many_words() -> None:
    assert acts(OFFICIAL, "잘 도와주실 것을 부탁드립니다.") == ["request"]


def test_before_a_member_has_spoken_nothing_is_an_answer() -> None:
    meeting, _ = understand("### 〈교통과장〉\n\n- 추진하고 있음. 잘 하겠음.")
    assert [act.kind for act in meeting.speeches[0].paragraphs[0].acts] == ["commitment"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("2024. 7. 4.까지 제출해 주시기 바람.", "2024. 7. 4.까지 제출해 주시기 바람."),
        ("'23년에는 늘었음. '24년에는 예산을 늘려야 함.", "'24년에는 예산을 늘려야 함."),
        ("예산은 충분하다고 봄\n인력을 늘려야 함", "인력을 늘려야 함"),
    ],
)
def test_dates_years_and_lines_do_not_mislead(text: str, quote: str) -> None:
    meeting, _ = understand(f"### 〈○○○ 위원〉\n\n- {text}".replace("\n인력", "  \n인력"))
    assert [act.quote for act in meeting.speeches[0].paragraphs[0].acts] == [quote]


def test_a_deputy_leads_where_no_chair_speaks() -> None:
    meeting, _ = understand(
        "### 〈부위원장〉\n\n- 교통과장님께서 설명해 주시기 바람.\n\n### 〈○○○ 위원〉\n\n- 좋음."
    )
    assert [speech.kind for speech in meeting.speeches] == ["procedure", "opinion"]
    assert meeting.speeches[0].paragraphs[0].acts == ()


def test_a_sentence_is_quoted_whole_and_runs_to_its_own_full_stop() -> None:
    text = "### 〈○○○ 위원〉\n\n- 웹3.0은 좋음. ‘지금 할 거야. 내년에 할 거야.’ 라고 하지 말고, 지금 하면 좋겠음. 끝임."
    meeting, _ = understand(text)
    quotes = [act.quote for act in meeting.speeches[0].paragraphs[0].acts]
    assert quotes == ["‘지금 할 거야. 내년에 할 거야.’ 라고 하지 말고, 지금 하면 좋겠음."]


def test_that_all_agree_is_no_answer() -> None:
    assert acts("전 체", "이의 없습니다.") == []
    assert acts("위원 일동", "없습니다.") == []
    assert acts(OFFICIAL, "남은 예산은 없습니다.") == ["answer"]
