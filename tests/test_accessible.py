"""Nobody is kept out: axe-core's rules hold on every kind of page, on every width, in light and in dark.

Each page is looked at in two of five looks, turn by turn; `nox -s accessibility` looks at all in all.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect
from sites import example
from test_browser import browser, site

from explainer.build import build

__all__ = ["browser", "site"]  # fixtures; the site is that of the `root` below

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 390, 768, 1280, 1600)
EVERY = os.environ.get("EXPLAINER_EVERY_LOOK") == "true"
LOOKS = [(width, scheme) for width in WIDTHS for scheme in ("light", "dark")]
SOME = LOOKS if EVERY else [look for number, look in enumerate(LOOKS) if number % 4 in (0, 3)]
PATTERNS = (
    "index.html", "articles/2026-03-10-*.html", "articles/2026-03-23-*.html", "articles/2026-04-14-*.html",
    "people/henning-fahrenkrog.html", "people/petra-voss.html", "organisations/stadt-lindauen.html",
    "topics/brueckensperrung.html", "topics/brueckensperrung/*.html", "*/index.html", "[a-z]*.html", "404.html",
)  # fmt: skip
"""Every kind of page: articles in excerpts and in full, and all pages that there are once."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = example(tmp_path_factory.mktemp("example"))
    assert build(made) == ()
    return made


@pytest.fixture(scope="module")
def paths(root: Path) -> list[str]:
    found = {path for pattern in PATTERNS for path in (root / "site").glob(pattern)}
    return sorted(path.relative_to(root / "site").as_posix() for path in found)


@pytest.fixture(params=SOME, ids=lambda look: f"{look[0]}-{look[1]}")
def look(request: pytest.FixtureRequest) -> tuple[int, str]:
    return request.param


@pytest.fixture
def page(browser: Browser, look: tuple[int, str]) -> Iterator[Page]:
    """An empty page of each width and colour."""
    width, scheme = look
    opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    yield opened
    opened.close()


@pytest.fixture
def turn(look: tuple[int, str], paths: list[str]) -> list[str]:
    """The pages to be seen with this look."""
    number = SOME.index(look)
    return paths if EVERY else [path for place, path in enumerate(paths) if (place + number) % len(SOME) < 2]


def faults(page: Page) -> list[str]:
    """What axe-core finds on the page as it is now shown: rule, and the element that breaks it."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    faults = [f"{rule['id']}: {node['html'][:200]}" for rule in found["violations"] for node in rule["nodes"]]
    width: list[int] = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return faults + [f"wider than the window: {width}"] * (width[0] > width[1])


def test_every_kind_of_page_is_looked_at(paths: list[str]) -> None:
    kinds = {path.split("/")[0] for path in paths}
    assert {"404.html", "articles", "people", "organisations", "topics", "index.html", "impressum.html"} < kinds


def test_no_rule_is_broken_on_a_page(page: Page, turn: list[str], site: str) -> None:
    found = []
    for path in turn:
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('article details').forEach((one) => (one.open = true))")
        found += [f"{path}: {fault}" for fault in faults(page)]
    assert found == []


def test_no_rule_is_broken_while_a_reader_searches(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("searchbox", name="Suche").press_sequentially("Brücke")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    assert faults(page) == []


def test_no_rule_is_broken_on_results_in_their_own_page(page: Page, site: str) -> None:
    page.goto(f"{site}suche.html?q=Brücke")
    expect(page.locator(".finder-hit").first).to_be_visible()
    assert faults(page) == []
