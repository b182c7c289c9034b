"""Hostile and damaged records, from their bytes to HTML, and some as whole builds: the long suite, as a table.

None may end in a traceback, be taken for markup, lose or gain a character, or write outside `docs/`, `site/`, `.cache/`
and `ids.yml`. Each is made of `--seed` and its number; `--only NUMBER` tries that one again, and builds it.
"""

import argparse
import json
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache, partial
from hashlib import sha256
from html.parser import HTMLParser
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any, NoReturn
from xml.etree import ElementTree

import markdown
import yaml
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.utils import meta
from sites import ROOT, copy_site, feeds

from generator import cli, export, pipeline
from generator.build.summary import as_markdown
from generator.intake.folders import MEETING_FILES, Folder
from generator.intake.read import read_source
from generator.model import Meeting
from generator.notes import Committee, Notes
from generator.permalinks.ledger import Ledger, to_yaml
from generator.permalinks.remember import remember
from generator.pipeline import Archive
from generator.problems import as_annotation, as_dict, as_text, failed
from generator.verify import hold, records
from generator.verify.links import Site
from generator.verify.marks import ATTRIBUTES, TAGS
from generator.verify.pages import Page, read_page
from generator.write import write_files, write_text

BOARD, HOME = "minutes/board/committee.yml", "minutes/board/2024-1"
RECORD, NOTES, IDS, DRAFT = (f"{HOME}/{name}" for name in MEETING_FILES)
OFFICES = "minutes/board/ids.yml"  # of the committee
LIMIT = 20  # seconds for a record
ROUGH = {
    "aliases",
    "ids",
    "joins",
    "date",
    "original_url",
    "official_site",
}  # hostile words there are errors
FAULTS = ("tracebacks", "markup", "letters", "outside", "refused")  # the last one harms nobody
EVIL = "x_x"  # stands in whatever a hostile piece would make, were it markup; no address of ours can have it
TOLD = {"aria-label", "data-by", "data-cite", "data-licence"}  # attributes made of words
Case = dict[str, bytes]

# --- what the records are made of -----------------------------------------------------------------

