"""Problems as people and programs read them: worst first, then by place."""

import json
from collections.abc import Iterable, Iterator

from explainer.model import Level, Problem
from explainer.text import shown


def worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once: errors, then warnings, each by path, line and code."""
    return tuple(sorted(set(problems), key=_rank))


def as_text(problems: Iterable[Problem]) -> str:
    """A line `path:line: CODE message` for each problem, its hint indented below; every line ends with a line end.

    Words from content are shown as on a page, so that no control character reaches a terminal.
    """
    return "".join(line + "\n" for problem in problems for line in _lines(problem))


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of objects with path, line (0: the whole file), code, level, message and hint."""
    return json.dumps([_object(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def failed(problems: Iterable[Problem]) -> bool:
    """Whether there is an error among them."""
    return any(problem.level is Level.ERROR for problem in problems)


def _rank(problem: Problem) -> tuple[bool, str, int, str, str]:
    place = problem.place
    return problem.level is not Level.ERROR, place.path, place.line, problem.code, problem.message


def _lines(problem: Problem) -> Iterator[str]:
    place = f"{problem.place.path}:{problem.place.line}" if problem.place.line else problem.place.path
    yield shown(f"{place}: {problem.code} {problem.message}")
    if problem.hint:
        yield f"    {shown(problem.hint)}"


def _object(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "code": problem.code,
        "level": str(problem.level),
        "message": problem.message,
        "hint": problem.hint,
    }
