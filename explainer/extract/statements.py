"""Statements of a text: direct, indirect, free indirect and reported speech, sentence by sentence.

Every finder looks at one sentence and returns candidates; what one has taken, the next leaves alone. The order is the
order of certainty: marks, frames, Konjunktiv, verbs of reporting.
"""

from collections.abc import Iterator
from dataclasses import replace

from explainer.extract.clauses import Clause, ClauseKind, Predicate, complete
from explainer.extract.direct import find_quotes, is_wording
from explainer.extract.morphology import Mood
from explainer.extract.phrases import Phrase, find_subject, read_phrase
from explainer.extract.sentence import Candidate, Quoted, View, frames, listed, look, objects, reporting, source_words, verb_of
from explainer.extract.subjects import antecedent, subject_of
from explainer.model import StatementKind
from explainer.text import Sentence, Span, Text

DIRECT, INDIRECT = StatementKind.DIRECT, StatementKind.INDIRECT
FREE, REPORTED = StatementKind.FREE_INDIRECT, StatementKind.REPORTED
ADVERBIAL = frozenset(["als", "nachdem", "während", "weil", "obwohl", "wenn", "da", "bevor", "seitdem", "sobald", "falls", "indem", "damit", "wobei", "sodass", "zumal"])
QUESTION_WORDS = frozenset(["ob", "wer", "warum", "weshalb", "wieso", "wann", "wohin", "inwieweit", "inwiefern"])
THAT = frozenset(["dass", "daß"])


def views_of(text: Text, language: str = "de") -> tuple[View, ...]:
    """Every sentence of `text` with its words and clauses."""
    return tuple(look(text, sentence, language, find_quotes) for sentence in text.sentences)


def find_candidates(views: tuple[View, ...]) -> list[Candidate]:
    """All candidates of a text, in the order of its sentences."""
    found: list[Candidate] = []
    for index, view in enumerate(views):
        previous = views[index - 1] if index else None
        continues = bool(found) and found[-1].sentence == view.sentence.number - 1
        in_paragraph = bool(found) and views[found[-1].sentence - 1].sentence.paragraph == view.sentence.paragraph
        framed = [*summed_up(view, previous), *sources(view), *as_clauses(view), *complements(view), *accordingly(view), *according_to_which(view)]
        framed = without_overlaps(framed)
        alone = any(q.is_speech and q.stands_alone for q in view.quotes)
        if not alone:
            framed = without_overlaps([*framed, *named(view)])
        if not framed:
            framed = list(before_quote(view)) if alone else list(free_indirect(view, continues, in_paragraph)) or list(reported(view))
        found += [*framed, *direct_speech(view, framed)]
    return merge_free(found, views)


