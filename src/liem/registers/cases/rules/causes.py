"""Why it could happen: the list of causes, each with the days between which it is used. A later list stands beside the earlier."""

from dataclasses import dataclass
from datetime import date

OBJECTIVE, SUBJECTIVE = "objective", "subjective"


@dataclass(frozen=True, slots=True)
class CauseOf:
    """A cause: of which natures it may be, and from when until when (exclusive) it stands on the list."""

    code: str
    natures: tuple[str, ...]
    from_on: date
    until_on: date | None = None


_FIRST = date(2013, 2, 1)
_WASTE = date(2024, 10, 29)
"""Waste came under the committees' supervision (191-QĐ/TW)."""

CAUSES: tuple[CauseOf, ...] = (
    CauseOf("law_gap", (OBJECTIVE,), _FIRST),
    CauseOf("loose_management", (SUBJECTIVE,), _FIRST),
    CauseOf("weak_inspection", (SUBJECTIVE,), _FIRST),
    CauseOf("decline", (SUBJECTIVE,), _FIRST),
    CauseOf("irresponsibility", (SUBJECTIVE,), _FIRST),
    CauseOf("collusion", (SUBJECTIVE,), _FIRST),
    CauseOf("not_public", (OBJECTIVE, SUBJECTIVE), _FIRST),
    CauseOf("norms", (OBJECTIVE,), _WASTE),
    CauseOf("other", (OBJECTIVE, SUBJECTIVE), _FIRST),
)


def natures_on(code: str, day: date) -> tuple[str, ...]:
    """Of which natures a cause may be on `day`; none when it does not stand on the list of that day."""
    return next(
        (one.natures for one in CAUSES if one.code == code and one.from_on <= day and (one.until_on is None or day < one.until_on)), ()
    )
