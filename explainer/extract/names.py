"""Names in a text: which capitalised words are a person, which a body that can speak, which only a noun.

German writes every noun with a capital letter, so a name needs evidence: a known first name, an office before it, or a
full name elsewhere in the same text. False persons create pages; where the evidence is thin, there is no name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from explainer.extract.words import Word
from explainer.language import table
from explainer.text import Span

PARTICLES = frozenset(["von", "van", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "ibn", "al", "el", "ben", "ter", "ten", "der", "den", "zu"])
LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person's name in a text: `words` without role and title, `role` the noun before it, `span` of the name alone."""

    words: tuple[str, ...]
    span: Span
    sentence: int
    role: str = ""
    full: bool = True
    sure: bool = True


@cache
def first_names(language: str) -> dict[str, str]:
    """First name → m, f or u."""
    path = resources.files("explainer") / "languages" / language / "first_names.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.rsplit(" ", 1) for line in lines if line and not line.startswith("#"))


@cache
def noun_list(language: str, name: str) -> frozenset[str]:
    """A list of `actors.yaml` in lower case."""
    return frozenset(str(noun).lower() for noun in table(language, "actors")[name])


@cache
def ends_as(language: str, name: str, lower: str) -> str:
    """The longest noun of a list that ends the word `lower` (ministerpräsident → präsident); empty for none."""
    nouns = noun_list(language, name)
    last = lower.rsplit("-", 1)[-1]
    for start in range(len(lower)):
        if lower[start:] in nouns and (start == 0 or len(lower) - start > 3 or lower[start - 1] == "-"):
            return lower[start:]
    return last if last in nouns else ""


def role_of(language: str, word: str) -> str:
    """The role that ends a noun, in any inflection: Sprecherin, Ministers, Abgeordneten; empty for none."""
    lower = word.lower()
    for ending in ("", "s", "en", "n", "in", "innen", "es", "r", "e", "ern"):
        if lower.endswith(ending):
            stem = lower[: len(lower) - len(ending)] if ending else lower
            found = ends_as(language, "roles", stem) or (ends_as(language, "inhabitants", stem) if len(stem) > 3 else "")
            if found:
                return found
    return ""


def body_of(language: str, word: str) -> str:
    """The body that ends a noun, in any inflection: Außenministeriums, Behörden; empty for none."""
    lower = word.lower()
    for ending in ("", "s", "es", "en", "n"):
        if lower.endswith(ending):
            found = ends_as(language, "organisations", lower[: len(lower) - len(ending)] if ending else lower)
            if found:
                return found
    return ""


def is_common(language: str, word: Word, determined: Counter[str], after_first_name: bool = False) -> bool:
    """Whether a capitalised word is a noun rather than a name. Behind a first name only sure nouns are."""
    if word.lower in first_names_lower(language) and not determined[word.text]:
        return False
    if word.has(*CLOSED_CLASSES) or word.first and word.has("adverbs") or determined[word.text]:
        return True
    if word.lower in noun_list(language, "known") | noun_list(language, "places") | noun_list(language, "foreign_nouns"):
        return True
    if after_first_name:
        return word.lower in noun_list(language, "roles") | noun_list(language, "organisations") or word.lower.endswith(SURE_ENDINGS)
    if role_of(language, word.text) or body_of(language, word.text):
        return True
    endings = tuple(table(language, "actors")["noun_endings"])
    return len(word.text) > 5 and word.lower.endswith(endings) or "-" in word.text and not double_name(language, word.text)


CLOSED_CLASSES = ("determiners", "prepositions", "pronouns", "months", "weekdays", "time_nouns", "subordinators", "coordinators")
SURE_ENDINGS = ("ungen", "ung", "heit", "keit", "schaft", "tion", "tionen", "ismus", "tät")


def double_name(language: str, word: str) -> bool:
    """Whether a word with a hyphen can be a double name: Koch-Mehrin, not US-Regierung."""
    parts = word.split("-")
    return all(part[:1].isupper() and len(part) > 2 and not part.isupper() for part in parts) and not any(
        role_of(language, part) or body_of(language, part) for part in parts
    )


@cache
def first_names_lower(language: str) -> frozenset[str]:
    """First names in lower case."""
    return frozenset(name.lower() for name in first_names(language))


def determined_words(sentences: Sequence[Sequence[Word]]) -> Counter[str]:
    """How often each capitalised word stands right behind an article or an adjective behind one."""
    counts: Counter[str] = Counter()
    for words in sentences:
        for before, word in zip(words, words[1:], strict=False):
            if word.is_capital and (before.has("determiners") or before.lower in ("im", "am", "zum", "zur", "vom", "beim", "ins")) and not before.text[0].isdigit():
                counts[word.text] += 1
    return counts


