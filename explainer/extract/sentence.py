"""One sentence with everything the finders of statements look at, and the candidates they return."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from explainer.extract.clauses import Clause, find_clauses
from explainer.extract.predicates import Predicate
from explainer.extract.words import Word, annotate
from explainer.language import table
from explainer.model import StatementKind
from explainer.text import Quotation, Sentence, Span, Text


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of a sentence: the words `start … end - 1` with the marks. `stands_alone`: no part of a clause."""

    quotation: Quotation
    start: int
    end: int
    is_speech: bool
    stands_alone: bool


@dataclass(frozen=True, slots=True)
class View:
    """A sentence of a text, its words and clauses."""

    text: Text
    sentence: Sentence
    words: tuple[Word, ...]
    quotes: tuple[Quoted, ...]
    clauses: tuple[Clause, ...]
    language: str

    def first_from(self, position: int) -> int:
        """The number of words that begin before `position`, which is the index of the first behind it."""
        return bisect_left(self.words, position, key=lambda word: word.start)

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that begin in `span`."""
        return self.words[self.first_from(span.start) : self.first_from(span.end)]

    def span(self, start: int, end: int) -> Span:
        """The span of the words `start … end - 1`, without separators at its ends."""
        while start < end and self.words[start].text in ",;:–—-":
            start += 1
        while end > start and self.words[end - 1].text in ",;:–—-":
            end -= 1
        return Span(self.words[start].start, self.words[end - 1].end) if start < end else Span(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A statement as a finder sees it. `speaker` are the words that name the speaker, None: look around.

    `nested`: it stands inside another statement; `part`: its words are part of a clause and read with it alone.
    """

    kind: StatementKind
    spans: tuple[Span, ...]
    sentence: int
    rule: str
    speaker: Span | None = None
    cue: tuple[Span, ...] = ()
    frame: Span | None = None
    nested: bool = False
    part: bool = False


QuotesOf = Callable[[Text, Sentence, Sequence[Word], str], tuple[Quoted, ...]]


def look(text: Text, sentence: Sentence, language: str, quotes_of: QuotesOf) -> View:
    """The view of one sentence; `quotes_of(words)` finds and judges its quotations."""
    words = annotate(text, sentence, language)
    quotes = quotes_of(text, sentence, words, language)
    hidden = [False] * len(words)
    for quoted in quotes:
        if quoted.stands_alone:
            hidden[quoted.start : quoted.end] = [True] * (quoted.end - quoted.start)
    return View(text, sentence, words, quotes, find_clauses(words, language, hidden), language)


@cache
def frames(language: str) -> dict[str, frozenset[str]]:
    """Infinitive → the frames it takes, of `reporting.yaml`."""
    return {entry["verb"]: frozenset(entry["frames"]) for entry in table(language, "reporting")["verbs"]}


@cache
def objects(language: str) -> dict[str, frozenset[str]]:
    """Infinitive → what must stand in the sentence for the verb to report without a clause."""
    return {e["verb"]: frozenset(e["object"]) for e in table(language, "reporting")["verbs"] if "object" in e}


@cache
def naming(language: str) -> frozenset[str]:
    """The verbs that give something a name in quotation marks."""
    return frozenset(entry["verb"] for entry in table(language, "reporting")["verbs"] if entry.get("naming"))


@cache
def intends(language: str) -> frozenset[str]:
    """The forms of a modal verb that tell an intention."""
    return frozenset(entry["form"] for entry in table(language, "reporting")["intends"])


@cache
def passives(language: str) -> frozenset[str]:
    """The verbs that report in the passive too, without a speaker."""
    return frozenset(entry["verb"] for entry in table(language, "reporting")["passive"])


@cache
def source_words(language: str, name: str) -> frozenset[str]:
    """A list of `sources.yaml` as a set."""
    return frozenset(table(language, "sources")[name]["words"])


def reporting(view: View, clause: Clause, *names: str) -> Sequence[int]:
    """Indexes of the clause's predicates whose verb takes one of these frames."""
    known = frames(view.language)
    return [
        i for i, p in enumerate(clause.predicates) if not known.get(verb_of(view, p), frozenset()).isdisjoint(names)
    ]


def verb_of(view: View, predicate: Predicate) -> str:
    """The infinitive under which a predicate's verb is listed: with its particle, or without where that is none."""
    known = frames(view.language)
    if predicate.lemma in known or len(predicate.words) < 2:
        return predicate.lemma
    particle = view.words[predicate.words[-1]]
    bare = predicate.lemma.removeprefix(particle.lower)
    return bare if bare in known and particle.has("adverbs") else predicate.lemma
