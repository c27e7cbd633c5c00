"""The stage extract: claims of every text that the engine has not read as it stands, one transaction for each."""

from __future__ import annotations

from fundstelle.records.extraction import Extraction
from fundstelle.records.run import Skipped, StageCount
from fundstelle.register.direct import try_extract
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
    for one in work:
        outcome = _extract_text(store, stages, one, stamp.now())
        if isinstance(outcome, Skipped):
            skipped.append(outcome)
        else:  # counted and let go: all extractions of a large run together would not fit into memory
            done, made = done + 1, made + len(outcome.claims)
            parts += outcome.skipped
        progress.step()
    progress.finish()
    count = StageCount(STAGE, len(work) + known, done, known, made, tuple(skipped))
    return [count, StageCount(PARTS, len(parts), 0, 0, 0, tuple(parts))] if parts else [count]


def _extract_text(store: Store, stages: Stages, work: claims.Work, stamp: Stamp) -> Extraction | Skipped:
    with store.reading() as connection:
        stored = documents.fetch_current_text(connection, work.document_id)
    assert stored is not None, "a text that is to be extracted is current"
    outcome = try_extract(stored.reading, stages.extract)
    with store.writing() as connection:
        if isinstance(outcome, Skipped):
            runs.save_skipped(connection, STAGE, outcome, stamp)
            return outcome
        claims.save_extraction(connection, outcome, stored.fingerprint, stages.engine, stamp)
        runs.drop_skipped(connection, STAGE, [capture.path for capture in stored.reading.document.captures])
        settle_document(connection, work.document_id)
        runs.replace_parts(connection, work.document_id, outcome.skipped, stamp)
    return outcome
