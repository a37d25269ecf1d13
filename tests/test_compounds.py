"""The examples of the language data as tests, and what is put beside a text."""

from typing import Any

import pytest

from explainer.language import table
from explainer.publish.compounds import hidden_words, splitter

DATA: dict[str, dict[str, Any]] = table("de", "compounds")
EXAMPLES = [(word, parts) for group in DATA.values() for word, parts in group["examples"].items()]


@pytest.mark.parametrize(("word", "parts"), EXAMPLES)
def test_each_example_of_the_language_data(word: str, parts: list[str]) -> None:
    split = splitter("de")
    assert split is not None
    assert list(split.parts(word.lower())) == parts


@pytest.mark.parametrize("group", DATA)
def test_every_group_has_examples(group: str) -> None:
    assert len(DATA[group]["examples"]) >= 3


def test_beside_a_text_stand_the_parts_that_are_not_in_it() -> None:
    text = "Ohne Sicherheitsgarantien gibt es keinen Waffenstillstand und keine Garantien."
    assert hidden_words(text, "de") == "sicherheits waffen stillstand still stand"
    assert hidden_words("Wer gewinnt? Niemand weiß es.", "de") == ""


def test_a_language_without_compounds_has_none() -> None:
    assert hidden_words("Sicherheitsgarantien", "en") == ""
