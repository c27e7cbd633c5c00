"""The slots of a claim on a page and in a form: what each says, the words that fill it, and the way back to values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from fundstelle.desk.words import Words
from fundstelle.errors import QueryInvalid
from fundstelle.records.claim import Claim, Kind
from fundstelle.records.ids import slot_values
from fundstelle.records.slots import ROLES, SLOTS, make_value
from fundstelle.values import Hedge, Period, Pin, Quantity

SIDES: Final[Mapping[Kind, tuple[str, str]]] = {
    Kind.DEPLOYMENT: ("sender", "host"),
    Kind.TRAINING: ("trainee", "trainer"),
    Kind.CASUALTY: ("victim", ""),
}
"""The roles that stand for "from" and "to", by kind; giver and taker for the rest."""

ASIDE: Final = ("maker", "carrier", "broker")
MODES: Final = (
    "none",
    "exact",
    "about",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "range",
    "just_under",
    "just_over",
    "vague",
)


def sides_of(kind: Kind) -> tuple[str, str]:
    """The slots of who gives and who takes, in a claim of this kind; "" for a side that it has not."""
    return SIDES.get(kind, ("giver", "taker"))


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One slot on the page. value: as it stands; machine: what the machine read, where it is another.

    pins: (start, end, words, rule, taken over) of each passage that fills it.
    """

    slot: str
    value: str
    machine: str
    is_human: bool
    pins: tuple[tuple[int, int, str, str, bool], ...]


def make_lines(claim: Claim, machine: Claim | None, content: str, publisher: str, words: Words) -> tuple[SlotLine, ...]:
    """The slots that say something today or in the machine's reading, in the order of a sentence."""
    lines = []
    for slot in _shown(claim, machine):
        value = show_value(claim, slot, publisher, words)
        read = show_value(machine, slot, publisher, words) if machine else value
        pins = pins_of(claim, slot)
        places = tuple((p.span.start, p.span.end, p.span.read(content), p.rule, p.taken_over) for p in pins)
        is_human = any(pin.rule.startswith("human:") for pin in pins)
        lines.append(SlotLine(slot, value, read if read != value else "", is_human, places))
    return tuple(lines)


def pins_of(claim: Claim, slot: str) -> tuple[Pin, ...]:
    """The slot's pins; those of origin and via stand at the links of the attribution."""
    links = {"origin": claim.attribution.origins, "via": claim.attribution.via}.get(slot, ())
    return claim.pins.get(slot, ()) or tuple(link.pin for link in links if link.pin)


def _shown(claim: Claim, machine: Claim | None) -> list[str]:
    values = set(slot_values(claim)) | (set(slot_values(machine)) if machine else set())
    wanted = [*SLOTS, "condition"]
    return [slot for slot in wanted if slot in values]


def show_value(claim: Claim, slot: str, publisher: str, words: Words) -> str:
    """What a slot says, in words."""
    if slot in ROLES:
        return words.parties(getattr(claim.roles, slot))
    if slot in ("origin", "via"):
        links = claim.attribution.origins if slot == "origin" else claim.attribution.via
        return words.sources((link.source for link in links), publisher)
    if slot in ("kind", "phase", "stance", "outcome"):
        value = getattr(claim, slot)
        return words.text(f"{slot}.{value.value}") if value else ""
    if slot in ("happened", "said"):
        return words.writer.when(getattr(claim, slot))
    return _show_other(claim, slot, words)


def _show_other(claim: Claim, slot: str, words: Words) -> str:
    if slot == "item":
        return words.item(claim.item)
    if slot == "quantity":
        return words.amount(claim)
    if slot == "place":
        return ", ".join(map(words.writer.names.place_name, claim.route.places))
    if slot in ("from", "to"):
        end = claim.route.source if slot == "from" else claim.route.destination
        return words.writer.names.place_name(end) if end else ""
    if slot == "condition":
        return words.text("desk.condition") if claim.condition else ""
    if slot == "calibre_mm":
        return f"{claim.calibre_mm:g} mm" if claim.calibre_mm else ""
    return str(getattr(claim, slot) or "")


@dataclass(frozen=True, slots=True)
class FormValues:
    """A claim as the fields of the form show it: names instead of codes, plain numbers and ISO dates."""

    kind: str
    item: str
    giver: str
    taker: str
    designation: str
    mode: str
    low: str
    high: str
    unit: str
    basis: str
    per: str
    outcome: str
    happened_from: str
    happened_to: str
    phase: str
    stance: str
    place: str
    origin: str
    via: str
    aside: Mapping[str, str]


