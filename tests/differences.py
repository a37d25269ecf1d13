"""Where what is found differs from what a careful reader takes, line by line: the way from a figure to its causes."""

from collections.abc import Iterator

from corpus import Annotated, Said
from scorer import Sentences, is_actor, name_right, pair_sentences, pair_statements

from explainer.model import Attribution, Extraction, FoundStatement
from explainer.text import Span, shown, shown_spans

LONGEST = 100
"""Characters of a statement that a line shows."""


def differences(annotated: Annotated, extraction: Extraction) -> Iterator[str]:
    """One line for each fault; what is allowed is none."""
    content = annotated.article.content
    yield from of_statements(annotated, extraction)
    yield from of_sentences("question", content, annotated.questions, annotated.allowed_questions, extraction.questions)
    yield from of_sentences(
        "background", content, annotated.background, annotated.allowed_background, extraction.background
    )
    for known in annotated.actors:
        if not known.optional and not any(is_actor(known, actor) for actor in extraction.actors):
            yield f"missed actor: {known.names[0]}"
    for actor in extraction.actors:
        if not any(is_actor(known, actor) for known in annotated.actors):
            yield f"false actor: {actor.name} ({actor.kind})"


def of_statements(annotated: Annotated, extraction: Extraction) -> Iterator[str]:
    """What differs in the statements and their speakers, in the order of the article."""
    content, pairs = annotated.article.content, pair_statements(annotated, extraction)
    by_gold, used = {i: (j, share) for i, j, share in pairs}, {j for _, j, _ in pairs}
    for i, gold in enumerate(annotated.statements):
        if i not in by_gold:
            yield f"missed {gold.kinds[0]}: {who(gold)}: {cut(content, gold.spans)}"
        else:
            j, share = by_gold[i]
            yield from of_pair(content, gold, extraction.statements[j], share)
    for j, found in enumerate(extraction.statements):
        if j not in used:
            yield f"false {found.kind} by {found.rule}: {name(found.speaker)}: {cut(content, found.spans)}"


def of_pair(content: str, gold: Said, found: FoundStatement, share: float) -> Iterator[str]:
    """What is wrong with a statement that was found."""
    words = cut(content, found.spans)
    if share < 0.8:
        yield f"edges by {found.rule}: {words} <> {cut(content, gold.spans)}"
    if str(found.kind) not in gold.kinds:
        yield f"kind by {found.rule}: {found.kind} <> {gold.kinds[0]}: {words}"
    if not name_right(gold, found.speaker):
        yield f"speaker: {name(found.speaker)} <> {who(gold)}: {words}"


def of_sentences(
    part: str, content: str, gold: tuple[Span, ...], allowed: tuple[Span, ...], found: Sentences
) -> Iterator[str]:
    """What differs in questions or background."""
    pairs = pair_sentences(content, (*gold, *allowed), found)
    for i, span in enumerate(gold):
        if i not in {first for first, _, _ in pairs}:
            yield f"missed {part}: {shown(span.of(content))}"
    for j, item in enumerate(found):
        if j not in {second for _, second, _ in pairs}:
            yield f"false {part} by {item.rule}: {cut(content, item.spans)}"


def who(gold: Said) -> str:
    """The annotated speaker."""
    return " + ".join(gold.speakers) or (f"role {gold.role}" if gold.role else "not told")


def name(speaker: Attribution | None) -> str:
    """The speaker as found, and the rule that found him."""
    if speaker is None:
        return "nobody"
    unnamed = "" if speaker.actor else "role "
    return f"{unnamed}{speaker.name} by {speaker.rule}"


def cut(content: str, spans: tuple[Span, ...]) -> str:
    """The words of spans, not more than a line."""
    words = shown_spans(content, spans)
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
