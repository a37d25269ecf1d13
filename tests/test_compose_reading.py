"""What readers rely on: evidence that claims no more than it shows, ages without a clock, links, lists that end."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import ARTICLE as SEED_ARTICLE
from sites import ROOT, plain, reading_site

from explainer.compose import compose
from explainer.compose.charts import voices_chart, whom_chart
from explainer.compose.crosslinks import Linker
from explainer.compose.evidence import Evidence, evidence, evidences
from explainer.compose.links import relative, resolve
from explainer.compose.listing import Entry, Listing, Sheet, sheets, shown
from explainer.compose.mentions import Name, Scanner
from explainer.compose.plain import linking, plain_text
from explainer.compose.theme import not_found
from explainer.compose.view import Said, view
from explainer.compose.words import words
from explainer.model import (
    ActorKind,
    ActorPage,
    ArticlePage,
    Link,
    Question,
    QuestionStatus,
    Rights,
    Section,
    SectionKind,
    Site,
    Source,
    Speaker,
    Statement,
    StatementKind,
    TopicPage,
)
from explainer.settings import Settings, read_settings

GERMAN = words("de")
TARGET = SEED_ARTICLE.path.removeprefix("articles/")
PAGES = [page.path for page in reading_site().pages]
TEXT = """\
Das Bad schließt

Die Leiterin Ada Amsel kam. „Es reicht“, sagte sie im Rat. Das sei so.

