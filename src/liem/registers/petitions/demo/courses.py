"""The course that an invented petition takes: its days and decisions, without a word of text.

The days keep within the limits of the law (handling: Circular 05/2021/TT-TTCP, Law on Denunciations 2018 art. 24; resolution:
Law on Complaints 2011 art. 28, Law on Denunciations 2018 art. 30), but for the few that are late as in life.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date, timedelta
from random import Random

from liem.core.acts.demo import CLOSED_BY, House, OfficeDays
from liem.registers.petitions.rules import states

EXTENSION = 15
"""Days of an extension of a complaint; a denunciation gets as many as the law allows."""
DENUNCIATION_EXTENSION = 30
SENDER_KINDS = {states.PERSON: 84, states.GROUP: 11, states.BODY: 5}


@dataclass(slots=True)
class Hop:
    """A transfer within the sector: to whom, when it was sent, when taken over, or sent back."""

    to: House
    sent_on: date
    taken_on: date | None = None
    back_on: date | None = None


@dataclass(slots=True)
class Second:
    """A second instance: opened, accepted, decided, answered."""

    opened_on: date
    handled_on: date
    concluded_on: date
    answered_on: date
    outcome: str


@dataclass(slots=True, eq=False)
class Course:
    """A petition from the desk to its end. `handling` is the direction carried out by the last desk; `""`: it waits there."""

    house: House
    petition_class: str
    field: str
    received_on: date
    handling: str = ""
    handled_on: date | None = None
    outcome: str = ""
    concluded_on: date | None = None
    answered_on: date | None = None
    extended_on: date | None = None
    suspended: tuple[date, date] | None = None
    verified: tuple[date, date] | None = None
    urged_on: date | None = None
    reply_due_on: date | None = None
    replied_on: date | None = None
    hops: list[Hop] = made(default_factory=list)
    repeats: "Course | None" = None
    second: Second | None = None
    part_withdrawn_on: date | None = None
    dialogue_on: date | None = None
    sender: str = states.PERSON
    people: int = 1
    sealed: bool = False
    number: int = 0

    @property
    def last_house(self) -> House:
        """The desk at which the petition is handled in the end."""
        taken = [hop.to for hop in self.hops if hop.taken_on is not None]
        return taken[-1] if taken else self.house

    @property
    def ended_on(self) -> date | None:
        """The day on which it is closed; None while it goes on."""
        if self.handling == states.TRANSFER:
            return self.replied_on
        if self.second is not None:
            return self.second.answered_on
        if self.handling == states.ACCEPT:
            return self.answered_on or (self.concluded_on if self.outcome in (states.WITHDRAWN, states.DISCONTINUED) else None)
        return self.handled_on


class Drawing:
    """Draws the days of a course."""

    def __init__(self, chance: Random, days: OfficeDays) -> None:
        self.chance, self.days = chance, days

    def begun(self, house: House, petition_class: str, about: str, received_on: date) -> Course:
        """A petition taken in, with its sender."""
        kind = self.chance.choices(list(SENDER_KINDS), list(SENDER_KINDS.values()))[0]
        people = self.chance.randrange(3, 60) if kind == states.GROUP else 1
        if petition_class == states.DENUNCIATION and kind != states.GROUP and self.chance.random() < 0.12:
            kind = states.ANONYMOUS
        sealed = petition_class == states.DENUNCIATION or self.chance.random() < 0.03
        return Course(house, petition_class, about, received_on, sender=kind, people=people, sealed=sealed)

    def handled(self, course: Course, handling: str, *, by: date | None = None, since: date | None = None) -> None:
        """Carry a direction out within the working days of the rules, seldom later; not after `by`."""
        most = 7 if course.petition_class == states.DENUNCIATION else 10
        late = by is None and self.chance.random() < 0.03
        took = self.chance.randrange(most + 1, most + 9) if late else self.chance.randrange(0, most)
        course.handling = states.FILE if handling == states.RETURN and course.sender == states.ANONYMOUS else handling
        course.handled_on = self.days.later(since or course.received_on, took)
        if by is not None and course.handled_on > by:
            course.handled_on = by
        if handling == states.TRANSFER:
            self._reply(course)

    def _reply(self, course: Course) -> None:
        """A reply asked for within thirty days; it comes in time, late, after urging, or long after."""
        assert course.handled_on is not None
        sent = course.handled_on
        course.reply_due_on = self.days.on_or_after(sent + timedelta(days=30))
        how = self.chance.choices(("in_time", "late", "urged", "long"), (40, 18, 20, 22))[0]
        low, high = {"in_time": (9, 29), "late": (33, 70), "urged": (45, 110), "long": (120, 330)}[how]
        course.replied_on = min(self.days.on_or_after(sent + timedelta(days=self.chance.randrange(low, high))), CLOSED_BY)
        if how == "urged":
            course.urged_on = self.days.later(course.reply_due_on, 2)
            course.replied_on = max(course.replied_on, self.days.later(course.urged_on, 1))

    def resolved(self, course: Course, outcome: str, *, between: tuple[date, date] | None = None) -> None:
        """Verify, perhaps lengthen or suspend, conclude and answer; the conclusion lies `between` these days when given."""
        assert course.handled_on is not None
        accepted, chance, days = course.handled_on, self.chance, self.days
        course.outcome = outcome
        if outcome == states.WITHDRAWN:
            course.concluded_on = self._kept(days.later(accepted, chance.randrange(2, 16)), between)
            return
        lawful = course.petition_class in (states.COMPLAINT, states.DENUNCIATION)
        first = 30 if lawful else 45
        kind = chance.choices(("plain", "extended", "suspended", "late", "long"), (75, 13, 4, 6, 2))[0]
        if kind == "plain" or not lawful:
            ended = days.on_or_before(accepted + timedelta(days=chance.randrange(8, first)))
        elif kind == "extended":
            ended = self._extended(course, accepted)
        elif kind == "suspended":
            ended = self._suspended(course, accepted)
        else:
            low, high = (34, 60) if kind == "late" else (75, 190)
            ended = days.on_or_after(accepted + timedelta(days=chance.randrange(low, high)))
        course.concluded_on = self._kept(max(ended, days.later(accepted, 2)), between)
        if between is not None and kind == "plain":
            self._explained(course, accepted, course.concluded_on)
        course.answered_on = days.later(course.concluded_on, chance.randrange(0, 4))
        self._met(course, accepted)

    def _met(self, course: Course, accepted: date) -> None:
        """A dialogue on some complaints; of several contents one may be withdrawn on the way."""
        assert course.concluded_on is not None
        before = self.days.later(course.concluded_on, -2)
        if before <= accepted or course.suspended is not None:
            return
        if course.petition_class == states.COMPLAINT and self.chance.random() < 0.12:
            course.dialogue_on = before
        if course.petition_class == states.MIXED and self.chance.random() < 0.35:
            course.part_withdrawn_on = before

    def decided_again(self, course: Course) -> None:
        """The sender complains against the first decision within thirty days; the second instance decides within its limit."""
        assert course.answered_on is not None
        opened = self.days.on_or_after(course.answered_on + timedelta(days=self.chance.randrange(6, 26)))
        accepted = self.days.later(opened, self.chance.randrange(1, 6))
        concluded = self.days.on_or_before(accepted + timedelta(days=self.chance.randrange(18, 44)))
        outcome = self.chance.choices((states.WRONG, states.PARTLY_RIGHT, states.RIGHT), (72, 18, 10))[0]
        course.second = Second(opened, accepted, concluded, self.days.later(concluded, self.chance.randrange(1, 4)), outcome)

    def _kept(self, day: date, between: tuple[date, date] | None) -> date:
        """The day, or the nearest within the span asked for."""
        if between is None:
            return day
        first, last = between
        return self.days.on_or_after(first) if day < first else min(day, self.days.on_or_before(last))

    def _explained(self, course: Course, accepted: date, ended: date) -> None:
        """Where a conclusion comes after the first limit, most were extended in time by the law."""
        if course.petition_class in (states.COMPLAINT, states.DENUNCIATION) and (ended - accepted).days > 30 and self.chance.random() < 0.8:
            course.extended_on = self.days.on_or_before(accepted + timedelta(days=self.chance.randrange(20, 29)))

    def _extended(self, course: Course, accepted: date) -> date:
        course.extended_on = self.days.on_or_before(accepted + timedelta(days=self.chance.randrange(20, 29)))
        more = DENUNCIATION_EXTENSION if course.petition_class == states.DENUNCIATION else EXTENSION
        return self.days.on_or_before(accepted + timedelta(days=self.chance.randrange(32, 30 + more)))

    def _suspended(self, course: Course, accepted: date) -> date:
        stopped = self.days.on_or_after(accepted + timedelta(days=self.chance.randrange(6, 15)))
        resumed = self.days.on_or_after(stopped + timedelta(days=self.chance.randrange(12, 45)))
        course.suspended = (stopped, resumed)
        return self.days.on_or_before(resumed + timedelta(days=self.chance.randrange(7, 14)))


def in_order(course: Course) -> bool:
    """Whether its days follow one another and it ends in time where its unit has ended."""
    named = [
        course.received_on, *(day for hop in course.hops for day in (hop.sent_on, hop.taken_on or hop.back_on)),
        course.handled_on, course.concluded_on, course.answered_on, course.second.answered_on if course.second else None,
    ]  # fmt: skip
    days = [day for day in named if day is not None]
    ends = course.ended_on
    along = [day for day in (course.extended_on, course.suspended[1] if course.suspended else None) if day is not None]
    if along and course.concluded_on is not None and max(along) >= course.concluded_on:
        return False
    return (
        days == sorted(days)
        and (ends is not None or not course.last_house.ends)
        and all(day <= CLOSED_BY for day in (*days, ends or CLOSED_BY))
    )


def spread(chance: Random, days: OfficeDays, first: date, last: date, count: int) -> Sequence[date]:
    """`count` working days by chance."""
    return chance.choices(days.between(first, last), k=count)
