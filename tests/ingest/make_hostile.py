# ruff: noqa: E501 - lines of markup
"""Makes files that want to hurt a reader: `python -m tests.ingest.make_hostile FOLDER` writes them all.

Nothing here is copied from anywhere: each file is made by a few lines, so that it is clear what it tries.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.ingest.hostile_parts import (
    MAIL,
    PAGE,
    WORDS,
    attached,
    docx_frame,
    laughs,
    letters_alone,
    lying_order,
    make_docx,
    make_pdf,
    make_tar,
    make_zip,
    mhtml,
    noise,
    overlapping,
    patched,
    same_names,
    tar_with_devices,
    tar_with_links,
    warc_record,
    with_attachments,
    with_head,
)

File = tuple[str, bytes]


def make_hostile() -> Iterator[File]:
    """(name, bytes) of every hostile file, the same on every call."""
    for group in (_texts, _pages, _zips, _packed, _pdfs, _words, _mails, _feeds, _lines, _warcs, _pictures, _masks):
        yield from group()


def _texts() -> Iterator[File]:
    yield "empty.txt", b""
    yield "white.txt", b" \n\t\n" * 1000
    yield "nul.txt", b"\x00" * 100_000
    yield "nul-inside.txt", WORDS.encode().replace(b" ", b"\x00 ")
    yield "one-line-30mb.txt", (WORDS + " ").encode() * (30 * 1024 * 1024 // (len(WORDS.encode()) + 1))
    yield "one-word-5mb.txt", b"a" * (5 * 1024 * 1024)
    yield "hyphens.txt", b"a-\n" * 200_000
    yield "blank-lines.txt", b"\n" * 2_000_000 + WORDS.encode()
    yield "utf16-no-mark.txt", WORDS.encode("utf-16-le") * 50
    yield "utf16-be-no-mark.txt", WORDS.encode("utf-16-be") * 50
    yield "utf16-odd.txt", WORDS.encode("utf-16")[:-1]
    yield "utf16-surrogates.txt", b"\xff\xfe" + b"\x00\xd8" * 1000
    yield "utf32.txt", WORDS.encode("utf-32")
    yield "utf7.txt", WORDS.encode("utf-7")
    yield "mojibake.txt", WORDS.encode("utf-8").decode("cp1252").encode("utf-8")
    yield (
        "double-mojibake.txt",
        WORDS.encode().decode("cp1252", "replace").encode().decode("cp1252", "replace").encode(),
    )
    yield "broken-utf8.txt", WORDS.encode()[:20] + b"\xc3\x28\xff\xfe\xfa" + WORDS.encode()[20:]
    yield "latin1-utf8-mix.txt", WORDS.encode() + WORDS.encode("latin-1")
    yield "koi8.txt", ("Ведомство не назвало цифры в понедельник. " * 20).encode("koi8-r")
    yield "shift-jis.txt", ("役所は月曜日に数字を発表しなかった。" * 20).encode("shift-jis")
    yield "ebcdic.txt", WORDS.encode("cp500", "replace") * 20
    yield "controls.txt", bytes(range(32)) * 500
    yield "every-byte.bin", bytes(range(256)) * 500
    yield "random.bin", noise(200_000)
    yield "combining.txt", ("a" + "\u0301" * 5000).encode() * 20
    yield "bidi.txt", ("\u202e" + WORDS + "\u202c").encode() * 100
    yield "every-character.txt", "".join(chr(c) for c in range(32, 0x110000) if not 0xD800 <= c < 0xE000).encode()
    yield "ansi.txt", ("\x1b[31m" + WORDS + "\x1b[0m\x07").encode()
    yield "signatures.txt", (WORDS + "\n— A (@a) May 1, 2024\n").encode() * 2000
    yield "dates.txt", b"1. Mai 2024, " * 200_000
    yield "brackets.txt", b"(" * 500_000 + b")" * 500_000
    yield "plus.txt", b"+++ " * 100_000
    yield "numbers.txt", b"9" * 1_000_000


def _pages() -> Iterator[File]:
    yield "nested-divs-200000.html", b"<html>" + b"<div>" * 200_000 + WORDS.encode()
    yield "nested-spans.html", b"<html><p>" + b"<span>" * 100_000 + WORDS.encode()
    yield "nested-bold.html", b"<html><p>" + b"<b><i><a href=x>" * 20_000 + WORDS.encode()
    yield "nested-tables.html", b"<html>" + b"<table><tr><td>" * 5_000 + WORDS.encode()
    yield "nested-lists.html", b"<html>" + b"<ul><li>" * 20_000 + WORDS.encode()
    yield "nested-blockquotes.html", b"<html>" + b"<blockquote>" * 30_000 + WORDS.encode()
    yield "unclosed-tags.html", b"<html><p" * 100_000 + WORDS.encode()
    yield "unclosed-comment.html", b"<html><!--" + PAGE.encode() * 100
    yield "unclosed-script.html", b"<html><script>" + PAGE.encode() * 100
    yield "unclosed-attribute.html", b'<html><p title="' + PAGE.encode() * 100
    yield "many-attributes.html", b"<html><p " + b"".join(b"a%d=1 " % n for n in range(50_000)) + b">" + WORDS.encode()
    yield "many-classes.html", b"<html><div class='" + b"x " * 500_000 + b"'><p>" + WORDS.encode()
    yield "wide-siblings.html", b"<html>" + b"<div><p>Kurz.</p></div>" * 50_000
    yield "wide-table.html", b"<html><table>" + (b"<tr>" + b"<td>1" * 200) * 200 + b"</table>"
    yield (
        "colspan.html",
        b"<html><table><tr><th colspan=999999999>a<th>b</tr><tr><td>1<td>2</tr></table><p>" + WORDS.encode(),
    )
    yield "entities.html", b"<html><p>" + b"&amp;" * 300_000
    yield "bad-entities.html", b"<html><p>&#xFFFFFFFF;&#0;&#xD800;&unknown;" + WORDS.encode()
    yield "only-links.html", b"<html>" + b"<a href=/>Start</a> " * 50_000
    yield "only-scripts.html", b"<html>" + b"<script>a</script>" * 10_000
    yield "no-words.html", b"<html><body><div></div></body></html>"
    yield "half-tag.html", PAGE.encode()[:-30]
    yield "lying-charset.html", f'<html><meta charset="utf-16"><p>{WORDS}</p>'.encode()
    yield "unknown-charset.html", f'<html><meta charset="x-klingon"><p>{WORDS}</p>'.encode("latin-1")
    yield "utf7-charset.html", b'<html><meta charset="utf-7"><p>+ADw-script+AD4-' + WORDS.encode()
    yield "utf16.html", PAGE.encode("utf-16")
    yield "nul.html", PAGE.replace("p>", "p>\x00").encode()
    yield "json-ld-deep.html", with_head("<script type='application/ld+json'>" + "[" * 100_000 + "</script>")
    yield "json-ld-wide.html", with_head("<script type='application/ld+json'>[" + '{"a":1},' * 50_000 + "{}]</script>")
    yield "json-ld-broken.html", with_head('<script type="application/ld+json">{"datePublished": </script>')
    yield (
        "json-ld-odd.html",
        with_head('<script type="application/ld+json">{"datePublished":[[{}]],"publisher":7}</script>'),
    )
    yield "date-odd.html", with_head("<meta name=date content='9999-99-99T99:99:99'><meta name=pubdate content='-1'>")
    yield "date-long.html", with_head(f"<meta name=date content='{'9' * 100_000}'>")
    yield (
        "remote.html",
        with_head("<base href=http://127.0.0.1:9/><link rel=stylesheet href=/x><img src=/y><iframe src=/z>"),
    )
    yield "refresh.html", with_head("<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>")
    yield "data-uri-5mb.html", with_head("<img src='data:image/png;base64," + "A" * 5_000_000 + "'>")
    yield "svg-bomb.html", with_head("<svg>" + "<g>" * 50_000 + "</svg>")
    yield "template.html", with_head("<template>" + PAGE * 100 + "</template>")
    yield (
        "xhtml-entities.xhtml",
        laughs("html", "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>&l9;</p></body></html>"),
    )


def _zips() -> Iterator[File]:
    yield "bomb.zip", make_zip({"a.txt": b"\x00" * (200 * 1024 * 1024)})
    yield "bomb-words.zip", make_zip({f"{n}.txt": b"Wort " * 10_000_000 for n in range(3)})
    yield "bomb-nested.zip", make_zip({f"{n}.zip": make_zip({"a.txt": b"x" * 30_000_000}) for n in range(10)})
    level = make_zip({"a.txt": WORDS.encode()})
    for _ in range(10):
        level = make_zip({"inner.zip": level})
    yield "ten-levels.zip", level
    yield "three-levels.zip", make_zip({"b.zip": make_zip({"c.zip": make_zip({"a.txt": WORDS.encode()})})})
    yield (
        "climbing.zip",
        make_zip({"../../../etc/passwd": WORDS.encode(), "/etc/shadow": WORDS.encode(), "a\\..\\b": b"x y z"}),
    )
    yield "many-files.zip", make_zip({f"{n}.txt": b"Kurz." for n in range(20_000)}, zipfile.ZIP_STORED)
    yield "same-names.zip", same_names()
    yield "empty.zip", make_zip({})
    yield "folders-only.zip", make_zip({"a/": b"", "b/c/": b""})
    whole = make_zip({"a.txt": WORDS.encode() * 100})
    yield "truncated.zip", whole[: len(whole) // 2]
    yield "no-directory.zip", whole[:-22]
    yield "bad-checksum.zip", whole.replace(struct.pack("<I", zlib.crc32(WORDS.encode() * 100)), b"\x01\x02\x03\x04")
    yield "bad-method.zip", patched(whole, b"PK\x01\x02", 10, b"\x63\x00")
    yield "encrypted.zip", patched(patched(whole, b"PK\x01\x02", 8, b"\x01\x00"), b"PK\x03\x04", 6, b"\x01\x00")
    yield "lying-size.zip", patched(whole, b"PK\x01\x02", 24, b"\xff\xff\xff\x7f")
    yield "prefixed.zip", b"#!/bin/sh\n" + whole
    yield "overlapping.zip", overlapping()
    yield (
        "names-odd.zip",
        make_zip({"a\n\x1b[31m.txt": WORDS.encode(), "\u202etxt.exe": WORDS.encode(), "x" * 5000: b"Ein Wort."}),
    )
    yield (
        "everything.zip",
        make_zip({"a.html": PAGE.encode(), "b.eml": MAIL.encode(), "c.png": b"\x89PNG\r\n\x1a\n\x00"}),
    )


def _packed() -> Iterator[File]:
    yield "bomb.gz", gzip.compress(b"\x00" * (300 * 1024 * 1024))
    yield "bomb.bz2", bz2.compress(b"\x00" * (100 * 1024 * 1024))
    yield "bomb.xz", lzma.compress(b"\x00" * (100 * 1024 * 1024), preset=0)
    nested = WORDS.encode()
    for _ in range(30):
        nested = gzip.compress(nested)
    yield "thirty-levels.gz", nested
    yield "truncated.gz", gzip.compress(WORDS.encode() * 500)[:-200]
    yield "plain.gz", gzip.compress(WORDS.encode())
    yield "tail.gz", gzip.compress(WORDS.encode()) + b"garbage"
    yield "only-magic.gz", b"\x1f\x8b"
    yield "only-magic.xz", b"\xfd7zXZ\x00"
    yield "links.tar", tar_with_links()
    yield "devices.tar", tar_with_devices()
    yield "climbing.tgz", gzip.compress(make_tar({"../../etc/passwd": WORDS.encode(), "/root/x": WORDS.encode()}))
    yield "truncated.tar", make_tar({"a.txt": WORDS.encode() * 100})[:1000]
    yield (
        "lying-size.tar",
        make_tar({"a.txt": WORDS.encode()})[:124] + b"77777777777\x00" + make_tar({"a.txt": WORDS.encode()})[136:],
    )
    yield "sparse.tar", make_tar({"a.txt": b""})[:156] + b"S" + make_tar({"a.txt": b""})[157:]
    yield "long-names.tar", make_tar({"x" * 3000: WORDS.encode()})


def _pdfs() -> Iterator[File]:
    whole = make_pdf([WORDS, WORDS])
    yield "truncated.pdf", whole[: len(whole) * 2 // 3]
    yield "head-only.pdf", b"%PDF-1.7\n"
    yield "no-xref.pdf", whole.replace(b"xref", b"xxxx")
    yield "garbage.pdf", b"%PDF-1.4\n" + noise(100_000)
    yield (
        "encrypted.pdf",
        whole.replace(b"/Root", b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (x) /U (y) >> /Root"),
    )
    yield "circular-pages.pdf", whole.replace(b"/Kids [", b"/Kids [2 0 R 2 0 R 2 0 R ")
    yield "million-pages.pdf", whole.replace(b"/Count 2", b"/Count 1000000")
    yield "negative-pages.pdf", whole.replace(b"/Count 2", b"/Count -5")
    yield (
        "stream-bomb.pdf",
        make_pdf([], stream=zlib.compress(b"BT ET " * 20_000_000, 9), filters="/Filter /FlateDecode"),
    )
    yield "filter-chain.pdf", make_pdf([], stream=b"x", filters="/Filter [" + "/ASCIIHexDecode " * 5000 + "]")
    yield (
        "javascript.pdf",
        whole.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert) >>"),
    )
    yield "launch.pdf", whole.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (/bin/sh) >>")
    yield "huge-page.pdf", whole.replace(b"[0 0 595 842]", b"[0 0 1e30 1e30]")
    yield "empty-page.pdf", make_pdf([""])
    yield "lying-order.pdf", make_pdf([lying_order()], is_raw=True)
    yield "letters-alone.pdf", make_pdf([letters_alone()], is_raw=True)
    yield "far-outside.pdf", make_pdf(["BT /F1 12 Tf -90000 90000 Td (Weit weg.) Tj ET"], is_raw=True)
    yield "tiny-font.pdf", make_pdf([f"BT /F1 0.0001 Tf 50 700 Td ({'Klein. ' * 200}) Tj ET"], is_raw=True)
    yield "graphics-bomb.pdf", make_pdf(["q " * 300_000 + "0 0 m 1 1 l S " * 100_000], is_raw=True)
    yield "prefixed.pdf", b"\x00" * 500 + whole


def _words() -> Iterator[File]:
    whole = make_docx(f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>")
    yield "truncated.docx", whole[: len(whole) // 2]
    yield "no-types.docx", make_zip({"word/document.xml": b"<x/>"})
    yield "broken-xml.docx", make_docx("<w:p><w:r>")
    yield (
        "entities.docx",
        make_zip({**docx_frame(), "word/document.xml": laughs("w:document", "<w:document>&l9;</w:document>")}),
    )
    yield (
        "external-entity.docx",
        make_zip(
            {
                **docx_frame(),
                "word/document.xml": b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
            }
        ),
    )
    yield "nested-tables.docx", make_docx("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000)
    yield "bomb.docx", make_docx("<w:p/>" * 10_000_000)
    yield (
        "bad-numbers.docx",
        make_docx(
            '<w:p><w:pPr><w:outlineLvl w:val="x"/></w:pPr><w:r><w:t>Kopf</w:t></w:r></w:p>'
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-9"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
        ),
    )
    yield (
        "circular-styles.docx",
        make_docx(
            '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Im Kreis geführt.</w:t></w:r></w:p>',
            '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
        ),
    )
    yield (
        "remote-template.docx",
        make_docx(f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>", target="http://127.0.0.1:9/t.dotm"),
    )
    yield "old-office.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5000
    yield (
        "locked-office.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 5000,
    )
    yield "sheet.xlsx", make_zip({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    bomb = b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 100_000 + b'"><!ENTITY b "' + b"&a;" * 10_000 + b'">]><x>&b;</x>'
    for kind in ("text", "spreadsheet"):
        yield f"bomb.{kind}", make_zip({"mimetype": f"application/{kind}".encode(), "content.xml": bomb})
    yield "bomb.xlsx", make_zip({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": bomb, "xl/sharedStrings.xml": bomb})
    deep = b"<x>" * 100_000 + b"</x>" * 100_000
    yield "deep.odt", make_zip({"mimetype": b"application/x", "content.xml": deep})
    yield "deep.rtf", b"{\\rtf1" + b"{" * 1_000_000
    yield "book.epub", make_zip({"mimetype": b"application/epub+zip", "META-INF/container.xml": b"<x/>"})


def _mails() -> Iterator[File]:
    yield "attachments-500.eml", with_attachments(500)
    yield "parts-20000.eml", with_attachments(20_000)
    deep = MAIL
    for number in range(200):
        deep = f"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n{deep}\n--b{number}--\n"
    yield "nested-200.eml", deep.encode()
    inside = MAIL
    for _ in range(50):
        inside = f"MIME-Version: 1.0\nSubject: Fwd\nContent-Type: message/rfc822\n\n{inside}"
    yield "forwarded-50.eml", inside.encode()
    yield (
        "no-end.eml",
        MAIL.replace("\n\n", "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n").encode(),
    )
    yield "bad-base64.eml", MAIL.replace("\n\n", "\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n").encode()
    yield (
        "bad-charset.eml",
        MAIL.replace("\n\n", "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=x-none\n\n").encode("latin-1"),
    )
    yield "bad-header.eml", MAIL.replace("Lieferung", "=?utf-8?q?=FF=FE?= =?x-none?b?AAAA?=").encode()
    yield "long-header.eml", (f"Subject: {'x' * 1_000_000}\n" + MAIL).encode()
    yield "bad-date.eml", MAIL.replace("27 Mar 2025", "99 Xyz 9999999999").encode()
    yield "nul.eml", MAIL.replace("Amt", "A\x00mt").encode()
    yield "zip-bomb.eml", attached("b.zip", make_zip({"a.txt": b"x" * 50_000_000}))
    yield "climbing-name.eml", attached("../../../etc/passwd", WORDS.encode())
    yield "empty-mail.eml", b"From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n\n"
    yield (
        "mailbox-5000.mbox",
        b"".join(b"From a@b Thu Mar 27 08:00:00 2025\n" + MAIL.encode() + b"\n" for _ in range(5000)),
    )
    yield (
        "from-lines.mbox",
        b"From a@b Thu Mar 27 08:00:00 2025\n" + MAIL.encode() + b"\nFrom hier aus ging es weiter.\n",
    )
    yield "page.mhtml", mhtml(PAGE)
    yield "no-page.mhtml", mhtml(PAGE).replace(b"text/html", b"image/png")
    yield "truncated.mhtml", mhtml(PAGE)[:200]


def _feeds() -> Iterator[File]:
    yield "entities.rss", laughs("rss", "<rss><channel><item><title>&l9;</title></item></channel></rss>")
    yield (
        "external.rss",
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
    )
    yield (
        "dtd.rss",
        b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel><item><title>Kurz</title></item></channel></rss>',
    )
    yield "deep.rss", b"<rss>" + b"<channel>" * 100_000
    yield "wide.rss", b"<rss><channel>" + b"<item><title>Kurz</title></item>" * 20_000 + b"</channel></rss>"
    yield "truncated.rss", b"<rss><channel><item><title>Lieferung</title><description>Das Amt"
    yield "empty.atom", b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>'
    yield "other.xml", b'<?xml version="1.0"?><catalogue><x>1</x></catalogue>'


def _lines() -> Iterator[File]:
    yield "deep.json", b'{"a":' * 100_000
    yield "deep-list.json", b'[{"a":' + b"[" * 100_000
    yield "odd.jsonl", b'{"text": 7}\n{"text": null}\nkein JSON\n[]\n{"text": "Ein Satz mit Worten."}\n"x"\n'
    yield "big-number.json", b'{"text": "Ein Satz.", "published": ' + b"9" * 10_000 + b"}"
    yield "surrogates.json", b'{"text": "\\ud800\\udfff Ein Satz mit halben Zeichen \\ud800."}'
    yield "long-lines.jsonl", b"\n".join(json.dumps({"text": WORDS * 2000, "title": "T"}).encode() for _ in range(20))
    yield "list.json", json.dumps([{"text": WORDS}, {"html": PAGE}, {"x": 1}, 5]).encode()


def _warcs() -> Iterator[File]:
    record = warc_record(PAGE.encode())
    yield "truncated.warc", record[: len(record) // 2]
    yield "lying-length.warc", record.replace(b"Content-Length: ", b"Content-Length: 9", 1)
    yield "no-http.warc", record.replace(b"HTTP/1.1 200 OK", b"GARBAGE")
    yield "many.warc", record * 2000
    yield "many.warc.gz", b"".join(gzip.compress(record) for _ in range(500))
    yield "gzip-bomb.warc", warc_record(gzip.compress(b"x" * 100_000_000), "Content-Encoding: gzip\r\n")
    yield "bad-encoding.warc", warc_record(b"not gzip", "Content-Encoding: gzip\r\n")
    yield "bad-chunks.warc", warc_record(b"FFFFFFFFF\r\nx", "Transfer-Encoding: chunked\r\n")


def _pictures() -> Iterator[File]:
    yield "photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + noise(5000)
    yield "photo.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\xff" * 500
    yield "photo.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 " + noise(500)
    yield "photo.heic", b"\x00\x00\x00\x18ftypheic" + noise(500)
    yield "film.mp4", b"\x00\x00\x00\x18ftypisom" + noise(500)
    yield "drawing.svg", laughs("svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>&l9;</text></svg>")
    yield "program", b"\x7fELF\x02\x01\x01" + noise(5000)


def _masks() -> Iterator[File]:
    """Files whose name says something else."""
    yield "page.pdf", PAGE.encode()
    yield "report.html", make_pdf([WORDS])
    yield "mail.txt", MAIL.encode()
    yield "notes.docx", WORDS.encode()
    yield "photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\xff" * 500
    yield "polyglot.pdf", b"%PDF-1.4\n" + PAGE.encode() + make_zip({"a.txt": WORDS.encode()})


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, raw in make_hostile():
        (folder / name).write_bytes(raw)
    print(f"{len(list(folder.iterdir()))} files in {folder}")
