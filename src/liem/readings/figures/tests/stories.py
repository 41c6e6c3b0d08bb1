"""Invented stories of records for the tests of figures: told to the journal as acts tell them, and recounted naively.

A story is a list of steps. `Teller` writes each as an event, as `liem_writer`, and lets the reading follow; `recount`
says from the same steps, day by day and without facts, where the record stands.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django.db import connection

from liem.core.journal.history import HAND_OVER, effective, histories
from liem.core.journal.told import Past, Told
from liem.readings.figures import Counted, Cut, Derived, Identity, Indicator, Median, Span, alias
from liem.readings.figures.catalogue import aliases, identities, indicators
from liem.readings.figures.codes import forget
from liem.readings.figures.following import FIGURES

FIRST = date(2023, 1, 1)
COLOURS = {"red": "Red", "blue": "Blue"}
BODIES = {"steering": "Steering committee", "standing": "Standing body"}


@contextmanager
def declared() -> Iterator[None]:
    """The indicators of the stories, in the catalogue for the length of a test."""
    kept = {catalogue: dict(catalogue._items) for catalogue in (indicators, aliases, identities)}
    for catalogue in kept:
        catalogue._items.clear()
    forget()
    _declare()
    yield
    for catalogue, items in kept.items():
        catalogue._items.clear()
        catalogue._items.update(items)
    forget()


def _declare() -> None:
    colour, body = Cut("colour", "Colour", COLOURS), Cut("body", "Body", BODIES)
    Indicator("story.begun", "Begun", when="story.begun", cuts=(colour,), compared=True)
    Indicator("story.money", "Money", when="story.paid", amount="amount", unit="VND", cuts=(colour,))
    Indicator("story.payments", "Payments", when="story.paid", cuts=(colour,), page=False)
    Indicator("story.due", "Due", when="story.owed", amount="amount", unit="VND")
    Indicator("story.parts", "Parts", when="story.begun", rows="parts", amount="weight", unit="persons", sensitive=True)
    Indicator("story.standing", "Standing", when="story.begun", until="story.ended", cuts=(colour,))
    Indicator("story.standing_start", "Standing at the start", of="story.standing", timing="start")
    Indicator("story.standing_moved", "Moved by hand-over", of="story.standing", timing="moved")
    Indicator("story.left", "Left", when=("story.begun", "story.ended"), counted=_left, cuts=(colour,), page=False)
    Indicator("story.arrived", "Arrived by hand-over", when=("story.begun", HAND_OVER), counted=_arrived, page=False)
    Indicator("story.followed", "Followed", of="story.standing", timing="during", compared=True)
    Indicator(
        "story.watched", "Watched", when="story.placed", until="story.removed", key="row", union=True,
        cuts=(colour,), detail=(body,), timing="during",
    )  # fmt: skip
    Indicator("story.watched_end", "Watched at the end", of="story.watched", timing="end")
    Indicator("story.come", "Begun to stand", when=("story.begun", "story.ended"), counted=_come, cuts=(colour,), page=False)
    Derived("story.rate", "Rate", of="story.money", over="story.due")
    Median("story.middle", "Middle payment", of="story.money", over="story.payments", unit="VND", page=False)
    alias("story.red", "story.begun[colour=red]", "Begun red")
    Identity(
        "story.stock", "Opening + begun + moved = left + standing",
        left=["story.standing_start", "story.come", "story.standing_moved"], right=["story.left", "story.standing"],
    )  # fmt: skip
    Identity("story.colours", "By colour", left=["story.begun"], right=["story.red", "story.begun[colour=blue]", "story.begun[colour=]"])


def _spans(history: list[Past]) -> Iterable[Span]:
    standing = indicators["story.standing"]
    assert isinstance(standing, Indicator)
    return standing.spans_of(history)


def _come(history: list[Past]) -> Iterator[Counted]:
    return (Counted(span.opened_by) for span in _spans(history))


def _left(history: list[Past]) -> Iterator[Counted]:
    return (Counted(span.closed_by, cuts=span.cuts) for span in _spans(history) if span.closed_by is not None)


def _arrived(history: list[Past]) -> Iterator[Counted]:
    return (Counted(past, arriving=True) for past in history if past.kind == HAND_OVER)


@dataclass
class Step:
    """One event to tell: kind, day, data; or a hand-over `to`, a voiding or an amendment of an earlier step."""

    kind: str
    day: date
    data: dict[str, Any] = field(default_factory=dict)
    to: int | None = None
    voids: int | None = None
    amends: int | None = None


def make_units(count: int = 4, *, first_place: int = 1_900_000_000, prefix: str = "X", level: str = "province") -> list[int]:
    """Units that no reference data knows; returns their ids."""
    made = []
    with writing() as cursor:
        for n in range(count):
            place = first_place + n * 100
            cursor.execute(
                "insert into unit (code, level, type, name_vi, name_en, place, last_place, top, valid_from, sort_key)"
                " values (%s, %s, 'committee', %s, '', %s, %s, %s, '2008-08-01', '') returning id",
                [f"{prefix}{n}", level, f"Đơn vị {n}", place, place + 99, place],
            )
            made.append(cursor.fetchone()[0])
    return made


@contextmanager
def writing() -> Iterator[Any]:
    """A cursor as the role that writes."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('role', 'liem_writer', true)")
        yield cursor
        cursor.execute("select set_config('role', 'none', true)")


