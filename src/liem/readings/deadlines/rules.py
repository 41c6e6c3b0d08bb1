"""`ClockRule`: how a register declares a clock, and the catalogue of all of them.

A rule names the events that open, suspend, resume, extend and close a clock. How long it runs comes from the rule pack
(`rule`), from the event itself (`due`), or from a plain number (`days`, `working_days`, `months`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from liem.core.journal.events import Event
from liem.core.journal.told import Past
from liem.core.registry import Catalogue

SORTS = ("legal", "target", "retention")
"""Legal limit, target day, retention: never mixed. Retention clocks go on when the record is closed."""

Data = Mapping[str, Any]


@dataclass(frozen=True, init=False)
class On:
    """Events of these classes, when their data meet a condition: `On(StageEntered, when=lambda data: …)`."""

    kinds: frozenset[str]
    when: Callable[[Data], bool] | None

    def __init__(self, *classes: type[Event], when: Callable[[Data], bool] | None = None) -> None:
        object.__setattr__(self, "kinds", frozenset(cls.kind for cls in classes))
        object.__setattr__(self, "when", when)

    def meets(self, past: Past) -> bool:
        """Whether this event is meant."""
        return past.kind in self.kinds and (self.when is None or bool(self.when(past.data)))


Trigger = None | type[Event] | On | Iterable[type[Event] | On]


class Triggers:
    """Several `On`s as one: what a rule's `opens`, `closes` … become."""

    def __init__(self, given: Trigger) -> None:
        if given is None:
            items: list[Any] = []
        elif isinstance(given, On | type):
            items = [given]
        else:
            items = list(given)
        self.items = [item if isinstance(item, On) else On(item) for item in items]
        self.kinds = frozenset[str]().union(*(item.kinds for item in self.items))
        always = frozenset().union(*(item.kinds for item in self.items if item.when is None))
        self._conditions = {
            kind: [] if kind in always else [item.when for item in self.items if item.when and kind in item.kinds] for kind in self.kinds
        }
        """By the kinds that are meant: under which conditions; none when always."""

    def meets(self, past: Past) -> bool:
        """Whether one of them means this event."""
        conditions = self._conditions.get(past.kind)
        if conditions is None:
            return False
        for when in conditions:  # asked for every event of every history: a loop, for a generator would take twice as long
            if when(past.data):
                return True
        return not conditions


class ClockRule:
    """A clock of one kind of record.

    `sort`: legal, target or retention. `opens` … `extends`: an event class, `On(…)`, or several of them; one event may
    close a clock and open its next turn. An opening while the clock runs is passed over unless `restarts`.

    How long, exactly one of: `rule`, a code of the rule pack or a function of the opening event's data that gives one
    (None: no clock); `due`, a function of the opening event (`Past`) that gives the day itself (None: no clock);
    `days`, `working_days`, `months`, a number or a function of the data.

    `changes`: events after which another limit binds from the same start, as `rule` (or the number) says of their data.

    `start`: the day the count starts from, by default the day the opening event happened. `scope`: the row or rows an
    event means (`"2"`, `["1", "2"]`), so that each has its own clock; nothing means the record, or on closing all rows.
    `extension`: the new due day, or (value, unit), or (value, unit, True) for so much in all from the start; nothing means the
    next extension that the law allows. `ask_before`: a rule of the pack counted backwards from the due day, drawn as a mark (by
    default the one that the pack rule names).
    `basis`: the ground when no pack rule names it.

    `most`: with `due`, the pack rule (or a function of the data that gives one) that a fixed day may not exceed.
    `inherits`: events whose data may carry `inherited` (`passing.Lineage`): the clock of a case split off or joined goes on.
    `within`: the code of another clock of the same record that this one may not outlast; a counted end is cut to the
    other's, a fixed day keeps its day and is marked.
    """

    def __init__(
        self,
        code: str,
        label: Any,
        *,
        kind: str,
        opens: Trigger,
        sort: str = "legal",
        closes: Trigger = None,
        suspends: Trigger = None,
        resumes: Trigger = None,
        extends: Trigger = None,
        changes: Trigger = None,
        rule: str | Callable[[Data], str | None] | None = None,
        due: Callable[[Past], date | str | None] | None = None,
        most: str | Callable[[Data], str | None] | None = None,
        days: int | Callable[[Data], int | None] | None = None,
        working_days: int | Callable[[Data], int | None] | None = None,
        months: int | Callable[[Data], int | None] | None = None,
        start: Callable[[Past], date | datetime | str | None] | None = None,
        scope: Callable[[Past], str | int | Iterable[str | int] | None] | None = None,
        extension: Callable[[Past], date | str | tuple[int, str] | tuple[int, str, bool] | None] | None = None,
        ask_before: str = "",
        basis: Any = "",
        restarts: bool = False,
        inherits: Trigger = None,
        within: str = "",
    ) -> None:
        lengths: dict[str, Any] = {"rule": rule, "due": due, "day": days, "working_day": working_days, "month": months}
        given = {unit: length for unit, length in lengths.items() if length is not None}
        if sort not in SORTS or len(given) != 1:
            raise ValueError(f"{code}: one of {', '.join(SORTS)}, and exactly one length")
        self.code, self.label, self.kind, self.sort = code, label, kind, sort
        self.opens, self.closes = Triggers(opens), Triggers(closes)
        self.suspends, self.resumes, self.extends = Triggers(suspends), Triggers(resumes), Triggers(extends)
        self.changes = Triggers(changes)
        self.inherits, self.within, self.most = Triggers(inherits), within, most
        self.unit: str
        self.length: Any
        ((self.unit, self.length),) = given.items()
        self.start, self.scope, self.extension = start, scope, extension
        self.ask_before, self.basis, self.restarts = ask_before, basis, restarts
        clock_rules.declare(code, self)

    def __repr__(self) -> str:
        return f"<ClockRule {self.code}>"

    @cached_property
    def touched_by(self) -> frozenset[str]:
        """The kinds of events that may change this clock."""
        triggers = (self.opens, self.closes, self.suspends, self.resumes, self.extends, self.changes, self.inherits)
        return frozenset().union(*(t.kinds for t in triggers))

    @cached_property
    def begun_by(self) -> frozenset[str]:
        """The kinds of events that may begin this clock: by opening it, or by handing it over."""
        return self.opens.kinds | self.inherits.kinds

    @cached_property
    def turned_by(self) -> frozenset[str]:
        """The kinds of events that may suspend, resume, extend or change this clock."""
        return self.suspends.kinds | self.resumes.kinds | self.extends.kinds | self.changes.kinds

    def keys(self, past: Past) -> list[str]:
        """The rows that an event means; an empty list when it means none in particular."""
        found = self.scope(past) if self.scope else None
        if found is None or found == "":
            return []
        if isinstance(found, str | int):
            return [str(found)]
        return [str(key) for key in found]


clock_rules: Catalogue[str, ClockRule] = Catalogue("clock rules")


def rules_of(kind: str) -> list[ClockRule]:
    """The clock rules of one kind of record, in the order of their declaration."""
    return [rule for rule in clock_rules if rule.kind == kind]
