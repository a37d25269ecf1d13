"""Plain text: the file is the text. It marks no title, no headings and no date, so none are claimed here."""

from explainer.model import Article, Problem


def read(raw: Article) -> tuple[Article, tuple[Problem, ...]]:
    """`raw` as it is."""
    return raw, ()