def ask_as(role: str = "auditor", **settings: Any) -> None:
    """Read from here on as someone: by default as the auditor, who may ask for every sum."""
    with connection.cursor() as cursor:
        for name, value in {"role": role, "clearance": "4", "today": "2026-01-01", **settings}.items():
            cursor.execute("select set_config(%s, %s, true)", [f"liem.{name}", str(value)])


class Teller:
    """Tells the story of one record."""

    def __init__(self, owner: int, *, confidentiality: int = 0) -> None:
        self.first_owner = self.owner = owner
        self.steps: list[Step] = []
        self.events: list[tuple[Any, ...]] = []
        self.instants: list[datetime] = []
        with writing() as cursor:
            cursor.execute("select nextval('record_id_seq'), place from unit where id = %s", [owner])
            self.record_id, place = cursor.fetchone()
        self.record = SimpleNamespace(id=self.record_id, pk=self.record_id, place=place, confidentiality=confidentiality)

    def tell(self, *steps: Step, together: bool = False) -> None:
        """Tell steps one act after the other, or `together` as one batch (with instants of their own)."""
        batches = [list(steps)] if together else [[step] for step in steps]
        for batch in batches:
            self._tell(batch)

    def _tell(self, batch: list[Step]) -> None:
        told = []
        with writing() as cursor:
            for step in batch:
                told.append(self._write(cursor, step))
            known: dict[int, Any] = {}

            def past() -> dict[int, Any]:
                if not known:
                    known.update(histories(cursor, [self.record_id]))
                return known

            FIGURES.follow(cursor, told, past)

    def _write(self, cursor: Any, step: Step) -> Told:
        ordinal = len(self.steps) + 1
        unit_id = self._owner_on(step.day)
        data = dict(step.data)
        if step.to is not None:
            data["new_owner"] = self.owner = step.to
        if step.amends is not None:
            data = {"corrected": data}
        voids, amends = (None if n is None else self.events[n][0] for n in (step.voids, step.amends))
        cursor.execute(
            "insert into event (record_id, subject_kind, subject_id, ordinal, kind, unit_id, happened_on, recorded_at,"
            " changes, data, voids_id, amends_id) values (%s, 'record', %s, %s, %s, %s, %s, clock_timestamp(), '{}', %s, %s, %s)"
            " returning id, recorded_at",
            [self.record_id, self.record_id, ordinal, step.kind, unit_id, step.day, json.dumps(data), voids, amends],
        )
        event_id, recorded_at = cursor.fetchone()
        if ordinal == 1:
            self._write_record(cursor, step)
        else:
            cursor.execute("update record set version = %s, owner_id = %s where id = %s", [ordinal, self.owner, self.record_id])
        self.steps.append(step)
        self.events.append((event_id, self.record_id, ordinal, step.kind, step.day, recorded_at, unit_id, data, voids, amends))
        self.instants.append(recorded_at)
        return Told(
            event_id=event_id, kind=step.kind, event_class=object, record=self.record, own=None,  # type: ignore[arg-type]
            before=None if ordinal == 1 else {}, ordinal=ordinal, happened_on=step.day, recorded_at=recorded_at,
            unit_id=unit_id, actor_id=None, data=data, changes={}, voids=voids, amends=amends, declares_owner=step.to,
        )  # fmt: skip

    def _write_record(self, cursor: Any, step: Step) -> None:
        cursor.execute(
            "insert into record (id, kind, number, title, title_fold, sort_key, owner_id, top, place, confidentiality,"
            " guarded, need_to_know, stage, opened_on, version) values"
            " (%s, 'story', %s, 'Story', 'story', '', %s, %s, %s, %s, false, false, '', %s, 1)",
            [
                self.record_id, f"S-{self.record_id}", self.first_owner, self.record.place, self.record.place,
                self.record.confidentiality, step.day,
            ],
        )  # fmt: skip

    def _owner_on(self, day: date) -> int:
        owner = self.first_owner
        for step in self.steps:
            if step.to is not None and step.day <= day:
                owner = step.to
        return owner

    def known(self, as_of: datetime | None) -> list[tuple[Any, ...]]:
        """The journal rows of the story recorded up to an instant."""
        return [row for row in self.events if as_of is None or row[5] <= as_of]


