"""Problems as people, programs and forges read them: worst first, then by place. One table of formats."""

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import replace

from explainer.model import Level, Place, Problem
from explainer.report.data import as_json
from explainer.report.forge import as_commands, as_summary
from explainer.report.sarif import as_sarif
from explainer.report.text import as_text

__all__ = ["FORMATS", "as_json", "as_sarif", "as_summary", "as_text", "below", "failed", "worst_first"]

FORMATS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_commands,
}
"""What `explainer check --format` can be; each function takes problems, worst first, and gives the whole output."""


def worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once: errors, then warnings, each by path, line and code."""
    return tuple(sorted(set(problems), key=_rank))


def failed(problems: Iterable[Problem]) -> bool:
    """Whether there is an error among them."""
    return any(problem.level is Level.ERROR for problem in problems)


def below(problems: Iterable[Problem], folder: str) -> tuple[Problem, ...]:
    """The problems of a project that is a folder of a repository, with paths as the repository has them."""
    if folder in ("", "."):
        return tuple(problems)
    return tuple(
        replace(one, place=Place(posixpath.normpath(f"{folder}/{one.place.path}"), one.place.line)) for one in problems
    )


def _rank(problem: Problem) -> tuple[bool, str, int, str, str]:
    place = problem.place
    return problem.level is not Level.ERROR, place.path, place.line, problem.code, problem.message
