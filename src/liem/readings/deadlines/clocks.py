"""`clocks_of`: the clocks of one record, from its effective history and nothing else.

Pure, so that the same function writes the table, foresees what an act would change, and rebuilds everything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from liem.core.calendar.counting import CountingError, Step, steps_as_json
from liem.core.calendar.today import VIETNAM
from liem.core.journal.told import Past
from liem.readings.deadlines.granting import BEYOND_LENGTH, OUTLASTS, Granted, in_order, judge
from liem.readings.deadlines.limits import Extension, Limit, Pause, mark_before, reckon, warned_on
from liem.readings.deadlines.packs import pack
from liem.readings.deadlines.passing import Lineage, inherited_by
from liem.readings.deadlines.rules import ClockRule
from liem.readings.deadlines.ruling import Rule, RuleError


@dataclass(slots=True)
class ClockState:
    """One turn of one clock, as it stands in the table `clock`.

    `key` names the row it runs for (`""`: the record), `turn` counts the spans of the same clock. `due_on` is None when
    no limit is known; `counting["why"]` then says the reason. `law` is the pack rule, `pack` the pack's version.
    `extensions` counts those that move the limit; all that were decided stand in `counting["extensions"]`, and `marks`
    says what is wrong with them (`granting.MARKS`).
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
    marks: list[str] = field(default_factory=list)
    counting: dict[str, Any] = field(default_factory=dict)

    @property
    def runs(self) -> bool:
        """Whether a due day stands before the record: it runs and its limit is known."""
        return self.state == "running" and self.due_on is not None

    def as_row(self) -> dict[str, Any]:
        """The state as JSON values."""
        row = dict(zip(_COLUMNS, _values(self), strict=True))
        for name in _DAYS:
            if row[name] is not None:
                row[name] = row[name].isoformat()
        return row


_COLUMNS = tuple(column.name for column in fields(ClockState))
_DAYS = tuple(name for name in _COLUMNS if name.endswith("_on"))
_values = attrgetter(*_COLUMNS)


@dataclass(slots=True)
class _Running:
    """A clock while the history is being read. `lineage` is what it inherited, `taken_in` what was joined to it."""

    rule: ClockRule
    key: str
    turn: int
    opening: Past
    start: date
    limit: Limit | None
    law: Rule | None
    why: str
    at: datetime | None = None
    lineage: Lineage | None = None
    taken_in: list[Lineage] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    closed_on: date | None = None
    passed: str = ""

    @property
    def stands_still(self) -> bool:
        return bool(self.pauses) and self.pauses[-1][1] is None


def clocks_of(history: Iterable[Past], rules: Sequence[ClockRule], closed_on: date | None = None) -> list[ClockState]:
    """The clocks of a record with this effective history. `closed_on`: the day the record was closed, if it is."""
    past = list(history)
    kinds = {event.kind for event in past}
    states = [state for rule in rules if not rule.begun_by.isdisjoint(kinds) for state in _of_rule(past, rule, closed_on)]
    bounded = {rule.code: rule for rule in rules if rule.within}
    for state in states:
        if state.rule in bounded:
            _bound(state, bounded[state.rule], states)
    return states


def _of_rule(history: list[Past], rule: ClockRule, closed_on: date | None) -> list[ClockState]:
    running: dict[str, _Running] = {}
    all_turns: list[_Running] = []

    def begin(clock: _Running | None) -> None:
        if clock is not None:
            clock.turn = 1 + sum(earlier.key == clock.key for earlier in all_turns)
            running[clock.key] = clock
            all_turns.append(clock)

    for past in [past for past in history if past.kind in rule.touched_by]:
        if rule.closes.meets(past) or (rule.restarts and rule.opens.meets(past)):
            for clock in _meant(running, rule.keys(past)):
                clock.closed_on = past.happened_on
                del running[clock.key]
        if running and past.kind in rule.turned_by:
            _turned(running, rule, past)
        if rule.inherits.meets(past):
            for lineage in inherited_by(past.data, rule.code):
                begin(_handed(running, rule, past, lineage))
        if rule.opens.meets(past):
            for key in rule.keys(past) or [""]:
                begin(None if key in running else _opened(rule, key, past))
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


