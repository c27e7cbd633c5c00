"""Item fit: which things of a clause can be what an act is about, by preposition, case and kind."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import HARM_FRAMES, PERSON_FRAMES, TRAIN_FRAMES, TRANSFER_FRAMES, is_person
from fundstelle.extract.events import Event
from fundstelle.extract.refs import ItemRef
from fundstelle.extract.subjects import has_subject_pronoun
from fundstelle.text.tokens import TokenKind

_BARE_FRAMES = frozenset(
    {
        "include",
        "give",
        "get",
        "go",
        "bring",
        "share",
        "pay",
        "serve",
        "exercise",
        "die",
        "harm",
        "lose",
        "employ",
        "train",
        "origin",
    }
)


def fits_frame(a: Analysis, item: ItemRef, frame: str, event: Event, clause: Clause) -> bool:
    """Whether an item of the clause can be what the act is about, under one reading of its frame."""
    if item.weak and is_person(item) and item.number is None:
        return False
    if frame in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES and not is_person(item):
        return False
    if item.outcome and (frame not in HARM_FRAMES or event.lemma.endswith("/" + a.s.norm(item.first))):
        return False  # "whom it took prisoner"
    if frame in TRANSFER_FRAMES and (_is_given_to(a, item, event) or _is_called(a, item)):
        return False
    helped = item.number is None and item.case in ("dat", "dat_gen") and not item.preps
    if helped and item.people and (frame in TRANSFER_FRAMES | HARM_FRAMES or frame == "serve"):
        return False
    if helped and is_person(item) and item.case == "dat" and frame in ("give", "share", "pay") and not event.noun:
        return False  # "will sie den südlichen Streitkräften überlassen": they get what the pronoun means
    if helped and is_person(item) and frame == "serve" and event.host_object:
        return False  # "den Südländern geliefert", "helfen den Südländern"
    if frame == "serve" and event.host_object and is_person(item) and _is_served(a, item, clause):
        return False
    if frame == "include" and "at" in item.preps and (item.number is not None or event.light):
        return True  # "es handelt sich um 200 Raketen"
    if frame == "include" and event.lemma in a.s.words_of("consisting_verbs"):
        return "from" in item.preps  # "bestand aus einer Rakete und zwei Drohnen"
    if frame == "include" and _is_part_of_it(a, item, event):
        return True
    if frame == "include" and item.first < event.at and any(i.first > event.at for i in a.items_in(clause)):
        return False
    if frame == "include" and a.s.is_word(item.last - 1, "package_nouns") and len(a.items_in(clause)) > 1:
        return False  # "das Rüstungspaket soll Panzer umfassen"
    if frame == "lose" and any(i.outcome and _tells_loss(a, i, item) for i in a.items_in(clause)):
        return False
    if frame == "lose" and item.first < event.at and event.voice == "active" and not _is_lost(a, item, clause):
        return False
    if frame in ("go", "bring", "give") and a.s.is_word(item.np_first - 1, "aboard_words") and item.first > event.at:
        return False
    if frame in ("go", "bring") and event.voice == "active" and a.s.mark_at(item.first, "carrier") is not None:
        return False  # "an aircraft landed in …": what carries goods is counted as none
    if frame == "bring" and event.voice == "active" and carries(a, item, clause):
        return False
    if frame == "go" and "with" in item.preps and item.first < event.at and _is_cargo(a, item):
        return True  # "a plane with 40 tonnes of tents landed in Norland"
    if frame == "go" and event.weak and not a.s.lexicon.pack.verb_final_clauses and item.first > event.at:
        return False  # "it comes on top of what …": what goes is the subject
    if frame == "supply":
        beside = "alongside" in item.preps and not is_person(item) and item.first > event.at
        return "with" in item.preps or beside or ("by" in item.preps and event.voice == "active" and is_person(item))
    if frame == "get" and event.lemma in a.s.words_of("stocking_verbs"):
        return "with" in item.preps  # "deckt sich mit Granaten ein"
    if frame == "get" and event.lemma in a.s.words_of("earning_verbs"):
        return item.item == "money" and not item.preps  # "kassiert 2.000 Dollar"
    if frame == "get" and event.lemma in a.s.words_of("refilling_verbs"):
        return "with" in item.preps and item.nationality is not None  # "füllt seine Lager mit Granaten aus Ostland auf"
    if frame == "get" and event.lemma in a.s.words_of("resorting_verbs"):
        return "at" in item.preps and item.nationality is not None  # "greift auf nordische Granaten zurück"
    if frame == "get" and event.phase and a.s.is_word(event.last, "infinitive_marker"):
        return False  # "wants to shoot down drones"
    if item.item == "money" and frame in ("get", "give") and _is_paid(a, clause):
        return False
    if frame == "pay":
        return item.item in ("money", "metal") or ("with" in item.preps and not is_person(item))
    if frame == "serve" and "with" in item.preps and item.number is not None and a.s.lexicon.pack.verb_final_clauses:
        return True  # "ist mit rund 2.500 Mann in Ostland präsent"
    if frame == "help":
        return item.item.startswith("technology") or "with" in item.preps or is_made_with_help(a, item, event)
    if frame == "ask":  # "bat um Panzer": what stands behind another preposition is not asked for
        return not a.s.lexicon.pack.verb_final_clauses or not item.preps or "at" in item.preps
    if (
        event.light
        and item.first > event.at
        and a.s.is_word(item.np_first - 1, "genitive_prepositions", "gerund_links")
    ):
        return True  # "took delivery of 300 rockets"
    return frame in _BARE_FRAMES and not _is_behind_preposition(a, item)


def is_acting_body(a: Analysis, item: ItemRef) -> bool:
    """ "die nordischen Streitkräfte", "die Nordländer": a state's whole army or people may act for it, uncounted."""
    if (
        not a.s.lexicon.pack.verb_final_clauses
        or not is_person(item)
        or item.number is not None
        or item.nationality is None
        or item.outcome
    ):
        return False
    return item.nationality.institution == "mil" or (item.people and item.definite)


