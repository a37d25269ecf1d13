"""The search as a reader has it, in a real browser: what is found, where it leads, by keyboard, with filters."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from test_browser import ARTICLE, Watch, browser, root, site

__all__ = ["browser", "root", "site"]  # fixtures


@pytest.fixture(scope="module")
def reader(browser: Browser, site: str) -> Page:
    """A page that several searches share."""
    opened = browser.new_page(viewport={"width": 1100, "height": 800})
    opened.goto(site)
    return opened


@pytest.fixture
def page(browser: Browser, site: str) -> Page:
    opened = browser.new_page(viewport={"width": 1100, "height": 800})
    opened.goto(site)
    return opened


def found(page: Page, query: str) -> list[str]:
    """Where the hits of a query lead, best first."""
    page.goto(page.url.split("suche.html")[0].split("index.html")[0] + f"suche.html?q={query}")
    status = page.get_by_role("status").first
    expect(status).to_contain_text(re.compile("Fundstelle|gefunden"))
    return [link.get_attribute("href") or "" for link in hits(page).all()]


def hits(page: Page) -> Locator:
    return page.locator(".finder-page .finder-hit")


@pytest.mark.parametrize(
    ("query", "anchors"),
    [
        ("Sicherheitsgarantien", {"s6", "s7"}),
        ("Garantien", {"s6", "s7"}),
        ("garantie", {"s6", "s7"}),
        ("Waffen", {"s6", "s7"}),
        ("Diplomatie", {"s4"}),
        ("Schwaechling", {"s5"}),
        ("Staatsoberhäupter", {"s5"}),
        ("ukrainische Präsident NATO", {"h2"}),
        ('"Ich bin bereit"', {"s2"}),
    ],
)
def test_what_a_reader_looks_for_is_found_there(reader: Page, site: str, query: str, anchors: set[str]) -> None:
    wanted = {f"{site}{ARTICLE}#{anchor}" for anchor in anchors}
    leads = found(reader, query)
    assert wanted <= set(leads[: len(wanted) + 2]), leads


def test_headings_and_navigation_are_not_found(reader: Page) -> None:
    for query in ("Zeitleiste Organisationen", "Wer hat was gesagt", "Zum Inhalt"):
        assert [href for href in found(reader, f'"{query}"') if "about.html" not in href] == []


def test_from_end_to_end_by_keyboard(page: Page, site: str) -> None:
    watch = Watch(page, site)
    page.keyboard.press("/")
    box = page.get_by_role("searchbox", name="Suche")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).not_to_be_visible()
    page.keyboard.press("s")
    page.keyboard.type("Waffen")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text("2 Fundstellen")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("dialog").locator(".finder-hit").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}{ARTICLE}#s*")
    assert watch.faults == []


def test_filters_narrow_down_to_the_statement_and_stay_in_the_address(page: Page, site: str) -> None:
    watch = Watch(page, site)
    page.goto(f"{site}suche.html")
    page.get_by_role("combobox", name="Wer").fill("Wladimir Putin")
    page.get_by_role("combobox", name="Wer").press("Tab")
    page.get_by_role("combobox", name="Art").select_option("wörtlich")
    expect(page.locator(".finder-page").get_by_role("status")).to_have_text("1 Fundstelle")
    assert [link.get_attribute("href") for link in hits(page).all()] == [f"{site}{ARTICLE}#s2"]
    assert page.url.endswith("suche.html?speaker=Wladimir+Putin&kind=w%C3%B6rtlich")
    page.reload()
    expect(page.locator(".finder-page").get_by_role("status")).to_have_text("1 Fundstelle")
    page.get_by_role("button", name="Filter zurücksetzen").click()
    expect(page.locator(".finder-page").get_by_role("status")).to_contain_text("Ein Wort genügt.")
    assert watch.faults == []


def test_nothing_found_is_said(page: Page) -> None:
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("searchbox", name="Suche").fill("Quastenflosser")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Nichts gefunden für „Quastenflosser“.")


def test_keys_can_be_switched_off(page: Page, site: str) -> None:
    page.goto(f"{site}suche.html")
    page.get_by_label("Tastenkürzel").uncheck()
    page.goto(f"{site}index.html")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_folder_without_a_server_says_that_it_has_no_search(browser: Browser, root: object) -> None:
    page = browser.new_page()
    page.goto(f"file://{root}/site/index.html")
    page.get_by_role("button", name="Suchen").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("aus einem Ordner geöffnet geht sie nicht")
    page.close()
