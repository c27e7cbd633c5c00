"""The stage extract: claims of every text that the engine has not read as it stands, one transaction for each."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing

from fundstelle.records.document import Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.run import Skipped, StageCount
from fundstelle.register.options import Progress
from fundstelle.register.settling import settle_document
from fundstelle.register.stages import Stages
from fundstelle.store import Stamp, Store, claims, documents, runs

STAGE = "extract"
PARTS = "extract_parts"


def extract_texts(store: Store, stages: Stages, stamp: Stamp, progress: Progress) -> list[StageCount]:
    """The stage's account, and one of the parts of documents that were left out, where there are any."""
    with store.reading() as connection:
        work, known = claims.fetch_work(connection, stages.engine)
    progress.start(STAGE, len(work))
    done, made = 0, 0
    skipped: list[Skipped] = []
    parts: list[Skipped] = []
    at: deque[documents.StoredText] = deque()
    with closing(stages.extract_each(_fetch_readings(store, work, at), len(work))) as outcomes:
        for outcome in outcomes:
            _save_outcome(store, stages, at.popleft(), outcome, stamp.now())
            if isinstance(outcome, Skipped):
                skipped.append(outcome)
            else:  # counted and let go: all extractions of a large run together would not fit into memory
                done, made = done + 1, made + len(outcome.claims)
                parts += outcome.skipped
            progress.step()
    progress.finish()
    count = StageCount(STAGE, len(work) + known, done, known, made, tuple(skipped))
    return [count, StageCount(PARTS, len(parts), 0, 0, 0, tuple(parts))] if parts else [count]


def _fetch_readings(
    store: Store, work: Sequence[claims.Work], fetched: deque[documents.StoredText]
) -> Iterator[Reading]:
    """The texts to extract as they are asked for; what is stored of each waits in `fetched` until it is done."""
    for one in work:
        with store.reading() as connection:
            stored = documents.fetch_current_text(connection, one.document_id)
        assert stored is not None, "a text that is to be extracted is current"
        fetched.append(stored)
        yield stored.reading


def _save_outcome(
    store: Store, stages: Stages, stored: documents.StoredText, outcome: Extraction | Skipped, stamp: Stamp
) -> None:
    with store.writing() as connection:
        if isinstance(outcome, Skipped):
            runs.save_skipped(connection, STAGE, outcome, stamp)
            return
        claims.save_extraction(connection, outcome, stored.fingerprint, stages.engine, stamp)
        document = stored.reading.document
        runs.drop_skipped(connection, STAGE, [capture.path for capture in document.captures])
        settle_document(connection, document.id)
        runs.replace_parts(connection, document.id, outcome.skipped, stamp)
