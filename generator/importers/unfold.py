"""How far a page of a PDF unfolds: forms in forms, which a few bytes can make millions of.

Counted before anything is drawn or read, so that no file takes all time and room.
"""

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

MAX_FORMS = 20_000  # drawn on a page, those in forms with them
MAX_DEPTH = 60
DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")


def is_endless(page: Any) -> bool:
    """Whether a page of the library draws too many forms, or one that draws itself."""
    return _count(page.page_obj.resources, _contents(page), {}, ()) > MAX_FORMS


def _contents(page: Any) -> bytes:
    streams = [_resolved(one) for one in page.page_obj.contents or ()]
    return b"\n".join(one.get_data() for one in streams if hasattr(one, "get_data"))


def _count(resources: Any, content: bytes, seen: dict[int, int], above: tuple[int, ...]) -> int:
    """How many forms a content draws, all that they draw counted; `seen` has that of each by its number."""
    if len(above) > MAX_DEPTH or len(set(above)) < len(above):
        return MAX_FORMS + 1
    forms = dict(_forms(resources))
    count = 0
    for name in DRAWN.findall(content):
        form = forms.get(name.decode("latin-1"))
        if form is None:
            continue
        if form.objid not in seen:
            own = form.attrs.get("Resources") or resources
            seen[form.objid] = _count(own, form.get_data(), seen, (*above, form.objid))
        count += 1 + seen[form.objid]
    return count


def _forms(resources: Any) -> Iterator[tuple[str, Any]]:
    objects = _resolved((_resolved(resources) or {}).get("XObject"))
    for name, reference in objects.items() if isinstance(objects, Mapping) else ():
        found = _resolved(reference)
        if getattr(_resolved(getattr(found, "attrs", {}).get("Subtype")), "name", "") == "Form":
            yield name, found


def _resolved(one: Any) -> Any:
    return import_module("pdfminer.pdftypes").resolve1(one)
