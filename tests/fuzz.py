"""Random and mutated input for everything that reads what strangers send: `python tests/fuzz.py 100000 [seed]`.

Nothing may raise, and nothing may take longer than a second; `test_fuzz` runs a small part of it each time.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator

from hostile import LIVE, NAMES, PAGES

from explainer import frontmatter
from explainer.check import check
from explainer.compose.safe import attribute, prose, scalar, text
from explainer.markdown import escape, unescape
from explainer.model import Site
from explainer.page import parse_page, parse_site, render_article
from explainer.read import read
from explainer.settings import read_settings
from explainer.text import shown, slug

SMALL = [page for page in PAGES.values() if len(page) < 2_000]
HTML = "<html lang=de><title>{}</title><meta name=author content='{}'><article><p>{}</p></article>"
JSON_LD = (
    '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{}","author":[{{"name":"{}"}}]}}</script>'
)
MARKS = (
    "---\n", "title: ", "tags: [a, b]\n", "source:\n", "  file: seeds/a.txt\n", "## Wer hat was gesagt\n\n", "### ",
    "## Offene Fragen\n\n", "{ #s1 .direct }", "wörtlich · Absatz 1\n", "offen · dazu [A](#s1)", "Erika Muster",
    "sagte: ", "[…]", "„", "“", "»", "«", "\n", "\n\n", "  ", "\x00", "\ufeff", "\ud800", "\r", "\t", "\U0010ffff",
    "&#0;", "&#1114112;", "&#xd800;", "1e999", "> ", "- ", *"[](){}!&*|?:%@`\\'\"",
)  # fmt: skip
PIECES = (*LIVE, *NAMES, *SMALL, *MARKS)
FOLDERS = ("articles/a.md", "people/a.md", "organisations/a.md", "topics/a.md", "about.md")
SLOWEST = 1.0


def inputs(count: int, seed: int) -> Iterator[tuple[random.Random, str]]:
    """Texts put together from pieces, some of them with characters deleted, doubled or changed."""
    dice = random.Random(seed)
    for _ in range(count):
        words = "".join(dice.choices(PIECES, k=dice.randint(1, 12)))
        for _ in range(dice.randint(0, 4) if words else 0):
            at = dice.randrange(max(1, len(words)))
            words = (
                words[:at] + dice.choice(["", words[at : at + 1] * 3, chr(dice.randrange(0x3000))]) + words[at + 1 :]
            )
        yield dice, words


def readers(dice: random.Random, words: str) -> None:
    data = words.encode("utf-8", "surrogatepass" if dice.random() < 0.1 else "replace")
    if dice.random() < 0.1:
        data = bytes(dice.randrange(256) if dice.random() < 0.05 else byte for byte in data)
    name, page = dice.choice(
        [
            ("a.txt", data), ("a.md", data), ("a.md", b"---\n" + data), ("a.html", data),
            ("a.html", HTML.format(words, words, words).encode("utf-8", "replace")),
            ("a.html", (JSON_LD.format(words, words) + HTML.format("", "", words)).encode("utf-8", "replace")),
        ]
    )  # fmt: skip
    article, problems = read(f"seeds/{name}", page)
    assert article is not None or problems


def pages(dice: random.Random, words: str) -> None:
    words = words.encode("utf-8", "replace").decode()  # pages are read as UTF-8, which has no half surrogates
    path = dice.choice(FOLDERS)
    parse_page(path, words) if dice.random() < 0.3 else None
    site, _ = parse_site({path: f"---\ntitle: x\nname: x\nsource: {{file: a, sha256: b}}\n---\n{words}"})
    tuple(check(site, {}))
    for page in site.articles:
        printed = render_article(page)
        again, _ = parse_site({page.path: printed})
        assert Site(articles=again.articles) == Site(articles=(page,)) or "\r" in words or path != page.path


def front_matter(dice: random.Random, words: str) -> None:
    words = words.encode("utf-8", "replace").decode()
    frontmatter.split("x.md", f"---\n{words}\n---\n")
    read_settings(words.encode("utf-8", "replace"))
    value = shown(words)
    if value:
        root, _, _, problems = frontmatter.split("x.md", frontmatter.render({"a": value}) + "\n")
        assert problems == ()
        assert root is not None
        assert root.keys is not None
        assert root.keys["a"].text == value


def printers(dice: random.Random, words: str) -> None:
    assert unescape(escape(words)) == shown(words)
    for printed in (text(words), attribute(words), scalar(words), slug(words)):
        assert "\n" not in printed
    prose(words)


TARGETS: dict[str, Callable[[random.Random, str], None]] = {
    "readers": readers, "pages": pages, "front matter": front_matter, "printers": printers,
}  # fmt: skip


def fuzz(count: int, seed: int) -> list[str]:
    """What fell: target, exception and input of each fault, the first of each kind."""
    found: dict[str, str] = {}
    for number, (dice, words) in enumerate(inputs(count, seed)):
        name = list(TARGETS)[number % len(TARGETS)]
        start = time.process_time()
        try:
            TARGETS[name](dice, words)
        except Exception as fault:
            found.setdefault(f"{name}: {type(fault).__name__}: {str(fault)[:100]}", ascii(words)[:1500])
        if time.process_time() - start > SLOWEST:
            found.setdefault(f"{name}: slow", ascii(words)[:1500])
    return [f"{fault}\n    {words}" for fault, words in found.items()]


if __name__ == "__main__":
    begin = time.time()
    faults = fuzz(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(*faults, f"{sys.argv[1]} inputs in {time.time() - begin:.0f} s, {len(faults)} kinds of faults", sep="\n")
