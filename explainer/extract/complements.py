"""What verbs and nouns of saying take: a dass-clause, an infinitive, a main clause, behind the frame or before it."""

from collections.abc import Iterator

from explainer.extract.candidates import around, cue_of, without_stop, word_at
from explainer.extract.clauses import Clause, ClauseKind
from explainer.extract.konjunktiv import sure_konjunktiv
from explainer.extract.morphology import Mood
from explainer.extract.nominatives import find_subject
from explainer.extract.phrases import read_phrase
from explainer.extract.predicates import Predicate
from explainer.extract.sentence import Candidate, View, frames, reporting, source_words, verb_of
from explainer.extract.subjects import subject_of
from explainer.extract.words import word_list
from explainer.model import StatementKind
from explainer.text import Span


def complements(view: View) -> Iterator[Candidate]:
    """What verbs and nouns of saying say: in a dass-clause, an infinitive, a main clause; before or behind them."""
    done = -1
    for index, clause in enumerate(view.clauses):
        if clause.start < done:
            continue
        candidate = following_complement(view, index) or preceding_complement(view, index)
        if candidate:
            yield candidate
            done = max((end for end in [word_at(view, s.end) for s in candidate.spans]), default=done)


def following_complement(view: View, index: int) -> Candidate | None:
    """The statement behind the frame in clause `index`."""
    clause = view.clauses[index]
    if is_told(view, index):
        return None
    predicate, names = frame_cue(view, clause)
    if predicate is None and not names:
        return None
    for later in range(index + 1, len(view.clauses)):
        other = view.clauses[later]
        kind = complement_kind(view, clause, other, names)
        if kind:
            end = complement_end(view, later, kind)
            span = without_stop(view, view.span(complement_start(view, index, later), end))
            subject = subject_of(view, clause, predicate) if predicate else None
            return Candidate(
                kind=StatementKind.INDIRECT,
                spans=(span,),
                sentence=view.sentence.number,
                rule=f"verb-{kind}" if predicate else f"noun-{kind}",
                speaker=subject,
                cue=cue_of(view, predicate) if predicate else (),
                frame=view.span(clause.start, clause.end),
            )
        if other.kind is ClauseKind.MAIN:
            return None
    return None


def is_told(view: View, index: int) -> bool:
    """Whether the frame in clause `index` is itself part of what is told: a main clause in Konjunktiv holds it."""
    clause = view.clauses[index]
    if clause.kind is ClauseKind.MAIN:
        return sure_konjunktiv(view, clause)
    mains = [c for c in view.clauses if c.kind is ClauseKind.MAIN]
    return bool(mains) and sure_konjunktiv(view, mains[0]) and (mains[0].start < clause.start or verb_first(mains[0]))


def verb_first(clause: Clause) -> bool:
    """Whether a clause begins with its finite verb: what stands before the comma belongs to it."""
    return clause.predicate is not None and clause.predicate.finite == clause.start


def complement_start(view: View, index: int, later: int) -> int:
    """Where the statement begins whose first verb stands in clause `later`: what its verb leans on comes before it."""
    if view.clauses[later].kind is ClauseKind.MAIN and verb_first(view.clauses[later]):
        return view.clauses[index + 1].start
    return view.clauses[later].start


def frame_cue(view: View, clause: Clause) -> tuple[Predicate | None, frozenset[str]]:
    """The last predicate of saying in a clause with its frames; else its predicate, with those of a noun of saying."""
    known = frames(view.language)
    for predicate in reversed(clause.predicates):
        names = known.get(verb_of(view, predicate), frozenset()) - {"object"}
        if names:
            return predicate, names
    words = view.words[clause.start : clause.end]
    if any(w.is_capital and w.text in source_words(view.language, "saying_nouns") for w in words):
        return clause.predicate, frozenset(["that", "zu", "clause"])
    if clause.predicate and any(w.lower in source_words(view.language, "convinced") for w in words):
        return clause.predicate, frozenset(["that", "zu", "clause"])
    return clause.predicate, frozenset()


def complement_kind(view: View, clause: Clause, other: Clause, names: frozenset[str]) -> str:
    """How the clause `other` completes the frame `clause`: that, zu, clause; empty where it does not."""
    if other.opener in word_list(view.language, "that"):
        return "that" if "that" in names or sure_konjunktiv(view, other) else ""
    if other.opener in word_list(view.language, "asking") and other.kind in (
        ClauseKind.SUBORDINATE,
        ClauseKind.RELATIVE,
    ):
        return "that" if "that" in names else ""
    if (
        other.kind is ClauseKind.INFINITIVE
        and other.opener not in word_list(view.language, "purpose")
        and "zu" in names
    ):
        return "zu"
    if other.kind is ClauseKind.MAIN and other.before in (",", ":", "–") and other.predicate:
        if sure_konjunktiv(view, other) and has_subject(view, other):
            return "clause"
        if (
            "clause" in names
            and any(p.mood is Mood.KONJUNKTIV_2 for p in other.predicates)
            and has_subject(view, other)
        ):
            return "clause"
        if (
            ("quote" in names or (names and other.before == ":"))
            and has_own_subject(view, other)
            and other.start <= clause.end + 1
        ):
            return "indicative"
    return ""


