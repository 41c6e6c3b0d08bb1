"""Fresh matters in the units whose work goes on: dated in the sixty days before loading."""

from collections.abc import Iterator

from liem.core.access.actor import Actor
from liem.core.acts.demo import House, Scene, Story, Task, Workload
from liem.registers.matters.demo.courses import Course
from liem.registers.matters.demo.telling import Telling

WORK = {
    "TW": (Workload(week=2, came=2, calm=2),),
    "T38": (Workload(late=1, week=3, came=5, calm=5), Workload(week=1, came=1, calm=3)),
    "T40": (Workload(late=1, week=3, came=4, calm=3),),
    "T38.15865": (Workload(late=1, week=2, came=3, calm=3),),
}
"""Fresh matters by unit, the first officer's first."""
COMMUNES = 44


def tell(scene: Scene) -> Iterator[Story]:
    """The fresh matters of every lively unit."""
    chance = scene.chance("fresh matters")
    number = 0
    for code, works in WORK.items():
        house = scene.house(code, scene.today)
        for officer, work in zip(house.officers, works, strict=False):
            for task in scene.tasks(work, chance):
                number += 1
                yield _story(scene, house, officer, task, number)
    offices = [house for house in scene.houses if house.lively and house.unit.level == "commune" and house.unit.code not in WORK]
    for house in chance.sample(offices, min(scene.filling(COMMUNES), len(offices))):
        number += 1
        yield _story(scene, house, house.officers[0], next(scene.tasks(Workload(calm=1), chance)), number)


def _story(scene: Scene, house: House, officer: Actor, task: Task, number: int) -> Story:
    """A matter recorded and worked on so that its next day is the task's."""
    chance = scene.chance(f"fresh matter {number}")
    telling = Telling(scene, house, Course(task.opened_on, [], None, "", None), chance)
    story = Story(scene, house, "matter", chance, handle=f"fresh matter {number}", fresh=True, officer=officer)
    if task.worked_on == task.opened_on:
        story.add("record", task.opened_on, {**telling.opening(), "report_due_on": task.due_on})
        return story
    story.add("record", task.opened_on, telling.opening())
    if chance.random() < 0.7:
        story.add("advise", task.worked_on, telling.advice(task.worked_on))
    if chance.random() < 0.4:
        story.add("record-direction", task.worked_on, {**telling.direction(task.worked_on), "due_on": task.due_on})
    else:
        story.add("report-progress", task.worked_on, {"progress": telling.said(), "report_due_on": task.due_on})
    return story
