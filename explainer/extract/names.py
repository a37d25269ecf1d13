"""Names of people in a text: which capitalised words are somebody, which are only nouns.

German writes every noun with a capital letter, so a name needs evidence: a known first name, an office before it, a
page in the registry, or a full name elsewhere in the same text. False persons create pages; where the evidence is
thin, there is no name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.extract.lexicon import listed, noun_list, plural_role, role_of
from explainer.extract.namewords import (
    NO_NAME,
    Evidence,
    bare,
    evidence_of,
    is_article,
    is_common,
    is_first_name,
    is_other,
    known_end,
    name_end,
    skip_titles,
    titled,
)
from explainer.extract.roles import role_around, role_before_comma, role_behind
from explainer.extract.words import Word
from explainer.text import Span


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person's name in a text: `words` and `span` of the name alone, `role` and `title` of what stands beside it."""

    words: tuple[str, ...]
    span: Span
    sentence: int
    role: str = ""
    full: bool = True
    title: str = ""


def find_names(
    sentences: Sequence[Sequence[Word]], language: str, names: Sequence[str] = ()
) -> tuple[NameMention, ...]:
    """Every mention of a person by full name, by office and name, or by surname; `names` are those of the registry."""
    evidence = evidence_of(sentences, language, names)
    found: list[NameMention] = []
    for number, words in enumerate(sentences):
        found += names_in(words, number, evidence)
    surnames = {mention.words[-1] for mention in found} | evidence.surnames
    taken = {position for mention in found for position in range(mention.span.start, mention.span.end)}
    for number, words in enumerate(sentences):
        found += surnames_in(words, number, evidence, surnames, taken)
    return tuple(sorted(found, key=lambda mention: mention.span.start))


# --- names that carry their own evidence ------------------------------------------------------------------------------


def names_in(words: Sequence[Word], number: int, evidence: Evidence) -> Iterator[NameMention]:
    """The names of one sentence that carry their own evidence."""
    index = 0
    while index < len(words):
        end = 0
        if words[index].is_capital:
            end = known_end(words, index, evidence.language)
            found = None if end else any_name(words, index, evidence)
            if found:
                start, end = found
                yield mention(words, start, end, number, evidence)
        index = end or index + 1


def any_name(words: Sequence[Word], start: int, evidence: Evidence) -> tuple[int, int] | None:
    """Where a name begins and ends that starts at `start` or behind an office there; None for none."""
    for finder in (registered_name, full_name, name_by_role, explained_name):
        found = finder(words, start, evidence)
        if found:
            return found
    return None


def registered_name(words: Sequence[Word], start: int, evidence: Evidence) -> tuple[int, int] | None:
    """A full name or alias of the registry at `start`."""
    for parts in evidence.registered.get(words[start].text, ()):
        inside = tuple(word.text for word in words[start : start + len(parts)])
        if len(parts) > 1 and inside[:-1] == parts[:-1] and inside[-1] in (parts[-1], parts[-1] + "s"):
            return start, start + len(parts)
    return None


def full_name(words: Sequence[Word], start: int, evidence: Evidence) -> tuple[int, int] | None:
    """A name that begins with a known first name at `start`."""
    if not is_first_name(words[start].text, evidence.language) or (words[start].quote and titled(words, start)):
        return None
    end = name_end(words, start + 1, evidence, 1)
    return (start, end) if end and not is_other(words, start, end, evidence) else None


def explained_name(words: Sequence[Word], start: int, evidence: Evidence) -> tuple[int, int] | None:
    """Two words or more that are no nouns and that a role explains: "Dolkun Isa, der Sekretär der …,"."""
    if start + 1 >= len(words) or not words[start + 1].is_capital or words[start].quote:
        return None
    end = name_end(words, start, evidence, 0)
    if (
        end - start < 2
        or is_other(words, start, end, evidence)
        or any(is_common(evidence, word, False) for word in words[start:end] if word.is_capital)
    ):
        return None
    if (
        any(is_first_name(word.text, evidence.language) for word in words[start + 1 : end])
        or words[start].lower.endswith(("es", "en"))
        or words[start].text in listed(evidence.language, "before_places")
    ):
        return None
    explained = role_behind(words, end, evidence.language) or role_before_comma(words, start, evidence.language)
    return (start, end) if explained or speaks(words, start, end, evidence.language) else None


