"""Documents, texts, extractions, claims, matters, decisions, runs."""

import sqlalchemy as sa
from alembic import op

from fundstelle.store.dialect import forbid_changes

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _documents()
    _texts()
    _claims()
    _reconciled()
    _decisions()
    _runs()


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _word(name: str, *, key: bool = False, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), primary_key=key, nullable=null)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), primary_key=key, nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _documents() -> None:
    op.create_table(
        "documents",
        _word("id", key=True),
        _word("handling"),
        _number("size"),
        _word("media_type"),
        _word("recorded_at"),
        _word("run"),
    )
    op.create_table(
        "captures",
        _number("seq", key=True),
        sa.Column("document_id", sa.String(), sa.ForeignKey("documents.id"), nullable=False),
        _word("path"),
        _text("body"),
        _word("recorded_at"),
        _word("run"),
        sa.UniqueConstraint("document_id", "body", name="captures_once"),
    )


def _texts() -> None:
    op.create_table(
        "texts",
        sa.Column("document_id", sa.String(), sa.ForeignKey("documents.id"), primary_key=True),
        _word("id", key=True),
        _word("reader"),
        _word("reader_version"),
        _word("stage"),
        _text("content"),
        _text("blocks"),
        _text("facts"),
        _word("fingerprint"),
        _word("published", null=True),
        _flag("current"),
        _word("recorded_at"),
        _word("run"),
    )
    op.create_index("texts_by_id", "texts", ["id"])
    op.create_table(
        "extractions",
        _number("seq", key=True),
        _word("document_id"),
        _word("text_id"),
        _word("fingerprint"),
        _word("engine"),
        _flag("current"),
        _word("recorded_at"),
        _word("retired_at", null=True),
        _word("run"),
        sa.ForeignKeyConstraint(["document_id", "text_id"], ["texts.document_id", "texts.id"]),
    )
    op.create_index("extractions_by_document", "extractions", ["document_id", "current"])


def _claims() -> None:
    op.create_table(
        "claims",
        _number("seq", key=True),
        sa.Column("extraction", sa.Integer(), sa.ForeignKey("extractions.seq"), nullable=False),
        _word("id"),
        _word("document_id"),
        _word("text_id"),
        _number("start"),
        _number("end"),
        _word("kind"),
        _word("item"),
        _text("giver"),
        _text("taker"),
        _text("origin"),
        _word("published", null=True),
        _word("stance"),
        _word("engine"),
        _flag("current"),
        _text("body"),
        _word("recorded_at"),
        _word("run"),
        sa.UniqueConstraint("extraction", "id", name="claims_once"),
    )
    op.create_index("claims_by_id", "claims", ["id"])
    op.create_index("claims_by_text", "claims", ["text_id"])
    op.create_index("claims_by_document", "claims", ["document_id"])
    op.create_index("claims_by_kind", "claims", ["kind", "item", "current"])
    op.create_index("claims_by_published", "claims", ["published"])


def _reconciled() -> None:
    op.create_table(
        "matters",
        _word("id", key=True),
        _word("kind"),
        _word("item"),
        _text("giver"),
        _text("taker"),
        _number("independent_origins"),
        _text("body"),
    )
    op.create_table(
        "matter_claims",
        sa.Column("matter_id", sa.String(), sa.ForeignKey("matters.id"), primary_key=True),
        _word("claim_id", key=True),
    )
    op.create_index("matter_claims_by_claim", "matter_claims", ["claim_id"])
    op.create_table(
        "contradictions", _number("ordinal", key=True), _word("type"), _word("a"), _word("b"), _text("body")
    )
    op.create_table("copies", _number("ordinal", key=True), _word("earliest"), _text("body"))
    op.create_table("state", _word("key", key=True), _text("value"))


def _decisions() -> None:
    op.create_table(
        "decisions",
        _number("seq", key=True),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        sa.Column("previous", sa.String(), nullable=False, unique=True),
        _word("verdict"),
        _word("by"),
        _word("at"),
        _text("body"),
    )
    forbid_changes(op.get_bind(), "decisions")


def _runs() -> None:
    op.create_table(
        "runs",
        _word("id", key=True),
        _word("started_at"),
        _word("finished_at", null=True),
        sa.Column("seconds", sa.Float()),
        _word("version"),
        _text("body", null=True),
    )
    op.create_table(
        "skipped",
        _word("stage", key=True),
        _word("what", key=True),
        _word("reason"),
        _text("detail"),
        _text("remedy"),
        _word("recorded_at"),
        _word("run"),
    )