def _handed(running: dict[str, _Running], rule: ClockRule, past: Past, lineage: Lineage) -> _Running | None:
    """The clock that begins because it was handed over; None when the record's own goes on."""
    own = running.get(lineage.key)
    if own is not None:
        gives_way = lineage.how in ("other", "anew") or (lineage.how in ("first", "runs_on") and lineage.start < own.start)
        if not gives_way:
            own.taken_in.append(lineage)
            return None
    if lineage.how == "anew":
        clock = _opened(rule, lineage.key, past, Lineage(start=past.happened_on, law=lineage.law, named_on=lineage.named_on))
    else:
        clock = _opened(rule, lineage.key, past, lineage)
    if clock is None:
        return None
    clock.lineage = lineage
    if lineage.how != "anew":
        clock.extensions, clock.pauses = list(lineage.extensions), list(lineage.pauses)
    if own is not None:
        own.closed_on, own.passed = past.happened_on, "joined"
        del running[own.key]
    return clock


def _extension(clock: _Running, past: Past) -> Extension | None:
    """The extension of an event; one that the law does not allow as the shortest that may be told of it."""
    given = clock.rule.extension(past) if clock.rule.extension else past.data.get("due_on")
    decided = as_day(past.data.get("decision_on")) or past.happened_on
    told = Extension(on=decided, decision=str(past.data.get("decision_number") or ""), asked_on=as_day(past.data.get("asked_on")))
    if isinstance(given, tuple):
        value, unit, *total = given
        return replace(told, value=value, unit=unit, total=bool(total and total[0]))
    if given is not None:
        return replace(told, until_on=as_day(given))
    allowed = clock.law.extensions if clock.law else ()
    if not allowed:
        return told if clock.law else None
    step = allowed[min(len(clock.extensions), len(allowed) - 1)]
    return replace(told, value=step.value, unit=step.unit, total=step.total)


def _opened(rule: ClockRule, key: str, past: Past, lineage: Lineage | None = None) -> _Running | None:
    """The clock that an event opens, or (`lineage`) takes over. None: the event gives it no length."""
    given = lineage.start if lineage else rule.start(past) if rule.start else None
    at = _instant(given)
    start = at.astimezone(VIETNAM).date() if at else as_day(given) or past.happened_on
    limit, law, why = _length(rule, past, start, lineage)
    if limit is None and not why:
        return None
    return _Running(rule=rule, key=key, turn=0, opening=past, start=start, limit=limit, law=law, why=why, at=at)


def _length(rule: ClockRule, past: Past, start: date, lineage: Lineage | None = None) -> tuple[Limit | None, Rule | None, str]:
    """How long the clock runs by this event's data: the limit, its law, or why none is known; nothing: no clock."""
    law: Rule | None = None
    limit: Limit | None = None
    why = ""
    if rule.unit == "due":
        named = lineage.named_on if lineage else as_day(rule.length(past))
        limit = Limit(named_on=named) if named else None
        most = rule.most(past.data) if callable(rule.most) else rule.most
        if limit and (most or (lineage and lineage.law)):
            law = _law(str(most or (lineage.law if lineage else "")), start)[0]
    else:
        length = rule.length(past.data) if callable(rule.length) else rule.length
        if rule.unit == "rule" and (length or (lineage and lineage.law)):
            law, why = _law(str(length or (lineage.law if lineage else "")), start)
            limit = Limit.of(law) if law else None
        elif rule.unit != "rule" and length is not None:
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
    state.counting["pauses"] = [[a.isoformat(), b.isoformat() if b else None] for a, b in clock.pauses]
    if clock.limit and clock.limit.named_on:
        state.counting["named_on"] = clock.limit.named_on.isoformat()
    if clock.passed:
        state.counting["passed"] = clock.passed
    if clock.taken_in:
        state.counting["taken_in"] = [lineage.as_data() for lineage in clock.taken_in]
    _count(clock, state)
    return state


def _count(clock: _Running, state: ClockState) -> None:
    """Write the due day and its counting into `state`."""
    if clock.limit is None:
        state.counting["why"] = clock.why
        return
    try:
        judged = _judged(clock, clock.limit)
        lawful = [granted.counts for granted in judged if granted.counts is not None]
        reckoned = reckon(clock.start, clock.limit, extensions=lawful, pauses=clock.pauses, at=clock.at)
        state.due_on, state.suspended_days = reckoned.due_on, reckoned.suspended_days
        state.extensions = len(lawful)
        steps = [*_inherited(clock), *reckoned.steps, *(granted.step() for granted in judged if _unlike(granted))]
        state.counting["steps"] = steps_as_json(steps)
        if reckoned.due_at is not None:
            state.counting["due_at"] = reckoned.due_at.isoformat()
        if judged:
            state.counting["extensions"] = [granted.as_data() for granted in judged]
        state.marks = list(in_order([*(mark for granted in judged for mark in granted.marks), *_too_long(clock, clock.limit)]))
        state.mark_on = _mark_on(clock.rule, clock.law, reckoned.due_on)
    except CountingError as error:
        state.counting["why"] = f"CountingError:{error.code}"


