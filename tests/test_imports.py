"""The import rule: values know nothing, grammar knows values and language, and only the shell touches the disk."""

import ast
from pathlib import Path

import pytest

import explainer

PACKAGE = Path(explainer.__file__).parent
MODULES = {
    ".".join(["explainer", *path.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
VALUES = {"explainer.model", "explainer.text"}
GRAMMAR = ("explainer.sections", "explainer.page", "explainer.compose", "explainer.check")
GRAMMAR_MAY = (
    "explainer.language", "explainer.markdown", "explainer.frontmatter", "explainer.fields", "explainer.paragraphs",
    *GRAMMAR,
)  # fmt: skip
SHELL = {"explainer.store", "explainer.cli", "explainer.__main__"}
PACK_READER_USES = {".read_text()", ".read_bytes()", ".iterdir()", ".is_dir()", ".is_file()", "io"}
BUILDERS = {"explainer.build", "explainer.serve", "explainer.index", "explainer.git", "explainer.redraft.merge"}
"""Thin shells around other programs: site builder and search engine, which write files, and Git, which merges."""

DISK_MODULES = {"os", "shutil", "tempfile", "glob", "io", "fileinput", "subprocess", "socket", "urllib.request", "http"}
DISK_METHODS = {
    "read_text", "read_bytes", "write_text", "write_bytes", "open", "mkdir", "rmdir", "unlink", "rename", "touch",
    "iterdir", "rglob", "glob", "exists", "is_file", "is_dir", "stat", "symlink_to", "chmod",
}  # fmt: skip


def imports(path: Path) -> set[str]:
    """The modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "explainer" else set()
            found |= {_module(f"{node.module}.{alias.name}", node.module or "") for alias in node.names}
    return found - {"explainer"}


def _module(name: str, module: str) -> str:
    return name if name in MODULES else module


def ours(path: Path) -> set[str]:
    return {name for name in imports(path) if name in MODULES}


def below(name: str, parents: tuple[str, ...]) -> bool:
    return any(name == parent or name.startswith(f"{parent}.") for parent in parents)


def disk_uses(path: Path) -> set[str]:
    """Names in a file that reach for the disk, other programs or the network."""
    found = {name for name in imports(path) if below(name, tuple(DISK_MODULES))}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and ast.unparse(node.func.value) == "store"
        ):
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in DISK_METHODS:
            found.add(f".{node.func.attr}()")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"open", "input"}:
            found.add(f"{node.func.id}()")
    return found


def prints_or_exits(path: Path) -> set[str]:
    called = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    names = {node.id for node in called if isinstance(node, ast.Name)}
    return names & {"print", "exit", "quit"} | {
        ast.unparse(n) for n in called if ast.unparse(n) in {"sys.exit", "click.echo"}
    }


def test_the_rule_sees_what_it_looks_for(tmp_path: Path) -> None:
    imported = "import os.path\nfrom explainer import store\nfrom explainer.read.plain import read\n"
    code = f"{imported}open('x')\np.unlink()\nprint(1)"
    (tmp_path / "m.py").write_text(code)
    assert imports(tmp_path / "m.py") == {"os.path", "explainer.store", "explainer.read.plain"}
    assert disk_uses(tmp_path / "m.py") == {"os.path", "open()", ".unlink()"}
    assert prints_or_exits(tmp_path / "m.py") == {"print"}


def test_values_import_nothing_of_ours() -> None:
    assert ours(MODULES["explainer.text"]) == set()
    assert ours(MODULES["explainer.model"]) == {"explainer.text"}


@pytest.mark.parametrize("name", [name for name in MODULES if below(name, GRAMMAR)])
def test_grammar_imports_values_and_language_only(name: str) -> None:
    assert {other for other in ours(MODULES[name]) if not below(other, GRAMMAR_MAY)} <= VALUES


@pytest.mark.parametrize("name", [name for name in MODULES if name not in {*SHELL, *BUILDERS}])
def test_nothing_but_the_shell_touches_the_disk(name: str) -> None:
    """Language packs and fonts are part of the package, read by `importlib.resources`; `io` is for bytes in memory."""
    reads_pack = bool(imports(MODULES[name]) & {"importlib", "importlib.resources"})
    assert disk_uses(MODULES[name]) - (PACK_READER_USES if reads_pack else set()) == set()


@pytest.mark.parametrize("name", [name for name in MODULES if name not in SHELL])
def test_nothing_but_the_command_line_prints_or_exits(name: str) -> None:
    assert prints_or_exits(MODULES[name]) == set()
