"""Which boxes of a page are its article, which are comments, and which are neither.

Decided by structure and density: where the long, unlinked, sentence-like text lies. Class names are only a further
hint, since many sites hash them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fundstelle.ingest.html.tree import Box, Run
from fundstelle.ingest.html.words import part_headed_by

_CHROME_TAGS = frozenset({"nav", "form", "dialog", "menu", "footer"})
_ROLES = "navigation banner contentinfo complementary search dialog alertdialog alert menu menubar tablist toolbar"
_CHROME_ROLES = frozenset(_ROLES.split())
_CHROME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert\w*|banner|breadcrumbs?|consent|cookies?|disclaimer|gdpr|footer|masthead|menu|nav\w*"
    r"|newsletter\w*|outbrain|playlist|popup|promo\w*|recommend\w*|related\w*|share\w*|sharing|sidebar|skip-?link|social\w*"
    r"|sponsor\w*|subscri\w*|taboola|teasers?|toolbar|trending|widget|overlay|modal|video-?player|jw-?player"
    r"|video-(?:carousel|collection|inline|playlist|resource))(?:$|[\s_-])"
)
_OFFER_NAMES = re.compile(r"(?:^|[\s_-])(?:paywall|piano|regwall|metered)(?:$|[\s_-])")
"""Names of the box that asks for money, and as often of the paragraphs that are to be had for it."""
_COMMENT_NAMES = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?list|kommentare?|disqus\w*|respond|replies)(?:$|[\s_-])"
)
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…][\"”“»«)’]*(?:\s|\Z)")

_MAIN_SHARE = 0.6
"""The article's box is the deepest one that holds this share of the page's running text."""

_RUNNING_LENGTH = 60
"""Running text is longer than this: menu entries, teasers' titles and button labels are shorter."""

_MANY_TIMES = 3
_PLAYING_TIME = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}")

_FORM_TEXT = 600
"""A box with controls and less text than this asks the reader for something (newsletter, search, consent, comment)."""


def running_mass(run: Run) -> int:
    """How much running text a run holds: its length when it is long, unlinked and has a sentence in it, else 0."""
    words = run.words
    if len(words) < _RUNNING_LENGTH or run.link_share > 0.4 or not _SENTENCE.search(words):
        return 0
    return len(words)


@dataclass(frozen=True, slots=True)
class Choice:
    """The runs of the article in order, those of comments, and the mass of running text that was chosen."""

    article: tuple[Run, ...]
    comments: tuple[Run, ...]
    mass: int


def choose_runs(root: Box, title: str) -> Choice:
    """The runs that belong to the article, headed by its title, and the readers' comments below it."""
    page = _Page(root)
    main = _find_main(root, page.masses())
    head = _find_title(root, title, main, page)
    first, last = _bounds(main, head)
    article = [run for run in root.runs() if first <= run.order <= last and page.is_kept(run)]
    kept = _without_labels(_without_link_lists(_without_headed_parts(article), main))
    remarks = [run for run in root.runs() if run in page.comments and not part_headed_by(run.words)]
    return Choice(tuple(kept), tuple(remarks), sum(run.mass for run in kept))


