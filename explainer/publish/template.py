"""The theme's template that every page comes from: its head from the page, and a foot with what the law wants near."""

from collections.abc import Collection, Mapping
from html import escape

TEMPLATE = """\
{{% extends "base.html" %}}
{{% block extrahead %}}
{{{{ super() }}}}
{{% if page and page.meta and page.meta.head %}}{{{{ page.meta.head | safe }}}}{{% endif %}}
{{% endblock %}}
{{% block footer %}}
<nav class="about-site" aria-label="{label}">
<ul>
{links}
</ul>
</nav>
{{{{ super() }}}}
{{% endblock %}}
"""
LINKED = (
    ("corrections", "korrekturen.html"),
    ("imprint", "impressum.html"),
    ("privacy", "datenschutz.html"),
    ("feed", "feeds/site.xml"),
)


def main_template(wording: Mapping[str, str], there: Collection[str]) -> str:
    """The template; it links to those of its pages that are `there`, built paths."""
    links = "\n".join(
        f"<li><a href=\"{{{{ '{path}' | url }}}}\">{escape(wording[name])}</a></li>"
        for name, path in LINKED
        if path in there
    )
    return TEMPLATE.format(label=escape(wording["label"]), links=links)
