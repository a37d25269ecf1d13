import os
from collections import Counter

from hypothesis import given, settings
from redrafts import CAREFUL, HASTY, TEXT, edited, edits, redrafts, words

from explainer.model import ArticlePage, Level
from explainer.page import parse_article, render_article
from explainer.redraft import Redraft, redraft
from explainer.redraft.outline import outline, same_groups
from explainer.sections.parts import items

Changes = list[tuple[int, int, int]]


def parsed(text: str) -> ArticlePage:
    page, _ = parse_article("articles/x.md", text)
    assert page is not None
    return page


def faults(text: str) -> Counter[tuple[str, str]]:
    _, problems = parse_article("articles/x.md", text)
    return Counter((problem.code, problem.message) for problem in problems if problem.level is Level.ERROR)


def lines(text: str) -> Counter[str]:
    return Counter(line for line in text.split("\n") if line.strip())


def assert_nothing_is_lost(page: str, base: str, found: Redraft) -> None:
    """Every line that people wrote, changed or put elsewhere is on the page; and what the page keeps is told."""
    assert lines(page) - lines(base) - lines(found.page) == Counter()
    for kept in found.kept:
        assert lines(kept.page) - lines(found.page) == Counter()
        if kept.page and not found.failed:
            assert found.page.split("\n")[kept.line - 1].strip()


def assert_still_valid(page: str, found: Redraft) -> None:
    assert faults(found.page) - faults(page) == Counter()
    before, after = (Counter(item.id for item in items(parsed(text))) for text in (page, found.page))
    assert {id_ for id_, count in after.items() if count > max(1, before[id_])} == set()


@given(edits(HASTY), redrafts)
@settings(max_examples=int(os.environ.get("EXAMPLES", "30")), deadline=None)
def test_what_hasty_people_write_is_never_lost(changes: Changes, draft: ArticlePage) -> None:
    page = edited(TEXT, changes, HASTY)
    if parse_article("articles/x.md", page)[0] is None:
        return
    found = redraft(page, TEXT, draft, {})
    assert_nothing_is_lost(page, TEXT, found)
    assert_still_valid(page, found)


@given(edits(CAREFUL), redrafts)
@settings(max_examples=int(os.environ.get("EXAMPLES", "30")), deadline=None)
def test_what_people_decided_stays(changes: Changes, draft: ArticlePage) -> None:
    page = edited(TEXT, changes, CAREFUL)
    base, own = outline(parsed(TEXT)), outline(parsed(page))
    found = redraft(page, TEXT, draft, {})
    result = outline(parsed(found.page))
    assert_nothing_is_lost(page, TEXT, found)
    assert_still_valid(page, found)
    assert set(result.items) & (set(base.items) - set(own.items)) == set()
    same = same_groups(base, own)
    moved = [id_ for id_, place in own.place.items() if base.place.get(id_) not in (None, same[place])]
    added = [id_ for id_ in own.items if id_ not in base.items]
    assert {id_: result.place.get(id_) for id_ in (*moved, *added)} == {id_: own.place[id_] for id_ in (*moved, *added)}
    rewritten = [id_ for id_ in own.items if id_ in base.items and words(own.items[id_]) != words(base.items[id_])]
    assert set(rewritten) - set(result.items) == set()


@given(redrafts)
@settings(max_examples=int(os.environ.get("EXAMPLES", "30")), deadline=None)
def test_what_nobody_touched_follows_the_machine(draft: ArticlePage) -> None:
    found = redraft(TEXT, TEXT, draft, {})
    assert (found.page, found.kept, found.failed) == (found.draft, (), "")
    one, other = outline(parsed(found.page)), outline(draft)
    by_words = {words(item): (other.place[id_], item.paragraph) for id_, item in other.items.items()}
    assert {words(item): (one.place[id_], item.paragraph) for id_, item in one.items.items()} == by_words
    before = {words(item): id_ for id_, item in outline(parsed(TEXT)).items.items()}
    after = {words(item): id_ for id_, item in one.items.items()}
    assert {text: after[text] for text in after if text in before} == {t: before[t] for t in after if t in before}


@given(edits(CAREFUL))
@settings(max_examples=int(os.environ.get("EXAMPLES", "30")), deadline=None)
def test_where_the_machine_says_the_same_the_page_stays_as_it_is(changes: Changes) -> None:
    page = edited(TEXT, changes, CAREFUL)
    found = redraft(page, TEXT, parsed(TEXT), {})
    assert (found.page, found.draft, found.kept, found.failed) == (page, TEXT, (), "")


@given(edits(CAREFUL), redrafts, edits(CAREFUL), redrafts)
@settings(max_examples=int(os.environ.get("EXAMPLES", "30")), deadline=None)
def test_page_and_machine_may_go_on_changing(first: Changes, one: ArticlePage, then: Changes, two: ArticlePage) -> None:
    page = edited(TEXT, first, CAREFUL)
    found = redraft(page, TEXT, one, {})
    again = redraft(found.page, found.draft, one, found.numbers)
    if not found.failed:
        assert (again.page, again.draft, again.kept, again.failed) == (found.page, found.draft, (), "")
    deleted = set(outline(parsed(TEXT)).items) - set(outline(parsed(page)).items)
    later = edited(found.page, then, CAREFUL)
    last = redraft(later, found.draft, two, found.numbers)
    assert_nothing_is_lost(later, found.draft, last)
    assert_still_valid(later, last)
    back = set(outline(parsed(last.page)).items) & deleted
    assert back - set(outline(parsed(later)).items) == set()


def test_the_page_that_the_laws_are_about_is_a_draft() -> None:
    assert render_article(parsed(TEXT)) == TEXT
    assert len(outline(parsed(TEXT)).items) == 11
