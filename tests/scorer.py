"""What is found in an annotated article, compared with what a careful reader takes from it.

How it scores. A statement's characters are those of its spans, each trimmed to its outermost letters or digits, white
space never counting; the overlap of two statements is the F1 of these sets. Pairs are taken one to one, the largest
overlap first; one of 0.5 is `found`, of 0.8 `found80`. By kind, a pair counts only where the kinds agree. A name is
right where its words are the annotated ones, or one name is part of the other with the same last word; where the
article gives a role only, no name is right as well. `joint` is found and name right. `named` is the share of right
names among found statements that are shown with the name of an actor: the precision that a reader meets.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from corpus import KINDS, Annotated, Known, Said

from explainer.model import Actor, Attribution, Extraction, FoundFact, FoundQuestion, FoundStatement
from explainer.text import ParagraphKind, Span

SMALL_WORDS = frozenset(
    "der die das den dem des ein eine einer eines einem einen und von vom im in an am für zu zum zur".split()  # noqa: SIM905
)
Sentences = tuple[FoundQuestion | FoundFact, ...]
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def characters(content: str, spans: Iterable[Span]) -> frozenset[int]:
    """The positions that count in `spans`."""
    kept: set[int] = set()
    for span in spans:
        letters = [position for position in range(span.start, span.end) if content[position].isalnum()]
        if letters:
            kept.update(at for at in range(letters[0], letters[-1] + 1) if not content[at].isspace())
    return frozenset(kept)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """F1 of two sets of positions, from 0 to 1."""
    both = len(one & other)
    return 2 * both / (len(one) + len(other)) if both else 0.0


def words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(word.casefold() for word in WORD.findall(name)) - SMALL_WORDS


def same_name(one: str, other: str) -> bool:
    """Whether two names are one; see the module's text."""
    if words(one) == words(other):
        return True
    last = WORD.findall(one)[-1:] == WORD.findall(other)[-1:]
    return last and (words(one) < words(other) or words(other) < words(one))


def name_right(gold: Said, shown: Attribution | None) -> bool:
    """Whether a found statement has the speaker that the article gives it."""
    name = shown.name if shown and shown.actor else ""
    if gold.speakers:
        return any(same_name(speaker, name) for speaker in gold.speakers)
    return not name or bool(words(gold.role) & words(name))


def pair(
    gold: list[frozenset[int]], found: list[frozenset[int]], tie: Callable[[int, int], float] = lambda i, j: 0.0
) -> list[tuple[int, int, float]]:
    """(index in gold, index in found, overlap) of pairs one to one, the largest overlap first, at least 0.5."""
    close = [(overlap(g, f), tie(i, j), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found) if g & f]
    pairs: list[tuple[int, int, float]] = []
    used: set[tuple[str, int]] = set()
    for share, _, i, j in sorted(close, reverse=True):
        if share >= 0.5 and ("gold", -i) not in used and ("found", -j) not in used:
            used |= {("gold", -i), ("found", -j)}
            pairs.append((-i, -j, share))
    return pairs


def count(annotated: Annotated, extraction: Extraction) -> Counter[str]:
    """What one article adds: for each measure `X`, how many are `X right`, `X shown` and `X gold`."""
    tally: Counter[str] = Counter()
    count_statements(annotated, extraction, tally)
    for part, gold, allowed, found in (
        ("questions", annotated.questions, annotated.allowed_questions, extraction.questions),
        ("background", annotated.background, annotated.allowed_background, extraction.background),
    ):
        pairs = pair_sentences(annotated.article.content, (*gold, *allowed), found)
        right = sum(i < len(gold) for i, _, _ in pairs)
        tally.update(
            {f"{part} right": right, f"{part} shown": len(found) - len(pairs) + right, f"{part} gold": len(gold)}
        )
    count_actors(annotated, extraction.actors, tally)
    count_lines(annotated, extraction, tally)
    return tally


def pair_statements(annotated: Annotated, extraction: Extraction) -> list[tuple[int, int, float]]:
    """(index in `statements` followed by `allowed`, index in what is found, overlap) of pairs one to one."""
    content, found = annotated.article.content, extraction.statements
    gold = (*annotated.statements, *annotated.allowed)

    def tie(i: int, j: int) -> float:
        return (str(found[j].kind) in gold[i].kinds) + name_right(gold[i], found[j].speaker) / 2

    return pair([characters(content, s.spans) for s in gold], [characters(content, s.spans) for s in found], tie)


