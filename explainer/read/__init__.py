"""Readers: the bytes of one file → an `Article`. `READERS` is the only place where a format is added.

A reader gets the path, the bytes and nothing else, and gives an article or the reasons why there is none. All of them
start at the same gate: what is too large, empty or no text at all is refused before any format looks at it.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from explainer.language import languages
from explainer.model import Article, Level, Place, Problem
from explainer.read import html, markdown, plain
from explainer.read.decode import decode


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: `read` takes an article whose content is the whole file.

    `largest` is how many bytes a file may have, `longest` how many code points the article in it. The limits are many
    times a usual article. More is an archive in one file, or a mistake.
    """

    read: Callable[[Article], tuple[Article, tuple[Problem, ...]]]
    largest: int
    longest: int


# trafilatura and markdown-it need some seconds for the worst files of these sizes
TEXT_SIZE, MARKDOWN_SIZE, PAGE_SIZE = 2_000_000, 200_000, 8_000_000
READERS: dict[str, Reader] = {
    ".txt": Reader(plain.read, TEXT_SIZE, 1_100_000),
    ".md": Reader(markdown.read, MARKDOWN_SIZE, 100_000),
    ".markdown": Reader(markdown.read, MARKDOWN_SIZE, 100_000),
    ".html": Reader(html.read, PAGE_SIZE, 100_000),
    ".htm": Reader(html.read, PAGE_SIZE, 100_000),
}
ENDINGS = tuple(READERS)
LONGEST_LINE = 100_000
"""Code points of a line: ten pages of a book without a paragraph."""
LARGEST = max(reader.largest for reader in READERS.values())
"""Bytes that are enough to read of any file: no reader takes more."""


def read(path: str, data: bytes) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in the file `path` (relative to the project, `/` as separator) with the bytes `data`.

    The article's `content` is what the file says: for plain text every character of it, line ends included, without a
    byte order mark; for Markdown and HTML the text that a reader would see, paragraphs apart by a blank line. None
    comes with at least one error; an article may come with warnings.
    """
    reader = READERS.get(PurePosixPath(path).suffix.lower())
    if reader is None:
        return None, (unknown_format(path),)
    if problem := _size_problem(path, data, reader.largest):
        return None, (problem,)
    content, problems = decode(path, data)
    if content is None:
        return None, problems
    raw = Article(path=path, sha256=hashlib.sha256(data).hexdigest(), content=content)
    article, found = reader.read(raw)
    problems += found
    if not article.content.strip():
        problems += (_no_text(path),)
    elif not problems:
        problems += tuple(_too_long(path, article.content, reader.longest))
    if article.language not in languages():
        problems += (_no_language_pack(article),)
    failed = any(problem.level is Level.ERROR for problem in problems)
    return (None if failed else article), problems


def unknown_format(path: str) -> Problem:
    """The problem of a file that no reader takes."""
    suffix = PurePosixPath(path).suffix
    message = f"no reader for files ending in {suffix}" if suffix else "no reader for a file without an ending"
    known = ", ".join(READERS)
    return Problem(place=Place(path), code="E001", message=message, hint=f"save the article as one of {known}")


def _size_problem(path: str, data: bytes, largest: int) -> Problem | None:
    if not data.strip():
        hint = "put the article's text into it, or delete it"
        return Problem(place=Place(path), code="E002", message="the file is empty", hint=hint)
    if len(data) > largest:
        message = f"the file is larger than {largest // 1000} kB"
        hint = "keep the article's text only, one article to a file"
        return Problem(place=Place(path), code="E003", message=message, hint=hint)
    return None


def _too_long(path: str, content: str, longest: int) -> Iterator[Problem]:
    """What there is too much of: in the whole article or, as newspapers set paragraphs, in one line."""
    if len(content) > longest:
        message = f"the article has {len(content)} characters; it may have {longest}"
        yield Problem(place=Place(path), code="E003", message=message, hint="keep one article to a file, its text only")
        return
    for number, line in enumerate(content.split("\n"), 1) if len(content) > LONGEST_LINE else ():
        if len(line) > LONGEST_LINE:
            message = f"this line has {len(line)} characters; it may have {LONGEST_LINE}"
            hint = "set paragraphs apart by a blank line, or keep the article's text only"
            yield Problem(place=Place(path, number), code="E003", message=message, hint=hint)


def _no_text(path: str) -> Problem:
    hint = "save the article's text as a .txt file instead, paragraphs apart by a blank line"
    return Problem(place=Place(path), code="E004", message="no article text in the file", hint=hint)


def _no_language_pack(article: Article) -> Problem:
    known = ", ".join(languages())
    message = f"the article says it is in the language {article.language}, and there is no language pack for that"
    hint = f"if it is in one of {known}, say so in the file (lang), or save its text as a .txt file"
    return Problem(place=Place(article.path), code="E014", message=message, hint=hint)
