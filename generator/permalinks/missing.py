"""Records that were published and are there no more (없어진 회의록): what is said of them, and what to do.

A meeting that was given ids keeps its folder: its record, or one sentence that says that it was taken down. Then its
links lead to what is said of that, and no other meeting ever gets its address.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.notes import Committee
from generator.permalinks.ledger import put_back
from generator.problems import Problem, at

LEFT = "이 회의록은 내렸습니다."


def is_left(text: str) -> bool:
    """Whether a record is no more than the sentence that it was taken down, under its title perhaps."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return LEFT in lines and all(line in ("", LEFT) or line.startswith("# ") for line in lines)


def missing(address: str, committee: Committee) -> Problem:
    """The error for a meeting that was given ids and has no record: what to do if it was a slip, meant, or a move."""
    path = f"minutes/{address}/minutes.md"
    own, _, tail = address.partition("/")
    to = committee.aliases.get(address, "")
    if not to and own in committee.aliases:
        to = f"{committee.aliases[own]}/{tail}"
    hint = (
        f"실수로 지웠으면 전에 올린 그대로 다시 올리세요: {path}\n"
        f"내리기로 했으면 그 자리에 아래 한 줄만 적은 파일을 올리고, 폴더의 다른 파일은 ids.yml만 두고 지우세요. 링크는 끊어지지 않고 내렸다고 안내합니다:\n{LEFT}\n"
    )
    if to:
        hint += (
            f"옮긴 것이면 번호 기록도 옮기세요: minutes/{address}/ids.yml → minutes/{to}/ids.yml"
        )
    else:
        hint += (
            f"폴더 이름을 바꾼 것이면 남아 있는 ids.yml도 새 폴더로 옮기고 {committee.path}에 이렇게 적으세요:\n"
            f"aliases:\n  {address}: {committee.id}/(여기에 새 폴더 이름)"
        )
    return at("error", "F009", (path, 1), f"공개한 회의록이 없어졌습니다: {address}", hint)


def vanished(
    addresses: Iterable[str], known: Collection[str], committees: Mapping[str, Committee]
) -> Iterator[Problem]:
    """A problem for each address that was published, where nothing is and whence nothing leads on.

    `known` are the addresses that are something's, or lead on. Where the whole committee is gone nobody is held up.
    """
    for address in sorted({*addresses}.difference(known)):
        own = address.partition("/")[0]
        if own in committees:
            yield missing(address, committees[own])
            continue
        hint = (
            f"되살리려면 폴더를 전에 올린 그대로 다시 올리세요: minutes/{own}/\n"
            "지운 것이면 이 회의로 가던 모든 링크가 끊어집니다"
        )
        message = f"공개한 회의록이 위원회와 함께 없어졌습니다: {address}"
        yield at("warning", "F009", (f"minutes/{address}/minutes.md", 1), message, hint)


def forgotten(addresses: Iterable[str]) -> Iterator[Problem]:
    """The error for each meeting or committee that `site/` shows and whose ledger is gone: it would be given other ids."""
    for address in addresses:
        path = f"minutes/{address}/ids.yml"
        hint = f"{put_back(path)}\n이 컴퓨터에서만 만들어 본 것이면 site 폴더를 지우고 다시 하세요"
        yield at("error", "I010", (path, 1), f"번호 기록 파일이 지워졌습니다: {address}", hint)


def less_offices(committee: str, lost: int) -> Problem:
    """The error for a committee's file that has lost the lines of offices whose pages are published."""
    path = f"minutes/{committee}/ids.yml"
    hint = f"{put_back(path)}\n이 컴퓨터에서만 만들어 본 것이면 site 폴더를 지우고 다시 하세요"
    message = f"번호 기록 파일에서 직위의 줄이 빠졌습니다: {lost}개"  # a slug may be a name that is masked now
    return at("error", "I001", (path, 1), message, hint)
