"""`explainer draft --update` as somebody uses it."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explainer import store
from explainer.cli import commands

PAGE = "articles/2024-11-08-rat-streitet-um-bruecke.md"
COUNCIL = """\
---
title: Rat streitet um Brücke
date: "2024-11-08"
tags: [Verkehr]
---
Im Rathaus ging es am Montag um die alte Brücke.

Bürgermeisterin Erika Muster sagte: „Die Brücke ist baufällig.“

„Wir müssen sie bald sperren“, sagte Erika Muster.

Wann entscheidet der Rat?
"""
LATER = COUNCIL.replace("baufällig", "sehr baufällig").replace(
    "Wann entscheidet", "Max Beispiel sagte: „Nein, das ist zu teuer.“\n\nWann entscheidet"
)
MORE = """\
### [Max Beispiel](../people/max-beispiel.md)

> „Nein, das ist zu teuer.“

wörtlich · Absatz 4
{{ #{id} .direct }}

## Offene"""
DRAFTED = """\
---
title: Rat streitet um Brücke
date: "2024-11-08"
lang: de
source:
  file: seeds/council.md
  sha256: {sha256}
  rights: excerpt
tags: [Verkehr]
---

Im Rathaus ging es am Montag um die alte Brücke.

## Wer hat was gesagt

### [Erika Muster](../people/erika-muster.md), Bürgermeisterin

> „Die Brücke ist baufällig.“

wörtlich · Absatz 2
{{ #s1 .direct }}

> „Wir müssen sie bald sperren“

wörtlich · Absatz 3
{{ #s2 .direct }}

## Offene Fragen

### Wann entscheidet der Rat? {{ #f1 }}

offen · Absatz 4
"""


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, ["-C", str(root), *words], catch_exceptions=False)


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8", newline="")


def got(root: Path, path: str) -> str:
    return (root / path).read_bytes().decode("utf-8")


def sha(root: Path) -> str:
    """The check sum on the page, as it stands there."""
    return of(got(root, f"site_src/{PAGE}"))


def of(text: str) -> str:
    return next(line.partition(": ")[2] for line in text.split("\n") if "sha256: " in line)


def edit(root: Path, old: str, new: str) -> None:
    text = got(root, f"site_src/{PAGE}")
    assert text.count(old) == 1
    put(root, f"site_src/{PAGE}", text.replace(old, new))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    put(tmp_path, "seeds/council.md", COUNCIL)
    assert run(tmp_path, "draft").exit_code == 0
    assert got(tmp_path, f"site_src/{PAGE}") == DRAFTED.format(sha256=sha(tmp_path))
    return tmp_path


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_draft_is_kept_out_of_the_way(project: Path) -> None:
    for path in (PAGE, "people/erika-muster.md", "topics/verkehr.md"):
        given = "<!-- ids given: f1 s2 -->\n" if path == PAGE else ""
        assert got(project, f".explainer/drafts/{path}") == got(project, f"site_src/{path}") + given
    assert sorted(store.files(project, "site_src")) == [
        f"site_src/{path}" for path in (PAGE, "people/erika-muster.md", "topics/verkehr.md")
    ]


def test_where_nothing_changed_nothing_is_written(project: Path) -> None:
    put(
        project,
        f"site_src/{PAGE}",
        got(project, f"site_src/{PAGE}").replace("\n", "\r\n").replace("Montag", "Montag früh"),
    )
    before = tree(project)
    result = run(project, "draft", "--update")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)
    assert tree(project) == before


def test_what_nobody_edited_follows_the_source_and_keeps_its_ids(project: Path) -> None:
    put(project, "seeds/council.md", LATER)
    result = run(project, "draft", "--update")
    assert (result.stderr, result.exit_code) == ("", 0)
    assert result.stdout == f"wrote site_src/people/max-beispiel.md\nwrote site_src/{PAGE}\n"
    assert got(project, f"site_src/{PAGE}") == DRAFTED.format(sha256=sha(project)).replace(
        "baufällig", "sehr baufällig"
    ).replace(
        "## Offene",
        MORE.format(id="s3"),
    ).replace("offen · Absatz 4", "offen · Absatz 5")
    assert run(project, "check").exit_code == 0


