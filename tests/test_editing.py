from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explainer.cli import commands
from explainer.page import parse_page
from explainer.schemas import files
from explainer.skeleton import KINDS, skeleton

PERSON = """\
---
# yaml-language-server: $schema=../../.explainer/schema/actor.schema.json
name: Erika Muster
kind: person
# Weitere Namen, die in Artikeln vorkommen; keine Ämter und keine Fürwörter.
#aliases: [E. Muster]
# Amt, Beruf oder Zweck, in wenigen Wörtern.
#role: Bürgermeisterin von Musterstadt
# Die Kennung bei Wikidata.
#wikidata: Q42
---

<!-- explainer:about -->

<!-- explainer:statements -->

<!-- explainer:mentions -->
"""
UNTIDY = "---\nkind:   person\nname: 'Anna'\n---\nText.\n"
TIDY = "---\nname: Anna\nkind: person\n---\n\nText.\n"


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, ["-C", str(root), *words], catch_exceptions=False)


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def got(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def test_a_new_person(tmp_path: Path) -> None:
    result = run(tmp_path, "new", "person", "Erika  Muster")
    assert result.stdout == "wrote site_src/people/erika-muster.md\n" + "".join(
        f"wrote .explainer/schema/{name}\n" for name in files()
    )
    assert (result.stderr, result.exit_code) == ("", 0)
    assert got(tmp_path, "site_src/people/erika-muster.md") == PERSON
    assert run(tmp_path, "check").exit_code == 0
    assert run(tmp_path, "fmt", "--check").stdout == ""
    put(tmp_path, "site_src/people/erika-muster.md", PERSON.replace("#aliases: [E.", "aliases: [Bürgermeisterin"))
    result = run(tmp_path, "new", "person", "bürgermeisterin muster")
    assert (
        result.stderr
        == "site_src/people/erika-muster.md: E811 this is there already\n    change it, or take another name\n"
    )
    assert (result.stdout, result.exit_code) == ("", 1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name", ["Größe", "a: b", "<script>", "../../weg", "no", "😀", "[x]", "# y", "'\"", "{a: b}", "W" * 500]
)
def test_every_new_file_can_be_read(tmp_path: Path, kind: str, name: str) -> None:
    path, content = skeleton(kind, name)
    assert Path(path).parts[0] in ("seeds", "site_src")
    assert ".." not in path
    if kind != "article":
        page, problems = parse_page(path.removeprefix("site_src/"), content)
        assert [problem for problem in problems if problem.code != "W109"] == []
        assert getattr(page, "name", "") == name
    assert run(tmp_path, "new", kind, name).exit_code == 0
    assert got(tmp_path, path) == content


def test_a_new_article_waits_for_its_text(tmp_path: Path) -> None:
    assert (
        run(tmp_path, "new", "article", "Rat streitet um Brücke").stdout == "wrote seeds/rat-streitet-um-bruecke.md\n"
    )
    assert run(tmp_path, "draft").stderr.startswith(
        "seeds/rat-streitet-um-bruecke.md: E004 no article text in the file\n"
    )
    text = got(tmp_path, "seeds/rat-streitet-um-bruecke.md")
    put(
        tmp_path,
        "seeds/rat-streitet-um-bruecke.md",
        text.replace('#date: "', 'date: "') + "Erika Muster sagte: „Ja, die Brücke bleibt.“\n",
    )
    result = run(tmp_path, "draft")
    assert (result.stderr, result.exit_code) == ("", 0)
    assert "> „Ja, die Brücke bleibt.“" in got(tmp_path, "site_src/articles/2024-11-08-rat-streitet-um-bruecke.md")


def test_a_name_without_words(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "topic", " ").stderr == (
        "topic: E812 a name without words makes no page\n    explainer new topic NAME\n"
    )


def test_fmt_writes_what_is_not_in_its_usual_form(tmp_path: Path) -> None:
    put(tmp_path, "site_src/people/a.md", UNTIDY)
    put(tmp_path, "site_src/people/b.md", TIDY.replace("Anna", "Berta"))
    looked = run(tmp_path, "fmt", "--check")
    assert (looked.stdout, looked.exit_code) == ("site_src/people/a.md is not in its usual form\n", 1)
    assert got(tmp_path, "site_src/people/a.md") == UNTIDY
    assert run(tmp_path, "fmt", "site_src/people/b.md").stdout == ""
    wrote = run(tmp_path, "fmt", "site_src/people/a.md", "site_src/people/b.md")
    assert (wrote.stdout, wrote.stderr, wrote.exit_code) == ("wrote site_src/people/a.md\n", "", 0)
    assert got(tmp_path, "site_src/people/a.md") == TIDY
    assert run(tmp_path, "fmt").stdout == ""


def test_fmt_leaves_alone_what_it_cannot_read(tmp_path: Path) -> None:
    put(tmp_path, "site_src/people/a.md", UNTIDY.replace("name", "nahme"))
    before = got(tmp_path, "site_src/people/a.md")
    result = run(tmp_path, "fmt", "site_src/people/a.md", "nix.md")
    assert result.stderr == (
        "nix.md: E813 this is no page\n    pages are the .md files below site_src/\n"
        'site_src/people/a.md:1: E106 the field “name” is missing\n    add name: "…"\n'
        "site_src/people/a.md:3: E105 there is no field “nahme”\n    did you mean “name”?\n"
    )
    assert (result.stdout, result.exit_code) == ("", 1)
    assert got(tmp_path, "site_src/people/a.md") == before


def test_the_hooks_run_commands_that_there_are() -> None:
    text = (Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = [line.partition("entry: explainer ")[2] for line in text.split("\n") if "entry:" in line]
    assert entries == ["check", "fmt"]
    assert set(entries) <= set(commands.commands)
