"""Check a published folder offline: nothing changed, every quote proven. Says plainly what that does not prove."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from fundstelle.errors import InputError
from fundstelle.messages import Messages
from fundstelle.publish.bundle import FORMAT, MANIFEST, PAGE, PROOFS, canonical, document_path, text_path
from fundstelle.publish.proof import PassageProof, TextRoot, is_proven, make_text_root
from fundstelle.publish.visible import HIDDEN, name_of
from fundstelle.records.ids import make_document_id, make_text_id

MAX_UNPACKED = 2 * 1024**3
"""Bytes of a whole zip file unpacked: what is larger is no report but an attempt to fill the memory."""

_TEXT_KEYS = ("root", "leaves", "length", "document", "reader")
_QUOTE_KEYS = ("note", "text", "start", "end", "quote", "proof")


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked: files against the manifest, passages against their text's root, texts against their id.

    texts: texts whose words were there and whose id and root were computed anew. problems: every failure, with the
    file or passage.
    """

    files: int
    passages: int
    texts: int
    texts_named: int
    manifest_hash: str
    problems: tuple[str, ...]

    @property
    def is_intact(self) -> bool:
        """Whether everything checked holds."""
        return not self.problems


def verify_folder(folder: Path) -> Verification:
    """Check every file of a published folder. Whatever is wrong in it is a problem of the result, never raised."""
    return _verify({path.relative_to(folder).as_posix(): path.read_bytes() for path in _files_of(folder)})


def verify_zip(path: Path) -> Verification:
    """Check a published folder that was packed into one zip file, without unpacking it to disk.

    Raises InputError for what is no zip file, and for one that unpacks to more than MAX_UNPACKED bytes.
    """
    problems: list[str] = []
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(path) as book:
            members = [member for member in book.infolist() if not member.is_dir()]
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                remedy = "unpack it yourself and name the folder"
                raise InputError("unpacks to more than a report ever holds", where=str(path), remedy=remedy)
            for member in members:
                problems += [f"{member.filename}: packed twice"] if member.filename in files else []
                files[member.filename] = book.read(member)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError(f"is no zip file that can be read: {error}", where=str(path), remedy="get it again") from error
    return _verify(_unwrapped(files), problems)


