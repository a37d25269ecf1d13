"""The derived blocks of people's and organisations' pages: who that is, what was said on what and when, who answers."""

from collections.abc import Callable, Iterator
from itertools import groupby

from explainer.compose.figure import copy, found_at
from explainer.compose.lines import actor_links, article_head
from explainer.compose.links import relative
from explainer.compose.listing import Entry, Listing, On, sheet_path, shown
from explainer.compose.question import status
from explainer.compose.safe import identifier, text
from explainer.compose.view import Asked, Mention, Said, View
from explainer.compose.words import Words
from explainer.model import ActorPage

ActorBlock = Callable[[ActorPage, View, Words], str]
ActorListing = Callable[[ActorPage, View, Words], Listing]

TOPICS, ARTICLES, QUESTIONS, OTHERS, ROLES, WHOM = 6, 8, 6, 3, 6, 8
"""What one page shows at most: topics, articles on each, common questions, voices on each, former roles, names."""


def byline(page: ActorPage, view: View, words: Words) -> str:
    """Role and further names, for the line under the name."""
    names = f"{words['also_known_as']} {text(', '.join(page.aliases))}" if page.aliases else ""
    line = " · ".join(part for part in (text(page.role or _newest_role(page, view)), names) if part)
    return f"{line}\n{{ .role }}" if line else ""


def about(page: ActorPage, view: View, words: Words) -> str:
    """How much is said, the roles in the course of time, of whom the actor speaks, and who of him."""
    speaks_of = dict(list(view.speaks_of.get(page.path, {}).items())[:WHOM])
    spoken_of = dict(list(view.spoken_of_by.get(page.path, {}).items())[:WHOM])
    lines = (
        _extent(page, view, words),
        f"{words['roles']} {roles}" if (roles := _roles(page, view, words)) else "",
        f"{words['speaks_of']} {actor_links(speaks_of, page.path, view)}" if speaks_of else "",
        f"{words['spoken_of_by']} {actor_links(spoken_of, page.path, view)}" if spoken_of else "",
    )
    facts = "\n".join(f"- {line}" for line in lines if line)
    return f'<div markdown="block" class="about">\n\n{facts}\n\n</div>' if facts else ""


def statements(page: ActorPage, view: View, words: Words) -> str:
    """What the actor said on each topic, newest first, and what others say to the same questions.

    An article with several topics stands under each of them: only so is a change of position on one topic to be seen.
    """
    topics = _by_topic(page, view)
    parts = [
        part for path, several in list(topics.items())[:TOPICS] for part in _on_topic(path, several, page, view, words)
    ]
    if parts and set(topics) == {""}:
        del parts[0]
    listing = said_listing(page, view, words)
    if len(listing.entries) > listing.first:
        parts.append(f"[{listing.more}]({relative(page.path, sheet_path(listing, 1))})\n{{ .more }}")
    section = "\n\n".join((words.heading("statements"), *parts)) if parts else ""
    return "\n\n".join(part for part in (section, _common(page, view, words)) if part)


def said_listing(page: ActorPage, view: View, words: Words) -> Listing:
    """Every statement of the actor by article, newest first, for where the page itself does not show them all."""
    topics = _by_topic(page, view)
    cut = len(topics) > TOPICS or any(len(several) > ARTICLES for several in topics.values())
    entries = [Entry(_said(said, "", view, words)) for said in _by_article(page, view)]
    return Listing(
        page=page.path,
        name=words.anchor("statements"),
        heading="",
        title=f"{page.name}: {words.table['headings']['statements']}",
        more=words["all_statements"].format(count=len(view.said_by.get(page.path, ()))),
        entries=entries,
        first=0 if cut else len(entries),
        size=60,
        between="\n\n",
    )


def _by_article(page: ActorPage, view: View) -> Iterator[tuple[Said, ...]]:
    for _, group in groupby(view.said_by.get(page.path, ()), key=lambda said: said.article.path):
        yield tuple(group)


def _by_topic(page: ActorPage, view: View) -> dict[str, list[tuple[Said, ...]]]:
    """What the actor said by the path of a topic (empty: none), those with most articles first.

    A topic all of whose articles already stand under another one would only repeat them, and is left out.
    """
    topics: dict[str, list[tuple[Said, ...]]] = {}
    for said in _by_article(page, view):
        of = [topic.path for topic in view.topics_of.get(said[0].article.path, ())] or [""]
        for path in of:
            topics.setdefault(path, []).append(said)
    kept: dict[str, list[tuple[Said, ...]]] = {}
    before: list[set[str]] = []
    for path, several in sorted(topics.items(), key=lambda item: (not item[0], -len(item[1]))):
        articles = {said[0].article.path for said in several}
        if not any(articles <= other for other in before):
            kept[path] = several
            before.append(articles)
    return kept


