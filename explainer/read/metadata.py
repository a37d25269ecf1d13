"""What an HTML page says about its article: schema.org JSON-LD first, then OpenGraph and the older meta elements.

Publishers fill these in for search engines, so they are good where they exist, and in every state of repair: several
blocks, nested graphs, references by `@id`, lists for single values, broken JSON. What cannot be read is left out.
"""

import html
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, Tag

from explainer.model import Article
from explainer.read import jsonld
from explainer.read.dates import iso_date
from explainer.text import shown

DATES = ("article:published_time", "og:article:published_time", "datepublished", "date", "dcterms.date", "dc.date")


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: its elements, the contents of its meta elements by name or property, its JSON-LD."""

    soup: BeautifulSoup
    meta: dict[str, tuple[str, ...]]
    article: jsonld.Item

    def said(self, key: str, *names: str) -> tuple[str, ...]:
        """What JSON-LD says under `key`, then what the meta elements `names` say, best first."""
        return (*self.article.texts(key), *(text for name in names for text in self.meta.get(name, ())))


def with_metadata(raw: Article) -> Article:
    """`raw`, whose content is an HTML page, with title, date, authors, publisher, address, tags and language of it."""
    page = _parsed(raw.content)
    return replace(
        raw,
        title=_first((*page.said("headline", "og:title", "twitter:title"), *_elements(page, "h1", "title"))),
        description=_first(page.said("description", "og:description", "description")),
        date=_first(map(iso_date, (*page.said("datePublished", *DATES), *_attributes(page, "time", "datetime")))),
        authors=_names(page.article.texts("author") or page.said("", "author", "article:author")),
        publisher=_first(page.said("publisher", "og:site_name", "application-name")),
        url=_first(filter(_is_address, _addresses(page))),
        licence=_first((*page.said("license"), *_attributes(page, "link[rel=license], a[rel=license]", "href"))),
        tags=_tags(page),
        language=_language(page) or raw.language,
    )


def _parsed(content: str) -> Page:
    soup = BeautifulSoup(content, "lxml")
    meta: dict[str, tuple[str, ...]] = {}
    for element in soup.find_all("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        meta[str(key).lower()] = (*meta.get(str(key).lower(), ()), str(element.get("content") or ""))
    blocks = [element.get_text() for element in soup.find_all("script", type="application/ld+json")]
    return Page(soup=soup, meta=meta, article=jsonld.article(blocks))


def _first(texts: Iterable[str]) -> str:
    """The first text that has words, as shown, with entities that somebody escaped twice put right."""
    return next(filter(None, (shown(html.unescape(text)) for text in texts)), "")


def _elements(page: Page, *names: str) -> tuple[str, ...]:
    return tuple(found.get_text(" ") for name in names if isinstance(found := page.soup.find(name), Tag))


def _attributes(page: Page, selector: str, attribute: str) -> tuple[str, ...]:
    found = page.soup.select_one(selector)
    return (str(found.get(attribute) or ""),) if found else ()


def _addresses(page: Page) -> tuple[str, ...]:
    """The canonical address first: what `og:url` and JSON-LD say may carry the reader's tracking."""
    canonical = _attributes(page, "link[rel=canonical]", "href")
    return (*canonical, *page.said("", "og:url"), *page.article.addresses("mainEntityOfPage"), *page.said("url"))


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://"))


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    """Names without repetition; publishers put addresses of profiles among them."""
    names = (shown(html.unescape(text)) for text in texts if not _is_address(text))
    return tuple(dict.fromkeys(filter(None, names)))


def _tags(page: Page) -> tuple[str, ...]:
    """Keywords, one a value or several with commas; the first list that has any."""
    lists = (page.article.texts("keywords"), page.meta.get("article:tag"), page.meta.get("news_keywords"))
    texts = next(filter(None, (*lists, page.meta.get("keywords"))), ())
    return _names(part for text in texts for part in text.split(","))


def _language(page: Page) -> str:
    """The two or three letters of the page's language, without a country."""
    declared = (*page.article.texts("inLanguage"), *_attributes(page, "html[lang]", "lang"))
    return _first(declared).replace("_", "-").split("-")[0].lower()