REAL = (ROOT / "minutes/smart-city/2023-2/minutes.md").read_text("utf-8")
TURNS = re.split(r"^(?=#{2,3} [〈□])", REAL, flags=re.MULTILINE)
CASES = sorted((ROOT / "tests/golden").rglob("*.yml"))
GOLDEN = [yaml.safe_load(path.read_text("utf-8"))["record"] for path in CASES]
# Pieces between bars; signs behind a backslash as in Python.
HTML = r"""<script>x_x()</script>¦<SCRIPT SRC=//x_x.example></ScRiPt >¦<scr<script>ipt>x_x()</script>¦<img src=x_x onerror=x_x()>
¦<img/src="x_x"/onerror="x_x()"¦<svg/onload=x_x()>¦<svg><a xlink:href="javascript:x_x()"><text>글</text></a></svg>¦<?php x_x() ?>
¦<a href="javascript:x_x()">글</a>¦<a href=" java\tscript:x_x()">글</a>¦<a href=&#106;avascript:x_x()>글</a>¦<!-- x_x¦--><!--x_x--!>
¦<b id=x_x class=x_x style=x_x>글¦</div></section><div class="record x_x">¦</p></li></ul><h1 id="x_x">글</h1>¦<![CDATA[<b id=x_x>]]>
¦<section class="speech" id="s1" data-speech="x_x" markdown>¦<div markdown="1">\n# 글 {: #x_x }\n</div>¦<!DOCTYPE a [<!ENTITY x "x_x">]>
¦&lt;script&gt;x_x()&lt;/script&gt;¦&#60;b id=x_x&#62; &#x3c;b id=x_x&#x3e; &amp;lt; &nbsp &copy;¦&#0; &#x110000; &#xd800; &;¦<a<b id=x_x<i
¦<iframe srcdoc="<script>x_x()</script>">¦<style>@import "//x_x.example";</style>¦<plaintext><textarea><title><xmp><noscript>
¦<details open ontoggle=x_x()>¦<meta http-equiv=refresh content="0;url=//x_x.example">¦<base href=//x_x.example>¦<\x00script>x_x()
¦<form action=//x_x.example><input onfocus=x_x() autofocus>¦" onmouseover="x_x()" a="¦' autofocus onfocus='x_x()¦＜script＞x_x()"""
MARKDOWN = r"""[글](javascript:x_x()) ![글](//x_x.example/x.png "x_x")¦\n[x_x]: <javascript:x_x()> "x_x"\n\n[글][x_x] [x_x] ![x_x][]
¦<https://x_x.example> <x_x@x.example> https://x_x.example¦[^x_x]\n\n[^x_x]: 글¦*[위원]: x_x¦{: onclick=x_x() }¦글\n{: #x_x .x_x onclick=x_x() }
¦{: #x_x .x_x onclick=x_x() style=x_x }¦{:#x_x} {#x_x} { #x_x } {.x_x}¦# 글 {: #x_x }¦글 {: #x_x }\n===¦---¦===¦+++¦***¦...¦---\ntitle: x_x\n---
¦| a {: .x_x } | b |\n|:--|--:|\n| 1 | `x_x` |¦```x_x\n글\n```¦~~~ {.x_x #x_x}\n글¦``x_x` `¦    글 <b id=x_x>¦\t글¦> 글\n> > 글 {: .x_x }
¦1. 하나\n1) 둘\n10) 셋¦[TOC]¦[[x_x]] $x_x$ \\(x_x\\) ==x_x== ^^x_x^^ ~~x_x~~¦**굵게 __강조 _x_x_ ***¦\\\\ \\# \\< \\¦!!! note "x_x"\n    글
¦::: x_x¦- [ ] [x_x](x_x)¦글  \n글\\\n글¦x_x\n:   글 {: .x_x }¦\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x02amp\x03¦wzxhzdk:0"""
TEMPLATES = r"""{{ 7*7 }} {{ meeting.__class__.__mro__ }} {{ x_x() }}¦{% raw %}¦{% endraw %}{% include "/etc/passwd" %}¦{% for x in range(10**9) %}{# x_x #}
¦{{ "<b id=x_x>"|safe }} ${7*7} #{7*7} <%= 7*7 %> %(x)s %s {0} {x_x}¦kind: text¦--- !!python/object/apply:os.system [x_x]¦&a [*a, *a]¦? x_x : [x_x
¦key: "x_x¦2024-03-05: 1e999¦../../../x_x¦/etc/passwd¦C:\\x_x¦::error file=x_x::x_x¦%0A::set-output name=x_x::x_x¦=cmd|' /C x_x'!A1¦NaN¦null¦~
¦0o17 1_000 .inf¦\\g<0> \\1 (?P<x_x> [[:x_x:]] \\Z¦rows-read-0"""
UNSEEN = r"""\x00¦\x01\x02\x03 \x1b[2J\x1b[31mx_x \x7f¦\x1c\x1d\x1e\x1f¦\x0b세로\x0c쪽\x85줄¦\u2028줄\u2029단락¦\u202e거꾸로\u202c \u2066격리\u2069 \u200f
¦\u200b폭\u200c없는\u200d빈칸\u2060\ufeff¦\ufffe \uffff \U0001ffff \U000e0041 \ufdd0¦\xad\u034f\u061c\u115f\u3164\uffa0¦\xa0\u3000\u2003\u205f\t
¦\u1112\u1161\u11ab\u1100 e\u0301\u0301\u0301\u0301¦👨\u200d👩\u200d👧 𝒳 ﷽ ﬁ İ ß ǆ ①¦3\u20e3 ² ٣ 〇 Ⅷ¦\r¦\r\n¦\n\r¦\ufffd\ufffd"""
BRACKETS = r"""〈〈위원장〉〉¦〈위원장〈간사〉¦〈위원장¦위원장〉¦### 〈〉¦### 〈 〉 말함¦### 〈위원장〉〈간사〉 말함¦### **〈위원장〉 말함**¦**〈위원장〉*¦<위원장> 말함
¦《간사》【간사】＜간사＞¦#######〈위원장〉¦###〈○○○ 위원〉말함¦〈● ● ● 위원〉 〈◯○〇 위원〉¦〈위원장, 간사〉¦〈위원장(가나다)〉 〈가나다 위원장 (대리)〉¦##¦-¦- - - -¦*
¦「『“‘(([[{{¦」』”’))]]}}¦□ ■ ◆ ◇ ○ ※ ▲ → ·¦○ 위원장 : 말함¦◯위원장 가나다  말함¦◆¦◆ :¦◆ 일 시 : 2023. 13. 45.(화) 99:99~88:88¦◆ 일시 : 0000. 0. 0. 24:00
¦◆ 참석위원 : 99999999999999999999명¦◆ 회의안건\n- 업무보고 ９９건¦1. 하나\n1. 하나¦9999999999999999999999. 안건¦가. 나. 다. ① ② ⑳¦³. 안건"""
WITHHELD = r"""[비공개: <script>x_x()</script>, 결정: [x_x](javascript:x_x()), 기한: 2028-07-04]¦[비공개: 정보공개법 §9①6, 결정: {: onclick=x_x() }, 기한: 9999-99-99]
¦[비공개: 정보공개법 제9조 제1항 제99호]¦[비공개¦[비공개:¦[비공개: [비공개: x_x]]¦[비공개 : , , , 기한: 0000-00-00]¦(비공개: x_x) 〈비공개: x_x〉¦[ 비공개 ] [비공개：{{ 7*7 }}]
¦### 〈[비공개: x_x]〉¦### 〈○○○ 위원〉\n- [비공개: "onclick="x_x]¦[비공개: 기한: 2028. 2. 30.까지]¦950101-1234567 010-1234-5678 x_x@example.org 4111 1111 1111 1111"""
PLACES = r"""{0}¦- {0}¦  - {0}¦말함 {0} 말함¦### 〈{0}〉¦### 〈{0} 위원〉\n- {0}¦## {0}¦◆ {0} : {0}¦◆ 장소 : {0}¦◆ 회의안건\n- {0}\n- {0} 둘¦- 가나다 {0}, {0} 위원장
¦- 「{0}」에 대해 질문함¦- 현안업무 보고\n  - {0}¦# {0}¦{0}{0}"""
# Values as YAML has them, with signs of its own.
YAML = r""""\e[31m\0\x07\x9b"¦"\ud800\udfff"¦"\U0010ffff\ufffe"¦"\r\n\N\L\P\t<b id=x_x>"¦"\x02wzxhzdk:0\x03"¦&a [*a]¦*nothing¦{<<: {x: x_x}}¦!!python/name:os.system x_x
¦!!binary x_x¦|2-¦[[[[[[[[x_x]]]]]]]]¦? {a: b}¦2024-02-30¦.inf¦{[]: x_x}¦"\u202e\u2028"¦- x_x"""
ADDRESSES = """about¦api/v1¦assets/search¦search¦data¦guide¦404¦board¦board/2024-1¦board/2023-1¦old¦old/2024-1¦a/b/c¦../x_x¦/etc¦templates
¦board/2024-1/transcript¦board/2024-1/agenda/1¦board/2024-1/speakers/wiwonjang¦board/2024-1/speakers/withheld¦board/2024-1/speakers/chair"""


