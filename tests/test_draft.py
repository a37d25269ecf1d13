import os
from dataclasses import replace
from pathlib import Path

import pytest
from extractions import SEED, SEED_EXTRACTION, by, said, spans

from explainer.draft import article_page, draft, page_path
from explainer.excerpt import quotation
from explainer.grouping import with_linked_speakers
from explainer.model import (
    Actor,
    ActorKind,
    ActorPage,
    Attribution,
    Extraction,
    Link,
    Section,
    SectionKind,
    Speaker,
    Statement,
    StatementKind,
    TopicPage,
)
from explainer.page import parse_article, parse_site, render_article
from explainer.text import Span, Text, slug

GOLDEN = Path(__file__).parent / "golden" / "seed"
PAGE = "articles/2024-11-08-deal-fuer-frieden-in-ukraine-putin-und-trump-sind-bereit.md"
DIRECT, INDIRECT, FREE, REPORTED = StatementKind


def test_the_seed_makes_these_files() -> None:
    files = draft(SEED_EXTRACTION)
    if os.environ.get("ACCEPT"):
        for path, content in files.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(content, encoding="utf-8")
    expected = {path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8") for path in GOLDEN.rglob("*.md")}
    assert files == expected


def test_what_is_drafted_reads_back_without_a_problem() -> None:
    files = draft(SEED_EXTRACTION)
    site, problems = parse_site(files)
    assert problems == ()
    assert parse_article(PAGE, files[PAGE]) == (article_page(SEED_EXTRACTION), ())
    assert sorted(page.path for page in (*site.articles, *site.actors, *site.topics)) == sorted(files)


def test_stubs_that_are_there_are_not_drafted_and_names_come_from_them() -> None:
    putin = ActorPage(path="people/wladimir-putin.md", name="Wladimir W. Putin", kind=ActorKind.PERSON)
    topic = TopicPage(path="topics/krieg.md", name="Krieg", aliases=("ukraine-krieg",))
    files = draft(SEED_EXTRACTION, (putin,), (topic,))
    assert sorted(path for path in draft(SEED_EXTRACTION) if path not in files) == [
        "people/wladimir-putin.md",
        "topics/ukraine-krieg.md",
    ]
    assert "### [Wladimir W. Putin](../people/wladimir-putin.md)\n" in files[PAGE]


def test_a_person_whom_the_page_does_not_name_gets_no_page() -> None:
    unseen = Actor(id="olaf-scholz", name="Olaf Scholz", kind=ActorKind.PERSON)
    assert draft(replace(SEED_EXTRACTION, actors=(*SEED_EXTRACTION.actors, unseen))) == draft(SEED_EXTRACTION)


def test_a_speaker_is_linked_when_an_actor_of_his_name_comes_later() -> None:
    actor = ActorPage(path="organisations/n24.md", name="n24", kind=ActorKind.ORGANISATION)
    other = replace(actor, path="organisations/n24-2.md")
    speaker = Speaker(label="N24", items=(Statement(id="s1", kind=DIRECT, quotation="„Ja.“"),))
    section = Section(kind=SectionKind.STATEMENTS, heading="Wer hat was gesagt", items=(speaker,))
    page = replace(article_page(SEED_EXTRACTION), sections=(section,))
    linked = replace(section, items=(replace(speaker, target="../organisations/n24.md"),))
    assert with_linked_speakers(page, (actor,)) == replace(page, sections=(linked,))
    assert with_linked_speakers(page, (actor, other)) == page


def test_two_sources_of_one_title_get_two_pages() -> None:
    there = {"articles/2024-11-08-a.md": "seeds/1.txt", "articles/2024-11-08-a-2.md": "seeds/2.txt"}
    paths = [page_path("2024-11-08T10:00:00Z", "A", f"seeds/{n}.txt", there) for n in (1, 2, 3)]
    assert paths == ["articles/2024-11-08-a.md", "articles/2024-11-08-a-2.md", "articles/2024-11-08-a-3.md"]
    assert page_path("", "Index", "x", {}) == "articles/index-2.md"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Größe, Maß & Öl: „Ähnlich“", "groesse-mass-oel-aehnlich"),
        ("A" * 80, "a" * 60),
        ("wort " * 20, "-".join(["wort"] * 12)),
        ("Gro\u0308ße", "groesse"),
        ("Łódź, Ærø, Çelik", "lodz-aeroe-celik"),
        ("Владимир", "u432-u43b-u430-u434-u438-u43c-u438-u440"),
        ("…", "u2026"),
        ("", "page"),
    ],
)
def test_slugs(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize(
    ("kind", "excerpt", "expected"),
    [
        (
            INDIRECT,
            ["dass er die Gelegenheit nutzen wolle, Trump zu gratulieren"],
            "[…] dass er die Gelegenheit nutzen wolle, Trump zu gratulieren.",
        ),
        (REPORTED, ["Dabei signalisierte er", "Bereitschaft"], "Dabei signalisierte er […] Bereitschaft […]"),
        (DIRECT, ["„Ich denke, wir werden sprechen.“"], "„Ich denke, wir werden sprechen.“"),
        (INDIRECT, ["„aber nicht unbedingt einen Deal"], "[…] „aber nicht unbedingt einen Deal […]"),
        (DIRECT, ["Ich denke", "wir werden sprechen"], "[…] Ich denke, wir werden sprechen.“"),
        (FREE, ["Lippenbekenntnisse seien zu wenig"], "Lippenbekenntnisse seien zu wenig."),
    ],
)
def test_what_a_page_shows_of_an_excerpt(kind: StatementKind, excerpt: list[str], expected: str) -> None:
    assert quotation(SEED_EXTRACTION.text, spans(*excerpt), kind) == expected


def test_sentences_in_a_row_need_no_mark_of_omission() -> None:
    content = "„Ja. Nein.“ Er\nkommt, sagt er."
    text = Text(content=content)
    assert quotation(text, [Span(1, 4), Span(5, 10), Span(12, 21)], REPORTED) == "Ja. Nein.“ Er kommt,"


def test_speakers_without_a_page_and_without_a_name() -> None:
    police = Attribution(actor=None, name="Ein Sprecher der Polizei", spans=spans("der Russe"), rule="by-hand")
    statements = (
        said(1, DIRECT, "„Ich denke, wir werden sprechen.“"),
        said(2, FREE, "Lippenbekenntnisse seien zu wenig.", speaker=police),
        said(3, REPORTED, "Dabei signalisierte er", speaker=by("nato", "NATO", "NATO"), excerpt=()),
    )
    extraction = replace(SEED_EXTRACTION, statements=statements, questions=(), background=())
    speakers = article_page(extraction).sections[0].items
    assert speakers == (
        Speaker(
            label="Ein Sprecher der Polizei",
            items=(Statement(id="s2", kind=FREE, quotation="Lippenbekenntnisse seien zu wenig.", paragraph=12),),
        ),
        Speaker(
            label="NATO",
            target="../organisations/nato.md",
            items=(Statement(id="s3", kind=REPORTED, quotation="Dabei signalisierte er […]", paragraph=5),),
        ),
        Speaker(
            label="Sprecher unklar",
            items=(Statement(id="s1", kind=DIRECT, quotation="„Ich denke, wir werden sprechen.“", paragraph=6),),
        ),
    )
    assert "organisations/nato.md" in draft(extraction)


def test_a_statement_that_another_one_shows_already_is_shown_once() -> None:
    ischinger = by("wolfgang-ischinger", "Wolfgang Ischinger")
    statements = (
        *SEED_EXTRACTION.statements,
        said(8, DIRECT, "„persönliche Gipfeldiplomatie mit Wladimir Putin anstreben wird“", speaker=ischinger),
    )
    questions = (replace(SEED_EXTRACTION.questions[0], spoken_to_by=("s8", "s4")),)
    page = article_page(replace(SEED_EXTRACTION, statements=statements, questions=questions))
    assert page.sections[0] == article_page(SEED_EXTRACTION).sections[0]
    link = Link(label="Wolfgang Ischinger", target="#s4")
    asked = replace(article_page(SEED_EXTRACTION).sections[1].items[0], spoken_to_by=(link,))
    assert page.sections[1].items == (asked,)
    other = (*SEED_EXTRACTION.statements, replace(statements[-1], speaker=by("joe-biden", "Joe Biden")))
    assert article_page(replace(SEED_EXTRACTION, statements=other)).sections[0].items[-1].label == "Joe Biden"


def test_a_speaker_called_by_the_full_name_of_one_actor_is_he() -> None:
    police = ActorPage(
        path="organisations/polizei.md", name="Polizei Köln", kind=ActorKind.ORGANISATION, aliases=("Polizei",)
    )
    called = [Attribution(actor=None, name=name, spans=(), rule="by-hand") for name in ("polizei", "NATO", "Polizist")]
    words = ("„Ich denke, wir werden sprechen.“", "Lippenbekenntnisse seien zu wenig.", "Joe Biden")
    statements = tuple(said(n, REPORTED, words[n], speaker=called[n]) for n in range(3))
    extraction = replace(SEED_EXTRACTION, statements=statements)
    speakers = article_page(extraction, (police,)).sections[0].items
    assert [(speaker.label, speaker.target) for speaker in speakers if isinstance(speaker, Speaker)] == [
        ("Polizei Köln", "../organisations/polizei.md"),
        ("NATO", "../organisations/nato.md"),
        ("Polizist", ""),
    ]
    assert "organisations/nato.md" in draft(extraction, (police,))
    twins = (police, replace(police, path="organisations/polizei-2.md"))
    assert article_page(extraction, twins).sections[0].items[0] == Speaker(
        label="polizei", items=(Statement(id="s0", kind=REPORTED, quotation=f"[…] {words[0]}", paragraph=6),)
    )


def test_fields_of_any_length_make_a_page_that_can_be_read() -> None:
    long = "Wort\n" * 10_000
    article = replace(
        SEED_EXTRACTION.article,
        description=long,
        publisher=long,
        url="javascript:x",
        authors=(long, "A") * 99,
        tags=("", long),
    )
    page = article_page(replace(SEED_EXTRACTION, article=article, title=long))
    cut = "Wort" + " Wort" * 19 + " …"
    assert (page.title, page.description) == ("Wort" + " Wort" * 59 + " …", "Wort" + " Wort" * 99 + " …")
    assert (page.source.publisher, page.source.authors, page.tags, page.source.url) == (cut, (cut, "A"), (cut,), "")
    assert parse_article(page.path, render_article(page)) == (page, ())


def test_an_article_in_which_nothing_was_found_is_a_page_too() -> None:
    article = replace(SEED_EXTRACTION.article, date="", content="Nichts.")
    extraction = Extraction(article=article, text=Text(content="Nichts."), title="")
    assert draft(extraction) == {
        "articles/000-d8995d29cac2191d.md": (
            '---\ntitle: "000_d8995d29cac2191d"\nlang: de\nsource:\n'
            f"  file: {SEED}\n  sha256: {article.sha256}\n  rights: excerpt\n---\n"
        )
    }
