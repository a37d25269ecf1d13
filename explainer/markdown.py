r"""Plain text as inline Markdown that reads exactly as the text, and back.

A quotation must reach the reader character for character, through GitHub's parser and through Python-Markdown, which
know different backslash escapes: Python-Markdown leaves the backslash of `\<` or `\~` standing. So a backslash is
written only before characters that both know, a character reference before all others, and neither where the text
stands as it is: ordinary German prose comes out unchanged, because people read and edit these pages unrendered.

Two things cannot be helped from inside a Markdown file: GitHub turns `:smile:` into a picture, and reading direction
is the page's matter.
"""

import html
import re
from html.entities import html5

from explainer.text import shown

KEPT_BRACKET = re.compile(r"(?<!!)\[…(?:: [^\[\]]*)?\](?![\[(:{])")
"""The marks of an omission and of an insertion, which stay as they are unless they would become a link."""

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|" + ENTITY.pattern)

ACTIVE = re.compile(
    r"[\\`*\[{]"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # inside a word, both parsers leave it alone
    r"|[<~^]"
    r"|&(?=#?[0-9A-Za-z]+;)"
    r"|=(?==)|(?<==)=|\+(?=\+)|(?<=\+)\+"  # marks of extensions that a site may switch on
)
BY_BACKSLASH = frozenset("\\`*_[]{}()#+-.!>")

START = re.compile(r"(?P<number>\d+)(?P<mark>[.)])(?=\s|$)|(?P<single>[#>]|[-+:](?=\s|$)|-(?=-)|!(?=!!)|\?(?=\?\?))")
ADDRESS = re.compile(r"\b(?:(?:https?|ftp)://|www\.)\S*", re.IGNORECASE)
ESCAPE = re.compile(r"\\|&#?\w+;")


def escape(text: str, *, start: bool = True, also: str = "") -> str:
    """`text`, as `shown` gives it, as one line of inline Markdown that reads exactly so.

    `start`: whether the line begins with it, where `2024. Das` would be a list and `# 1` a heading. `also`: further
    characters to write as references, for the marks of the line it becomes a part of; `[]` in a link's label.
    """
    plain = shown(text)
    kept = {match.start() for match in KEPT_BRACKET.finditer(plain)} if "[" not in also else set()
    line = ACTIVE.sub(lambda match: match[0] if match.start() in kept else _written(match[0]), plain)
    if plain.count("$") > 1:  # GitHub reads two of them as a formula
        line = line.replace("$", "&#36;")
    for character in also.replace("[", ""):
        line = line.replace(character, "\\]" if character == "]" else reference(character))
    if tail := len(plain) - len(plain.rstrip("#")):  # the end of a heading
        line = line[:-tail] + "\\#" * tail
    if start:
        line = START.sub(_started, line, count=1) if START.match(line) else line
    return ADDRESS.sub(_without_link, line)


def unescape(markdown: str) -> str:
    """The plain text of inline Markdown: escapes and references resolved, as `shown`.

    Nothing else is interpreted: where a person wrote `3*4*5` or `**so**` unescaped, the asterisks are text. A page that
    is checked against its source must not lose characters to a forgotten backslash.
    """
    return shown(ESCAPED.sub(lambda match: match[1] or _resolved(match[0]), markdown))


def reference(character: str) -> str:
    """The numeric character reference of one character."""
    return f"&#{ord(character)};"


def _written(character: str) -> str:
    if character in ("<", "&"):
        return html.escape(character)
    return "\\" + character if character in BY_BACKSLASH else reference(character)


def _started(match: re.Match[str]) -> str:
    if match["number"]:
        return f"{match['number']}\\{match['mark']}"
    return _written(match["single"])


def _without_link(match: re.Match[str]) -> str:
    """GitHub links bare addresses and would show an escape inside one; an address that needs escapes is no link."""
    if not ESCAPE.search(match[0]):
        return match[0]
    return re.sub(r"(?i)\b(www)\.", r"\1&#46;", match[0].replace("://", "&#58;//"))


def _resolved(entity: str) -> str:
    return html.unescape(entity) if entity[1] == "#" or entity[1:] in html5 else entity
