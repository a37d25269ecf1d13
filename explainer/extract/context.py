"""The circumstances of a statement: on what occasion, where and to whom it was said, in the words of its frame.

A statement has those of its own frame, or else those that the same speaker's words before it in the paragraph were
given: "Auf einer Pressekonferenz in Lindau sagte Kern, … Sie fügte hinzu: …".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from explainer.extract.clauses import Clause, ClauseKind
from explainer.extract.phrases import after_head, noun_after
from explainer.extract.sentence import Candidate, View
from explainer.extract.words import Word
from explainer.language import table
from explainer.model import FoundStatement, StatementKind
from explainer.text import Span

ENDINGS = ("", "s", "es", "n", "en", "e", "ern")
SHORTEST_HEAD = 6
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Circumstances:
    """`context.yaml`: which nouns a preposition or an article opens a circumstance with, and what may follow them."""

    nouns: dict[str, frozenset[str]]
    always: frozenset[str]
    never: frozenset[str]
    told: dict[str, frozenset[str]]
    joins: dict[str, frozenset[str]]
    genitives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """The circumstances that hold in a paragraph until somebody else speaks; `names` are words for who speaks."""

    spans: tuple[Span, ...] = ()
    paragraph: int = 0
    speaker: str = ""
    names: frozenset[str] = NOBODY


@cache
def circumstances(language: str) -> Circumstances:
    """The circumstances that a language pack knows."""
    data = table(language, "context")
    nouns: dict[str, set[str]] = {}
    for entry in data["groups"]:
        for preposition in entry.get("prepositions", ()):
            nouns.setdefault(preposition, set()).update(noun.lower() for noun in entry.get("nouns", ()))
    joins: dict[str, set[str]] = {}
    for entry in data["joins"]:
        for word in entry["words"]:
            joins.setdefault(word, set()).update(noun.lower() for noun in entry.get("behind", ("*",)))
    return Circumstances(
        nouns={word: frozenset(found) for word, found in nouns.items()},
        always=frozenset(w for entry in data["groups"] if "nouns" not in entry for w in entry["prepositions"]),
        never=frozenset(noun.lower() for entry in data["groups"] for noun in entry.get("not", ())),
        told={e["article"]: frozenset(n.lower() for n in e["nouns"]) for e in data["groups"] if "article" in e},
        joins={word: frozenset(found) for word, found in joins.items()},
        genitives=frozenset(data["genitives"]["words"]),
    )


def find_context(view: View, candidate: Candidate) -> tuple[Span, ...]:
    """The circumstances in the frame of a statement; none for one that is shown with its whole sentence."""
    if candidate.kind in (StatementKind.FREE_INDIRECT, StatementKind.REPORTED) or not candidate.cue:
        return ()
    taken = (*candidate.spans, *candidate.cue)
    frame = [clause for clause in view.clauses if is_frame(view, clause, candidate)]
    found = [span for clause in frame for span in phrases(view, clause) if not any(span.overlaps(t) for t in taken)]
    return tuple(span for span in found if not of_speaker(view, span, candidate.speaker))


def of_speaker(view: View, span: Span, speaker: Span | None) -> bool:
    """Whether a phrase belongs to the words that name the speaker: "der Sprecher im Bundestag"."""
    first = span.of(view.text.content).split()[0].lower()
    return speaker is not None and span.overlaps(speaker) and first not in circumstances(view.language).told


def is_frame(view: View, clause: Clause, candidate: Candidate) -> bool:
    """Whether a clause holds the words of saying, or follows them without a verb of its own."""
    span = Span(view.words[clause.start].start, view.words[clause.end - 1].end)
    return clause.kind is ClauseKind.FRAGMENT or any(cue.overlaps(span) for cue in candidate.cue)


def phrases(view: View, clause: Clause) -> Iterator[Span]:
    """The circumstances in a clause, each with what hangs on it."""
    index = clause.start
    while index < clause.end:
        end = phrase_end(view, index, clause.end)
        if end:
            yield Span(view.words[index].start, view.words[end - 1].end)
        index = max(end, index + 1)


def phrase_end(view: View, start: int, limit: int) -> int:
    """The position behind the circumstance that begins at `start`; 0 for none."""
    known, word = circumstances(view.language), view.words[start]
    if word.quote or (word.lower not in known.nouns and word.lower not in known.always):
        return told_end(view, start, limit)
    head = head_after(view.words, start, limit)
    if head is None or not opens(view.words, start, head, known):
        return 0
    return with_attributes(view, head, limit)


def opens(words: Sequence[Word], start: int, head: int, known: Circumstances) -> bool:
    """Whether the preposition at `start` opens a circumstance with the noun at `head`."""
    word, noun = words[start].lower, words[head].lower
    if word in known.always:
        return not is_listed(noun, known.never) and not (start and is_listed(words[start - 1].lower, known.never))
    return is_listed(noun, known.nouns[word])


def told_end(view: View, start: int, limit: int) -> int:
    """The end of a medium in the dative behind a verb of saying: "sagte Kern der Zeitung „Nordblatt“"; 0 for none."""
    words, nouns = view.words, circumstances(view.language).told.get(view.words[start].lower)
    if nouns is None or start == 0 or not follows_speaker(words, start):
        return 0
    head = head_after(words, start, limit)
    if head is None:
        return 0
    between = [word for word in words[start + 1 : head] if word.is_word and not word.quote]
    if not all(word.lower.endswith("n") for word in between):
        return 0
    return with_attributes(view, head, limit) if is_listed(words[head].lower, nouns) else 0


def follows_speaker(words: Sequence[Word], start: int) -> bool:
    """Whether a verb, a pronoun or a name stands before `start`, on which no genitive hangs."""
    before = words[start - 1]
    if before.has("prepositions") or not any(word.is_finite for word in words[:start]):
        return False
    if before.has("subject_pronouns", "weekdays", "adverbs") or (before.is_finite and not before.is_capital):
        return True
    earlier = words[start - 2] if start > 1 else before
    return before.is_capital and not earlier.has("determiners") and (earlier.is_capital or earlier.is_finite)


def head_after(words: Sequence[Word], start: int, limit: int) -> int | None:
    """The noun that the preposition or article at `start` governs; of a quoted name its last word."""
    index = start + 1
    if index < limit and words[index].has("determiners"):
        index += 1
    return noun_after(words, index, limit)


def is_listed(word: str, nouns: frozenset[str]) -> bool:
    """Whether a noun, without its ending, is listed, or is a compound that ends in a listed one."""
    for ending in ENDINGS:
        stem = word.removesuffix(ending) if ending else word
        if stem in nouns or stem.rsplit("-", 1)[-1] in nouns:
            return True
        if any(stem[cut:] in nouns for cut in range(1, len(stem) - SHORTEST_HEAD + 1)):
            return True
    return False


def with_attributes(view: View, head: int, limit: int) -> int:
    """The end of a phrase with the names, genitives and circumstances that hang on its noun."""
    words, known = view.words, circumstances(view.language)
    end = name_end(view, head, limit)
    while end < limit:
        behind = known.joins.get(words[end].lower, NOBODY)
        if not (words[end].lower in known.genitives or "*" in behind or is_listed(words[head].lower, behind)):
            break
        bare = words[end].has("determiners")
        following = noun_after(words, end + 1, limit) if bare else head_after(words, end, limit)
        if following is None or any(word.has("prepositions") for word in words[end + 1 : following]):
            break
        head, end = following, name_end(view, following, limit)
    return end


def name_end(view: View, head: int, limit: int) -> int:
    """The end of a name, up to the mark that closes it where it stands in quotation marks."""
    end = after_head(view.words, head, limit)
    while end < limit and view.words[head].quote and view.words[end].quote and end - head < SHORTEST_HEAD:
        end += 1
    return end


def inherit_context(statements: Sequence[FoundStatement], views: Sequence[View]) -> tuple[FoundStatement, ...]:
    """The statements, in the order of the text, with the circumstances that the paragraph gave their speaker before."""
    found: list[FoundStatement] = []
    setting, first = Setting(), 0
    for view in views:
        here = []
        while first < len(statements) and statements[first].spans[0].start < view.sentence.span.end:
            here.append(statements[first])
            first += 1
        setting = setting_at(view, here, setting)
        found += [with_setting(statement, view, setting) for statement in here]
    return (*found, *statements[first:])


def setting_at(view: View, here: Sequence[FoundStatement], before: Setting) -> Setting:
    """The setting in which a sentence leaves or puts those who speak in it and after it."""
    own = next((s for s in here if s.context and s.speaker), None)
    if own is not None and own.speaker is not None:
        return Setting(own.context, own.paragraph, own.speaker.name)
    if before.paragraph != view.sentence.paragraph:
        before = Setting()
    speaking = {s.speaker.name for s in here if s.speaker}
    if not any(s.cue for s in here if s.kind is not StatementKind.REPORTED):
        taken = [span for s in here if s.kind is not StatementKind.REPORTED for span in s.spans]
        main = [clause for clause in view.clauses if clause.kind is ClauseKind.MAIN]
        spans = tuple(s for clause in main for s in phrases(view, clause) if not any(s.overlaps(t) for t in taken))
        if spans:
            names = frozenset(word.text for word in view.words if word.is_capital)
            return Setting(spans, view.sentence.paragraph, next(iter(sorted(speaking)), ""), names)
    return before if all(speaks_in(before, name) for name in speaking) else Setting()


def speaks_in(setting: Setting, name: str) -> bool:
    """Whether a setting is one of this speaker."""
    return setting.speaker == name or (not setting.speaker and name.split()[-1] in setting.names)


def with_setting(statement: FoundStatement, view: View, setting: Setting) -> FoundStatement:
    """The statement with the circumstances of its setting, unless it has its own or its sentence shows them."""
    if statement.context or statement.speaker is None or not speaks_in(setting, statement.speaker.name):
        return statement
    shown = any(span.overlaps(view.sentence.span) for span in setting.spans)
    return statement if shown else replace(statement, context=setting.spans)
