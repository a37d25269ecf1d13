"""Front matter as typed fields: which keys a page may have, what each may hold, and a problem for all else.

The first fault does not end the reading: a field that cannot be read is empty, and the page is still there.
"""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from explainer.frontmatter import Value
from explainer.language import interfaces
from explainer.model import Level, Place, Problem
from explainer.text import HIDDEN

ARTICLE = ("title", "date", "lang", "description", "source", "tags")
SOURCE = ("file", "sha256", "publisher", "authors", "url", "rights", "licence")
ACTOR = ("name", "kind", "aliases", "role", "wikidata")
TOPIC = ("name", "aliases")
PLAIN = ("title",)

WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
"""Scripts with letters that look like those of another one."""
MARKUP = re.compile(r"<[A-Za-z/!?][^\s>]{0,20}|(?:java|vb)script:", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s/<>\"]+[^\s<>\"]*")
DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads the fields of one mapping and collects what is wrong with them; `line` is where it begins."""

    path: str
    values: dict[str, Value]
    line: int = 1
    inside: str = ""
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def over(cls, front: Value, path: str) -> "Reader":
        """A reader of a page's front matter."""
        return cls(path=path, values=dict(front.keys or {}), line=front.line)

    def known(self, names: Sequence[str]) -> None:
        """A problem for each key that is none of `names`."""
        for key, value in self.values.items():
            if key not in names:
                near = difflib.get_close_matches(key, names, n=1, cutoff=0.6)
                hint = f"did you mean “{near[0]}”?" if near else f"known here: {', '.join(names)}"
                self._fault(value.line, "E105", f"there is no field “{self.inside}{key}”", hint)

    def text(self, name: str, *, required: bool = False) -> str:
        """The text of a field, empty where there is none."""
        value = self.values.get(name)
        if value is not None and (value.items is not None or value.keys is not None):
            self._fault(value.line, "E107", f"“{self.inside}{name}” is not a text", f'write {name}: "…" on one line')
            return ""
        if required and (value is None or not value.text.strip()):
            line = value.line if value else self.line
            self._fault(line, "E106", f"the field “{self.inside}{name}” is missing", f'add {name}: "…"')
        return value.text if value else ""

    def plain(self, name: str, *, required: bool = False) -> str:
        """The text of a field that the site shows."""
        text = self.text(name, required=required)
        return self._plain(name, self.values[name].line, text) if text else text

    def items(self, name: str) -> tuple[str, ...]:
        """The texts of a list, none where there is no such field."""
        value = self.values.get(name)
        if value is None or (value.items is None and value.keys is None and not value.text):
            return ()
        if value.items is None:
            self._fault(value.line, "E107", f"“{self.inside}{name}” is not a list", f"write {name}: [One, Another]")
        return tuple(self._plain(name, value.line, item) for item in value.items or ())

    def choice(self, name: str, known: Sequence[str], usual: str) -> str:
        """The text of a field that may only be one of `known`."""
        text = self.text(name) or usual
        if text in known:
            return text
        hint = f"write one of {', '.join(known)}"
        self._fault(self.values[name].line, "E108", f"“{text}” is no value of “{self.inside}{name}”", hint)
        return usual

    def date(self, name: str) -> str:
        """A day, or a time with its zone, as ISO 8601 writes them; empty where none is given."""
        text = self.text(name)
        if not text or DATE.fullmatch(text):
            return text
        hint = f'write {name}: "2024-11-08", or with the time "2024-11-08T10:30:00+01:00"'
        self._fault(self.values[name].line, "E108", f"“{text}” is no date", hint)
        return ""

    def address(self, name: str) -> str:
        """A web address; empty where none is given."""
        text = self.text(name)
        if not text or ADDRESS.fullmatch(text):
            return text
        hint = f'write {name}: "https://…"'
        self._fault(self.values[name].line, "E108", f"“{self.inside}{name}” is no web address", hint)
        return ""

    def language(self, name: str) -> str:
        """A language that there is a pack for."""
        return self.choice(name, interfaces(), "de")

    def inner(self, name: str) -> "Reader":
        """A reader of the mapping under `name`, which shares this one's list of problems."""
        value = self.values.get(name)
        keys = dict(value.keys) if value and value.keys else {}
        if value is not None and value.keys is None:
            self._fault(value.line, "E107", f"“{name}” is not a group of fields", "write its fields below, indented")
        line = value.line if value else self.line
        return Reader(path=self.path, values=keys, line=line, inside=f"{name}.", problems=self.problems)

    def _plain(self, name: str, line: int, text: str) -> str:
        """`text`, with a warning where it looks like HTML: on the site it is shown as it stands.

        Characters that nobody sees, or that turn what stands behind them around, are left out with an error: a name
        must be what it seems. Letters that look like others are a warning; there are such words.
        """
        if match := HIDDEN.search(text):
            message = f"“{self.inside}{name}” holds a character that nobody sees, U+{ord(match[0]):04X}"
            self._fault(line, "E110", message, "delete it, or type the words anew")
            text = HIDDEN.sub("", text)
        if word := next(filter(mixed, WORD.findall(text)), None):
            names = " and ".join(sorted({unicodedata.name(letter, "?").split()[0].capitalize() for letter in word}))
            self._doubt(line, "W111", f"“{word}” mixes letters of {names}, which look alike", "type the word anew")
        if match := MARKUP.search(text):
            message = f"“{self.inside}{name}” is shown as it stands, “{match[0]}” too"
            self._doubt(line, "W109", message, "write plain text")
        return text

    def _doubt(self, line: int, code: str, message: str, hint: str) -> None:
        place = Place(self.path, line)
        self.problems.append(Problem(place=place, code=code, message=message, hint=hint, level=Level.WARNING))

    def _fault(self, line: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(place=Place(self.path, line), code=code, message=message, hint=hint))


def mixed(word: str) -> bool:
    """Whether a word has letters of several scripts that look alike, as in a name that is forged."""
    if word.isascii():
        return False
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word}
    return len(scripts & set(SCRIPTS)) > 1
