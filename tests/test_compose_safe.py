"""What comes from content reads on the built page exactly as it is, and never runs: laws, against the real parser."""

import html
import re
import time
from functools import cache

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as lxml_html
from sites import ROOT

from explainer.compose.fill import fill
from explainer.compose.mentions import Scanner
from explainer.compose.plain import plain_text, sentences
from explainer.compose.safe import attribute, fragment, identifier, prose, scalar, text, url
from explainer.model import Place, Problem
from explainer.text import shown

PIECES = (
    *"\\`*_{}[]()<>#+-.!|~&^=$\"':;/?@%„“»«‚‘…– \u00a0\t\n\r\u200f\u202e😀éß1a\x02\x03\x0b\x85\u2028",
    *(
        "<script>",
        "&lt;",
        "&#60;",
        "javascript:",
        "](",
        "<!--",
        "-->",
        "{ #x }",
        "](x){ onclick=a }",
        "    ",
        "* ",
        "> ",
    ),
    *("```", "~~~", "[x]: y", "*[NATO]: z", "1. ", "--8<--", "klzzwxh:0", "</figure>", "!!! note", "Wort", "\n\n"),
)
NASTY = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), max_size=20).map("".join)


@cache
def parser() -> markdown.Markdown:
    """Python-Markdown as MkDocs sets it up for this site."""
    ours = yaml.load(
        (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("markdown_extensions:")[1], yaml.SafeLoader
    )
    names = ["toc", "tables", "fenced_code", *(name if isinstance(name, str) else next(iter(name)) for name in ours)]
    return markdown.Markdown(extensions=list(dict.fromkeys(names)))


def rendered(source: str) -> lxml_html.HtmlElement:
    return lxml_html.fragment_fromstring(parser().reset().convert(source), create_parent="body")


PLACES = {
    "paragraph": ("{}", ".//p"),
    "quotation": ('<figure markdown="block" id="s1">\n\n> {}\n\n</figure>', ".//blockquote/p"),
    "caption": ('<figcaption markdown="span">{} ·</figcaption>', ".//figcaption"),
    "heading": ("### {} {{ #f1 }}", ".//h3"),
    "link": ("[{}](x.md)", ".//a"),
    "item": ("- **{}** –", ".//strong"),
    "after": ("Absatz {}", ".//p"),
}


@pytest.mark.parametrize("place", PLACES)
@given(plain=NASTY)
@example(plain="2024. Das war ein gutes Jahr.")
@example(plain="[Putin]: ein Name")
@example(plain="3*4*5 = 60 _und_ <b>mehr</b> &amp; &#60; \\* `x`")
@example(plain="{ #s2 .x onclick=alert(1) }")
@example(plain="**")
def test_plain_text_reads_on_the_page_as_it_is(place: str, plain: str) -> None:
    pattern, path = PLACES[place]
    if not shown(plain):
        return
    element = rendered(pattern.format(text(plain))).find(path)
    assert element is not None
    read = shown(element.text_content())
    if place == "caption":
        read = shown(read.removesuffix("·"))
    assert read == (shown(f"Absatz {shown(plain)}") if place == "after" else shown(plain))


@given(NASTY)
def test_a_plain_text_is_one_attribute_value(plain: str) -> None:
    element = rendered(f'<figure markdown="block" data-x="{attribute(plain)}">\n\nx\n\n</figure>').find(".//figure")
    assert element is not None
    assert dict(element.attrib) == {"data-x": shown(plain)}


@given(NASTY)
def test_front_matter_gives_the_html_of_its_text(plain: str) -> None:
    read = yaml.load(f"title: {scalar(plain)}\n", yaml.SafeLoader)["title"]
    assert (html.unescape(read), re.findall("[<>\"']", read)) == (shown(plain), [])


@given(NASTY)
@example("[x](javascript:alert(1))")
@example("[x](java&#115;cript:alert(1))")
@example("[x]( \n javascript:alert(1))")
@example("[x]\n\n[x]: javascript:alert(1)")
@example("[x]:\n  <javascript:alert(1)>\n\n[x]")
@example("[x](<javascript:alert(1)>)")
@example("[x](JaVaScRiPt&colon;alert(1))")
@example("[x\\]](javascript:alert(1))")
@example("[[x]](javascript:alert(1))")
@example("[x [y] z](javascript:alert(1))")
@example("![x](https://elsewhere.example/x.png)")
@example("![x][y]\n\n[y]: https://elsewhere.example/x.png")
@example("![[x]](https://elsewhere.example/x.png)")
@example("[![x](//elsewhere.example/x.png)](y.md)")
@example("<img src=x onerror=alert(1)>")
@example("<scr<!-- -->ipt>alert(1)</script>")
@example("[x](y.md){ onclick=alert(1) }")
@example("[x](y.md){ #a onclick=alert(1) }")
@example("# x { onclick=alert(1) }")
@example("``` { .x onclick=alert(1) }\nx\n```")
@example("<javascript:alert(1)>")
@example("[x](vbscript:alert(1)) [x](data:text/html,x) [x](file:///etc/passwd)")
def test_nothing_that_a_person_wrote_can_run_or_load_something(source: str) -> None:
    for element in rendered(prose(source)).iter():
        assert element.tag in {"body", "p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr",
                               "h1", "h2", "h3", "h4", "h5", "h6", "br", "img", "table", "thead", "tbody", "tr", "th",
                               "td", "span", "div"}, source  # fmt: skip
        assert not [name for name in element.attrib if name.startswith("on") or name == "srcdoc"]
        link = re.sub(r"[\x00-\x20]", "", element.get("href", "")).lower()
        assert not re.match(r"[a-z][a-z0-9+.-]*:", link) or re.match("https?:|mailto:", link)
        assert not re.match(r"[a-z][a-z0-9+.-]*:|//", element.get("src", ""))


def test_what_people_write_keeps_its_force() -> None:
    source = (
        "Ein *betontes* Wort, ein [Link](../people/x.md#s1 \"Titel\"), [noch einer](https://example.org/a_(b)).\n\n"
        "![Karte](../assets/karte.png)\n\n- Punkt\n\n### Überschrift { #eigene .klasse }"
    )  # fmt: skip
    assert prose(source) == source


@pytest.mark.parametrize(
    "piece",
    ["<!--", "![", "[", "](", "[x](", "{#a", "#a", "{", " ", "!", "<https://a", "`", "*", "<!-- explainer:", "\\", "&"],
)  # fmt: skip
def test_a_hundred_thousand_of_anything_take_less_than_a_second(piece: str) -> None:
    many = piece * (100_000 // len(piece))
    start = time.process_time()
    (
        text(many),
        prose(many),
        scalar(many),
        plain_text(many),
        sentences(shown(many)),
        Scanner([]).scan([many], frozenset()),
    )
    fill(f"<!-- explainer:{many}", {}, Place(""))
    assert time.process_time() - start < 1


def test_comments_are_left_out() -> None:
    assert prose("Eins.<!-- intern -->\n\nZwei.") == "Eins.\n\nZwei."


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("https://example.org/a(b)_c*d", "https://example.org/a%28b%29%5Fc%2Ad"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", ""),
        ("//example.org", ""),
        ("https://[x", ""),
        ("", ""),
    ],
)
def test_an_address_is_a_link_or_nothing(address: str, safe: str) -> None:
    assert url(address) == safe


def test_a_text_fragment_leads_to_the_words() -> None:
    words = "„Wenn jemand den Kontakt wieder aufnehmen will, dann stört mich das nicht.“"
    assert fragment("https://example.org/a#b", words) == (
        "https://example.org/a#:~:text=%E2%80%9EWenn%20jemand%20den%20Kontakt,st%C3%B6rt%20mich%20das%20nicht.%E2%80%9C"
    )
    assert fragment("https://example.org/a", "[…] kurz") == "https://example.org/a#:~:text=kurz"
    assert fragment("seeds/x.txt", words) == ""


def test_an_id_keeps_only_what_an_id_may_hold() -> None:
    assert identifier('s1" onclick="x}') == "s1onclickx"


def test_a_marker_is_replaced_and_words_around_it_stay() -> None:
    stub = "Vorher.\n\n<!-- explainer:a -->\n\nDazwischen <b>.\n\n  <!--explainer: b-->\n\nNachher."
    blocks = {"a": lambda: "**A**", "b": lambda: "", "c": lambda: "nie"}
    filled = "Vorher.\n\n**A**\n\nDazwischen &lt;b>.\n\nNachher."
    assert fill(stub, blocks, Place("site_src/x.md", 5)) == (filled, ())


def test_an_unknown_marker_is_a_problem_at_its_line() -> None:
    stub = "Eins.\n\n<!-- explainer:statments -->\n\n<!-- explainer:zzz -->"
    blocks = {"statements": lambda: "S", "mentions": lambda: "M"}
    first = Problem(
        place=Place("site_src/people/x.md", 7),
        code="E601",
        message="this page has no block “statments”",
        hint="Did you mean “statements”?",
    )
    second = Problem(
        place=Place("site_src/people/x.md", 9),
        code="E601",
        message="this page has no block “zzz”",
        hint="Blocks of this kind of page: mentions, statements.",
    )
    assert fill(stub, blocks, Place("site_src/people/x.md", 5)) == ("Eins.", (first, second))
