"""A small, always equal part of `fuzz`; run `python tests/fuzz.py 100000 SEED` after changing what reads."""

from fuzz import fuzz


def test_random_input_breaks_nothing() -> None:
    assert fuzz(400, seed=2) == []