def without_overlaps(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that an earlier one covers in part."""
    kept: list[Candidate] = []
    for candidate in found:
        if len(candidate.spans[0]) and not any(a.overlaps(b) for k in kept for a in k.spans for b in candidate.spans):
            kept.append(candidate)
    return kept


# --- direct -----------------------------------------------------------------------------------------------------------


def direct_speech(view: View, framed: list[Candidate]) -> Iterator[Candidate]:
    """The quotations that hold speech; nested where they are part of another statement of the sentence."""
    for quoted in view.quotes:
        span = quoted.quotation.span
        around = next((c for c in framed if any(s.covers(span) for s in c.spans)), None)
        if around is not None and around.kind is DIRECT:
            continue
        if around is not None and (quoted.is_speech or is_wording(view, quoted)):
            yield Candidate(kind=DIRECT, spans=(span,), sentence=view.sentence.number, rule="quoted-inside",
                            speaker=around.speaker, cue=around.cue, frame=around.frame, nested=True)
        elif quoted.is_speech:
            rule, cue, speaker = frame_of(view, quoted)
            yield Candidate(kind=DIRECT, spans=(span,), sentence=view.sentence.number, rule=rule, speaker=speaker,
                            cue=cue, frame=view.sentence.span)


def named(view: View) -> Iterator[Candidate]:
    """What somebody calls something, in marks: "X nannte den Plan „Unsinn“." """
    for quoted in view.quotes:
        clause = next((c for c in view.clauses if c.start <= quoted.start < c.end), None)
        if clause is None or clause.kind is not ClauseKind.MAIN or not (quoted.is_speech or is_wording(view, quoted)):
            continue
        for predicate in clause.predicates:
            if verb_of(view, predicate) in source_words(view.language, "naming") and predicate.finite < quoted.start:
                yield Candidate(kind=DIRECT, spans=(quoted.quotation.span,), sentence=view.sentence.number, rule="named",
                                speaker=subject_of(view, clause, predicate), cue=cue_of(view, predicate), frame=view.sentence.span)
                break


def frame_of(view: View, quoted: Quoted) -> tuple[str, tuple[Span, ...], Span | None]:
    """Rule, cue and speaker of the frame around a quotation."""
    for finder in (frame_after, frame_before, frame_around):
        found = finder(view, quoted)
        if found:
            return found
    return "no-frame", (), None


def frame_after(view: View, quoted: Quoted) -> tuple[str, tuple[Span, ...], Span | None] | None:
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


def frame_before(view: View, quoted: Quoted) -> tuple[str, tuple[Span, ...], Span | None] | None:
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


def frame_around(view: View, quoted: Quoted) -> tuple[str, tuple[Span, ...], Span | None] | None:
    """The clause that a quotation is part of: X nannte das „…“."""
    clause = next((c for c in view.clauses if c.start <= quoted.start < c.end), None)
    if clause is None or clause.predicate is None:
        return None
    known = [clause.predicates[i] for i in reporting(view, clause, "quote", "that", "object", "clause", "zu")]
    if not known:
        return None
    return "verb-around", cue_of(view, known[0]), subject_of(view, clause, known[0])


def cue_of(view: View, predicate: Predicate) -> tuple[Span, ...]:
    """The words of a predicate as spans."""
    return tuple(view.words[i].span for i in sorted(predicate.words))


# --- indirect ---------------------------------------------------------------------------------------------------------


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


def word_at(view: View, position: int) -> int:
    """The number of words that begin before `position`."""
    return sum(word.start < position for word in view.words)


def following_complement(view: View, index: int) -> Candidate | None:
    """The statement behind the frame in clause `index`."""
    clause = view.clauses[index]
    if clause.kind is ClauseKind.MAIN and sure_konjunktiv(view, clause):
        return None
    predicate, names = frame_cue(view, clause)
    if predicate is None and not names:
        return None
    for later in range(index + 1, len(view.clauses)):
        other = view.clauses[later]
        kind = complement_kind(view, clause, other, names)
        if kind:
            end = complement_end(view, later, kind)
            first = view.clauses[later].start
            span = view.span(first, end)
            span = without_stop(view, span)
            subject = subject_of(view, clause, predicate) if predicate else None
            return Candidate(kind=INDIRECT, spans=(span,), sentence=view.sentence.number, rule=f"verb-{kind}" if predicate else f"noun-{kind}",
                             speaker=subject, cue=cue_of(view, predicate) if predicate else (), frame=view.span(clause.start, clause.end))
        if other.kind is ClauseKind.MAIN:
            return None
    return None


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
    if other.opener in THAT:
        return "that" if "that" in names or sure_konjunktiv(view, other) else ""
    if other.opener in QUESTION_WORDS and other.kind in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE):
        return "that" if "that" in names else ""
    if other.kind is ClauseKind.INFINITIVE and other.opener not in ("um", "ohne", "statt", "anstatt") and "zu" in names:
        return "zu"
    if other.kind is ClauseKind.MAIN and other.before in (",", ":", "–") and other.predicate:
        if sure_konjunktiv(view, other) and has_subject(view, other):
            return "clause"
        if "clause" in names and any(p.mood is Mood.KONJUNKTIV_2 for p in other.predicates) and has_subject(view, other):
            return "clause"
        if ("quote" in names or names and other.before == ":") and has_own_subject(view, other) and other.start <= clause.end + 1:
            return "indicative"
    return ""


def has_subject(view: View, clause: Clause) -> bool:
    """Whether a main clause has a subject anywhere, es and man included."""
    predicate = clause.predicate
    if predicate is None:
        return False
    words = view.words[clause.start : clause.end]
    return any(w.lower in ("es", "man", "alle", "viele") for w in words) or find_subject(view.words, clause.start, clause.end, predicate.finite) is not None


def has_own_subject(view: View, clause: Clause) -> bool:
    """Whether an indicative main clause stands by itself: its subject right before its verb."""
    predicate = clause.predicate
    if predicate is None or predicate.finite == clause.start or view.words[clause.start].has("coordinators", "adverbs"):
        return False
    phrase = find_subject(view.words, clause.start, clause.end, predicate.finite)
    return phrase is not None and phrase.end <= predicate.finite


def complement_end(view: View, index: int, kind: str) -> int:
    """The end of the statement that begins with clause `index`: where the sentence or a new main clause begins."""
    for later in range(index + 1, len(view.clauses)):
        other = view.clauses[later]
        if other.kind is ClauseKind.MAIN and other.predicate and not sure_konjunktiv(view, other):
            inside = later > index + 1 and view.clauses[later - 1].kind is ClauseKind.RELATIVE
            if other.before in (";", ":") or not inside:
                return view.clauses[later].start - 1
    alone = [q.start for q in view.quotes if q.stands_alone and q.start > view.clauses[index].start]
    return min([*alone, len(view.words)])


def preceding_complement(view: View, index: int) -> Candidate | None:
    """The statement before the frame in clause `index`: "Es sei kalt, sagte X.", "Es ist kalt, so X."."""
    clause = view.clauses[index]
    if index == 0:
        return None
    earlier = [c for c in view.clauses[:index]]
    if not any(c.kind is ClauseKind.MAIN or c.opener in THAT for c in earlier) or earlier[0].opener == "wie":
        return None
    if any(q.stands_alone and q.start < clause.start for q in view.quotes):
        return None
    if all(c.opener in ADVERBIAL for c in earlier if c.kind is not ClauseKind.FRAGMENT):
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
    if predicate is None or predicate.finite != first or clause.before != "," or not (reporting(view, clause, "quote") or clause.opener == "so"):
        return None
    return around(view, clause, "clause-verb", subject_of(view, clause, predicate), cue_of(view, predicate))


def conditional(view: View, clause: Clause) -> bool:
    """Whether a clause is a condition with its verb first ("Wird kein Haushalt verabschiedet, …") or asks."""
    predicate = clause.predicate
    verb_first = predicate is not None and predicate.finite == clause.start and view.words[clause.start].is_capital
    return verb_first or clause.opener in ADVERBIAL | QUESTION_WORDS | {"was", "welcher", "welche", "welches"}


def around(view: View, clause: Clause, rule: str, speaker: Span | None, cue: tuple[Span, ...]) -> Candidate:
    """The candidate whose statement is the sentence but for the frame `clause`."""
    spans = [view.span(0, clause.start)]
    end = min([q.start for q in view.quotes if q.stands_alone and q.start >= clause.end], default=len(view.words))
    if any(w.is_word for w in view.words[clause.end : end]):
        spans.append(without_stop(view, view.span(clause.end, end)))
    return Candidate(kind=INDIRECT, spans=tuple(s for s in spans if len(s)) or (Span(0, 0),), sentence=view.sentence.number, rule=rule,
                     speaker=speaker, cue=cue, frame=view.span(clause.start, clause.end))


def without_stop(view: View, span: Span) -> Span:
    """The span without the full stop that ends the sentence."""
    end = span.end
    while end > span.start and view.text.content[end - 1] in ".,;: ":
        end -= 1
    return Span(span.start, end)


def as_clauses(view: View) -> Iterator[Candidate]:
    """Statements around an inserted "wie X mitteilte"."""
    for clause in view.clauses:
        if clause.opener != "wie" or clause.kind is not ClauseKind.SUBORDINATE or len(view.clauses) < 2:
            continue
        predicate = clause.predicate
        if predicate is None or view.words[clause.start].quote:
            continue
        if predicate.lemma in source_words(view.language, "showing"):
            yield around(view, clause, "wie", shown_by(view, clause), cue_of(view, predicate))
        elif reporting(view, clause, "quote", "that", "clause"):
            yield around(view, clause, "wie", subject_of(view, clause, predicate), cue_of(view, predicate))


def shown_by(view: View, clause: Clause) -> Span | None:
    """The source that shows something: the phrase behind aus, or the subject."""
    for index in range(clause.start, clause.end):
        if view.words[index].lower == "aus":
            phrase = read_phrase(view.words, index + 1, clause.end, wide=True)
            return phrase.span(view.words) if phrase else None
    return subject_of(view, clause, clause.predicate) if clause.predicate else None


def according_to_which(view: View) -> Iterator[Candidate]:
    """What a source says in a relative clause: "Berichte, wonach …", "Gerüchte, nach denen …"."""
    for clause in view.clauses[1:]:
        words = view.words
        first = clause.start
        if clause.opener == "wonach":
            skip = 1
        elif words[first].lower in ("nach", "laut") and clause.kind is ClauseKind.RELATIVE:
            skip = 2
        else:
            continue
        span = without_stop(view, view.span(first + skip, clause.end))
        if len(span):
            yield Candidate(kind=INDIRECT, spans=(span,), sentence=view.sentence.number, rule="wonach", speaker=antecedent(view, clause) or words[first].span,
                            cue=(words[first].span,), frame=view.span(0, first + skip))


def accordingly(view: View) -> Iterator[Candidate]:
    """A sentence with demnach: what the source named before says."""
    for index, word in enumerate(view.words):
        if word.lower in source_words(view.language, "demnach") and not word.quote:
            spans = [view.span(0, index), without_stop(view, view.span(index + 1, len(view.words)))]
            kept = tuple(s for s in spans if has_words(view, s))
            yield Candidate(kind=INDIRECT, spans=kept, sentence=view.sentence.number, rule="demnach", speaker=word.span, cue=(word.span,), frame=word.span)
            return


def sources(view: View) -> Iterator[Candidate]:
    """Statements of a named source: nach Angaben von X, laut X, X zufolge."""
    for start, end, speaker, cue, rule in source_phrases(view):
        low, high = scope(view, start)
        end = behind_relative(view, end)
        spans = [s for s in (view.span(low, start), view.span(end, high)) if has_words(view, s)]
        if spans:
            spans[-1] = without_stop(view, spans[-1])
            yield Candidate(kind=INDIRECT, spans=tuple(spans), sentence=view.sentence.number, rule=rule, speaker=speaker,
                            cue=cue, frame=view.span(start, end))
        return


def scope(view: View, position: int) -> tuple[int, int]:
    """The words that a source at `position` speaks for: its relative clause, else the sentence."""
    clause = next((c for c in view.clauses if c.start <= position < c.end), None)
    if clause is not None and clause.kind is ClauseKind.RELATIVE:
        return clause.start, clause.end
    return 0, len(view.words)


def behind_relative(view: View, end: int) -> int:
    """The end of a source phrase with the relative clause that tells more about the source."""
    clause = next((c for c in view.clauses if c.start == end + 1), None)
    if clause is not None and clause.kind is ClauseKind.RELATIVE and clause.end < len(view.words) - 1:
        return clause.end
    return end


def has_words(view: View, span: Span) -> bool:
    """Whether the span holds more than a conjunction."""
    inside = [w for w in view.words if w.is_word and span.start <= w.start < span.end]
    return len(inside) > 1 or bool(inside) and inside[0].is_capital and not inside[0].classes


def source_phrases(view: View) -> Iterator[tuple[int, int, Span, tuple[Span, ...], str]]:
    """Start, end, speaker, cue and rule of every phrase that names a source."""
    words = view.words
    for index, word in enumerate(words):
        finder = SOURCE_FINDERS.get(word.lower)
        if finder is None or word.quote or index + 1 >= len(words):
            continue
        found = finder(view, index)
        if found is not None:
            start, end, phrase, rule = found
            yield start, end, phrase.span(words), (word.span,), rule


Source = tuple[int, int, Phrase, str]


def by_nach(view: View, index: int) -> Source | None:
    """nach Angaben der Polizei; nach … zufolge; seiner Meinung nach."""
    words = view.words
    nouns = source_words(view.language, "nach_nouns")
    if index and words[index - 1].text in nouns:
        phrase = phrase_ending(view, index)
        return (phrase.start, index + 1, phrase, "meinung-nach") if phrase else None
    if index and words[index - 1].has("time_nouns"):
        return None
    phrase = read_phrase(words, index + 1, len(words))
    if phrase is None:
        return None
    if names_source(words, phrase, nouns):
        return index, phrase.end, phrase, "nach-angaben"
    if phrase.end < len(words) and words[phrase.end].lower == "zufolge":
        return index, phrase.end + 1, phrase, "zufolge"
    return None


def by_laut(view: View, index: int) -> Source | None:
    """laut Polizei; laut einem Bericht der Zeitung."""
    words = view.words
    if is_adjective(words, index):
        return None
    phrase = read_phrase(words, index + 1, name_limit(view, index + 1))
    if phrase is None or words[phrase.head].text in source_words(view.language, "not_sources"):
        return None
    return index, phrase.end, phrase, "laut"


def name_limit(view: View, start: int) -> int:
    """Where a name at `start` must end: before the next article, for a name takes no genitive with one."""
    words = view.words
    if words[start].has("determiners") or not words[start].is_capital or names_source(words, Phrase(start, start + 1, start), source_words(view.language, "nach_nouns")):
        return len(words)
    return next((i for i in range(start + 1, len(words)) if words[i].has("determiners")), len(words))


def by_aus(view: View, index: int) -> Source | None:
    """aus Sicht der Polizei."""
    phrase = read_phrase(view.words, index + 1, len(view.words))
    if phrase and view.words[phrase.head].text in source_words(view.language, "aus_nouns"):
        return index, phrase.end, phrase, "aus-sicht"
    return None


def by_zufolge(view: View, index: int) -> Source | None:
    """Medienberichten zufolge; in two words too."""
    words = view.words
    apart = words[index].lower == "zu"
    if apart and words[index + 1].lower != "folge":
        return None
    phrase = phrase_ending(view, index)
    return (phrase.start, index + 1 + apart, phrase, "zufolge") if phrase else None


SOURCE_FINDERS = {"nach": by_nach, "laut": by_laut, "gemäß": by_laut, "aus": by_aus, "zufolge": by_zufolge, "zu": by_zufolge}


def is_adjective(words, index: int) -> bool:  # type: ignore[no-untyped-def]
    """Whether "laut" is the adjective: "laut und deutlich", "sehr laut"."""
    following = words[index + 1]
    return following.has("coordinators") or index > 0 and words[index - 1].lower in ("sehr", "zu", "so", "wird", "wurde", "lief")


def names_source(words, phrase: Phrase, nouns: frozenset[str]) -> bool:  # type: ignore[no-untyped-def]
    """Whether the head of a phrase behind nach is a noun of saying."""
    head = words[phrase.head].text
    return head in nouns or head.lower().endswith(("angaben", "berichten", "bericht", "meldungen", "informationen", "ansicht", "meinung", "schätzungen", "aussagen"))


def phrase_ending(view: View, end: int) -> Phrase | None:
    """The longest phrase that ends before the word `end`."""
    for start in range(max(0, end - 14), end):
        phrase = read_phrase(view.words, start, end, wide=True)
        if phrase and phrase.end == end and not view.words[start].has("prepositions"):
            return phrase
    return None


def summed_up(view: View, previous: View | None) -> Iterator[Candidate]:
    """The sentence before "Das sagte X.": its words are what X said."""
    if previous is None or previous.sentence.paragraph != view.sentence.paragraph or not view.clauses:
        return
    clause, words = view.clauses[0], view.words
    predicate = clause.predicate
    if predicate is None or words[0].lower not in ("das", "dies") or predicate.finite != 1 or any(q.is_speech for q in previous.quotes):
        return
    if any(c.kind in (ClauseKind.MAIN, ClauseKind.INFINITIVE) or c.opener in THAT for c in view.clauses[1:]):
        return
    whole = complete(words, 1, len(words) - 1, view.language)
    if frames(view.language).get(whole.lemma, frozenset()) & {"quote"} or reporting(view, clause, "quote"):
        speaker = subject_of(view, clause, predicate) or subject_later(view)
    elif whole.lemma in source_words(view.language, "showing"):
        speaker = shown_by(view, clause)
    else:
        return
    yield Candidate(kind=INDIRECT, spans=(previous.sentence.span, words[0].span), sentence=view.sentence.number, rule="das-sagte",
                    speaker=speaker, cue=cue_of(view, whole), frame=view.sentence.span)


def subject_later(view: View) -> Span | None:
    """The subject in a later piece of the sentence, where an insertion parts it from its verb."""
    for clause in view.clauses[1:]:
        phrase = read_phrase(view.words, clause.start, clause.end) if clause.kind is ClauseKind.FRAGMENT else None
        if phrase and not view.words[clause.start].has("prepositions"):
            return phrase.span(view.words)
    return None


# --- free indirect and reported ---------------------------------------------------------------------------------------


def sure_konjunktiv(view: View, clause: Clause) -> bool:
    """Whether a predicate of the clause stands in Konjunktiv I, not with ich."""
    return any(p.mood is Mood.KONJUNKTIV_1 for p in clause.predicates) and not any(
        w.lower == "ich" for w in view.words[clause.start : clause.end]
    )


def free_indirect(view: View, continues: bool, in_paragraph: bool) -> Iterator[Candidate]:
    """A sentence in Konjunktiv without a frame; Konjunktiv II counts only where it `continues` a statement.

    Where only a clause stands in Konjunktiv I ("…, weil die Brücke unsicher sei"), that clause alone is told.
    """
    main = [c for c in view.clauses if c.kind is ClauseKind.MAIN]
    whole = Candidate(kind=FREE, spans=(view.sentence.span,), sentence=view.sentence.number, rule="konjunktiv")
    told = next((c for c in view.clauses if c.kind is not ClauseKind.FRAGMENT and sure_konjunktiv(view, c)), None)
    if any(sure_konjunktiv(view, c) for c in main):
        yield whole
    elif told is not None and main and main[0].start < told.start:
        span = without_stop(view, view.span(told.start, len(view.words)))
        predicate = main[0].predicate
        yield replace(whole, kind=INDIRECT, spans=(span,), rule="konjunktiv-sub", frame=view.sentence.span,
                      speaker=subject_of(view, main[0], predicate) if predicate else None)
    elif told is not None:
        yield replace(whole, rule="konjunktiv-sub")
    elif any(replaces_konjunktiv(view, p, continues, in_paragraph) for c in main for p in c.predicates):
        yield replace(whole, rule="konjunktiv-2")
    elif main and hearsay(view, main[0], continues):
        yield replace(whole, rule="soll")


MODAL = frozenset(["können", "müssen", "dürfen", "mögen", "sollen"])


def replaces_konjunktiv(view: View, predicate: Predicate, continues: bool, in_paragraph: bool) -> bool:
    """Whether a Konjunktiv II stands for a Konjunktiv I that nobody would hear ("hätten" for "haben").

    That needs a statement just before it; "könnte" and the like are the writer's own guess (one in ten a statement in
    700 articles), their plurals behind a statement are not.
    """
    if predicate.mood is not Mood.KONJUNKTIV_2:
        return False
    finite = view.words[predicate.finite]
    if any(form.lemma in MODAL for form in finite.forms):
        return continues and finite.lower.endswith("n")
    return continues or in_paragraph and finite.lower not in ("wäre", "wären")


def before_quote(view: View) -> Iterator[Candidate]:
    """A main clause in Konjunktiv I that a colon joins to a quotation: "Man sei am Ende: „…“"."""
    first = next((q.start for q in view.quotes if q.stands_alone), 0)
    before = [c for c in view.clauses if c.end <= first]
    if first and view.words[first - 1].text == ":" and before and before[0].kind is ClauseKind.MAIN and sure_konjunktiv(view, before[0]):
        span = Span(view.sentence.span.start, view.words[first - 1].end)
        yield Candidate(kind=FREE, spans=(span,), sentence=view.sentence.number, rule="konjunktiv")


def hearsay(view: View, clause: Clause, continues: bool) -> bool:
    """Whether soll or sollen says that something is told: of the past ("soll gewesen sein"), or behind a statement.

    By itself the future ("soll gebaut werden") is a plan in three of four cases (700 articles), and no statement.
    """
    predicate = clause.predicate
    if predicate is None or view.words[predicate.finite].lower not in ("soll", "sollen"):
        return False
    last = [w.lower for w in view.words[clause.start : clause.end] if w.is_word][-1]
    return continues or last in ("haben", "sein")


def reported(view: View) -> Iterator[Candidate]:
    """A sentence whose verb reports what somebody said, without his words."""
    inside = {w.lower for w in view.words if not w.quote}
    for clause in view.clauses:
        for predicate in clause.predicates if clause.kind is ClauseKind.MAIN else ():
            needed = objects(view.language).get(verb_of(view, predicate), frozenset())
            speaker = subject_of(view, clause, predicate)
            intends = view.words[predicate.finite].lower in listed(view.language, "intends") and speaker is not None
            if intends or ("accusative" in needed or needed & inside) and reports(view, predicate, speaker):
                yield Candidate(kind=REPORTED, spans=(view.sentence.span,), sentence=view.sentence.number, rule="intends" if intends else "reported-verb",
                                speaker=speaker, cue=cue_of(view, predicate), frame=view.sentence.span)
                return


def reports(view: View, predicate: Predicate, speaker: Span | None) -> bool:
    """Whether a verb of reporting has somebody who speaks; the passive has nobody, and few verbs report in it."""
    if predicate.passive:
        return verb_of(view, predicate) in listed(view.language, "passive")
    return speaker is not None and not predicate.modal


def merge_free(found: list[Candidate], views: tuple[View, ...]) -> list[Candidate]:
    """Free indirect sentences that follow each other as one statement each."""
    merged: list[Candidate] = []
    open_at = -1
    for candidate in found:
        if candidate.kind is FREE and open_at >= 0 and candidate.sentence == merged[open_at].sentence + 1:
            last = merged[open_at]
            span = Span(last.spans[0].start, candidate.spans[0].end)
            merged[open_at] = replace(last, spans=(span,), sentence=candidate.sentence)
            continue
        merged.append(candidate)
        if not candidate.nested:
            open_at = len(merged) - 1 if candidate.kind is FREE else -1
    return merged
