"""Full forms of verbs out of the inflection tables of a pack. No language is named here; the tables say it all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fundstelle.languages.model import Verb, VerbForm

Tables = Mapping[str, Any]
INERT = "retreat"
"""The frame of verbs that tell nothing and only end their clause."""

_LEMMA = frozenset({"inf", "fin", "pres"})
_PRESENT = frozenset({"fin", "pres"})
_SUBJUNCTIVE_1 = frozenset({"fin", "subj1"})
_PAST = frozenset({"fin", "past"})
_SUBJUNCTIVE_2 = frozenset({"fin", "subj2"})
_PARTICIPLE = frozenset({"part"})
_ATTRIBUTIVE = frozenset({"att", "part_att"})
_GERUND = frozenset({"ing"})
_ATTRIBUTE = frozenset({"att"})
"""Features of forms, made once: a start makes some 35,000 forms."""


def find_forms(row: Mapping[str, Any], lemma: str, verb: Verb, tables: Tables) -> Iterator[tuple[str, VerbForm]]:
    """(form, VerbForm) for each form of `lemma` as row and tables say, joined and split ones of particle verbs."""
    if "phrases" in row:
        yield from ((phrase, VerbForm(verb, frozenset({"part"}))) for phrase in row["phrases"])
        return
    forms = list(_base_forms(row, lemma, tables))
    if verb.frame == INERT:
        forms = _without_adjectives(forms)
    if verb.particle is None or verb.light:
        made = {features: VerbForm(verb, features) for features in {features for _, features in forms}}
        yield from ((form, made[features]) for form, features in forms)
        return
    for form, features in forms:
        yield verb.particle + form, VerbForm(verb, features)
        # A language that puts nothing between the two in the infinitive ("to hand over") never joins them.
        if features & {"fin"} or not tables["participle"]["infinitive_infix"]:
            yield form, VerbForm(verb, features, needs_particle=True)
        elif verb.particle in tables["participle"].get("written_apart", ()):
            yield f"{verb.particle} {form}", VerbForm(verb, features)
    yield from _infix_form(lemma, verb, tables)


def _without_adjectives(forms: list[tuple[str, frozenset[str]]]) -> list[tuple[str, frozenset[str]]]:
    """Before a noun such verbs are adjectives like any other, unless the form may be a finite one too ("besetzten")."""
    finite = {form for form, features in forms if "fin" in features}
    return [(form, features) for form, features in forms if not features & {"att", "ing"} or form in finite]


def _infix_form(lemma: str, verb: Verb, tables: Tables) -> Iterator[tuple[str, VerbForm]]:
    infix = tables["participle"]["infinitive_infix"]
    if infix and verb.particle:
        yield verb.particle + infix + lemma, VerbForm(verb, frozenset({"inf", "zu"}))


def _base_forms(row: Mapping[str, Any], lemma: str, tables: Tables) -> Iterator[tuple[str, frozenset[str]]]:
    rules = _class_of(lemma, tables)
    stem = lemma[: len(lemma) - int(rules["strip"])]
    yield lemma, _LEMMA
    for ending in rules["present"]:
        yield stem + ending, _PRESENT
    for ending in rules["subjunctive1"]:
        yield stem + ending, _SUBJUNCTIVE_1
    yield from _past_forms(row, lemma, stem, rules, tables)
    yield from _participles(row, lemma, stem, rules, tables)


def _past_forms(
    row: Mapping[str, Any], lemma: str, stem: str, rules: Tables, tables: Tables
) -> Iterator[tuple[str, frozenset[str]]]:
    if "past" in row:
        for past in _filled(row, "past", lemma):
            for ending in tables["participle"]["strong_past_endings"]:
                yield past + ending, _PAST
            if past.endswith("te"):
                yield past + "n", _PAST
    else:
        for ending in rules["past"]:
            yield stem + ending, _PAST
    for form in _filled(row, "pres3", lemma):
        yield form, _PRESENT
    for form in _filled(row, "subj2", lemma):
        yield form, _SUBJUNCTIVE_2


def _participles(
    row: Mapping[str, Any], lemma: str, stem: str, rules: Tables, tables: Tables
) -> Iterator[tuple[str, frozenset[str]]]:
    participles = _filled(row, "part", lemma) if "part" in row else [_regular_participle(lemma, stem, rules, tables)]
    attributive = tables["participle"]["attributive"]
    endings = [ending for ending in tables["names"]["adjective_endings"] if ending] if attributive else []
    for form in participles:
        yield form, _PARTICIPLE
        yield from ((form + ending, _ATTRIBUTIVE) for ending in endings)
    present = _filled(row, "ing", lemma) if "ing" in row else [stem + e for e in rules["present_participle"]]
    for form in present:
        yield form, _GERUND
        yield from ((form + ending, _ATTRIBUTE) for ending in endings)


def _regular_participle(lemma: str, stem: str, rules: Tables, tables: Tables) -> str:
    settings = tables["participle"]
    bare = lemma.startswith(tuple(settings["no_prefix_starts"])) or lemma.endswith(tuple(settings["no_prefix_ends"]))
    prefix: str = "" if bare else settings["prefix"]
    return f"{prefix}{stem}{rules['participle'][0]}"


def _class_of(lemma: str, tables: Tables) -> Tables:
    for rules in tables["conjugation_class"]:
        if lemma.endswith(tuple(rules["ends"])):
            found: Tables = rules
            return found
    raise AssertionError("the last conjugation class fits every verb")


def _filled(row: Mapping[str, Any], key: str, lemma: str) -> list[str]:
    """The row's forms with `{stem}` replaced by what stands before `strip` in the lemma."""
    strip = row.get("strip", "")
    stem = lemma.removesuffix(strip) if strip else lemma
    return [form.replace("{stem}", stem) for form in row.get(key, [])]
