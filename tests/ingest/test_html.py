import pytest

from fundstelle.records.document import Block, BlockKind, DateSignal, Reading
from fundstelle.values import PartialDate
from tests.ingest.reading import kinds, read, words

P1 = "Nordstadt hat nach Angaben des Amtes 300 Haubitzen geliefert. Das teilte eine Sprecherin am Montag mit."
P2 = "Südland bestreitet den Empfang der Waffen. Eine Sprecherin sagte, es gebe keine solchen Lieferungen."
P3 = "Fachleute halten die Zahl für zu hoch. Sie verweisen auf den Zustand der Bahnstrecke im Norden des Landes."
REMARK = "Das glaube ich alles nicht, was hier geschrieben steht. So ein Unfug, wie immer!"


def page(body: str, head: str = "", lang: str = "de") -> str:
    title = "<title>Lieferung an Südland</title>"
    return f"<!DOCTYPE html><html lang={lang}><head>{title}{head}</head><body>{body}</body></html>"


def article(inner: str) -> str:
    return page(f"<article><h1>Lieferung an Südland</h1><p>{P1}</p>{inner}<p>{P2}</p><p>{P3}</p></article>")


def test_an_article_is_read_in_order_with_its_heading() -> None:
    assert kinds(read(article("<h2>Zahlen</h2>"))) == [
        ("heading", "Lieferung an Südland"),
        ("article", P1),
        ("heading", "Zahlen"),
        ("article", P2),
        ("article", P3),
    ]


def test_paragraphs_that_are_to_be_paid_for_are_the_article_and_the_offer_is_not() -> None:
    offer = "<div class=paywall><p>Lesen Sie alles, was wir schreiben. Drei Taler im Monat.</p><button>Ja</button>"
    body = (
        f"<article><h1>Lieferung an Südland</h1><p>{P1}</p>{offer}</div><div class=paywall><p>{P2}</p><p>{P3}</p></div>"
    )
    assert words(read(page(f"{body}</article>"))) == ["Lieferung an Südland", P1, P2, P3]


def test_the_labels_of_players_and_galleries_are_left_out() -> None:
    films = "".join(f"<div><p>Film {n}</p><p>0{n}:29</p><p>Jetzt läuft</p></div>" for n in range(4))
    player = f"<div class='video-resource__wrapper'><p>{REMARK}</p></div>"
    assert words(read(article(player + films))) == [
        "Lieferung an Südland",
        P1,
        *(f"Film {n}" for n in range(4)),
        P2,
        P3,
    ]


def test_an_article_cut_into_boxes_is_read_to_its_end() -> None:
    first = f"<section class=teil><h1>Lieferung an Südland</h1><p>{P1}</p><p>{P2}</p><p>{P2}</p></section>"
    body = f"<div>{first}<section class=teil><h2>Und dann</h2><p>{P3}</p></section></div>"
    assert words(read(page(body))) == ["Lieferung an Südland", P1, P2, P2, "Und dann", P3]


def test_the_year_of_a_footer_is_no_date_of_publication() -> None:
    assert (
        read(article("").replace("</body>", "<footer>Copyright © 1998 Küstenblatt</footer></body>")).facts.published
        is None
    )


BOILERPLATE = [
    "<nav><ul><li><a href=/>Startseite</a><li><a href=/p>Politik im Norden</a></ul></nav>",
    "<div role=navigation><a href=/>Startseite</a> <a href=/p>Politik im Norden</a></div>",
    "<aside><p>Unser Reporter ist seit zehn Jahren dabei. Er schreibt jeden Tag für Sie auf dieser Seite.</p></aside>",
    "<div class=cookie-banner><p>Diese Seite verwendet Cookies, um alles zu zeigen. Stimmen Sie zu.</p></div>",
    "<div class=x9><p>Jeden Morgen die wichtigsten Nachrichten ins Postfach. Kostenlos und kündbar.</p><input></div>",
    "<form><p>Jeden Morgen die wichtigsten Nachrichten ins Postfach. Kostenlos und kündbar.</p></form>",
    "<footer><p>© 2025 Küstenblatt. Alle Rechte vorbehalten, auch die der Vervielfältigung.</p></footer>",
    "<div class=k3><h3>Mehr zum Thema</h3><ul><li><a href=/1>Der lange Streit um die Grenze</a></ul></div>",
    "<ul class=q1><li><a href=/1>Der lange Streit um die Grenze</a><li><a href=/2>Was Südland im Norden kauft</a></ul>",
    "<div>Anzeige</div>",
    "<p hidden>Dieser Absatz ist nicht zu sehen. Er gehört auch nicht zum Artikel, den jemand hier lesen will.</p>",
    "<div style='display: none'><p>Dieser Absatz ist nicht zu sehen. Er gehört auch nicht zum Artikel hier.</p></div>",
    "<script>var a = 'Das ist kein Satz, sondern ein Programm. Es gehört nicht zum Artikel.';</script>",
    "<noscript><p>Bitte schalten Sie JavaScript ein. Diese Seite braucht es, um alle Inhalte zu zeigen.</p></noscript>",
]


