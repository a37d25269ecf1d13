"""Dates in a sentence, and whether they lie before the news: days long before the article's own tell of the past."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from explainer.extract.words import Word
from explainer.language import table

BEFORE_YEAR = frozenset(
    "jahr jahre jahren seit von bis anfang ende mitte in und sommer winter herbst frühjahr".split()  # noqa: SIM905
)
NEWS_DAYS = 7


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as a text gives it; 0 for a part it does not give."""

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def number(self) -> int:
        """Days since the beginning of the year, to within one."""
        return self.month * 30 + self.day


@cache
def months(language: str) -> dict[str, int]:
    """Month in lower case → its number."""
    names = [name.lower() for name in table(language, "words")["months"]]
    return {name: number % 12 + 1 if number < 12 else 1 for number, name in enumerate(names)}


def days_of(words: Sequence[Word], language: str) -> list[Day]:
    """The dates with a month in a sentence: "12. Mai 2005", "im Mai"."""
    known, found = months(language), []
    for index, word in enumerate(words):
        month = known.get(word.lower, 0) if word.is_capital else 0
        if not month:
            continue
        dotted = index > 1 and words[index - 1].text == "." and words[index - 2].text.isdigit()
        day = int(words[index - 2].text) if dotted and len(words[index - 2].text) < 3 else 0
        following = words[index + 1].text if index + 1 < len(words) else ""
        found.append(Day(int(following) if is_year(following) else 0, month, day))
    return found


def is_year(text: str) -> bool:
    """Whether a number can be a year that news speak of."""
    return len(text) == 4 and text.isascii() and text.isdigit() and 1500 <= int(text) < 2050


def years_of(words: Sequence[Word]) -> list[int]:
    """The years that a sentence names; "1600 Angriffe" is none."""
    found = []
    for index, word in enumerate(words):
        if is_year(word.text):
            after = words[index + 1] if index + 1 < len(words) else None
            if after is None or not after.is_capital or (index > 0 and leads_to_year(words[index - 1])):
                found.append(int(word.text))
    return found


def leads_to_year(word: Word) -> bool:
    """Whether a number behind the word is a year: "im Jahr 1984", "März 1984", "(1984)"."""
    return word.lower in BEFORE_YEAR or word.has("months") or word.text in "(/–-"


def news_day(date: str, first: Sequence[Day]) -> Day:
    """The day of the article: its own date (ISO 8601), or the first full day that its beginning names."""
    if len(date) >= 10 and date[:4].isdigit() and date[5:7].isdigit() and date[8:10].isdigit():
        return Day(int(date[:4]), int(date[5:7]), int(date[8:10]))
    return next((day for day in first if day.day), Day())


def is_past(day: Day, news: Day) -> bool:
    """Whether a date lies more than a week before the news, as far as the two tell."""
    if day.year and news.year and day.year != news.year:
        return day.year < news.year
    if not news.month:
        return False
    return news.number - day.number > NEWS_DAYS if day.day else day.month < news.month


def is_coming(day: Day, news: Day) -> bool:
    """Whether a date without a year lies after the news within the year."""
    return bool(news.month) and not day.year and (day.number > news.number if day.day else day.month > news.month)
