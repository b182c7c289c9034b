"""What the site here shows to have been given, and the files of ids or people's settings know no more (잊은 번호).

Git is never asked: a machine that built the site knows by what it keeps. Read is only what changed since.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.build.archive import Work
from generator.build.publishing import SITE, Published
from generator.intake.folders import given_path
from generator.korean.grammar import fold
from generator.machine.raw import LEDGER, Raw
from generator.notes import Committee, Topic
from generator.permalinks.gaps import check_grown, check_whole
from generator.permalinks.given import Given, is_tombstone
from generator.permalinks.ledger import from_yaml
from generator.permalinks.missing import forgotten, less_offices
from generator.problems import Problem, at, failed


def check_ledgers(
    work: Work, keys: Mapping[str, str], ledgers: Mapping[str, str], before: Published
) -> Iterator[Problem]:
    """What is told of each meeting whose ledger has less than the one that its pages were made of.

    `ledgers` are the texts that this build writes, by their paths.
    """
    for address, key in keys.items():
        part = before.parts.get(address)
        raw = work.get("raw", part.key, Raw) if part and part.key != key else None
        path = work.root / "minutes" / address / LEDGER
        if raw is None or LEDGER not in raw.files or not path.is_file():
            continue
        place = f"minutes/{address}/{LEDGER}"
        known, torn = from_yaml(raw.files[LEDGER].decode(), place)
        text = path.read_bytes().decode("utf-8", "replace")
        now, broken = from_yaml(text, place)
        if not failed([*torn, *broken, *check_whole(now, text, place)]):
            after, _ = from_yaml(ledgers.get(place, text), place)
            yield from check_grown(known, now, after, place)


def check_offices(work: Work, given: Mapping[str, Given], before: Published) -> Iterator[Problem]:
    """The error for each committee whose offices have pages that its own file does not know."""
    for own, known in given.items():
        lost = _shown(own, "speakers", before).difference(known.values())
        if lost and not (work.root / given_path(own)).is_file():
            yield from forgotten([own])
        elif (less := len(lost) - sum(map(is_tombstone, known.values()))) > 0:
            yield less_offices(own, less)


def check_topics(
    work: Work, committees: Sequence[Committee], before: Published
) -> Iterator[Problem]:
    """What becomes of the pages of topics, whose addresses people alone keep.

    A warning for each that goes; an error for one that becomes another's: its name is another, and it has none of the items
    that its page shows.
    """
    for one in committees:
        topics = {topic.slug: topic for topic in one.topics}
        for slug in sorted(_shown(one.id, "topics", before)):
            page = f"{one.id}/topics/{slug}/"
            words = _words(work.root / SITE / page / "index.html")
            name = words[0]
            if slug not in topics:
                hint = (
                    "이 주소로 가던 링크가 끊어집니다. 주소를 바꾸지 않으려면 topics에 전의 주소를 그대로 두세요:\n"
                    f"topics:\n  {slug}:\n    name: {name}"
                )
                message = f"공개했던 주제의 쪽이 없어집니다: /{page} ({name})"
                yield at("warning", "I015", (one.path, 1), message, hint)
            elif _is_another(topics[slug], *words):
                hint = f"한 번 쓴 주소는 다른 주제가 쓸 수 없습니다. 새 주제에는 다른 주소를 정하세요\n같은 주제이면 그 쪽에 있는 안건을 items에 하나라도 두세요: /{page}"
                message = f"한 번 쓴 주제의 주소를 다른 주제가 씁니다: {name} → {topics[slug].name}"
                yield at("error", "I015", (one.path, 1), message, hint)


def _shown(own: str, kind: str, before: Published) -> set[str]:
    """The slugs of a committee's pages of a kind, as its site has them."""
    part, start = before.parts.get(own), f"{own}/{kind}/"
    files = [file for file in part.files if file.startswith(start)] if part else []
    inside = [file.removeprefix(start).split("/") for file in files]
    return {path[0] for path in inside if len(path) == 2 and path[1] == "index.html"}


def _words(page: Path) -> tuple[str, str]:
    """The heading of a page, and all that it says."""
    text = page.read_text("utf-8")
    found = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
    heading, said = (
        html.unescape(re.sub(r"<[^>]*>", "", part)) for part in (found[1] if found else "", text)
    )
    return " ".join(heading.split()), said


def _is_another(topic: Topic, name: str, said: str) -> bool:
    inside = any(fold(title) in fold(said) for title in topic.items if fold(title))
    return fold(topic.name) != fold(name) and not inside