def test_what_people_did_stays(project: Path) -> None:
    edit(project, "> „Die Brücke ist baufällig.“\n\nwörtlich · Absatz 2\n{ #s1 .direct }\n\n", "")
    edit(
        project,
        "\n## Offene",
        "Sie sagte es zweimal.\n\n### Sprecher unklar\n\n> „Nein, das ist zu teuer.“\n\nwörtlich\n{ #s7 .direct }\n\n"
        "## Offene",
    )
    edit(project, "  rights:", "  publisher: Tagblatt\n  rights:")
    edited = got(project, f"site_src/{PAGE}")
    put(project, "seeds/council.md", LATER)
    result = run(project, "draft", "--update")
    assert (result.stderr, result.exit_code) == ("", 0)
    old, new = of(edited), sha(project)
    updated = edited.replace(old, new).replace("offen · Absatz 4", "offen · Absatz 5")
    assert got(project, f"site_src/{PAGE}") == updated
    assert run(project, "draft", "--update").stdout == ""


CONFLICT = f"""\
# site_src/{PAGE}

The machine drafted this page again and would write some places otherwise than people did. The page keeps people's
words. Take over by hand what is better, then delete this file.

On the page (line 18):

    > „Die Brücke ist […] fällig.“

The new draft:

    > „Die Brücke ist sehr baufällig.“
"""


def test_a_true_conflict_keeps_both_texts_and_a_valid_page(project: Path) -> None:
    edit(project, "> „Die Brücke ist baufällig.“", "> „Die Brücke ist […] fällig.“")
    put(project, "seeds/council.md", LATER)
    result = run(project, "draft", "--update")
    beside = f".explainer/conflicts/{PAGE}"
    assert result.stdout == f"wrote site_src/people/max-beispiel.md\nwrote {beside}\nwrote site_src/{PAGE}\n"
    assert result.stderr == (
        f"site_src/{PAGE}:18: E301 this quotation is not in seeds/council.md\n"
        "    closest there: “… „Die Brücke ist sehr baufällig.“ „Wir müssen sie bald sperren“, sagte Erika …” "
        "(line 3)\n"
        f"site_src/{PAGE}:18: E801 somebody changed this, and the new draft says otherwise: "
        "“> „Die Brücke ist sehr baufällig.“”\n"
        f"    the page keeps what people wrote; take over from {beside} what is better, then delete that file\n"
    )
    assert result.exit_code == 1
    assert got(project, beside) == CONFLICT
    assert "> „Die Brücke ist […] fällig.“\n\nwörtlich · Absatz 2\n{ #s1 .direct }\n" in got(
        project, f"site_src/{PAGE}"
    )
    again = run(project, "draft", "--update")
    assert (again.stdout, again.stderr, again.exit_code) == ("", "", 0)
    warned = run(project, "check").stdout
    assert warned.endswith(
        f"{beside}: W802 here the machine would write otherwise than people did, and nobody has looked at it yet\n"
        "    take over into the page what is better, then delete this file\n"
    )


def test_what_people_edited_and_the_machine_no_longer_finds_stays_and_is_told(project: Path) -> None:
    edit(project, "wörtlich · Absatz 3", "wörtlich, in der Sitzung · Absatz 3")
    put(project, "seeds/council.md", COUNCIL.replace("„Wir müssen sie bald sperren“, sagte Erika Muster.\n\n", ""))
    result = run(project, "draft", "--update")
    told = f"site_src/{PAGE}:23: E801 somebody changed this, and the new draft no longer has it\n"
    assert told in result.stderr
    assert f"site_src/{PAGE}:23: E301 this quotation is not in seeds/council.md\n" in result.stderr
    assert "wörtlich, in der Sitzung · Absatz 3\n{ #s2 .direct }\n" in got(project, f"site_src/{PAGE}")


