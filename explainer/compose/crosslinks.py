"""Names in what people wrote become links to their pages: the first mention of each on a page, made at build time.

Only in running text. Headings, quotations, code and links that are there already keep their words as they are.
"""

import re
from collections.abc import Iterator

from explainer.compose.links import relative, resolve
from explainer.compose.mentions import Scanner
from explainer.compose.plain import LINKED

KEPT = re.compile(
    r"^(?:[ \t]*(?:#{1,6}[ \t]|>|[-=]{3,}[ \t]*$|\||(?:```|~~~))|[ ]{4}|\t).*$"  # headings, quotations, tables, code
    r"|`+[^`\n]*`+"
    r"|!?\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\]|:.*)?"  # links, images, and where they lead
    r"|<[^<>\n]*>|\{[^{}\n]*\}|https?://\S+|&#?\w+;|\\."
    r"|„[^“\n]*“|»[^«\n]*«",  # quotations' words
    re.MULTILINE,
)


class Linker:
    """Links the names in the prose of one page; a name once linked stays as it is from then on."""

    def __init__(self, page: str, names: Scanner, present: frozenset[str]) -> None:
        """`present` are the pages of those who are known to be on this one, whom a bare surname can mean."""
        self._page, self._names, self._present = page, names, present
        self._done = {page}

    def __call__(self, markdown: str) -> str:
        """`markdown`, as a person wrote it and `safe.prose` left it, with the first mention of each name as a link."""
        if not markdown or "```" in markdown or "~~~" in markdown:
            return markdown
        self._done |= {resolve(self._page, target)[0] for target in LINKED.findall(markdown)}
        parts, position = [], 0
        for match in KEPT.finditer(markdown):
            parts += [*self._linked(markdown[position : match.start()]), match[0]]
            position = match.end()
        return "".join((*parts, *self._linked(markdown[position:])))

    def _linked(self, words: str) -> Iterator[str]:
        position = 0
        for start, end, path in self._names.places(words, self._present):
            if path in self._done:
                continue
            self._done.add(path)
            yield f"{words[position:start]}[{words[start:end]}]({relative(self._page, path)})"
            position = end
        yield words[position:]
