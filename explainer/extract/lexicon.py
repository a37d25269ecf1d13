"""What the lists of a language pack know about a noun: a role, a body, a place, feminine or not.

A noun counts also as the end of a compound (Ministerpräsident, Bundesregierung) and in any inflection.
"""

from functools import cache, lru_cache
from importlib import resources

from explainer.language import table

ROLE_ENDINGS = ("", "s", "en", "n", "in", "innen", "es", "r", "e", "er", "ern")
BODY_ENDINGS = ("", "s", "es", "en", "n", "e")
SHORTEST_STEM = 3
WORDS = 1 << 16
ADJECTIVE_ENDINGS = ("en", "er", "es", "em", "e")


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
def endings(language: str, name: str) -> tuple[str, ...]:
    """A list of `actors.yaml` as endings to test a word with."""
    return tuple(noun_list(language, name))


@lru_cache(maxsize=WORDS)
def ends_as(language: str, name: str, lower: str) -> str:
    """The longest noun of a list that ends the word `lower` (ministerpräsident → präsident); empty for none."""
    nouns = noun_list(language, name)
    for start in range(len(lower)):
        whole = start == 0 or lower[start - 1] == "-"
        if lower[start:] in nouns and (whole or (len(lower) - start > SHORTEST_STEM and start > 1)):
            return lower[start:]
    return ""


@lru_cache(maxsize=WORDS)
def role_of(language: str, word: str) -> str:
    """The role that ends a noun, in any inflection: Sprecherin, Ministers, Abgeordneten; empty for none."""
    lower = word.lower()
    for ending in ROLE_ENDINGS:
        stem = lower.removesuffix(ending)
        if stem != lower or not ending:
            found = (
                ends_as(language, "roles", stem) or inhabitant(language, stem) or feminine_of(language, stem, ending)
            )
            if found:
                return found
    return ""


@lru_cache(maxsize=WORDS)
def office_of(language: str, word: str) -> str:
    """The role that ends a noun, one for women and men: Sprecherin is Sprecher, Vorsitzender is Vorsitzende."""
    role, roles = role_of(language, word), noun_list(language, "roles")
    return next((role.removesuffix(e) for e in ("in", "r") if role.endswith(e) and role.removesuffix(e) in roles), role)


def feminine_of(language: str, stem: str, ending: str) -> str:
    """The role in -e that a feminine noun is made of: Archäologin → archäologe."""
    return ends_as(language, "roles", stem + "e") if ending in ("in", "innen") else ""


def inhabitant(language: str, stem: str) -> str:
    """The person by country that a noun is; empty for none. No compounds: "Hamburger" is no end of anything."""
    return stem if len(stem) > SHORTEST_STEM and stem.rsplit("-", 1)[-1] in noun_list(language, "inhabitants") else ""


@lru_cache(maxsize=WORDS)
def body_of(language: str, word: str) -> str:
    """The body that ends a noun, in any inflection: Außenministeriums, Behörden; empty for none."""
    lower = word.lower()
    for ending in BODY_ENDINGS:
        stem = lower.removesuffix(ending)
        found = ends_as(language, "organisations", stem) if stem != lower or not ending else ""
        if found:
            return found
    return ""


@cache
def listed(language: str, name: str) -> frozenset[str]:
    """A list of `actors.yaml` as it is written."""
    return frozenset(str(noun) for noun in table(language, "actors")[name])


def known_bodies(language: str) -> frozenset[str]:
    """The listed names of bodies as they are written."""
    return listed(language, "known")


@lru_cache(maxsize=WORDS)
def is_feminine(language: str, word: str) -> bool:
    """Whether a noun is feminine, judged by lists and endings: then "der" before it is no nominative."""
    lower = word.lower()
    if role_of(language, word):
        return feminine_role(language, word)
    feminine = table(language, "actors")["feminine"]
    return (
        lower.rsplit("-", 1)[-1] in feminine["nouns"]
        or lower.endswith(tuple(feminine["endings"]))
        or word in feminine["names"]
    )


@lru_cache(maxsize=WORDS)
def feminine_role(language: str, word: str) -> bool:
    """Whether a noun of a role means a woman: Sprecherin, Ministerin, Frau."""
    lower = word.lower()
    if any(lower == noun or lower.endswith(noun) for noun in table(language, "actors")["women"]):
        return True
    return lower.endswith("in") and bool(
        role_of(language, word).endswith("in") or role_of(language, word[:-2]) or role_of(language, word[:-2] + "e")
    )


@cache
@lru_cache(maxsize=WORDS)
def strong(language: str, adjective: str, noun: str) -> str:
    """An adjective as it stands without an article in the nominative: ukrainischer Präsident, israelische Armee."""
    stem = next((adjective.removesuffix(e) for e in ADJECTIVE_ENDINGS if adjective.endswith(e)), adjective)
    if is_feminine(language, noun):
        return stem + "e"
    neuter = tuple(table(language, "actors")["neuter_endings"])
    return stem + ("es" if noun.lower().endswith(neuter) else "er")


@lru_cache(maxsize=WORDS)
def plain_role(language: str, word: str) -> str:
    """A noun of a role in the nominative singular: Präsidenten → Präsident, Sprecherin stays."""
    if feminine_role(language, word):
        return word
    for ending in ROLE_ENDINGS:
        stem = word.removesuffix(ending)
        if (stem != word or not ending) and (
            ends_as(language, "roles", stem.lower()) or inhabitant(language, stem.lower())
        ):
            return stem
    return word


@lru_cache(maxsize=WORDS)
def plural_role(language: str, word: str) -> bool:
    """Whether a noun of a role has a plural or an oblique ending: Experten, Sprecherinnen, Reportern."""
    lower, role = word.lower(), role_of(language, word)
    return bool(role) and (
        lower.endswith(("innen", "leute"))
        or (not lower.endswith(role) and lower.endswith(("n", "er")) and not lower.endswith("in"))
    )


@lru_cache(maxsize=WORDS)
def dative_plural(language: str, word: str) -> bool:
    """Whether a noun of a role can only be a dative plural: Reportern."""
    lower, role = word.lower(), role_of(language, word)
    return role.endswith("er") and lower.endswith(role + "n")


@lru_cache(maxsize=WORDS)
def can_speak(language: str, word: str) -> int:
    """How likely a noun is a speaker: 2 a person or body, 1 a document, 0 a thing."""
    if role_of(language, word) or body_of(language, word) or word in known_bodies(language):
        return 2
    if word.isupper() and len(word) > 1:
        return 2
    if (
        word in first_names(language)
        or word.lower() in noun_list(language, "places")
        or word.lower() in noun_list(language, "crowds")
    ):
        return 2
    if ends_as(language, "documents", word.lower()) or ends_as(language, "documents", word.lower().removesuffix("s")):
        return 1
    return 0


@lru_cache(maxsize=WORDS)
def looks_common(language: str, word: str) -> bool:
    """Whether a word ends like a common noun (Erklärung, Verteidigung) and not like a name."""
    return len(word) > 5 and word.lower().endswith(endings(language, "noun_endings"))
