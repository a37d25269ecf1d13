"""Front matter of the site's own pages: the YAML block between two `---` lines, read as strings with their lines.

YAML guesses types (`12:30` becomes 750, `no` becomes False), builds whole structures from a few bytes, and a second
key of the same name wins silently. A page needs texts, lists of texts and one level of nesting: all else is refused at
its line. What is printed here reads the same to every YAML parser, guessing or not.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from explainer.model import Place, Problem

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
RESOLVER: Any = yaml.SafeLoader("")
PLAIN = re.compile(r"[^\W\d_][\w./ +%()-]*[\w)%]")
UNPRINTABLE = re.compile("[\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff0-\uffff\ud800-\udfff]")
LARGEST = 20_000
"""Code points; the front matter of a page holds a dozen short lines."""
QUOTE_IT = 'write one `key: "value"` a line, the value in double quotation marks'


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value with the line of its key in the file: a text, a list of texts, or a mapping of keys to values."""

    line: int
    text: str = ""
    items: tuple[str, ...] | None = None
    keys: Mapping[str, "Value"] | None = field(default=None)


class Refused(Exception):  # noqa: N818 - a way out of the parser, never seen outside of this file
    """What was found at `line`, and what to do."""

    def __init__(self, line: int, code: str, message: str, hint: str) -> None:
        self.line, self.code, self.message, self.hint = line, code, message, hint


def split(path: str, content: str) -> tuple[Value | None, str, int, tuple[Problem, ...]]:
    """The front matter, the Markdown after it, the line where that begins, and the faults; None: it cannot be read."""
    lines = content.split("\n")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    if lines[0].rstrip() != "---" or not end:
        hint = "begin the file with a line ---, the page's `title: …` and another line ---"
        return None, content, 1, (Problem(place=Place(path, 1), code="E101", message="no front matter", hint=hint),)
    body, first = "\n".join(lines[end + 1 :]), end + 2
    try:
        return _read("\n".join(lines[1:end]) + "\n"), body, first, ()
    except Refused as fault:
        place = Place(path, fault.line)
        return None, body, first, (Problem(place=place, code=fault.code, message=fault.message, hint=fault.hint),)


def _read(block: str) -> Value:
    if len(block) > LARGEST:
        message = f"the front matter has {len(block)} characters; it may have {LARGEST}"
        raise Refused(1, "E102", message, "put the text below the second ---")
    try:
        return _root(event for event in yaml.parse(block, Loader=PARSER) if not isinstance(event, OUTSIDE))
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 2 if fault.problem_mark else 1
        raise Refused(line, "E102", f"the front matter is not YAML: {fault.problem}", QUOTE_IT) from None
    except yaml.YAMLError:
        raise Refused(1, "E102", "the front matter holds characters that YAML does not allow", QUOTE_IT) from None


def _root(stream: Iterator[Any]) -> Value:
    if not isinstance(next(stream, None), yaml.MappingStartEvent):
        raise Refused(2, "E102", "the front matter is not a list of `key: value` lines", QUOTE_IT)
    root = _mapping(stream, 1, depth=1)
    for _ in stream:  # a fault may come after the last key
        pass
    return root


OUTSIDE = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)


def _mapping(stream: Iterator[Any], line: int, depth: int) -> Value:
    keys: dict[str, Value] = {}
    for event in stream:
        if isinstance(event, yaml.MappingEndEvent):
            break
        at = event.start_mark.line + 2
        key = _scalar(event, at)
        if key in keys:
            raise Refused(at, "E104", f"“{key}” is given twice", "delete one of the two")
        keys[key] = _value(stream, at, depth)
    return Value(line=line, keys=keys)


def _value(stream: Iterator[Any], line: int, depth: int) -> Value:
    event = next(stream)
    if isinstance(event, yaml.MappingStartEvent) and depth < 2:
        _plain(event, line)
        return _mapping(stream, line, depth + 1)
    if not isinstance(event, yaml.SequenceStartEvent):
        return Value(line=line, text=_scalar(event, line))
    _plain(event, line)
    items: list[str] = []
    for item in stream:
        if isinstance(item, yaml.SequenceEndEvent):
            break
        items.append(_scalar(item, item.start_mark.line + 2))
    return Value(line=line, items=tuple(items))


def _scalar(event: Any, line: int) -> str:
    _plain(event, line)
    if not isinstance(event, yaml.ScalarEvent):
        raise Refused(line, "E103", "this is nested too deeply", QUOTE_IT)
    return str(event.value)


def _plain(event: Any, line: int) -> None:
    """Raise for aliases, anchors and tags: the ways in which YAML grows without bound or makes objects."""
    if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag not in (None, "!"):
        raise Refused(line, "E103", "YAML aliases (*), anchors (&) and tags (!) are not allowed here", QUOTE_IT)


# --- printing ---------------------------------------------------------------------------------------------------------

Printable = str | tuple[str, ...] | Mapping[str, "str | tuple[str, ...]"]


def render(keys: Mapping[str, Printable]) -> str:
    """The front matter with its two `---` lines; keys with nothing in them are left out."""
    lines = [line for key, value in keys.items() if value for line in _lines(key, value)]
    return "\n".join(["---", *lines, "---"]) + "\n"


def _lines(key: str, value: Printable) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{key}:"
        yield from (f"  {line}" for inner, own in value.items() if own for line in _lines(inner, own))
    elif isinstance(value, tuple):
        yield f"{key}: [{', '.join(scalar(item) for item in value)}]"
    else:
        yield f"{key}: {scalar(value)}"


def scalar(text: str) -> str:
    """`text` as YAML: plain where every parser takes it for this very text, else in double quotation marks."""
    if PLAIN.fullmatch(text) and RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == "tag:yaml.org,2002:str":
        return text
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
