"""Pages drafted again, after the extractor or a source changed, with all that people wrote in them.

The order of writing makes a kill at any moment harmless: stubs, the machine's words that a page does not take, the new
draft for when the page is there, the page, and then the draft in its place. The next run goes on from wherever it was.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from explainer import drafts, project, sources, store
from explainer.check.source import against_source
from explainer.check.view import resolved
from explainer.draft import article_page, draft
from explainer.extract import extract
from explainer.model import Article, ArticlePage, Level, Place, Problem, Site
from explainer.page import parse_article, parse_site
from explainer.pages import PAGES, Problems, read_pages
from explainer.redraft import Kept, Redraft, first_draft, redraft
from explainer.report import failed
from explainer.sections.parts import speakers
from explainer.text import shown

HAS_PAGE = "W015"
LINK = re.compile(r"\(([^()\s]+\.md)#([A-Za-z][\w-]*)\)")
Done = tuple[tuple[str, ...], Problems]


def update(root: Path, names: Iterable[str] = ()) -> Done:
    """Draft again the pages of the articles that `names` mean, by default all, and draft what has no page yet.

    A name may be an article's or a page's. The paths of the files written, and all problems. Raises OSError.
    """
    pages, _ = read_pages(root)
    site, faults = parse_site(pages)
    unread = {f"{PAGES}/{path}" for path in site.unread}
    names = tuple(names)
    wanted = [store.relative(root, path) for path, _ in sources.named(root, names)]
    written: list[str] = []
    problems = [fault for fault in faults if fault.place.path in unread and (not names or fault.place.path in wanted)]
    again = [page for page in site.articles if not names or {f"{PAGES}/{page.path}", page.source.file} & set(wanted)]
    known = project.Known()
    known.add(site)
    linked, bases = _linked(pages), _bases(root, site)
    for page in again:
        paths, found = _again(root, page, pages[page.path], known, bases.get(page.path, page.path), linked[page.path])
        written += paths
        problems += found
    rest = [name for name in names if store.relative(root, name) not in {f"{PAGES}/{page.path}" for page in again}]
    paths, found = project.draft(root, rest) if rest or not names else ((), ())
    written += paths
    return tuple(written), (*problems, *(problem for problem in found if problem.code != HAS_PAGE))


def _linked(pages: Mapping[str, str]) -> Mapping[str, set[str]]:
    """The ids of each page that other pages link to."""
    linked: dict[str, set[str]] = defaultdict(set)
    for path, text in pages.items():
        for match in LINK.finditer(text):
            linked[resolved(path, match[1])].add(match[2])
    return linked


def _bases(root: Path, site: Site) -> Mapping[str, str]:
    """Pages that were renamed → the paths under which their last drafts are kept."""
    kept = drafts.kept(root)
    there = {page.path for page in site.articles}
    left: dict[str, str] = {}
    for path in kept:
        if path.startswith("articles/") and path not in there:
            page, _ = parse_article(path, drafts.last(root, path)[0])
            left |= {page.source.file: path} if page else {}
    return {page.path: left[page.source.file] for page in site.articles
            if page.path not in kept and page.source.file in left}  # fmt: skip


def _again(root: Path, page: ArticlePage, text: str, known: project.Known, base: str, linked: set[str]) -> Done:
    """Draft one page again."""
    article, problems = sources.article(root, page.source.file)
    if article is None:
        return (), problems
    extraction = extract(article, tuple(known.registry))
    if failed(extraction.problems):
        return (), (*problems, *extraction.problems)
    new = replace(article_page(extraction, tuple(known.actors)), path=page.path)
    stubs = draft(extraction, tuple(known.actors), tuple(known.topics))
    base_text, given = drafts.last(root, base, text.encode("utf-8"))
    own = _plain(text)
    if not base_text or parse_article(page.path, base_text)[0] is None:
        return _first(root, page, own, new)
    found = redraft(own, base_text, new, given, linked)
    written = tuple(_stubs(root, stubs, found.page, page.path, known))
    paths, told = _write(root, page.path, text, own, found)
    if base != page.path and not found.failed:
        drafts.forget(root, base)
    return (*written, *paths), (*problems, *told, *_gone(page, found.page, article))


def _plain(text: str) -> str:
    """A page with line feeds as line ends, no byte order mark, and a whole last line."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return plain if plain.endswith("\n") else f"{plain}\n"