def cut(pool: str) -> list[str]:
    """Its pieces."""
    sign = r"\\(?:[ntr\\]|x..|u....|U.{8})"
    pieces = pool.replace("\n", "").split("¦")
    return [re.sub(sign, lambda m: m[0].encode().decode("unicode_escape"), p) for p in pieces]


PATHS, TORN = ADDRESSES.replace("\n", "").split("¦"), YAML.replace("\n", "").split("¦")
POOLS = list(map(cut, (HTML, MARKDOWN, TEMPLATES, UNSEEN, BRACKETS, WITHHELD)))
ALL, FORMS = [piece for pool in POOLS for piece in pool], cut(PLACES)
LAUGHS = "\n".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}' if n else 'x'] * 8)}]" for n in range(6))


class Maker:
    """Makes the record with a number: the same for the same seed."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.one, self.number = self.chance.choice, self.chance.randrange

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def word(self) -> str:
        return self.one(ALL)

    def base(self) -> str:
        """A golden record, or some turns of the real one."""
        at = self.number(len(TURNS))
        real = "".join(TURNS[: self.one([0, 0, 1, 3])]) + "".join(TURNS[at : at + 4])[:1500]
        return real if self.often(0.2) else self.one(GOLDEN)

    def sown(self, pool: Sequence[str] = ALL, most: int = 9) -> str:
        """Hostile pieces between the lines, in them, and wherever facts are read."""
        lines = self.base().split("\n")
        for _ in range(self.number(1, most)):
            at, piece = self.number(len(lines)), self.one(pool)
            if self.often(0.3):
                middle = self.number(len(lines[at]) + 1)
                lines[at] = lines[at][:middle] + piece + lines[at][middle:]
            else:
                lines.insert(at, "\n" * self.number(2) + self.one(FORMS).replace("{0}", piece))
        return "\n".join(lines)

    def damaged(self, text: str) -> bytes:
        """Lines lost, doubled, swapped; bytes lost, put in, cut off."""
        data = coded(text)
        for _ in range(self.number(1, 5)):
            lines, how = data.split(b"\n"), self.number(7)
            a, b = self.number(len(lines)), self.number(len(lines))
            here, there = sorted((self.number(len(data) + 1), self.number(len(data) + 1)))
            if how == 0:
                del lines[a : a + self.number(1, 4)]
            elif how == 1:
                lines[a:a] = lines[b : b + self.number(1, 9)]
            elif how == 2:
                lines[a], lines[b] = lines[b], lines[a]
            data = b"\n".join(lines) if how < 3 else data
            more = self.one([b"", self.chance.randbytes(self.number(1, 9)), coded(self.word())])
            if how in (3, 4):
                data = data[:here] + more + data[here + self.number(40) * (how - 3) :]
            elif how == 5 and self.often(0.3):
                data = self.one([data[:there], data[here:there]])
        return data

    def settings(self, fit: dict[str, Any]) -> str:
        """A file of settings: half of them fit and say hostile words, half have wrong kinds or are torn."""
        keys = self.chance.sample(sorted(fit), self.number(1, len(fit)))
        if self.often(0.5):
            some = {key: fit[key] for key in keys if key not in ROUGH}
            return yaml.safe_dump(some, allow_unicode=True, width=10**6)
        odd = [None, True, 7, -0.5, 10**30, [], {}, [[self.word()]], {self.word(): [{"x": 1}]}]
        odd += [self.word(), self.word() * 200]
        some = {key: fit[key] if self.often(0.8) else self.one(odd) for key in keys}
        torn = f"{self.one(keys)}: {self.one(TORN)}\n" if self.often(0.5) else ""
        some.pop(torn.partition(":")[0], None)
        bomb = self.one([LAUGHS, "title: " + "[" * 3000, self.word()]) if self.often(0.05) else ""
        return torn + yaml.safe_dump(some, allow_unicode=True) + bomb

    def notes(self, text: str) -> str:
        """A `meeting.yml` that goes with a record."""
        meeting, one, word = understood(text), self.one, self.word
        said = [(p.id, p.text.split()) for p in meeting.paragraphs() if p.text.split()]
        own, words = one(said or [("s1", ["말함"])])
        keys, values = ("paragraph", "printed", "right", "reason", "date", "by"), iter(word, None)
        right = dict(zip(keys, (own, one([*words, *words, word()]), word(), word(), "2024-03-05", word()), strict=True))  # fmt: skip
        url = "https://x_x.example/" + "".join(next(values).split())
        ids = [own, "s1", "o1", "a1", "s999", word()]
        return self.settings(
            {
                **{key: word() for key in ("title", "place", "original", "licence")},
                "original_url": one([url, "javascript:x_x()", re.sub(r"[\"'<>]", "", url)]),
                "date": one(["2024-03-05", "0001-01-01", "9999-12-31", word()]),
                "versions": {word(): "2024-03-05", "확정": "2024-04-01"},
                "corrections": [right],
                "agenda_aliases": {one([i.title for i in meeting.agenda] or [word()]): [one(words), word()]},
                "accepted": {"K004-1a2b3c4d": word()},
                "ids": {one(ids): one(["removed", "redacted", "same-1a2b3c4d"])},
                "joins": {one(ids): ["none"]},
                **{"dialect": "none", "kind": "written", "status": one(["draft", "final"])},
            }
        )  # fmt: skip

    def committee(self, text: str) -> str:
        """A `committee.yml` that goes with a record."""
        meeting, one, word = understood(text), self.one, self.word
        label = one([s.label for s in meeting.speeches] or [word()])
        more = {
            **{key: word() for key in ("publisher", "contact", "licence", "official_site")},
            "offices": {label: [word()], word(): [label]},
            "slugs": {label: one(["chair", "a" * 60, "x", "withheld"])},
            "agenda_aliases": {one([i.title for i in meeting.agenda] or [word()]): [word()]},
            "aliases": {one(PATHS): one(PATHS) for _ in range(3)},
        }
        name = {"name": word()}
        return yaml.safe_dump(name, allow_unicode=True, width=10**6) + self.settings(more)

    def ids(self, text: str) -> bytes:
        """What a record left behind, perhaps torn or with hostile words."""
        known = to_yaml(remember(understood(text), Ledger()))
        old = self.one(re.findall(r"(?<=[:\[] )[^,}\n]+", known))
        torn = self.one([*ALL, *TORN, "[]", "-1", "9" * 99, "s1", "board/2024-1"])
        bomb = f"\n{LAUGHS}\nspeakers: [{{slug: a, labels: [*x5]}}]\n"
        changed = known.replace(old, torn, self.one([1, -1]))
        return self.one([coded(known)] * 5 + [coded(changed), self.damaged(known)] * 5 + [coded(known + bomb)])  # fmt: skip

    def long(self) -> str:
        piece = self.one([*ALL, "가", "a", "○", "〈", "[", "*", "(", "가 ", "말씀 ", "위원 "])
        label = piece * (5_000 // len(coded(piece)) + 1)
        # Of signs that Markdown knows 100 kB in one line take it a minute.
        line = self.one(["말씀 " * 14_000, "가" * 33_000, "a. " * 33_000, label * 3])
        deep = "".join(f"{'  ' * n}- {piece[:9]} {n}\n" for n in range(500))
        lines = f"""### 〈{label}〉\n- 말함.¦### 〈{label} 위원〉\n- 말함.\n### 〈위원장〉\n- {label} 위원님.¦### 〈위원장〉\n- {line}¦◆ 장소 : {line}
