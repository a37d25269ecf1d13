from dataclasses import replace
from pathlib import Path

import pytest
from redrafts import PAGE, TEXT, drafted, edited, said

from explainer import drafts, update
from explainer.model import ArticlePage, Fact, Place, Problem, Question, Speaker, Statement, StatementKind
from explainer.page import parse_article, render_article
from explainer.redraft import Kept, Redraft, redraft
from explainer.redraft.identity import highest, with_kept_ids
from explainer.redraft.merge import Conflict, MergeFailedError, merge
from explainer.sections.parts import items

QUESTIONS = [item for item in items(PAGE) if isinstance(item, Question)]
FACTS = [item for item in items(PAGE) if isinstance(item, Fact)]
PUTIN = Speaker(label="Wladimir Putin", target="../people/wladimir-putin.md")
NEW = Statement(id="s0", kind=StatementKind.REPORTED, quotation="Auch das wird berichtet.", paragraph=5)
S2 = """\
> „Wenn jemand den Kontakt wieder aufnehmen will, dann stört mich das nicht. Ich bin bereit.“

wörtlich, bei einer Fragestunde während einer Konferenz in Sotschi · Absatz 5
{ #s2 .direct }

"""
MACHINE = """\
> Auch das wird berichtet.

berichtet · Absatz 5
{ #s8 .reported }

"""


def with_statements(*statements: tuple[Speaker, Statement]) -> ArticlePage:
    return drafted(list(statements), QUESTIONS, FACTS)


def first_text() -> str:
    """The page as a machine without links from questions to statements drafts it."""
    return render_article(with_statements(*said(PAGE)))


# --- ids --------------------------------------------------------------------------------------------------------------


def test_what_is_found_again_keeps_its_id_and_what_is_new_gets_a_new_one() -> None:
    one, two, *rest = said(PAGE)
    longer = replace(two[1], quotation=f"{two[1].quotation} Und mehr.")
    page = with_statements((PUTIN, NEW), (two[0], longer), *rest)
    kept = with_kept_ids(page, (PAGE,), {"s": 11})
    by_words = {item.id: item.quotation for item in items(kept) if isinstance(item, Statement)}
    assert list(by_words) == ["s12", "s2", "s3", "s4", "s5", "s6", "s7"]
    assert (by_words["s12"], by_words["s2"]) == (NEW.quotation, longer.quotation)
    assert highest((kept,), {"s": 3, "x": 2}) == {"s": 12, "f": 2, "h": 2, "x": 2}
    assert one[1].quotation not in by_words.values()


def test_the_same_words_twice_are_told_apart_by_their_paragraph() -> None:
    twice = [(PUTIN, replace(NEW, paragraph=2)), (PUTIN, replace(NEW, paragraph=9))]
    old = with_statements(*twice)
    new = with_statements(*reversed(twice))
    assert [(item.id, item.paragraph) for item in items(with_kept_ids(new, (old,), {}))][:2] == [("s2", 9), ("s1", 2)]


# --- lines ------------------------------------------------------------------------------------------------------------


def test_git_merges_lines() -> None:
    assert merge("a\nb\nC\n", "a\nb\nc\n", "A\nb\nc\n") == (("A\n", "b\n", "C\n"),)
    assert merge("a\nx\n", "a\nb\n", "a\ny\n") == (("a\n",), Conflict(("x\n",), ("b\n",), ("y\n",)), ())


@pytest.mark.parametrize("line", ["<<<<<<< page", "=======", ">>>>>>> draft", "||||||| base", "<" * 30])
def test_what_looks_like_the_marks_of_a_merge_is_text(line: str) -> None:
    assert merge(f"{line}\nx\n", "a\n", f"{line}\ny\n") == (
        (),
        Conflict((f"{line}\n", "x\n"), ("a\n",), (f"{line}\n", "y\n")),
        (),
    )


def test_what_git_does_not_merge() -> None:
    with pytest.raises(MergeFailedError, match=r"^Git cannot merge them$"):
        merge("a\0\n", "b\n", "c\n")
    with pytest.raises(MergeFailedError, match=r"^the page is full of the marks of a merge$"):
        merge("".join("<" * length + "\n" for length in range(300)), "b\n", "c\n")


# --- pages ------------------------------------------------------------------------------------------------------------


def test_both_may_add_at_one_place() -> None:
    text = first_text()
    mine = "> „Von Hand.“\n\nwörtlich\n{ #s20 .direct }\n\n"
    page = text.replace(S2, S2 + mine)
    one, two, *rest = said(PAGE)
    found = redraft(page, text, with_statements(one, two, (PUTIN, NEW), *rest), {})
    assert found == Redraft(
        page=text.replace(S2, S2 + mine + MACHINE.replace("s8", "s21")),
        draft=text.replace(S2, S2 + MACHINE.replace("s8", "s21")),
        numbers={"s": 21, "f": 2, "h": 2},
    )


