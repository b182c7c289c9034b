"""Facts to pages: complete Markdown, with front matter, finished links and explicit anchors.

Pure: no disk but the templates, no clock. A meeting's pages depend on that meeting alone; what
spans meetings is in `site`.

`meeting` makes those of a meeting, the `discussion` among them (at a `glance`, with a `glossary`, and what is `gone`), `site` and `spanning` those of several;
each is a `page`, with `urls`, the site's own `wording`, and what is `linked` for programs.
"""

from generator.render.meeting import meeting_pages
from generator.render.page import Page
from generator.render.site import forward_pages, site_pages

__all__ = ["Page", "forward_pages", "meeting_pages", "site_pages"]
