"""The tables, as they are after the last migration (a test compares the two)."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("handling", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", String, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("run", String, nullable=False),
)

captures = Table(
    "captures",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("path", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("run", String, nullable=False),
    UniqueConstraint("document_id", "body", name="captures_once"),
)
"""`body` is the whole Capture; `seq` is the order in which they came, the first path leads."""

Index("captures_by_path", captures.c.path)

containers = Table(
    "containers",
    metadata,
    Column("id", String, primary_key=True),
    Column("path", String, primary_key=True),
    Column("body", Text, nullable=False),
    Column("handling", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("skipped", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("run", String, nullable=False),
)
"""Files that only hold documents, by their hash and the name they were met under; `body` is the whole Capture,
`stage` the version of the stage that opened them, `documents` how many came out, `skipped` what was left out."""

texts = Table(
    "texts",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("reader", String, nullable=False),
    Column("reader_version", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("published", String),
    Column("current", Boolean, nullable=False),
    Column("indexed", Integer, nullable=False, server_default="0"),
    Column("recorded_at", String, nullable=False),
    Column("run", String, nullable=False),
)
"""One row per document and content. `stage`: version of the whole stage ingest that read it; `fingerprint`: hash of
all that extraction sees (content, blocks, facts); `indexed`: version of the search recipe its passages were put in by,
0 for not at all."""
Index("texts_by_id", texts.c.id)

extractions = Table(
    "extractions",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("document_id", String, nullable=False),
    Column("text_id", String, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("engine", String, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("retired_at", String),
    Column("run", String, nullable=False),
    ForeignKeyConstraint(["document_id", "text_id"], ["texts.document_id", "texts.id"]),
)
"""That an engine read a text, even where it found nothing. Superseded ones stay, for views as of an earlier day."""
Index("extractions_by_document", extractions.c.document_id, extractions.c.current)

claims = Table(
    "claims",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("extraction", ForeignKey("extractions.seq"), nullable=False),
    Column("id", String, nullable=False),
    Column("document_id", String, nullable=False),
    Column("text_id", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("item", String, nullable=False),
    Column("giver", Text, nullable=False),
    Column("taker", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("published", String),
    Column("stance", String, nullable=False),
    Column("engine", String, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("run", String, nullable=False),
    UniqueConstraint("extraction", "id", name="claims_once"),
)
"""giver, taker, origin: JSON lists of codes. published: the last day the document can have been published on."""
Index("claims_by_id", claims.c.id)
Index("claims_by_text", claims.c.text_id)
Index("claims_by_document", claims.c.document_id)
Index("claims_by_kind", claims.c.kind, claims.c.item, claims.c.current)
Index("claims_by_published", claims.c.published)

matters = Table(
    "matters",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("item", String, nullable=False),
    Column("giver", Text, nullable=False),
    Column("taker", Text, nullable=False),
    Column("independent_origins", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

matter_claims = Table(
    "matter_claims",
    metadata,
    Column("matter_id", ForeignKey("matters.id"), primary_key=True),
    Column("claim_id", String, primary_key=True),
)
Index("matter_claims_by_claim", matter_claims.c.claim_id, matter_claims.c.matter_id)

contradictions = Table(
    "contradictions",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("type", String, nullable=False),
    Column("a", String, nullable=False),
    Column("b", String, nullable=False),
    Column("body", Text, nullable=False),
)

copies = Table(
    "copies",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("earliest", String, nullable=False),
    Column("body", Text, nullable=False),
)

state = Table(
    "state",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the reconciled tables were made of, and their counts."""

decisions = Table(
    "decisions",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("previous", String, nullable=False, unique=True),
    Column("verdict", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)
"""Append-only by trigger; `previous` is unique, so that the chain cannot fork."""

runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("started_at", String, nullable=False),
    Column("finished_at", String),
    Column("seconds", Float),
    Column("version", String, nullable=False),
    Column("body", Text),
)
"""`finished_at` stays empty where a run was interrupted."""

