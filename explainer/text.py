"""Source text plus offsets.

A source text is never edited: whatever is known about it is a span into it. Offsets are Unicode code points, end
exclusive, as Python slices. This module imports nothing of ours.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

WHITE_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
SURROGATE = re.compile("[\ud800-\udfff]")
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what stands behind them, seen by nobody."""
HIDDEN = re.compile("[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
"""These, and other characters that nobody sees; not the joiners that some scripts and emoji are written with."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of code points `start … end - 1` of a source text."""

    start: int
    end: int

    def of(self, content: str) -> str:
        """The characters of this span in `content`."""
        return content[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end

    def covers(self, other: "Span") -> bool:
        """Whether every position of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one position."""
        return self.start < other.end and other.start < self.end


class ParagraphKind(StrEnum):
    """What a block of the source text is for a reader."""

    BODY = "body"
    HEADING = "heading"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One block of the source text.

    `number` counts every non-empty block of the source from 1, headings and dropped ones too: the number depends on
    the source text alone and stays right when a later version learns to drop more.
    """

    number: int
    span: Span
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a body paragraph; `span` has no white space at its ends."""

    number: int
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A pair of quotation marks: `span` with the marks, `inner` without. `depth` 0 is outermost."""

    span: Span
    inner: Span
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A source text with its segmentation. `content` is never edited."""

    content: str
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()

    def paragraph_at(self, position: int) -> int:
        """The number of the paragraph that holds `position`, or of the last one before it; 0 before the first."""
        low, high = 0, len(self.paragraphs)
        while low < high:
            middle = (low + high) // 2
            if self.paragraphs[middle].span.start <= position:
                low = middle + 1
            else:
                high = middle
        return self.paragraphs[low - 1].number if low else 0


def shown(characters: str) -> str:
    """`characters` as a page shows them: NFC, every run of white space or control characters one space, trimmed.

    These are the only silent changes that the promise "verbatim" allows. Half a surrogate pair, which is no character
    and cannot be written to a file, is shown as the sign for that (U+FFFD).
    """
    return SURROGATE.sub("\ufffd", unicodedata.normalize("NFC", WHITE_SPACE.sub(" ", characters)).strip())


def visible(characters: str) -> str:
    """`characters` as shown, without those that nobody sees: for titles and names, which must be what they seem."""
    return shown(HIDDEN.sub("", characters))


def shown_spans(content: str, spans: Iterable[Span], omission: str = " […] ") -> str:
    """The words of `spans` as shown, in their order, joined by the mark of an omission."""
    return omission.join(shown(span.of(content)) for span in spans)


LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "ø": "oe",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)


def slug(title: str, limit: int = 60) -> str:
    """`title` as the name of a page: small ASCII letters, digits and hyphens, whole words up to `limit` characters.

    A title without one such letter ("Владимир") is named by its code points, so that two of them differ.
    """
    plain = unicodedata.normalize("NFC", title).lower().translate(LETTERS)
    parts = re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f'’]", "", unicodedata.normalize("NFKD", plain)))
    words = parts or [f"u{ord(character):x}" for character in shown(plain)[:8]] or ["page"]
    name: str = words[0][:limit]
    for word in words[1:]:
        if len(name) + 1 + len(word) > limit:
            break
        name += "-" + word
    return name
