"""What the search shows against the open data, which was held against the record itself.

In: the built files of the search index. Out: a problem for each text, speaker or address that they give
otherwise, for what is missing, and for what no meeting has.
"""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from generator.problems import Problem
from generator.verify.data import Data, path_of, read_data
from generator.verify.links import Site

FOLDER = "assets/search"
INDEX = f"{FOLDER}/index.json"
Shown = tuple[str, str, str, str, tuple[str, ...]]
"""Address, text, speaker's label and slug, items."""


def check_results(site: Site, addresses: Sequence[str]) -> Iterator[Problem]:
    """Every result of every meeting: its words, whose they are, what they are about, where it leads."""
    about = read_data(site, INDEX)
    if about is None:
        yield site.at("V010", INDEX, "검색 자료가 없습니다")
        return
    try:
        folder = f"{FOLDER}/{about['folder']}"
        if _hash(site, f"{folder}/") != about["folder"]:
            yield site.at("V010", INDEX, "검색 자료의 파일이 빠졌거나 바뀌었습니다")
        listed = [meeting["id"] for meeting in _read(site, f"{folder}/m/0.bin")]
        if sorted(listed) != sorted(addresses):
            yield site.at("V010", INDEX, "검색되는 회의가 기록과 다릅니다")
        texts = _by_folder(site, f"{folder}/t/")
        for number, address in enumerate(listed):
            told = read_data(site, path_of(address))
            shown = _shown(site, texts.get(f"{folder}/t/{number}", []), address)
            for own in _differences(shown, _told(told) if told else {}):
                yield site.at("V010", INDEX, f"검색 결과가 기록과 다릅니다: {address}#{own}")
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
        yield site.at("V010", INDEX, "검색 자료의 꼴이 맞지 않습니다")


def _hash(site: Site, folder: str) -> str:
    """What the folder must be called: the hash of all files in it."""
    paths = [path for path in site.files if path.startswith(folder)]
    sums = [
        f"{path.removeprefix(folder)} {sha256((site.folder / path).read_bytes()).hexdigest()}\n"
        for path in paths
    ]
    return sha256("".join(sorted(sums)).encode()).hexdigest()[:16]


def _read(site: Site, path: str) -> Any:
    return json.loads(gzip.decompress((site.folder / path).read_bytes()))


def _differences(shown: Mapping[str, Shown], told: Mapping[str, Shown]) -> list[str]:
    return sorted(own for own in {**told, **shown} if shown.get(own) != told.get(own))


def _by_folder(site: Site, above: str) -> Mapping[str, list[str]]:
    """Folder -> the files in it."""
    folders: dict[str, list[str]] = {}
    for path in site.files:
        if path.startswith(above):
            folders.setdefault(path.rpartition("/")[0], []).append(path)
    return folders


def _shown(site: Site, paths: Sequence[str], address: str) -> dict[str, Shown]:
    """The results of one meeting, as the files of its texts have them."""
    found: dict[str, Shown] = {}
    for path in paths:
        file = _read(site, path)
        for unit in file["units"]:
            if unit["id"] in found or file["meeting"] != address:
                raise ValueError(path)
            facts = (unit["url"], unit["text"], unit["label"], unit["speaker"])
            found[unit["id"]] = (*facts, tuple(sorted(unit["agenda"])))
    return found


def _told(data: Data) -> dict[str, Shown]:
    """The same as the open data has it."""
    root = data["url"].lstrip("/")
    stated: dict[str, set[str]] = {}
    for item in data["agenda"]:
        stated.setdefault(item["paragraph"], set()).add(item["id"])
    told: dict[str, Shown] = {"": (root, data["title"], "", "", ())}
    for item in data["agenda"]:
        told[item["id"]] = (item["url"].lstrip("/"), item["title"], "", "", (item["id"],))
    blocks = [(block, "", "") for block in data["overview"]]
    for speech in data["speeches"]:
        slug = (speech["speaker"] or {}).get("id") or ""
        blocks += [(paragraph, speech["label"], slug) for paragraph in speech["paragraphs"]]
    for block, label, slug in blocks:
        own = block["id"]
        about = {mention["agenda"] for mention in block.get("mentions", ())} | stated.get(
            own, set()
        )
        url = f"{root}transcript/#{own}"
        told[own] = (url, block["text"], label, slug, tuple(sorted(about)))
    return told
