"""The annotated articles of `articles/`: what careful readers take from them, as spans into their text.

The form is told in `articles/README.md`. A fault of form is a `ValueError` that names the file and the words: the
annotation is ours, so that is a bug of ours.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from explainer.model import Article
from explainer.read import read
from explainer.text import Span

FOLDER = Path(__file__).parent / "articles"
SEED = FOLDER / "seed.yaml"
FLOOR = FOLDER / "floor.json"
KINDS = ("direct", "indirect", "free_indirect", "reported")
LEVELS = ("required", "allowed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An annotated statement. `speakers` are real names; a speaker without one is his `role`; both empty: not told."""

    kinds: tuple[str, ...]
    spans: tuple[Span, ...]
    speakers: tuple[str, ...] = ()
    role: str = ""
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An annotated actor; `names` are the name and other forms that would do, `optional` ones need not be found."""

    names: tuple[str, ...]
    kind: str
    role: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An article with all that it says; `allowed…` are neither hits nor faults when found."""

    article: Article
    title: str
    statements: tuple[Said, ...]
    allowed: tuple[Said, ...]
    forbidden: tuple[Span, ...]
    questions: tuple[Span, ...]
    allowed_questions: tuple[Span, ...]
    background: tuple[Span, ...]
    allowed_background: tuple[Span, ...]
    actors: tuple[Known, ...]
    not_actors: tuple[str, ...]
    dropped: tuple[Span, ...]
    headings: tuple[Span, ...]


def annotations() -> tuple[Path, ...]:
    """The annotation files, sorted; the seed's is apart, for it has its own test."""
    return tuple(sorted(path for path in FOLDER.glob("*.yaml") if path != SEED))


def load(path: Path) -> Annotated:
    """One annotated article. Raises ValueError where an annotation is not literally in it."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    article = source(path.parent / data["article"])
    content = article.content

    def lines(part: str, level: str) -> tuple[Span, ...]:
        return tuple(one(content, entry, path) for entry in data.get(part, {}).get(level, ()))

    def said(level: str) -> tuple[Said, ...]:
        return tuple(statement(content, entry, path) for entry in data["statements"].get(level, ()))

    return Annotated(
        article=article, title=data.get("title", ""), statements=said("required"), allowed=said("allowed"),
        forbidden=tuple(one(content, words, path) for words in data["statements"].get("forbidden", ())),
        questions=lines("questions", "required"), allowed_questions=lines("questions", "allowed"),
        background=lines("background", "required"), allowed_background=lines("background", "allowed"),
        actors=tuple(known(entry) for entry in data["actors"]), not_actors=tuple(data["not_actors"]),
        dropped=tuple(block(content, words, path) for words in data.get("dropped", ())),
        headings=tuple(block(content, words, path) for words in data.get("headings", ())),
    )  # fmt: skip


def source(path: Path) -> Article:
    """The article in a file, as the project's own readers give it."""
    article, problems = read(path.name, path.read_bytes())
    if article is None:
        raise ValueError(f"{path}: {problems}")
    return article


def statement(content: str, entry: dict[str, Any], path: Path) -> Said:
    """An entry of `statements`."""
    runs = [entry["text"]] if isinstance(entry["text"], str) else entry["text"]
    who = entry["speaker"]
    role = who["role"] if isinstance(who, dict) else ""
    speakers = (who,) if isinstance(who, str) else tuple(who) if isinstance(who, list) else ()
    return Said(
        kinds=tuple(entry[key] for key in ("kind", "also_kind") if key in entry),
        spans=tuple(located(content, runs, entry.get("after", ""), path)),
        speakers=speakers,
        role=role,
        context=tuple(entry.get("context", ())),
    )


def located(content: str, runs: list[str], after: str, path: Path) -> Iterator[Span]:
    """The spans of literal runs, each behind the one before; the first, with what stands before it, occurs once."""
    if content.count(after + runs[0]) != 1:
        raise ValueError(f"{path.name}: not exactly once in the article: {after}{runs[0]}")
    position = content.index(after + runs[0]) + len(after)
    for run in runs:
        start = content.find(run, position)
        if start < 0:
            raise ValueError(f"{path.name}: not in the article behind the run before it: {run}")
        position = start + len(run)
        yield Span(start, position)


def one(content: str, entry: Any, path: Path) -> Span:
    """The span of an entry that is a run of words, or has one as its `text`."""
    words = entry if isinstance(entry, str) else entry["text"]
    return next(located(content, [words], "", path))


def block(content: str, words: str, path: Path) -> Span:
    """The span of words that are a whole line of the article."""
    position = 0
    for line in content.split("\n"):
        if line.strip() == words:
            start = position + line.index(words)
            return Span(start, start + len(words))
        position += len(line) + 1
    raise ValueError(f"{path.name}: not a line of the article: {words}")


def known(entry: dict[str, Any]) -> Known:
    """An entry of `actors`."""
    return Known(
        names=(entry["name"], *entry.get("also", ())),
        kind=entry["kind"],
        role=entry.get("role", ""),
        optional=entry.get("optional", False),
    )


def fingerprint() -> str:
    """SHA-256 over the names and bytes of all that the figures depend on."""
    digest = hashlib.sha256()
    for path in annotations():
        text = path.parent / yaml.safe_load(path.read_text(encoding="utf-8"))["article"]
        for file in (path, text):
            digest.update(f"{file.name}\0{len(file.read_bytes())}\0".encode() + file.read_bytes())
    return digest.hexdigest()
