"""Drafts a page again without losing what people wrote: last draft, page and new draft become one page.

What people did to a statement is settled first (`decided`), then Git merges the lines (`merge`), then the result is
read again and must say of every statement what people, or else the new draft, say of it. Where two lines contradict
each other, the page keeps people's, and the machine's are kept beside it for somebody to look at.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from explainer.model import ArticlePage, Level, Problem, Question, SectionKind, Statement
from explainer.page import parse_article, render_article
from explainer.redraft.anchors import anchored, sign
from explainer.redraft.decided import Versions, decided, overruled, versions
from explainer.redraft.identity import Numbers, highest, with_kept_ids
from explainer.redraft.merge import MergeFailedError, merge
from explainer.redraft.outline import Outline, outline
from explainer.redraft.settled import ORDERS, Kept, settled
from explainer.sections import SECTIONS
from explainer.sections.labels import labels
from explainer.sections.parts import items

__all__ = ["Kept", "Redraft", "first_draft", "redraft"]

ROUNDS = 4
"""How often a merge that puts a statement under another speaker is tried anew with less of the draft, in the last round
with none of what it says of statements, questions and background."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redraft:
    """A page drafted again.

    `page` is its new text, `draft` what the machine alone would write now, to keep for the next time, with the highest
    `numbers` given to ids. `kept` are the places where people's words stayed against the machine's. `failed` says why
    there is no merge; page and draft are then as before.
    """

    page: str
    draft: str
    numbers: Numbers
    kept: tuple[Kept, ...] = ()
    failed: str = ""


def first_draft(page: ArticlePage, draft: ArticlePage) -> tuple[str, Numbers]:
    """What to keep as the last draft of a page of which none was kept; the page stays as it is.

    All in which the page differs is then taken for people's work, and never undone.
    """
    draft = replace(with_kept_ids(draft, (page,), {}), path=page.path)
    own = versions(draft, draft, draft)
    return render_article(decided(own)), highest((page, draft), {})


def redraft(text: str, base_text: str, draft: ArticlePage, given: Numbers, linked: Collection[str] = ()) -> Redraft:
    """The page `text` with what changed from its last draft `base_text` to the new `draft`.

    Both texts must be readable and have line feeds as line ends. `given` are the highest numbers of ids so far,
    `linked` the ids that other pages link to.
    """
    page, base = _read(draft.path, text), _read(draft.path, base_text)
    draft = with_kept_ids(draft, (base, page), given)
    numbers = highest((base, page, draft), given)
    alone = render_article(decided(versions(base, base, draft)))
    three = versions(base, page, draft, (*linked, *_newly_linked(text, base_text, base)))
    try:
        merged, kept = _merged(text, base_text, three)
    except MergeFailedError as fault:
        whole = Kept(line=1, page="", draft=alone)
        return Redraft(page=text, draft=base_text, numbers=given, kept=(whole,), failed=str(fault))
    return Redraft(page=merged, draft=alone, numbers=numbers, kept=kept)


_parsed = lru_cache(maxsize=8)(parse_article)


def _read(path: str, text: str) -> ArticlePage:
    page, _ = _parsed(path, text)
    if page is None:
        raise ValueError(f"{path}: the front matter cannot be read")
    return page


def _newly_linked(text: str, base_text: str, base: ArticlePage) -> Iterator[str]:
    """The ids that somebody put a link to on the page."""
    for id_ in outline(base).items:
        if text.count(f"(#{id_})") > base_text.count(f"(#{id_})"):
            yield id_


def _merged(text: str, base_text: str, three: Versions) -> tuple[str, tuple[Kept, ...]]:
    """The merged page, and what was kept; raises MergeFailedError where none says what it should."""
    forced: set[str] = set()
    excluded: set[str] = set()
    for number in range(ROUNDS):
        theirs = decided(three, forced, excluded)
        wrong: set[str] = set()
        for merged, kept in _attempts(text, base_text, theirs):
            found = _misplaced(merged, text, three, theirs, kept)
            if not found:
                return merged, (*kept, *_decisions(merged, three, forced, excluded))
            wrong = wrong or set(found)
        last = number == ROUNDS - 2
        forced |= set(three.base.items) if last else wrong & set(three.base.items) | _around(three, wrong)
        excluded |= (set(three.draft.items) if last else wrong) - set(three.base.items)
    raise MergeFailedError("what people changed and what the machine would change go too far apart")


