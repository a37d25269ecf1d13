import json
import os
import shutil
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from sites import configuration

import explainer
from explainer.cli import commands

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_d8995d29cac2191d.txt"
PAGE = "site_src/articles/deal-fuer-frieden-in-ukraine-putin-und-trump-sind-bereit.md"
COUNCIL = """\
---
title: Rat streitet um Brücke
date: "2024-11-08"
tags: [Verkehr]
---
Bürgermeisterin Erika Muster sagte am Montag: „Die Brücke ist baufällig.“

Wann entscheidet der Rat?
"""


def run(root: Path, *words: str) -> Result:
    """`explainer -C root words…`; an exception that is no exit is a bug and ends the test."""
    return CliRunner().invoke(commands, ["-C", str(root), *words], catch_exceptions=False)


def spawn(*words: object, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """`explainer words…` as a process of its own."""
    command = [sys.executable, "-m", "explainer", *map(str, words)]
    return subprocess.run(command, capture_output=True, env=os.environ | environment)


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "council.md").write_text(COUNCIL, encoding="utf-8")
    return tmp_path


COUNCIL_WROTE = (
    "wrote site_src/people/erika-muster.md\n"
    "wrote site_src/topics/verkehr.md\n"
    "wrote site_src/articles/2024-11-08-rat-streitet-um-bruecke.md\n"
)


def test_help_answers_at_once() -> None:
    began = time.perf_counter()
    done = spawn("--help")
    assert time.perf_counter() - began < 0.5
    assert done.stdout.startswith(b"Usage: ")


def test_help_loads_nothing_heavy() -> None:
    script = "import sys; from explainer.cli import commands; print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout
    assert "'click'" in loaded
    assert [
        name for name in ("yaml", "bs4", "lxml", "trafilatura", "markdown_it", "mkdocs") if f"'{name}'" in loaded
    ] == []


def test_version() -> None:
    assert spawn("--version").stdout.decode().split()[-1] == explainer.__version__


def test_drafts_what_has_no_page_and_nothing_twice(project: Path) -> None:
    first = run(project, "draft")
    assert (first.stdout, first.stderr, first.exit_code) == (COUNCIL_WROTE, "", 0)
    drafted = tree(project)
    second = run(project, "draft")
    assert (second.stdout, second.stderr, second.exit_code) == ("", "", 0)
    assert tree(project) == drafted


def test_drafts_good_articles_beside_a_bad_one(project: Path) -> None:
    (project / "seeds" / "bad.txt").write_bytes(b"")
    (project / "seeds" / "zoo.md").write_text(COUNCIL.replace("Rat streitet", "Zoo streitet"), encoding="utf-8")
    result = run(project, "draft")
    assert result.stdout == COUNCIL_WROTE + "wrote site_src/articles/2024-11-08-zoo-streitet-um-bruecke.md\n"
    assert result.stderr == "seeds/bad.txt: E002 the file is empty\n    put the article's text into it, or delete it\n"
    assert result.exit_code == 1


def test_never_overwrites_what_people_wrote(project: Path) -> None:
    run(project, "draft")
    for path in (project / "site_src").rglob("*.md"):
        path.write_text(path.read_text(encoding="utf-8") + "\nVon Hand.\n", encoding="utf-8")
    edited = tree(project)
    assert run(project, "draft").stdout == ""
    result = run(project, "draft", "seeds/council.md")
    assert result.stderr == (
        "seeds/council.md: W015 this article has a page, site_src/articles/2024-11-08-rat-streitet-um-bruecke.md\n"
        "    nothing was written; delete the page first if it is to be drafted from scratch\n"
    )
    assert (result.stdout, result.exit_code) == ("", 0)
    assert tree(project) == edited


def test_a_page_that_was_renamed_still_is_the_article_s_page(project: Path) -> None:
    run(project, "draft")
    articles = project / "site_src" / "articles"
    (articles / "2024-11-08-rat-streitet-um-bruecke.md").rename(articles / "bruecke.md")
    assert run(project, "draft").stdout == ""


@pytest.mark.parametrize("broken", [b"", b"---\ntitle: a: b\n", b"---\n\xff\n", b"---\ntags: \xff\n"])
def test_a_page_that_somebody_broke_is_not_drafted_again(project: Path, broken: bytes) -> None:
    run(project, "draft")
    page = project / "site_src" / "articles" / "2024-11-08-rat-streitet-um-bruecke.md"
    page.rename(page.with_name("another-name.md"))
    page = page.with_name("another-name.md")
    page.write_bytes(page.read_bytes().replace(b"---\n", broken, 1))
    edited = tree(project)
    assert run(project, "draft").stdout == ""
    assert tree(project) == edited


def test_a_missing_stub_of_an_unfinished_draft_comes_with_the_page(project: Path) -> None:
    run(project, "draft")
    whole = tree(project)
    (project / "site_src" / "articles" / "2024-11-08-rat-streitet-um-bruecke.md").unlink()
    (project / "site_src" / "topics" / "verkehr.md").unlink()
    run(project, "draft")
    assert tree(project) == whole


