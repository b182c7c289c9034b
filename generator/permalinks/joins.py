"""Which separator a healed page break gets: decided once, then kept in the ledger.

In: a meeting with published ids. Out: the same with every join decided. A person's word in
`meeting.yml` wins, then the ledger's, then the record's own words, then the language model.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.korean import grammar
from generator.model import AgendaItem, Join, Meeting, Paragraph, Speech
from generator.permalinks.ledger import Ledger
from generator.problems import Problem, at

Glue = Callable[[str, str], bool | None]
"""Whether a space belongs between two texts; None where nobody can tell."""


def decide(meeting: Meeting, ledger: Ledger, glue: Glue) -> tuple[Meeting, list[Problem]]:
    """Settle every join; what was guessed without evidence is a problem with its line."""
    known = {entry.id: entry.joins for entry in ledger.entries() if entry.joins}
    said = meeting.notes.joins
    words = frozenset(map(grammar.fold, set(meeting.source.text.split())))
    problems = list(_stray_notes(meeting))

    def joined(paragraph: Paragraph, _: Speech) -> Paragraph:
        gaps = len(paragraph.parts) - 1
        if not gaps:
            return paragraph
        if len(said.get(paragraph.id, ())) == gaps:
            joins = tuple(Join(separator, "person") for separator in said[paragraph.id])
        elif len(known.get(paragraph.id, ())) == gaps:
            joins = known[paragraph.id]
        else:
            joins = tuple(_join(paragraph, gap, words, glue) for gap in range(gaps))
        return replace(paragraph, joins=joins)

    after = meeting.with_said(joined)
    agenda = tuple(_retitled(meeting.agenda, meeting.speeches, after.speeches))
    return replace(after, agenda=agenda), [*problems, *_guesses(after)]


def _retitled(
    agenda: Sequence[AgendaItem], before: Sequence[Speech], after: Sequence[Speech]
) -> Iterator[AgendaItem]:
    """The items; a title that is a healed paragraph gets the separators that were decided."""
    pairs = (
        (old, new)
        for one, two in zip(before, after, strict=True)
        for old, new in zip(one.paragraphs, two.paragraphs, strict=True)
    )
    titles = {
        (old.id, " ".join(old.text.split())): " ".join(new.text.split())
        for old, new in pairs
        if old.text != new.text
    }
    for item in agenda:
        yield replace(item, title=titles.get((item.paragraph, item.title), item.title))


def _join(paragraph: Paragraph, gap: int, words: frozenset[str], glue: Glue) -> Join:
    left, right = paragraph.parts[gap], paragraph.parts[gap + 1]
    halves = grammar.fold(left.split()[-1]), grammar.fold(right.split()[0])
    if all(halves) and "".join(halves) in words:
        return Join("none", "record")
    space = glue(left, right)
    if space is None:
        return Join("space", "default")
    return Join("space" if space else "none", "kiwi")


def _guesses(meeting: Meeting) -> Iterator[Problem]:
    for paragraph in meeting.paragraphs():
        for join, span in zip(paragraph.joins, paragraph.spans[1:], strict=False):
            if join.by == "default":
                kinds = ", ".join(["none"] * len(paragraph.joins))
                hint = f"붙여 써야 하면 meeting.yml에 이렇게 적으세요: joins: {{{paragraph.id}: [{kinds}]}}"
                message = "쪽 나눔을 이을 때 띄어쓰기를 판단하지 못했습니다"
                yield at("warning", "J001", span, message, hint)


def _stray_notes(meeting: Meeting) -> Iterator[Problem]:
    gaps: Mapping[str, int] = {p.id: len(p.parts) - 1 for p in meeting.paragraphs()}
    where = (meeting.beside("meeting.yml"), 1)
    for own, separators in meeting.notes.joins.items():
        if len(separators) != (there := gaps.get(own, 0)):
            kinds = ", ".join(["space"] * there)
            hint = f"이렇게 적으세요: joins: {{{own}: [{kinds}]}}"
            hint = hint if there else f"이 번호를 joins에서 지우세요: {own}"
            yield at("error", "J002", where, f"joins의 '{own}'에 이을 곳이 {there}군데입니다", hint)
