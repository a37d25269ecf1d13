"""The commands: the only place that prints or exits.

Everything heavy is loaded by the command that needs it, so that `explainer --help` answers at once.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from explainer import __version__

if TYPE_CHECKING:
    from explainer.model import Problem

FORMAT = click.Choice(["text", "json"])


def main() -> None:
    """Run the command line; what the operating system refuses is told in one line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        commands()
    except OSError as fault:
        name = f"{fault.filename}: " if fault.filename else ""
        click.echo(f"explainer: {name}{fault.strerror or fault}", err=True)
        sys.exit(1)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option(
    "-C",
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The project's folder, with seeds/ and site_src/.  [default: this one]",
)
@click.pass_context
def commands(context: click.Context, root: Path) -> None:
    """Turn news articles into a searchable site: who said what, open questions, background."""
    context.obj = root


@commands.command()
@click.argument("names", metavar="[FILE|DIR]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.pass_obj
def extract(root: Path, names: tuple[str, ...], form: str) -> None:
    """Print what is found in articles, as data or to read; writes nothing. Default: seeds/."""
    from explainer import sources
    from explainer.export import extraction_to_json
    from explainer.extract import extract as extract_from
    from explainer.overview import overview

    problems: list[Problem] = []
    for path, missing in sources.named(root, names or (sources.SEEDS,)):
        article, found = (None, (missing,)) if missing else sources.article(root, path, anywhere=True)
        problems += found
        if article is None:
            continue
        extraction = extract_from(article)
        problems += extraction.problems
        text = _line(extraction_to_json(extraction)) if form == "jsonl" else overview(extraction)
        click.echo(text.encode("utf-8", "replace"), nl=False)
    _tell(problems)


def _line(data: object) -> str:
    return json.dumps(data, ensure_ascii=False) + "\n"


def _tell(problems: Iterable["Problem"]) -> None:
    """Print problems to standard error, worst first, and exit with 1 if there is an error among them."""
    from explainer import report

    ordered = report.worst_first(problems)
    click.echo(report.as_text(ordered), err=True, nl=False)
    if report.failed(ordered):
        sys.exit(1)
