"""The provisions as TOML, one file per regime, and the strict reading of their tables."""
