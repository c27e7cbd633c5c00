"""PDF: the words of the text layer in reading order, each line with its place on the page."""

from fundstelle.ingest.pdf.read import read_pdf

__all__ = ["read_pdf"]
