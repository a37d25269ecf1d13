"""Bad pages, and the whole report that each of them gets."""

import hashlib

import pytest
from markdown.extensions.toc import slugify

from explainer.check import check
from explainer.check.view import _slugified
from explainer.model import Article
from explainer.page import parse_site
from explainer.report import as_text, worst_first

CONTENT = (
    "Die Bürgermeisterin ist dafür.\n\n"
    "„Wir bauen die Brücke, und zwar schnell und ohne Umwege“, sagte Anna Berg am Montag. Sie sei zuversichtlich.\n\n"
    "Der Rat stimmt im Mai ab. Die alte Brücke [sic] stammt aus dem Jahr 1904."
)
SHA = hashlib.sha256(CONTENT.encode()).hexdigest()
SOURCES = {"seeds/b.txt": Article(path="seeds/b.txt", sha256=SHA, content=CONTENT)}
FRONT = f"---\ntitle: Brücke\nsource:\n  file: seeds/b.txt\n  sha256: {SHA}\n---\n\n"
STUBS = {
    "people/anna-berg.md": "---\nname: Anna Berg\naliases: [Anni]\n---\n",
    "people/bernd-tal.md": "---\nname: Bernd Tal\n---\n",
    "topics/bau.md": "---\nname: Bau\n---\n",
    "index.md": "---\ntitle: Start\n---\n\n<!-- explainer:newest -->\n",
}
BERG = "## Wer hat was gesagt\n\n### [Anna Berg](../people/anna-berg.md)\n\n"


def report(body: str, front: str = FRONT, sources: dict[str, Article | None] | None = None, **stubs: str) -> str:
    """The problems of a site with one article as `explainer check` prints them; the body begins at line 8."""
    site, problems = parse_site({**STUBS, "articles/b.md": front + body, **stubs})
    given = SOURCES if sources is None else sources
    return as_text(worst_first((*problems, *check(site, given))))  # type: ignore[arg-type]


def statement(quotation: str, paragraph: int = 2, id_: str = "s1") -> str:
    return f"> {quotation}\n\nsinngemäß · Absatz {paragraph}\n{{ #{id_} .indirect }}\n\n"


# --- verbatim ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quotation",
    [
        "„Wir bauen die Brücke, und zwar schnell und ohne Umwege“, sagte Anna Berg am Montag.",
        "„Wir bauen […] ohne Umwege“",
        "„Wir bauen die Brücke […: bald], und zwar schnell",
        "[…] schnell und ohne Umwege“ […]",
        "Sie [Anna Berg] sei zuversichtlich.",
        "[S]ie sei zuversichtlich.",
        "am Montag. Sie sei zuversichtlich. Der Rat stimmt im Mai ab.",
    ],
)
def test_quotations_that_are_the_sources_words(quotation: str) -> None:
    assert report(BERG + statement(quotation)) == ""


def test_brackets_of_the_source_itself() -> None:
    assert report(BERG + statement("Die alte Brücke [sic] stammt […] 1904.", 3)) == ""


BAD = "site_src/articles/b.md"
NEAR = [
    (
        "„Wir bauen die Brücke, und zwar langsam und ohne Umwege“",
        "closest there: “„Wir bauen die Brücke, und zwar schnell und ohne Umwege“, sagte Anna Berg am Montag. "
        "Sie sei …” (line 3)",
    ),
    (
        "ie sei zuversichtlich.",
        "closest there: “… Sie sei zuversichtlich. Der Rat stimmt im Mai ab. Die alte Brücke [sic] stammt aus dem …” "
        "(line 3)",
    ),
    (
        "ohne Umwege“ […] Wir bauen",
        "closest there: “… ohne Umwege“, sagte Anna Berg am Montag. Sie sei zuversichtlich. Der Rat …” (line 3)",
    ),
    (
        "„Wir bauen die Brücke, und zwar langsam und ohne Umwege“, sagte Anna Berg am Montag.",
        "closest there: “„Wir bauen die Brücke, und zwar schnell und ohne Umwege“, sagte Anna Berg am Montag. "
        "Sie sei zuversichtlich. …” (line 3)",
    ),
    ("Ganz anderes", "nothing there is like it; delete it, or correct it"),
    ("[…]", "nothing there is like it; delete it, or correct it"),
]


@pytest.mark.parametrize(("quotation", "hint"), NEAR)
def test_a_quotation_that_is_not(quotation: str, hint: str) -> None:
    assert report(BERG + statement(quotation)) == (f"{BAD}:12: E301 this quotation is not in seeds/b.txt\n    {hint}\n")


