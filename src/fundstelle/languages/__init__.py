"""Reading packs, one folder per language: data with loader and checker."""
