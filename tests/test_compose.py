"""Site → Markdown, compared whole on a small site, and the laws of its parts."""

import os
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import ROOT, reading_site

from explainer.compose import compose, compose_view
from explainer.compose.links import relative, resolve
from explainer.compose.mentions import Name, Scanner
from explainer.compose.overviews import PAGE_BLOCKS
from explainer.compose.plain import plain_text, sentences
from explainer.compose.view import view
from explainer.compose.words import SAME_PLACE, words
from explainer.language import interfaces, table
from explainer.model import (
    ActorKind,
    ActorPage,
    ArticlePage,
    Fact,
    Link,
    Place,
    PlainPage,
    Problem,
    Prose,
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

ARTICLE = ArticlePage(
    path="articles/bad.md",
    title="Das Bad <schließt> 2. Mal",
    date="2024-05-03T10:00:00+02:00",
    source=Source(
        file="seeds/bad.txt", sha256="0", publisher="Bote", url="https://example.org/bad?a=1&b=2", authors=("A. B.",)
    ),
    tags=("Bäder", "ohne Seite"),
    intro="Das *Bad* in Anstadt. Ada Amsel war da.",
    sections=(
        Section(
            kind=SectionKind.STATEMENTS,
            heading="Wer hat was gesagt",
            items=(
                Prose(markdown="Ein Satz von Menschen <script>alert(1)</script>."),
                Speaker(
                    label="Ada Amsel",
                    target="../people/ada-amsel.md",
                    role="Leiterin",
                    items=(
                        Statement(
                            id="s1",
                            kind=StatementKind.DIRECT,
                            quotation="„1. Das [Bad]: *zu*.“",
                            context="im Rat",
                            mention="die Leiterin",
                            paragraph=3,
                        ),
                    ),
                ),
                Speaker(
                    label="ein Sprecher",
                    items=(Statement(id="s2", kind=StatementKind.REPORTED, quotation="Er lobte Amsels Plan."),),
                ),
            ),
        ),
        Section(
            kind=SectionKind.QUESTIONS,
            heading="Offene Fragen",
            items=(
                Question(
                    id="f1",
                    text="Wann öffnet es?",
                    status=QuestionStatus.ANSWERED,
                    paragraph=4,
                    answered_by=(Link(label="Ada Amsel", target="#s1"),),
                    spoken_to_by=(Link(label="nirgends", target="weg.md#s9"),),
                    prose="Am Montag.",
                ),
            ),
        ),
        Section(
            kind=SectionKind.BACKGROUND, heading="Hintergrund", items=(Fact(id="h1", text="Es ist alt.", paragraph=5),)
        ),
    ),
)
ACTOR = ActorPage(
    path="people/ada-amsel.md",
    name="Ada Amsel",
    kind=ActorKind.PERSON,
    aliases=("Amsel-Meise",),
    body="<!-- explainer:about -->\n\n<!-- explainer:statements -->\n\n<!-- explainer:mentions -->",
)
TOPIC = TopicPage(
    path="topics/baeder.md",
    name="Bäder",
    body="Worum es geht.\n\n<!-- explainer:articles -->\n\n<!-- explainer:questions -->\n\n"
    "<!-- explainer:voices -->\n\n<!-- explainer:background -->",
)
SITE = Site(articles=(ARTICLE,), actors=(ACTOR,), topics=(TOPIC,))

GOLDEN = ROOT / "tests/golden/compose"


def golden(name: str, composed: str) -> str:
    """What is expected; with ACCEPT=1 in the environment, what there is now is expected from now on."""
    file = GOLDEN / f"{name}.md"
    if os.environ.get("ACCEPT") == "1":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(composed, encoding="utf-8")
    return file.read_text(encoding="utf-8")


def test_a_site_is_composed_as_a_whole() -> None:
    composed, problems = compose(SITE)
    expected = {path: golden(path.replace("/", "-").removesuffix(".md"), composed[path]) for path in composed}
    assert (composed, problems) == (expected, ())
    assert set(expected) == {ARTICLE.path, ACTOR.path, TOPIC.path}


def overview(block: str, site: Site = SITE) -> str:
    page = PlainPage(path="x.md", title="X", body=f"<!-- explainer:{block} -->", place=Place("site_src/x.md", 5))
    composed, problems = compose(replace(site, pages=(page,)))
    assert problems == ()
    return composed["x.md"].removeprefix('---\ntitle: "X"\n---\n\n# X\n').removeprefix("\n")


OVERVIEWS = (
    "about-whom", "all-topics", "articles", "most-heard", "newest", "open-questions", "organisations", "people",
    "questions", "search", "timeline", "topics",
)  # fmt: skip


@pytest.mark.parametrize("block", OVERVIEWS)
def test_overviews_of_a_small_site(block: str) -> None:
    shown = overview(block)
    assert shown == golden(f"block-{block}", shown)


def test_every_overview_is_tested() -> None:
    assert set(OVERVIEWS) == set(PAGE_BLOCKS)


def test_what_has_no_date_stands_at_the_end_of_the_timeline() -> None:
    undated = replace(ARTICLE, path="articles/a.md", title="Ohne Tag", date="", sections=())
    shown = overview("timeline", Site(articles=(undated, ARTICLE)))
    assert shown.index("## Mai 2024 ") < shown.index("## Ohne Datum { #ohne-datum }") < shown.index("Ohne Tag")


def test_the_start_page_does_not_grow() -> None:
    articles = tuple(replace(ARTICLE, path=f"articles/a{number}.md") for number in range(9))
    shown = overview("newest", replace(SITE, articles=articles))
    assert (shown.count('class="teaser"'), shown.count("[Alle Artikel](articles/index.md)\n{ .more }")) == (5, 1)


def test_an_empty_site_is_composed_without_empty_headings() -> None:
    stubs = (replace(ACTOR, aliases=()),)
    assert compose(Site(actors=stubs)) == ({ACTOR.path: '---\ntitle: "Ada Amsel"\n---\n\n# Ada Amsel\n'}, ())


def test_composing_does_not_depend_on_the_order_of_pages() -> None:
    site = reading_site()
    turned = replace(
        site, articles=site.articles[::-1], actors=site.actors[::-1], topics=site.topics[::-1], pages=site.pages[::-1]
    )
    assert compose(turned) == compose(site)


def test_a_statement_names_the_question_of_another_page_that_it_answers() -> None:
    question = Question(id="f7", text="Wer zahlt?", answered_by=(Link(label="Ada Amsel", target="bad.md#s1"),))
    section = Section(kind=SectionKind.QUESTIONS, heading="Offene Fragen", items=(question,))
    other = replace(ARTICLE, path="articles/geld.md", sections=(section,))
    composed, _ = compose(replace(SITE, articles=(ARTICLE, other)))
    assert "\n- **Zur Frage:** [Wann öffnet es?](#f1), [Wer zahlt?](geld.md#f7)\n" in composed[ARTICLE.path]
    backlink = "- Wer zahlt? *[Das Bad &#60;schließt&#62; 2. Mal](geld.md#f7)*{ .facts }\n"
    assert f"## Was hierher verweist {{ #verweise }}\n\n{backlink}" in composed[ARTICLE.path]
    assert " · Antwort [Ada Amsel](bad.md#s1)" in composed[other.path]


def test_a_source_is_shown_whole_where_its_rights_say_so_and_nowhere_else() -> None:
    texts = {"seeds/bad.txt": "Das Bad\n\nAda *Amsel* kam.\n\n„1. Das [Bad]: *zu*.“"}
    assert "wortlaut" not in compose(SITE, texts)[0][ARTICLE.path]
    full = replace(ARTICLE, source=replace(ARTICLE.source, rights=Rights.FULL))
    composed, problems = compose(replace(SITE, articles=(full,)), texts)
    block = '<div markdown="block" class="paragraph" id="absatz-{0}">\n\n*{0}*{{ .facts }} {1}\n\n</div>'.format
    paragraphs = ("Das Bad", "Ada &#42;Amsel&#42; kam.", "„1. Das &#91;Bad&#93;: &#42;zu&#42;.“")
    section = ["## Der Artikel im Wortlaut { #wortlaut }", *map(block, (1, 2, 3), paragraphs), "## In diesem Artikel"]
    assert "\n\n".join(section) in composed[ARTICLE.path]
    assert "Die Quelle darf vollständig wiedergegeben werden." in composed[ARTICLE.path]
    assert " · [Absatz 3](#absatz-3) · " in composed[ARTICLE.path]
    assert " · Absatz 4 · " in composed[ARTICLE.path]  # there is none: `check` says so, a link would only break
    assert problems == ()


def test_a_section_of_peoples_own_keeps_its_heading_and_words() -> None:
    own = Section(kind=SectionKind.PROSE, heading="Was *wir* wissen { #wissen }", items=(Prose(markdown="Viel."),))
    composed, _ = compose(Site(articles=(replace(ARTICLE, sections=(own,)),)))
    assert "\n\n## Was *wir* wissen { #wissen }\n\nViel.\n\n## " in composed[ARTICLE.path]


def test_a_page_of_which_nobody_has_written_offers_to_write_some() -> None:
    actor = ActorPage(path="people/a b.md", name="A", kind=ActorKind.PERSON, body="<!-- explainer:about -->")
    topic = TopicPage(path="topics/t.md", name="T", body="Von Hand.\n\n<!-- explainer:articles -->")
    plain = PlainPage(path="x.md", title="X", body="<!-- explainer:timeline -->")
    derived = view(Site(actors=(actor,), topics=(topic,), pages=(plain,)))
    there = compose_view(derived, "de", "https://forge.example/edit/")[0]
    line = (
        "\n\nNoch hat niemand etwas dazu geschrieben. "
        "[Etwas schreiben](https://forge.example/edit/people/a%20b.md)\n{ .facts }\n"
    )
    without = compose_view(derived, "de")[0]
    assert there == {**without, actor.path: without[actor.path].rstrip("\n") + line}


def test_the_problems_of_stubs_are_collected() -> None:
    page = PlainPage(path="x.md", title="X", body="<!-- explainer:newst -->", place=Place("site_src/x.md", 5))
    expected = Problem(
        place=Place("site_src/x.md", 5),
        code="E601",
        message="this page has no block “newst”",
        hint="Did you mean “newest”?",
    )
    assert compose(Site(pages=(page,))) == ({"x.md": '---\ntitle: "X"\n---\n\n# X\n'}, (expected,))


FOLDERS = st.sampled_from(["", "articles/", "people/", "a/b/"])
PAGES = st.builds(lambda folder, name: f"{folder}{name}.md", FOLDERS, st.sampled_from(["index", "x", "y"]))


@given(PAGES, PAGES, st.sampled_from(["", "s1"]))
def test_a_link_leads_to_the_page_it_was_made_for(page: str, path: str, anchor: str) -> None:
    assert resolve(page, relative(page, path, anchor)) == (path, anchor)


@pytest.mark.parametrize("target", ["https://example.org/x.md", "mailto:a@b", "../../x.md", "/x.md", "javascript:x"])
def test_a_link_out_of_the_site_leads_to_no_page(target: str) -> None:
    assert resolve("articles/x.md", target)[0] == ""


NAMES = (
    Name("Donald Trump", "donald"),
    Name("Trump", "donald", sure=False),
    Name("Melania Trump", "melania"),
    Name("Trump", "melania", sure=False),
    Name("NBC News", "nbc"),
    Name("Grüne", "gruene"),
    Name("Die Grünen", "gruene"),
)


@pytest.mark.parametrize(
    ("pieces", "present", "found"),
    [
        (["Trump sprach mit NBC News."], set(), [("nbc",)]),
        (["Trump sprach.", "Später kam Donald Trump."], set(), [("donald",), ("donald",)]),
        (["Donald Trumps Rede", "Trumps Plan"], set(), [("donald",), ("donald",)]),
        (["Donald Trump und Melania Trump", "Trump"], set(), [("donald", "melania"), ()]),
        (["Trump"], {"melania"}, [("melania",)]),
        (["Trumpf, NBC, News"], set(), [()]),
        (["Die Grünen und Grüne"], set(), [("gruene",)]),
        ([], set(), []),
    ],
)
def test_names_are_found_and_doubtful_ones_are_not(
    pieces: list[str], present: set[str], found: list[tuple[str, ...]]
) -> None:
    assert Scanner(NAMES, ("s",)).scan(pieces, frozenset(present)) == found


@given(st.lists(st.sampled_from(["Donald", "Trump", "Trumps", "NBC", "News", "und", "."]), max_size=12).map(" ".join))
def test_only_names_of_the_registry_are_found(piece: str) -> None:
    (found,) = Scanner(NAMES, ("s",)).scan([piece], frozenset())
    assert ("nbc" in found, "melania" in found, "gruene" in found) == ("NBC News" in piece, False, False)


def test_a_sentence_that_a_page_shows_twice_is_one_mention() -> None:
    longer = Fact(id="h9", text="Er sagte, Ada Amsel ist alt. Ada Amsel.")
    shorter = Fact(id="h8", text="Ada Amsel ist alt.")
    section = Section(kind=SectionKind.BACKGROUND, heading="Hintergrund", items=(shorter, longer, shorter))
    composed, _ = compose(replace(SITE, articles=(replace(ARTICLE, intro="", sections=(section,)),)))
    mentions = composed[ACTOR.path].partition("## Von anderen erwähnt")[2]
    assert mentions.count("\n- ") == 1
    assert "- Er sagte, Ada Amsel ist alt. Ada Amsel. [Fundstelle](../articles/bad.md#h9)" in mentions


@pytest.mark.parametrize(
    ("words_of_it", "expected"),
    [
        ("Das Bad schloss. Er kam. Am 8. Mai war Schluss.", ("Das Bad schloss.", "Er kam. Am 8. Mai war Schluss.")),
        ("Er rief: „Halt! Nicht weiter.“ Dann ging er.", ("Er rief: „Halt! Nicht weiter.“", "Dann ging er.")),
        ("Sie fragte: „Wann öffnet es?“ Niemand wusste es.", ("Sie fragte: „Wann öffnet es?“", "Niemand wusste es.")),
        ("Dr. Amsel sprach.", ("Dr. Amsel sprach.",)),
        ("", ()),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_sentences_only_where_that_is_beyond_doubt(
    words_of_it: str, expected: tuple[str, ...]
) -> None:
    assert sentences(words_of_it) == expected


@given(st.text(alphabet="Ab. ?!„“c1ß", max_size=40))
def test_cutting_into_sentences_loses_no_word(plain: str) -> None:
    assert " ".join(sentences(plain)).split() == plain.split()


def test_plain_text_has_no_marks() -> None:
    assert plain_text(r"Ein [Link](x.md#a), *betont* und **fett**, 3\*4") == "Ein Link, betont und fett, 3*4"


def test_dates_and_counts_in_words() -> None:
    german = words("de")
    assert [german.date(iso) for iso in ("2024-11-08", "2024-01-31T23:59:00Z", "", "gestern", "2024-13-01")] == [
        "8. November 2024",
        "31. Januar 2024",
        "",
        "gestern",
        "2024-13-01",
    ]
    assert [german.count("says", number) for number in (1, 2)] == ["1 Aussage", "2 Aussagen"]
    assert words("xx") == german


def test_every_link_of_the_reading_site_leads_to_a_composed_page() -> None:
    composed, problems = compose(reading_site())
    targets = {
        resolve(path, target)[0]
        for path, markdown in composed.items()
        for target in re.findall(r"\]\(([^)\s]+)", markdown)
    }
    assert (targets - set(composed), problems) == (set(), ())


def test_every_word_of_the_interface_is_used_and_every_heading_has_its_id() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "explainer/compose").glob("*.py"))
    table = words("de").table
    used = set(re.findall(r"[\"']([a-z_]+)[\"']", code))
    asked = {name.removesuffix("_one") for name in (*table["words"], *table["headings"], *table["anchors"])}
    assert asked - used == set()
    assert {SAME_PLACE.get(name, name) for name in table["headings"]} - set(table["anchors"]) == set()
    assert set(table["kinds_explained"]) == {kind.value for kind in StatementKind}
    assert set(table["ledger"]) == {status.value for status in QuestionStatus}
    assert len(table["months"]) == 12


def keys(table: object, path: str = "") -> set[str]:
    """Every entry of a language's interface, with what is to be filled in."""
    if isinstance(table, dict):
        return {key for name, inner in table.items() for key in keys(inner, f"{path}/{name}")}
    return {f"{path} {' '.join(sorted(set(re.findall(r'{([a-z]+)', str(table)))))}".strip()}


@pytest.mark.parametrize("code", interfaces())
def test_every_language_has_every_entry(code: str) -> None:
    def complete(table: dict[str, object]) -> set[str]:
        return keys({name: inner for name, inner in table.items() if name not in ("name_endings", "short_date")})

    own = table(code, "interface")
    assert complete(own) == complete(table("de", "interface"))
    assert len(own["months"]) == len(set(own["months"])) == 12
    assert len(set(own["anchors"].values())) == len(own["anchors"])
    assert own["name_endings"]
    assert own["short_date"].format(day=8, number=11, year=2024)