def pair_sentences(content: str, gold: tuple[Span, ...], found: Sentences) -> list[tuple[int, int, float]]:
    """The same for questions or background."""
    return pair([characters(content, [span]) for span in gold], [characters(content, item.spans) for item in found])


def count_statements(annotated: Annotated, extraction: Extraction, tally: Counter[str]) -> None:
    """Add the statements: found, by kind, and their speakers."""
    found, pairs = extraction.statements, pair_statements(annotated, extraction)
    excused = {j for i, j, _ in pairs if i >= len(annotated.statements)}
    for j, statement in enumerate(found):
        if j not in excused:
            tally.update(["found shown", "found80 shown", "joint shown", f"{statement.kind} shown"])
    for said in annotated.statements:
        tally.update(["found gold", "found80 gold", "joint gold", f"{said.kinds[0]} gold"])
    for i, j, share in pairs:
        if i < len(annotated.statements):
            count_pair(annotated.statements[i], found[j], share, tally)
    tally["forbidden shown"] += sum(
        any(span.covers(part) for part in statement.spans) for span in annotated.forbidden for statement in found
    )


def count_pair(gold: Said, found: FoundStatement, share: float, tally: Counter[str]) -> None:
    """Add a statement that was found."""
    right = name_right(gold, found.speaker)
    tally["found right"] += 1
    tally["found80 right"] += share >= 0.8
    tally["joint right"] += right
    tally[f"{gold.kinds[0]} right"] += str(found.kind) in gold.kinds
    if found.speaker and found.speaker.actor:
        tally["named shown"] += 1
        tally["named right"] += right


def count_actors(annotated: Annotated, actors: tuple[Actor, ...], tally: Counter[str]) -> None:
    """Add the actors; each annotated one is found once, a second page of his is a fault."""
    missing = sorted(annotated.actors, key=lambda known: known.optional)
    for actor in actors:
        match = next((known for known in missing if is_actor(known, actor)), None)
        if match is not None:
            missing.remove(match)
        tally["actors right"] += match is not None and not match.optional
        tally["actors shown"] += match is None or not match.optional
    tally["actors gold"] += sum(not known.optional for known in annotated.actors)
    tally["false actors shown"] += sum(actor.name in annotated.not_actors for actor in actors)


def is_actor(known: Known, actor: Actor) -> bool:
    """Whether an actor shown is an annotated one."""
    return str(actor.kind) == known.kind and any(same_name(name, actor.name) for name in known.names)


def count_lines(annotated: Annotated, extraction: Extraction, tally: Counter[str]) -> None:
    """Add the lines that are headings or go on no page."""
    blocks = extraction.text.paragraphs
    for part, gold, found in (
        ("dropped", annotated.dropped, [item.span for item in extraction.dropped]),
        ("headings", annotated.headings, [b.span for b in blocks if b.kind is ParagraphKind.HEADING]),
    ):
        right = sum(any(span.covers(line) for span in found) for line in gold)
        tally.update({f"{part} right": right, f"{part} shown": len(found), f"{part} gold": len(gold)})


MEASURES = ("found", "found80", "joint", *KINDS, "questions", "background", "actors", "dropped", "headings")


def figures(tally: Counter[str]) -> dict[str, float]:
    """All figures in percent, one decimal: F1 of each measure, and shares of right names."""
    shown: dict[str, float] = {}
    for measure in MEASURES:
        right, found, gold = (tally[f"{measure} {what}"] for what in ("right", "shown", "gold"))
        shown[measure] = percent(2 * right, found + gold)
    shown["name right"] = percent(tally["joint right"], tally["found right"])
    shown["name right where shown"] = percent(tally["named right"], tally["named shown"])
    shown["actors precision"] = percent(tally["actors right"], tally["actors shown"])
    shown["actors recall"] = percent(tally["actors right"], tally["actors gold"])
    return shown


def percent(part: int, whole: int) -> float:
    """A share in percent, one decimal; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0
