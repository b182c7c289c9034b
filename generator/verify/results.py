"""What the search shows against the open data, which was held against the record itself.

In: the built files of the search index. Out: a problem for each text, speaker or address that they give
otherwise, for what is missing, what no meeting has, and what is not named by its contents.
"""

import gzip
import json
import re
import zlib
from collections.abc import Container, Generator, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from generator.problems import Problem
from generator.verify.amended import words_of
from generator.verify.claims import letters
from generator.verify.data import Data, path_of, read_data
from generator.verify.digests import state_of, withheld_of
from generator.verify.links import Site

FOLDER = "assets/search"
INDEX = f"{FOLDER}/index.json"
NUMBER = 6  # letters before a title that is one for itself
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
SCRIPT = re.compile(r"[a-z]+\.js")
WRONG = (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError, IndexError)
Shown = tuple[str, str, str, str, tuple[str, ...]]
"""Address, text, speaker's label and slug, items."""


def check_results(site: Site, addresses: Sequence[str]) -> Iterator[Problem]:
    """Every result of every meeting: its words, whose they are, what they are about, where it leads."""
    about = read_data(site, INDEX)
    if about is None:
        yield site.at("V010", INDEX, "검색 자료가 없습니다")
        return
    try:
        folders = yield from _check_pieces(site, about, addresses)
    except WRONG:
        yield site.at("V010", INDEX, "검색 자료의 꼴이 맞지 않습니다")
        return
    for address, folder in folders.items():
        yield from check_texts(site, folder, address, read_data(site, path_of(address)))


def check_texts(site: Site, folder: str, address: str, data: Data | None) -> Iterator[Problem]:
    """One meeting's results, in their folder below the site, against its open data."""
    try:
        files = _read_all(site.folder / folder)
        if _hash(files) != folder[-16:]:
            yield site.at("V010", INDEX, f"검색 자료의 파일이 빠졌거나 바뀌었습니다: {address}")
        shown = _shown(files, address)
        if data and any(_read(one)["state"] != state_of(data) for one in files.values()):
            yield site.at("V010", INDEX, f"검색 결과가 회의의 상태를 달리 말합니다: {address}")
        numbers = {i["id"]: i["number"] for i in data["agenda"] if i["number"]} if data else {}
        given = [item for one in files.values() for item in _read(one)["numbers"].items()]
        if data and set(given) != set(numbers.items()):
            yield site.at("V010", INDEX, f"검색 결과의 안건 번호가 기록과 다릅니다: {address}")
        for own in _differences(shown, _told(data) if data else {}):
            yield site.at("V010", INDEX, f"검색 결과가 기록과 다릅니다: {address}#{own}")
    except WRONG:
        yield site.at("V010", INDEX, f"검색 자료의 꼴이 맞지 않습니다: {address}")


def _check_pieces(
    site: Site, about: Data, addresses: Sequence[str]
) -> Generator[Problem, None, dict[str, str]]:
    """What the index is made of is there and called by its contents; each meeting's folder of texts."""
    listing = site.folder / FOLDER / about["list"]
    names = [segment["folder"] for segment in about["segments"]]
    segments = [_read_all(site.folder / FOLDER / name) for name in names]
    whole = all(_hash(files) == name for files, name in zip(segments, names, strict=True))
    if not whole or about["list"] != f"m/{sha256(listing.read_bytes()).hexdigest()[:16]}.bin":
        yield site.at("V010", INDEX, "검색 자료의 파일이 빠졌거나 바뀌었습니다")
    listed = [meeting["id"] for meeting in json.loads(gzip.decompress(listing.read_bytes()))]
    texts = [_texts(files) for files in segments]
    folders = [name for some in texts for name in some]
    firsts = [segment["first"] for segment in about["segments"]]
    are_numbered = firsts == [*accumulate(map(len, texts), initial=0)][:-1]
    is_whole = sorted(listed) == sorted(addresses) and are_numbered
    if not is_whole or [name[:-17] for name in folders] != listed:
        yield site.at("V010", INDEX, "검색되는 회의가 기록과 다릅니다")
    known = {*names, about["list"], "index.json", *(f"t/{name}" for name in folders)}
    for path in sorted(path for path in site.files if _is_strange(path, known)):
        yield site.at("V010", path, "검색 자료에 없는 파일입니다")
    return {name[:-17]: f"{FOLDER}/t/{name}" for name in folders}


