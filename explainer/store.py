"""All access to the disk: what is written is written whole, inside the project, and only if it differs.

A file is first written beside its place and then moved there, which the operating system does at once: whoever reads,
or kills us, at any moment finds the old file or the new one. What a killed process leaves behind has a name that
nothing reads, and is swept away when a later process writes to that folder.
"""

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath
from secrets import token_hex

UNFINISHED = ".explainer-unfinished"
ABANDONED_AFTER = 60.0
"""Seconds after which an unfinished file belongs to nobody; writing one takes milliseconds."""


class OutsideProjectError(OSError):
    """A path that leads out of the project, by `..`, by being absolute or through a symbolic link."""


def inside(root: Path, path: str) -> Path:
    """The absolute location of `path`, which is relative to `root`, symbolic links followed.

    Raises OutsideProjectError where that is not below `root`.
    """
    base = os.path.realpath(root)
    location = os.path.realpath(os.path.join(base, path))
    within = location == base or location.startswith(base.rstrip(os.sep) + os.sep)
    if PurePosixPath(path).is_absolute() or not within:
        raise OutsideProjectError(f"{path} is outside of the project")
    return Path(location)


def relative(root: Path, name: str) -> str:
    """A file's path relative to `root`, plainest form, `/` as separator; `name` itself where it lies elsewhere."""
    path = os.path.relpath(os.path.abspath(root / name), os.path.abspath(root))
    return name if path.startswith("..") else Path(path).as_posix()


def read(root: Path, path: str, most: int = -1) -> bytes:
    """The bytes of a file of the project, not more than `most` of them (-1: all). Raises OSError."""
    return read_anywhere(inside(root, path), most)


def read_anywhere(location: Path, most: int = -1) -> bytes:
    """The bytes of a file that the user named, wherever it is, not more than `most` of them. Raises OSError."""
    with location.open("rb") as file:
        return file.read(most)


def write(root: Path, path: str, data: bytes, lasting: bool = True) -> bool:
    """Make `data` the bytes of a file, new or not; True if they were others before. Raises OSError.

    What is not `lasting` can be made again: it is not flushed to the disk, which takes most of the time, and a power
    cut may cost it.
    """
    location = inside(root, path)
    if location.is_file() and location.read_bytes() == data:
        return False
    unfinished = _beside(location, data, lasting)
    try:
        os.replace(unfinished, location)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    if lasting:
        _flush_folder(location.parent)
    return True


def replace(root: Path, path: str, old: bytes, new: bytes) -> bool:
    """Make `new` the bytes of a file that has the bytes `old`; False, and nothing done, where it has others by now.

    Raises OSError.
    """
    location = inside(root, path)
    unfinished = _beside(location, new)
    try:
        if location.read_bytes() != old:
            return False
        os.replace(unfinished, location)
    finally:
        unfinished.unlink(missing_ok=True)
    _flush_folder(location.parent)
    return True


def create(root: Path, path: str, data: bytes) -> bool:
    """Write a new file; False, and nothing done, where there already is one. Raises OSError."""
    location = inside(root, path)
    if location.exists():
        return False
    unfinished = _beside(location, data)
    try:
        _place_new(unfinished, location)
    except FileExistsError:
        return False
    finally:
        unfinished.unlink(missing_ok=True)
    _flush_folder(location.parent)
    return True


def append(location: Path, data: bytes) -> None:
    """Add `data` to a file that the machine we run on names, outside of any project. Raises OSError."""
    with location.open("ab") as file:
        file.write(data)


def environment() -> Mapping[str, str]:
    """What the user's environment sets, by name."""
    return os.environ


def is_folder(location: Path) -> bool:
    """Whether there is a folder, at any place that the user named."""
    return location.is_dir()


def exists(location: Path) -> bool:
    """Whether there is a file or folder, at any place that the user named."""
    return location.exists()


def files(root: Path, folder: str, endings: tuple[str, ...] = ("",)) -> tuple[str, ...]:
    """The paths of all files below `folder` with one of `endings`, relative to `root`, `/` as separator, sorted.

    Hidden files and folders and unfinished files are none; a missing folder has none. Raises OSError.
    """
    found: list[str] = []
    base = root.resolve()
    for where, folders, names in os.walk(inside(root, folder), onerror=_raise_unless_missing):
        folders[:] = [name for name in folders if not name.startswith(".")]
        relative = Path(where).relative_to(base)
        kept = (name for name in names if not name.startswith(".") and name.lower().endswith(endings))
        found += [(relative / name).as_posix() for name in kept if (Path(where) / name).is_file()]
    return tuple(sorted(found))


def remove(root: Path, path: str) -> None:
    """Delete a file that a build made before and no longer makes; nothing where it is gone. Raises OSError."""
    inside(root, path).unlink(missing_ok=True)


def _beside(location: Path, data: bytes, lasting: bool = True) -> Path:
    """A complete file with `data` beside `location`, flushed if `lasting`, under a name that nothing reads."""
    location.parent.mkdir(parents=True, exist_ok=True)
    _sweep(location.parent)
    unfinished = location.parent / f".{location.name[:100]}.{token_hex(6)}{UNFINISHED}"
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished


@cache
def _sweep(folder: Path) -> None:
    """Remove what killed processes left behind; once, as looking through a large folder costs more than a write."""
    now = time.time()
    for leftover in folder.glob(f".*{UNFINISHED}"):
        with suppress(FileNotFoundError):
            if now - leftover.stat().st_mtime > ABANDONED_AFTER:
                leftover.unlink()


def _place_new(unfinished: Path, location: Path) -> None:
    """Give a finished file its name. Raises FileExistsError where a file has got that name meanwhile."""
    try:
        os.link(unfinished, location)  # unlike moving, never replaces
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        os.rename(unfinished, location)


def _flush_folder(folder: Path) -> None:
    """Make a new name in `folder` survive a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _raise_unless_missing(fault: OSError) -> None:
    if not isinstance(fault, FileNotFoundError):
        raise fault