def speaks(words: Sequence[Word], start: int, end: int, language: str) -> bool:
    """Whether a verb of what only people do stands right beside the words."""
    beside = (words[i] for i in (start - 1, end) if 0 <= i < len(words) and not words[i].is_capital)
    return any(
        form.lemma in listed(language, "human_verbs") for word in beside if word.is_finite for form in word.forms
    )


def name_by_role(words: Sequence[Word], start: int, evidence: Evidence) -> tuple[int, int] | None:
    """A name behind an office: Präsident Obama, Innenminister Alfredo Pérez Rubalcaba."""
    language = evidence.language
    role = role_of(language, words[start].text)
    if not role or role in noun_list(language, "inhabitants") or words[start].lower.endswith("innen"):
        return None
    first = skip_titles(words, start + 1, language)
    end = 0 if known_end(words, first, language) else name_end(words, first, evidence, 0)
    if (
        not end
        or is_other(words, first, end, evidence)
        or any(is_first_name(w.text, language) for w in words[first + 1 : end])
    ):
        return None
    if end - first == 1 and not stands_alone(words, start, first, role, evidence):
        return None
    return first, end


def stands_alone(words: Sequence[Word], start: int, first: int, role: str, evidence: Evidence) -> bool:
    """Whether a word behind the office at `start` is a surname: no owner, no first name but a king's."""
    name, language = words[first].text, evidence.language
    several = start > 0 and words[start - 1].has("plural_openers") and plural_role(language, words[start].text)
    owner = name.endswith("s") and start > 0 and is_article(words[start - 1]) and name[:-1] not in evidence.capitals
    if several or owner or name.removesuffix("s").lower() in noun_list(language, "places") or len(name) < 3:
        return False
    return not is_first_name(name, language) or role in noun_list(language, "first_name_roles")


# --- surnames ---------------------------------------------------------------------------------------------------------


def surnames_in(
    words: Sequence[Word], number: int, evidence: Evidence, surnames: set[str], taken: set[int]
) -> Iterator[NameMention]:
    """Mentions by surname alone, in the genitive too; behind an article the word is the noun that the name also is.

    A word before it that is no noun is a first name that no list has: "Torge Pohlkamp".
    """
    for index, word in enumerate(words):
        if not word.is_capital or word.start in taken:
            continue
        base = word.text if word.text in surnames else word.text.removesuffix("s")
        if base in surnames and not (index and is_article(words[index - 1])) and not word.has(*NO_NAME):
            first = index - 1 if has_first_name(words, index, evidence) else index
            if first == index and another_name(words, index, evidence):
                continue
            parts = (*(w.text for w in words[first:index]), base)
            role = role_around(words, first, index + 1, evidence.language)
            yield NameMention(parts, Span(words[first].start, word.end), number, role, first < index)


def another_name(words: Sequence[Word], index: int, evidence: Evidence) -> bool:
    """Whether a word that may be somebody else's first name stands before a surname: then nobody is named."""
    before = words[index - 1] if index else None
    if before is None or not before.is_capital or before.first or before.text.endswith("s"):
        return False
    return not is_common(evidence, before, False) and before.text not in listed(evidence.language, "titles")


def has_first_name(words: Sequence[Word], index: int, evidence: Evidence) -> bool:
    """Whether the word before a surname is a first name: no noun, behind a role or beside a verb of people."""
    before = words[index - 1] if index else None
    if before is None or not before.is_capital or before.first or before.text.endswith("s") or before.text.isupper():
        return False
    if is_common(evidence, before, False) or before.text in listed(evidence.language, "titles"):
        return False
    behind_role = index > 1 and bool(role_of(evidence.language, words[index - 2].text))
    return behind_role or speaks(words, index - 1, index + 1, evidence.language)


def mention(words: Sequence[Word], start: int, end: int, number: int, evidence: Evidence) -> NameMention:
    """The mention in `words[start:end]`."""
    parts = tuple(word.text for word in words[start:end] if word.is_word)
    role = role_around(words, start, end, evidence.language)
    parts = (*parts[:-1], bare(words, end, evidence))
    title = next((w.text for w in reversed(words[max(0, start - 3) : start]) if w.text != "."), "")
    return NameMention(parts, Span(words[start].start, words[end - 1].end), number, role, len(parts) > 1, title)