def _texts(files: Mapping[str, bytes]) -> list[str]:
    """The folders of texts that a segment names, the newest meeting's first."""
    found = sorted((p for p in files if p.startswith("t/")), key=lambda path: int(path[2:-4]))
    return [name for path in found for name in gzip.decompress(files[path]).decode().split("\n")]


def _is_strange(path: str, known: Container[str]) -> bool:
    """Whether a file below the folder of the search is neither a script nor part of the index."""
    if not path.startswith(f"{FOLDER}/"):
        return False
    own = path.removeprefix(f"{FOLDER}/")
    parts = own.split("/")
    above = ["/".join(parts[:n]) for n in (1, 3)]
    return not SCRIPT.fullmatch(own) and not any(name in known for name in (own, *above))


def _read_all(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _read(data: bytes) -> Data:
    file: Data = json.loads(gzip.decompress(data))
    return file


def _hash(files: Mapping[str, bytes]) -> str:
    """What a folder with these files must be called."""
    sums = [f"{path} {sha256(data).hexdigest()}\n" for path, data in files.items()]
    return sha256("".join(sorted(sums)).encode()).hexdigest()[:16]


def _differences(shown: Mapping[str, Shown], told: Mapping[str, Shown]) -> list[str]:
    return sorted(own for own in {**told, **shown} if shown.get(own) != told.get(own))


def _shown(files: Mapping[str, bytes], address: str) -> dict[str, Shown]:
    """The results of one meeting, as the files of its texts have them."""
    found: dict[str, Shown] = {}
    for path, data in files.items():
        file = _read(data)
        for unit in file["units"]:
            if unit["id"] in found or file["meeting"] != address:
                raise ValueError(path)
            facts = (unit["url"], unit["text"], unit["label"], unit["speaker"])
            found[unit["id"]] = (*facts, tuple(sorted(unit["agenda"])))
    return found


def _named(data: Data) -> str:
    """A meeting's title, its committee where the title does not say it, its day."""
    name, day = data["committee"]["name"], DAY.match(data["date"] or "")
    when = "{}년 {}월 {}일".format(*map(int, day.groups())) if day else ""
    void = data["not_held"]["words"] if data["not_held"] else ""
    name = "" if name in data["title"] else name
    told = (data["title"], name, when, void, withheld_of(data), words_of(data))
    return " · ".join(filter(None, told))


def _called(data: Data) -> dict[str, list[str]]:
    """Each speaker's slug -> the labels in order, and the name behind them if none has it."""
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for speech in data["speeches"]:
        if speech["speaker"]:
            own = found.setdefault(speech["speaker"]["id"], [])
            own += [speech["label"]] if speech["label"] not in own else []
            names[speech["speaker"]["id"]] = speech["speaker"]["name"] or ""
    return {
        slug: [*labels, *([names[slug]] if not any(names[slug] in o for o in labels) else [])]
        for slug, labels in found.items()
    }


def _told(data: Data) -> dict[str, Shown]:
    """The same as the open data has it."""
    root = data["url"].lstrip("/")
    stated: dict[str, set[str]] = {}
    for item in data["agenda"]:
        stated.setdefault(item["paragraph"], set()).add(item["id"])
    told: dict[str, Shown] = {"": (root, _named(data), "", "", ())}
    for item in data["agenda"]:
        told[item["id"]] = (item["url"].lstrip("/"), item["title"], "", "", (item["id"],))
    for slug, called in _called(data).items():
        own = f"speakers/{slug}"
        told[own] = (f"{root}{own}/", ", ".join(called), "", slug, ())
    titles = [key for item in data["agenda"] if (key := letters(item["title"]))]
    blocks = [(block, "", "") for block in data["overview"]]
    for speech in data["speeches"]:
        slug = (speech["speaker"] or {}).get("id") or ""
        for paragraph in speech["paragraphs"]:
            is_said = paragraph["role"] == "text"  # else it is the record's own
            blocks.append((paragraph, *((speech["label"], slug) if is_said else ("", ""))))
    for block, label, slug in blocks:
        own, words = block["id"], letters(block["text"])
        if block["role"] == "agenda" and any(
            words.endswith(key) and len(words) - len(key) <= NUMBER for key in titles
        ):
            continue  # found as the item that it is the title of
        about = {mention["agenda"] for mention in block.get("mentions", ())} | stated.get(
            own, set()
        )
        url = f"{root}transcript/#{own}"
        told[own] = (url, block["text"], label, slug, tuple(sorted(about)))
    return told
