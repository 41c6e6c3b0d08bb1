"""Taking times: ways of doing the same thing by turns in one run, so that a noisy machine is noisy for all of them."""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Line:
    """One measurement: what, the goal, what was measured, whether the goal was met (None: there is none), and how."""

    what: str
    goal: str
    measured: str
    met: bool | None = None
    how: str = ""


def tell(lines: Iterable[Line]) -> None:
    """Print the lines of a program for the one who started it, one JSON object a line."""
    for line in lines:
        sys.stdout.write(json.dumps(asdict(line), ensure_ascii=False) + "\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """Tell a person who watches how far it is."""
    sys.stderr.write(f"  {text}\n")
    sys.stderr.flush()


def by_turns(ways: Mapping[str, Callable[[], Any]], *, rounds: int, warm: int = 2) -> dict[str, list[float]]:
    """Milliseconds of each way, called by turns; the first `warm` rounds are not counted."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + warm):
        for name, way in ways.items() if number % 2 else reversed(list(ways.items())):
            begun = time.perf_counter()
            way()
            if number >= warm:
                taken[name].append((time.perf_counter() - begun) * 1000)
    return taken


def middle(taken: Iterable[float]) -> float:
    """The median."""
    return statistics.median(taken)


def p95(taken: Iterable[float]) -> float:
    """The value below which 95 of 100 lie."""
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def both(taken: Iterable[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    times = list(taken)
    return f"{middle(times):.1f} / {p95(times):.1f} ms"


def processor(pid: int) -> float:
    """Seconds of processor a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def resident(pid: int | None = None) -> int:
    """Bytes a process holds in memory."""
    pages = int(Path(f"/proc/{pid or 'self'}/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096
