"""From the tables of a pack's files to its entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fundstelle.languages.inflect import find_forms
from fundstelle.languages.model import Entry, Verb, VerbForm
from fundstelle.languages.words import expand, fold
from fundstelle.text.tokens import fold_phrase

Tables = Mapping[str, Any]
NO_FRAME = "none"
"""The frame of verbs that tell no act."""


def _entries(forms: Iterable[str], category: str, value: str, data: Any = None) -> Iterator[Entry]:
    for form in expand(forms):
        yield Entry(fold(form), category, value, data)


def find_grammar_entries(grammar: Tables) -> Iterator[Entry]:
    """Articles, determiners, pronouns, conjunctions, prepositions, auxiliaries, modals, particles."""
    for group, words in grammar["words"].items():
        yield from _entries(words, "word", group)
    for group, words in grammar["prepositions"].items():
        yield from _entries(words, "prep", group)
    for group, words in grammar["auxiliaries"].items():
        yield from _entries(words, "aux", group)
    for group, words in grammar["modals"].items():
        yield from _entries(words, "modal", group)


def find_verb_entries(verbs: Tables, grammar: Tables) -> Iterator[Entry]:
    """Every form of every predicate."""
    for row in verbs["verb"]:
        for written in row["lemmas"] if row["frame"] != NO_FRAME else ():
            lemma, _, particle = written.partition("/")
            verb = Verb(
                lemma=written,
                frame=row["frame"],
                phase=row.get("phase"),
                outcome=row.get("outcome"),
                particle=particle or None,
                light=fold(row["light"]) if "light" in row else (),
                weak=bool(row.get("weak_evidence")),
                implies=row.get("implies"),
                host_object=bool(row.get("host_object")),
                recruits=bool(row.get("recruits")),
            )
            for form, data in find_forms(row, lemma, verb, grammar):
                yield Entry(fold(form), "verb", verb.frame, data)


def find_plain_forms(verbs: Tables, grammar: Tables) -> dict[str, frozenset[str]]:
    """What each form of a verb of no act may be: they are no entries, since all they do is part clauses."""
    forms: dict[str, frozenset[str]] = {}
    for row in verbs["verb"]:
        for lemma in row["lemmas"] if row["frame"] == NO_FRAME else ():
            for form, data in find_forms(row, lemma, Verb(lemma, NO_FRAME), grammar):
                known = forms.get(form)
                forms[form] = data.features if known is None else known | data.features
    return forms


def find_noun_entries(nouns: Tables) -> Iterator[Entry]:
    """Event and casualty nouns, states of persons, institutions, nouns of sources, carriers."""
    for row in nouns["event"]:
        yield from _entries(row["forms"], "event", row["frame"], row)
    for row in nouns["casualty"]:
        yield from _entries(row["forms"], "casualty", row["outcome"], row)
    for row in nouns.get("state", []):
        yield from _entries(row["forms"], "state", row["outcome"], row)
    for row in nouns["institution"]:
        yield from _entries(row["forms"], "institution", row["branch"], row)
    for group, words in nouns["source_nouns"].items():
        yield from _entries(words, "source_noun", group)
    yield from _entries(nouns["carriers"]["words"], "carrier", "carrier")
    yield from _entries(nouns["carriers"].get("agents", ()), "carrier", "agent")
    yield from _entries(nouns["person_titles"]["words"], "person_title", "title")


def find_item_entries(items: Tables) -> tuple[list[Entry], dict[str, tuple[Entry, ...]]]:
    """(entries, heads): words and phrases of the item classes; heads may also end a compound."""
    entries: list[Entry] = []
    heads: dict[str, tuple[Entry, ...]] = {}
    for row in items["item"]:
        weak = frozenset(row.get("weak", []))
        for written in expand(row.get("heads", [])):
            word = written.removeprefix("=")
            entry = Entry(fold(word), "item", row["class"], {"weak": word in weak})
            entries.append(entry)
            if not written.startswith("=") and len(entry.words) == 1 and len(word) >= 6:
                heads.setdefault(entry.words[0], (entry,))
        entries += [Entry(fold(p), "item", row["class"], {"weak": p in weak}) for p in row.get("phrases", [])]
    entries += _entries(items["parts"]["words"], "part", "part")
    entries += _entries(items["transparent"]["words"], "transparent", "x")
    entries += _entries(items["count_nouns"]["words"], "count_noun", "x")
    entries += _entries(items["partitives"]["words"], "partitive", "x")
    entries += _entries(items["generic_states"]["words"], "generic_state", "x")
    entries += _entries(items["generic_items"]["words"], "generic", "x")
    for unit, words in items["measure"].items():
        entries += _entries(words, "measure", unit)
    return entries, heads


def find_number_entries(numbers: Tables) -> Iterator[Entry]:
    """Number words, multipliers, vague plurals, hedges, basis words, currencies, what is no quantity of items."""
    for group in ("cardinals", "multipliers", "vague", "currencies"):
        for word, value in numbers[group]["words"].items():
            yield Entry(fold_phrase(word), group, str(value), value)
    for phrase, value in numbers["vague"].get("phrases", {}).items():
        yield Entry(fold(phrase), "vague", str(value), value)
    yield from _entries(numbers["vague"]["several"], "several", "several")
    for group, words in numbers["hedges"].items():
        yield from _entries(words, "hedge", group)
    for group, words in numbers["basis"].items():
        yield from _entries(words, "basis", group)
    yield from _entries(numbers["not_items"]["after"], "not_item_after", "x")
    yield from _entries(numbers["not_items"]["before"], "not_item_before", "x")
    yield from _entries(numbers["not_items"]["calibre_units"], "calibre_unit", "mm")


def find_period_entries(periods: Tables) -> Iterator[Entry]:
    """Months, weekdays, seasons, parts, units, relative words."""
    for group in ("months", "weekdays", "seasons", "parts"):
        for word, value in periods[group]["words"].items():
            yield Entry(fold(word), group, str(value), value)
    for unit, words in periods["units"].items():
        yield from _entries(words, "time_unit", unit)
    for group in ("this", "last", "next"):
        yield from _entries(periods["relative"][group], "relative", group)
    for group, table in (("fixed_year", "fixed_years"), ("fixed_day", "fixed_days")):
        for word, value in periods["relative"][table].items():
            yield Entry(fold(word), group, str(value), value)
    for group in ("since", "since_at_least", "until", "until_end_of", "from", "to"):
        yield from _entries(periods["bounds"][group], "bound", group)
    for word, value in periods["bounds"]["by_turn_of_year"].items():
        yield Entry(fold(word), "turn", value)
    for group in ("halves", "quarters"):
        for word, months in periods["parts"][group].items():
            yield Entry(fold(word), "months_of_year", group, tuple(months))
    yield from _entries(periods["parts"]["first_months"], "first_months", "early")
    yield from _entries(periods["event_since"]["words"], "event_since", "x")
    yield from _entries(periods["same_period"]["words"], "same_period", "x")


def find_attribution_entries(attribution: Tables, grammar: Tables) -> Iterator[Entry]:
    """Reporting verbs in all forms, and formulas."""
    irregular = attribution["report_forms"]["irregular"]
    for row in attribution["report"]:
        for written in row["lemmas"]:
            particle, _, lemma = written.rpartition("|")
            yield from _report_forms(lemma, particle, row["act"], irregular, grammar)
    formulas = attribution["formulas"]
    for group in (
        "preposition",
        "citing",
        "inverted",
        "demnach",
        "after",
        "told_to",
        "back_openers",
        "go_on",
        "cited_by",
        "own_account",
        "seen_by",
        "back_words",
        "back_figures",
        "updates",
        "leaning",
        "resting_on",
        "briefings",
    ):
        yield from _entries(formulas.get(group, ()), "formula", group)
    for meant, words in attribution["points_back"].items():
        yield from _entries(words, "points_back", meant)
    yield from _entries(formulas["angaben_nouns"], "account_noun", "x")
    for evidence, words in attribution["evidence"].items():
        yield from _entries(words, "evidence", evidence)
    yield from _entries(attribution["claim_nouns"]["words"], "claim_noun", "x")
    yield from _entries(attribution["claim_nouns"]["held"], "claim_noun", "held")


def _report_forms(
    lemma: str, particle: str, act: str, irregular: Mapping[str, list[str]], grammar: Tables
) -> Iterator[Entry]:
    verb = Verb(lemma=particle + lemma, frame="report", particle=particle or None)
    known = irregular.get(lemma)
    row: dict[str, Any] = {}
    forms = list(find_forms(row, lemma, verb, grammar)) if " " not in lemma else []
    for form, data in forms:
        yield Entry(fold(form), "report", act, data)
    for form in known or ():
        data = VerbForm(verb, _irregular_features(form, grammar), bool(particle))
        if particle:
            yield Entry(fold(particle + form), "report", act, VerbForm(verb, data.features))
            if "fin" in data.features:
                yield Entry(fold(form), "report", act, data)
        else:
            yield Entry(fold(form), "report", act, data)
    if " " in lemma:
        yield Entry(fold(lemma), "report", act)


def _irregular_features(form: str, grammar: Tables) -> frozenset[str]:
    """What a listed form is: told from the prefix and the endings that the pack's tables name."""
    prefix = grammar["participle"]["prefix"]
    present = tuple(grammar["conjugation_class"][-1]["present_participle"])
    if prefix:
        return (
            frozenset({"part"})
            if form.startswith(prefix) and form.endswith(("en", "t"))
            else frozenset({"fin", "past"})
        )
    return frozenset({"ing"}) if form.endswith(present) else frozenset({"fin", "past", "part"})


def find_stance_entries(stance: Tables) -> Iterator[Entry]:
    """Words of doubt, negation, denial, intention, condition."""
    for group, table in stance.items():
        for key, words in table.items():
            yield from _entries(words, "stance", f"{group}.{key}")