Sie ging. „Nie wieder.“ Ein Sprecher lobte den Plan."""


def said(
    quotation: str, paragraph: int, *, mention: str = "", label: str = "Ada Amsel", actor: str = "people/a.md"
) -> Said:
    statement = Statement(id="s1", kind=StatementKind.DIRECT, quotation=quotation, mention=mention, paragraph=paragraph)
    speaker = Speaker(label=label, target="../people/a.md" if actor else "", items=(statement,))
    section = Section(kind=SectionKind.STATEMENTS, heading="Wer hat was gesagt", items=(speaker,))
    page = ArticlePage(
        path="articles/x.md", title="X", source=Source(file="seeds/x.txt", sha256=""), sections=(section,)
    )
    return Said(page, speaker, statement, actor)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (said("„Es reicht“", 2), Evidence(sentence="„Es reicht“, sagte sie im Rat.", speaker="paragraph")),
        (
            said("„Es reicht“", 2, mention="sie"),
            Evidence(sentence="„Es reicht“, sagte sie im Rat.", speaker="mention"),
        ),
        (said("Die Leiterin Ada Amsel kam.", 2), Evidence(sentence="", speaker="sentence")),
        (said("„Nie wieder.“", 3), Evidence(sentence="", speaker="text")),
        (
            said("[…] lobte den Plan.", 3, label="Ein Sprecher", actor=""),
            Evidence(sentence="Ein Sprecher lobte den Plan.", speaker="role"),
        ),
        (said("Das sei so.", 2, label="Sprecher unklar", actor=""), Evidence(sentence="", speaker="unclear")),
        (said("Das steht nirgends.", 2), Evidence(sentence="", speaker="paragraph")),
        (said("„Es reicht“", 9), Evidence(sentence="", speaker="text")),
        (
            said("„Es reicht“ […] Das sei so.", 2),
            Evidence(sentence="„Es reicht“, sagte sie im Rat. Das sei so.", speaker="paragraph"),
        ),
    ],
)  # fmt: skip
def test_evidence_is_the_sentence_and_what_the_source_shows_of_the_speaker(one: Said, expected: Evidence) -> None:
    actor = ActorPage(path="people/a.md", name="Ada Amsel", kind=ActorKind.PERSON)
    known = view(Site(articles=(one.article,), actors=(actor,)), (), {"seeds/x.txt": TEXT})
    assert evidence(one, known) == expected


def test_evidence_is_cut_out_of_no_sentence_that_is_half_an_article() -> None:
    one = said("„Es reicht“", 1)
    known = view(Site(articles=(one.article,)), (), {"seeds/x.txt": "„Es reicht“, sagte sie, " + "und dann, " * 80})
    assert evidence(one, known).sentence == ""


def test_evidence_ends_where_the_page_would_show_too_much_of_its_source() -> None:
    one = said("„Es reicht“", 1)
    sentence = f"„Es reicht“, sagte sie {'sehr ' * 64}laut."
    found = {}
    for rest in ("Kurz.", "Und so ging es noch lange weiter. " * 9):
        known = view(Site(articles=(one.article,)), (), {"seeds/x.txt": f"{sentence}\n\n{rest}"})
        found[rest] = evidences(one.article, known)["s1"].sentence
    assert list(found.values()) == ["", sentence]
    whole = replace(one.article, source=replace(one.article.source, rights=Rights.FULL))
    known = view(Site(articles=(whole,)), (), {"seeds/x.txt": sentence})
    assert evidences(whole, known)["s1"].sentence == sentence


@pytest.mark.parametrize(
    ("then", "today", "age"),
    [
        ("2024-05-01", "2024-05-03", "seit 2 Tagen"),
        ("2024-05-02T23:00:00+02:00", "2024-05-03", "seit einem Tag"),
        ("2024-05-03", "2024-05-03", "neu"),
        ("2024-01-05", "2024-05-03", "seit 119 Tagen"),
        ("2024-01-04", "2024-05-03", "seit 4 Monaten"),
        ("2022-05-04", "2024-05-03", "seit 2 Jahren"),
        ("2024-05-04", "2024-05-03", ""),
        ("", "2024-05-03", ""),
        ("2024-02-30", "2024-05-03", ""),
    ],
)
def test_an_age_counts_to_the_newest_article(then: str, today: str, age: str) -> None:
    assert GERMAN.age(then, today) == age


NAMES = Scanner(
    (
        Name("Ada Amsel", "people/ada.md"),
        Name("Amsel", "people/ada.md", sure=False),
        Name("Bad", "topics/bad.md"),
    ),
    ("s",),
)


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("Ada Amsel kam. Ada Amsel ging.", "[Ada Amsel](../people/ada.md) kam. Ada Amsel ging."),
        ("Amsel kam.", "Amsel kam."),
        ("Amsels Plan von Ada Amsel", "[Amsels](../people/ada.md) Plan von Ada Amsel"),
        ("Das Bad, *das Bad*", "Das [Bad](../topics/bad.md), *das Bad*"),
        ("## Das Bad\n\nDas Bad", "## Das Bad\n\nDas [Bad](../topics/bad.md)"),
        ("> Das Bad\n\n„Das Bad“, Bad", "> Das Bad\n\n„Das Bad“, [Bad](../topics/bad.md)"),
        ("[Das Bad](x.md) im Bad", "[Das Bad](x.md) im [Bad](../topics/bad.md)"),
        ("[hier](../topics/bad.md) im Bad", "[hier](../topics/bad.md) im Bad"),
        (
            "`Bad` ![Bad](bad.png) {.Bad} https://bad.example/Bad",
            "`Bad` ![Bad](bad.png) {.Bad} https://bad.example/Bad",
        ),
        ("```\nBad\n```\n\nBad", "```\nBad\n```\n\nBad"),
        ("| Bad | Bad |", "| Bad | Bad |"),
        ("", ""),
    ],
)
def test_the_first_mention_of_a_name_in_prose_is_a_link(written: str, linked: str) -> None:
    assert Linker("articles/x.md", NAMES, frozenset())(written) == linked


def test_a_page_links_neither_itself_nor_a_name_twice() -> None:
    link = Linker("topics/bad.md", NAMES, frozenset({"people/ada.md"}))
    assert [link("Amsel im Bad"), link("Amsel im Bad")] == ["[Amsel](../people/ada.md) im Bad", "Amsel im Bad"]


@given(
    st.lists(st.sampled_from(["Ada", "Amsel", "Bad", " ", "\n", "[", "](", ")", "*", "`", "„", "“", "#", "x"])).map(
        "".join
    )
)
def test_linking_changes_no_word(written: str) -> None:
    linked = Linker("articles/x.md", NAMES, frozenset())(written)
    for path in ("people/ada.md", "topics/bad.md"):
        linked = linked.replace(f"](../{path})", "").replace("[", "")
    assert linked == written.replace("[", "")


def test_sentences_that_link_are_found_with_what_they_link_to() -> None:
    written = "Erstens das hier. Dann [dort](../a.md#s1) und [da](b.md).\n\n![Bild](c.png) [x](d.md)"
    assert list(linking(written)) == [("Dann dort und da.", ("../a.md#s1", "b.md")), ("!Bild x", ("d.md",))]


def listing(count: int, first: int = 3, size: int = 4) -> Listing:
    entries = [Entry(lambda page, number=number: f"- [{number}]({relative(page, 'x.md')})") for number in range(count)]  # type: ignore[misc]
    return Listing(
        page="people/a.md", name="mentions", heading="## M { #m }", title="A: M", more="All", entries=entries,
        first=first, size=size,
    )  # fmt: skip


def test_a_long_list_goes_on_on_pages_of_its_own() -> None:
    assert shown(listing(0)) == ""
    assert list(sheets(listing(3), GERMAN)) == []
    assert shown(listing(5)) == (
        "## M { #m }\n\n- [0](../x.md)\n- [1](../x.md)\n- [2](../x.md)\n\n[All](a/mentions.md)\n{ .more }"
    )
    first = "[Zurück zur Übersicht](../a.md) · [Nächste Seite](mentions-2.md)\n{ .sheets }"
    second = "[Zurück zur Übersicht](../a.md) · [Seite davor](mentions.md)\n{ .sheets }"
    lines = "- [0](../../x.md)\n- [1](../../x.md)\n- [2](../../x.md)\n- [3](../../x.md)"
    assert list(sheets(listing(5), GERMAN)) == [
        Sheet(path="people/a/mentions.md", title="A: M, Seite 1 von 2", body=f"{first}\n\n{lines}\n\n{first}"),
        Sheet(
            path="people/a/mentions-2.md",
            title="A: M, Seite 2 von 2",
            body=f"{second}\n\n- [4](../../x.md)\n\n{second}",
        ),
    ]


@given(st.integers(0, 40), st.integers(0, 9), st.integers(1, 9))
def test_every_entry_is_on_the_page_or_on_one_sheet(count: int, first: int, size: int) -> None:
    long = listing(count, first, size)
    made = list(sheets(long, GERMAN))
    lines = [line for sheet in made for line in sheet.body.split("\n") if line.startswith("- ")]
    whole = [entry.show("people/a/mentions.md") for entry in long.entries]
    assert lines == (whole if count > first else [])
    assert shown(long).count("\n- ") == min(count, first)
    assert all(sheet.body.count("\n- ") <= size for sheet in made)


def many(count: int) -> Site:
    """A site in which everybody speaks in every article, and every question stays open."""
    articles = tuple(
        replace(
            SEED_ARTICLE,
            path=f"articles/a{number:04}.md",
            title=f"Artikel {number}",
            date=f"{2000 + number // 100}-{number // 10 % 12 + 1:02}-01",
        )
        for number in range(count)
    )
    return replace(reading_site(), articles=articles)


def test_no_page_grows_without_bound_and_no_link_is_lost() -> None:
    small, large = (compose(many(count))[0] for count in (150, 450))
    own = {page.path for page in (*many(0).actors, *many(0).topics, *many(0).pages)}
    assert {path for path in own if len(large[path]) > 1.1 * len(small[path])} <= {"articles/index.md"}
    assert max(map(len, large.values())) < 200_000
    targets = {resolve(path, part.split(")")[0])[0] for path, text in large.items() for part in text.split("](")[1:]}
    assert {target for target in targets if target and not target.startswith("http")} - set(large) == set()


def test_what_is_answered_elsewhere_shows_its_answer_and_what_links_to_it() -> None:
    question = Question(
        id="f1", text="Wer zahlt?", status=QuestionStatus.ANSWERED,
        answered_by=(Link(label="Putin", target=f"{TARGET}#s2"),),
    )  # fmt: skip
    section = Section(kind=SectionKind.QUESTIONS, heading="Offene Fragen", items=(question,))
    other = replace(SEED_ARTICLE, path="articles/b.md", title="B", sections=(section,))
    composed, _ = compose(replace(reading_site(), articles=(SEED_ARTICLE, other)))
    copy = 'data-statement="articles/deal-fuer-frieden-in-ukraine.md&#35;s2">'
    assert [copy in composed[path] for path in ("articles/b.md", "questions.md", "topics/ukraine-krieg.md")] == [
        True
    ] * 3
    backlink = "## Was hierher verweist { #verweise }\n\n- Wer zahlt? *[B](b.md#f1)*{ .facts }"
    assert backlink in composed[SEED_ARTICLE.path]


def test_backlinks_beyond_twenty_are_counted() -> None:
    asked = [
        Question(id=f"f{number}", text=f"Frage {number}?", spoken_to_by=(Link(label="", target=f"{TARGET}#s1"),))
        for number in range(1, 24)
    ]
    section = Section(kind=SectionKind.QUESTIONS, heading="Offene Fragen", items=tuple(asked))
    other = replace(SEED_ARTICLE, path="articles/b.md", title="B", sections=(section,))
    shown_there = compose(replace(reading_site(), articles=(SEED_ARTICLE, other)))[0][SEED_ARTICLE.path]
    lines = shown_there.partition("## Was hierher verweist { #verweise }\n\n")[2].partition("\n\n")[0].split("\n")
    assert (len(lines), lines[-1]) == (21, "- … und 3 weitere Stellen")


def test_charts_are_left_out_where_there_is_nothing_to_see() -> None:
    known = view(Site(articles=(SEED_ARTICLE,)), ("s",))
    assert (voices_chart(known.articles, known, GERMAN), whom_chart("people/index.md", known, GERMAN)) == ("", "")


def test_a_chart_says_in_its_table_what_it_shows_and_its_dots_lead_to_the_events() -> None:
    known = view(many(3), ("s",))
    chart = voices_chart(known.articles, known, GERMAN)
    assert chart.count("<circle ") == 12
    assert chart.count("\n| [") == 12
    assert "| [1&#46; Januar 2000](#e-a0002) | Wladimir Putin | 2 |" in chart.replace("1. Januar", "1&#46; Januar")
    assert chart.count('tabindex="-1"') == 12
    assert '<div class="picture" aria-hidden="true"><svg ' in chart
    timeline = compose(many(3))[0]["timeline.md"]
    assert [f'id="e-a000{number}"' in timeline for number in range(3)] == [True] * 3


def test_who_speaks_of_whom_is_counted_by_statements() -> None:
    known = view(many(2), ("s",))
    assert known.speaks_of["people/wolfgang-ischinger.md"] == {
        "people/donald-trump.md": 2,
        "people/wladimir-putin.md": 2,
    }
    assert known.spoken_of_by["people/wladimir-putin.md"] == {"people/wolfgang-ischinger.md": 2}
    chart = whom_chart("people/index.md", known, GERMAN)
    assert "| [Wolfgang Ischinger](wolfgang-ischinger.md) | [Donald Trump](donald-trump.md) | 2 |" in chart


def test_the_interface_speaks_english_and_articles_keep_their_language() -> None:
    composed, problems = compose(reading_site(), None, "en")
    assert problems == ()
    assert "\n## Statements { #statements }\n" in composed["people/wladimir-putin.md"]
    assert '<div markdown="block" lang="de" class="said">' in composed["people/wladimir-putin.md"]
    assert "\n## Quelle { #quelle }\n" in composed[SEED_ARTICLE.path]
    left = [
        word for word in ("Aussagen", "Fundstelle", "gefragt") for page in PAGES if word in _derived(composed, page)
    ]
    assert left == []


def _derived(composed: dict[str, str], path: str) -> str:
    """What a page has beyond what people wrote on it."""
    own = set(plain(path).body.split("\n"))
    quoted = plain_text(str(own))
    return "\n".join(line for line in composed[path].split("\n") if line not in own and line not in quoted)


@pytest.mark.parametrize(
    ("configuration", "language"),
    [
        ("theme:\n  language: en", "en"),
        ("theme:\n  language: en\nextra:\n  explainer:\n    language: de", "de"),
        ("theme:\n  language: xx", "de"),
        ("theme: material\nextra: !!python/object/apply:os.system [x]", "de"),
        ("", "de"),
    ],
)
def test_the_interfaces_language_is_a_setting(configuration: str, language: str) -> None:
    settings, problems = read_settings(configuration.encode())
    assert (settings, problems) == (Settings(language=language), ())


def test_a_page_that_there_is_not_says_so_in_german_and_leads_on() -> None:
    assert not_found("de") == (
        '{% extends "main.html" %}\n{% block content %}\n<h1>Diese Seite gibt es nicht</h1>\n'
        "<p>Vielleicht wurde sie umbenannt, oder in der Adresse steckt ein Tippfehler.</p>\n<ul>\n"
        "<li><a href=\"{{ 'index.html' | url }}\">Zur Startseite</a></li>\n"
        "<li><a href=\"{{ 'articles/index.html' | url }}\">Alle Artikel</a></li>\n"
        "<li><a href=\"{{ 'questions.html' | url }}\">Alle Fragen</a></li>\n</ul>\n{% endblock %}\n"
    )
    assert "There is no such page" in not_found("en")


def test_the_example_is_set_up_as_every_site_is() -> None:
    imprint = re.compile(r"^  explainer:\n(?: {4}.*\n)*", re.MULTILINE)
    own, example = (
        imprint.sub("", (ROOT / path).read_text(encoding="utf-8")).split("\n")
        for path in ("mkdocs.yml", "examples/lindauen/mkdocs.yml")
    )
    differing = [line.split(":")[0] for line, other in zip(own, example, strict=True) if line != other]
    assert differing == ["site_name", "site_description", "edit_uri"]


def test_a_topics_page_says_how_much_there_is_and_from_when_to_when() -> None:
    topic = TopicPage(path="topics/ukraine-krieg.md", name="Ukraine-Krieg", body="")
    composed, problems = compose(replace(many(12), topics=(topic,), pages=()))
    assert composed[topic.path].split("\n")[6] == "12 Artikel · 1&#46; Januar 2000 – 1. Februar 2000 · 24 offene Fragen"
    assert problems == ()
