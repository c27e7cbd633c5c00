"""The rows of knowledge. Every row names its `source`: a package, a page read, or `unchecked`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

UNCHECKED = "unchecked"
"""Source of rows that nobody has looked up yet; they never decide anything alone."""

Forms = Mapping[str, tuple[str, ...]]
"""Words by language code, first the common one."""


@dataclass(frozen=True, slots=True)
class Office:
    """A holder of one of the four offices (head of state, of government, foreign, defence) of a named state.

    forms: how reporting writes the person, first the common one; branch: `gov` or `mil`.
    """

    person: str
    forms: tuple[str, ...]
    office: str
    branch: str
    since: date
    until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Party:
    """A state, body, group or region that gives, takes, sends, fights or suffers.

    id: ISO 3166-1 alpha-3, or the short name of ANNOTATION.md. kind: state, body, non_state, region.
    names: full and short names, nominative, without article. adjectives: stems ("nordkoreanisch", "North Korean");
    endings come from the reading pack. inhabitants: all forms. metonyms: capital, seat or building that stands for the
    government. within: party that contains it (a region's state), None where disputed or none. weak: forms that mean
    the party only where the text has named it otherwise ("the North").
    """

    id: str
    kind: str
    source: str
    names: Forms
    adjectives: Forms = field(default_factory=dict)
    inhabitants: Forms = field(default_factory=dict)
    metonyms: Forms = field(default_factory=dict)
    offices: tuple[Office, ...] = ()
    within: str | None = None
    weak: Forms = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody information comes from.

    code: as in ANNOTATION.md: `KOR.intel`, `MSMT`, `CNN`. kind: state_body, medium, agency, body, ngo, think_tank,
    firm, consolidator. party: the state a state body belongs to, or where a medium sits; branch: gov, mil, intel,
    parliament, unnamed. family: publishing house or owner, one counting unit. members: of a consolidator.
    state_medium: official medium of `party`. observer: publishes observations of its own. weak: forms that mean
    source only beside a reporting word ("Die Welt", "Time"). article: by language, which article the name has in a
    sentence: m, f, n, pl (German), the, plural (English), none.
    """

    code: str
    kind: str
    source: str
    names: Forms
    party: str | None = None
    branch: str | None = None
    family: str | None = None
    members: tuple[str, ...] = ()
    state_medium: bool = False
    observer: bool = False
    weak: Forms = field(default_factory=dict)
    article: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A port, airfield, test site, factory, region or city. state: as of GA-recognised borders, `disputed` marked."""

    id: str
    kind: str
    source: str
    names: Forms
    state: str | None
    disputed: bool = False
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Designation:
    """A named type of weapon. id: its common form; item: class of ANNOTATION.md; makers: states that make it.

    weak: forms (the id may be one) that are words of the language too ("Tor", "Grad"): the type only beside a word of
    its class or another designation.
    """

    id: str
    item: str
    source: str
    aliases: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    calibre_mm: float | None = None
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemClass:
    """A class of ANNOTATION.md with the classes that contain it, and its names for readers (de, en)."""

    id: str
    source: str
    names: Forms
    broader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything known, by id. Rows of overlays replace packaged rows of the same id."""

    parties: Mapping[str, Party]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    designations: Mapping[str, Designation]
    items: Mapping[str, ItemClass]
    digest: str
    """Hash of every file read, part of the engine's version."""

    def is_state(self, party: str) -> bool:
        """Whether the id is a state's, or a territory's with a code and a government of its own (ISO 3166-1 alpha-3).

        The three capitals alone do not tell: armed groups and media have such names too.
        """
        row = self.parties.get(party)
        return row is not None and row.kind in ("state", "region") and len(party) == 3 and party.isupper()

    def branch_of(self, party: str, name: str, day: date | None = None) -> str:
        """For which branch of its state a holder of an office speaks who is named so; `gov` where nobody is.

        day: when the person is spoken of; who has left the office by then speaks for the government, if for anybody.
        """
        row = self.parties.get(party) if name else None
        folded = name.casefold()
        for office in row.offices if row is not None else ():
            held = day is None or office.until is None or day < office.until
            if held and any(folded.startswith(form.casefold()) for form in office.forms):
                return office.branch
        return "gov"

    def is_armed_group(self, party: str) -> bool:
        """Whether the id is a group's that is no state and no body, such as a militia."""
        row = self.parties.get(party)
        return row is not None and row.kind == "non_state"

    def is_acting(self, party: str) -> bool:
        """Whether the id is a body's or an armed group's, which speaks for itself and acts as well."""
        row, source = self.parties.get(party), self.sources.get(party)
        only_speaks = source is not None and source.kind == "consolidator"
        return row is not None and row.kind in ("body", "non_state") and not only_speaks
