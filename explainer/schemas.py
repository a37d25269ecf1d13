"""JSON Schemas of the front matter, so that editors complete its fields and underline what cannot be right.

They are made from what the page parser knows (`fields`), so that the two cannot disagree, and shipped in `schema/` for
programs that do not run ours.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from explainer.fields import ACTOR, ADDRESS, ARTICLE, DATE, SOURCE, TOPIC
from explainer.language import languages, table
from explainer.model import ActorKind, Rights

FOLDER = "assets/schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
NOT_EMPTY = {"type": "string", "pattern": r"\S"}
TEXT = {"type": ["string", "null"]}
TEXTS = {"type": ["array", "string", "null"], "items": {"type": "string"}, "maxLength": 0}
"""A list; or nothing, which YAML writes as nothing or as an empty text."""
GROUPS = {"aliases": TEXTS, "authors": TEXTS, "tags": TEXTS}
REQUIRED = {"article": ("title", "source"), "source": ("file", "sha256"), "actor": ("name",), "topic": ("name",)}
NAMES = {"article": ARTICLE, "actor": ACTOR, "topic": TOPIC}

Schema = dict[str, Any]


def schemas() -> dict[str, Schema]:
    """The schemas by the kind of page."""
    return {kind: {"$schema": DIALECT, "title": f"explainer: {kind}", **_object(kind, NAMES[kind])} for kind in NAMES}


def files() -> dict[str, bytes]:
    """The schemas as files, name → content."""
    return {f"{kind}.schema.json": _bytes(schema) for kind, schema in schemas().items()}


def _bytes(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _object(kind: str, names: Iterable[str]) -> Schema:
    hints = table("de", "fields")[kind]
    return {
        "type": "object",
        "properties": {name: _described(_field(kind, name), hints[name]) for name in names},
        "required": list(REQUIRED[kind]),
        "additionalProperties": False,
    }


def _described(schema: Schema, hint: Mapping[str, str]) -> Schema:
    return {"description": hint["hint"], **schema}


def _field(kind: str, name: str) -> Schema:
    """What a field may hold; empty is the same as not there."""
    if name == "source":
        return _object("source", SOURCE)
    choices = {"lang": languages(), "rights": tuple(Rights), "kind": tuple(ActorKind)}
    if name in choices:
        return {"anyOf": [{"enum": [*map(str, choices[name])]}, {"type": ["string", "null"], "maxLength": 0}]}
    forms = {"date": DATE, "url": ADDRESS}
    if name in forms:
        return {**TEXT, "pattern": f"^(?:{forms[name].pattern})?$"}
    return NOT_EMPTY if name in REQUIRED[kind] else GROUPS.get(name, TEXT)
