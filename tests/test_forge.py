"""What the forge runs: workflows that may only read, pinned to commits, without secrets; forms that it understands."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from explainer.branch import is_content
from explainer.kit import kit
from explainer.model import Level, Place, Problem
from explainer.report import as_text

ROOT = Path(__file__).parent.parent
FORGE = ROOT / ".github"
WORKFLOWS = {path.name: path.read_text(encoding="utf-8") for path in sorted((FORGE / "workflows").iterdir())}
KIT = {
    f"newsroom {path.rpartition('/')[2]}": data.decode()
    for path, data in kit().items()
    if path.startswith(".github/workflows/")
}
ALL = WORKFLOWS | KIT
MAY_WRITE = {("publish.yml", "deploy"): {"pages": "write", "id-token": "write"}}
VERSIONS = {
    "actions/checkout": ("08c6903cd8c0fde910a37f88322edcfb5dd907a8", "v5.0.0"),
    "actions/setup-python": ("e797f83bcb11b83ae66e0230d6156d7c80228e7c", "v6.0.0"),
    "actions/upload-artifact": ("ea165f8d65b6e75b540449e92b4886f43607fa02", "v4.6.2"),
    "actions/upload-pages-artifact": ("7b1f4a764d45c48632c6b24a0339c27f5614fb0b", "v4.0.0"),
    "actions/deploy-pages": ("d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e", "v4.0.5"),
}


def parsed(name: str) -> dict[Any, Any]:
    workflow = yaml.safe_load(ALL[name])
    workflow["on"] = workflow.pop(True)  # what YAML makes of `on`
    return workflow  # type: ignore[no-any-return]


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in parsed(name)["jobs"].values() for step in job["steps"]]


def test_there_are_workflows() -> None:
    assert sorted(WORKFLOWS) == ["check.yml", "ci.yml", "publish.yml"]
    assert sorted(KIT) == ["newsroom check.yml", "newsroom publish.yml"]


@pytest.mark.parametrize("name", ALL)
def test_a_workflow_may_only_read(name: str) -> None:
    workflow = parsed(name)
    assert workflow["permissions"] == {"contents": "read"}
    for job, what in workflow["jobs"].items():
        allowed = MAY_WRITE.get((name.removeprefix("newsroom "), job))
        assert what.get("permissions") == allowed
        assert what["timeout-minutes"] <= 60
        if allowed:
            assert not any("run" in step or "checkout" in step["uses"] for step in what["steps"])


@pytest.mark.parametrize("name", ALL)
def test_a_workflow_never_runs_a_stranger_s_branch_with_rights(name: str) -> None:
    assert set(parsed(name)["on"]) <= {"pull_request", "push", "workflow_dispatch"}
    assert "pull_request_target" not in ALL[name]
    assert "workflow_run" not in ALL[name]
    assert re.search(r"\bsecrets\b", re.sub(r"#.*", "", ALL[name])) is None
    assert "github.token" not in ALL[name]


@pytest.mark.parametrize("name", ALL)
def test_what_an_event_says_is_never_part_of_a_script(name: str) -> None:
    assert [step["run"] for step in steps(name) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("name", ALL)
def test_actions_are_pinned_to_a_commit_and_say_which_version_it_is(name: str) -> None:
    lines = re.findall(r"uses: *(\S+)(.*)", ALL[name])
    assert lines
    for action, comment in lines:
        owner, _, commit = action.partition("@")
        assert VERSIONS[owner] == (commit, comment.strip().removeprefix("# "))


@pytest.mark.parametrize("name", ALL)
def test_no_credentials_stay_in_the_clone(name: str) -> None:
    clones = [step["with"] for step in steps(name) if "actions/checkout" in step.get("uses", "")]
    assert clones
    assert [clone["persist-credentials"] for clone in clones] == [False] * len(clones)


def test_only_a_newsroom_installs_the_package() -> None:
    here, there = (
        {step["run"] for name in names for step in steps(name) if "pip" in step.get("run", "")}
        for names in (("check.yml", "publish.yml"), KIT)
    )
    assert here == {"python -m pip install --quiet --constraint constraints.txt ."}
    assert there == {"python -m pip install --quiet --requirement requirements.txt"}
    assert {
        name: text.replace("--requirement requirements.txt", "--constraint constraints.txt .")
        for name, text in KIT.items()
    } == {f"newsroom {name}": text for name, text in WORKFLOWS.items() if name != "ci.yml"}


# --- the script of the check, run -------------------------------------------------------------------------------------


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, "-C", str(root), *words], check=True, capture_output=True)


@pytest.fixture
def pull_request(tmp_path: Path) -> Path:
    """A project as a newsroom starts it, with a commit that changes a page and the configuration."""
    root = tmp_path / "project"
    for path, data in kit().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    git(tmp_path, "init", "-q", str(root))
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    (root / "mkdocs.yml").write_text("site_name: Anders\n", encoding="utf-8")
    (root / "site_src/about.md").write_text("---\ntitle: Über\n---\n\n[Nirgends](nirgends.md)\n", encoding="utf-8")
    git(root, "commit", "-q", "-a", "-m", "y")
    return root


@pytest.mark.parametrize(("allowed", "codes"), [("false", ["E703", "E405"]), ("true", ["E405"])])
def test_the_check_of_a_pull_request(pull_request: Path, tmp_path: Path, allowed: str, codes: list[str]) -> None:
    (script,) = [step["run"] for step in steps("check.yml") if step.get("name") == "Prüfen"]
    program = tmp_path / "explainer"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m explainer "$@"\n')
    program.chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "ALLOWED": allowed,
    }
    ran = subprocess.run(
        ["bash", "-e", "-c", script], cwd=pull_request, env=environment, capture_output=True, text=True
    )
    assert (re.findall(r"^::error .*title=(E\d+)", ran.stdout, re.MULTILINE), ran.stderr, ran.returncode) == (
        codes,
        "",
        1,
    )
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith(f"### {len(codes)} errors, 0 warnings\n")


def test_the_problem_matcher_reads_what_the_program_prints() -> None:
    matchers = json.loads((FORGE / "explainer.json").read_text(encoding="utf-8"))["problemMatcher"]
    assert [(matcher["owner"], matcher["severity"]) for matcher in matchers] == [
        ("explainer-errors", "error"),
        ("explainer-warnings", "warning"),
    ]
    place, message = Place("site_src/articles/a-b.md", 31), "this quotation is not in seeds/x.txt"
    for matcher, code, level in zip(matchers, ("E301", "W305"), Level, strict=True):
        (pattern,) = matcher["pattern"]
        report = as_text([Problem(place=place, code=code, message=message, level=level, hint="a: b: c")])
        (found,) = re.findall(pattern["regexp"], report, re.MULTILINE)
        assert [found[pattern[part] - 1] for part in ("file", "line", "code", "message")] == [
            "site_src/articles/a-b.md", "31", code, message,
        ]  # fmt: skip


# --- forms and owners -------------------------------------------------------------------------------------------------

FORMS = sorted(path.name for path in (FORGE / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")


def test_there_is_a_form_for_what_is_asked_most() -> None:
    named = {
        form: yaml.safe_load((FORGE / "ISSUE_TEMPLATE" / form).read_text(encoding="utf-8"))["name"] for form in FORMS
    }
    assert named == {
        "artikel.yml": "Neuer Artikel",
        "bug.yml": "Bug in the program",
        "frage.yml": "Frage beantworten",
        "zitat.yml": "Zitat korrigieren",
    }
    assert sorted(path.stem for path in (FORGE / "PULL_REQUEST_TEMPLATE").iterdir()) == [
        "artikel",
        "code",
        "frage",
        "zitat",
    ]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_what_the_forge_understands(name: str) -> None:
    form = yaml.safe_load((FORGE / "ISSUE_TEMPLATE" / name).read_text(encoding="utf-8"))
    assert set(form) == {"name", "description", "title", "labels", "body"}
    ids = [field["id"] for field in form["body"] if field["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 0
    for field in form["body"]:
        assert field["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
        wanted = {"markdown": "value", "dropdown": "options", "checkboxes": "options"}.get(field["type"], "label")
        assert field["attributes"][wanted]


def owned(path: str) -> bool:
    """Whether the last line of CODEOWNERS that speaks of a file names an owner."""
    answer = False
    for line in (FORGE / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, *owners = line.split()
            regular = re.escape(pattern.strip("/")).replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*")
            start = "^" if pattern.startswith("/") else "(^|.*/)"
            end = "/" if pattern.endswith("/") else "$"
            if re.match(start + regular + end, path):
                answer = bool(owners)
    return answer


@pytest.mark.parametrize(
    "path",
    [
        "mkdocs.yml", ".github/workflows/check.yml", ".github/CODEOWNERS", "explainer/cli.py", "noxfile.py", "setup.py",
        "overrides/main.html", "site_src/assets/explainer.css", "site_src/x.js", "seeds/evil.py", "requirements.txt",
    ],
)  # fmt: skip
def test_what_is_refused_has_an_owner(path: str) -> None:
    assert (is_content(path), owned(path)) == (False, True)


@pytest.mark.parametrize(
    "path", ["seeds/a.html", "seeds/2026/a.html", "seeds/a.txt", "site_src/articles/a.md", "README.md"]
)
def test_content_has_none(path: str) -> None:
    assert (is_content(path), owned(path)) == (True, False)
