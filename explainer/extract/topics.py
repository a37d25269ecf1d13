"""Topics that an article's own words name: Ukraine-Krieg, US-Wahl. Nothing is invented, few are proposed."""

import re
from collections import Counter
from functools import cache

from explainer.language import table

MOST = 4


def find_topics(content: str, language: str) -> tuple[str, ...]:
    """The topics named in `content`, at most four, in the order they are first named."""
    counts: Counter[str] = Counter(match.group("topic") for match in pattern(language).finditer(content))
    often = sorted(counts, key=lambda topic: (-counts[topic], content.find(topic)))[:MOST]
    return tuple(sorted(often, key=content.find))


@cache
def pattern(language: str) -> re.Pattern[str]:
    """Matches a compound with a hyphen that ends in a head of `topics.yaml`, in the nominative or genitive."""
    data = table(language, "topics")
    heads = "|".join(sorted(data["heads"], key=len, reverse=True))
    first = "|".join(data["first_parts_not"])
    return re.compile(rf"\b(?P<topic>(?!(?:{first})-)[A-ZÄÖÜ][\wäöüß]*(?:-[A-ZÄÖÜ][\wäöüß]*)?-(?:{heads}))(?:e?s)?\b")
