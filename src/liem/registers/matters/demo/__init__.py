"""The invented matters of the demonstration: what arose, what was advised, how it ended, told by acts.

`courses` days and what counts of them, by the published totals · `phrases` the words · `telling` the acts of a course ·
`fresh` work dated before the day of loading.
"""

from collections.abc import Iterator

from liem.core.acts.demo import Scene, Story
from liem.registers.matters.demo import courses, fresh, telling


def tell(scene: Scene) -> Iterator[Story]:
    """Every matter: the invented years, then the fresh work."""
    for number, (house, course) in enumerate(courses.told(scene), start=1):
        yield telling.tell(scene, house, course, number)
    yield from fresh.tell(scene)
