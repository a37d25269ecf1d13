import codecs
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.model import Article, Level, Place, Problem
from explainer.read import READERS, read

TEXT_FILE = "save the article's text as a .txt file instead, paragraphs apart by a blank line"


def article_of(path: str, data: bytes) -> Article:
    article, problems = read(path, data)
    assert problems == ()
    assert article is not None
    return article


def problem_of(path: str, data: bytes) -> Problem:
    article, problems = read(path, data)
    assert article is None
    (problem,) = problems
    return problem


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cc"]), min_size=1))
def test_the_content_of_a_utf8_file_is_the_file(content: str) -> None:
    data = content.encode()
    article, _ = read("a.txt", data)
    if article is not None:
        assert data.removeprefix(codecs.BOM_UTF8).decode() == article.content
    else:
        assert not content.strip() or content.startswith(("%PDF", "GIF8", "{\\rtf"))


@given(st.binary(), st.sampled_from(sorted(READERS)))
def test_no_bytes_break_a_reader(data: bytes, ending: str) -> None:
    article, problems = read(f"a{ending}", data)
    assert (article is None) == any(problem.level is Level.ERROR for problem in problems)


def test_plain_text_is_an_article_without_metadata() -> None:
    data = "Wer?\r\n\r\n„Ich“, sagte sie.\r\n".encode()
    assert article_of("seeds/a.TXT", data) == Article(
        path="seeds/a.TXT", sha256=hashlib.sha256(data).hexdigest(), content="Wer?\r\n\r\n„Ich“, sagte sie.\r\n"
    )


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_recognises_the_encoding(encoding: str) -> None:
    content = "Müller – so hieß er – sagte: „Das kostet 5 €, ja.“\r\nDann ging er.\r\n"
    assert article_of("a.txt", content.encode(encoding)).content == content


def test_a_mark_of_the_other_byte_order_is_believed() -> None:
    assert article_of("a.txt", codecs.BOM_UTF16_BE + "Größe".encode("utf-16-be")).content == "Größe"


def test_a_short_text_and_one_long_line_are_texts() -> None:
    assert article_of("a.txt", b"ja").content == "ja"
    assert len(article_of("a.txt", b"Ein Wort. " * 10_000).content) == 100_000


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n"])
def test_an_empty_file(data: bytes) -> None:
    hint = "put the article's text into it, or delete it"
    assert problem_of("a.txt", data) == Problem(
        place=Place("a.txt"), code="E002", message="the file is empty", hint=hint
    )


@pytest.mark.parametrize(
    ("path", "size", "message"),
    [
        ("a.txt", 20_000_000, "the file is larger than 2000 kB"),
        ("a.md", 200_001, "the file is larger than 200 kB"),
        ("a.html", 8_000_001, "the file is larger than 8000 kB"),
    ],
)
def test_a_file_that_is_too_large(path: str, size: int, message: str) -> None:
    hint = "keep the article's text only, one article to a file"
    assert problem_of(path, b"x" * size) == Problem(place=Place(path), code="E003", message=message, hint=hint)


def test_a_page_with_too_many_tags() -> None:
    message = "the page has more than 60000 tags"
    problem = Problem(place=Place("a.html"), code="E003", message=message, hint=TEXT_FILE)
    assert problem_of("a.html", b"<b>" * 60_001) == problem


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        (
            "a.docx",
            "no reader for files ending in .docx",
            "save the article as one of .txt, .md, .markdown, .html, .htm",
        ),
        ("a", "no reader for a file without an ending", "save the article as one of .txt, .md, .markdown, .html, .htm"),
    ],
)
def test_an_unknown_format(path: str, message: str, hint: str) -> None:
    assert problem_of(path, b"x") == Problem(place=Place(path), code="E001", message=message, hint=hint)


@pytest.mark.parametrize(("path", "data"), [("a.html", b"<title>Nichts</title>"), ("a.md", b"---\ntitle: A\n---\n")])
def test_a_file_without_article_text(path: str, data: bytes) -> None:
    message = "no article text in the file"
    assert problem_of(path, data) == Problem(place=Place(path), code="E004", message=message, hint=TEXT_FILE)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 \n", "this is a PDF, not a text"),
        (b"\x89PNG\r\n\x1a\n", "this is a picture (PNG), not a text"),
        (b"\xff\xd8\xff\xe0", "this is a picture (JPEG), not a text"),
        (b"GIF89a", "this is a picture (GIF), not a text"),
        (b"PK\x03\x04", "this is a ZIP archive or an office document, not a text"),
        (b"\xd0\xcf\x11\xe0", "this is an old office document, not a text"),
        (b"{\\rtf1 Hallo}", "this is an RTF document, not a text"),
        (b"\x1f\x8b\x08", "this is a compressed file, not a text"),
        (b"Hallo\0Welt", "this is a binary file, not a text"),
        (b"\x01\x02\x03\x04Hallo", "this is a binary file, not a text"),
    ],
)
def test_a_binary_file(data: bytes, message: str) -> None:
    hint = "open it with its own program and save the article's text as a .txt file"
    assert problem_of("a.txt", data) == Problem(place=Place("a.txt"), code="E005", message=message, hint=hint)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        ("Erste Zeile\nGröße ".encode() + b"\xff\n", 2, "byte 21 of the file is not UTF-8"),
        (b"\xc4\xe0\xe2\xed\xee \xf7\xe5\xeb\xee\xe2\xe5\xea", 1, "byte 1 of the file is not UTF-8"),
        (codecs.BOM_UTF16_LE + b"a\0\n\0\x00\xd8", 2, "byte 5 of the file is not UTF-16-LE"),
    ],
)
def test_bytes_that_are_no_characters(data: bytes, line: int, message: str) -> None:
    hint = "open it in an editor and save it as UTF-8"
    assert problem_of("a.txt", data) == Problem(place=Place("a.txt", line), code="E006", message=message, hint=hint)


@pytest.mark.parametrize(
    ("path", "data"), [("a.md", b"---\nlang: en\n---\nText."), ("a.html", b'<html lang="en-GB">x')]
)
def test_a_language_without_a_pack(path: str, data: bytes) -> None:
    message = "the article says it is in the language en, and there is no language pack for that"
    hint = "if it is in one of de, say so in the file (lang), or save its text as a .txt file"
    assert Problem(place=Place(path), code="E014", message=message, hint=hint) in read(path, data)[1]
