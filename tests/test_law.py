"""The pages about the site itself: what the law asks for, and what was put right."""

import os
import subprocess
from pathlib import Path

import pytest
from sites import configuration, seed_site

from explainer.compose.words import words
from explainer.git import changed_pages
from explainer.language import table
from explainer.model import Level, Place, PlainPage, Problem, Site
from explainer.publish.law import Change, corrections, filled, imprint, missing, privacy
from explainer.settings import Imprint, Settings, read_settings

WORDING = table("de", "publish")
KNOWN = Imprint(
    name="Redaktion *Amsel*",
    address="Am Markt 1\n00000 Amselstadt",
    email="redaktion@amsel.example",
    responsible="Ada Amsel",
    responsible_address="Am Markt 1, 00000 Amselstadt",
    host="Rechenzentrum",
)


def test_an_imprint_from_settings() -> None:
    assert imprint(KNOWN, WORDING).startswith(
        "## Angaben nach § 5 DDG\n\nRedaktion &#42;Amsel&#42;  \nAm Markt 1  \n00000 Amselstadt\n\n"
        "## Kontakt\n\nE-Mail: [redaktion@amsel.example](mailto:redaktion@amsel.example)\n\n"
        "## Verantwortlich für den Inhalt nach § 18 Abs. 2 MStV\n\nAda Amsel  \nAm Markt 1, 00000 Amselstadt\n\n"
        "## Zitate und Quellen\n\n"
    )
    assert "Die Seiten liegen bei: Rechenzentrum." in privacy(KNOWN, WORDING)
    assert "fehlen noch Angaben" not in imprint(KNOWN, WORDING) + privacy(KNOWN, WORDING)
    assert list(missing(KNOWN)) == []


def test_what_is_missing_is_said_to_readers_and_to_the_publisher() -> None:
    assert imprint(Imprint(), WORDING).startswith("**Hier fehlen noch Angaben.**")
    assert privacy(Imprint(), WORDING).startswith("**Hier fehlen noch Angaben.**")
    assert list(missing(Imprint(name="A", address="B", host="C"))) == [
        Problem(
            place=Place("mkdocs.yml"),
            code="W614",
            message="imprint and privacy page are not filled in: email, responsible, responsible_address",
            level=Level.WARNING,
            hint="write it below extra.explainer.imprint before the site is published",
        )
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_language_has_all_the_words(language: str) -> None:
    def keys(value: object) -> object:
        return {key: keys(one) for key, one in value.items()} if isinstance(value, dict) else None

    for name in ("publish", "search"):
        assert keys(table(language, name)) == keys(table("de", name))


def test_changes_are_listed_with_their_pages_and_the_words_of_their_authors() -> None:
    site = seed_site()
    path = site.articles[0].path
    changes = (
        Change(day="2024-11-09", about="Falscher *Sprecher* <b>", pages=(path, "articles/weg.md")),
        Change(day="2024-11-08", about="Nur Gelöschtes", pages=("articles/weg.md",)),
    )
    assert corrections(changes, site, WORDING, words("de"), 100) == (
        "- **9&#46; November 2024** – Falscher &#42;Sprecher&#42; &#60;b&#62; · geändert: [Deal für Frieden in "
        f"Ukraine? Putin und Trump sind „bereit“ für Gespräche]({path})"
    )
    assert corrections((), site, WORDING, words("de"), 100) == WORDING["corrections"]["none"]
    assert corrections(changes[:1], site, WORDING, words("de"), 1).endswith("Gezeigt werden die neuesten 1 Änderungen.")


def test_blocks_stand_in_the_place_of_their_markers() -> None:
    page = PlainPage(path="x.md", title="X", body="a\n\n<!-- explainer:imprint -->\n\n<!-- explainer:newest -->")
    assert filled(Site(pages=(page,)), {"imprint": "b \\1"}).pages[0].body == (
        "a\n\nb \\1\n\n<!-- explainer:newest -->"
    )


def test_git_tells_which_pages_changed_and_nothing_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert changed_pages(tmp_path, "site_src/articles", 9) == ()
    root = tmp_path / "below"
    page = root / "site_src/articles/a b.md"
    page.parent.mkdir(parents=True)
    git = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    for number, subject in enumerate(("neu", "Sprecher berichtigt – „Ada“", "zweite")):
        page.write_text(f"{number}\n" * 9, encoding="utf-8")
        when = {"GIT_COMMITTER_DATE": f"{1700000000 + number * 86400} +0100"}
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "--quiet", "--message", subject], check=True, env=os.environ | when)
    assert changed_pages(root, "site_src/articles", 9) == (
        Change(day="2023-11-16", about="zweite", pages=("articles/a b.md",)),
        Change(day="2023-11-15", about="Sprecher berichtigt – „Ada“", pages=("articles/a b.md",)),
    )
    assert len(changed_pages(root, "site_src/articles", 1)) == 1


def test_settings_of_the_site() -> None:
    lines = "site_name: N\nsite_description: D\nsite_url: !ENV [WHERE, 'http://localhost:8000/']\n"
    assert read_settings(lines.encode()) == (Settings(name="N", about="D"), ())
    assert read_settings(lines.encode(), {"WHERE": "https://news.example/a"})[0].address == "https://news.example/a/"
    assert read_settings(b"site_url: !ENV WHERE", {"WHERE": "http://127.0.0.1/"})[0].address == ""
    assert read_settings(b"site_url: 'http://[x'")[0].address == ""
    assert read_settings(configuration().encode())[0].imprint.responsible == "Ada Amsel"