class _Page:
    """What is known of a page's boxes, each asked once: how much running text they hold, which are furniture."""

    def __init__(self, root: Box) -> None:
        self.root = root
        self._all: dict[Box, int] = {}
        for run in root.runs():
            run.mass = running_mass(run)
            self._add(self._all, run)
        self._furniture: dict[Box, bool] = {root: False}
        self.comments = frozenset(run for box in self._find_comments() for run in box.runs())

    @staticmethod
    def _add(masses: dict[Box, int], run: Run) -> None:
        mass = run.mass
        if mass:
            for box in (run.box, *run.box.ancestors()):
                masses[box] = masses.get(box, 0) + mass

    def masses(self) -> dict[Box, int]:
        """Running text inside each box, furniture and comments not counted."""
        masses: dict[Box, int] = {}
        for run in self.root.runs():
            if self.is_kept(run):
                self._add(masses, run)
        return masses

    def is_kept(self, run: Run) -> bool:
        """Whether the run is neither furniture nor a comment."""
        return run not in self.comments and not self.is_furniture(run.box)

    def is_furniture(self, box: Box) -> bool:
        """Whether the box or one around it is page furniture."""
        path = [box]
        while path[-1] not in self._furniture and (parent := path[-1].parent) is not None:
            path.append(parent)
        held = self._furniture.get(path[-1], False)
        for inner in reversed(path):
            held = self._furniture.setdefault(inner, held or self._is_furniture_itself(inner))
        return held

    def _is_furniture_itself(self, box: Box) -> bool:
        roles = set((box.attributes.get("role") or "").lower().split())
        if box.tag in _CHROME_TAGS or roles & _CHROME_ROLES:
            return not self._holds_article(box)
        if box.tag == "aside":
            return not _FOOTNOTE_NAMES.search(box.names)
        if box.tag not in _PART_TAGS:
            return False
        if _CHROME_NAMES.search(box.names) and not self._holds_article(box):
            return True
        if _OFFER_NAMES.search(box.names) and (box.inside.controls or not self._all.get(box, 0)):
            return True
        return _is_asking(box) or self._is_headed_as_part(box)

    def _holds_article(self, box: Box) -> bool:
        """Whether a box that is named like furniture holds most of the page's running text all the same."""
        whole = self._all.get(self.root, 0)
        return whole > 0 and self._all.get(box, 0) > whole * _MAIN_SHARE

    def _leaves_an_article(self, box: Box) -> bool:
        """Whether there is an article beside a box of comments, which may well be longer than the article."""
        return self._all.get(self.root, 0) - self._all.get(box, 0) >= _RUNNING_LENGTH

    def _is_headed_as_part(self, box: Box) -> bool:
        first, last = box.inside.first, box.inside.last
        part = part_headed_by(first.words) if first is not None else None
        if last is not None and part_headed_by(last.words) == "advert":  # the label may stand below
            part = "advert"
        if part is None or part == "comments" or self._holds_article(box):
            return False
        return box.inside.runs > 1 or box.tag not in ("p", "li", "td")

    def _find_comments(self) -> Iterator[Box]:
        """The outermost boxes of readers' comments: named so or headed so."""
        stack = [child for child in self.root.children if isinstance(child, Box)]
        while stack:
            box = stack.pop()
            named = _COMMENT_NAMES.search(box.names) is not None or _is_headed_as_comments(box)
            if named and box.tag not in _NO_COMMENT_TAGS and self._leaves_an_article(box):
                yield box
            else:
                stack.extend(child for child in box.children if isinstance(child, Box))


_FOOTNOTE_NAMES = re.compile(r"footnote|endnote|fussnote")
_PART_TAGS = frozenset({"header", "section", "div", "ul", "ol", "p", "li", "table", "figure"})
_NO_COMMENT_TAGS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})


def _is_asking(box: Box) -> bool:
    """Whether the box asks the reader for something: controls, little text, no title of the page."""
    return box.inside.controls > 0 and box.inside.letters < _FORM_TEXT and not box.inside.titles


def _is_headed_as_comments(box: Box) -> bool:
    first = box.inside.first
    return first is not None and box.inside.runs > 1 and part_headed_by(first.words) == "comments"


def _find_main(root: Box, masses: dict[Box, int]) -> Box:
    """The deepest box that holds most of the running text."""
    whole = masses.get(root, 0)
    main = root
    while whole:
        inner = [child for child in main.children if isinstance(child, Box) and masses.get(child, 0)]
        best = max(inner, key=lambda box: masses[box], default=None)
        if best is None or masses[best] < _MAIN_SHARE * whole:
            break
        main = best
    # one long paragraph is not the article: its neighbours belong to it
    while main.parent is not None and (main.tag in ("p", "li", "blockquote") or main.inside.runs == 1):
        main = main.parent
    return main.parent if main.parent is not None and _is_a_part(main, masses) else main


