"""Schema and page parser say the same of any front matter, so that an editor underlines what `check` would refuse."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import explainer
from explainer.fields import ACTOR, ARTICLE, SOURCE, TOPIC
from explainer.language import table
from explainer.model import Level
from explainer.page import parse_page
from explainer.schemas import files, schemas

PATHS = {"article": "articles/x.md", "actor": "people/x.md", "topic": "topics/x.md"}
FOLDER = Path(explainer.__file__).parent / "schema"

words = st.sampled_from(
    [
        *("", " ", "Wort", "a: b", "2024-11-08", "2024-13-08", "2024-11-08T10:30:00Z", "https://x.de/a", "ftp://x"),
        *("full", "excerpt", "person", "organisation", "de", "xx", "no", "12:30"),
    ]
)
values = st.one_of(
    words, st.none(), st.lists(words, max_size=2), st.dictionaries(st.sampled_from(["file", "x"]), words, max_size=2)
)
sources = st.one_of(
    values, st.fixed_dictionaries({"file": words, "sha256": words}, optional=dict.fromkeys(SOURCE[2:], values))
)


def fronts(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Front matter of a kind of page, right or wrong."""
    names = {"article": ARTICLE, "actor": ACTOR, "topic": TOPIC}[kind]
    given_fields = {name: sources if name == "source" else values for name in names}
    return st.fixed_dictionaries({}, optional={**given_fields, "titel": values})


@pytest.mark.parametrize("kind", PATHS)
@given(st.data())
@settings(max_examples=int(os.environ.get("EXAMPLES", "150")), deadline=None)
def test_schema_and_parser_agree(kind: str, data: st.DataObject) -> None:
    front = data.draw(fronts(kind))
    written = {name: "" if value is None else value for name, value in front.items()}
    if isinstance(front.get("source"), dict):
        written["source"] = {name: "" if value is None else value for name, value in front["source"].items()}
    text = yaml.safe_dump(written, allow_unicode=True, default_style='"')
    _, problems = parse_page(PATHS[kind], f"---\n{text}---\n")
    errors = [problem.message for problem in problems if problem.level is Level.ERROR]
    valid = Draft202012Validator(schemas()[kind]).is_valid(front)
    assert (valid, errors) == (not errors, errors)


def test_the_shipped_files_are_these() -> None:
    if os.environ.get("ACCEPT"):
        for name, data in files().items():
            (FOLDER / name).write_bytes(data)
    shipped = {path.name: path.read_bytes() for path in FOLDER.glob("*.json") if path.name in files()}
    assert shipped == files()
    for data in shipped.values():
        Draft202012Validator.check_schema(json.loads(data))


def test_every_field_has_a_hint_and_no_other_has() -> None:
    hints = table("de", "fields")
    known = {"article": ARTICLE, "source": SOURCE, "actor": ACTOR, "topic": TOPIC, "seed": ("text",)}
    assert {kind: tuple(names) for kind, names in hints.items()} == known
    assert all(hint["hint"].endswith((".", "draft")) for names in hints.values() for hint in names.values())
