"""Who a pronoun or a role alone means: somebody whom the sentences before speak of.

Those a sentence is about come before those it only names. Where the nearest that fit are two, nobody is meant.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from explainer.extract.cast import Cast, Person, person_id
from explainer.extract.lexicon import body_of, feminine_role, is_feminine, noun_list, office_of, plural_role
from explainer.extract.phrases import Phrase
from explainer.extract.roles import spaced
from explainer.extract.words import Word
from explainer.model import Attribution
from explainer.text import Span

REACH = 4  # sentences back that a pronoun can point


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody an article speaks of, as far as a pronoun or role can mean him.

    `actor` and `name` as in `Attribution`; `gender` m, f, n or u; `roles` in lower case; `subject`: the sentence is
    about him; `person`: no body; `span` and
    `paragraph`: the words that mention him last, and where they stand.
    """

    actor: str | None
    name: str
    rule: str
    gender: str = "u"
    plural: bool = False
    person: bool = False
    roles: frozenset[str] = frozenset()
    subject: bool = False
    span: Span | None = None
    paragraph: int = 0

    def attribution(self, span: Span | None, rule: str) -> Attribution:
        """The referent as the speaker whom the words in `span` mention."""
        return Attribution(actor=self.actor, name=self.name, spans=(span,) if span else (), rule=rule)


Recent = Sequence[Sequence[Referent]]  # one tuple a sentence, the last sentence first


def person_referent(person: Person, rule: str = "name") -> Referent:
    """A person as a referent."""
    return Referent(person_id(person), person.shown_name, rule, person.gender, False, True, frozenset(person.roles))


# --- pronouns ---------------------------------------------------------------------------------------------------------


def by_pronoun(pronoun: Word, recent: Recent, plural: bool | None) -> Referent:
    """The last one whom a pronoun fits; a referent without a name where nobody or several fit."""
    found = None
    if pronoun.has("masculine_pronouns"):
        found = nearest(recent[:2], lambda r: r.gender == "m") or nearest(
            recent, lambda r: r.gender in "mu" and r.person and not r.plural
        )
    elif pronoun.has("feminine_pronouns") and plural:
        found = nearest(recent, lambda r: r.plural) or nearest(recent, lambda r: not r.person)
    elif pronoun.has("feminine_pronouns"):
        found = nearest(recent, lambda r: r.gender == "f" and not r.plural) or nearest(
            recent, lambda r: r.gender == "u" and r.person
        )
    return replace(found, rule="pronoun") if found else Referent(None, "", "unresolved")


def nearest(recent: Recent, fits: Callable[[Referent], bool]) -> Referent | None:
    """Who fits in the last sentence that has any; None where several do and the sentence is about none."""
    for sentence in recent[:REACH]:
        fitting = [referent for referent in sentence if fits(referent)]
        if fitting:
            about = [referent for referent in fitting if referent.subject] or fitting
            return about[0] if len({(r.actor, r.name) for r in about}) == 1 else None
    return None


# --- roles ------------------------------------------------------------------------------------------------------------


def by_role(cast: Cast, words: Sequence[Word], phrase: Phrase, recent: Recent) -> Referent:
    """Whom a role or kind alone means ("der Russe", "die Behörde"), or a speaker who has no name."""
    language, head, first = cast.language, words[phrase.head], words[phrase.start]
    role, kind = office_of(language, head.text), body_of(language, head.text)
    alone = first.has("definite") and phrase.end == phrase.head + 1
    found = None
    if (
        first.has("definite")
        and role
        and not (plural_role(language, head.text) and not first.has("masculine_articles"))
    ):
        gender = "f" if feminine_role(language, head.text) or first.has("feminine_articles") else "m"
        described = words[phrase.head + 1 : phrase.end]
        if described:
            found = described_so(cast, head, role, gender, described)
        else:
            found = last_with_role(cast, head, role, gender, recent)
    elif alone and kind:
        found = nearest(recent, lambda r: not r.person and kind in r.roles)
    if found:
        return replace(found, rule="role" if role else "body")
    return unnamed(language, words, phrase, role)


def unnamed(language: str, words: Sequence[Word], phrase: Phrase, role: str) -> Referent:
    """A speaker who has no name, called by the phrase."""
    head = words[phrase.head]
    feminine = feminine_role(language, head.text) if role else is_feminine(language, head.text)
    gender = "f" if feminine or words[phrase.start].has("feminine_articles") else "m" if role else "u"
    plural = (bool(role) and plural_role(language, head.text)) or is_several(words, phrase)
    roles = frozenset([role, head.lower] if role else [])
    return Referent(None, label(language, words, phrase), "unnamed", gender, plural, bool(role), roles)


def last_with_role(cast: Cast, head: Word, role: str, gender: str, recent: Recent) -> Referent | None:
    """The last person who has a role, or the only one of the article; else whom the sentence before is about.

    Anybody's role (der Russe, die 45-Jährige) fits whom the text is about; so does a new one (die Managerin) right
    behind a sentence about a person, for news call a person by another noun each time; but not "der Anwalt".
    """
    language = cast.language
    same = nearest(recent, lambda r: head.lower in r.roles and r.gender in (gender, "u")) or nearest(
        recent, lambda r: role in r.roles and r.gender in (gender, "u")
    )
    known = [p for p in cast.by_role.get(role, ()) if spoken_before(p, head, gender)]
    exact = [p for p in known if p.roles[head.lower]] or known
    if same or known:
        return same or (person_referent(exact[0], "role") if len(exact) == 1 else None)
    reach = REACH if role in noun_list(language, "inhabitants") | noun_list(language, "anybody") else 1
    if role in noun_list(language, "relational"):
        return None
    return nearest(
        recent[:reach],
        lambda r: r.person and r.actor is not None and r.gender in (gender, "u") and (reach > 1 or r.subject),
    )


def described_so(cast: Cast, head: Word, role: str, gender: str, behind: Sequence[Word]) -> Referent | None:
    """The only person before `head` whose role says as much as this one: "die Vorsitzende der Bürgerliste"."""
    nouns = {word.lower for word in behind if word.is_capital}
    fitting = [
        p
        for p in cast.by_role.get(role, ())
        if nouns and spoken_before(p, head, gender) and any(nouns <= words_of(described) for described in p.described)
    ]
    return person_referent(fitting[0], "role") if len(fitting) == 1 else None


def spoken_before(person: Person, head: Word, gender: str) -> bool:
    """Whether the article names a person of this gender before a word."""
    return person.gender in (gender, "u") and bool(person.mentions) and person.mentions[0].span.start < head.start


def words_of(role: str) -> frozenset[str]:
    """The words of a role in lower case."""
    return frozenset(role.lower().split())


def is_several(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether numbers or joined nouns make a phrase plural."""
    return words[phrase.start].has("several") or any(words[i].has("adding") for i in range(phrase.head + 1, phrase.end))


def label(language: str, words: Sequence[Word], phrase: Phrase) -> str:
    """The phrase as the name of a speaker who has none, without an article of another case."""
    first, head = words[phrase.start], words[phrase.head]
    oblique = (
        first.has("determiners")
        and phrase.head > phrase.start
        and (not first.has("nominative") or (first.has("masculine_articles") and is_feminine(language, head.text)))
    )
    text = spaced(words[phrase.start + oblique : phrase.end])
    return text[:1].upper() + text[1:]
