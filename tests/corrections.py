"""The four commonest corrections: what stands on a page of the example town before, and what a contributor makes of it.

The example's pages are right. Here each fault is put into one of them, as it could have been drafted or mistyped; the
correction is what leads back. The tests make pull requests of them, CONTRIBUTING shows them in pictures.
"""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

from explainer.docs import configured, made
from explainer.pages import read_site

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "lindauen"
ARTICLE = "articles/2026-03-04-hinterauer-schueler-fahren-vorerst-ueber-grothagen"
PAGE = f"site_src/{ARTICLE}.md"


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of the page `PAGE`, as pairs of what stands there before and after it.

    `said` is the contributor's word on it, `anchors` are where to look on the site before and after it.
    """

    name: str
    said: str
    anchors: tuple[str, str]
    edits: tuple[tuple[str, str], ...]

    def fault(self, page: str) -> str:
        """The page with the fault, made of the right one."""
        for before, after in self.edits:
            assert page.count(after) == 1, after
            page = page.replace(after, before)
        return page

    def mend(self, page: str) -> str:
        """The right page, made of the one with the fault."""
        for before, after in self.edits:
            assert page.count(before) == 1, before
            page = page.replace(before, after)
        return page


STATEMENT = """\
> „Das ist für Zehnjährige eine Zumutung, aber es ist besser als kein Unterricht“

wörtlich · Absatz 2
{ #s3 .direct }

"""
RIGHT, WRONG = "> Oldekamp-Reuß wollte am Mittwoch", "> Die Leiterin der Gesamtschule Lindauen, Anja Kowalke, will"
FALSE = """\
> Derweil wird im Rathaus über eine Fähre nachgedacht.

berichtet · Absatz 7
{ #s20 .reported }

"""
AFTER_FALSE = "### [Verkehrsministerium](../organisations/verkehrsministerium.md)"
ANSWER = (
    " · Antwort [Rat der Stadt Lindauen](2026-03-13-rat-stimmt-fuer-faehre-und-streitet-ueber-die-rechnung.md#s20), "
    "[Carsten Voss](2026-03-23-die-lotte-faehrt-40-minuten-warten-am-ersten-tag.md#s2)"
)
CORRECTIONS = (
    Correction(
        "speaker",
        "Das hat Oldekamp-Reuß gesagt, nicht Kowalke",
        ("s3", "s1"),
        ((RIGHT, f"{STATEMENT}{RIGHT}"), (f"{STATEMENT}{WRONG}", WRONG)),
    ),
    Correction(
        "question",
        "Die Fähre fährt seit dem 23. März",
        ("f2", "f2"),
        (
            (
                "offen · Absatz 8 · dazu [Carsten Voss](#s11)\n",
                f"beantwortet · Absatz 8 · dazu [Carsten Voss](#s11){ANSWER}\n",
            ),
        ),
    ),
    Correction("statement", "Das ist keine Aussage", ("s12", "s12"), ((f"{FALSE}{AFTER_FALSE}", AFTER_FALSE),)),
    Correction("typo", "Tippfehler im Zitat", ("s11", "s11"), (("liegt im Wintelager", "liegt im Winterlager"),)),
)


def git(root: Path, *words: str) -> str:
    """Run Git in a repository of a test; its output."""
    who = ["-c", "user.name=Leserin", "-c", "user.email=leserin@example.org", "-c", "init.defaultBranch=main"]
    ran = subprocess.run(["git", *who, "-C", str(root), *words], check=True, capture_output=True, text=True)
    return ran.stdout


def town(root: Path) -> Path:
    """A repository of the example town in `root`; its main branch is right."""
    copytree(EXAMPLE, root, ignore=ignore_patterns("build", "site"))
    (root / ".gitignore").write_text("/build/\n/site/\n", encoding="utf-8")
    git(root.parent, "init", "-q", str(root))
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Seiten")
    return root


def branch(root: Path, name: str, start: str, edit: Callable[[str], str]) -> None:
    """A new branch on which somebody edited the page and committed it."""
    git(root, "checkout", "-q", "-b", name, start)
    page = root / PAGE
    page.write_text(edit(page.read_text(encoding="utf-8")), encoding="utf-8")
    git(root, "commit", "-q", "-a", "-m", name)


def composed(root: Path) -> dict[str, bytes]:
    """The pages in `build/docs/` that a build would make now, by path."""
    site, _ = read_site(root)
    files, _ = made(root, site, configured(root)[0])
    return {path: data for path, data in files.items() if path.endswith(".md")}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> Iterator[str]:
    """The paths of pages that are new, gone or other than before."""
    return (path for path in sorted(before | after) if before.get(path) != after.get(path))
