"""What the page grammar makes of pages that people wrote: whole values, and whole problems with their lines."""

from dataclasses import replace

import pytest

from explainer.model import (
    ActorKind,
    ActorPage,
    ArticlePage,
    Fact,
    Level,
    Link,
    Place,
    PlainPage,
    Problem,
    Prose,
    Question,
    QuestionStatus,
    Section,
    SectionKind,
    Site,
    Source,
    Speaker,
    Statement,
    StatementKind,
    TopicPage,
)
from explainer.page import parse_article, parse_page, parse_site, render_article
from explainer.sections import SECTIONS
from explainer.sections.labels import labels

FRONT = "---\ntitle: T\nsource:\n  file: seeds/x.txt\n  sha256: e4a8\n---\n"
PATH = "articles/x.md"
BARE = ArticlePage(path=PATH, title="T", source=Source(file="seeds/x.txt", sha256="e4a8"))
PATTERN = "write `sinngemäß · Absatz N` and below it `{ #s1 .indirect }`, with an id that is still free"
SPEAKER = "## Wer hat was gesagt\n\n### [A](../people/a.md)\n\n"
GOOD = "> „Ja.“\n\nwörtlich · Absatz 1\n{ #s1 .direct }\n"
YES = Statement(id="s1", kind=StatementKind.DIRECT, quotation="„Ja.“", paragraph=1)


def article(body: str) -> tuple[ArticlePage, tuple[str, ...]]:
    """The page of a body, and its problems as a report shows them."""
    page, problems = parse_article(PATH, FRONT + body)
    assert page is not None
    return page, told(problems)


