"""Matters in, sentences with footnotes, pictures and reports out."""
