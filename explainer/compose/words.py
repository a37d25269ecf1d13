"""The words of the interface in one language, and the few things a page says with them: counts, dates and ages."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from explainer.language import interfaces, table

ISO_DATE = re.compile(r"^(\d{4})-(\d\d)-(\d\d)")
DEFAULT = "de"
SAME_PLACE = {"most_heard": "voices", "state": "questions"}
"""Headings whose section has the id of another."""

AGES = (("age_years", 365, 730), ("age_months", 30, 120), ("age", 1, 1))
"""Units of an age: their length in days, and the age in days from which they say enough."""


@dataclass(frozen=True, slots=True)
class Words:
    """The interface of one language: `table` is its `interface.yaml`, `labels` what pages are written with."""

    code: str
    table: dict[str, Any]
    labels: dict[str, Any]

    def __getitem__(self, key: str) -> str:
        return str(self.table["words"][key])

    def heading(self, key: str, level: int = 2, **filled: str) -> str:
        """A Markdown heading with its fixed id."""
        anchor = SAME_PLACE.get(key, key)
        heading = self.table["headings"][key].format(**filled)
        return f"{'#' * level} {heading} {{ #{self.table['anchors'][anchor]} }}"

    def anchor(self, key: str) -> str:
        """The id of a section."""
        return str(self.table["anchors"][key])

    def label(self, kind: str, key: str) -> str:
        """A word that pages are written with, such as the name of a status."""
        return str(self.labels[kind][key]["label"])

    def paragraph(self, number: int) -> str:
        """Absatz 6."""
        return f"{self.label('words', 'paragraph')} {number}"

    def quoted(self, name: str) -> str:
        """A name in the quotation marks of the language: „der Russe“."""
        opening, closing = (self.label("quotation_marks", side) for side in ("opening", "closing"))
        return f"{opening}{name}{closing}"

    def count(self, key: str, number: int) -> str:
        """A count in words: "3 Aussagen", "1 Aussage"."""
        return self[f"{key}_one"] if number == 1 else self[key].format(count=number)

    def date(self, iso: str, form: str = "date") -> str:
        """An ISO date in words, long or in the `form` "short_date" or "month"; anything else as it stands."""
        day = parsed(iso)
        if day is None:
            return iso
        month = self.table["months"][day.month - 1]
        return str(self.table[form]).format(day=day.day, month=month, number=day.month, year=day.year)

    def age(self, iso: str, today: str) -> str:
        """How long before `today` a day was: "seit 58 Tagen", "seit 5 Monaten"; empty where one is no date."""
        then, now = parsed(iso), parsed(today)
        if then is None or now is None or then > now:
            return ""
        days = (now - then).days
        if days == 0:
            return self["age_new"]
        key, length = next((key, length) for key, length, least in AGES if days >= least)
        return self.count(key, days // length)


@cache
def parsed(iso: str) -> date | None:
    """The day of an ISO date or time; None for anything else."""
    match = ISO_DATE.match(iso)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def words(language: str) -> Words:
    """The interface in `language`, or in German where no pack speaks it."""
    code = language if language in interfaces() else DEFAULT
    return Words(code, table(code, "interface"), table(code, "labels"))
