"""New pages and articles to fill in: valid as they are, each field with a sentence on what belongs there."""

import textwrap
from collections.abc import Iterable, Iterator

from explainer.draft import ACTOR_BLOCKS, FOLDERS, TOPIC_BLOCKS, markers
from explainer.frontmatter import scalar
from explainer.language import table
from explainer.model import ActorKind
from explainer.text import shown, slug

KINDS = ("article", "person", "organisation", "topic")
SCHEMAS = ".explainer/schema"
"""Where a project keeps the schemas that its pages refer to, so that an editor finds them without a network."""
WIDTH = 90


def skeleton(kind: str, name: str) -> tuple[str, str]:
    """The path in the project and the content of a new file of one of `KINDS` about `name`, which has words."""
    if kind == "article":
        return f"seeds/{slug(name)}.md", _article(shown(name))
    if kind == "topic":
        return f"site_src/topics/{slug(name)}.md", _page(
            "topic", [f"name: {scalar(shown(name))}"], ("name",), TOPIC_BLOCKS
        )
    given = [f"name: {scalar(shown(name))}", f"kind: {kind}"]
    path = f"site_src/{FOLDERS[ActorKind(kind)]}/{slug(name)}.md"
    return path, _page("actor", given, ("name", "kind"), ACTOR_BLOCKS)


def _page(schema: str, given: Iterable[str], names: Iterable[str], blocks: tuple[str, ...]) -> str:
    line = f"# yaml-language-server: $schema=../../{SCHEMAS}/{schema}.schema.json"
    return _file([line, *given, *_hints(table("de", "fields")[schema], names)], markers(blocks))


def _article(title: str) -> str:
    words = table("de", "fields")
    known = {name: words["article"][name] for name in ("date", "description", "tags")}
    source = {name: words["source"][name] for name in ("publisher", "authors", "url", "rights", "licence")}
    return _file(
        [f"title: {scalar(title)}", *_hints({**known, **source}, ())], f"<!-- {words['seed']['text']['hint']} -->"
    )


def _hints(fields: dict[str, dict[str, str]], given: Iterable[str]) -> Iterator[str]:
    """Each field that is not given as two comments: what belongs there, and how it is written."""
    for name, field in fields.items():
        if name not in given:
            yield from (f"# {line}" for line in textwrap.wrap(field["hint"], WIDTH))
            yield f"#{name}: {field['example']}"


def _file(front: Iterable[str], body: str) -> str:
    return "\n".join(["---", *front, "---", "", body, ""])
