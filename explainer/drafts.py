"""The last draft of each page, and what a merge left for somebody to look at: files out of people's way.

`.explainer/drafts/` mirrors `site_src/` as the machine alone would have it. It is committed, because the next draft is
compared with it, and nobody needs to read it. `.explainer/conflicts/` holds the machine's words where a page kept
people's; a file there is deleted once somebody has looked at it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from explainer import store
from explainer.model import Level, Place, Problem
from explainer.redraft import Kept

DRAFTS = ".explainer/drafts"
CONFLICTS = ".explainer/conflicts"
NEXT = ".next"
"""The ending of a draft that is kept as soon as its page is written."""
GIVEN = re.compile(r"<!-- ids given: ([a-z0-9 ]*) -->\n\Z")
NUMBER = re.compile(r"([a-z]+)(\d{1,9})")


def prepare(root: Path, path: str, draft: str, given: Mapping[str, int], page: bytes) -> None:
    """Put down what is to be kept once the page has the bytes `page`, for whoever is killed in between."""
    store.write(root, f"{DRAFTS}/{path}{NEXT}", _file(draft, given) + f"{hashlib.sha256(page).hexdigest()}\n".encode())


def keep(root: Path, path: str, draft: str, given: Mapping[str, int] | None = None) -> None:
    """Keep what the machine drafted of the page `path` of `site_src/`, and the highest numbers of ids ever given."""
    store.write(root, f"{DRAFTS}/{path}", _file(draft, given or {}))
    store.remove(root, f"{DRAFTS}/{path}{NEXT}")


def _file(draft: str, given: Mapping[str, int]) -> bytes:
    numbers = " ".join(f"{letters}{number}" for letters, number in sorted(given.items()))
    return f"{draft}<!-- ids given: {numbers} -->\n".encode() if given else draft.encode()


def last(root: Path, path: str, page: bytes = b"") -> tuple[str, dict[str, int]]:
    """The last draft of a page that has the bytes `page`, and the highest numbers of ids given; empty: none is kept."""
    text, mark = _text(root, f"{path}{NEXT}").removesuffix("\n"), hashlib.sha256(page).hexdigest()
    text = text.removesuffix(mark) if text.endswith(mark) else _text(root, path)
    found = GIVEN.search(text)
    numbers = NUMBER.findall(found[1]) if found else []
    return text[: found.start()] if found else text, {letters: int(number) for letters, number in numbers}


def _text(root: Path, path: str) -> str:
    try:
        return store.read(root, f"{DRAFTS}/{path}").decode("utf-8").replace("\r\n", "\n")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def kept(root: Path) -> tuple[str, ...]:
    """The paths in `site_src/` of all pages of which a draft is kept, sorted."""
    return tuple(path.removeprefix(f"{DRAFTS}/") for path in store.files(root, DRAFTS, (".md",)))


def forget(root: Path, path: str) -> None:
    """Remove the draft of a page that has another name now."""
    store.remove(root, f"{DRAFTS}/{path}")


def note(root: Path, path: str, places: Iterable[Kept]) -> tuple[str, ...]:
    """Put the machine's words beside the page, after what is there already; the path of the file, if it is new."""
    file = f"{CONFLICTS}/{path}"
    try:
        text = store.read(root, file).decode("utf-8", "replace")
    except FileNotFoundError:
        text = HEAD.format(path=path)
    for place in places:
        entry = _entry(place)
        text += "" if entry in text else f"\n{entry}"
    return (file,) if store.write(root, file, text.encode("utf-8")) else ()


HEAD = """\
# site_src/{path}

The machine drafted this page again and would write some places otherwise than people did. The page keeps people's
words. Take over by hand what is better, then delete this file.
"""


def _entry(place: Kept) -> str:
    """Both texts of one place, indented, so that nothing in them is markup."""
    return f"On the page (line {place.line}):\n\n{_indented(place.page)}\nThe new draft:\n\n{_indented(place.draft)}"


def _indented(text: str) -> str:
    lines = (text or "(nothing)").strip("\n").split("\n")
    return "".join(f"    {line}".rstrip() + "\n" for line in lines)


def unread(root: Path) -> tuple[Problem, ...]:
    """A warning for each file in which the machine's words still wait for somebody to look at them."""
    hint = "take over into the page what is better, then delete this file"
    message = "here the machine would write otherwise than people did, and nobody has looked at it yet"
    return tuple(
        Problem(place=Place(path), code="W802", message=message, level=Level.WARNING, hint=hint)
        for path in store.files(root, CONFLICTS, (".md",))
    )