¦# {label}\n◆ 회의안건\n- {label}\n### 〈위원장〉\n- 보고¦### 〈위원장〉\n{deep}¦### 〈위원장〉\n- [비공개: {label}]¦{f"### 〈{piece[:9]}〉{chr(10)}" * 99}"""
        return self.one(lines.split("¦"))

    def foreign(self) -> bytes:
        coding = self.one(["utf-16", "utf-16-be", "cp949", "utf-8-sig", "utf-32", "latin-1"])
        text = self.sown().replace("\n", self.one(["\n", "\r\n", "\r"]))
        bad = self.one([b"", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xff\xfe"])
        data = text.encode(coding, "replace")
        return data[: (at := self.number(len(data) + 1))] + bad + data[at:]

    def nothing(self) -> str:
        signs = r" ¦\n¦\t¦\r¦\ufeff¦\u3000¦\u200b¦\x00¦#¦###¦-¦### 〈위원장〉¦## 가¦# 제1차 회의¦〈¦◆¦◆ 안건¦---¦[비공개]"
        return self.one(["", "\n", " "]).join(self.one(cut(signs)) for _ in range(self.number(9)))


def coded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def always(left: str, right: str) -> bool:
    """A language model that never asks questions."""
    return True


def alone(data: bytes) -> Folder:
    """A record with nothing beside it."""
    source, board = read_source(data, RECORD)[0], Committee("board", "가상위원회")
    return Folder(board, "2024-1", source, Notes(), Ledger(), IDS)


def understood(text: str) -> Meeting:
    return pipeline.take_apart(alone(coded(text)), always).meeting


KINDS: dict[str, Callable[[Maker], dict[str, str | bytes]]] = {
    "HTML": lambda m: {RECORD: m.sown(POOLS[0])},
    "Markdown": lambda m: {RECORD: m.sown(POOLS[1])},
    "templates, YAML, commands": lambda m: {RECORD: m.sown(POOLS[2])},
    "letters nobody sees": lambda m: {RECORD: m.sown(POOLS[3])},
    "brackets, labels, fields": lambda m: {RECORD: m.sown(POOLS[4])},
    "withheld passages": lambda m: {RECORD: m.sown(POOLS[5])},
    "all of these, damaged": lambda m: {RECORD: m.damaged(m.sown(ALL, 40))},
    "very long": lambda m: {RECORD: m.long()},
    "other encodings": lambda m: {RECORD: m.foreign()},
    "next to nothing": lambda m: {RECORD: m.nothing()},
    "damaged": lambda m: {RECORD: m.damaged(REAL if m.often(0.01) else m.base())},
    "a draft and its final": lambda m: {
        DRAFT: (text := m.sown(ALL, 5)),
        RECORD: m.damaged(text),
        NOTES: m.one(["status: final", m.notes(text)]),
    },
    "hostile meeting.yml": lambda m: {RECORD: (text := m.sown(ALL, 4)), NOTES: m.notes(text)},
    "hostile committee.yml": lambda m: {RECORD: (text := m.sown(ALL, 4)), BOARD: m.committee(text)},
    "edited, ids.yml damaged": lambda m: {
        RECORD: m.damaged(text := m.sown(ALL, 4)),
        IDS: m.ids(text),
    },
}


def case(seed: str, number: int) -> tuple[str, dict[str, bytes]]:
    """The kind of a record, and its files."""
    kind = list(KINDS)[number % len(KINDS)]
    files = {BOARD: "name: 가상위원회", **KINDS[kind](Maker(f"{seed} {number}"))}
    return kind, {path: coded(d) if isinstance(d, str) else d for path, d in files.items()}


# --- what becomes of them -------------------------------------------------------------------------


class Tags(HTMLParser):
    """Elements and attributes of a page, and what none of ours has."""

    def __init__(self, text: str, links: Collection[str] = ()) -> None:
        super().__init__()
        self.pairs: set[tuple[str, str]] = set()
        self.odd: list[str] = []
        self.links = links
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pairs |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        for name, value in ((name, value or "") for name, value in attrs):
            leads = name == "href" and not re.fullmatch(
                r"[a-z0-9./-]*(\?speaker=[a-z0-9-]+&committee=[a-z0-9-]+)?(#[a-z0-9-]*)?", value
            )
            strange = EVIL in tag + name + ("" if name in TOLD else value)
            if (leads or strange) and value not in self.links:
                self.odd.append(f"<{tag} {name}={value[:60]!r}>")

    def handle_comment(self, data: str) -> None:
        self.odd.append(f"<!{data[:60]}>")

    handle_decl = handle_pi = unknown_decl = handle_comment


AS_HTML = ("linked", "above", "below")  # of the front matter


@cache
def engine() -> markdown.Markdown:
    """As `mkdocs.yml` sets it up, with what MkDocs adds."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    names, more = config["markdown_extensions"], config["mdx_configs"]
    return markdown.Markdown(extensions=names, extension_configs=more)


def as_html(path: Path) -> tuple[str, dict[str, Any]]:
    """A page as MkDocs reads it, and its front matter."""
    text, front = meta.get_data(path.read_text("utf-8-sig"))
    around = front.get("above", ""), front.get("below", "")
    return engine().reset().convert(text).join(around), front


@cache
def by_hand() -> dict[str, Page]:
    """The pages that people wrote, to which those of a record lead."""
    names = [f"{name}/index" for name in ("about", "guide")]
    pages = {f"{n}.html": as_html(ROOT / f"docs/{n}.md")[0] for n in names}
    return {name: read_page(text, name, name) for name, text in pages.items()}


@dataclass(frozen=True)
class Made:
    """What a repository came to: the files of `docs/`, the pages as HTML, and what of it is markup of the record's."""

    archive: Archive
    files: Collection[str]
    pages: dict[str, str]
    pairs: set[tuple[str, str]]
    odd: list[str]


def made(root: Path) -> Made:
    """Through every stage but the search index and the engine; records with errors too."""
    archive = pipeline.understand(root, always)
    if not archive.taken:  # no text, or a number in it that nobody may publish
        folder = alone((root / RECORD).read_bytes())
        taken = pipeline.take_apart(folder, always)
        ledgers = {IDS: remember(taken.meeting, Ledger())}
        archive = replace(archive, taken={folder.path: taken}, ledgers=ledgers)
    archive = pipeline.render(archive)
    made = pipeline.render(archive).pages.values()
    own = {page.path: page for pages in made for page in pages}
    data = export.files(archive.committees, archive.meetings, archive.problems)
    files = {**{path: page.text for path, page in own.items()}, **data}
    assert not write_files(root / "docs", files)
    told_of = archive.committees, archive.meetings
    beside = {**export.formats(*told_of, archive.problems), **feeds(*told_of, "")}
    links = {url for meeting in archive.meetings if (url := meeting.notes.original_url)}
    docs = root / "docs"
    listings = [path.relative_to(docs) for path in docs.glob("data/**/index.md")]
    pages = {str(path.with_suffix(".html")): as_html(docs / path)[0] for path in listings}
    pairs, odd = set[tuple[str, str]](), list[str]()
    for path, page in own.items():
        html, front = as_html(root / "docs" / path)
        tags = Tags(html, links)
        pairs, odd = pairs | tags.pairs, odd + tags.odd
        linked = str(front.get("linked", ""))
        if re.search("[<>&]", linked.replace("<site>", "")) or not (
            linked == "" or json.loads(linked)
        ):
            odd.append(f"JSON-LD of {path}: {linked}")
        words = "".join(v for k, v in front.items() if isinstance(v, str) and k not in AS_HTML)
        odd += re.findall(r"[\x00-\x08\x0b-\x1f].{,30}", html)
        if front != page.front or re.search(r'[<>"\x00-\x1f]', words):  # the engine prints them raw
            odd.append(f"front matter of {path}: {front}")
        pages[path.replace(".md", ".html")] = html
    told = "\n".join(map(as_text, archive.problems))
    lines = [as_annotation(problem) for problem in archive.problems]
    json.dumps(list(map(as_dict, archive.problems)), ensure_ascii=False).encode()
    odd += re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f].{,30}", told + "".join(lines))
    odd += [line for line in lines if re.search(r"[\r\n]", line)]
    odd += Tags(engine().reset().convert(as_markdown(archive))).odd
    odd += [path for path, data in beside.items() if path.endswith(".xml") and not _is_xml(data)]
    return Made(archive, [*files, *beside], pages, pairs, odd)


def _is_xml(data: bytes) -> bool:
    try:
        ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return False
    return True


def put(root: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def state(folder: Path) -> dict[str, bytes]:
    """All files, and links, as hashes."""
    paths = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]
    names = [path.relative_to(folder).as_posix() for path in paths]
    return {n: sha256(p.read_bytes()).digest() for n, p in zip(names, paths, strict=True)}


@dataclass
class Outcome:
    """What is wrong with a record, by `FAULTS`."""

    number: int
    kind: str
    took: float = 0
    fine: bool = False
    """Nothing in it is an error."""
    faults: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FAULTS})


