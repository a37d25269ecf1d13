"""Everything in `hostile`, through every way in: nothing runs, nothing outside is read or written, nothing is slow."""

import html
import json
import os
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest
from hostile import ARTICLE, LARGE, LIVE, NAMES, PAGES
from sites import ARTICLE as PAGE
from sites import SEED, project, seed_site

from explainer import project as projects
from explainer import sources
from explainer.build import build
from explainer.check import check
from explainer.compose import compose
from explainer.draft import draft
from explainer.export import extraction_to_json
from explainer.extract import extract
from explainer.frontmatter import render
from explainer.model import (
    ActorKind,
    ActorPage,
    Article,
    ArticlePage,
    Level,
    Problem,
    Prose,
    Question,
    Section,
    SectionKind,
    Site,
)
from explainer.page import parse_article, parse_site, render_actor, render_article
from explainer.read import read
from explainer.text import visible

LOOPS = 120
"""How many runs of a fixed loop the worst input may take: 5 seconds where the loop takes 42 milliseconds."""


def seconds() -> float:
    """What the worst input may take on this machine, at its present load."""
    start = time.process_time()
    sum(number * number for number in range(1_000_000))
    return max(5.0, LOOPS * (time.process_time() - start))


def through(article: Article) -> None:
    """The whole way of an article to the Markdown that the site builder gets."""
    extraction = extract(article)
    json.dumps(extraction_to_json(extraction))
    site, _ = parse_site(draft(extraction))
    tuple(check(site, {article.path: article}))
    compose(site, {article.path: article.content})


@pytest.mark.parametrize("name", LARGE)
def test_too_much_of_anything_is_read_or_refused_in_time(name: str) -> None:
    start = time.process_time()
    article, problems = read(f"seeds/{name}", LARGE[name])
    if article is not None:
        through(article)
    assert time.process_time() - start < seconds()
    assert (article is None) == any(problem.level is Level.ERROR for problem in problems)


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_or_refused_in_time_and_nothing_else_is_read(tmp_path: Path, name: str) -> None:
    root = tmp_path / "project"
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "a.txt").write_text("Erika Muster sagte: „Ja.“")
    (tmp_path / "secret.txt").write_text("Erika Muster sagte: „Ja.“ GEHEIM")
    os.symlink(tmp_path / "secret.txt", root / "seeds" / "link.txt")
    start = time.process_time()
    page, problems = parse_article("articles/x.md", PAGES[name])
    if page is not None:
        article, found = sources.article(root, page.source.file)
        problems += found + tuple(check(Site(articles=(page,)), {page.source.file: article}))
        assert article is None or "GEHEIM" not in article.content
        compose(Site(articles=(page,)), {})
        render_article(page)
    assert time.process_time() - start < seconds()
    assert not [one for one in problems if "GEHEIM" in one.message + one.hint or "root:" in one.message + one.hint]


