"""Topics that an article's own words name: Ukraine-Krieg, US-Wahl. Nothing is invented, few are proposed."""

import re
from collections import Counter
from functools import cache

from explainer.language import table

MOST = 4


def find_topics(content: str, language: str) -> tuple[str, ...]:
    """The topics named in `content`, at most four, in the order they are first named."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for match in pattern(language).finditer(content):
        counts[match.group("topic")] += 1
        first.setdefault(match.group("topic"), match.start())
    often = sorted(counts, key=lambda topic: (-counts[topic], first[topic]))[:MOST]
    return tuple(sorted(often, key=lambda topic: first[topic]))


@cache
def pattern(language: str) -> re.Pattern[str]:
    """Matches a compound with a hyphen that ends in a head of `topics.yaml`, in the nominative or genitive."""
    groups = table(language, "topics")
    heads = sorted((head for group in groups for head in group.get("heads", ())), key=len, reverse=True)
    others = "|".join(word for group in groups for word in group.get("not_first", ()))
    part, last = r"[A-ZÄÖÜ][\wäöüß]*", "|".join(heads)
    return re.compile(rf"(?<![\w-])(?P<topic>(?!(?:{others})-){part}(?:-{part})?-(?:{last}))(?:e?s)?(?![\w-])")
