"""The scorer that the gate uses for the packaged gold set: the package's own."""

from fundstelle.review.scoring import Form, Score, is_core, is_full, make_f1, score_document

__all__ = ["Form", "Score", "is_core", "is_full", "make_f1", "score_document"]
