"""Three corrections as contributors make them, and a typo: the diff, the report, and what changes by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from corrections import CORRECTIONS, EXAMPLE, PAGE, ROOT, Correction, branch, changed, composed, git, town

from explainer.cli import commands

BY_NAME = {correction.name: correction for correction in CORRECTIONS}


@dataclass(frozen=True)
class Outcome:
    """What came of a correction: its diff without heads, the reports, and the composed pages that it changed."""

    diff: tuple[str, ...]
    before: tuple[str, int]
    after: tuple[str, int]
    pages: tuple[str, ...]


def check(root: Path, base: str) -> tuple[str, int]:
    result = CliRunner().invoke(commands, ["-C", str(root), "check", "--changed", base], catch_exceptions=False)
    assert result.stderr == ""
    return result.stdout, result.exit_code


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town(tmp_path_factory.mktemp("corrections") / "town")


@pytest.fixture(scope="module")
def outcomes(repository: Path) -> dict[str, Outcome]:
    return {correction.name: outcome for correction in CORRECTIONS for outcome in made(repository, correction)}


def made(root: Path, correction: Correction) -> Iterator[Outcome]:
    name = correction.name
    branch(root, f"{name}-wrong", "main", correction.fault)
    before, pages = check(root, "main"), composed(root)
    branch(root, name, f"{name}-wrong", correction.mend)
    diff = git(root, "diff", "--unified=0", f"{name}-wrong", name, "--", PAGE).splitlines()
    lines = tuple(line for line in diff[4:] if line.strip("+-") and not line.startswith("@@"))
    yield Outcome(lines, before, check(root, f"{name}-wrong"), tuple(changed(pages, composed(root))))


def test_the_town_is_large_enough_and_right(repository: Path) -> None:
    assert len(list((EXAMPLE / "seeds").iterdir())) >= 12
    result = CliRunner().invoke(commands, ["-C", str(repository), "check"], catch_exceptions=False)
    assert (result.stdout, result.exit_code) == ("", 0)


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda correction: correction.name)
def test_a_correction_makes_the_page_what_it_is_in_the_example(repository: Path, correction: Correction) -> None:
    right = (EXAMPLE / PAGE).read_text(encoding="utf-8")
    assert correction.fault(right) != right
    assert correction.mend(correction.fault(right)) == right


@pytest.mark.parametrize("name", BY_NAME)
def test_after_it_nothing_is_wrong(outcomes: dict[str, Outcome], name: str) -> None:
    assert outcomes[name].after == ("", 0)


@pytest.mark.parametrize("name", BY_NAME)
def test_contributing_shows_it_in_a_small_picture(name: str) -> None:
    picture = (ROOT / "docs/contributing" / f"{name}.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) <= 100_000
    assert f"](docs/contributing/{name}.png)" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


ITSELF = "build/docs/articles/2026-03-04-hinterauer-schueler-fahren-vorerst-ueber-grothagen.md"


def others(outcome: Outcome) -> list[str]:
    """The pages that changed by themselves, without their folder."""
    assert ITSELF in outcome.pages
    return [path.removeprefix("build/docs/").removesuffix(".md") for path in outcome.pages if path != ITSELF]


def test_a_wrong_speaker(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["speaker"]
    moved = (
        "> „Das ist für Zehnjährige eine Zumutung, aber es ist besser als kein Unterricht“",
        "wörtlich · Absatz 2",
        "{ #s3 .direct }",
    )
    assert outcome.diff == (*(f"+{line}" for line in moved), *(f"-{line}" for line in moved))
    assert outcome.before == (
        f"{PAGE}:48: E307 the source says that Miriam Oldekamp-Reuß said this, not Anja Kowalke\n"
        "    put it below ### [Miriam Oldekamp-Reuß](../people/miriam-oldekamp-reuss.md); if it is right where it is, "
        "add the source's words for Anja Kowalke to the line below it: im Text „…“\n",
        1,
    )
    assert {"people/anja-kowalke", "people/miriam-oldekamp-reuss", "timeline", "topics/faehrbetrieb"} <= set(
        others(outcome)
    )
    assert [page for page in others(outcome) if page.startswith(("articles/", "organisations/", "questions"))] == []


def test_an_answered_question(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["question"]
    assert outcome.diff == (
        "-offen · Absatz 8 · dazu [Carsten Voss](#s11)",
        "+beantwortet · Absatz 8 · dazu [Carsten Voss](#s11) · Antwort "
        "[Rat der Stadt Lindauen](2026-03-13-rat-stimmt-fuer-faehre-und-streitet-ueber-die-rechnung.md#s20), "
        "[Carsten Voss](2026-03-23-die-lotte-faehrt-40-minuten-warten-am-ersten-tag.md#s2)",
    )
    assert outcome.before == ("", 0)
    assert {
        "articles/2026-03-13-rat-stimmt-fuer-faehre-und-streitet-ueber-die-rechnung",
        "articles/2026-03-23-die-lotte-faehrt-40-minuten-warten-am-ersten-tag",
        "questions",
        "people/carsten-voss",
        "organisations/rat-der-stadt-lindauen",
        "topics/faehrbetrieb",
    } <= set(others(outcome))


def test_a_mistyped_answer_is_told_with_the_statements_there(repository: Path) -> None:
    answer = "2026-03-23-die-lotte-faehrt-40-minuten-warten-am-ersten-tag.md#s2)"
    branch(repository, "mistyped", "main", lambda page: page.replace(answer, answer.replace("#s2", "#s22")))
    target = "2026-03-23-die-lotte-faehrt-40-minuten-warten-am-ersten-tag.md"
    assert check(repository, "main") == (
        f"{PAGE}:126: E404 “{target}#s22” is no statement\n"
        f"    statements of site_src/articles/{target}: s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12\n",
        1,
    )


def test_a_false_statement(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["statement"]
    assert outcome.diff == (
        "-> Derweil wird im Rathaus über eine Fähre nachgedacht.",
        "-berichtet · Absatz 7",
        "-{ #s20 .reported }",
    )
    assert outcome.before == ("", 0)  # the words are the source's: only a person sees that nobody says them
    assert {"people/carsten-voss", "timeline", "topics/faehrbetrieb"} <= set(others(outcome))
    assert [page for page in others(outcome) if page.startswith(("articles/", "organisations/", "questions"))] == []


def test_a_statement_that_something_links_to_is_not_removed_unnoticed(repository: Path) -> None:
    def without(page: str) -> str:
        start = page.index("> „Die ‚Lotte‘ liegt im Winterlager")
        return page[:start] + page[page.index("> Sie könne 18 Autos") :]

    branch(repository, "linked", "main", without)
    told, status = check(repository, "main")
    assert [line.split(" E")[1] for line in told.splitlines()[::2]] == ["404 “#s11” is no statement"]
    assert status == 1


def test_a_typo_in_a_quotation(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["typo"]
    assert outcome.diff == (
        "-> „Die ‚Lotte‘ liegt im Wintelager, sie ist in drei Wochen startklar“",
        "+> „Die ‚Lotte‘ liegt im Winterlager, sie ist in drei Wochen startklar“",
    )
    assert outcome.before == (
        f"{PAGE}:84: E301 this quotation is not in seeds/2026-03-04-sonderbusse.txt\n"
        "    closest there: “… Schiff nach Lindauen verlegen. „Die ‚Lotte‘ liegt im Winterlager, sie ist in drei "
        "Wochen startklar“, sagte Voss. Sie könne 18 Autos …” (line 13)\n",
        1,
    )
    assert {"people/carsten-voss"} <= set(others(outcome))
