"""The words of a language that pages are written with, from `languages/<code>/labels.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from explainer.language import interfaces, table
from explainer.model import QuestionStatus, SectionKind, StatementKind

DEFAULT = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of one language. `sections` and `unclear` also hold, normalised, what the parser accepts besides."""

    headings: Mapping[SectionKind, str]
    sections: Mapping[str, SectionKind]
    kinds: Mapping[StatementKind, str]
    statuses: Mapping[QuestionStatus, str]
    unclear_speaker: str
    unclear: frozenset[str]
    paragraph: str
    mention: str
    spoken_to_by: str
    answered_by: str
    opening: str
    closing: str
    context_openers: frozenset[str]


def normal(heading: str) -> str:
    """A heading as it is compared: case and white space do not matter."""
    return re.sub(r"\s+", " ", heading).strip().casefold()


@cache
def labels(language: str) -> Labels:
    """The labels of `language`, or of German where no pack speaks it."""
    entries = table(language if language in interfaces() else DEFAULT, "labels")
    words = {name: entry["label"] for name, entry in entries["words"].items()}
    return Labels(
        headings={SectionKind(name): entry["label"] for name, entry in entries["sections"].items()},
        sections={
            spelling: SectionKind(name) for name, entry in entries["sections"].items() for spelling in _spellings(entry)
        },
        kinds={StatementKind(name): entry["label"] for name, entry in entries["kinds"].items()},
        statuses={QuestionStatus(name): entry["label"] for name, entry in entries["statuses"].items()},
        unclear_speaker=words["unclear_speaker"],
        unclear=frozenset(_spellings(entries["words"]["unclear_speaker"])),
        paragraph=words["paragraph"],
        mention=words["mention"],
        spoken_to_by=words["spoken_to_by"],
        answered_by=words["answered_by"],
        opening=entries["quotation_marks"]["opening"]["label"],
        closing=entries["quotation_marks"]["closing"]["label"],
        context_openers=frozenset(entries["context_openers"]["label"]),
    )


def _spellings(entry: dict[str, Any]) -> tuple[str, ...]:
    return tuple(normal(spelling) for spelling in (entry["label"], *entry.get("also", ())))
