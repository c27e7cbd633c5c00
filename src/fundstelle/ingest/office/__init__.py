"""Readers of office documents: packed XML, no macro run, no link followed."""
