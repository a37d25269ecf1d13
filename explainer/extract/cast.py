"""The people of an article: every form of a name is one person, two people with one surname are two."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from explainer.extract.lexicon import feminine_role, first_names, listed, role_of
from explainer.extract.names import NameMention, find_names
from explainer.extract.sentence import View
from explainer.model import Actor, ActorKind
from explainer.text import slug


@dataclass(slots=True)
class Person:
    """A person of one article while it is read. `gender` is m, f or u, `role` the first that the article gives."""

    name: tuple[str, ...]
    gender: str
    roles: Counter[str] = field(default_factory=Counter)
    role: str = ""
    mentions: list[NameMention] = field(default_factory=list)
    registered: Actor | None = None

    @property
    def shown_name(self) -> str:
        """The name of his page, or as the article gives it in full."""
        return self.registered.name if self.registered else join_name(self.name)


@dataclass(slots=True)
class Cast:
    """Everybody in an article: people by the position of each mention, bodies by name as they come up."""

    language: str
    people: list[Person]
    by_position: dict[int, Person]
    bodies: dict[str, Actor] = field(default_factory=dict)
    registry: tuple[Actor, ...] = ()
    registered_bodies: dict[str, Actor] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)


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
    cast = Cast(language, named_in_full(mentions, known, language), {}, registry=registry)
    cast.registered_bodies = {
        name.lower(): actor for actor in registry if actor.kind is ActorKind.ORGANISATION for name in names_of(actor)
    }
    paragraphs = [view.sentence.paragraph for view in views]
    for found in mentions:
        person = owner(cast, found, known, paragraphs)
        if person is not None:
            person.mentions.append(found)
            cast.by_position[found.span.start] = person
            note_role(person, found.role, language)
    return cast


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


def owner(cast: Cast, found: NameMention, known: Sequence[Actor], paragraphs: Sequence[int]) -> Person | None:
    """The person a mention belongs to; None where several share the surname and nothing tells them apart."""
    last = found.words[-1]
    fitting = [p for p in cast.people if fits(p, last)]
    if found.full:
        same = [p for p in fitting if p.name[0] == found.words[0] or is_alias(p, found)]
        return same[0] if same else None
    if len(fitting) < 2:
        return fitting[0] if fitting else by_surname(cast, found, known)
    return tell_apart(cast, fitting, found, paragraphs)


def fits(person: Person, surname: str) -> bool:
    """Whether a surname, perhaps in the genitive, is the person's, also the one of his page."""
    own = {person.name[-1]} | (
        {name.split()[-1] for name in names_of(person.registered)} if person.registered else set()
    )
    return surname in own or surname.removesuffix("s") in own


def is_alias(person: Person, found: NameMention) -> bool:
    """Whether a full name is one of those in the person's page."""
    return person.registered is not None and join_name(found.words).lower() in {
        n.lower() for n in names_of(person.registered)
    }


def tell_apart(cast: Cast, fitting: Sequence[Person], found: NameMention, paragraphs: Sequence[int]) -> Person | None:
    """Of several people with one surname, the one with this role, or the only one of this paragraph."""
    role = role_of(cast.language, found.role.split()[-1]) if found.role else ""
    by_role = [p for p in fitting if role and p.roles[role]]
    if len(by_role) == 1:
        return by_role[0]
    paragraph = paragraphs[found.sentence]
    near = [p for p in fitting if any(paragraphs[m.sentence] == paragraph for m in p.mentions[-1:])]
    return near[0] if len(near) == 1 else None


def by_surname(cast: Cast, found: NameMention, known: Sequence[Actor]) -> Person | None:
    """A person whom the article names by surname only: from the registry where one has it, or by his office."""
    surnames = (found.words[-1], found.words[-1].removesuffix("s"))
    actors = [actor for actor in known if any(name.split()[-1] in surnames for name in names_of(actor))]
    if len(actors) == 1:
        person = Person(
            tuple(actors[0].name.split()), gender_of(actors[0].name.split()[0], cast.language), registered=actors[0]
        )
    elif not actors and (role_of(cast.language, found.title) or found.title in listed(cast.language, "titles")):
        person = Person(found.words, "f" if feminine_role(cast.language, found.title) else "m")
    else:
        return None
    cast.people.append(person)
    return person


def note_role(person: Person, role: str, language: str) -> None:
    """Remember what the article says that a person is, and the gender it tells."""
    if not role:
        return
    person.role = person.role or role
    for noun in head_nouns(role.split(), language):
        person.roles[role_of(language, noun)] += 1
        person.roles[noun.lower()] += 1
        if feminine_role(language, noun):
            person.gender = "f"
        elif person.gender == "u":
            person.gender = "m"


def head_nouns(words: Iterable[str], language: str) -> list[str]:
    """The nouns of a role up to its first: "ukrainischer Präsident"."""
    return [word for word in words if word[:1].isupper() and role_of(language, word)][:1]
