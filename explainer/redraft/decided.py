"""What people decided about a statement, put into the new draft before Git merges the lines.

Git knows lines. It does not know that four lines which are gone here and stand there are one statement that somebody
gave to another speaker. So the new draft is made to agree with people first: what somebody deleted or moved, or changed
while the machine moves it, is drafted as it was before. Git then sees a change on one side only, and no statement can
come back or stand on the page twice.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from explainer.model import ArticlePage, Fact, Prose, Question, Section, SectionKind, Speaker, Statement
from explainer.redraft.identity import Found
from explainer.redraft.outline import GROUPED, Outline, arranged, outline, same_groups
from explainer.sections.labels import labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """One page three times: as drafted last, as it is, and as drafted now, its ids those of the other two.

    `page_groups` and `draft_groups` say which group of the last draft is meant by theirs. `linked` are ids that links
    lead to which the last draft did not have.
    """

    base: Outline
    page: Outline
    draft: Outline
    drafted: ArticlePage
    page_groups: Mapping[str, str]
    draft_groups: Mapping[str, str]
    linked: Collection[str] = ()

    def moved(self, id_: str) -> bool:
        """Whether somebody gave a statement to another speaker."""
        return self.page_groups[self.page.place[id_]] != self.base.place[id_]

    def touched(self, id_: str) -> bool:
        """Whether somebody changed something about it, or links to it."""
        return self.page.items[id_] != self.base.items[id_] or self.moved(id_) or id_ in self.linked

    def stays(self, id_: str, forced: Collection[str]) -> bool:
        """Whether something that was drafted before is to stand as it was drafted, or, where it may, be drafted anew.

        What somebody only wrote otherwise may: Git then puts the two together, line by line.
        """
        if id_ in forced or id_ not in self.page.items:
            return True
        if id_ not in self.draft.items:
            return self.touched(id_)
        redrafted = self.draft_groups[self.draft.place[id_]] != self.base.place[id_]
        return self.moved(id_) or (redrafted and self.touched(id_))


def versions(base: ArticlePage, page: ArticlePage, draft: ArticlePage, linked: Collection[str] = ()) -> Versions:
    """The three versions of a page, ready to be compared."""
    old, own, new = outline(base), outline(page), outline(draft)
    return Versions(
        base=old,
        page=own,
        draft=new,
        drafted=draft,
        page_groups=same_groups(old, own),
        draft_groups=same_groups(old, new),
        linked=linked,
    )


def decided(three: Versions, forced: Collection[str] = (), excluded: Collection[str] = ()) -> ArticlePage:
    """The new draft as far as people leave it to the machine.

    `forced` are ids that are to stand as before, whatever the machine says, `excluded` new ones that are left out.
    """
    place: dict[str, str] = {}
    items: dict[str, Found] = {}
    for id_, group, item in _chosen(three, forced, excluded):
        place[id_], items[id_] = group, item
    known = {*three.page.items, *(items.keys() - three.base.items.keys())}
    order = {
        group: arranged(
            [id_ for id_, where in three.base.place.items() if where == group],
            [id_ for id_ in three.draft.place if place.get(id_) == group],
            [id_ for id_, where in place.items() if where == group],
        )
        for group in dict.fromkeys(place.values())
    }
    return replace(three.drafted, sections=tuple(_sections(three, order, items, known)))


def _chosen(three: Versions, forced: Collection[str], excluded: Collection[str]) -> Iterator[tuple[str, str, Found]]:
    """Id, group (as the last draft names it) and version of everything that the draft is to hold."""
    for id_, item in three.draft.items.items():
        if id_ not in three.base.items:
            if id_ not in three.page.items and id_ not in excluded:
                yield id_, three.draft_groups[three.draft.place[id_]], item
        elif not three.stays(id_, forced):
            yield id_, three.draft_groups[three.draft.place[id_]], item
    for id_, item in three.base.items.items():
        if three.stays(id_, forced):
            yield id_, three.base.place[id_], item


def _sections(
    three: Versions, order: Mapping[str, tuple[str, ...]], items: Mapping[str, Found], known: Collection[str]
) -> Iterator[Section]:
    """The sections of the draft with what was chosen for them."""
    headings = labels(three.drafted.lang).headings
    held: dict[SectionKind, tuple[Speaker | Question | Fact, ...]] = {
        SectionKind.STATEMENTS: tuple(_speakers(three, order, items))
    }
    for kind, group in GROUPED.items():
        held[kind] = tuple(_unlinked(items[id_], three.base.items.get(id_), known) for id_ in order.get(group, ()))
    yield from (Section(kind=kind, heading=headings[kind], items=found) for kind, found in held.items() if found)


def _speakers(three: Versions, order: Mapping[str, tuple[str, ...]], items: Mapping[str, Found]) -> Iterator[Speaker]:
    new = {three.draft_groups[group]: speaker for group, speaker in three.draft.groups.items()}
    kept = {*(group for group in order if group in new or group in three.base.groups), *_lived_in(three)}
    for group in arranged(three.base.groups, new, kept):
        said = tuple(item for id_ in order.get(group, ()) if isinstance(item := items[id_], Statement))
        yield replace(new.get(group) or three.base.groups[group], items=said)


def _lived_in(three: Versions) -> Iterator[str]:
    """The speakers below whose headings people put something of their own: it would fall to the speaker before."""
    put = {three.page_groups[group] for id_, group in three.page.place.items() if id_ not in three.base.items}
    put |= {three.page_groups[group] for id_, group in three.page.place.items() if _moved_in(three, id_)}
    put |= {three.page_groups[group] for group, speaker in three.page.groups.items() if _has_prose(speaker)}
    yield from (group for group in three.base.groups if group in put)


def _moved_in(three: Versions, id_: str) -> bool:
    return id_ in three.base.items and three.moved(id_)


def _has_prose(speaker: Speaker) -> bool:
    return any(isinstance(item, Prose) for item in speaker.items)


def _unlinked(item: Found, before: Found | None, known: Collection[str]) -> Question | Fact:
    """A question without new links to statements that people have deleted."""
    if isinstance(item, Question):
        old = before.spoken_to_by if isinstance(before, Question) else ()
        links = (link for link in item.spoken_to_by if link in old or link.target.removeprefix("#") in known)
        return replace(item, spoken_to_by=tuple(links))
    assert isinstance(item, Fact)  # noqa: S101 - a statement is in no such group
    return item


def overruled(three: Versions, forced: Collection[str]) -> Iterator[str]:
    """The ids of what the draft says otherwise than before, and people otherwise than the draft."""
    for id_, item in three.base.items.items():
        if id_ in three.page.items and three.stays(id_, forced):
            new = three.draft.items.get(id_), three.draft_groups.get(three.draft.place.get(id_, ""), "")
            own = three.page.items[id_], three.page_groups[three.page.place[id_]]
            if new not in (own, (item, three.base.place[id_])):
                yield id_
