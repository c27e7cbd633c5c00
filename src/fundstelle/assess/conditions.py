"""Whether a condition holds for an act at a moment, and at which instants it can change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from fundstelle.assess.scope import Scope, has_word, is_at, is_given_by, is_member, is_taken_by
from fundstelle.records.law import Act, Condition, Regime


def is_met(condition: Condition, scope: Scope) -> bool:
    """Whether every part of the condition holds. What the act does not tell holds for no condition."""
    return (
        _items_fit(condition, scope.act)
        and _tags_fit(condition, scope.act)
        and _words_fit(condition, scope)
        and _parties_fit(condition, scope)
        and _facts_fit(condition, scope)
        and _time_fits(condition, scope.moment)
        and all(is_met(part, scope) for part in condition.all_of)
        and (not condition.any_of or any(is_met(part, scope) for part in condition.any_of))
        and not any(is_met(part, scope) for part in condition.none_of)
    )


def is_of_class(item: str | None, patterns: frozenset[str]) -> bool:
    """Whether an item class fits one of the patterns: itself, `family.*`, `*` for any, `-` for none named."""
    if item is None:
        return "-" in patterns
    family = item.split(".", 1)[0] + ".*"
    return item in patterns or family in patterns or "*" in patterns


def _items_fit(condition: Condition, act: Act) -> bool:
    return condition.items is None or is_of_class(act.item, condition.items)


def _tags_fit(condition: Condition, act: Act) -> bool:
    return (
        (not condition.tags_any or bool(condition.tags_any & act.tags))
        and condition.tags_all <= act.tags
        and not condition.tags_none & act.tags
    )


def _words_fit(condition: Condition, scope: Scope) -> bool:
    if not condition.words:
        return True
    words = [word for name in condition.words for word in scope.regime.words[name]]
    return any(has_word(scope.act.text, word) for word in words)


def _parties_fit(condition: Condition, scope: Scope) -> bool:
    sets = scope.regime.parties
    origin = scope.act.origin_of_goods
    return (
        (not condition.places or is_at(condition.places, scope))
        and (not condition.providers or any(is_given_by(sets[name], scope) for name in condition.providers))
        and (not condition.receivers or any(is_taken_by(sets[name], scope) for name in condition.receivers))
        and (condition.flags_of is None or any(is_member(one, sets[condition.flags_of]) for one in scope.act.flags))
        and (condition.origin_in is None or (origin is not None and is_member(origin, sets[condition.origin_in])))
        and (
            condition.origin_outside is None
            or (origin is not None and not is_member(origin, sets[condition.origin_outside]))
        )
    )


def _facts_fit(condition: Condition, scope: Scope) -> bool:
    act = scope.act
    return (
        (not condition.modes or act.mode in condition.modes)
        and (not condition.phases or act.phase in condition.phases)
        and _contract_fits(condition, act)
        and _notice_fits(condition, act)
        and _range_fits(condition, act)
        and (condition.lethal is None or act.lethal is condition.lethal)
        and (condition.exempted is None or is_exempted(act, scope.regime) is condition.exempted)
        and (condition.has_baseline is None or (act.baseline is not None) is condition.has_baseline)
    )


def _contract_fits(condition: Condition, act: Act) -> bool:
    day = act.contract_date
    before, since = condition.contract_before, condition.contract_from
    return (before is None or (day is not None and day.last_day < before)) and (
        since is None or (day is not None and day.first_day >= since)
    )


def _notice_fits(condition: Condition, act: Act) -> bool:
    days = act.notice.days_before if act.notice else None
    least, below = condition.notice_min, condition.notice_below
    return (least is None or (days is not None and days >= least)) and (
        below is None or (days is not None and days < below)
    )


def _range_fits(condition: Condition, act: Act) -> bool:
    reach = act.range_km
    least, below = condition.range_min, condition.range_below
    return (least is None or (reach is not None and reach >= least)) and (
        below is None or (reach is not None and reach < below)
    )


def _time_fits(condition: Condition, moment: datetime) -> bool:
    return (condition.since is None or moment >= condition.since) and (
        condition.until is None or moment < condition.until
    )


def is_exempted(act: Act, regime: Regime) -> bool:
    """Whether an exemption is on record that one of the regime's authorities gave, and that can free goods.

    Where nobody is named, a paragraph of the regime that exempts stands for its authority.
    """
    exemption = act.exemption
    if exemption is None:
        return False
    by = exemption.by.casefold()
    is_by_authority = any(one.casefold() in by for one in regime.authorities)
    is_under_clause = not by and any(one.exempts and one.id == exemption.under for one in regime.provisions)
    return (is_by_authority or is_under_clause) and not is_void(act, regime)


def is_void(act: Act, regime: Regime) -> bool:
    """Whether the exemption on record rests on a paragraph that frees nothing of the kind."""
    under = act.exemption.under if act.exemption else None
    return under is not None and any(has_word(under, one) for one in regime.not_exempting)


def find_edges(condition: Condition) -> Iterator[datetime]:
    """Every instant at which the condition, or a part of it, may change."""
    for instant in (condition.since, condition.until):
        if instant is not None:
            yield instant
    for part in (*condition.all_of, *condition.any_of, *condition.none_of):
        yield from find_edges(part)