def told(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    assert all((problem.level is Level.WARNING) == problem.code.startswith("W") for problem in problems)
    return tuple(f"{p.place.path}:{p.place.line}: {p.code} {p.message} ({p.hint})" for p in problems)


def speakers(*items: Speaker | Prose) -> ArticlePage:
    section = Section(kind=SectionKind.STATEMENTS, heading="Wer hat was gesagt", items=items)
    return replace(BARE, sections=(section,))


# --- edited pages lose nothing ----------------------------------------------------------------------------------------


def test_what_people_write_among_statements_is_kept() -> None:
    page, problems = article(
        "Vorspann\nmit zwei Zeilen.\n\n[q]: https://x.de\n## Wer hat was gesagt?\nDazu vorab:\n\n- eins\n"
        "### [A [*x*]](../people/a.md), Chef\n"
        "> Mehr\n> Zeilen\n\nsinngemäß, gestern,\nim Text „er“ · Absatz 2\n{ #s1 .free_indirect }\n> „Ja.“\n\n"
        "wörtlich · Absatz 1\n{: #s2 .direct }\n\nEine Anmerkung.\n\n```\n## kein Titel\n```\n"
        "## Meine Notizen { #notizen }\n\n### Ein Titel\n\n> Ein Zitat\n"
    )
    statements = (
        Statement(
            id="s1",
            kind=StatementKind.FREE_INDIRECT,
            quotation="Mehr Zeilen",
            context="gestern",
            mention="er",
            paragraph=2,
            place=Place("site_src/articles/x.md", 16),
        ),
        replace(YES, id="s2"),
    )
    assert problems == (
        "site_src/articles/x.md:15: E207 the link in this speaker's heading is broken "
        "(write ### [Name](../people/name.md), or only the words for a speaker without a page)",
    )
    assert page == replace(
        BARE,
        intro="Vorspann\nmit zwei Zeilen.\n\n[q]: https://x.de",
        sections=(
            Section(
                kind=SectionKind.STATEMENTS,
                heading="Wer hat was gesagt?",
                items=(
                    Prose(markdown="Dazu vorab:\n\n- eins"),
                    Speaker(
                        label="[A [*x*]](../people/a.md), Chef",
                        items=(*statements, Prose(markdown="Eine Anmerkung.\n\n```\n## kein Titel\n```")),
                    ),
                ),
            ),
            Section(
                kind=SectionKind.PROSE,
                heading="Meine Notizen { #notizen }",
                items=(Prose(markdown="### Ein Titel\n\n> Ein Zitat"),),
            ),
        ),
    )
    assert page.sections[0].items[1].items[0].place == statements[0].place  # type: ignore[union-attr]


def test_line_ends_of_any_system_and_a_missing_last_one_are_read() -> None:
    text = FRONT + SPEAKER + GOOD
    expected = (speakers(Speaker(label="A", target="../people/a.md", items=(YES,))), ())
    assert parse_article(PATH, text) == expected
    assert parse_article(PATH, "\ufeff" + text.replace("\n", "\r\n")) == expected
    assert parse_article(PATH, text.replace("\n", "\r").rstrip()) == expected


def test_an_edited_page_prints_what_it_read() -> None:
    body = f"\n{SPEAKER}{GOOD}\nEine *Anmerkung*.\n\n- Liste\n"
    page, _ = article(body)
    front = FRONT.replace("title: T\n", 'title: "T"\nlang: de\n').replace("---\n", "  rights: excerpt\n---\n")
    assert render_article(page) == "---\n" + front.removeprefix("  rights: excerpt\n---\n") + body


def test_questions_with_answers_and_prose() -> None:
    page, problems = article(
        "## Offene Fragen\n\nVorab.\n\n### Wer? { #f1 }\n\nbeantwortet · Antwort [B](../articles/b.md#s2), [C](#s3)\n\n"
        "Das ist *so*.\n\n#### Mehr\n\n### Was · wann { #f2 }\nteilweise beantwortet · Absatz 3 · dazu [A](#s1)\n"
    )
    assert problems == ()
    assert page.sections[0].items == (
        Prose(markdown="Vorab."),
        Question(
            id="f1",
            text="Wer?",
            status=QuestionStatus.ANSWERED,
            answered_by=(Link(label="B", target="../articles/b.md#s2"), Link(label="C", target="#s3")),
            prose="Das ist *so*.\n\n#### Mehr",
        ),
        Question(
            id="f2",
            text="Was · wann",
            status=QuestionStatus.PARTLY,
            paragraph=3,
            spoken_to_by=(Link(label="A", target="#s1"),),
        ),
    )


def test_background_in_a_loose_list_with_prose_between() -> None:
    page, problems = article(
        "## Hintergrund\n* Eins.\n  Noch eins. · Absatz 3\n  { #h1 }\n\n* Zwei.\n\n  { #h2 }\n\nProsa.\n\n1. Liste\n"
    )
    assert problems == ()
    assert page.sections[0].items == (
        Fact(id="h1", text="Eins. Noch eins.", paragraph=3),
        Fact(id="h2", text="Zwei."),
        Prose(markdown="Prosa.\n\n1. Liste"),
    )


# --- what is broken is one problem at its line ------------------------------------------------------------------------

BROKEN = [
    ("> „Ja.“", f"11: E201 this quotation has no line under it that says how it was said ({PATTERN})"),
    (
        "> „Ja.“\n> „Nein.“\n\nProsa.",
        f"12: E201 this quotation has no line under it that says how it was said ({PATTERN})",
    ),
    ("> „Ja.“\n\nwörtlich · Absatz 1", f"13: E202 this statement has no id line ({PATTERN})"),
    (
        "> „Ja.“\n\nwörtlich · Absatz 1\n{ .direct }",
        f"14: E202 the id line of this statement cannot be read ({PATTERN})",
    ),
    (
        "> „Ja.“\n\nwörtlich\n{ #s1 .direct onclick=x }",
        f"14: E202 the id line of this statement cannot be read ({PATTERN})",
    ),
    (
        "> „Ja.“\n\nwörtlich\n{ #s1 .direkt }",
        "14: E203 the id line does not say of which kind the statement is "
        "(use one of .direct, .indirect, .free_indirect, .reported)",
    ),
    (
        "> „Ja.“\nwörtlich · Absatz 1\n{ #s1 .direct }",
        "12: E208 this line runs into the quotation above it (put an empty line between the two)",
    ),
]


@pytest.mark.parametrize(("broken", "report"), BROKEN)
def test_a_broken_statement_is_one_problem_and_stays_as_prose(broken: str, report: str) -> None:
    page, problems = article(f"{SPEAKER}{broken}\n\n{GOOD}")
    assert problems == (f"site_src/articles/x.md:{report}",)
    assert page == speakers(Speaker(label="A", target="../people/a.md", items=(Prose(markdown=broken), YES)))


ORDER = "its order is: wörtlich, where or to whom, im Text „…“ · Absatz N"
MISREAD = [
    ("sinngemäß · Absatz 1", "E204 the line says “sinngemäß”, its class says .direct", "", 1),
    ("gesagt · Absatz 1", "E204 the line says “gesagt”, its class says .direct", "gesagt", 1),
    ("wörtlich · Seite 1", "E205 this line cannot be read", "· Seite 1", 0),
    ("wörtlich · Absatz eins", "E205 this line cannot be read", "· Absatz eins", 0),
    ("wörtlich · Absatz 1 · Absatz 2", "E205 this line cannot be read", "", 1),
    ("wörtlich, dort, im Text „er · Absatz 1", "E205 this line cannot be read", "dort", 1),
]


@pytest.mark.parametrize(("line", "report", "context", "paragraph"), MISREAD)
def test_a_line_that_says_something_else_is_one_problem_and_the_statement_stays(
    line: str, report: str, context: str, paragraph: int
) -> None:
    page, problems = article(f"{SPEAKER}> „Ja.“\n\n{line}\n{{ #s1 .direct }}\n")
    label = "sinngemäß" in line
    fix = f"write “wörtlich”{', or change the class' if label else ' first'}"
    assert problems == (f"site_src/articles/x.md:13: {report} ({fix if 'E204' in report else ORDER})",)
    mention = "er" if "„er" in line else ""
    read = replace(YES, context=context, paragraph=paragraph, mention=mention)
    assert page == speakers(Speaker(label="A", target="../people/a.md", items=(read,)))


def test_a_statement_under_no_speaker() -> None:
    page, problems = article(f"## Aussagen\n\n{GOOD}")
    assert problems == (
        "site_src/articles/x.md:9: E206 this quotation stands under no speaker "
        "(put a heading above it: ### [Name](../people/name.md), or ### Sprecher unklar)",
    )
    prose = Prose(markdown=GOOD.rstrip("\n"))
    assert page.sections == (Section(kind=SectionKind.STATEMENTS, heading="Aussagen", items=(prose,)),)


NO_STATUS = (
    "E212 this question does not say whether it is open "
    "(begin the line under the question with one of “offen”, “teilweise beantwortet”, “beantwortet”)"
)
NO_ID = "E211 this question has no id (end the heading with an id that is still free: { #f1 })"


@pytest.mark.parametrize(
    ("broken", "report"),
    [
        ("### Wer?\n\noffen", f"9: {NO_ID}"),
        ("### Wer? { .f1 }\n\noffen", f"9: {NO_ID}"),
        ("### Wer? { #f1 }", f"9: {NO_STATUS}"),
        ("### Wer? { #f1 }\n\nvielleicht", f"11: {NO_STATUS}"),
        (
            "### Wer? { #f1 }\n\noffen · dazu A",
            "11: E213 “dazu A” cannot be read here (its order is: offen · Absatz N · dazu [Name](#s1) · Antwort "
            "[Name](#s2))",
        ),
    ],
)
def test_a_broken_question_is_one_problem_and_stays_as_prose(broken: str, report: str) -> None:
    page, problems = article(f"## Offene Fragen\n\n{broken}\n\n### Wann? {{ #f2 }}\n\noffen\n")
    assert problems == (f"site_src/articles/x.md:{report}",)
    assert page.sections[0].items == (Prose(markdown=broken), Question(id="f2", text="Wann?"))


FACT_HINT = "(write below it, indented by two spaces, an id that is still free: { #h1 })"


@pytest.mark.parametrize(
    ("broken", "report"),
    [
        ("- Eins. · Absatz 1", f"9: E221 this entry has no id {FACT_HINT}"),
        ("- Eins. { #h1 }", f"9: E221 this entry has no id {FACT_HINT}"),
        ("- Eins.\n  { .h1 }", f"10: E222 the id line of this entry cannot be read {FACT_HINT}"),
    ],
)
def test_a_broken_background_entry_is_one_problem_and_stays_as_prose(broken: str, report: str) -> None:
    page, problems = article(f"## Hintergrund\n\n{broken}\n- Zwei.\n  {{ #h2 }}\n")
    assert problems == (f"site_src/articles/x.md:{report}",)
    assert page.sections[0].items == (Prose(markdown=broken), Fact(id="h2", text="Zwei."))


# --- front matter -----------------------------------------------------------------------------------------------------

QUOTE = 'write one `key: "value"` a line, the value in double quotation marks'


@pytest.mark.parametrize(
    ("front", "report"),
    [
        (
            "title: T",
            "1: E101 no front matter (begin the file with a line ---, the page's `title: …` and another line ---)",
        ),
        (
            "---\ntitle: T\n",
            "1: E101 no front matter (begin the file with a line ---, the page's `title: …` and another line ---)",
        ),
        (
            "---\ntitle: T\na: b: c\n---\n",
            f"3: E102 the front matter is not YAML: mapping values are not allowed in this context ({QUOTE})",
        ),
        ("---\n- a\n---\n", f"2: E102 the front matter is not a list of `key: value` lines ({QUOTE})"),
        ("---\n---\n", f"2: E102 the front matter is not a list of `key: value` lines ({QUOTE})"),
        ("---\ntitle: \x07\n---\n", f"1: E102 the front matter holds characters that YAML does not allow ({QUOTE})"),
        (
            "---\ntitle: T\ntags: &a [x]\n---\n",
            f"3: E103 YAML aliases (*), anchors (&) and tags (!) are not allowed here ({QUOTE})",
        ),
        (
            "---\ntitle: !!python/name:os.system\n---\n",
            f"2: E103 YAML aliases (*), anchors (&) and tags (!) are not allowed here ({QUOTE})",
        ),
        ("---\ntitle: T\ntags: [[x]]\n---\n", f"3: E103 this is nested too deeply ({QUOTE})"),
        ("---\na: {b: {c: d}}\n---\n", f"2: E103 this is nested too deeply ({QUOTE})"),
        (
            f"---\na: {'[' * 20_000}\n---\n",
            "1: E102 the front matter has 20004 characters; it may have 20000 (put the text below the second ---)",
        ),
        ("---\ntitle: T\ntitle: U\n---\n", "3: E104 “title” is given twice (delete one of the two)"),
    ],
)
def test_front_matter_that_cannot_be_read(front: str, report: str) -> None:
    page, problems = parse_page(PATH, front)
    assert (page, told(problems)) == (None, (f"site_src/articles/x.md:{report}",))


def test_every_field_that_is_wrong_is_told_and_the_page_is_still_read() -> None:
    page, problems = parse_article(
        PATH,
        "---\ntitel: T\ndate: 8.11.2024\nlang: xx\ntags: Krieg\ndescription: [a]\nsource:\n  file: seeds/x.txt\n"
        f"  rights: all\n  authors:\n  foo: bar\n---\n\n{SPEAKER}{GOOD}",
    )
    read = speakers(Speaker(label="A", target="../people/a.md", items=(YES,)))
    assert page == replace(read, title="", source=Source(file="seeds/x.txt", sha256=""))
    place = "site_src/articles/x.md"
    assert told(problems) == (
        f"{place}:2: E105 there is no field “titel” (did you mean “title”?)",
        f"{place}:4: E108 “xx” is no value of “lang” (write one of de, en)",
        f'{place}:1: E106 the field “title” is missing (add title: "…")',
        f"{place}:11: E105 there is no field “source.foo” "
        "(known here: file, sha256, publisher, authors, url, rights, licence)",
        f'{place}:7: E106 the field “source.sha256” is missing (add sha256: "…")',
        f"{place}:9: E108 “all” is no value of “source.rights” (write one of excerpt, full)",
        f'{place}:3: E108 “8.11.2024” is no date (write date: "2024-11-08", or with the time '
        '"2024-11-08T10:30:00+01:00")',
        f'{place}:6: E107 “description” is not a text (write description: "…" on one line)',
        f"{place}:5: E107 “tags” is not a list (write tags: [One, Another])",
    )


def test_front_matter_that_looks_like_html() -> None:
    front = FRONT.replace("title: T", 'title: "<b>T"\ntags: [x, "JavaScript:y", "1 < 2"]')
    page, problems = parse_article(
        PATH, front.replace("  sha", '  url: "javascript:alert(1)"\n  publisher: </a >\n  sha')
    )
    source = replace(BARE.source, publisher="</a >")
    assert page == replace(BARE, title="<b>T", tags=("x", "JavaScript:y", "1 < 2"), source=source)
    assert told(problems) == (
        "site_src/articles/x.md:2: W109 “title” is shown as it stands, “<b” too (write plain text)",
        "site_src/articles/x.md:7: W109 “source.publisher” is shown as it stands, “</a” too (write plain text)",
        'site_src/articles/x.md:6: E108 “source.url” is no web address (write url: "https://…")',
        "site_src/articles/x.md:3: W109 “tags” is shown as it stands, “JavaScript:” too (write plain text)",
    )


def test_a_source_that_is_no_group_of_fields() -> None:
    page, problems = parse_article(PATH, "---\ntitle: T\nsource: x\n---\n")
    assert page == replace(BARE, source=Source(file="", sha256=""))
    assert told(problems) == (
        "site_src/articles/x.md:3: E107 “source” is not a group of fields (write its fields below, indented)",
        'site_src/articles/x.md:3: E106 the field “source.file” is missing (add file: "…")',
        'site_src/articles/x.md:3: E106 the field “source.sha256” is missing (add sha256: "…")',
    )


# --- sites ------------------------------------------------------------------------------------------------------------


def test_a_site_is_read_by_its_folders_and_goes_on_after_a_fault() -> None:
    site, problems = parse_site(
        {
            "topics/krieg.md": "---\nname: Krieg\naliases: [Krise]\n---\n\n<!-- explainer:articles -->\n",
            "people/index.md": "---\ntitle: Personen\n---\nText\n",
            "people/b.md": "kaputt",
            "people/a.md": "---\nname: A\nwikidata: Q1\n---\n\n\nText\n",
            "organisations/nato.md": "---\nname: NATO\n---\n",
            "assets/x.css": "",
            "articles/x.md": FRONT,
        }
    )
    assert site == Site(
        articles=(BARE,),
        actors=(
            ActorPage(path="organisations/nato.md", name="NATO", kind=ActorKind.ORGANISATION),
            ActorPage(path="people/a.md", name="A", kind=ActorKind.PERSON, wikidata="Q1", body="Text"),
        ),
        topics=(
            TopicPage(path="topics/krieg.md", name="Krieg", aliases=("Krise",), body="<!-- explainer:articles -->"),
        ),
        pages=(PlainPage(path="people/index.md", title="Personen", body="Text"),),
        unread=("people/b.md",),
    )
    assert site.actors[1].place == Place("site_src/people/a.md", 7)
    assert told(problems) == (
        "site_src/people/b.md:1: E101 no front matter "
        "(begin the file with a line ---, the page's `title: …` and another line ---)",
    )


def test_what_is_well_formed_and_cannot_be_meant() -> None:
    page, problems = article(
        "## Wer hat was gesagt\n\n### A\n\n## Offene Fragen\n\n### Wer? { #f1 }\n\nbeantwortet\n\n"
        "### Was? { #f2 }\n\noffen · Antwort [A](#s1)\n\n## Hintergrund\n"
    )
    words = labels("de")
    found = [problem for section in page.sections for problem in SECTIONS[section.kind].check(section, words)]
    assert problems == ()
    assert told(tuple(found)) == (
        "site_src/articles/x.md:9: W209 “A” has no statement here (delete the heading, or put a statement under it)",
        "site_src/articles/x.md:13: W214 this question is said to be answered, but by nothing "
        "(add ` · Antwort [Name](#s1)`, or write the answer under it)",
        "site_src/articles/x.md:17: W215 an answer to this question is linked, but it is said to be open "
        "(write “teilweise beantwortet” or “beantwortet”)",
    )
