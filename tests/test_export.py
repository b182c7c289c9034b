"""What programs read: the open data and its schema, the headers and the policy of the site."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import ROOT, understand
from openapi_spec_validator import validate
from sites import NEW

from generator.export import files
from generator.export.hosts import headers
from generator.model import Meeting

# The contract's example: its keys in its order; a list holds what one entry of it has.
SPEECH = {
    "id": "", "label": "", "reading": "", "speaker": {"id": "", "name": "", "role": "", "changes": [{"paragraph": "", "quote": ""}]}, "split_from": "", "withheld": "", "kind": "",
    "lines": "", "url": "",
    "paragraphs": [{
        "id": "", "text": "", "depth": "", "role": "", "split_from": "", "lines": "", "joins": "", "withheld": "",
        "mentions": [{"agenda": "", "basis": "", "quote": "", "from": ""}],
        "replies_to": [{"id": "", "quote": ""}], "acts": [{"kind": "", "quote": ""}],
    }],
}  # fmt: skip
MEETING = {
    "schema": "", "id": "", "url": "", "committee": {"id": "", "name": ""},
    "title": "", "year": "", "ordinal": "", "date": "", "starts_at": "", "ends_at": "", "place": "", "status": "",
    "not_held": {"words": "", "kind": "", "paragraph": ""}, "fully_withheld": "",
    "versions": [{"name": "", "date": ""}],
    "source": {"path": "", "sha256": "", "characters": ""},
    "original": {"url": "", "sha256": "", "bytes": ""}, "dialect": "",
    "attendees": [{"name": "", "role": ""}], "observers": [{"label": ""}],
    "absent": [{"name": "", "role": "", "word": ""}], "programme": "", "result": "",
    "completeness": [{"item": "", "state": "", "note": ""}],
    "overview": [{"id": "", "text": "", "role": "", "split_from": "", "lines": "", "withheld": ""}],
    "agenda": [{
        "id": "", "number": "", "group": "", "title": "", "reporter": "", "paragraph": "", "lines": "",
        "url": "", "mentioned_in": "", "outcome": "",
        "outcomes": [{"word": "", "quote": "", "question": "", "asked": "", "votes": "", "paragraph": ""}],
        "amendments": [{"word": "", "quote": "", "question": "", "asked": "", "votes": "", "paragraph": ""}],
        "rolls": [{"kind": "", "announced": "", "names": "", "paragraph": ""}],
    }],
    "speeches": [SPEECH],
    "sections": [{"agenda": "", "opened": "", "speeches": ""}],
    "corrections": [{"id": "", "printed": "", "right": "", "reason": "", "date": "", "by": ""}],
    "corrected": "",
    "retired": [{"id": "", "why": "", "into": ""}],
    "problems": [{"level": "", "code": "", "line": "", "message": ""}],
}  # fmt: skip
INDEX = {
    "schema": "", "committees": [{"id": "", "name": "", "url": ""}],
    "meetings": [{"id": "", "committee": "", "title": "", "date": "", "url": "", "json": "", "sha256": "", "not_held": "", "status": "", "fully_withheld": ""}],
}  # fmt: skip


def exported(meeting: Meeting) -> Mapping[str, str]:
    return files([meeting.committee], [meeting], [])


@pytest.fixture
def data(real: Meeting) -> dict[str, Any]:
    return json.loads(exported(real)["api/v1/smart-city/2023-2.json"])  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json.loads((ROOT / "generator/export/schema.json").read_text("utf-8"))  # type: ignore[no-any-return]


def shape_holds(shape: object, data: object, where: str = "") -> None:
    if isinstance(shape, dict) and data is not None:
        assert isinstance(data, dict)
        assert list(data) == list(shape), where
        for key, inner in shape.items():
            shape_holds(inner, data[key], f"{where}/{key}")
    elif isinstance(shape, list):
        assert isinstance(data, list)
        for entry in data if shape else ():
            shape_holds(shape[0], entry, where)


def test_the_data_has_the_keys_of_the_contract_in_its_order(
    real: Meeting, data: dict[str, Any]
) -> None:
    shape_holds(MEETING, data)
    shape_holds(INDEX, json.loads(exported(real)["api/v1/index.json"]))


def test_the_data_keeps_to_its_schema(real: Meeting, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for meeting in (real, understand(NEW)[0], understand("### 〈위원장〉")[0], understand("글")[0]):
        for path, text in exported(meeting).items():
            if path.endswith((f"{meeting.id}.json", "index.json")):
                assert list(validator.iter_errors(json.loads(text))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"withheld": true', '"withheld": "예"'),
        ('"id": "s13"', '"id": "13"'),
        ('"speaker": null', '"speaker": {"id": "x", "name": null, "role": null, "changes": []}'),
        ('"schema": "minutes/v1"', '"schema": "minutes/v2"'),
        ('"outcome": null', '"result": null'),
    ],
)
def test_the_schema_refuses_what_breaks_the_contract(
    real: Meeting, schema: dict[str, Any], old: str, new: str
) -> None:
    text = exported(real)["api/v1/smart-city/2023-2.json"]
    assert old in text
    broken = json.loads(text.replace(old, new, 1))
    assert not jsonschema.Draft202012Validator(schema).is_valid(broken)


def test_the_description_is_valid_and_names_every_file(real: Meeting) -> None:
    path = ROOT / "generator/export/openapi.json"
    described = json.loads(path.read_text("utf-8"))
    validate(described, base_uri=path.as_uri())
    forms = [re.sub(r"\{\w+\}", "[a-z0-9-]+", form) for form in described["paths"]]
    paths = [f"/{path}" for path in exported(real) if path.startswith("api/")]
    for path in set(paths) - {"/api/v1/openapi.json"}:
        assert any(re.fullmatch(form, path) for form in forms), path


def test_the_real_record_in_numbers(data: dict[str, Any]) -> None:
    assert (data["starts_at"], data["ends_at"]) == (
        "2023-07-04T14:00:00+09:00",
        "2023-07-04T16:20:00+09:00",
    )
    assert len(data["speeches"]) == 34
    assert sum(len(speech["paragraphs"]) for speech in data["speeches"]) == 138
    assert len(data["agenda"]) == 19
    item = next(item for item in data["agenda"] if item["id"] == "a17")
    assert item["number"] is None
    assert "s13-p3" in item["mentioned_in"]
    assert [state["state"] for state in data["completeness"]].count("absent") == 1


def test_a_masked_turn_has_no_speaker_and_no_name(data: dict[str, Any]) -> None:
    masked = [speech for speech in data["speeches"] if "○" in speech["label"]]
    assert len(masked) == 10
    assert all(speech["withheld"] and speech["speaker"] is None for speech in masked)


def test_an_unknown_fact_is_null() -> None:
    meeting, _ = understand("### 〈위원장〉\n- 시작하겠음.")
    data = json.loads(exported(meeting)["api/v1/board/2024-1.json"])
    for key in ("year", "ordinal", "starts_at", "ends_at", "place", "status", "result"):
        assert data[key] is None, key


# --- headers and policy --------------------------------------------------------------------------


class Scripts(HTMLParser):
    """The inline scripts of a page that a browser would run, exactly as they stand."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.inside = (
            tag == "script" and "src" not in values and "json" not in (values.get("type") or "")
        )
        if self.inside:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.inside = False


