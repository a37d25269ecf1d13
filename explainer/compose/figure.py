"""A statement as a reader meets it: a figure whose anchor is at its top, so that a permalink shows the words.

The inside is plain Markdown (`md_in_html`), so that every builder rewrites and checks its links.
"""

from explainer.compose.links import relative
from explainer.compose.safe import attribute, fragment, identifier, text
from explainer.compose.view import Said, View
from explainer.compose.wording import paragraph_link
from explainer.compose.words import Words


def figure(said: Said, page: str, view: View, words: Words) -> str:
    """The statement on its own article page, or, on any other `page`, a copy of it that links back to it.

    `data-statement` names the statement that the figure shows, for whoever checks the built page.
    """
    at_home = said.article.path == page
    own = f' id="{identifier(said.statement.id)}"' if at_home else ""
    name = attribute(f"{said.article.path}#{said.statement.id}")
    caption = at_home_caption(said, view, words) if at_home else elsewhere_caption(said, page, view, words)
    return "\n\n".join(
        (
            f'<figure markdown="block"{own} class="statement {said.statement.kind.value}" data-statement="{name}">',
            f"> {text(said.statement.quotation)}",
            f'<figcaption markdown="span">{caption}</figcaption>',
            "</figure>",
        )
    )


def at_home_caption(said: Said, view: View, words: Words) -> str:
    """Speaker, kind, context, evidence and paragraph, the questions it speaks to, and the statement's own link."""
    name = words["permalink"]
    link = f'[#](#{identifier(said.statement.id)} "{name}"){{ .permalink aria-label="{name}" data-search-exclude }}'
    who = voice(said, said.article.path)
    parts = (who, facts(said, said.article.path, view, words), spoken_to(said, view, words), original(said, words))
    return " · ".join(part for part in parts if part) + f" {link}"


def elsewhere_caption(said: Said, page: str, view: View, words: Words) -> str:
    """Kind, context, evidence and paragraph, and the link back to the statement."""
    return f"{facts(said, page, view, words)} · {found_at(said.article.path, said.statement.id, page, words)}"


def found_at(path: str, anchor: str, page: str, words: Words) -> str:
    """The link from a copy to where its words stand."""
    return f"[{words['source_mark']}]({relative(page, path, identifier(anchor))}){{ .found-at }}"


def facts(said: Said, page: str, view: View, words: Words) -> str:
    """Kind, context, evidence and paragraph in one line."""
    statement = said.statement
    kind = words.label("kinds", statement.kind.value)
    explained = words.table["kinds_explained"][statement.kind.value]
    parts = [f'<abbr class="kind" title="{explained}">{kind}</abbr>']
    parts[0] += f", {text(statement.context)}" if statement.context else ""
    if statement.mention:
        parts.append(words.mention(text(statement.mention)))
    if statement.paragraph:
        parts.append(paragraph_link(statement.paragraph, said.article, page, view, words))
    return " · ".join(parts)


def voice(said: Said, page: str) -> str:
    """The speaker with the link to his page, or as he is called where he has none."""
    label = text(said.speaker.label)
    shown = f"[{label}]({relative(page, said.actor)})" if said.actor else label
    return shown


def spoken_to(said: Said, view: View, words: Words) -> str:
    """The questions that name the statement as speaking to them; those of other pages in their words."""
    home = said.article.path
    links = []
    for one in view.spoken_to.get(f"{home}#{said.statement.id}", ()):
        there = relative(home, one.article.path, identifier(one.question.id))
        words_of_it = "" if one.article.path == home else f": {text(one.question.text)}"
        links.append(f"[{words['speaks_to']}{words_of_it}]({there})")
    return " · ".join(links)


def original(said: Said, words: Words) -> str:
    """The link to the words on the publisher's page, where that is known."""
    link = fragment(said.article.source.url, said.statement.quotation)
    return f"[{words['in_original']}]({link}){{ .original }}" if link else ""