def has_subject(view: View, clause: Clause) -> bool:
    """Whether a main clause has a subject anywhere, es and man included."""
    predicate = clause.predicate
    if predicate is None:
        return False
    words = view.words[clause.start : clause.end]
    return (
        any(w.lower in ("es", "man", "alle", "viele") for w in words)
        or find_subject(view.words, clause.start, clause.end, predicate.finite) is not None
    )


def has_own_subject(view: View, clause: Clause) -> bool:
    """Whether an indicative main clause stands by itself: its subject right before its verb."""
    predicate = clause.predicate
    if predicate is None or predicate.finite == clause.start or view.words[clause.start].has("coordinators", "adverbs"):
        return False
    phrase = find_subject(view.words, clause.start, clause.end, predicate.finite)
    return phrase is not None and phrase.end <= predicate.finite


def complement_end(view: View, index: int, kind: str) -> int:
    """The end of the statement that begins with clause `index`: where the sentence or a new main clause begins."""
    alone = [q.start for q in view.quotes if q.stands_alone and q.start > view.clauses[index].start]
    for later in range(index, len(view.clauses)):
        other = view.clauses[later]
        back = returns_to_frame(view, other)
        if back:
            return min([*alone, back])
        if later > index and other.kind is ClauseKind.MAIN and other.predicate and not sure_konjunktiv(view, other):
            inside = later > index + 1 and view.clauses[later - 1].kind is ClauseKind.RELATIVE
            if other.before in (";", ":") or not inside:
                return other.start - 1
    return min([*alone, len(view.words)])


def returns_to_frame(view: View, clause: Clause) -> int:
    """The und behind which a clause in Konjunktiv goes on in the indicative, with the frame's subject; 0 for none."""
    if clause.kind is not ClauseKind.MAIN or not clause.predicates or not sure_konjunktiv(view, clause):
        return 0
    if clause.predicates[0].mood is not Mood.KONJUNKTIV_1:
        return 0
    later = (p.finite - 1 for p in clause.predicates[1:] if p.mood is Mood.INDICATIVE)
    return next((i for i in later if view.words[i].has("coordinators")), 0)


def preceding_complement(view: View, index: int) -> Candidate | None:
    """The statement before the frame in clause `index`: "Es sei kalt, sagte X.", "Es ist kalt, so X."."""
    clause = view.clauses[index]
    if index == 0:
        return None
    earlier = view.clauses[:index]
    if (
        not any(c.kind is ClauseKind.MAIN or c.opener in word_list(view.language, "that") for c in earlier)
        or earlier[0].opener == "wie"
    ):
        return None
    if any(q.stands_alone and q.start < clause.start for q in view.quotes):
        return None
    if all(c.opener in word_list(view.language, "adverbial") for c in earlier if c.kind is not ClauseKind.FRAGMENT):
        return None
    words = view.words
    if clause.opener == "so" and not clause.predicates and clause.before in (",", "–"):
        phrase = read_phrase(words, clause.start + 1, clause.end)
        if phrase is None:
            return None
        return around(view, clause, "so", phrase.span(words), (words[clause.start].span,))
    predicate = clause.predicate
    if conditional(view, earlier[0]):
        return None
    first = clause.start + (clause.opener == "so")
    if (
        predicate is None
        or predicate.finite != first
        or clause.before != ","
        or not (reporting(view, clause, "quote") or clause.opener == "so")
    ):
        return None
    if clause.opener != "so" and not has_subject(view, clause):
        return None
    return around(view, clause, "clause-verb", said_by(view, clause, predicate), cue_of(view, predicate))


def said_by(view: View, clause: Clause, predicate: Predicate) -> Span | None:
    """The subject of the verb behind a statement; nobody where it is es: "hieß es"."""
    following = predicate.finite + 1
    if following < clause.end and view.words[following].lower == "es":
        return None
    return subject_of(view, clause, predicate)


def conditional(view: View, clause: Clause) -> bool:
    """Whether a clause is a condition with its verb first ("Wird kein Haushalt verabschiedet, …") or asks."""
    predicate = clause.predicate
    verb_first = predicate is not None and predicate.finite == clause.start and view.words[clause.start].is_capital
    return verb_first or clause.opener in word_list(view.language, "adverbial") | word_list(
        view.language, "interrogatives"
    )
