"""A page as a tree of boxes (block elements) and runs (flowing text), walked without recursion.

Only what later decisions need is kept: tag, attributes, words, how much of a run is link or bold text. No style sheet,
script, frame or picture is ever loaded; nothing here can reach outside the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span"
    " strike strong sub sup time tt u var wbr"
)
_IGNORED_TAGS = (
    "script style noscript template svg canvas iframe object embed audio video select option datalist map math"
    " head title base link meta frame frameset -comment -cdata -doctype -pi"
)
_INLINE = frozenset(_INLINE_TAGS.split())
_IGNORED = frozenset(_IGNORED_TAGS.split())
_CONTROLS = frozenset({"input", "button", "textarea"})

MAX_DEPTH = 400
"""Boxes deeper than this are read as if they stood at this depth; real pages stay below 100."""

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_ODD_SPACE = re.compile(r"[ \t\r\n\f]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(slots=True, eq=False)
class Run:
    """Flowing text between two block bounds.

    linked, bold: how many of its code points are link or bold text. mass: its running text, see `choose`.
    """

    box: Box
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    hrefs: list[str] = field(default_factory=list)
    words: str = ""
    order: int = 0
    mass: int = 0

    @property
    def link_share(self) -> float:
        """0 to 1."""
        return self.linked / max(1, len(self.words))

    @property
    def is_bold(self) -> bool:
        """Whether all of it is set bold."""
        return bool(self.words) and self.bold >= len(self.words.replace(" ", "")) * 0.95


@dataclass(slots=True, eq=False)
class Inside:
    """What lies in a box at any depth, counted once: asking each box to look through itself takes quadratic time."""

    runs: int = 0
    letters: int = 0
    images: int = 0
    controls: int = 0
    titles: int = 0
    first: Run | None = None
    last: Run | None = None


@dataclass(slots=True, eq=False)
class Box:
    """A block element."""

    tag: str
    attributes: Mapping[str, str | None]
    parent: Box | None
    depth: int
    children: list[Box | Run] = field(default_factory=list)
    images: int = 0
    controls: int = 0
    inside: Inside = field(default_factory=lambda: Inside())

    @property
    def names(self) -> str:
        """Class, id, role and data names in lower case; may be hashed and so only ever a hint."""
        parts = (self.attributes.get(key) or "" for key in ("class", "id", "role", "itemprop", "data-testid"))
        return " ".join(parts).lower()

    def runs(self) -> Iterator[Run]:
        """Every run inside, in order."""
        stack: list[Box | Run] = [self]
        while stack:
            entry = stack.pop()
            if isinstance(entry, Run):
                yield entry
            else:
                stack.extend(reversed(entry.children))

    def boxes(self) -> Iterator[Box]:
        """This box and every box inside, in order."""
        stack = [self]
        while stack:
            box = stack.pop()
            yield box
            stack.extend(child for child in reversed(box.children) if isinstance(child, Box))

    def ancestors(self) -> Iterator[Box]:
        """The boxes around, the nearest first."""
        box = self.parent
        while box is not None:
            yield box
            box = box.parent


def make_tree(page: LexborHTMLParser) -> Box:
    """The page's body as boxes and runs; empty boxes and runs are left out."""
    root = Box("body", {}, None, 0)
    if page.body is not None:
        _Walk(root).walk(page.body)
    for order, run in enumerate(root.runs()):
        run.order = order
    _count(root)
    return root


def _count(root: Box) -> None:
    """Fill in what lies inside each box, the innermost first."""
    for box in reversed(list(root.boxes())):
        inside = box.inside
        inside.images += box.images
        inside.controls += box.controls
        inside.titles += box.tag == "h1"
        for child in box.children:
            if inside.first is None:
                inside.first = child if isinstance(child, Run) else child.inside.first
            inside.last = child if isinstance(child, Run) else child.inside.last or inside.last
            if isinstance(child, Run):
                inside.runs += 1
                inside.letters += len(child.words)
            else:
                inside.runs += child.inside.runs
                inside.letters += child.inside.letters
                inside.images += child.inside.images
                inside.controls += child.inside.controls
                inside.titles += child.inside.titles


