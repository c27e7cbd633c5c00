"""The records of noun phrases: parties, items, and all of a sentence."""

from __future__ import annotations

from fundstelle.extract.numbers import Number
from fundstelle.extract.record import record

NO_PREPS: frozenset[str] = frozenset()


@record
class PartyRef:
    """A mention of parties at tokens `first`:`last`.

    form: name, genitive, metonym, person, adjective, inhabitant. preps: groups of the preposition before its phrase.
    case: nom, dat, gen, acc or "" where the words do not tell. institution: branch of the institution it belongs to.
    owner_of: token of the head it is a genitive or adjective of. head_last: past the whole phrase.
    """

    ids: tuple[str, ...]
    first: int
    last: int
    form: str
    preps: frozenset[str]
    prep_word: str
    case: str
    np_first: int
    np_last: int
    institution: str | None = None
    owner_of: int | None = None
    prep_first: int | None = None


@record
class ItemRef:
    """A mention of an item: class, named type, number, and whose it is.

    np_first: first token of its phrase; preps: of the preposition before it. people: an inhabitant's name used for
    persons. group: items of one enumeration share it. makes: nationality read at this party mention.
    outer: "1,100 of the 11,000 soldiers": the part that `number` is the whole of.
    """

    item: str
    first: int
    last: int
    np_first: int
    preps: frozenset[str]
    prep_word: str = ""
    designation: str | None = None
    number: Number | None = None
    nationality: PartyRef | None = None
    people: bool = False
    weak: bool = False
    group: int = 0
    calibre: float | None = None
    possessive: int | None = None
    case: str = ""
    outcome: str | None = None
    definite: bool = False
    part: bool = False
    joint: bool = False
    outer: Number | None = None


@record
class Phrases:
    """All noun phrases of one sentence."""

    items: tuple[ItemRef, ...]
    parties: tuple[PartyRef, ...]
    loose_numbers: tuple[Number, ...]
