"""The people of an article: every form of a name is one person, two people with one surname are two."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from explainer.extract.lexicon import ends_as, feminine_role, first_names, listed, noun_list, office_of, role_of
from explainer.extract.names import NameMention, find_names
from explainer.extract.sentence import View
from explainer.model import Actor, ActorKind
from explainer.text import slug

T = TypeVar("T")


@dataclass(slots=True)
class Person:
    """A person of one article while it is read. `gender` is m, f or u, `role` the first that the article gives.

    `roles` are the nouns of all his roles, `described` the roles in full, those of his page too.
    """

    name: tuple[str, ...]
    gender: str
    roles: Counter[str] = field(default_factory=Counter)
    role: str = ""
    described: list[str] = field(default_factory=list)
    mentions: list[NameMention] = field(default_factory=list)
    registered: Actor | None = None

    @property
    def shown_name(self) -> str:
        """The name of his page, or as the article gives it in full."""
        return self.registered.name if self.registered else join_name(self.name)


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body that an article names: where its noun stands, the noun in lower case, the name."""

    position: int
    noun: str
    name: str


@dataclass(slots=True)
class Cast:
    """Everybody in an article: people by the position of each mention, by surname and by role, bodies by name.

    `known` are the people of the registry by surname; `abbreviations` the long names that the article explains;
    `named_bodies` those it names by more than a noun, in its order; `vocabulary` its nouns and names in lower case.
    """

    language: str
    people: list[Person]
    by_position: dict[int, Person]
    bodies: dict[str, Actor] = field(default_factory=dict)
    by_surname: dict[str, list[Person]] = field(default_factory=dict)
    by_role: dict[str, list[Person]] = field(default_factory=dict)
    by_id: dict[str, Person] = field(default_factory=dict)
    known: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    registered_bodies: dict[str, Actor] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    named_bodies: list[NamedBody] = field(default_factory=list)
    vocabulary: set[str] = field(default_factory=set)


def join_name(parts: Sequence[str]) -> str:
    """The words of a name with the full stops of initials."""
    return " ".join(
        part + "." if len(part) == 1 and part.isupper() and index else part for index, part in enumerate(parts)
    )


def person_id(person: Person) -> str:
    """The slug of a person's page."""
    return person.registered.id if person.registered else slug(person.shown_name)


def gather(views: Sequence[View], registry: tuple[Actor, ...], language: str) -> Cast:
    """The people of an article: every full name is one, surnames and offices join the one they fit."""
    known = [actor for actor in registry if actor.kind is ActorKind.PERSON]
    mentions = find_names(
        [view.words for view in views], language, [name for actor in known for name in names_of(actor)]
    )
    cast = Cast(language, named_in_full(mentions, known, language), {}, known=by_last_name(known))
    for person in cast.people:
        note_surnames(cast, person)
    cast.registered_bodies = {
        name.lower(): actor for actor in registry if actor.kind is ActorKind.ORGANISATION for name in names_of(actor)
    }
    paragraphs = [view.sentence.paragraph for view in views]
    for found in mentions:
        owned = owner(cast, found, paragraphs)
        if owned is not None:
            owned.mentions.append(found)
            cast.by_position[found.span.start] = owned
            owned.role = owned.role or agreeing(found.role, owned.gender, language)
            note_role(cast, owned, found.role)
    for person in cast.people:
        if person.registered and not is_past(person.registered.role, language):
            note_role(cast, person, person.registered.role)
    cast.by_id = {person_id(person): person for person in cast.people}
    return cast


def by_last_name(known: Sequence[Actor]) -> dict[str, tuple[Actor, ...]]:
    """The people of the registry by the last word of each of their names."""
    found: dict[str, dict[str, Actor]] = {}
    for actor in known:
        for name in names_of(actor):
            found.setdefault(name.split()[-1], {})[actor.id] = actor
    return {surname: tuple(actors.values()) for surname, actors in found.items()}


def note_surnames(cast: Cast, person: Person) -> None:
    """Remember under which surnames a person is spoken of: the article's and those of his page."""
    names = names_of(person.registered) if person.registered else ()
    for surname in dict.fromkeys([person.name[-1], *(name.split()[-1] for name in names)]):
        cast.by_surname.setdefault(surname, []).append(person)


def names_of(actor: Actor) -> tuple[str, ...]:
    """Every name of an actor of the registry."""
    return (actor.name, *actor.aliases)


