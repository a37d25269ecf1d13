"""Readers' journeys through the example, an invented town whose story goes on for weeks, in a real browser."""

import gzip
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Browser, Page, Response, expect
from sites import example
from test_browser import Watch, browser, site

from explainer.build import build

__all__ = ["browser", "site"]  # fixtures; the site is that of the `root` below


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = example(tmp_path_factory.mktemp("example"))
    assert build(made) == ()
    return made


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    watch = Watch(opened, site)
    yield opened
    assert watch.faults == []
    opened.close()


def test_from_a_question_to_its_answer_and_on_to_the_source(page: Page, site: str) -> None:
    page.goto(f"{site}questions.html")
    question = page.locator("div.question", has_text="Tritt der Bürgermeister zurück?")
    expect(question.locator(".status")).to_have_text("beantwortet")
    expect(question.locator("blockquote").first).to_contain_text("Ich habe den Vermerk nicht gelesen.")
    question.get_by_role("link", name="Fundstelle").first.click()
    statement = page.locator("figure:target")
    expect(statement.locator(".who")).to_have_text("Henning Fahrenkrog: ")
    expect(statement.locator("details li").first).not_to_be_visible()
    statement.get_by_text("Beleg", exact=True).click()
    expect(statement.locator("details")).to_contain_text("sagte er im Sitzungssaal des Rathauses.")
    expect(statement.locator("details")).to_contain_text("Sprecher: Henning Fahrenkrog, im Text an dieser Stelle „er“")
    original = statement.get_by_role("link", name="im Original nachlesen").get_attribute("href")
    assert original is not None
    assert original.startswith("https://example.org/orvetal-bote/2026/04/14/")
    assert "#:~:text=%E2%80%9EIch%20habe" in original


def test_a_change_of_position_stands_on_one_page_under_one_topic(page: Page, site: str) -> None:
    page.goto(f"{site}people/emre-aydinli.html")
    topic = page.locator("h3.topic", has_text="Haushalt")
    expect(topic).to_be_visible()
    after = topic.locator("xpath=following-sibling::*[self::figure or self::h3]")
    words = after.evaluate_all(
        "all => all.slice(0, all.findIndex(one => one.tagName === 'H3')).map(one => one.textContent).join(' ')"
    )
    now, before = "Für diese Brücke kämpfe ich", "Wir brauchen keine neue Autobrücke"
    assert -1 < words.find(now) < words.find(before)


def test_questions_are_narrowed_to_a_topic_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}questions.html")
    every = page.locator("div.question:visible").count()
    button = page.get_by_role("button", name="Fährbetrieb")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    shown = page.locator("div.question:visible")
    assert 0 < shown.count() < every
    assert all("faehrbetrieb" in str(one.get_attribute("data-topics")).split() for one in shown.all())
    page.get_by_role("button", name="Alle", exact=True).click()
    assert page.locator("div.question:visible").count() == every


def test_a_link_shows_where_it_leads_on_focus_and_escape_puts_it_away(page: Page, site: str) -> None:
    page.goto(f"{site}questions.html")
    link = page.locator("div.question .facts a", has_text="Jürgen Tadsen").first
    page.keyboard.press("Tab")  # what follows is focus by keyboard, which is to be seen
    link.focus()
    preview = page.get_by_role("tooltip")
    expect(preview).to_contain_text("Jürgen Tadsen: ")
    expect(link).to_have_attribute("aria-describedby", "preview")
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    expect(link).to_be_focused()


def test_everything_is_there_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{site}questions.html")
    page.get_by_role("navigation", name="Fragen nach Thema").get_by_role("link", name="Fährbetrieb").click()
    page.wait_for_url(f"{site}topics/faehrbetrieb.html#fragen")
    expect(page.locator("div.question").first).to_be_visible()
    page.goto(f"{site}timeline.html")
    page.locator("figure.chart a").first.click()
    expect(page.locator(".event:target")).to_be_visible()
    context.close()


def test_a_page_that_there_is_not_leads_on(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}404.html")
    expect(page.locator("h1")).to_have_text("Diese Seite gibt es nicht")
    page.get_by_role("link", name="Zur Startseite").click()
    expect(page.locator("h1")).to_contain_text("Was in Lindauen gesagt wurde")
    page.close()


def test_on_paper_the_evidence_is_unfolded_and_the_frame_is_gone(page: Page, site: str, root: Path) -> None:
    (article,) = (root / "site/articles").glob("2026-04-14-*.html")
    page.goto(f"{site}articles/{article.name}")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("figure details li").first).to_be_visible()
    expect(page.locator("figure .who").first).to_be_visible()
    for hidden in (".md-header", ".md-footer", "summary", ".permalink"):
        expect(page.locator(hidden).first).not_to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("article details[open]").count() == 0


def test_headings_are_in_order_and_languages_and_landmarks_are_marked(root: Path) -> None:
    for path in sorted((root / "site").rglob("*.html")):
        tree = lxml_html.document_fromstring(path.read_text(encoding="utf-8"))
        headings = tree.xpath("//article//*[self::h1 or self::h2 or self::h3 or self::h4]")
        levels = [int(one.tag[1]) for one in headings]
        assert levels[:1] == [1], path.name
        assert levels.count(1) == 1, path.name
        assert all(after <= before + 1 for before, after in pairwise(levels)), path.name
        assert tree.get("lang") == "de", path.name
        assert [len(tree.xpath(f"//{tag}")) for tag in ("main", "header")] == [1, 1], path.name
        labels = [one.get("aria-label") for one in tree.xpath("//main//article//nav")]
        assert len(labels) == len(set(labels)), path.name
        assert all(labels), path.name
        skips = tree.xpath("//a[contains(@class, 'md-skip')]/@href")
        assert [skip[0] for skip in skips] == ["#"] * (path.name != "404.html"), path.name


def test_a_first_visit_to_an_article_is_light(browser: Browser, site: str, root: Path) -> None:
    """All that is fetched for the longest article, compressed as hosts do: 87 KB when this was written."""
    longest = max((root / "site/articles").glob("*.html"), key=lambda file: file.stat().st_size)
    page = browser.new_page()
    fetched: list[Response] = []
    page.on("response", lambda response: fetched.append(response))
    page.goto(f"{site}articles/{longest.name}", wait_until="networkidle")
    assert len(fetched) > 5
    assert sum(len(gzip.compress(response.body())) for response in fetched) < 100_000
    page.close()
