"""What a branch answers for: a real repository, a branch, and what `explainer check --changed` says of it."""

import json
import subprocess
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from explainer.branch import is_content
from explainer.cli import commands

SEEDS = {
    "bruecke": "Der Rat berät.\n\n„Die Brücke ist baufällig und muss weg“, sagte Anna Berg am Montag.\n",
    "faehre": "Die Fähre fährt.\n\n„Die Fähre kommt im Mai, da bin ich sicher“, sagte Bernd Tal am Dienstag.\n",
}
PERSON = "---\nname: {}\nkind: person\n---\n"
OLD_FAULT = "site_src/articles/faehre.md:10: E503 attributes are not possible here: “{: onclick=x }”\n"


def git(root: Path, *words: str) -> str:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    ran = subprocess.run(["git", *who, "-C", str(root), *words], check=True, capture_output=True, text=True)
    return ran.stdout


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")


def page(seed: str, slug: str, name: str, quotation: str, more: str = "") -> str:
    from hashlib import sha256

    digest = sha256(SEEDS[seed].encode()).hexdigest()
    return (
        f"---\ntitle: {seed}\nsource:\n  file: seeds/{seed}.txt\n  sha256: {digest}\n---\n\n{more}\n"
        f"## Wer hat was gesagt\n\n### [{name}](../people/{slug}.md)\n\n"
        f"> {quotation}\n\nwörtlich · Absatz 2\n{{ #s1 .direct }}\n"
    )


BRIDGE = page("bruecke", "anna-berg", "Anna Berg", "„Die Brücke ist baufällig und muss weg“")
FERRY = page(
    "faehre", "bernd-tal", "Bernd Tal", "„Die Fähre kommt im Mai, da bin ich sicher“",
    "Siehe [Berg](bruecke.md#s1).\n\nAlt. {: onclick=x }\n",
).replace("{: onclick=x }\n\n", "{: onclick=x }\n")  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose main branch has an old fault on the ferry's page, and a branch `work`."""
    root = tmp_path / "repository"
    for name, text in SEEDS.items():
        write(root, f"seeds/{name}.txt", text)
    write(root, "site_src/people/anna-berg.md", PERSON.format("Anna Berg"))
    write(root, "site_src/people/bernd-tal.md", PERSON.format("Bernd Tal"))
    write(root, "site_src/articles/bruecke.md", BRIDGE)
    write(root, "site_src/articles/faehre.md", FERRY)
    write(root, "mkdocs.yml", "site_name: x\n")
    git(root.parent, "init", "-q", str(root))
    commit(root)
    git(root, "checkout", "-q", "-b", "work")
    return root


def check(root: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, ["-C", str(root), "check", *words], catch_exceptions=False)


def changed(root: Path, *words: str) -> tuple[str, int]:
    result = check(root, "--changed", "main", *words)
    assert result.stderr == ""
    return result.stdout, result.exit_code


def test_an_old_fault_of_another_page_never_blocks_a_branch(repository: Path) -> None:
    assert OLD_FAULT in check(repository).stdout
    assert changed(repository) == ("", 0)
    write(repository, "site_src/articles/bruecke.md", BRIDGE + "\nEin Satz mehr.\n")
    assert changed(repository) == ("", 0)
    commit(repository)
    assert changed(repository) == ("", 0)
    write(repository, "site_src/articles/faehre.md", FERRY + "\nEin Satz mehr.\n")
    assert changed(repository)[0].startswith(OLD_FAULT)


def test_a_link_of_another_page_that_the_branch_breaks_does(repository: Path) -> None:
    write(repository, "site_src/articles/bruecke.md", BRIDGE.replace("#s1", "#s2"))
    assert changed(repository) == (
        "site_src/articles/faehre.md:8: E405 “#s1” is not on the page site_src/articles/bruecke.md\n"
        "    look the id up there\n",
        1,
    )


def test_a_page_that_the_branch_removes(repository: Path) -> None:
    (repository / "site_src/people/bernd-tal.md").unlink()
    commit(repository)
    told, status = changed(repository)
    assert told.startswith(
        "site_src/articles/faehre.md:13: E401 the page of “Bernd Tal” is not there: ../people/bernd-tal.md\n"
    )
    assert (told.count("\n"), status) == (2, 1)


