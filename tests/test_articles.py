"""The annotated articles are well-formed: every annotation is literal in its article and complete."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from corpus import FOLDER, KINDS, LEVELS, SEED, Annotated, annotations, fingerprint, load, located

from explainer.text import Span

PATHS = annotations()
PARTS = {"article", "genre", "title", "language", "dropped", "headings", "actors", "not_actors", "statements"}
KEYS = {"kind", "also_kind", "speaker", "text", "after", "context"}
MARKS = {"„": "“", "»": "«", '"': '"'}


def entries(path: Path) -> list[dict[str, Any]]:
    statements = yaml.safe_load(path.read_text(encoding="utf-8"))["statements"]
    return [entry for level in LEVELS for entry in statements.get(level, ())]


def words(annotated: Annotated, spans: tuple[Span, ...]) -> str:
    return " ".join(span.of(annotated.article.content) for span in spans)


def test_there_are_enough_articles_of_enough_genres() -> None:
    genres = {yaml.safe_load(path.read_text(encoding="utf-8"))["genre"] for path in PATHS}
    assert len(PATHS) == len(genres) >= 16


def test_every_article_is_annotated() -> None:
    texts = {path.name for path in FOLDER.iterdir() if path.suffix in {".txt", ".html", ".md"}} - {"README.md"}
    assert {load(path).article.path for path in PATHS} == texts


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_annotation_is_in_its_article(path: Path) -> None:
    annotated = load(path)  # raises where one is not
    content = annotated.article.content
    assert 200 <= len(content.split()) <= 500
    for said in (*annotated.statements, *annotated.allowed):
        assert list(said.spans) == sorted(said.spans)
        assert [part for part in said.context if part not in content] == []
    assert [name for name in annotated.not_actors if name not in content] == []
    assert [known.names for known in annotated.actors if not any(name_in(name, content) for name in known.names)] == []


def name_in(name: str, content: str) -> bool:
    """Whether a name is in a text, inflected or not."""
    return all(word[:5] in content for word in name.split())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_annotation_is_complete(path: Path) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(data) - {"questions", "background"} <= PARTS
    assert data["language"] == "de"
    assert set(data["statements"]) <= {*LEVELS, "forbidden"}
    for entry in entries(path):
        assert {"kind", "speaker", "text"} <= set(entry) <= KEYS, entry
        assert entry["kind"] in KINDS
        assert not isinstance(entry["speaker"], dict) or list(entry["speaker"]) == ["role"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_named_speaker_is_an_actor(path: Path) -> None:
    annotated = load(path)
    names = {known.names[0] for known in annotated.actors}
    said = {name for entry in (*annotated.statements, *annotated.allowed) for name in entry.speakers}
    assert said <= names
    assert names.isdisjoint(annotated.not_actors)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_spans_keep_the_conventions(path: Path) -> None:
    annotated = load(path)
    for said in (*annotated.statements, *annotated.allowed):
        text = words(annotated, said.spans)
        if said.kinds[0] == "direct":
            assert path.stem == "interview" or (text[0] in MARKS and text[-1] == MARKS[text[0]]), text
        elif said.kinds[0] == "indirect":
            assert text[-1] not in ".!" or behind(annotated, said.spans).startswith("Das "), text
        else:
            assert text[-1] in ".!?", text
            assert text[0].isupper() or text[0].isdigit() or text[0] in MARKS, text


def behind(annotated: Annotated, spans: tuple[Span, ...]) -> str:
    return annotated.article.content[spans[-1].end :].lstrip()


def test_no_statement_is_a_heading_or_dropped() -> None:
    for annotated in map(load, PATHS):
        spans = [span for said in (*annotated.statements, *annotated.allowed) for span in said.spans]
        others = (*annotated.headings, *annotated.dropped, *annotated.forbidden)
        assert [span for span in spans if any(other.covers(span) for other in others)] == []


def test_a_run_is_found_behind_the_words_before_it() -> None:
    assert list(located("Er geht. Sie geht, er bleibt.", ["geht", "er bleibt"], "Sie ", SEED)) == [
        Span(13, 17),
        Span(19, 28),
    ]


@pytest.mark.parametrize(
    ("runs", "message"),
    [
        (["kommt"], "seed.yaml: not exactly once in the article: kommt"),
        (["geht"], "seed.yaml: not exactly once in the article: geht"),
        (["Sie geht", "Er"], "seed.yaml: not in the article behind the run before it: Er"),
    ],
)
def test_a_fault_of_form_names_the_words(runs: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(located("Er geht. Sie geht.", runs, "", SEED))


def test_the_fingerprint_is_of_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in (("a.yaml", "article: a.txt"), ("a.txt", "Text"), ("README.md", "nothing")):
        (tmp_path / name).write_text(text)
    monkeypatch.setattr("corpus.FOLDER", tmp_path)
    before = fingerprint()
    (tmp_path / "README.md").write_text("other")
    assert fingerprint() == before
    (tmp_path / "a.txt").write_text("Texte")
    assert fingerprint() != before
