"""The invented matters count as the published totals ask, whatever the chance and the scale."""

from datetime import date

import pytest

from liem.core.acts.demo import CLOSED_BY, Scene, set_scene
from liem.core.organization.demo import MEMBERS
from liem.core.organization.queries import unit_on
from liem.registers.matters.demo import courses, tell


def scene(*, seed: int, scale: float = 0.0, today: date = date(2026, 11, 26)) -> Scene:
    """The scene of a demo over the seeded organisation."""
    cluster = [unit_on(code, date(2023, 6, 30)).pk for code in MEMBERS]
    return set_scene(seed=seed, scale=scale, today=today, cluster=cluster)


@pytest.mark.parametrize(("seed", "scale"), [(1, 0.0), (2, 0.02), (77, 1.0)])
def test_the_totals_hold_for_every_seed_and_scale(db: None, seed: int, scale: float) -> None:
    told = courses.told(scene(seed=seed, scale=scale))
    assert sum(course.advised_in_half for house, course in told if house.clustered) == 100
    assert sum(course.handled_in_years for _house, course in told) == 580


def test_what_ended_is_closed(db: None) -> None:
    for house, course in courses.told(scene(seed=3, scale=0.3)):
        assert course.ended_on is not None or not house.ends
        assert course.ended_on is None or course.ended_on <= CLOSED_BY


def test_the_past_does_not_hang_on_the_day_of_loading(db: None) -> None:
    one, other = (list(tell(scene(seed=4, today=day))) for day in (date(2026, 3, 2), date(2026, 11, 28)))
    past = [[item for story in stories if not story.fresh for item in story.items] for stories in (one, other)]
    assert past[0] == past[1]
