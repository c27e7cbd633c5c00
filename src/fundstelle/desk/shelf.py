"""Pages as they were last made, for as long as nothing was written: who comes back to a page has it at once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Final

Key = tuple[object, ...]

_MOST: Final = 16 * 1024 * 1024
"""Bytes of pages that are kept: some five hundred."""


class PageShelf:
    """Made pages by address, choices and the state of the register that they show. In memory only: a browser's cache
    would leave confidential texts on the disk."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._version: object = None
        self._pages: OrderedDict[Key, bytes] = OrderedDict()
        self._size = 0

    def find(self, version: object, key: Key) -> bytes | None:
        """The page as it was made for this state of the register; None where it was not, or was let go."""
        with self._lock:
            if version != self._version or key not in self._pages:
                return None
            self._pages.move_to_end(key)
            return self._pages[key]

    def keep(self, version: object, key: Key, page: bytes) -> None:
        """Keep a page that was begun at this state. Those of another state go, then the longest unused."""
        with self._lock:
            if version != self._version:
                self._pages.clear()
                self._version, self._size = version, 0
            self._size += len(page) - len(self._pages.pop(key, b""))
            self._pages[key] = page
            while self._size > self._most:
                self._size -= len(self._pages.popitem(last=False)[1])
