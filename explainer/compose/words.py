"""The words of the interface in one language, and the few things a page says with them: counts and dates."""

import re
from dataclasses import dataclass
from typing import Any

from explainer.language import languages, table

ISO_DATE = re.compile(r"^(\d{4})-(\d\d)-(\d\d)")
DEFAULT = "de"


@dataclass(frozen=True, slots=True)
class Words:
    """The interface of one language: `table` is its `interface.yaml`, `labels` what pages are written with."""

    table: dict[str, Any]
    labels: dict[str, Any]

    def __getitem__(self, key: str) -> str:
        return str(self.table["words"][key])

    def heading(self, key: str, level: int = 2) -> str:
        """A Markdown heading with its fixed id."""
        anchor = "voices" if key == "most_heard" else key
        return f"{'#' * level} {self.table['headings'][key]} {{ #{self.table['anchors'][anchor]} }}"

    def anchor(self, key: str) -> str:
        """The id of a section."""
        return str(self.table["anchors"][key])

    def label(self, kind: str, key: str) -> str:
        """A word that pages are written with, such as the name of a status."""
        return str(self.labels[kind][key]["label"])

    def paragraph(self, number: int) -> str:
        """Absatz 6."""
        return f"{self.label('words', 'paragraph')} {number}"

    def mention(self, name: str) -> str:
        """How the text calls the speaker: im Text „der Russe“."""
        opening, closing = (self.label("quotation_marks", side) for side in ("opening", "closing"))
        return f"{self.label('words', 'mention')} {opening}{name}{closing}"

    def count(self, key: str, number: int) -> str:
        """A count in words: "3 Aussagen", "1 Aussage"."""
        return self[f"{key}_one"] if number == 1 else self[key].format(count=number)

    def date(self, iso: str) -> str:
        """An ISO date in words; anything else as it stands."""
        match = ISO_DATE.match(iso)
        if not match or not 1 <= int(match[2]) <= 12:
            return iso
        month = self.table["months"][int(match[2]) - 1]
        return str(self.table["date"]).format(day=int(match[3]), month=month, year=match[1])


def words(language: str) -> Words:
    """The interface in `language`, or in German where no pack speaks it."""
    code = language if language in languages() else DEFAULT
    return Words(table(code, "interface"), table(code, "labels"))