def _is_a_part(main: Box, masses: dict[Box, int]) -> bool:
    """Whether the article is cut into boxes of one make, of which this is the longest: those beside it have running
    text and no title of their own."""
    if main.parent is None or main.tag not in ("section", "div") or not main.attributes.get("class"):
        return False
    make = main.tag, main.attributes.get("class")
    beside = [box for box in main.parent.children if isinstance(box, Box) and box is not main]
    return any((box.tag, box.attributes.get("class")) == make and masses.get(box, 0) for box in beside) and not any(
        box.inside.titles for box in beside
    )


def _find_title(root: Box, title: str, main: Box, page: _Page) -> Run | None:
    """The run that bears the page's title: an h1 before or inside the article, best one that the page names so."""
    last = max((run.order for run in main.runs()), default=0)
    heads = [run for run in root.runs() if run.order <= last and _is_h1(run)]
    alike = [run for run in heads if _is_alike(run.words, title)]
    inside = [run for run in heads if not page.is_furniture(run.box)]
    return next(iter(alike or inside), None)


def _is_h1(run: Run) -> bool:
    return run.box.tag == "h1" or any(box.tag == "h1" for box in run.box.ancestors())


def _is_alike(words: str, title: str) -> bool:
    short, long = sorted((_letters(words), _letters(title)), key=len)
    return len(short) > 8 and short in long


def _letters(words: str) -> str:
    return "".join(char for char in words.lower() if char.isalnum())


def _bounds(main: Box, head: Run | None) -> tuple[int, int]:
    orders = [run.order for run in main.runs()]
    first, last = (min(orders), max(orders)) if orders else (0, -1)
    if head is None:
        return first, last
    return (head.order if head.order > first and not _has_text_before(main, head) else min(first, head.order)), last


def _has_text_before(main: Box, head: Run) -> bool:
    return any(run.order < head.order and run.mass for run in main.runs())


def _without_headed_parts(runs: list[Run]) -> Iterator[Run]:
    """The runs without a part of the page that a heading of its own begins inside the article's box."""
    skipped_in: Box | None = None
    for run in runs:
        part = part_headed_by(run.words)
        if part is not None and part != "comments":
            skipped_in = run.box.parent
            continue
        if skipped_in is not None:
            if not run.mass and run.link_share > 0.5:
                continue
            skipped_in = None
        yield run


def _without_link_lists(runs: Iterator[Run], main: Box) -> list[Run]:
    """The runs without lists of links: menus, tags, "more on this" at the article's end."""
    listed = list(runs)
    lists: dict[Box, list[Run]] = {}
    for run in listed:
        box = _list_of(run, main)
        if box is not None:
            lists.setdefault(box, []).append(run)
    linked = {
        box
        for box, inside in lists.items()
        if sum(run.linked for run in inside) > 0.6 * sum(len(run.words) for run in inside)
    }
    return [run for run in listed if _list_of(run, main) not in linked and not _is_lone_link(run)]


def _without_labels(runs: list[Run]) -> list[Run]:
    """The runs without the labels of players and galleries: times ("03:29"), and short words that come again and again
    ("Now playing", a gallery's title over each picture)."""
    counts = Counter(run.words for run in runs if _is_short(run))
    return [run for run in runs if not _PLAYING_TIME.fullmatch(run.words) and counts[run.words] < _MANY_TIMES]


def _is_short(run: Run) -> bool:
    tag = run.box.tag
    return len(run.words) < _RUNNING_LENGTH and not _SENTENCE.search(run.words) and tag not in ("td", "th", "li")


def _list_of(run: Run, main: Box) -> Box | None:
    for box in (run.box, *run.box.ancestors()):
        if box is main:
            return None
        if box.tag in ("ul", "ol", "dl"):
            return box
    return None


def _is_lone_link(run: Run) -> bool:
    return (
        run.link_share > 0.9 and run.box.tag not in ("h1", "h2", "h3", "td", "th") and not _SENTENCE.search(run.words)
    )
