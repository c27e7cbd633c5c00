"""What is kept, and how: the database and the archive of bytes. No other room knows either."""

from fundstelle.store.archive import Archive
from fundstelle.store.stamp import Stamp, make_now
from fundstelle.store.store import Store, open_store

__all__ = ["Archive", "Stamp", "Store", "make_now", "open_store"]
