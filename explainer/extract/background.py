"""Background: the sentences that explain rather than report. Always the article's own sentences.

Every cue of `background.yaml` that a sentence has is evidence for background (weight above zero) or for news (below),
on the scale of log odds: a weight of 1 makes background about 2.7 times as likely as without the cue, two cues add up.
Background comes in runs: a sentence next to another one is likelier to be of its kind, most of all within a paragraph.
`probabilities` weighs both. The weights are set by hand, from reading; nothing is trained.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp, log1p
from typing import Any

from explainer.extract.cues import Index, index_of, names_in
from explainer.extract.dates import Day, days_of, is_coming, is_past, news_day, years_of
from explainer.extract.questions import own_tokens
from explainer.extract.sentence import View
from explainer.extract.tense import Tense, telling
from explainer.language import table
from explainer.model import FoundFact, FoundQuestion, FoundStatement, StatementKind
from explainer.text import Span

YEAR = re.compile(r"(?<![\d.,])(1[5-9]\d\d|20[0-4]\d)(?![\d%°]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Weights:
    """`background.yaml`: what each cue weighs, the patterns of its words, and the numbers of the whole."""

    weight: dict[str, float]
    finds: Index
    spares: Index
    spared: frozenset[str]
    verbs: dict[tuple[str, str], tuple[str, ...]]
    base: float
    beside: float
    across: float
    enough: float


@dataclass(frozen=True, slots=True)
class Around:
    """What a sentence's cues need to know of its article.

    That is the year and day of the news, the places of its paragraphs, and the sentences in which somebody speaks, is
    reported on, or which stand in quotation marks.
    """

    year: int
    news: Day
    paragraphs: dict[int, int]
    spoken: frozenset[int]
    reported: frozenset[int]
    quoted: frozenset[int]


@cache
def weights(language: str) -> Weights:
    """The cues of a language pack."""
    data = table(language, "background")
    cues = data["cues"]
    return Weights(
        weight={entry["cue"]: float(entry["weight"]) for entry in cues},
        finds=index_of((entry["cue"], pattern) for entry in cues for pattern in entry.get("words", ())),
        spares=index_of((entry["cue"], pattern) for entry in cues for pattern in entry.get("but_not", ())),
        spared=frozenset(entry["cue"] for entry in cues if "but_not" in entry),
        verbs=by_verb(cues),
        base=float(data["base"]),
        beside=float(data["beside"]),
        across=float(data["across"]),
        enough=float(data["enough"]),
    )


def by_verb(cues: Sequence[dict[str, Any]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(tense, infinitive) → the cues that the verb of a sentence is in that tense."""
    listed = [(str(entry["in"]), verb, entry["cue"]) for entry in cues for verb in entry.get("verbs", ())]
    pairs = {(tense, verb) for tense, verb, _ in listed}
    return {pair: tuple(cue for tense, verb, cue in listed if (tense, verb) == pair) for pair in pairs}


def find_background(
    views: tuple[View, ...],
    statements: tuple[FoundStatement, ...],
    questions: tuple[FoundQuestion, ...],
    date: str = "",
) -> tuple[FoundFact, ...]:
    """The background sentences of a text, none of them an open question or a quotation.

    `date` is the article's, ISO 8601, where it is known: then days of the month are told apart by it.
    """
    if not views:
        return ()
    around = look_around(views, statements, date)
    cues = [cues_of(view, number, around) for number, view in enumerate(views)]
    likely = probabilities(cues, [view.sentence.paragraph for view in views], weights(views[0].language))
    asked = {question.spans[0] for question in questions}
    taken = [
        (view.sentence, rule_of(names, view.language))
        for view, names, probability in zip(views, cues, likely, strict=True)
        if probability >= weights(view.language).enough
        and view.sentence.span not in asked
        and view.sentence.number not in around.quoted
    ]
    return tuple(
        FoundFact(id=f"h{number}", spans=(sentence.span,), paragraph=sentence.paragraph, rule=rule)
        for number, (sentence, rule) in enumerate(taken, 1)
    )


def look_around(views: Sequence[View], statements: Sequence[FoundStatement], date: str) -> Around:
    """The article around its sentences."""
    content = views[0].text.content
    year = int(date[:4]) if date[:4].isdigit() else max((int(y) for y in YEAR.findall(content)), default=0)
    news = news_day(date, [day for view in views[:2] for day in days_of(view.words, view.language)])
    numbers = dict.fromkeys(view.sentence.paragraph for view in views)
    paragraphs = {number: place for place, number in enumerate(numbers)}
    kinds: dict[int, set[StatementKind]] = {}
    quoted = []
    spans = sorted((span, s.kind) for s in statements for span in s.spans)
    first = 0
    for view in views:
        here = view.sentence.span
        while first < len(spans) and spans[first][0].end <= here.start:
            first += 1
        inside = [pair for pair in spans[first : first + 20] if pair[0].overlaps(here)]
        kinds[view.sentence.number] = {kind for _, kind in inside}
        if any(kind is StatementKind.DIRECT and covers_most(span, here) for span, kind in inside):
            quoted.append(view.sentence.number)
    spoken = frozenset(number for number, here in kinds.items() if here - {StatementKind.REPORTED})
    reported = frozenset(number for number, here in kinds.items() if StatementKind.REPORTED in here)
    return Around(year, news, paragraphs, spoken, reported, frozenset(quoted))


