"""The words in which a register says what it counts: `Indicator`, `Cut`, `Median`, `Derived`, `Entered`, `alias`, `Identity`.

Each declaration puts itself into a catalogue when its module is imported. A condition, a cut and an amount read the
event's own data, never the record as it is today: yesterday's figure does not move because a field was edited since.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from liem.core.journal.told import Past
from liem.core.registry import Catalogue
from liem.readings.figures.cuts import UNITS, Cut
from liem.readings.figures.spans import Condition, Counted, Data, Span, between, union

__all__ = [
    "MOST_CUTS", "TIMINGS", "UNITS", "Alias", "AnyIndicator", "BadDeclaration", "Cut", "Derived", "Entered", "Identity", "Indicator",
    "Median", "alias", "aliases", "computed", "identities", "indicators",
]  # fmt: skip

MOST_CUTS = 6
TIMINGS = ("in", "end", "during", "start", "moved")
"""Happened in the period, stood at its end, on any day of it, before its first day; came by hand-over less what went by it."""


class BadDeclaration(Exception):
    """A declaration contradicts itself. Raised while Liêm starts, never later."""


When = Any
"""An event class, a kind of event, either with a condition in a pair, or a sequence of these."""


@dataclass(frozen=True, eq=False)
class Indicator:
    """What is counted from which events. The arguments are explained in `docs` under "Declaring figures".

    Without `until` and `spans` it is a flow: one fact an event of `when` (or one a row), on the event's day. With them
    it is a stock: facts where a span begins, ends, or passes to another unit. `of` lets two timings share one stock.
    With `counted` it is a flow of which only the whole history can say what counts. Where fewer than `least` records
    stand behind it (or behind `among`, the figure of which it is a part), it is shown to nobody and opens to nothing.
    """

    code: str
    label: Any
    when: When = ()
    until: When = ()
    spans: Callable[[list[Past]], Iterable[Span]] | None = None
    counted: Callable[[list[Past]], Iterable[Counted]] | None = None
    key: str | Callable[[Data], Any] | None = None
    union: bool = False
    condition: Condition | None = None
    cuts: tuple[Cut, ...] = ()
    detail: tuple[Cut, ...] = ()
    amount: str | Callable[[Data], int] | None = None
    rows: str | Callable[[Data], Iterable[Any]] | None = None
    unit: str = "records"
    timing: str = ""
    good: str | None = None
    sensitive: bool = False
    small_cell: int = 5
    least: int = 0
    among: str = ""
    compared: bool = False
    page: bool = True
    of: str = ""
    whens: Mapping[str, Sequence[Condition | None]] = field(init=False, default_factory=dict)
    untils: Mapping[str, Sequence[Condition | None]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "whens", _kinds(self.when, self.condition))
        put(self, "untils", _kinds(self.until, None))
        put(self, "cuts", tuple(self.cuts))
        put(self, "detail", tuple(self.detail))
        if not self.timing:
            put(self, "timing", "end" if self.is_stock else "in")
        self._check()
        indicators.declare(self.code, self)

    kind = "computed"

    @property
    def is_stock(self) -> bool:
        """Whether the figure is a state that lasts, not something that happens."""
        return bool(self.untils or self.spans or self.of)

    @property
    def needs_history(self) -> bool:
        """Whether one event alone does not say what counts."""
        return self.is_stock or self.counted is not None

    @property
    def base(self) -> "Indicator":
        """The indicator whose facts this one reads: itself unless it is `of` another."""
        return _indicator(self.of) if self.of else self

    @property
    def all_cuts(self) -> tuple[Cut, ...]:
        """Every cut that may be named, those of the second family first."""
        base = self.base
        return (*base.detail, *base.cuts)

    @property
    def counts_records(self) -> bool:
        """Whether each record adds exactly one, so that the figure is the number of its records."""
        base = self.base
        return self.is_stock and self.timing != "moved" and base.amount is None and base.rows is None and (base.key is None or base.union)

    def cut(self, code: str) -> Cut | None:
        """The cut of this code, if the indicator has it."""
        return next((cut for cut in self.all_cuts if cut.code == code), None)

    def items(self, data: Data) -> Iterable[Data]:
        """The event's data, once, or once a row with the row's fields laid over it."""
        if self.rows is None:
            return (data,)
        found = self.rows(data) if callable(self.rows) else data.get(self.rows) or ()
        name = self.rows if isinstance(self.rows, str) else "row"
        return [{**data, **row} if isinstance(row, Mapping) else {**data, name: row} for row in found]

    def amount_of(self, data: Data) -> int:
        """What one fact adds: 1, or the amount declared (whole đồng, persons, m²)."""
        if self.amount is None:
            return 1
        value = self.amount(data) if callable(self.amount) else data.get(self.amount)
        return int(value or 0)

    def spans_of(self, history: list[Past]) -> Iterable[Span]:
        """The spans of the record in this stock, from its effective history."""
        found = self.all_spans_of(history)
        return union(found) if self.union else found

    def all_spans_of(self, history: list[Past]) -> Iterable[Span]:
        """The spans one by one, also where they overlap: the second family of facts."""
        if self.spans is not None:
            return self.spans(history)
        return between(history, self.whens, self.untils, self._key(), self.items if self.rows else None)

    def _key(self) -> Callable[[Data], Any] | None:
        key = self.key
        if isinstance(key, str):
            return lambda data: data.get(key)
        return key

    def _check(self) -> None:
        if "." not in self.code or "[" in self.code:
            raise BadDeclaration(f"{self.code}: a code is register.name")
        if self.timing not in TIMINGS or (self.timing == "in") == self.is_stock or (self.counted and self.is_stock):
            raise BadDeclaration(f"{self.code}: timing {self.timing!r} does not go with what is counted")
        if not self.of and not self.whens:
            raise BadDeclaration(f"{self.code}: name the events it depends on in `when`")
        if self.of and (self.when or self.until or self.cuts or self.detail):
            raise BadDeclaration(f"{self.code}: it shares events and cuts of {self.of}")
        if len(self.cuts) + len(self.detail) > MOST_CUTS:
            raise BadDeclaration(f"{self.code}: at most {MOST_CUTS} cuts")
        if (self.detail or self.timing == "during") and self.amount is not None:
            raise BadDeclaration(f"{self.code}: records are counted here, not amounts")
        if self.least and self.is_stock:
            raise BadDeclaration(f"{self.code}: `least` is of what happened, not of a stock")
        if self.among and not set(self.cuts) <= set(_indicator(self.among).cuts):
            raise BadDeclaration(f"{self.code}: it has other cuts than {self.among}")
        if self.detail and not (self.union and (self.key or self.spans)):
            raise BadDeclaration(f"{self.code}: `detail` needs `key` and `union`")


def _kinds(when: When, condition: Condition | None) -> dict[str, list[Condition | None]]:
    found: dict[str, list[Condition | None]] = {}
    for kind, own in _pairs(when):
        both = _both(own, condition)
        found.setdefault(kind, []).append(both)
    return found


def _both(own: Condition | None, condition: Condition | None) -> Condition | None:
    if own is None or condition is None:
        return own or condition
    return lambda data: own(data) and condition(data)


def _pairs(when: When) -> Iterator[tuple[str, Condition | None]]:
    if isinstance(when, str):
        yield when, None
    elif isinstance(when, type):
        yield when.kind, None  # type: ignore[attr-defined]
    elif len(when) == 2 and callable(when[1]) and not isinstance(when[1], type):
        for kind, _none in _pairs(when[0]):
            yield kind, when[1]
    else:
        for item in when:
            yield from _pairs(item)


@dataclass(frozen=True)
class Derived:
    """A figure worked out from two others: `of` divided by `over`, in percent unless `unit` is something else.

    It is null, with the reason, when the divisor is zero or missing; it is never 0 for want of data.
    """

    code: str
    label: Any
    of: str
    over: str
    unit: str = "percent"
    good: str | None = None
    page: bool = True

    kind = "derived"
    timing = "in"
    sensitive = False
    compared = False
    is_stock = False
    all_cuts: tuple[Cut, ...] = ()

    def __post_init__(self) -> None:
        indicators.declare(self.code, self)


@dataclass(frozen=True)
class Median:
    """The middle of the amounts of single events: half of them are no more, half no less.

    `over` counts the events, one each; `of` holds the amount of each, by the same cuts; an event without one has 0. A
    median cannot be added up: it is found anew for each scope, over the events behind it. Of fewer than `least` records
    it is shown to nobody.
    """

    code: str
    label: Any
    of: str
    over: str
    unit: str = "days"
    good: str | None = None
    least: int = 0
    page: bool = True

    kind = "computed"
    timing = "in"
    sensitive = False
    compared = False
    is_stock = False

    def __post_init__(self) -> None:
        amounts, events = self.amounts, self.events
        if events.needs_history or events.amount is not None or events.rows is not None:
            raise BadDeclaration(f"{self.code}: {self.over} must count events, one each")
        if amounts.needs_history or amounts.amount is None or amounts.rows is not None or amounts.cuts != events.cuts:
            raise BadDeclaration(f"{self.code}: {self.of} must hold one amount an event, by the cuts of {self.over}")
        if amounts.sensitive or events.sensitive:
            raise BadDeclaration(f"{self.code}: a median of a sensitive figure would tell single cases")
        indicators.declare(self.code, self)

    @property
    def amounts(self) -> Indicator:
        """What holds the amount of each event."""
        return _indicator(self.of)

    @property
    def events(self) -> Indicator:
        """What counts the events."""
        return _indicator(self.over)

    @property
    def all_cuts(self) -> tuple[Cut, ...]:
        """The cuts by which the events are counted."""
        return self.events.all_cuts


@dataclass(frozen=True)
class Entered:
    """A figure that comes from outside with its source document, author and second pair of eyes.

    `read(scope, period, as_of)` gives the value, or None while none was entered.
    """

    code: str
    label: Any
    unit: str = "records"
    good: str | None = None
    read: Callable[..., int | None] | None = None
    page: bool = True

    kind = "entered"
    timing = "in"
    sensitive = False
    compared = True
    is_stock = False
    all_cuts: tuple[Cut, ...] = ()

    def __post_init__(self) -> None:
        indicators.declare(self.code, self)


@dataclass(frozen=True)
class Alias:
    """A second name for an expression: `petitions.right` for `petitions.resolved[outcome=right]`."""

    code: str
    expression: str
    label: Any = ""


def alias(code: str, expression: str, label: Any = "") -> Alias:
    """Declare a short name for an expression; the label defaults to the expression's own words."""
    if code in indicators:
        raise BadDeclaration(f"{code} is an indicator, it cannot be an alias too")
    return aliases.declare(code, Alias(code, expression, label))


@dataclass(frozen=True)
class Identity:
    """Two sums that must be equal in every unit and period: a total and its parts. Left and right are expressions."""

    id: str
    label: Any
    left: Sequence[str]
    right: Sequence[str]

    def __post_init__(self) -> None:
        identities.declare(self.id, self)


AnyIndicator = Indicator | Median | Derived | Entered

indicators: Catalogue[str, AnyIndicator] = Catalogue("indicators")
aliases: Catalogue[str, Alias] = Catalogue("aliases of figures")
identities: Catalogue[str, Identity] = Catalogue("identities")


def computed() -> list[Indicator]:
    """Every indicator that is counted from the journal, in the order of declaration."""
    return [indicator for indicator in indicators if isinstance(indicator, Indicator)]


def _indicator(code: str) -> Indicator:
    found = indicators[code]
    if not isinstance(found, Indicator):
        raise BadDeclaration(f"{code} is not counted from events")
    return found
