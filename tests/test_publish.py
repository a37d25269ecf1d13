"""What a site gives away beside its pages: feeds, linked data, an export, pictures; each against its own rules."""

import json
import struct
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import resources
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sites import ARTICLE, PATH, QUESTIONS, seed_site

from explainer.compose.view import View, view
from explainer.compose.words import words
from explainer.language import table
from explainer.model import Link, QuestionStatus, Section, SectionKind, Site, Speaker, StatementKind
from explainer.publish import linked
from explainer.publish.addresses import address
from explainer.publish.card import card, card_name
from explainer.publish.data import data_files
from explainer.publish.entries import MOST, Entry, Feed, feeds
from explainer.publish.feeds import json_feed, moment, rss
from explainer.publish.head import alternates, preview, with_head
from explainer.publish.template import main_template

BASE = "https://news.example/"
NAME = PATH.removesuffix(".md")
UNCLEAR = "Sprecher unklar"

JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "language": {"type": "string"},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "url", "title", "content_text"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "pattern": "^urn:explainer:"},
                    "url": {"type": "string", "minLength": 1},
                    "title": {"type": "string"},
                    "content_text": {"type": "string"},
                    "date_published": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}


def seen(site: Site | None = None) -> View:
    return view(site or seed_site())


def every_feed(site: Site | None = None) -> dict[str, Feed]:
    found = feeds(seen(site), words("de"), table("de", "publish")["feeds"], "Wer hat was gesagt")
    return {feed.path: feed for feed in found}


def answered() -> Site:
    question = replace(
        QUESTIONS[0],
        status=QuestionStatus.ANSWERED,
        answered_by=(Link(label="", target=f"{PATH.rpartition('/')[2]}#s3"),),
    )
    sections = [
        replace(one, items=(question, *one.items[1:])) if one.kind is SectionKind.QUESTIONS else one
        for one in ARTICLE.sections
    ]
    return replace(seed_site(), articles=(replace(ARTICLE, sections=tuple(sections)),))


def test_there_is_a_feed_for_the_site_questions_topics_and_everybody_who_says_something() -> None:
    assert {path: feed.title for path, feed in every_feed().items()} == {
        "feeds/site": "Wer hat was gesagt",
        "feeds/questions": "Wer hat was gesagt: Fragen",
        "feeds/topics/ukraine-krieg": "Wer hat was gesagt: Ukraine-Krieg",
        "feeds/people/donald-trump": "Wer hat was gesagt: Donald Trump",
        "feeds/people/wladimir-putin": "Wer hat was gesagt: Wladimir Putin",
        "feeds/people/wolfgang-ischinger": "Wer hat was gesagt: Wolfgang Ischinger",
        "feeds/people/wolodymyr-selenskyj": "Wer hat was gesagt: Wolodymyr Selenskyj",
    }


def test_a_statement_is_told_with_a_name_that_stays() -> None:
    assert every_feed()["feeds/people/donald-trump"].entries == (
        Entry(
            name=f"urn:explainer:{NAME}:s3",
            title="Donald Trump: Deal für Frieden in Ukraine? Putin und Trump sind „bereit“ für Gespräche",
            text="„Ich denke, wir werden sprechen.“ (wörtlich, gegenüber dem Sender NBC News)",
            page=f"{NAME}.html",
            anchor="s3",
            date="2024-11-08",
            topics=("Ukraine-Krieg",),
        ),
    )


def test_a_question_is_told_when_it_is_asked_and_when_it_is_answered() -> None:
    told = [(entry.name, entry.title) for entry in every_feed(answered())["feeds/questions"].entries]
    assert told == [
        (f"urn:explainer:{NAME}:f1", f"Offene Frage: {QUESTIONS[0].text}"),
        (f"urn:explainer:{NAME}:f1:answered", f"Beantwortet: {QUESTIONS[0].text}"),
        (f"urn:explainer:{NAME}:f2", f"Offene Frage: {QUESTIONS[1].text}"),
    ]


def test_a_feed_does_not_grow_without_end() -> None:
    articles = tuple(replace(ARTICLE, path=f"articles/{n}.md") for n in range(3 * MOST))
    lengths = {len(feed.entries) for feed in every_feed(replace(seed_site(), articles=articles)).values()}
    assert max(lengths) == MOST