def test_a_source_that_the_branch_changes(repository: Path) -> None:
    write(repository, "seeds/faehre.txt", SEEDS["faehre"].replace("im Mai", "im Juni"))
    told, status = changed(repository)
    assert [line.split()[:2] for line in told.splitlines()[::2]] == [
        ["site_src/articles/faehre.md:15:", "E301"],
        ["site_src/articles/faehre.md:1:", "W304"],
    ]
    assert status == 1


def test_a_new_article_that_cannot_be_read_is_told_before_it_has_a_page(repository: Path) -> None:
    (repository / "seeds/neu.txt").write_bytes(b"")
    assert changed(repository) == (
        "seeds/neu.txt: E002 the file is empty\n    put the article's text into it, or delete it\n",
        1,
    )


REFUSED = (
    "E703 this branch changes a file that is no page, no article and no picture\n"
    "    take it out of this branch, or put it into one of its own; an owner allows it with --allow-config\n"
)
OTHERS = [
    "mkdocs.yml", ".github/workflows/check.yml", ".github/CODEOWNERS", "explainer/cli.py", "noxfile.py", "make.py",
    "site_src/hook.py", "seeds/evil.py", "overrides/main.html", "site_src/overrides/main.html", "constraints.txt",
    "site_src/assets/x.js", "site_src/assets/explainer.css", "site_src/x.svg", "site_src/x.html", ".gitattributes",
    "explainer/languages/de/words.yaml", "tests/x.md", ".pre-commit-config.yaml", "site_src/.hidden.md", "Makefile",
    "overrides/seeds/main.html", "seeds/x.MD.py", ".GitHub/workflows/x.md",
]  # fmt: skip
CONTENT = [
    "site_src/articles/x.md", "site_src/assets/bild.PNG", "seeds/x.txt", "seeds/2026/x.html", "seeds/x.md", "README.md",
    "docs/x.png", "examples/a/seeds/x.htm", ".explainer/drafts/articles/x.md",
    ".explainer/drafts/articles/x.md", "town/.explainer/schema/actor.schema.json",
]  # fmt: skip


@pytest.mark.parametrize("path", OTHERS)
def test_what_is_not_content_is_refused(repository: Path, path: str) -> None:
    write(repository, path, "x: y\n")
    told, status = changed(repository)
    assert (f"{path}: {REFUSED}" in told, status) == (True, 1)
    assert "E703" not in changed(repository, "--allow-config")[0]


def test_content_and_what_is_not() -> None:
    assert [path for path in CONTENT if not is_content(path)] == []
    assert [path for path in OTHERS if is_content(path)] == []


def test_configuration_that_is_deleted_or_moved_is_refused_too(repository: Path) -> None:
    git(repository, "mv", "mkdocs.yml", "site_src/mkdocs.md")
    assert f"mkdocs.yml: {REFUSED}" in changed(repository)[0]


@given(
    st.lists(st.sampled_from(["seeds", "site_src", ".github", "Explainer", "x", "TESTS"]), max_size=4),
    st.sampled_from(["x.md", "x.txt", "x.py", "x.yml"]),
)
def test_nothing_in_a_folder_of_the_owners_is_content(folders: list[str], name: str) -> None:
    path = "/".join([*folders, name])
    if {folder.lower() for folder in folders} & {".github", "explainer", "tests"} or name in ("x.py", "x.yml"):
        assert not is_content(path)


def test_reading_the_configuration_of_a_branch_runs_nothing(repository: Path) -> None:
    write(repository, "mkdocs.yml", f"x: !!python/object/apply:os.mkdir [{repository / 'made'}]\nhooks: [hook.py]\n")
    write(repository, "hook.py", f"import os\nos.mkdir({str(repository / 'made')!r})\n")
    assert changed(repository)[1] == 1
    assert check(repository).exit_code == 1
    assert not (repository / "made").exists()