def check(
    root: Path, files: Mapping[str, bytes], allowed: Collection[tuple[str, str]], out: Outcome
) -> None:
    """A record from its bytes to HTML."""
    put(root, files)
    before = state(root.parent)
    result = made(root)
    for path, ledger in result.archive.ledgers.items():
        write_text(root / path, to_yaml(ledger))
    after = state(root.parent)
    ours = {f"repo/docs/{name}" for name in (*result.files, ".generated")} | {f"repo/{IDS}"}
    out.fine = not failed(result.archive.problems)
    out.faults["outside"] += [
        p for p in {**before, **after} if p not in ours and before.get(p) != after.get(p)
    ]
    strange = [
        (tag, name)
        for tag, name in result.pairs - allowed
        if not (TAGS.fullmatch(tag) and (not name or ATTRIBUTES.fullmatch(name)))
    ]
    out.faults["markup"] += [*result.odd, *(f"<{tag} {name}>" for tag, name in strange)]
    pages = {**by_hand(), **{n: read_page(text, n, n) for n, text in result.pages.items()}}
    names = frozenset([*pages, *result.files, "data/paragraph.json"])
    for p in hold(Site(pages, names, root / "docs", "site"), list(records(root))).problems:
        name = {"V001": "letters", "V009": "markup"}.get(p.code, "refused")
        if p.path not in by_hand() and (out.fine or name != "refused"):
            out.faults[name].append(f"{p.code} {p.path}:{p.line} {p.message}")


