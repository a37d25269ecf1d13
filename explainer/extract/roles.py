"""What an article says that somebody is: the office before a name or the apposition behind it, as it stands alone."""

from collections.abc import Sequence

from explainer.extract.lexicon import feminine_role, listed, noun_list, plain_role, role_of, strong
from explainer.extract.phrases import Phrase, close_bracket, read_phrase
from explainer.extract.words import Word

LONGEST_ROLE = 14


def role_around(words: Sequence[Word], start: int, end: int, language: str) -> str:
    """The role of the person whose name is `words[start:end]`, without article in the nominative; empty for none."""
    return (
        role_behind(words, end, language)
        or role_before(words, start, language)
        or role_before_comma(words, start, language)
    )


def role_before(words: Sequence[Word], start: int, language: str) -> str:
    """The office right before a name: "der ukrainische Präsident X" → ukrainischer Präsident."""
    head = start - 1
    while head >= 0 and (words[head].text in listed(language, "titles") or words[head].text == "."):
        head -= 1
    if head < 0 or not words[head].is_capital or not is_office(words[head], language):
        return ""
    first = head
    while first > 0 and (is_adjective(words[first - 1]) or is_rank(words[first - 1], language)):
        first -= 1
    owner = words[first - 1] if first else None
    if owner is not None and owner.has("possessives"):  # "sein Amtskollege": what somebody is to another
        return ""
    phrase = role_text(words, Phrase(first, head + 1, head), language)
    of_country = (
        owner is not None and owner.text.endswith("s") and owner.text[:-1].lower() in noun_list(language, "places")
    )
    return f"{owner.text} {phrase}" if owner is not None and of_country else phrase


def is_office(word: Word, language: str) -> bool:
    """Whether a noun is worth keeping as a role: not Frau, not Herr."""
    return (
        bool(role_of(language, word.text))
        and word.text not in listed(language, "titles")
        and word.lower not in noun_list(language, "plain_people")
    )


def is_rank(word: Word, language: str) -> bool:
    """Whether a word with a capital letter is the adjective of an office: Erste Stadträtin."""
    return word.text in listed(language, "ranks")


def is_adjective(word: Word) -> bool:
    """Whether a word is an adjective that belongs to the noun behind it."""
    return (
        word.text[0].islower()
        and not word.classes
        and word.lower.endswith(("e", "en", "er", "es", "em"))
        and not word.is_finite
    )


def role_before_comma(words: Sequence[Word], start: int, language: str) -> str:
    """The role that a name explains: "Der Gouverneur des Bundesstaates Oaxaca, Gabino Cué,"."""
    if start < 2 or words[start - 1].text != ",":
        return ""
    for first in range(max(0, start - LONGEST_ROLE), start - 1):
        if words[first].has("nominative"):
            phrase = read_phrase(words, first, start - 1, wide=True)
            if phrase and phrase.end == start - 1:
                return role_text(words, phrase, language) if is_office(words[phrase.head], language) else ""
    return ""


def role_behind(words: Sequence[Word], end: int, language: str) -> str:
    """The role in the apposition behind a name: "X (CDU), früherer Chef der Y,"."""
    if end < len(words) and words[end].text in "([":
        end = close_bracket(words, end, len(words)) or end
    if end + 1 >= len(words) or words[end].text != ",":
        return ""
    stop = next((i for i in range(end + 1, min(len(words), end + 1 + LONGEST_ROLE)) if words[i].text in ",.;:–-"), 0)
    phrase = read_phrase(words, end + 1, stop, wide=True) if stop else None
    if phrase is None or phrase.end != stop or phrase.start != end + 1 or not is_office(words[phrase.head], language):
        return ""
    return role_text(words, phrase, language)


def role_text(words: Sequence[Word], phrase: Phrase, language: str) -> str:
    """A phrase as a role by itself: no article, adjectives as they stand without one, the noun nominative."""
    first = phrase.start + 1 if words[phrase.start].has("determiners") else phrase.start
    head = (
        words[phrase.head].text
        if feminine_role(language, words[phrase.head].text)
        else plain_role(language, words[phrase.head].text)
    )
    adjectives = [
        strong(language, w.text, head) if is_adjective(w) or is_rank(w, language) else w.text
        for w in words[first : phrase.head]
    ]
    rest = spaced(words[phrase.head + 1 : phrase.end])
    return " ".join([*adjectives, head]) + (f"{gap(words, phrase.head + 1, phrase.end)}{rest}" if rest else "")


def gap(words: Sequence[Word], index: int, end: int) -> str:
    """The space before a word where the text has one."""
    return " " if index < end and words[index - 1].end < words[index].start else ""


def spaced(words: Sequence[Word]) -> str:
    """The words with single spaces where the text has white space."""
    label = ""
    for position, word in enumerate(words):
        label += (" " if position and words[position - 1].end < word.start else "") + word.text
    return label
