"""What is known of parties, sources, items, designations, places and provisions: data with loader and checker."""

from fundstelle.knowledge.loading import load_knowledge
from fundstelle.knowledge.model import (
    UNCHECKED,
    Designation,
    Forms,
    ItemClass,
    Knowledge,
    Office,
    Party,
    Place,
    Source,
)

__all__ = [
    "UNCHECKED",
    "Designation",
    "Forms",
    "ItemClass",
    "Knowledge",
    "Office",
    "Party",
    "Place",
    "Source",
    "load_knowledge",
]
