"""The site while somebody writes: a save is composed at once, and MkDocs shows it in the browser.

MkDocs watches `build/docs/` and `mkdocs.yml`; this watches what they are made from. With an error nothing is composed,
so the last good site stays up until the next save.
"""

import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TypeAlias

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from explainer.build import environment, pages_of
from explainer.builders import WARNING, builder_problems
from explainer.docs import DOCS, write_docs
from explainer.model import Problem
from explainer.pages import PAGES, read_site
from explainer.report import failed

Report = Callable[[tuple[Problem, ...]], None]
Prepare = Callable[[], tuple[Problem, ...]]
Builder: TypeAlias = "subprocess.Popen[str]"

WATCHED = (PAGES, "seeds")
CHANGES = frozenset({"created", "modified", "moved", "deleted"})
"""Reading a file is an event as well: answering it would never end."""
SETTLED = 0.15
"""Seconds without a further change after which a save is over; editors write in several steps."""
ALIVE = 0.5
"""Seconds between two looks at whether MkDocs still runs."""


class Changes(FileSystemEventHandler):
    """Remembers that something changed."""

    def __init__(self) -> None:
        """Begins with nothing changed."""
        self.seen = Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change of a file that is neither hidden nor unfinished."""
        name = Path(str(event.dest_path or event.src_path)).name
        if event.event_type in CHANGES and not event.is_directory and not name.startswith("."):
            self.seen.set()

    def settle(self, quiet: float = SETTLED) -> None:
        """Wait until nothing has changed for `quiet` seconds."""
        self.seen.clear()
        while self.seen.wait(quiet):
            self.seen.clear()


def serve(root: Path, report: Report, prepare: Prepare = tuple, address: str = "127.0.0.1:8000") -> int:
    """Show the site of the project in `root` at `address` until Ctrl-C or SIGTERM; 0 then.

    MkDocs' status where it stops by itself, as it does when the address is taken.
    `prepare` runs before each composing (to draft new articles, and to check); `report` gets what is wrong each time.
    1 where there is no good site to begin with. Raises OSError where the disk fails.
    """
    recompose(root, report, prepare)
    if not (root / DOCS / "index.md").is_file():
        return 1
    changes, observer = Changes(), Observer()
    for folder in WATCHED:
        if (root / folder).is_dir():
            observer.schedule(changes, str(root / folder), recursive=True)
    observer.start()
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    builder = _started(root, address)
    Thread(target=_relay, args=(builder, root, report), daemon=True).start()
    try:
        with suppress(KeyboardInterrupt):
            return _watch(builder, changes, lambda: recompose(root, report, prepare))
        return 0
    finally:
        observer.stop()
        _stop(builder)
        observer.join()
        signal.signal(signal.SIGTERM, before)


def recompose(root: Path, report: Report, prepare: Prepare = tuple) -> bool:
    """Bring `build/docs/` up to date, unless there is an error; whether it was done."""
    problems = prepare()
    site, found = read_site(root)
    problems += found
    good = not failed(problems)
    if good:
        problems += write_docs(root, site)
    report(tuple(dict.fromkeys(problems)))
    return good


def _watch(builder: Builder, changes: Changes, recomposed: Callable[[], object]) -> int:
    while builder.poll() is None:
        if changes.seen.wait(ALIVE):
            changes.settle()
            with suppress(FileNotFoundError):  # an editor is between deleting and writing, which is the next change
                recomposed()
    return builder.returncode


def _started(root: Path, address: str) -> Builder:
    # `--livereload` is MkDocs' default, which click 8.3 turns off unless it is named.
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    return subprocess.Popen(  # noqa: S603 - no shell
        command, cwd=root, env=environment(root), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )


def _relay(builder: Builder, root: Path, report: Report) -> None:
    """Report MkDocs' warnings as they come, and its last words where it fails."""
    last: deque[str] = deque(maxlen=20)
    for line in builder.stdout or ():
        last.append(line)
        if WARNING.match(line):
            report(tuple(builder_problems(line, 0, pages_of(root))))
    if builder.wait() > 0:
        report(tuple(builder_problems("".join(last), builder.returncode, {})))


def _stop(builder: Builder) -> None:
    """End MkDocs, which a Ctrl-C in a terminal has reached already."""
    with suppress(KeyboardInterrupt):
        with suppress(subprocess.TimeoutExpired):
            builder.wait(timeout=1)
            return
        builder.terminate()
    try:
        builder.wait(timeout=5)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        builder.kill()
        builder.wait()
