"""One page as Markdown: front matter by YAML, body by template, every word of the record escaped.

Whatever a template prints is escaped unless it is `Markup`: nothing of a record is ever taken for
markup, be it Markdown's or HTML's.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.facts.past import Change
from generator.facts.source import Span
from generator.facts.withheld import passages
from generator.korean.hanja import reading
from generator.machine.dumping import Block, dumped
from generator.model import Meeting, Mention, Paragraph
from generator.render import linked, urls
from generator.render.urls import relative
from generator.render.wording import (
    ACTS,
    BASES,
    DESCRIBED,
    KINDS,
    UNNAMED,
    bar,
    beside,
    day,
    excerpt,
    flowing,
    masked,
    names_beside,
    scene,
    shape,
    standing,
    state,
    titled,
    which,
    withheld,
)
from generator.versions.corrected import words_of

TEMPLATES = Path(__file__).parents[2] / "templates" / "pages"
# All that Markdown or HTML could take for markup, at any place and at a line's start. Written as
# numeric entities, since a backslash before `<` shows; of a row of signs that are markup only together, the first.
SIGNS = re.compile(
    r"[\\`*_{}\[\]<>&|!\"'$@]|^[-+:]|(?<!=)=|(?<!~)~|(?<!\^)\^|(?<!#)#|#$", re.MULTILINE
)
NUMBERED = re.compile(r"^(\d+)([.)])", re.MULTILINE)
RULE = re.compile(r"[\s|:-]*-[\s|:-]*")
LONG = 80  # letters of a heading that leaves no room for anything else on a phone
PART = (
    "<part>\n"  # between the ways to other pages and the text of a page: no words can look like it
)
EDGE = Markup('<span class="edge">&#124;</span>')
JOIN = Markup('<i class="join" title="원본에서 쪽이 나뉜 자리"></i>')


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address from the site's root, its front matter, its Markdown."""

    url: str
    front: Mapping[str, str | Mapping[str, str]]
    body: str

    @property
    def path(self) -> str:
        """Its file in `docs/`."""
        return f"{self.url}index.md"

    @property
    def text(self) -> str:
        """The file's text. Title and description are HTML there: the engine prints them raw."""
        front = dumped(dict(self.front))
        return f"---\n{front}---\n\n{self.body}"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class View:
    """What a template needs for one page, before its neighbours are known."""

    template: str
    url: str
    title: str
    """Of the page itself: `전체 기록`, an item's title, a speaker's label."""
    description: str
    facts: dict[str, Any]
    front: dict[str, Any]
    above: tuple[Link, ...] = ()
    """The pages of the meeting that lead here."""
    about: tuple[linked.Data, ...] = ()
    """What programs are told of the page."""
    number: str = ""
    """That of its agenda item, as printed."""

    @property
    def called(self) -> str:
        """Its title where others lead to it: items may have one title, and a number each."""
        return f"안건 {self.number} {self.title}" if self.number else self.title


def escape(value: object) -> Markup:
    """Text as Markdown that shows just that text, in HTML attributes too; a line break stays one."""
    return value if isinstance(value, Markup) else _escaped(str(value))


@lru_cache(maxsize=10_000)  # ids, labels and titles come again and again, and so do paragraphs
def _escaped(text: str) -> Markup:
    text = SIGNS.sub(lambda match: _entity(match[0]), text)
    text = NUMBERED.sub(lambda match: match[1] + _entity(match[2]), text)
    return Markup(text.replace("\n", "<br>\n"))


def _entity(char: str) -> str:
    return f"&#{ord(char)};"


def recorded(paragraph: Paragraph) -> Markup:
    """A paragraph's words, with a sign that is no text wherever a page break was healed."""
    if paragraph.role == "roster":  # its columns are its sense: a wide blank does not collapse
        return Markup(re.sub(r" {2,}", "&#8195;", escape(paragraph.text)))
    pieces = [escape(paragraph.parts[0])]
    for join, part in zip(paragraph.joins, paragraph.parts[1:], strict=True):
        pieces += [JOIN, Markup(" " if join.separator == "space" else ""), escape(part)]
    words = Markup("").join(pieces)
    lines = paragraph.text.split("\n")
    is_table = len(lines) > 1 and all(line.lstrip().startswith("|") for line in lines)
    return _in_columns(words) if is_table else words


def _in_columns(words: Markup) -> Markup:
    """The rows of a table, each cell in its column; the bars stay, since they are the record's."""
    rows = [
        Markup('<span class="line{}">{}</span>').format(" edge" * _is_rule(row), _row(row))
        for row in words.split("<br>\n")
    ]
    return Markup('<span class="grid">{}</span>').format(Markup("<br>\n").join(rows))


def _is_rule(words: Markup) -> bool:
    """Whether a row is the line below a table's head: `|---|:-:|`."""
    return bool(RULE.fullmatch(words.unescape()))


