"""How units are numbered: every block of numbers is a subtree, with room left for what is yet to come.

```
        1 …        99_999   the Central Commission and its divisions
 cc_000_000 …   cc_099_999   the committee of province cc (and its offices) as it was before 1 July 2025, or never merged
 cc_500_000 …   cc_599_999   the committee that took over cc's code by a merger
1_000_000_000 …             cooperating agencies, each outside every committee's block
```

A block holds divisions (1…), district offices (100…) and commune offices (10_000…), a hundred numbers each. Codes of
communes have five digits, so a code does not fit into its place: offices are counted in order of their codes, and a new
one gets the first free hundred.
"""

from collections.abc import Iterable

CENTRAL, CENTRAL_LAST = 1, 99_999
BLOCK = 100_000
OFFICE = 100
FIRST_DISTRICT, FIRST_COMMUNE = 100, 10_000
FIRST_AGENCY = 1_000_000_000


class NoPlaceLeft(Exception):
    """A block of places is full."""


def committee(code: str, *, merged: bool) -> int:
    """The place of a provincial committee by its province's code; ``merged``: the successor since 1 July 2025."""
    return int(code) * 1_000_000 + (500_000 if merged else 0)


def committee_last(place: int) -> int:
    """The last place of a provincial committee's block."""
    return place + BLOCK - 1


def district_office(top: int, index: int) -> int:
    """The place of the ``index``-th district office (0…) below the committee at ``top``."""
    return top + FIRST_DISTRICT + index * OFFICE


def commune_office(top: int, index: int) -> int:
    """The place of the ``index``-th commune office (0…) below the committee at ``top``."""
    return top + FIRST_COMMUNE + index * OFFICE


def agency(top: int, index: int) -> int:
    """The place of the ``index``-th agency that works beside the committee at ``top``."""
    return FIRST_AGENCY + top + index * OFFICE


def first_free(taken: Iterable[int], *, start: int, stop: int, step: int) -> int:
    """The first of ``start, start+step, …`` below ``stop`` that is not taken; raises ``NoPlaceLeft``."""
    used = set(taken)
    for place in range(start, stop, step):
        if place not in used:
            return place
    raise NoPlaceLeft(f"{start}–{stop}")