def recount(rows: list[tuple[Any, ...]], day: date, first_owner: int) -> tuple[int, dict[str, str]] | None:
    """Where a record stands at the end of a day: its unit and the data it stands with; None when it does not."""
    owner, standing = first_owner, None
    for past in effective(rows):
        if past.happened_on > day:
            break
        if past.declares_owner is not None:
            owner = past.declares_owner
        elif past.kind == "story.ended":
            standing = None
        elif past.kind == "story.begun" and standing is None:
            standing = dict(past.data)
    return None if standing is None else (owner, standing)


def stood_during(rows: list[tuple[Any, ...]], start: date, end: date, units: set[int], first_owner: int) -> bool:
    """Whether a record stood in one of the units at any moment of start ≤ day < end, also within a day."""
    owner, standing, counted = first_owner, False, False
    for past in effective(rows):
        if past.happened_on >= end:
            break
        if past.happened_on >= start and not counted:
            counted = standing and owner in units
        if past.declares_owner is not None:
            owner = past.declares_owner
        elif past.kind == "story.ended":
            standing = False
        elif past.kind == "story.begun":
            standing = True
        if past.happened_on >= start:
            counted = counted or (standing and owner in units)
    return counted or (standing and owner in units)


def day(number: int) -> date:
    """The day of this number of the story, from 0."""
    return FIRST + timedelta(days=number)


def begun(on: int, colour: str = "red", **data: Any) -> Step:
    """It begins to stand."""
    return Step("story.begun", day(on), {"colour": colour, **data})


def ended(on: int) -> Step:
    """It stands no longer."""
    return Step("story.ended", day(on))


def handed_over(on: int, to: int) -> Step:
    """Another unit has it from now on."""
    return Step(HAND_OVER, day(on), to=to)


def voided(step: int, on: int = 0) -> Step:
    """An earlier step (by its number) was entered by mistake."""
    return Step("records.voided", day(on), voids=step)


def amended(step: int, **data: Any) -> Step:
    """An earlier step said something wrong."""
    return Step("records.amended", day(0), data, amends=step)


def paid(on: int, amount: int, colour: str = "red") -> Step:
    """Money came in."""
    return Step("story.paid", day(on), {"amount": amount, "colour": colour})


def placed(on: int, row: int, body: str, colour: str = "red") -> Step:
    """A body takes it under watch."""
    return Step("story.placed", day(on), {"row": row, "body": body, "colour": colour})


def removed(on: int, row: int | None = None) -> Step:
    """A body lets it go; with no row all do."""
    return Step("story.removed", day(on), {} if row is None else {"row": row})
