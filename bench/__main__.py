"""`make bench`: every measurement, one program after the other, printed and written into `docs/performance.md`.

python -m bench            all of them
python -m bench acts many  some of them; the document keeps the others' last results
"""

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from bench.measuring import Line, say

PROGRAMS = {
    "figures": "Figures",
    "lists": "Lists",
    "acts": "Acts",
    "many": "Acts in bulk",
    "clocks": "Clocks",
    "prints": "Prints",
    "books": "Books",
    "serving": "Starting",
    "repeats": "Repeats",
    "intake": "Words and intake",
}
"""The programs in their order, with their headings."""
MOST_SECONDS = 1_500
LONGER = {"repeats": 7_200}
"""Programs that may take longer, and how long."""
ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "performance.md"
KEPT = ROOT / "bench" / "last.json"


def main(words: list[str]) -> int:
    """Run the programs named, print their lines, write the document; 1 when one of them failed."""
    if unknown := [word for word in words if word not in PROGRAMS]:
        sys.stderr.write(f"There is no measurement “{unknown[0]}”; there are {', '.join(PROGRAMS)}.\n")
        return 2
    kept: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    failed = 0
    for name in words or PROGRAMS:
        say(f"{PROGRAMS[name]} …")
        lines = _run(name)
        if lines is None:
            failed = 1
            continue
        kept[name] = {
            "on": datetime.now(UTC).date().isoformat(),
            "machine": machine(),
            "load": _load(),
            "lines": [vars(line) for line in lines],
        }
        for line in lines:
            sys.stdout.write(
                f"{_sign(line)} {line.what}: {line.measured.replace('**', '')}" + (f"  [{line.goal}]\n" if line.goal else "\n")
            )
        sys.stdout.flush()
    KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    DOCUMENT.write_text(document(kept), encoding="utf-8")
    return failed


def _run(name: str) -> list[Line] | None:
    """The lines of one program; None when it failed or took too long, which is said."""
    told = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))}
    command, seconds = [sys.executable, "-m", f"bench.{name}"], LONGER.get(name, MOST_SECONDS)
    try:
        done = subprocess.run(command, cwd=ROOT, env=told, stdout=subprocess.PIPE, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        sys.stderr.write(f"{name} took longer than {seconds} s and was ended.\n")
        return None
    if done.returncode:
        sys.stderr.write(f"{name} failed; its last lines stand above.\n")
        return None
    return [Line(**json.loads(text)) for text in done.stdout.splitlines() if text.startswith("{")]


def machine() -> str:
    """The machine in a few words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}, psycopg {psycopg.__version__}"


def _load() -> str:
    return f"{os.getloadavg()[1]:.1f}"


def _sign(line: Line) -> str:
    return {True: "✓", False: "✗", None: "·"}[line.met]


_ABOVE = """# Speed, measured

This page is written by `make bench`; the programs are in `bench/`. Each measures Liêm beside a rival **in the same run, by
turns**, on an installation of its own. The machine is shared and may be busy with other work, so trust the ratios, not the
milliseconds: other work slows both sides of a ratio alike. Where two times stand together they are median / 95th percentile.
The goals are those of the design; what misses its goal is marked ✗ and explained below the tables.
"""

_WHY = """
## What the figures do not say

- **An instant long past.** As of an instant, rows recorded later are taken off again one by one. When most rows were recorded
  later (just before a mass import, or years back), the way is no faster than a plain GROUP BY, and may be slower.
- **The summaries by cut hardly shrink** when each cell holds few facts, as here. What is fast is the second, uncut summary.
- **As of an instant, flows of a half-year.** The way lies at about four times the plain one and falls below it in some runs:
  the rival may use both processors for one question, ours never does.
- **Busy machines.** Processor time is what a quiet machine would take at most; acts, events and rows a second are what the
  other work of the machine left over.
- **Acts.** A perfect score would be 1.0×: the rival sends the very same statements. What is lost is the act itself: its form,
  its rules, the record's state before and after, its clocks counted anew. Statements whose answer nobody waits for travel
  together (`core/acts/together.py`), for the rival as well. Where one writer alone misses its 10 ms, compare the bare
  statements in the same line: most of it is the disk and the queue for a processor.
- **Acts in bulk.** PostgreSQL writes one chunk while Python carries out the next ([decision 16](decisions/0016-behind.md)), so a
  run takes about as long as its Python alone, when there is a processor for each. Of that time, about a tenth each goes to forms,
  facts, clocks, the journal's JSON, and states and what differs between them; the rest is the acts' own work and spread thinly.
  5,000 events a second leave 200 µs for all of it, and little is left over: from run to run the rate moves by some three in a
  hundred, and where other programs want both processors, the two sides share what is left. Petitions cost more, for the text of
  each is sketched for the search of repeats, and whoever joins one to another waits until both are written. Each line has an
  installation of its own: where a large run was taken back and nothing else was ever written, PostgreSQL takes its tables for
  empty ones until it looks at them again, and the next run takes twice as long.
- **Books.** Every row passes the act's form twice, when the book is checked and when it is entered; the second time may not
  trust the first.
- **Starting.** Nearly all of the time to the first page is Python importing Django and the registers, which slows down with
  every other process on the machine; compare it with Django's own start in the same run.
- **Repeats.** The petitions and the ways in which they come again are invented (`bench/petitions.py`): the shares of recall hold for
  them, and say of real ones only which way finds more. In the hardest set the best other text often scores as high as the
  right one scores at worst: there the first five must be read, the first alone will not do. The rivals see a tenth of the texts, for
  one keeps everything in memory and the other takes seconds; ours is measured at both sizes. pg_trgm reads the first 200 signs only.
- **Words and intake.** The number of petitions stands in the line; filling 1,000,000 takes longer than ten minutes where others work too,
  so fewer may have been measured (`LIEM_BENCH_SEARCHED`). Ours reads the records found as well, the rival their ids alone; between the
  two statements themselves the ratio stands. For the nation, where every newest record may be seen, a plain policy may be as fast
  or faster; in a province it must read past what one may not see. A beginning of two or three letters beside other words is not
  asked of the index there, which would gather every word that begins so, for all units: it is looked for in the records that the
  other words leave. The slowest questions, with a rare beginning after a frequent word, take some 50 ms.
"""


def document(kept: dict[str, Any]) -> str:
    """The page."""
    parts = [_ABOVE]
    for name, heading in PROGRAMS.items():
        if name not in kept:
            continue
        part = kept[name]
        parts.append(f"\n## {heading}\n\nOn {part['on']}: {part['machine']}; {part['load']} processes wanted to run on average.\n")
        parts.append("\n| What | Goal | Measured | Goal met | How |\n|---|---|---|---|---|\n")
        for values in part["lines"]:
            line = Line(**values)
            parts.append(f"| {line.what} | {line.goal or '–'} | {line.measured} | {_sign(line)} | {line.how or '–'} |\n")
    return "".join([*parts, _WHY])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
