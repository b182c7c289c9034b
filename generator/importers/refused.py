"""Files that cannot be read, each with what to do about it, and the limits of what is unpacked.

Says nothing of a file's text. A file that names sizes other than its own is read up to the limits and no further.
"""

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from generator.problems import Problem, at

MAX_FILE = 200 * 2**20
MAX_ENTRIES = 4096
MAX_ENTRY = 128 * 2**20
MAX_TOTAL = 512 * 2**20
MAX_RATIO = 1000
SMALL = 2**20  # what unpacks to less harms nobody, however well it was packed
CHUNK = 2**16
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError)

Refusal = Callable[[Path], Problem]

SAVE_AS = "한글이나 워드에서 열어 '다른 이름으로 저장하기'로 .hwpx나 .docx로 저장해 다시 해 보세요"


def refusal(code: str, message: str, hint: str) -> Refusal:
    """What is said of any file that cannot be read for one reason."""
    return lambda path: at("error", code, (path.name, 1), message, hint)


UNKNOWN = refusal(
    "M001",
    "읽을 수 있는 파일이 아닙니다",
    f"읽는 것은 .hwpx, .hwp, .docx, .pdf, .txt입니다. {SAVE_AS}",
)
EMPTY = refusal(
    "M003",
    "파일에 글이 없습니다",
    "파일을 열어 글이 있는지 보고, 있으면 다른 이름으로 저장해 다시 해 보세요",
)
SCAN = refusal(
    "M004",
    "글이 없고 그림만 있습니다: 종이를 스캔한 파일입니다",
    "글로 된 원본 파일을 구해 주세요. 없으면 문자 인식(OCR)으로 글을 얻어 minutes.md에 붙여 넣고 meeting.yml에 reading: ocr이라고 적으세요",
)
PASSWORD = refusal(
    "M005",
    "암호가 걸린 파일입니다",
    "파일을 암호로 연 뒤 암호를 풀고(한글: 보안 → 문서 암호 해제) 다시 저장하세요",
)
DISTRIBUTION = refusal(
    "M006",
    "배포용 문서이거나 보안 장치(DRM)가 걸린 파일입니다",
    "한글에서 열어 '보안 → 배포용 문서 해제'를 한 뒤 .hwpx로 저장하거나, 문서를 만든 곳에서 원본 파일을 받으세요",
)
DAMAGED = refusal(
    "M007",
    "파일이 깨졌거나 잘렸습니다",
    f"파일을 다시 내려받거나 받아 보세요. 열리는 파일이면 {SAVE_AS}",
)
TOO_LARGE = refusal("M008", "풀면 너무 커지는 파일이라 읽지 않았습니다", f"그림을 빼고 {SAVE_AS}")
ABSENT = refusal("M009", "그런 파일이 없거나 열 수 없습니다", "파일의 이름과 자리를 확인하세요")


def missing(path: Path, extra: str) -> Problem:
    """The program that reads such files is not installed; `extra` is what installs it."""
    hint = f"이렇게 설치하세요: pip install 'open-minutes[{extra}]'"
    return refusal("M002", "이런 파일을 읽는 프로그램이 설치되어 있지 않습니다", hint)(path)


def content(path: Path) -> tuple[bytes, list[Problem]]:
    """A file's bytes, unless it is too large or there are none."""
    try:
        if not path.is_file():
            return b"", [ABSENT(path)]
        if path.stat().st_size > MAX_FILE:
            return b"", [TOO_LARGE(path)]
        data = path.read_bytes()
    except OSError:
        return b"", [ABSENT(path)]
    return data, [] if data.strip(b"\0 \t\r\n") else [EMPTY(path)]


def unpacked(path: Path, data: bytes) -> tuple[dict[str, bytes], list[Problem]]:
    """A zip file's entries, name -> content, within the limits; the size that an entry states is its limit."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                return {}, [PASSWORD(path)]
            if _swells(entries):
                return {}, [TOO_LARGE(path)]
            made = {entry.filename: _entry(archive, entry) for entry in entries}
    except (*BROKEN, OSError, ValueError):
        return {}, [DAMAGED(path)]
    return ({}, [DAMAGED(path)]) if any(map(_defines, made.values())) else (made, [])


def _swells(entries: list[ZipInfo]) -> bool:
    """Whether a zip file would take too much room, or is packed as office programs never pack."""
    return (
        len(entries) > MAX_ENTRIES
        or sum(entry.file_size for entry in entries) > MAX_TOTAL
        or any(
            entry.file_size > MAX_ENTRY
            or entry.file_size > max(SMALL, MAX_RATIO * entry.compress_size)
            or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED)
            for entry in entries
        )
    )


def _defines(part: bytes) -> bool:
    """Whether it is XML with words of its own, which no office program writes and which swell without end."""
    head = part[:4].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ")
    return head.startswith(b"<") and b"<!DOCTYPE" in part.replace(b"\0", b"")  # UTF-16 too


def _entry(archive: ZipFile, entry: ZipInfo) -> bytes:
    """Its content, in pieces: read at once, it would be unpacked whole before it is cut to the size it says."""
    with archive.open(entry) as stream:
        return b"".join(iter(lambda: stream.read(CHUNK), b""))
