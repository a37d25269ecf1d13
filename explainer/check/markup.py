"""What Markdown that people wrote may not hold, and where its links lead.

Composing takes everything here out of force anyway; this says so to the person who wrote it. What could run is looked
for in the characters, not in a parser's reading of them: two parsers differ in what is code and what is HTML.
"""

import html
import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

PARSER = MarkdownIt("commonmark")
MARKER = re.compile(r"^[ \t]*<!--\s*explainer:\s*[^\s>]*\s*-->[ \t]*$", re.MULTILINE)
TAG = re.compile(r"<(?!(?:https?://|mailto:)[^\s<>\"']*>)[A-Za-z!?][^\s>]{0,20}")
ATTRIBUTES = re.compile(r"(?<!\\)\{:?[^{}\n]*=[^{}\n]*\}")
DESTINATION = re.compile(r"\](?:\(|:)\s*<?([^)\s>]{1,200})")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
SCHEMES = ("http:", "https:", "mailto:")

Finding = tuple[int, str, str, str]
"""Lines from the beginning of the Markdown, code, message, hint."""


def unsafe(markdown: str) -> Iterator[Finding]:
    """HTML, attributes, and links to what a browser would run."""
    text = MARKER.sub("", markdown) if "<" in markdown else markdown
    for match in TAG.finditer(text):
        message = f"HTML is not possible here: “{match[0]}”"
        yield _line(text, match.start(), "E501", message, "write it in Markdown; for the character itself, write &lt;")
    for match in DESTINATION.finditer(text):
        scheme = SCHEME.match(_plain(match[1]))
        if scheme and not scheme[0].startswith(SCHEMES):
            yield _line(text, match.start(), "E502", f"links may not lead to “{scheme[0]}”", "use an https address")
    for match in ATTRIBUTES.finditer(text):
        hint = "only ids and classes may stand in braces: { #id .class }"
        yield _line(text, match.start(), "E503", f"attributes are not possible here: “{match[0][:40]}”", hint)


def links(markdown: str) -> Iterator[tuple[int, str]]:
    """The destinations of all links and images, with the line where their block begins, counted from 0."""
    if "](" not in markdown and "]:" not in markdown:
        return
    for token in PARSER.parse(markdown):
        for child in token.children or ():
            target = child.attrs.get("href") or child.attrs.get("src")
            if target:
                yield (token.map or [0])[0], str(target)


def _plain(characters: str) -> str:
    """As a browser reads an address: references resolved, white space and control characters gone, in small letters."""
    return re.sub(r"[\x00-\x20\\\u200b]", "", html.unescape(html.unescape(characters))).lower()


def _line(text: str, position: int, code: str, message: str, hint: str) -> Finding:
    return text.count("\n", 0, position), code, message, hint
