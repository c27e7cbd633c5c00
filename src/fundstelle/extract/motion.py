"""Motion: verbs of going whose object is where something comes from, and those that tell of an arrival by a time."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.events import Event
from fundstelle.extract.record import replace
from fundstelle.extract.roles import Arguments


def as_left(a: Analysis, event: Event, args: Arguments) -> Arguments:
    """ "left Norland (for Sundland)": what stands behind the verb is where the way begins."""
    if event.lemma not in a.s.words_of("leaving_verbs"):
        return args
    goal = () if args.to == args.dative else args.to
    goal = goal or (args.for_ if not a.s.lexicon.pack.verb_final_clauses else ())  # "left Norland for Sundland"
    return replace(args, source=args.source or args.dative, to=goal, dative=())


def is_only_left(a: Analysis, event: Event, args: Arguments) -> bool:
    """Whether the words tell where something left and not where it went: most often it is only taken away."""
    return event.lemma in a.s.words_of("leaving_verbs") and not args.to


def comes_later(a: Analysis, event: Event) -> bool:
    """ "The rest followed in May", "will come next month": a verb of coming with a time or nothing behind it."""
    if event.lemma not in a.s.words_of("following_verbs"):
        return False
    at = event.last
    at += at < len(a.s.tokens) and a.s.mark_at(at, "prep") is not None
    counted = a.s.has_any(at, ("cardinals", "several")) or a.s.is_word(at, "verb_adverbs", "adverbs", "figure_adverbs")
    return counted or a.s.is_mark_token(at, ".;,") or any(time.first <= at < time.last for time in a.times)


def goes_to_country(a: Analysis, event: Event, frame: str) -> bool:
    """ "13,000 workers entered the country": which one the words before tell."""
    return frame == "go" and any(m.first == event.last for m in a.s.marks("generic_state"))
