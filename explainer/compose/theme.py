"""The one page that the theme makes without a file of ours: what a reader sees at an address that there is not."""

from html import escape

from explainer.compose.words import words

TEMPLATE = """\
{{% extends "main.html" %}}
{{% block content %}}
<h1>{title}</h1>
<p>{text}</p>
<ul>
<li><a href="{{{{ 'index.html' | url }}}}">{home}</a></li>
<li><a href="{{{{ 'articles/index.html' | url }}}}">{articles}</a></li>
<li><a href="{{{{ 'questions.html' | url }}}}">{questions}</a></li>
</ul>
{{% endblock %}}
"""


def not_found(language: str) -> str:
    """The theme's template of 404.html in a language of the interface."""
    entries = words(language).table["not_found"]
    return TEMPLATE.format(**{key: escape(str(value)) for key, value in entries.items()})
