"""Search: passages with a full-text index. Texts that are there already are indexed at the next open."""

import sqlalchemy as sa
from alembic import op

from fundstelle.store.dialect import create_index

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("texts", sa.Column("indexed", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "passages",
        sa.Column("seq", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("text_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("language", sa.String()),
        sa.ForeignKeyConstraint(["document_id", "text_id"], ["texts.document_id", "texts.id"]),
    )
    op.create_index("passages_by_text", "passages", ["document_id", "text_id"])
    create_index(op.get_bind())
