"""`clocks_of`: the clocks of one record, from its effective history and nothing else.

Pure, so that the same function writes the table, foresees what an act would change, and rebuilds everything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from liem.core.calendar.counting import CountingError, steps_as_json
from liem.core.journal.told import Past
from liem.readings.deadlines.limits import Extension, Limit, Pause, mark_before, reckon
from liem.readings.deadlines.packs import Rule, RuleError, pack
from liem.readings.deadlines.rules import ClockRule


@dataclass(slots=True)
class ClockState:
    """One turn of one clock, as it stands in the table `clock`.

    `key` names the row it runs for (`""`: the record), `turn` counts the spans of the same clock. `due_on` is None when
    no limit is known; `counting["why"]` then says the reason. `law` is the pack rule, `pack` the pack's version.
    """

    rule: str
    sort: str
    key: str
    turn: int
    opened_on: date
    due_on: date | None
    mark_on: date | None = None
    suspended_on: date | None = None
    suspended_days: int = 0
    extensions: int = 0
    state: str = "running"
    closed_on: date | None = None
    law: str = ""
    pack: str = ""
    counting: dict[str, Any] = field(default_factory=dict)

    @property
    def runs(self) -> bool:
        """Whether a due day stands before the record: it runs and its limit is known."""
        return self.state == "running" and self.due_on is not None

    def as_row(self) -> dict[str, Any]:
        """The state as JSON values."""
        row = {name: getattr(self, name) for name in _COLUMNS}
        return row | {name: value.isoformat() for name, value in row.items() if isinstance(value, date)}


_COLUMNS = tuple(column.name for column in fields(ClockState))


@dataclass(slots=True)
class _Running:
    """A clock while the history is being read."""

    rule: ClockRule
    key: str
    turn: int
    opening: Past
    start: date
    limit: Limit | None
    law: Rule | None
    why: str
    pauses: list[Pause] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    closed_on: date | None = None

    @property
    def stands_still(self) -> bool:
        return bool(self.pauses) and self.pauses[-1][1] is None


def clocks_of(history: Iterable[Past], rules: Sequence[ClockRule], closed_on: date | None = None) -> list[ClockState]:
    """The clocks of a record with this effective history. `closed_on`: the day the record was closed, if it is."""
    past = list(history)
    kinds = {event.kind for event in past}
    return [state for rule in rules if not rule.opens.kinds.isdisjoint(kinds) for state in _of_rule(past, rule, closed_on)]


def _of_rule(history: list[Past], rule: ClockRule, closed_on: date | None) -> list[ClockState]:
    running: dict[str, _Running] = {}
    turns: dict[str, int] = {}
    all_turns: list[_Running] = []
    for past in [past for past in history if past.kind in rule.touched_by]:
        if rule.closes.meets(past) or (rule.restarts and rule.opens.meets(past)):
            for clock in _meant(running, rule.keys(past)):
                clock.closed_on = past.happened_on
                del running[clock.key]
        if running and past.kind in rule.turned_by:
            _turned(running, rule, past)
        if rule.opens.meets(past):
            for key in rule.keys(past) or [""]:
                if key in running:
                    continue
                opened = _opened(rule, key, turns.get(key, 0) + 1, past)
                if opened is not None:
                    running[key] = opened
                    turns[key] = opened.turn
                    all_turns.append(opened)
    if closed_on is not None and rule.sort != "retention":
        for clock in running.values():
            clock.closed_on = max(closed_on, clock.start)
    return [_state(clock) for clock in all_turns]


def _meant(running: dict[str, _Running], keys: list[str]) -> list[_Running]:
    """The running clocks an event means: those of its rows, or all when it names none."""
    return [clock for key, clock in list(running.items()) if not keys or key in keys]


def _turned(running: dict[str, _Running], rule: ClockRule, past: Past) -> None:
    """Let another limit bind, suspend, resume, extend."""
    if rule.changes.meets(past):
        for clock in _meant(running, rule.keys(past)):
            limit, law, why = _length(rule, past, clock.start)
            if limit is not None or why:
                clock.limit, clock.law, clock.why = limit, law, why
    if rule.suspends.meets(past):
        for clock in _meant(running, rule.keys(past)):
            if not clock.stands_still:
                clock.pauses.append((past.happened_on, None))
    if rule.resumes.meets(past):
        for clock in _meant(running, rule.keys(past)):
            if clock.stands_still:
                clock.pauses[-1] = (clock.pauses[-1][0], past.happened_on)
    if rule.extends.meets(past):
        for clock in _meant(running, rule.keys(past)):
            extension = _extension(clock, past)
            if extension is not None:
                clock.extensions.append(extension)


def _extension(clock: _Running, past: Past) -> Extension | None:
    given = clock.rule.extension(past) if clock.rule.extension else past.data.get("due_on")
    if isinstance(given, tuple):
        return Extension(on=past.happened_on, value=given[0], unit=given[1])
    if given is not None:
        return Extension(on=past.happened_on, until_on=as_day(given))
    allowed = clock.law.extensions if clock.law else ()
    if len(clock.extensions) >= len(allowed):
        return None
    step = allowed[len(clock.extensions)]
    return Extension(on=past.happened_on, value=step.value, unit=step.unit, total=step.total)


def _opened(rule: ClockRule, key: str, turn: int, past: Past) -> _Running | None:
    start = (as_day(rule.start(past)) if rule.start else None) or past.happened_on
    limit, law, why = _length(rule, past, start)
    if limit is None and not why:
        return None
    return _Running(rule=rule, key=key, turn=turn, opening=past, start=start, limit=limit, law=law, why=why)


def _length(rule: ClockRule, past: Past, start: date) -> tuple[Limit | None, Rule | None, str]:
    """How long the clock runs by this event's data: the limit, its law, or why none is known; nothing: no clock."""
    law: Rule | None = None
    limit: Limit | None = None
    why = ""
    if rule.unit == "due":
        named = as_day(rule.length(past))
        limit = Limit(named_on=named) if named else None
    else:
        length = rule.length(past.data) if callable(rule.length) else rule.length
        if length is not None and rule.unit == "rule":
            law, why = _law(str(length), start)
            limit = Limit.of(law) if law else None
        elif length is not None:
            limit = Limit(value=int(length), unit=rule.unit)
    return limit, law, why


