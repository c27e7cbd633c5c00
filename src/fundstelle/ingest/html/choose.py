"""Which boxes of a page are its article, which are comments, and which are neither.

Decided by structure and density: where the long, unlinked, sentence-like text lies. Class names are only a further
hint, since many sites hash them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fundstelle.ingest.html.tree import Box, Run
from fundstelle.ingest.html.words import part_headed_by

_CHROME_TAGS = frozenset({"nav", "form", "dialog", "menu", "footer"})
_ROLES = "navigation banner contentinfo complementary search dialog alertdialog alert menu menubar tablist toolbar"
_CHROME_ROLES = frozenset(_ROLES.split())
_CHROME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert\w*|banner|breadcrumbs?|consent|cookies?|disclaimer|gdpr|footer|masthead|menu|nav\w*"
    r"|newsletter\w*|outbrain|paywall|popup|promo\w*|recommend\w*|related\w*|share\w*|sharing|sidebar|skip-?link|social\w*"
    r"|sponsor\w*|subscri\w*|taboola|teasers?|toolbar|trending|widget|overlay|modal)(?:$|[\s_-])"
)
_COMMENT_NAMES = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?list|kommentare?|disqus\w*|respond|replies)(?:$|[\s_-])"
)
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…][\"”“»«)’]*(?:\s|\Z)")

_MAIN_SHARE = 0.6
"""The article's box is the deepest one that holds this share of the page's running text."""

_RUNNING_LENGTH = 60
"""Running text is longer than this: menu entries, teasers' titles and button labels are shorter."""

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
    dropped = _Dropped(root)
    comments = _find_comments(root)
    masses = _masses(root, dropped, comments)
    main = _find_main(root, masses)
    head = _find_title(root, title, main, dropped)
    bounds = _bounds(main, head)
    article = [
        run
        for run in root.runs()
        if bounds[0] <= run.order <= bounds[1] and not dropped.holds(run.box) and not _is_in(run.box, comments)
    ]
    kept = _without_link_lists(_without_headed_parts(article), main)
    remarks = [run for box in comments for run in box.runs() if not part_headed_by(run.words)]
    return Choice(tuple(kept), tuple(dict.fromkeys(remarks)), sum(map(running_mass, kept)))


class _Dropped:
    """Which boxes are page furniture, each asked once."""

    def __init__(self, root: Box) -> None:
        self._known: dict[Box, bool] = {root: False}

    def holds(self, box: Box) -> bool:
        """Whether the box or one around it is furniture."""
        path = [box]
        while path[-1] not in self._known:
            parent = path[-1].parent
            if parent is None:
                break
            path.append(parent)
        held = self._known.get(path[-1], False)
        for inner in reversed(path):
            held = self._known.setdefault(inner, held or _is_furniture(inner))
        return held


def _is_furniture(box: Box) -> bool:
    roles = set((box.attributes.get("role") or "").lower().split())
    if box.tag in _CHROME_TAGS or roles & _CHROME_ROLES:
        return not _holds_article(box)
    if box.tag in ("aside", "header", "section", "div", "ul", "ol", "p", "li", "table", "figure"):
        if box.tag == "aside" and not _FOOTNOTE_NAMES.search(box.names):
            return True
        if _CHROME_NAMES.search(box.names) and not _holds_article(box):
            return True
        return _is_asking(box) or _is_headed_as_part(box)
    return False


_FOOTNOTE_NAMES = re.compile(r"footnote|endnote|fussnote")


def _holds_article(box: Box) -> bool:
    """Whether a box that is named like furniture holds most of the page's running text all the same."""
    top = [box, *box.ancestors()][-1]
    whole = sum(map(running_mass, top.runs()))
    return whole > 0 and sum(map(running_mass, box.runs())) > whole * _MAIN_SHARE


def _is_asking(box: Box) -> bool:
    controls = sum(inner.controls for inner in box.boxes())
    if not controls:
        return False
    length = sum(len(run.words) for run in box.runs())
    return length < _FORM_TEXT and not any(inner.tag == "h1" for inner in box.boxes())


def _is_headed_as_part(box: Box) -> bool:
    first = next(box.runs(), None)
    part = part_headed_by(first.words) if first else None
    if part is None or part == "comments" or (first is not None and first.box is box and box.tag in ("p", "div", "li")):
        return part is not None and part != "comments" and sum(1 for _ in box.runs()) > 1 and not _holds_article(box)
    return not _holds_article(box)


def _find_comments(root: Box) -> list[Box]:
    """The outermost boxes of readers' comments: named so, headed so, or repeated remarks below the article."""
    found: list[Box] = []
    for box in root.boxes():
        if box is root or _is_in(box, found) or box.tag in ("p", "span", "h1", "h2", "h3", "h4"):
            continue
        if (_COMMENT_NAMES.search(box.names) or _is_headed_as_comments(box)) and not _holds_article(box):
            found.append(box)
    return found


def _is_headed_as_comments(box: Box) -> bool:
    runs = box.runs()
    first = next(runs, None)
    return first is not None and part_headed_by(first.words) == "comments" and next(runs, None) is not None


def _is_in(box: Box, boxes: list[Box]) -> bool:
    return bool(boxes) and (box in boxes or any(outer in boxes for outer in box.ancestors()))


def _masses(root: Box, dropped: _Dropped, comments: list[Box]) -> dict[Box, int]:
    """Running text inside each box, furniture and comments not counted."""
    masses: dict[Box, int] = {}
    for run in root.runs():
        mass = running_mass(run)
        if mass and not dropped.holds(run.box) and not _is_in(run.box, comments):
            for box in (run.box, *run.box.ancestors()):
                masses[box] = masses.get(box, 0) + mass
    return masses


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
    while main.parent is not None and (main.tag in ("p", "li", "blockquote") or _has_one_run(main)):
        main = main.parent
    return main


def _has_one_run(box: Box) -> bool:
    runs = box.runs()
    return next(runs, None) is not None and next(runs, None) is None


def _find_title(root: Box, title: str, main: Box, dropped: _Dropped) -> Run | None:
    """The run that bears the page's title: an h1 before or inside the article, best one that the page names so."""
    last = max((run.order for run in main.runs()), default=0)
    heads = [run for run in root.runs() if run.order <= last and _is_h1(run)]
    alike = [run for run in heads if _is_alike(run.words, title)]
    inside = [run for run in heads if not dropped.holds(run.box)]
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
    return any(run.order < head.order and running_mass(run) for run in main.runs())


def _without_headed_parts(runs: list[Run]) -> Iterator[Run]:
    """The runs without a part of the page that a heading of its own begins inside the article's box."""
    skipped_in: Box | None = None
    for run in runs:
        part = part_headed_by(run.words)
        if part is not None and part != "comments":
            skipped_in = run.box.parent
            continue
        if skipped_in is not None:
            if not running_mass(run) and run.link_share > 0.5:
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
