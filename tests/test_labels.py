"""Every label of a language is explained, stands in its own example, and examples are read by the page parser."""

from collections.abc import Iterator

import pytest

from explainer.language import interfaces, table
from explainer.model import QuestionStatus, SectionKind, StatementKind
from explainer.page import parse_article
from explainer.sections.labels import labels

GROUPS = ("sections", "kinds", "statuses", "words", "quotation_marks")


def entries() -> Iterator[tuple[str, str, str]]:
    for code in interfaces():
        yield from ((code, group, name) for group in GROUPS for name in table(code, "labels")[group])


@pytest.mark.parametrize(("code", "group", "name"), list(entries()))
def test_an_entry_has_a_label_an_explanation_and_an_example_with_the_label(code: str, group: str, name: str) -> None:
    entry = table(code, "labels")[group][name]
    assert set(entry) - {"also"} == {"label", "about", "example"}
    assert entry["label"] in entry["example"]
    assert _problems(code, entry["example"]) == ()


def _problems(code: str, example: str) -> tuple[object, ...]:
    """What the parser finds wrong with an example where it belongs."""
    words = labels(code)
    said, asked = (words.headings[kind] for kind in (SectionKind.STATEMENTS, SectionKind.QUESTIONS))
    front = f"---\ntitle: T\nlang: {code}\nsource: {{file: x, sha256: y}}\n---\n"
    statuses = tuple(words.statuses.values())
    if example.startswith("###"):
        body = f"## {said}\n\n{example}\n\n> „Ja.“\n\n{words.kinds[StatementKind.DIRECT]}\n{{ #s1 .direct }}\n"
    elif example.startswith("##"):
        body = example
    elif example.startswith(statuses):
        body = f"## {asked}\n\n### Wer? {{ #f1 }}\n\n{example}\n"
    else:
        kind = next(kind for kind, label in words.kinds.items() if example.startswith(label))
        body = f"## {said}\n\n### A\n\n> „Ja.“\n\n{example}\n{{ #s1 .{kind} }}\n"
    return parse_article("articles/x.md", front + body)[1]


@pytest.mark.parametrize("code", interfaces())
def test_a_language_has_a_word_for_everything_a_page_can_say(code: str) -> None:
    words = labels(code)
    assert set(words.headings) | {SectionKind.PROSE} == set(SectionKind)
    assert set(words.kinds) == set(StatementKind)
    assert set(words.statuses) == set(QuestionStatus)
    assert all(opener == opener.lower() for opener in words.context_openers)


def test_an_unknown_language_is_read_as_german() -> None:
    assert labels("xx") == labels("de")
