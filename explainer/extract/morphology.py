"""Forms of German verbs: which word can be a finite verb, in which tense and mood, of which infinitive.

The forms are generated from the lists in `conjugation.yaml` when a pack is first used. A table made this way knows
mood, which taggers do not, costs a few milliseconds, and a verb is added by writing its infinitive.

What was weighed against it: a trained tagger (HanTa 1.2.1) reads 3,500 to 5,000 words a second on one core, some 10 to
15 articles, and says of no form which mood it has. The table answers by one look-up per word, so that the whole way
from text to statements goes at more than 100 articles a second. Its forms were compared with those of a published
conjugator over 953 verbs.
"""

from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from explainer.language import table


class Mood(Enum):
    """What a verb form tells by itself. `INDICATIVE` holds every form that could be indicative."""

    INDICATIVE = "indicative"
    KONJUNKTIV_1 = "konjunktiv 1"
    KONJUNKTIV_2 = "konjunktiv 2"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word as a verb form; `plural` None: either."""

    lemma: str
    mood: Mood
    past: bool = False
    plural: bool | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """The principal parts of a verb without particle, as the er-forms."""

    infinitive: str
    present: str
    preterite: str
    konjunktiv2: str
    participle: str


MODALS = frozenset(["können", "müssen", "dürfen", "mögen", "sollen"])
AUXILIARY = MODALS | {"sein", "haben", "werden", "wollen", "wissen"}

Forms = dict[str, tuple[Form, ...]]


def weak_verb(infinitive: str, prefixes: tuple[str, ...] = ()) -> Verb:
    """The regular principal parts of `infinitive`; verbs in -ieren and with a prefix take no ge-."""
    stem = stem_of(infinitive)
    link = "e" if needs_link(stem) else ""
    preterite = f"{stem}{link}te"
    bare = (infinitive.endswith("ieren") and len(infinitive) > 7) or has_prefix(infinitive, prefixes)
    return Verb(infinitive, f"{stem}{link}t", preterite, preterite, ("" if bare else "ge") + f"{stem}{link}t")


def stem_of(infinitive: str) -> str:
    """The infinitive without its ending."""
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def has_prefix(infinitive: str, prefixes: tuple[str, ...]) -> bool:
    """Whether `infinitive` begins with an inseparable prefix and a stem long enough for one (bestellen, not beten)."""
    return any(infinitive.startswith(prefix) and len(infinitive) - len(prefix) >= 4 for prefix in prefixes)


def needs_link(stem: str) -> bool:
    """Whether endings in t take an e first: arbeitet, rechnet, but lernt, filmt."""
    if stem.endswith(("t", "d", "chn")):
        return True
    return stem.endswith(("m", "n")) and len(stem) > 2 and stem[-2] not in "aeiouäöülrhmn"


def forms_of(verb: Verb) -> list[tuple[str, Form]]:
    """Every finite third-person form of `verb`, its participle and infinitive."""
    lemma, stem = verb.infinitive, stem_of(verb.infinitive)
    plural_past = verb.preterite + ("n" if verb.preterite.endswith("e") else "en")
    plural_konjunktiv = verb.konjunktiv2 + ("n" if verb.konjunktiv2.endswith("e") else "en")
    found = [
        (verb.present, Form(lemma, Mood.INDICATIVE, False, False)),
        (lemma, Form(lemma, Mood.INDICATIVE, False, True)),
        (lemma, Form(lemma, Mood.INFINITIVE)),
        (verb.preterite, Form(lemma, Mood.INDICATIVE, True, False)),
        (plural_past, Form(lemma, Mood.INDICATIVE, True, True)),
        (stem + "e", Form(lemma, Mood.KONJUNKTIV_1, False, False)),
        (verb.participle, Form(lemma, Mood.PARTICIPLE)),
    ]
    if lemma.endswith(("eln", "ern")):
        found.append((lemma[:-1] + "e", Form(lemma, Mood.KONJUNKTIV_1, False, False)))
        found.append((stem[:-2] + stem[-1] + "e", Form(lemma, Mood.KONJUNKTIV_1, False, False)))
    if verb.konjunktiv2 != verb.preterite:
        found.append((verb.konjunktiv2, Form(lemma, Mood.KONJUNKTIV_2, True, False)))
        found.append((plural_konjunktiv, Form(lemma, Mood.KONJUNKTIV_2, True, True)))
    return found


def auxiliary_forms(lemma: str, parts: dict[str, list[str] | str]) -> list[tuple[str, Form]]:
    """The forms of an auxiliary or modal verb as `conjugation.yaml` lists them."""
    moods = {
        "present": (Mood.INDICATIVE, False),
        "past": (Mood.INDICATIVE, True),
        "konjunktiv1": (Mood.KONJUNKTIV_1, False),
        "konjunktiv2": (Mood.KONJUNKTIV_2, True),
        "participle": (Mood.PARTICIPLE, False),
    }
    found = [(lemma, Form(lemma, Mood.INFINITIVE))]
    for part, words in parts.items():
        mood, past = moods[part]
        for word in [words] if isinstance(words, str) else words:
            found.append((word, Form(lemma, mood, past, word.endswith("n"))))
    return found


@cache
def base_forms(language: str) -> Forms:
    """Word → its readings as a form of a listed verb."""
    data = table(language, "conjugation")
    prefixes = (*data["prefixes"], "wieder", "froh", "prophe")
    listed = {w: weak_verb(w, prefixes) for w in data["weak"]}
    listed |= {line.split()[0]: Verb(*line.split()) for line in data["strong"]}
    found: dict[str, dict[Form, None]] = {}
    pairs = [pair for verb in listed.values() for pair in forms_of(verb)]
    pairs += [pair for lemma, parts in data["auxiliaries"].items() for pair in auxiliary_forms(lemma, parts)]
    for word, form in pairs:
        found.setdefault(word, {})[form] = None
    return {word: tuple(readings) for word, readings in found.items()}


@cache
def readings(language: str, word: str) -> tuple[Form, ...]:
    """The readings of `word` (lower case) as a verb form, prefixed and joined to a particle too; empty for no verb.

    "mitteilte" reads as a form of "mitteilen", "mitzuteilen" as its infinitive.
    """
    listed = base_forms(language)
    if word in listed:
        return listed[word]
    return prefixed_readings(language, word) or joined_readings(language, word)


def prefixed_readings(language: str, word: str) -> tuple[Form, ...]:
    """Readings of `word` as a listed verb behind an inseparable prefix; its participle has no ge-."""
    listed = base_forms(language)
    for prefix in table(language, "conjugation")["prefixes"]:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 2:
            found = [f for f in listed.get(rest, ()) if f.mood is not Mood.PARTICIPLE and f.lemma not in AUXILIARY]
            found += [f for f in listed.get("ge" + rest, ()) if f.mood is Mood.PARTICIPLE]
            found += [f for f in listed.get(rest, ()) if f.mood is Mood.PARTICIPLE and not rest.startswith("ge")]
            if found:
                return tuple(replace(form, lemma=prefix + form.lemma) for form in found)
    return ()


def joined_readings(language: str, word: str) -> tuple[Form, ...]:
    """Readings of `word` as a particle and a verb written together: mitteilte, mitgeteilt, mitzuteilen."""
    listed = base_forms(language)
    for particle in joinable(language):
        if word.startswith(particle) and len(word) - len(particle) > 2:
            rest = word[len(particle) :]
            found = listed.get(rest) or prefixed_readings(language, rest)
            if not found and rest.startswith("zu"):
                plain = listed.get(rest[2:]) or prefixed_readings(language, rest[2:])
                found = tuple(form for form in plain if form.mood is Mood.INFINITIVE)
            if found:
                return tuple(replace(form, lemma=particle + form.lemma) for form in found)
    return ()


@cache
def joinable(language: str) -> tuple[str, ...]:
    """The particles, longest first, so that "hinzu" is tried before "hin"."""
    return tuple(sorted(particles(language), key=lambda particle: (-len(particle), particle)))


@cache
def particles(language: str) -> frozenset[str]:
    """The separable particles: mit, an, bekannt."""
    return frozenset(table(language, "conjugation")["particles"])
