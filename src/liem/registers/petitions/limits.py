"""By when an accepted petition must be resolved, from its own rows: what the acts ask before they tell of it.

The clock on the page is counted from the journal by the same rules; `tests/test_resolving.py` holds both to one another.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from liem.readings.deadlines import RuleError, rule_on
from liem.readings.deadlines.limits import Extension, Limit, reckon
from liem.registers.petitions.rules import states


@dataclass(frozen=True, slots=True)
class Room:
    """What the law still allows an extension: so many days, at most; `steps_left` decisions."""

    days: int
    steps_left: int


def rule_of(petition: Any) -> str | None:
    """The rule of the pack under which the petition is resolved; None where a day was set by hand, or nothing is known."""
    if petition.resolve_by is not None:
        return None
    return states.resolution_rule(petition.petition_class, instance=petition.instance, remote=petition.remote, basis=petition.basis)


def due_of(petition: Any) -> date | None:
    """The day by which the accepted petition must be resolved, extensions and suspensions counted; None without a limit."""
    started = petition.accepted_on
    if started is None:
        return None
    limit = _limit(petition, started)
    if limit is None:
        return None
    extensions = [Extension(on=row.granted_on, value=row.days) for row in _since(petition.rows.extensions, "granted_on", started)]
    pauses = [(row.from_on, row.until_on) for row in _since(petition.rows.suspensions, "from_on", started)]
    return reckon(started, limit, extensions=extensions, pauses=pauses).due_on


def _limit(petition: Any, started: date) -> Limit | None:
    if petition.resolve_by is not None:
        return Limit(named_on=petition.resolve_by)
    code = rule_of(petition)
    try:
        return Limit.of(rule_on(code, started)) if code else None
    except RuleError:
        return None


def _since(rows: Any, day: str, started: date) -> list[Any]:
    """The rows of the running instance: those from its acceptance on."""
    return [row for row in rows if getattr(row, day) >= started]


def in_time(petition: Any, day: date) -> bool | None:
    """Whether resolving it on `day` keeps the limit; None when no limit runs."""
    due = due_of(petition)
    return None if due is None else day <= due


def room_of(petition: Any) -> Room | None:
    """What the law allows the next extension: its longest, in days, and how many decisions are left; None without a law.

    Law on Complaints 2011 art. 28 and 37 name a longest time from acceptance; Law on Denunciations 2018 art. 30 so many more.
    """
    code, started = rule_of(petition), petition.accepted_on
    if code is None or started is None:
        return None
    try:
        rule = rule_on(code, started)
    except RuleError:
        return None
    taken = _since(petition.rows.extensions, "granted_on", started)
    steps = rule.extensions[len(taken) :]
    if not steps:
        return Room(days=0, steps_left=0)
    step = steps[0]
    days = step.value - rule.value - sum(row.days for row in taken) if step.total else step.value
    return Room(days=max(days, 0), steps_left=len(steps))
