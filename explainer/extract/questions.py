"""Open questions: what an article asks, and what it says is not known or not decided. Always its own sentences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from explainer.extract.answers import with_answers
from explainer.extract.cues import Index, index_of, names_in
from explainer.extract.sentence import View
from explainer.extract.tense import Tense, telling
from explainer.language import table
from explainer.model import FoundQuestion, FoundStatement

PAST = (Tense.PLUPERFECT, Tense.PRETERITE)
LONGEST = 400
SHORT, SEVERAL = 2, 3


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of `questions.yaml` in their order; `now` are those that a tense of the past takes back."""

    order: tuple[str, ...]
    finds: Index
    spares: Index
    now: frozenset[str]
    addressed: frozenset[str]
    leading: frozenset[str]


@cache
def cues(language: str) -> Cues:
    """The cues of a language pack."""
    data = table(language, "questions")
    return Cues(
        order=tuple(entry["cue"] for entry in data["cues"]),
        finds=index_of((entry["cue"], pattern) for entry in data["cues"] for pattern in entry["words"]),
        spares=index_of((entry["cue"], pattern) for entry in data["cues"] for pattern in entry.get("but_not", ())),
        now=frozenset(entry["cue"] for entry in data["cues"] if entry.get("tense") == "present"),
        addressed=frozenset(data["addressed"]["words"]),
        leading=frozenset(data["leading_on"]["words"]),
    )


def find_questions(views: tuple[View, ...], statements: tuple[FoundStatement, ...]) -> tuple[FoundQuestion, ...]:
    """The open questions of a text, each with the statements after it that speak to it."""
    found: list[FoundQuestion] = []
    interview = asking_paragraphs(views)
    for number, view in enumerate(views):
        rule = rule_for(view)
        passing = view.sentence.paragraph in interview or leads_on(views, number)
        if rule and not (rule == "asked" and passing):
            identity, sentence = f"f{len(found) + 1}", view.sentence
            found.append(FoundQuestion(id=identity, spans=(sentence.span,), paragraph=sentence.paragraph, rule=rule))
    return with_answers(found, views, statements)


def asking_paragraphs(views: Sequence[View]) -> frozenset[int]:
    """The paragraphs of an interview that only ask: short ones that end in a question, and several of them."""
    count = Counter(view.sentence.paragraph for view in views)
    last = {view.sentence.paragraph: view for view in views}
    asking = [number for number, view in last.items() if view.words[-1].text == "?" and count[number] <= SHORT]
    return frozenset(asking) if len(asking) >= SEVERAL else frozenset()


def leads_on(views: Sequence[View], number: int) -> bool:
    """Whether a question only leads on to what its paragraph says next: "Und der Ring? Den trägt sie noch."."""
    view, following = views[number], views[number + 1 : number + 2]
    and_so = view.words[0].lower in cues(view.language).leading
    return and_so and any(after.sentence.paragraph == view.sentence.paragraph for after in following)


def rule_for(view: View) -> str:
    """The name of the rule by which a sentence is an open question; empty for none."""
    tokens = own_tokens(view)
    if tokens and tokens[-1] == "?":
        return "" if is_addressed(view) or telling(view).tense is Tense.KONJUNKTIV else "asked"
    names = cue_names(view, tokens)
    return next((name for name in cues(view.language).order if name in names), "")


def cue_names(view: View, tokens: Sequence[str]) -> frozenset[str]:
    """The names of all cues that the sentence of these `tokens` has."""
    known = cues(view.language)
    names = names_in(known.finds, tokens)
    if not names:
        return names
    names -= names_in(known.spares, tokens)
    past = not names.isdisjoint(known.now) and telling(view).tense in PAST
    return names - known.now if past else names


def is_addressed(view: View) -> bool:
    """Whether a question is put to somebody ("Glauben Sie, dass …?"): one of an interview, answered below it."""
    polite = cues(view.language).addressed
    return any(word.text in polite for word in view.words[1:]) or view.words[0].text in polite - {"Sie", "Ihr", "Ihre"}


def own_tokens(view: View) -> list[str]:
    """The words and marks of the sentence in lower case, without those that stand in speech.

    Of a "sentence" beyond all measure, a list or a text without full stops, the first words have to do.
    """
    words, spoken = view.words[:LONGEST], [q for q in view.quotes if q.is_speech]
    if not spoken:
        return [word.lower for word in words]
    return [word.lower for i, word in enumerate(words) if not any(q.start <= i < q.end for q in spoken)]
