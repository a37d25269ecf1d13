"""Problems as a terminal shows them."""

from collections.abc import Iterable, Iterator

from explainer.model import Problem
from explainer.text import shown


def as_text(problems: Iterable[Problem]) -> str:
    """A line `path:line: CODE message` for each problem, its hint indented below; every line ends with a line end.

    Words from content are shown as on a page, so that no control character reaches a terminal.
    """
    return "".join(line + "\n" for problem in problems for line in _lines(problem))


def _lines(problem: Problem) -> Iterator[str]:
    path = problem.place.path
    place = f"{path}:{problem.place.line}" if problem.place.line else path
    yield _no_command(shown(f"{place}: {problem.code} {problem.message}"))
    if problem.hint:
        yield f"    {_no_command(shown(problem.hint))}"


def _no_command(line: str) -> str:
    """`line`, which a stranger may have begun: forges take a line that begins with `::` for a command."""
    return f"./{line}" if line.startswith(":") else line
