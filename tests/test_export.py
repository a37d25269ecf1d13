import json
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from explainer.export import SCHEMA, extraction_to_json
from explainer.model import (
    Actor,
    ActorKind,
    Article,
    Attribution,
    Dropped,
    Extraction,
    FoundFact,
    FoundQuestion,
    FoundStatement,
    StatementKind,
)
from explainer.text import Paragraph, ParagraphKind, Span, Text

CONTENT = "Streit\n\nWas nun? Anna\u00a0Maus  sagte am Montag: „Nein 🐭.“\n\n+++ Mehr +++"


def span(words: str) -> Span:
    start = CONTENT.index(words)
    return Span(start, start + len(words))


EXTRACTION = Extraction(
    article=Article(path="seeds/0007.txt", sha256="0" * 64, content=CONTENT),
    text=Text(
        content=CONTENT,
        paragraphs=(
            Paragraph(number=1, span=Span(0, 6), kind=ParagraphKind.HEADING),
            Paragraph(number=2, span=Span(8, 54)),
            Paragraph(number=3, span=span("+++ Mehr +++"), kind=ParagraphKind.DROPPED),
        ),
    ),
    title="Streit",
    statements=(
        FoundStatement(
            id="s1",
            kind=StatementKind.DIRECT,
            spans=(span("„Nein 🐭.“"),),
            excerpt=(span("„Nein 🐭.“"),),
            paragraph=2,
            rule="colon",
            speaker=Attribution(actor="anna-maus", name="Anna Maus", spans=(span("Anna\u00a0Maus"),), rule="full name"),
            cue=(span("sagte"),),
            context=(span("am Montag"),),
        ),
        FoundStatement(
            id="s2",
            kind=StatementKind.FREE_INDIRECT,
            spans=(span("Was"), span("nun")),
            excerpt=(),
            paragraph=2,
            rule="r",
            speaker=Attribution(actor=None, name="ein Sprecher", spans=(), rule="continued"),
        ),
        FoundStatement(id="s3", kind=StatementKind.REPORTED, spans=(span("nun"),), excerpt=(), paragraph=2, rule="r"),
    ),
    questions=(FoundQuestion(id="f1", spans=(span("Was nun?"),), paragraph=2, rule="r", spoken_to_by=("s1",)),),
    background=(FoundFact(id="h1", spans=(span("Was nun?"),), paragraph=2, rule="r"),),
    actors=(
        Actor(
            id="anna-maus",
            name="Anna Maus",
            kind=ActorKind.PERSON,
            role="Bürgermeisterin",
            aliases=("Maus",),
            mentions=(span("Anna\u00a0Maus"),),
        ),
    ),
    dropped=(Dropped(span=span("+++ Mehr +++"), rule="plus signs"),),
)
EXPECTED: dict[str, Any] = {
    "schema": "1.0",
    "input": "seeds/0007.txt",
    "sha256": "0" * 64,
    "language": "de",
    "title": "Streit",
    "text": CONTENT,
    "paragraphs": [
        {"number": 1, "kind": "heading", "span": [0, 6]},
        {"number": 2, "kind": "body", "span": [8, 54]},
        {"number": 3, "kind": "dropped", "span": [56, 68]},
    ],
    "dropped": [{"span": [56, 68], "rule": "plus signs"}],
    "statements": [
        {
            "id": "s1",
            "kind": "direct",
            "spans": [[45, 54]],
            "text": "„Nein 🐭.“",
            "speaker": {"id": "anna-maus", "name": "Anna Maus", "spans": [[17, 26]], "rule": "full name"},
            "cue": {"spans": [[28, 33]], "text": "sagte"},
            "context": {"spans": [[34, 43]], "text": "am Montag"},
            "paragraph": 2,
        },
        {
            "id": "s2",
            "kind": "free_indirect",
            "spans": [[8, 11], [12, 15]],
            "text": "Was […] nun",
            "speaker": {"id": None, "name": "ein Sprecher", "spans": [], "rule": "continued"},
            "cue": None,
            "context": None,
            "paragraph": 2,
        },
        {
            "id": "s3",
            "kind": "reported",
            "spans": [[12, 15]],
            "text": "nun",
            "speaker": None,
            "cue": None,
            "context": None,
            "paragraph": 2,
        },
    ],
    "questions": [{"id": "f1", "spans": [[8, 16]], "text": "Was nun?", "paragraph": 2, "spoken_to_by": ["s1"]}],
    "background": [{"id": "h1", "spans": [[8, 16]], "text": "Was nun?", "paragraph": 2}],
    "actors": [
        {
            "id": "anna-maus",
            "name": "Anna Maus",
            "kind": "person",
            "role": "Bürgermeisterin",
            "aliases": ["Maus"],
            "mentions": [[17, 26]],
        }
    ],
}


def validator() -> Draft202012Validator:
    schema = json.loads((resources.files("explainer") / "schema" / "extract.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_an_extraction_as_data() -> None:
    assert extraction_to_json(EXTRACTION) == EXPECTED


def test_spans_cut_the_text_that_is_claimed() -> None:
    data = extraction_to_json(EXTRACTION)
    cut = [data["text"][start:end] for start, end in data["statements"][0]["spans"]]
    assert cut == ["„Nein 🐭.“"]
    assert data["text"][slice(*data["dropped"][0]["span"])] == "+++ Mehr +++"


def test_the_schema_describes_it() -> None:
    validator().validate(extraction_to_json(EXTRACTION))
    assert validator().schema["properties"]["schema"]["const"] == SCHEMA


@pytest.mark.parametrize(
    "change",
    [
        {"statements": [{**EXPECTED["statements"][0], "kind": "spoken"}]},
        {"statements": [{**EXPECTED["statements"][0], "spans": []}]},
        {"statements": [{**EXPECTED["statements"][0], "speaker": {"name": "Anna"}}]},
        {"paragraphs": [{"number": 0, "kind": "body", "span": [0, 1]}]},
        {"dropped": [{"span": [0, 1, 2], "rule": "x"}]},
        {"actors": [{**EXPECTED["actors"][0], "id": "../x"}]},
        {"sha256": "x"},
        {"schema": "2.0"},
        {"more": 1},
    ],
)
def test_the_schema_refuses_what_is_not_described(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        validator().validate({**EXPECTED, **change})
