"""The stage on which every register tells its part of the invented years: units and their writers, days, places, chance.

A register's `demo` module has `tell(scene)`, which gives stories: the acts of one record, each recorded after the one
before. Whoever loads the demo lays the stories of all registers into one order of instants and performs them. The same
seed and scale always tell the same years; only the fresh work hangs on the day of loading.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from random import Random
from typing import Any

from liem.core.access.actor import Actor
from liem.core.acts.many import Item
from liem.core.calendar.days import is_working_day
from liem.core.calendar.today import VIETNAM, day_of
from liem.core.organization.models import Appointment, Locality, LocalityStatus, Role, Unit, UnitLevel
from liem.core.organization.naming import COMMITTEE_VI, PREFIX_VI

FIRST_DAY, LAST_DAY = date(2021, 1, 4), date(2023, 12, 29)
"""The invented years: nothing is entered in the books before the first or after the last of these days."""
CLOSED_BY = date(2024, 12, 13)
"""The last day on which anything of the invented years happens; what is recorded of it is recorded within that month."""
OFFICE_HOURS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))
_BEFORE = [
    "An",
    "Bàn",
    "Bích",
    "Cát",
    "Cồn",
    "Dục",
    "Đại",
    "Đoan",
    "Gò",
    "Hạ",
    "Hiệp",
    "Khê",
    "Lạc",
    "Lộc",
    "Mỹ",
    "Ngòi",
    "Phúc",
    "Quế",
    "Sa",
    "Tân",
    "Thạch",
    "Thượng",
    "Trà",
    "Tiên",
    "Vạn",
    "Xuân",
    "Yên",
    "Đồng",
    "Giáp",
    "Nghĩa",
]
_AFTER = [
    "Bồng",
    "Cảnh",
    "Cẩm",
    "Chử",
    "Diêm",
    "Dương",
    "Giai",
    "Hậu",
    "Khoát",
    "Lãng",
    "Lương",
    "Mão",
    "Nhiêu",
    "Phả",
    "Quất",
    "Rạng",
    "Sậy",
    "Tảo",
    "Thịnh",
    "Trại",
    "Vãng",
    "Vịnh",
    "Xá",
    "Đoài",
    "Ngạn",
    "Hoàn",
    "Lĩnh",
]
LIVELY = ("TW", "T38", "T40")
"""Units whose work goes on to the day of loading, with the offices below them."""
MERGER = date(2025, 7, 1)
"""From here on the merged provinces and the communes work."""
FRESH_DAYS = 60
BIG = {"T01": 2.4, "T79": 2.4, "T38": 1.5, "T40": 1.5, "T31": 1.3, "T48": 1.2, "T75": 1.2}


@dataclass(frozen=True, slots=True, eq=False)
class House:
    """A unit with those who write in its books. `localities` are where its work lies, the unit's own place first."""

    unit: Unit
    officers: tuple[Actor, ...]
    head: Actor
    localities: tuple[Locality, ...]
    place_type: str
    """The type of its place in its own time: `province`, `city`, `district` …"""
    clustered: bool
    """Whether its records count in the demo's emulation cluster."""

    @property
    def ends(self) -> bool:
        """Whether the unit has ended since."""
        return self.unit.valid_until is not None

    @property
    def lively(self) -> bool:
        """Whether fresh work is told of this unit."""
        return not self.ends and self.unit.code.partition(".")[0] in LIVELY

    @property
    def area(self) -> str:
        """The unit's place as an official text names it: `tỉnh Thanh Hóa`; the centre has none."""
        return f"{PREFIX_VI[self.place_type]} {self.localities[0].name_vi}" if self.localities else "Trung ương"

    @property
    def committee(self) -> str:
        """The Party committee that the unit serves: `Tỉnh ủy`, `Thành ủy`, `Huyện ủy`, `Đảng ủy xã`."""
        if not self.localities:
            return "Ban Bí thư"
        return COMMITTEE_VI.get(self.place_type) or f"Đảng ủy {PREFIX_VI[self.place_type]}"


class OfficeDays:
    """The working days of the years in question, for quick looking up."""

    def __init__(self, first: date, last: date) -> None:
        span = (first + timedelta(days=n) for n in range((last - first).days + 1))
        self.days = [day for day in span if is_working_day(day)]

    def on_or_after(self, day: date) -> date:
        """The day itself when offices work on it, else the next on which they do."""
        return self.days[bisect_left(self.days, day)]

    def on_or_before(self, day: date) -> date:
        """The day itself when offices work on it, else the last on which they did."""
        return self.days[bisect_right(self.days, day) - 1]

    def later(self, day: date, number: int) -> date:
        """The `number`-th working day after `day`; before it when negative."""
        at = bisect_right(self.days, day) - 1 if number >= 0 else bisect_left(self.days, day)
        return self.days[at + number]

    def between(self, first: date, last: date) -> list[date]:
        """The working days from `first` to `last`, both included."""
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]


