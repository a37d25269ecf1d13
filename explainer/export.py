"""`Extraction` → data for other programs, as `schema/extract.schema.json` describes it.

The schema has a version: a new field raises its second number, a changed or removed one its first.
"""

from collections.abc import Iterable
from typing import Any

from explainer.model import Actor, Attribution, Extraction, FoundFact, FoundQuestion, FoundStatement
from explainer.text import Span, shown_spans

SCHEMA = "1.0"


def extraction_to_json(extraction: Extraction) -> dict[str, Any]:
    """One object for one article; all spans are `[start, end]` in code points of its `text`, end exclusive."""
    content = extraction.text.content
    return {
        "schema": SCHEMA,
        "input": extraction.article.path,
        "sha256": extraction.article.sha256,
        "language": extraction.article.language,
        "title": extraction.title,
        "text": content,
        "paragraphs": [
            {"number": paragraph.number, "kind": str(paragraph.kind), "span": _pair(paragraph.span)}
            for paragraph in extraction.text.paragraphs
        ],
        "dropped": [{"span": _pair(dropped.span), "rule": dropped.rule} for dropped in extraction.dropped],
        "statements": [_statement(content, statement) for statement in extraction.statements],
        "questions": [_question(content, question) for question in extraction.questions],
        "background": [_fact(content, fact) for fact in extraction.background],
        "actors": [_actor(actor) for actor in extraction.actors],
    }


def _statement(content: str, statement: FoundStatement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "kind": str(statement.kind),
        "spans": _pairs(statement.spans),
        "text": shown_spans(content, statement.spans),
        "speaker": _speaker(statement.speaker) if statement.speaker else None,
        "cue": _words(content, statement.cue),
        "context": _words(content, statement.context),
        "paragraph": statement.paragraph,
    }


def _speaker(speaker: Attribution) -> dict[str, Any]:
    return {"id": speaker.actor, "name": speaker.name, "spans": _pairs(speaker.spans), "rule": speaker.rule}


def _question(content: str, question: FoundQuestion) -> dict[str, Any]:
    return {
        "id": question.id,
        "spans": _pairs(question.spans),
        "text": shown_spans(content, question.spans),
        "paragraph": question.paragraph,
        "spoken_to_by": list(question.spoken_to_by),
    }


def _fact(content: str, fact: FoundFact) -> dict[str, Any]:
    text = shown_spans(content, fact.spans)
    return {"id": fact.id, "spans": _pairs(fact.spans), "text": text, "paragraph": fact.paragraph}


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": str(actor.kind),
        "role": actor.role,
        "aliases": list(actor.aliases),
        "mentions": _pairs(actor.mentions),
    }


def _words(content: str, spans: tuple[Span, ...]) -> dict[str, Any] | None:
    """Words beside a statement, None where the text gives none."""
    return {"spans": _pairs(spans), "text": shown_spans(content, spans)} if spans else None


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
