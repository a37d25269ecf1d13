from hypothesis import given
from hypothesis import strategies as st

from explainer.extract import extract
from explainer.extract.background import Weights, probabilities
from explainer.extract.cues import index_of
from explainer.extract.dates import Day, days_of, is_coming, is_past, news_day, years_of
from explainer.extract.segment import segment, with_sentences
from explainer.extract.statements import views_of
from explainer.extract.tense import Telling, Tense, telling
from explainer.extract.words import Word
from explainer.model import Article


def words(sentence: str) -> tuple[Word, ...]:
    return views_of(with_sentences(segment(sentence, "de")[0], "de"), "de")[0].words


def told(sentence: str) -> Telling:
    return telling(views_of(with_sentences(segment(sentence, "de")[0], "de"), "de")[0])


def weights(beside: float = 0.5, across: float = 0.2) -> Weights:
    nothing = index_of([])
    weight = {"for": 1.5, "against": -1.5}
    return Weights(weight, nothing, nothing, frozenset(), {}, base=-0.5, beside=beside, across=across, enough=0.5)


CUES = st.lists(st.lists(st.sampled_from(["for", "against"]), max_size=3), min_size=1, max_size=12)


def test_the_dates_of_a_sentence() -> None:
    assert days_of(words("Am 12. Mai 2005 und im Juni stritt man, am 3. Juli nicht."), "de") == [
        Day(2005, 5, 12), Day(0, 6, 0), Day(0, 7, 3),
    ]  # fmt: skip


def test_a_number_before_a_noun_is_no_year() -> None:
    assert years_of(words("Seit 1984 gab es 1600 Angriffe, 2009 keinen, im Jahr 2010 Ruhe (1999–2001).")) == [
        1984, 2009, 2010, 1999, 2001,
    ]  # fmt: skip


def test_a_day_is_past_more_than_a_week_before_the_news() -> None:
    news = news_day("2024-11-08", [])
    assert news == Day(2024, 11, 8)
    given_days = [Day(0, 11, 7), Day(0, 10, 20), Day(0, 10, 0), Day(0, 11, 0), Day(2023, 12, 1), Day(2025, 1, 1)]
    assert [is_past(day, news) for day in given_days] == [False, True, True, False, True, False]


def test_a_day_may_come() -> None:
    news = Day(2024, 11, 8)
    assert [is_coming(day, news) for day in (Day(0, 12, 0), Day(0, 11, 7), Day(2024, 12, 0))] == [True, False, False]


def test_without_a_date_the_first_day_that_is_named_counts() -> None:
    assert news_day("", [Day(0, 5, 0), Day(0, 5, 12)]) == Day(0, 5, 12)
    assert not is_past(Day(0, 1, 1), news_day("", []))


def test_the_tense_of_a_sentence() -> None:
    assert [told(sentence).tense for sentence in (
        "Der Rat hatte den Plan abgelehnt.", "Der Rat hat den Plan abgelehnt.", "Der Rat lehnte den Plan ab.",
        "Der Rat lehnt den Plan ab.", "Der Rat wird den Plan ablehnen.", "Der Rat habe den Plan abgelehnt.",
        "Was der Rat ablehnte, bleibt verboten.", "Kein Wort mehr.",
    )] == [
        Tense.PLUPERFECT, Tense.PERFECT, Tense.PRETERITE, Tense.PRESENT, Tense.FUTURE, Tense.KONJUNKTIV, Tense.PRESENT,
        Tense.NONE,
    ]  # fmt: skip


def test_what_was_done_is_told_in_the_preterite() -> None:
    assert told("Die Männer wurden entlassen.") == Telling(Tense.PRETERITE, "entlassen", passive=True, finite="werden")


@given(CUES)
def test_probabilities_without_neighbours_are_those_of_the_cues(cues: list[list[str]]) -> None:
    together = probabilities(cues, list(range(len(cues))), weights(beside=9, across=0))
    alone = [probabilities([own], [0], weights())[0] for own in cues]
    assert all(abs(a - b) < 1e-9 for a, b in zip(together, alone, strict=True))


@given(CUES)
def test_neighbours_are_read_the_same_from_both_ends(cues: list[list[str]]) -> None:
    paragraphs = [number // 3 for number in range(len(cues))]
    forth = probabilities(cues, paragraphs, weights())
    back = probabilities(cues[::-1], paragraphs[::-1], weights())[::-1]
    assert all(abs(a - b) < 1e-9 for a, b in zip(forth, back, strict=True))


@given(CUES)
def test_evidence_never_makes_background_less_likely(cues: list[list[str]]) -> None:
    paragraphs = [0] * len(cues)
    before = probabilities(cues, paragraphs, weights())
    after = probabilities([[*cues[0], "for"], *cues[1:]], paragraphs, weights())
    assert all(a >= b - 1e-12 for a, b in zip(after, before, strict=True))


def test_background_is_no_question_and_no_quotation() -> None:
    text = (
        "Der Rat von Lindau hat am Montag die Brücke gesperrt. Sie war 1987 gebaut worden. Bereits im Mai 2019 war sie "
        "für zwei Wochen gesperrt. Seit 1987 fragt sich die Stadt, ob sie hält: Wird sie jemals saniert?\n\n"
        "„Sie ist seit 1987 das Wahrzeichen der Stadt“, sagte Petra Kern."
    )
    found = extract(Article(path="bruecke.txt", sha256="", content=text, date="2024-11-05"))
    assert [(fact.id, fact.spans[0].of(text), fact.paragraph) for fact in found.background] == [
        ("h1", "Sie war 1987 gebaut worden.", 1),
        ("h2", "Bereits im Mai 2019 war sie für zwei Wochen gesperrt.", 1),
    ]


def test_the_circumstances_hold_until_somebody_else_speaks() -> None:
    text = (
        "Auf einer Pressekonferenz in Lindau sagte Petra Kern, dass die Brücke gesperrt bleibt. „Sie ist unsicher“, "
        "sagte Kern. „Das ist falsch“, sagte Jan Moll. Kern sagte, dass ein Gutachten folgt.\n\n"
        "„Wir warten ab“, sagte Petra Kern."
    )
    found = extract(Article(path="bruecke.txt", sha256="", content=text))
    shown = [(s.speaker.name if s.speaker else "", [span.of(text) for span in s.context]) for s in found.statements]
    place = ["Auf einer Pressekonferenz in Lindau"]
    assert shown == [
        ("Petra Kern", place), ("Petra Kern", place), ("Jan Moll", []), ("Petra Kern", []), ("Petra Kern", []),
    ]  # fmt: skip
