"""What `mkdocs.yml` says that our own part of the work needs: read as data, without executing what its tags ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml


class _Inert(yaml.SafeLoader):
    """Reads every tag as the plain value below it: `mkdocs.yml` may run code in MkDocs, and never here."""


def _plain(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node) if isinstance(node, yaml.ScalarNode) else None


_Inert.add_multi_constructor("", _plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`language` is the interface's: `extra: explainer: language`, or else the theme's."""

    language: str = "de"


def settings(configuration: str) -> Settings:
    """The settings in the text of `mkdocs.yml`; the usual ones where it cannot be read, as MkDocs will say."""
    try:
        values = yaml.load(configuration, Loader=_Inert)  # noqa: S506 - a safe loader that makes nothing of tags
    except (yaml.YAMLError, ValueError):
        return Settings()
    own, theme = _inside(_inside(values, "extra"), "explainer"), _inside(values, "theme")
    chosen = own.get("language") or theme.get("language")
    return Settings(language=chosen) if isinstance(chosen, str) else Settings()


def _inside(values: object, name: str) -> Mapping[str, Any]:
    found = values.get(name) if isinstance(values, Mapping) else None
    return found if isinstance(found, Mapping) else {}