def test_a_project_in_a_folder_of_a_repository(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer = tmp_path / "outer"
    copytree(repository, outer / "examples" / "town", ignore=lambda _, names: {".git"} & set(names))
    write(outer, ".github/workflows/x.yml", "on: push\n")
    git(tmp_path, "init", "-q", str(outer))
    commit(outer)
    git(outer, "checkout", "-q", "-b", "work")
    write(outer, ".github/workflows/x.yml", "on: pull_request\n")
    write(outer, "examples/town/site_src/articles/bruecke.md", BRIDGE.replace("baufällig", "baufaellig"))
    told, status = changed(outer / "examples" / "town")
    assert [line.split()[:2] for line in told.splitlines()[::2]] == [
        ["../../.github/workflows/x.yml:", "E703"],
        ["site_src/articles/bruecke.md:13:", "E301"],
    ]
    assert status == 1
    monkeypatch.chdir(outer)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    lines = check(Path("examples/town"), "--changed", "main", "--format", "github").stdout.splitlines()
    assert [line.partition(",title")[0] for line in lines] == [
        "::error file=.github/workflows/x.yml",
        "::error file=examples/town/site_src/articles/bruecke.md,line=13",
    ]
    assert (
        (tmp_path / "summary.md")
        .read_text(encoding="utf-8")
        .startswith("### 2 errors, 0 warnings\n\n```text\n.github/")
    )
    sarif = json.loads(check(Path("examples/town"), "--changed", "main", "--format", "sarif").stdout)
    places = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in sarif["runs"][0]["results"]
    ]
    assert places == [".github/workflows/x.yml", "examples/town/site_src/articles/bruecke.md"]


def test_without_a_place_for_the_summary_it_is_printed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    result = check(repository, "--changed", "main", "--format", "github")
    assert (result.stdout, result.exit_code) == ("### Nothing is wrong\n", 0)


# --- what Git does not know -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", ["nowhere", "-h", "--upload-pack=x", "main..work", ""])
def test_an_unknown_base(repository: Path, base: str) -> None:
    result = check(repository, f"--changed={base}")
    assert (result.stdout, result.exit_code) == (
        f".: E701 the commit “{base}” is not known here\n"
        "    name a commit that is there; in a shallow clone fetch it first: git fetch --depth=1 origin"
        f"{' ' * bool(base)}{base}\n",
        1,
    )


def test_a_shallow_clone(tmp_path: Path, repository: Path) -> None:
    write(repository, "site_src/articles/bruecke.md", BRIDGE.replace("#s1", "#s2"))
    commit(repository)
    git(repository, "checkout", "-q", "main")
    write(repository, "README.md", "main went on\n")
    commit(repository)
    git(repository, "checkout", "-q", "-b", "merged")
    git(repository, "merge", "-q", "work", "-m", "what a forge checks out for a pull request")

    def clone(depth: int) -> Path:
        there = tmp_path / f"depth{depth}"
        git(tmp_path, "clone", "-q", "--depth", str(depth), "--branch", "merged", f"file://{repository}", str(there))
        return there

    shallow = check(clone(1), "--changed", "main")
    assert shallow.stdout.startswith(
        ".: E701 the commit “main” is not known here\n    name a commit that is there; in a shallow"
    )
    assert shallow.exit_code == 1
    deeper = check(clone(2), "--changed", "HEAD^1")
    assert deeper.stdout.startswith("site_src/articles/faehre.md:8: E405 ")
    assert (deeper.stdout.count("\n"), deeper.exit_code) == (2, 1)


def test_branches_without_a_common_commit(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    write(repository, "README.md", "another beginning\n")
    commit(repository)
    assert check(repository, "--changed", "main").stdout == (
        ".: E701 where this branch left “main” is not known here\n"
        "    fetch more of the history: git fetch --unshallow, or git fetch --deepen=100 origin main\n"
    )


def test_no_repository(tmp_path: Path) -> None:
    result = check(tmp_path, "--changed", "main")
    assert result.stdout.startswith(".: E702 Git knows of no repository here: fatal: not a git repository")
    assert result.exit_code == 1
