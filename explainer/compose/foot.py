"""What stands below an article: who is in it, what links to it, how the story went on, and where it comes from."""

from collections.abc import Iterator

from explainer.compose.links import relative
from explainer.compose.safe import identifier, text, url
from explainer.compose.view import View
from explainer.compose.words import Words
from explainer.model import ArticlePage, Rights

LINKS = 20
"""Backlinks that one page shows; more would be a list, not a foot."""


def foot(page: ArticlePage, view: View, words: Words) -> Iterator[str]:
    """The sections that follow the article's own."""
    for heading, shown in (
        ("who", _who(page, view, words)),
        ("backlinks", backlink_list(page.path, view, words)),
        ("around", _around(page, view, words)),
        ("source", _source(page, words)),
    ):
        if shown:
            yield f"{words.heading(heading)}\n\n{shown}"


def _who(page: ArticlePage, view: View, words: Words) -> str:
    roles = {said.actor: said.speaker.role for said in view.said[page.path] if said.speaker.role}
    counts: dict[str, int] = {}
    for said in view.said[page.path]:
        counts[said.actor] = counts.get(said.actor, 0) + 1
    lines = []
    for path in view.present.get(page.path, ()):
        actor = view.actors[path]
        role = f", {text(shown)}" if (shown := roles.get(path) or actor.role) else ""
        number = f" *{words.count('says', counts[path])}*{{ .facts }}" if path in counts else ""
        lines.append(f"- [{text(actor.name)}]({relative(page.path, path)}){role}{number}")
    return "\n".join(lines)


def backlink_list(page: str, view: View, words: Words) -> str:
    """The pages that link to `page`, each with the words around the link."""
    lines = []
    for link in dict.fromkeys(view.backlinks.get(page, ())):
        if title := title_of(link.page, view):
            there = relative(page, link.page, identifier(link.anchor))
            lines.append(f"- {text(link.sentence)} *[{text(title)}]({there})*{{ .facts }}")
    rest = [f"- {words.count('more_backlinks', len(lines) - LINKS)}"] if len(lines) > LINKS else []
    return "\n".join((*lines[:LINKS], *rest))


def title_of(path: str, view: View) -> str:
    """The title of a page of the site; empty where there is none."""
    return view.titles.get(path, "")


def _around(page: ArticlePage, view: View, words: Words) -> str:
    """For each topic of the page, the article before it and the one after it."""
    lines, shown = [], set()
    for topic in view.topics_of.get(page.path, ()):
        articles = view.articles_of[topic.path]
        at = view.position_in[topic.path, page.path]
        for key, beside in (("after", at - 1), ("before", at + 1)):
            if 0 <= beside < len(articles) and articles[beside].path not in shown:
                shown.add(articles[beside].path)
                other = articles[beside]
                link = f"[{text(other.title)}]({relative(page.path, other.path)})"
                about = f"{words[key]} · {text(words.date(other.date))} · {text(topic.name)}"
                lines.append(f"- {link} *{about}*{{ .facts }}")
    return "\n".join(lines)


def _source(page: ArticlePage, words: Words) -> str:
    source = page.source
    address = url(source.url)
    entries = (
        ("publisher", text(source.publisher)),
        ("authors", text(", ".join(source.authors))),
        ("date", text(words.date(page.date))),
        ("url", f"[{text(source.url)}]({address})" if address else ""),
        ("licence", text(source.licence)),
        ("file", text(source.file)),
    )
    lines = "\n".join(f"- **{words[key]}** {value}" for key, value in entries if value)
    note = words["full" if source.rights is Rights.FULL else "excerpt"]
    return f'<div markdown="block" class="source">\n\n{lines}\n\n{note}\n\n</div>'
