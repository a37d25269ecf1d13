"""Feeds as RSS 2.0 and JSON Feed 1.1, from the same entries, without a clock: every date is one of a page."""

import json
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from lxml import etree

from explainer.publish.addresses import address
from explainer.publish.entries import Entry, Feed

ATOM = "http://www.w3.org/2005/Atom"
VERSION = "https://jsonfeed.org/version/1.1"
SITE = "urn:explainer:site"


def rss(feed: Feed, base: str, language: str) -> bytes:
    """The feed as RSS 2.0. Without a `base` its links are relative, which most readers cannot follow."""
    here = f"{feed.path}.xml"
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM})
    channel = etree.SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", address(base, feed.page, seen_from=here))
    _add(channel, "description", feed.title)
    _add(channel, "language", language)
    if base:
        own = {"href": address(base, here), "rel": "self", "type": "application/rss+xml"}
        etree.SubElement(channel, f"{{{ATOM}}}link", own)
    for entry in feed.entries:
        _item(etree.SubElement(channel, "item"), entry, base, here)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _item(item: Any, entry: Entry, base: str, here: str) -> None:
    _add(item, "title", entry.title)
    _add(item, "link", address(base, entry.page, entry.anchor, here))
    _add(item, "description", entry.text)
    _add(item, "guid", entry.name, isPermaLink="false")
    if when := moment(entry.date):
        _add(item, "pubDate", format_datetime(when))
    for topic in entry.topics:
        _add(item, "category", topic)


def json_feed(feed: Feed, base: str, language: str) -> bytes:
    """The feed as JSON Feed 1.1."""
    here = f"{feed.path}.json"
    made: dict[str, Any] = {"version": VERSION, "title": feed.title, "language": language}
    if base:
        made |= {"home_page_url": address(base, feed.page), "feed_url": address(base, here)}
    made["items"] = [_json_item(entry, base, here) for entry in feed.entries]
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(entry: Entry, base: str, here: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.name,
        "url": address(base, entry.page, entry.anchor, here),
        "title": entry.title,
        "content_text": entry.text,
    }
    if when := moment(entry.date):
        item["date_published"] = when.isoformat()
    if entry.topics:
        item["tags"] = list(entry.topics)
    return item


def moment(date: str) -> datetime | None:
    """The moment that an ISO date or time means; a day is its beginning, a time without zone is UTC."""
    try:
        when = datetime.fromisoformat(date)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _add(parent: Any, name: str, text: str, **attributes: str) -> None:
    """An element with a text, without the characters that XML cannot hold."""
    etree.SubElement(parent, name, attributes).text = "".join(c for c in text if c in "\n\t" or _allowed(ord(c)))


def _allowed(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
