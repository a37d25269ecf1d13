"""`Extraction` → text for a person at a terminal: what was found, in the order of the page."""

from collections.abc import Iterable, Iterator

from explainer.model import Extraction, FoundStatement
from explainer.text import Span, shown, shown_spans


def overview(extraction: Extraction) -> str:
    """A few lines for each thing found; ends with an empty line."""
    return "\n".join(_lines(extraction)) + "\n\n"


def _lines(extraction: Extraction) -> Iterator[str]:
    content = extraction.text.content
    yield f"{extraction.article.path}: {extraction.title or 'no title'}"
    for statement in extraction.statements:
        yield from _statement(content, statement)
    yield from _listed("open question", content, ((item.paragraph, item.spans) for item in extraction.questions))
    yield from _listed("background", content, ((item.paragraph, item.spans) for item in extraction.background))
    for dropped in extraction.dropped:
        yield f"  dropped ({dropped.rule}): {shown(dropped.span.of(content))}"


def _statement(content: str, statement: FoundStatement) -> Iterator[str]:
    speaker = statement.speaker
    name = speaker.name if speaker else "speaker unclear"
    evidence = f" ({speaker.rule}: {shown_spans(content, speaker.spans)})" if speaker else ""
    yield f"  {name}{evidence}, {statement.kind}, paragraph {statement.paragraph}"
    yield f"    {shown_spans(content, statement.spans)}"


def _listed(name: str, content: str, items: Iterable[tuple[int, tuple[Span, ...]]]) -> Iterator[str]:
    for paragraph, spans in items:
        yield f"  {name}, paragraph {paragraph}: {shown_spans(content, spans)}"