def _on_topic(path: str, several: list[tuple[Said, ...]], page: ActorPage, view: View, words: Words) -> Iterator[str]:
    yield _topic(path, page.path, view, words)
    yield from (_said(said, path, view, words)(page.path) for said in several[:ARTICLES])


def mentions(page: ActorPage, view: View, words: Words) -> str:
    """Where others name the actor, with the sentence."""
    return shown(mention_listing(page, view, words))


def mention_listing(page: ActorPage, view: View, words: Words) -> Listing:
    """Every sentence that names the actor and is not his own, by article."""
    found = view.mentions.get(page.path, ())
    articles = [tuple(group) for _, group in groupby(found, key=lambda mention: mention.article.path)]
    return Listing(
        page=page.path,
        name=words.anchor("mentions"),
        heading=words.heading("mentions"),
        title=f"{page.name}: {words.table['headings']['mentions']}",
        more=words["all_mentions"].format(count=len(found)),
        entries=[Entry(_mentions(several, view, words)) for several in articles],
        first=10,
        size=60,
        between="\n\n",
    )


def _said(said: tuple[Said, ...], topic: str, view: View, words: Words) -> On:
    def show(page: str) -> str:
        copies = (copy(one, page, words, voice=False, day=False) for one in said)
        return "\n\n".join((article_head(said[0].article, page, view, words, topic), *copies))

    return show


def _topic(path: str, page: str, view: View, words: Words) -> str:
    slug = identifier(path.rpartition("/")[2].removesuffix(".md"))
    if not path:
        return f"### {words['no_topic']} {{ #{words.anchor('topic')} .topic }}"
    return f"### [{text(view.titles[path])}]({relative(page, path)}) {{ #{words.anchor('topic')}-{slug} .topic }}"


def _mentions(several: tuple[Mention, ...], view: View, words: Words) -> On:
    def show(page: str) -> str:
        article = several[0].article
        lines = (
            f"- {text(mention.sentence)} {found_at(article.path, mention.anchor, page, words)}" for mention in several
        )
        return f"{article_head(article, page, view, words)}\n\n" + "\n".join(lines)

    return show


def _newest_role(page: ActorPage, view: View) -> str:
    return next((said.speaker.role for said in view.said_by.get(page.path, ()) if said.speaker.role), "")


def _roles(page: ActorPage, view: View, words: Words) -> str:
    """The roles in the course of time, where there were several: each with the day it was first read."""
    first: dict[str, str] = {}
    for said in reversed(view.said_by.get(page.path, ())):
        if said.speaker.role:
            first.setdefault(said.speaker.role, said.article.date)
    shown = [
        f"{text(role)} ({text(words.date(day, 'short_date'))})" if day else text(role) for role, day in first.items()
    ]
    return ", ".join(shown[-ROLES:]) if len(first) > 1 else ""


def _extent(page: ActorPage, view: View, words: Words) -> str:
    said = view.said_by.get(page.path, ())
    if not said:
        return ""
    articles = len({one.article.path for one in said})
    newest = text(words.date(said[0].article.date))
    counted = f"{words.count('says', len(said))} {words.count('in_articles', articles)}"
    return f"{counted}, {words['lately']} {newest}" if newest else counted


def _common(page: ActorPage, view: View, words: Words) -> str:
    """Questions that the actor and others speak to, with what the others say."""
    asked: dict[tuple[str, str], Asked] = {}
    for said in view.said_by.get(page.path, ()):
        for one in view.spoken_to.get(f"{said.article.path}#{said.statement.id}", ()):
            asked.setdefault((one.article.path, one.question.id), one)
    parts = [part for one in asked.values() if (part := _shared(one, page, view, words))]
    return "\n\n".join((words.heading("common"), *parts[:QUESTIONS])) if parts else ""


def _shared(asked: Asked, page: ActorPage, view: View, words: Words) -> str:
    others = list(_others(asked, page, view))
    if not others:
        return ""
    link = relative(page.path, asked.article.path, identifier(asked.question.id))
    parts = (
        '<div markdown="block" class="question">',
        f"**[{text(asked.question.text)}]({link})**{{ .q }}",
        f"{status(asked, view, words)}\n{{ .facts }}",
        *(copy(said, page.path, words) for said in others[:OTHERS]),
        "</div>",
    )
    return "\n\n".join(parts)


def _others(asked: Asked, page: ActorPage, view: View) -> Iterator[Said]:
    """One statement of each other voice on a question."""
    heard = {page.path}
    links = (*asked.question.answered_by, *asked.question.spoken_to_by)
    for _, said in view.linked(asked.article.path, links):
        if said and (said.actor or said.speaker.label) not in heard:
            heard.add(said.actor or said.speaker.label)
            yield said


ACTOR_BLOCKS: dict[str, ActorBlock] = {"about": about, "statements": statements, "mentions": mentions}
ACTOR_LISTINGS: dict[str, ActorListing] = {"statements": said_listing, "mentions": mention_listing}
