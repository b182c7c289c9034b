"""The two pieces of work that any machine can do (일감): bytes in, bytes out, no disk in common with anyone.

    understand: folders of meetings -> facts, pages as Markdown, open data, ids
    print_parts: pages as Markdown -> the files of the site, proved

Each lays its bytes out in a folder of its own and runs the ordinary program there.
"""

import html
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from generator import engine, search
from generator.build.parcels import (
    Answer,
    Asked,
    Files,
    Line,
    Made,
    Part,
    Printed,
    Printing,
    Understood,
    brief,
)
from generator.build.plates import EXTENSIONS, plate
from generator.build.summary import recognised
from generator.check.findings import judged
from generator.export import open_data
from generator.export.catalogue import OF_COMMITTEE, OF_MEETING, formats_of, measured
from generator.export.open_data import FOLDER
from generator.intake.folders import read_meeting, read_places
from generator.intake.originals import SHELF, key_of
from generator.korean.glue import space_between
from generator.machine.raw import Raw, lay_out, same_program
from generator.machine.shelf import Shelf
from generator.model import Meeting
from generator.notes import Committee
from generator.permalinks.ledger import to_yaml
from generator.permalinks.remember import remember
from generator.pipeline import Archive, Taken, originals, own_pages, take_apart
from generator.problems import Problem, failed
from generator.render.site import figures
from generator.search.cache import place_of
from generator.verify import read_site, records, see_spanning
from generator.verify.private import check_private
from generator.verify.seen import Digest, Seen, see_files, see_meeting, with_more

CACHE = f"{engine.CACHE}/search"
OPEN = ("api/", "data/")
THEIRS = (
    "assets/javascripts/",
    "assets/stylesheets/",
    "assets/images/",
)  # of the theme as it comes
NOT_OURS = ("sitemap.xml", "sitemap.xml.gz")  # of all parts together


def understand(data: bytes) -> bytes:
    """An `Asked` to a list of `Answer`s."""
    asked = msgspec.msgpack.decode(data, type=Asked)
    same_program(asked.program)
    with TemporaryDirectory() as name:
        root = Path(name)
        lay_out(root, asked.meetings)
        write(root / CACHE, asked.shares)
        for key, said in asked.heard.items():
            Shelf(root / SHELF).put("heard", key, said)
        known = {one.address: one for one in asked.meetings}
        answers = [
            _with_heard(root, known[own], _answer(root, known[own], committee))
            for committee, places in read_places(root)[0]
            for place in places
            if (own := f"{committee.id}/{place.name}")
        ]
    return msgspec.msgpack.encode(answers)


def _with_heard(root: Path, raw: Raw, answer: Answer) -> Answer:
    """The answer with what was found in the meeting's office files."""
    heard = heard_of(Shelf(root / SHELF), [raw])
    facts, today = (replace(one, heard=sorted(heard)) for one in (answer.facts, answer.today))
    return replace(answer, facts=facts, today=today, heard=heard)


def heard_of(shelf: Shelf, raws: Sequence[Raw]) -> Files:
    """What a shelf knows of the words of these meetings' office files, by its key."""
    datas = (d for raw in raws for name, d in raw.files.items() if name.startswith("original."))
    found = ((key, shelf.get("heard", key)) for key in map(key_of, datas))
    return {key: said for key, said in found if said is not None}


def _answer(root: Path, raw: Raw, committee: Committee) -> Answer:
    """A meeting as it is once its ids are written down, with what is said of it today."""
    folder, unread = read_meeting(root / "minutes" / raw.address, committee, root)
    if folder is None:
        facts = Understood(raw.address, judged(root, unread, []))
        return Answer(facts, facts, raw.key)
    taken = take_apart(folder, space_between)
    today = _told(root, raw, taken, unread)
    if failed(today.problems):
        return Answer(today, today, raw.key)
    today = replace(today, forgotten=taken.meeting.forgotten)
    taken = settled(taken)
    facts = _told(root, raw, taken, unread)
    made = _made(root, taken, facts.problems)
    share, ledger = search.analyse(taken.meeting, root / CACHE), to_yaml(taken.folder.ledger)
    line = _line(taken.meeting, made, share)
    facts, today = (replace(one, ledger=ledger, line=line) for one in (facts, today))
    packed = place_of(raw.address, root / CACHE).read_bytes()
    after = raw.with_ledger(ledger)
    return Answer(facts, today, after.key, after, brief(taken.meeting), made, packed)


def _told(root: Path, raw: Raw, taken: Taken, unread: Sequence[Problem]) -> Understood:
    """What is to be told of a meeting: what is odd in it, what was recognised, which ids are to be given."""
    problems = judged(root, [*unread, *taken.problems], [taken.folder])
    path, ledger = taken.folder.ledger_path, remember(taken.meeting, taken.folder.ledger)
    alone = Archive([taken.folder.committee], {taken.folder.path: taken}, {path: ledger}, problems)
    return Understood(raw.address, problems, tuple(recognised(alone)))


def _line(meeting: Meeting, made: Made, share: str) -> Line:
    sizes = {path: measured(data) for path, data in made.files.items() if path.startswith(OPEN)}
    return Line(
        meeting.address,
        meeting.title,
        meeting.day.isoformat() if meeting.day else None,
        meeting.unheld.kind if meeting.unheld else None,
        meeting.notes.status,
        meeting.fully_withheld,
        meeting.age,
        meeting.revised,
        meeting.formerly,
        figures(meeting),
        sizes,
        search.listed(meeting, share),
        meeting.former_speakers,
    )


