"""Statements of a named source, without a verb of saying: nach Angaben von X, laut X, X zufolge, aus Sicht von X."""

from collections.abc import Iterator, Sequence

from explainer.extract.candidates import has_words, without_stop
from explainer.extract.clauses import Clause, ClauseKind
from explainer.extract.konjunktiv import sure_konjunktiv
from explainer.extract.phrases import Phrase, read_phrase
from explainer.extract.sentence import Candidate, View, reporting, source_words
from explainer.extract.words import Word
from explainer.model import StatementKind
from explainer.text import Span

Source = tuple[int, int, Phrase, str]


def sources(view: View) -> Iterator[Candidate]:
    """Statements of a named source: nach Angaben von X, laut X, X zufolge."""
    for start, end, speaker, cue, rule in source_phrases(view):
        if is_quoted_source(view, start):
            continue
        low, high = scope(view, start)
        end = behind_relative(view, end)
        spans = [s for s in (view.span(low, start), view.span(end, high)) if has_words(view, s)]
        if spans:
            spans[-1] = without_stop(view, spans[-1])
            yield Candidate(
                kind=StatementKind.INDIRECT,
                spans=tuple(spans),
                sentence=view.sentence.number,
                rule=rule,
                speaker=speaker,
                cue=cue,
                frame=view.span(start, end),
            )
        return


def is_quoted_source(view: View, position: int) -> bool:
    """Whether somebody else names the source: "Der Sprecher sagte, nach ersten Erkenntnissen sei …"."""
    clause = next((c for c in view.clauses if c.start <= position < c.end), None)
    if clause is None or not sure_konjunktiv(view, clause):
        return False
    earlier = (c for c in view.clauses if c.end <= clause.start and c.kind is ClauseKind.MAIN)
    return any(reporting(view, c, "quote", "clause") for c in earlier)


def scope(view: View, position: int) -> tuple[int, int]:
    """The words that a source at `position` speaks for.

    Its clause where that is relative or subordinate, else its main clause with what hangs on it.
    """
    at = next((i for i, c in enumerate(view.clauses) if c.start <= position < c.end), None)
    if at is None:
        return 0, len(view.words)
    clause = view.clauses[at]
    if clause.kind in (ClauseKind.RELATIVE, ClauseKind.SUBORDINATE) and at:
        return clause.start, clause.end
    before = any(c.kind is ClauseKind.MAIN for c in view.clauses[:at]) and clause.kind is ClauseKind.MAIN
    behind = (c.start - 1 for c in view.clauses[at + 1 :] if says_itself(view, c))
    return clause.start if before else 0, next(behind, len(view.words))


def says_itself(view: View, clause: Clause) -> bool:
    """Whether a main clause has a frame of its own: "…, die Polizei spricht von 4.000 Teilnehmern"."""
    return clause.kind is ClauseKind.MAIN and bool(reporting(view, clause, "quote", "object"))


def behind_relative(view: View, end: int) -> int:
    """The end of a source phrase with the relative clause that tells more about the source."""
    clause = next((c for c in view.clauses if c.start == end + 1), None)
    if clause is not None and clause.kind is ClauseKind.RELATIVE and clause.end < len(view.words) - 1:
        return clause.end
    return end


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


def by_nach(view: View, index: int) -> Source | None:
    """Nach Angaben der Polizei; nach … zufolge; seiner Meinung nach."""
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
    """Laut Polizei; laut einem Bericht der Zeitung."""
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
    if (
        words[start].has("determiners")
        or not words[start].is_capital
        or names_source(words, Phrase(start, start + 1, start), source_words(view.language, "nach_nouns"))
    ):
        return len(words)
    return next((i for i in range(start + 1, len(words)) if words[i].has("determiners")), len(words))


def by_aus(view: View, index: int) -> Source | None:
    """Aus Sicht der Polizei."""
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


SOURCE_FINDERS = {
    "nach": by_nach,
    "laut": by_laut,
    "gemäß": by_laut,
    "aus": by_aus,
    "zufolge": by_zufolge,
    "zu": by_zufolge,
}


def is_adjective(words: Sequence[Word], index: int) -> bool:
    """Whether "laut" is the adjective: "laut und deutlich", "sehr laut"."""
    following = words[index + 1]
    return following.has("coordinators") or (
        index > 0 and words[index - 1].lower in ("sehr", "zu", "so", "wird", "wurde", "lief")
    )


def names_source(words: Sequence[Word], phrase: Phrase, nouns: frozenset[str]) -> bool:
    """Whether the head of a phrase behind nach is a noun of saying."""
    head = words[phrase.head].text
    return head in nouns or head.lower().endswith(
        (
            "angaben",
            "berichten",
            "bericht",
            "meldungen",
            "informationen",
            "ansicht",
            "meinung",
            "schätzungen",
            "aussagen",
        )
    )


def phrase_ending(view: View, end: int) -> Phrase | None:
    """The longest phrase that ends before the word `end`."""
    for start in range(max(0, end - 14), end):
        phrase = read_phrase(view.words, start, end, wide=True)
        if phrase and phrase.end == end and not view.words[start].has("prepositions"):
            return phrase
    return None
