import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.model import Place, Problem
from explainer.settings import Settings, read_settings


def problem(line: int, code: str, message: str, hint: str) -> tuple[Settings, tuple[Problem, ...]]:
    return Settings(), (Problem(place=Place("mkdocs.yml", line), code=code, message=message, hint=hint),)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("", 75),
        ("docs_dir: x", 75),
        ("extra:\n  explainer:\n    share: 40\n", 40),
        ('extra: {explainer: {share: "100%"}}', 100),
        ("extra: {explainer: {share: 0}}", 0),
        ("extra: [explainer]", 75),
        ("- extra", 75),
        ("a: &a {share: 3}\nextra: {explainer: *a}", 3),
    ],
)
def test_settings(text: str, share: int) -> None:
    assert read_settings(text.encode()) == (Settings(share=share), ())


@pytest.mark.parametrize(
    ("address", "edit"),
    [
        ('"https://forge.example/edit/main/site_src"', "https://forge.example/edit/main/site_src/"),
        ('!ENV [EDIT, "https://forge.example/edit/"]', "https://other.example/edit/"),
        ("edit/main/site_src/", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_where_pages_are_edited(address: str, edit: str) -> None:
    environment = {"EDIT": "https://other.example/edit"}
    assert read_settings(f"edit_uri: {address}".encode(), environment) == (Settings(edit=edit), ())


@pytest.mark.parametrize("value", ["101", "-1", "viel", "[1]", "0.5", "٣", "{a: b}", "''", "9" * 5000])
def test_a_setting_that_cannot_be_used(value: str) -> None:
    assert read_settings(f"extra:\n  explainer:\n    share: {value}\n".encode()) == problem(
        3, "E704", "extra.explainer.share is no number from 0 to 100", "write the per cent: share: 75"
    )


def test_a_configuration_that_is_not_yaml() -> None:
    hint = "correct it; `mkdocs build` says more"
    assert read_settings(b"a: b: c\n") == problem(
        1, "E705", "mkdocs.yml is not YAML: mapping values are not allowed here", hint
    )
    assert read_settings(b"\xff\xfe\x00") == problem(0, "E705", "mkdocs.yml is not YAML", hint)
    assert read_settings(b"[" * 100_000) == problem(0, "E705", "mkdocs.yml is not YAML", hint)


RUNS = [
    "x: !!python/object/apply:os.mkdir [{path}]",
    "x: !!python/object/apply:os.system ['mkdir {path}']",
    "!!python/object/new:os.mkdir [{path}]: x",
    "x: !!python/object/apply:subprocess.check_call [[mkdir, {path}]]",
    "extra: !!python/object/apply:os.mkdir [{path}]",
    "extra: {{explainer: {{share: !!python/object/apply:os.mkdir [{path}]}}}}",
    "x: !!python/name:os.mkdir ''",
    "x: !!python/module:antigravity ''",
    "x: !ENV [HOME, y]",
    "x: !unknown y",
    "hooks: [evil.py]",
]


@pytest.mark.parametrize("line", RUNS)
def test_reading_runs_nothing(line: str, tmp_path: Path) -> None:
    path = tmp_path / "made"
    read_settings(line.format(path=path).encode())
    assert os.listdir(tmp_path) == []


def test_what_expands_without_end_costs_nothing() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    lines += ["b0: &b0 {x: y}"]
    lines += [f"b{n}: &b{n} {{<<: [{', '.join([f'*b{n - 1}'] * 9)}]}}" for n in range(1, 30)]
    assert read_settings("\n".join([*lines, "extra: {explainer: {share: 7}}"]).encode()) == (Settings(share=7), ())


@given(st.binary(max_size=200) | st.text("extra:\n {}[]&*!-share7%'\"", max_size=60).map(str.encode))
def test_any_bytes_give_settings_or_a_problem(data: bytes) -> None:
    settings, problems = read_settings(data)
    assert 0 <= settings.share <= 100
    assert len(problems) <= 1
