"""Where things stand: a record as it was read, its lines, and the file that it was made from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands in a file: `path` from the repository's root, lines `first` to `last`."""

    path: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Source:
    """A record as it was read (회의록 원문): text as recorded, with Unix line ends."""

    path: str
    text: str
    sha256: str
    """Of the file's bytes, before anything was read out of them."""


@dataclass(frozen=True, slots=True)
class Original:
    """The office file that a record was made from (원본 파일), as it lies beside it and may be downloaded."""

    name: str
    """`original.hwpx`."""
    sha256: str
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some text of an office file, and where it is kept: `본문`, `메모`, `지운 글`, `문서 정보`."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """All that an office file says (원본 파일의 글), as it is looked through before anybody may download it."""

    draft: str = ""
    """Its text as a draft of the record; empty if it could not be read."""
    passages: tuple[Passage, ...] = ()
    unread: str = ""
    """Why it could not be read to its end, in Korean; empty if it was."""
