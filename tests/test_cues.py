import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.extract.cues import GAP, index_of, names_in

TOKENS = ["vor", "zwei", "jahren", "seit", "1984", ",", ";", "baujahren", "ermittelt"]
WORDS = st.lists(st.sampled_from(TOKENS), max_size=30)


@pytest.mark.parametrize(
    ("pattern", "sentence", "found"),
    [
        ("vor * jahren", "das war vor zwei jahren .", True),
        ("vor * jahren", "das war vor jahren .", False),
        ("vor * jahren", "das war vor , jahren .", False),
        ("vor … jahren", "vor jahren", True),
        ("vor … jahren", "vor gut und gern zwei jahren", True),
        ("vor … jahren", "vor dem haus ; in zwei jahren", False),
        ("vor … jahren", "vor " + "x " * GAP + "jahren", True),
        ("vor … jahren", "vor " + "x " * (GAP + 1) + "jahren", False),
        ("seit #", "seit 1984", True),
        ("seit #", "seit gestern", False),
        ("^ ob", "ob das stimmt", True),
        ("^ ob", "wer weiß , ob das stimmt", False),
        ("heute|gestern", "gestern kam er", True),
        ("~jährige frau", "die 30-jährige frau", True),
        ("ermittel~", "sie ermittelten", True),
        (", ob", "er fragt , ob", True),
        ("nicht fest .", "es steht nicht fest .", True),
    ],
)
def test_a_pattern_is_found_where_its_words_stand(pattern: str, sentence: str, found: bool) -> None:
    assert names_in(index_of([("cue", pattern)]), sentence.split()) == (frozenset({"cue"}) if found else frozenset())


@given(WORDS, WORDS)
def test_words_around_take_no_pattern_away(before: list[str], after: list[str]) -> None:
    index = index_of([("ago", "vor … jahren"), ("since", "seit #"), ("built", "~jahren")])
    found = names_in(index, before)
    assert found <= names_in(index, [*after, *before])
    assert found <= names_in(index, [*before, *after])


@given(WORDS)
def test_a_choice_finds_what_one_of_its_words_finds(words: list[str]) -> None:
    index = index_of([("choice", "vor|seit …  jahren|1984")])
    each = index_of([("choice", f"{a} … {b}") for a in ("vor", "seit") for b in ("jahren", "1984")])
    assert names_in(index, words) == names_in(each, words)