def test_a_wrong_paragraph() -> None:
    assert report(BERG + statement("Sie sei zuversichtlich.", 3)) == (
        f"{BAD}:12: E302 this stands in paragraph 2 of seeds/b.txt, not in 3\n    write Absatz 2\n"
    )


def test_questions_and_background_are_the_sources_where_they_name_a_paragraph() -> None:
    body = (
        "## Offene Fragen\n\n### Wann? { #f1 }\n\noffen\n\n### Wer zahlt? { #f2 }\n\noffen · Absatz 1\n\n"
        "## Hintergrund\n\n- Eigenes Wissen.\n  { #h1 }\n- Der Rat stimmt im Juni ab. · Absatz 3\n  { #h2 }\n"
    )
    assert report(body) == (
        f"{BAD}:14: E306 this sentence is not in seeds/b.txt\n"
        "    nothing there is like it; delete it, or correct it; if the sentence is your own, delete “· Absatz 1”\n"
        f"{BAD}:22: E306 this sentence is not in seeds/b.txt\n"
        "    closest there: “Der Rat stimmt im Mai ab. Die alte Brücke [sic] stammt aus dem Jahr 1904.” (line 5); "
        "if the sentence is your own, delete “· Absatz 3”\n"
    )


# --- the source -------------------------------------------------------------------------------------------------------


def test_a_missing_source_is_one_problem() -> None:
    expected = (
        f"{BAD}:1: E303 the source seeds/b.txt is not there or cannot be read\n"
        "    put it back, or correct `source: file:`; without it nothing can be verified\n"
    )
    assert report(BERG + statement("Ganz anderes"), sources={}) == expected
    assert report(BERG + statement("Ganz anderes"), sources={"seeds/b.txt": None}) == expected


def test_a_changed_source() -> None:
    assert report("", FRONT.replace(SHA, "e4a8")) == (
        f"{BAD}:1: W304 the source seeds/b.txt was changed after this page was made\n"
        f"    look at what changed, and write sha256: {SHA}\n"
    )


def shows(length: int, part: int, share: int = 75, rights: str = "excerpt") -> str:
    """The report of a page that quotes the first `part` characters of a source of `length`."""
    content = ("Ein Satz zu viel. " * length)[: length - 1] + "."
    page = f"{FRONT.replace(SHA, 'x').replace('  sha256', f'  rights: {rights}{chr(10)}  sha256')}{content[:part]}\n"
    site, problems = parse_site({"articles/b.md": page})
    source = {"seeds/b.txt": Article(path="seeds/b.txt", sha256="x", content=content)}
    return as_text((*problems, *check(site, source, share)))


def too_much(part: int, most: int) -> str:
    return (
        f"{BAD}:1: W305 this page shows {part}% of its source, more than {most}%\n"
        "    leave out what is not needed; if the source may be shown in full, write rights: full\n"
    )


def test_a_page_that_shows_more_of_its_source_than_an_excerpt() -> None:
    assert shows(1000, 1000) == ""
    assert shows(2000, 1745) == ""
    assert shows(2000, 1763) == too_much(89, 87)
    assert shows(10_000, 7_730) == ""
    assert shows(10_000, 7_793) == too_much(78, 77)
    assert shows(10_000, 7_793, share=80) == ""
    assert shows(2000, 1007, share=0) == too_much(51, 50)
    assert shows(10_000, 10_000, rights="full") == ""


# --- ids, headings, speakers, links -----------------------------------------------------------------------------------


def test_an_id_used_twice() -> None:
    body = (
        BERG + statement("Sie sei zuversichtlich.") + statement("am Montag.") + "## Hintergrund\n\n- Ja.\n  { #s1 }\n"
    )
    assert report(body) == (
        f"{BAD}:17: E241 the id “s1” is used twice, first at line 12\n    “s2” is still free\n"
        f"{BAD}:24: E241 the id “s1” is used twice, first at line 12\n    “s2” is still free\n"
    )


def test_a_heading_that_is_nearly_a_known_one() -> None:
    assert report("## Ofene Fragen\n\n## Kaffee\n\n## Der Hintergrund\n") == (
        f"{BAD}:8: W210 the section “Ofene Fragen” is shown as ordinary prose\n    did you mean “## Offene Fragen”?\n"
        f"{BAD}:12: W210 the section “Der Hintergrund” is shown as ordinary prose\n    did you mean “## Hintergrund”?\n"
    )


