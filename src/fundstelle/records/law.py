"""Law as facts: Provision (a numbered paragraph with its time, acts and duty-bearers), Act, and Assessment.

An Act is what a matter or a case says happened, in the words the law asks about; an Assessment is one act held against
one provision for one duty-bearer. All instants carry a zone; a calendar day is a UTC day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from fundstelle.values import PartialDate


class Duty(StrEnum):
    """What a party must not do under a provision."""

    EXPORT = "export"
    IMPORT = "import"
    PROVIDE = "provide"
    RECEIVE = "receive"
    HOST = "host"


class Result(StrEnum):
    """What an assessment says, always "if the claim holds"."""

    WOULD_BREACH = "would_breach"
    CAP = "cap"
    ARGUED = "argued"
    CONTESTED = "contested"
    NOT_COVERED = "not_covered"


class Direction(StrEnum):
    """Which side of the act the regime's subject stands on; `within`: it moves its own things in its own territory."""

    FROM = "from"
    TO = "to"
    BETWEEN = "between"
    WITHIN = "within"


class Bound(StrEnum):
    """Whom a provision binds on one side: nobody, the regime's subject, every other state, or both."""

    NOBODY = "nobody"
    SUBJECT = "subject"
    OTHERS = "others"
    EVERY = "every"


class CapStatus(StrEnum):
    """How a running total stands to its limit."""

    BELOW = "below"
    PASSED = "passed"
    POSSIBLY_PASSED = "possibly_passed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an assessment's reasoning, or any short text of the law, in both languages."""

    reason_de: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class InForce:
    """A stretch of time in which a provision holds, as instants with zone; `until` is the first it no longer does.

    accepted_by, rejected_by: filled where the law itself is contested.
    """

    since: datetime
    until: datetime | None = None
    accepted_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()

    @property
    def is_contested(self) -> bool:
        """Whether somebody holds that it is not in force."""
        return bool(self.rejected_by)


@dataclass(frozen=True, slots=True)
class Conversion:
    """`factor` turns a number of `from_unit` into `to_unit`; flagged wherever used unless it is a definition."""

    from_unit: str
    to_unit: str
    factor: Decimal
    source: str
    is_definition: bool = False


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit per counting period.

    limits: (limit, unit) pairs that stand side by side; () where the limit is the act's own baseline. starts: first day
    of the first counting period; months: how long one lasts; ends: day after the last. together: all providers count
    into one total (else each duty-bearer has its own).
    """

    limits: tuple[tuple[Decimal, str], ...]
    starts: date
    months: int = 12
    ends: date | None = None
    together: bool = True
    conversions: tuple[Conversion, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A test of an act; every field that is set must hold; of `all_of` each, of `any_of` one, of `none_of` none.

    items, tags: classes and tags of the act. words: sets of words sought in designation, content and purpose. places:
    territories. providers, receivers, flags_of, origin_in, origin_outside: party sets. contract_*: the day of the
    contract. notice_*: days of notice. exempted: an exemption by the regime's authorities is on record.
    """

    items: frozenset[str] | None = None
    tags_any: frozenset[str] = frozenset()
    tags_all: frozenset[str] = frozenset()
    tags_none: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    modes: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()
    flags_of: str | None = None
    origin_in: str | None = None
    origin_outside: str | None = None
    contract_before: date | None = None
    contract_from: date | None = None
    notice_min: int | None = None
    notice_below: int | None = None
    range_min: Decimal | None = None
    range_below: Decimal | None = None
    lethal: bool | None = None
    exempted: bool | None = None
    since: datetime | None = None
    until: datetime | None = None
    has_baseline: bool | None = None
    all_of: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()
    none_of: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """An exception, as a named check. It is met, failed, or stays open and is named in the result.

    met: the act satisfies it (then not covered); failed: it cannot apply. Neither: open, unless `asked_when` is set and
    does not hold. excepts_when_open: the act counts as excepted although this is not yet known (a duty of notice).
    """

    id: str
    name: Step
    met: Condition | None = None
    failed: Condition | None = None
    asked_when: Condition | None = None
    excepts_when_open: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """Who is bound on one side and to what. duty None: export or import for goods, else provide or receive.

    result: WOULD_BREACH unless the text does not name this side (ARGUED). checks: open for this side alone.
    """

    bound: Bound = Bound.NOBODY
    duty: Duty | None = None
    result: Result = Result.WOULD_BREACH
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a provision covers an act.

    acts: kinds of act. result: WOULD_BREACH, ARGUED or CAP. via, argued_by, rejected_by: for arguments. checks: ids.
    since, until: narrower than the provision's own time. uncertain_item: the act's item may or may not count (a cap
    is then at most possibly passed).
    """

    acts: frozenset[str]
    direction: Direction
    provider: Side
    receiver: Side
    when: Condition = Condition()
    result: Result = Result.WOULD_BREACH
    via: Step | None = None
    argued_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    uncertain_item: bool = False


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered paragraph. Its id is a topic form where the number is not confirmed; `presumed` then holds the number.

    name: for readers, by topic and number. topic: what it is about. summary: in our own words. otherwise: why an act of
    the right kind that fails its conditions is not covered, with checks that would decide it. binding_since, pending: a
    duty that runs before it can be broken. ended: what to say of acts after its last day. binding: False for paragraphs
    that only call upon states. exempts: True for paragraphs that only free from others.
    """

    id: str
    regime: str
    issuer: str
    resolution: str
    paragraph: str | None
    name: Step
    topic: Step
    summary: Step
    number_confirmed: bool
    text_confirmed: bool
    number_source: str
    text_source: str
    adopted: date
    in_force: tuple[InForce, ...]
    rules: tuple[Rule, ...] = ()
    cap: Cap | None = None
    presumed: str | None = None
    otherwise: Step | None = None
    otherwise_checks: tuple[str, ...] = ()
    binding_since: datetime | None = None
    pending: Step | None = None
    ended: Step | None = None
    binding: bool = True
    exempts: bool = False
    notes: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class PartySet:
    """Parties that a regime speaks of. state: who answers for members that are no state.

    nonstate_at: any party that is no state belongs to it when the act takes place in this territory. unknown_at: so
    does an unnamed one.
    """

    codes: frozenset[str]
    state: str | None = None
    nonstate_at: str | None = None
    unknown_at: str | None = None