def named_in_full(mentions: Sequence[NameMention], known: Sequence[Actor], language: str) -> list[Person]:
    """The people whom the article names in full, those of the registry under the name of their page."""
    words = Counter(found.words[-1] for found in mentions)
    by_name = {name.lower(): actor for actor in known for name in names_of(actor)}
    people: dict[object, Person] = {}
    for found in mentions:
        if not found.full:
            continue
        name = (*found.words[:-1], without_genitive(found.words[-1], words))
        actor = by_name.get(join_name(name).lower())
        person = people.setdefault(
            actor.id if actor else (name[0], name[-1]), Person(name, gender_of(name[0], language), registered=actor)
        )
        if len(name) > len(person.name):
            person.name = name
    return list(people.values())


def gender_of(first_name: str, language: str) -> str:
    """The gender that a first name mostly has: m, f or u."""
    return first_names(language).get(first_name.split("-")[0], "u")


def without_genitive(surname: str, words: Counter[str]) -> str:
    """The surname without a genitive s, where the bare form stands elsewhere."""
    return surname[:-1] if surname.endswith("s") and words[surname[:-1]] else surname


def owner(cast: Cast, found: NameMention, paragraphs: Sequence[int]) -> Person | None:
    """The person a mention belongs to; None where several share the surname and nothing tells them apart."""
    fitting = of_surname(cast.by_surname, found.words[-1])
    if found.full:
        same = [p for p in fitting if p.name[0] == found.words[0] or is_alias(p, found)]
        return same[0] if same else None
    if len(fitting) < 2:
        return fitting[0] if fitting else by_surname(cast, found)
    return tell_apart(cast, fitting, found, paragraphs)


def of_surname(index: Mapping[str, Sequence[T]], surname: str) -> list[T]:
    """What stands under a surname that may be in the genitive."""
    bare = surname.removesuffix("s")
    return [*index.get(surname, ()), *(index.get(bare, ()) if bare != surname else ())]


def is_alias(person: Person, found: NameMention) -> bool:
    """Whether a full name is one of those in the person's page."""
    return person.registered is not None and join_name(found.words).lower() in {
        n.lower() for n in names_of(person.registered)
    }


def tell_apart(cast: Cast, fitting: Sequence[Person], found: NameMention, paragraphs: Sequence[int]) -> Person | None:
    """Of several people with one surname, the one with this role, or the only one of this paragraph."""
    role = next((office_of(cast.language, noun) for noun in head_nouns(found.role.split(), cast.language)), "")
    by_role = [p for p in fitting if role and p.roles[role]]
    if len(by_role) == 1:
        return by_role[0]
    paragraph = paragraphs[found.sentence]
    near = [p for p in fitting if any(paragraphs[m.sentence] == paragraph for m in p.mentions[-1:])]
    return near[0] if len(near) == 1 else None


def by_surname(cast: Cast, found: NameMention) -> Person | None:
    """A person whom the article names by surname only: from the registry where one has it, or by his office."""
    actors = of_surname(cast.known, found.words[-1])
    if len(actors) == 1:
        name = tuple(actors[0].name.split())
        person = Person(name, gender_of(name[0], cast.language), registered=actors[0])
    elif not actors and (role_of(cast.language, found.title) or found.title in listed(cast.language, "titles")):
        person = Person(found.words, "f" if feminine_role(cast.language, found.title) else "m")
    else:
        return None
    cast.people.append(person)
    note_surnames(cast, person)
    return person


def note_role(cast: Cast, person: Person, role: str) -> None:
    """Remember what the article or his page says that a person is, and the gender it tells."""
    if role and role not in person.described:
        person.described.append(role)
    for noun in head_nouns(role.split(), cast.language):
        kind = office_of(cast.language, noun)
        if not person.roles[kind]:
            cast.by_role.setdefault(kind, []).append(person)
        person.roles[kind] += 1
        person.roles[noun.lower()] += 1
        if feminine_role(cast.language, noun):
            person.gender = "f"
        elif person.gender == "u":
            person.gender = "m"


def agreeing(role: str, gender: str, language: str) -> str:
    """A role as it stands for a man, where its noun is an adjective: Vorsitzende is Vorsitzender."""
    words = role.split()
    head = next((i for i, word in enumerate(words) if word[:1].isupper() and role_of(language, word)), None)
    if head is None or gender != "m" or not words[head].endswith("e"):
        return role
    declined = ends_as(language, "roles", words[head].lower() + "r")
    return " ".join([*words[:head], words[head] + ("r" if declined else ""), *words[head + 1 :]])


def is_past(role: str, language: str) -> bool:
    """Whether somebody no longer is what a role says: "früherer Bürgermeister"."""
    return any(word.lower() in noun_list(language, "past_roles") for word in role.split())


def head_nouns(words: Iterable[str], language: str) -> list[str]:
    """The nouns of a role up to its first: "ukrainischer Präsident"."""
    return [word for word in words if word[:1].isupper() and role_of(language, word)][:1]
