"""A newsroom starts: what `explainer init` writes builds, passes its own check, and is this project's own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explainer.cli import commands
from explainer.kit import NO_ADDRESS, is_shared, kit, requirement

ROOT = Path(__file__).parent.parent
NO_IMPRINT = (
    "mkdocs.yml: W614 imprint and privacy page are not filled in: name, address, email, responsible, "
    "responsible_address, host\n    write it below extra.explainer.imprint before the site is published\n"
)


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, ["-C", str(root), *words], catch_exceptions=False)


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_what_it_writes_is_this_project_s_own() -> None:
    own = {path.relative_to(ROOT).as_posix() for path in (ROOT / "explainer/templates").rglob("*") if path.is_file()}
    templates = {path.removeprefix("explainer/templates/") for path in own}
    shared = {path: data for path, data in kit().items() if path not in templates}
    assert {path for path, data in shared.items() if (ROOT / path).read_bytes() != data} == {
        ".github/workflows/check.yml",
        ".github/workflows/publish.yml",
    }
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files"], capture_output=True, text=True)
    if listed.returncode == 0:
        assert set(shared) <= set(listed.stdout.splitlines())


def test_what_a_newsroom_shares_with_the_project() -> None:
    for path in (
        "mkdocs.yml",
        "site_src/index.md",
        "site_src/people/index.md",
        "site_src/assets/a/b.css",
        ".github/x/y.yml",
    ):
        assert is_shared(path)
    for path in ("site_src/articles/x.md", "site_src/people/x.md", "README.md", "setup.py", ".github/workflows/ci.yml"):
        assert not is_shared(path)


def test_an_empty_folder_becomes_a_site(tmp_path: Path) -> None:
    result = run(tmp_path, "init", "redaktion")
    files = kit()
    assert (result.stderr, result.exit_code) == ("", 0)
    assert (
        result.stdout
        == "".join(f"wrote {path}\n" for path in sorted(files)) + "read README.md, then run: explainer serve\n"
    )
    project = tmp_path / "redaktion"
    assert tree(project) == files
    assert (run(project, "check").stdout, run(project, "check").exit_code) == ("", 0)
    built = run(project, "build")
    assert (built.stderr, built.exit_code) == (NO_IMPRINT, 0)
    assert (run(project, "check").stdout, run(project, "check").exit_code) == ("", 0)
    page = (project / "site/articles/2024-11-08-rat-streitet-ueber-die-alte-bruecke-beispiel.html").read_text(
        encoding="utf-8"
    )
    assert "„Die Brücke ist baufällig, wir müssen sie sperren“" in page


def test_it_never_overwrites(tmp_path: Path) -> None:
    mine = {"README.md": b"meins\n", "mkdocs.yml": b"site_name: meins\n", "site_src/index.md": b"", "anderes.txt": b"x"}
    for path, data in mine.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    result = run(tmp_path, "init")
    assert [line for line in result.stdout.splitlines() if line.startswith("kept")] == [
        "kept README.md", "kept mkdocs.yml", "kept site_src/index.md",
    ]  # fmt: skip
    assert tree(tmp_path) == kit() | mine
    again = run(tmp_path, "init")
    assert [line for line in again.stdout.splitlines() if line.startswith("wrote")] == []
    assert tree(tmp_path) == kit() | mine


def test_an_installed_package_has_the_same(tmp_path: Path) -> None:
    pytest.importorskip("setuptools", "77", reason="no setuptools here")
    build = ["build", "--build-base", str(tmp_path / "build"), "egg_info", "--egg-base", str(tmp_path)]
    built = subprocess.run([sys.executable, "setup.py", "-q", *build], cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    script = "import json; from explainer.kit import kit; print(json.dumps({p: d.hex() for p, d in kit().items()}))"
    ran = subprocess.run(
        [sys.executable, "-P", "-c", script], cwd=tmp_path, capture_output=True, text=True,
        env={"PYTHONPATH": str(tmp_path / "build" / "lib")},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert {path: bytes.fromhex(data) for path, data in json.loads(ran.stdout).items()} == kit()


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, "explainer==1.2.0\n"),
        (
            {"url": "https://forge.example/team/it.git", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}},
            "explainer @ git+https://forge.example/team/it.git@c0ffee\n",
        ),
        ({"url": "https://forge.example/it.whl", "archive_info": {}}, "explainer @ https://forge.example/it.whl\n"),
        ({"url": "file:///home/me/it", "dir_info": {"editable": True}}, NO_ADDRESS),
        ({"url": "file:///home/me/it.whl", "archive_info": {}}, NO_ADDRESS),
    ],
)
def test_a_newsroom_installs_what_set_it_up(origin: dict[str, object] | None, line: str) -> None:
    assert requirement("1.2.0", None if origin is None else json.dumps(origin)) == line


def test_what_is_to_install_is_never_a_bare_name() -> None:
    lines = [line for line in kit()["requirements.txt"].decode().splitlines() if not line.startswith("#")]
    assert len(lines) == 1
    assert "==" in lines[0] or " @ " in lines[0]
