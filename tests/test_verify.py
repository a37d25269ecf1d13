"""Every promise broken on purpose in a built page, and what is said about it."""

import gzip
import json
from dataclasses import replace

import pytest

from explainer.model import (
    ArticlePage,
    Fact,
    Place,
    Problem,
    Question,
    Rights,
    Section,
    SectionKind,
    Site,
    Source,
    Speaker,
    Statement,
    StatementKind,
)
from explainer.verify import verify

PATH = "articles/x.md"
HERE = "site_src/articles/x.md"
SAID = Statement(id="s1", kind=StatementKind.DIRECT, quotation="„Wir öffnen.“", place=Place(HERE, 12))
ARTICLE = ArticlePage(
    path=PATH,
    title="X",
    source=Source(file="seeds/x.txt", sha256="0"),
    sections=(
        Section(
            kind=SectionKind.STATEMENTS,
            heading="Wer hat was gesagt",
            items=(Speaker(label="Ada Amsel", items=(SAID,)),),
        ),
        Section(
            kind=SectionKind.QUESTIONS,
            heading="Offene Fragen",
            items=(Question(id="f1", text="Wann öffnet es?", place=Place(HERE, 20)),),
        ),
        Section(
            kind=SectionKind.BACKGROUND,
            heading="Hintergrund",
            items=(Fact(id="h1", text="Das Bad […] ist alt.", paragraph=3, place=Place(HERE, 30)),),
        ),
    ),
)
SITE = Site(articles=(ARTICLE,))
SOURCES = {"seeds/x.txt": "Ada Amsel sagt: „Wir\nöffnen.“\n\nWann öffnet es? Das Bad im Ort ist alt."}
HEAD = '<script>var a=new URL("..",location)</script><link rel="canonical" href="https://example.org/">'
PAGE = f"""<!doctype html><html><head><title>X</title>{HEAD}<link rel="stylesheet" href="../a.css"></head><body>
<nav><a href="../index.html">Start</a> <a href="#s1">Aussage</a> <a href="https://example.org/">fort</a></nav><article>
<figure id="s1" class="statement direct" data-statement="articles/x.md#s1"><blockquote>
<p>„Wir   öffnen.“</p></blockquote><figcaption>Ada Amsel</figcaption></figure>
<h3 id="f1">Wann öffnet es?<a class="headerlink" href="#f1">¶</a></h3>
<div id="h1"><p>Das Bad […] ist alt. <em>Absatz 3</em></p></div></article></body></html>"""
LINKED = '<article><a href="articles/x.html#s1">X</a></article>'
START = f"<html><head>{HEAD.replace('..', '.')}</head><body>{LINKED}</body></html>"
EMPTY = f"<html><head>{HEAD}</head><body></body></html>"
BUILT = {
    "articles/x.html": PAGE.encode(),
    "index.html": START.encode(),
    "404.html": EMPTY.encode(),
    "a.css": b"p{color:red}",
}
REPORT = "this is a fault of the builder or its theme, not of the page: please report it with the page"


def found(**changes: str) -> list[tuple[str, int, str, str, str]]:
    """The problems after `old` became `new` in the article's page, as (path, line, code, message, hint)."""
    page = PAGE.replace(changes["old"], changes["new"])
    assert page != PAGE
    problems = verify(SITE, BUILT | {"articles/x.html": page.encode()}, SOURCES)
    return [(one.place.path, one.place.line, one.code, one.message, one.hint) for one in problems]


def test_a_site_that_keeps_its_promises_has_no_problems() -> None:
    assert list(verify(SITE, BUILT, SOURCES)) == []


def test_a_changed_quotation_is_found_at_its_line_and_as_a_copy() -> None:
    assert found(old="„Wir   öffnen.“", new="„Wir öffnen!“") == [
        (
            HERE,
            12,
            "E621",
            "“s1” reads differently on the built page: “„Wir öffnen!“” instead of “„Wir öffnen.“”",
            REPORT,
        ),
        (HERE, 0, "E623", "the copy of “articles/x.md#s1” on this page reads differently: “„Wir öffnen!“”", REPORT),
    ]


def test_a_changed_question_and_background_sentence_are_found() -> None:
    assert found(old="Wann öffnet es?", new="Wann?") == [
        (HERE, 20, "E621", "“f1” reads differently on the built page: “Wann?” instead of “Wann öffnet es?”", REPORT)
    ]
    assert found(old="ist alt. <em>", new="ist neu. <em>") == [
        (
            HERE,
            30,
            "E621",
            "“h1” reads differently on the built page: “Das Bad […] ist neu.” instead of “Das Bad […] ist alt.”",
            REPORT,
        )
    ]


