"""When a case that nobody supervises should be put before the committee. About cases, never about persons.

Drawn from the grounds for supervision (`supervision`): rank of those charged, differing views, handling that is stuck or
prolonged. The numbers of days are the committee's own measure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

OBSTACLE_DAYS = 90
"""An obstacle open longer than this holds a case up."""

STAGE_DAYS = 365
"""A case longer than this in one stage is prolonged."""

HIGH_MANAGEMENT = ("politburo", "provincial_board")
"""Cadres whose case belongs before a steering committee."""


@dataclass(frozen=True)
class Evidence:
    """A ground that a case matches, and what shows it: a count of persons, or the day since when."""

    ground: str
    persons: int = 0
    since: date | None = None


def evidence(*, accused: Iterable[Any], obstacles: Iterable[Any], stage_since: date, today: date) -> list[Evidence]:
    """Every ground for supervision that a case matches on `today`; an empty list when there is none."""
    found = []
    open_obstacles = [row for row in obstacles if row.until_on is None]
    ranked = [row for row in accused if row.until_on is None and row.managed_by in HIGH_MANAGEMENT]
    if ranked:
        central = any(row.managed_by == "politburo" for row in ranked)
        found.append(Evidence("central_cadres" if central else "provincial_cadres", persons=len(ranked)))
    differing = [row.from_on for row in open_obstacles if row.obstacle_kind == "differing_views"]
    if differing:
        found.append(Evidence("differing_views", since=min(differing)))
    stuck = [row.from_on for row in open_obstacles if (today - row.from_on).days >= OBSTACLE_DAYS]
    if (today - stage_since).days >= STAGE_DAYS:
        stuck.append(stage_since)
    if stuck:
        found.append(Evidence("stuck_or_prolonged", since=min(stuck)))
    return found
