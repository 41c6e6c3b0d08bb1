"""Fresh petitions in the units whose work goes on: dated in the sixty days before loading, so that Today has its parts."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from liem.core.access.actor import Actor
from liem.core.acts.demo import House, Scene, Story, Task, Workload
from liem.registers.petitions.demo import phrases, texts
from liem.registers.petitions.demo.courses import Course
from liem.registers.petitions.demo.telling import Telling
from liem.registers.petitions.rules import states

WORK = {
    "TW": (Workload(week=2, came=3, calm=2),),
    "T38": (Workload(late=2, week=4, came=7, calm=5), Workload(week=1, came=1, calm=3)),
    "T40": (Workload(late=1, week=3, came=4, calm=3),),
    "T38.15865": (Workload(week=1, came=2, calm=2),),
}
"""Fresh petitions by unit, the first officer's first."""
COMMUNES = 30
SETTLED_DAYS = 9
"""What did not come in of late came at least so many days ago."""
SINCE_2025 = {
    "cấp huyện": "cấp xã",
    "Phòng Lao động - Thương binh và Xã hội": "Phòng Văn hóa - Xã hội",
    "Phòng Tài nguyên và Môi trường": "Phòng Kinh tế",
    "Sở Tài nguyên và Môi trường": "Sở Nông nghiệp và Môi trường",
    "Sở Lao động - Thương binh và Xã hội": "Sở Nội vụ",
}
"""Bodies by the names they bear since the districts ended and the departments were merged."""


def tell(scene: Scene) -> Iterator[Story]:
    """The fresh petitions of every lively unit, and what waits there for others."""
    chance = scene.chance("fresh petitions")
    numbers = iter(range(1, 10_000))
    for code, works in WORK.items():
        house = scene.house(code, scene.today)
        for officer, work in zip(house.officers, works, strict=False):
            for task in scene.tasks(work, chance):
                yield _story(_Fresh(scene, house, officer, task, next(numbers)))
    head_office, commune, centre = (scene.house(code, scene.today) for code in ("T38", "T38.15865", "TW"))
    calm = scene.tasks(Workload(calm=6), chance)
    yield _proposed(_Fresh(scene, head_office, head_office.officers[0], next(calm), next(numbers), states.PROPOSAL))
    yield _sealed(_Fresh(scene, head_office, head_office.officers[0], next(calm), next(numbers), states.DENUNCIATION))
    yield _on_its_way(_Fresh(scene, head_office, head_office.officers[0], next(calm), next(numbers), states.PROPOSAL), commune)
    yield _on_its_way(_Fresh(scene, centre, centre.officers[0], next(calm), next(numbers), states.PROPOSAL), head_office)
    yield from _twice(scene, head_office, next(calm), numbers)
    offices = [house for house in scene.houses if house.lively and house.unit.level == "commune" and house.unit.code not in WORK]
    for house in chance.sample(offices, min(scene.filling(COMMUNES), len(offices))):
        yield _story(_Fresh(scene, house, house.officers[0], next(scene.tasks(Workload(calm=1), chance)), next(numbers)))


class _Fresh:
    """A fresh petition that is being told."""

    def __init__(self, scene: Scene, house: House, officer: Actor, task: Task, number: int, petition_class: str = "") -> None:
        self.scene, self.task = scene, task
        self.chance: Random = scene.chance(f"fresh petition {number}")
        self.came = task.worked_on == task.opened_on
        opened = task.opened_on if self.came else min(task.opened_on, scene.days.on_or_before(scene.today - timedelta(days=SETTLED_DAYS)))
        about = self.chance.choices(list(phrases.FIELDS), list(phrases.FIELDS.values()))[0]
        petition_class = petition_class or self.chance.choice((states.PROPOSAL, states.PROPOSAL, states.COMPLAINT))
        self.course = Course(house, petition_class, "officials" if petition_class == states.DENUNCIATION else about, opened)
        self.telling = Telling(scene, self.course, handle=f"fresh petition {number}", chance=self.chance, fresh=True, officer=officer)
        to = phrases.ADDRESSED[self.telling.addressee]
        self.telling.text = texts.written(scene, self.chance, about=self.course.field, group=1, to=to, place=self.telling.place)
        self.dated()

    @property
    def story(self) -> Story:
        """The story that grows."""
        return self.telling.story

    def dated(self) -> None:
        """Let the text name the bodies of today and a recent day."""
        text = self.telling.text
        for name, now in SINCE_2025.items():
            text.content, text.against = text.content.replace(name, now), text.against.replace(name, now)
        text.content = text.content.replace("/2017", "/2025").replace("/2018", "/2025").replace("/2019", "/2025").replace("/2020", "/2025")

    def body(self) -> str:
        """A competent body of today that is not complained of."""
        bodies = [SINCE_2025.get(body, body).replace("cấp huyện", "cấp xã") for body in phrases.COMPETENT[self.course.field]]
        return self.chance.choice([body for body in bodies if body not in self.telling.text.against] or ["Thanh tra tỉnh"])

    def taken_in(self, **data: Any) -> None:
        """Begin."""
        self.story.add("take-in", self.course.received_on, {**self.telling.opening(), "managed_by": "", **data})

    def worked_on(self, later: int = 0) -> date:
        """The day of the work, never before the petition came."""
        return max(self.task.worked_on, self.scene.days.later(self.course.received_on, later))