def hashes(site: Path) -> set[str]:
    found = set()
    for path in site.rglob("*.html"):
        scripts = Scripts()
        scripts.feed(path.read_text("utf-8"))
        found |= {hashlib.sha256(script.encode()).digest() for script in scripts.found}
    return {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in found}


@pytest.mark.slow
def test_the_policy_names_just_the_scripts_of_the_built_site(built: Path) -> None:
    policy = headers()["Content-Security-Policy"]
    named = set(re.findall(r"'sha256-[^']+'", policy))
    assert named == hashes(built / "site")
    assert len(named) == 3
    assert "unsafe" not in policy


@pytest.mark.slow
def test_pages_and_both_header_files_carry_the_same_policy(built: Path) -> None:
    policy = headers()["Content-Security-Policy"]
    own = policy.removesuffix("; frame-ancestors 'none'")
    for path in (built / "site").rglob("*.html"):
        head = path.read_text("utf-8").encode()[:1024].decode(errors="ignore")
        assert '<meta charset="utf-8">' in head
        assert f'<meta http-equiv="Content-Security-Policy" content="{own}">' in path.read_text(
            "utf-8"
        )
    sent = (built / "site/_headers").read_text("utf-8")
    nginx = (built / "site/headers.conf").read_text("utf-8")
    for name, value in headers().items():
        assert f"\n  {name}: {value}\n" in sent
        assert f'\nadd_header {name} "{value}" always;\n' in nginx


@pytest.mark.slow
def test_nothing_on_a_page_needs_more_than_the_policy_allows(built: Path) -> None:
    for path in (built / "site").rglob("*.html"):
        tags = re.findall(r"<[a-z][^>]*>", path.read_text("utf-8"))
        assert not [tag for tag in tags if re.search(r'\s(?:style|on\w+)="|^<style', tag)], path