def test_a_link_where_words_are_plain() -> None:
    link = "[Rat](../topics/bau.md)"
    body = (
        BERG + "> Sie sei zuversichtlich.\n\nsinngemäß, im " + link + ", im Text „" + link + "“\n{ #s1 .indirect }\n\n"
    )
    body += f"## Hintergrund\n\n- Der {link} tagt.\n  {{ #h1 }}\n"
    told = (
        f"W211 this link is shown as it stands: {link}\n"
        "    write the words alone; names of people and organisations are linked by themselves\n"
    )
    assert report(body) == f"{BAD}:12: {told}{BAD}:19: {told}"


SPEAKERS = [
    (
        "[Anna Berg](../people/ana-berg.md)",
        "E401 the page of “Anna Berg” is not there: ../people/ana-berg.md\n"
        "    did you mean [Anna Berg](../people/anna-berg.md)?",
    ),
    (
        "[Die Chefin](../people/anna-ber.md)",
        "E401 the page of “Die Chefin” is not there: ../people/anna-ber.md\n"
        "    did you mean [Anna Berg](../people/anna-berg.md)?",
    ),
    (
        "[Carla Fluss](../people/carla-fluss.md)",
        "E401 the page of “Carla Fluss” is not there: ../people/carla-fluss.md\n"
        "    correct the link, or add the page site_src/people/carla-fluss.md",
    ),
    (
        "[Bau](../topics/bau.md)",
        "E401 the link of “Bau” leads to no person and no organisation\n"
        "    correct the link, or add the page site_src/topics/bau.md",
    ),
    (
        "[Bernd Tal](../people/anna-berg.md)",
        "E402 the heading says “Bernd Tal”, but its link leads to “Anna Berg”\n"
        "    correct one of the two; if the name is right, add it to `aliases` in site_src/people/anna-berg.md",
    ),
    (
        "Anni",
        "W403 “Anni” has a page, but this heading does not link to it\n"
        "    write ### [Anna Berg](../people/anna-berg.md)",
    ),
]


@pytest.mark.parametrize(("heading", "expected"), SPEAKERS)
def test_speakers_that_lead_nowhere(heading: str, expected: str) -> None:
    body = f"## Wer hat was gesagt\n\n### {heading}\n\n{statement('Sie sei zuversichtlich.')}"
    assert report(body) == f"{BAD}:10: {expected}\n"


@pytest.mark.parametrize(
    "heading", ["Sprecher unklar", "Eine Sprecherin der Stadt", "[Frau Bergs](../people/anna-berg.md)"]
)
def test_speakers_that_are_right(heading: str) -> None:
    assert report(f"## Wer hat was gesagt\n\n### {heading}\n\n{statement('Sie sei zuversichtlich.')}") == ""


def test_a_page_that_cannot_be_read_does_not_make_links_to_it_wrong() -> None:
    body = BERG + statement("Sie sei zuversichtlich.")
    assert report(body, **{"people/anna-berg.md": "kaputt"}) == (
        "site_src/people/anna-berg.md:1: E101 no front matter\n"
        "    begin the file with a line ---, the page's `title: …` and another line ---\n"
    )


def test_answers_that_lead_nowhere() -> None:
    body = (
        BERG
        + statement("Sie sei zuversichtlich.")
        + (
            "## Offene Fragen\n\n### Wann? { #f1 }\n\n"
            "beantwortet · dazu [Anna Berg](#s1), [Anna Berg](#s2) · Antwort [X](b.md#f1), [Y](c.md#s1)\n"
        )
    )
    assert report(body) == (
        f"{BAD}:19: E404 there is no page “c.md#s1”\n    correct the link, or add the page site_src/articles/c.md\n"
        f"{BAD}:19: E404 “#s2” is no statement\n    statements of site_src/articles/b.md: s1\n"
        f"{BAD}:19: E404 “b.md#f1” is no statement\n    statements of site_src/articles/b.md: s1\n"
    )


# --- prose and fields -------------------------------------------------------------------------------------------------


def links(target: str) -> str:
    """The report of a page with one link in its prose, and with a heading and a picture to link to."""
    body = f"[x]({target})\n\n## Zur Lage {{ #lage }}\n\n### Früher und heute\n\nNeu.\n"
    site, problems = parse_site({**STUBS, "articles/b.md": FRONT + body})
    return as_text((*problems, *check(site, SOURCES, files=["assets/bild.png"])))