def _is_served(a: Analysis, item: ItemRef, clause: Clause) -> bool:
    """ "sie verstärken die südländischen Truppen": the object, beside a pronoun for those who serve."""
    owned = item.definite and item.nationality is not None and item.number is None
    return owned and a.s.lexicon.pack.verb_final_clauses and has_subject_pronoun(a, clause)


_CARRIERS = frozenset({"aircraft", "helicopter", "ship", "vehicle"})


def carries(a: Analysis, item: ItemRef, clause: Clause) -> bool:
    """ "brachte eine nordische Maschine 40 Millionen nach …": what the other things of its clause are brought with."""
    if item.item not in _CARRIERS or item.preps or item.number is not None or not a.s.lexicon.pack.nouns_capitalised:
        return False
    others = (i for i in a.items_in(clause) if i.group != item.group and i.first > item.first)
    return any(not i.preps and i.item not in _CARRIERS for i in others)


def _is_cargo(a: Analysis, item: ItemRef) -> bool:
    """Whether the goods stand behind what carries them: "a plane with", "trucks laden with"."""
    near = (item.np_first - 1, item.np_first - 2)
    return not a.s.lexicon.pack.verb_final_clauses and any(a.s.mark_ending_at(at, "carrier") for at in near)


def _is_called(a: Analysis, item: ItemRef) -> bool:
    """ "shipped engines as refrigeration units": what stands behind "as" only says what the goods pass for."""
    before = item.np_first - 1
    if a.s.lexicon.pack.verb_final_clauses or not a.s.is_word(before, "predicative") or item.number is not None:
        return False
    if item.first - before > _CALLED or a.s.mark_at(item.np_first, "several"):
        return False  # "twice as many tanks"
    return (
        not a.s.is_word(before, "conjunctions", "umbrella")
        and a.s.mark_ending_at(before + 1, "word", "umbrella") is None
    )


_CALLED = 4
"""Tokens from "as" to the noun of what the goods pass for."""


def _is_given_to(a: Analysis, item: ItemRef, event: Event) -> bool:
    """ "gives the Ostrians tanks", "sent there to prop up the Ostrians": a people behind the verb is nobody's gift."""
    if a.s.lexicon.pack.verb_final_clauses or event.noun or event.voice != "active":
        return False
    return item.people and item.definite and item.number is None and item.first > event.at


