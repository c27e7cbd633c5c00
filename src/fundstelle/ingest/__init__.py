"""Bytes in, canonical text with blocks, dates and credits out; the only room that knows formats."""

from fundstelle.ingest.files import find_files
from fundstelle.ingest.metadata import load_metadata
from fundstelle.ingest.read import READER_VERSIONS, Found, ReadSettings, read_all, read_document

__all__ = ["READER_VERSIONS", "Found", "ReadSettings", "find_files", "load_metadata", "read_all", "read_document"]
