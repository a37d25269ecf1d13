"""All of the example by keyboard alone: nothing is out of reach, and focus is never out of sight."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from test_browser import Watch, browser, site
from test_browser_reading import root

__all__ = ["browser", "root", "site"]  # fixtures

ARTICLE = "articles/2026-03-10-neue-bruecke-fuer-38-millionen-lindauen-streitet-ueber-den.html"
SEEN = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const shown = focused.matches(".md-option") ? focused.nextElementSibling : focused;
  const { left, top, right, bottom } = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  const inside = right > Math.max(left, 0) && bottom > Math.max(top, 0) && left < innerWidth && top < innerHeight;
  const good = inside && style.visibility === "visible" && style.outlineStyle !== "none";
  return (good ? "" : "out of sight: ") + focused.outerHTML.slice(0, 120);
}"""
"""The focused element as HTML, with a word before it where a reader cannot see that it has the focus."""


@pytest.fixture(params=[320, 1280])
def page(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": request.param, "height": 900}, reduced_motion="reduce")
    watch = Watch(opened, site)
    yield opened
    assert watch.faults == []
    opened.close()


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press a key until `wanted` has the focus, as a reader would who sees where it is."""
    for _ in range(200):
        page.keyboard.press(key)
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"not reached by {key}: {wanted}")


@pytest.mark.parametrize("path", ["index.html", ARTICLE, "questions.html", "suche.html?q=Lotte"])
def test_focus_is_never_out_of_sight(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    if "?" in path:
        expect(page.locator(".finder-hit").first).to_be_visible()
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    stops = []
    while len(stops) < 80 and (stop := page.keyboard.press("Tab") or page.evaluate(SEEN)):
        stops.append(stop)
    assert len(stops) > 10
    assert [stop for stop in stops if stop.startswith("out of sight")] == []


def test_from_a_search_to_a_statement_its_evidence_and_its_speaker(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("/")
    page.keyboard.type("Augenwischerei")
    hit = page.get_by_role("dialog").get_by_role("link", name="Petra Voss").first
    expect(hit).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hit).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}articles/2026-03-23-*#s16")
    statement = page.locator("figure#s16")
    expect(statement).to_be_in_viewport()
    tab_to(page, statement.locator("summary"))
    page.keyboard.press("Enter")
    expect(statement.locator("details li").first).to_be_visible()
    tab_to(page, page.locator("h3.speaker a", has_text="Petra Voss"), "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}people/petra-voss.html")


def test_the_skip_link_leads_past_the_navigation(page: Page, site: str) -> None:
    page.goto(site + ARTICLE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_menu_of_a_narrow_window_opens_and_closes(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.goto(site)
    menu = page.get_by_role("button", name="Navigation", exact=True)
    tab_to(page, menu)
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-nav--primary a.md-nav__link:focus")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    page.keyboard.press(" ")
    tab_to(page, page.locator(".md-nav--primary").get_by_role("link", name="Zeitleiste"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}timeline.html")
    page.close()
