"""Statements under a speaker whom the source contradicts, and those that it does not contradict."""

from collections.abc import Callable

import pytest

from explainer.contradicted import contradicted
from explainer.model import ActorKind, ActorPage, Article, Level, Place, Problem
from explainer.page import parse_site

CONTENT = (
    "Streit um die Brücke\n\n"
    "„Die Brücke ist baufällig und muss weg“, sagte Bürgermeisterin Anna Berg am Montag. Sie werde im Mai gesperrt.\n\n"
    "Kämmerer Bernd Tal erklärte, dass das Geld dafür fehle. Man habe lange darüber gesprochen, so der Kämmerer.\n\n"
    "Der Verein Rettet die Brücke wies das zurück. Nach Angaben von Carla Fluss reicht eine Sanierung.\n\n"
    "„Das wird teuer für alle“, sagte Tal über die Pläne von Anna Berg.\n\n"
    "Das Verkehrsministerium teilte mit, dass es den Bau bezahle."
)
SOURCES = {"seeds/b.txt": Article(path="seeds/b.txt", sha256="x", content=CONTENT)}
FRONT = "---\ntitle: Brücke\nsource:\n  file: seeds/b.txt\n  sha256: x\n---\n\n## Wer hat was gesagt\n\n"
STUBS = {
    "people/anna-berg.md": "---\nname: Anna Berg\n---\n",
    "people/bernd-tal.md": "---\nname: Bernd Tal\n---\n",
    "people/carla-fluss.md": "---\nname: Carla Fluss\n---\n",
    "people/dora-tal.md": "---\nname: Dora Tal\n---\n",
    "organisations/rettet-die-bruecke.md": "---\nname: Rettet die Brücke\naliases: [Verein Rettet die Brücke]\n---\n",
    "organisations/verkehrsministerium.md": "---\nname: Verkehrsministerium\n---\n",
}
BERG, TAL, FLUSS = (
    "[Anna Berg](../people/anna-berg.md)",
    "[Bernd Tal](../people/bernd-tal.md)",
    "[Carla Fluss](../people/carla-fluss.md)",
)
DIRECT = ("„Die Brücke ist baufällig und muss weg“", "wörtlich", 2)
KONJUNKTIV = ("Sie werde im Mai gesperrt.", "sinngemäß", 2)
FRAMED = ("Kämmerer Bernd Tal erklärte, dass das Geld dafür fehle.", "sinngemäß", 3)
ROLE = ("Man habe lange darüber gesprochen, so der Kämmerer.", "sinngemäß", 3)
REPORT = ("Nach Angaben von Carla Fluss reicht eine Sanierung.", "sinngemäß", 4)
SURNAME = ("„Das wird teuer für alle“", "wörtlich", 5)


def found(heading: str, statement: tuple[str, str, int], mention: str = "") -> tuple[Problem, ...]:
    quotation, kind, paragraph = statement
    said = f", im Text „{mention}“" if mention else ""
    class_ = {"wörtlich": "direct", "sinngemäß": "indirect"}[kind]
    body = f"### {heading}\n\n> {quotation}\n\n{kind}{said} · Absatz {paragraph}\n{{ #s1 .{class_} }}\n"
    site, problems = parse_site({**STUBS, "articles/b.md": FRONT + body})
    assert problems == ()
    return tuple(contradicted(site, SOURCES))


def problem(right: str, target: str, wrong: str) -> tuple[Problem, ...]:
    return (
        Problem(
            place=Place("site_src/articles/b.md", 12),
            code="E307",
            message=f"the source says that {right} said this, not {wrong}",
            hint=f"put it below ### [{right}]({target}); if it is right where it is, add the source's words for "
            f"{wrong} to the line below it: im Text „…“",
        ),
    )


@pytest.mark.parametrize(
    ("heading", "statement"),
    [(BERG, DIRECT), (BERG, KONJUNKTIV), (TAL, FRAMED), (TAL, ROLE), (FLUSS, REPORT), (TAL, SURNAME)],
)
def test_speakers_that_the_source_names(heading: str, statement: tuple[str, str, int]) -> None:
    assert found(heading, statement) == ()


