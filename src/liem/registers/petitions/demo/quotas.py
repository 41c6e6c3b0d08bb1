"""Who receives which petitions: Lâm Đồng's published year to the last petition, and the rest of the country around it.

Published of Lâm Đồng, 2023 (Báo Lâm Đồng, 26 February 2024): 7,156 received; 5,591 eligible = 651 complaints + 281
denunciations + 4,659 proposals = 2,886 within competence (359 + 122 + 2,405) + 780 guided + 1,742 transferred + 183 urged;
274 complaints resolved = 11 right + 10 partly right + 179 wrong + 74 withdrawn; 105 denunciations = 9 + 15 + 70 + 11. It holds
for every seed and scale: nothing else is received, handled or resolved there in that year.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random

from liem.core.acts.demo import FIRST_DAY, LAST_DAY, House, Scene
from liem.registers.petitions.demo import phrases
from liem.registers.petitions.demo.courses import Course, Drawing, Hop, in_order
from liem.registers.petitions.rules import states

PUBLISHED_UNIT, YEAR = "T68", 2023
RECEIVED = 7_156
OWN = {states.COMPLAINT: 359, states.DENUNCIATION: 122, states.PROPOSAL: 2_405}
OUTSIDE = {
    states.COMPLAINT: {states.GUIDE: 252, states.URGE: 40},
    states.DENUNCIATION: {states.TRANSFER: 147, states.URGE: 12},
    states.PROPOSAL: {states.GUIDE: 528, states.TRANSFER: 1_595, states.URGE: 131},
}
"""292 complaints, 159 denunciations, 2,254 proposals: 780 guided, 1,742 transferred, 183 urged. How the three directions
divide among the classes was not published: denunciations are never guided, complaints never transferred."""
RESOLVED = {
    states.COMPLAINT: {states.RIGHT: 11, states.PARTLY_RIGHT: 10, states.WRONG: 179, states.WITHDRAWN: 74},
    states.DENUNCIATION: {states.RIGHT: 9, states.PARTLY_RIGHT: 15, states.WRONG: 70, states.WITHDRAWN: 11},
}
IN_YEAR = (date(YEAR, 1, 3), date(YEAR, 12, 29))
AFTER_YEAR = (date(YEAR + 1, 1, 2), date(YEAR + 1, 4, 26))

TOTAL = 20_000
INSIDE = 560
"""Petitions that go from desk to desk within the sector."""
REPEATED = 0.11
CLASSES = {states.PROPOSAL: 58, states.COMPLAINT: 27, states.DENUNCIATION: 15}
MIXED = 0.03
"""Petitions of several contents, as a share of those that no published total counts."""
SECOND_INSTANCE = 0.06
OUTCOMES = {states.WRONG: 56, states.PARTLY_RIGHT: 14, states.RIGHT: 11, states.WITHDRAWN: 14, states.DISCONTINUED: 5}
DIRECTIONS = {
    states.COMPLAINT: {states.ACCEPT: 30, states.GUIDE: 44, states.URGE: 10, "refuse": 3, states.RETURN: 5, states.FILE: 8},
    states.DENUNCIATION: {states.ACCEPT: 28, states.TRANSFER: 54, states.URGE: 5, "refuse": 2, states.FILE: 11},
    states.PROPOSAL: {states.ACCEPT: 38, states.TRANSFER: 33, states.GUIDE: 13, states.URGE: 3, states.RETURN: 4, states.FILE: 9},
    states.MIXED: {states.ACCEPT: 40, states.TRANSFER: 40, states.GUIDE: 20},
}
TRIES = 400


def told(scene: Scene) -> list[Course]:
    """Every petition of the invented years, in the order of receipt, numbered."""
    quotas = _Quotas(scene)
    courses = [*quotas.published(), *quotas.inside(), *quotas.filling()]
    courses += quotas.repeats(courses)
    courses.sort(key=lambda course: course.received_on)
    for number, course in enumerate(courses, start=1):
        course.number = number
    return courses


class _Quotas:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.chance: Random = scene.chance("petitions")
        self.drawing = Drawing(self.chance, scene.days)
        self.lam_dong = [house for house in scene.past if house.unit.code.partition(".")[0] == PUBLISHED_UNIT]
        self.offices = [house for house in scene.past if house.unit.level == "district" and house not in self.lam_dong]
        self.centre = scene.house("TW", LAST_DAY)

    # --- Lâm Đồng 2023 -------------------------------------------------------------------------------------------------

    def published(self) -> Iterator[Course]:
        """The published year."""
        for petition_class, count in OWN.items():
            yield from self._own(petition_class, count)
        for petition_class, directions in OUTSIDE.items():
            for handling, count in directions.items():
                yield from (self._there(petition_class, handling) for _n in range(count))
        left = RECEIVED - sum(OWN.values()) - sum(sum(directions.values()) for directions in OUTSIDE.values())
        self.repeated_there = round(left * 0.45)
        for _n in range(left - self.repeated_there):
            handling = self.chance.choices((states.RETURN, states.FILE), (40, 60))[0]
            yield self._there(self._class(), handling)

    def _own(self, petition_class: str, count: int) -> Iterator[Course]:
        """Petitions within competence: those of the published outcomes resolved in the year, the others after it."""
        outcomes = [outcome for outcome, number in RESOLVED.get(petition_class, {}).items() for _n in range(number)]
        for outcome in outcomes:
            yield self._resolved_there(petition_class, outcome, (IN_YEAR[0], date(YEAR, 11, 3)), IN_YEAR)
        for _n in range(count - len(outcomes)):
            outcome = self.chance.choices(list(OUTCOMES), list(OUTCOMES.values()))[0]
            if outcomes:
                yield self._resolved_there(petition_class, outcome, (date(YEAR, 11, 27), date(YEAR, 12, 15)), AFTER_YEAR)
            else:
                yield self._resolved_there(petition_class, outcome, (IN_YEAR[0], date(YEAR, 12, 15)), None)

    def _resolved_there(
        self, petition_class: str, outcome: str, received: tuple[date, date], concluded: tuple[date, date] | None
    ) -> Course:
        for _try in range(TRIES):
            course = self._there(petition_class, states.ACCEPT, received)
            self.drawing.resolved(course, outcome, between=concluded)
            if in_order(course):
                return course
        raise LookupError("no course ends as it must")

    def _there(self, petition_class: str, handling: str, received: tuple[date, date] = (IN_YEAR[0], date(YEAR, 12, 15))) -> Course:
        """A petition received and handled there within the year."""
        house = self.chance.choices(self.lam_dong, [6, *[1] * (len(self.lam_dong) - 1)])[0]
        course = self.drawing.begun(house, petition_class, self._field(petition_class), self._day(*received))
        self.drawing.handled(course, handling, by=IN_YEAR[1])
        return course

    # --- the rest ------------------------------------------------------------------------------------------------------

    def filling(self) -> Iterator[Course]:
        """Everything that no published total counts, in the whole country."""
        count = self.scene.filling(TOTAL - RECEIVED - INSIDE - 1_150)
        others = [house for house in self.scene.committees if house not in self.lam_dong]
        houses: list[House] = [*self.scene.share_out(round(count * 0.74), others, self.chance)]
        houses += self.chance.choices(self.offices, k=round(count * 0.17))
        houses += [self.centre] * round(count * 0.06)
        houses += self.chance.choices(self.lam_dong, [6, *[1] * (len(self.lam_dong) - 1)], k=max(count - len(houses), 0))
        for house in houses:
            last = date(YEAR - 1, 9, 30) if house in self.lam_dong else LAST_DAY
            yield self._anything(house, FIRST_DAY, last)

    def _anything(self, house: House, first: date, last: date) -> Course:
        """A petition of any class that takes any course; in Lâm Đồng it ends before the published year begins."""
        before = IN_YEAR[0] if house in self.lam_dong else None
        for _try in range(TRIES):
            petition_class = states.MIXED if self.chance.random() < MIXED else self._class()
            course = self.drawing.begun(house, petition_class, self._field(petition_class), self._day(first, last))
            self._finish(course)
            if (
                course.petition_class == states.COMPLAINT
                and course.answered_on
                and self.chance.random() < SECOND_INSTANCE
                and before is None
            ):
                self.drawing.decided_again(course)
            if in_order(course) and (before is None or self._resolved_before(course, before)):
                return course
        raise LookupError("no course ends as it must")

    def _resolved_before(self, course: Course, day: date) -> bool:
        done = course.concluded_on or course.handled_on
        return done is not None and done < day

    def _finish(self, course: Course, since: date | None = None) -> None:
        weights = DIRECTIONS[course.petition_class]
        handling = self.chance.choices(list(weights), list(weights.values()))[0]
        self.drawing.handled(course, handling, since=since)
        if handling == states.ACCEPT:
            self.drawing.resolved(course, self.chance.choices(list(OUTCOMES), list(OUTCOMES.values()))[0])

    def inside(self) -> Iterator[Course]:
        """Chains within the sector: the Centre to a province, a province to its office, there handled or passed on."""
        provinces = [house for house in self.scene.committees if house not in self.lam_dong]
        below: dict[str, list[House]] = {}
        for office in self.offices:
            below.setdefault(office.unit.code.partition(".")[0], []).append(office)
        for _n in range(self.scene.filling(INSIDE)):
            first = self.centre if self.chance.random() < 0.55 else self.chance.choice(provinces)
            yield self._chain(first, provinces, below)

    def _chain(self, first: House, provinces: Sequence[House], below: dict[str, list[House]]) -> Course:
        for _try in range(TRIES):
            petition_class = self.chance.choices((states.PROPOSAL, states.COMPLAINT, states.DENUNCIATION), (60, 22, 18))[0]
            course = self.drawing.begun(first, petition_class, self._field(petition_class), self._day(FIRST_DAY, date(YEAR, 11, 30)))
            now, at = course.received_on, first
            for _hop in range(self.chance.choices((1, 2), (78, 22))[0]):
                nearer = below.get(at.unit.code, [])
                had = [first, *(hop.to for hop in course.hops)]
                to = self.chance.choice([house for house in (nearer or provinces) if house not in had])
                hop = Hop(to, self.scene.days.later(now, self.chance.randrange(1, 7)))
                arrived = self.scene.days.later(hop.sent_on, self.chance.randrange(2, 9))
                course.hops.append(hop)
                now = arrived
                if self.chance.random() < 0.12:
                    hop.back_on = arrived
                    break
                hop.taken_on, at = arrived, to
            self._finish(course, since=now)
            if in_order(course):
                return course
        raise LookupError("no course ends as it must")

    def repeats(self, courses: Iterable[Course]) -> Iterator[Course]:
        """The same sent again: filed with the first, or returned; those of Lâm Đồng are part of its published year."""
        there = [
            c
            for c in courses
            if c.house in self.lam_dong and c.received_on.year == YEAR and not c.hops and c.received_on < date(YEAR, 11, 20)
        ]
        for first in self.chance.sample(there, self.repeated_there):
            yield self._again(first, date(YEAR, 12, 20))
        elsewhere = [c for c in courses if c.house not in self.lam_dong and not c.hops]
        for first in self.chance.sample(elsewhere, round(len(elsewhere) * REPEATED)):
            yield self._again(first, LAST_DAY + timedelta(days=60))

    def _again(self, first: Course, last: date) -> Course:
        days = self.scene.days
        received = days.later(first.received_on, self.chance.choice((6, 14, 20, 26, 40, 70)))
        received = max(min(received, days.on_or_before(last)), days.later(first.received_on, 5))
        course = Course(first.house, first.petition_class, first.field, received)
        course.sender, course.people, course.sealed, course.repeats = first.sender, first.people, first.sealed, first
        course.handling = states.FILE
        course.handled_on = min(days.later(received, self.chance.randrange(0, 7)), days.later(received, 7))
        return course

    # --- chance --------------------------------------------------------------------------------------------------------

    def _class(self) -> str:
        return self.chance.choices(list(CLASSES), list(CLASSES.values()))[0]

    def _field(self, petition_class: str) -> str:
        if petition_class == states.DENUNCIATION:
            return self.chance.choices(("officials", "corruption", "land", "party"), (46, 30, 16, 8))[0]
        return self.chance.choices(list(phrases.FIELDS), list(phrases.FIELDS.values()))[0]

    def _day(self, first: date, last: date) -> date:
        return self.chance.choice(self.scene.days.between(first, last))
