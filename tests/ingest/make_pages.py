# ruff: noqa: E501 - lines of markup
"""Makes documents whose sentences, block kinds, boilerplate and date are known: the round-trip set of 40.

Everything is invented: states, offices and outlets of these pages do not exist. The layouts follow what news sites,
ministries, blogs and mail programs do; class names are hashed on half of the pages.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from email.message import EmailMessage

from tests.ingest.page_words import ACTS, BOILERPLATE, DAYS, ENDS, MONTHS, SUBJECTS

Sentence = tuple[str, str]
"""(block kind, words)."""


@dataclass(frozen=True, slots=True)
class Case:
    """One document: its bytes and what must (sentences), must not (boilerplate) and should (date) come out of it."""

    name: str
    raw: bytes
    sentences: tuple[Sentence, ...]
    boilerplate: tuple[str, ...]
    published: date | None


@dataclass(slots=True)
class Story:
    """What a page tells, drawn by a seeded generator."""

    lang: str
    rng: random.Random
    day: date
    used: list[str] = field(default_factory=list)

    def sentence(self) -> str:
        lang, rng = self.lang, self.rng
        act = rng.choice(ACTS[lang]).format(day=rng.choice(DAYS[lang]), n=rng.randint(13, 9999))
        return f"{rng.choice(SUBJECTS[lang])} {act}, {rng.choice(ENDS[lang])}"

    def paragraph(self, least: int = 2) -> str:
        return " ".join(self.sentence() for _ in range(self.rng.randint(least, least + 2)))

    def title(self) -> str:
        return {
            "de": f"Hafen meldet {self.rng.randint(100, 999)} Kisten",
            "en": f"Port reports {self.rng.randint(100, 999)} crates",
        }[self.lang]

    def heading(self) -> str:
        return {
            "de": f"Die Lage im Abschnitt {self.rng.randint(2, 99)}",
            "en": f"The situation in sector {self.rng.randint(2, 99)}",
        }[self.lang]

    def part(self, name: str) -> str:
        words = BOILERPLATE[name][self.lang]
        self.used.append(words)
        return words

    def written_day(self, day: date | None = None) -> str:
        day = day or self.day
        month = MONTHS[self.lang][day.month - 1]
        return f"{day.day}. {month} {day.year}" if self.lang == "de" else f"{month} {day.day}, {day.year}"


def make_pages() -> Iterator[Case]:
    """The whole set, the same on every call."""
    for number, make in enumerate(_MAKERS):
        rng = random.Random(number)
        story = Story("de" if number % 2 == 0 else "en", rng, date(2024, 1, 15) + timedelta(days=rng.randrange(500)))
        yield make(story, f"{number:02d}-{make.__name__.strip('_')}")


def _case(story: Story, name: str, raw: bytes | str, sentences: list[Sentence], dated: bool = True) -> Case:
    data = raw.encode() if isinstance(raw, str) else raw
    return Case(name, data, tuple(sentences), tuple(dict.fromkeys(story.used)), story.day if dated else None)


def _json_ld(story: Story, title: str) -> str:
    return (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
        f'"headline":"{title}","datePublished":"{story.day}T06:00:00+02:00","dateModified":"{story.day + timedelta(days=9)}",'
        '"publisher":{"@type":"Organization","name":"Küstenblatt"}}</script>'
    )


def _teasers(story: Story, tag: str = "div", cls: str = "x7f") -> str:
    other = story.day - timedelta(days=40)
    return (
        f'<{tag} class="{cls}"><div><a href="/1">{story.part("related")}</a><time datetime="{other}"></time></div>'
        f'<div><a href="/2">{story.part("related2")}</a></div></{tag}>'
    )


def _semantic(story: Story, name: str) -> Case:
    title, lead, caption = story.title(), story.sentence(), story.sentence()
    paragraphs = [story.paragraph() for _ in range(5)]
    heading = story.heading()
    html = f"""<!DOCTYPE html><html lang="{story.lang}"><head><title>{title} | Küstenblatt</title>{_json_ld(story, title)}</head><body>
    <div id="consent-banner" role="dialog"><p>{story.part("consent")}</p><button>OK</button></div>
    <header><nav><a href="/">{story.part("nav")}</a></nav></header><main><article><h1>{title}</h1><p class="lead">{lead}</p>
    <div class="share-bar">{story.part("share")}</div>
    <figure><img src="a.jpg"><figcaption>{caption}</figcaption></figure>
    <p>{paragraphs[0]}</p><aside class="ad">{story.part("ad")}</aside><p>{paragraphs[1]}</p><h2>{heading}</h2>
    <p>{paragraphs[2]}</p><section class="newsletter-box"><h3>Newsletter</h3><p>{story.part("newsletter")}</p><input><button>OK</button></section>
    <p>{paragraphs[3]}</p><p>{paragraphs[4]}</p></article>
    <section class="related">{_teasers(story)}</section></main><footer>{story.part("footer")}</footer></body></html>"""
    sentences = [("heading", title), ("article", lead), ("caption", caption), ("heading", heading)]
    return _case(story, name, html, sentences + [("article", p) for p in paragraphs])


def _div_soup(story: Story, name: str) -> Case:
    title, caption = story.title(), story.sentence()
    paragraphs = [story.paragraph() for _ in range(6)]
    body = "".join(f'<div class="p_{n}q"><span>{p}</span></div>' for n, p in enumerate(paragraphs[:3]))
    rest = "".join(f'<div class="p_{n}z"><span>{p}</span></div>' for n, p in enumerate(paragraphs[3:]))
    html = f"""<html lang="{story.lang}"><head><title>{title}</title><meta property="article:published_time" content="{story.day}T10:00:00Z"></head><body>
    <div class="a8"><div class="b3"><a href="/">{story.part("nav")}</a><a href="/k">Kontakt</a></div></div>
    <div class="c1"><div class="d0"><div class="t"><h1>{title}</h1></div><div class="i"><img src="x"><div>{caption}</div></div>{body}
    <div class="n5"><div>{story.part("newsletter")}</div><form><input type="email"><button>OK</button></form></div>{rest}</div>
    <div class="r2">{_teasers(story)}</div></div><div class="e9">{story.part("footer")}</div></body></html>"""
    return _case(story, name, html, [("heading", title), ("caption", caption)] + [("article", p) for p in paragraphs])


def _table_layout(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(4)]
    body = "".join(f"<p><font size=2>{p}</font></p>" for p in paragraphs)
    html = f"""<html><head><title>{title}</title></head><body bgcolor=white><table width=800><tr><td colspan=2><img src=logo.gif></td></tr>
    <tr><td width=150 valign=top><a href=/>{story.part("nav")}</a><br><a href=/2>{story.part("related")}</a></td>
    <td><h1>{title}</h1><p>{story.written_day()}</p>{body}</td></tr>
    <tr><td colspan=2><small>{story.part("footer")}</small></td></tr></table></body></html>"""
    return _case(story, name, html, [("heading", title)] + [("article", p) for p in paragraphs])


def _wire(story: Story, name: str) -> Case:
    title, text = story.title(), story.paragraph(1)
    html = f"""<html lang={story.lang}><head><title>{title}</title>{_json_ld(story, title)}</head><body><nav><a href=/>{story.part("nav")}</a></nav>
    <article><h1>{title}</h1><p>{text}</p></article><div class="teaser-list">{_teasers(story)}</div><footer>{story.part("footer")}</footer></body></html>"""
    return _case(story, name, html, [("heading", title), ("article", text)])


def _liveblog(story: Story, name: str) -> Case:
    title = story.title()
    entries = [(f"{h}:15 {story.heading()}", story.paragraph()) for h in range(20, 12, -1)]
    body = "".join(
        f'<div class="k{n}"><div class="h"><h3>{h}</h3></div><div class="t"><p>{p}</p></div></div>'
        for n, (h, p) in enumerate(entries)
    )
    html = f"""<html lang={story.lang}><head><title>{title}</title><meta name="date" content="{story.day}"></head><body><div class="q1"><a href=/>{story.part("nav")}</a></div>
    <div class="w"><h1>{title}</h1><div class="entries">{body}</div></div><div class="side">{_teasers(story)}</div><div>{story.part("footer")}</div></body></html>"""
    return _case(
        story, name, html, [("heading", title)] + [s for h, p in entries for s in (("heading", h), ("article", p))]
    )


def _table_and_list(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(3)]
    items = [story.sentence() for _ in range(4)]
    cells = [f"{story.rng.randint(1000, 9999)}" for _ in range(4)]
    table = f"<table><thead><tr><th>Monat</th><th>Stück</th></tr></thead><tbody><tr><td>Jan</td><td>{cells[0]}</td></tr><tr><td>Feb</td><td>{cells[1]}</td></tr><tr><td>Mar</td><td>{cells[2]}</td></tr></tbody></table>"
    html = f"""<html lang={story.lang}><head><title>{title}</title></head><body><header class="masthead"><a href=/>{story.part("nav")}</a></header>
    <main><h1>{title}</h1><time datetime="{story.day}T12:00">heute</time><p>{paragraphs[0]}</p><ul>{"".join(f"<li>{i}</li>" for i in items)}</ul>
    <p>{paragraphs[1]}</p>{table}<p>{paragraphs[2]}</p></main><aside>{_teasers(story)}</aside><footer>{story.part("footer")}</footer></body></html>"""
    sentences = [("heading", title)] + [("article", p) for p in paragraphs] + [("list_item", i) for i in items]
    return _case(story, name, html, sentences + [("table_cell", c) for c in cells[:3]])


def _breaks(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(5)]
    html = f"""<html><head><title>{title}</title><link rel="canonical" href="https://kuestenblatt.example/{story.day:%Y/%m/%d}/hafen"></head><body>
    <div id="menu"><a href=/>{story.part("nav")}</a></div><div id="text"><b>{title}</b><br><br>{"<br><br>".join(paragraphs)}</div>
    <div id="bottom">{story.part("footer")}</div></body></html>"""
    return _case(story, name, html, [("heading", title)] + [("article", p) for p in paragraphs])


def _commented(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(3)]
    remarks = [story.paragraph() for _ in range(8)]
    later = story.day + timedelta(days=2)
    comments = "".join(
        f'<div class="c"><b>leser{n}</b><time datetime="{later}"></time><p>{r}</p><a href=#>Antworten</a></div>'
        for n, r in enumerate(remarks)
    )
    html = f"""<html lang={story.lang}><head><title>{title}</title>{_json_ld(story, title)}</head><body><article><h1>{title}</h1>{"".join(f"<p>{p}</p>" for p in paragraphs)}</article>
    <section id="comments"><h2>{"Kommentare" if story.lang == "de" else "Comments"} (8)</h2>{comments}<form><textarea></textarea></form></section>
    <footer>{story.part("footer")}</footer></body></html>"""
    return _case(
        story,
        name,
        html,
        [("heading", title)] + [("article", p) for p in paragraphs] + [("comment", r) for r in remarks],
    )


def _posts(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(3)]
    posts = [story.sentence() for _ in range(2)]
    quoted = [
        f'<blockquote class="twitter-tweet"><p lang="{story.lang}">{posts[0]}</p>&mdash; Port Watch (@portwatch_x) <a href="https://twitter.com/portwatch_x/status/9">May 1, 2024</a></blockquote>',
        f'<div class="u8k"><div>{posts[1]}</div><div>— Sea Eye (@seaeye_x) <a href="https://x.com/seaeye_x/status/7">May 2, 2024</a></div></div>',
    ]
    html = f"""<html lang={story.lang}><head><title>{title}</title>{_json_ld(story, title)}</head><body><div class="m"><h1>{title}</h1>
    <p>{paragraphs[0]}</p>{quoted[0]}<p>{paragraphs[1]}</p>{quoted[1]}<p>{paragraphs[2]}</p></div><div class="o">{_teasers(story)}</div></body></html>"""
    return _case(
        story, name, html, [("heading", title)] + [("article", p) for p in paragraphs] + [("embed", p) for p in posts]
    )


def _sidebars(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(5)]
    html = f"""<html lang={story.lang}><head><title>{title}</title><meta itemprop="datePublished" content="{story.day}"></head><body>
    <div class="l1"><div>{story.part("author")}</div>{_teasers(story)}</div>
    <div class="l2"><h1>{title}</h1>{"".join(f"<p>{p}</p>" for p in paragraphs)}</div>
    <div class="l3"><div>{story.part("ad")}</div><div>{story.part("newsletter")}<input></div></div></body></html>"""
    return _case(story, name, html, [("heading", title)] + [("article", p) for p in paragraphs])


def _interview(story: Story, name: str) -> Case:
    title = story.title()
    rounds = [(f"{story.heading()}?", story.paragraph()) for _ in range(6)]
    html = f"""<html lang={story.lang}><head><title>{title}</title>{_json_ld(story, title)}</head><body><article class="z0"><h1>{title}</h1>
    {"".join(f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in rounds)}</article><div class="share-tools">{story.part("share")}</div>
    <section class="recommended-articles">{_teasers(story)}</section></body></html>"""
    return _case(story, name, html, [("heading", title)] + [("article", a) for _, a in rounds])


def _footnoted(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs, notes = [story.paragraph() for _ in range(4)], [story.sentence() for _ in range(2)]
    quote = story.sentence()
    html = f"""<html lang={story.lang}><head><title>{title}</title></head><body><div class="page"><h1>{title}</h1><p class="byline">{story.written_day()}</p>
    {"".join(f"<p>{p}<sup>1</sup></p>" for p in paragraphs)}<blockquote>{quote}</blockquote>
    <ol class="footnotes">{"".join(f"<li>{n}</li>" for n in notes)}</ol></div><div class="site-footer">{story.part("footer")}</div></body></html>"""
    return _case(
        story,
        name,
        html,
        [("heading", title), ("quote", quote)]
        + [("article", p) for p in paragraphs]
        + [("footnote", n) for n in notes],
    )


def _ministry(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(4)]
    html = f"""<html lang={story.lang}><head><title>{title} - Ministry</title><meta name="DC.date.issued" content="{story.day}"></head><body>
    <ul class="skiplinks"><li><a href="#c">Inhalt</a></li><li><a href="#n">{story.part("nav")}</a></li></ul>
    <div class="breadcrumb"><a href="/">Start</a> &gt; <a href="/p">Presse</a></div>
    <div id="content"><h1>{title}</h1><dl><dt>Datum</dt><dd>{story.written_day()}</dd></dl><div class="rich">{"".join(f"<p>{p}</p>" for p in paragraphs)}</div></div>
    <div id="footer"><p>{story.part("footer")}</p></div></body></html>"""
    return _case(story, name, html, [("heading", title)] + [("article", p) for p in paragraphs])


def _interrupted(story: Story, name: str) -> Case:
    """Boxes of advertising, reading tips and newsletters between every two paragraphs."""
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(6)]
    more = "Lesen Sie auch" if story.lang == "de" else "Read more"
    boxes = [
        f'<div class="g1"><p>{story.part("ad")}</p><small>{"Anzeige" if story.lang == "de" else "Advertisement"}</small></div>',
        f'<div class="g2"><strong>{more}</strong><ul><li><a href=/1>{story.part("related")}</a></li></ul></div>',
        f'<div class="g3"><p>{story.part("newsletter")}</p><label>Mail<input></label></div>',
        f"<p><a href=/2>{story.part('related2')}</a></p>",
        f'<div class="g4"><button>{story.part("share")}</button></div>',
    ]
    mixed = "".join(f"<p>{p}</p>{b}" for p, b in zip(paragraphs, [*boxes, ""], strict=True))
    html = f"<html lang={story.lang}><head><title>{title}</title>{_json_ld(story, title)}</head><body><div class=f><h1>{title}</h1>{mixed}</div></body></html>"
    return _case(story, name, html, [("heading", title)] + [("article", p) for p in paragraphs])


def _single_file(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(4)]
    saved = story.day + timedelta(days=1)
    html = f"""<!DOCTYPE html> <html lang={story.lang}><!--
 Page saved with SingleFile
 url: https://kuestenblatt.example/{story.day:%Y/%m/%d}/hafen
 saved date: {saved:%a %b %d %Y} 10:00:00 GMT+0100 (Central European Standard Time)