def build(root: Path, files: Mapping[str, bytes], out: Outcome) -> None:
    """A whole build, in a repository with a site and a neighbour."""
    copy_site(root)
    put(root, {**files, "site/index.html": b"old", "../neighbour.txt": b"mine"})
    before = state(root.parent)
    result = CliRunner().invoke(cli.main, ["build", "--root", str(root)])
    after = state(root.parent)
    changed = {path for path in {**before, **after} if before.get(path) != after.get(path)}
    out.faults["outside"] += [
        p for p in changed if not re.match(rf"repo/(docs/|site/|\.cache/|({IDS}|{OFFICES})$)", p)
    ]
    if result.exit_code:
        out.faults["outside"] += [path for path in changed if path.startswith("repo/site/")]
    if (
        result.exit_code not in (0, 1)
        or not isinstance(result.exception, SystemExit | None)
        or "Traceback" in result.output
    ):
        trace = "".join(traceback.format_exception(result.exception))
        out.faults["tracebacks"].append(result.output + trace)
    out.fine = not result.exit_code
    if re.search(r"오류 [EV]\d{3} ", result.output):
        out.faults["refused"].append(result.output)


class TooLong(BaseException):
    """A record takes longer than anyone would wait."""


def stop(*_: object) -> NoReturn:
    raise TooLong


