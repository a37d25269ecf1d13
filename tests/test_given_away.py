"""The built site as other programs meet it: valid HTML, linked data, feeds, an export and a map that lead somewhere."""

import json
import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import html5lib
import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from lxml import html as lxml_html
from sites import configuration, project

from explainer.build import build

BASE = "https://news.example/explainer/"


@pytest.fixture(scope="module", params=["", BASE])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A built site and its address, empty where it is not known."""
    root = project(tmp_path_factory.mktemp("given"))
    text = configuration()
    if request.param:
        text = text.replace('!ENV [EXPLAINER_SITE_URL, "http://localhost:8000/"]', request.param)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert build(root) == ()
    return root / "site", request.param


def there(site: Path, base: str, seen_from: str, link: str) -> bool:
    """Whether a link leads to a file of the site, and to an id in it."""
    if base:
        assert link.startswith(base), link
    parts = urlsplit(link.removeprefix(base))
    path = (
        unquote(parts.path)
        if base
        else posixpath.normpath(posixpath.join(posixpath.dirname(seen_from), unquote(parts.path)))
    )
    file = site / path
    return file.is_file() and (not parts.fragment or f'id="{parts.fragment}"' in file.read_text(encoding="utf-8"))


def test_every_page_is_valid_html(site: tuple[Path, str]) -> None:
    for file in sorted(site[0].rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(file.read_bytes())
        assert parser.errors == [], file.name


def test_every_feed_leads_to_what_it_tells(site: tuple[Path, str]) -> None:
    folder, base = site
    files = sorted((folder / "feeds").rglob("*.xml"))
    assert len(files) == 7
    for file in files:
        here = file.relative_to(folder).as_posix()
        read = feedparser.parse(file.read_bytes())
        told = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        assert (read.bozo, len(read.entries) > 0) == (False, True)
        links = [read.feed.link, *(one.link for one in read.entries), *(one["url"] for one in told["items"])]
        assert [link for link in links if not there(folder, base, here, link)] == []


def test_every_page_has_linked_data_a_picture_and_feeds(site: tuple[Path, str]) -> None:
    folder, base = site
    for file in sorted(folder.rglob("*.html")):
        here = file.relative_to(folder).as_posix()
        head = lxml_html.fromstring(file.read_text(encoding="utf-8")).find("head")
        data = [json.loads(one.text or "") for one in head.iter("script") if one.get("type") == "application/ld+json"]
        assert {one["@context"] for one in data} <= {"https://schema.org"}
        kinds = {"articles": "Article", "people": "Person", "organisations": "Organization"}
        folder_of, _, name = here.rpartition("/")
        if folder_of in kinds and name != "index.html":
            assert [one["@type"] for one in data] == [kinds[folder_of], "BreadcrumbList"]
        pictures = [one.get("content", "") for one in head.iter("meta") if one.get("property") == "og:image"]
        feeds = [one.get("href", "") for one in head.iter("link") if one.get("rel") == "alternate feed"]
        assert (len(pictures), len(feeds) >= 2) == ((1, True) if here != "404.html" else (0, False))
        assert [link for link in (*pictures, *feeds) if not there(folder, base, here, link)] == []


def test_the_export_keeps_the_schema_beside_it(site: tuple[Path, str]) -> None:
    validator = Draft202012Validator(json.loads((site[0] / "data/schema.json").read_text(encoding="utf-8")))
    files = sorted((site[0] / "data").glob("*.json"))
    assert len(files) == 7
    for file in files:
        if file.name != "schema.json":
            validator.validate(json.loads(file.read_text(encoding="utf-8")))


def test_the_map_names_every_page(site: tuple[Path, str]) -> None:
    folder, base = site
    tree = etree.fromstring((folder / "sitemap.xml").read_bytes())
    named = {str(one.text).removeprefix(base or "http://localhost:8000/") for one in tree.iter("{*}loc")}
    pages = {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")} - {"404.html"}
    assert named == pages


def test_the_pages_about_the_site_are_one_step_away(site: tuple[Path, str]) -> None:
    for file in sorted(site[0].rglob("*.html")):
        foot = lxml_html.fromstring(file.read_text(encoding="utf-8")).find_class("about-site")[0]
        assert [link.text for link in foot.iter("a")] == ["Korrekturen", "Impressum", "Datenschutz", "Folgen (RSS)"]
