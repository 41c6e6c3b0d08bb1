"""The courses of invented matters: their days, and as many of them as the published totals ask.

Advised on in the cluster in the first half of 2023: 100. Handled in the whole sector in 2021–2023: 580. Both hold for every
seed and scale.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from liem.core.acts.demo import CLOSED_BY, FIRST_DAY, LAST_DAY, House, OfficeDays, Scene

ADVISED = 100
HANDLED = 580
HALF = (date(2023, 1, 1), date(2023, 6, 30))
YEARS = (date(2021, 1, 1), date(2023, 12, 31))
TRIES = 4_000


@dataclass
class Course:
    """A matter from its recording to its end. `ending` is handle, hand-to-agency or empty: it goes on to this day."""

    recorded_on: date
    advised_on: list[date]
    directed_on: date | None
    ending: str
    ended_on: date | None

    @property
    def last_on(self) -> date:
        """The last day on which it may still be worked on."""
        return self.ended_on or max([self.recorded_on, *self.advised_on]) + timedelta(days=90)

    @property
    def advised_in_half(self) -> bool:
        """Whether its first advice lies in the first half of 2023."""
        return bool(self.advised_on) and HALF[0] <= self.advised_on[0] <= HALF[1]

    @property
    def handled_in_years(self) -> bool:
        """Whether it was handled in 2021–2023."""
        return self.ending == "handle" and self.ended_on is not None and YEARS[0] <= self.ended_on <= YEARS[1]


Test = Callable[[Course], bool]


def told(scene: Scene) -> list[tuple[House, Course]]:
    """Every matter of the invented years with its unit."""
    chance = scene.chance("matters")
    committees = scene.committees
    members = [house for house in committees if house.clustered]
    offices = [house for house in scene.past if house.unit.level == "district"]
    made = [
        (house, _drawn(scene, chance, house, lambda c: c.advised_in_half, around=HALF))
        for house in scene.share_out(ADVISED, members, chance)
    ]
    left = HANDLED - sum(course.handled_in_years for _house, course in made)
    here = round(left * 0.14)
    houses = [*scene.share_out(left - here, committees, chance), *chance.choices(offices, k=here)]
    made += [(house, _drawn(scene, chance, house, _apart(house, lambda c: c.handled_in_years))) for house in houses]
    houses = [*scene.share_out(scene.filling(430), committees, chance), *chance.choices(offices, k=scene.filling(150))]
    houses += scene.share_out(scene.filling(140), members, chance)
    made += [(house, _drawn(scene, chance, house, _apart(house, lambda c: not c.handled_in_years))) for house in houses]
    return made


def _apart(house: House, test: Test) -> Test:
    """Outside the cluster's own quota none of its matters is advised on in its half-year."""
    return (lambda course: test(course) and not course.advised_in_half) if house.clustered else test


def _drawn(scene: Scene, chance: Random, house: House, test: Test, around: tuple[date, date] = (FIRST_DAY, LAST_DAY)) -> Course:
    for _ in range(TRIES):
        course = draw(chance, scene.days, around, lively=not house.ends)
        if test(course) and (course.ended_on is None or course.ended_on <= CLOSED_BY):
            return course
    raise LookupError("no course counts as it must")


def draw(chance: Random, days: OfficeDays, around: tuple[date, date], *, lively: bool) -> Course:
    """A course by chance, recorded within `around`."""
    recorded_on = chance.choice(days.between(*around))

    def later(day: date, low: int, high: int) -> date:
        return days.on_or_after(day + timedelta(days=chance.randrange(low, high)))

    advised = [later(recorded_on, 0, 24)] if chance.random() < 0.85 else []
    now = advised[0] if advised else recorded_on
    directed_on = later(now, 3, 28) if chance.random() < (0.66 if advised else 0.25) else None
    if advised and chance.random() < 0.22:
        advised.append(later(directed_on or now, 20, 70))
    ending = chance.choices(("handle", "hand-to-agency", ""), (66, 34, 4 if lively else 0))[0]
    ended_on = later(max([now, *advised, *([directed_on] if directed_on else [])]), 14, 230) if ending else None
    return Course(recorded_on, advised, directed_on, ending, ended_on)


def counts(courses: Iterable[Course]) -> tuple[int, int]:
    """How many of the courses count in the two published totals."""
    kept = list(courses)
    return sum(course.advised_in_half for course in kept), sum(course.handled_in_years for course in kept)
