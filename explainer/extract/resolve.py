"""From the words that mention somebody to the actor they mean, with the rule that says why.

A name is taken at its word; a pronoun or a role needs somebody before it with whom nothing else competes. Where two
fit equally, nobody is named. Where no words of a frame name a speaker, `implied` looks around; a noun alone for a body
is read by `standins`. The rules, by name (a reader's explanation of each stands in `actors.yaml` under `rules`):

    name          the words hold the person's name
    source        the words name what a person or body says: "Angaben der Polizei"
    organisation  the words name a body
    pronoun       er, sie: the last one spoken of whom the pronoun fits
    role          a role alone ("der Minister"): the last one spoken of who has it
    body          a kind of body alone ("die Behörde"): the last one spoken of of that kind
    unnamed       a speaker without a name: his role stands for it
    unresolved    a pronoun that fits nobody, or several
    demnach       the word points back to the statement before
    continues     no frame: the speaker of the statement before goes on
    subject-continues   no frame: the one of whom the sentence before speaks
    elided        the verb has no subject: the one spoken of before
"""

from collections.abc import Sequence
from dataclasses import replace

from explainer.extract.bodies import actor_of_body, body_in
from explainer.extract.cast import Cast, Person, person_id
from explainer.extract.lexicon import body_of, ends_as, is_feminine, role_of
from explainer.extract.phrases import Phrase, read_phrase
from explainer.extract.reference import Recent, Referent, by_pronoun, by_role, person_referent, unnamed
from explainer.extract.sentence import View, source_words
from explainer.extract.standins import stand_in
from explainer.extract.words import Word
from explainer.language import table
from explainer.model import Attribution
from explainer.text import Span


def attribution(cast: Cast, view: View, span: Span, recent: Recent) -> Attribution | None:
    """Who the words in `span` mean; `recent` are those spoken of before."""
    words = view.words_in(span)
    if len(words) > 2 and words[-1].has("relatives") and words[-2].text == ",":
        before = attribution(cast, view, Span(span.start, words[-3].end), recent)
        return replace(before, spans=(*before.spans, words[-1].span)) if before else None
    named = named_behind(cast, view, words)
    if named is not None:
        return Attribution(actor=person_id(named), name=named.shown_name, spans=(span,), rule="name")
    referent = refer(cast, words, recent, verb_plural(view, span))
    return referent.attribution(span, referent.rule) if referent else None


def named_behind(cast: Cast, view: View, words: Sequence[Word]) -> Person | None:
    """The person whose name stands behind the comma after a role: "so die Vorsitzende des Vereins, Petra Frank"."""
    after = view.first_from(words[-1].end) if words else len(view.words)
    if after + 1 >= len(view.words) or view.words[after].text != ",":
        return None
    phrase = read_phrase(words, 0, len(words), wide=True)
    if phrase is None or not role_of(cast.language, words[phrase.head].text):
        return None
    return cast.by_position.get(view.words[after + 1].start)


def verb_plural(view: View, span: Span) -> bool | None:
    """Whether the verb of the clause around `span` is plural; None where it does not tell."""
    for clause in view.clauses:
        if clause.predicate and view.words[clause.start].start <= span.start < view.words[clause.end - 1].end:
            return clause.predicate.plural
    return None


def refer(cast: Cast, words: Sequence[Word], recent: Recent, plural: bool | None) -> Referent | None:
    """Whom a phrase that fills `words` means."""
    phrase = read_phrase(words, 0, len(words), wide=True) if words else None
    if phrase is None:
        return None
    phrase = Phrase(phrase.start, len(words), noun_of(cast.language, words, phrase.head))
    person = person_in(cast, words, phrase)
    if person is not None and joined_people(cast, words, phrase, person):
        return replace(unnamed(cast.language, words, phrase, ""), plural=True, person=True)
    if person is not None:
        return person_referent(person)
    if words[phrase.head].has("subject_pronouns") and phrase.head == phrase.start:
        return by_pronoun(words[phrase.head], recent, plural)
    return (
        stand_in(cast, words, phrase)
        or by_body(cast, words, phrase)
        or by_source(cast, words, phrase, recent)
        or by_role(cast, words, phrase, recent)
    )


def noun_of(language: str, words: Sequence[Word], head: int) -> int:
    """The noun behind half a noun or a capital adjective: Industrie- und Handelskammer, Bochumer Polizei."""
    if words[head].text.endswith("-") and head + 2 < len(words) and words[head + 2].is_capital:
        return head + 2
    behind = head + 1 < len(words) and words[head].text.endswith(("er", "e", "en", "es")) and words[head + 1].is_capital
    own = body_of(language, words[head].text) or role_of(language, words[head].text)
    kind = bool(own) and not (words[head].text.endswith("er") and not body_of(language, words[head].text))
    return head + 1 if behind and not kind and body_of(language, words[head + 1].text) else head