def _story(fresh: _Fresh) -> Story:
    """Taken in; and unless it came of late, worked on so that its next day is the task's."""
    if fresh.came:
        fresh.taken_in()
        return fresh.story
    telling, day = fresh.telling, fresh.worked_on(1)
    fresh.taken_in(eligibility=states.ELIGIBLE, reasons=[])
    if fresh.course.petition_class == states.PROPOSAL and fresh.chance.random() < 0.5:
        accepted = {"letter": telling.letter("TB"), "resolve_by": fresh.task.due_on}
        fresh.story.add("accept", day, accepted, approved=True)
    else:
        sent = {"to_body": fresh.body(), "letter": telling.letter("PC"), "reply_due_on": fresh.task.due_on}
        fresh.story.add("transfer", day, sent, approved=True)
    return fresh.story


def _proposed(fresh: _Fresh) -> Story:
    """Accepted, settled since in another way: to discontinue it waits for the head."""
    fresh.taken_in(eligibility=states.ELIGIBLE, reasons=[])
    fresh.story.add("accept", fresh.worked_on(1), {"letter": fresh.telling.letter("TB"), "resolve_by": fresh.task.due_on}, approved=True)
    ended = {"ground": "settled", "decision": fresh.telling.letter("QĐ")}
    fresh.story.propose("discontinue-resolution", fresh.scene.yesterday, ended)
    return fresh.story


def _sealed(fresh: _Fresh) -> Story:
    """A denunciation, sealed, accepted, its notice given."""
    fresh.taken_in(eligibility=states.ELIGIBLE, reasons=[])
    accepted = fresh.scene.days.later(fresh.scene.yesterday, -1)
    fresh.story.add("accept", accepted, {"letter": fresh.telling.letter("QĐ")}, approved=True)
    fresh.story.add("give-notice", fresh.scene.yesterday, {"notice": "acceptance", "letter": fresh.telling.letter("TB")})
    return fresh.story


def _on_its_way(fresh: _Fresh, to: House) -> Story:
    """Sent to another desk of the sector, not taken over yet."""
    fresh.taken_in(eligibility=states.ELIGIBLE, reasons=[])
    sent = {"to_unit": to.unit.pk, "letter": fresh.telling.letter("PC"), "reply_due_on": fresh.task.due_on}
    fresh.story.add("transfer", fresh.scene.days.later(fresh.scene.yesterday, -1), sent, approved=True)
    return fresh.story


def _twice(scene: Scene, house: House, task: Task, numbers: Iterator[int]) -> Iterator[Story]:
    """The same petition twice, and nobody has joined the two yet."""
    officer = house.officers[-1]
    first = _Fresh(scene, house, officer, task, next(numbers), states.COMPLAINT)
    yield _story(first)
    lately = Task(scene.yesterday, scene.yesterday, task.due_on)
    again = _Fresh(scene, house, officer, lately, next(numbers), states.COMPLAINT)
    again.course.field = first.course.field
    to = phrases.ADDRESSED[again.telling.addressee]
    again.telling.text = texts.again(again.chance, first.telling.text, group=1, to=to)
    again.dated()
    yield _story(again)
