"""What a page says in words that machines understand: schema.org, as JSON-LD.

Only what is shown is said: statements with their speakers as quotations, questions with their answers, people,
organisations, and what an article is based on.
"""

import json
from typing import Any

from explainer.compose.article import description
from explainer.compose.view import Said, View
from explainer.model import ActorKind, ActorPage, ArticlePage, Question, QuestionStatus, StatementKind
from explainer.publish.addresses import address, built
from explainer.sections.parts import questions

CONTEXT = "https://schema.org"
Node = dict[str, Any]


def script(node: Node) -> str:
    """The node as a script element that no text can break out of and that no browser runs."""
    data = json.dumps({"@context": CONTEXT, **node}, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        data = data.replace(character, f"\\u{ord(character):04x}")
    return f'<script type="application/ld+json">{data}</script>'


def article(page: ArticlePage, view: View, base: str, unclear: str) -> Node:
    """An article page: what it is about, what it is based on, who says what in it, what it asks.

    `unclear` is the heading over statements that nobody is known to have made.
    """
    here = built(page.path)
    names = [view.actors[path].name for path in view.present.get(page.path, ())]
    parts = [_quotation(one, view, base, unclear) for one in view.said[page.path]]
    parts += [_question(one, page, view, base) for one in questions(page)]
    return _without_empty(
        {
            "@type": "Article",
            "@id": address(base, here, seen_from=here),
            "headline": page.title,
            "description": description(page),
            "datePublished": page.date,
            "inLanguage": page.lang,
            "isBasedOn": _source(page),
            "keywords": [topic.name for topic in view.topics_of.get(page.path, ())],
            "mentions": [{"@type": "Thing", "name": name} for name in names],
            "hasPart": parts,
        }
    )


def actor(page: ActorPage, base: str) -> Node:
    """A person or an organisation."""
    here = built(page.path)
    known = page.kind is ActorKind.PERSON
    return _without_empty(
        {
            "@type": "Person" if known else "Organization",
            "@id": address(base, here, seen_from=here),
            "name": page.name,
            "alternateName": list(page.aliases),
            "jobTitle" if known else "description": page.role,
            "sameAs": f"https://www.wikidata.org/entity/{page.wikidata}" if page.wikidata else "",
        }
    )


def site(name: str, about: str, language: str) -> Node:
    """The site as a whole, for its start page."""
    return _without_empty({"@type": "WebSite", "name": name, "description": about, "inLanguage": language})


def way(page: str, title: str, folder: tuple[str, str], base: str) -> Node:
    """The way from the start page to a page: `folder` is the name and the path of the list between them."""
    here = built(page)
    steps = [(folder[0], folder[1]), (title, here)]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address(base, path, seen_from=here)}
        for number, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _quotation(said: Said, view: View, base: str, unclear: str) -> Node:
    here = built(said.article.path)
    speaker = view.actors.get(said.actor)
    who: Node = {"@type": "Person", "name": said.speaker.label}
    if speaker:
        kind = "Person" if speaker.kind is ActorKind.PERSON else "Organization"
        who = {"@type": kind, "name": speaker.name, "@id": address(base, built(speaker.path), seen_from=here)}
    own, known = said.statement.kind is StatementKind.DIRECT, said.speaker.label != unclear
    return _without_empty(
        {
            "@type": "Quotation" if own else "Claim",
            "@id": address(base, here, said.statement.id, here),
            "text": said.statement.quotation,
            "spokenByCharacter": who if known and own else None,
            "author": who if known else None,
            "datePublished": said.article.date,
        }
    )


def _question(question: Question, page: ArticlePage, view: View, base: str) -> Node:
    here = built(page.path)
    answers = [said for _, said in view.linked(page.path, question.answered_by) if said]
    given = [
        {
            "@type": "Answer",
            "text": said.statement.quotation,
            "url": address(base, built(said.article.path), said.statement.id, here),
        }
        for said in answers
    ]
    closed = question.status is QuestionStatus.ANSWERED
    return _without_empty(
        {
            "@type": "Question",
            "@id": address(base, here, question.id, here),
            "name": question.text,
            "answerCount": len(given),
            "acceptedAnswer" if closed else "suggestedAnswer": given,
        }
    )


def _source(page: ArticlePage) -> Node:
    source = page.source
    return _without_empty(
        {
            "@type": "NewsArticle",
            "headline": page.title,
            "url": source.url if source.url.startswith(("http://", "https://")) else "",
            "datePublished": page.date,
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
            "author": [{"@type": "Person", "name": name} for name in source.authors],
            "license": source.licence,
        }
    )


def _without_empty(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", None, [], {})}
