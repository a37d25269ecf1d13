"""The same repository, built by every site builder that is installed: the same pages, words, ids and links."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import html as lxml_html
from sites import PATH, project

from explainer.build import build, built
from explainer.builders import BUILDERS, Builder, builder_problems
from explainer.model import Place, Problem
from explainer.text import shown
from explainer.verify.links import resolved


def installed(name: str) -> Builder:
    if find_spec(BUILDERS[name].module) is None:
        pytest.skip(f"NOT INSTALLED: {BUILDERS[name].name}")
    return BUILDERS[name]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("builders"))


def pages(root: Path, name: str) -> dict[str, lxml_html.HtmlElement]:
    assert build(root, installed(name)) == ()
    files, _ = built(root / "site")
    return {path: lxml_html.document_fromstring(data) for path, data in files.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def usual(root: Path) -> dict[str, lxml_html.HtmlElement]:
    return pages(root, "mkdocs")


@pytest.mark.parametrize("name", sorted(set(BUILDERS) - {"mkdocs"}))
def test_all_builders_make_the_same_site(root: Path, usual: dict[str, lxml_html.HtmlElement], name: str) -> None:
    """`build` also holds each of them against its pages and sources."""
    made = pages(root, name)
    assert sorted(made) == sorted(usual)
    for path in usual:
        if path != "404.html":
            assert {view: look(made[path], path) for view, look in LOOKS.items()} == {
                view: look(usual[path], path) for view, look in LOOKS.items()
            }, path


def content(tree: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    (article,) = tree.iter("article")
    return article


def links(tree: lxml_html.HtmlElement, path: str) -> list[tuple[str | None, str]]:
    targets = [link.get("href") for link in content(tree).iter("a") if "md-" not in link.get("class", "")]
    return [resolved(path, target) for target in targets if target]


LOOKS = {
    "title": lambda tree, _: shown(tree.findtext(".//title")),
    "headings": lambda tree, _: [shown(one.text_content()) for one in content(tree).iter("h1", "h2", "h3")],
    "quotations": lambda tree, _: [shown(one.text_content()) for one in content(tree).iter("blockquote")],
    "statements": lambda tree, _: [one.get("data-statement") for one in content(tree).iter("figure")],
    "ids": lambda tree, _: [one.get("id") for one in content(tree).iter() if not one.get("id", "__").startswith("__")],
    "links": links,
    "words": lambda tree, _: re.findall(r"\w+", content(tree).text_content()),
}


def test_every_builder_has_the_pencil_of_the_page(usual: dict[str, lxml_html.HtmlElement]) -> None:
    (pencil,) = usual[PATH.replace(".md", ".html")].xpath("//a[@rel='edit']/@href")
    assert pencil == f"https://forge.example/explainer/edit/main/site_src/{PATH}"


def test_a_builder_that_is_not_installed_is_a_problem(root: Path) -> None:
    assert build(root, Builder("Nobody", "nobody_builds_this", ())) == (
        Problem(
            place=Place("mkdocs.yml"),
            code="E613",
            message="Nobody is not installed",
            hint="install it with `pip install nobody_builds_this`, or take another builder",
        ),
    )


def test_a_builder_that_builds_elsewhere_is_a_problem(root: Path) -> None:
    assert build(root, Builder("Nothing", "this", ())) == (
        Problem(
            place=Place("mkdocs.yml"),
            code="E611",
            message="Nothing did not build into the folder that it was given",
            hint="write `site_dir: !ENV [EXPLAINER_SITE_DIR, site]`",
        ),
    )


def test_what_another_builder_says_is_told_without_its_colours() -> None:
    assert list(builder_problems("\x1b[31mError: no such theme\x1b[0m\n", 1, {}, "Zensical")) == [
        Problem(
            place=Place("mkdocs.yml"),
            code="E611",
            message="Zensical stopped: no such theme",
            hint="correct it, or run `zensical build` to see all that it says",
        )
    ]
