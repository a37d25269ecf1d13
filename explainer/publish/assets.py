"""The scripts and styles that every site gets with the program, with the words of its language in them."""

import json
from importlib import resources

from explainer.language import table

PLACE = "assets/explainer"
NAMES = ("pages.css", "pages.js", "search.css", "search.js")
SEARCH_PAGE = "suche.html"


def assets(language: str) -> dict[str, bytes]:
    """The files by their path in the site."""
    folder = resources.files("explainer") / "assets" / "site"
    own = {f"{PLACE}/{name}": (folder / name).read_text(encoding="utf-8") for name in NAMES}
    known = {**table(language, "search")["words"], "page": SEARCH_PAGE}
    words = json.dumps(known, ensure_ascii=False, sort_keys=True)
    own[f"{PLACE}/search.js"] = f"window.explainerWords = {words};\n" + own[f"{PLACE}/search.js"]
    return {path: text.encode() for path, text in own.items()}
