"""What a page shows of records that are like a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from liem.web.shapes.marks import Stamp


@dataclass(frozen=True, kw_only=True)
class Match:
    """A record that says nearly the same as a text.

    `pips` are how many of five dots are filled, `degree` the same in words, `score` in hundredths. `quote` is what of the reader's
    own text stands in the record too: pieces of text, each with whether it is shared. `value` is what a chosen match sends.
    """

    number: str
    title: str
    href: str
    score: int
    pips: int
    degree: str
    when: str = ""
    unit: str = ""
    quote: Sequence[tuple[str, bool]] = ()
    stamp: Stamp | None = None
    value: str = ""
    chosen: bool = False

    DOTS: ClassVar[tuple[str, ...]] = ("0", "7.5", "15", "22.5", "30")

    @property
    def dots(self) -> list[tuple[str, bool]]:
        """The five dots: where each begins, and whether it is filled."""
        return [(x, n < self.pips) for n, x in enumerate(self.DOTS)]