def test_file_names_mean_the_same_in_every_spelling(project: Path) -> None:
    spellings = (
        "seeds/council.md",
        "./seeds/../seeds/council.md",
        str(project / "seeds/council.md"),
        "seeds",
        "seeds/",
    )
    drafts = []
    for spelling in spellings:
        run(project, "draft", spelling)
        drafts.append(tree(project))
        for path in (project / "site_src").rglob("*.md"):
            path.unlink()
    assert drafts == [drafts[0]] * len(spellings)
    assert len(drafts[0]) == 7


def test_extracts_as_data_what_the_schema_describes(project: Path) -> None:
    (project / "seeds" / "deal.txt").write_bytes(SEED.read_bytes())
    before = tree(project)
    result = run(project, "extract", "--format", "jsonl")
    schema = json.loads((resources.files("explainer") / "schema" / "extract.schema.json").read_text(encoding="utf-8"))
    found = [json.loads(line) for line in result.stdout.splitlines()]
    for data in found:
        Draft202012Validator(schema).validate(data)
    assert [data["input"] for data in found] == ["seeds/council.md", "seeds/deal.txt"]
    assert found[1]["text"].encode() == SEED.read_bytes()
    assert result.exit_code == 0
    assert tree(project) == before


def test_extracts_to_read(project: Path) -> None:
    assert run(project, "extract", "seeds/council.md").stdout == (
        "seeds/council.md: Rat streitet um Brücke\n"
        "  Erika Muster (name: Bürgermeisterin Erika Muster), direct, paragraph 1\n"
        "    „Die Brücke ist baufällig.“\n"
        "  open question, paragraph 2: Wann entscheidet der Rat?\n"
        "\n"
    )


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
def test_data_is_the_same_in_every_locale_and_folder(project: Path, tmp_path: Path, locale: str) -> None:
    usual = spawn("-C", project, "extract", "--format", "jsonl").stdout
    other = spawn(
        "-C", project, "extract", "--format", "jsonl", LC_ALL=locale, PYTHONUTF8="0", PYTHONIOENCODING="ascii",
        PYTHONHASHSEED="1", TZ="Asia/Tokyo",
    )  # fmt: skip
    assert (other.stdout, other.stderr, other.returncode) == (usual, b"", 0)
    assert "„Die Brücke ist baufällig.“".encode() in usual


def test_messages_survive_a_terminal_that_knows_no_umlauts(project: Path) -> None:
    done = spawn("-C", project, "draft", "seeds/Brücke.txt", PYTHONIOENCODING="iso8859-5", PYTHONUTF8="0")
    assert done.stderr.startswith(b"seeds/Br?cke.txt: E007 no such file or folder\n")
    assert done.returncode == 1


def test_two_drafts_give_the_same_bytes(tmp_path: Path) -> None:
    trees = []
    for name, seed in (("a", "0"), ("b", "12345")):
        (tmp_path / name / "seeds").mkdir(parents=True)
        (tmp_path / name / "seeds" / SEED.name).write_bytes(SEED.read_bytes())
        assert spawn("-C", tmp_path / name, "draft", PYTHONHASHSEED=seed, TZ="Asia/Tokyo").returncode == 0
        trees.append(tree(tmp_path / name))
    assert trees[0] == trees[1]
    assert PAGE in trees[0]


def test_builds_the_site_and_keeps_the_old_one_on_an_error(tmp_path: Path) -> None:
    for folder in ("seeds", "site_src"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "mkdocs.yml").write_text(configuration(), encoding="utf-8")
    result = run(tmp_path, "build")
    assert (result.stderr, result.exit_code) == ("", 0)
    assert result.stdout.endswith(f"the site is in {tmp_path / 'site'}, from {tmp_path / 'site' / 'index.html'} on\n")
    site = tree(tmp_path / "site")
    assert "index.html" in site
    assert run(tmp_path, "verify").stdout == f"{tmp_path / 'site'} keeps what is promised\n"
    page = tmp_path / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Ich bin bereit.“", "Ich bin nicht bereit.“"), encoding="utf-8")
    result = run(tmp_path, "build")
    line = text[: text.index("Ich bin bereit.“")].count("\n") + 1
    assert result.stderr.startswith(f"{PAGE}:{line}: E301 this quotation is not in seeds/{SEED.name}\n")
    assert result.exit_code == 1
    assert tree(tmp_path / "site") == site


def test_a_built_site_is_held_against_its_pages(tmp_path: Path) -> None:
    missing = run(tmp_path, "verify", "elsewhere")
    assert (missing.stderr.splitlines()[-1], missing.exit_code) == (
        "Error: Invalid value for SITE: there is no built site in elsewhere",
        2,
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text('<article><img src="https://elsewhere.example/x.png"></article>')
    (tmp_path / "site" / "x.json").symlink_to(ROOT / "pyproject.toml")
    result = run(tmp_path, "verify")
    assert result.stderr == (
        "site/x.json: E013 this is a link to a file outside of the project\n"
        "    put a file in the place of the link\n"
        "site_src/index.md: E625 this page makes a browser ask another host: <img> https://elsewhere.example/x.png\n"
        "    put the file into site_src/assets/\n"
    )
    assert (result.stdout, result.exit_code) == ("", 1)