def settled(taken: Taken) -> Taken:
    """The meeting as the next build will find it: with all its ids written down."""
    ledger = remember(taken.meeting, taken.folder.ledger)
    if ledger == taken.folder.ledger:
        return taken
    return settled(take_apart(replace(taken.folder, ledger=ledger), space_between))


def _made(root: Path, taken: Taken, problems: Sequence[Problem]) -> Made:
    meeting = taken.meeting
    told = open_data.files([meeting.committee], [meeting], problems)
    docs = {page.path: page.text.encode() for page in own_pages(meeting)}
    places = (meeting.address, *meeting.formerly)
    files = {path: told[path].encode() for path in (f"{FOLDER}/{place}.json" for place in places)}
    formats = formats_of(told)
    own = {f"data/{place}{end}" for place in places for end in OF_MEETING}
    files |= {path: data for path, data in formats.items() if path in own}
    above = f"data/{meeting.committee.id}/"
    inner = {
        name: formats[f"{above}{name}"] for name in OF_COMMITTEE if f"{above}{name}" in formats
    }
    return Made(docs, {**files, **originals([meeting], root)}, inner)


def print_parts(data: bytes) -> bytes:
    """A `Printing` to a list of `Printed`."""
    asked = msgspec.msgpack.decode(data, type=Printing)
    same_program(asked.program)
    # Meetings first: what spans them is held against what was seen of them.
    parts = sorted(asked.parts, key=lambda part: "/" not in part.own)
    return msgspec.msgpack.encode(_printed(replace(asked, parts=parts), []))


def _printed(asked: Printing, done: Sequence[Printed]) -> list[Printed]:
    """The parts; where the engine refuses, in halves, so that one that is wrong does not hold up the others.

    `done` are those before them.
    """
    with TemporaryDirectory() as name:
        root = Path(name)
        write(root, asked.kit)
        known = engine.extensions(root) == EXTENSIONS
        docs = {p: d for part in asked.parts for p, d in _plates(part, known=known).items()}
        missing = {path: to for path, to in asked.wanted.items() if path not in docs}
        stubs = {f"docs/{path}": _stub(to) for path, to in missing.items()}
        write(root, {**stubs, **{f"docs/{path}": data for path, data in docs.items()}})
        problems = engine.build_site(root)
        if not problems:
            return _all_proved(root, asked, done)
    if len(asked.parts) == 1:
        return [Printed(asked.parts[0].own, {}, Seen(asked.parts[0].own, problems))]
    half = len(asked.parts) // 2
    first = _printed(replace(asked, parts=asked.parts[:half]), done)
    return [*first, *_printed(replace(asked, parts=asked.parts[half:]), [*done, *first])]


def _plates(part: Part, *, known: bool) -> Files:
    """A part's pages, those of meetings and committees as plates; for the site people write any Markdown.

    `known`: whether the settings ask for the Markdown that plates are made of.
    """
    if not part.own or not known:
        return part.docs
    return {path: plate(data.decode()).encode() for path, data in part.docs.items()}


def _stub(anchors: Sequence[str]) -> bytes:
    """In place of a page that is printed elsewhere; whether it has the anchors, the proof will tell."""
    return "".join(["# .\n", *(f'\n<a id="{html.escape(one)}"></a>' for one in anchors)]).encode()


def _all_proved(root: Path, asked: Printing, before: Sequence[Printed]) -> list[Printed]:
    done: list[Printed] = []
    for part in asked.parts:
        others = [one.seen for one in (*before, *done)]
        inside = [one for one in others if not part.own or one.own.startswith(f"{part.own}/")]
        told = {own: msgspec.msgpack.decode(one, type=Digest) for own, one in part.told.items()}
        told |= {one.own: one.digest for one in inside if one.digest}
        cleared = {number for one in inside for number in one.cleared}
        whole = replace(part, cleared=[*part.cleared, *cleared])
        done.append(_proved(root, whole, told, asked))
    return done


def _proved(root: Path, part: Part, told: Mapping[str, Digest], asked: Printing) -> Printed:
    """A part's files, taken out of what the engine made, and held against its record or its facts."""
    site = root / engine.FRESH
    write(site, part.files)
    names = [*part.files, *_pages_of(part, site, asked)]
    read = read_site(site, "site", names)
    if part.raw:
        with TemporaryDirectory() as name:
            lay_out(Path(name), [part.raw])
            (kept,) = records(Path(name))
        seen = with_more(see_meeting(kept, read), see_files(kept, read))
    else:
        seen = see_spanning(part.own, read, told, part.people)
        mine = {*part.docs, *(path.removeprefix("templates/theme/") for path in asked.kit)}
        ours = frozenset(n for n in names if n in mine or not n.startswith(THEIRS))
        seen = with_more(seen, check_private(replace(read, files=ours), part.cleared))
    return Printed(part.own, {name: (site / name).read_bytes() for name in names}, seen)


def _pages_of(part: Part, site: Path, asked: Printing) -> list[str]:
    """The files that the engine made for a part; what is nobody else's belongs to the site itself."""
    if part.own:
        return [_page_of(path) for path in part.docs]
    others = {name for one in asked.parts if one.own for name in _pages_of(one, site, asked)}
    others |= {name for one in asked.parts if one.own for name in one.files}
    others |= {_page_of(path) for path in asked.wanted if path not in part.docs}
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(name for name in found if name not in others and name not in NOT_OURS)


def _page_of(path: str) -> str:
    """The file that the engine makes of a page."""
    return (
        f"{path.removesuffix('index.md')}index.html"
        if path.endswith("index.md")
        else f"{path.removesuffix('.md')}/index.html"
    )


def write(root: Path, files: Files) -> None:
    """Files below a folder; each folder is made once."""
    for above in {path.rpartition("/")[0] for path in files}:
        (root / above).mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        (root / path).write_bytes(data)
