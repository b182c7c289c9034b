"""Facts to files for programs: each export is one module, and goes away with its line here.

Pure: no disk but the module's own documents, no clock. What comes out is path -> text, counted from
the site's root. The files of `formats` and `feeds` are for the built site: no page engine needs to see them.

`open_data` is the source of all others: `tables`, `akn`, `calendar` and `flat` are listed by the `catalogue`; `feeds` tell what is new, `hosts` are told headers.
"""

from collections.abc import Mapping, Sequence

from generator.export import catalogue, hosts, open_data
from generator.export.catalogue import formats
from generator.export.feeds import site_feed
from generator.model import Meeting
from generator.notes import Committee
from generator.problems import Problem

__all__ = ["files", "formats", "site_feed"]
EXPORTS = (open_data.files, hosts.files, catalogue.files)


def files(
    committees: Sequence[Committee], meetings: Sequence[Meeting], problems: Sequence[Problem]
) -> Mapping[str, str]:
    """Every file that is no page of the record."""
    made = (export(committees, meetings, problems) for export in EXPORTS)
    return {path: text for one in made for path, text in one.items()}