@pytest.mark.parametrize("part", BOILERPLATE)
@pytest.mark.parametrize("place", ["inside", "before", "after"])
def test_what_is_not_the_article_is_left_out(part: str, place: str) -> None:
    inner = part if place == "inside" else ""
    whole = article(inner)
    if place == "before":
        whole = whole.replace("<article>", part + "<article>")
    if place == "after":
        whole = whole.replace("</article>", "</article>" + part)
    assert words(read(whole)) == ["Lieferung an Südland", P1, P2, P3]


def test_the_article_is_found_among_boxes_without_a_telling_name() -> None:
    body = (
        "<div class=a1><div class=b2><a href=/>Start</a><a href=/x>Politik</a></div>"
        f"<div class=c3><div class=d4><h1>Lieferung an Südland</h1></div><div class=e5><div>{P1}</div><div>{P2}</div>"
        f"<div>{P3}</div></div></div><div class=f6><a href=/1>Der lange Streit um die Grenze im Norden</a></div></div>"
    )
    assert words(read(page(body))) == ["Lieferung an Südland", P1, P2, P3]


def test_paragraphs_parted_by_double_line_breaks_are_blocks() -> None:
    reading = read(page(f"<div>{P1}<br><br>{P2}<br>\n<br>{P3}</div>"))
    assert words(reading) == [P1, P2, P3]


def test_a_single_line_break_stays_inside_its_block() -> None:
    assert words(read(page(f"<div><p>{P1}<br>{P2}</p><p>{P3}</p></div>"))) == [f"{P1}\n{P2}", P3]


TWEET = "We have seen 300 howitzers at the northern port today, more to come."
LINK = '<a href="https://twitter.com/inventedwatch/status/1">March 20, 2025</a>'


@pytest.mark.parametrize(
    "markup",
    [
        f'<blockquote class="twitter-tweet"><p>{TWEET}</p>&mdash; Invented Watch (@inventedwatch) {LINK}</blockquote>',
        f"<div class=z9><p>{TWEET}</p><p>— Invented Watch (@inventedwatch) {LINK}</p></div>",
    ],
)
def test_a_post_is_an_embed_with_author_day_and_language(markup: str) -> None:
    reading = read(article(markup))
    embed = _only(reading, BlockKind.EMBED)
    assert (embed.author, embed.dated, embed.language) == ("@inventedwatch", PartialDate(2025, 3, 20), "en")
    assert words(reading, BlockKind.EMBED)[0].startswith(TWEET)
    assert len(words(reading, BlockKind.ARTICLE)) == 3


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=http://e.org/x.png><figcaption>Haubitzen bei einer Parade im Mai.</figcaption></figure>",
        "<div class=m2><img src=x.png><div>Haubitzen bei einer Parade im Mai.</div></div>",
    ],
)
def test_a_caption_is_a_block_of_its_own(markup: str) -> None:
    assert words(read(article(markup)), BlockKind.CAPTION) == ["Haubitzen bei einer Parade im Mai."]


def test_a_quote_and_a_footnote_are_blocks_of_their_own() -> None:
    reading = read(
        article(f"<blockquote><p>{REMARK}</p></blockquote><ol class=footnotes><li>Amt, Bericht 3.</li></ol>")
    )
    assert words(reading, BlockKind.QUOTE) == [REMARK]
    assert words(reading, BlockKind.FOOTNOTE) == ["Amt, Bericht 3."]


def test_table_cells_know_their_heads() -> None:
    rows = "<tr><th>Monat<th>Haubitzen</tr><tr><td>Januar<td>120</tr><tr><td>Februar<td>180</tr>"
    reading = read(article(f"<table>{rows}</table>"))
    content = reading.text.content
    cells = {
        content[b.start : b.end]: [content[start:end] for start, end in b.heads]
        for b in reading.text.blocks
        if b.kind is BlockKind.TABLE_CELL
    }
    assert cells["180"] == ["Februar", "Haubitzen"]
    assert cells["Januar"] == ["Monat"]
    assert "Monat\tHaubitzen\nJanuar\t120\nFebruar\t180" in content


