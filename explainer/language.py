"""Language packs: `languages/<code>/*.yaml`, the only place where a language is known. Read once, then cached."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(code: str, name: str) -> Any:
    """The parsed `languages/<code>/<name>.yaml`.

    Raises FileNotFoundError where the pack has no such file: a pack ships with the package, so that is a bug.
    """
    path = resources.files("explainer") / "languages" / code / f"{name}.yaml"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - our own file, safe loader


@cache
def languages() -> tuple[str, ...]:
    """The codes of all packs, sorted."""
    folder = resources.files("explainer") / "languages"
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("_")))
