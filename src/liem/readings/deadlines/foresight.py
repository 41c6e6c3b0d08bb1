"""What an act would do to the clocks, in words for its preview."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from liem.core.calendar.wording import say_day
from liem.core.journal.told import Foreseen
from liem.readings.deadlines.clocks import ClockState
from liem.readings.deadlines.wording import basis_of, label_of, say_marks, say_why

GONE = "undo-2"
"""The icon of a clock that would be as if it had never begun."""


def foreseen(before: Sequence[ClockState], after: Sequence[ClockState]) -> list[Foreseen]:
    """The clocks that start, move, stand still, go on and stop between two states of a record."""
    old = {(state.rule, state.key, state.turn): state for state in before}
    lines = []
    for state in after:
        line = _line(old.pop((state.rule, state.key, state.turn), None), state)
        if line is not None:
            lines.append(line)
    lines += [
        Foreseen(label=label_of(state), before=_due(state), after=None, detail=_("as if it had never begun"), sign=GONE)
        for state in old.values()
    ]
    return lines


def _line(was: ClockState | None, now: ClockState) -> Foreseen | None:
    if was is None:
        if now.state == "closed":
            return None
        return Foreseen(label=label_of(now), before=None, after=_due(now), detail=basis_of(now), sign="timer")
    if was.state != now.state:
        details = {"closed": _("stops"), "suspended": _("stands still"), "running": _("goes on")}
        sign = {"closed": "timer-off", "suspended": "circle-pause", "running": "circle-play"}[now.state]
        return Foreseen(label=label_of(now), before=_due(was), after=_due(now), detail=details[now.state], sign=sign)
    if was.due_on != now.due_on:
        return Foreseen(label=label_of(now), before=_due(was), after=_due(now), detail=basis_of(now), sign="calendar-clock")
    if was.marks != now.marks:
        return Foreseen(label=label_of(now), before=_due(was), after=_due(now), detail=say_marks(now.marks), sign="triangle-alert")
    return None


def _due(state: ClockState) -> str:
    return say_day(state.due_on) if state.due_on else say_why(state.counting)
