"""Who keeps which id: the texts of a record as it is, held against those that the ledger knows.

Order counts: only what stands in the same order is the same. Whole speeches are matched first, then
what is left between two of them, paragraph by paragraph; texts are equal or not at all.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from generator.grammar import fold
from generator.ledger import Entry, Ledger, fingerprint, number_of, speech_of
from generator.model import Meeting, Speech

Texts = Sequence[tuple[str, object]]
"""Ids in reading order, each with what must be equal for it to be carried over."""
Turns = dict[str, tuple[str, list[tuple[str, str]]]]
"""Speeches in reading order: id -> its label, folded, and id and fingerprint of each paragraph."""


def _equal(new: Texts, old: Texts) -> dict[str, str]:
    """New id -> old id of what is equal, in the same order.

    What is equal at both ends is paired first: an unchanged text costs one comparison.
    """
    head = _common(new, old)
    tail = _common(new[head:][::-1], old[head:][::-1])
    stop, old_stop = len(new) - tail, len(old) - tail
    left, right = [k for _, k in old[head:old_stop]], [k for _, k in new[head:stop]]
    matching = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    pairs = [(head + b + n, head + a + n) for a, b, size in matching for n in range(size)]
    pairs += [(n, n) for n in range(head)]
    pairs += [(stop + n, old_stop + n) for n in range(tail)]
    return {new[b][0]: old[a][0] for b, a in pairs}


def _common(new: Texts, old: Texts) -> int:
    """How many texts are equal from the start."""
    same = takewhile(lambda pair: pair[0][1] == pair[1][1], zip(new, old, strict=False))
    return sum(1 for _ in same)


def _returned(new: Texts, names: Mapping[str, str], gone: Texts) -> dict[str, str]:
    """New id -> retired id of the same words, for what stood nowhere in the ledger's order."""
    waiting: dict[object, list[str]] = {}
    for old, words in reversed(gone):
        waiting.setdefault(words, []).append(old)
    missing = [(own, words) for own, words in new if own not in names and waiting.get(words)]
    return {own: waiting[words].pop() for own, words in missing if waiting[words]}


def carried(new: Texts, old: Texts, gone: Texts, form: str, free: int) -> dict[str, str]:
    """New id -> published id, for texts without inner structure."""
    names = _equal(new, old)
    names |= _returned(new, names, gone)
    return _filled([(own, names.get(own, "")) for own, _ in new], form, free)


def speech_names(meeting: Meeting, ledger: Ledger) -> dict[str, str]:
    """Whole speeches first, then what is left between them, paragraph by paragraph.

    A changed speech is the old one in its place with which it shares the most words. Only one that
    no living speech resembles may be a retired one that came back.
    """
    new, old = _turns(meeting.speeches), _known_turns(ledger.speeches)
    whole = _equal(_wholes(new), _wholes(old))
    equal = {
        ours: theirs
        for own, before in whole.items()
        for (ours, _), (theirs, _) in zip(new[own][1], old[before][1], strict=True)
    }
    for mine, others in _gaps(list(new), list(old), whole):
        equal |= _equal(_said(new, mine), _said(old, others))
    back = {own for own in new if own not in whole and not _matched(new[own], equal)}
    names = dict(whole)
    taken, free = set(whole.values()), ledger.next["s"]
    gone, before = _known_turns(ledger.retired), ""
    letters = {entry.id: entry.chars for entry in ledger.retired}
    for speech in meeting.speeches:
        own = names.get(speech.id) or _closest(speech, equal, taken)
        if not own and speech.id in back:
            own = _came_back(new[speech.id], speech.withheld, gone, letters, before)
            gone.pop(own, None)
        if not own:
            own, free = f"s{free}", free + 1
        names[speech.id] = before = own
        taken.add(own)
    return names | _paragraph_names(meeting, ledger, names, equal)


def _wholes(turns: Turns) -> Texts:
    return [
        (own, (label, tuple(words for _, words in said))) for own, (label, said) in turns.items()
    ]