def test_a_page_drafted_before_drafts_were_kept_stays_as_it_is(project: Path) -> None:
    edit(project, "{ #s2 .direct }", "{ #s9 .direct }")
    edit(project, "> „Die Brücke ist baufällig.“\n\nwörtlich · Absatz 2\n{ #s1 .direct }\n\n", "")
    edited = got(project, f"site_src/{PAGE}")
    shutil.rmtree(project / ".explainer")
    result = run(project, "draft", "--update")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == (
        f"site_src/{PAGE}:1: W804 this page differs from its draft, and no earlier draft is kept: "
        "all of it is taken for people's work\n"
        f"    from now on it is merged; what the machine would write is in .explainer/drafts/{PAGE}\n"
    )
    put(project, "seeds/council.md", LATER)
    assert run(project, "draft", "--update").stderr == ""
    old, new = of(edited), sha(project)
    assert got(project, f"site_src/{PAGE}") == edited.replace(old, new).replace(
        "offen · Absatz 4", "offen · Absatz 5"
    ).replace(
        "## Offene",
        MORE.format(id="s11"),
    )


def test_a_renamed_page_and_a_windows_editor(project: Path) -> None:
    text = "\ufeff" + got(project, f"site_src/{PAGE}").replace("\n", "\r\n").replace("Wann ents", "Wann, ja wann, ents")
    (project / f"site_src/{PAGE}").unlink()
    put(project, "site_src/articles/bruecke.md", text)
    put(project, "seeds/council.md", LATER)
    result = run(project, "draft", "--update", "site_src/articles/bruecke.md")
    assert result.stdout == "wrote site_src/people/max-beispiel.md\nwrote site_src/articles/bruecke.md\n"
    page = got(project, "site_src/articles/bruecke.md")
    assert page.startswith("\ufeff---\r\n")
    assert page.count("\n") == page.count("\r\n")
    assert "sehr baufällig" in page
    assert "Wann, ja wann, ents" in page
    assert store.files(project, ".explainer/drafts/articles") == (".explainer/drafts/articles/bruecke.md",)


def test_a_stub_that_somebody_deleted_comes_back_only_for_a_link(project: Path) -> None:
    for path in ("people/erika-muster.md", "topics/verkehr.md"):
        (project / "site_src" / path).unlink()
    result = run(project, "draft", "--update")
    assert (result.stdout, result.stderr) == ("wrote site_src/people/erika-muster.md\n", "")


def test_an_id_is_never_given_again(project: Path) -> None:
    put(project, "seeds/council.md", COUNCIL.replace("„Wir müssen sie bald sperren“, sagte Erika Muster.\n\n", ""))
    run(project, "draft", "--update")
    assert "#s2" not in got(project, f"site_src/{PAGE}")
    put(project, "seeds/council.md", LATER.replace("„Wir müssen sie bald sperren“, sagte Erika Muster.\n\n", ""))
    run(project, "draft", "--update")
    assert "> „Nein, das ist zu teuer.“\n\nwörtlich · Absatz 3\n{ #s3 .direct }\n" in got(project, f"site_src/{PAGE}")


def test_what_another_page_links_to_stays(project: Path) -> None:
    put(project, "site_src/about.md", f"---\ntitle: Über\n---\n\nSiehe [hier]({PAGE}#s2).\n")
    put(project, "seeds/council.md", COUNCIL.replace("„Wir müssen sie bald sperren“, sagte Erika Muster.\n\n", ""))
    assert "E801 somebody changed this, and the new draft no longer has it" in run(project, "draft", "--update").stderr
    assert "#s2" in got(project, f"site_src/{PAGE}")


