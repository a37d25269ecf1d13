"""What the search engine gets to read of a site."""

from pathlib import Path

from sites import PATH, project, seed_site

from explainer.build import ready
from explainer.compose.view import view
from explainer.compose.words import words
from explainer.index import DONE, index, stopped
from explainer.model import Level, Place, Problem
from explainer.publish.search import Document, Part, documents, rendered

BUILT = PATH.replace(".md", ".html")


def test_every_page_that_says_something_of_its_own_has_a_document() -> None:
    found = {one.path: one for one in documents(view(seed_site()), words("de"), "de")}
    assert set(found) == {
        BUILT, "about.html", "organisations/nbc-news.html", "people/donald-trump.html", "people/joe-biden.html",
        "people/wladimir-putin.html", "people/wolfgang-ischinger.html", "people/wolodymyr-selenskyj.html",
        "topics/ukraine-krieg.html",
    }  # fmt: skip
    assert found["people/wolodymyr-selenskyj.html"] == Document(
        path="people/wolodymyr-selenskyj.html",
        title="Wolodymyr Selenskyj",
        parts=(Part(words="Ukraine-Präsident", section="Person"),),
        filters={"section": ("Person",)},
        named=True,
    )
    article = found[BUILT]
    assert [part.anchor for part in article.parts] == [
        "", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "f1", "f2", "h1", "h2",
    ]  # fmt: skip
    assert article.parts[3] == Part(
        words="„Ich denke, wir werden sprechen.“",
        section="Aussage",
        anchor="s3",
        kind="wörtlich",
        speaker="Donald Trump",
        hidden="gegenüber dem Sender NBC News",
    )
    assert (article.date, article.filters) == (
        "8. November 2024",
        {
            "speaker": ("Wladimir Putin", "Donald Trump", "Wolfgang Ischinger", "Wolodymyr Selenskyj"),
            "topic": ("Ukraine-Krieg",),
            "kind": ("sinngemäß", "wörtlich"),
            "year": ("2024",),
            "section": ("Artikel", "Aussage", "Frage", "Hintergrund"),
        },
    )


def test_a_document_is_escaped_and_keeps_apart_what_is_shown_and_what_is_not() -> None:
    part = Part(words="<b>Waffenruhe</b>", section="Aussage", anchor="s1", kind="wörtlich", speaker='A "B" & C')
    document = Document(path="x.html", title="<x>", parts=(part,), filters={"speaker": ('A "B" & C',)})
    assert rendered(document, "de") == (
        '<!doctype html><html lang="de"><head><title>&lt;x&gt;</title></head><body>\n'
        '<i data-pagefind-meta="title[data-value]" data-value="&lt;x&gt;"></i>'
        '<i data-pagefind-meta="date[data-value]" data-value=""></i>'
        '<i data-pagefind-meta="parts[data-value]" data-value="[[&quot;s1&quot;,&quot;Aussage&quot;,&quot;wörtlich'
        '&quot;,&quot;A \\&quot;B\\&quot; &amp; C&quot;]]"></i>\n'
        '<i data-pagefind-filter="speaker[data-value]" data-value="A &quot;B&quot; &amp; C"></i>\n'
        '<p id="t" data-pagefind-weight="5">&lt;x&gt; </p>\n'
        '<p><b id="w0">&lt;b&gt;Waffenruhe&lt;/b&gt;</b> <b id="x0">A &quot;B&quot; &amp; C waffen ruhe</b></p>\n'
        "</body></html>\n"
    )


def test_an_index_is_made_anew_only_when_a_document_changed(tmp_path: Path) -> None:
    pages = {"x.html": '<html><body><p id="t">Brücke</p></body></html>'}
    made, problems = index(tmp_path, pages, "de")
    assert problems == ()
    assert {path.rpartition(".")[2] for path in made} == {
        "js",
        "json",
        "pf_meta",
        "pf_index",
        "pf_fragment",
        "pagefind",
    }
    state = (tmp_path / DONE).read_bytes()
    (entry,) = (tmp_path / "build/search/made/fragment").iterdir()
    entry.write_bytes(b"as it was")
    assert index(tmp_path, pages, "de")[0][f"pagefind/fragment/{entry.name}"] == b"as it was"
    again, _ = index(tmp_path, {"x.html": pages["x.html"].replace("Brücke", "Bad")}, "de")
    assert b"as it was" not in again.values()
    assert (tmp_path / DONE).read_bytes() != state
    assert index(tmp_path, pages, "de")[0] == made


def test_without_the_engine_there_is_a_warning_and_no_search() -> None:
    assert stopped("\n/usr/bin/python: No module named pagefind_bin\n") == Problem(
        place=Place("build/search"),
        code="W613",
        message="the site has no search, because Pagefind stopped: /usr/bin/python: No module named pagefind_bin",
        level=Level.WARNING,
        hint="run `python -m pip install pagefind_bin`, or build on a system that it has a package for",
    )


def test_what_any_builder_needs_stands_in_its_folder(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert ready(root) == ()
    docs = {path.relative_to(root / "build/docs").as_posix() for path in (root / "build/docs").rglob("*")}
    assert {"pagefind/pagefind-entry.json", "assets/explainer/search.js", PATH, "suche.md"} <= docs