def _row(words: Markup) -> Markup:
    before, *cells, after = words.split("&#124;")
    inner = (Markup('<span class="cell">{}</span>').format(cell) for cell in cells)
    last = Markup('<span class="cell">{}</span>').format(after) if after.strip() else after
    return EDGE.join((before, *inner, last))


def marked(paragraph: Paragraph, mention: Mention) -> Markup:
    """A paragraph's words with the words that name an item marked; one that goes on has none."""
    if not mention.quote:
        return recorded(paragraph)
    text = paragraph.text
    stop = mention.start + len(mention.quote)
    quote = Markup("<mark>") + escape(mention.quote) + Markup("</mark>")
    return escape(text[: mention.start]) + quote + escape(text[stop:])


def struck(change: Change) -> Markup:
    """The draft's words, with those marked that the final record does not have."""
    return _compared(change.before, change.after, "del")


def added(change: Change) -> Markup:
    """The final record's words, with those marked that the draft did not have."""
    return _compared(change.after, change.before, "ins")


def _compared(text: str, other: str, tag: str) -> Markup:
    words, others = (re.findall(r"\S+\s*", one) for one in (text, other))
    pieces: list[Markup] = []
    for kind, a, b, _, _ in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        part = escape("".join(words[a:b]))
        whole = kind == "equal" or not part or not other
        pieces.append(part if whole else Markup(f"<{tag}>{part.rstrip()}</{tag}> "))
    return Markup("").join(pieces)


def make(
    template: str,
    url: str,
    title: str,
    description: str,
    *,
    trail: Sequence[Link],
    meeting: Meeting | None = None,
    front: Mapping[str, Any] | None = None,
    about: Sequence[linked.Data] = (),
    **facts: Any,
) -> Page:
    """Render `template` for the page at `url`; `trail` leads from the home page to it.

    `about` is what programs are told of the page, beside the way to it.
    """

    def href(there: str) -> Markup:
        return Markup(relative(url, there))

    known: dict[str, Any] = {
        **_told(title, description, meeting),
        "kind": template,
        **_about(meeting),
        **(front or {}),
        "url": f"/{url}",
        **_linked([*about, *_crumbs(trail, _name(title, meeting), url)]),
    }
    whole = (
        _environment()
        .get_template(f"{template}.md.j2")
        .render(title=title, trail=trail, here=url, href=href, meeting=meeting, **facts)
    )
    above, body, below = (part.strip("\n") for part in whole.split(PART))
    around = {key: Block(f"{text}\n") for key, text in (("above", above), ("below", below)) if text}
    return Page(url, {**known, **around}, f"{body}\n")


def _told(title: str, description: str, meeting: Meeting | None) -> dict[str, str]:
    """What results and shared links show: of a draft, that it is one."""
    if meeting and state(meeting):
        title = titled(title, meeting)
        description = excerpt(f"{state(meeting)}. {description}", DESCRIBED)
    words = {"title": title, "description": description}
    return {key: html.escape(" ".join(value.split())) for key, value in words.items()}


def _about(meeting: Meeting | None) -> dict[str, Any]:
    if meeting is None:
        return {}
    return {
        "committee": meeting.committee.id,
        "meeting": meeting.id,
        **({"date": meeting.day.isoformat()} if meeting.day else {}),
        **({"updated": meeting.revised.isoformat()} if meeting.revised else {}),
        "here": html.escape(which(meeting)),
        "feed": urls.feed(urls.committee(meeting.committee.id)),
        "source": source(
            meeting, Span(meeting.source.path, 1, meeting.source.text.count("\n") + 1)
        ),
    }


def _crumbs(trail: Sequence[Link], name: str, url: str) -> Sequence[linked.Data]:
    way = [*((link.text, link.url) for link in trail), (name, url)]
    return [linked.crumbs(way)] if trail else []


def _name(title: str, meeting: Meeting | None) -> str:
    """A page's own name, without its meeting's."""
    return title.removesuffix(f" – {meeting.title}") if meeting else title


def _linked(described: Sequence[linked.Data]) -> dict[str, str]:
    return {"linked": linked.text(*described)} if described else {}


def source(meeting: Meeting, *spans: Span) -> dict[str, str]:
    """Where in the record a page's words stand, for its front matter."""
    return {"path": meeting.source.path, "lines": f"{spans[0].first}-{spans[-1].last}"}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        day=day,
        struck=struck,
        added=added,
        recorded=recorded,
        marked=marked,
        passages=passages,
        shape=shape,
        state=state,
        standing=standing,
        withheld=withheld,
        fixed_words=words_of,
        excerpt=excerpt,
        flowing=flowing,
        kinds=KINDS,
        act_kinds=ACTS,
        bases=BASES,
        masked=masked,
        part=Markup(PART),
        long=LONG,
        unnamed=UNNAMED,
        scene=scene,
        beside=beside,
        bar=bar,
        names_beside=names_beside,
        reading=reading,
    )
    return environment
