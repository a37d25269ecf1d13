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
    help="The project's folder, with seeds/ and site_src/; by default this one.",
)
@click.pass_context
def commands(context: click.Context, root: Path) -> None:
    """Turn news articles into a searchable site: who said what, open questions, background."""
    context.obj = root


@commands.command()
@click.argument("names", metavar="[FILE]...", nargs=-1)
@click.pass_obj
def draft(root: Path, names: tuple[str, ...]) -> None:
    """Make pages of articles: of FILE…, or of all in seeds/ that have none. Never overwrites."""
    from explainer import project

    written, problems = project.draft(root, names)
    _told(written)
    _exit_if_failed(problems)


@commands.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def check(root: Path, form: str) -> None:
    """Say what is wrong with the pages in site_src/, and how to put it right."""
    from explainer import project, report

    problems = report.worst_first(project.check(root))
    click.echo((report.as_json if form == "json" else report.as_text)(problems), nl=False)
    sys.exit(1 if report.failed(problems) else 0)


@commands.command()
@click.pass_obj
def build(root: Path) -> None:
    """Draft what is new, check, and build the site in site/."""
    from explainer import project, report

    written, problems = project.draft(root)
    _told(written)
    problems += project.check(root)
    if not report.failed(problems):
        from explainer.build import build as build_site

        problems += build_site(root)
    _exit_if_failed(problems)
    click.echo(f"the site is in {root / 'site'}, from {root / 'site' / 'index.html'} on")


@commands.command()
@click.pass_obj
def index(root: Path) -> None:
    """Make build/docs/ ready for any site builder: the composed pages and their search index."""
    from explainer.build import ready

    _exit_if_failed(ready(root))


@commands.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where the site is shown.")
@click.pass_obj
def serve(root: Path, address: str) -> None:
    """Show the site in the browser, anew on every save, until Ctrl-C."""
    from explainer import project
    from explainer.serve import serve as serve_site

    def prepare() -> "tuple[Problem, ...]":
        written, problems = project.draft(root)
        _told(written)
        return problems + project.check(root)

    click.echo(f"the site is at http://{address}/")
    sys.exit(serve_site(root, _tell, prepare, address))


@commands.command()
@click.argument("names", metavar="[FILE|DIR]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.pass_obj
def extract(root: Path, names: tuple[str, ...], form: str) -> None:
    """Print what is found in articles (by default in seeds/), to read or as data. Writes nothing."""
    from explainer import sources
    from explainer.export import extraction_to_json
    from explainer.extract import extract as extract_from
    from explainer.overview import overview

    problems: list[Problem] = []
    for path, missing in sources.named(root, names or (sources.SEEDS,)):
        article, found = (None, (missing,)) if missing else sources.article(root, path, anywhere=True)
        problems += found
        if article is not None:
            extraction = extract_from(article)
            problems += extraction.problems
            text = _line(extraction_to_json(extraction)) if form == "jsonl" else overview(extraction)
            click.echo(text.encode("utf-8", "replace"), nl=False)
    _exit_if_failed(problems)


def _line(data: object) -> str:
    return json.dumps(data, ensure_ascii=False) + "\n"


def _told(written: Iterable[str]) -> None:
    for path in written:
        click.echo(f"wrote {path}")


def _tell(problems: "Iterable[Problem]") -> None:
    """Print problems to standard error, worst first."""
    from explainer import report

    click.echo(report.as_text(report.worst_first(problems)), err=True, nl=False)


def _exit_if_failed(problems: "Iterable[Problem]") -> None:
    """Print problems; exit with 1 if there is an error among them."""
    from explainer import report

    problems = tuple(problems)
    _tell(problems)
    if report.failed(problems):
        sys.exit(1)
