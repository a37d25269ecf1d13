"""The documentation is tested: what it shows exists, and what exists it names."""

import ast
import re
from pathlib import Path

import click
import pytest

import explainer
from explainer.cli import commands
from explainer.text import shown

ROOT = Path(__file__).parent.parent
PACKAGE = Path(explainer.__file__).parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = re.compile(r"[EW]\d{3}")


def block_after(mark: str) -> str:
    """The words of the fenced block that follows a mark in the README."""
    found = re.search(rf"<!-- {mark} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def codes_in_code() -> set[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
    constants = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {value for value in constants if isinstance(value, str) and CODE.fullmatch(value)}


def test_what_the_readme_shows_before_is_in_the_seed() -> None:
    seed = shown((ROOT / "seeds/000_d8995d29cac2191d.txt").read_text(encoding="utf-8"))
    paragraphs = block_after("before").split("\n\n")
    assert len(paragraphs) == 2
    assert [shown(paragraph) in seed for paragraph in paragraphs] == [True, True]


def test_what_the_readme_shows_after_is_on_the_page_in_this_order() -> None:
    (page,) = (ROOT / "site_src/articles").glob("*frieden*.md")
    lines = iter(re.sub(r" \{ #f\d+ \}$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE).split("\n"))
    wanted = [line for line in block_after("after").split("\n") if line]
    assert [line for line in wanted if line not in lines] == []
    assert len(wanted) == 5


def test_the_readme_shows_every_part_of_the_package() -> None:
    tree = README[README.index("<!-- tree -->") :].partition("\n## ")[0]
    shown_parts = set(re.findall(r"\b(\w+\.py|\w+/)", tree.partition("    seeds/")[0])) - {"explainer/"}
    folders = {f"{path.name}/" for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("__")}
    modules = {path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")}
    assert shown_parts == folders | modules
    assert all((ROOT / name).exists() for name in re.findall(r"^    (\w+/)", tree, re.MULTILINE))


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_the_readme_names_every_command_and_option(name: str) -> None:
    rows = [line for line in README.split("\n") if line.startswith(f"| `explainer {name}")]
    assert len(rows) == 1
    for parameter in commands.commands[name].params:
        shown_as = parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.metavar)
        assert shown_as in rows[0].replace("\\|", "|")


def test_the_readme_names_every_option_of_all_commands() -> None:
    for option in ("-C", "--root", "--version", "--help"):
        assert f"{option}`" in README or f"{option} DIR`" in README
    assert {"-C", "--root", "--version"} == {name for option in commands.params for name in option.opts}


@pytest.mark.parametrize("text", [README, CONTRIBUTING])
def test_links_lead_somewhere(text: str) -> None:
    outside_code = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    targets = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", outside_code)
    assert targets
    for path, anchor in targets:
        assert not path or (ROOT / path).exists(), path
        if anchor:
            headings = re.findall(r"^#+ (.*)$", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("code", sorted(codes_in_code()))
def test_contributing_says_what_each_code_means(code: str) -> None:
    assert len(re.findall(rf"^\| {code} \| .+ \| .+ \|$", CONTRIBUTING, re.MULTILINE)) == 1


def test_contributing_names_no_code_that_does_not_exist() -> None:
    assert set(re.findall(r"^\| ([EW]\d{3}) ", CONTRIBUTING, re.MULTILINE)) == codes_in_code()


def test_contributing_names_every_session() -> None:
    tree = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    sessions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list}
    assert set(re.findall(r"nox -s (\w+)", CONTRIBUTING)) == sessions
