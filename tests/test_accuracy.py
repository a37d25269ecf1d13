"""No change makes the extractor worse on the annotated articles, and the scorer that says so counts right."""

import json
from collections import Counter
from pathlib import Path

import accuracy
import pytest
from accuracy import accepted, below, main, measure, read_floor
from corpus import Annotated, Known, Said, fingerprint
from differences import differences
from hypothesis import given
from hypothesis import strategies as st
from scorer import characters, count, figures, overlap, pair, percent, same_name

from explainer.model import Actor, ActorKind, Article, Attribution, Extraction, FoundStatement, StatementKind
from explainer.text import Span, Text

CONTENT = "Sie sagte, sie gehe. Er blieb."
GOES, STAYS = Span(11, 19), Span(21, 30)
SETS = st.frozensets(st.integers(0, 30), max_size=8)


def test_no_figure_is_below_its_floor() -> None:
    floor = read_floor()
    assert floor["corpus"] == fingerprint(), "the annotated articles have changed: python tests/accuracy.py --accept"
    assert below(figures(measure()), floor["figures"]) == []


def test_every_figure_has_a_floor() -> None:
    assert set(read_floor()["figures"]) == set(figures(Counter()))


def said(span: Span, kind: str = "indirect", **more: object) -> Said:
    return Said(kinds=(kind,), spans=(span,), **more)  # type: ignore[arg-type]


def found(number: int, span: Span, kind: StatementKind, speaker: str = "") -> FoundStatement:
    by = Attribution(actor=speaker.lower(), name=speaker, spans=(), rule="by-hand") if speaker else None
    return FoundStatement(
        id=f"s{number}", kind=kind, spans=(span,), excerpt=(span,), paragraph=1, rule="by-hand", speaker=by
    )


def annotated(**more: object) -> Annotated:
    article = Article(path="a.txt", sha256="", content=CONTENT)
    parts = {
        "title": "", "statements": (), "allowed": (), "forbidden": (), "questions": (), "allowed_questions": (),
        "background": (), "allowed_background": (), "actors": (), "not_actors": (), "dropped": (), "headings": (),
    }  # fmt: skip
    return Annotated(article=article, **{**parts, **more})  # type: ignore[arg-type]


def extraction(*statements: FoundStatement, actors: tuple[Actor, ...] = ()) -> Extraction:
    article = Article(path="a.txt", sha256="", content=CONTENT)
    return Extraction(article=article, text=Text(content=CONTENT), title="", statements=statements, actors=actors)


def counted(gold: Annotated, shown: Extraction) -> dict[str, int]:
    return {name: number for name, number in count(gold, shown).items() if number}


def test_what_is_found_with_its_kind_and_speaker() -> None:
    gold = annotated(statements=(said(GOES, speakers=("Ada Ohm",)),))
    assert counted(gold, extraction(found(1, GOES, StatementKind.INDIRECT, "Ohm"))) == {
        "found shown": 1, "found80 shown": 1, "joint shown": 1, "indirect shown": 1,
        "found gold": 1, "found80 gold": 1, "joint gold": 1, "indirect gold": 1,
        "found right": 1, "found80 right": 1, "joint right": 1, "indirect right": 1,
        "named shown": 1, "named right": 1,
    }  # fmt: skip


def test_a_wrong_kind_and_a_wrong_name_are_found_all_the_same() -> None:
    gold = annotated(statements=(said(GOES, speakers=("Ada Ohm",)),))
    tally = count(gold, extraction(found(1, GOES, StatementKind.DIRECT, "Uhl")))
    assert [tally[f"{name} right"] for name in ("found", "joint", "indirect", "direct", "named")] == [1, 0, 0, 0, 0]
    assert [tally[f"{name} shown"] for name in ("found", "indirect", "direct", "named")] == [1, 0, 1, 1]


def test_what_is_allowed_is_neither_hit_nor_fault() -> None:
    gold = annotated(statements=(said(GOES),), allowed=(said(STAYS, "reported"),))
    both = extraction(found(1, GOES, StatementKind.INDIRECT), found(2, STAYS, StatementKind.REPORTED))
    assert counted(gold, both) == counted(gold, extraction(found(1, GOES, StatementKind.INDIRECT)))


def test_a_quoted_name_shown_as_a_statement_is_counted() -> None:
    tally = count(annotated(forbidden=(GOES,)), extraction(found(1, GOES, StatementKind.DIRECT)))
    assert (tally["forbidden shown"], tally["found shown"], tally["found right"]) == (1, 1, 0)


def test_of_two_pages_of_one_actor_one_is_a_fault() -> None:
    known = (
        Known(names=("Ada Ohm",), kind="person"),
        Known(names=("Amt", "Ortsamt"), kind="organisation", optional=True),
    )
    names = (("Ada Ohm", ActorKind.PERSON), ("Ohm", ActorKind.PERSON), ("Ortsamt", ActorKind.ORGANISATION))
    actors = tuple(Actor(id=name, name=name, kind=kind) for name, kind in names)
    tally = count(annotated(actors=known, not_actors=("Ohm",)), extraction(actors=actors))
    assert counted_actors(tally) == {
        "actors right": 1,
        "actors shown": 2,
        "actors gold": 1,
        "false actors shown": 1,
    }


