"""What programs are told of a page (JSON-LD, schema.org): plain data, and the text that stands in the page's head.

Addresses begin with `SITE`; the theme puts there where the site stands, or the way to its root if it has no address
yet. No word of a record can be taken for it, nor end the script: `<`, `>` and `&` become escapes. Nobody is described.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.model import Meeting
from generator.notes import Committee
from generator.render import urls
from generator.render.urls import MeetingUrls

Data = Mapping[str, Any]
SITE = "<site>"
MARK = "\x00"  # before an address until the words are escaped; no record has one
STARTS = re.compile(r'(?<!\\)"\\u0000')  # a quote with a backslash before it is of some words
LANGUAGE = {"inLanguage": "ko"}
INDEX = "api/v1/index.json"
TABLES = (("paragraphs.jsonl", "application/jsonl"), ("speeches.csv", "text/csv"))


def text(*described: Data) -> str:
    """Everything that is said of a page, as JSON that no word can break out of; empty if nothing is."""
    if not described:
        return ""
    whole = {"@context": "https://schema.org", "@graph": described}
    escaped = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        escaped = escaped.replace(sign, f"\\u{ord(sign):04x}")
    return STARTS.sub(f'"{SITE}', escaped)


def crumbs(trail: Sequence[tuple[str, str]]) -> Data:
    """The pages that lead to a page, and the page itself: name and address of each."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": _at(url)}
            for place, (name, url) in enumerate(trail, 1)
        ],
    }


def of_site(name: str, description: str) -> tuple[Data, ...]:
    """The site, and its open data."""
    site = {"@type": "WebSite", **_own(urls.HOME), "name": name, "description": description}
    return {**site, **LANGUAGE}, {
        "@type": "Dataset",
        **_own(urls.DATA),
        "name": f"{name} 열린 데이터",
        "description": "모든 회의록의 문단, 안건, 발언자, 결정과 표결을 프로그램으로 읽을 수 있는 파일입니다. 글은 기록된 그대로입니다.",
        **LANGUAGE,
        "distribution": [_file(INDEX, "application/json")],
    }


def of_committee(committee: Committee, meetings: Sequence[Meeting]) -> tuple[Data, ...]:
    """The body that meets, and the files of all its meetings; a public body only if it is named whose it is."""
    days = sorted(meeting.day.isoformat() for meeting in meetings if meeting.day)
    whose = committee.publisher
    about = {
        "@type": "GovernmentOrganization" if whose else "Organization",
        **_own(urls.committee(committee.id)),
        "name": committee.name,
        **({"parentOrganization": {"@type": "Organization", "name": whose}} if whose else {}),
    }
    data = {
        "@type": "Dataset",
        **_own(urls.data_of(committee.id)),
        "name": f"{committee.name} 회의록 데이터",
        "description": f"{committee.name} 회의록의 문단, 안건, 참석자를 프로그램과 스프레드시트로 읽을 수 있는 파일입니다. 글은 기록된 그대로입니다.",
        "creator": _id(urls.committee(committee.id)),
        **LANGUAGE,
        **({"temporalCoverage": f"{days[0]}/{days[-1]}"} if days else {}),
        **_licence(committee.licence),
        "distribution": [_file(f"{urls.DATA}{committee.id}/{own}", kind) for own, kind in TABLES],
    }
    return (about, data) if meetings else (about,)


def of_meeting(meeting: Meeting) -> tuple[Data, ...]:
    """The meeting, and its record."""
    u, overview = MeetingUrls.of(meeting), meeting.overview
    # programs are not told what people corrected: a word beside it would be lost on them
    day = meeting.day.isoformat() if meeting.day and "date" not in meeting.corrected else None
    starts, ends = day and (meeting.moment(overview.starts) or day), meeting.moment(overview.ends)
    later = ends and starts and ends > starts
    event = {
        "@type": "Event",
        **_own(u.root),
        "name": meeting.title,
        **({"startDate": starts} if starts else {}),
        **({"endDate": ends} if later else {}),
        **(
            {"location": {"@type": "Place", "name": meeting.place}}
            if meeting.place and "place" not in meeting.corrected
            else {}
        ),
        "organizer": _id(urls.committee(meeting.committee.id)),
    }
    sources = [meeting.notes.original_url] if meeting.notes.original_url else []
    sources += [_at(f"{u.root}{meeting.original.name}")] if meeting.original else []
    document = {
        "@type": "DigitalDocument",
        **_own(u.transcript),
        "name": meeting.title,
        "about": _id(u.root),
        **LANGUAGE,
        **({"temporalCoverage": day} if day else {}),
        **({"isBasedOn": sources} if sources else {}),
        **_licence(meeting.notes.licence or meeting.committee.licence),
    }
    return (document,) if meeting.unheld else (event, document)


def _at(url: str) -> str:
    return f"{MARK}{url}"


def _id(url: str) -> Data:
    return {"@id": _at(url)}


def _own(url: str) -> Data:
    return {"@id": _at(url), "url": _at(url)}


def _file(url: str, kind: str) -> Data:
    return {"@type": "DataDownload", "contentUrl": _at(url), "encodingFormat": kind}


def _licence(words: str) -> Data:
    """A licence as people named it; none may be assumed."""
    return {"license": {"@type": "CreativeWork", "name": words}} if words else {}
