r"""The way of everything that came from content into composed Markdown, HTML attributes and front matter.

Composed pages are read by Python-Markdown (in MkDocs, ProperDocs and Zensical alike), which knows fewer backslash
escapes than CommonMark: `\<` and `\~` keep their backslash. Character references work everywhere, at every place, so
plain text is written with them here; the committed pages, which people read unrendered, have their own escapes.
"""

import html
import re
from urllib.parse import quote, urlsplit

from explainer.markdown import reference
from explainer.text import DIRECTION, shown

ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~&^=$]")
AT_START = re.compile(r"^(\d+)([.)])|^([-+:!])")
ATTRIBUTES = re.compile(r"\{(?!:? *(?:[#.][\w-]+ *)+\})")
AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
DESTINATION = re.compile(r"(\](?:\(|:)\s*)([^\s)]*)")
IMAGE = re.compile(r"!(?=\[)(?!\[[^\[\]]*\]\((?!\s*(?://|[^\s)]*:)))")
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:")
SCHEMES = ("http:", "https:", "mailto:")


def text(plain: str) -> str:
    """Plain text as one line of Markdown that shows exactly its characters, wherever in a line it is put."""
    line = _inert(plain)
    return f"<bdi>{line}</bdi>" if DIRECTION.search(plain) else line  # so that it turns nothing around it


def _inert(plain: str) -> str:
    line = ACTIVE.sub(lambda match: reference(match[0]), shown(plain))
    return AT_START.sub(lambda match: match[1] + reference(match[2]) if match[1] else reference(match[3]), line)


def attribute(plain: str) -> str:
    """Plain text as the value of a double-quoted HTML attribute in composed Markdown."""
    # Twice, because `md_in_html` reads the value of a raw tag and writes it again without escaping references.
    return _inert(html.escape(shown(plain)))


def identifier(name: str) -> str:
    """An id as it can stand in an attribute, an attribute list and a link: letters, digits, hyphens, underscores."""
    return re.sub(r"[^\w-]", "", name)


def url(address: str) -> str:
    """An http(s) address made safe as the destination of a Markdown link; empty for anything else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote(address, safe=":/?#@!$&+,;=%~-.").replace("_", "%5F")


def scalar(plain: str) -> str:
    """Plain text as a YAML scalar of front matter.

    The value is HTML-escaped: Material and Zensical put `title` and `description` into the page without escaping them.
    """
    escaped = html.escape(shown(plain)).replace("\\", "\\\\")
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


def prose(markdown: str) -> str:
    """Markdown that a person wrote, with everything taken out of force that could run or load something.

    Raw HTML shows as text; of attribute lists only ids and classes work; links keep http(s), mailto and relative
    destinations; images must be the site's own. Comments, which nobody sees, are left out.
    """
    plain = _without_comments("".join(c for c in markdown if c in "\n\t" or ord(c) >= 32))
    plain = AUTOLINK.sub(_autolink, plain).replace("<", "&lt;")
    return DESTINATION.sub(_destination, IMAGE.sub("&#33;", ATTRIBUTES.sub("&#123;", plain))).strip("\n")


def _without_comments(markdown: str) -> str:
    """Not by a pattern, which would look for the end of each of many comments that have none."""
    parts, position = [], 0
    while (start := markdown.find("<!--", position)) >= 0 and (end := markdown.find("-->", start)) >= 0:
        parts.append(markdown[position:start])
        position = end + 3
    return "".join((*parts, markdown[position:]))


def _autolink(match: re.Match[str]) -> str:
    return f"[{text(match[1])}]({url(match[1])})"


def _destination(match: re.Match[str]) -> str:
    plain = re.sub(r"[\x00-\x20\\]", "", html.unescape(match[2])).lower().lstrip("<")
    return match[1] + (match[2] if not SCHEME.match(plain) or plain.startswith(SCHEMES) else "#")


def fragment(address: str, words: str) -> str:
    """`address` with a text fragment that makes a browser show `words`; empty where the address is not http(s).

    What an omission or insertion mark cuts is left out: the longest run without one is taken.
    """
    base = url(address.partition("#")[0])
    runs = [run.strip() for run in re.split(r"\[…[^\]]*\]", shown(words))]
    longest = max(runs, key=len).split(" ")
    if not base or not longest[0]:
        return ""
    parts = [" ".join(longest)] if len(longest) <= 8 else [" ".join(longest[:4]), " ".join(longest[-4:])]
    return f"{base}#:~:text=" + ",".join(quote(part, safe="").replace("-", "%2D").replace("_", "%5F") for part in parts)
