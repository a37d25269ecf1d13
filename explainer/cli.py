"""The commands: the only place that prints or exits.

Everything heavy is loaded by the command that needs it, so that `explainer --help` answers at once.
"""

import gc
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from explainer import __version__

if TYPE_CHECKING:
    from explainer.model import Problem

FORMS = ("text", "json", "sarif", "github")
"""The formats of `report.FORMATS`, said here again so that `--help` loads nothing else."""


def main() -> None:
    """Run the command line; what the operating system refuses is told in one line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    gc.set_threshold(100_000)  # a command makes many small values and hardly a cycle: a tenth of its time was looking
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
@click.argument("folder", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.pass_obj
def init(root: Path, folder: Path) -> None:
    """Set up a project for a newsroom in DIR (by default here), all in German. Never overwrites."""
    from explainer.kit import set_up

    written, kept = set_up(root / folder)
    _told(written)
    for path in kept:
        click.echo(f"kept {path}")
    click.echo("read README.md, then run: explainer serve")


@commands.command()
@click.argument("names", metavar="[FILE]...", nargs=-1)
@click.option(
    "--update", "again", is_flag=True, help="Draft the pages that there are again, with all that people wrote."
)
@click.pass_obj
def draft(root: Path, names: tuple[str, ...], again: bool) -> None:
    """Make pages of articles: of FILE…, or of all in seeds/ that have none. Never overwrites.

    With --update, pages that exist are drafted again, after a source or the program changed. What people wrote stays;
    where the new draft contradicts it, both texts are kept and told of.
    """
    if again:
        from explainer.update import update as make
    else:
        from explainer.project import draft as make

    written, problems = make(root, names)
    _told(written)
    _exit_if_failed(problems)


@commands.command()
@click.argument("kind", metavar="KIND", type=click.Choice(["article", "person", "organisation", "topic"]))
@click.argument("name", metavar="NAME")
@click.pass_obj
def new(root: Path, kind: str, name: str) -> None:
    """Write a new file to fill in: an article to draft from, or a person's, organisation's or topic's page.

    KIND is article, person, organisation or topic; NAME its title or name. Never overwrites.
    """
    from explainer import editing

    written, problems = editing.new(root, kind, name)
    _told(written)
    _exit_if_failed(problems)


@commands.command()
@click.argument("names", metavar="[PAGE]...", nargs=-1)
@click.option(
    "--check", "only_look", is_flag=True, help="Change nothing; exit with 1 if a page is not in its usual form."
)
@click.pass_obj
def fmt(root: Path, names: tuple[str, ...], only_look: bool) -> None:
    """Put pages into their usual form, by default all: what they say stays the same."""
    from explainer import editing

    changed, problems = editing.fmt(root, names, write=not only_look)
    for path in changed:
        click.echo(f"{path} is not in its usual form" if only_look else f"wrote {path}")
    _exit_if_failed(problems)
    sys.exit(1 if changed and only_look else 0)


@commands.command()
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--changed", "base", metavar="BASE", help="Only what this branch touched, or breaks, since it left BASE.")
@click.option("--allow-config", is_flag=True, help="With --changed: it may touch configuration, workflows and code.")
@click.pass_obj
def check(root: Path, form: str, base: str | None, allow_config: bool) -> None:
    """Say what is wrong with the pages in site_src/, and how to put it right.

    The exit status is 0 where nothing is wrong or there are only warnings, 1 where there is an error, and 2 where the
    command itself cannot be understood.
    """
    from explainer import project, report

    found = project.check(root) if base is None else project.check_branch(root, base, allow_config=allow_config)
    problems = report.worst_first(found)
    if form in ("sarif", "github"):
        problems = report.below(problems, _folder(root))
    click.echo(report.FORMATS[form](problems), nl=False)
    if form == "github":
        _summarise(report.as_summary(problems))
    sys.exit(1 if report.failed(problems) else 0)


def _folder(root: Path) -> str:
    """The project's folder as seen from here, where a forge has put the repository; empty where it is elsewhere."""
    from explainer import store

    folder = store.relative(Path(), str(root))
    return "" if Path(folder).is_absolute() or folder.startswith("..") else folder


def _summarise(summary: str) -> None:
    """Add to the summary of a workflow's step, or print it where there is none."""
    from explainer import store

    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        store.append(Path(file), summary.encode("utf-8", "replace"))
    else:
        click.echo(summary, nl=False)


@commands.command()
@click.option(
    "--builder",
    type=click.Choice(["mkdocs", "properdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="The program that makes HTML of the composed pages.",
)
@click.pass_obj
def build(root: Path, builder: str) -> None:
    """Draft what is new, check, and build the site in site/."""
    from explainer import project, report

    written, problems = project.draft(root)
    _told(written)
    problems += project.check(root)
    if not report.failed(problems):
        from explainer.build import build as build_site
        from explainer.builders import BUILDERS

        problems += build_site(root, BUILDERS[builder])
    _exit_if_failed(problems)
    click.echo(f"the site is in {root / 'site'}, from {root / 'site' / 'index.html'} on")


@commands.command()
@click.pass_obj
def index(root: Path) -> None:
    """Make build/docs/ ready for any site builder: the composed pages and their search index."""
    from explainer.build import ready

    _exit_if_failed(ready(root))


@commands.command()
@click.argument("site", metavar="[SITE]", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def verify(root: Path, site: Path | None) -> None:
    """Hold a built site, by default the one in site/, against its pages and sources. Writes nothing."""
    from explainer import report
    from explainer.build import verified

    folder = site if site is not None else root / "site"
    if not (folder / "index.html").is_file():
        raise click.BadParameter(f"there is no built site in {folder}", param_hint="SITE")
    problems = report.worst_first(verified(root, folder))
    _tell(problems)
    if not report.failed(problems):
        click.echo(f"{folder} keeps what is promised")
    sys.exit(1 if report.failed(problems) else 0)


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
@click.option("--explain", "why", is_flag=True, help="Tell which rule and language data found each statement.")
@click.pass_obj
def extract(root: Path, names: tuple[str, ...], form: str, why: bool) -> None:
    """Print what is found in articles (by default in seeds/), to read or as data. Writes nothing."""
    from explainer import sources
    from explainer.export import extraction_to_json
    from explainer.extract import extract as extract_from
    from explainer.extract.explain import explain
    from explainer.overview import explanation, overview

    problems: list[Problem] = []
    for path, missing in sources.named(root, names or (sources.SEEDS,)):
        article, found = (None, (missing,)) if missing else sources.article(root, path, anywhere=True)
        problems += found
        if article is not None:
            extraction = extract_from(article)
            problems += extraction.problems
            if why:
                text = explanation(extraction, explain(extraction))
            else:
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
