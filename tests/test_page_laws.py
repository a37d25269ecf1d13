import re
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import actors, articles, plains, topics

from explainer.model import ActorPage, ArticlePage, PlainPage, TopicPage
from explainer.page import (
    parse_actor,
    parse_article,
    parse_plain,
    parse_topic,
    render_actor,
    render_article,
    render_plain,
    render_topic,
)


@given(articles)
@settings(max_examples=300, deadline=None)
def test_an_article_page_survives_the_file(page: ArticlePage) -> None:
    text = render_article(page)
    assert parse_article(page.path, text) == (page, ())
    assert parse_article(page.path, text.rstrip("\n").replace("\n", "\r\n")) == (page, ())


@given(actors, topics, plains)
@settings(max_examples=100, deadline=None)
def test_the_other_pages_survive_their_files(actor: ActorPage, topic: TopicPage, plain: PlainPage) -> None:
    assert parse_actor(actor.path, render_actor(actor)) == (actor, ())
    assert parse_topic(topic.path, render_topic(topic)) == (topic, ())
    assert parse_plain(plain.path, render_plain(plain)) == (plain, ())


GOLDEN = sorted((Path(__file__).parent / "golden" / "seed" / "articles").glob("*.md"))[0].read_text("utf-8")
FRONT, _, BODY = GOLDEN.partition("\n---\n")
LINES = BODY.split("\n")
STRAY = [
    "> x",
    "- y",
    "{ #z1 }",
    "### w",
    "## v",
    "```",
    "1. u",
    "    t",
    "[s]: r",
    "<!-- q",
    "wörtlich",
    "p · o",
    "# n",
]
edits = st.lists(
    st.tuples(st.sampled_from(["delete", "double", "move", "insert", "join"]), st.integers(0, len(LINES) - 1)),
    max_size=6,
)


def edited(lines: list[str], changes: list[tuple[str, int]]) -> list[str]:
    """Lines after what hasty people do to them."""
    for what, where in changes:
        at = where % max(1, len(lines))
        if what == "delete":
            lines = lines[:at] + lines[at + 1 :]
        elif what == "double":
            lines = [*lines[:at], *lines[at : at + 2], *lines[at:]]
        elif what == "move":
            lines = [*lines[:at], *lines[at + 3 :], *lines[at : at + 3]]
        elif what == "insert":
            lines = [*lines[:at], STRAY[where % len(STRAY)], *lines[at:]]
        else:
            lines = [*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]]
    return lines


def words_of(markdown: str) -> Counter[str]:
    """The words of a page but for labels, which follow the class where the two contradict each other."""
    return Counter(word for word in re.findall(r"\w+", markdown) if word not in ("wörtlich", "sinngemäß", "berichtet"))


@given(edits)
@settings(max_examples=400, deadline=None)
def test_no_word_of_an_edited_page_is_lost(changes: list[tuple[str, int]]) -> None:
    body = "\n".join(edited(LINES, changes))
    page, _ = parse_article("articles/x.md", f"{FRONT}\n---\n{body}")
    assert page is not None
    printed = render_article(page)
    assert words_of(body) - words_of(printed.partition("\n---\n")[2]) == Counter()


def test_a_page_with_a_line_that_cannot_be_read_is_printed_as_it_is_read() -> None:
    front = "---\ntitle: x\nsource: {file: a, sha256: b}\n---\n\n"
    broken = "## Wer hat was gesagt\n\n### Erika Muster\n\n> „Ja.“\n\nwörtlich · Abstz 1\n{ #s1 .direct }\n"
    page, problems = parse_article("articles/a.md", front + broken)
    assert (page is not None, [problem.code for problem in problems]) == (True, ["E205"])
    assert page is not None
    assert parse_article("articles/a.md", render_article(page))[0] == page