def test_a_new_statement_never_comes_under_a_heading_that_somebody_wrote() -> None:
    text = first_text()
    mine = "### Ein Zeuge\n\n> „Von Hand.“\n\nwörtlich\n{ #s20 .direct }\n\n"
    one, two, *rest = said(PAGE)
    found = redraft(text.replace(S2, S2 + mine), text, with_statements(one, two, (PUTIN, NEW), *rest), {})
    assert found.page == text.replace(S2, S2 + MACHINE.replace("s8", "s21") + mine)


def test_a_statement_that_both_gave_to_others_stays_where_people_put_it() -> None:
    text = first_text()
    trump = "### [Donald Trump](../people/donald-trump.md)\n\n"
    page = text.replace(S2, "").replace(trump, trump + S2)
    one, two, *rest = said(PAGE)
    other = Speaker(label="Kreml", target="../organisations/kreml.md")
    found = redraft(page, text, with_statements(one, (other, two[1]), *rest), {})
    line = page[: page.index(S2)].count("\n") + 1
    kept = Kept(line=line, page=S2.rstrip("\n"), draft=f"### [Kreml](../organisations/kreml.md)\n\n{S2}".rstrip("\n"))
    assert (found.page, found.kept) == (page, (kept,))
    assert redraft(found.page, found.draft, with_statements(one, (other, two[1]), *rest), found.numbers).kept == ()


def test_a_speaker_whose_heading_changes_takes_along_what_people_put_under_it() -> None:
    text = first_text()
    page = edited(text, [(0, 2, 0)], (lambda text, a, b: text.replace(S2, f"{S2}Dazu ist etwas zu sagen.\n\n"),))
    named = Speaker(label="Wladimir W. Putin", target="../people/w-putin.md", role="Präsident")
    statements = [(named if speaker == PUTIN else speaker, one) for speaker, one in said(PAGE)]
    found = redraft(page, text, with_statements(*statements), {})
    heading = "### [Wladimir Putin](../people/wladimir-putin.md)"
    assert (found.page, found.kept) == (
        page.replace(heading, "### [Wladimir W. Putin](../people/w-putin.md), Präsident"),
        (),
    )


def test_the_page_that_the_tests_are_about() -> None:
    assert parse_article(PAGE.path, TEXT) == (PAGE, ())
    assert S2 in first_text()


# --- what is told -----------------------------------------------------------------------------------------------------


def test_somebody_saved_the_page_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "site_src/articles").mkdir(parents=True)
    (tmp_path / "site_src/articles/x.md").write_text("saved meanwhile", encoding="utf-8")
    found = Redraft(page="new\n", draft="new\n", numbers={"s": 1})
    assert update._write(tmp_path, "articles/x.md", "old\n", "old\n", found) == (
        (),
        (
            Problem(
                place=Place("site_src/articles/x.md", 1),
                code="E805",
                message="somebody saved this page while it was drafted again, so nothing was written to it",
                hint="run explainer draft --update once more",
            ),
        ),
    )
    assert (tmp_path / "site_src/articles/x.md").read_text("utf-8") == "saved meanwhile"
    assert drafts.last(tmp_path, "articles/x.md") == ("", {})


def test_a_draft_counts_as_kept_once_its_page_is_written(tmp_path: Path) -> None:
    drafts.keep(tmp_path, "articles/x.md", "old\n", {"s": 1})
    drafts.prepare(tmp_path, "articles/x.md", "new\n", {"s": 2}, b"the new page")
    assert drafts.last(tmp_path, "articles/x.md", b"the old page") == ("old\n", {"s": 1})
    assert drafts.last(tmp_path, "articles/x.md", b"the new page") == ("new\n", {"s": 2})
    drafts.keep(tmp_path, "articles/x.md", "new\n", {"s": 2})
    assert drafts.last(tmp_path, "articles/x.md", b"an edited page") == ("new\n", {"s": 2})


def test_what_waits_for_somebody_is_told_once(tmp_path: Path) -> None:
    place = Kept(line=3, page="  mine\n", draft="")
    drafts.note(tmp_path, "articles/x.md", [place])
    (path,) = drafts.note(tmp_path, "articles/x.md", [place, replace(place, line=4)])
    assert drafts.note(tmp_path, "articles/x.md", [place]) == ()
    text = (tmp_path / path).read_text("utf-8")
    assert text.count("On the page (line 3):\n\n      mine\n\nThe new draft:\n\n    (nothing)\n") == 1
    assert text.count("On the page (line 4):") == 1
