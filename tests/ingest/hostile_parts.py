"""The builders that hostile files are put together with: archives, PDFs, word files, mails."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile

WORDS = "Das Amt hat am Montag keine Zahlen zur Lieferung nach Südland genannt. Mehr war nicht zu erfahren."
PAGE = f"<html><body><h1>Lieferung</h1><p>{WORDS}</p><p>{WORDS}</p></body></html>"
MAIL = f"From: a@example.org\nTo: b@example.org\nSubject: Lieferung\nDate: Thu, 27 Mar 2025 08:00:00 +0100\n\n{WORDS}\n"


def with_head(head: str) -> bytes:
    return PAGE.replace("<body>", f"<head>{head}</head><body>").encode()


def laughs(root: str, body: str) -> bytes:
    """A billion laughs: nine levels of entities, each ten times the one below."""
    lines = ['<!ENTITY l0 "lachen">'] + [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{"".join(lines)}]>{body}'.encode()


def noise(size: int) -> bytes:
    """Bytes without pattern, the same on every call."""
    state, out = 1, bytearray()
    while len(out) < size:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        out += state.to_bytes(8, "little")
    return bytes(out[:size])


def make_zip(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return out.getvalue()


def same_names() -> bytes:
    first, second = make_zip({"a.txt": b"Erste Fassung."}), make_zip({"b.txt": b"Zweite Fassung."})
    assert first
    return second.replace(b"b.txt", b"a.txt")


def overlapping() -> bytes:
    """A directory whose entries all point at one packed file."""
    whole = make_zip({"a.txt": b"x" * 1_000_000})
    at, end = whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06")
    entry = whole[at:end]
    count = 5000
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(entry) * count, at, 0)
    return whole[:at] + entry * count + tail


def patched(raw: bytes, mark: bytes, offset: int, new: bytes) -> bytes:
    at = raw.index(mark) + offset
    return raw[:at] + new + raw[at + len(new) :]


def make_tar(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def tar_with_links() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind, target in (
            ("a", tarfile.SYMTYPE, "/etc/passwd"),
            ("b", tarfile.LNKTYPE, "b"),
            ("c", tarfile.SYMTYPE, "c"),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
    return out.getvalue()


def tar_with_devices() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("zero", tarfile.CHRTYPE), ("pipe", tarfile.FIFOTYPE), ("disk", tarfile.BLKTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.devmajor, info.devminor = kind, 1, 5
            archive.addfile(info)
    return out.getvalue()


def make_pdf(pages: list[str], *, is_raw: bool = False, stream: bytes | None = None, filters: str = "") -> bytes:
    """A PDF by hand: each page one line of words in Helvetica, or drawing commands as they are."""
    streams = [stream] if stream is not None else [page_stream(page, is_raw) for page in pages]
    count = len(streams)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} /MediaBox [0 0 595 842] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(streams):
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {5 + 2 * number} 0 R >>".encode())
        objects.append(f"<< /Length {len(content)} {filters} >>\nstream\n".encode() + content + b"\nendstream")
    return pdf_of(objects)


def page_stream(page: str, is_raw: bool) -> bytes:
    text = page if is_raw else f"BT /F1 12 Tf 50 700 Td ({page.replace('(', '').replace(')', '')}) Tj ET"
    return text.encode("cp1252", "replace")


def pdf_of(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + (b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out)))
    )


def lying_order() -> str:
    """Lines drawn from the last to the first."""
    lines = ["Die erste Zeile steht oben.", "Die zweite Zeile folgt ihr.", "Die dritte Zeile endet hier."]
    return " ".join(f"BT /F1 12 Tf 50 {700 - 20 * n} Td ({lines[n]}) Tj ET" for n in (2, 0, 1))


def letters_alone() -> str:
    """Every letter drawn for itself, back to front."""
    words = "Jeder Buchstabe wurde einzeln gesetzt."
    return " ".join(f"BT /F1 12 Tf {50 + 7 * n} 700 Td ({words[n]}) Tj ET" for n in reversed(range(len(words))))


def docx_frame(target: str = "") -> dict[str, bytes]:
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/styles.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    frame = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    top = f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>'
    inner = f'<Relationship Id="r1" Type="{office}/styles" Target="styles.xml"/>'
    if target:
        inner += f'<Relationship Id="r2" Type="{office}/attachedTemplate" Target="{target}" TargetMode="External"/>'
    return {
        "[Content_Types].xml": kinds.encode(),
        "word/styles.xml": f"<w:styles {W_NS}/>".encode(),
        "_rels/.rels": frame.format(top).encode(),
        "word/_rels/document.xml.rels": frame.format(inner).encode(),
    }


W_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def make_docx(body: str, styles: str = "", target: str = "") -> bytes:
    """A Word file by hand with this body and these styles."""
    return make_zip(
        {
            **docx_frame(target),
            "word/document.xml": f"<w:document {W_NS}><w:body>{body}</w:body></w:document>".encode(),
            "word/styles.xml": f"<w:styles {W_NS}>{styles}</w:styles>".encode(),
        }
    )


def with_attachments(count: int) -> bytes:
    parts = "".join(
        f'--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="{n}.txt"\n\nAnhang {n}: {WORDS}\n'
        for n in range(count)
    )
    head = MAIL.replace("\n\n", "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n", 1)
    return f"{head}{parts}--b--\n".encode()


def attached(name: str, content: bytes) -> bytes:
    import base64

    head = MAIL.replace("\n\n", "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n", 1)
    part = f'--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename="{name}"\n'
    return f"{head}{part}Content-Transfer-Encoding: base64\n\n{base64.encodebytes(content).decode()}\n--b--\n".encode()


def mhtml(page: str) -> bytes:
    return (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: Lieferung\n"
        "Date: Thu, 27 Mar 2025 08:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\nContent-Location: https://example.org/a\n\n"
        f"{page}\n--b--\n"
    ).encode()


def warc_record(body: bytes, headers: str = "") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
        "WARC-Date: 2025-03-27T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"