skipped = Table(
    "skipped",
    metadata,
    Column("stage", String, primary_key=True),
    Column("what", String, primary_key=True),
    Column("reason", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("run", String, nullable=False),
)
"""What is left out as of today; a row goes when the thing is read after all."""

passages = Table(
    "passages",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("document_id", String, nullable=False),
    Column("text_id", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("language", String),
    ForeignKeyConstraint(["document_id", "text_id"], ["texts.document_id", "texts.id"]),
)
"""What search finds; `seq` is the row of the full-text index."""
Index("passages_by_text", passages.c.document_id, passages.c.text_id)
Index("passages_by_language", passages.c.language)

decision_targets = Table(
    "decision_targets",
    metadata,
    Column("decision", ForeignKey("decisions.seq"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("text_id", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
"""Where each decision points, to find it by its text; derived from `decisions.body`."""
Index("decision_targets_by_text", decision_targets.c.text_id)

decision_links = Table(
    "decision_links",
    metadata,
    Column("decision", ForeignKey("decisions.seq"), primary_key=True),
    Column("supersedes", String, nullable=False),
)
"""Which decision each one takes the place of or revokes; derived from `decisions.body`."""
Index("decision_links_by_superseded", decision_links.c.supersedes)

claim_rows = Table(
    "claim_rows",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("claim_id", String, nullable=False),
    Column("document_id", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("published", String, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("state", String, nullable=False),
    Column("matters", Text, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("reviewed", Text),
    Column("facets", Text, nullable=False),
)
"""What lists of claims are asked by: one row per current claim as reviewers left it. `seq` is that of `claims`, for an
added claim that of its decision above ADDED. `published` is empty where not known. `matters`: ids with commas.
`reviewed`: the claim where a reviewer corrected or added it. `facets`: lines `name=value`."""
Index("claim_rows_by_published", claim_rows.c.published, claim_rows.c.seq)
Index("claim_rows_by_document", claim_rows.c.document_id, claim_rows.c.start)
Index("claim_rows_by_claim", claim_rows.c.claim_id)

disputed_claims = Table("disputed_claims", metadata, Column("claim_id", String, primary_key=True))
"""Claims on a side of a contradiction that is not resolved."""

matter_rows = Table(
    "matter_rows",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("origins", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("published", String, nullable=False),
    Column("changed_at", String, nullable=False),
    Column("summary", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("facets", Text, nullable=False),
)
"""What lists of matters are asked by. `published`: newest of its claims. `summary`: what a list shows; `body`: what the
matter's page shows, without the lists of its claims."""
Index("matter_rows_by_origins", matter_rows.c.origins, matter_rows.c.claims, matter_rows.c.seq)
Index("matter_rows_by_published", matter_rows.c.published, matter_rows.c.seq)
Index("matter_rows_by_change", matter_rows.c.changed_at, matter_rows.c.seq)

matter_units = Table(
    "matter_units",
    metadata,
    Column("matter_id", String, primary_key=True),
    Column("unit", String, primary_key=True),
    Column("figures", Integer, nullable=False),
    Column("revised", Integer, nullable=False),
    Column("contradicted", Integer, nullable=False),
)
"""What each counting unit gave to each matter: figures that count, figures it later replaced, contradictions."""
Index("matter_units_by_unit", matter_units.c.unit)

clash_rows = Table(
    "clash_rows",
    metadata,
    Column("rank", Integer, primary_key=True),
    Column("type", String, nullable=False),
    Column("resolved", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)
"""Contradictions, the gravest first."""

matter_clashes = Table(
    "matter_clashes",
    metadata,
    Column("matter_id", String, primary_key=True),
    Column("rank", Integer, primary_key=True),
)
"""Which contradictions touch which matter."""

facet_chunks = Table(
    "facet_chunks",
    metadata,
    Column("shelf", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("chunk", Integer, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("members", LargeBinary, nullable=False),
    Column("revision", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Which rows carry a facet's value: sets of row numbers in stretches of `facets.CHUNK`, coded as in `store/facets.py`.
An empty set stays, with count 0, so that readers hear of the change."""
Index("facet_chunks_by_revision", facet_chunks.c.shelf, facet_chunks.c.revision)

news = Table(
    "news",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("matter_id", String, nullable=False),
    Column("weight", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
"""What each reconcile changed in each matter; added to, never edited."""
Index("news_by_moment", news.c.at, news.c.matter_id, news.c.weight)
Index("news_by_matter", news.c.matter_id, news.c.at)

visits = Table(
    "visits",
    metadata,
    Column("by", String, primary_key=True),
    Column("at", String, nullable=False),
)
"""When each reviewer last left the inbox."""
