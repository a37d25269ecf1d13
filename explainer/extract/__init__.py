"""What an article says: segmentation, statements, speakers, questions and background, as spans into its text.

`extract` is the whole way; each step is a module: segment → clean → words, clauses → direct, statements → names,
resolve, attribute → questions, background, topics.
"""

from dataclasses import replace

from explainer.extract.attribute import attribute
from explainer.extract.background import find_background
from explainer.extract.cast import Cast, gather, person_id
from explainer.extract.clean import clean
from explainer.extract.questions import find_questions
from explainer.extract.segment import segment, with_sentences
from explainer.extract.statements import find_candidates, views_of
from explainer.extract.topics import find_topics
from explainer.model import Actor, ActorKind, Article, Extraction, FoundStatement, Level, Place, Problem
from explainer.text import ParagraphKind, Span, Text, shown

__all__ = ["extract"]


def extract(article: Article, registry: tuple[Actor, ...] = ()) -> Extraction:
    """Everything found in `article`; `registry` are the people and organisations that have a page already."""
    text, unclosed = segment(article.content, article.language, article.headings)
    text, dropped = clean(text, article.language)
    text, title = with_title(text, article.title)
    text = with_sentences(text, article.language)
    views = views_of(text, article.language)
    cast = gather(views, registry, article.language)
    found = attribute(find_candidates(views), views, cast)
    statements = found[:MOST]
    questions = find_questions(views, statements)[:MOST]
    background = find_background(views, statements, questions, article.date)[:MOST]
    return Extraction(
        article=article,
        text=text,
        title=title,
        teaser=teaser(text),
        statements=statements,
        questions=questions,
        background=background,
        actors=actors(cast, statements),
        topics=find_topics(article.content, article.language),
        dropped=dropped,
        problems=(
            *unclosed_marks(article, unclosed),
            *no_statement(article, statements),
            *left_out(article, len(found)),
        ),
    )


def with_title(text: Text, given: str) -> tuple[Text, str]:
    """The text with the title as a heading, and the title: the given one, the first heading, the first sentence."""
    if given:
        wanted = shown(given)
        paragraphs = tuple(
            replace(p, kind=ParagraphKind.HEADING) if shown(p.span.of(text.content)) == wanted else p
            for p in text.paragraphs
        )
        return replace(text, paragraphs=paragraphs), wanted
    body = [p for p in text.paragraphs if p.kind is not ParagraphKind.DROPPED]
    early = [p for index, p in enumerate(body) if p.kind is ParagraphKind.HEADING and index * 3 <= len(body)]
    if early:
        return text, shown(early[0].span.of(text.content)).lstrip("# ")
    first = next((p for p in body if p.kind is ParagraphKind.BODY), None)
    return text, cut(shown(first.span.of(text.content))) if first else ""


LONGEST_TITLE = 90


def cut(sentence: str) -> str:
    """The words of a sentence that fit a title, with an ellipsis where some did not."""
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def teaser(text: Text) -> tuple[Span, ...]:
    """The first body paragraph, or as many of its sentences as a teaser holds."""
    first = next((s.paragraph for s in text.sentences), None)
    sentences = [s.span for s in text.sentences if s.paragraph == first]
    return (Span(sentences[0].start, sentences[min(len(sentences), 3) - 1].end),) if sentences else ()


def actors(cast: Cast, statements: tuple[FoundStatement, ...]) -> tuple[Actor, ...]:
    """The people named in full, and the bodies that speak, by first mention."""
    speaking = {s.speaker.actor: s.speaker for s in statements if s.speaker and s.speaker.actor}
    found = {}
    for person in cast.people:
        if person.mentions and (len(person.name) > 1 or person_id(person) in speaking):
            spans = tuple(m.span for m in person.mentions)
            found[person_id(person)] = Actor(
                id=person_id(person), name=person.shown_name, kind=ActorKind.PERSON, role=person.role, mentions=spans
            )
    for body in cast.bodies.values():
        if body.id in speaking and body.id not in found:
            spans = tuple(
                span for s in statements if s.speaker and s.speaker.actor == body.id for span in s.speaker.spans
            )
            found[body.id] = replace(body, mentions=spans)
    return tuple(sorted(found.values(), key=lambda actor: actor.mentions[0].start if actor.mentions else 0))


MOST_MARKS = 20
"""Unclosed quotation marks of an article that are told one by one; who reads on after these has seen enough."""


def unclosed_marks(article: Article, positions: tuple[int, ...]) -> list[Problem]:
    """A warning for every quotation mark that nothing closes, up to a number that people read."""
    line, before, problems = 1, 0, []
    for number, position in enumerate(positions[:MOST_MARKS], 1):
        line += article.content.count("\n", before, position)
        before = position
        more = len(positions) - number if number == MOST_MARKS else 0
        words = shown(article.content[position + 1 : position + 40])
        problems.append(_unclosed(Place(article.path, line), words, f"; {more} more like it follow" if more else ""))
    return problems


def _unclosed(place: Place, words: str, more: str) -> Problem:
    message = f"the quotation mark before „{words}…“ is never closed{more}"
    hint = "the quotation is taken to end with its paragraph; check it on the page"
    return Problem(place=place, code="W016", level=Level.WARNING, message=message, hint=hint)


MOST = 1000
"""Statements, questions and background sentences of an article that are kept: ten times as many as any has."""


def left_out(article: Article, count: int) -> list[Problem]:
    """A warning where there is more in an article than a page could show."""
    if count <= MOST:
        return []
    message, hint = f"{count} statements are found here; the first {MOST} are kept", "keep one article to a file"
    return [Problem(place=Place(article.path), code="W018", level=Level.WARNING, message=message, hint=hint)]


def no_statement(article: Article, statements: tuple[FoundStatement, ...]) -> list[Problem]:
    """A warning where nobody says anything: often the file is no news article, or only the beginning of one."""
    if statements:
        return []
    message, hint = (
        "nobody says anything in this article, as far as can be seen",
        "look whether the file holds all of it",
    )
    return [Problem(place=Place(article.path), code="W017", level=Level.WARNING, message=message, hint=hint)]
