"""The desk: decisions by text, read tables of claims and matters, facets, news.

The read tables are filled at the next open from what is there already.
"""

import sqlalchemy as sa
from alembic import op

from fundstelle.store.dialect import create_claim_index

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _decisions()
    _claims()
    _matters()
    _clashes()
    _facets()
    _news()


def _word(name: str, *, key: bool = False, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), primary_key=key, nullable=null)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), primary_key=key, nullable=False)


def _decisions() -> None:
    decision = sa.Column("decision", sa.Integer(), sa.ForeignKey("decisions.seq"), primary_key=True)
    op.create_table(
        "decision_targets", decision, _number("ordinal", key=True), _word("text_id"), _number("start"), _number("end")
    )
    op.create_index("decision_targets_by_text", "decision_targets", ["text_id"])
    decision = sa.Column("decision", sa.Integer(), sa.ForeignKey("decisions.seq"), primary_key=True)
    op.create_table("decision_links", decision, _word("supersedes"))
    op.create_index("decision_links_by_superseded", "decision_links", ["supersedes"])


def _claims() -> None:
    op.create_table(
        "claim_rows",
        _number("seq", key=True),
        _word("claim_id"),
        _word("document_id"),
        _number("start"),
        _word("published"),
        _word("recorded_at"),
        _word("state"),
        _text("matters"),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        _text("reviewed", null=True),
        _text("facets"),
    )
    op.create_index("claim_rows_by_published", "claim_rows", ["published", "seq"])
    op.create_index("claim_rows_by_document", "claim_rows", ["document_id", "start"])
    op.create_index("claim_rows_by_claim", "claim_rows", ["claim_id"])
    op.create_table("disputed_claims", _word("claim_id", key=True))
    create_claim_index(op.get_bind())


def _matters() -> None:
    op.drop_index("matter_claims_by_claim", "matter_claims")
    op.create_index("matter_claims_by_claim", "matter_claims", ["claim_id", "matter_id"])
    op.create_table(
        "matter_rows",
        _number("seq", key=True),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        _number("origins"),
        _number("claims"),
        _word("published"),
        _word("changed_at"),
        _text("summary"),
        _text("body"),
        _text("facets"),
    )
    op.create_index("matter_rows_by_origins", "matter_rows", ["origins", "claims", "seq"])
    op.create_index("matter_rows_by_published", "matter_rows", ["published", "seq"])
    op.create_index("matter_rows_by_change", "matter_rows", ["changed_at", "seq"])
    op.create_table(
        "matter_units",
        _word("matter_id", key=True),
        _word("unit", key=True),
        _number("figures"),
        _number("revised"),
        _number("contradicted"),
    )
    op.create_index("matter_units_by_unit", "matter_units", ["unit"])


def _clashes() -> None:
    resolved: sa.Column[bool] = sa.Column("resolved", sa.Boolean(), nullable=False)
    op.create_table("clash_rows", _number("rank", key=True), _word("type"), resolved, _text("body"))
    op.create_table("matter_clashes", _word("matter_id", key=True), _number("rank", key=True))


def _facets() -> None:
    op.create_table(
        "facet_chunks",
        _word("shelf", key=True),
        _word("value", key=True),
        _number("chunk", key=True),
        _number("count"),
        sa.Column("members", sa.LargeBinary(), nullable=False),
        _number("revision"),
        sqlite_with_rowid=False,
    )
    op.create_index("facet_chunks_by_revision", "facet_chunks", ["shelf", "revision"])


def _news() -> None:
    op.create_table("news", _number("seq", key=True), _word("at"), _word("matter_id"), _number("weight"), _text("body"))
    op.create_index("news_by_moment", "news", ["at", "matter_id", "weight"])
    op.create_index("news_by_matter", "news", ["matter_id", "at"])
    op.create_table("visits", _word("by", key=True), _word("at"))
