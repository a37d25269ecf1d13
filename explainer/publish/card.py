"""The picture that others show when they link to a page: its title, and whose site it is.

One channel with a palette of shades between two colours keeps drawing and packing at some milliseconds a picture.
"""

import io
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from PIL import __version__ as pillow

SIZE = (1200, 630)
MARGIN = 80
PAPER, INK = (250, 248, 243), (24, 34, 48)
BAR = 20
LARGEST, SMALLEST, SMALL = 76, 44, 34
LINES = 5
MOST = 300
"""Characters of a title that can at all find room."""
DESIGN = f"1 {pillow}"
"""To be raised with every change below: pictures that are there already are taken by it."""


def card_name(title: str, below: str) -> str:
    """A name that says what is on the picture: the same words on the same design give the same picture."""
    return sha256(f"{DESIGN}\0{title}\0{below}".encode()).hexdigest()[:16]


def card(title: str, below: str) -> bytes:
    """A PNG of 1200 × 630 with a title, as large as it fits, and a line below it."""
    picture = Image.new("P", SIZE, 0)
    picture.putpalette(
        [round(one + (other - one) * step / 255) for step in range(256) for one, other in zip(PAPER, INK, strict=True)]
    )
    draw = ImageDraw.Draw(picture)
    draw.fontmode = "L"
    shade: Any = 255
    draw.rectangle((0, 0, BAR, SIZE[1]), fill=shade)
    font, lines = _fitting(title[:MOST])
    height = font.size * 1.25
    for number, line in enumerate(lines):
        draw.text((MARGIN, MARGIN + number * height), line, font=font, fill=shade)
    draw.text(
        (MARGIN, SIZE[1] - MARGIN - SMALL),
        _cut(below[:MOST], _font("Regular", SMALL)),
        font=_font("Regular", SMALL),
        fill=170,
    )
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _fitting(title: str) -> tuple[Any, list[str]]:
    """The largest letters in which the title fits, and its lines; what does not fit even in the smallest is cut."""
    for size in range(LARGEST, SMALLEST - 1, -8):
        font = _font("Bold", size)
        lines = _lines(title, font)
        if len(lines) <= LINES:
            return font, lines
    return font, [*lines[: LINES - 1], _cut(f"{lines[LINES - 1]} …", font)]


def _lines(text: str, font: Any) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > SIZE[0] - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return [_cut(line, font) for line in lines]


def _cut(text: str, font: Any) -> str:
    while font.getlength(text) > SIZE[0] - 2 * MARGIN:
        text = text[:-2].rstrip(" …") + "…"
    return text


@cache
def _font(weight: str, size: int) -> Any:
    """A font that comes with the program (its licence beside it), in one layout on every machine."""
    data = (resources.files("explainer") / "assets" / "fonts" / f"Roboto-{weight}.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