def fill_form(claim: Claim, words: Words) -> FormValues:
    """The fields for a claim."""
    giver, taker = sides_of(claim.kind)
    quantity, links = claim.quantity, claim.attribution
    return FormValues(
        kind=claim.kind.value,
        item=words.writer.names.item_name(claim.item) if claim.item else "",
        giver=words.parties(getattr(claim.roles, giver)),
        taker=words.parties(getattr(claim.roles, taker)) if taker else "",
        designation=claim.designation or "",
        mode=mode_of(quantity),
        low=_plain(quantity.low if quantity and quantity.low is not None else quantity.high if quantity else None),
        high=_plain(quantity.high) if quantity and mode_of(quantity) == "range" else "",
        unit=quantity.unit if quantity else "",
        basis=quantity.basis.value if quantity else "unspecified",
        per=quantity.per.value if quantity and quantity.per else "",
        outcome=claim.outcome.value if claim.outcome else "",
        happened_from=_day(claim.happened, "start"),
        happened_to=_day(claim.happened, "end"),
        phase=claim.phase.value,
        stance=claim.stance.value,
        place=", ".join(claim.route.places),
        origin="; ".join(link.source for link in links.origins),
        via="; ".join(link.source for link in links.via),
        aside={role: words.parties(getattr(claim.roles, role)) for role in ASIDE},
    )


def mode_of(quantity: Quantity | None) -> str:
    """Which kind of number it is, by the form's names."""
    if quantity is None:
        return "none"
    if quantity.hedge in (Hedge.VAGUE, Hedge.JUST_UNDER, Hedge.JUST_OVER):
        return quantity.hedge.value
    if quantity.low is None:
        return "less_than" if quantity.high_strict else "at_most"
    if quantity.high is None:
        return "more_than" if quantity.low_strict else "at_least"
    if quantity.low != quantity.high:
        return "range"
    return "about" if quantity.hedge is Hedge.ABOUT else "exact"


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def _day(period: Period | None, end: str) -> str:
    day = getattr(period, end) if period else None
    return day.iso() if day else ""


def read_form(form: Mapping[str, str], machine: Claim, words: Words) -> dict[str, str]:
    """The slots in which the form differs from the machine's claim, as canonical values; "" for an emptied slot.

    Raises QueryInvalid for a number, a day or a name that is not understood.
    """
    old, shown = slot_values(machine), fill_form(machine, words)
    values = _read_values(form, machine, shown, words)
    return {slot: value for slot, value in values.items() if value != old.get(slot, "")}


def _read_values(form: Mapping[str, str], machine: Claim, shown: FormValues, words: Words) -> dict[str, str]:
    kind = Kind(form.get("kind") or machine.kind.value)
    values = {
        "kind": make_value(kind.value),
        "item": make_value(find_item(form.get("item", ""), words)),
        "designation": make_value(form.get("designation", "").strip() or None),
        "outcome": make_value(form.get("outcome") or None) if kind is Kind.CASUALTY else "",
        "phase": make_value(form.get("phase") or machine.phase.value),
        "stance": make_value(form.get("stance") or machine.stance.value),
    }
    values |= _read_roles(form, kind, words)
    values["origin"] = make_value(find_sources(form.get("origin", ""), words) or ["publisher"])
    values["via"] = make_value(find_sources(form.get("via", ""), words))
    if any(form.get(field, "") != getattr(shown, field) for field in ("mode", "low", "high", "unit", "basis", "per")):
        values["quantity"] = make_value(_read_quantity(form, machine, words))
    if any(form.get(field, "") != getattr(shown, field) for field in ("happened_from", "happened_to")):
        values["happened"] = make_value(_read_period(form))
    if form.get("place", shown.place) != shown.place:
        values["place"] = make_value([part.strip() for part in form["place"].split(",") if part.strip()])
    return values


def _read_roles(form: Mapping[str, str], kind: Kind, words: Words) -> dict[str, str]:
    giver, taker = sides_of(kind)
    named = {giver: form.get("giver", ""), taker: form.get("taker", "")}
    named |= {role: form.get(role, "") for role in ASIDE}
    return {role: make_value(find_parties(named.get(role, ""), words)) for role in ROLES}


