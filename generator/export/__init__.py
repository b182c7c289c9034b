"""Facts to files for programs: each export is one module, and goes away with its line here.

Pure: no disk but the module's own documents, no clock. What comes out is path -> text, counted from
the site's root.
"""

from collections.abc import Mapping, Sequence

from generator.export import headers, open_data, redirects
from generator.model import Meeting
from generator.notes import Committee
from generator.problems import Problem

EXPORTS = (open_data.files, headers.files, redirects.files)


def files(
    committees: Sequence[Committee], meetings: Sequence[Meeting], problems: Sequence[Problem]
) -> Mapping[str, str]:
    """Every file that is no page."""
    made = (export(committees, meetings, problems) for export in EXPORTS)
    return {path: text for one in made for path, text in one.items()}
