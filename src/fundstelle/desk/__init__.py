"""The review desk: pages on this machine where people read the words, decide on claims, and see what changes.

One question: what does an analyst see and do? The desk asks and decides through `register/` alone; it knows no
database and no format. It needs the extra `fundstelle[desk]` (Starlette, uvicorn).
"""

from __future__ import annotations

import importlib.util

from fundstelle.errors import PartMissing

_PARTS = {"starlette": "starlette", "uvicorn": "uvicorn", "multipart": "python-multipart"}


def require_desk() -> None:
    """Raise PartMissing where a part of the extra `fundstelle[desk]` is not installed."""
    missing = [name for module, name in _PARTS.items() if importlib.util.find_spec(module) is None]
    if missing:
        raise PartMissing(f"the desk needs {', '.join(missing)}", remedy="pip install 'fundstelle[desk]'")