# --- names ------------------------------------------------------------------------------------------------------------


def person_in(cast: Cast, words: Sequence[Word], phrase: Phrase) -> Person | None:
    """The person that a phrase names: its head or an apposition to it, not somebody in its attributes."""
    attribute = False
    for index in range(phrase.start, phrase.end):
        word = words[index]
        person = cast.by_position.get(word.start)
        if word.text in ",)]":
            attribute = False
        elif word.has("attaching", "prepositions") or word.text in "([":
            attribute = attribute or index > phrase.head
        if person is None:
            continue
        if word.text.endswith("s") and not word.text.startswith(tuple(person.name)) and index + 1 < phrase.end:
            continue
        if index > phrase.head and word.text == person.name[-1] + "s":
            continue
        if not attribute or (index and apposed(words, phrase, index, cast.language)):
            return None if is_genitive(words, person, index, phrase.end) else person
    return None


def joined_people(cast: Cast, words: Sequence[Word], phrase: Phrase, person: Person) -> bool:
    """Whether und joins another person to this one: then neither speaks alone."""
    joints = [i for i in range(phrase.start, phrase.end - 1) if words[i].has("adding")]
    following = (
        cast.by_position.get(words[i].start) for joint in joints for i in range(joint + 1, min(joint + 4, phrase.end))
    )
    return any(other is not None and other is not person for other in following)


def apposed(words: Sequence[Word], phrase: Phrase, index: int, language: str) -> bool:
    """Whether a name ends the phrase of a role with attributes: "der Chef der Bank Max Müller"."""
    return (
        bool(role_of(language, words[phrase.head].text))
        and not words[index - 1].has("attaching", "prepositions", "determiners")
        and (not role_of(language, words[index - 1].text))
    )


def is_genitive(words: Sequence[Word], person: Person, index: int, end: int) -> bool:
    """Whether a name is the owner of the noun behind it: Putins Sprecher."""
    last = next(
        (i for i in range(index, end) if words[i].text.removesuffix("s") == person.name[-1].removesuffix("s")), index
    )
    return (
        words[last].text != person.name[-1]
        and words[last].text.endswith("s")
        and last + 1 < end
        and words[last + 1].is_capital
    )


# --- bodies and sources -----------------------------------------------------------------------------------------------


def by_body(cast: Cast, words: Sequence[Word], phrase: Phrase) -> Referent | None:
    """The body that the phrase names."""
    name = body_in(cast, words, phrase)
    if not name:
        return None
    actor, head = actor_of_body(cast, name), words[phrase.head]
    gender = "f" if is_feminine(cast.language, head.text) else gender_of_article(words[phrase.start])
    kinds = frozenset(kind for kind in (body_of(cast.language, head.text), head.lower) if kind)
    return Referent(actor.id, actor.name, "organisation", gender, head.lower.endswith("en"), False, kinds)


def gender_of_article(word: Word) -> str:
    """The gender that an article tells: m, n or u."""
    return "m" if word.has("masculine_articles") else "n" if word.has("neuter_articles") else "u"


def by_source(cast: Cast, words: Sequence[Word], phrase: Phrase, recent: Recent) -> Referent | None:
    """Who stands behind what is said: "Angaben der Polizei", "seinen Angaben", "Polizeiangaben"."""
    if not is_saying(cast.language, words[phrase.head]):
        return None
    owner = words[phrase.start]
    if owner.has("own"):
        about = next((r for sentence in recent[:1] for r in sentence if r.subject), None)
        return replace(about, rule="source") if about else None
    if owner.has("possessives") and phrase.head > phrase.start:
        referent = by_pronoun(owner, recent, None)
        return replace(referent, rule="source") if referent.name else None
    inner = inner_phrase(words, phrase)
    found = refer(cast, words[inner.start : phrase.end], recent, None) if inner else by_compound(cast, words, phrase)
    if found is None or not found.actor:
        return None
    return replace(found, rule="source")


def is_saying(language: str, word: Word) -> bool:
    """Whether a noun is what somebody says: Angaben, Aussage, Bericht."""
    if word.text in source_words(language, "nach_nouns") or word.text in source_words(language, "saying_nouns"):
        return True
    return bool(ends_as(language, "documents", word.lower))


def inner_phrase(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """The phrase in the genitive or behind von after a head: "Angaben der Polizei"."""
    index = phrase.head + 1
    if index < phrase.end and words[index].has("naming_agents"):
        index += 1
    return read_phrase(words, index, phrase.end) if index < phrase.end else None


def by_compound(cast: Cast, words: Sequence[Word], phrase: Phrase) -> Referent | None:
    """The body that a compound names: Polizeiangaben → Polizei, Medienberichten → Medienberichte."""
    body = table(cast.language, "actors")["source_compounds"].get(words[phrase.head].lower)
    if body is None:
        return None
    actor = actor_of_body(cast, body)
    return Referent(actor.id, actor.name, "source")
