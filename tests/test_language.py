"""Every entry of the language pack carries examples, and every example is a test named by its file and line.

A file takes part by an entry in `EXAMPLES`: where its entries stand, and a function from an entry, the key of an
example and the example to what is there and what is wanted.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

import pytest
import yaml

from explainer.extract import extract
from explainer.extract.attribute import attribute
from explainer.extract.background import cues_of, look_around
from explainer.extract.cast import gather
from explainer.extract.clean import rule_for as boilerplate_rule
from explainer.extract.morphology import readings
from explainer.extract.questions import cue_names, own_tokens
from explainer.extract.questions import rule_for as question_rule
from explainer.extract.segment import segment, with_sentences
from explainer.extract.sentence import View
from explainer.extract.statements import find_candidates, views_of
from explainer.extract.topics import find_topics
from explainer.model import Article, Extraction

Check = Callable[[dict[str, Any], str, Any], tuple[object, object]]
KEYS = ("finds", "leaves", "drops", "keeps", "ties", "parts", "example")


@dataclass(frozen=True)
class Entry:
    """An entry of a language file: its value, its line, and the line of each of its examples by key."""

    file: str
    line: int
    value: dict[str, Any]
    examples: tuple[tuple[str, int, Any], ...]


def entries(file: str, parts: tuple[str, ...]) -> Iterator[Entry]:
    """The entries of `file`: the items of the lists, or the mappings, under the keys `parts`; none: of the file."""
    path = resources.files("explainer") / "languages" / "de" / f"{file}.yaml"
    loader = yaml.SafeLoader(path.read_text(encoding="utf-8"))
    root: Any = loader.get_single_node()
    for key, node in [("", root)] if not parts else [(k.value, v) for k, v in root.value]:
        if key in parts or not parts:
            for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
                yield read_entry(f"{file}.yaml", loader, item)


def read_entry(file: str, loader: yaml.SafeLoader, node: yaml.MappingNode) -> Entry:
    examples = []
    for key, value in node.value:
        if key.value in KEYS:
            items = value.value if isinstance(value, yaml.SequenceNode) else [value]
            examples += [(key.value, line_of(item), loader.construct_object(item, deep=True)) for item in items]
    return Entry(file, line_of(node), loader.construct_object(node, deep=True), tuple(examples))


def line_of(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def views(text: str) -> tuple[View, ...]:
    return views_of(with_sentences(segment(text, "de")[0], "de"), "de")


def extracted(text: str) -> Extraction:
    return extract(Article(path="example.txt", sha256="", content=text))


def background(entry: dict[str, Any], key: str, example: str) -> tuple[object, object]:
    seen = views(example)
    statements = attribute(find_candidates(seen), seen, gather(seen, (), "de"))
    names = cues_of(seen[-1], len(seen) - 1, look_around(seen, statements, ""))
    return (entry["cue"], entry["cue"] in names), (entry["cue"], key == "finds")


def questions(entry: dict[str, Any], key: str, example: Any) -> tuple[object, object]:
    if key in ("ties", "parts"):
        text, wanted = (example["text"], example["statements"]) if key == "ties" else (example, [])
        found = extracted(text)
        tied = {identity for question in found.questions for identity in question.spoken_to_by}
        return [s.spans[0].of(text) for s in found.statements if s.id in tied], wanted
    if "cue" not in entry:
        return [question.rule for question in extracted(example).questions], ["asked"] if key == "finds" else []
    view = views(example)[-1]
    names, name = cue_names(view, own_tokens(view)), entry["cue"]
    return (name, name in names, question_rule(view) != ""), (name, key == "finds", key == "finds")


def context(entry: dict[str, Any], key: str, example: Any) -> tuple[object, object]:
    text, wanted = (example["text"], example["context"]) if key == "finds" else (example, [])
    spans = {span for statement in extracted(text).statements for span in statement.context}
    return [span.of(text) for span in sorted(spans)], wanted


def topics(entry: dict[str, Any], key: str, example: Any) -> tuple[object, object]:
    text, wanted = (example["text"], example["topics"]) if key == "finds" else (example, [])
    return list(find_topics(text, "de")), wanted


def boilerplate(entry: dict[str, Any], key: str, example: str) -> tuple[object, object]:
    if "after" in entry:
        rules = {dropped.rule for dropped in extracted(example).dropped}
        return entry["rule"] in rules, key == "drops"
    return boilerplate_rule(example, "de"), entry["rule"] if key == "drops" else ""


def abbreviations(entry: dict[str, Any], key: str, example: str) -> tuple[object, object]:
    return len(views(example)), 1 if key == "finds" else 2


def unmarked(example: str) -> tuple[str, list[str], str]:
    """The text of an example without its marks, the words in […] and the words in {…}."""
    statements = [part.replace("{", "").replace("}", "") for part in re.findall(r"\[(.*?)\]", example)]
    speaker = "".join(part.replace("[", "").replace("]", "") for part in re.findall(r"\{(.*?)\}", example))
    return re.sub(r"[\[\]{}]", "", example), statements, speaker


def saying(entry: dict[str, Any], key: str, example: str) -> tuple[object, object]:
    text, statements, speaker = unmarked(example)
    found = [c for c in find_candidates(views(text)) if not c.nested]
    told = [([span.of(text) for span in c.spans], c.speaker.of(text) if c.speaker else "") for c in found]
    return told, [(statements, speaker)] if statements else []


def forms(entry: dict[str, Any], key: str, example: str) -> tuple[object, object]:
    word, lemma = example.split(" ")
    return word, word if any(form.lemma == lemma for form in readings("de", word)) else ""


SOURCES = (
    *("nach_nouns", "aus_nouns", "laut", "zufolge", "not_sources", "saying_nouns"),
    *("convinced", "demnach", "showing", "works"),
)
BOTH_SIDES = ({"finds", "leaves"}, {"drops", "keeps"}, {"ties", "parts"}, {"example"})
EXAMPLES: dict[str, tuple[tuple[str, ...], Check]] = {
    "abbreviations": ((), abbreviations),
    "background": (("cues",), background),
    "boilerplate": ((), boilerplate),
    "context": (("groups", "joins", "genitives"), context),
    "conjugation": (("examples",), forms),
    "reporting": (("verbs", "intends", "passive"), saying),
    "sources": (SOURCES, saying),
    "questions": (("cues", "addressed", "leading_on", "takes_up"), questions),
    "topics": ((), topics),
}

ENTRIES = [(entry, check) for file, (parts, check) in EXAMPLES.items() for entry in entries(file, parts)]


@pytest.mark.parametrize("entry", [pytest.param(entry, id=f"{entry.file}:{entry.line}") for entry, _ in ENTRIES])
def test_an_entry_has_examples_of_both_sides(entry: Entry) -> None:
    keys = {key for key, _, _ in entry.examples}
    assert any(keys >= pair for pair in BOTH_SIDES), entry.value


@pytest.mark.parametrize(
    ("entry", "check", "key", "example"),
    [
        pytest.param(entry.value, check, key, example, id=f"{entry.file}:{line}-{key}")
        for entry, check in ENTRIES
        for key, line, example in entry.examples
    ],
)
def test_an_example_holds(entry: dict[str, Any], check: Check, key: str, example: Any) -> None:
    found, wanted = check(entry, key, example)
    assert found == wanted, example


ABBREVIATIONS = [
    (entry.file, entry.line, word) for entry in entries("abbreviations", ()) for word in entry.value["words"]
]


@pytest.mark.parametrize("word", [pytest.param(word, id=f"{file}:{line}-{word}") for file, line, word in ABBREVIATIONS])
def test_an_abbreviation_ends_no_sentence(word: str) -> None:
    assert len(views(f"Das war {word}. Kern und sonst niemand.")) == 1


def test_there_are_many_examples() -> None:
    """Few examples mean that the collector does not see them."""
    assert sum(len(entry.examples) for entry, _ in ENTRIES) >= 350
