"""The course that an invented case takes: its days, without a word of text, and what is counted of it.

The days keep within the limits of the Criminal Procedure Code 2015 (articles 147, 172, 174, 240, 277) for the class of
crime, extended where the code allows it.
"""

from dataclasses import dataclass
from dataclasses import field as made
from datetime import date, timedelta
from random import Random
from typing import Any

from liem.core.acts.demo import CLOSED_BY, FIRST_DAY, LAST_DAY, OfficeDays
from liem.registers.cases.rules import stages

Span = tuple[date, date]

HALF = (date(2023, 1, 1), date(2023, 6, 30))
"""The first half of 2023, of which the cluster's totals are published."""
YEARS = (date(2021, 1, 1), date(2023, 12, 31))

INVESTIGATION_MONTHS = {"less_serious": (2, 2), "serious": (3, 3), "very_serious": (4, 4), "exceptionally_serious": (4, 4)}
"""Months to investigate, and those of the first extension."""
PROSECUTION_DAYS = {"less_serious": (13, 18), "serious": (14, 18), "very_serious": (19, 27), "exceptionally_serious": (20, 28)}
TRIAL_DAYS = {"less_serious": (18, 27), "serious": (25, 42), "very_serious": (36, 57), "exceptionally_serious": (50, 85)}
MONTH = 30.4


@dataclass(frozen=True)
class Frame:
    """What is asked of a course. `pace` below 1 is a quick one; `lively` may stay open to this day."""

    field: str
    opened: Span = (FIRST_DAY, LAST_DAY)
    detected: Span | None = None
    """The committee detects it itself and advises, between these days."""
    supervised: float = 0.0
    pace: float = 1.0
    lively: bool = False
    central: bool = False


@dataclass(frozen=True)
class Beat:
    """One step of the main line, told by its act."""

    on: date
    act: str
    facts: dict[str, Any] = made(default_factory=dict)


@dataclass
class Course:
    """A case from its opening to its end. `placed` are spans of supervision with the body; None: it goes on."""

    kind: str
    field: str
    seriousness: str
    opened_on: date
    main: list[Beat]
    reported_on: date | None = None
    detected_on: date | None = None
    directed_on: list[date] = made(default_factory=list)
    placed: list[tuple[date, date | None, str]] = made(default_factory=list)
    closed_on: date | None = None

    @property
    def last_on(self) -> date:
        """The last day on which the case may still be worked on."""
        ends = [beat.on for beat in self.main if beat.act in ("discontinue", "conclude")]
        return min(ends) if ends else max(self.main[-1].on, self.opened_on) + timedelta(days=60)

    @property
    def handled_on(self) -> date | None:
        """The first step after the advice."""
        if self.detected_on is None:
            return None
        stepping = ("become-case", "enter-stage", "discontinue", "conclude")
        steps = [*self.directed_on, *(beat.on for beat in self.main if beat.act in stepping)]
        return min(steps, default=None)


@dataclass(frozen=True)
class Counted:
    """Whether a course counts in each of the published figures."""

    supervised: bool
    handled: bool
    detected: bool
    resolved: bool
    discovered: bool

    @property
    def in_half(self) -> bool:
        """Whether it counts in any figure of the first half of 2023."""
        return self.supervised or self.handled or self.detected or self.resolved


def counted(course: Course) -> Counted:
    """What is counted of a course: the first four in the first half of 2023, the last in 2021–2023."""
    first, last = HALF
    corrupt = course.field == "corruption"
    ends_in_half = course.closed_on is not None and first <= course.closed_on <= last
    handled_on = course.handled_on
    return Counted(
        supervised=any(begun <= last and (ended is None or ended > first) for begun, ended, _body in course.placed),
        handled=ends_in_half and any(ended == course.closed_on for _begun, ended, _body in course.placed),
        detected=course.detected_on is not None and first <= course.detected_on <= last,
        resolved=ends_in_half and corrupt and course.detected_on is not None,
        discovered=corrupt and handled_on is not None and YEARS[0] <= handled_on <= YEARS[1],
    )


def draw(frame: Frame, chance: Random, days: OfficeDays) -> Course | None:
    """A course by chance, or None when it would not end in time."""
    return _Drawing(frame, chance, days).course()


