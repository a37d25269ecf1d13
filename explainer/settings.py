"""The few settings of ours in `mkdocs.yml`, below `extra: explainer:`, read without running anything.

Tags in that file make MkDocs import and call whatever they name. Here the file is only parsed into nodes: no tag is
looked at, no object is made, no alias is followed, whatever somebody put into it.
"""

from dataclasses import dataclass, replace
from typing import Any

import yaml

from explainer.language import interfaces
from explainer.model import Place, Problem

FILE = "mkdocs.yml"
LARGEST = 200_000
"""Bytes; a configuration with every option of the theme has a tenth of that."""
NO_YAML = "correct it; `mkdocs build` says more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a project can set.

    `share` is how many per cent of a source a page may show beyond its first thousand characters (see `check.source`).
    `language` is that of the site's own words; without a setting of ours it is the theme's.
    """

    share: int = 75
    language: str = "de"


def read_settings(data: bytes) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in the bytes of `mkdocs.yml`; what cannot be used is a problem and left at its default."""
    try:
        root = yaml.compose(data[:LARGEST], Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 0
        return Settings(), (_fault(line, "E705", f"{FILE} is not YAML: {fault.problem}", NO_YAML),)
    except (yaml.YAMLError, RecursionError):
        return Settings(), (_fault(0, "E705", f"{FILE} is not YAML", NO_YAML),)
    own = _below(_below(root, "extra"), "explainer")
    language = _scalar(_below(own, "language")) or _scalar(_below(_below(root, "theme"), "language"))
    usual = Settings(language=language) if language in interfaces() else Settings()
    node = _below(own, "share")
    if node is None:
        return usual, ()
    value = _scalar(node).removesuffix("%").strip()
    if not (value.isascii() and value.isdigit() and int(value[:4]) <= 100):
        message, hint = "extra.explainer.share is no number from 0 to 100", "write the per cent: share: 75"
        return usual, (_fault(node.start_mark.line + 1, "E704", message, hint),)
    return replace(usual, share=int(value)), ()


def _scalar(node: Any) -> str:
    """The characters of a plain value; empty for anything else."""
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _below(node: Any, key: str) -> Any:
    """The node under a key of a mapping; None where there is none."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if isinstance(name, yaml.ScalarNode) and name.value == key), None)


def _fault(line: int, code: str, message: str, hint: str) -> Problem:
    return Problem(place=Place(FILE, line), code=code, message=message, hint=hint)
