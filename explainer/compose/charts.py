"""Charts as inline SVG, made at build time: positions in percent and sizes in pixels, so that they fit any width.

The pictures are for eyes and hidden from screen readers; below each stands the same as a table.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from explainer.compose.links import relative
from explainer.compose.safe import identifier, text
from explainer.compose.view import View
from explainer.compose.words import Words, parsed
from explainer.model import ArticlePage

LANES, PAIRS, NAME = 8, 8, 22
"""Voices in a chart; names on each side of who speaks of whom; characters of a name there."""
LANE, TOP, DOT = 40, 26, 11
"""Pixels: the height of a lane and of the axis, the radius of the largest dot."""


def event_id(article: ArticlePage) -> str:
    """The id of an article's event on a timeline."""
    return "e-" + identifier(article.path.removeprefix("articles/").removesuffix(".md"))


def voices_chart(articles: Sequence[ArticlePage], view: View, words: Words) -> str:
    """Who spoke when: a lane for each of the most heard voices, a dot for each article, as large as much was said."""
    days = {article.path: day.toordinal() for article in articles if (day := parsed(article.date))}
    counts = Counter((one.actor, path) for path in days for one in view.said[path] if one.actor)
    heard: Counter[str] = Counter()
    for (actor, _), number in counts.items():
        heard[actor] += number
    voices = sorted(heard, key=lambda path: (-heard[path], path))[:LANES]
    if len(days) < 3 or len(voices) < 2:
        return ""
    of = {article.path: article for article in articles}
    picture = _lanes(voices, counts, days, of, view, words)
    return _chart(words["chart_voices"], picture, _voices_table(voices, counts, days, of, view, words), words)


def _lanes(
    voices: Sequence[str], counts: Counter[tuple[str, str]], days: dict[str, int], of: dict[str, ArticlePage],
    view: View, words: Words,
) -> str:  # fmt: skip
    first, last = min(days.values()), max(days.values())

    def across(path: str) -> str:
        return f"{3 + 94 * (days[path] - first) / max(last - first, 1):.2f}%"

    height = TOP + LANE * len(voices)
    ends = [path for path in of if path in days]
    parts = [
        f'<text x="0" y="14" class="axis">{text(words.date(of[ends[-1]].date, "short_date"))}</text>',
        f'<text x="100%" y="14" class="axis end">{text(words.date(of[ends[0]].date, "short_date"))}</text>',
    ]
    for number, voice in enumerate(voices):
        base = TOP + LANE * number
        parts.append(f'<text x="0" y="{base + 12}" class="name">{text(view.actors[voice].name)}</text>')
        parts.append(f'<line x1="0" x2="100%" y1="{base + 26}" y2="{base + 26}" />')
        for path in ends:
            if said := counts[voice, path]:
                tip = text(f"{words.date(of[path].date)}: {words.count('says', said)} – {of[path].title}")
                radius = min(DOT, 3.5 + 1.5 * said)
                parts.append(
                    f'<a href="#{event_id(of[path])}" tabindex="-1"><circle cx="{across(path)}" cy="{base + 26}" '
                    f'r="{radius:g}"><title>{tip}</title></circle></a>'
                )
    return _svg(height, parts)


def _voices_table(
    voices: Sequence[str], counts: Counter[tuple[str, str]], days: dict[str, int], of: dict[str, ArticlePage],
    view: View, words: Words,
) -> str:  # fmt: skip
    lines = [f"| {words['table_day']} | {words['table_voice']} | {words['table_count']} |", "|---|---|---|"]
    for path in (path for path in of if path in days):
        for voice in voices:
            if said := counts[voice, path]:
                day = text(words.date(of[path].date))
                lines.append(f"| [{day}](#{event_id(of[path])}) | {text(view.actors[voice].name)} | {said} |")
    return "\n".join(lines)


def whom_chart(page: str, view: View, words: Words) -> str:
    """Who speaks of whom: on the left who speaks, on the right of whom, a line as thick as often."""
    pairs = [(speaker, whom, number) for speaker, several in view.speaks_of.items() for whom, number in several.items()]
    speakers = _most((speaker, number) for speaker, _, number in pairs)
    named = _most((whom, number) for _, whom, number in pairs)
    kept = sorted((one for one in pairs if one[0] in speakers and one[1] in named), key=lambda one: (-one[2], one[:2]))
    if len(kept) < 3:
        return ""
    rows = [f"| {words['table_speaker']} | {words['table_whom']} | {words['table_count']} |", "|---|---|---|"]
    for speaker, whom, number in kept:
        rows.append(f"| {_actor(speaker, page, view)} | {_actor(whom, page, view)} | {number} |")
    return _chart(words["chart_whom"], _pairs(speakers, named, kept, view, words), "\n".join(rows), words)


def _pairs(
    speakers: Sequence[str], named: Sequence[str], kept: Sequence[tuple[str, str, int]], view: View, words: Words
) -> str:
    most = max(number for _, _, number in kept)
    left = {path: TOP + 16 + 30 * at for at, path in enumerate(speakers)}
    right = {path: TOP + 16 + 30 * at for at, path in enumerate(named)}
    parts = [
        f'<text x="0" y="14" class="axis">{text(words["table_speaker"])}</text>',
        f'<text x="100%" y="14" class="axis end">{text(words["table_whom"])}</text>',
    ]
    for speaker, whom, number in reversed(kept):
        tip = text(f"{view.actors[speaker].name} → {view.actors[whom].name}: {number}")
        parts.append(
            f'<line class="flow" x1="41%" x2="59%" y1="{left[speaker]}" y2="{right[whom]}" '
            f'stroke-width="{1 + 6 * number / most:.1f}"><title>{tip}</title></line>'
        )
    for side, places in (("start", left), ("end", right)):
        for path, y in places.items():
            at = "0" if side == "start" else "100%"
            parts.append(
                f'<text x="{at}" y="{y + 4}" class="name {side}">{text(_short(view.actors[path].name))}</text>'
            )
    return _svg(TOP + 30 * max(len(speakers), len(named)) + 8, parts)


def _short(name: str) -> str:
    """A name that leaves room for the lines on a narrow page; the table has it whole."""
    return name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"


def _most(counted: Iterable[tuple[str, int]]) -> list[str]:
    totals: Counter[str] = Counter()
    for path, number in counted:
        totals[path] += number
    return sorted(totals, key=lambda path: (-totals[path], path))[:PAIRS]


def _chart(caption: str, picture: str, table: str, words: Words) -> str:
    """A figure: the picture in a raw block that Markdown leaves alone, and the table, folded, with links."""
    return "\n\n".join(
        (
            '<figure markdown="block" class="chart">',
            f'<div class="picture" aria-hidden="true">{picture}</div>',
            f'<figcaption markdown="block">\n\n{caption}\n\n<details markdown="block">\n'
            f"<summary>{words['as_table']}</summary>\n\n{table}\n\n</details>\n\n</figcaption>",
            "</figure>",
        )
    )


def _svg(height: int, parts: Iterable[str]) -> str:
    return f'<svg width="100%" height="{height}" focusable="false">{"".join(parts)}</svg>'


def _actor(path: str, page: str, view: View) -> str:
    return f"[{text(view.actors[path].name)}]({relative(page, path)})"
