"""The site builders that can turn `build/docs/` into a site: one table, and what each of them says that is wrong.

MkDocs 1.x gets no more releases and its theme will not live for ever, so the site is built from what all of these read
alike: one `mkdocs.yml`, one folder of Markdown.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.model import Place, Problem

WARNING = re.compile(r"^(?:WARNING|ERROR|CRITICAL)\s+-\s+(.*)$")
DOC_FILE = re.compile(r"[Dd]oc file '([^']+)'")
LINK = re.compile(r"contains (?:a link|an (?:absolute|unrecognized relative) link) '([^']+)'")
CONFIGURATION_LINE = re.compile(r'in "[^"]*mkdocs\.yml", line (\d+)')
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
NEXT = "correct it, and build again"


@dataclass(frozen=True, slots=True)
class Builder:
    """A site builder: its `name`, the `module` that is run with Python, and the `words` that make it build strictly.

    `{site}` stands for the folder to build into; a builder that cannot be told takes it from `EXPLAINER_SITE_DIR`.
    """

    name: str
    module: str
    words: tuple[str, ...]

    def command(self, site: str) -> tuple[str, ...]:
        """What to hand to Python so that the site is built in the folder `site`."""
        return ("-m", self.module, *(word.format(site=site) for word in self.words))


STRICT = ("build", "--strict", "--clean", "--config-file", "mkdocs.yml", "--site-dir", "{site}")
BUILDERS = {
    "mkdocs": Builder("MkDocs", "mkdocs", STRICT),
    "properdocs": Builder("ProperDocs", "properdocs", STRICT),
    "zensical": Builder("Zensical", "zensical", ("build", "--strict", "--clean", "--config-file", "mkdocs.yml")),
}
USUAL = "mkdocs"


def not_installed(builder: Builder) -> Problem:
    """The problem of a builder that is not there."""
    message = f"{builder.name} is not installed"
    hint = f"install it with `pip install {builder.module}`, or take another builder"
    return Problem(place=Place("mkdocs.yml"), code="E613", message=message, hint=hint)


def elsewhere(builder: Builder) -> Problem:
    """The problem of a builder that put the site where nobody asked it to."""
    message = f"{builder.name} did not build into the folder that it was given"
    hint = "write `site_dir: !ENV [EXPLAINER_SITE_DIR, site]`"
    return Problem(place=Place("mkdocs.yml"), code="E611", message=message, hint=hint)


def builder_problems(output: str, status: int, pages: Mapping[str, str], name: str = "MkDocs") -> Iterator[Problem]:
    """What the site builder's output says is wrong; `pages` are the Markdown files of the project, path → text."""
    found = [match[1] for line in output.splitlines() if (match := WARNING.match(line))]
    for message in found:
        yield Problem(place=_place(message, pages), code="E610", message=f"{name}: {message}", hint=NEXT)
    if status and not found:
        yield _stopped(COLOUR.sub("", output), name)


def _stopped(output: str, name: str) -> Problem:
    """The builder gave up: its own word for why, or the last line of its traceback."""
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["without a word"]
    named = next((number for number, line in enumerate(lines) if line.startswith("Error: ")), len(lines) - 1)
    reason = " ".join(lines[named:]).removeprefix("Error: ")
    line = CONFIGURATION_LINE.search(reason)
    place = Place("mkdocs.yml", int(line[1]) if line else 0)
    hint = f"correct it, or run `{name.lower()} build` to see all that it says"
    return Problem(place=place, code="E611", message=f"{name} stopped: {reason}", hint=hint)


def _place(message: str, pages: Mapping[str, str]) -> Place:
    """The page that a warning speaks of, and the line that holds the link it names."""
    name = DOC_FILE.search(message)
    if not name:
        return Place("mkdocs.yml")
    path = next((path for path in pages if path.endswith(f"/{name[1]}")), f"site_src/{name[1]}")
    link = LINK.search(message)
    lines = pages.get(path, "").split("\n")
    line = next((number for number, text in enumerate(lines, 1) if link and f"({link[1]}" in text), 0)
    return Place(path, line)