def _around(three: Versions, wrong: Set[str]) -> set[str]:
    """What the last draft had under the speakers under whom people put what is `wrong`."""
    groups = {three.page_groups[three.page.place[id_]] for id_ in wrong if id_ in three.page.place}
    return {id_ for id_, group in three.base.place.items() if group in groups}


def _attempts(text: str, base_text: str, theirs: ArticlePage) -> Iterator[tuple[str, tuple[Kept, ...]]]:
    """The merged page, for each order in which lines that both sides added may stand."""
    draft_text = render_article(theirs)
    if draft_text in (base_text, text):
        yield text, ()
    elif text == base_text:
        yield draft_text, ()
    else:
        mark = sign(text, base_text, draft_text)
        texts = (anchored(one, _read(theirs.path, one), mark) for one in (text, base_text, draft_text))
        pieces = merge(*texts)
        yield from (settled(pieces, order, mark) for order in ORDERS)


def _misplaced(merged: str, text: str, three: Versions, theirs: ArticlePage, kept: tuple[Kept, ...]) -> tuple[str, ...]:
    """The ids of what is gone, twice, or under a speaker whom neither people nor the draft name; "": other faults."""
    page, problems = _parsed(theirs.path, merged)
    own, faults = _parsed(theirs.path, text)
    if page is None or own is None or _faults(problems) - _faults(faults):
        return ("",)
    names = {**three.draft_groups, **three.page_groups}
    drafted = outline(theirs).place
    there, before = (Counter(item.id for item in items(one)) for one in (page, own))
    wrong = {id_ for id_ in there if there[id_] > max(1, before[id_])}
    for id_, group in outline(page).place.items():
        meant = {names.get(place, place) for places in (three.page.place, drafted) if (place := places.get(id_, ""))}
        if names.get(group, group) not in meant:
            wrong.add(id_)
    old, own_ids, told = three.base.items, three.page.items, "".join(place.draft for place in kept)
    deleted = old.keys() - own_ids.keys()
    wanted = {id_ for id_ in own_ids if id_ in drafted or id_ not in old}
    wanted |= {id_ for id_ in drafted if id_ not in own_ids and id_ not in old and f"#{id_} " not in told}
    return tuple(wrong | (wanted - there.keys()) | (deleted & there.keys()))


def _faults(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    return Counter((problem.code, problem.message) for problem in problems if problem.level is Level.ERROR)


def _decisions(merged: str, three: Versions, forced: Set[str], excluded: Set[str]) -> Iterator[Kept]:
    """The places where statements stayed as people want them, and what was drafted instead."""
    page = _read(three.drafted.path, merged)
    first = {item.id: item.place.line for item in items(page)}
    for id_ in overruled(three, forced):
        if id_ in first:
            own = _written(merged.split("\n")[first[id_] - 1 :], id_)
            yield Kept(line=first[id_], page=own, draft=_printed(three.draft, id_, page.lang))
    for id_ in sorted(excluded & three.draft.items.keys()):
        heading = outline(page).groups.get(three.draft.place[id_])
        yield Kept(line=heading.place.line if heading else 1, page="", draft=_printed(three.draft, id_, page.lang))


def _written(lines: list[str], id_: str) -> str:
    """The lines of the item that `lines` begin with, to the one that has its id."""
    last = next((number for number, line in enumerate(lines) if f"#{id_}" in line), 0)
    return "\n".join(lines[: last + 1])


def _printed(version: Outline, id_: str, lang: str) -> str:
    """An item as a page writes it, under its speaker's heading; nothing where this version does not have it."""
    item = version.items.get(id_)
    if item is None:
        return ""
    if isinstance(item, Statement):
        speaker = replace(version.groups[version.place[id_]], items=(item,))
        return SECTIONS[SectionKind.STATEMENTS].render((speaker,), labels(lang))
    kind = SectionKind.QUESTIONS if isinstance(item, Question) else SectionKind.BACKGROUND
    return SECTIONS[kind].render((item,), labels(lang))
