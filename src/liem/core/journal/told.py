"""What the parts that follow the journal are told: an event with its record before and after, and a record's past."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from liem.core.journal.events import Event
from liem.core.registry.catalogue import Catalogue


@dataclass(slots=True)
class Told:
    """One event that is being written. `before` is None when the event opens the record."""

    event_id: int
    kind: str
    event_class: type[Event]
    record: Any
    own: Any
    before: Mapping[str, Any] | None
    ordinal: int
    happened_on: date
    recorded_at: datetime
    unit_id: int
    actor_id: int | None
    data: dict[str, Any]
    changes: dict[str, Any]
    voids: int | None = None
    amends: int | None = None
    declares_owner: int | None = None
    personal: list[tuple[str, bytes, Any]] = field(default_factory=list)

    @property
    def opened(self) -> bool:
        """Whether this event is the first of its record."""
        return self.ordinal == 1


class Past(NamedTuple):
    """An event of a record's effective history: not voided, with corrected data where it was amended."""

    event_id: int
    ordinal: int
    kind: str
    happened_on: date
    recorded_at: datetime
    unit_id: int
    data: Mapping[str, Any]
    declares_owner: int | None = None


@dataclass(slots=True)
class Foreseen:
    """One line of what an act will change outside the record: a clock that starts, a figure that moves."""

    label: Any
    before: Any = None
    after: Any = None
    detail: Any = ""
    sign: str = ""


Histories = Callable[[], Mapping[int, list[Past]]]


JOURNAL = 15
"""Readings of a lower order follow before the events are written, so that nobody waits behind the writing for what they ask of
the tables; the others find the events there."""


class Consequence(Protocol):
    """A reading that follows the journal inside the act's transaction, in the order of `order`."""

    order: int
    title: Any

    def follow(self, cursor: Any, told: list[Told], histories: Histories) -> None:
        """Write what follows from `told`; set-based, as `liem_writer`."""

    def foresee(self, told: Told, history: list[Past]) -> list[Foreseen]:
        """What would follow, without writing. `history` includes the event that is being told."""


consequences: Catalogue[str, Consequence] = Catalogue("consequences")


def in_order() -> list[Consequence]:
    """Every consequence, in the order in which they follow an act."""
    return sorted(consequences, key=lambda consequence: consequence.order)
