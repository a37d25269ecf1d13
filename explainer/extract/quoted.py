"""Direct speech and its frame: who said what stands in the marks, and what somebody calls something in marks."""

from collections.abc import Iterator

from explainer.extract.candidates import cue_of
from explainer.extract.clauses import ClauseKind
from explainer.extract.direct import is_wording, names_work
from explainer.extract.phrases import read_phrase
from explainer.extract.sentence import Candidate, Quoted, View, naming, reporting, verb_of
from explainer.extract.subjects import subject_of
from explainer.model import StatementKind
from explainer.text import Span

Frame = tuple[str, tuple[Span, ...], Span | None]


def direct_speech(view: View, framed: list[Candidate]) -> Iterator[Candidate]:
    """The quotations that hold speech; nested where they are part of another statement of the sentence."""
    for quoted in view.quotes:
        span = quoted.quotation.span
        around = next((c for c in framed if any(s.covers(span) for s in c.spans)), None)
        if around is not None and around.kind is StatementKind.DIRECT:
            continue
        if around is not None and (quoted.is_speech or is_wording(view, quoted)):
            yield Candidate(
                kind=StatementKind.DIRECT,
                spans=(span,),
                sentence=view.sentence.number,
                rule="quoted-inside",
                speaker=around.speaker,
                cue=around.cue,
                frame=around.frame,
                nested=True,
            )
        elif quoted.is_speech:
            rule, cue, speaker = frame_of(view, quoted)
            yield Candidate(
                kind=StatementKind.DIRECT,
                spans=(span,),
                sentence=view.sentence.number,
                rule=rule,
                speaker=speaker,
                cue=cue,
                frame=view.sentence.span,
                part=not quoted.stands_alone,
            )


def named(view: View) -> Iterator[Candidate]:
    """What somebody calls something, in marks: "X nannte den Plan „Unsinn“"."""
    for quoted in view.quotes:
        clause = next((c for c in view.clauses if c.start <= quoted.start < c.end), None)
        if clause is None or clause.kind is not ClauseKind.MAIN or not is_judgement(view, quoted):
            continue
        for predicate in clause.predicates:
            if verb_of(view, predicate) in naming(view.language) and predicate.finite < quoted.start:
                yield Candidate(
                    kind=StatementKind.DIRECT,
                    spans=(quoted.quotation.span,),
                    sentence=view.sentence.number,
                    rule="named",
                    part=True,
                    speaker=subject_of(view, clause, predicate),
                    cue=cue_of(view, predicate),
                    frame=view.sentence.span,
                )
                break


def is_judgement(view: View, quoted: Quoted) -> bool:
    """Whether words in marks are the speaker's own, or stand where a judgement stands: behind als, von or vor."""
    before = view.words[max(0, quoted.start - 3) : quoted.start]
    behind = any(word.has("judging") for word in before)
    return (
        quoted.is_speech
        or is_wording(view, quoted)
        or (behind and not names_work(view.words, quoted.start, view.language))
    )


def frame_of(view: View, quoted: Quoted) -> Frame:
    """Rule, cue and speaker of the frame around a quotation."""
    for finder in (frame_after, frame_before, frame_around):
        found = finder(view, quoted)
        if found:
            return found
    return "no-frame", (), None


def frame_after(view: View, quoted: Quoted) -> Frame | None:
    """The frame behind a quotation: „…“, sagte X; „…“, so X; „…“, wie X sagte; „…“, heißt es in Y."""
    clause = next((c for c in view.clauses if c.start in (quoted.end, quoted.end + 1)), None)
    if clause is None or clause.start >= len(view.words):
        return None
    words = view.words
    if clause.opener == "so" and not clause.predicates:
        phrase = read_phrase(words, clause.start + 1, clause.end)
        return "quote-so", (words[clause.start].span,), phrase.span(words) if phrase else None
    predicate = clause.predicate
    if predicate and predicate.finite <= clause.start + 1 and clause.kind is ClauseKind.MAIN:
        return "quote-verb", cue_of(view, predicate), subject_of(view, clause, predicate)
    if predicate and clause.opener == "wie":
        return "quote-wie", cue_of(view, predicate), subject_of(view, clause, predicate)
    return None


def frame_before(view: View, quoted: Quoted) -> Frame | None:
    """The frame before a quotation: X sagte: „…“, or X wörtlich: „…“."""
    words = view.words
    if not quoted.start or words[quoted.start - 1].text not in (":", ","):
        return None
    before = [c for c in view.clauses if c.end <= quoted.start]
    for clause in reversed(before):
        for index in reversed(reporting(view, clause, "quote", "that", "object")):
            predicate = clause.predicates[index]
            return "verb-quote", cue_of(view, predicate), subject_of(view, clause, predicate)
    if words[quoted.start - 1].text == ":" and before:
        for clause in reversed(before):
            if clause.predicate:
                return "colon-quote", cue_of(view, clause.predicate), subject_of(view, clause, clause.predicate)
        phrase = read_phrase(words, before[0].start, before[0].end)
        return "name-colon", (), phrase.span(words) if phrase else None
    return None


def frame_around(view: View, quoted: Quoted) -> Frame | None:
    """The clause that a quotation is part of: X nannte das „…“."""
    clause = next((c for c in view.clauses if c.start <= quoted.start < c.end), None)
    if clause is None or clause.predicate is None:
        return None
    known = [clause.predicates[i] for i in reporting(view, clause, "quote", "that", "object", "clause", "zu")]
    if not known:
        return None
    return "verb-around", cue_of(view, known[0]), subject_of(view, clause, known[0])