def _unwrapped(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the one folder that everything lies in, where whoever packed them put it around them."""
    tops = {name.partition("/")[0] for name in files}
    if MANIFEST in files or len(tops) != 1:
        return dict(files)
    (top,) = tops
    return {name.removeprefix(f"{top}/"): content for name, content in files.items()}


def _verify(files: Mapping[str, bytes], known_problems: Sequence[str] = ()) -> Verification:
    problems = [*known_problems, *_check_manifest(files)]
    proofs, more = _parse_proofs(files.get(PROOFS, b""))
    problems += more
    if proofs is None:
        return Verification(len(files), 0, 0, 0, _hash(files.get(MANIFEST, b"")), tuple(problems))
    problems += _check_passages(proofs)
    problems += _check_page(files.get(PAGE, b""), proofs)
    problems += _check_texts(files, proofs)
    return Verification(
        files=len(files),
        passages=len(proofs["passages"]),
        texts=sum(text_path(text_id) in files for text_id in proofs["texts"]),
        texts_named=len(proofs["texts"]),
        manifest_hash=_hash(files.get(MANIFEST, b"")),
        problems=tuple(problems),
    )


def render_verification(found: Verification, messages: Messages) -> str:
    """The result in words: what holds, what fails, and what no check of this folder can prove."""
    text, plural = messages.text, messages.plural
    lines = [text("verify.intact") if found.is_intact else plural("verify.broken", len(found.problems))]
    lines += [f"  - {problem}" for problem in found.problems]
    lines += [plural("verify.files", found.files), plural("verify.passages", found.passages)]
    lines.append(text("verify.texts", done=found.texts, named=found.texts_named))
    lines.append(text("verify.manifest", hash=found.manifest_hash))
    lines.append(text("verify.not_proven"))
    lines += [f"  - {text(f'verify.gap.{name}')}" for name in ("truth", "maker", "time")]
    if found.texts < found.texts_named:
        lines.append(f"  - {text('verify.gap.id')}")
    return "\n".join(lines) + "\n"


def _files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _check_manifest(files: Mapping[str, bytes]) -> Iterator[str]:
    raw = files.get(MANIFEST)
    if raw is None:
        yield f"{MANIFEST}: missing"
        return
    form = _parse(raw)
    if not isinstance(form, dict) or form.get("format") != FORMAT or not isinstance(form.get("files"), dict):
        yield f"{MANIFEST}: not a manifest of a Fundstelle report"
        return
    if canonical(form) != raw or set(form) != {"format", "files"}:
        yield f"{MANIFEST}: changed after it was written"
    listed: dict[str, object] = form["files"]
    for name in sorted(set(listed) | set(files) - {MANIFEST}):
        if name not in files:
            yield f"{name}: missing"
        elif name not in listed:
            yield f"{name}: not listed in the manifest"
        elif _hash(files[name]) != listed[name]:
            yield f"{name}: changed"


def _parse(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None


def _decode(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None


def _parse_proofs(raw: bytes) -> tuple[dict[str, Any] | None, list[str]]:
    form = _parse(raw)
    if not isinstance(form, dict) or form.get("format") != FORMAT or canonical(form) != raw:
        return None, [f"{PROOFS}: not readable as proofs"]
    texts, passages = form.get("texts"), form.get("passages")
    if not isinstance(texts, dict) or not isinstance(passages, list):
        return None, [f"{PROOFS}: not readable as proofs"]
    if any(not isinstance(p, dict) or set(p) != set(_QUOTE_KEYS) for p in passages):
        return None, [f"{PROOFS}: a passage is incomplete"]
    if any(not isinstance(t, dict) or set(t) != set(_TEXT_KEYS) or not t["leaves"] for t in texts.values()):
        return None, [f"{PROOFS}: a text is incomplete"]
    return form, []


def _check_passages(proofs: Mapping[str, Any]) -> Iterator[str]:
    for passage in proofs["passages"]:
        try:
            proven = _is_passage_proven(passage, proofs["texts"])
        except (KeyError, TypeError, ValueError, OverflowError):
            proven = False
        if not proven:
            yield f"{PROOFS}: note {passage['note']}: the quote is not proven"


def _is_passage_proven(passage: Mapping[str, Any], texts: Mapping[str, Any]) -> bool:
    text, proof = texts[passage["text"]], passage["proof"]
    root = TextRoot(text["root"], text["leaves"], text["length"])
    given = PassageProof(
        proof["first"], proof["start"], tuple(proof["words"]), tuple(proof["salts"]), tuple(proof["path"])
    )
    return is_proven(given, root, passage["start"], passage["end"], passage["quote"])


def _check_texts(files: Mapping[str, bytes], proofs: Mapping[str, Any]) -> Iterator[str]:
    for text_id, form in proofs["texts"].items():
        raw = files.get(text_path(text_id))
        if raw is not None:
            content = _decode(raw)
            if content is None or make_text_id(content) != text_id:
                yield f"{text_path(text_id)}: the text does not have this id"
            elif make_text_root(content) != TextRoot(form["root"], form["leaves"], form["length"]):
                yield f"{text_path(text_id)}: the text does not have this root"
        document = files.get(document_path(form["document"]))
        if document is not None and make_document_id(document) != form["document"]:
            yield f"{document_path(form['document'])}: the bytes do not have this SHA-256"


def _check_page(page: bytes, proofs: Mapping[str, Any]) -> Iterator[str]:
    shown = _PageQuotes(page.decode("utf-8", "replace")).quotes
    proven = {(p["text"], p["start"], p["end"]): p["quote"] for p in proofs["passages"]}
    for place, words in shown:
        if place not in proven:
            yield f"{PAGE}: a quote of {place[0]} {place[1]}:{place[2]} has no proof"
        elif _as_shown(proven[place]) != words:
            yield f"{PAGE}: the quote of {place[0]} {place[1]}:{place[2]} differs from what is proven"
    for place in set(proven) - {place for place, _ in shown}:
        yield f"{PAGE}: the quote of {place[0]} {place[1]}:{place[2]} is missing"


def _as_shown(quote: str) -> str:
    """As it stands on the page: hidden controls by name."""
    return HIDDEN.sub(lambda match: name_of(match.group(0)), quote)


class _PageQuotes(HTMLParser):
    """Every blockquote of the page with its place."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.quotes: list[tuple[tuple[str, int, int], str]] = []
        self._place: tuple[str, int, int] | None = None
        self._words: list[str] = []
        self._depth = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the place of a quote; its words stand in the `bdi` inside."""
        values = dict(attrs)
        if tag == "blockquote":
            start, end = (_number(values.get(f"data-{name}")) for name in ("start", "end"))
            self._place, self._words = (values.get("data-text") or "", start, end), []

    def handle_endtag(self, tag: str) -> None:
        """Keep the words of the quote that ends."""
        if tag == "blockquote" and self._place is not None:
            self.quotes.append((self._place, "".join(self._words)))
            self._place = None

    def handle_data(self, data: str) -> None:
        """Collect words inside a quote."""
        if self._place is not None:
            self._words.append(data)


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() else -1