@dataclass(frozen=True)
class Workload:
    """How much fresh work an officer has of one kind: late, due this week, come in of late, due later."""

    late: int = 0
    week: int = 0
    came: int = 0
    calm: int = 0


@dataclass(frozen=True)
class Task:
    """One piece of fresh work: when it was entered, when it was last worked on, and the day on which it falls due."""

    opened_on: date
    worked_on: date
    due_on: date


@dataclass(eq=False)
class Scene:
    """Everything that a teller may know. `scale` shrinks the filling; what the published totals need is always told."""

    seed: int
    scale: float
    today: date
    houses: Sequence[House]
    taken_names: frozenset[str] = frozenset()
    days: OfficeDays = field(init=False)

    def __post_init__(self) -> None:
        self.days = OfficeDays(FIRST_DAY - timedelta(days=40), self.today + timedelta(days=200))

    def chance(self, of_what: str) -> Random:
        """Chance of its own for each purpose, so that one teller moves nothing in another."""
        return Random(f"{self.seed}/{of_what}")  # noqa: S311 - a story, not a secret

    def filling(self, full: float) -> int:
        """How many of the things that no published total counts are told at this scale."""
        return round(full * self.scale)

    @cached_property
    def committees(self) -> list[House]:
        """The provincial committees of the invented years."""
        return [house for house in self.past if house.unit.level == UnitLevel.PROVINCE]

    @cached_property
    def past(self) -> list[House]:
        """The units that worked in the invented years."""
        return [house for house in self.houses if house.unit.valid_from <= FIRST_DAY]

    def house(self, code: str, on: date) -> House:
        """The unit that bore a code on a day."""
        return next(house for house in self.houses if house.unit.code == code and house.unit.is_valid_on(on))

    @cached_property
    def yesterday(self) -> date:
        """The last working day before the day of loading: nothing fresh happens later."""
        return self.days.later(self.today, -1)

    def tasks(self, work: Workload, chance: Random) -> Iterator[Task]:
        """The days of fresh work, all within the last `FRESH_DAYS` days, due as `work` says."""
        sunday = self.today + timedelta(days=6 - self.today.weekday())
        week = self.days.between(self.today, sunday) or [sunday]
        for number in range(work.late):
            yield self._task(self.days.later(self.today, -1 - number), chance)
        for number in range(work.week):
            yield self._task(week[number % len(week)], chance)
        for _number in range(work.calm):
            yield self._task(self.days.on_or_after(sunday + timedelta(days=chance.randrange(4, 28))), chance)
        recent = self.days.between(self.today - timedelta(days=7), self.yesterday) or [self.yesterday]
        for number in range(work.came):
            opened_on = recent[number % len(recent)]
            yield Task(opened_on, opened_on, self.days.on_or_after(sunday + timedelta(days=chance.randrange(3, 30))))

    def _task(self, due_on: date, chance: Random) -> Task:
        worked_on = min(self.days.later(due_on, -chance.randrange(9, 16)), self.days.later(self.yesterday, -chance.randrange(1, 5)))
        opened_on = self.days.later(worked_on, -chance.randrange(3, 9))
        return Task(max(opened_on, self.days.on_or_after(self.today - timedelta(days=FRESH_DAYS))), worked_on, due_on)

    def invented_name(self, chance: Random) -> str:
        """The name of a place that is on no list."""
        while True:
            name = f"{chance.choice(_BEFORE)} {chance.choice(_AFTER)}"
            if name not in self.taken_names:
                return name

    def share_out(self, total: int, houses: Sequence[House], chance: Random) -> Iterator[House]:
        """`total` draws of a house, each house by its weight."""
        weights = [BIG.get(house.unit.code, 1.0) * (0.7 + 0.6 * self.chance(house.unit.code).random()) for house in houses]
        yield from chance.choices(houses, weights, k=total)


def merged(stories: Iterable["Story"]) -> list[Item]:
    """The items of all stories in the order of their instants."""
    items = [item for story in stories for item in story.items]
    items.sort(key=lambda item: item.recorded_at)  # type: ignore[arg-type, return-value]  # stable: a record's own order stays
    return items


