"""Problems as a forge shows them on the lines of a pull request, and all of them as the summary of the step.

A step of a workflow may annotate ten lines with errors and ten with warnings, the rest is dropped without a word:
these are the worst, and the summary has them all. Whatever comes from content is escaped or stands in a code block, so
that no command, link or picture in it is live.
"""

import re
from collections.abc import Iterable, Iterator

from explainer.model import Level, Problem
from explainer.report.text import as_text
from explainer.text import shown

MOST = 10
"""Errors, and warnings, that a forge shows of one step."""
LARGEST = 1_000_000
"""Bytes of a summary; forges refuse more than a mebibyte."""


def as_commands(problems: Iterable[Problem]) -> str:
    """Workflow commands for the worst problems, one a line, and a notice that says how many are left out."""
    found = tuple(problems)
    told = tuple(_worst(found))
    lines = [_command(problem) for problem in told]
    if len(found) > len(told):
        lines.append(f"::notice::{len(found) - len(told)} more are in the summary of this step")
    return "".join(line + "\n" for line in lines)


def as_summary(problems: Iterable[Problem]) -> str:
    """All problems as Markdown: how many, and the report in a code block."""
    found = tuple(problems)
    if not found:
        return "### Nothing is wrong\n"
    errors = sum(problem.level is Level.ERROR for problem in found)
    report = _cut(as_text(found))
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", report)), 3)
    return f"### {errors} errors, {len(found) - errors} warnings\n\n{fence}text\n{report}{fence}\n"


def _worst(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    for level in Level:
        yield from [problem for problem in problems if problem.level is level][:MOST]


def _command(problem: Problem) -> str:
    place = f"file={_property(problem.place.path)},"
    line = f"line={problem.place.line}," if problem.place.line else ""
    words = "\n".join(filter(None, (shown(problem.message), shown(problem.hint))))
    return f"::{problem.level} {place}{line}title={problem.code}::{_data(words)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _cut(report: str) -> str:
    """As many whole lines of a report as a summary may have."""
    data = report.encode("utf-8", "replace")
    if len(data) <= LARGEST:
        return data.decode()
    return data[:LARGEST].decode("utf-8", "ignore").rpartition("\n")[0] + "\n…\n"
