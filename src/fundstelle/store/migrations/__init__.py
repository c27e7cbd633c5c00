"""The register's schema, step by step; `upgrade` in `store.migrate` runs what is missing when a register is opened."""
