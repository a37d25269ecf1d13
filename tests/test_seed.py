"""The main example is read as a careful reader reads it: all of it, and nothing that it does not say."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from corpus import SEED, Known, Said, block, load, one
from scorer import characters, is_actor, name_right, overlap, same_name

from explainer.export import extraction_to_json
from explainer.extract import extract
from explainer.model import FoundStatement
from explainer.text import ParagraphKind, Span, shown, shown_spans

GOLD = load(SEED)
DATA = yaml.safe_load(SEED.read_text(encoding="utf-8"))
FOUND = extract(GOLD.article)
EXPORT = extraction_to_json(FOUND)
CONTENT = GOLD.article.content
CLOSE = 0.8


def name(entry: Any) -> str:
    """The first words of an entry, as the name of its test."""
    text = CONTENT[entry.spans[0].start : entry.spans[0].end] if isinstance(entry, Said) else entry.of(CONTENT)
    return shown(text)[:40]


def close(one_spans: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return overlap(characters(CONTENT, one_spans), characters(CONTENT, other)) >= CLOSE


def found_for(gold: Said) -> FoundStatement | None:
    """The statement found with these words, of the right kind if there are several."""
    candidates = [s for s in FOUND.statements if close(s.spans, gold.spans)]
    return next((s for s in candidates if str(s.kind) in gold.kinds), candidates[0] if candidates else None)


@pytest.mark.parametrize("gold", GOLD.statements, ids=name)
def test_every_required_statement_is_there(gold: Said) -> None:
    found = found_for(gold)
    assert found is not None
    assert str(found.kind) in gold.kinds
    assert (found.speaker and found.speaker.name, name_right(gold, found.speaker)) == (gold.speakers[0], True)
    context = shown_spans(CONTENT, found.context)
    assert [place for place in gold.context if place not in context] == []


@pytest.mark.parametrize("span", GOLD.forbidden, ids=name)
def test_what_nobody_says_is_no_statement(span: Span) -> None:
    assert [s.id for s in FOUND.statements if close(s.spans, (span,)) or any(span.covers(p) for p in s.spans)] == []


def test_title_headings_and_teasers() -> None:
    def blocks(kind: ParagraphKind) -> list[str]:
        return [b.span.of(CONTENT).strip() for b in FOUND.text.paragraphs if b.kind is kind]

    assert FOUND.title == GOLD.title
    assert blocks(ParagraphKind.HEADING) == DATA["headings"]
    assert blocks(ParagraphKind.DROPPED) == DATA["dropped"]
    assert [(item.span.of(CONTENT).strip(), bool(item.rule)) for item in FOUND.dropped] == [
        (line, True) for line in DATA["dropped"]
    ]


@pytest.mark.parametrize("known", [known for known in GOLD.actors if not known.optional], ids=lambda k: k.names[0])
def test_every_required_actor_is_there_once(known: Known) -> None:
    actors = [actor for actor in FOUND.actors if is_actor(known, actor)]
    assert [(actor.name, str(actor.kind)) for actor in actors] == [(known.names[0], known.kind)]
    assert not known.role or actors[0].role == known.role


def test_nothing_else_is_an_actor() -> None:
    names = {form for actor in FOUND.actors for form in (actor.name, *actor.aliases)}
    assert names.isdisjoint(GOLD.not_actors)
    assert [actor.name for actor in FOUND.actors if not any(is_actor(known, actor) for known in GOLD.actors)] == []


@pytest.mark.parametrize("entry", DATA["questions"]["required"], ids=lambda entry: entry["text"][:40])
def test_every_question_is_there_with_who_speaks_to_it(entry: dict[str, Any]) -> None:
    span = one(CONTENT, entry, SEED)
    (question,) = [q for q in FOUND.questions if close(q.spans, (span,))]
    speakers = [s.speaker.name for s in FOUND.statements if s.id in question.spoken_to_by and s.speaker]
    wanted = entry.get("spoken_to_by", [])
    assert [person for person in wanted if not any(same_name(person, speaker) for speaker in speakers)] == []


def test_there_is_no_question_that_the_article_does_not_ask() -> None:
    asked = (*GOLD.questions, *GOLD.allowed_questions)
    assert [q.id for q in FOUND.questions if not any(close(q.spans, (span,)) for span in asked)] == []


@pytest.mark.parametrize("span", GOLD.background, ids=name)
def test_every_background_sentence_is_there(span: Span) -> None:
    assert len([fact for fact in FOUND.background if close(fact.spans, (span,))]) == 1


@pytest.mark.parametrize("text", DATA["background"]["forbidden"])
def test_what_is_no_background(text: str) -> None:
    span = block(CONTENT, text, SEED) if text in CONTENT.split("\n") else one(CONTENT, text, SEED)
    assert [fact.id for fact in FOUND.background if any(part.overlaps(span) for part in fact.spans)] == []


def test_the_export_is_of_the_source_text() -> None:
    data = (SEED.parent / DATA["article"]).read_bytes()
    assert (EXPORT["text"], EXPORT["sha256"]) == (data.decode("utf-8"), hashlib.sha256(data).hexdigest())


def claims(value: Any) -> Iterator[tuple[list[list[int]], str | None]]:
    """(spans, the words claimed to be there or None) of everything in the export that has spans."""
    if isinstance(value, dict):
        spans = value.get("spans", value.get("mentions", [value["span"]] if "span" in value else []))
        if spans:
            yield spans, value.get("text")
        for part in value.values():
            yield from claims(part)
    elif isinstance(value, list):
        for part in value:
            yield from claims(part)


def test_offsets_hold_for_every_span() -> None:
    claimed = list(claims(EXPORT))
    assert len(claimed) > 50
    for spans, words in claimed:
        texts = [CONTENT[start:end] for start, end in spans]
        assert all(0 <= start < end <= len(CONTENT) for start, end in spans)
        assert [text for text in texts if not text.strip()] == []
        assert words is None or " […] ".join(map(shown, texts)) == words


@pytest.mark.parametrize("actor", FOUND.actors, ids=lambda actor: actor.name)
def test_mentions_of_an_actor_are_his(actor: Any) -> None:
    """A mention shares a word with the name, or is what the annotation says that the article calls him."""
    known = next(known for known in GOLD.actors if is_actor(known, actor))
    forms = {word.casefold().rstrip("s") for form in known.names for word in form.split()}
    mentions = {span.of(CONTENT) for span in actor.mentions}
    assert {m for m in mentions if forms.isdisjoint(word.casefold().rstrip("s") for word in m.split())} <= {"Er", "er"}
