"""Rich Text (press releases, agency terminals): paragraphs, headings, lists, tables, footnotes, in order.

Our own, since the small library there is (striprtf) drops footnotes, writes addresses of links into the text and knows
no headings. Control words as in Microsoft's Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fundstelle.ingest.draft import Draft
from fundstelle.ingest.office.pieces import Piece, clean_words, lay_out
from fundstelle.records.document import Block, BlockKind, DateReading, DateSignal
from fundstelle.values import PartialDate

MEDIA_TYPE = "application/rtf"

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
_DEEPEST = 2_000

_UNSHOWN_WORDS = """
    colortbl pict object objdata fldinst header headerl headerr headerf footer footerl footerr footerf themedata
    datastore listtable listoverridetable revtbl xmlnstbl generator filetbl bkmkstart bkmkend template atnid atnauthor
    atndate atnref atrfstart atrfend
    nonesttables nesttableprops shpinst sp tc xe rxe deleted ftnsep ftnsepc aftnsep aftnsepc
"""
_UNSHOWN = frozenset(_UNSHOWN_WORDS.split())
"""Groups whose words are not shown in the text, or twice."""
_KEPT = {"footnote": BlockKind.FOOTNOTE, "annotation": BlockKind.COMMENT}
_MARKS = {
    "tab": " ",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "~": "\u00a0",
    "_": "-",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "-": "",
}
_CHARSETS = {
    0: 1252,
    128: 932,
    129: 949,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
    254: 437,
    255: 850,
}
"""A font's charset to its code page."""


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and its end takes back."""

    into: str = "text"
    after_unicode: int = 1
    code_page: int = 1252


@dataclass(slots=True)
class _Flow:
    """The words of one place that text goes to: the document, or one note."""

    kind: BlockKind = BlockKind.ARTICLE
    words: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    code_page: int = 1252
    fonts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    flows: list[_Flow] = field(default_factory=lambda: [_Flow()])
    notes: list[Piece] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    made: dict[str, int] = field(default_factory=dict)
    named: int = 0
    """The font or style whose entry is being read."""
    level: int | None = None
    is_listed: bool = False
    table: int = 0
    row: int = 0
    column: int = 0
    is_in_table: bool = False
    is_in_cell: bool = False

    def add(self, words: str, state: _State) -> None:
        if state.into == "title":
            self.title.append(words)
        elif state.into in ("text", "footnote", "annotation"):
            self.flows[-1].words.append(words)

    def end_paragraph(self) -> None:
        flow = self.flows[-1]
        words = _clean(flow.words)
        flow.words.clear()
        if not words:
            return
        if flow.kind is BlockKind.ARTICLE and self.level is not None:
            flow.pieces.append(Piece(words, Block(BlockKind.HEADING, 0, 0, level=1 + min(self.level, 8))))
        elif flow.kind is BlockKind.ARTICLE and self.is_listed:
            flow.pieces.append(Piece(words, Block(BlockKind.LIST_ITEM, 0, 0), "\n"))
        else:
            flow.pieces.append(Piece(words, Block(flow.kind, 0, 0)))
        self.is_in_table = False

    def end_cell(self) -> None:
        flow = self.flows[0]
        if not self.is_in_table:
            self.table, self.row, self.column, self.is_in_table = self.table + 1, 0, 0, True
        words = _clean(flow.words)
        flow.words.clear()
        if words:
            place = self.table, self.row, self.column
            flow.pieces.append(Piece(words, Block(BlockKind.TABLE_CELL, 0, 0), "\n", place))
        self.column += 1

    def end_row(self) -> None:
        self.row, self.column = self.row + 1, 0

    def end_note(self) -> None:
        note = self.flows.pop()
        words = "\n".join(filter(None, [*(piece.words for piece in note.pieces), _clean(note.words)]))
        if words:
            self.notes.append(Piece(words, Block(note.kind, 0, 0)))


def _clean(parts: list[str]) -> str:
    """The words of a paragraph; letters beyond the first 65,536 come in halves."""
    return clean_words("".join(parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def read_rtf(raw: bytes) -> Draft:
    """A draft of a Rich Text file. Pictures, objects, fields and what was deleted are left out; nothing is loaded."""
    reader = _Reader()
    _read_groups(raw, reader)
    while len(reader.flows) > 1:
        reader.end_note()
    reader.end_paragraph()
    content, blocks = lay_out([*reader.flows[0].pieces, *reader.notes])
    heading = next((content[b.start : b.end] for b in blocks[:3] if b.kind is BlockKind.HEADING), None)
    title = _clean(reader.title)
    return Draft("rtf", MEDIA_TYPE, content, blocks, title=heading or title or None, dates=tuple(_dates(reader.made)))


def _dates(made: dict[str, int]) -> Iterator[DateReading]:
    year, month, day = (made.get(name, 0) for name in ("yr", "mo", "dy"))
    if 1945 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 28 + 3 * (month != 2):
        value = PartialDate(year, month, min(day, 30) if month in (4, 6, 9, 11) else day)
        yield DateReading(value, DateSignal.FILE_METADATA, value.iso())


def _read_groups(raw: bytes, reader: _Reader) -> None:
    state, stack, at, skip, starred = _State(), [_State()], 0, 0, False
    while match := _TOKEN.match(raw, at):
        at = match.end()
        word, number, code, mark, brace, plain = match.groups()
        if brace == b"{":
            stack.append(state)
            if len(stack) > _DEEPEST:
                raise ValueError("groups are nested too deeply")
        elif brace:
            state = _end_group(state, stack, reader)
            if not stack:
                return
        elif word is not None:
            name, value = word.decode("ascii"), int(number) if number is not None else None
            if name == "bin":
                at += max(0, value or 0)
            elif name == "u" and value is not None:
                reader.add(chr(value % 0x10000), state)
                skip = state.after_unicode
                continue
            else:
                state = _obey(name, value, starred, state, reader)
        elif code is not None:
            if skip:
                skip -= 1
                continue
            at, more = _hex_run(raw, at, code)
            reader.add(_decode(more, state.code_page), state)
        elif plain is not None:
            kept = plain[skip:]
            skip = max(0, skip - len(plain))
            if kept:
                _add_plain(kept, state, reader)
                skip = 0
            starred = False
            continue
        elif mark is not None and mark != b"*":
            sign = mark.decode("latin-1")
            if sign in "\r\n":
                state = _obey("par", None, False, state, reader)
            else:
                reader.add(_MARKS.get(sign, ""), state)
        starred = mark == b"*"
        skip = 0


def _hex_run(raw: bytes, at: int, code: bytes) -> tuple[int, bytes]:
    """All codes that follow one another: in East Asian code pages two make one letter."""
    codes = bytearray.fromhex(code.decode("ascii"))
    while (match := _HEX.match(raw, at)) is not None:
        codes += bytes.fromhex(match[1].decode("ascii"))
        at = match.end()
    return at, bytes(codes)


_HEX = re.compile(rb"\\'([0-9a-fA-F]{2})")


def _decode(raw: bytes, code_page: int) -> str:
    try:
        return raw.decode(f"cp{code_page}", "replace")
    except LookupError:
        return raw.decode("cp1252", "replace")


def _add_plain(words: bytes, state: _State, reader: _Reader) -> None:
    reader.add(_decode(words, state.code_page), state)


def _end_group(state: _State, stack: list[_State], reader: _Reader) -> _State:
    outer = stack.pop()
    if state.into in _KEPT and outer.into != state.into and len(reader.flows) > 1:
        reader.end_note()
    return outer


def _obey(name: str, value: int | None, starred: bool, state: _State, reader: _Reader) -> _State:
    """The state after a control word; what it ends or says is noted in the reader."""
    if name in _MARKS:
        reader.add(_MARKS[name], state)
    elif name in ("par", "sect", "page", "cell", "row", "nestcell", "nestrow"):
        _end_part(name, state, reader)
    elif name in ("fonttbl", "stylesheet", "info", "title", "creatim") or name in _UNSHOWN or starred or name in _KEPT:
        return _enter(name, starred, state, reader)
    elif name in ("pntext", "listtext"):
        reader.is_listed = True
        return replace(state, into="unshown")
    elif state.into == "creatim" and value is not None:
        reader.made.setdefault(name, value)
    elif name in ("uc", "ansicpg", "f", "fcharset", "s", "outlinelevel"):
        return _set(name, value or 0, state, reader)
    elif name == "pard":
        reader.level, reader.is_listed, reader.is_in_cell = None, False, False
    elif name == "intbl":
        reader.is_in_cell = True
    return state


def _end_part(name: str, state: _State, reader: _Reader) -> None:
    if state.into not in ("text", *_KEPT):
        return
    if name in ("cell", "nestcell") and len(reader.flows) == 1:
        reader.end_cell()
    elif name in ("row", "nestrow"):
        reader.end_row()
    elif reader.is_in_cell and len(reader.flows) == 1:
        reader.flows[0].words.append("\n")
    else:
        reader.end_paragraph()


def _enter(name: str, starred: bool, state: _State, reader: _Reader) -> _State:
    """The state inside a group with a purpose of its own; an unknown one that says "\\*" is not shown."""
    if state.into == "unshown":
        return state
    if name in _KEPT and state.into == "text":
        reader.flows.append(_Flow(_KEPT[name]))
        return replace(state, into=name)
    if name in ("title", "creatim") and state.into != "info":
        return state
    known = name in ("fonttbl", "stylesheet", "info", "title", "creatim")
    return replace(state, into=name if known else "unshown") if known or starred or name in _UNSHOWN else state


def _set(name: str, value: int, state: _State, reader: _Reader) -> _State:
    if name == "uc":
        return replace(state, after_unicode=max(0, min(value, 100)))
    if name == "ansicpg":
        reader.code_page = value
        return replace(state, code_page=value)
    if name == "f" and state.into != "fonttbl":
        return replace(state, code_page=reader.fonts.get(value, reader.code_page))
    if name in ("f", "s") and state.into in ("fonttbl", "stylesheet"):
        reader.named = value
    elif name == "fcharset" and state.into == "fonttbl" and value in _CHARSETS:
        reader.fonts[reader.named] = reader.code_page if value == 0 else _CHARSETS[value]
    elif name == "outlinelevel" and state.into == "stylesheet":
        reader.levels[reader.named] = value
    elif name == "outlinelevel" and value < 9:
        reader.level = value
    elif name == "s":
        reader.level = reader.levels.get(value)
    return state
