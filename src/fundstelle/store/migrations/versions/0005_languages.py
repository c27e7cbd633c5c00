"""Languages of passages are asked for with every search: an index answers without reading the table."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("passages_by_language", "passages", ["language"])
