"""From the words that mention somebody to the actor they mean, with the rule that says why.

A name is taken at its word; a pronoun or a role needs a person before it that nothing else competes with. Where two
fit equally, nobody is named.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from explainer.extract.names import NameMention, body_of, find_names, first_names, noun_list, role_of
from explainer.extract.phrases import Phrase, read_phrase
from explainer.extract.sentence import View
from explainer.extract.words import Word
from explainer.model import Actor, ActorKind, Attribution
from explainer.text import Span, slug

FEMININE_PRONOUNS = frozenset(["sie", "diese"])
MASCULINE_PRONOUNS = frozenset(["er", "dieser", "jener", "letzterer"])


@dataclass(slots=True)
class Person:
    """A person of one article while it is read. `gender` is m, f or u."""

    name: tuple[str, ...]
    gender: str
    roles: Counter[str] = field(default_factory=Counter)
    role: str = ""
    mentions: list[NameMention] = field(default_factory=list)
    registered: Actor | None = None

    @property
    def shown_name(self) -> str:
        """The name as the article gives it in full."""
        return self.registered.name if self.registered else join_name(self.name)


def join_name(parts: Sequence[str]) -> str:
    """The words of a name with the full stops of initials."""
    return " ".join(part + "." if len(part) == 1 and part.isupper() and 0 < index < len(parts) - 1 else part for index, part in enumerate(parts))


@dataclass(slots=True)
class Cast:
    """Everybody in an article, and who was spoken of last."""

    language: str
    people: list[Person]
    by_position: dict[int, Person]
    bodies: dict[str, Actor] = field(default_factory=dict)
    registry: tuple[Actor, ...] = ()


def gather(views: Sequence[View], registry: tuple[Actor, ...], language: str) -> Cast:
    """The people of an article: every full name is one, surnames and offices join the one they fit."""
    mentions = find_names([view.words for view in views], language)
    people: dict[tuple[str, str], Person] = {}
    for found in mentions:
        if found.full:
            key = (found.words[0], base_surname(found.words[-1], mentions))
            name = (*found.words[:-1], key[1])
            person = people.setdefault(key, Person(name, first_names(language).get(found.words[0].split("-")[0], "u")))
            if len(name) > len(person.name):
                person.name = name
    cast = Cast(language, list(people.values()), {}, registry=registry)
    for found in mentions:
        person = owner(cast, found)
        if person is not None:
            person.mentions.append(found)
            cast.by_position[found.span.start] = person
            if found.role:
                note_role(person, found.role, language)
    register(cast)
    return cast


def base_surname(surname: str, mentions: Iterable[NameMention]) -> str:
    """The surname without a genitive s, where the bare form stands elsewhere."""
    bare = surname[:-1]
    if surname.endswith("s") and any(other.words[-1] == bare for other in mentions):
        return bare
    return surname


def owner(cast: Cast, found: NameMention) -> Person | None:
    """The person a mention belongs to; None where several share the surname and nothing tells them apart."""
    last = found.words[-1]
    fitting = [p for p in cast.people if p.name[-1] in (last, last.removesuffix("s"))]
    if found.full:
        return next((p for p in fitting if p.name[0] == found.words[0]), None)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        by_role = [p for p in fitting if found.role and role_of(cast.language, found.role) in p.roles]
        return by_role[0] if len(by_role) == 1 else None
    if not found.role:
        return None
    gender = "f" if found.role.lower().endswith(("in", "frau")) else "m"
    person = Person((last,), gender)
    cast.people.append(person)
    return person


def note_role(person: Person, role: str, language: str) -> None:
    """Remember an office that stood before a name, and the gender it tells."""
    kind = role_of(language, role)
    person.roles[kind] += 1
    person.roles[role.lower()] += 1
    if role.lower().endswith("in") and kind not in ("",) and not role.lower().endswith(("min",)):
        person.gender = "f"
    elif person.gender == "u":
        person.gender = "m"


def register(cast: Cast) -> None:
    """Let people take their name and id from the registry: by full name or alias, by surname where it is unique."""
    people = [actor for actor in cast.registry if actor.kind is ActorKind.PERSON]
    by_name = {name.lower(): actor for actor in people for name in (actor.name, *actor.aliases)}
    by_surname: dict[str, list[Actor]] = {}
    for actor in people:
        by_surname.setdefault(actor.name.split()[-1].lower(), []).append(actor)
    for person in cast.people:
        full = " ".join(person.name).lower()
        candidates = by_surname.get(person.name[-1].lower(), [])
        person.registered = by_name.get(full) or (candidates[0] if len(person.name) == 1 and len(candidates) == 1 else None)


# --- one mention ------------------------------------------------------------------------------------------------------


def person_in(cast: Cast, words: Sequence[Word], phrase: Phrase) -> Person | None:
    """The person that a phrase names: its head or an apposition to it, not somebody in its attributes."""
    attribute = False
    for index in range(phrase.start, phrase.end):
        word = words[index]
        if word.text == ",":
            attribute = False
        elif index > phrase.head and (word.has("prepositions") or word.lower in ("des", "der", "eines", "einer") or word.text in "(["):
            attribute = not (word.lower in ("von", "van", "der") and index > phrase.start and words[index - 1].is_capital and any(
                words[i].start in cast.by_position for i in range(max(phrase.start, index - 2), index)))
        elif word.text in ")]":
            attribute = False
        person = cast.by_position.get(word.start)
        if person is not None and not attribute:
            genitive = word.text.endswith("s") and word.text not in person.name and index + 1 < phrase.end and words[index + 1].is_capital
            return None if genitive else person
    return None


def body_in(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """The name of the body that a phrase names; empty for none."""
    inside = [i for i in range(phrase.start, phrase.end) if words[i].is_word]
    known = known_body(cast, words, phrase)
    head = words[phrase.head]
    if role_of(cast.language, head.text) and not body_of(cast.language, head.text):
        return ""
    if known:
        return known
    if not body_of(cast.language, head.text) or head.lower in noun_list(cast.language, "crowds"):
        return ""
    if any(words[i].lower in ("ein", "eine", "einer", "eines", "einem", "einen", "mehrere", "viele", "einige", "andere", "verschiedene", "zwei", "drei") for i in inside if i < phrase.head):
        return ""
    return body_name(cast, words, phrase)


def known_body(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """A listed name of a body in the phrase, the longest first."""
    known = known_bodies(cast.language)
    for length in (3, 2, 1):
        for index in range(phrase.start, phrase.end - length + 1):
            name = " ".join(word.text for word in words[index : index + length])
            if name in known and (index <= phrase.head + 2):
                return name
    return ""


def known_bodies(language: str) -> frozenset[str]:
    """The listed names of bodies as they are written."""
    from explainer.language import table

    return frozenset(str(name) for name in table(language, "actors")["known"])


def body_name(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """A body's name: adjectives, noun, and the names behind it; quoted names alone."""
    quoted = [w for w in words[phrase.head + 1 : phrase.end] if w.quote and w.is_word]
    if quoted:
        return " ".join(w.text for w in quoted)
    end = phrase.head + 1
    while end < phrase.end and (words[end].is_capital or words[end].text.isdigit()):
        end += 1
    before = [w for w in words[phrase.start : phrase.head] if w.is_word and not w.has("determiners", "adverbs", "coordinators") and w.text[0].islower()]
    adjectives = [inflected(w.text, words[phrase.head].lower) for w in before if w.lower.endswith(("e", "en", "er", "es", "em"))]
    name = " ".join([*adjectives, *(w.text for w in words[phrase.head : end])])
    return without_genitive(name[:1].upper() + name[1:], words, phrase)


