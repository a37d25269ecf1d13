"""Words that try to be something else, in every field of a page, through the real builder to the reader's page."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html
from sites import ARTICLE, PATH, SEED, project, seed_site

from explainer.build import build
from explainer.model import (
    ActorKind,
    ActorPage,
    Fact,
    Level,
    Link,
    Prose,
    Question,
    Section,
    SectionKind,
    Speaker,
    Statement,
    StatementKind,
    TopicPage,
)
from explainer.text import shown

WORDS = (
    "2024. Das war ein gutes Jahr.",
    "1) Erstens, + zweitens, - drittens",
    "# Kein Titel #",
    "> kein Zitat",
    "[Putin]: ein Name, [^1]: keine Fußnote",
    "*[NATO]: ein Bündnis",
    "3*4*5 _kursiv_ **fett** `code` ~~weg~~ ^hoch^ ==gelb== ++neu++",
    "<script>alert(1)</script> <b onclick=alert(1)>fett</b> <!-- weg -->",
    "&lt;b&gt; &amp; &#60; &nbsp; AT&T",
    "[Klick](javascript:alert(1)) ![Bild](https://elsewhere.example/x.png)",
    "{ #s99 .x onclick=alert(1) } {{ config }} {% raw %} {: .x }",
    "https://elsewhere.example/a_b_c und www.elsewhere.example",
    r"C:\neu\*Ordner\_ \\ \`",
    "--8<-- \"mkdocs.yml\" :smile: $E=mc^2$ | a | b |",
    "</figure></article><h1>neu</h1>",
    "“Anführung” „so“ ‚und‘ »so« \"und\" 'so'",
    "😀 e\u0301 שלום مرحبا",
    "!!! note",
    "``` { .x onclick=alert(1) }",
    "--- *** ___",
    "<!-- explainer:newest --> im Satz",
)  # fmt: skip


def all_of(words: str) -> str:
    return " ".join((words, *WORDS))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    statements = tuple(
        Statement(
            id=f"s{number}",
            kind=StatementKind.DIRECT,
            quotation=words,
            context=words,
            mention=words,
            paragraph=number,
        )
        for number, words in enumerate(WORDS, 1)
    )
    speaker = Speaker(label=all_of("Ada"), target="../people/ada.md", role=all_of("Leiterin"), items=statements)
    unnamed = Speaker(label=all_of("ein Sprecher"), items=(replace(statements[0], id="s100"),))
    questions = tuple(
        Question(id=f"f{number}", text=words, spoken_to_by=(Link(label=words, target=f"#s{number}"),), paragraph=1)
        for number, words in enumerate(WORDS, 1)
    )
    facts = tuple(Fact(id=f"h{number}", text=words, paragraph=2) for number, words in enumerate(WORDS, 1))
    prose = (Prose(markdown="\n\n".join(words for words in WORDS if "explainer:" not in words and "```" not in words)),)
    article = replace(
        ARTICLE,
        title=all_of("Titel"),
        description=all_of("Worum"),
        tags=(all_of("Thema"),),
        source=replace(ARTICLE.source, publisher=all_of("Bote"), authors=(all_of("A"),), licence=all_of("frei")),
        sections=(
            Section(kind=SectionKind.STATEMENTS, heading="Wer hat was gesagt", items=(speaker, unnamed)),
            Section(kind=SectionKind.QUESTIONS, heading="Offene Fragen", items=questions),
            Section(kind=SectionKind.BACKGROUND, heading="Hintergrund", items=facts),
            Section(kind=SectionKind.PROSE, heading="Eigenes", items=prose),
        ),
    )
    body = "<!-- explainer:about -->\n\n<!-- explainer:statements -->\n\n<!-- explainer:mentions -->"
    actor = ActorPage(
        path="people/ada.md",
        name=all_of("Ada"),
        kind=ActorKind.PERSON,
        aliases=(all_of("Adele"),),
        role=all_of("Rolle"),
        body=body,
    )
    topic = TopicPage(path="topics/thema.md", name=all_of("Thema"), body=seed_site().topics[0].body)
    made = tmp_path_factory.mktemp("hostile")
    source = "\n\n".join(WORDS).encode()
    article = replace(article, source=replace(article.source, sha256=hashlib.sha256(source).hexdigest()))
    project(made, replace(seed_site(), articles=(article,), actors=(actor,), topics=(topic,)))
    (made / SEED).write_bytes(source)
    return made


def test_every_word_reads_as_it_is_and_none_of_them_works(root: Path) -> None:
    """`build` also compares every quotation, question and background sentence, and looks for what is live."""
    assert [problem for problem in build(root) if problem.level is Level.ERROR] == []
    tree = lxml_html.document_fromstring((root / "site" / PATH.replace(".md", ".html")).read_text(encoding="utf-8"))
    title = shown(all_of("Titel"))
    assert tree.findtext(".//title") == f"{title} - Wer hat was gesagt"
    assert [shown(one.text_content()).removesuffix("¶") for one in tree.iter("h1")][:1] == [title]
    description = tree.xpath("string(//meta[@name='description']/@content)")
    assert (len(description) > 100, shown(all_of("Worum")).startswith(description.removesuffix(" …"))) == (True, True)
    voice = shown(all_of("Ada"))
    headings = [shown(one.text_content()).removesuffix("¶") for one in tree.iter("h3")]
    assert headings == [voice, shown(all_of("ein Sprecher")), *map(shown, WORDS)]
    manners = [shown(one.text_content()) for one in tree.find_class("how")]
    assert manners[:-1] == [f"{voice}: wörtlich, {words} #" for words in map(shown, WORDS)]
    evidence = [[shown(line.text_content()) for line in one.iter("li")] for one in tree.find_class("evidence")]
    assert [lines[0] for lines in evidence[:-1]] == [
        f"Sprecher: {voice}, im Text an dieser Stelle „{words}“" for words in map(shown, WORDS)
    ]
    contents = [shown(one.text_content()) for one in tree.xpath("//nav[contains(@class, 'md-nav--secondary')]//a")]
    assert [words for words in contents if words in headings] == headings


def test_the_pages_made_from_them_read_the_same(root: Path) -> None:
    for path, name in (("people/ada.html", "Ada"), ("topics/thema.html", "Thema")):
        tree = lxml_html.document_fromstring((root / "site" / path).read_text(encoding="utf-8"))
        assert [shown(one.text_content()).removesuffix("¶") for one in tree.iter("h1")] == [shown(all_of(name))]
        assert tree.findtext(".//title") == f"{shown(all_of(name))} - Wer hat was gesagt"