class Story:
    """The acts of one record. Each is recorded on the day it happened or within a few working days, in office hours."""

    def __init__(
        self, scene: Scene, house: House, kind: str, chance: Random, *, handle: Any, fresh: bool = False, officer: Actor | None = None
    ) -> None:
        self.scene, self.house, self.kind, self.chance, self.handle, self.fresh = scene, house, kind, chance, handle, fresh
        self.officer = officer or chance.choices(house.officers, [3, *[1] * (len(house.officers) - 1)])[0]
        self.items: list[Item] = []
        self.proposed: list[tuple[str, Mapping[str, Any]]] = []
        self._last: datetime | None = None

    def add(self, act: str, on: date, data: Mapping[str, Any], *, approved: bool = False, by: House | None = None) -> None:
        """Let the officer do `act` on a day; `approved`: with the head as the second person; `by`: those of another unit."""
        recorded_at = self._instant(on)
        self.items.append(
            Item(
                act=act,
                actor=self.officer if by is None or by is self.house else by.officers[0],
                data={**data, "happened_on": on},
                kind=self.kind,
                target=self.handle if self.items else None,
                handle=None if self.items else self.handle,
                at=day_of(recorded_at),
                recorded_at=recorded_at,
                second=(by or self.house).head if approved else None,
            )
        )

    def propose(self, act: str, on: date, data: Mapping[str, Any]) -> None:
        """Let the officer propose `act` once all is told; it waits for the head."""
        self.proposed.append((act, {**data, "happened_on": on}))

    def _instant(self, on: date) -> datetime:
        """When it was recorded: after the act before it, not outside office hours but to finish what was begun."""
        days = self.scene.days
        delay = 0 if self.fresh else self.chance.choices((0, 1, 2, 3), (78, 14, 5, 3))[0]
        day = days.later(days.on_or_after(on), delay)
        begins, ends = OFFICE_HOURS[self.chance.random() > 0.55]
        at = datetime.combine(day, begins, VIETNAM)
        seconds = (datetime.combine(day, ends, VIETNAM) - at).seconds
        instant = (at + timedelta(seconds=self.chance.randrange(seconds))).astimezone(UTC)
        if self._last is not None and instant <= self._last:
            instant = self._last + timedelta(seconds=self.chance.randrange(70, 700))
        self._last = instant
        return instant


def set_scene(*, seed: int, scale: float, today: date, cluster: Iterable[int]) -> Scene:
    """The scene for a database that holds the reference of places and units and the demo's people.

    `cluster`: ids of the units whose subtrees make the emulation cluster in the invented years.
    """
    heads = {row.unit_id: Actor.of(row) for row in reversed(_appointments(Role.HEAD))}
    officers: dict[int, list[Actor]] = {}
    for row in _appointments(Role.OFFICER):
        officers.setdefault(row.unit_id, []).append(Actor.of(row))
    below: dict[int | None, list[Locality]] = {}
    for place in Locality.objects.filter(level="district").order_by("code", "valid_from"):
        below.setdefault(place.parent_id, []).append(place)
    former: dict[int | None, list[LocalityStatus]] = {}
    for status in LocalityStatus.objects.all():
        former.setdefault(status.locality_id, []).append(status)
    clustered = set(cluster)
    units = Unit.objects.exclude(level=UnitLevel.AGENCY).select_related("locality").order_by("place", "valid_from")
    houses = [
        House(
            unit=unit,
            officers=tuple(officers[unit.pk]),
            head=heads[unit.pk],
            localities=(unit.locality, *_within(unit, below)) if unit.locality else (),
            place_type=_type_of(unit, former),
            clustered=unit.pk in clustered or unit.parent_id in clustered,
        )
        for unit in units
        if unit.pk in heads and unit.pk in officers
    ]
    taken = frozenset(Locality.objects.values_list("name_vi", flat=True))
    return Scene(seed=seed, scale=scale, today=today, houses=houses, taken_names=taken)


def _appointments(role: str) -> list[Appointment]:
    found = Appointment.objects.filter(role=role).select_related("person", "unit")
    return list(found.order_by("unit_id", "valid_from", "pk"))


def _type_of(unit: Unit, former: Mapping[int | None, list[LocalityStatus]]) -> str:
    if unit.locality is None:
        return ""
    day = max(unit.valid_from, LAST_DAY)
    return next((row.type for row in former.get(unit.locality_id, ()) if row.is_valid_on(day)), unit.locality.type)


def _within(unit: Unit, below: Mapping[int | None, list[Locality]]) -> list[Locality]:
    """The districts of a province in the invented years."""
    return [place for place in below.get(unit.locality_id, ()) if place.is_valid_on(LAST_DAY)] if unit.level == "province" else []