def inflected(adjective: str, noun: str) -> str:
    """An adjective as it stands without an article in the nominative: israelische Armee, isländisches Ministerium."""
    stem = adjective
    for ending in ("en", "er", "es", "em", "e"):
        if adjective.endswith(ending):
            stem = adjective[: -len(ending)]
            break
    if noun.endswith(("ei", "ung", "schaft", "tion", "tät", "heit", "keit", "bank", "behörde", "agentur", "gruppe", "firma", "armee", "kirche", "feuerwehr", "liga", "kammer", "presse", "marine", "union", "botschaft", "opposition", "wehr", "bewegung", "justiz", "behörden", "streitkräfte", "medien", "zentrale", "initiative", "luftwaffe")):
        return stem + "e"
    if noun.endswith(("ministerium", "ministeriums", "amt", "amtes", "gericht", "gerichts", "institut", "unternehmen", "parlament", "magazin", "blatt", "militär", "militärs", "kabinett", "komitee", "büro", "team", "bündnis", "präsidium", "museum", "zentrum")):
        return stem + "es"
    return stem + "er"


def without_genitive(name: str, words: Sequence[Word], phrase: Phrase) -> str:
    """The name without the genitive s that an article before it shows: "des Ministeriums"."""
    if words[phrase.start].lower in ("des", "eines") and name.endswith("s") and " " not in name.strip():
        return name[:-2] if name.endswith(("tes", "rkes")) else name[:-1]
    return name


