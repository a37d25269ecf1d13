"""The pages that the law asks for, and the page of corrections: made from settings and from what Git knows.

They are put in the place of their markers before the pages are composed, as if somebody had written them there: what
comes from settings or from a commit message goes the same way as every contributor's words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from explainer.compose.fill import MARKER
from explainer.compose.safe import text
from explainer.compose.words import Words
from explainer.model import Level, PlainPage, Problem, Site
from explainer.model import Place as Where
from explainer.settings import FILE, Imprint

NEEDED = ("name", "address", "email", "responsible", "responsible_address", "host")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PAGES_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A commit that changed article pages: its day, what its author says of it, their paths in `site_src/`."""

    day: str
    about: str
    pages: tuple[str, ...]


def filled(site: Site, blocks: Mapping[str, str]) -> Site:
    """The site with the markers of `blocks` replaced by their Markdown, on plain pages."""
    return replace(site, pages=tuple(_filled(page, blocks) for page in site.pages))


def _filled(page: PlainPage, blocks: Mapping[str, str]) -> PlainPage:
    return replace(page, body=MARKER.sub(lambda match: blocks.get(match[1], match[0]), page.body))


def missing(imprint: Imprint) -> Iterator[Problem]:
    """What a site that is published in Germany must say and this one does not."""
    lacking = [name for name in NEEDED if not getattr(imprint, name)]
    if lacking:
        yield Problem(
            place=Where(FILE),
            code="W614",
            message=f"imprint and privacy page are not filled in: {', '.join(lacking)}",
            level=Level.WARNING,
            hint="write it below extra.explainer.imprint before the site is published",
        )


def imprint(known: Imprint, wording: Mapping[str, Any]) -> str:
    """The imprint as Markdown; what is not known is left out, and that something is missing is said."""
    parts, given = wording["imprint"], _shown(known)
    sections = [wording["missing"] if any(missing(known)) else ""]
    if known.name:
        sections.append(parts["provider"].format(name=_lines(given["name"], given["address"])))
    if known.email:
        sections.append(parts["contact"].format(email=given["email"]))
    if known.phone:
        sections.append(parts["phone"].format(phone=given["phone"]))
    if known.responsible:
        who = _lines(given["responsible"], given["responsible_address"])
        sections.append(parts["responsible"].format(responsible=who))
    if known.register:
        sections.append(parts["register"].format(register=given["register"]))
    return _joined((*sections, parts["quotations"]))


def privacy(known: Imprint, wording: Mapping[str, Any]) -> str:
    """What happens to readers' data, as Markdown."""
    parts, given = wording["privacy"], _shown(known)
    controller = _lines(given["name"], given["address"], given["email"])
    return _joined(
        (
            wording["missing"] if any(missing(known)) else "",
            parts["intro"],
            parts["controller"].format(controller=controller) if controller else "",
            parts["host"].format(host=given["host"]) if known.host else "",
            *(parts[name] for name in ("stored", "mail", "people", "rights")),
        )
    )


def corrections(changes: Iterable[Change], site: Site, wording: Mapping[str, Any], words: Words, most: int) -> str:
    """The changes of article pages that are still there, as Markdown."""
    titles = {page.path: page.title for page in site.articles}
    parts = wording["corrections"]
    lines = []
    for change in changes:
        pages = [f"[{text(titles[path])}]({path})" for path in change.pages if path in titles]
        if pages:
            rest = len(pages) - PAGES_SHOWN
            shown = [*pages[:PAGES_SHOWN], *([parts["more"].format(count=rest)] if rest > 0 else [])]
            what = parts["pages"].format(pages=", ".join(shown))
            lines.append(f"- **{text(words.date(change.day))}** – {text(change.about)} · {what}")
    note = parts["most"].format(count=most) if len(lines) >= most else ""
    return _joined(("\n".join(lines[:most]), note)) or str(parts["none"])


def _shown(known: Imprint) -> dict[str, str]:
    """The settings as Markdown: the lines of an address one below the other, an e-mail address as a link."""
    shown = {name: _lines(*map(text, getattr(known, name).split("\n"))) for name in Imprint.__dataclass_fields__}
    if MAIL.fullmatch(known.email):
        shown["email"] = f"[{text(known.email)}](mailto:{known.email})"
    return shown


def _lines(*lines: str) -> str:
    return "  \n".join(line for line in lines if line)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)
