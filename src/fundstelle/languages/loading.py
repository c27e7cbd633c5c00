"""From the parsed files of a folder to a pack."""

from __future__ import annotations

from fundstelle.languages import compile as build
from fundstelle.languages.model import Pack
from fundstelle.text.segment import SentenceRules
from fundstelle.text.toml_cache import TomlFolder


def make_pack(code: str, folder: TomlFolder) -> Pack:
    """The pack of a folder whose files have passed the checker."""
    files = {name.removesuffix(".toml"): table for name, table in folder.files.items()}
    grammar = files["grammar"]
    items, heads = build.find_item_entries(files["items"])
    entries = [
        *build.find_grammar_entries(grammar),
        *build.find_verb_entries(files["verbs"], grammar),
        *build.find_noun_entries(files["nouns"]),
        *items,
        *build.find_number_entries(files["numbers"]),
        *build.find_period_entries(files["periods"]),
        *build.find_attribution_entries(files["attribution"], grammar),
        *build.find_stance_entries(files["stance"]),
    ]
    months = frozenset(entry.words[0] for entry in entries if entry.category == "months")
    rules = grammar["sentences"]
    return Pack(
        code=code,
        entries=tuple(entries),
        heads=heads,
        sentence_rules=SentenceRules(
            frozenset(rules["abbreviations"]),
            frozenset(rules["ordinal_before"]),
            months,
        ),
        nouns_capitalised=grammar["nouns_capitalised"],
        verb_final_clauses=grammar["verb_final_clauses"],
        compounds=grammar["compounds"],
        genitive_suffixes=tuple(grammar["names"]["genitive_suffixes"]),
        adjective_endings=tuple(grammar["names"]["adjective_endings"]),
        group_marks=frozenset(grammar["number_format"]["group"]),
        decimal_marks=frozenset(grammar["number_format"]["decimal"]),
        tables=files,
        plain=build.find_plain_forms(files["verbs"], grammar),
        digest=folder.digest,
    )