def actor_of_body(cast: Cast, name: str) -> Actor:
    """The organisation of that name, from the registry or new."""
    for actor in cast.registry:
        if actor.kind is ActorKind.ORGANISATION and name.lower() in {n.lower() for n in (actor.name, *actor.aliases)}:
            return actor
    return cast.bodies.setdefault(name, Actor(id=slug(name), name=name, kind=ActorKind.ORGANISATION))


def person_id(person: Person) -> str:
    """The slug of a person's page."""
    return person.registered.id if person.registered else slug(person.shown_name)


def attribution(cast: Cast, view: View, span: Span, recent: Sequence[Person], exclude: frozenset[int] = frozenset()) -> Attribution | None:
    """Who the words in `span` mean. `recent` are the people spoken of before, the last first."""
    words = [w for w in view.words if span.start <= w.start < span.end]
    phrase = read_phrase(words, 0, len(words), wide=True) if words else None
    if phrase is None:
        return None
    if phrase.end < len(words):
        phrase = Phrase(phrase.start, len(words), phrase.head)
    person = person_in(cast, words, phrase)
    if person is not None:
        return Attribution(actor=person_id(person), name=person.shown_name, spans=(span,), rule="name")
    head = words[phrase.head]
    if phrase.head == phrase.start and head.has("subject_pronouns") or head.lower in MASCULINE_PRONOUNS | FEMININE_PRONOUNS:
        return by_pronoun(head.lower, span, recent)
    return by_body(cast, words, phrase, span) or by_role(cast, words, phrase, span, recent)


def by_pronoun(pronoun: str, span: Span, recent: Sequence[Person]) -> Attribution | None:
    """The last person of the pronoun's gender."""
    wanted = "m" if pronoun in MASCULINE_PRONOUNS else "f" if pronoun in FEMININE_PRONOUNS else ""
    person = next((p for p in recent if wanted and p.gender in (wanted, "u")), None)
    if person is None:
        return None
    return Attribution(actor=person_id(person), name=person.shown_name, spans=(span,), rule="pronoun")


def by_body(cast: Cast, words: Sequence[Word], phrase: Phrase, span: Span) -> Attribution | None:
    """The body that the phrase names, or that stands behind "Angaben der …"."""
    name = body_in(cast, words, phrase)
    if not name:
        inner = inner_phrase(words, phrase)
        name = body_in(cast, words, inner) if inner and is_saying(cast, words[phrase.head]) else ""
        if inner and not name and is_saying(cast, words[phrase.head]):
            person = person_in(cast, words, inner)
            if person:
                return Attribution(actor=person_id(person), name=person.shown_name, spans=(span,), rule="source")
    if not name:
        return None
    actor = actor_of_body(cast, name)
    return Attribution(actor=actor.id, name=actor.name, spans=(span,), rule="organisation")


def is_saying(cast: Cast, word: Word) -> bool:
    """Whether a noun is what somebody says: Angaben, Aussage, Bericht."""
    from explainer.extract.sentence import source_words

    return word.text in source_words(cast.language, "nach_nouns") | source_words(cast.language, "saying_nouns") or word.lower.endswith(("bericht", "angaben", "meldung"))


def inner_phrase(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """The phrase in the genitive or behind von after a head: "Angaben der Polizei"."""
    index = phrase.head + 1
    if index < phrase.end and words[index].has("prepositions"):
        index += 1
    return read_phrase(words, index, phrase.end) if index < phrase.end else None


def by_role(cast: Cast, words: Sequence[Word], phrase: Phrase, span: Span, recent: Sequence[Person]) -> Attribution | None:
    """The person that a role alone means ("der Russe"), or a speaker who has no name."""
    head, first = words[phrase.head], words[phrase.start]
    role = role_of(cast.language, head.text)
    if role and first.lower in ("der", "die", "dieser", "diese") and phrase.end == phrase.head + 1:
        gender = "f" if head.lower.endswith("in") or first.lower in ("die", "diese") else "m"
        same = [p for p in recent if p.roles[role]]
        pool = same or [p for p in recent if p.gender in (gender, "u")]
        if pool:
            return Attribution(actor=person_id(pool[0]), name=pool[0].shown_name, spans=(span,), rule="role")
    return Attribution(actor=None, name=spoken(words, phrase), spans=(span,), rule="unnamed")


def spoken(words: Sequence[Word], phrase: Phrase) -> str:
    """The phrase as a label."""
    label = ""
    for before, word in zip([None, *words[phrase.start : phrase.end]], words[phrase.start : phrase.end], strict=False):
        label += (" " if before is not None and before.end < word.start else "") + word.text
    return label[:1].upper() + label[1:]
