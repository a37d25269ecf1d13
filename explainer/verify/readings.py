"""What can be read in a file of the site, of whatever kind: unpacked, unescaped, with its markup taken away."""

import html
import re
import zlib
from collections.abc import Iterator

LARGEST = 50_000_000
"""Bytes of an unpacked file that are looked at."""
WORD = re.compile(r"\w+")
INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|em|i|ins|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>|<!--.*?-->"
)
TAG = re.compile(r"<[^<>]*>")
VALUE = re.compile(r"=\s*(?:\"([^\"<>]{60,})\"|'([^'<>]{60,})')")
ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrt\"/\\])")
PACKED = b"\x1f\x8b"
TEXTS = (".html", ".htm", ".xml", ".json", ".jsonl", ".js", ".txt", ".md", ".csv", ".rss", ".atom", ".jsonld", ".svg",
         ".webmanifest", ".yml", ".yaml", ".gz", ".pf_fragment", ".pf_index", ".pf_meta", ".pf_filter")  # fmt: skip


def words_of(text: str) -> list[str]:
    """The words of a text in order, in small letters."""
    return WORD.findall(text.lower())


def readings(data: bytes) -> Iterator[str]:
    """The text of a file, and the longer values of attributes in it."""
    text = (_unpacked(data) if data.startswith(PACKED) else data).decode("utf-8", "replace")
    if "\\" in text:
        text = ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else " ", text)
    if "<" in text:
        yield " . ".join(first or second for first, second in VALUE.findall(text))
        text = _without_tags(text)
    if "&" in text:
        text = html.unescape(text)
    yield _without_tags(html.unescape(text)) if "<" in text else text  # feeds hold HTML in text


def _without_tags(text: str) -> str:
    """Tags inside a sentence go without a trace, those between blocks leave a space."""
    return TAG.sub(" ", INLINE.sub("", text))


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, LARGEST)
    except zlib.error:
        return b""
