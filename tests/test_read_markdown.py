import pytest

from explainer.model import Article, Level, Place, Problem, Rights
from explainer.read import read
from explainer.text import Span

PAGE = """\
---
title: "Rat: Streit um 12:30 Uhr"
description: Worum es geht
date: "2024-11-08T12:30:00+01:00"
lang: de
author: [Eine Redakteurin, dpa]
publisher: Tagblatt
url: https://tagblatt.example/rat
rights: full
licence: CC BY 4.0
tags: Rat, Brücke
---
# Streit im Rat

Die *alte* [Brücke](https://x.example) ist
„**baufällig**“, sagte sie \\*. &amp;<b>nicht</b>

> Zitat

## Wie weiter?

1. erstens
2. `zweitens`

```
code
```
<script>alert(1)</script>
"""


def test_front_matter_says_what_the_article_is() -> None:
    article, problems = read("a.md", PAGE.encode())
    said = "Die alte Brücke ist „baufällig“, sagte sie *. &nicht"
    text = f"Streit im Rat\n\n{said}\n\nZitat\n\nWie weiter?\n\nerstens\n\nzweitens"
    assert problems == ()
    assert article is not None
    assert article == Article(
        path="a.md",
        sha256=article.sha256,
        content=text,
        language="de",
        title="Rat: Streit um 12:30 Uhr",
        description="Worum es geht",
        date="2024-11-08T12:30:00+01:00",
        authors=("Eine Redakteurin", "dpa"),
        publisher="Tagblatt",
        url="https://tagblatt.example/rat",
        rights=Rights.FULL,
        licence="CC BY 4.0",
        tags=("Rat", "Brücke"),
        headings=(Span(0, 13), Span(76, 87)),
    )
    assert [span.of(text) for span in article.headings] == ["Streit im Rat", "Wie weiter?"]


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    article, problems = read("a.md", b"# Der *Titel*\n\nText.\n")
    assert problems == ()
    assert article is not None
    assert (article.title, article.date, article.content) == ("Der Titel", "", "Der Titel\n\nText.")


def test_windows_line_ends() -> None:
    article, problems = read("a.md", PAGE.replace("\n", "\r\n").encode())
    assert problems == ()
    assert article is not None
    assert article.content == read("a.md", PAGE.encode())[0].content  # type: ignore[union-attr]


QUOTE_IT = 'write one `key: "value"` a line, the value in double quotation marks'


@pytest.mark.parametrize(
    ("line", "code", "message", "hint"),
    [
        ("date: 8.11.2024", "E011", "8.11.2024 is no date", "write it as 2024-11-08 or 2024-11-08T12:30:00+01:00"),
        ("date: 2024-13-08", "E011", "2024-13-08 is no date", "write it as 2024-11-08 or 2024-11-08T12:30:00+01:00"),
        ("url: javascript:alert(1)", "E011", "javascript:alert(1) is no web address", "it starts with https://"),
        (
            "rights: all",
            "E011",
            "rights are excerpt or full, not all",
            "write rights: excerpt, unless the text has a free licence or is your own",
        ),
        ("title: [a, b]", "E011", "title is a list", "write one text after it"),
        (
            "title: a: b",
            "E102",
            "the front matter is not YAML: mapping values are not allowed in this context",
            QUOTE_IT,
        ),
    ],
)
def test_front_matter_that_cannot_be_used(line: str, code: str, message: str, hint: str) -> None:
    article, problems = read("a.md", f"---\nlang: de\n{line}\n---\nText.\n".encode())
    assert article is None
    assert problems == (Problem(place=Place("a.md", 3), code=code, message=message, hint=hint),)


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("titel", "did you mean title?"),
        (
            "x",
            "the keys are title, description, date, lang, author, authors, publisher, url, rights, licence, license, "
            "tags",
        ),
    ],
)
def test_an_unknown_key_is_left_out_with_a_warning(key: str, hint: str) -> None:
    article, problems = read("a.md", f"---\n{key}: A\n---\nText.\n".encode())
    message = f"unknown key {key} in the front matter"
    assert article is not None
    assert problems == (Problem(place=Place("a.md", 2), code="W012", message=message, level=Level.WARNING, hint=hint),)
