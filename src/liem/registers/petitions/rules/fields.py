"""The tree of fields into which petitions are sorted: dated data, so that a later form may add branches.

Administrative, judicial, Party, corruption and other are the branches of forms 02/XLD–04/XLD (Circular 01/2024/TT-TTCP); the
leaves of the administrative branch are policy, land and housing, officials and public duty, other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

ADMINISTRATIVE, JUDICIAL, PARTY, CORRUPTION, OTHER = "administrative", "judicial", "party", "corruption", "other"


@dataclass(frozen=True)
class Field:
    """A leaf of the tree, its branch, and from when to when it is used (the end day belongs to it no more)."""

    code: str
    branch: str
    from_on: date
    until_on: date | None = None


TREE = (
    Field("policy", ADMINISTRATIVE, date(2013, 1, 1)),
    Field("land", ADMINISTRATIVE, date(2013, 1, 1)),
    Field("officials", ADMINISTRATIVE, date(2013, 1, 1)),
    Field("administrative_other", ADMINISTRATIVE, date(2013, 1, 1)),
    Field("judicial", JUDICIAL, date(2013, 1, 1)),
    Field("party", PARTY, date(2013, 1, 1)),
    Field("corruption", CORRUPTION, date(2013, 1, 1)),
    Field("waste", CORRUPTION, date(2024, 10, 29)),
    Field("other", OTHER, date(2013, 1, 1)),
)
"""Waste stands beside corruption since Regulation 191-QĐ/TW of 29 October 2024."""
CODES = tuple(field.code for field in TREE)
BRANCH_OF: Mapping[str, str] = {field.code: field.branch for field in TREE}
BRANCHES = (ADMINISTRATIVE, JUDICIAL, PARTY, CORRUPTION, OTHER)


def in_use(code: str, day: date) -> bool:
    """Whether petitions of this day are sorted under `code`."""
    return any(f.code == code and f.from_on <= day and (f.until_on is None or day < f.until_on) for f in TREE)
