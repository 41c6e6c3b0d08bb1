"""The invented cases of the demonstration: believable courses through all stages, told by acts.

`courses` days and what counts of them · `quotas` how many of which, by the published totals · `phrases` the words ·
`telling` the acts of a course · `fresh` work dated before the day of loading.
"""

from collections.abc import Iterator

from liem.core.acts.demo import Scene, Story
from liem.registers.cases.demo import fresh, quotas, telling


def tell(scene: Scene) -> Iterator[Story]:
    """Every case: the invented years, then the fresh work."""
    for number, one in enumerate(quotas.told(scene), start=1):
        yield telling.tell(scene, one, number)
    yield from fresh.tell(scene)
