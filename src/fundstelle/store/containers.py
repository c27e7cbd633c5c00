"""Files that only hold documents (archives, mailboxes, feeds): what came of opening them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from fundstelle.records.codec import from_json, render_json, to_json
from fundstelle.records.document import Capture, Handling
from fundstelle.records.run import Skipped
from fundstelle.store.dialect import upsert
from fundstelle.store.stamp import Stamp
from fundstelle.store.tables import captures, containers


@dataclass(frozen=True, slots=True)
class Container:
    """One opening of a file with these bytes (`id`: their SHA-256). stage: version of the stage that opened it.

    documents: how many of those in it were kept. skipped: what was left out.
    """

    id: str
    capture: Capture
    handling: Handling
    stage: str
    documents: int
    skipped: tuple[Skipped, ...] = ()


def save_container(connection: Connection, container: Container, stamp: Stamp) -> None:
    """Keep what came of opening the file, in place of what came of it under this name before."""
    row = {
        "id": container.id,
        "path": container.capture.path,
        "body": render_json(container.capture),
        "handling": container.handling.value,
        "stage": container.stage,
        "documents": container.documents,
        "skipped": json.dumps([to_json(one) for one in container.skipped], ensure_ascii=False),
        **stamp.columns(),
    }
    connection.execute(upsert(containers, ["id", "path"], row))


def fetch_container(
    connection: Connection, container_id: str, capture: Capture, handling: Handling, stage: str
) -> Container | None:
    """What came of opening these bytes with this very capture and mark by this very stage, None where they were not."""
    query = select(containers).where(containers.c.id == container_id, containers.c.path == capture.path)
    row = connection.execute(query).one_or_none()
    if row is None or (row.body, row.handling, row.stage) != (render_json(capture), handling.value, stage):
        return None
    skipped = tuple(from_json(Skipped, one) for one in json.loads(row.skipped))
    return Container(container_id, capture, handling, stage, row.documents, skipped)


def fetch_members(connection: Connection, prefix: str) -> list[str]:
    """The ids of the documents met under paths that begin with `prefix` (`mails.zip!/`), each once."""
    # no LIKE: a path may hold its wildcards, and this way the index serves
    inside = captures.c.path >= prefix, captures.c.path < prefix[:-1] + chr(ord(prefix[-1]) + 1)
    return list(connection.execute(select(captures.c.document_id).where(*inside).distinct()).scalars())
