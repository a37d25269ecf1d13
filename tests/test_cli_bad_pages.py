"""Whatever somebody breaks on a page: a problem at its line with a way out, exit 1, and the file as it was."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explainer.cli import commands

ARTICLE = """\
Rat streitet um Brücke

Bürgermeisterin Erika Muster sagte am Montag: „Die Brücke ist baufällig.“ Der Verkehr müsse umgeleitet werden.

Der Stadtrat von Neustadt hat über die alte Brücke am Fluss beraten. Wann entscheidet der Rat? Max Mauer sagte: „Bald.“

Die Brücke wurde im Jahr 1924 gebaut. Sie ist die einzige Verbindung zwischen den beiden Hälften der Stadt.
"""
NO_SPEAKER = "put a heading above it: ### [Name](../people/name.md), or ### Sprecher unklar"
NO_SOURCE = "put it back, or correct `source: file:`; without it nothing can be verified"
PAGE = "site_src/articles/rat-streitet-um-bruecke.md"


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, ["-C", str(root), *words], catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "council.txt").write_text(ARTICLE, encoding="utf-8")
    assert run(tmp_path, "draft").exit_code == 0
    result = run(tmp_path, "check")
    assert (result.stdout, result.exit_code) == ("", 0)
    return tmp_path


def broken(root: Path, old: str, new: str) -> tuple[str, int]:
    """What `check` says after `old` on the page has become `new`; the line of it for the message."""
    page = root / PAGE
    text = page.read_text(encoding="utf-8")
    assert text.count(old) == 1
    page.write_text(text.replace(old, new), encoding="utf-8")
    before = page.read_bytes()
    result = run(root, "check")
    assert page.read_bytes() == before
    assert result.stderr == ""
    assert result.exit_code == 1
    return result.stdout, text[: text.index(old)].count("\n") + 1


BROKEN = [
    (
        "### [Erika Muster](../people/erika-muster.md), Bürgermeisterin\n\n",
        "",
        [
            (0, "E206 this quotation stands under no speaker", NO_SPEAKER),
            (5, "E206 this quotation stands under no speaker", NO_SPEAKER),
        ],
    ),
    (
        "{ #s1 .direct }",
        "{ #s2 .direct }",
        [(2, "E241 the id “s2” is used twice, first at line 16", "“s1” is still free")],
    ),
    (
        "{ #s1 .direct }\n",
        "",
        [
            (
                -1,
                "E202 this statement has no id line",
                "write `sinngemäß · Absatz N` and below it `{ #s1 .indirect }`, with an id that is still free",
            )
        ],
    ),
    (
        "../people/erika-muster.md",
        "../people/erika-master.md",
        [
            (
                0,
                "E401 the page of “Erika Muster” is not there: ../people/erika-master.md",
                "did you mean [Erika Muster](../people/erika-muster.md)?",
            )
        ],
    ),
    (
        "> „Die Brücke ist baufällig.“",
        "> „Die Brücke ist hinfällig.“",
        [
            (
                0,
                "E301 this quotation is not in seeds/council.txt",
                "closest there: “… „Die Brücke ist baufällig.“ Der Verkehr müsse umgeleitet werden. Der Stadtrat …” "
                "(line 3)",
            )
        ],
    ),
    (
        "title: Rat",
        "titel: Rat",
        [
            (-1, "E106 the field “title” is missing", 'add title: "…"'),
            (0, "E105 there is no field “titel”", "did you mean “title”?"),
        ],
    ),
    (
        "title: Rat streitet",
        "title: Rat: streitet",
        [
            (
                0,
                "E102 the front matter is not YAML: mapping values are not allowed in this context",
                'write one `key: "value"` a line, the value in double quotation marks',
            )
        ],
    ),
    (
        "---\ntitle",
        "title",
        [
            (
                0,
                "E101 no front matter",
                "begin the file with a line ---, the page's `title: …` and another line ---",
            )
        ],
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN)
def test_what_somebody_broke_is_told_at_its_line(
    project: Path, old: str, new: str, expected: list[tuple[int, str, str]]
) -> None:
    found, line = broken(project, old, new)
    assert found == "".join(f"{PAGE}:{line + after}: {fault}\n    {hint}\n" for after, fault, hint in expected)


def test_a_page_that_is_no_text(project: Path) -> None:
    (project / PAGE).write_bytes((project / PAGE).read_bytes() + b"\xff")
    size = len((project / PAGE).read_bytes())
    result = run(project, "check")
    assert result.stdout == (
        f"{PAGE}: E006 byte {size} of the page is not UTF-8\n    open it in an editor and save it as UTF-8\n"
    )
    assert result.exit_code == 1


def test_problems_as_data(project: Path) -> None:
    (project / PAGE).write_bytes(b"\xff")
    result = run(project, "check", "--format", "json")
    assert json.loads(result.stdout) == [
        {
            "path": PAGE,
            "line": 0,
            "code": "E006",
            "level": "error",
            "message": "byte 1 of the page is not UTF-8",
            "hint": "open it in an editor and save it as UTF-8",
        }
    ]
    assert result.exit_code == 1


def test_a_missing_source(project: Path) -> None:
    (project / "seeds" / "council.txt").unlink()
    assert run(project, "check").stdout == (
        f"{PAGE}:1: E303 the source seeds/council.txt is not there or cannot be read\n    {NO_SOURCE}\n"
    )


def test_a_source_outside_of_the_project(project: Path) -> None:
    found, _ = broken(project, "file: seeds/council.txt", "file: ../council.txt")
    assert found == (
        "../council.txt: E013 the file is outside of the project\n    copy the article into seeds/\n"
        f"{PAGE}:1: E303 the source ../council.txt is not there or cannot be read\n    {NO_SOURCE}\n"
    )