def test_words_that_are_not_in_the_source_are_found() -> None:
    problems = list(verify(SITE, BUILT, {"seeds/x.txt": SOURCES["seeds/x.txt"].replace("ist alt", "war alt")}))
    assert problems == [
        Problem(
            place=Place(HERE, 30),
            code="E622",
            message="the words of “h1” are not in the source: “ist alt.”",
            hint="put the words as they stand in seeds/x.txt, with […] where some are left out",
        )
    ]


def test_a_page_that_was_not_built_is_found() -> None:
    built = {path: data for path, data in BUILT.items() if path in ("404.html", "a.css")}
    assert list(verify(SITE, built, SOURCES)) == [
        Problem(place=Place(HERE), code="E620", message="this page is missing from the built site", hint=REPORT)
    ]


LINK_HINT = "correct the link, or take it out"
ASSET_HINT = "put the file into site_src/assets/"
LIVE_HINT = "take it out of the page's text"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("../index.html", "../weg.html", [("E624", "the link “../weg.html” leads nowhere", LINK_HINT)]),
        ('"#s1"', '"#s9"', [("E624", "the link “#s9” leads to no “s9” on articles/x.md", LINK_HINT)]),
        (
            "<nav>",
            '<nav><img src="https://elsewhere.example/x.png">',
            [("E625", "this page makes a browser ask another host: <img> https://elsewhere.example/x.png", ASSET_HINT)],
        ),
        (
            "<nav>",
            '<nav><img srcset="a.css 1x, //elsewhere.example/x 2x" src="../a.css">',
            [
                (
                    "E625",
                    "this page makes a browser ask another host: <img> a.css 1x, //elsewhere.example/x 2x",
                    ASSET_HINT,
                )
            ],
        ),
        (
            '"../a.css"',
            '"https://elsewhere.example/a.css"',
            [
                (
                    "E625",
                    "this page makes a browser ask another host: <link> https://elsewhere.example/a.css",
                    ASSET_HINT,
                )
            ],
        ),
        (
            "<nav>",
            '<nav style="background:url(//elsewhere.example/x)">',
            [("E625", "this page makes a browser ask another host: <style> //elsewhere.example/x", ASSET_HINT)],
        ),
        (
            "<nav>",
            "<nav onclick=alert(1)>",
            [("E626", "something on this page could run: <nav onclick='alert(1)'>", LIVE_HINT)],
        ),
        (
            "https://example.org/\">fort",
            "java\tscript:alert(1)\">fort",
            [("E626", "something on this page could run: <a href='java\\tscript:alert(1)'>", LIVE_HINT)],
        ),
        (
            "<figcaption>",
            "<figcaption><iframe></iframe>",
            [("E626", "something on this page could run: <iframe>", LIVE_HINT)],
        ),
        (
            '<div id="h1">',
            '<div id="h1"><b id="s1"></b>',
            [("E628", "the id “s1” stands on this page more than once", "give one of them another id")],
        ),
        (
            "<title>X</title>",
            "<title>X</title><script>alert(1)</script>",
            [("E627", "this page runs a script that other pages do not: alert(1)", LIVE_HINT)],
        ),
    ],
)  # fmt: skip
def test_what_must_not_be_on_a_page_is_found(old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(old=old, new=new) == [(HERE, 0, *problem) for problem in expected]


def test_a_style_sheet_that_loads_from_elsewhere_is_found() -> None:
    built = BUILT | {"a.css": b'@import "https://elsewhere.example/a.css";'}
    assert list(verify(SITE, built, SOURCES)) == [
        Problem(
            place=Place("site/a.css"),
            code="E625",
            message="this style sheet makes a browser ask another host: https://elsewhere.example/a.css",
            hint=ASSET_HINT,
        )
    ]


def test_an_insertion_in_a_quotation_is_no_word_of_the_source() -> None:
    said = replace(SAID, quotation="„Wir […: das Bad] öffnen.“")
    speaker = Speaker(label="Ada Amsel", items=(said,))
    section = Section(kind=SectionKind.STATEMENTS, heading="Wer hat was gesagt", items=(speaker,))
    site = Site(articles=(replace(ARTICLE, sections=(section,)),))
    page = PAGE.replace("„Wir   öffnen.“", "„Wir […: das Bad] öffnen.“")
    assert list(verify(site, BUILT | {"articles/x.html": page.encode()}, SOURCES)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<figcaption>", "<figcaption><marquee>x</marquee>", "<marquee>"),
        ("<figcaption>", "<figcaption><custom-part></custom-part>", "<custom-part>"),
        ("<figcaption>", "<figcaption><a href='#s1' target=_blank ping=x>x</a>", "<a ping='x'>"),
        ("<figcaption>", "<figcaption style='position:fixed;top:0'>", "<figcaption style='position:fixed;top:0'>"),
        ("<figcaption>", "<figcaption style='background:url(x)'>", "<figcaption style='background:url(x)'>"),
        ("<figcaption>", "<figcaption><input type=password>", "<input type='password'>"),
        ("<figcaption>", "<figcaption><svg><use href='x.svg#a'/></svg>", "<use href='x.svg#a'>"),
        ("<figcaption>", "<figcaption><!doctype x>", "<!>"),
    ],
)
def test_content_is_made_of_what_is_known_to_be_harmless(old: str, new: str, fault: str) -> None:
    hint = "take it out of the page's text; if it is part of the site's own pages, it belongs on the list in "
    message = f"this does not belong on a page made from content: {fault}"
    problems = [one for one in found(old=old, new=new) if one[2] != "E624"]
    assert problems == [(HERE, 0, "E629", message, hint + "verify/allowed")]


