"""Facts to pages: complete Markdown, with front matter, finished links and explicit anchors.

Pure: no disk but the templates, no clock. A meeting's pages depend on that meeting alone; what
spans meetings is in `site`.
"""

from generator.render.meeting import meeting_pages
from generator.render.page import Page
from generator.render.site import forward_pages, site_pages

__all__ = ["Page", "forward_pages", "meeting_pages", "site_pages"]
