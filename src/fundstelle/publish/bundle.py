"""A report as a folder that a stranger can check offline: page, proofs, list of hashes, optionally the bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from fundstelle.errors import InputError, PublishRefused
from fundstelle.publish.check import check_report
from fundstelle.publish.html import render_html
from fundstelle.publish.model import Note, Report, ReportInput
from fundstelle.publish.proof import PassageProof, make_proof, make_text_root
from fundstelle.publish.report import make_report
from fundstelle.records.document import Handling, Reading

MANIFEST, PROOFS, PAGE = "manifest.json", "proofs.json", "report.html"
FORMAT = "fundstelle report 1"


def make_bundle(report_input: ReportInput, sources: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Every file of the folder by its path in it.

    sources: archived bytes by document id, to be published with the report (`--with-sources`); None publishes quotes
    only. Raises PublishRefused where a document's mark is above the level, or where its bytes are not handed over.
    """
    report = make_report(report_input)
    check_report(report, report_input.readings)
    files = {PAGE: render_html(report).encode("utf-8"), PROOFS: render_proofs(report, report_input.readings)}
    if sources is not None:
        files |= _source_files(report, report_input, sources)
    return {**files, MANIFEST: render_manifest(files)}


def write_bundle(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a folder that is new or empty. Raises InputError where something stands in it."""
    if folder.exists() and any(folder.iterdir()):
        raise InputError("the folder is not empty", where=str(folder), remedy="name a new folder")
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def render_proofs(report: Report, readings: Mapping[str, Reading]) -> bytes:
    """proofs.json: the root of each text, and each footnote's passage with its proof."""
    used = {note.quote.span.text_id for note in report.notes}
    texts = {text_id: _text_form(readings[text_id]) for text_id in sorted(used)}
    passages = [_passage_form(note, readings[note.quote.span.text_id]) for note in report.notes]
    return canonical({"format": FORMAT, "texts": texts, "passages": passages})


def render_manifest(files: Mapping[str, bytes]) -> bytes:
    """manifest.json: the SHA-256 of every other file."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    return canonical({"format": FORMAT, "files": hashes})


def canonical(form: object) -> bytes:
    """JSON in one form only, so that every changed byte is a difference."""
    return json.dumps(form, ensure_ascii=False, sort_keys=True, indent=1).encode("utf-8", "surrogatepass") + b"\n"


def text_path(text_id: str) -> str:
    """Where a published text stands in the folder."""
    return f"texts/{text_id}.txt"


def document_path(document_id: str) -> str:
    """Where a published document's bytes stand in the folder."""
    return f"documents/{document_id}"


def _text_form(reading: Reading) -> dict[str, object]:
    root = make_text_root(reading.text.content)
    return {
        "root": root.root,
        "leaves": root.leaves,
        "length": root.length,
        "document": reading.text.document_id,
        "reader": f"{reading.text.reader} {reading.text.reader_version}",
    }


def _passage_form(note: Note, reading: Reading) -> dict[str, object]:
    span = note.quote.span
    proof = make_proof(reading.text.content, span)
    return {
        "note": note.number,
        "text": span.text_id,
        "start": span.start,
        "end": span.end,
        "quote": note.quote.words,
        "proof": proof_form(proof),
    }


def proof_form(proof: PassageProof) -> dict[str, object]:
    """The proof as JSON values."""
    return {
        "first": proof.first,
        "start": proof.start,
        "words": list(proof.words),
        "salts": list(proof.salts),
        "path": list(proof.path),
    }


def _source_files(report: Report, report_input: ReportInput, sources: Mapping[str, bytes]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for row in report.sources:
        reading = report_input.readings[row.text_id]
        if tuple(Handling).index(reading.document.handling) > tuple(Handling).index(report_input.settings.handling):
            raise PublishRefused("the document is above the handling level", where=row.document_id)
        if row.document_id not in sources:
            raise PublishRefused("the bytes of a source are not at hand", where=row.document_id)
        files[text_path(row.text_id)] = reading.text.content.encode("utf-8", "surrogatepass")
        files[document_path(row.document_id)] = sources[row.document_id]
    return files
