"""Links between the pages of the site: where a link leads, and how a page writes it. Paths are relative to the site."""

import posixpath
from functools import lru_cache


@lru_cache(maxsize=65536)
def resolve(page: str, target: str) -> tuple[str, str]:
    """The path and the id (empty: the whole page) that `target` leads to from `page`.

    The path is empty where the target leads out of the site or to another host.
    """
    path, _, anchor = target.partition("#")
    if not path:
        return page, anchor
    if ":" in path.split("/")[0] or path.startswith("/"):
        return "", anchor
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return ("" if joined.startswith("..") else joined), anchor


@lru_cache(maxsize=65536)
def relative(page: str, path: str, anchor: str = "") -> str:
    """The link that leads from `page` to `path`, as MkDocs and a forge's preview both follow it."""
    there = "" if path == page and anchor else posixpath.relpath(path, posixpath.dirname(page) or ".")
    return f"{there}#{anchor}" if anchor else there
