"""Files that only hold documents: what came out of them, so that an unchanged mailbox is not read in every run."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "containers",
        sa.Column("id", sa.String(), primary_key=True, nullable=False),
        sa.Column("path", sa.String(), primary_key=True, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("run", sa.String(), nullable=False),
    )
    op.create_index("captures_by_path", "captures", ["path"])
