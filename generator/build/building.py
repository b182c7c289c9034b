"""The build of an archive as a story (전체 짓기): only what changed is made, proved and moved into the site.

    keys ► understood ► spanning ► home ► planned ► printed ► staged ► checked ► published

A meeting with an error does not hold up the others: its pages stay as they were, and the build says so.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

from generator.build import closing, publishing
from generator.build.archive import (
    SEARCH,
    DamagedError,
    Own,
    Whole,
    Work,
    as_it_was,
    in_place,
    spanning,
    understood,
    with_share,
)
from generator.build.known import check_ledgers, check_offices, check_topics
from generator.build.parcels import Files, Line, Understood
from generator.build.printing import (
    Planned,
    UnprovedError,
    home,
    in_the_way,
    planned,
    printed,
    seen_of,
)
from generator.build.publishing import NEXT, SITE, Part, Published, meetings_of, published
from generator.build.report import REPORT, Built, about, remember
from generator.build.tasks import write
from generator.check.findings import judged, quoted
from generator.intake.folders import given_path, is_forgotten, read_offices, read_places
from generator.machine.inputs import read_inputs
from generator.machine.raw import read_raw, sum_of
from generator.notes import Committee
from generator.permalinks.addresses import check_left, check_taken
from generator.permalinks.missing import forgotten, vanished
from generator.problems import Problem, at, failed, in_order
from generator.search import Index, LostError, clear
from generator.verify.seen import Seen
from generator.write import write_text

ABOUT = f"{closing.PLACE}/index.json"
TRIES = 20
MOVED = ("I005", "I006")  # an address that was published would lead nowhere


def build_new(work: Work, before: Published) -> Built:
    """Everything: the records to a site, which is published once it is proved.

    Whoever calls holds the repository (`publishing.alone`); `before` is what `site/` holds.
    """
    for _ in range(TRIES):
        with suppress(DamagedError):  # what was damaged is gone now, and is made again
            return _build(work, before)
        publishing.finish(work.root)
        work, before = replace(work, now=read_inputs(work.root)), published(work.root)
    return _build(work, before)


def _build(work: Work, before: Published) -> Built:
    keys = in_place(work.root, work.now.meetings)
    whole = _understood(work, keys, before)
    work.hands.close()  # of the language model, which needs the memory of ten
    alone = [problem for problem in whole.problems if _is_apart(problem, whole)]
    if failed(set(whole.problems) - set(alone)) or (failed(alone) and not whole.keys):
        return _so_far(whole)
    for path, text in whole.ledgers.items():
        write_text(work.root / path, text)
    try:
        made = _printed(work, whole, before)
    except UnprovedError as error:
        return _so_far(whole, quoted(work.root, error.problems))
    if made.published and whole.is_settled:
        remember(work.root, made, work.now.with_ids(whole.folders, whole.ledgers))
    return made


def _so_far(whole: Whole, problems: Sequence[Problem] = ()) -> Built:
    return Built(whole.lines, [*whole.problems, *problems], fresh=whole.fresh)


def _is_apart(problem: Problem, whole: Whole) -> bool:
    """Whether a problem is about a meeting whose pages stay as they were, so that it stops no other."""
    places = [normalize("NFC", address) for address in whole.behind]
    return about(problem) in places and problem.code not in MOVED


# --- what the records say -------------------------------------------------------------------------


def _understood(work: Work, keys: Mapping[str, str], before: Published) -> Whole:
    """Every meeting, and what spans those of each committee."""
    places, problems = read_places(work.root)
    committees = [committee for committee, _ in places]
    known, torn = read_offices(work.root, committees)
    kept = {address for address, key in keys.items() if work.shelf.has("facts", key)}
    found = {address: (key, facts) for address, key, facts in understood(work, keys)}
    facts = {address: found[address] for address in sorted(found)}
    wrong = [address for address, (_, one) in facts.items() if one.line is None]
    facts |= {o: old for o in wrong if (old := _as_it_was(work, o, before))}
    behind = [o for o in wrong if facts[o][1].line or _is_new(work.root, o, before)]
    shown = {address: key for address, (key, one) in facts.items() if one.line}
    lines = [one.line for _, one in facts.values() if one.line]
    newest = sorted(lines, key=lambda line: line.age, reverse=True)
    own: list[Own] = []
    for committee in committees:
        inside = [line for line in newest if line.address.startswith(f"{committee.id}/")]
        gone = [
            label
            for address, (_, one) in found.items()
            if address.startswith(f"{committee.id}/")
            for label in one.forgotten
        ]
        own.append(spanning(work, committee, known[committee.id], inside, shown, gone))
        work.tell("위원회", len(own), len(committees))
    problems += _gone(work.root, before, lines, committees)
    problems += [
        *check_ledgers(work, keys, _ledgers(found), before),
        *check_offices(work, known, before),
    ]
    problems += check_topics(work, committees, before)
    told = [
        *judged(work.root, [*problems, *torn, *_addresses(lines, committees)], []),
        *(problem for address in sorted(found) for problem in found[address][1].problems),
        *(problem for one in own for problem in one.spans.problems),
        *(_left(address, address in shown) for address in behind),
    ]
    return Whole(
        own,
        shown,
        in_order(told),
        {address: found[address][1].lines for address in sorted(found)},
        sorted(keys.keys() - kept),
        # In this order: what a meeting gives up it tells but once.
        {**_offices(own), **_ledgers(found)},
        {address: key for address, (key, _) in found.items()},
        all(key == keys[address] for address, (key, _) in found.items()),
        behind,
        sorted({key for _, one in found.values() for key in one.heard}),
    )


def _as_it_was(work: Work, address: str, before: Published) -> tuple[str, Understood] | None:
    """A meeting as it is published, if its record still lies on the shelf."""
    part = before.parts.get(address)
    committee = read_raw(work.root / "minutes" / address).committee
    found = as_it_was(work, part.key, committee) if part else None
    return (found[0], replace(found[1], problems=(), lines=())) if found else None


def _is_new(root: Path, address: str, before: Published) -> bool:
    """Whether a meeting was never published, here or elsewhere: then nobody misses its pages."""
    was_given = (root / "minutes" / address / "ids.yml").exists()
    return not was_given and address not in before.parts and not (root / SITE / address).exists()


def _gone(
    root: Path, before: Published, lines: Sequence[Line], committees: Sequence[Committee]
) -> Iterator[Problem]:
    """What the site has, and the records have no more."""
    published = meetings_of(before)
    led = {place for line in lines for place in line.formerly}
    there = {own for own in published if (root / "minutes" / own).is_dir()}
    yield from vanished(published, led | there, {one.id: one for one in committees})
    yield from forgotten(own for own in published if is_forgotten(root, own))


def _addresses(lines: Sequence[Line], committees: Sequence[Committee]) -> Iterator[Problem]:
    """What is wrong with addresses that something had before."""
    yield from check_taken(lines)
    yield from check_left(committees, lines)
    yield from _doubled(committees)


def _doubled(committees: Sequence[Committee]) -> Iterator[Problem]:
    """An address that a committee had before and another has now."""
    there = {committee.id for committee in committees}
    for committee in committees:
        for old in committee.formerly:
            if old in there:
                where = (f"minutes/{committee.id}/committee.yml", 1)
                hint = f"이 줄을 지우거나, 그 위원회의 폴더 이름을 바꾸세요: {old}: {committee.id}"
                yield at("error", "I006", where, f"다른 위원회가 쓰고 있는 주소입니다: {old}", hint)


def _left(address: str, is_shown: bool) -> Problem:
    where = (f"minutes/{address}/minutes.md", 1)
    if is_shown:
        return at("notice", "E002", where, "오류가 있어 이 회의의 쪽은 전의 것 그대로 둡니다")
    return at("notice", "E002", where, "오류가 있어 이 회의의 쪽은 아직 만들지 않습니다")


def _ledgers(found: Mapping[str, tuple[str, Understood]]) -> dict[str, str]:
    return {
        f"minutes/{address}/ids.yml": one.ledger
        for address, (_, one) in found.items()
        if one.ledger
    }


def _offices(own: Sequence[Own]) -> dict[str, str]:
    return {given_path(one.committee.id): one.spans.ledger for one in own if one.spans.ledger}


# --- the site -------------------------------------------------------------------------------------


def _printed(work: Work, whole: Whole, before: Published) -> Built:
    """The parts printed, put beside the old site, held against each other, and published."""
    site = home(work, whole)
    if wrong := list(in_the_way(work, whole, site)):
        return _so_far(whole, wrong)
    plan = {one.own: one for one in planned(work, whole, site)}
    fresh = printed(work, whole, site, list(plan.values()))
    seen = seen_of(work, list(plan.values()))
    if twice := list(_twice(work, seen)):
        return _so_far(whole, twice)
    there = {own.removeprefix(f":{closing.PLACE}/") for own in before.parts}
    results = _index(work, whole, there)
    beside = {**closing.lists(work, whole, seen), ABOUT: results.about}
    after = _after(plan, seen, beside, results, before)
    changed = [own for own, part in after.items() if before.parts.get(own) != part]
    _stage(work, after, [own for own in changed if own not in fresh], beside, results)
    places = {old: line.address for line in whole.meetings for old in line.formerly}
    places |= {address: address for address in whole.keys}
    look = closing.Look(
        work, whole, plan, seen, before.parts, changed, work.root / NEXT, beside.keys(), places
    )
    problems = [*closing.check(look), *closing.check_search(look, _texts(changed, after))]
    pages, links = sum(s.pages for s in seen.values()), sum(s.links for s in seen.values())
    if failed(problems):
        return _so_far(whole, quoted(work.root, problems))
    (work.root / REPORT).unlink(missing_ok=True)
    publishing.publish(work.root, _in_order(changed, after), Published(after), before)
    clear(results, work.root / SEARCH)
    made = {k for one in plan.values() for k in (one.key, one.printed)}
    work.shelf.tidy({*made, *whole.heard})
    return replace(_so_far(whole), pages=pages, links=links, published=True)


def _index(work: Work, whole: Whole, there: Container[str]) -> Index:
    """The search index; a share that is another's, or damaged, is laid in its place first."""
    for _ in whole.meetings:
        try:
            return closing.index(work, whole, there)
        except LostError as error:
            with_share(work, error.address, whole.keys[error.address])
    return closing.index(work, whole, there)


