"""From a course to the acts that tell it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from liem.core.acts.demo import House, Scene, Story
from liem.registers.matters.demo import phrases
from liem.registers.matters.demo.courses import Course


class Line(NamedTuple):
    """One act of the story. Acts of the same day stand in the order of `rank`."""

    on: date
    rank: int
    act: str
    data: dict[str, Any]


def tell(scene: Scene, house: House, course: Course, number: int) -> Story:
    """The story of one matter."""
    chance = scene.chance(f"matter {number}")
    story = Story(scene, house, "matter", chance, handle=f"matter {number}")
    for line in sorted(Telling(scene, house, course, chance).lines(), key=lambda line: line[:2]):
        story.add(line.act, line.on, line.data)
    return story


class Telling:
    """Puts a course into words."""

    def __init__(self, scene: Scene, house: House, course: Course, chance: Random) -> None:
        self.scene, self.house, self.course, self.chance = scene, house, course, chance
        self.subject = self._one(phrases.SUBJECTS)
        self.risk = self._one(phrases.RISKS)

    def _one(self, weights: Mapping[str, int]) -> str:
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def lines(self) -> Iterable[Line]:
        """Every act, in no order."""
        course = self.course
        yield Line(course.recorded_on, 0, "record", self.opening())
        for on in course.advised_on:
            yield Line(on, 1, "advise", self.advice(on))
        yield from self._direction()
        yield from self._along()
        if course.ended_on is not None:
            yield Line(course.ended_on, 9, course.ending, self._end(course.ended_on))

    def opening(self) -> dict[str, Any]:
        """Every value of the opening act."""
        scene, chance, house = self.scene, self.chance, self.house
        names = {"name": scene.invented_name(chance), "other": scene.invented_name(chance)}
        recorded_on = self.course.recorded_on
        agencies = phrases.FRESH_AGENCIES if recorded_on.year > 2024 else phrases.AGENCIES
        return {
            "title": chance.choice(phrases.TITLES[self.subject]).format(**names),
            "subject": self.subject,
            "locality": chance.choice(house.localities[1:] or house.localities) if house.localities else None,
            "arisen_on": recorded_on - timedelta(days=chance.randrange(1, 40)),
            "households": self._one(phrases.HOUSEHOLDS),
            "people": self._one(phrases.PEOPLE),
            "risk": self.risk,
            "risk_reason": chance.choice(phrases.RISK_REASONS[self.risk]),
            "agencies": chance.choice(agencies),
        }

    def document(self, sign: str, on: date) -> dict[str, Any]:
        """A document of the day with this sign."""
        return {"document_number": f"{self.chance.randrange(11, 980)}-{sign}", "document_on": on}

    def advice(self, on: date) -> dict[str, Any]:
        """To whom, what, by which document."""
        to = self.chance.choices(
            ("standing_board", "party_secretary", "steering_committee", "peoples_committee", "competent_agency"), (44, 16, 6, 24, 10)
        )[0]
        sign = {"central": "BC/BNCTW", "province": "BC/BNCTU", "district": "BC/VPHU"}.get(self.house.unit.level, "BC/VPĐU")
        return {"advised_to": to, "content": self._said_of(phrases.ADVICE, phrases.OWN_ADVICE), **self.document(sign, on)}

    def direction(self, on: date) -> dict[str, Any]:
        """By whom, what, by which document."""
        by = self.chance.choices(("standing_board", "party_secretary", "peoples_committee"), (48, 24, 28))[0]
        return {"directed_by": by, "content": self.chance.choice(phrases.DIRECTIONS), **self.document("TB/TU", on)}

    def said(self) -> str:
        """What is reported."""
        said = self._said_of(phrases.PROGRESS, phrases.OWN_PROGRESS)
        return said.format(count=self.chance.randrange(2, 30), part=self.chance.choice(phrases.PARTS))

    def _said_of(self, general: Sequence[str], own: Mapping[str, Sequence[str]]) -> str:
        """What is said of any matter, or more often what is said of its subject."""
        pool = own.get(self.subject)
        return self.chance.choice(pool if pool and self.chance.random() < 0.6 else general)

    def _direction(self) -> Iterable[Line]:
        on, days = self.course.directed_on, self.scene.days
        if on is None or on >= self.course.last_on:
            return
        data = self.direction(on)
        due_on = on + timedelta(days=self.chance.choice((15, 20, 30)))
        answered = days.on_or_before(due_on + timedelta(days=self.chance.choice((-5, -2, -1, 0, 6))))
        if on < answered < self.course.last_on:
            data["due_on"] = due_on
            yield Line(answered, 5, "report-progress", {"progress": self.said(), "direction": 1})
        yield Line(on, 2, "record-direction", data)

    def _along(self) -> Iterable[Line]:
        """Progress now and then, and a risk that is judged anew."""
        between = self.scene.days.between(self.course.recorded_on + timedelta(days=1), self.course.last_on - timedelta(days=1))
        if len(between) < 8:
            return
        for on in sorted(self.chance.sample(between, self.chance.choice((0, 1, 1, 2)))):
            yield Line(on, 6, "report-progress", {"progress": self.said()})
        if self.chance.random() < 0.25:
            risk = self.chance.choice([risk for risk in phrases.RISKS if risk != self.risk])
            reason = self.chance.choice(phrases.RISK_REASONS[risk])
            yield Line(self.chance.choice(between), 4, "change-risk", {"risk": risk, "risk_reason": reason})

    def _end(self, on: date) -> dict[str, Any]:
        if self.course.ending == "handle":
            result = self.chance.choices(list(phrases.RESULTS), (46, 30, 16, 8))[0]
            pool = phrases.OWN_RESULTS.get((self.subject, result), phrases.RESULTS[result])
            return {"result": result, "content": self.chance.choice(pool)}
        agency, reason = self.chance.choice(phrases.HANDED)
        return {"agency": agency, "reason": reason, **self.document("CV/BNCTU", on)}