def test_a_statement_whose_source_names_another() -> None:
    assert found(TAL, DIRECT) == problem("Anna Berg", "../people/anna-berg.md", "Bernd Tal")
    assert found(FLUSS, FRAMED) == problem("Bernd Tal", "../people/bernd-tal.md", "Carla Fluss")
    assert found(BERG, REPORT) == problem("Carla Fluss", "../people/carla-fluss.md", "Anna Berg")
    body = "[Rettet die Brücke](../organisations/rettet-die-bruecke.md)"
    assert found(body, FRAMED) == problem("Bernd Tal", "../people/bernd-tal.md", "Rettet die Brücke")


def test_a_body_is_only_a_doubt() -> None:
    quotation = ("Das Verkehrsministerium teilte mit, dass es den Bau bezahle.", "sinngemäß", 6)
    name, target = "Verkehrsministerium", "../organisations/verkehrsministerium.md"
    assert found(f"[{name}]({target})", quotation) == ()
    (one,) = found(BERG, quotation)
    assert one == Problem(
        place=Place("site_src/articles/b.md", 12),
        code="W308",
        message=f"the source seems to say that {name} said this, not Anna Berg",
        hint=f"put it below ### [{name}]({target}); if it is right where it is, add the source's words for Anna Berg "
        "to the line below it: im Text „…“",
        level=Level.WARNING,
    )


def test_what_stands_as_it_was_drafted_is_no_error_of_whoever_touched_nothing() -> None:
    body = f"### {TAL}\n\n> {DIRECT[0]}\n\nwörtlich · Absatz 2\n{{ #s1 .direct }}\n"
    other = body.replace(TAL, FLUSS)
    site, _ = parse_site({**STUBS, "articles/b.md": FRONT + body})
    asked: list[str] = []

    def draft(text: str) -> Callable[[str], str]:
        return lambda path: asked.append(path) or FRONT + text  # type: ignore[func-returns-value]

    assert tuple(contradicted(site, SOURCES, draft(body))) == ()
    assert tuple(contradicted(site, SOURCES, draft(other))) == problem(
        "Anna Berg", "../people/anna-berg.md", "Bernd Tal"
    )
    assert asked == ["articles/b.md"] * 2


def test_the_problem_is_about_the_source_too() -> None:
    assert [one.other for one in found(TAL, DIRECT)] == ["seeds/b.txt"]


def test_words_of_the_source_for_the_speaker_are_evidence_enough() -> None:
    assert found(TAL, DIRECT, mention="der Kämmerer") == ()
    assert found(TAL, DIRECT, mention="der Bürgermeister") == problem(
        "Anna Berg", "../people/anna-berg.md", "Bernd Tal"
    )


@pytest.mark.parametrize("statement", [KONJUNKTIV, ROLE])
def test_what_could_only_be_concluded_is_left_to_people(statement: tuple[str, str, int]) -> None:
    assert found(FLUSS, statement) == ()


def test_who_is_named_in_the_sentence_is_not_contradicted() -> None:
    assert found(BERG, SURNAME) == ()


def test_a_surname_that_two_have_names_neither() -> None:
    assert found(FLUSS, SURNAME) == ()


@pytest.mark.parametrize("heading", ["Sprecher unklar", "Ein Anwohner", "[Niemand](../people/niemand.md)"])
def test_only_speakers_with_a_page_are_compared(heading: str) -> None:
    assert found(heading, DIRECT) == ()


def test_two_pages_of_one_body_are_not_held_against_each_other() -> None:
    site, _ = parse_site(
        {
            **STUBS,
            "people/frau-anna-berg.md": "---\nname: Frau Anna Berg\n---\n",
            "articles/b.md": FRONT
            + "### [Frau Anna Berg](../people/frau-anna-berg.md)\n\n> „Die Brücke ist baufällig und muss weg“\n\n"
            "wörtlich · Absatz 2\n{ #s1 .direct }\n",
        }
    )
    assert len(site.actors) == 7
    assert site.actors[0].kind is ActorKind.ORGANISATION
    assert isinstance(site.actors[2], ActorPage)
    assert tuple(contradicted(site, SOURCES)) == ()