def _first(root: Path, page: ArticlePage, own: str, new: ArticlePage) -> Done:
    """Begin to keep drafts of a page of which none is kept; the page stays as it is."""
    text, given = first_draft(page, new)
    drafts.keep(root, page.path, text, given)
    if own == text:
        return (), ()
    message = "this page differs from its draft, and no earlier draft is kept: all of it is taken for people's work"
    hint = f"from now on it is merged; what the machine would write is in {drafts.DRAFTS}/{page.path}"
    place = Place(f"{PAGES}/{page.path}", 1)
    return (), (Problem(place=place, code="W804", message=message, level=Level.WARNING, hint=hint),)


def _stubs(root: Path, stubs: Mapping[str, str], merged: str, path: str, known: project.Known) -> Iterator[str]:
    """Write the stubs that the page links to, and new ones; one that somebody deleted comes back only for a link."""
    page, _ = parse_article(path, merged)
    linked = {resolved(path, speaker.target) for speaker in speakers(page)} if page else set()
    new = {stub: text for stub, text in stubs.items() if not stub.startswith("articles/")}
    for stub, text in new.items():
        known_before = drafts.last(root, stub)[0]
        drafts.keep(root, stub, text)
        if (stub in linked or not known_before) and store.create(root, f"{PAGES}/{stub}", text.encode("utf-8")):
            known.add(parse_site({stub: text})[0])
            yield f"{PAGES}/{stub}"


def _write(root: Path, path: str, text: str, own: str, found: Redraft) -> Done:
    """Write what a merge made of the page `text`, and what is to be said of it."""
    file = f"{PAGES}/{path}"
    noted = drafts.note(root, path, found.kept) if found.kept else ()
    if found.failed:
        return noted, tuple(_told(path, found))
    page = _like(text, found.page).encode("utf-8") if found.page != own else text.encode("utf-8")
    drafts.prepare(root, path, found.draft, found.numbers, page)
    if found.page != own and not store.replace(root, file, text.encode("utf-8"), page):
        message = "somebody saved this page while it was drafted again, so nothing was written to it"
        return noted, (_problem(path, 1, "E805", message, "run explainer draft --update once more"),)
    drafts.keep(root, path, found.draft, found.numbers)
    return (*noted, *((file,) if found.page != own else ())), tuple(_told(path, found))


def _like(text: str, merged: str) -> str:
    """`merged` with the line ends and the byte order mark that `text` has."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + (merged.replace("\n", "\r\n") if "\r\n" in text else merged)


def _told(path: str, found: Redraft) -> Iterator[Problem]:
    """A problem for each place where the page keeps people's words."""
    file = f"{drafts.CONFLICTS}/{path}"
    if found.failed:
        message = f"this page could not be merged with its new draft and stays as it is: {found.failed}"
        yield _problem(path, 1, "E803", message, f"the new draft is in {file}; take over what you want, then delete it")
        return
    for place in found.kept:
        hint = f"the page keeps what people wrote; take over from {file} what is better, then delete that file"
        yield _problem(path, place.line, "E801", _said(place), hint)


def _said(place: Kept) -> str:
    words = shown(place.draft)
    if not words:
        return "somebody changed this, and the new draft no longer has it"
    return f"somebody changed this, and the new draft says otherwise: “{words[:80]}{'…' if len(words) > 80 else ''}”"


def _gone(page: ArticlePage, merged: str, article: Article) -> Iterator[Problem]:
    """Where the source was changed, the quotations that are no longer in it."""
    new, _ = parse_article(page.path, merged)
    if new is not None and article.sha256 != page.source.sha256:
        yield from (problem for problem in against_source(new, article) if problem.level is Level.ERROR)


def _problem(path: str, line: int, code: str, message: str, hint: str) -> Problem:
    return Problem(place=Place(f"{PAGES}/{path}", line), code=code, message=message, hint=hint)
