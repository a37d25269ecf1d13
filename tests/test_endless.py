"""Texts that are one endless sentence: lists, tables and broken files are read in time that grows with their length."""

from time import process_time

import pytest

from explainer.extract import extract
from explainer.model import Article

SECONDS = 12.0
"""CPU time for 100,000 characters: some times what it takes, far less than the square of the length takes."""

PIECES = [
    "Anna Berger, ",
    "Anna Berger kam und sagte, es sei gut, ",
    "Anna Berger (CDU) ",
    "„Gut“, sagte Anna Berger, ",
    "„Gut ",
    "( ",
    "Der Mann, der sagte, ",
    "weil er sagte, dass ",
    "der Minister der Bank der ",
    "Die Behörde warnt. Das Institut Nord sagte, es sei gut. ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_an_endless_text_is_read_in_seconds(piece: str) -> None:
    content = (piece * (100_000 // len(piece))).strip()
    start = process_time()
    extract(Article(path="x.txt", sha256="", content=content))
    assert process_time() - start < SECONDS
