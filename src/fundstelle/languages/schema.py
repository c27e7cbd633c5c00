"""What the files of a reading pack may say: tables, keys, form of values. Read by the checker and the docs test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from fundstelle.records.claim import Act, Outcome, Phase

FRAMES = (
    "give", "supply", "get", "ask", "go", "origin", "bring", "share", "serve", "employ", "train", "exercise", "die",
    "harm", "lose", "pay", "help", "include", "raise", "prepare", "retreat", "reinforce", "none",
)  # fmt: skip
BRANCHES = ("gov", "mil", "force", "intel", "parliament", "unnamed", "person")
NO_ITEM = "none"
"""The class of words that look like an item and are none."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key. type: a name of TYPES in languages/words.py; choices: the only texts allowed."""

    type: str
    required: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table. rows: written `[[table]]`, any number; rest: what other keys hold, None for no others."""

    keys: Mapping[str, Key] = field(default_factory=lambda: MappingProxyType({}))
    rows: bool = False
    rest: Key | None = None


def _same(names: str, key: Key) -> dict[str, Key]:
    return dict.fromkeys(names.split(), key)


_FORMS = Key("forms")
_MAYBE = Key("forms", required=False)
_WORDS = Table({"words": _FORMS})
_NUMBERS = Key("numbers")
TOP = "TOP"
"""Name of the keys above the first table of a file."""

GRAMMAR = {
    TOP: Table(
        {
            "code": Key("text"),
            "name": Key("text"),
            **_same("nouns_capitalised verb_final_clauses compounds", Key("flag")),
        }
    ),
    "number_format": Table(_same("group decimal", Key("marks"))),
    "names": Table(
        {
            **_same("genitive_suffixes adjective_endings", Key("endings")),
            **_same("hyphen_prefix weak_names", Key("flag", required=False)),
            "oblique_adjective": Key("ending", required=False),
        }
    ),
    "conjugation_class": Table(
        {
            **_same("ends present past subjunctive1 participle present_participle", Key("endings")),
            "strip": Key("count"),
        },
        rows=True,
    ),
    "participle": Table(
        {
            **_same("prefix infinitive_infix", Key("ending")),
            **_same("no_prefix_starts no_prefix_ends strong_past_endings", Key("endings")),
            "attributive": Key("flag"),
            "written_apart": Key("endings", required=False),
        }
    ),
    "words": Table(
        _same(
            "auxiliary_infinitives verb_adverbs pronouns_speaker predicative pronouns_subject adverbs articles "
            "article_dative article_dative_or_genitive article_genitive article_accusative determiners possessives "
            "pronouns_he_she demonstratives pronouns_person conjunctions coordinators complementizers relatives "
            "say_complementizers particles infinitive_marker",
            _FORMS,
        ),
        rest=_MAYBE,
    ),
    "prepositions": Table(_same("to from by with for alongside in at via against besides of_source other", _FORMS)),
    "auxiliaries": Table(_same("have be become future conditional subjunctive1", _FORMS)),
    "modals": Table(_same("can could shall should want may must allowed", _FORMS)),
    "sentences": Table({"abbreviations": _FORMS, "ordinal_before": _FORMS}),
}
VERBS = {
    "verb": Table(
        {
            "frame": Key("text", choices=FRAMES),
            "lemmas": Key("lemmas"),
            "phase": Key("text", required=False, choices=tuple(Phase)),
            "outcome": Key("text", required=False, choices=tuple(Outcome)),
            **_same("pres3 past part subj2 ing", Key("templates", required=False)),
            "phrases": Key("phrases", required=False),
            **_same("strip light also needs implies", Key("text", required=False)),
            **_same("weak_evidence inseparable host_object recruits", Key("flag", required=False)),
        },
        rows=True,
    ),
}
NOUNS = {
    "event": Table(
        {
            "frame": Key("text", choices=FRAMES),
            "forms": _FORMS,
            "outcome": Key("text", required=False, choices=tuple(Outcome)),
        },
        rows=True,
    ),
    "casualty": Table({"outcome": Key("text", choices=tuple(Outcome)), "forms": _FORMS}, rows=True),
    "state": Table({"outcome": Key("text", choices=tuple(Outcome)), "forms": _FORMS}, rows=True),
    "institution": Table({"branch": Key("text", choices=BRANCHES), "forms": _FORMS}, rows=True),
    "source_nouns": Table(_same("unnamed report media own", _FORMS)),
    "carriers": Table({"words": _FORMS, "agents": Key("forms", required=False)}),
    "person_titles": _WORDS,
}
ITEMS = {
    "item": Table(
        {
            "class": Key("text"),
            "heads": Key("heads", required=False),
            "phrases": Key("phrases", required=False),
            "weak": Key("phrases", required=False),
        },
        rows=True,
    ),
    "parts": _WORDS,
    "measure": Table(rest=_FORMS),
    "transparent": Table({"words": _FORMS, "all_but": _FORMS}),
}
ITEMS |= dict.fromkeys(("count_nouns", "partitives", "generic_states", "generic_items"), _WORDS)
NUMBERS = {
    "cardinals": Table(
        {
            "words": _NUMBERS,
            "articles": _FORMS,
            "compound_units": _MAYBE,
            **_same("compound_and compound_hundred compound_thousand", Key("text", required=False)),
        }
    ),
    "multipliers": Table({"words": _NUMBERS, "half": _MAYBE}),
    "vague": Table(
        {
            "words": _NUMBERS,
            "phrases": Key("numbers", required=False),
            "several": _FORMS,
            "several_multipliers": _NUMBERS,
            "of": _FORMS,
        }
    ),
    "hedges": Table(
        _same(
            "about just_under just_over at_least more_than at_most less_than exactly only range range_open range_and "
            "after_at_least after_about",
            Key("signs"),
        )
    ),
    "basis": Table(_same("increment total", _FORMS)),
    "currencies": Table({"words": Key("texts_by_sign")}),
    "not_items": Table({"after": Key("signs"), "before": _FORMS, "calibre_units": _FORMS}),
    "worth": _WORDS,
}
PERIODS = {
    **dict.fromkeys(("months", "weekdays"), Table({"words": _NUMBERS})),
    "seasons": Table({"words": Key("texts_by_word", choices=("spring", "summer", "autumn", "winter"))}),
    "parts": Table(
        {
            "words": Key("texts_by_word", choices=("early", "mid", "late")),
            "first_months": _FORMS,
            **_same("halves quarters", Key("spans")),
        }
    ),
    "units": Table(_same("year month week day weekend", _FORMS)),
    "relative": Table({**_same("this last next", _FORMS), **_same("fixed_years fixed_days", _NUMBERS)}),
    "bounds": Table(
        {
            **_same("since since_at_least until until_end_of from to", Key("signs")),
            "by_turn_of_year": Key(
                "texts_by_word", choices=("turn", "year_end", "year_start", "year_mid", "month_end", "christmas")
            ),
        }
    ),
    "introducers": _WORDS,
    "event_since": _WORDS,
    "same_period": _WORDS,
}
ATTRIBUTION = {
    "report": Table({"act": Key("text", choices=tuple(Act)), "lemmas": Key("lemmas")}, rows=True),
    "report_forms": Table({"irregular": Key("forms_by_word")}),
    "formulas": Table(
        {
            **_same(
                "before after angaben_nouns preposition citing cited_by inverted demnach told_to back_openers go_on "
                "own_account seen_by back_words back_figures updates citing_behind resting_on briefings",
                _FORMS,
            ),
            "leaning": _MAYBE,
            "quote_verbs": Key("flag"),
        }
    ),
    "own": _WORDS,
    "body_names": Table(_same("heads joints seated", _FORMS)),
    "claim_nouns": Table(_same("words held holders openers", _FORMS)),
    "both": Table({"words": _FORMS, "nouns": _FORMS}),
    "evidence": Table(_same("physical imagery documents intercept testimony count", _FORMS)),
    "labels": Table(_same("answer interview", _FORMS)),
    "speech": Table({"lemmas": _FORMS}),
    "points_back": Table(_same("intel agency medium body document nameless reports", _FORMS)),
}
STANCE = {
    "uncertain": Table(_same("words attributes governing alleged reported signs modals hearsay_modals", _FORMS)),
    "negation": Table(_same("words not_scope no_evidence", _FORMS)),
    "denial": Table(_same("nouns phrases back_reference elliptic dismissive", _FORMS)),
    "intended": Table(_same("words prepare agreed attributes governing foreseeing talks soon future", _FORMS)),
    "condition": Table({"openers": _FORMS}),
    "refuse": Table({"words": _FORMS, "governing": _MAYBE}),
    **dict.fromkeys(("past_of", "rule"), _WORDS),
}
FILES: Mapping[str, Mapping[str, Table]] = {
    "grammar": GRAMMAR,
    "verbs": VERBS,
    "nouns": NOUNS,
    "items": ITEMS,
    "numbers": NUMBERS,
    "periods": PERIODS,
    "attribution": ATTRIBUTION,
    "stance": STANCE,
}
"""The files that every pack has and what extract reads of them."""
_CUES = Table(rest=Key("cues", required=False))
CUE_FILES: Mapping[str, Mapping[str, Table]] = {
    "reconcile": {TOP: _CUES, "units": _CUES, "rates": _CUES, "sorts": _CUES, "weekdays": _CUES},
    "dates": {TOP: _CUES, "months": _CUES, "credits": _CUES},
    "pages": {TOP: _CUES},
    "weights": {
        "limits": Table(_same("keep add turn", Key("weight"))),
        **dict.fromkeys(("choose", "hold"), Table(rest=Key("weight"))),
    },
}
"""Word lists of other rooms, which check themselves which keys must be there; weights: fitted, not written by hand."""
