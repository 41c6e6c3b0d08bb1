"""When a petition is overdue, and when it is prolonged: from its clocks, by the calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from liem.core.calendar.counting import due_day
from liem.core.journal.told import Past
from liem.readings.deadlines.clocks import ClockState, clocks_of
from liem.readings.figures import Span
from liem.registers.petitions import events as told
from liem.registers.petitions.figures import clocks
from liem.registers.petitions.figures.course import course_of

PROLONGED_YEARS = 2
DAY = timedelta(days=1)


@dataclass(slots=True)
class _Known:
    history: list[Past]
    states: list[ClockState]


_last: list[_Known] = []


def limits_of(history: list[Past]) -> list[ClockState]:
    """The clocks of `clocks.LIMITS` with a due day. The latest history's are kept: two figures ask for them in turn."""
    if not _last or _last[0].history is not history:
        _last[:] = [_Known(history, [state for state in clocks_of(history, clocks.LIMITS) if state.due_on is not None])]
    return _last[0].states


def overdue(history: list[Past]) -> Iterator[Span]:
    """The spans in which a limit is past and what it asks for is not done. A suspended limit is not past."""
    for state in limits_of(history):
        if state.due_on is not None and not (state.suspended_on and state.suspended_on <= state.due_on):
            yield from _after(history, state, state.due_on + DAY)


def prolonged(history: list[Past]) -> Iterator[Span]:
    """The spans in which a resolution takes more than twice its limit, or the petition stands open for over two years."""
    for state in limits_of(history):
        if state.rule in (clocks.RESOLUTION.code, clocks.RESOLUTION_DAY.code) and state.due_on is not None and not state.suspended_on:
            yield from _after(history, state, state.due_on + (state.due_on - state.opened_on) + DAY)
    since = None
    for stay in course_of(history).open:
        since = since if since and stay.came.kind == told.Classified.kind else stay.came.happened_on
        begins = max(due_day(since, 12 * PROLONGED_YEARS, "month", False).due_on + DAY, stay.came.happened_on)
        if stay.left is None or stay.left.happened_on > begins:
            yield Span(begins, stay.left.happened_on if stay.left else None, stay.came, stay.left, stay.came.data)


def _after(history: list[Past], state: ClockState, begins: date) -> Iterator[Span]:
    """The span from a day on in which the clock still runs."""
    if state.closed_on is not None and state.closed_on <= begins:
        return
    opened = next(past for past in history if past.event_id == state.counting["opened_by"])
    yield Span(begins, state.closed_on, opened, _closing(history, state), opened.data)


def _closing(history: list[Past], state: ClockState) -> Past | None:
    """The event that closed a clock."""
    if state.closed_on is None:
        return None
    rule = next(rule for rule in clocks.LIMITS if rule.code == state.rule)
    return next(past for past in reversed(history) if past.happened_on == state.closed_on and rule.closes.meets(past))
