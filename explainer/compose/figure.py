"""A statement as a reader meets it: a figure whose anchor is at its top, so that a permalink shows the words.

The inside is plain Markdown (`md_in_html`), so that every builder rewrites and checks its links. On its article's page
the evidence stands below, folded; any other page shows a copy that links back.
"""

from collections.abc import Iterator

from explainer.compose.evidence import Evidence
from explainer.compose.links import relative
from explainer.compose.safe import attribute, fragment, identifier, text
from explainer.compose.view import Said, View
from explainer.compose.wording import paragraph_link
from explainer.compose.words import Words


def figure(said: Said, view: View, words: Words, shows: Evidence) -> str:
    """The statement on its own article page, with its evidence."""
    statement = said.statement
    who = f'<span class="who">{text(said.speaker.label)}: </span>'
    link = f'[#](#{identifier(statement.id)}){{ .permalink aria-label="{words["permalink"]}" }}'
    how = f'<p markdown="span" class="how">{who}{manner(said, words)} {link}</p>'
    return _figure(said, f' id="{identifier(statement.id)}"', f"{how}\n\n{_evidence(said, view, words, shows)}", words)


def copy(said: Said, page: str, words: Words, *, voice: bool = True, day: bool = True) -> str:
    """The statement on another page than its own: by whom, how, when (where the page does not say so), and the link."""
    who, then = name(said, page) if voice else "", when(said, words) if day else ""
    parts = (who, manner(said, words), then, found_at(said.article.path, said.statement.id, page, words))
    how = " · ".join(part for part in parts if part)
    return _figure(said, "", f'<p markdown="span" class="how">{how}</p>', words)


def found_at(path: str, anchor: str, page: str, words: Words) -> str:
    """The link from a copy to where its words stand."""
    return f"[{words['source_mark']}]({relative(page, path, identifier(anchor))}){{ .found-at }}"


def name(said: Said, page: str) -> str:
    """The speaker with the link to his page, or as he is called where he has none."""
    label = text(said.speaker.label)
    return f"[{label}]({relative(page, said.actor)})" if said.actor else label


def manner(said: Said, words: Words) -> str:
    """Kind and context in one line."""
    kind = words.label("kinds", said.statement.kind.value)
    return f"{kind}, {text(said.statement.context)}" if said.statement.context else kind


def when(said: Said, words: Words) -> str:
    """The day of the article."""
    return text(words.date(said.article.date))


def _figure(said: Said, own: str, caption: str, words: Words) -> str:
    named = attribute(f"{said.article.path}#{said.statement.id}")
    spoken = "" if said.article.lang == words.code else f' lang="{identifier(said.article.lang)}"'
    return "\n\n".join(
        (
            f'<figure markdown="block"{own} class="statement {said.statement.kind.value}" data-statement="{named}">',
            f'<div markdown="block"{spoken} class="said">\n\n> {text(said.statement.quotation)}\n\n</div>'
            if spoken
            else f"> {text(said.statement.quotation)}",
            f'<figcaption markdown="block">\n\n{caption}\n\n</figcaption>',
            "</figure>",
        )
    )


def _evidence(said: Said, view: View, words: Words, shows: Evidence) -> str:
    lines = "\n".join(f"- {line}" for line in _lines(said, view, words, shows))
    summary = f"<summary>{words['evidence']}</summary>"
    return f'<details markdown="block" class="evidence">\n{summary}\n\n{lines}\n\n</details>'


def _lines(said: Said, view: View, words: Words, shows: Evidence) -> Iterator[str]:
    statement = said.statement
    label = text(said.speaker.label)
    if shows.sentence:
        yield f"**{words['in_the_text']}** {text(shows.sentence)}"
    known = words.table["speaker_known"][shows.speaker]
    yield f"**{words['speaker']}** {known.format(name=label, mention=words.quoted(text(statement.mention)))}"
    kind = words.label("kinds", statement.kind.value)
    yield f"**{words['kind']}** {kind}. {words.table['kinds_explained'][statement.kind.value]}"
    yield f"**{words['place']}** {' · '.join(_place(said, view, words))}"
    if questions := list(spoken_to(said, view, words)):
        yield f"**{words['speaks_to']}** {', '.join(questions)}"


def _place(said: Said, view: View, words: Words) -> Iterator[str]:
    article, number = said.article, said.statement.paragraph
    if publisher := text(article.source.publisher):
        yield publisher
    if article.date:
        yield text(words.date(article.date))
    if number:
        yield paragraph_link(number, article, article.path, view, words)
    if link := fragment(article.source.url, said.statement.quotation):
        yield f"[{words['in_original']}]({link}){{ .original }}"


def spoken_to(said: Said, view: View, words: Words) -> Iterator[str]:
    """The questions that name the statement as speaking to them, as links."""
    home = said.article.path
    for one in view.spoken_to.get(f"{home}#{said.statement.id}", ()):
        yield f"[{text(one.question.text)}]({relative(home, one.article.path, identifier(one.question.id))})"
