"""What the region of a page that holds content may be made of: a list of what is known to be harmless.

A list of what is dangerous is never complete; browsers learn. What is on none of the lists here is told, whether a
stranger's text, our own Markdown or a theme brought it in.
"""

import re
from collections.abc import Iterator

from explainer.model import Problem
from explainer.verify.live import LIVE
from explainer.verify.page import Element, Page, problem, source_path


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


TEXT = _names(
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt "
    "em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p picture pre q s samp "
    "search section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
CONTROLS = _names("button datalist fieldset input label legend meter optgroup option output progress select")
DRAWING = _names(
    "svg g path circle ellipse rect line polyline polygon text tspan textpath title desc defs lineargradient "
    "radialgradient stop clippath mask marker pattern symbol use"
)
ELEMENTS = TEXT | CONTROLS | DRAWING
ATTRIBUTES = _names(
    "abbr accesskey alt aria-* autocomplete checked cite class colspan cols content data-* datetime decoding dir "
    "disabled enterkeyhint for headers height hidden high href hreflang id inert inputmode itemprop itemscope itemtype "
    "label lang list loading low max maxlength media min multiple name open optimum pattern placeholder readonly rel "
    "required reversed role rowspan rows scope selected size sizes span spellcheck src srcset start step style "
    "tabindex target title translate type value width xml:lang"
)
DRAWN = _names(
    "clip-path clippathunits cx cy d dominant-baseline dx dy fill fill-opacity fill-rule focusable font-family "
    "font-size font-weight fx fy gradienttransform gradientunits letter-spacing marker-end marker-mid marker-start "
    "markerheight markerunits markerwidth mask offset opacity orient patterntransform patternunits points "
    "preserveaspectratio r refx refy rotate rx ry shape-rendering stop-color stop-opacity stroke stroke-dasharray "
    "stroke-dashoffset stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor textlength transform "
    "vector-effect version viewbox visibility x x1 x2 xmlns xmlns:xlink xlink:href y y1 y2"
)
STYLE = re.compile(
    r"(?:\s*(?:text-align|width|height|(?:margin|padding)(?:-\w+)*|(?:grid|flex)(?:-\w+)*|--[\w-]+)"
    r"\s*:[\w\s.,%#/+-]*(?:;|$))*\s*"
)
"""Sizes and places in the text; nothing that loads, and nothing that lays words over others."""
TYPES = frozenset({"button", "checkbox", "radio", "search", "text", "number", "range", "date", "reset", "submit", ""})
TAG = re.compile(rb"<(?:/?([A-Za-z][^\s/>]*)|(!--|!|\?))")
HINT = "take it out of the page's text; if it is part of the site's own pages, it belongs on the list in verify/allowed"


def allowed(page: Page) -> Iterator[Problem]:
    """What came from content is made of harmless elements and attributes only."""
    found = [fault for content in page.content for fault in _faults(content)]
    for fault in dict.fromkeys((*found, *_raw(page.data))):
        message = f"this does not belong on a page made from content: {fault}"
        yield problem(source_path(page.path), 0, "E629", message, HINT)


def _faults(content: Element) -> Iterator[str]:
    for element in content.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag not in ELEMENTS and tag not in LIVE:
            yield f"<{tag}>"
        for name, value in element.attrib.items():
            if not _harmless(tag, str(name), str(value)):
                yield f"<{tag} {name}={str(value)[:60]!r}>"


def _harmless(tag: str, name: str, value: str) -> bool:
    if name.startswith("on") or name in ("srcdoc", "formaction", "action"):
        return True  # told as what could run, where it is
    if name == "style":
        return STYLE.fullmatch(value) is not None
    if name == "type" and tag == "input":
        return value.lower() in TYPES
    if name == "xlink:href" or (tag == "use" and name == "href"):
        return value.startswith("#")
    family = name.partition("-")[0] + "-*"
    return name in ATTRIBUTES or (tag in DRAWING and name in DRAWN) or (family in ATTRIBUTES and "-" in name)


def _raw(data: bytes) -> Iterator[str]:
    """Tags as they stand in the file: what one parser overlooks, another one may see."""
    start, end = data.find(b"<article"), data.rfind(b"</article>")
    names = {match[1] or match[2] for match in TAG.finditer(data, max(start, 0), max(start, end))}
    for name in sorted(names):
        plain = name.decode("utf-8", "replace").lower()
        if plain not in ELEMENTS and plain not in LIVE and plain != "!--":
            yield f"<{plain}>"