def tried(
    number: int, *, seed: str, top: Path, allowed: Collection[tuple[str, str]] | None
) -> Outcome:
    """A record in process; a whole build where nothing is said of the markup that is `allowed`."""
    kind, files = case(seed, number)
    out = Outcome(number, kind)
    place = Path(tempfile.mkdtemp(dir=top))
    signal.signal(signal.SIGALRM, stop)
    signal.alarm(LIMIT * 6)
    begun = time.perf_counter()
    try:
        if allowed is None:
            build(place / "repo", files, out)
        else:
            check(place / "repo", files, allowed, out)
    except (Exception, TooLong):  # noqa: BLE001 - which is what is looked for
        out.faults["tracebacks"].append(traceback.format_exc())
    signal.alarm(0)
    out.took = time.perf_counter() - begun
    shutil.rmtree(place)
    if any(out.faults.values()) or (out.took > LIMIT and allowed is not None):
        put(top / f"failed/{number}", files)
    return out


def ours(top: Path, records: Sequence[str] = (REAL, *GOLDEN)) -> set[tuple[str, str]]:
    """Elements and attributes of the pages of records that nobody meant to be hostile."""
    pairs = set()
    for n, text in enumerate(records):
        files = {BOARD: "name: 가상위원회", RECORD: text, NOTES: "original_url: https://a.example/"}
        put(top / f"{n}", {path: coded(words) for path, words in files.items()})
        pairs |= made(top / f"{n}").pairs
    return pairs


