"""Bytes in, canonical text with blocks, dates and credits out; the only room that knows formats."""