@pytest.mark.parametrize(
    "target",
    ["../assets/bild.png", "#lage", "#fruher-und-heute", "b.md#lage", "#something-put-together",
     "../topics/bau.md#lage", "https://example.org/bild.jpg", "../index.html"],
)  # fmt: skip
def test_links_to_files_and_headings(target: str) -> None:
    assert links(target) == ""


@pytest.mark.parametrize("title", ["Früher und heute", "Straße 12 – „nein“", "  A--b  _c_ ", "Was tun?", "Добро"])
def test_anchors_of_headings_are_those_that_the_builder_gives(title: str) -> None:
    assert _slugified(title) == slugify(title, "-")


def test_links_to_files_and_headings_that_are_not_there() -> None:
    assert links("../assets/bidl.png") == (
        f"{BAD}:8: E405 there is no file “../assets/bidl.png”\n    did you mean site_src/assets/bild.png?\n"
    )
    assert links("../x/foto.jpg") == (
        f"{BAD}:8: E405 there is no file “../x/foto.jpg”\n    correct the link, or add the file site_src/x/foto.jpg\n"
    )
    assert links("#fruher-und-heut") == (
        f"{BAD}:8: W406 no heading on site_src/articles/b.md has the anchor “#fruher-und-heut”\n"
        "    did you mean “#fruher-und-heute”?\n"
    )


PROSE = [
    (
        "Ein [Link](../people/anna-bergs.md).",
        "E405 this link leads nowhere: ../people/anna-bergs.md\n    did you mean site_src/people/anna-berg.md?",
    ),
    (
        "![Bild](c.md#a)",
        "E405 this link leads nowhere: c.md#a\n    correct the link, or add the page site_src/articles/c.md",
    ),
    ("[q]: #s9\n\n[q]", "E405 “#s9” is not on the page site_src/articles/b.md\n    look the id up there"),
    ("a <b>b", "E501 HTML is not possible here: “<b”\n    write it in Markdown; for the character itself, write &lt;"),
    (
        "\\<img src=x>",
        "E501 HTML is not possible here: “<img”\n    write it in Markdown; for the character itself, write &lt;",
    ),
    ("[x](java&#115;cript:alert)", "E502 links may not lead to “javascript:”\n    use an https address"),
    ("[x]( DATA:text/html)", "E502 links may not lead to “data:”\n    use an https address"),
    (
        "Text\n{ onclick=x }",
        "E503 attributes are not possible here: “{ onclick=x }”\n"
        "    only ids and classes may stand in braces: { #id .class }",
    ),
]


@pytest.mark.parametrize(("body", "expected"), PROSE)
def test_prose(body: str, expected: str) -> None:
    line = {"[q]": 10, "Tex": 9}.get(body[:3], 8)
    found = f"{BAD}:{line}: {expected}\n"
    assert report(body) == found
    inside = BERG + statement("Sie sei zuversichtlich.") + body
    assert report(inside) == found.replace(f":{line}:", f":{line + 9}:")


@pytest.mark.parametrize(
    "body",
    [
        "Ein [Link](../people/anna-berg.md#x), <https://x.de> und [so](https://x.de/a.md) &lt;b> 1 < 2 > 0 { .a #b }",
        "[Themen](../topics/bau.md) `a](b`",
        "<!-- explainer:newest -->",
    ],
)
def test_prose_that_is_right(body: str) -> None:
    assert report(body) == ""


def test_prose_under_a_question() -> None:
    assert report("## Offene Fragen\n\n### Wann? { #f1 }\n\noffen\n\nBald.\n\n<i>Sehr</i> bald.\n") == (
        f"{BAD}:16: E501 HTML is not possible here: “<i”\n"
        "    write it in Markdown; for the character itself, write &lt;\n"
    )


def test_pages_that_are_no_articles() -> None:
    assert report(
        "", **{"people/bernd-tal.md": "---\nname: Bernd Tal\n---\n\n\n<br>\n\n[x](../index.md) [y](z.md)\n"}
    ) == (
        "site_src/people/bernd-tal.md:6: E501 HTML is not possible here: “<br”\n"
        "    write it in Markdown; for the character itself, write &lt;\n"
        "site_src/people/bernd-tal.md:8: E405 this link leads nowhere: z.md\n"
        "    correct the link, or add the page site_src/people/z.md\n"
    )
