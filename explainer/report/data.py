"""Problems as data for programs."""

import json
from collections.abc import Iterable

from explainer.model import Problem


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of objects with path, line (0: the whole file), code, level, message and hint."""
    return json.dumps([_object(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def _object(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "code": problem.code,
        "level": str(problem.level),
        "message": problem.message,
        "hint": problem.hint,
    }
