"""What people write beside a record: `committee.yml` and `meeting.yml`, checked into facts.

All YAML written by hand enters here and leaves as dataclasses; what is not understood is a problem
with its line, and the rest is read all the same.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

import yaml

from generator.notes import Alias, Committee, Correction, Notes, Topic, Version
from generator.problems import Problem, at
from generator.settings.values import (
    BLANK,
    IN_OTHER_WORDS,
    Unfit,
    broken,
    choice,
    day_of,
    line_of,
    no_pairs,
    pairs_of,
    text_of,
    web_address,
    words_of,
    yes,
)

COMMITTEE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
MEETING_ID = re.compile(r"[0-9]{4}-[0-9a-z][0-9a-z-]{0,57}")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
FINDING = re.compile(r"[A-Z]\d{3}-[0-9a-f]{8}")
ALL_GONE = r"(?:removed|redacted)-[0-9a-f]{8}"  # of the text that has taken the place of all others
ORIGINAL = re.compile(r"original\.(?:hwpx|hwp|docx|pdf)")
ADDRESSES = frozenset({"about", "guide", "search", "api", "data", "assets", "feeds", "404"})
RESERVED = ADDRESSES | {"development", "templates"}  # these two are folders of `docs/`


Read = Callable[[yaml.Node], Any]
"""A node to its value."""
FIELD = {"date": "day"}  # where a key's value has another name in the facts


def _download(node: yaml.Node) -> str:
    value = text_of(node)
    if value and not ORIGINAL.fullmatch(value):
        raise Unfit("회의 폴더에 있는 원본 파일의 이름을 적으세요: original.hwpx")
    return value


def _offices(node: yaml.Node) -> Mapping[str, tuple[str, ...]]:
    example = "서울디지털재단 이사장: [디지털재단 이사장]"
    return {office: words_of(others, example) for office, others in pairs_of(node, example)}


def _slugs(node: yaml.Node) -> Mapping[str, str]:
    pairs = list(pairs_of(node, "위원장: chair"))
    slugs = {label: text_of(slug) for label, slug in pairs}
    for label, slug in pairs:
        if not SLUG.fullmatch(slugs[label]) or slugs[label] == "withheld":
            raise Unfit(f"주소는 영어 소문자, 숫자, -로 적으세요: {label}: chair", slug)
    if len(set(slugs.values())) < len(slugs):
        raise Unfit("두 발언자에게 같은 주소를 줄 수 없습니다. 서로 다르게 적으세요")
    return slugs


def _aliases(node: yaml.Node) -> tuple[Alias, ...]:
    example = "디지털 약자 역량강화 교육: [어디나 지원단]"
    return tuple(
        Alias(item, phrase, child.start_mark.line + 1)
        for item, value in pairs_of(node, example)
        for phrase, child in zip(words_of(value, example), value.value, strict=True)
    )


def _joins(node: yaml.Node) -> Mapping[str, Any]:
    joins = {
        own: words_of(kinds, "s13-p2: [none]") for own, kinds in pairs_of(node, "s13-p2: [none]")
    }
    if any(kind not in ("space", "none") for kinds in joins.values() for kind in kinds):
        raise Unfit("띄어 쓰면 space, 붙여 쓰면 none을 적으세요: s13-p2: [none]")
    return joins


def _versions(node: yaml.Node) -> tuple[Version, ...]:
    example = "초안: 2024-03-05"
    versions = [(name, day_of(day)) for name, day in pairs_of(node, example)]
    if not all(day for _, day in versions):
        raise Unfit(f"판마다 날짜를 적으세요: {example}")
    return tuple(Version(name, day) for name, day in versions if day)


CORRECTION = {
    "paragraph": "s13-p2",
    "printed": "적힌 말",
    "right": "바른 말",
    "reason": "오타",
    "date": "2024-03-05",
    "by": "스마트도시위원회",
}


def _corrections(node: yaml.Node) -> tuple[Correction, ...]:
    example = "\n  ".join(f"{key}: {value}" for key, value in CORRECTION.items())
    form = f"정정마다 이렇게 적으세요:\ncorrections:\n- {example}"
    if not isinstance(node, yaml.SequenceNode):
        raise Unfit(form)
    corrections: list[Correction] = []
    for one in node.value:
        given = dict(pairs_of(one, form))
        lacking = [key for key in CORRECTION if key not in given or not text_of(given[key])]
        if lacking:
            raise Unfit(f"빠진 것을 적으세요: {', '.join(lacking)}\n{form}", one)
        if given.keys() != CORRECTION.keys():
            raise Unfit(form, one)
        own, printed, right, reason, by = (text_of(given[k]) for k in CORRECTION if k != "date")
        line, day = one.start_mark.line + 1, day_of(given["date"])
        if printed == right:
            raise Unfit("적힌 말과 바른 말이 같습니다. printed와 right를 확인하세요", one)
        corrections.append(Correction(own, printed, right, reason, by, day, line))
    return tuple(corrections)


def _addresses(node: yaml.Node) -> Mapping[str, str]:
    example = "smart-city/2023-2: smart-city/2023-02"
    moved = {}
    for old, new in pairs_of(node, example):
        pair = (old, text_of(new))
        if not all(re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", address) for address in pair):
            raise Unfit(f"사이트의 첫 쪽부터 센 옛 주소와 새 주소를 적으세요: {example}", new)
        if any(address.partition("/")[0] in RESERVED for address in pair):
            raise Unfit(f"사이트가 쓰는 주소입니다: {old}", new)
        moved[old] = pair[1]
    return moved


def _glossary(node: yaml.Node) -> Mapping[str, str]:
    return {
        term: text_of(words) for term, words in pairs_of(node, "현안업무: 지금 하고 있는 중요한 일")
    }


TOPIC = "walkable-streets:\n    name: 걷기 좋은 길\n    items: [걷기 좋은 길 조성, 걷기 좋은 길 조성 추진 결과]"


def _topics(node: yaml.Node) -> tuple[Topic, ...]:
    form = f"주제마다 이렇게 적으세요:\ntopics:\n  {TOPIC}"
    topics: list[Topic] = []
    for slug, value in pairs_of(node, TOPIC):
        given = dict(pairs_of(value, TOPIC))
        if not SLUG.fullmatch(slug):
            raise Unfit(f"주소는 영어 소문자, 숫자, -로 적으세요: {TOPIC}", value)
        if any(topic.slug == slug for topic in topics):
            raise Unfit(f"같은 주소를 두 번 적었습니다. 서로 다르게 적으세요: {slug}", value)
        if given.keys() != {"name", "items"} or not text_of(given["name"]):
            raise Unfit(form, value)
        items = words_of(given["items"], "items: [걷기 좋은 길 조성]")
        if not all(items) or not items:
            raise Unfit(form, given["items"])
        lines = tuple(child.start_mark.line + 1 for child in given["items"].value)
        topics.append(Topic(slug, text_of(given["name"]), items, lines))
    return tuple(topics)


def _decisions(node: yaml.Node) -> Mapping[str, str]:
    answers = {}
    for own, answer in pairs_of(node, "s12: removed"):
        answers[own] = text_of(answer)
        if own.startswith("speaker-") and answers[own] != "redacted":
            raise Unfit(f"발언자의 옛 주소를 비공개하려면 이렇게 적으세요: {own}: redacted", answer)
        form = ALL_GONE if own == "all" else r"removed|redacted|same-[0-9a-f]{8}"
        if not re.fullmatch(form, answers[own]):
            raise Unfit(
                f"minutes check가 알려 준 대로 적거나, 빠진 글이면 removed, 비공개로 뺐으면 redacted를 적으세요: {own}: removed",
                answer,
            )
    return answers


def _accepted(node: yaml.Node) -> Mapping[str, str]:
    example = "K004-1a2b3c4d: 원본에도 표결내용이 없음"
    reasons = {}
    for key, reason in pairs_of(node, example):
        reasons[key] = line_of(reason)
        if not FINDING.fullmatch(key):
            raise Unfit(f"minutes check가 알려 준 이름을 그대로 적으세요: {example}", reason)
    return reasons


DIALECT = choice(
    heading="〈위원장〉 같은 제목이 발언자이면",
    circle="○위원장으로 시작하면",
    paren="(위원장 홍길동)으로 시작하면",
    colon="홍길동: 으로 시작하면",
    table="표의 한 줄이 한 발언이면",
    none="발언자가 없으면",
)
COMMITTEE_KEYS: Mapping[str, Read] = {
    "name": text_of,
    "publisher": text_of,
    "contact": text_of,
    "licence": text_of,
    "official_site": yes,
    "offices": _offices,
    "slugs": _slugs,
    "agenda_aliases": _aliases,
    "aliases": _addresses,
    "glossary": _glossary,
    "topics": _topics,
}
MEETING_KEYS: Mapping[str, Read] = {
    "record": choice(summary="발언 요지면", verbatim="속기록이면"),
    "reading": choice(ocr="문자 인식으로 읽었으면", digital="처음부터 글이면"),
    "original": text_of,
    "original_url": web_address,
    "download": _download,
    "licence": text_of,
    "title": text_of,
    "date": day_of,
    "place": text_of,
    "dialect": DIALECT,
    "joins": _joins,
    "status": choice(draft="초안이면", final="확정본이면"),
    "versions": _versions,
    "corrections": _corrections,
    "ids": _decisions,
    "accepted": _accepted,
    "kind": choice(
        written="서면으로 결의했으면",
        cancelled="열지 않았으면",
        postponed="미루었으면",
        held="열린 회의이면",
    ),
    "agenda_aliases": _aliases,
}


def read_committee(own: str, text: str | None, path: str) -> tuple[Committee, list[Problem]]:
    """The committee of a folder; without a usable file its id has to serve as its name."""
    committee = Committee(own, name=own)
    if text is None:
        hint = "이 파일을 만들고 이렇게 적으세요:\nname: (여기에 위원회 이름)\npublisher: (여기에 회의록을 내는 기관)"
        return committee, [at("error", "C001", (path, 1), "위원회 정보 파일이 없습니다", hint)]
    values, problems = _read(text, path, COMMITTEE_KEYS)
    committee = replace(committee, **values)
    if not values.get("name") and not any("'name'" in p.message for p in problems):
        hint = "이렇게 적으세요: name: (여기에 위원회 이름)"
        problems.append(at("error", "C002", (path, 1), "위원회 이름이 없습니다", hint))
    return replace(committee, name=committee.name or own), problems


def read_notes(text: str | None, path: str) -> tuple[Notes, list[Problem]]:
    """The notes on a meeting; the file is optional."""
    values, problems = _read(text or "", path, MEETING_KEYS)
    notes = replace(Notes(), **values)
    bare = [
        key
        for key, reason in notes.accepted.items()
        if reason in ("", "까닭") or BLANK.search(reason)
    ]
    kept = {key: reason for key, reason in notes.accepted.items() if key not in bare}
    told = [_without_reason(key, text or "", path) for key in bare]
    lines = {line.partition(":")[0]: n for n, line in enumerate((text or "").split("\n"), 1)}
    own = {key: n for key, n in lines.items() if key in MEETING_KEYS}
    return replace(notes, accepted=kept, lines=own), [*problems, *told]


def _without_reason(key: str, text: str, path: str) -> Problem:
    """A finding that somebody accepted without saying why is not accepted; that stops nothing."""
    line = next(n for n, line in enumerate([*text.split("\n"), key], start=1) if key in line)
    hint = f"{key}: 뒤에, 그대로 두는 까닭을 괄호 없이 적으세요"
    message = f"까닭이 없어 받아들이지 않았습니다: {key}"
    return at("warning", "Y007", (path, line), message, hint)


def _read(text: str, path: str, keys: Mapping[str, Read]) -> tuple[dict[str, Any], list[Problem]]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        return {}, [broken(error, path, text)]
    if root is None:
        return {}, []
    if not isinstance(root, yaml.MappingNode):
        return {}, [no_pairs(path, text, next(iter(keys)))]
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key_node, value in root.value:
        name, where = str(key_node.value), (path, key_node.start_mark.line + 1)
        if name not in keys:
            problems.append(_unknown(name, where, keys))
        elif (field := FIELD.get(name, name)) in values:
            hint = f"'{name}:'은 한 번만 적고, 아래에 적은 것을 그 밑으로 모으세요"
            problems.append(
                at("error", "Y004", where, f"같은 항목을 두 번 적었습니다: '{name}'", hint)
            )
        else:
            try:
                values[field] = keys[name](value)
            except Unfit as error:
                where = (path, error.line or where[1])
                problems.append(
                    at("error", "Y005", where, f"'{name}'의 값이 맞지 않습니다", str(error))
                )
    return values, problems


def _unknown(name: str, where: tuple[str, int], keys: Mapping[str, Read]) -> Problem:
    if FINDING.fullmatch(name) and "accepted" in keys:
        hint = f"accepted: 아래에 두 칸 들여 쓰세요:\naccepted:\n  {name}: (여기에 까닭)"
        return at("error", "Y003", where, f"알 수 없는 항목입니다: '{name}'", hint)
    inner = (
        "corrections"
        if name in CORRECTION
        else "ids"
        if re.fullmatch(r"[osa]\d+(-p\d+)?|speaker-\d+", name)
        else ""
    )
    if inner in keys:
        hint = f"{inner}: 아래에 두 칸 들여 쓰세요"
        return at("error", "Y003", where, f"알 수 없는 항목입니다: '{name}'", hint)
    meant = [key for key in IN_OTHER_WORDS.get(name.lower(), ()) if key in keys]
    near = meant or get_close_matches(name, keys, n=1, cutoff=0.6)
    hint = f"이렇게 적으려 하셨나요: {near[0]}" if near else f"쓸 수 있는 항목: {', '.join(keys)}"
    return at("error", "Y003", where, f"알 수 없는 항목입니다: '{name}'", hint)
