"""Rules about what statements and questions are tied to: their speakers, and each other."""

import difflib
import posixpath
from collections.abc import Iterator

from explainer.check.view import ROOT, View, near_path, resolved
from explainer.model import ActorPage, ArticlePage, Problem, Question, Speaker
from explainer.sections import parts
from explainer.sections.items import doubt, fault
from explainer.sections.labels import normal
from explainer.text import slug


def speakers(page: ArticlePage, view: View) -> Iterator[Problem]:
    """A statement stands under the page of its speaker, or under words that are nobody's name."""
    for speaker in parts.speakers(page):
        path = resolved(page.path, speaker.target)
        actor = view.actors.get(path)
        if not speaker.target:
            yield from _meant(page, speaker, view)
        elif path not in view.paths:
            message = f"the page of “{speaker.label}” is not there: {speaker.target}"
            yield fault(speaker.place, "E401", message, _nearest(page.path, speaker, view), ROOT + path)
        elif actor is not None and not _called(speaker.label, actor):
            message = f"the heading says “{speaker.label}”, but its link leads to “{actor.name}”"
            hint = f"correct one of the two; if the name is right, add it to `aliases` in {ROOT}{actor.path}"
            yield fault(speaker.place, "E402", message, hint, ROOT + path)
        elif actor is None and path.partition("/")[0] not in ("people", "organisations"):
            message = f"the link of “{speaker.label}” leads to no person and no organisation"
            yield fault(speaker.place, "E401", message, _nearest(page.path, speaker, view), ROOT + path)


def _meant(page: ArticlePage, speaker: Speaker, view: View) -> Iterator[Problem]:
    actor = view.names.get(normal(speaker.label))
    if actor is not None:
        target = posixpath.relpath(actor.path, posixpath.dirname(page.path))
        message = f"“{speaker.label}” has a page, but this heading does not link to it"
        yield doubt(speaker.place, "W403", message, f"write ### [{actor.name}]({target})")


def _called(label: str, actor: ActorPage) -> bool:
    """Whether a label can be meant as an actor's name: they share a word, inflected or not."""
    words, names = (
        [word for word in slug(text, 1000).split("-") if len(word) > 2]
        for text in (label, " ".join((actor.name, actor.role, *actor.aliases)))
    )
    return not words or any(one.startswith(other) or other.startswith(one) for one in words for other in names)


def _nearest(page: str, speaker: Speaker, view: View) -> str:
    """The page that was probably meant, by its name or by its path."""
    near = difflib.get_close_matches(normal(speaker.label), view.names, n=1, cutoff=0.7)
    name = speaker.target.rpartition("/")[2]
    files = {path.rpartition("/")[2]: actor for path, actor in view.actors.items()}
    near_file = difflib.get_close_matches(name, files, n=1, cutoff=0.7)
    actor = view.names[near[0]] if near else files[near_file[0]] if near_file else None
    if actor is None:
        return f"correct the link, or add the page {ROOT}{resolved(page, speaker.target)}"
    return f"did you mean [{actor.name}]({posixpath.relpath(actor.path, posixpath.dirname(page))})?"


def answers(page: ArticlePage, view: View) -> Iterator[Problem]:
    """What speaks to a question or answers it is a statement that is there."""
    for item in parts.items(page):
        if not isinstance(item, Question):
            continue
        for link in (*item.spoken_to_by, *item.answered_by):
            path, anchor = resolved(page.path, link.target), link.target.partition("#")[2]
            if path in view.statements and anchor not in view.statements[path]:
                there = ", ".join(sorted(view.statements[path], key=lambda id_: (len(id_), id_))[:12]) or "none"
                message = f"“{link.target}” is no statement"
                yield fault(item.place, "E404", message, f"statements of {ROOT}{path}: {there}", ROOT + path)
            elif path not in view.paths:
                hint = near_path(path, view)
                yield fault(item.place, "E404", f"there is no page “{link.target}”", hint, ROOT + path)