def covers_most(quotation: Span, sentence: Span) -> bool:
    """Whether more than half of a sentence stands in the quotation."""
    return 2 * (min(quotation.end, sentence.end) - max(quotation.start, sentence.start)) > len(sentence)


def cues_of(view: View, number: int, around: Around) -> tuple[str, ...]:
    """The names of the cues that the sentence has, words before features."""
    known = weights(view.language)
    tokens = own_tokens(view)
    names = names_in(known.finds, tokens)
    if not names.isdisjoint(known.spared):
        names -= names_in(known.spares, tokens)
    return (*sorted(names), *(name for name in features(view, number, around) if name in known.weight))


def features(view: View, number: int, around: Around) -> list[str]:
    """What no single words tell: the tense, the years, the place in the article, whether somebody speaks."""
    told = telling(view)
    names = [told.tense.value]
    if told.tense is Tense.PLUPERFECT:
        names = ["had-" + ("been" if told.finite == "sein" and not told.passive else "done")]
    if not told.modal and not told.passive:
        names += weights(view.language).verbs.get((told.tense.value, told.lemma), ())
    if told.is_copula and told.tense in (Tense.PRESENT, Tense.PRETERITE):
        names.append("copula" if told.tense is Tense.PRESENT else "copula-past")
    if told.passive:
        names.append("passive-" + told.tense.value)
    if told.modal and told.tense is not Tense.KONJUNKTIV:
        names.append("modal-" + told.modal)
    paragraph = around.paragraphs[view.sentence.paragraph]
    names += [
        name
        for name, holds in (
            ("first-sentence", number == 0),
            ("second-sentence", number == 1),
            ("first-paragraph", paragraph == 0),
            ("last-paragraph", 0 < paragraph == len(around.paragraphs) - 1),
            ("spoken", view.sentence.number in around.spoken),
            ("reported", view.sentence.number in around.reported),
            ("short", len(view.words) < 8),
        )
        if holds
    ]
    return names + past_of(view, around, told.tense)


def past_of(view: View, around: Around, tense: Tense) -> list[str]:
    """What the dates of a sentence tell: past years, days before the news (told in the past, those after it too)."""
    years, days = years_of(view.words), days_of(view.words, view.language)
    looks_back = tense in (Tense.PLUPERFECT, Tense.PRETERITE)
    if years and min(years) < around.year:
        return ["past-year"]
    names = ["this-year"] if years else []
    if any(is_past(day, around.news) or (looks_back and is_coming(day, around.news)) for day in days):
        return [*names, "past-day"]
    if days and not around.news.month and not any(day.day for day in days):
        return [*names, "some-month"]
    return names


def probabilities(cues: Sequence[Sequence[str]], paragraphs: Sequence[int], known: Weights) -> list[float]:
    """How likely each sentence is background, 0 to 1, by its own cues and its neighbours (forward-backward)."""
    own = [known.base + sum(known.weight[name] for name in names) for names in cues]
    link = [known.beside if a == b else known.across for a, b in pairwise(paragraphs)]
    before = messages(own, link)
    after = messages(own[::-1], link[::-1])[::-1]
    return [1 / (1 + exp(-max(-50.0, min(50.0, o + b + a)))) for o, b, a in zip(own, before, after, strict=True)]


def messages(own: Sequence[float], link: Sequence[float]) -> list[float]:
    """What each sentence hears from those before it, in log odds."""
    heard = [0.0]
    for odds, bond in zip(own, link, strict=False):
        value = max(-50.0, min(50.0, odds + heard[-1]))
        heard.append(log_add(value + bond, -bond) - log_add(value - bond, bond))
    return heard


def log_add(a: float, b: float) -> float:
    """The logarithm of e to the a plus e to the b."""
    return max(a, b) + log1p(exp(-abs(a - b)))


def rule_of(names: Sequence[str], language: str) -> str:
    """The cues that speak for background, the heaviest first; "run" where only the neighbours do."""
    weight = weights(language).weight
    for_it = sorted((name for name in names if weight[name] > 0), key=lambda name: -weight[name])
    return "+".join(for_it[:4]) or "run"
