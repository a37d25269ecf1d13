import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from redrafts import HASTY, TEXT, edited, edits
from strategies import actors, articles, plains, topics

from explainer.compose import compose
from explainer.form import formed, rendered
from explainer.model import ActorPage, ArticlePage, Level, PlainPage, TopicPage
from explainer.page import parse_page, parse_site

ROOT = Path(__file__).parent.parent
EXAMPLES = int(os.environ.get("EXAMPLES", "50"))
UNTIDY = """\
\ufeff---\r
tags:\r
- Krieg\r
- "Wahl"\r
title: 'Rat: ja'\r
description:\r
source: {sha256: abc, file: seeds/x.txt}\r
---\r
Ein *Anriss*.\r
Wer Hat Was Gesagt\r
------------------\r
###   [Erika Muster]( ../people/x.md )\r
### [Erika Muster](../people/x.md)\r
> „Die Brücke\r
> ist baufällig.“\r
\r
wörtlich,\r
am Montag · Absatz 2\r
{: #s1 .direct }\r
\r
\r
\r
Dazu von Hand.\r
## Hintergrund ##\r
* Ein Satz · Absatz 3\r
  { #h1 }\r
"""
TIDY = """\
---
title: "Rat: ja"
lang: de
source:
  file: seeds/x.txt
  sha256: abc
  rights: excerpt
tags: [Krieg, Wahl]
---

Ein *Anriss*.

## Wer Hat Was Gesagt

### [Erika Muster](../people/x.md)

> „Die Brücke ist baufällig.“

wörtlich, am Montag · Absatz 2
{ #s1 .direct }

Dazu von Hand.

## Hintergrund

- Ein Satz · Absatz 3
  { #h1 }
"""


def test_an_untidy_page_gets_its_usual_form() -> None:
    untidy = UNTIDY.replace("###   [Erika Muster]( ../people/x.md )\r\n", "").replace(
        "Ein *Anriss*.\r\n", "Ein *Anriss*.\r\n\r\n"
    )
    assert formed("articles/x.md", untidy) == (TIDY, ())
    assert formed("articles/x.md", TIDY) == (TIDY, ())


def test_a_page_with_errors_stays_and_says_why() -> None:
    broken = TIDY.replace("{ #s1 .direct }", "{ .direct }").replace("tags: [", "tags:  [")
    text, problems = formed("articles/x.md", broken)
    assert text == broken
    assert [(problem.code, problem.place.line) for problem in problems] == [("E202", 20)]
    assert formed("people/x.md", "Kein Kopf.") == ("Kein Kopf.", parse_page("people/x.md", "Kein Kopf.")[1])


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            "# yaml-language-server: $schema=x.json\nkind:   person\nname: 'Anna'",
            "# yaml-language-server: $schema=x.json\nname: Anna\nkind: person",
        ),
        ("# so heißt er\nkind:   person\nname: 'Anna'", "# so heißt er\nkind:   person\nname: 'Anna'"),
        ("kind:   person\nname: A # Müller?", "kind:   person\nname: A # Müller?"),
        ("kind:   person\nname: A#1", 'name: "A#1"\nkind: person'),
    ],
)
def test_comments_in_the_front_matter_stay(front: str, expected: str) -> None:
    text = f"---\n{front}\n---\nText.\n\n\n"
    assert formed("people/a.md", text) == (f"---\n{expected}\n---\n\nText.\n", ())
    assert formed("people/a.md", f"---\n{expected}\n---\n\nText.\n") == (f"---\n{expected}\n---\n\nText.\n", ())


def test_all_pages_of_the_project_are_in_their_usual_form() -> None:
    pages = {
        path.relative_to(ROOT / "site_src").as_posix(): path.read_text("utf-8")
        for path in (ROOT / "site_src").rglob("*.md")
    }
    assert pages
    assert {path: formed(path, text) for path, text in pages.items()} == {
        path: (text, ()) for path, text in pages.items()
    }


@given(edits(HASTY))
@settings(max_examples=EXAMPLES, deadline=None)
def test_what_people_wrote_says_the_same_in_its_usual_form(changes: list[tuple[int, int, int]]) -> None:
    text = edited(TEXT, changes, HASTY)
    page, problems = parse_page("articles/x.md", text)
    usual, told = formed("articles/x.md", text)
    again, later = parse_page("articles/x.md", usual)
    assert again == page
    assert told == tuple(problem for problem in problems if problem.level is Level.ERROR)
    assert formed("articles/x.md", usual)[0] == usual
    if not told:
        assert later == () or {problem.level for problem in later} == {Level.WARNING}
        assert compose(parse_site({"articles/x.md": usual})[0]) == compose(parse_site({"articles/x.md": text})[0])


@given(articles, actors, topics, plains)
@settings(max_examples=EXAMPLES, deadline=None)
def test_what_is_printed_is_in_its_usual_form(
    article: ArticlePage, actor: ActorPage, topic: TopicPage, plain: PlainPage
) -> None:
    for page in (article, actor, topic, plain):
        text = rendered(page)
        assert formed(page.path, text) == (text, ())
