"""The real record of 4 July 2023, counted by hand."""

from collections import Counter

from conftest import REAL, ROOT

from generator.check.completeness import completeness
from generator.model import Meeting

LABELS = [
    "간사",
    "위원장",
    "디지털정책담당관",
    "빅데이터담당관",
    "정보시스템담당관",
    "공간정보담당관",
    "정보통신보안담당관",
    "데이터센터",
    "서울기록원_기록정책과장",
    "서울디지털재단_경영전략실장",
    "위원장",
    "디지털재단_이사장",
    "○○○_위원",
    "디지털재단_이사장",
    "디지털정책담당관",
    "○○○_위원",
    "디지털재단_이사장",
    "위원장",
    "디지털재단_이사장",
    "위원장",
    "○○○_위원",
    "○○○_위원",
    "○○○_위원",
    "○○○_위원",
    "○○○_위원",
    "디지털수석",
    "부위원장",
    "○○○_위원",
    "○○○_위원",
    "디지털재단_이사장",
    "○○○_위원",
    "위원장",
    "디지털정책관",
    "위원장",
]


def test_34_speeches_in_order_with_their_printed_labels(real: Meeting) -> None:
    assert [s.label for s in real.speeches] == [label.replace("_", " ") for label in LABELS]
    assert [s.id for s in real.speeches] == [f"s{n}" for n in range(1, 35)]


def test_10_speeches_are_masked_and_none_of_them_has_a_speaker(real: Meeting) -> None:
    masked = [s for s in real.speeches if s.withheld]
    assert len(masked) == REAL.read_text("utf-8").count("〈○○○") == 10
    assert not any(s.speaker for s in masked)


def test_138_paragraphs_19_of_them_nested(real: Meeting) -> None:
    depths = Counter(p.depth for s in real.speeches for p in s.paragraphs)
    assert sum(depths.values()) == 138
    assert depths[1] == 19
    assert set(depths) == {0, 1, None}


def test_17_joins_3_of_them_without_a_space(real: Meeting) -> None:
    joins = [join for p in real.paragraphs() for join in p.joins]
    assert Counter(join.separator for join in joins) == {"space": 14, "none": 3}
    assert sum(len(p.parts) - 1 for p in real.paragraphs()) == 17
    texts = "\n".join(p.text for p in real.paragraphs())
    for word in (
        "차후 조금씩 개선이나 고민을",
        "같이 연관시키는 작업들을",
        "넘어가더라.",
        "센터가 상당히 많음",
    ):
        assert word in texts


def test_19_agenda_items_in_two_groups(real: Meeting) -> None:
    assert Counter(item.group for item in real.agenda) == {
        "디지털정책관 현안업무보고": 10,
        "서울디지털재단 현안업무보고": 9,
    }
    assert [g.announced for g in real.overview.groups] == [10, 9]
    assert all(item.number is None for item in real.agenda)
    sixth = real.agenda[5]
    assert (sixth.id, sixth.title) == ("a6", "인공지능 행정 추진")
    assert (sixth.reporter, sixth.paragraph) == ("s5", "s5-p2")


def test_the_overview_says_when_where_and_who(real: Meeting) -> None:
    overview = real.overview
    assert overview.title == "2023년 제2차 「스마트도시위원회」 회의록"
    assert (overview.year, overview.ordinal) == (2023, 2)
    assert f"{overview.day} {overview.starts} {overview.ends}" == "2023-07-04 14:00:00 16:20:00"
    assert overview.place == "서울시청 6층 기획상황실"
    assert len(overview.attendees) == overview.announced == 12
    assert (overview.attendees[10].name, overview.attendees[10].role) == (
        "김진만",
        "디지털정책관(공동부위원장)",
    )
    assert len(overview.observers) == 10
    assert overview.observers[-1].label == "디지털정책관 소속 주무관"
    assert len(overview.programme) == 2
    assert overview.result == "불임 참조"


def test_the_law_s_eleven_items_as_the_record_has_them(real: Meeting) -> None:
    states = {found.item: found.state for found in completeness(real)}
    assert len(states) == 11
    assert {item for item, state in states.items() if state != "present"} == {
        "결정사항",
        "표결내용",
    }
    assert (states["결정사항"], states["표결내용"]) == ("attached", "absent")


def test_4_labels_have_a_name(real: Meeting) -> None:
    assert {s.label: s.name for s in real.speakers if s.name} == {
        "위원장": "정영식",
        "부위원장": "김영미",
        "디지털정책관": "김진만",
        "디지털재단 이사장": "강요식",
    }
    assert len(real.speakers) == 14


def test_the_committed_ledger_is_that_of_the_record(real: Meeting) -> None:
    from generator.pipeline import understand

    archive = understand(ROOT)
    from generator.permalinks.ledger import to_yaml

    path = "minutes/smart-city/2023-2/ids.yml"
    assert to_yaml(archive.ledgers[path]) == (ROOT / path).read_text("utf-8")


def test_a_title_in_the_discussion_is_a_mention(real: Meeting) -> None:
    found = {p.id: [m.agenda for m in p.mentions] for p in real.paragraphs() if p.mentions}
    assert found["s13-p6"] == ["a6"]
    assert found["s13-p3"] == ["a17"]
    assert found["s21-p7"] == ["a8"]  # 공공와이파이 …: quotation marks of the title aside
    for paragraph in real.paragraphs():
        for mention in paragraph.mentions:
            stop = mention.start + len(mention.quote)
            assert paragraph.text[mention.start : stop] == mention.quote
