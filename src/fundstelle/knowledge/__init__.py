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
from fundstelle.knowledge.report import DataReport, FileCount, check_data, is_unchecked

__all__ = [
    "UNCHECKED",
    "DataReport",
    "Designation",
    "FileCount",
    "Forms",
    "ItemClass",
    "Knowledge",
    "Office",
    "Party",
    "Place",
    "Source",
    "check_data",
    "is_unchecked",
    "load_knowledge",
]