def test_sizes_columns_and_drawings_are_harmless() -> None:
    drawing = "<svg viewBox='0 0 9 9' role=img><title>x</title><path d='M0 0' stroke-width=2 /></svg>"
    table = "<table><tr><td style='text-align: right;'>1</td><td style='--share: 40%; width: 4em'>x</td></tr></table>"
    data = "<script type='application/ld+json'>{}</script>"
    assert found(old="<figcaption>", new=f"<figcaption>{drawing}{table}{data}") == []


WORDS = tuple(f"wort{number}" for number in range(400))
LONG = " ".join(WORDS)
LONG_SITE = Site(articles=(replace(ARTICLE, sections=(), intro=" ".join(WORDS[:40])),))
LEAK_HINT = "what puts it there must be given the page's excerpts only; if the source may be shown, write rights: full"


def leaked(path: str, data: bytes, site: Site = LONG_SITE, source: str = LONG) -> list[str]:
    built = {"articles/x.html": EMPTY.encode(), path: data}
    problems = list(verify(site, built, {"seeds/x.txt": source}))
    assert {(one.place, one.code, one.hint) for one in problems} <= {(Place(f"site/{path}"), "E630", LEAK_HINT)}
    return [one.message for one in problems]


ROW = "this file holds 150 words in a row of seeds/x.txt that no page shows: „wort100 wort101 wort102 wort103 wort104 wort105 …“"  # noqa: E501
PART = " ".join(WORDS[100:250])


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.html", f"<p>{PART}</p>".encode()),
        ("a.html", f"<p>{'</p><p>'.join(WORDS[100:250])}</p>".encode()),
        ("a.html", "<p>{}</p>".format(", ".join(f"<b>w</b>{word[1:]}" for word in WORDS[100:250])).encode()),
        ("a.html", f'<meta name="description" content="{PART}">'.encode()),
        ("search/search_index.json", json.dumps({"docs": [{"text": PART}]}).encode()),
        ("feed.xml", f"<rss><title>{PART.replace(' ', '&lt;/p&gt;&lt;p&gt;')}</title></rss>".encode()),
        ("pagefind/fragment/x.pf_fragment", gzip.compress(PART.upper().encode())),
        ("data/x.jsonl", "\n".join(json.dumps({"w": word}) for word in [PART]).encode()),
    ],
)  # fmt: skip
def test_words_of_a_source_that_no_page_shows_are_found_in_every_file(path: str, data: bytes) -> None:
    assert leaked(path, data) == [ROW]


def test_what_the_page_shows_and_the_sentences_around_it_may_stand_anywhere() -> None:
    assert leaked("search.json", " ".join(WORDS[:150]).encode()) == []


def test_pieces_of_a_source_are_added_up() -> None:
    pieces = " und ".join(" ".join(WORDS[start : start + 99]) for start in range(0, 400, 100))
    assert leaked("search.json", pieces.encode()) == ["this file holds 99% of seeds/x.txt, of which pages show 10%"]


def test_a_source_that_may_be_shown_is_no_leak() -> None:
    (article,) = LONG_SITE.articles
    full = replace(article, source=replace(article.source, rights=Rights.FULL))
    assert leaked("search.json", LONG.encode(), Site(articles=(full,))) == []
    other = replace(full, path="articles/y.md", source=replace(full.source, file="seeds/y.txt"))
    same = Site(articles=(article, other))
    built = {path: EMPTY.encode() for path in ("articles/x.html", "articles/y.html")} | {"a.json": LONG.encode()}
    assert list(verify(same, built, {"seeds/x.txt": LONG, "seeds/y.txt": LONG})) == []