class _Drawing:
    """One course on the way."""

    def __init__(self, frame: Frame, chance: Random, days: OfficeDays) -> None:
        self.frame, self.chance, self.days = frame, chance, days
        self.main: list[Beat] = []

    def course(self) -> Course | None:
        """Open, detect, go through the stages, end; then lay directions and supervision over it."""
        frame, chance = self.frame, self.chance
        opened_on, detected_on = self._beginning()
        kind = "incident" if chance.random() < (0.86 if detected_on else 0.6) and not frame.central else "case"
        grave = (10, 45, 35, 10) if not frame.central else (0, 5, 45, 50)
        seriousness = chance.choices(list(INVESTIGATION_MONTHS), grave)[0]
        course = Course(kind, frame.field, seriousness, opened_on, self.main, detected_on=detected_on)
        now = detected_on or opened_on
        if kind == "incident":
            now = self._verification(course, now)
        instituted = kind == "case" or any(beat.act == "become-case" for beat in self.main)
        course.closed_on = self._proceedings(course, now) if instituted else self._without_institution(now)
        if self.main[-1].on > CLOSED_BY:
            return None
        self._directions(course)
        self._supervision(course)
        return course

    def _beginning(self) -> tuple[date, date | None]:
        if self.frame.detected is None:
            return self.chance.choice(self.days.between(*self.frame.opened)), None
        detected_on = self.chance.choice(self.days.between(*self.frame.detected))
        return max(self.days.later(detected_on, -self.chance.choice((0, 0, 1, 2, 3, 5, 8))), FIRST_DAY), detected_on

    def _on(self, day: date, low: float, high: float) -> date:
        """A working day between `low` and `high` days later, by the pace asked for."""
        return self.days.on_or_after(day + timedelta(days=max(1, round(self.chance.uniform(low, high) * self.frame.pace))))

    def _within(self, day: date, low: float, high: float) -> date:
        """A working day within a limit of the law; the pace shortens it, the limit holds."""
        return self.days.on_or_before(day + timedelta(days=max(3, round(self.chance.uniform(low, high) * min(self.frame.pace, 1.0)))))

    def _beat(self, on: date, act: str, **facts: Any) -> date:
        self.main.append(Beat(on, act, facts))
        return on

    def _verification(self, course: Course, now: date) -> date:
        """Verify an incident; a crime report within twenty days, or extended to two months."""
        chance = self.chance
        if chance.random() < 0.5:
            course.reported_on = self.days.on_or_before(course.opened_on - timedelta(days=chance.randrange(4)))
            if chance.random() < 0.6:
                ended = self._within(course.reported_on, 13, 19)
                ended = max(ended, self.days.later(now, 1))
            else:
                self._beat(max(self._within(course.reported_on, 14, 18), now), "extend-limit", stage=stages.VERIFICATION)
                ended = max(self._within(course.reported_on, 30, 57), self.days.later(self.main[-1].on, 2))
        else:
            ended = self._on(now, 14, 115)
        return self._beat(ended, "become-case") if chance.random() < 0.5 else ended

    def _without_institution(self, ended: date) -> date:
        if self.chance.random() < 0.18:
            self._beat(ended, "discontinue", ground=self.chance.choice(("no_crime", "settled_otherwise")))
            ended = self._on(ended, 8, 50)
        result = self.chance.choices(("administrative", "no_violation", "other"), (62, 30, 8))[0]
        return self._beat(ended, "conclude", result=result)

    def _proceedings(self, course: Course, now: date) -> date | None:
        """From the investigation to the end; None when it stays open to this day."""
        chance, frame = self.chance, self.frame
        now = self._investigation(course, now)
        stays = frame.lively and chance.random() < 0.1
        if stays and chance.random() < 0.3:
            self._beat(now, "suspend", ground=chance.choice(("awaiting_expertise", "person_not_found")))
            return None
        if chance.random() < 0.05:
            self._beat(now, "discontinue", ground=chance.choice(("not_proven", "no_crime", "settled_otherwise")))
            return self._beat(self._on(now, 10, 60), "conclude", result="discontinued")
        now = self._trial(course, now)
        if stays:
            return None
        executed = chance.random() < 0.7
        return self._beat(
            self._on(now, 20, 130 if executed else 40), "conclude", result="judgment_executed" if executed else "judgment_in_force"
        )

    def _investigation(self, course: Course, now: date) -> date:
        months, more = INVESTIGATION_MONTHS[course.seriousness]
        length = months * MONTH
        if self.chance.random() < 0.36 * self.frame.pace:
            self._beat(self._within(now, length - 14, length - 7), "extend-limit", stage=stages.INVESTIGATION)
            ended = self._within(now, length + 8, length + more * MONTH - 8)
        else:
            ended = self._within(now, 0.45 * length, length - 6)
        return self._rest(now, ended)

    def _rest(self, begun: date, ended: date) -> date:
        """A suspension on the way, which moves the end; a resumed investigation has a limit of its own (art. 174)."""
        if self.chance.random() > 0.06 * self.frame.pace or (ended - begun).days < 40:
            return ended
        rests = self.days.later(begun, 18)
        if any(beat.on >= rests for beat in self.main):
            return ended
        self._beat(rests, "suspend", ground="awaiting_expertise")
        resumed = self._beat(self._on(rests, 40, 140), "resume")
        return self._within(resumed, 28, 52)

    def _trial(self, course: Course, now: date) -> date:
        """Prosecution, first instance, perhaps a return of the file or an appeal, execution."""
        chance = self.chance
        now = self._beat(now, "enter-stage", stage=stages.PROSECUTION)
        prosecuted = self._within(now, *PROSECUTION_DAYS[course.seriousness])
        if chance.random() < 0.06 * self.frame.pace:
            self._beat(prosecuted, "return-for-investigation", returned_by="procuracy")
            again = self._beat(self._within(prosecuted, 26, 52), "enter-stage", stage=stages.PROSECUTION)
            prosecuted = self._within(again, *PROSECUTION_DAYS[course.seriousness])
        now = self._beat(prosecuted, "enter-stage", stage=stages.FIRST_INSTANCE)
        now = self._within(now, *TRIAL_DAYS[course.seriousness])
        self._beat(now, "pronounce-judgment", outcome="convicted")
        if chance.random() < 0.27 * self.frame.pace:
            self._beat(self._on(now, 3, 12), "record-appeal", appeal_kind="appeal", by_whom="defendant", against="judgment")
            now = self._beat(self._on(now, 14, 24), "enter-stage", stage=stages.APPEAL)
            now = self._beat(self._within(now, 45, 58), "pronounce-judgment", outcome="upheld")
            now = self._on(now, 1, 5)
        else:
            in_force = self.days.on_or_after(self.days.on_or_after(now + timedelta(days=30)) + timedelta(days=1))
            now = max(self._on(now, 32, 38), in_force)  # judged, and not appealed or protested within thirty days (art. 333, 337)
        return self._beat(now, "enter-stage", stage=stages.EXECUTION)

    def _directions(self, course: Course) -> None:
        """Directions after the advice; without one a case is directed more rarely."""
        after = course.detected_on or course.opened_on
        if self.chance.random() < (0.74 if course.detected_on else 0.35):
            given = [self._on(after, 4, 36)]
            if self.chance.random() < 0.28:
                given.append(self._on(given[0], 30, 150))
            course.directed_on = [on for on in given if on < course.last_on]

    def _supervision(self, course: Course) -> None:
        chance = self.chance
        if chance.random() >= self.frame.supervised:
            return
        begun = self._on(course.detected_on or course.opened_on, 6, 80)
        if begun >= course.last_on:
            return
        ended = course.closed_on
        if ended is not None and chance.random() < 0.13:
            off = self._on(begun, 60, 200)
            ended = off if off < course.last_on else ended
        body = chance.choices(("steering_committee", "standing_body"), (65, 35))[0]
        course.placed = [(begun, ended, body)]
        if body == "steering_committee" and chance.random() < 0.07:
            second = self._on(begun, 20, 90)
            if second < (ended or course.last_on) and second < course.last_on:
                course.placed.append((second, ended, "standing_body"))
