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
    """The codes of all packs that articles can be read with, sorted."""
    return tuple(code for code, files in _packs() if "reporting.yaml" in files)


@cache
def interfaces() -> tuple[str, ...]:
    """The codes of all packs that pages can be shown in, sorted: a pack may know no more than that."""
    return tuple(code for code, files in _packs() if "interface.yaml" in files)


@cache
def _packs() -> tuple[tuple[str, frozenset[str]], ...]:
    folder = resources.files("explainer") / "languages"
    found = [entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("_")]
    return tuple(sorted((entry.name, frozenset(file.name for file in entry.iterdir())) for entry in found))
