"""HTML pages: the article with its embeds, captions, tables and comments; what surrounds it is left out."""

from fundstelle.ingest.html.page import read_html

__all__ = ["read_html"]