def find_names(sentences: Sequence[Sequence[Word]], language: str) -> tuple[NameMention, ...]:
    """Every mention of a person by full name, by office and name, or by the surname of a full name."""
    determined = determined_words(sentences)
    found: list[NameMention] = []
    for number, words in enumerate(sentences):
        found += names_in(words, number, language, determined)
    surnames = {mention.words[-1] for mention in found if mention.full}
    by_role = {mention.words[-1] for mention in found if not mention.full}
    taken = {position for mention in found for position in range(mention.span.start, mention.span.end)}
    for number, words in enumerate(sentences):
        found += surnames_in(words, number, surnames | by_role, taken)
    return tuple(sorted(found, key=lambda mention: mention.span.start))


def names_in(words: Sequence[Word], number: int, language: str, determined: Counter[str]) -> Iterator[NameMention]:
    """The names of one sentence that carry their own evidence."""
    index = 0
    while index < len(words):
        end = 0
        if words[index].is_capital:
            end = full_name_end(words, index, language, determined)
            if end:
                start = skip_titles(words, index)
                role = role_before(words, index, language)
                yield mention(words, start, end, number, role, True)
            elif ends_as(language, "roles", role_of(language, words[index].text)) and not words[index].lower.endswith("innen"):
                start = skip_titles(words, index + 1)
                end = name_end(words, start, language, determined)
                if end and not (end - start == 1 and is_owner(language, words[start].text, determined)):
                    yield mention(words, start, end, number, words[index].text, end - start > 1)
        index = end or index + 1


def is_owner(language: str, name: str, determined: Counter[str]) -> bool:
    """Whether a name behind an office is a genitive: "Außenminister Frankreichs"."""
    base = name.removesuffix("s")
    return base != name and base.lower() in noun_list(language, "places")


def mention(words: Sequence[Word], start: int, end: int, number: int, role: str, full: bool) -> NameMention:
    """The mention in `words[start:end]`."""
    parts = tuple(word.text for word in words[start:end] if word.is_word)
    return NameMention(parts, Span(words[start].start, words[end - 1].end), number, role, full)


def skip_titles(words: Sequence[Word], index: int) -> int:
    """The position behind academic and other titles."""
    while index < len(words) and (words[index].text in ("Dr", "Prof", "Herr", "Frau", "Sir", "Mag", "Ing", "Dipl") or words[index].text == "."):
        index += 1
    return index


def role_before(words: Sequence[Word], index: int, language: str) -> str:
    """The office right before a name, brackets passed over."""
    if index and words[index - 1].is_capital and role_of(language, words[index - 1].text):
        return words[index - 1].text
    return ""


def full_name_end(words: Sequence[Word], start: int, language: str, determined: Counter[str]) -> int:
    """The end of a name that begins with a known first name at `start`; 0 where none does."""
    index = skip_titles(words, start)
    if index >= len(words) or words[index].text not in first_names(language):
        parts = words[index].text.split("-") if index < len(words) else [""]
        if len(parts) < 2 or not all(part in first_names(language) for part in parts):
            return 0
    if determined[words[index].text] > 2:
        return 0
    end = name_end(words, index + 1, language, determined, 1)
    return end


def name_end(words: Sequence[Word], start: int, language: str, determined: Counter[str], already: int = 0) -> int:
    """The end of the run of name words from `start`; 0 where there is none or it ends in a particle."""
    index, last, count = start, 0, already
    while index < len(words) and count < LONGEST_NAME:
        word = words[index]
        if word.is_capital and not is_common(language, word, determined, already > 0 and index == start) and not (word.text.isupper() and len(word.text) > 1):
            last, count = index + 1, count + 1
        elif word.is_capital and len(word.text) == 1:
            count += 1
        elif word.text == "." and len(words[index - 1].text) <= 2 and words[index - 1].is_capital:
            pass
        elif word.lower in PARTICLES and not word.is_capital and index > start - already and index + 1 < len(words) and (words[index + 1].is_capital or words[index + 1].lower in PARTICLES) and (word.lower not in ("der", "den", "zu") or words[index - 1].lower == "von"):
            pass
        else:
            break
        index += 1
    return last


def surnames_in(words: Sequence[Word], number: int, surnames: set[str], taken: set[int]) -> Iterator[NameMention]:
    """Mentions by surname alone, in the genitive too."""
    for word in words:
        if not word.is_capital or word.start in taken:
            continue
        base = word.text if word.text in surnames else word.text.removesuffix("s") if word.text.removesuffix("s") in surnames else ""
        if base:
            yield NameMention((base,), word.span, number, "", False)
