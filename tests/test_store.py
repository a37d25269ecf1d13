import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explainer import store

WRITER = """
import sys
from pathlib import Path
from explainer import store
print("ready", flush=True)
for number in range(10**9):
    letter = "ab"[number % 2].encode()
    store.write(Path(sys.argv[1]), "page.md", letter * 300_000)
    store.create(Path(sys.argv[1]), f"new/{number % 50}.md", letter * 300_000)
"""


def files_below(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_writes_only_what_differs(tmp_path: Path) -> None:
    assert store.write(tmp_path, "a/b/page.md", b"one")
    before = (tmp_path / "a/b/page.md").stat().st_mtime_ns
    assert not store.write(tmp_path, "a/b/page.md", b"one")
    assert (tmp_path / "a/b/page.md").stat().st_mtime_ns == before
    assert store.write(tmp_path, "a/b/page.md", b"two")
    assert store.read(tmp_path, "a/b/page.md") == b"two"
    assert files_below(tmp_path) == {"a/b/page.md"}


def test_creates_but_never_overwrites(tmp_path: Path) -> None:
    assert store.create(tmp_path, "page.md", b"mine")
    assert not store.create(tmp_path, "page.md", b"yours")
    assert store.read(tmp_path, "page.md") == b"mine"
    assert files_below(tmp_path) == {"page.md"}


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    store.create(tmp_path, "page.md", b"text")
    (tmp_path / "usual.md").write_bytes(b"text")
    assert (tmp_path / "page.md").stat().st_mode == (tmp_path / "usual.md").stat().st_mode


def test_reads_no_more_than_asked(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes(b"12345")
    assert store.read(tmp_path, "page.md", 3) == b"123"


@pytest.mark.parametrize("path", ["../page.md", "a/../../page.md", "/tmp/page.md", "link/page.md", "linked.md"])
def test_refuses_paths_that_leave_the_project(tmp_path: Path, path: str) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside"
    project.mkdir()
    outside.mkdir()
    (outside / "page.md").write_bytes(b"secret")
    (project / "link").symlink_to(outside)
    (project / "linked.md").symlink_to(outside / "page.md")
    for act in (lambda: store.read(project, path), lambda: store.write(project, path, b"x")):
        with pytest.raises(store.OutsideProjectError, match=f"^{path} is outside of the project$"):
            act()
    with pytest.raises(store.OutsideProjectError):
        store.create(project, path, b"x")
    assert files_below(outside) == {"page.md"}
    assert (outside / "page.md").read_bytes() == b"secret"


def test_a_link_inside_the_project_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("real.md")
    store.write(tmp_path, "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_lists_files_sorted_without_hidden_and_unfinished_ones(tmp_path: Path) -> None:
    for path in ("seeds/b.txt", "seeds/a/c.TXT", "seeds/.hidden.txt", "seeds/.git/d.txt", "seeds/e.pdf"):
        store.create(tmp_path, path, b"x")
    (tmp_path / f"seeds/.f.txt.00{store.UNFINISHED}").write_bytes(b"half")
    assert store.files(tmp_path, "seeds", (".txt",)) == ("seeds/a/c.TXT", "seeds/b.txt")
    assert store.files(tmp_path, "seeds") == ("seeds/a/c.TXT", "seeds/b.txt", "seeds/e.pdf")
    assert store.files(tmp_path, "nowhere") == ()


def test_sweeps_away_what_was_left_long_ago(tmp_path: Path) -> None:
    old, young = (tmp_path / f".{name}{store.UNFINISHED}" for name in ("old", "young"))
    for leftover in (old, young):
        leftover.write_bytes(b"half")
    os.utime(old, (0, time.time() - store.ABANDONED_AFTER - 1))
    store.write(tmp_path, "page.md", b"text")
    assert not old.exists()
    assert young.exists()


def test_a_failed_write_leaves_the_old_file_alone(tmp_path: Path) -> None:
    (tmp_path / "page.md").mkdir()
    with pytest.raises(OSError, match=r"page\.md"):
        store.write(tmp_path, "page.md", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    moments = random.Random(seed)
    store.write(tmp_path, "page.md", b"b" * 300_000)
    for _ in range(40):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(moments.uniform(0, 0.02))
        process.kill()
        process.communicate()
        for path in ("page.md", *store.files(tmp_path, "new")):
            content = store.read(tmp_path, path)
            assert content in (b"a" * 300_000, b"b" * 300_000), (seed, path)


def test_what_can_be_made_again_is_written_whole_as_well(tmp_path: Path) -> None:
    assert store.write(tmp_path, "build/x", b"1", lasting=False) is True
    assert store.write(tmp_path, "build/x", b"2", lasting=False) is True
    assert store.write(tmp_path, "build/x", b"2", lasting=False) is False
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "build").iterdir()] == [("x", b"2")]