@pytest.mark.parametrize("base", ["", BASE])
def test_a_feed_is_read_as_rss_and_as_json_alike(base: str) -> None:
    for path, feed in every_feed(answered()).items():
        read = feedparser.parse(rss(feed, base, "de"))
        assert (read.bozo, read.version, read.feed.title, read.feed.language) == (False, "rss20", feed.title, "de")
        told = json.loads(json_feed(feed, base, "de"))
        Draft202012Validator(JSON_FEED).validate(told)
        assert [(one.id, one.title, one.summary) for one in read.entries] == [
            (one["id"], one["title"], one["content_text"]) for one in told["items"]
        ]
        assert [(e.name, e.title, e.text) for e in feed.entries] == [(o.id, o.title, o.summary) for o in read.entries]
        dates = [parsedate_to_datetime(one.published) for one in read.entries]
        assert dates == [datetime.fromisoformat(one["date_published"]) for one in told["items"]]
        if base:
            assert (read.feed.links[1].href, told["feed_url"]) == (f"{BASE}{path}.xml", f"{BASE}{path}.json")
            assert {one["url"].startswith(BASE) for one in told["items"]} == {True}


@given(st.text(max_size=60))
def test_any_words_make_a_feed_that_can_be_read(words_of_it: str) -> None:
    entry = Entry(name="urn:explainer:x", title=words_of_it, text=words_of_it, page="x.html")
    feed = Feed(path="feeds/site", title="T", page="index.html", entries=(entry,))
    assert feedparser.parse(rss(feed, "", "de")).bozo is False
    assert json.loads(json_feed(feed, "", "de"))["items"][0]["title"] == words_of_it


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-11-08", datetime(2024, 11, 8, tzinfo=UTC)),
        ("2024-11-08T12:30:00", datetime(2024, 11, 8, 12, 30, tzinfo=UTC)),
        ("2024-11-08T12:30:00+01:00", datetime(2024, 11, 8, 11, 30, tzinfo=UTC)),
        ("im November", None),
        ("", None),
    ],
)
def test_the_moment_of_a_date(date: str, expected: datetime | None) -> None:
    assert moment(date) == expected


def test_addresses_are_absolute_where_the_site_is_known_and_relative_where_not() -> None:
    assert address(BASE, "people/ä b.html", "s1") == f"{BASE}people/%C3%A4%20b.html#s1"
    assert address("", "people/x.html", "s1", "feeds/people/x.xml") == "../../people/x.html#s1"
    assert address("", "index.html", seen_from="404.html") == "index.html"


# --- linked data -----------------------------------------------------------------------------------------------------

