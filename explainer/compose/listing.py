"""Long lists: a page shows the beginning, and pages of their own hold everything, so that no page grows without bound.

An entry is a function of the page that it is shown on, because links are written from there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from explainer.compose.links import relative
from explainer.compose.words import Words

On = Callable[[str], str]
"""Markdown as it is written on the page with this path."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line or block of a list; entries in a row with the same `group` stand under `heading`."""

    show: On
    group: str = ""
    heading: On = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list that `page` shows: its section's `heading` (empty: none), `first` entries there, `size` on each sheet.

    `name` is the part of the sheets' addresses, `title` their title, `more` what the link to them says.
    """

    page: str
    name: str
    heading: str
    title: str
    more: str
    entries: Sequence[Entry]
    first: int = 20
    size: int = 100
    between: str = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page that no file of `site_src/` stands behind: a part of a list."""

    path: str
    title: str
    body: str


def shown(listing: Listing) -> str:
    """The section as its page shows it; empty where the list is."""
    if not listing.entries:
        return ""
    parts = [listing.heading, grouped(listing.entries[: listing.first], listing.page, listing.between)]
    if len(listing.entries) > listing.first:
        parts.append(f"[{listing.more}]({relative(listing.page, sheet_path(listing, 1))})\n{{ .more }}")
    return "\n\n".join(part for part in parts if part)


def sheets(listing: Listing, words: Words) -> Iterator[Sheet]:
    """The pages that hold the whole of a list that its own page cannot."""
    if len(listing.entries) <= listing.first:
        return
    chunks = [listing.entries[at : at + listing.size] for at in range(0, len(listing.entries), listing.size)]
    for number, chunk in enumerate(chunks, 1):
        path = sheet_path(listing, number)
        counted = f", {words['sheet'].format(number=number, count=len(chunks))}" if len(chunks) > 1 else ""
        around = _around(listing, number, len(chunks), words)
        body = "\n\n".join((around, grouped(chunk, path, listing.between), around))
        yield Sheet(path=path, title=f"{listing.title}{counted}", body=body)


def sheet_path(listing: Listing, number: int) -> str:
    """Where a part of a list stands: people/x/mentions.md, people/x/mentions-2.md."""
    end = f"-{number}" if number > 1 else ""
    return f"{listing.page.removesuffix('.md')}/{listing.name}{end}.md"


def grouped(entries: Sequence[Entry], page: str, between: str) -> str:
    """Entries as they are shown on `page`, each run of one group under its heading."""
    parts = []
    for group, several in groupby(entries, key=lambda entry: entry.group):
        run = list(several)
        parts += [run[0].heading(page)] if group else []
        parts.append(between.join(entry.show(page) for entry in run))
    return "\n\n".join(part for part in parts if part)


def _around(listing: Listing, number: int, count: int, words: Words) -> str:
    """The way to the page that the list belongs to, and to the sheets beside this one."""
    path = sheet_path(listing, number)
    links = [f"[{words['back_to_page']}]({relative(path, listing.page)})"]
    if number > 1:
        links.append(f"[{words['sheet_before']}]({relative(path, sheet_path(listing, number - 1))})")
    if number < count:
        links.append(f"[{words['sheet_after']}]({relative(path, sheet_path(listing, number + 1))})")
    return f"{' · '.join(links)}\n{{ .sheets }}"