--><head><title>{title}</title><style>@font-face{{src:url(data:font/woff2;base64,{"A" * 5000})}}</style></head><body><nav>{story.part("nav")}</nav>
    <article><h1>{title}</h1><img src="data:image/png;base64,{"B" * 9000}">{"".join(f"<p>{p}</p>" for p in paragraphs)}</article><footer>{story.part("footer")}</footer></body></html>"""
    return _case(story, name, html, [("heading", title)] + [("article", p) for p in paragraphs])


def _mhtml(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(4)]
    html = f"<html lang={story.lang}><head><title>{title}</title>{_json_ld(story, title)}</head><body><nav><a href=/>{story.part('nav')}</a></nav><article><h1>{title}</h1>{''.join(f'<p>{p}</p>' for p in paragraphs)}</article></body></html>"
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by Blink>", title
    message["Snapshot-Content-Location"] = "https://kuestenblatt.example/a"
    message["Date"] = f"{story.day + timedelta(days=1):%a, %d %b %Y} 08:00:00 -0000"
    message.set_content(html, subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG\r\n", "image", "png", cid="<x>")
    return _case(story, name, message.as_bytes(), [("heading", title)] + [("article", p) for p in paragraphs])


def _plain_mail(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(3)]
    message = _mail_head(story, title)
    message.set_content("\n\n".join(paragraphs) + "\n")
    return _case(story, name, message.as_bytes(), [("heading", title)] + [("article", p) for p in paragraphs])


def _html_mail(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(3)]
    message = _mail_head(story, title)
    rows = "".join(f"<tr><td><p>{p}</p></td></tr>" for p in paragraphs)
    message.set_content(f"<html><body><table>{rows}</table></body></html>", subtype="html", cte="base64")
    return _case(story, name, message.as_bytes(), [("heading", title)] + [("article", p) for p in paragraphs])


def _both_mail(story: Story, name: str) -> Case:
    title = story.title()
    paragraphs = [story.paragraph() for _ in range(3)]
    message = _mail_head(story, title)
    message.set_content("\n\n".join(paragraphs) + "\n")
    message.add_alternative("".join(f"<p>{p}</p>" for p in paragraphs), subtype="html")
    message.add_attachment(b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "image", "png", filename="logo.png")
    return _case(story, name, message.as_bytes(), [("heading", title)] + [("article", p) for p in paragraphs])


def _mail_head(story: Story, title: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        "presse@amt.example",
        "redaktion@blatt.example",
        f"Größeres: {title}",
    )
    message["Date"] = f"{story.day:%a, %d %b %Y} 08:00:00 +0100"
    return message


def _docx(story: Story, name: str) -> Case:
    import io

    from docx import Document

    title, heading = story.title(), story.heading()
    paragraphs, items = [story.paragraph() for _ in range(4)], [story.sentence() for _ in range(3)]
    document = Document()
    document.add_heading(title, 0)
    document.add_paragraph(story.written_day())
    for words in paragraphs[:2]:
        document.add_paragraph(words)
    document.add_heading(heading, 1)
    for words in items:
        document.add_paragraph(words, style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for at, words in enumerate(("Monat", "Stück", "Januar", "4711")):
        table.cell(at // 2, at % 2).text = words
    for words in paragraphs[2:]:
        document.add_paragraph(words)
    document.sections[0].header.paragraphs[0].text = story.part("footer")
    out = io.BytesIO()
    document.save(out)
    sentences = [("heading", title), ("heading", heading), ("table_cell", "4711")] + [
        ("article", p) for p in paragraphs
    ]
    return _case(story, name, out.getvalue(), sentences + [("list_item", i) for i in items])


def _pdf(story: Story, name: str, style: str = "") -> Case:
    from weasyprint import HTML

    title, heading = story.title(), story.heading()
    paragraphs = [story.paragraph(3) for _ in range(14)]
    items = [story.sentence() for _ in range(3)]
    header = story.part("footer").replace("© ", "")
    story.used[-1] = header
    css = f"@page{{size:A4;margin:2.5cm 2cm;@top-left{{content:'{header}';font-size:8pt}}@bottom-center{{content:'Seite ' counter(page) ' von ' counter(pages);font-size:8pt}}}}"
    css += f"body{{font:10pt/1.4 'DejaVu Sans';hyphens:auto;text-align:justify}}h1{{font-size:18pt}}{style}"
    html = f"""<html lang={story.lang}><style>{css}</style><body><h1>{title}</h1><p>{story.written_day()}</p>{"".join(f"<p>{p}</p>" for p in paragraphs[:6])}
    <h2>{heading}</h2><ul>{"".join(f"<li>{i}</li>" for i in items)}</ul>{"".join(f"<p>{p}</p>" for p in paragraphs[6:])}</body></html>"""
    raw = HTML(string=html).write_pdf()
    sentences = [("heading", title), ("heading", heading)] + [("article", p) for p in paragraphs]
    return _case(story, name, raw, sentences + [("list_item", i) for i in items])


def _pdf_columns(story: Story, name: str) -> Case:
    return _pdf(story, name, "body{columns:2;column-gap:1cm}h1{column-span:all}")


def _pdf_indented(story: Story, name: str) -> Case:
    return _pdf(story, name, "p{margin:0;text-indent:1.2em}body{font-family:'DejaVu Serif'}")


def _pdf_ragged(story: Story, name: str) -> Case:
    return _pdf(story, name, "body{hyphens:manual;text-align:left;font-size:11pt}p{margin:.6em 0}")


_HTML_MAKERS: list[Callable[[Story, str], Case]] = [
    _semantic, _div_soup, _table_layout, _wire, _liveblog, _table_and_list, _breaks, _commented, _posts, _sidebars,
    _interview, _footnoted, _ministry, _interrupted, _single_file, _mhtml,
]  # fmt: skip
_OTHER_MAKERS: list[Callable[[Story, str], Case]] = [
    _plain_mail, _html_mail, _both_mail, _docx, _docx, _docx, _pdf, _pdf_columns, _pdf_indented, _pdf_ragged, _pdf, _pdf_columns,
]  # fmt: skip
_MAKERS = [*_HTML_MAKERS, *_OTHER_MAKERS, *_HTML_MAKERS[:13][::-1]][:41]
