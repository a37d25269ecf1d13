import pytest

from explainer.model import Article
from explainer.read import read
from explainer.text import Span

BODY = """
<nav><a href="/">Start</a> <a href="/politik">Politik</a></nav>
<article><h1>Rat streitet um Brücke</h1>
<p>Der Stadtrat von Neustadt hat am Montag über die <b>alte Brücke</b> beraten. Eine Entscheidung gab es nicht.</p>
<p>+++ Auch spannend: Streit um das Schwimmbad +++</p>
<h2>„So geht es nicht weiter“</h2>
<p>Bürgermeisterin Erika Muster sagte: „Die Brücke ist <a href="/b">baufällig</a>.“ Der Bau koste zwei<br>Millionen
Euro, so Muster weiter. Das sei zu viel für eine kleine Stadt.</p>
<ul><li>Erstens sind die Kosten zu hoch für die Stadt.</li><li>Zweitens reicht die Zeit nicht aus.</li></ul>
<blockquote><p>„Wir brauchen eine neue Brücke“, sagte ein Anwohner.</p></blockquote>
</article><footer>Impressum</footer><script>alert("x")</script>
"""
TEXT = """\
Rat streitet um Brücke

Der Stadtrat von Neustadt hat am Montag über die alte Brücke beraten. Eine Entscheidung gab es nicht.

+++ Auch spannend: Streit um das Schwimmbad +++

„So geht es nicht weiter“

Bürgermeisterin Erika Muster sagte: „Die Brücke ist baufällig.“ Der Bau koste zwei Millionen Euro, so Muster weiter. \
Das sei zu viel für eine kleine Stadt.

Erstens sind die Kosten zu hoch für die Stadt.

Zweitens reicht die Zeit nicht aus.

„Wir brauchen eine neue Brücke“, sagte ein Anwohner."""


def article_of(head: str, body: str = BODY, encoding: str = "utf-8") -> Article:
    page = f'<!DOCTYPE html><html lang="de-DE"><head>{head}</head><body>{body}</body></html>'
    article, problems = read("a.html", page.encode(encoding))
    assert problems == ()
    assert article is not None
    return article


def json_ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def test_the_text_of_a_page_is_its_article_alone() -> None:
    article = article_of("<title>Rat streitet um Brücke | Tagblatt</title>")
    assert article.content == TEXT
    assert [span.of(TEXT) for span in article.headings] == ["Rat streitet um Brücke", "„So geht es nicht weiter“"]
    assert article.title == "Rat streitet um Brücke"
    assert article.headings[0] == Span(0, 22)


def test_a_page_in_an_old_encoding() -> None:
    assert article_of('<meta charset="windows-1252">', encoding="cp1252").content == TEXT


def test_open_graph_and_meta_elements() -> None:
    article = article_of("""
        <link rel="canonical" href="https://tagblatt.example/rat">
        <meta property="og:title" content="Streit &amp;amp; Brücke"><meta property="og:site_name" content="Tagblatt">
        <meta property="og:description" content="Worum es geht"><meta property="og:url" content="https://x.example/?from=y">
        <meta property="article:published_time" content="2024-11-08T12:30:00+01:00">
        <meta property="article:author" content="https://social.example/muster"><meta name="author" content="Eva Wort">
        <meta name="keywords" content="Rat, Brücke,, Rat"><link rel="license" href="https://cc.example/by/4.0">
    """)
    assert (article.title, article.publisher, article.description) == ("Streit & Brücke", "Tagblatt", "Worum es geht")
    assert (article.date, article.authors, article.tags) == (
        "2024-11-08T12:30:00+01:00",
        ("Eva Wort",),
        ("Rat", "Brücke"),
    )
    assert (article.url, article.licence) == ("https://tagblatt.example/rat", "https://cc.example/by/4.0")
    assert (article.language, article.rights) == ("de", "excerpt")


def test_json_ld_in_a_graph_with_references() -> None:
    article = article_of(
        json_ld("{ broken")
        + json_ld("""{"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "Die Seite"},
            {"@type": "NewsMediaOrganization", "@id": "#us", "name": "Tagblatt"},
            {"@type": "WebPage", "mainEntity": {
                "@type": ["ReportageNewsArticle"], "headline": "Streit um Br&uuml;cke",
                "author": [{"@type": "Person", "name": "Eva Wort"}, {"name": "Max Satz"}, "dpa"],
                "datePublished": "2024-11-08T11:30:00Z", "publisher": {"@id": "#us"}, "keywords": ["Rat", "Brücke"],
                "mainEntityOfPage": {"@type": "WebPage", "@id": "https://tagblatt.example/rat"},
                "inLanguage": "de-DE", "isPartOf": {"@type": "NewsArticle", "headline": "Ein anderer"}}}]}""")
        + '<meta property="og:title" content="Nicht dieser">'
    )
    assert (article.title, article.date, article.publisher) == ("Streit um Brücke", "2024-11-08T11:30:00Z", "Tagblatt")
    assert (article.authors, article.tags) == (("Eva Wort", "Max Satz", "dpa"), ("Rat", "Brücke"))
    assert article.url == "https://tagblatt.example/rat"


@pytest.mark.parametrize(
    "data",
    [
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": {"name": {"name": {}}}, "author": [[[]]], "keywords": 3, "@id": []}',
        '[null, 1, "NewsArticle", {"@type": null}, {"@type": [null, {}]}]',
        '{"@type": "NewsArticle", "author": {"@id": "#a"}, "hasPart": {"@id": "#a", "author": {"@id": "#a"}, "x": 1}}',
    ],
)
def test_json_ld_in_any_state_of_repair(data: str) -> None:
    article = article_of(json_ld(data))
    assert (article.title, article.authors, article.tags) == ("Rat streitet um Brücke", (), ())
    assert article.content == TEXT


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-11-08", "2024-11-08"),
        ("2024-11-08T12:30+0100", "2024-11-08T12:30+01:00"),
        ("2024-11-08T12:30:00.000Z", "2024-11-08T12:30:00Z"),
        ("2024-11-08 12:30:00 +01:00", "2024-11-08T12:30:00+01:00"),
        ("2024-11-08T12:30:00", "2024-11-08"),
        ("2024-11-31", ""),
        ("2024-11-08T25:00:00Z", ""),
        ("08.11.2024", ""),
        ("11/08/2024", ""),
        ("Freitag", ""),
    ],
)
def test_dates_are_taken_as_given_or_not_at_all(written: str, date: str) -> None:
    assert article_of(f'<meta name="date" content="{written}">').date == date


def test_a_time_element_is_the_last_resort() -> None:
    assert article_of("", BODY + '<time datetime="2024-11-08">gestern</time>').date == "2024-11-08"
