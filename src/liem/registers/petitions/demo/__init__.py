"""The invented petitions of the demonstration: taken in, sent on, handled, resolved, sent again; told by acts.

`quotas` how many of which, by the published year of Lâm Đồng · `courses` their days · `phrases` and `texts` the words ·
`telling` the acts of a course · `fresh` work dated before the day of loading.
"""

from collections.abc import Iterator

from liem.core.acts.demo import Scene, Story
from liem.registers.petitions.demo import fresh, quotas
from liem.registers.petitions.demo.telling import Teller


def tell(scene: Scene) -> Iterator[Story]:
    """Every petition: the invented years, then the fresh work."""
    yield from Teller(scene).stories(quotas.told(scene))
    yield from fresh.tell(scene)