def counted_actors(tally: Counter[str]) -> dict[str, int]:
    return {name: number for name, number in tally.items() if "actors" in name}


def test_differences_name_every_fault() -> None:
    gold = annotated(
        statements=(said(GOES, speakers=("Ada Ohm",)), said(STAYS, "reported", role="Sprecher")),
        questions=(STAYS,),
        actors=(Known(names=("Ada Ohm",), kind="person"),),
    )
    actor = Actor(id="uhl", name="Uhl", kind=ActorKind.PERSON)
    shown = (found(1, GOES, StatementKind.DIRECT, "Uhl"), found(2, Span(0, 9), StatementKind.REPORTED))
    assert list(differences(gold, extraction(*shown, actors=(actor,)))) == [
        "kind by by-hand: direct <> indirect: sie gehe",
        "speaker: Uhl by by-hand <> Ada Ohm: sie gehe",
        "missed reported: role Sprecher: Er blieb.",
        "false reported by by-hand: nobody: Sie sagte",
        "missed question: Er blieb.",
        "missed actor: Ada Ohm",
        "false actor: Uhl (person)",
    ]


def test_there_are_no_differences_where_all_is_right() -> None:
    gold = annotated(statements=(said(GOES, role="Sprecher"),), allowed=(said(STAYS, "reported"),))
    assert list(differences(gold, extraction(found(1, GOES, StatementKind.INDIRECT)))) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Ohm", "Ohm", True),
        ("Ada Ohm", "Ada", False),
        ("Ada Ohm", "Eva Ohm", False),
        ("Der Rat", "Rat", True),
        ("Rat der Stadt", "Stadt", True),
        ("Ada Ohm", "", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_characters_are_trimmed_and_without_white_space() -> None:
    assert characters("„a b.“ c", [Span(0, 6)]) == {1, 3}
    assert characters("„ “", [Span(0, 3)]) == frozenset()


@given(SETS, SETS)
def test_overlap_is_symmetric_and_one_for_the_same(one: frozenset[int], other: frozenset[int]) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert overlap(one, one) == (1.0 if one else 0.0)
    assert (overlap(one, other) == 0) is one.isdisjoint(other)


@given(st.lists(SETS, max_size=5), st.lists(SETS, max_size=5))
def test_pairs_are_one_to_one_and_close(gold: list[frozenset[int]], shown: list[frozenset[int]]) -> None:
    pairs = pair(gold, shown)
    assert len({i for i, _, _ in pairs}) == len({j for _, j, _ in pairs}) == len(pairs)
    assert [share for _, _, share in pairs if share < 0.5] == []
    assert all(share == overlap(gold[i], shown[j]) for i, j, share in pairs)


@given(st.lists(SETS.filter(bool), max_size=5, unique=True))
def test_everything_pairs_with_itself(sets: list[frozenset[int]]) -> None:
    assert sorted(pair(sets, sets)) == [(i, i, 1.0) for i in range(len(sets))]


def test_percent() -> None:
    assert (percent(1, 3), percent(0, 0)) == (33.3, 0.0)


def test_accepting_raises_and_lowers_only_when_told() -> None:
    floors = {"found": 80.0, "joint": 60.0}
    reached = {"found": 90.0, "joint": 50.0, "new": 1.0}
    assert accepted(reached, floors, lower=False) == {"found": 88.0, "joint": 60.0, "new": 0.0}
    assert accepted(reached, floors, lower=True) == {"found": 88.0, "joint": 48.0, "new": 0.0}


def test_a_figure_below_its_floor_is_named() -> None:
    floors = {"found": 80.0, "joint": 60.0, "gone": 1.0}
    assert below({"found": 79.9, "joint": 60.0}, floors) == [
        "found is 79.9, its floor 80.0",
        "gone is 0.0, its floor 1.0",
    ]


@pytest.fixture
def floor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floor.json"
    monkeypatch.setattr(accuracy, "FLOOR", path)
    monkeypatch.setattr(accuracy, "measure", lambda: Counter({"found right": 1, "found shown": 1, "found gold": 1}))
    monkeypatch.delenv(accuracy.SHARED, raising=False)
    return path


def test_the_floor_is_written_and_held(floor: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 1
    assert "the annotated articles have changed: look at the figures, then --accept them" in capsys.readouterr().out
    assert main(["--accept"]) == 0
    assert json.loads(floor.read_text())["figures"]["found"] == 98.0
    floor.write_text(floor.read_text().replace("98.0", "100.1"))
    assert (main([]), main(["--accept"])) == (1, 1)
    assert "found is 100.0, its floor 100.1" in capsys.readouterr().out
    assert main(["--accept", "--lower"]) == 0
    assert json.loads(floor.read_text())["figures"]["found"] == 98.0


def test_lower_without_accept_is_refused(floor: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--lower"])
    assert "--lower goes with --accept" in capsys.readouterr().err
    assert not floor.exists()


def test_a_folder_without_shared_data_is_told(floor: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--accept"])
    assert main(["--shared", str(tmp_path)]) == 1
    assert f"not there: {tmp_path}/data/wikinews-dev.jsonl.gz, {tmp_path}/eval/score.py" in capsys.readouterr().out
