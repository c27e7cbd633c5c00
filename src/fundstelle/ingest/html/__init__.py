"""HTML pages: the article with its embeds, captions, tables and comments; what surrounds it is left out."""

from fundstelle.ingest.html.page import VERSION, read_html

__all__ = ["VERSION", "read_html"]
