"""Why two claims clash, in words that an editor would print, from the templates of explanations.toml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.contradictions.clash import Clash, Side
from fundstelle.reconcile.facts import Fact
from fundstelle.reconcile.measures import COUNT, Measure
from fundstelle.records.claim import PUBLISHER, UNNAMED
from fundstelle.records.matter import Contradiction, MatterKey
from fundstelle.text.toml_cache import parse_toml
from fundstelle.values import Hedge, Quantity

LANGUAGES = ("de", "en")


def explain(clash: Clash, bodies: BodyKnowledge) -> Contradiction:
    """The record of a clash with its explanation in every language."""
    reasons = {language: render_reason(clash, language, bodies) for language in LANGUAGES}
    return Contradiction(
        type=clash.type,
        a=clash.a.fact.id,
        b=clash.b.fact.id,
        a_also=clash.a.also,
        b_also=clash.b.also,
        between_independent=clash.is_between_independent,
        severity=clash.severity,
        reason_de=reasons["de"],
        reason_en=reasons["en"],
        resolved=clash.is_resolved,
    )


def render_reason(clash: Clash, language: str, bodies: BodyKnowledge) -> str:
    """One explanation, filled from the clash."""
    template: str = _templates()[clash.message][language]
    sentence = template.format_map(_values(clash, language, bodies))
    return f"{render_title(clash.a.fact.key, language, bodies)}. {sentence[:1].upper()}{sentence[1:]}"


def _values(clash: Clash, language: str, bodies: BodyKnowledge) -> dict[str, str]:
    a, b = clash.a, clash.b
    return {
        **_side_values("a", a, language, bodies),
        **_side_values("b", b, language, bodies),
        "thing": bodies.name_of(a.fact.key.item, language),
        "b_thing": bodies.name_of(b.fact.key.item, language),
        "period": render_period(a.fact, language),
        "parts_low": render_number(clash.parts_low or Decimal(0), language),
    }


def _side_values(prefix: str, side: Side, language: str, bodies: BodyKnowledge) -> dict[str, str]:
    as_of = side.statement.as_of if side.statement else side.fact.said
    return {
        f"{prefix}_who": render_who(side.unit, side.fact, language, bodies),
        f"{prefix}_words": render_figure(side.fact, language),
        f"{prefix}_day": render_day(as_of, language),
        f"{prefix}_period": render_period(side.fact, language),
        f"{prefix}_way": _render_parties(side.fact.key, language, bodies, _words(language)["way"]),
    }


def render_title(key: MatterKey, language: str, bodies: BodyKnowledge) -> str:
    """What a matter is about: who, to whom, what."""
    titles = _templates()["titles"][language]
    outcome = titles[key.outcome.value] if key.outcome else ""
    template = titles[key.kind.value].replace("{outcome}", outcome)
    return _render_parties(key, language, bodies, template)


def _render_parties(key: MatterKey, language: str, bodies: BodyKnowledge, template: str) -> str:
    words = _words(language)
    givers, takers = (
        words["and"].join(bodies.name_of(party, language) for party in parties) or words["nobody"]
        for parties in (key.givers, key.takers)
    )
    return template.format(givers=givers, takers=takers, thing=bodies.name_of(key.item, language))


def render_who(unit: str, fact: Fact, language: str, bodies: BodyKnowledge) -> str:
    """The name of who says it: a state's or body's, or what stands for nobody in particular."""
    words = _words(language)
    if unit == UNNAMED:
        return words["unnamed"]
    if unit == PUBLISHER:
        return fact.publisher or words["publisher"]
    # A publishing house counts once for all its titles, but it is the title that says it.
    said = (link.source for link in fact.claim.attribution.origins)
    title = next((source for source in said if source in bodies.families and bodies.body_of(source) == unit), unit)
    return bodies.name_of(title, language)


def render_figure(fact: Fact, language: str) -> str:
    """The figure as said with its unit; "" where the claim has none."""
    quantity, number = fact.claim.quantity, fact.number
    if quantity is None or number is None:
        return ""
    return f"{render_quantity(quantity, language)} {render_unit(number.measure, language)}".strip()


def render_quantity(quantity: Quantity, language: str) -> str:
    """The figure as said: bounds keep their word."""
    words = _words(language)
    low, high = (render_number(end, language) if end is not None else "" for end in (quantity.low, quantity.high))
    return words[_wording(quantity)].format(low=low, high=high)


def _wording(quantity: Quantity) -> str:
    if quantity.low is None:
        return "less_than" if quantity.high_strict else "at_most"
    if quantity.high is None:
        return "more_than" if quantity.low_strict else "at_least"
    if quantity.is_range:
        return "range"
    return "exact" if quantity.hedge is Hedge.NONE else "about"


def render_number(number: Decimal, language: str) -> str:
    """With the language's separators: 11.000 and 11,000."""
    words = _words(language)
    plain = f"{number.normalize():,f}"
    return plain.translate({ord(","): words["thousands"], ord("."): words["decimal"]})


def render_unit(measure: Measure, language: str) -> str:
    """The measure's name; nothing for what is counted one by one."""
    words = _words(language)
    unit = "" if measure.unit == COUNT else _pairs(words["units"]).get(measure.unit, measure.unit)
    if not measure.per:
        return unit
    return words["per"].format(unit=unit, rate=_pairs(words["rates"])[measure.per])


def render_day(day: date | None, language: str) -> str:
    """A day in the language's form."""
    words = _words(language)
    if day is None:
        return words["no_day"]
    month = words["months"].split()[day.month - 1]
    return words["day_form"].format(day=day.day, month=month, year=day.year)


def render_period(fact: Fact, language: str) -> str:
    """When it happened, from and to."""
    days = [render_day(day, language) for day in (fact.start, fact.end) if day]
    return " – ".join(dict.fromkeys(days)) or _words(language)["no_day"]


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in text.split())


def _words(language: str) -> Mapping[str, str]:
    words: Mapping[str, str] = _templates()["words"][language]
    return words


@cache
def _templates() -> Mapping[str, Any]:
    file = resources.files("fundstelle.reconcile").joinpath("explanations.toml")
    return parse_toml(file.read_bytes(), where="reconcile/explanations.toml")
