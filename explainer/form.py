"""A page in its usual form: what it says stays, how it is written becomes what `draft` would write.

A page is read and printed. Whatever reading does not keep is not printed either: so a page with a fault is left alone,
and front matter with comments, which YAML's readers drop, stays as it is written.
"""

import re

from explainer.model import ActorPage, ArticlePage, Level, Problem, TopicPage
from explainer.page import Page, parse_page, render_actor, render_article, render_plain, render_topic

FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
COMMENT = re.compile(r"(?:^|\s)#")
MODELINE = re.compile(r"\A(?:# yaml-language-server:[^\n]*\n)+")


def formed(path: str, text: str) -> tuple[str, tuple[Problem, ...]]:
    """The page `path` of `site_src/` in its usual form; as it is, with the reasons, where it has errors.

    The result reads as the very same page, and forming it again changes nothing.
    """
    page, problems = parse_page(path, text)
    errors = tuple(problem for problem in problems if problem.level is Level.ERROR)
    if page is None or errors:
        return text, errors
    content = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    printed = _with_front(rendered(page), content)
    return (printed if parse_page(path, printed)[0] == page else text), ()


def rendered(page: Page) -> str:
    """Any page as a file."""
    if isinstance(page, ArticlePage):
        return render_article(page)
    if isinstance(page, ActorPage):
        return render_actor(page)
    return render_topic(page) if isinstance(page, TopicPage) else render_plain(page)


def _with_front(printed: str, content: str) -> str:
    """`printed` with what people put into the front matter for programs or for each other."""
    old, new = FRONT.match(content), FRONT.match(printed)
    if old is None or new is None:
        return printed
    lead = MODELINE.match(old[1])
    first = lead[0] if lead else ""
    keys = new[1] if not COMMENT.search(old[1][len(first) :]) else old[1][len(first) :]
    return f"---\n{first}{keys}---\n{printed[new.end() :]}"
