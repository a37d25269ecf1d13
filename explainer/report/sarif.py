"""Problems as SARIF 2.1.0 (OASIS standard), which forges and editors import.

A fingerprint stands for what is wrong, not for the line where it is: a problem that only moved is still the same one.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from explainer import __version__
from explainer.model import Problem
from explainer.text import shown

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(problems: Iterable[Problem]) -> str:
    """One run with a result for each problem; paths are relative to `%SRCROOT%`, lines count from 1."""
    found = tuple(problems)
    rules = {problem.code: problem for problem in reversed(found)}
    numbers = {code: number for number, code in enumerate(sorted(rules))}
    driver = {"name": "explainer", "version": __version__, "rules": [_rule(code, rules[code]) for code in numbers]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, numbers[problem.code]) for problem in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, problem: Problem) -> dict[str, Any]:
    return {"id": code, "defaultConfiguration": {"level": str(problem.level)}}


def _result(problem: Problem, number: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.place.path), "uriBaseId": "%SRCROOT%"}}
    if problem.place.line:
        place["region"] = {"startLine": problem.place.line}
    what = "\n".join((problem.place.path, problem.code, problem.message))
    return {
        "ruleId": problem.code,
        "ruleIndex": number,
        "level": str(problem.level),
        "message": {"text": shown(". ".join(filter(None, (problem.message, problem.hint))))},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"problem/v1": sha256(what.encode("utf-8", "replace")).hexdigest()},
    }