TYPES = {"Article", "NewsArticle", "Quotation", "Claim", "Question", "Answer", "Person", "Organization", "Thing"}


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every node below a value."""
    if isinstance(value, list):
        return [node for one in value for node in nodes(one)]
    return [value, *(node for one in value.values() for node in nodes(one))] if isinstance(value, dict) else []


def test_an_article_says_what_it_shows() -> None:
    node = linked.article(answered().articles[0], seen(answered()), BASE, UNCLEAR)
    assert {one["@type"] for one in nodes(node)} <= TYPES
    assert node["isBasedOn"] == {"@type": "NewsArticle", "headline": ARTICLE.title, "datePublished": "2024-11-08"}
    putin = {"@type": "Person", "name": "Wladimir Putin", "@id": f"{BASE}people/wladimir-putin.html"}
    assert node["hasPart"][1] == {
        "@type": "Quotation",
        "@id": f"{BASE}{NAME}.html#s2",
        "text": "„Wenn jemand den Kontakt wieder aufnehmen will, dann stört mich das nicht. Ich bin bereit.“",
        "spokenByCharacter": putin,
        "author": putin,
        "datePublished": "2024-11-08",
    }
    assert [one["@type"] for one in node["hasPart"]] == [
        "Claim", "Quotation", "Quotation", "Claim", "Claim", "Claim", "Quotation", "Question", "Question",
    ]  # fmt: skip
    assert node["hasPart"][7] == {
        "@type": "Question",
        "@id": f"{BASE}{NAME}.html#f1",
        "name": QUESTIONS[0].text,
        "answerCount": 1,
        "acceptedAnswer": [
            {"@type": "Answer", "text": "„Ich denke, wir werden sprechen.“", "url": f"{BASE}{NAME}.html#s3"}
        ],
    }


def test_nobody_is_the_author_of_a_statement_whose_speaker_is_unclear() -> None:
    said = replace(ARTICLE.sections[0].items[1].items[0], kind=StatementKind.DIRECT)  # type: ignore[union-attr]
    section = Section(
        kind=SectionKind.STATEMENTS,
        heading="Wer",
        items=(Speaker(label=UNCLEAR, items=(said,)),),  # type: ignore[arg-type]
    )
    page = replace(ARTICLE, sections=(section,))
    (part,) = linked.article(page, seen(Site(articles=(page,))), "", UNCLEAR)["hasPart"]
    assert {"author", "spokenByCharacter"} & set(part) == set()


@given(st.text("</script>&<!-- \u2028\\\"'x", max_size=30))
def test_no_words_break_out_of_linked_data(name: str) -> None:
    script = linked.script({"@type": "Person", "name": name})
    inside = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside) == {"@context": "https://schema.org", "@type": "Person", "name": name}


def test_people_and_the_way_to_a_page() -> None:
    actor = next(one for one in seed_site().actors if one.name == "Donald Trump")
    assert linked.actor(replace(actor, wikidata="Q22686", role="Politiker"), BASE) == {
        "@type": "Person",
        "@id": f"{BASE}people/donald-trump.html",
        "name": "Donald Trump",
        "alternateName": ["Trump"],
        "jobTitle": "Politiker",
        "sameAs": "https://www.wikidata.org/entity/Q22686",
    }
    way = linked.way(actor.path, actor.name, ("Personen", "people/index.html"), "")
    assert [(one["position"], one["name"], one["item"]) for one in way["itemListElement"]] == [
        (1, "Personen", "index.html"),
        (2, "Donald Trump", "donald-trump.html"),
    ]


# --- export, heads, pictures -----------------------------------------------------------------------------------------


def test_the_export_holds_everything_and_keeps_its_schema() -> None:
    files = data_files(seen(answered()))
    schema = json.loads(files["data/schema.json"])
    assert schema == json.loads((resources.files("explainer") / "schema/data.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    read = {path: json.loads(data) for path, data in files.items() if path != "data/schema.json"}
    for content in read.values():
        validator.validate(content)
    assert {path: len(content["items"]) for path, content in read.items()} == {
        "data/articles.json": 1,
        "data/statements.json": 7,
        "data/questions.json": 2,
        "data/background.json": 2,
        "data/actors.json": 6,
        "data/topics.json": 1,
    }
    assert read["data/questions.json"]["items"][0]["answered_by"] == [f"{NAME}#s3"]
    assert read["data/statements.json"]["items"][2]["speaker"] == {
        "id": "people/donald-trump",
        "name": "Donald Trump",
        "role": "",
    }


def test_an_empty_site_has_an_empty_export() -> None:
    files = data_files(seen(Site()))
    for path, data in files.items():
        if path != "data/schema.json":
            Draft202012Validator(json.loads(files["data/schema.json"])).validate(json.loads(data))


def test_a_head_is_escaped_and_goes_into_the_front_matter() -> None:
    feed = Feed(path="feeds/site", title='A "B" <C>', page="index.html", entries=())
    assert list(alternates((feed,), "articles/x.md", "")) == [
        '<link rel="alternate feed" type="application/rss+xml" title="A &quot;B&quot; &lt;C&gt;" '
        'href="../feeds/site.xml">',
        '<link rel="alternate feed" type="application/feed+json" title="A &quot;B&quot; &lt;C&gt;" '
        'href="../feeds/site.json">',
    ]
    shown = "".join(
        preview(page="x.md", title='"><script>', about="", site_name="S", kind="article", card="cards/1.png", base=BASE)
    )
    assert '<meta property="og:title" content="&quot;&gt;&lt;script&gt;">' in shown
    assert f'<meta property="og:image" content="{BASE}cards/1.png">' in shown
    assert "og:description" not in shown
    assert with_head("---\ntitle: x\n---\n", 'a "b" \\ \u2028') == (
        '---\nhead: "a \\"b\\" \\\\ \\U00002028"\ntitle: x\n---\n'
    )


def test_a_template_links_to_the_pages_that_are_there() -> None:
    wording = table("de", "publish")["footer"]
    made = main_template(wording, {"impressum.html", "feeds/site.xml"})
    assert [name in made for name in ("Impressum", "Folgen (RSS)", "Datenschutz")] == [True, True, False]


def test_a_picture_has_its_size_and_the_same_bytes_each_time() -> None:
    drawn = card("Deal für Frieden in Ukraine? „Bereit“ – ß", "Wer hat was gesagt")
    assert (drawn[:8], struct.unpack(">II", drawn[16:24])) == (b"\x89PNG\r\n\x1a\n", (1200, 630))
    assert drawn == card("Deal für Frieden in Ukraine? „Bereit“ – ß", "Wer hat was gesagt")
    assert drawn != card("Deal für Frieden in Ukraine? „Bereit“ – ss", "Wer hat was gesagt")
    assert card_name("a", "b") != card_name("ab", "")


@pytest.mark.parametrize("title", ["", "x" * 5000, "Wort " * 500, "\u202e🎈\0\n"])
def test_any_title_can_be_drawn(title: str) -> None:
    assert len(card(title, title)) > 100
