"""Fresh work on cases in the units whose work goes on: dated in the sixty days before loading, so that Today has its parts."""

from collections.abc import Iterator
from random import Random

from liem.core.access.actor import Actor
from liem.core.acts.demo import House, Scene, Story, Task, Workload
from liem.registers.cases.demo import phrases
from liem.registers.cases.demo.courses import Course
from liem.registers.cases.demo.quotas import ALL_FIELDS
from liem.registers.cases.demo.telling import Telling

WORK = {
    "TW": (Workload(late=1, week=3, came=4, calm=4),),
    "T38": (Workload(late=1, week=5, came=8, calm=5), Workload(week=2, came=2, calm=4)),
    "T40": (Workload(late=1, week=4, came=5, calm=4),),
    "T38.15865": (Workload(week=1, came=1, calm=2),),
}
"""Fresh cases by unit, the first officer's first."""
PROPOSED = {"TW": ("place",), "T38": ("place", "conclude"), "T40": ("place",)}
COMMUNES = 18


def tell(scene: Scene) -> Iterator[Story]:
    """The fresh cases of every lively unit, and what waits there for the head's approval."""
    chance = scene.chance("fresh cases")
    number = 0
    for code, works in WORK.items():
        house = scene.house(code, scene.today)
        for officer, work in zip(house.officers, works, strict=False):
            for task in scene.tasks(work, chance):
                number += 1
                yield _story(scene, house, officer, task, number)
        for act in PROPOSED.get(code, ()):
            number += 1
            officer = house.officers[number % len(house.officers)]
            yield _proposal(scene, house, officer, act, number)
    offices = [house for house in scene.houses if house.lively and house.unit.level == "commune" and house.unit.code not in WORK]
    for house in chance.sample(offices, min(scene.filling(COMMUNES), len(offices))):
        number += 1
        task = next(scene.tasks(Workload(calm=1), chance))
        yield _story(scene, house, house.officers[0], task, number)


def _story(scene: Scene, house: House, officer: Actor, task: Task, number: int) -> Story:
    """A case entered, advised on, and worked on so that its next day is the task's."""
    chance = scene.chance(f"fresh case {number}")
    telling = _telling(scene, house, task, chance)
    story = _opened(scene, house, officer, telling, chance, number)
    if task.worked_on == task.opened_on and chance.random() < 0.5:
        return story
    if telling.course.detected_on:
        advice = telling.advice(task.worked_on)
        story.add(advice.act, task.worked_on, advice.data)
    due = {"report_due_on": task.due_on}
    if house.unit.level != "commune" and chance.random() < 0.35:
        story.add("place", task.worked_on, {**telling.placement(task.worked_on), **due}, approved=True)
    elif chance.random() < 0.5:
        data = {"directed_by": "standing_board", "content": chance.choice(phrases.DIRECTIONS), "due_on": task.due_on}
        story.add("record-direction", task.worked_on, {**data, **telling.document("TB/TU", task.worked_on)})
    else:
        story.add("report-progress", task.worked_on, {"progress": telling.said(task.worked_on), **due})
    return story


def _proposal(scene: Scene, house: House, officer: Actor, act: str, number: int) -> Story:
    """A case with a proposal of `act` that waits for the head."""
    chance = scene.chance(f"fresh case {number}")
    task = next(scene.tasks(Workload(calm=1), chance))
    telling = _telling(scene, house, task, chance, kind="incident")
    story = _opened(scene, house, officer, telling, chance, number)
    story.add("report-progress", task.worked_on, {"progress": telling.said(task.worked_on), "report_due_on": task.due_on})
    on = scene.yesterday
    if act == "place":
        story.propose(act, on, {**telling.placement(on), "report_due_on": task.due_on})
    else:
        summary = phrases.SUMMARIES["administrative"][0]
        story.propose(act, on, {"result": "administrative", "summary": summary, **telling.session(on)})
    return story


def _telling(scene: Scene, house: House, task: Task, chance: Random, kind: str = "") -> Telling:
    field = chance.choices(list(ALL_FIELDS), list(ALL_FIELDS.values()))[0]
    course = Course(
        kind=kind or ("incident" if house.unit.level == "commune" else chance.choice(("incident", "incident", "case"))),
        field=field,
        seriousness=chance.choice(("very_serious", "exceptionally_serious")),
        opened_on=task.opened_on,
        main=[],
        detected_on=task.worked_on if chance.random() < 0.6 else None,
    )
    return Telling(scene, house, course, chance)


def _opened(scene: Scene, house: House, officer: Actor, telling: Telling, chance: Random, number: int) -> Story:
    story = Story(scene, house, "case", chance, handle=f"fresh case {number}", fresh=True, officer=officer)
    story.add("open", telling.course.opened_on, telling.opening())
    return story
