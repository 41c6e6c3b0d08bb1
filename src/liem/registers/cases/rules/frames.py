"""Penalty frames by article, clause and day: how grave a crime is (Penal Code 2015, article 9).

The frames of articles 353–358 stand in `data/frames.csv`, each with the days between which it held. Frames of other
articles are entered by a legal officer and confirmed by a second person (`entered`); where there is none, the maximum of
the frame is entered with the charge, or the class is chosen.
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from liem.registers.cases.rules.articles import SERIOUSNESS

SHIPPED = Path(__file__).parent / "data" / "frames.csv"

TABLE = "table"
CONFIRMED = "confirmed"
ENTERED = "entered"
CHOSEN = "chosen"
SOURCES = (TABLE, CONFIRMED, ENTERED, CHOSEN)
"""How the class of a crime was found: in the table, in a frame that two persons entered and confirmed, from a maximum that
was entered with the charge, or chosen."""

UNLIMITED: frozenset[tuple[str, str, int]] = frozenset(("BLHS-2015", article, clause) for article in ("353", "354") for clause in (3, 4))
"""Crimes whose prosecution no limitation ends (Penal Code 2015, article 28)."""


@dataclass(frozen=True, slots=True)
class PenaltyFrame:
    """A frame: at least and at most so many years in prison; `gravest` is `life` or `death` where it goes beyond.

    In force from `from_on` up to, not including, `until_on`.
    """

    code: str
    article: str
    clause: int
    least: int | None
    most: int
    gravest: str
    from_on: date
    until_on: date | None
    basis: str
    origin: str = TABLE

    def holds(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return self.from_on <= day and (self.until_on is None or day < self.until_on)

    @property
    def seriousness(self) -> str:
        """The class of the crime by the maximum of the frame."""
        return SERIOUSNESS[-1] if self.gravest else class_of(self.most)


def class_of(years: int) -> str:
    """The class by a maximum of so many years: up to 3, 7, 15, above."""
    return SERIOUSNESS[sum(years > most for most in (3, 7, 15))]


class Entered:
    """Where the frames come from that two persons confirmed. Without a source: none.

    The source gives those of one clause, the later to hold after the earlier.
    """

    def __init__(self) -> None:
        self.source: Callable[[str, str, int], Sequence[PenaltyFrame]] | None = None

    def frames(self, code: str, article: str, clause: int) -> Sequence[PenaltyFrame]:
        """The confirmed frames of a clause."""
        return self.source(code, article, clause) if self.source else ()

    @contextmanager
    def laid_aside(self) -> Iterator[None]:
        """Within, only the table is asked, and no database."""
        source, self.source = self.source, None
        try:
            yield
        finally:
            self.source = source


entered = Entered()


def frame_on(code: str, article: str, clause: int | None, day: date) -> PenaltyFrame | None:
    """The frame of a clause on `day`: of the table, else the latest that two persons confirmed; None where there is none."""
    found = [frame for frame in _frames().get((code, article), ()) if frame.clause == clause and frame.holds(day)]
    if not found and clause and not is_tabled(code, article, day):
        found = [frame for frame in entered.frames(code, article, clause) if frame.holds(day)]
    return found[-1] if found else None


def is_tabled(code: str, article: str, day: date) -> bool:
    """Whether the table holds the frames of this article on `day`, so that it says which clauses there are."""
    return any(frame.holds(day) for frame in _frames().get((code, article), ()))


@lru_cache(maxsize=1)
def _frames() -> Mapping[tuple[str, str], tuple[PenaltyFrame, ...]]:
    found: dict[tuple[str, str], tuple[PenaltyFrame, ...]] = {}
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            frame = PenaltyFrame(
                code=row["code"],
                article=row["article"],
                clause=int(row["clause"]),
                least=int(row["least"]) if row["least"] else None,
                most=int(row["most"]),
                gravest=row["gravest"],
                from_on=date.fromisoformat(row["effective_from"]),
                until_on=date.fromisoformat(row["effective_until"]) if row["effective_until"] else None,
                basis=row["basis"],
            )
            key = (frame.code, frame.article)
            found[key] = (*found.get(key, ()), frame)
    return found
