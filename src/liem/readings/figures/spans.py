"""`Span`: the time in which a record counts in a stock; `Counted`: what counts in a flow; both worked out from a record's past.

Everything here is pure: a history in, spans out. No clock, no database.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from liem.core.journal.told import Past

Data = Mapping[str, Any]
Condition = Callable[[Data], bool]


@dataclass(frozen=True, slots=True)
class Span:
    """From `from_on` up to, not including, `until_on` (None: still standing) the record counts with `amount`.

    `opened_by` and `closed_by` are the events to which the two days are owed; `cuts` is what the cuts are read from,
    the opening event's data unless given. The owner is none of the span's business: hand-overs are laid over it, unless
    `unit_id` names the unit for which it counts whoever owns the record.
    """

    from_on: date
    until_on: date | None
    opened_by: Past
    closed_by: Past | None = None
    cuts: Data | None = None
    amount: int = 1
    unit_id: int | None = None

    @property
    def begins(self) -> tuple[date, int]:
        """Day and place in the day's events; a span that begins by the calendar begins before the day's events."""
        event = self.opened_by
        return self.from_on, event.ordinal if event.happened_on == self.from_on else 0

    @property
    def ends(self) -> tuple[date, int] | None:
        """Day and place in the day's events of the end."""
        if self.until_on is None:
            return None
        event = self.closed_by
        return self.until_on, event.ordinal if event is not None and event.happened_on == self.until_on else 0


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts in a flow by the whole history: the event to which it is owed, on `on` (the event's own day unless given).

    It counts for the unit that owned the record then; with `arriving`, for the one which the event makes the owner; or for
    `unit_id`. `cuts` is what the cuts are read from, the event's data unless given.
    """

    event: Past
    on: date | None = None
    arriving: bool = False
    unit_id: int | None = None
    cuts: Data | None = None
    amount: int = 1


def between(
    history: Sequence[Past],
    when: Mapping[str, Sequence[Condition | None]],
    until: Mapping[str, Sequence[Condition | None]],
    key: Callable[[Data], Any] | None,
    rows: Callable[[Data], Iterable[Data]] | None,
) -> Iterator[Span]:
    """Spans from each event of `when` to the next of `until`, one at a time or, with `key`, one a key.

    An event in both closes what it names and begins it anew. An ending event that names no key ends all that stand.
    """
    standing: dict[Any, tuple[Past, Data]] = {}
    for past in history:
        if standing and past.kind in until and _holds(until[past.kind], past.data):
            for ended in _ended(standing, past.data, key, rows):
                opened, data = standing.pop(ended)
                yield Span(opened.happened_on, past.happened_on, opened, past, data)
        if past.kind in when and _holds(when[past.kind], past.data):
            for data in rows(past.data) if rows else (past.data,):
                named = _named(key, data, past)
                if named not in standing:
                    standing[named] = (past, data)
    for opened, data in standing.values():
        yield Span(opened.happened_on, None, opened, None, data)


def _holds(conditions: Sequence[Condition | None], data: Data) -> bool:
    return any(condition is None or condition(data) for condition in conditions)


def _named(key: Callable[[Data], Any] | None, data: Data, past: Past) -> Any:
    if key is None:
        return None
    value = key(data)
    return ("event", past.event_id) if value is None else value


def _ended(
    standing: Mapping[Any, Any], data: Data, key: Callable[[Data], Any] | None, rows: Callable[[Data], Iterable[Data]] | None
) -> list[Any]:
    if key is None:
        return list(standing)
    named: list[Any] = []
    for row in (rows(data) if rows else None) or (data,):
        value = key(row)
        if value is None:
            return list(standing)
        named += value if isinstance(value, list) else [value]
    return [value for value in named if value in standing]


def union(spans: Iterable[Span]) -> list[Span]:
    """The spans in which at least one of `spans` stands; touching ones become one, owed to the first and the last event."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.begins):
        last = merged[-1] if merged else None
        if last is None or (last.until_on is not None and last.until_on < span.from_on):
            merged.append(span)
        elif last.ends is not None and (span.ends is None or span.ends > last.ends):
            merged[-1] = replace(last, until_on=span.until_on, closed_by=span.closed_by)
    return merged
