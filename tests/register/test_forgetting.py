"""A forgotten document is gone: no byte of it in the folder, no claim, no hit; hash, reason and citing reports stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from fundstelle.cli.inputs import sample_documents, sample_folder
from fundstelle.errors import QueryInvalid
from fundstelle.records.decision import Verdict
from fundstelle.records.run import SkipReason
from fundstelle.register import DecisionWish, IngestOptions, Published, Register, open_register

NAME = "kabelbrief-nord.txt"


def make_register(folder: Path) -> Register:
    door = open_register(folder, create=True)
    home = sample_folder()
    door.run(sample_documents(home), IngestOptions(home / "documents.json"))
    return door


def id_of(door: Register) -> str:
    return next(one.document.id for one in door.documents() if one.document.captures[0].path.endswith(NAME))


def every_byte(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def own_words(door: Register, document_id: str) -> set[str]:
    """Words of five letters and more that only this document has, folded as the search index keeps them."""
    words: dict[str, set[str]] = {}
    for one in door.documents():
        assert one.text_id is not None
        content = door.reading(one.text_id).text.content.casefold()
        words[one.document.id] = {word.strip(".,:;„“»«()") for word in content.split()}
    others = " ".join(word for id, found in words.items() if id != document_id for word in found)
    own = {word for word in words[document_id] if len(word) >= 5 and word.isalpha() and word.isascii()}
    return {word for word in own if word not in others}


def test_no_byte_of_a_forgotten_document_is_left_in_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    with make_register(folder) as door:
        document_id = id_of(door)
        quotes = [one.quote for one in door.claims() if one.document_id == document_id]
        words = own_words(door, document_id)
        text_ids = {one.text_id for one in door.documents() if one.document.id != document_id}
        raw = door.bytes_of(document_id)
        held = every_byte(folder)
        assert len(quotes) > 3 and len(words) > 10
        others = " ".join(door.reading(one.text_id).text.content for one in door.documents() if one.text_id in text_ids)
        pieces = [quote[at : at + 24] for quote in quotes for at in range(0, len(quote) - 24, 24)]
        pieces = [piece for piece in pieces if piece not in others]
        assert sum(piece.encode() in held for piece in pieces) > 0.9 * len(pieces)  # page ends cut some
        door.forget(document_id, "The source asked for it.", "R. Viewer")
        assert [one for one in door.claims() if one.document_id == document_id] == []
        assert door.check() == []
    with open_register(tmp_path / "never", create=True) as never:
        home = sample_folder()
        never.run(
            [path for path in sample_documents(home) if path.name != NAME], IngestOptions(home / "documents.json")
        )
    left, usual = every_byte(folder), every_byte(tmp_path / "never").lower()
    assert raw not in left
    assert [piece for piece in pieces if piece.encode() in left] == []
    assert [word for word in words if word.encode() in left.lower() and word.encode() not in usual] == []
    assert document_id.encode() in left and b"The source asked for it." in left


def test_matters_and_search_are_those_of_a_register_that_never_had_it(tmp_path: Path) -> None:
    home = sample_folder()
    with make_register(tmp_path / "a") as door, open_register(tmp_path / "b", create=True) as never:
        never.run(
            [path for path in sample_documents(home) if path.name != NAME], IngestOptions(home / "documents.json")
        )
        word = sorted(own_words(door, id_of(door)))[0]
        assert door.search(word)
        door.forget(id_of(door), "why", "R. Viewer")
        assert door.matters() == never.matters()
        assert door.contradictions() == never.contradictions()
        assert door.copies() == never.copies()
        assert door.search(word) == []
        kept = [line for line in door.export_jsonl({"recorded_at", "run"}) if '"record":"decision"' not in line]
        assert kept == list(never.export_jsonl({"recorded_at", "run"}))


def test_forgotten_bytes_are_not_taken_in_again_until_the_decision_is_undone(tmp_path: Path) -> None:
    home = sample_folder()
    with make_register(tmp_path / "r") as door:
        document_id = id_of(door)
        door.forget(document_id[:12], "why", "R. Viewer")
        report = door.run([home / NAME], IngestOptions(home / "documents.json"))
        assert [one.reason for one in report.stages[0].skipped] == [SkipReason.FORGOTTEN]
        assert report.is_balanced
        assert not (tmp_path / "r" / "archive" / document_id[:2] / document_id).exists()
        (entry,) = [one for one in door.decisions() if one.verdict is Verdict.FORGET]
        assert (entry.why, entry.by, entry.content) == ("why", "R. Viewer", {"document": document_id})
        door.decide(DecisionWish(Verdict.UNDO, "R. Viewer", supersedes=entry.id))
        assert door.run([home / NAME], IngestOptions(home / "documents.json")).stages[0].done == 1


def test_reports_that_cite_it_are_named_and_others_are_not(tmp_path: Path) -> None:
    with make_register(tmp_path / "r") as door:
        document_id = id_of(door)
        citing = Published("2025-06-01T10:00:00+00:00", "/out/a.html", "html", "A", "1" * 64, (document_id,))
        door.note_published(citing)
        door.note_published(Published("2025-06-02T10:00:00+00:00", "/out/b.html", "html", "B", "2" * 64, ("0" * 64,)))
        assert door.trace(document_id).reports == (citing,)
        assert door.forget(document_id, "why", "R. Viewer").reports == (citing,)
        assert door.forget(document_id, "why", "R. Viewer").reports == (citing,)
        assert len([one for one in door.decisions() if one.verdict is Verdict.FORGET]) == 1


def test_bytes_left_by_a_stop_half_way_are_found_and_taken_out_by_doing_it_again(tmp_path: Path) -> None:
    with make_register(tmp_path / "r") as door:
        document_id = id_of(door)
        raw = door.bytes_of(document_id)
        door.forget(document_id, "why", "R. Viewer")
        place = tmp_path / "r" / "archive" / document_id[:2] / document_id
        place.write_bytes(raw)
        assert [finding.where for finding in door.check()] == [document_id]
        door.forget(document_id, "why", "R. Viewer")
        assert door.check() == [] and not place.exists()


def test_attachment_and_mail_name_each_other(tmp_path: Path) -> None:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "Note", "a@example.invalid", "Mon, 2 Jun 2025 10:00:00 +0000"
    mail.set_content("Invented. Nothing happened in the harbour, wrote the Quay Letter on that day in the morning.\n")
    mail.add_attachment("Invented. Nothing happened at the pier either, said nobody at all.\n", filename="pier.txt")
    (tmp_path / "note.eml").write_bytes(mail.as_bytes())
    with open_register(tmp_path / "r", create=True) as door:
        door.run([tmp_path / "note.eml"])
        ids = {one.document.captures[0].path.endswith("pier.txt"): one.document.id for one in door.documents()}
        assert door.trace(ids[True]).holding == (ids[False],)
        assert door.trace(ids[False]).held == (ids[True],)


@pytest.mark.parametrize("wanted", ["", "zz", "nowhere.txt"])
def test_forgetting_what_is_not_there_is_refused(tmp_path: Path, wanted: str) -> None:
    with make_register(tmp_path / "r") as door, pytest.raises(QueryInvalid):
        door.forget(wanted, "why", "R. Viewer")


def test_forgetting_needs_a_reason_and_a_name(tmp_path: Path) -> None:
    with make_register(tmp_path / "r") as door:
        document_id = id_of(door)
        for why, by in ((" ", "R. Viewer"), ("why", " ")):
            with pytest.raises(QueryInvalid):
                door.forget(document_id, why, by)
        assert id_of(door) == document_id
