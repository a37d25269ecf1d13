"""Problems in every format, whole."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from explainer import __version__
from explainer.cli import FORMS
from explainer.model import Level, Place, Problem
from explainer.report import FORMATS, as_sarif, as_summary, as_text, below, worst_first

ERROR = Problem(
    place=Place("site_src/articles/ä b.md", 12), code="E301", message="it is 100% wrong", hint="put: it, right"
)
WARNING = Problem(place=Place("seeds/x.txt"), code="W001", message="left out", level=Level.WARNING)
BOTH = (ERROR, WARNING)


def many(level: Level, count: int) -> list[Problem]:
    return [Problem(place=Place("a.md", n), code="E1", message=f"m{n}", level=level) for n in range(1, count + 1)]


def test_the_command_line_knows_every_format() -> None:
    assert tuple(FORMATS) == FORMS


def test_worst_first_and_each_once() -> None:
    other = Problem(place=ERROR.place, code="E301", message="it is 100% wrong", hint="put: it, right", other="x")
    assert worst_first([WARNING, ERROR, other, WARNING]) == BOTH


def test_as_text() -> None:
    assert as_text(BOTH) == (
        "site_src/articles/ä b.md:12: E301 it is 100% wrong\n    put: it, right\nseeds/x.txt: W001 left out\n"
    )


def test_a_path_that_would_be_a_command_of_the_forge() -> None:
    evil = Problem(place=Place(" ::add-mask::x"), code="E007", message="\n::error::no such file", hint="\n::warning::x")
    assert as_text([evil]) == "./::add-mask::x: E007 ::error::no such file\n    ./::warning::x\n"


def test_as_commands_of_the_forge() -> None:
    assert FORMATS["github"](BOTH) == (
        "::error file=site_src/articles/ä b.md,line=12,title=E301::it is 100%25 wrong%0Aput: it, right\n"
        "::warning file=seeds/x.txt,title=W001::left out\n"
    )
    evil = Problem(place=Place("a,line=1::x\n::b"), code="E1", message="x\n::error::y\r%0A", hint="")
    assert FORMATS["github"]([evil]) == "::error file=a%2Cline=1%3A%3Ax%0A%3A%3Ab,title=E1::x ::error::y %250A\n"


def test_the_forge_gets_the_worst_ten_of_each_level_and_a_notice() -> None:
    lines = FORMATS["github"]([*many(Level.ERROR, 12), *many(Level.WARNING, 11)]).splitlines()
    assert lines[:10] == [f"::error file=a.md,line={n},title=E1::m{n}" for n in range(1, 11)]
    assert lines[10:20] == [f"::warning file=a.md,line={n},title=E1::m{n}" for n in range(1, 11)]
    assert lines[20:] == ["::notice::3 more are in the summary of this step"]


@given(
    st.lists(
        st.builds(
            Problem,
            place=st.builds(Place, st.text(), st.integers(0, 9)),
            code=st.just("E1"),
            message=st.text(),
            hint=st.text() | st.just("\n::error::x"),
        )
    )
)
def test_content_never_becomes_a_command(problems: list[Problem]) -> None:
    commands = FORMATS["github"](problems)
    assert [line[:8] for line in commands.split("\n")[:-1] if not line.startswith("::notice")] == ["::error "] * min(
        10, len(problems)
    )
    assert "\r" not in commands
    assert [line for line in as_text(problems).split("\n") if line.lstrip().startswith("::")] == []


def test_the_summary_has_them_all_in_a_block_of_code() -> None:
    assert as_summary(BOTH) == f"### 1 errors, 1 warnings\n\n```text\n{as_text(BOTH)}```\n"
    assert as_summary([]) == "### Nothing is wrong\n"
    marked = [Problem(place=Place("a"), code="E1", message="````\n# x")]
    assert as_summary(marked) == "### 1 errors, 0 warnings\n\n`````text\na: E1 ```` # x\n`````\n"


def test_a_summary_is_never_larger_than_the_forge_takes() -> None:
    summary = as_summary([Problem(place=Place("ä" * 1000, n), code="E1", message="x") for n in range(1000)])
    assert len(summary.encode()) < 2**20
    assert summary.endswith(": E1 x\n…\n```\n")


def test_paths_of_a_project_in_a_folder_of_a_repository() -> None:
    outside = Problem(place=Place("../../.github/x.yml"), code="E703", message="no")
    assert [problem.place.path for problem in below([WARNING, outside], "examples/a")] == [
        "examples/a/seeds/x.txt",
        ".github/x.yml",
    ]
    assert below(BOTH, "") == BOTH


# What the standard (SARIF 2.1.0, section 3) requires of a log and of every part that is used here.
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "additionalProperties": False,
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "additionalProperties": False,
                    "properties": {
                        "uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~/%!$&'()*+,;=@-]+$"},
                        "uriBaseId": {"const": "%SRCROOT%"},
                    },
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"startLine": {"type": "integer", "minimum": 1}},
                },
            },
        }
    },
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}
RULE = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {"id": {"type": "string"}, "defaultConfiguration": {"properties": {"level": LEVEL}}},
}
DRIVER = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "version": {"type": "string"},
        "rules": {"type": "array", "uniqueItems": True, "items": RULE},
    },
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "tool": {"type": "object", "required": ["driver"], "properties": {"driver": DRIVER}},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}


@pytest.mark.parametrize("problems", [(), BOTH, (WARNING, WARNING), tuple(many(Level.ERROR, 30))])
def test_sarif_has_what_the_standard_requires(problems: tuple[Problem, ...]) -> None:
    log = json.loads(as_sarif(problems))
    Draft202012Validator(SARIF).validate(log)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [problem.code for problem in problems]


def test_as_sarif() -> None:
    (run,) = json.loads(as_sarif([ERROR]))["runs"]
    assert run["tool"]["driver"] == {
        "name": "explainer",
        "version": __version__,
        "rules": [{"id": "E301", "defaultConfiguration": {"level": "error"}}],
    }
    (result,) = run["results"]
    mark = result.pop("partialFingerprints")["problem/v1"]
    assert len(mark) == 64
    assert result == {
        "ruleId": "E301",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "it is 100% wrong. put: it, right"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "site_src/articles/%C3%A4%20b.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 12},
                }
            }
        ],
    }


def test_a_problem_that_only_moved_keeps_its_fingerprint() -> None:
    marks = [
        result["partialFingerprints"]
        for line in (3, 40)
        for result in json.loads(as_sarif([Problem(place=Place("a.md", line), code="E1", message="m")]))["runs"][0][
            "results"
        ]
    ]
    assert marks[0] == marks[1]
