"""From a project's folder to its site, with the real site builder: bytes, problems, and what is left alone."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from sites import PATH, project

from explainer.build import build, environment
from explainer.builders import builder_problems
from explainer.model import Level, Place, Problem


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / "site_src" / path
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project(tmp_path_factory.mktemp("built"))
    assert build(root) == ()
    return root


@pytest.fixture
def fresh(built: Path, tmp_path: Path) -> Path:
    """A copy of the built project, to be spoiled."""
    return Path(shutil.copytree(built, tmp_path / "project"))


def test_a_project_is_built(built: Path) -> None:
    pages = {path for path in tree(built / "site") if path.endswith(".html")}
    sources = {path.removesuffix(".md") + ".html" for path in tree(built / "site_src") if path.endswith(".md")}
    assert pages == sources | {"404.html"}


def test_every_page_leads_to_the_file_it_comes_from(built: Path) -> None:
    address = "https://forge.example/explainer/edit/main/site_src/"
    for path, data in tree(built / "site").items():
        if path.endswith(".html") and path != "404.html":
            assert f'href="{address}{path.removesuffix(".html")}.md"' in data.decode("utf-8")


def test_two_builds_give_the_same_bytes(
    built: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In another folder, language, time zone and hash seed."""
    for name, value in {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}.items():
        monkeypatch.setenv(name, value)
    other = project(tmp_path_factory.mktemp("in another folder"))
    assert build(other) == ()
    for folder in ("build/docs", "site"):
        assert tree(built / folder) == tree(other / folder)
    assert {
        "sitemap.xml",
        "sitemap.xml.gz",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind.js",
        "assets/explainer/search.js",
    } <= set(tree(other / "site"))


def test_dates_come_from_the_last_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert environment(tmp_path)["SOURCE_DATE_EPOCH"] == "0"
    when = os.environ | {"GIT_COMMITTER_DATE": "1700000000 +0900", "GIT_AUTHOR_DATE": "1600000000 +0000"}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    subprocess.run(
        ["git", "-C", tmp_path, *who, "commit", "--quiet", "--allow-empty", "--message", "x"], check=True, env=when
    )
    assert environment(tmp_path)["SOURCE_DATE_EPOCH"] == "1700000000"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    assert environment(tmp_path)["SOURCE_DATE_EPOCH"] == "5"


def test_only_what_changed_is_written_and_what_is_gone_is_removed(fresh: Path) -> None:
    docs = fresh / "build/docs"
    for file in docs.rglob("*"):
        os.utime(file, (1, 1))
    (docs / "people/niemand.md").write_text("# von früher", encoding="utf-8")
    edit(fresh, "about.md", "Wie diese Seiten entstehen", "Wie das hier entsteht")
    assert build(fresh) == ()
    written = {path for path in tree(docs) if (docs / path).stat().st_mtime != 1 and not path.startswith("pagefind/")}
    assert (written, (docs / "people/niemand.md").exists()) == ({"about.md"}, False)
    assert "Wie das hier entsteht" in (fresh / "site/about.html").read_text(encoding="utf-8")


def test_an_unknown_marker_stops_the_build_and_the_site_stays(fresh: Path) -> None:
    edit(fresh, "people/joe-biden.md", "explainer:mentions", "explainer:mention")
    before = tree(fresh / "site")
    assert build(fresh) == (
        Problem(
            place=Place("site_src/people/joe-biden.md", 10),
            code="E601",
            message="this page has no block “mention”",
            hint="Did you mean “mentions”?",
        ),
    )
    assert tree(fresh / "site") == before


def test_a_broken_link_is_a_problem_at_its_line_and_the_site_stays(fresh: Path) -> None:
    edit(fresh, PATH, "etwas im Kreml.", "etwas im Kreml.\n\nSiehe [hier](../people/niemand.md) und [da](#weg).")
    before = tree(fresh / "site")
    hint = "correct it, and build again"
    assert build(fresh) == (
        Problem(
            place=Place(f"site_src/{PATH}", 14),
            code="E610",
            message=f"MkDocs: Doc file '{PATH}' contains a link '../people/niemand.md', but the target "
            "'people/niemand.md' is not found among documentation files.",
            hint=hint,
        ),
        Problem(
            place=Place(f"site_src/{PATH}", 14),
            code="E610",
            message=f"MkDocs: Doc file '{PATH}' contains a link '#weg', but there is no such anchor on this page.",
            hint=hint,
        ),
    )
    assert tree(fresh / "site") == before