@dataclass(frozen=True, slots=True)
class DatedFact:
    """Something a reader of assessments must know with its day: the end of a panel, the founding of a team."""

    id: str
    day: date
    text: Step
    source: str


@dataclass(frozen=True, slots=True)
class Regime:
    """Provisions with one subject, a party set. concerns: the parties whose acts are held against it.

    authorities: who may exempt. not_exempting: resolutions that free no goods. subject_name: for readers.
    """

    id: str
    issuer: str
    name: Step
    subject: str
    subject_name: Step
    concerns: str
    authorities: tuple[str, ...]
    not_exempting: tuple[str, ...]
    provisions: tuple[Provision, ...]
    parties: Mapping[str, PartySet]
    territories: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    checks: Mapping[str, Check]


@dataclass(frozen=True, slots=True)
class Law:
    """All that is known of provisions. reasons: sentence patterns of steps by name. units: unit by alias.
    conversions: for every cap. digest: of the files read.

    states: codes that are states, with those of three letters that begin with `user_assigned`; any other party bears no
    duty itself. intangible: item classes that are no goods.
    """

    regimes: tuple[Regime, ...]
    facts: tuple[DatedFact, ...]
    states: frozenset[str]
    user_assigned: str
    intangible: frozenset[str]
    units: Mapping[str, str]
    conversions: tuple[Conversion, ...]
    reasons: Mapping[str, Step]
    digest: str = ""

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """Every provision, regime by regime, in the order of the files."""
        return tuple(provision for regime in self.regimes for provision in regime.provisions)


@dataclass(frozen=True, slots=True)
class Amount:
    """How much, as an interval of `unit`; None where open. strict ends are shut out."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    low_strict: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Word given to somebody beforehand: days before the act, None where not recorded."""

    to: str
    days_before: int | None


@dataclass(frozen=True, slots=True)
class Exemption:
    """A leave on record: by whom, under which provision."""

    by: str
    under: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What a matter or case says happened, in the words the law asks about.

    givers: who gives, sends or trains; takers: who gets, hosts or is trained. since, until: the act lies in (or fills,
    if `throughout`) [since, until); None where open. text: designation, content and purpose, in lower case.
    is_rate: the amount is per day or month, so it is no total.
    """

    kind: str
    givers: tuple[str, ...] = ()
    takers: tuple[str, ...] = ()
    item: str | None = None
    tags: frozenset[str] = frozenset()
    nationals: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    amount: Amount | None = None
    baseline: Amount | None = None
    phase: str = "done"
    stance: str = "affirmed"
    since: datetime | None = None
    until: datetime | None = None
    throughout: bool = False
    places: tuple[str, ...] = ()
    text: str = ""
    mode: str | None = None
    origin_of_goods: str | None = None
    contract_date: PartialDate | None = None
    notice: Notice | None = None
    exemption: Exemption | None = None
    range_km: Decimal | None = None
    lethal: bool | None = None
    is_rate: bool = False


@dataclass(frozen=True, slots=True)
class CapState:
    """A running total against a limit. period: `2018` or `2017-12-22/2018-12-21`; converted: factors that were used."""

    limit: Decimal | None
    unit: str
    period: str
    low: Decimal
    high: Decimal | None
    status: CapStatus
    passed_by_act_no: int | None = None
    converted: tuple[Conversion, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """One act held against one provision for one duty-bearer.

    provision: its id, or its topic form where the paragraph is not confirmed; name: as readers see it, topic included.
    open_checks: ids of exemptions nobody has checked; open_texts: their names. part: the stretch of the act in force
    (ISO dates, both included), with `sure` false where it may lie outside. near: for results that are not covered,
    whether only time, an exception, the side or an open check was missing. reason: the sentence that decides.
    act_no: counted from 1.
    """

    matter_id: str | None
    provision: str
    number_confirmed: bool
    party: str
    duty: Duty | None
    result: Result
    steps: tuple[Step, ...] = ()
    open_checks: tuple[str, ...] = ()
    via: str | None = None
    part: tuple[str | None, str | None] | None = None
    sure: bool = True
    accepted_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()
    name: Step | None = None
    reason: Step | None = None
    open_texts: tuple[Step, ...] = ()
    via_text: Step | None = None
    argued_by: tuple[str, ...] = ()
    cap: CapState | None = None
    phase: str = "done"
    stance: str = "affirmed"
    act_no: int | None = None
    near: bool = False
    regime: str = ""


@dataclass(frozen=True, slots=True)
class AllegedBreach:
    """A source's own legal judgement, standing beside ours: who judges, in which claim."""

    claim_id: str
    sources: tuple[str, ...]
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatterAssessment:
    """A matter held against the law: the acts made of its claims, what follows, and what sources judge themselves."""

    matter_id: str
    acts: tuple[Act, ...]
    assessments: tuple[Assessment, ...]
    alleged: tuple[AllegedBreach, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