def _twice(work: Work, seen: Mapping[str, Seen]) -> Iterator[Problem]:
    """Pages that people wrote where a page is made."""
    owners: dict[str, str] = {}
    for own, one in seen.items():
        for path in one.files:
            if owners.setdefault(path, own) != own:
                page = path.replace("index.html", "index.md")
                hint = "이 파일을 다른 이름으로 옮기세요. 이 자리에는 프로그램이 회의록 페이지를 씁니다"
                yield at(
                    "error", "W001", (f"docs/{page}", 1), "손으로 쓴 파일이 이미 있습니다", hint
                )


def _after(
    plan: Mapping[str, Planned],
    seen: Mapping[str, Seen],
    beside: Files,
    results: Index,
    before: Published,
) -> dict[str, Part]:
    """All that will be published: the parts, the lists, and the pieces of the search, which contents name."""
    pieces = {f":{closing.PLACE}/{name}": (name, path) for name, path in results.pieces.items()}
    return {
        **{own: Part(one.key, one.printed, sorted(seen[own].files)) for own, one in plan.items()},
        **{f":{path}": Part("", sum_of(data), [path]) for path, data in beside.items()},
        **{
            own: before.parts.get(own) or Part("", name, closing.files_of(path, name))
            for own, (name, path) in pieces.items()
        },
    }