def _judged(clock: _Running, limit: Limit) -> list[Granted]:
    """The extensions of a clock against the law; those of target days and retention are nobody's to judge."""
    if clock.rule.sort != "legal":
        return [Granted(told=extension, counts=extension) for extension in clock.extensions]
    return judge(clock.start, limit, clock.extensions, law=clock.law, pauses=clock.pauses, ask_before=_asks(clock.rule, clock.law))


def _unlike(granted: Granted) -> bool:
    """Whether an extension does not count as it was decided."""
    return granted.counts is None or (granted.counts.value, granted.counts.until_on) != (granted.told.value, granted.told.until_on)


def _too_long(clock: _Running, limit: Limit) -> list[str]:
    """Whether a fixed day lies later than the law allows for its first length."""
    if limit.named_on is None or clock.law is None:
        return []
    return [BEYOND_LENGTH] if limit.named_on > reckon(clock.start, Limit.of(clock.law)).due_on else []


def _inherited(clock: _Running) -> list[Step]:
    """The step that says from where a clock was handed over."""
    if clock.lineage is None:
        return []
    data = {"number": clock.lineage.from_number, "how": clock.lineage.how, "since": clock.start.isoformat()}
    return [Step("handed", clock.opening.happened_on, data)]


def _asks(rule: ClockRule, law: Rule | None) -> str:
    """The pack rule, counted backwards, by which an extension of a clock must be asked for."""
    return rule.ask_before or (law.asks if law else "")


def _mark_on(rule: ClockRule, law: Rule | None, due_on: date) -> date | None:
    """The day by which an extension must be asked for, or from which the end is warned of."""
    try:
        if _asks(rule, law):
            return mark_before(due_on, _asks(rule, law))
        return warned_on(due_on, law) if law else None
    except (RuleError, CountingError):
        return None


def _bound(state: ClockState, rule: ClockRule, states: Sequence[ClockState]) -> None:
    """Let a clock end no later than the one it runs within; a fixed day keeps its day and is marked."""
    others = [
        other
        for other in states
        if other.rule == rule.within
        and other.key in ("", state.key)
        and other.opened_on <= state.opened_on
        and (other.closed_on is None or state.opened_on <= other.closed_on)
    ]
    outer = max(others, key=lambda other: (other.key == state.key, other.turn), default=None)
    if outer is None or outer.due_on is None or state.due_on is None or state.due_on <= outer.due_on:
        return
    if state.counting.get("named_on"):
        state.marks = list(in_order([*state.marks, OUTLASTS]))
        return
    state.due_on = max(outer.due_on, state.opened_on)
    state.mark_on = _mark_on(rule, pack_rule(state.law, state.opened_on), state.due_on)
    state.counting["steps"] = [*state.counting["steps"], Step("within", state.due_on, {"clock": rule.within}).as_json()]


def pack_rule(code: str, start: date) -> Rule | None:
    """The pack rule of a clock that began on `start`, if it can be used."""
    return _law(code, start)[0] if code else None


def _instant(value: Any) -> datetime | None:
    """An instant given as such or as ISO text with an hour and a zone; None for a mere day."""
    if isinstance(value, str) and len(value) > len("2026-11-20"):
        value = datetime.fromisoformat(value)
    return value if isinstance(value, datetime) and value.tzinfo else None


def as_day(value: Any) -> date | None:
    """A day given as a date, as ISO text, or not at all."""
    if not value:
        return None
    return date.fromisoformat(value) if isinstance(value, str) else value


def next_of(states: Iterable[ClockState]) -> ClockState | None:
    """The clock that falls due first among those that run; retention does not press anybody."""
    pressing = [state for state in states if state.runs and state.sort != "retention"]
    return min(pressing, key=lambda state: (state.due_on or date.max, state.rule, state.key), default=None)
