import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from fundstelle.ingest import Found, read_all, read_document
from fundstelle.records.document import BlockKind, Capture, DateSignal, Handling, Reading
from fundstelle.records.run import Skipped, SkipReason
from fundstelle.values import PartialDate
from tests.ingest.hostile_parts import MAIL, PAGE, WORDS, make_docx, make_pdf
from tests.ingest.make_hostile import make_hostile

FEED = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Küstenblatt</title><item><title>Hafen meldet Kisten</title><link>https://blatt.example/a</link>
<pubDate>Thu, 27 Mar 2025 08:00:00 +0100</pubDate><description>Kurz.</description>
<content:encoded><![CDATA[<p>{WORDS}</p><p>Zweiter Absatz der Meldung, mit einem Satz.</p>]]></content:encoded></item>
<item><title>Zweite Meldung</title><description>{WORDS}</description></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Amt</title><entry><title>Lage</title>
<link href="https://amt.example/1"/><published>2025-03-27T08:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{WORDS}</p><p>{WORDS}</p></div></content></entry></feed>"""


def find(raw: bytes | str, path: str = "a") -> list[Found]:
    raw = raw.encode() if isinstance(raw, str) else raw
    return list(read_all(raw, Capture(path), Handling.CONFIDENTIAL))


def readings(found: list[Found]) -> dict[str, Reading]:
    return {one.capture.path: one.outcome for one in found if isinstance(one.outcome, Reading)}


def told(found: list[Found]) -> list[tuple[str, str]]:
    """Where each was met, and "read" or why not."""
    return [
        (one.outcome.what, f"{one.outcome.reason}: {one.outcome.detail}")
        if isinstance(one.outcome, Skipped)
        else (one.capture.path, "read")
        for one in found
    ]


def skips(found: list[Found]) -> dict[str, SkipReason]:
    return {one.outcome.what: one.outcome.reason for one in found if isinstance(one.outcome, Skipped)}


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_documents_in_a_zip_are_read_each_with_its_own_bytes() -> None:
    found = find(
        zipped({"a/x.html": PAGE.encode(), "b.txt": WORDS.encode(), "p.png": b"\x89PNG\r\n\x1a\n\x00"}), "z.zip"
    )
    assert set(readings(found)) == {"z.zip!/a/x.html", "z.zip!/b.txt"}
    assert skips(found) == {"z.zip!/p.png": SkipReason.NOT_READABLE}
    assert readings(found)["z.zip!/b.txt"].document.handling is Handling.CONFIDENTIAL
    assert [one.raw for one in found if one.capture.path.endswith("b.txt")] == [WORDS.encode()]


def test_a_tar_packed_with_gzip_is_one_archive() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        info = tarfile.TarInfo("ordner/a.txt")
        info.size = len(WORDS.encode())
        archive.addfile(info, io.BytesIO(WORDS.encode()))
    assert set(readings(find(out.getvalue(), "t.tgz"))) == {"t.tgz!/ordner/a.txt"}


def test_a_mail_is_a_document_and_so_are_its_attachments() -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@amt.example", "b@blatt.example", "Größere Übergabe"
    message["Date"] = "Thu, 27 Mar 2025 08:00:00 +0100"
    message.set_content(f"{WORDS}\n\n> {WORDS}\n")
    message.add_attachment(
        make_docx(f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"), "application", "msword", filename="b.docx"
    )
    message.add_attachment(b"\x89PNG\r\n\x1a\n\x00", "image", "png", filename="bild.png")
    found = find(message.as_bytes(), "m.eml")
    assert list(readings(found)) == ["m.eml", "m.eml!/b.docx"]
    assert skips(found) == {"m.eml!/bild.png": SkipReason.NOT_READABLE}
    mail = readings(found)["m.eml"]
    assert [block.kind for block in mail.text.blocks] == [BlockKind.HEADING, BlockKind.ARTICLE, BlockKind.QUOTE]
    assert mail.facts.title == "Größere Übergabe"
    assert mail.facts.published is not None
    assert (mail.facts.published.value, mail.facts.published.signal) == (PartialDate(2025, 3, 27), DateSignal.META)


def test_quoted_lines_of_a_mail_come_as_quotes_without_marks() -> None:
    quoted = "> Das Amt hat am Montag Zahlen zur Lieferung genannt, es geht um\n> 300 Haubitzen für Südland.\n"
    quoted += "> Mehr nicht.\n"
    head = "From: a@b.example\nTo: c@d.example\nSubject: Aw: Lage\n\n"
    (mail,) = readings(find(f"{head}{WORDS}\n\n{quoted}\nGruß aus dem Hafen, wo es heute regnet.\n", "m.eml")).values()
    shown = [(b.kind.value, mail.text.content[b.start : b.end]) for b in mail.text.blocks]
    assert shown[0] == ("heading", "Aw: Lage")
    assert shown[1] == ("article", WORDS)
    assert [words for kind, words in shown if kind == "quote"] == [
        "Das Amt hat am Montag Zahlen zur Lieferung genannt, es geht um 300 Haubitzen für Südland.",
        "Mehr nicht.",
    ]
    assert shown[-1] == ("article", "Gruß aus dem Hafen, wo es heute regnet.")


def test_every_message_of_a_mailbox_is_a_document() -> None:
    separator = "From a@example.org Thu Mar 27 08:00:00 2025\n"
    box = "".join(separator + MAIL.replace("Lieferung", f"Lieferung {n}") + "\n>From hier aus.\n\n" for n in range(3))
    found = readings(find(box, "box"))
    assert list(found) == ["box!/1.eml", "box!/2.eml", "box!/3.eml"]
    assert "\nFrom hier aus." in found["box!/2.eml"].text.content


def test_a_broken_json_line_is_damaged_and_named_with_its_number() -> None:
    good = json.dumps({"text": "Nordland lieferte im Mai zwanzig Raketen nach Suedland."})
    found = find(f'{good}\n\n{{"text": "abgerissen\nkein JSON\n7\n{{}}\n{good}, x\n{good},\n', "a.jsonl")
    assert told(found) == [
        ("a.jsonl!/line-1", "read"),
        ("a.jsonl!/line-3", "damaged: line 3 is not a JSON object"),
        ("a.jsonl!/line-4", "damaged: line 4 is not a JSON object"),
        ("a.jsonl!/line-5", "damaged: line 5 is not a JSON object"),
        ("a.jsonl!/line-6", "empty: line 6 is an object without fields"),
        ("a.jsonl!/line-7", "damaged: line 7 is not a JSON object"),
        ("a.jsonl!/line-8", "read"),
    ]


def test_json_lines_cut_off_at_their_head_are_json_lines_all_the_same() -> None:
    good = json.dumps({"text": "Nordland lieferte im Mai zwanzig Raketen nach Suedland."})
    found = find(f'st", "url": ""}}\n{good}\n{good}\n', "a.jsonl")
    assert [what for _, what in told(found)] == ["damaged: line 1 is not a JSON object", "read", "read"]


def test_objects_written_over_several_lines_are_one_article_each() -> None:
    pretty = json.dumps({"text": "Nordland lieferte im Mai zwanzig Raketen.", "title": "Eins"}, indent=2)
    assert list(readings(find(f"{pretty}\n{pretty.replace('Eins', 'Zwei')}\n", "a.jsonl"))) == [
        "a.jsonl!/line-1",
        "a.jsonl!/line-5",
    ]


def test_a_json_list_names_the_entries_that_are_no_objects() -> None:
    listed = json.dumps([{"text": "Nordland lieferte im Mai zwanzig Raketen."}, 3, None])
    assert [what for _, what in told(find(listed, "a.json"))] == [
        "read",
        "damaged: entry 2 is not a JSON object",
        "damaged: entry 3 is not a JSON object",
    ]


def test_json_lines_are_articles_with_documented_fields() -> None:
    row = {
        "text": f"{WORDS}\n\nZweiter Absatz mit einem Satz.",
        "title": "Hafen meldet Kisten",
        "url": "https://blatt.example/a",
        "published": "2025-03-27",
        "publisher": "Küstenblatt",
        "lang": "de",
    }
    found = readings(find(json.dumps(row) + "\n" + json.dumps({**row, "title": "Zwei"}) + "\n", "a.jsonl"))
    assert list(found) == ["a.jsonl!/line-1", "a.jsonl!/line-2"]
    reading = found["a.jsonl!/line-1"]
    assert reading.text.content == row["text"]
    facts = reading.facts
    assert (facts.title, facts.url, facts.publisher, facts.language) == (row["title"], row["url"], "Küstenblatt", "de")
    assert facts.published is not None
    assert (facts.published.value.iso(), facts.published.signal) == ("2025-03-27", DateSignal.FEED)


@pytest.mark.parametrize("pretty", [None, 2])
def test_one_article_may_be_written_over_many_lines(pretty: int | None) -> None:
    raw = json.dumps({"text": WORDS, "inner": {"a": 1, "b": {"c": 2}}}, indent=pretty)
    assert list(readings(find(raw, "a.json"))) == ["a.json"]


def test_entries_of_a_feed_are_documents() -> None:
    found = readings(find(FEED, "f.rss"))
    first = found["f.rss!/entry-1"]
    assert "Zweiter Absatz der Meldung" in first.text.content
    assert (first.facts.publisher, first.facts.url) == ("Küstenblatt", "https://blatt.example/a")
    assert first.facts.published is not None
    assert first.facts.published.value == PartialDate(2025, 3, 27)
    atom = readings(find(ATOM, "f.atom"))["f.atom!/entry-1"]
    assert [block.kind for block in atom.text.blocks] == [BlockKind.HEADING, BlockKind.ARTICLE, BlockKind.ARTICLE]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_a_web_archive_keep_their_address_and_day(packed: bool) -> None:
    pytest.importorskip("fastwarc", reason="web archives are read by fundstelle[archives]")
    files = dict(make_hostile_some("many.warc"))
    record = files["many.warc"][: len(files["many.warc"]) // 2000]
    found = find(gzip.compress(record) if packed else record, "w.warc")
    (reading,) = readings(found).values()
    assert reading.facts.url == "https://example.org/a"
    assert reading.document.captures[0].captured == PartialDate(2025, 3, 27)


def test_without_fastwarc_a_web_archive_is_skipped_with_the_line_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fundstelle.ingest.members.find_spec", lambda name: None)
    (found,) = find(b"WARC/1.0\r\n", "w.warc")
    assert isinstance(found.outcome, Skipped)
    assert (found.outcome.reason, found.outcome.remedy) == (
        SkipReason.NOT_READABLE,
        "pip install 'fundstelle[archives]'",
    )


def make_hostile_some(*names: str) -> list[tuple[str, bytes]]:
    from tests.ingest import make_hostile as maker

    return [(name, raw) for name, raw in maker._warcs() if name in names]


def test_the_same_content_under_another_name_is_detected_by_what_it_holds() -> None:
    assert readings(find(make_pdf([WORDS]), "report.html"))["report.html"].text.reader == "pdf"
    assert readings(find(PAGE, "page.pdf"))["page.pdf"].text.reader == "html"


@pytest.mark.parametrize(
    "text",
    [
        "From Northtown to Southland: the deals of 2024\nThe office named figures on Monday. No more was said.\n",
        "Date: unknown\nThe office named figures on Monday. No more was said about it.\n",
        "{ not JSON at all, but a text in braces }\nThe office named figures on Monday.\n",
        "<3 is how the post began. The office named figures on Monday.\n",
        "WARCraft is a game. The office named figures on Monday.\n",
    ],
)
def test_a_text_that_begins_like_another_format_is_a_text(text: str) -> None:
    (reading,) = readings(find(text, "a.txt")).values()
    assert (reading.text.reader, reading.text.content) == ("plain", text)


def test_reading_one_document_does_not_open_a_file_of_many() -> None:
    skipped = read_document(zipped({"a.txt": WORDS.encode()}), Capture("z.zip"), Handling.PUBLIC)
    assert isinstance(skipped, Skipped)


@pytest.mark.parametrize(("levels", "is_opened"), [(1, True), (3, True), (4, False)])
def test_archives_are_opened_three_levels_deep(levels: int, is_opened: bool) -> None:
    raw = WORDS.encode()
    for _ in range(levels):
        raw = zipped({"a": raw})
    assert bool(readings(find(raw))) is is_opened


@pytest.mark.long
def test_no_hostile_file_crashes_or_goes_missing(tmp_path: Path) -> None:
    import resource

    from fundstelle.ingest.pool import Job, ReaderPool
    from fundstelle.ingest.sandbox import Limits

    files = dict(make_hostile())
    assert len(files) >= 120
    jobs = (Job(raw, Capture(name), Handling.PUBLIC) for name, raw in files.items())
    accounted = {}
    with ReaderPool(limits=Limits(cpu_seconds=15)) as pool:
        for job, found in pool.read(jobs):
            assert found, job.capture.path
            accounted[job.capture.path] = found
    assert list(accounted) == list(files)
    outcomes = [one.outcome for found in accounted.values() for one in found]
    assert all(one.detail or one.remedy for one in outcomes if isinstance(one, Skipped))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert most <= 1024**3
    passwd = Path("/etc/passwd").read_text().splitlines()[0]
    assert not any(passwd in one.text.content for one in outcomes if isinstance(one, Reading))