def test_a_false_quotation_stops_the_build_and_the_site_stays(fresh: Path) -> None:
    edit(fresh, PATH, "Ich bin bereit.", "Ich bin dagegen.")
    before = tree(fresh / "site")
    problems = build(fresh)
    assert [(one.place, one.code, one.message) for one in problems] == [
        (
            Place(f"site_src/{PATH}", 23),
            "E622",
            "the words of “s2” are not in the source: “„Wenn jemand den Kontakt wieder aufnehmen will, dann stört "
            "mich das nicht. Ich bin dagegen.“”",
        )
    ]
    assert tree(fresh / "site") == before


def test_content_is_not_live_on_the_built_site(fresh: Path) -> None:
    hostile = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> ![x](//e.example/x.png)"
    edit(fresh, PATH, "etwas im Kreml.", f"etwas im Kreml. {hostile}")
    edit(fresh, PATH, 'title: "Deal für', r'title: "</title><script>alert(2)</script>\" onload=\"x Deal für')
    assert [problem.code for problem in build(fresh)] == ["W109"]
    page = (fresh / "site" / PATH.replace(".md", ".html")).read_text(encoding="utf-8")
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(2)&lt;/script&gt;&quot; onload=&quot;x Deal für" in page


def test_a_source_with_full_rights_is_on_the_site_and_any_other_is_not(fresh: Path) -> None:
    words = "Zuerst hatte Wladimir Putin gezögert, dem Republikaner zum Wahlsieg zu gratulieren."
    assert [path for path, data in tree(fresh / "site").items() if words.encode() in data] == []
    edit(fresh, PATH, "rights: excerpt", "rights: full")
    assert build(fresh) == ()
    page = (fresh / "site" / PATH.replace(".md", ".html")).read_text(encoding="utf-8")
    assert (words in page, 'id="absatz-12"' in page, 'href="#absatz-12"' in page) == (True, True, True)


def test_a_file_that_could_run_is_left_out_of_the_site(fresh: Path, tmp_path: Path) -> None:
    (fresh / "site_src/assets/evil.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    assert build(fresh) == (
        Problem(
            place=Place("site_src/assets/evil.html"),
            code="W612",
            level=Level.WARNING,
            message="this file is neither a page nor a picture or style sheet: it is left out of the site",
            hint="delete it, or save it as one of .avif, .css, .gif, .ico, .jpeg, .jpg, .png, .txt, .webp, .woff2",
        ),
    )
    assert "assets/evil.html" not in tree(fresh / "site")


def test_a_picture_that_is_a_link_out_of_the_project_is_refused(fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (fresh / "site_src/assets/x.png").symlink_to(tmp_path / "secret.txt")
    assert build(fresh) == (
        Problem(
            place=Place("site_src/assets/x.png"),
            code="E013",
            message="this is a link to a file outside of the project",
            hint="put a file in the place of the link",
        ),
    )


def test_a_configuration_that_mkdocs_refuses_is_a_problem(fresh: Path) -> None:
    (fresh / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    assert build(fresh) == (
        Problem(
            place=Place("mkdocs.yml", 1),
            code="E611",
            message="MkDocs stopped: MkDocs encountered an error parsing the configuration file: while parsing a flow "
            "node expected the node content, but found '<stream end>' in \"mkdocs.yml\", line 1, column 13",
            hint="correct it, or run `mkdocs build` to see all that it says",
        ),
    )


@pytest.mark.parametrize(
    ("output", "status", "expected"),
    [
        ("INFO    -  Documentation built in 0.5 seconds\n", 0, []),
        (
            "WARNING -  Doc file 'a.md' contains a link 'b.md', but the target is not found among documentation files."
            "\n\nAborted with 1 warnings in strict mode!\n",
            1,
            [
                (
                    Place("site_src/a.md", 3),
                    "MkDocs: Doc file 'a.md' contains a link 'b.md', but the target is not found among documentation "
                    "files.",
                )
            ],
        ),
        (
            "WARNING -  The following pages exist in the docs directory, but are not included in the nav\n",
            1,
            [
                (
                    Place("mkdocs.yml"),
                    "MkDocs: The following pages exist in the docs directory, but are not included in the nav",
                )
            ],
        ),
        ("Traceback\nValueError: x\n", 1, [(Place("mkdocs.yml"), "MkDocs stopped: ValueError: x")]),
        ("", 137, [(Place("mkdocs.yml"), "MkDocs stopped: without a word")]),
    ],
)
def test_what_the_builder_says_becomes_problems(output: str, status: int, expected: list[tuple[Place, str]]) -> None:
    pages = {"site_src/a.md": "---\n---\n[B](b.md)"}
    assert [(one.place, one.message) for one in builder_problems(output, status, pages)] == expected
