"""The few settings of ours in `mkdocs.yml`, most below `extra: explainer:`, read without running anything.

Tags in that file make MkDocs import and call whatever they name. Here the file is only parsed into nodes: no tag is
looked at but `!ENV`, no object is made, no alias is followed, whatever somebody put into it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import yaml

from explainer.language import interfaces
from explainer.model import Place, Problem

FILE = "mkdocs.yml"
LARGEST = 200_000
"""Bytes; a configuration with every option of the theme has a tenth of that."""
NO_YAML = "correct it; `mkdocs build` says more"
LOCAL = frozenset({"localhost", "127.0.0.1", "::1", ""})
LONGEST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who answers for the site: what the law asks for, as it is to be shown. `host` is who runs the server."""

    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    responsible: str = ""
    responsible_address: str = ""
    register: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a project can set.

    `share` is how many per cent of a source a page may show beyond its first thousand characters (see `check.source`).
    `language` is that of the site's own words; without a setting of ours it is the theme's. `address` is where the
    site is published, `edit` where its pages are edited, both with `/` at their end; empty where that is not known, or
    is this machine.
    """

    share: int = 75
    language: str = "de"
    name: str = ""
    about: str = ""
    address: str = ""
    edit: str = ""
    imprint: Imprint = field(default=Imprint())


def read_settings(data: bytes, environment: Mapping[str, str] | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in the bytes of `mkdocs.yml`; what cannot be used is a problem and left at its default.

    `environment` is what `!ENV` is looked up in.
    """
    try:
        root = yaml.compose(data[:LARGEST], Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 0
        return Settings(), (_fault(line, "E705", f"{FILE} is not YAML: {fault.problem}", NO_YAML),)
    except (yaml.YAMLError, RecursionError):
        return Settings(), (_fault(0, "E705", f"{FILE} is not YAML", NO_YAML),)
    own = _below(_below(root, "extra"), "explainer")
    share, problems = _share(_below(own, "share"))
    language = _scalar(_below(own, "language")) or _scalar(_below(_below(root, "theme"), "language"))
    imprint = _below(own, "imprint")
    known = {name: _words(_below(imprint, name), environment or {}) for name in Imprint.__dataclass_fields__}
    name, about, address = (
        _words(_below(root, key), environment or {}) for key in ("site_name", "site_description", "site_url")
    )
    edit = _published(_words(_below(root, "edit_uri"), environment or {}))
    settings = Settings(
        share=share,
        language=language if language in interfaces() else Settings().language,
        name=name,
        about=about,
        address=_published(address),
        edit=edit,
        imprint=Imprint(**known),
    )
    return settings, problems


def _share(node: Any) -> tuple[int, tuple[Problem, ...]]:
    if node is None:
        return Settings().share, ()
    value = _scalar(node).removesuffix("%").strip()
    if not (value.isascii() and value.isdigit() and int(value[:4]) <= 100):
        message, hint = "extra.explainer.share is no number from 0 to 100", "write the per cent: share: 75"
        return Settings().share, (_fault(node.start_mark.line + 1, "E704", message, hint),)
    return int(value), ()


def _words(node: Any, environment: Mapping[str, str]) -> str:
    """The text of a node; for `!ENV [NAME, …, default]` the first that is set, or the default."""
    if isinstance(node, yaml.ScalarNode):
        return environment.get(node.value, "") if node.tag == "!ENV" else str(node.value).strip()[:LONGEST]
    if not isinstance(node, yaml.SequenceNode) or node.tag != "!ENV":
        return ""
    values = [str(one.value) for one in node.value if isinstance(one, yaml.ScalarNode)]
    found = next((environment[name] for name in values[:-1] if environment.get(name)), "".join(values[-1:]))
    return found.strip()[:LONGEST]


def _published(address: str) -> str:
    """A site's address as links begin with it; empty for what is no address of the web."""
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("http", "https") and (parts.hostname or "") not in LOCAL
    except ValueError:
        return ""
    return address.rstrip("/") + "/" if known else ""


def _scalar(node: Any) -> str:
    """The characters of a plain value; empty for anything else."""
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _below(node: Any, key: str) -> Any:
    """The node under a key of a mapping; None where there is none."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if isinstance(name, yaml.ScalarNode) and name.value == key), None)


def _fault(line: int, code: str, message: str, hint: str) -> Problem:
    return Problem(place=Place(FILE, line), code=code, message=message, hint=hint)