def _is_lost(a: Analysis, item: ItemRef, clause: Clause) -> bool:
    """ "Nordland hat 2.000 Soldaten verloren": counted, and behind another who loses them."""
    if not a.s.lexicon.pack.verb_final_clauses or item.number is None or item.nationality is not None:
        return False
    before = [p for p in a.parties_in(clause) if p.np_last <= item.np_first and not p.preps and p.case != "gen"]
    return bool(before) or has_subject_pronoun(a, clause)


def _tells_loss(a: Analysis, loss: ItemRef, persons: ItemRef) -> bool:
    """ "suffered 900 casualties among its soldiers", but "lost 900 soldiers, including 600 dead": a part."""
    behind = loss.number is not None and loss.first > persons.last and not a.s.lexicon.pack.verb_final_clauses
    return not behind


def is_made_with_help(a: Analysis, item: ItemRef, event: Event) -> bool:
    """ "helped Norland build drones": what is made with somebody's help; the help is knowledge."""
    if a.s.lexicon.pack.verb_final_clauses or item.preps or item.number is not None:
        return False
    return a.s.has_word_in(range(event.last, item.first), "making_words")


def _is_paid(a: Analysis, clause: Clause) -> bool:
    """ "gekauft und dafür 62 Millionen bezahlt": the sum belongs to the paying."""
    return a.s.has_mark_in(clause, "verb", "pay")


def is_genitive_attribute(a: Analysis, item: ItemRef) -> bool:
    """ "die Umrüstung nordländischer Flugzeuge", "die Stärkung der Luftabwehr": what another noun is about."""
    s = a.s
    if not s.lexicon.pack.nouns_capitalised or item.np_first < 2 or item.number is not None or item.preps:
        return False
    if item.item.startswith("technology"):
        return False  # "Hilfe beim Bau eines Satelliten": help with it is technology
    noun = s.tokens[item.np_first - 1]
    body = is_person(item) and item.case == "gen" and s.mark_ending_at(item.np_first, "item") is not None
    if noun.kind is not TokenKind.WORD or not noun.is_capital or (s.kinds[item.np_first - 1] - {"word"} and not body):
        return False  # "Bauarbeiter des Militärs": body of the persons before
    strong = s.tokens[item.np_first].text[:1].islower() and s.norm(item.np_first).endswith("er")
    plain = all(m.category == "party" and m.data in ("adjective", "lower") for m in s.at[item.np_first])
    return item.case in ("gen", "dat_gen") or (strong and item.np_first < item.first and plain)


def _is_behind_preposition(a: Analysis, item: ItemRef) -> bool:
    if is_genitive_attribute(a, item):
        return True
    if not item.preps or _is_held(a, item):
        return False
    return not (item.preps <= {"from", "by"} and item.number is not None and item.number.hedge == "vague")


def _is_held(a: Analysis, item: ItemRef) -> bool:
    """ "ein Paket mit Waffen", "a shipment of shells": what is handed over is what the package holds."""
    link = a.s.is_word(item.np_first - 1, "content_links")
    if link and a.s.lexicon.pack.verb_final_clauses and a.s.mark_ending_at(item.np_first - 1, "carrier") is not None:
        return not is_person(item)  # "ein Schiff mit 2.000 Tonnen Munition"
    return link and item.np_first > 1 and a.s.is_word(item.np_first - 2, "package_nouns")


def _is_part_of_it(a: Analysis, item: ItemRef, event: Event) -> bool:
    """ "is made up of tanks and rockets": the words of the act end with a preposition."""
    row = [i for i in a.phrases.items if i.group == item.group and i.first > event.at]
    link = row[0].np_first - 1 if row else -1
    if row and event.lemma == "consist" and a.s.is_word(link, "genitive_prepositions"):
        return all(a.s.is_word(k, "row_adverbs", "verb_adverbs") for k in range(event.last, link)) and item in row
    named = a.s.mark_ending_at(row[0].np_first, "verb") if row else None
    return named is not None and named.first == event.at and item in row
