"""What is asked of the facts, and what is found: one question for many figures, one answer each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from liem.readings.figures.catalogue import MOST_CUTS, Indicator
from liem.readings.figures.columns import Columns
from liem.readings.figures.expressions import Expression, in_detail
from liem.readings.figures.facts import DETAIL

SCOPE = -1
"""The column that stands for the scope as a whole."""

Number = int | float


@dataclass(slots=True)
class Flow:
    """How a stock got from its opening to its closing in the span."""

    opening: int = 0
    closing: int = 0
    came_in: int = 0
    went_out: int = 0
    moved_in: int = 0
    moved_out: int = 0

    @property
    def holds(self) -> bool:
        """Whether opening + in + moved in − out − moved out = closing."""
        return self.opening + self.came_in + self.moved_in - self.went_out - self.moved_out == self.closing


@dataclass(slots=True)
class Figure:
    """One figure: its value (None with the reason in `why`), by column, by cuts; `flow` of a stock; how many records.

    `held`: there is a value, but it is not told.
    """

    expression: Expression
    value: Number | None = 0
    why: str = ""
    by_column: dict[int, Number | None] = field(default_factory=dict)
    cuts: list[dict[str, Any]] = field(default_factory=list)
    flow: Flow | None = None
    flows: dict[int, Flow] = field(default_factory=dict)
    records: int | None = None
    held: bool = False

    def hold(self, why: str) -> None:
        """Keep the value back."""
        self.value, self.records, self.flow, self.held, self.why = None, None, None, True, why

    @property
    def timing(self) -> str:
        """One of `TIMINGS`."""
        return self.expression.indicator.timing


@dataclass(frozen=True)
class Asked:
    """Over which columns, from which day up to (not including) which, as of which instant (None: now)."""

    columns: Columns
    from_on: date
    until_on: date
    as_of: datetime | None = None
    by: tuple[str, ...] = ()
    records: bool = False

    @property
    def span(self) -> list[Any]:
        """The parameters that every function takes after the units."""
        return [self.from_on, self.until_on, self.as_of]


def closed_text() -> str:
    """Why a figure that the reader may not ask for has no value."""
    return _("This figure of this scope is not open to you.")


def query_of(n: int, expression: Expression, by: tuple[str, ...], number_of: Mapping[str, int]) -> dict[str, Any]:
    """One expression as the database functions take it: q number, i indicator, t timing, d distinct, f filters, k kept cuts."""
    indicator = expression.indicator
    assert isinstance(indicator, Indicator)
    base, detailed = indicator.base, in_detail(expression, by)
    cuts = (*base.detail, *base.cuts) if detailed else base.cuts
    filters = dict(expression.filters)
    blank = [None] * (MOST_CUTS - len(cuts))
    return {
        "q": n,
        "i": number_of.get(base.code + (DETAIL if detailed else ""), 0),
        "t": indicator.timing,
        "d": detailed,
        "f": [filters.get(cut.code) for cut in cuts] + blank,
        "k": [cut.code in by for cut in cuts] + [False] * len(blank),
    }
