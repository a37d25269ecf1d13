"""How much of the annotated articles is found, and how much of what is found is right.

    python tests/accuracy.py                     print the figures; exit 1 where one is below its floor
    python tests/accuracy.py --differences       also print what is missed, false or wrong
    python tests/accuracy.py --accept            raise the floors to what is reached now
    python tests/accuracy.py --accept --lower    lower them as well
    python tests/accuracy.py --shared FOLDER     also run the scorers in FOLDER/eval on the articles in FOLDER/data

`scorer.py` tells how it scores.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus import FLOOR, annotations, fingerprint, load
from differences import differences
from scorer import MEASURES, count, figures, percent

from explainer.extract import extract

ROOM = 2.0
"""Points that a floor lies below what was reached when it was accepted: not every step goes up everywhere."""

SHARED = "EXPLAINER_SHARED"


def measure() -> Counter[str]:
    """The counts over all annotated articles."""
    tally: Counter[str] = Counter()
    for annotated in map(load, annotations()):
        tally.update(count(annotated, extract(annotated.article)))
    return tally


def all_differences() -> Iterator[str]:
    """Every fault, under the name of its article."""
    for path in annotations():
        annotated = load(path)
        yield path.stem
        yield from (f"  {line}" for line in differences(annotated, extract(annotated.article)))


def table(tally: Counter[str], floors: dict[str, float]) -> str:
    """The figures for people: precision, recall, F1 of each measure, and its floor."""
    lines = [f"{'':<24}{'P':>7}{'R':>7}{'F1':>7}{'floor':>7}"]
    reached = figures(tally)
    for name in MEASURES:
        right, found, gold = (tally[f"{name} {what}"] for what in ("right", "shown", "gold"))
        row = (percent(right, found), percent(right, gold), reached[name], floors.get(name, 0.0))
        lines.append(f"{name:<24}" + "".join(f"{value:7.1f}" for value in row))
    for name in ("name right", "name right where shown"):
        lines.append(f"{name:<24}{'':14}{reached[name]:7.1f}{floors.get(name, 0.0):7.1f}")
    counted = ", ".join(f"{tally[f'{what} shown']} {what}" for what in ("false actors", "forbidden"))
    return "\n".join([*lines, f"{tally['found gold']} statements annotated, {tally['found shown']} shown; {counted}"])


def below(reached: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for every figure under its floor."""
    return [
        f"{name} is {reached.get(name, 0.0)}, its floor {floor}"
        for name, floor in floors.items()
        if reached.get(name, 0.0) < floor
    ]


def accepted(reached: dict[str, float], floors: dict[str, float], lower: bool) -> dict[str, float]:
    """The new floors: `ROOM` below what is reached, and never below the old ones unless they may be lowered."""
    new = {name: round(max(value - ROOM, 0.0), 1) for name, value in reached.items()}
    return new if lower else {name: max(value, floors.get(name, 0.0)) for name, value in new.items()}


def read_floor() -> dict[str, Any]:
    """What `floor.json` says; nothing where there is none yet."""
    return json.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {"corpus": "", "figures": {}}


def score_shared(folder: Path) -> int:
    """Run the scorers of `folder` on our output for its articles; the exit status."""
    gold, scorer = folder / "data" / "wikinews-dev.jsonl.gz", folder / "eval" / "score.py"
    sections = [folder / "eval" / "score_sections.py", gold, folder / "gold" / "dev-sections.jsonl"]
    missing = [str(path) for path in (gold, scorer, sections[0], sections[2]) if not path.exists()]
    if missing:
        print(f"not there: {', '.join(missing)}")
        return 1
    with tempfile.TemporaryDirectory() as place:
        texts, found = Path(place) / "texts", Path(place) / "found.jsonl"
        with found.open("wb") as output:
            written = run([scorer, gold, "--texts", texts])
            failed = written or run(["-m", "explainer", "extract", "--format", "jsonl", texts], output)
        return failed or run([scorer, gold, found]) or run([*sections, found])


def run(arguments: list[Any], output: Any = None) -> int:
    """Run Python with `arguments`; its exit status. What it complains of is shown only where it fails."""
    done = subprocess.run([sys.executable, *map(str, arguments)], stdout=output, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr.decode("utf-8", "replace"))
    return done.returncode


def main(arguments: list[str]) -> int:
    """Measure, print, and accept where asked; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--differences", action="store_true", help="print every fault")
    parser.add_argument("--accept", action="store_true", help="raise the floors")
    parser.add_argument("--lower", action="store_true", help="with --accept: lower floors too")
    parser.add_argument("--shared", metavar="FOLDER", default=os.environ.get(SHARED), help=f"default: ${SHARED}")
    options = parser.parse_args(arguments)
    if options.lower and not options.accept:
        parser.error("--lower goes with --accept")
    if options.differences:
        print("\n".join(all_differences()))
    tally, floor = measure(), read_floor()
    reached = figures(tally)
    if options.accept:
        floor = {"corpus": fingerprint(), "figures": accepted(reached, floor["figures"], options.lower)}
        FLOOR.write_text(json.dumps(floor, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(table(tally, floor["figures"]))
    failures = below(reached, floor["figures"])
    if floor["corpus"] != fingerprint():
        failures.append("the annotated articles have changed: look at the figures, then --accept them")
    for failure in failures:
        print(failure)
    shared = score_shared(Path(options.shared)) if options.shared else 0
    return 1 if failures or shared else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
