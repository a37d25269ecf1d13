"""Bytes → characters, certain or not at all.

A byte order mark is believed; without one the bytes are UTF-8, or UTF-16 where every other byte is zero, or cp1252 (old
Windows files) where that gives the letters and marks of a Western language. What is none of these is no text: saying so
beats a garbled quotation.
"""

import codecs
import re

from explainer.model import Place, Problem

BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
UNDEFINED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
UTF8_SEQUENCE = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]")
"""A German letter or a quotation mark as UTF-8 writes it: a file with one is UTF-8, even if another byte is broken."""
WESTERN = frozenset("äöüÄÖÜßéèêëáàâåæçñíîïóôøúûÉÈÁÅÇÑÓØ„“”‚‘’–—…»«›‹€§°·´×½¼•\xa0")


def decode(path: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The characters of `data`, without a byte order mark, line ends as they are; else None and the problem."""
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return None, (_no_text(path, f"this is {kind}, not a text"),)
    mark, encoding = next((pair for pair in BYTE_ORDER_MARKS if data.startswith(pair[0])), (b"", ""))
    body = data[len(mark) :]
    encoding = encoding or _utf16_without_mark(body) or "utf-8"
    try:
        content = body.decode(encoding)
    except UnicodeDecodeError as fault:
        if encoding != "utf-8" or not _is_cp1252(body):
            return None, (_undecodable(path, body, encoding, fault.start),)
        content = body.decode("cp1252")
    if "\0" in content or len(CONTROL.findall(content)) > len(content) // 1000:
        return None, (_no_text(path, "this is a binary file, not a text"),)
    return content, ()


def _utf16_without_mark(body: bytes) -> str:
    """The byte order of UTF-16 text: Latin letters have a zero byte on one side, always the same one; else empty."""
    pairs = len(body) // 2
    low, high = body[0::2].count(0), body[1::2].count(0)
    if len(body) % 2 or pairs < 2:
        return ""
    if low == 0 and high > 0.7 * pairs:
        return "utf-16-le"
    return "utf-16-be" if high == 0 and low > 0.7 * pairs else ""


def _is_cp1252(body: bytes) -> bool:
    """Whether at most a third of the bytes are beyond ASCII, and nine in ten of these are Western letters and marks."""
    if UNDEFINED_IN_CP1252.search(body) or UTF8_SEQUENCE.search(body):
        return False
    foreign = [character for character in body.decode("cp1252") if character > "\x7f"]
    return len(foreign) * 3 <= len(body) and sum(map(WESTERN.__contains__, foreign)) >= 0.9 * len(foreign)


def _undecodable(path: str, body: bytes, encoding: str, position: int) -> Problem:
    place = Place(path, body.count(b"\n", 0, position) + 1)
    message = f"byte {position + 1} of the file is not {encoding.upper()}"
    return Problem(place=place, code="E006", message=message, hint="open it in an editor and save it as UTF-8")


def _no_text(path: str, message: str) -> Problem:
    hint = "open it with its own program and save the article's text as a .txt file"
    return Problem(place=Place(path), code="E005", message=message, hint=hint)