def _said(turns: Turns, own: Sequence[str]) -> Texts:
    return [(p, (turns[s][0], words)) for s in own for p, words in turns[s][1]]


def _matched(turn: tuple[str, list[tuple[str, str]]], equal: Mapping[str, str]) -> bool:
    return any(paragraph in equal for paragraph, _ in turn[1])


def _gaps(
    new: list[str], old: list[str], whole: Mapping[str, str]
) -> Iterator[tuple[list[str], list[str]]]:
    """What stands between two speeches that did not change, then and now."""
    place = {own: n for n, own in enumerate(old)}
    start = old_start = 0
    for n, own in enumerate(new):
        if own in whole:
            stop = place[whole[own]]
            yield new[start:n], old[old_start:stop]
            start, old_start = n + 1, stop + 1
    yield new[start:], old[old_start:]


def _came_back(
    turn: tuple[str, list[tuple[str, str]]],
    masked: bool,
    gone: Turns,
    letters: Mapping[str, int],
    before: str,
) -> str:
    """The retired speech that these words mostly were; a masked one only in its old place.

    Two masked members may say the same: words alone make them no one turn.
    """
    label, said = turn
    words = {its for _, its in said}
    for own, (its_label, paragraphs) in gone.items():
        kept = [p for p, its in paragraphs if its in words]
        most = 2 * sum(letters[p] for p in kept) >= sum(letters[p] for p, _ in paragraphs)
        whole = words and words <= {its for _, its in paragraphs}
        follows = number_of(own) - 1 == (number_of(before) if before else 0)
        if label == its_label and whole and most and (follows or not masked):
            return own
    return ""


def _paragraph_names(
    meeting: Meeting, ledger: Ledger, names: Mapping[str, str], equal: Mapping[str, str]
) -> dict[str, str]:
    """Paragraphs keep their id inside their speech, and get it back when they come back to it."""
    next_of = {entry.id: entry.next for entry in ledger.entries()}
    gone: dict[tuple[str, str], list[str]] = {}
    for entry in reversed(ledger.retired):
        gone.setdefault((speech_of(entry.id), entry.hash), []).append(entry.id)
    result: dict[str, str] = {}
    for speech in meeting.speeches:
        own = names[speech.id]
        kept: list[tuple[str, str]] = []
        for paragraph in speech.paragraphs:
            old = equal.get(paragraph.id, "")
            waiting = gone.get((own, fingerprint(paragraph.text)))
            if speech_of(old) != own:
                old = waiting.pop() if waiting else ""
            kept.append((paragraph.id, old))
        result |= _filled(kept, f"{own}-p{{}}", next_of.get(own, 1))
    return result


def _closest(speech: Speech, equal: Mapping[str, str], taken: Collection[str]) -> str:
    """The old speech, not taken yet, that has the most letters of this one; empty if none has any."""
    letters: Counter[str] = Counter()
    for paragraph in speech.paragraphs:
        old = speech_of(equal.get(paragraph.id, ""))
        if old and old not in taken:
            letters[old] += len(paragraph.text)
    return letters.most_common(1)[0][0] if letters else ""


def _filled(kept: Sequence[tuple[str, str]], form: str, free: int) -> dict[str, str]:
    """New id -> the published one where there is one, else the next free number in `form`."""
    names: dict[str, str] = {}
    for new, old in kept:
        names[new] = old or form.format(free)
        free += not old
    return names


def _turns(speeches: Sequence[Speech]) -> Turns:
    return {
        speech.id: (fold(speech.label), [(p.id, fingerprint(p.text)) for p in speech.paragraphs])
        for speech in speeches
    }


def _known_turns(entries: Sequence[Entry]) -> Turns:
    """The speeches among `entries`, with those of their paragraphs that are among them too."""
    turns: Turns = {e.id: (fold(e.label), []) for e in entries if not e.hash}
    for entry in entries:
        if entry.hash and speech_of(entry.id) in turns:
            turns[speech_of(entry.id)][1].append((entry.id, entry.hash))
    return turns
