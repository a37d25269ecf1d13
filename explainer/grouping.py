"""Whose statements stand together on a page, and which of them a page need not show twice."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from explainer.model import Actor, ActorPage, ArticlePage, Attribution, Extraction, FoundStatement, Speaker
from explainer.sections.labels import Labels
from explainer.text import Span, shown


def with_known_names(extraction: Extraction, registry: tuple[ActorPage, ...]) -> Extraction:
    """The extraction with speakers tied to the actor whose name or alias is, letter for letter, what they are called.

    A name that two actors share ties nobody.
    """
    named = [(page_id(page), name) for page in registry for name in (page.name, *page.aliases)]
    named += [(actor.id, name) for actor in extraction.actors for name in (actor.name, *actor.aliases)]
    ids = _bearers(named)
    return replace(extraction, statements=tuple(_tied(found, ids) for found in extraction.statements))


def with_linked_speakers(page: ArticlePage, registry: tuple[ActorPage, ...]) -> ArticlePage:
    """The page with headings that name nobody's page linked to the actor who is called just so, as above."""
    paths = _bearers((actor.path, name) for actor in registry for name in (actor.name, *actor.aliases))
    sections = tuple(
        replace(
            section, items=tuple(_linked(item, paths) if isinstance(item, Speaker) else item for item in section.items)
        )
        for section in page.sections
    )
    return replace(page, sections=sections)


def _linked(speaker: Speaker, paths: Mapping[str, set[str]]) -> Speaker:
    fitting = set() if speaker.target else paths.get(shown(speaker.label).casefold(), set())
    return replace(speaker, target=f"../{next(iter(fitting))}") if len(fitting) == 1 else speaker


def _bearers(named: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Whose each name is, letter for letter but for capitals; `named` are pairs of whose and name."""
    bearers: dict[str, set[str]] = {}
    for whose, name in named:
        bearers.setdefault(shown(name).casefold(), set()).add(whose)
    return bearers


def _tied(found: FoundStatement, ids: Mapping[str, set[str]]) -> FoundStatement:
    fitting = ids.get(shown(found.speaker.name).casefold(), set()) if found.speaker else set()
    if found.speaker is None or found.speaker.actor or len(fitting) != 1:
        return found
    return replace(found, speaker=replace(found.speaker, actor=next(iter(fitting))))


def shown_inside(statements: tuple[FoundStatement, ...], words: Labels) -> dict[str, str]:
    """The statements whose words another one of the same speaker shows already, each with the id of that one.

    „Er wolle „keinesfalls als Schwächling dastehen““ holds an indirect and a direct statement; a page shows it once.
    """
    groups: dict[tuple[str, str], list[FoundStatement]] = {}
    for found in sorted(statements, key=lambda found: (_excerpt(found)[0].start, -_length(found))):
        groups.setdefault(who(found.speaker, words), []).append(found)
    inside: dict[str, str] = {}
    for group in groups.values():
        for number, whole in enumerate(group):
            for small in islice(group, number + 1, None):
                if _excerpt(small)[0].start >= _excerpt(whole)[-1].end:
                    break
                if _length(small) <= _length(whole) and _covered(small, whole):
                    inside.setdefault(small.id, whole.id)
    return inside


def _excerpt(found: FoundStatement) -> tuple[Span, ...]:
    return found.excerpt or found.spans


def _length(found: FoundStatement) -> int:
    return sum(len(span) for span in _excerpt(found))


def _covered(small: FoundStatement, whole: FoundStatement) -> bool:
    return all(any(wide.covers(span) for wide in _excerpt(whole)) for span in _excerpt(small))


def who(speaker: Attribution | None, words: Labels) -> tuple[str, str]:
    """What statements are grouped by: the actor's id, or else the words that name the speaker."""
    if speaker is None or not (speaker.actor or shown(speaker.name)):
        return "", words.unclear_speaker
    return (speaker.actor, "") if speaker.actor else ("", shown(speaker.name))


def page_id(page: ActorPage) -> str:
    """The `Actor.id` that a page stands for."""
    return page.path.rpartition("/")[2].removesuffix(".md")


def known_actor(page: ActorPage) -> Actor:
    """The actor that a page stands for, as extraction wants him."""
    return Actor(id=page_id(page), name=page.name, kind=page.kind, role=page.role, aliases=page.aliases)
