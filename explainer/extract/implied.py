"""Who speaks where no frame names him: somebody else in the sentence, or whom the text before lets speak.

A sentence goes on with the speaker before it only where nobody new has come in between.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from explainer.extract.agreement import CERTAIN, rank
from explainer.extract.cast import Cast
from explainer.extract.clauses import Clause, ClauseKind
from explainer.extract.lexicon import can_speak, endings, ends_as, listed, role_of
from explainer.extract.morphology import Mood
from explainer.extract.phrases import Phrase, read_phrase
from explainer.extract.predicates import Predicate
from explainer.extract.reference import Recent
from explainer.extract.resolve import attribution
from explainer.extract.sentence import Candidate, View, reporting
from explainer.extract.subjects import apposed, speaking
from explainer.extract.words import Word
from explainer.language import table
from explainer.model import Attribution, StatementKind
from explainer.text import Span

REACH = 3


@dataclass(frozen=True, slots=True)
class Last:
    """The statement before: the number of the sentence where it ends, its paragraph, its speaker."""

    sentence: int
    paragraph: int
    speaker: Attribution


# --- in the same sentence ---------------------------------------------------------------------------------------------


def in_sentence(candidate: Candidate, view: View, cast: Cast, recent: Recent) -> Attribution | None:
    """The subject of a verb of saying in the same sentence, or of the verb that opens what is said."""
    for clause in view.clauses:
        inside = any(view.words[clause.start].start in span for span in candidate.spans)
        if clause.kind is not ClauseKind.MAIN or (inside and not candidate.rule.startswith("konjunktiv")):
            continue
        phrase = frame_subject(candidate, view, clause)
        if phrase is not None:
            return attribution(cast, view, apposed(view, phrase).span(view.words), recent)
    return for_whom(candidate, view, cast, recent)


def frame_subject(candidate: Candidate, view: View, clause: Clause) -> Phrase | None:
    """The subject of the first verb in a main clause that frames what is said."""
    saying = reporting(view, clause, "quote", "that", "clause")
    opens = candidate.kind is StatementKind.DIRECT or before_colon(view, clause) or closes(view, clause)
    for predicate in [clause.predicates[i] for i in saying] or (clause.predicates if opens else ()):
        phrase = speaking(view, clause, predicate) if predicate.mood is Mood.INDICATIVE else None
        if phrase is not None and rank(view, phrase) >= (1 if saying else CERTAIN):
            return phrase
    return None


def before_colon(view: View, clause: Clause) -> bool:
    """Whether a colon follows a clause: "Auch Petra Kern ging auf Distanz: Das sei zu viel"."""
    return clause.end < len(view.words) and view.words[clause.end].text == ":"


def closes(view: View, clause: Clause) -> bool:
    """Whether a clause stands with its verb first behind all others: "Ob sie antrete, ließ Petra Kern offen"."""
    first = clause.predicate is not None and clause.predicate.finite == clause.start
    return first and clause.before == "," and clause.end >= len(view.words) - 1


def for_whom(candidate: Candidate, view: View, cast: Cast, recent: Recent) -> Attribution | None:
    """The person whose view a sentence tells: "Für Anna Berger ist klar: „…“"."""
    if candidate.spans[0].start <= view.sentence.span.start and candidate.kind is not StatementKind.FREE_INDIRECT:
        return None
    if view.words[0].lower not in table(view.language, "actors")["viewpoint"]:
        return None
    phrase = read_phrase(view.words, 1, len(view.words))
    if phrase is None or not any(view.words[i].start in cast.by_position for i in range(phrase.start, phrase.end)):
        return None
    return attribution(cast, view, phrase.span(view.words), recent)


def frame_verbs(candidate: Candidate, view: View) -> Iterator[Predicate]:
    """The verbs of a frame."""
    for clause in view.clauses:
        for predicate in clause.predicates:
            if view.words[predicate.finite].span in candidate.cue:
                yield predicate


# --- from before ------------------------------------------------------------------------------------------------------


def continued(view: View, recent: Recent, last: Last | None) -> Attribution | None:
    """The speaker of the statement before, or whom the sentence before is about."""
    before = next((r for r in (recent[0] if recent else ()) if r.subject), None)
    if last is not None:
        distance = view.sentence.number - last.sentence
        same = view.sentence.paragraph == last.paragraph
        if distance <= 1 or (distance <= REACH and same and before is None and not newcomer(recent, last)):
            return replace(last.speaker, rule="continues")
    if before is not None and before.paragraph == view.sentence.paragraph:
        return before.attribution(before.span, "subject-continues")
    return None


def newcomer(recent: Recent, last: Last) -> bool:
    """Whether the sentence before names a person other than the last speaker."""
    return any(r.person and r.actor and r.actor != last.speaker.actor for r in (recent[0] if recent else ()))


def pointing_back(word: Span, view: View, recent: Recent, last: Last | None) -> Attribution:
    """The speaker of the statement before, for a word that only points back: demnach, wonach."""
    before = continued(view, recent, last)
    if before is not None:
        return replace(before, spans=(word,), rule="demnach")
    return nobody((word,))


def nobody(spans: tuple[Span, ...]) -> Attribution:
    """Words that mention a speaker, but nothing tells whom."""
    return Attribution(actor=None, name="", spans=spans, rule="unresolved")


def speaks_for_others(candidate: Candidate, view: View) -> bool:
    """Whether the verb passes on what somebody said before: "weiter heißt es"."""
    places = table(view.language, "actors")["speaking_places"]
    return any(predicate.lemma in places for predicate in frame_verbs(candidate, view))


def is_reported(candidate: Candidate, view: View) -> bool:
    """Whether somebody else tells that this was said: "Einige hätten angegeben, …"."""
    moods = (Mood.KONJUNKTIV_1, Mood.KONJUNKTIV_2)
    return any(predicate.mood in moods for predicate in frame_verbs(candidate, view))


def elided(candidate: Candidate, view: View, recent: Recent) -> Attribution | None:
    """The one spoken of before, for an active verb that opens a quotation and has no subject at all."""
    if candidate.kind is not StatementKind.DIRECT or not recent:
        return None
    if any(predicate.passive for predicate in frame_verbs(candidate, view)):
        return None
    subject = next((r for r in recent[0] if r.subject), None)
    return subject.attribution(subject.span, "elided") if subject else None


def outside(candidate: Candidate, recent: Recent, view: View, cast: Cast) -> Recent:
    """Those spoken of before, without those the statement itself names: nobody calls himself by name."""
    inside = {
        cast.by_position[w.start].shown_name
        for span in candidate.spans
        for w in view.words_in(span)
        if w.start in cast.by_position
    }
    return [tuple(r for r in sentence if r.name not in inside) for sentence in recent]


# --- words that name nobody -------------------------------------------------------------------------------------------


def unsaid(found: Attribution, view: View, recent: Recent, last: Last | None) -> Attribution | None:
    """Who speaks behind words that name nobody, in the place of a speaker; None where they may be a speaker."""
    words = view.words_in(found.spans[0])
    phrase = read_phrase(words, 0, len(words), wide=True) if words else None
    if phrase is None:
        return None
    if is_paper(view.language, words, phrase):
        return carried(found, words[phrase.head], view, recent, last)
    return nobody(found.spans) if is_thing(view.language, words, phrase) else None


def is_paper(language: str, words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase is a paper without its author, or what is known: "in einem Brief", "nach jetzigem Stand"."""
    head, first = words[phrase.head], words[phrase.start]
    if head.text in listed(language, "no_speakers"):
        return True
    alone = first.has("indefinite") and phrase.end == phrase.head + 1
    return alone and bool(ends_as(language, "documents", head.lower)) and not role_of(language, head.text)


def is_thing(language: str, words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase is a thing: a noun behind an article or adjective that is neither person, body nor document."""
    head, first = words[phrase.head], words[phrase.start]
    described = phrase.head > phrase.start and not head.quote and (first.has("determiners") or first.text[0].islower())
    somebody = head.lower.endswith(endings(language, "person_endings"))
    return described and not somebody and not any(can_speak(language, word.text) for word in words[phrase.head :])


def carried(found: Attribution, noun: Word, view: View, recent: Recent, last: Last | None) -> Attribution:
    """Who speaks in a statement of his own: whom the sentence before, in the same paragraph, lets speak."""
    own = noun.lower.endswith(endings(view.language, "own_papers"))
    before = continued(view, recent, last) if own else None
    stays = last is not None and last.paragraph == view.sentence.paragraph
    if before is None or not before.actor or not (stays or before.rule == "subject-continues"):
        return nobody(found.spans)
    return replace(before, spans=found.spans, rule="source")