def tree(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*")}


def test_no_name_leads_out_of_the_site(tmp_path: Path) -> None:
    root = tmp_path / "a" / "project"
    (root / "seeds").mkdir(parents=True)
    for number, name in enumerate(NAMES):
        front = render({"title": name, "tags": (name, "Thema"), "authors": (name,), "publisher": name})
        text = f"{front}\nDie Stadt prüft.\n\nErika {name} sagte am Montag: „Wir prüfen das genau.“\n"
        (root / "seeds" / f"{number:02}.md").write_text(text, encoding="utf-8")
    written, _ = projects.draft(root)
    assert {path.split("/")[1] for path in written} <= {"articles", "people", "organisations", "topics"}
    assert all(path.isascii() and path.count("/") == 2 and len(path) < 120 and path.endswith(".md") for path in written)
    assert tree(tmp_path) == {"a", "a/project"} | {f"a/project/{path}" for path in tree(root)}
    assert {path for path in tree(root) if (root / path).is_file() and not path.startswith(".explainer/drafts/")} == {
        *written, *(f"seeds/{number:02}.md" for number in range(len(NAMES)))
    }  # fmt: skip


def test_links_out_of_the_project_are_refused_in_every_folder(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    (tmp_path / "secret.md").write_text("---\ntitle: GEHEIM\n---\n\nGEHEIM\n")
    (tmp_path / "out").mkdir()
    for name in ("site_src/articles/x.md", "site_src/assets/x.png", "seeds/x.txt"):
        os.symlink(tmp_path / "secret.md", root / name)
    os.symlink(tmp_path / "out", root / "site_src" / "topics" / "out")
    before = tree(tmp_path / "out")
    written, drafted = projects.draft(root)
    problems = (*drafted, *projects.check(root), *build(root))
    assert {one.place.path for one in problems if one.code == "E013"} >= {"site_src/articles/x.md", "seeds/x.txt"}
    assert (written, tree(tmp_path / "out")) == ((), before)
    assert not [
        path for path in root.rglob("*") if path.is_file() and not path.is_symlink() and b"GEHEIM" in path.read_bytes()
    ]


# --- through the site builder, to a browser ---------------------------------------------------------------------------


class Built(NamedTuple):
    """A site with everything in it: its folder, and the pages that the builder refused."""

    root: Path
    refused: set[str]


def sources_of(number: int, words: str) -> dict[str, bytes]:
    """Articles that hold `words` in their text and in everything that they say of themselves."""
    front = render(dict.fromkeys(("title", "description", "publisher", "licence"), words) | {"tags": (words, "Thema")})
    meta = "".join(
        f'<meta {key}="{name}" content="{html.escape(words)}">'
        for key, name in (
            ("property", "og:title"),
            ("name", "author"),
            ("property", "og:site_name"),
            ("name", "keywords"),
        )
    )
    data = {"@type": "NewsArticle", "headline": words, "author": {"name": words}, "url": f"https://example.org/{words}"}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    story = ARTICLE.format(html.escape(words), words).replace("\n\n", "</p><p>")
    files = {
        "md": front + "\n" + ARTICLE.format(words, words),
        "html": f"<html><head><title>{words}</title>{meta}{script}</head><article><p>{story}</p></article>",
    }
    if number % 10 == 0:
        several = (f"{ARTICLE.format(one, one)}\nAnna {one} sagte: „{one}“, so {one}.\n" for one in LIVE[number:][:10])
        files["txt"] = "\n".join(several)
    return {f"{number:03}.{ending}": text.encode("utf-8", "replace") for ending, text in files.items()}


def page_of(number: int, words: str) -> ArticlePage:
    """A page that somebody wrote, with `words` wherever people write."""
    name = visible(words) or "x"
    question = Question(id="f1", text=name, prose=words.strip())
    sections = (
        Section(kind=SectionKind.QUESTIONS, heading="Offene Fragen", items=(question,)),
        Section(kind=SectionKind.PROSE, heading=f"Eigenes {name}", items=(Prose(markdown=words.strip()),)),
    )
    source = replace(PAGE.source, publisher=name, authors=(name,), licence=name, url="https://example.org/a")
    made = replace(PAGE, path=f"articles/p{number:03}.md", title=name, description=name, tags=(name,), source=source)
    return replace(made, intro=words.strip(), sections=sections)


def actor_of(number: int, words: str) -> ActorPage:
    name = visible(words) or "x"
    body = words.strip() if "explainer:" not in words else "x"
    path = f"people/p{number:03}.md"
    return ActorPage(path=path, name=name, kind=ActorKind.PERSON, aliases=(name,), role=name, wikidata=name, body=body)


def blamed(root: Path, fault: Problem) -> set[str]:
    """The page that a fault is about: where it stands, or what a page made of several links to in vain."""
    if (root / fault.place.path).is_file() and "/p" in fault.place.path:
        return {fault.place.path}
    return {f"site_src/{path}" for path in re.findall(r"(?:articles|people)/p\d+\.md", fault.message)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Every word of `LIVE` in articles, in what they say of themselves, and in pages and names that somebody wrote."""
    root = project(tmp_path_factory.mktemp("live"), replace(seed_site(), articles=()))
    for number, words in enumerate(LIVE):
        for name, data in sources_of(number, words).items():
            (root / "seeds" / name).write_bytes(data)
        for path, text in (
            (page_of(number, words).path, render_article(page_of(number, words))),
            (actor_of(number, words).path, render_actor(actor_of(number, words))),
        ):
            (root / "site_src" / path).write_text(text, encoding="utf-8", errors="replace")
    written, _ = projects.draft(root)
    assert len(written) > 2 * len(LIVE), written[-5:]
    refused: set[str] = set()
    for _ in range(3):
        faults = [one for one in build(root) if one.level is Level.ERROR]
        assert {one.code for one in faults} <= {"E610", "E601", "E110"}, faults[:5]
        if not faults:
            return Built(root, refused)
        for path in {path for one in faults for path in blamed(root, one)}:
            refused.add(path)
            (root / path).unlink(missing_ok=True)
    raise AssertionError(faults)


def test_what_the_site_builder_gets_is_inert(site: Built) -> None:
    """`build` has held the site against the list of what content may consist of."""
    assert len(site.refused) < 40
    assert len(list((site.root / "site").rglob("*.html"))) > 3 * len(LIVE)


def test_check_tells_what_could_harm(site: Built) -> None:
    found = {one.place.path for one in projects.check(site.root) if one.code in ("E501", "E502", "E503")}
    written = [
        f"site_src/articles/p{number:03}.md" for number, words in enumerate(LIVE) if "<script" in words[:8].lower()
    ]
    assert set(written) - site.refused <= found


def test_nothing_runs_in_a_browser(site: Built) -> None:
    browser = pytest.importorskip("test_browser")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(browser.Quiet, directory=str(site.root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}/"
    with browser.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.EXECUTABLE, args=browser.QUIET)
        page = chromium.new_page()
        faults: list[str] = []
        page.on("dialog", lambda dialog: (faults.append(f"dialog on {page.url}"), dialog.dismiss()))
        page.on("console", lambda said: faults.append(f"{said.text} on {page.url}"))
        page.on("pageerror", lambda error: faults.append(f"{error} on {page.url}"))
        page.on("request", lambda asked: asked.url.startswith((home, "blob:", "data:")) or faults.append(asked.url))
        for path in pages_of(site.root / "site"):
            page.goto(home + path)
            faults += [f"{fault} on {path}" for fault in page.evaluate(LOOK)]
        chromium.close()
    server.shutdown()
    assert faults == []


LOOK = """() => [
  ...(window.harmed ? ["harmed"] : []),
  ...[...document.querySelectorAll("a[href]")].map(a => a.protocol)
    .filter(p => !["http:", "https:", "mailto:"].includes(p)),
  ...[...document.querySelectorAll("*")].flatMap(e => [...e.attributes].map(a => a.name))
    .filter(n => /^on|^srcdoc$/.test(n)),
  ...[...document.querySelectorAll("article :is(script, iframe, object, embed, base, style, link, meta)")]
    .filter(e => !/json/.test(e.type || "")).map(e => e.tagName),
]"""


def pages_of(folder: Path) -> Iterator[str]:
    yield from sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if path.name != "404.html")


def test_data_and_texts_are_what_they_say_they_are(site: Built) -> None:
    from lxml import etree

    for path in sorted((site.root / "site").rglob("*")):
        if path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
        elif path.suffix in (".xml", ".rss", ".atom", ".svg"):
            etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
    assert (site.root / SEED).is_file()
