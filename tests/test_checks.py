"""The examples of the guide: each is a record that a check finds something in, and what it says."""

import re

import pytest
from conftest import PATH, ROOT, understand

from generator.check import CHECKS
from generator.intake.read import private_parts
from generator.problems import KOREAN

GUIDE = (ROOT / "docs/guide/problems/index.md").read_text("utf-8")
EXAMPLE = re.compile(
    r"^### (?P<code>[A-Z]\d{3}) [^\n]*\n(?:(?!^#).*\n)*?^````text\n(?P<record>(?:.*\n)*?)^````\n\n"
    r"^````text\n(?P<said>(?:.*\n)*?)^````$",
    re.MULTILINE,
)
EXAMPLES = {match["code"]: match for match in EXAMPLE.finditer(GUIDE)}
BY_FILES = {"K017", "N005", "N006"}  # of other files than the record: tested by themselves


@pytest.mark.parametrize("match", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_the_guide_says_what_the_program_says(match: re.Match[str]) -> None:
    record = match["record"]
    found = [*understand(record)[1], *private_parts(record, PATH)]
    said = [f"{p.line}: {KOREAN[p.level]} {p.code} {p.message}" for p in found]
    assert match["said"].strip() in said


def test_every_check_has_an_example() -> None:
    codes = set(re.findall(r"^### ([KLN]\d{3}) ", GUIDE, re.MULTILINE))
    assert codes - EXAMPLES.keys() == BY_FILES
    assert len(CHECKS) >= 15
