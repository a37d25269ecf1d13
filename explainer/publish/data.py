"""Everything that the site shows, as data for other programs.

Each file is one list; an `id` is the path of a page without ending, with `#` and the id of a part.
`schema/data.schema.json` describes them and goes out beside them.
"""

import json
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from explainer.compose.view import Said, View
from explainer.model import ActorPage, ArticlePage, Question, TopicPage
from explainer.sections.parts import background, questions

VERSION = 1
SCHEMA = "data.schema.json"
Row = dict[str, Any]


def data_files(view: View) -> dict[str, bytes]:
    """The files by their path in the site."""
    lists: dict[str, Iterable[Row]] = {
        "articles": (_article(page, view) for page in view.articles),
        "statements": (_statement(said) for page in view.articles for said in view.said[page.path]),
        "questions": (_question(one, page, view) for page in view.articles for one in questions(page)),
        "background": _background(view),
        "actors": (_actor(page) for page in view.site.actors),
        "topics": (_topic(page, view) for page in view.site.topics),
    }
    schema = resources.files("explainer") / "schema" / SCHEMA
    made = {f"data/{name}.json": _file(name, rows) for name, rows in lists.items()}
    return {**made, "data/schema.json": schema.read_text(encoding="utf-8").encode()}


def _file(name: str, rows: Iterable[Row]) -> bytes:
    """One row a line, so that two states of a site can be compared."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    head = f'{{"$schema":"schema.json","version":{VERSION},"kind":"{name}","items":['
    return f"{head}\n{lines}\n]}}\n".encode() if lines else f"{head}]}}\n".encode()


def _article(page: ArticlePage, view: View) -> Row:
    source = page.source
    return {
        "id": _name(page.path),
        "title": page.title,
        "date": page.date,
        "language": page.lang,
        "topics": [_name(topic.path) for topic in view.topics_of.get(page.path, ())],
        "actors": [_name(path) for path in view.present.get(page.path, ())],
        "source": {
            "publisher": source.publisher,
            "authors": list(source.authors),
            "url": source.url,
            "rights": source.rights.value,
            "licence": source.licence,
            "sha256": source.sha256,
        },
    }


def _statement(said: Said) -> Row:
    one = said.statement
    return {
        "id": f"{_name(said.article.path)}#{one.id}",
        "article": _name(said.article.path),
        "date": said.article.date,
        "kind": one.kind.value,
        "text": one.quotation,
        "speaker": {"id": _name(said.actor) or None, "name": said.speaker.label, "role": said.speaker.role},
        "mention": one.mention,
        "context": one.context,
        "paragraph": one.paragraph or None,
    }


def _question(question: Question, page: ArticlePage, view: View) -> Row:
    links = {"answered_by": question.answered_by, "spoken_to_by": question.spoken_to_by}
    found = {
        key: [f"{_name(said.article.path)}#{said.statement.id}" for _, said in view.linked(page.path, several) if said]
        for key, several in links.items()
    }
    return {
        "id": f"{_name(page.path)}#{question.id}",
        "article": _name(page.path),
        "date": page.date,
        "status": question.status.value,
        "text": question.text,
        **found,
        "paragraph": question.paragraph or None,
    }


def _background(view: View) -> Iterator[Row]:
    for page in view.articles:
        for fact in background(page):
            yield {
                "id": f"{_name(page.path)}#{fact.id}",
                "article": _name(page.path),
                "date": page.date,
                "text": fact.text,
                "paragraph": fact.paragraph or None,
            }


def _actor(page: ActorPage) -> Row:
    return {
        "id": _name(page.path),
        "name": page.name,
        "kind": page.kind.value,
        "role": page.role,
        "aliases": list(page.aliases),
        "wikidata": page.wikidata,
    }


def _topic(page: TopicPage, view: View) -> Row:
    articles = [_name(article.path) for article in view.articles_of.get(page.path, ())]
    return {"id": _name(page.path), "name": page.name, "aliases": list(page.aliases), "articles": articles}


def _name(path: str) -> str:
    return path.removesuffix(".md")
