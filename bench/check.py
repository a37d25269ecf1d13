"""Seconds that `explainer check` takes for a thousand pages, and as a ratio to a fixed loop measured in the same run.

python bench/check.py
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from extract import per_second, reference

from explainer import project

PAGES = 1000
ARTICLE = """\
Rat von Ort{n} streitet um Brücke {n}

Bürgermeisterin Erika Muster{n} sagte am Montag: „Die Brücke ist baufällig, und zwar seit {n} Jahren.“ Der Verkehr müsse
umgeleitet werden. Kämmerer Max Mauer{n} erklärte, dass das Geld dafür fehle. Das werde sich im Mai zeigen, so Mauer{n}.

Der Rat hat über die alte Brücke am Fluss beraten. Wann entscheidet der Rat? „Bald“, sagte Mauer{n} am Abend.

Die Brücke wurde im Jahr 1924 gebaut. Sie ist die einzige Verbindung zwischen den beiden Hälften der Stadt.
"""


def main() -> None:
    """Draft a thousand pages in a temporary folder, check them, print."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "seeds").mkdir()
        for number in range(PAGES):
            (root / "seeds" / f"{number}.txt").write_text(ARTICLE.format(n=number), encoding="utf-8")
        project.draft(root)
        began = time.perf_counter()
        problems = project.check(root)
        seconds = time.perf_counter() - began
    loops = per_second(lambda: len([reference() for _ in range(100)]))
    print(f"{PAGES} pages checked in {seconds:.2f} s, as long as {seconds * loops:.0f} loops; {len(problems)} problems")


if __name__ == "__main__":
    main()