class _Walk:
    """State of one walk through a page: the open box, the open run, and how deep in links and bold text it stands."""

    def __init__(self, root: Box) -> None:
        self.box = root
        self.run: Run | None = None
        self.links = 0
        self.bold = 0
        self.kept_breaks = 0

    def walk(self, body: LexborNode) -> None:
        stack: list[tuple[LexborNode, bool]] = [(body, False)]
        while stack:
            node, is_leaving = stack.pop()
            if is_leaving:
                self._leave(node.tag or "")
                continue
            following = node.next
            if following is not None and node is not body:
                stack.append((following, False))
            tag = node.tag or ""
            if node.is_text_node:
                self._add_words(node.text_content or "")
            elif self._enter(node, tag):
                stack.append((node, True))
                child = node.child
                if child is not None:
                    stack.append((child, False))

    def _enter(self, node: LexborNode, tag: str) -> bool:
        """Whether the walk goes on inside."""
        if tag in _IGNORED:
            return False
        if tag == "br":
            self._break_line()
        elif tag == "img" or tag == "picture":
            self.box.images += 1
            return tag == "picture"
        elif tag in _CONTROLS:
            self.box.controls += 1
            return False
        elif tag in _INLINE:
            self._enter_inline(node, tag)
            return True
        else:
            return self._enter_block(node, tag)
        return False

    def _enter_inline(self, node: LexborNode, tag: str) -> None:
        if tag == "a":
            self.links += 1
            self._open_run().hrefs.append(node.attributes.get("href") or "")
        elif tag in ("b", "strong"):
            self.bold += 1

    def _enter_block(self, node: LexborNode, tag: str) -> bool:
        attributes = node.attributes
        if _is_hidden(attributes):
            return False
        self._close_run()
        if self.box.depth < MAX_DEPTH:
            inner = Box(tag, attributes, self.box, self.box.depth + 1)
            self.box.children.append(inner)
            self.box = inner
        else:
            self.kept_breaks += 1
        return True

    def _leave(self, tag: str) -> None:
        if tag == "a":
            self.links -= 1
        elif tag in ("b", "strong"):
            self.bold -= 1
        elif tag not in _INLINE and tag != "picture":
            self._close_run()
            if self.kept_breaks:
                self.kept_breaks -= 1
            elif self.box.parent is not None:
                self.box = self.box.parent

    def _add_words(self, words: str) -> None:
        if not words.strip() and self.run is None:
            return
        run = self._open_run()
        if self.box.tag != "pre":
            words = _ODD_SPACE.sub(" ", words)
        run.pieces.append(words)
        letters = len(words.strip())
        if self.links:
            run.linked += letters
        if self.bold:
            run.bold += len(words.replace(" ", ""))

    def _break_line(self) -> None:
        if self.run is None:
            return
        last = next((piece for piece in reversed(self.run.pieces) if piece == "\n" or piece.strip()), "")
        if last == "\n":
            self._close_run()  # two in a row: how old pages part paragraphs
        elif last:
            self.run.pieces.append("\n")

    def _open_run(self) -> Run:
        if self.run is None:
            self.run = Run(self.box)
        return self.run

    def _close_run(self) -> None:
        run, self.run = self.run, None
        if run is None:
            return
        run.words = _clean("".join(run.pieces))
        if run.words:
            run.box.children.append(run)


def _clean(words: str) -> str:
    """One space between words, line breaks kept, soft hyphens and other invisible characters out."""
    lines = (" ".join(_INVISIBLE.sub("", line).split(" ")).strip() for line in words.split("\n"))
    return _DOUBLE_SPACE.sub(" ", "\n".join(line for line in lines if line))


_DOUBLE_SPACE = re.compile(r" {2,}")


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))