def say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)  # noqa: T201


def told(out: Outcome, top: Path) -> Outcome:
    """Say what is wrong."""
    for name, found in out.faults.items():
        for what in found[:3]:
            seen = re.sub(r"[^\n -~가-힣]", lambda m: ascii(m[0])[1:-1], what[-1500:])
            say(f"{name}: record {out.number} ({out.kind}), kept in {top}/failed: {seen}")
    return out


def row(name: str, outcomes: Sequence[Outcome]) -> str:
    counts = [sum(bool(out.faults[fault]) for out in outcomes) for fault in FAULTS]
    times = [1000 * out.took for out in outcomes]
    cells = [len(outcomes), sum(not out.fine for out in outcomes), *counts]
    return f"| {name} | {' | '.join(map(str, cells))} | {median(times or [0]):.0f} | {max(times, default=0):.0f} |"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--builds", type=int, default=50)
    parser.add_argument("--only", type=int)
    given = parser.parse_args()
    top = Path(tempfile.mkdtemp(prefix="hostile-"))
    allowed = ours(top / "ours")
    shutil.rmtree(top / "ours")
    numbers = range(given.count) if given.only is None else [given.only]
    one = partial(tried, seed=given.seed, top=top)
    outcomes, builds = [], []
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        for out in pool.map(partial(one, allowed=allowed), numbers, chunksize=20):
            outcomes.append(told(out, top))
            if not len(outcomes) % 1000:
                say(f"{len(outcomes)} records")
        # Four of five have no error, and are built to the end.
        fine = [out.number for out in outcomes if out.fine]
        torn = [out.number for out in outcomes if not out.fine]
        some = [*spread(fine, given.builds * 4 // 5), *spread(torn, given.builds // 5)]
        for out in pool.map(partial(one, allowed=None), some):
            builds.append(told(out, top))
    by_kind = {kind: [out for out in outcomes if out.kind == kind] for kind in KINDS}
    say(
        "",
        "| records | tried | with errors | tracebacks | markup let through | letters lost or invented | files outside | refused by the proof | median ms | slowest ms |",
    )
    say(f"|---|{'---:|' * 9}", *(row(kind, some) for kind, some in by_kind.items() if some))
    say(row("all", outcomes), row("whole builds", builds))
    slow = [out.number for out in outcomes if out.took > LIMIT]
    say("", f"slower than {LIMIT} s: {slow or 'none'}; seed {given.seed}")
    wrong = slow or any(out.faults[name] for out in [*outcomes, *builds] for name in FAULTS[:-1])
    if not wrong:
        shutil.rmtree(top)
    return int(bool(wrong))


def spread(numbers: Sequence[int], count: int) -> list[int]:
    """So many of them, from all over."""
    return [numbers[n * len(numbers) // count] for n in range(min(count, len(numbers)))]


if __name__ == "__main__":
    sys.exit(main())