def _law(code: str, start: date) -> tuple[Rule | None, str]:
    """The version of a pack rule for what begins on `start`; without one, the reason as `error class:code`."""
    try:
        return pack().on(code, start), ""
    except RuleError as error:
        return None, f"{type(error).__name__}:{code}"


def _state(clock: _Running) -> ClockState:
    if clock.closed_on is not None and clock.stands_still:
        clock.pauses[-1] = (clock.pauses[-1][0], max(clock.closed_on, clock.pauses[-1][0]))
    state = ClockState(
        rule=clock.rule.code,
        sort=clock.rule.sort,
        key=clock.key,
        turn=clock.turn,
        opened_on=clock.start,
        due_on=None,
        suspended_on=clock.pauses[-1][0] if clock.stands_still else None,
        extensions=len(clock.extensions),
        state="closed" if clock.closed_on else "suspended" if clock.stands_still else "running",
        closed_on=clock.closed_on,
        law=clock.law.code if clock.law else "",
        pack=pack().version if clock.law else "",
        counting={"opened_by": clock.opening.event_id},
    )
    _count(clock, state)
    return state


def _count(clock: _Running, state: ClockState) -> None:
    """Write the due day and its counting into `state`."""
    state.counting["pauses"] = [[a.isoformat(), b.isoformat() if b else None] for a, b in clock.pauses]
    if clock.limit is None:
        state.counting["why"] = clock.why
        return
    try:
        reckoned = reckon(clock.start, clock.limit, extensions=clock.extensions, pauses=clock.pauses)
        state.due_on, state.suspended_days = reckoned.due_on, reckoned.suspended_days
        state.counting["steps"] = steps_as_json(reckoned.steps)
        if clock.rule.ask_before:
            state.mark_on = mark_before(reckoned.due_on, clock.rule.ask_before)
    except CountingError as error:
        state.counting["why"] = f"CountingError:{error.code}"
    except RuleError:
        state.mark_on = None


def as_day(value: Any) -> date | None:
    """A day given as a date, as ISO text, or not at all."""
    if not value:
        return None
    return date.fromisoformat(value) if isinstance(value, str) else value


def next_of(states: Iterable[ClockState]) -> ClockState | None:
    """The clock that falls due first among those that run; retention does not press anybody."""
    pressing = [state for state in states if state.runs and state.sort != "retention"]
    return min(pressing, key=lambda state: (state.due_on or date.max, state.rule, state.key), default=None)