def test_a_page_that_cannot_be_read_is_left_alone(project: Path) -> None:
    edit(project, "title: Rat", "title: [Rat")
    before = tree(project)
    put(project, "seeds/council.md", LATER)
    result = run(project, "draft", "--update")
    assert result.stderr.startswith(f"site_src/{PAGE}:3: E102 the front matter is not YAML")
    assert (result.stdout, result.exit_code) == ("", 1)
    assert {**tree(project), "seeds/council.md": COUNCIL.encode()} == before


def test_without_git_nothing_is_lost(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(project, "am Montag", "am Montagabend")
    put(project, "seeds/council.md", LATER)
    before = got(project, f"site_src/{PAGE}")
    monkeypatch.setenv("PATH", str(project))
    result = run(project, "draft", "--update")
    beside = f".explainer/conflicts/{PAGE}"
    assert (
        f"site_src/{PAGE}:1: E803 this page could not be merged with its new draft and stays as it is: "
        "Git is not installed\n" in result.stderr
    )
    assert f"    the new draft is in {beside}; take over what you want, then delete it\n" in result.stderr
    assert got(project, f"site_src/{PAGE}") == before
    assert "> „Die Brücke ist sehr baufällig.“" in got(project, beside)
    monkeypatch.undo()
    run(project, "draft", "--update")
    assert "ging es am Montagabend um" in got(project, f"site_src/{PAGE}")


def test_what_somebody_saves_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    store.create(tmp_path, "page.md", b"mine")
    assert not store.replace(tmp_path, "page.md", b"older", b"yours")
    assert store.replace(tmp_path, "page.md", b"mine", b"ours")
    assert tree(tmp_path) == {"page.md": b"ours"}


# --- killed at any moment ---------------------------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from explainer.update import update
root, sources = Path(sys.argv[1]), [Path(path).read_bytes() for path in sys.argv[2:]]
print("ready", flush=True)
for number in range(10**9):
    for seed in sorted(root.glob("seeds/*.md")):
        seed.write_bytes(sources[number % 2].replace(b"Rat", seed.stem.encode(), 1))
    update(root)
"""
KILLS = int(os.environ.get("KILLS", "8"))


def test_a_kill_at_any_moment_leaves_every_page_whole(tmp_path: Path) -> None:
    """What people wrote is on every page after each kill, and every page is whole; 200 kills were run by hand."""
    moments = random.Random(4)
    root = tmp_path / "project"
    for name in ("Erster", "Zweiter", "Dritter"):
        put(root, f"seeds/{name}.md", COUNCIL.replace("Rat", name, 1))
    for name, text in (("one", COUNCIL), ("two", LATER)):
        put(tmp_path, name, text)
    run(root, "draft")
    pages = [path.relative_to(root).as_posix() for path in sorted((root / "site_src/articles").glob("*.md"))]
    assert len(pages) == 3
    for path in pages:
        put(
            root,
            path,
            got(root, path).replace("am Montag", "früh am Montag") + "\n## Von Hand\n\nBleibt hier stehen.\n",
        )
    states = set()
    for _ in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(root), str(tmp_path / "one"), str(tmp_path / "two")]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(moments.uniform(0, 1.5))
        process.kill()
        process.communicate()
        for path in pages:
            text = got(root, path)
            assert text.endswith("\n## Von Hand\n\nBleibt hier stehen.\n")
            assert text.count("früh am Montag") == 1
            assert text.count("#s1 ") == text.count("#s2 ") == text.count("#f1 ") == 1
            states.add("Nein" in text)
    assert states == {True, False}
    for seed in sorted(root.glob("seeds/*.md")):
        put(root, f"seeds/{seed.name}", LATER.replace("Rat", seed.stem, 1))
    result = run(root, "draft", "--update")
    assert (result.stderr, result.exit_code) == ("", 0)
    assert run(root, "check").exit_code == 0
