"""The three-way merge of lines, which is Git's: what both sides agree on, and where they do not.

Nothing of a merge is made here. Git gets three files in an empty folder, outside of any repository and without
anybody's settings, and its answer is read back as pieces.
"""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

NAMES = ("page", "base", "draft")
SIDES = "<|=>"
SHORTEST_MARK = 7
LONGEST_MARK = 200


class MergeFailedError(Exception):
    """Git is not there, or will not merge these texts; the message says which."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines that both sides changed, each with its line end: as on the page, before, and as drafted now."""

    page: tuple[str, ...]
    base: tuple[str, ...]
    draft: tuple[str, ...]


Piece = tuple[str, ...] | Conflict
"""Lines that are settled, or a conflict."""


def merge(page: str, base: str, draft: str) -> tuple[Piece, ...]:
    """The lines of `page` and `draft`, both made from `base`, as one. Raises MergeFailedError."""
    length = _mark_length(page, base, draft)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in zip(NAMES, (page, base, draft), strict=True):
            (Path(folder) / name).write_bytes(text.encode("utf-8"))
        labels = [word for name in NAMES for word in ("-L", name)]
        command = ["git", "merge-file", "-p", "-q", "--diff3", f"--marker-size={length}", *labels, *NAMES]
        try:
            done = subprocess.run(command, cwd=folder, env=_environment(folder), capture_output=True)  # noqa: S603
        except FileNotFoundError:
            raise MergeFailedError("Git is not installed") from None
    if not 0 <= done.returncode <= 127:  # above, it is no number of conflicts
        raise MergeFailedError(done.stderr.decode("utf-8", "replace").strip() or "Git cannot merge them")
    return tuple(_pieces(done.stdout.decode("utf-8"), length))


def _environment(folder: str) -> dict[str, str]:
    """No settings of the user or the system, and no repository around."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CEILING_DIRECTORIES": folder}
    return kept | own | {"LC_ALL": "C"}


def _mark_length(*texts: str) -> int:
    """A length of Git's marks that no line of the texts has."""
    for length in range(SHORTEST_MARK, LONGEST_MARK):
        if not any(f"\n{side * length}" in f"\n{text}" for side in SIDES for text in texts):
            return length
    raise MergeFailedError("the page is full of the marks of a merge")


def _pieces(merged: str, length: int) -> list[Piece]:
    pieces: list[Piece] = []
    sides: list[list[str]] = [[]]
    for line in _lines(merged):
        side = SIDES.find(line[0]) if line[:length] == line[0] * length else -1
        if side < 0:
            sides[-1].append(line)
        elif side == 0:
            pieces.append(tuple(sides[0]))
            sides = [[]]
        elif side < 3:
            sides.append([])
        else:
            pieces.append(Conflict(*map(tuple, sides)))
            sides = [[]]
    return [*pieces, tuple(sides[0])]


def _lines(text: str) -> list[str]:
    """The lines as Git counts them: only a line feed ends one."""
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")]
