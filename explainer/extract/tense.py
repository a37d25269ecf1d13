"""What tense a sentence tells in: the surest sign of whether it reports, looks back or describes what always holds."""

from dataclasses import dataclass
from enum import StrEnum

from explainer.extract.clauses import Clause, ClauseKind
from explainer.extract.finite import finite_form
from explainer.extract.morphology import AUXILIARY, Mood
from explainer.extract.predicates import Predicate
from explainer.extract.sentence import View


class Tense(StrEnum):
    """The tense of a main clause; `KONJUNKTIV` whatever its time, `NONE` where no finite verb is known."""

    PLUPERFECT = "pluperfect"
    PERFECT = "perfect"
    PRETERITE = "preterite"
    PRESENT = "present"
    FUTURE = "future"
    KONJUNKTIV = "konjunktiv"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Telling:
    """The tense of a sentence's first main clause, its verb's infinitive, whether it is passive or a copula.

    `finite` is the infinitive of its finite verb.
    """

    tense: Tense
    lemma: str = ""
    passive: bool = False
    modal: str = ""
    finite: str = ""

    @property
    def is_copula(self) -> bool:
        """Whether the verb is "sein" alone: something is something."""
        return self.lemma == "sein" and not self.modal


def telling(view: View) -> Telling:
    """How the sentence tells: by its first main clause with a verb outside quotations."""
    main = [clause for clause in view.clauses if clause.kind is ClauseKind.MAIN and clause.predicate is not None]
    plain = [clause for clause in main if not asks(view, clause)] or main
    predicate = plain[0].predicate if plain else None
    return of_predicate(view, predicate) if predicate else Telling(Tense.NONE)


def asks(view: View, clause: Clause) -> bool:
    """Whether a clause is an indirect question that opens its sentence: "Was das kostet, ist nicht bekannt"."""
    first = next((word for word in view.words[clause.start : clause.end] if word.is_word), None)
    return clause.start == 0 and first is not None and first.has("interrogatives")


def of_predicate(view: View, predicate: Predicate) -> Telling:
    """The tense of one predicate."""
    form = finite_form(view.words[predicate.finite])
    full = len(predicate.words) > 1 and form.lemma in AUXILIARY
    if form.mood in (Mood.KONJUNKTIV_1, Mood.KONJUNKTIV_2):
        tense = Tense.KONJUNKTIV
    elif full and form.lemma in ("haben", "sein") and not predicate.modal:
        tense = Tense.PLUPERFECT if form.past else Tense.PERFECT
    elif form.lemma == "werden" and predicate.modal == "werden" and not form.past:
        tense = Tense.FUTURE
    else:
        tense = Tense.PRETERITE if form.past else Tense.PRESENT
    was_done = form.lemma == "werden" and form.past and full and tense is Tense.PRETERITE
    modal = "" if was_done else predicate.modal
    return Telling(tense, predicate.lemma, predicate.passive or was_done, modal, form.lemma)
