"""A case played in memory: acts carried out on a record that no table holds, as `perform` does it without its database."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from liem.core.access.actor import Actor
from liem.core.acts.base import Act, At, act_of, fits
from liem.core.acts.perform import fresh_entry
from liem.core.acts.telling import Entry, carry_out
from liem.core.journal.history import effective
from liem.core.journal.told import Past, Told
from liem.core.records.kinds import kinds

TODAY = date(2023, 12, 31)

Step = tuple[str, Mapping[str, Any]]


def officer(role: str = "officer") -> Actor:
    """A person of a unit that needs no database."""
    return Actor(
        appointment_id=1,
        person_id=1,
        user_id=1,
        name="Officer",
        unit_id=38,
        unit_code="T38",
        unit_name="Unit",
        unit_place=38_000_000,
        unit_top=38_000_000,
        lo=38_000_000,
        hi=38_099_999,
        role=role,
        clearance=2,
        level="province",
    )


class Played:
    """A record and what was told of it."""

    def __init__(self, kind: str) -> None:
        self.kind = kinds[kind]
        self.entry: Entry = fresh_entry(self.kind, 1, officer())
        self.told: list[Told] = []

    @property
    def own(self) -> Any:
        """The own row, with its record and rows."""
        return self.entry.own

    @property
    def stage(self) -> str:
        """The stage the record is in."""
        return self.own.record.stage

    def form(self, name: str, data: Mapping[str, Any]) -> Act:
        """The act bound to this record."""
        own = None if self.entry.fresh else self.own
        return act_of(self.kind.code, name)(data, actor=officer(), own=own, today=TODAY, kind=self.kind)

    def errors(self, name: str, data: Mapping[str, Any]) -> dict[str, list[str]]:
        """Why the act is refused; empty when it is not."""
        return self.form(name, data).faults()

    def does(self, name: str, data: Mapping[str, Any]) -> Told:
        """Carry the act out; it must pass."""
        act = act_of(self.kind.code, name)
        assert act.opens or fits(act, self.kind, self.own.record), f"{name} is not done at {self.stage}"
        form = self.form(name, data)
        assert form.is_valid(), form.faults()
        if self.entry.fresh:
            self.own.record.number, self.own.record.opened_on = "VA-2023/0001", form.namespace().happened_on
        told = carry_out(self.entry, form, At(today=TODAY, actor=officer(), kind=self.kind))
        self.entry.fresh = False
        told.event_id, told.recorded_at = len(self.told) + 1, datetime.combine(told.happened_on, time(2), UTC)
        self.told.append(told)
        return told

    def history(self) -> list[Past]:
        """The effective history, as readings get it."""
        return effective(
            [(t.event_id, 1, t.ordinal, t.kind, t.happened_on, t.recorded_at, t.unit_id, t.data, t.voids, t.amends) for t in self.told]
        )


def play(kind: str, steps: Iterable[Step]) -> Played:
    """A record after these acts."""
    played = Played(kind)
    for name, data in steps:
        played.does(name, data)
    return played