def find_parties(given: str, words: Words) -> list[str]:
    """Codes of the parties named, separated by commas; a name that knowledge does not hold stands for itself."""
    rows = words.knowledge.parties
    known = {name.casefold(): code for code, row in rows.items() for names in row.names.values() for name in names}
    known |= {words.party(code).casefold(): code for code in rows}
    parts = [part.strip() for part in given.split(",") if part.strip()]
    return [part if part in rows else known.get(part.casefold(), part) for part in parts]


def find_sources(given: str, words: Words) -> list[str]:
    """Codes of the sources named, separated by semicolons; codes and names of media alike."""
    rows = words.knowledge.sources
    known = {name.casefold(): code for code, row in rows.items() for names in row.names.values() for name in names}
    parts = [part.strip() for part in given.split(";") if part.strip()]
    return [part if part in rows else known.get(part.casefold(), part) for part in parts]


def find_item(given: str, words: Words) -> str:
    """The class of an item named by class or name. Raises QueryInvalid for another."""
    rows, wanted = words.knowledge.items, given.strip()
    known = {name.casefold(): code for code, row in rows.items() for names in row.names.values() for name in names}
    known |= {words.item(code).casefold(): code for code in rows}
    found = wanted if wanted in rows else known.get(wanted.casefold())
    if found is None:
        raise QueryInvalid(words.text("desk.error.item", given=wanted), remedy=words.text("desk.error.item_remedy"))
    return found


def _read_quantity(form: Mapping[str, str], machine: Claim, words: Words) -> list[Any] | None:
    mode = form.get("mode", "none")
    if mode == "none":
        return None
    number = read_number(form.get("low", ""), words)
    low, high, strict = _ends(mode, number, form, words)
    hedge = mode if mode in ("about", "just_under", "just_over", "vague") else "none"
    joint = machine.quantity.joint if machine.quantity else False
    unit = form.get("unit") or ("person" if machine.item.startswith("personnel") else "piece")
    strict_low, strict_high = strict == "low", strict == "high"
    basis, per = form.get("basis") or "unspecified", form.get("per") or None
    return [low, high, strict_low, strict_high, hedge, unit, per, basis, joint, False]


def _ends(mode: str, number: str, form: Mapping[str, str], words: Words) -> tuple[str | None, str | None, str]:
    if mode in ("at_least", "more_than", "vague"):
        return number, None, "low" if mode == "more_than" else ""
    if mode in ("at_most", "less_than"):
        return None, number, "high" if mode == "less_than" else ""
    if mode == "range":
        return number, read_number(form.get("high", ""), words), ""
    return number, number, ""


def read_number(given: str, words: Words) -> str:
    """A number written as the language writes it, or plainly, in its canonical form. Raises QueryInvalid."""
    formats = words.writer.messages.formats
    bare = re.sub(r"[\s\u00a0\u202f]", "", given)
    grouped = rf"\d{{1,3}}(?:{re.escape(formats.group)}\d{{3}})+"
    bare = bare.replace(formats.group, "") if re.match(grouped, bare) else bare
    try:
        value = Decimal(bare.replace(formats.decimal, "."))
        if not value.is_finite() or value < 0:
            raise InvalidOperation
    except InvalidOperation as error:
        raise QueryInvalid(words.text("desk.error.number", given=given), remedy="11000") from error
    return format(value.normalize(), "f")


def _read_period(form: Mapping[str, str]) -> list[Any] | None:
    start, end = form.get("happened_from", "").strip(), form.get("happened_to", "").strip()
    if not start and not end:
        return None
    return [start or None, end or None, "within", "exact", "exact"]


def read_pins(form: Mapping[str, str]) -> dict[str, str]:
    """The words chosen for slots: fields `pin.SLOT` with `start:end`."""
    pins: dict[str, str] = {}
    for field, given in form.items():
        match = re.fullmatch(r"(\d+):(\d+)", given) if field.startswith("pin.") else None
        if match:
            pins[field] = f"[[{match[1]},{match[2]}]]"
    return pins


def rename_sides(pins: Mapping[str, str], kind: Kind) -> dict[str, str]:
    """Pins of "from" and "to" under the names that these sides have in a claim of this kind."""
    giver, taker = sides_of(kind)
    names = {"pin.giver": f"pin.{giver}", "pin.taker": f"pin.{taker}"}
    return {names.get(field, field): value for field, value in pins.items()}


def options(codes: Iterable[str], name: Any) -> list[tuple[str, str]]:
    """(name, code) for a list of suggestions, by name."""
    return sorted((name(code), code) for code in codes)
