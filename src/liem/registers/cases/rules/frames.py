"""Penalty frames by article, clause and day: how grave a crime is (Penal Code 2015, article 9).

The frames of articles 353–358 stand in `data/frames.csv`, each with the days between which it held. Of other articles
the unit's legal officer enters the frame's maximum, or chooses the class.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from liem.registers.cases.rules.articles import SERIOUSNESS

SHIPPED = Path(__file__).parent / "data" / "frames.csv"

TABLE = "table"
ENTERED = "entered"
CHOSEN = "chosen"
SOURCES = (TABLE, ENTERED, CHOSEN)
"""How the class of a crime was found: in the table, from a maximum that was entered, or chosen."""

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

    @property
    def seriousness(self) -> str:
        """The class of the crime by the maximum of the frame."""
        return SERIOUSNESS[-1] if self.gravest else class_of(self.most)


def class_of(years: int) -> str:
    """The class by a maximum of so many years: up to 3, 7, 15, above."""
    return SERIOUSNESS[sum(years > most for most in (3, 7, 15))]


def frame_on(code: str, article: str, clause: int | None, day: date) -> PenaltyFrame | None:
    """The frame of a clause on `day`, or None where the table has none."""
    for frame in _frames().get((code, article), ()):
        if frame.clause == clause and frame.from_on <= day and (frame.until_on is None or day < frame.until_on):
            return frame
    return None


def is_tabled(code: str, article: str, day: date) -> bool:
    """Whether the table holds the frames of this article on `day`, so that it says which clauses there are."""
    return any(f.from_on <= day and (f.until_on is None or day < f.until_on) for f in _frames().get((code, article), ()))


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
