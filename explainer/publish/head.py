"""What stands in a page's head for programs: its feeds, what link previews show, what it says in machine's words.

Composed pages carry it in their front matter, and the theme's template puts it where it belongs, in every builder. No
page of a contributor can bring such an entry along: `compose` writes all of a composed page's front matter itself.
"""

from collections.abc import Iterator
from html import escape

from explainer.publish.addresses import address, built
from explainer.publish.entries import Feed

KINDS = (("xml", "application/rss+xml"), ("json", "application/feed+json"))
OPENED = "---\n"


def with_head(markdown: str, head: str) -> str:
    """A composed page with an entry `head` in its front matter."""
    quoted = "".join(
        c if c.isprintable() else f"\\U{ord(c):08x}" for c in head.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'{OPENED}head: "{quoted}"\n{markdown.removeprefix(OPENED)}' if markdown.startswith(OPENED) else markdown


def alternates(feeds: tuple[Feed, ...], page: str, base: str) -> Iterator[str]:
    """Links to the feeds that belong to a page.

    Two words in `rel`, because the theme takes every link that is `alternate` and nothing else for a translation.
    """
    for feed in feeds:
        for ending, kind in KINDS:
            there = address(base, f"{feed.path}.{ending}", seen_from=built(page))
            yield f'<link rel="alternate feed" type="{kind}" title="{escape(feed.title)}" href="{escape(there)}">'


def preview(*, page: str, title: str, about: str, site_name: str, kind: str, card: str, base: str) -> Iterator[str]:
    """What others show when they link to the page. `card` is the path of a picture in the site."""
    here = built(page)
    picture = address(base, card, seen_from=here)
    properties = {
        "og:type": kind,
        "og:title": title,
        "og:description": about,
        "og:site_name": site_name,
        "og:url": address(base, here) if base else "",
        "og:image": picture,
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": title,
    }
    yield from (f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items() if value)
    yield '<meta name="twitter:card" content="summary_large_image">'
