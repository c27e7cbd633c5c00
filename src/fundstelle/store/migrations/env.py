"""How Alembic runs the steps: on the connection that `store.migrate` gives, in its transaction."""

from alembic import context

from fundstelle.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
