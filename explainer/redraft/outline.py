"""An article page as places for what has an id: who says it, or which section holds it, and in which order."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from explainer.model import ArticlePage, Fact, Question, SectionKind, Speaker, Statement
from explainer.redraft.identity import Found
from explainer.sections.labels import normal

LONG_WORD = re.compile(r"[^\W\d_]{3,}")
GROUPED = {SectionKind.QUESTIONS: "?", SectionKind.BACKGROUND: "-"}
"""The names of the groups of what nobody says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A page taken apart. `groups` are its speakers by name, `place` says in which group an id is; both in order."""

    groups: Mapping[str, Speaker]
    place: Mapping[str, str]
    items: Mapping[str, Found]


def outline(page: ArticlePage) -> Outline:
    """The outline of a page; of two things with one id, the first."""
    groups: dict[str, Speaker] = {}
    place: dict[str, str] = {}
    items: dict[str, Found] = {}
    for section in page.sections:
        for item in section.items:
            group = name(item) if isinstance(item, Speaker) else GROUPED.get(section.kind, "")
            inside = item.items if isinstance(item, Speaker) else (item,)
            if isinstance(item, Speaker):
                groups.setdefault(group, item)
            for one in inside:
                if isinstance(one, (Statement, Question, Fact)) and one.id not in items:
                    items[one.id], place[one.id] = one, group
    return Outline(groups=groups, place=place, items=items)


def name(speaker: Speaker) -> str:
    """What tells one speaker of a page from another: where the heading leads, or else its words."""
    return speaker.target or normal(speaker.label)


def same_groups(old: Outline, new: Outline) -> dict[str, str]:
    """The groups of `new` → those of `old` that are meant, itself where there is none.

    A heading that is written otherwise still is the same speaker's if it shares a word with the old one, and the old
    group's statements stand below it.
    """
    names = {group: group for group in new.place.values()} | {group: group for group in new.groups}
    gone = [group for group in old.groups if group not in names]
    for group in [group for group in new.groups if group not in old.groups]:
        shared = {other: _shared(old, other, new, group) for other in gone}
        best = max(gone, key=lambda other: shared[other], default="")
        if best and shared[best] and _words(old.groups[best]) & _words(new.groups[group]):
            names[group] = best
            gone.remove(best)
    return names


def _shared(old: Outline, group: str, new: Outline, other: str) -> int:
    return sum(1 for id_, place in old.place.items() if place == group and new.place.get(id_) == other)


def _words(speaker: Speaker) -> set[str]:
    return {word.casefold() for word in LONG_WORD.findall(speaker.label)}


def arranged(old: Iterable[str], wanted: Iterable[str], kept: Collection[str]) -> tuple[str, ...]:
    """What is `kept`, in the `old` order; what is not among the old stands after the one that it is `wanted` after."""
    order = [one for one in old if one in kept]
    before = ""
    for one in wanted:
        if one in kept and one not in order:
            order.insert(order.index(before) + 1 if before in order else 0, one)
        before = one if one in order else before
    return tuple(order)
