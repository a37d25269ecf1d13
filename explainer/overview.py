"""`Extraction` → text for a person at a terminal: what was found, in the order of the page."""

from collections.abc import Iterable, Iterator

from explainer.extract.explain import Reason
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


def explanation(extraction: Extraction, reasons: Iterable[Reason]) -> str:
    """Why each statement was found and what was left, sentence by sentence; ends with an empty line."""
    content = extraction.text.content
    lines = [f"{extraction.article.path}: {extraction.title or 'no title'}"]
    before = None
    for reason in reasons:
        if (reason.span, reason.statement) != before:
            before = reason.span, reason.statement
            lines.append(f"  {reason.statement or '–'} {shown(reason.span.of(content))}")
        lines.append(f"      {reason.told}")
    return "\n".join(lines) + "\n\n"


def _statement(content: str, statement: FoundStatement) -> Iterator[str]:
    speaker = statement.speaker
    name = speaker.name if speaker else "speaker unclear"
    evidence = f" ({speaker.rule}: {shown_spans(content, speaker.spans)})" if speaker else ""
    yield f"  {name}{evidence}, {statement.kind}, paragraph {statement.paragraph}"
    yield f"    {shown_spans(content, statement.spans)}"


def _listed(name: str, content: str, items: Iterable[tuple[int, tuple[Span, ...]]]) -> Iterator[str]:
    for paragraph, spans in items:
        yield f"  {name}, paragraph {paragraph}: {shown_spans(content, spans)}"
