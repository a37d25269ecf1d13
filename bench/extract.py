"""Articles a second through the whole pipeline on one core, and as a ratio to a fixed loop measured in the same run.

    python bench/extract.py [FOLDER]

Machines differ, and so do hours on one machine; the ratio says what changed in the code. FOLDER holds articles, by
default `seeds/`.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from explainer import sources
from explainer.extract import extract

SECONDS = 3.0


def reference() -> None:
    """A fixed piece of work of the kind that the pipeline does: cutting and looking up words."""
    words = ("Der Rat hat am Montag über die alte Brücke beraten und nichts entschieden. " * 40).split()
    counted: dict[str, int] = {}
    for word in words:
        counted[word.strip(".,").casefold()] = counted.get(word, 0) + 1


def per_second(work: Callable[[], int]) -> float:
    """How many units a second `work` gets done; it is repeated and returns how many one run did."""
    work()
    began, done = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        done += work()
    return done / (time.perf_counter() - began)


def main() -> None:
    """Measure and print."""
    root = Path(__file__).parent.parent
    folder = sys.argv[1] if len(sys.argv) > 1 else sources.SEEDS
    found = [sources.article(root, path, anywhere=True)[0] for path, _ in sources.named(root, [folder])]
    articles = [article for article in found if article is not None]
    size = sum(len(article.content) for article in articles)

    def all_articles() -> int:
        return len([extract(article) for article in articles])

    def loops() -> int:
        return len([reference() for _ in range(100)])

    rate, loop_rate = per_second(all_articles), per_second(loops)
    print(f"{len(articles)} articles of {size // len(articles)} characters: {rate:.0f} articles/s")
    print(f"reference loop: {loop_rate:.0f}/s; ratio {rate / loop_rate:.4f}")


if __name__ == "__main__":
    main()
