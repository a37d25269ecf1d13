"""Who speaks without being a subject: behind "von" at a passive verb, behind "in" or "aus", or as owner of a noun."""

from collections.abc import Iterator

from explainer.extract.agreement import rank
from explainer.extract.clauses import Clause, ClauseKind
from explainer.extract.lexicon import ends_as
from explainer.extract.morphology import Mood
from explainer.extract.phrases import Phrase, read_phrase
from explainer.extract.predicates import Predicate
from explainer.extract.sentence import View, frames, source_words, verb_of
from explainer.language import table


def by_noun(view: View, clause: Clause, predicate: Predicate) -> Phrase | None:
    """What somebody says, where a noun and no verb frames it: "die Forderung des Vorsitzenden, …"."""
    if verb_of(view, predicate) in frames(view.language):
        return None
    nouns = source_words(view.language, "saying_nouns")
    for index in range(clause.end - 2, clause.start, -1):
        if view.words[index].text in nouns and view.words[index + 1].has("attaching"):
            phrase = read_phrase(view.words, index, clause.end)
            return phrase if phrase and phrase.end == clause.end and phrase.head == index else None
    return None


def by_preposition(view: View, clause: Clause, predicate: Predicate) -> Phrase | None:
    """The speaker behind a preposition: "von X gefordert", "in dem Bericht heißt es", "aus Kreisen verlautete"."""
    start, end = stretch(view, clause, predicate)
    places = table(view.language, "actors")["speaking_places"]
    if comes_from(view, start, end, predicate):
        origins = governed(view, start, end, places["verlauten"])
        return next((p for p in origins if rank(view, p)), None)
    if not is_passive(view, clause, predicate):
        found = list(governed(view, start, end, places.get(predicate.lemma, [])))
        return next((p for p in found if rank(view, p)), found[0] if found else None)
    agents = [*agents_in(view, start, start + 1), *agents_in(view, predicate.finite + 1, end)]
    documents = (
        p
        for p in governed(view, start, end, places["heißen"])
        if ends_as(view.language, "documents", view.words[p.head].lower)
    )
    sure = next((p for p in agents if rank(view, p)), None)
    return sure or next(documents, None) or (agents[0] if agents else None)


def comes_from(view: View, start: int, end: int, predicate: Predicate) -> bool:
    """Whether the subject is what somebody says and the verb tells where it comes from: "Von X kam die Forderung"."""
    if predicate.lemma not in table(view.language, "actors")["origin_verbs"]:
        return False
    nouns = source_words(view.language, "saying_nouns")
    return any(view.words[index].text in nouns for index in range(start, end))


def is_passive(view: View, clause: Clause, predicate: Predicate) -> bool:
    """Whether a verb is passive, also with its participle first: "Vermutet werden Absprachen"."""
    first, finite = view.words[clause.start], view.words[predicate.finite]
    opens = any(form.mood is Mood.PARTICIPLE for form in first.forms) and predicate.finite == clause.start + 1
    return predicate.passive or (opens and any(form.lemma == "werden" for form in finite.forms))


def agents_in(view: View, start: int, end: int) -> list[Phrase]:
    """The phrases behind "von" that begin in `words[start:end]`: where one opens a clause or follows its verb."""
    agents = table(view.language, "actors")["passive_agents"]
    found = (
        read_phrase(view.words, i + 1, len(view.words)) for i in range(start, end) if view.words[i].lower in agents
    )
    return [phrase for phrase in found if phrase]


def governed(view: View, start: int, end: int, prepositions: list[str]) -> Iterator[Phrase]:
    """The phrases in `words[start:end]` behind one of these prepositions."""
    for index in range(start, end - 1):
        if view.words[index].lower in prepositions and not view.words[index].quote:
            phrase = read_phrase(view.words, index + 1, end)
            if phrase:
                yield phrase


def is_quoted(view: View, predicate: Predicate) -> bool:
    """Whether the passive verb makes its subject the speaker: "X wird zitiert"."""
    return predicate.lemma in table(view.language, "actors")["quoting_verbs"]


def stretch(view: View, clause: Clause, predicate: Predicate) -> tuple[int, int]:
    """Where the subject of a predicate can stand: its clause, cut at the und between two predicates."""
    start, end = joined_start(view, clause), clause.end
    before = max((p.finite for p in clause.predicates if p.finite < predicate.finite), default=None)
    behind = min((p.finite for p in clause.predicates if p.finite > predicate.finite), default=None)
    if before is not None:
        start = max(start, joint(view, before, predicate.finite))
    if behind is not None:
        end = min(end, joint(view, predicate.finite, behind))
    return start, end


def joined_start(view: View, clause: Clause) -> int:
    """Where a clause begins with what und joins to its first noun: "Verein Heide | und Moor warnte"."""
    before = next((c for c in view.clauses if c.end == clause.start and c.kind is ClauseKind.FRAGMENT), None)
    return before.start if before and view.words[clause.start].has("joining") else clause.start


def joint(view: View, first: int, second: int) -> int:
    """The last und between two verbs, or the second verb itself."""
    return next((i for i in range(second - 1, first, -1) if view.words[i].has("coordinators")), second)