def test_a_table_that_lays_a_page_out_is_no_data() -> None:
    body = f"<table><tr><td><a href=/>Start</a></td><td><p>{P1}</p><p>{P2}</p><p>{P3}</p></td></tr></table>"
    assert words(read(page(body))) == [P1, P2, P3]


@pytest.mark.parametrize(
    "markup",
    [
        f"<section id=comments><div><b>leser7</b><p>{REMARK}</p></div></section>",
        f"<div class=z1><h3>Kommentare (1)</h3><div><p>{REMARK}</p></div></div>",
    ],
)
def test_comments_are_kept_apart_from_the_article(markup: str) -> None:
    reading = read(article("").replace("</article>", "</article>" + markup))
    assert REMARK in words(reading, BlockKind.COMMENT)
    assert words(reading, BlockKind.ARTICLE) == [P1, P2, P3]


def test_soft_hyphens_go_and_letters_are_composed_before_offsets_exist() -> None:
    reading = read(page(f"<p>Hau&shy;bitzen fu\u0308r Su\u0308dland. {P1}</p><p>{P2}</p>"))
    assert words(reading)[0].startswith("Haubitzen für Südland. ")


def test_dates_are_taken_by_trust_and_conflicts_kept() -> None:
    head = (
        '<meta property="article:published_time" content="2025-03-27T08:00:00+01:00">'
        '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Küstenblatt"},'
        '{"@type":"NewsArticle","datePublished":"2025-03-26","publisher":{"name":"Küstenblatt"}}]}</script>'
    )
    facts = read(page(f"<p>{P1}</p><p>{P2}</p>", head)).facts
    assert facts.published is not None
    assert (facts.published.value, facts.published.signal) == (PartialDate(2025, 3, 26), DateSignal.JSON_LD)
    assert [(o.value.iso(), o.signal) for o in facts.other_dates] == [("2025-03-27", DateSignal.META)]
    assert (facts.publisher, facts.language) == ("Küstenblatt", "de")


@pytest.mark.parametrize(
    ("head", "body", "date", "signal"),
    [
        ('<meta itemprop=datePublished content="2025-03-27">', "", "2025-03-27", DateSignal.META),
        ("", '<time datetime="2025-03-27T10:00">heute</time>', "2025-03-27", DateSignal.TIME_TAG),
        ('<link rel=canonical href="https://e.org/2025/03/27/a">', "", "2025-03-27", DateSignal.URL),
        ("", "<p>Stand: 27. März 2025</p>", "2025-03-27", DateSignal.DATELINE),
        (
            '<script type="application/ld+json">{broken</script>',
            "<p>27. März 2025</p>",
            "2025-03-27",
            DateSignal.DATELINE,
        ),
        ('<meta name=date content="2025-01-01">', "", "2025", DateSignal.META),
    ],
)
def test_each_signal_of_the_date_is_read(head: str, body: str, date: str, signal: DateSignal) -> None:
    facts = read(page(f"<div><h1>Lieferung an Südland</h1>{body}<p>{P1}</p><p>{P2}</p><p>{P3}</p></div>", head)).facts
    assert facts.published is not None
    assert (facts.published.value.iso(), facts.published.signal) == (date, signal)


@pytest.mark.parametrize(
    ("encoding", "charset"), [("cp1252", "iso-8859-1"), ("utf-16", ""), ("cp1251", "windows-1251")]
)
def test_a_page_is_read_in_the_encoding_it_names(encoding: str, charset: str) -> None:
    text = (
        P1
        if encoding != "cp1251"
        else "Ведомство назвало цифры в понедельник. Речь идёт о трёхстах гаубицах, их доставили."
    )
    markup = page(f"<p>{text}</p><p>{text}</p>", f'<meta charset="{charset}">' if charset else "")
    assert words(read(markup.encode(encoding, "xmlcharrefreplace"))) == [text, text]


def test_a_deeply_nested_page_costs_seconds_not_minutes() -> None:
    assert words(read("<html>" + "<div>" * 30_000 + f"<p>{P1}</p>")) == [P1]


def _only(reading: Reading, kind: BlockKind) -> Block:
    found = [block for block in reading.text.blocks if block.kind is kind]
    assert len(found) == 1
    return found[0]
