"""A text written as Markdown reads exactly as the text, in every parser that readers of these pages use."""

import time
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from strategies import PIECES, texts, words

from explainer.markdown import escape, unescape
from explainer.text import shown


class Config(yaml.SafeLoader):
    """Reads mkdocs.yml without executing what its tags name."""


Config.add_multi_constructor("", lambda loader, suffix, node: None)  # type: ignore[no-untyped-call]


def extensions() -> list[str]:
    """The extensions of the site's own mkdocs.yml, and others that a site may switch on."""
    path = Path(__file__).parent.parent / "mkdocs.yml"
    configured = yaml.load(path.read_text("utf-8"), Loader=Config)["markdown_extensions"]
    ours = [name if isinstance(name, str) else next(iter(name)) for name in configured]
    return sorted({*ours, "attr_list", "md_in_html", "tables", "footnotes", "toc", "def_list", "abbr", "admonition"})


PYTHON_MARKDOWN = markdown.Markdown(extensions=extensions())
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
Renderer = Callable[[str], str]


def python_markdown(text: str) -> str:
    PYTHON_MARKDOWN.reset()
    return PYTHON_MARKDOWN.convert(text)


RENDERERS: tuple[Renderer, ...] = (python_markdown, COMMONMARK.render)

# --- laws -------------------------------------------------------------------------------------------------------------


@given(st.one_of(texts, st.text()))
@settings(max_examples=500)
def test_unescape_undoes_escape(text: str) -> None:
    assert unescape(escape(text)) == shown(text)
    assert unescape(escape(text, start=False, also="·")) == shown(text)
    assert unescape(escape(text, start=False, also="[]·")) == shown(text)


@given(st.text())
def test_unescape_takes_whatever_people_write(text: str) -> None:
    assert unescape(text) == shown(unescape(text))


@given(words)
@example("2024. Das war")
@example("\ud800")
@example("[x](y) \\<b> &lt; &notit; `a` *[NATO]: x")
@settings(max_examples=250, deadline=None)
def test_a_text_reads_as_itself_at_every_place_of_a_page(text: str) -> None:
    plain = shown(text)
    inline = escape(text, start=False)
    label = escape(text, start=False, also="[]")
    page = (
        f"{escape(text)}\n\n> {escape(text)}\n\nwörtlich, {inline} · Absatz 1\n{{ #s1 .direct }}\n\n"
        f"### {inline} {{ #f1 }}\n\n- {escape(text, also='·')} · Absatz 2\n  {{ #h1 }}\n- b\n  {{ #h2 }}\n\n"
        f"#### [{label}](../people/x.md)\n"
    )
    for render in RENDERERS:
        html = BeautifulSoup(render(page), "html.parser")
        blocks = [(tag.name, shown(tag.get_text())) for tag in html.find_all(recursive=False)]
        read = [(name, found.replace(" { #f1 }", "") if name == "h3" else found) for name, found in blocks]
        tail = "" if render is python_markdown else " { #s1 .direct }"
        ids = ("", "") if render is python_markdown else (" { #h1 }", " { #h2 }")
        assert read == [
            ("p", plain),
            ("blockquote", plain),
            ("p", f"wörtlich, {plain} · Absatz 1{tail}"),
            ("h3", plain),
            ("ul", shown(f"{plain} · Absatz 2{ids[0]} b{ids[1]}")),
            ("h4", plain),
        ]
        assert [(link["href"], shown(link.get_text())) for link in html.select("a")] == [("../people/x.md", plain)]
        if render is python_markdown:
            assert [tag["id"] for tag in html.select("p[id], h3[id], li[id]")] == ["s1", "f1", "h1", "h2"]


# --- what stays as it is, and what does not ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Er sagte: „Das ist so.“ – und ging (um 12:30 Uhr) nach Hause; 5 % mehr, US-Wahl, z. B. am 3. Mai!",
        "Bürger/innen, snake_case, #MeToo, 3-5, A+B, R&D, 1 > 0, „ja“ […] nein […: er] so…",
        "https://example.org/a_b?x=1&y=2",
        "-5 Grad, +3 Prozent",
    ],
)
def test_ordinary_prose_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024. Das war", "2024\\. Das war"),
        ("1) eins", "1\\) eins"),
        ("- eins", "\\- eins"),
        ("---", "\\---"),
        ("+ eins", "\\+ eins"),
        ("# eins", "\\# eins"),
        ("C#", "C\\#"),
        ("> eins", "\\> eins"),
        ("===", "&#61;&#61;&#61;"),
        ("```", "\\`\\`\\`"),
        ("~~~", "&#126;&#126;&#126;"),
        (": eins", "&#58; eins"),
        ("!!! note", "\\!!! note"),
        ("??? note", "&#63;?? note"),
        ("[x]: y", "\\[x]: y"),
        ("![x](y)", "!\\[x](y)"),
        ("*[NATO]: Bündnis", "\\*\\[NATO]: Bündnis"),
        ("[^1]: Fuß", "\\[&#94;1]: Fuß"),
        ("Bürger*innen", "Bürger\\*innen"),
        ("_so_", "\\_so\\_"),
        ("a\\b", "a\\\\b"),
        ("<b>", "&lt;b>"),
        ("&amp; &notit; &", "&amp;amp; &amp;notit; &"),
        ("Wort { #id }", "Wort \\{ #id }"),
        ("--8<-- x", "\\--8&lt;-- x"),
        ("C++", "C\\+\\+"),
        ("$5 oder 6$", "&#36;5 oder 6&#36;"),
        ("https://x.de/_a_", "https&#58;//x.de/\\_a\\_"),
        ("www.x.de/~a", "www&#46;x.de/&#126;a"),
        ("a\x02\x03\u2028b", "a b"),
    ],
)
def test_active_characters(text: str, expected: str) -> None:
    assert escape(text) == expected


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("3*4*5 und **so**", "3*4*5 und **so**"),
        ("a\\\n b &nbsp;&quot;&#x41;&unknown;&amp", 'a\\ b "A&unknown;&amp'),
        ("\\a \\„", "\\a \\„"),
    ],
)
def test_what_people_write_unescaped(written: str, text: str) -> None:
    assert unescape(written) == text


@pytest.mark.parametrize(
    "piece", ["*", "#", "[", "[…: ", "\\", "&", "http://", "http://\\", "www.", "$", "= ", "2024. "]
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    text = piece * 50_000
    start = time.process_time()
    assert unescape(escape(text)) == shown(text)
    assert time.process_time() - start < 5


def test_the_pieces_hold_every_ascii_punctuation_mark() -> None:
    marks = {chr(code) for code in range(33, 127) if not chr(code).isalnum()}
    assert marks - set("".join(PIECES)) == set()
