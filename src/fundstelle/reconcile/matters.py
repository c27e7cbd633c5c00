"""One matter from its facts: who affirms it, its series, and the runs that contradictions are looked for in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.contradictions.denials import Affirmed, find_affirmed
from fundstelle.reconcile.contradictions.parts import find_beginning
from fundstelle.reconcile.facts import DENIED, Fact
from fundstelle.reconcile.origins import Speaker, count_units, find_affirming, find_passed_on
from fundstelle.reconcile.placing import Slot
from fundstelle.reconcile.series import Run, make_runs
from fundstelle.reconcile.shelf import Page
from fundstelle.reconcile.statements import (
    Group,
    Identities,
    Mention,
    find_mentions,
    find_totals,
    make_statements,
)
from fundstelle.reconcile.sums import with_sums
from fundstelle.reconcile.supersede import find_withdrawals
from fundstelle.records.ids import make_matter_id
from fundstelle.records.matter import Matter, MatterKey


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one document adds to a matter. theatres and altered are those it was made with."""

    facts: Page
    ids: tuple[str, ...]
    theatres: frozenset[str]
    altered: tuple[str, ...]
    mentions: tuple[Mention, ...]
    totals: frozenset[str]
    affirming: frozenset[Speaker]
    passed_on: frozenset[tuple[str, str]]
    affirmed: tuple[Affirmed, ...]
    denials: Page
    begun: date | None
    has_multiple: bool
    vague: tuple[str, ...]
    withdrawals: tuple[Fact, ...]
    related: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A matter with what it was made from."""

    matter: Matter
    sheets: tuple[Sheet, ...]
    runs: tuple[Run, ...]
    has_denial: bool
    related: tuple[Fact, ...]
    """Facts whose claims say how they stand to other claims."""

    @property
    def facts(self) -> Iterable[Fact]:
        """All its facts in canonical order."""
        return chain.from_iterable(sheet.facts for sheet in self.sheets)

    @property
    def denials(self) -> Iterable[Fact]:
        """Its claims that deny."""
        return chain.from_iterable(sheet.denials for sheet in self.sheets)

    @property
    def affirmed(self) -> list[Affirmed]:
        """Its claims that affirm."""
        return [each for sheet in self.sheets for each in sheet.affirmed]


class Bench:
    """Makes one matter, again and again as documents come in.

    What it gives is a function of what it is given last, never of what came before: the parts of a former result are
    kept only where they were made from the same facts. That is what makes one more document in a matter of ten
    thousand claims cheap.
    """

    def __init__(self, address: MatterKey, part: str, bodies: BodyKnowledge) -> None:
        self._address = address
        self._key = replace(address, part=part)
        self._bodies = bodies
        self._identities: Identities = {}
        self._sheets: dict[str, Sheet] = {}
        self._made_with: tuple[frozenset[str], frozenset[str]] | None = None
        self._groups: dict[int, Group] = {}
        self._runs: dict[Slot, Run] = {}

    def make(
        self, pages: Sequence[Page], beside: Sequence[Fact], theatres: frozenset[str], altered: frozenset[str]
    ) -> Made:
        """The matter of these pages, which stand in canonical order.

        beside: joint figures of sister matters; theatres: see `Shelf.theatres_of`; altered: claims that copying
        altered, whose figures are nobody's.
        """
        sheets = self._take_all(pages, theatres, altered)
        mentions = [*chain.from_iterable(sheet.mentions for sheet in sheets)]
        if any(m.slot.joint for m in mentions):
            mentions += self._find_beside(sheets, beside, theatres, altered)
        return self._put_together(sheets, self._make_runs(sheets, mentions))

    def _take_all(self, pages: Sequence[Page], theatres: frozenset[str], altered: frozenset[str]) -> tuple[Sheet, ...]:
        is_as_before = self._made_with == (theatres, altered)
        known = self._sheets
        sheets = tuple(
            sheet
            if is_as_before and (sheet := known.get(page[0].document)) and sheet.facts is page
            else self._take(page, theatres, altered)
            for page in pages
        )
        self._made_with = (theatres, altered)
        self._sheets = {sheet.facts[0].document: sheet for sheet in sheets}
        return sheets

    def _take(self, page: Page, theatres: frozenset[str], altered: frozenset[str]) -> Sheet:
        known = self._sheets.get(page[0].document)
        ids = known.ids if known and known.facts == page else tuple(fact.id for fact in page)
        changed = () if altered.isdisjoint(ids) else tuple(id_ for id_ in ids if id_ in altered)
        if known and known.ids is ids and known.altered == changed and known.theatres == theatres:
            return known
        passed_on = find_passed_on((fact.voice for fact in page), self._bodies)
        telling = [fact for fact in page if fact.id not in altered]
        mentions = find_mentions(telling, theatres, self._bodies, passed_on, self._identities)
        return Sheet(
            facts=page,
            ids=ids,
            theatres=theatres,
            altered=changed,
            mentions=tuple(mentions),
            totals=find_totals(mentions),
            affirming=find_affirming((fact.voice for fact in page), passed_on),
            passed_on=passed_on,
            affirmed=find_affirmed(page, self._identities),
            denials=tuple(fact for fact in page if fact.stance == DENIED),
            begun=find_beginning(page),
            has_multiple=any(fact.marks.multiple for fact in page),
            vague=tuple(fact.vague_word for fact in page if fact.vague_word and fact.stance != DENIED),
            withdrawals=tuple(find_withdrawals(telling)),
            related=tuple(fact for fact in page if fact.claim.relations),
        )

    def _find_beside(
        self, sheets: Sequence[Sheet], beside: Sequence[Fact], theatres: frozenset[str], altered: frozenset[str]
    ) -> list[Mention]:
        passed_on = frozenset[tuple[str, str]]().union(*(sheet.passed_on for sheet in sheets))
        telling = [fact for fact in beside if fact.id not in altered]
        return find_mentions(telling, theatres, self._bodies, passed_on, self._identities)

    def _make_runs(self, sheets: Sequence[Sheet], mentions: Sequence[Mention]) -> list[Run]:
        totals = find_totals(mentions) if len(mentions) > sum(len(s.mentions) for s in sheets) else _all_totals(sheets)
        statements, self._groups = make_statements(mentions, self._address, totals, self._groups)
        withdrawals = [fact for sheet in sheets for fact in sheet.withdrawals]
        runs = make_runs(statements, withdrawals, self._bodies, self._runs)
        self._runs = {run.slot: run for run in runs}
        return runs

    def _put_together(self, sheets: tuple[Sheet, ...], runs: Sequence[Run]) -> Made:
        units = count_units(frozenset[Speaker]().union(*(sheet.affirming for sheet in sheets)), self._address)
        ids = tuple(chain.from_iterable(sheet.ids for sheet in sheets))
        denied = sum(len(sheet.denials) for sheet in sheets)
        matter = Matter(
            id=make_matter_id(self._key),
            key=self._key,
            claim_ids=ids,
            units=units,
            independent_origins=len(units),
            mentions=len(ids) - denied,
            series=with_sums(runs),
            vague_words=tuple(dict.fromkeys(chain.from_iterable(sheet.vague for sheet in sheets))),
        )
        related = tuple(chain.from_iterable(sheet.related for sheet in sheets))
        return Made(matter, sheets, tuple(runs), denied > 0, related)


def _all_totals(sheets: Sequence[Sheet]) -> frozenset[str]:
    return frozenset[str]().union(*(sheet.totals for sheet in sheets))