def _stage(
    work: Work,
    after: Mapping[str, Part],
    changed: Sequence[str],
    beside: Files,
    results: Index,
) -> None:
    """Lay out in `.cache/next` all that changed and is not there yet, the site's own pages in any case."""
    place = work.root / NEXT
    for own in {*(own for own in changed if not own.startswith(":")), ""}:
        write(place, work.need("files", after[own].printed, dict[str, bytes]))
    for own in changed:
        name = own.removeprefix(f":{closing.PLACE}/")
        if own.startswith(":") and name in results.pieces:
            closing.put(results.pieces[name], name, place)
    write(place, beside)


def _texts(changed: Sequence[str], after: Mapping[str, Part]) -> dict[str, str]:
    """Folder -> address of the meeting, of the texts that are new or whose meeting is."""
    start = f":{closing.PLACE}/t/"
    known = {own[1:]: own[len(start) : -17] for own in after if own.startswith(start)}
    return {f: own for f, own in known.items() if f":{f}" in changed or own in changed}


def _in_order(changed: Sequence[str], after: Mapping[str, Part]) -> list[str]:
    """The files of these parts: meetings, pieces of the search, committees, lists, the site, what names the pieces."""

    def rank(own: str) -> int:
        if own.startswith(":"):
            return 5 if own.endswith("/index.json") else 1 if closing.PLACE in own else 3
        return 4 if not own else 0 if "/" in own else 2

    return [file for own in sorted(changed, key=rank) for file in after[own].files]
