"""The source itself, paragraph by paragraph, on pages whose source may be republished whole."""

from explainer.compose.links import relative
from explainer.compose.safe import text
from explainer.compose.view import View
from explainer.compose.words import Words
from explainer.model import ArticlePage


def wording(page: ArticlePage, view: View, words: Words) -> str:
    """The section with the numbered paragraphs; empty where the source may only be cited."""
    anchor = words.anchor("paragraph")
    parts = [
        f'<div markdown="block" class="paragraph" id="{anchor}-{number}">\n\n'
        f"*{number}*{{ .facts }} {text(paragraph)}\n\n</div>"
        for number, paragraph in enumerate(view.paragraphs.get(page.path, ()), 1)
    ]
    return "\n\n".join((words.heading("wording"), *parts)) if parts else ""


def paragraph_link(number: int, article: ArticlePage, page: str, view: View, words: Words) -> str:
    """The number of a paragraph in words, as a link where the article's page carries its source."""
    shown = words.paragraph(number)
    if not 0 < number <= len(view.paragraphs.get(article.path, ())):
        return shown
    anchor = f"{words.anchor('paragraph')}-{number}"
    return f"[{shown}]({relative(page, article.path, anchor)})"
