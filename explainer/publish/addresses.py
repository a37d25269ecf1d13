"""Where a page stands, as others write it: absolute where the site's address is known, else relative to what links."""

import posixpath
from urllib.parse import quote


def built(source: str) -> str:
    """The built page of a page of `site_src/`."""
    return source.removesuffix(".md") + ".html"


def address(base: str, path: str, anchor: str = "", seen_from: str = "") -> str:
    """The address of a file of the site, with an id on it.

    `base` is the site's address, empty where it is not known; then the address is relative to the file `seen_from`.
    """
    there = f"{base}{path}" if base else posixpath.relpath(path, posixpath.dirname(seen_from) or ".")
    safe = quote(there, safe=":/%?=&~-._")
    return f"{safe}#{quote(anchor, safe='')}" if anchor else safe
