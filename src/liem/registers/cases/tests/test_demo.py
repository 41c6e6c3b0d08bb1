"""The invented cases count as the published totals ask, whatever the chance and the scale."""

from datetime import date

import pytest

from liem.core.acts.demo import CLOSED_BY, FIRST_DAY, Scene, set_scene
from liem.core.organization.demo import MEMBERS
from liem.core.organization.queries import unit_on
from liem.registers.cases.demo import quotas, tell
from liem.registers.cases.demo.courses import counted


def scene(*, seed: int, scale: float = 0.0, today: date = date(2026, 11, 26)) -> Scene:
    """The scene of a demo over the seeded organisation."""
    cluster = [unit_on(code, date(2023, 6, 30)).pk for code in MEMBERS]
    return set_scene(seed=seed, scale=scale, today=today, cluster=cluster)


@pytest.mark.parametrize(("seed", "scale"), [(1, 0.0), (2, 0.02), (77, 0.1)])
def test_the_totals_hold_for_every_seed_and_scale(db: None, seed: int, scale: float) -> None:
    told = quotas.told(scene(seed=seed, scale=scale))
    here = [counted(one.course) for one in told if one.house.clustered]
    assert sum(one.supervised for one in here) == 141
    assert sum(one.handled for one in here) == 31
    assert sum(one.detected for one in here) == 147
    assert sum(one.resolved for one in here) == 37
    assert sum(counted(one.course).discovered for one in told) == 780


def test_a_larger_scale_tells_more(db: None) -> None:
    assert len(quotas.told(scene(seed=1, scale=0.0))) < len(quotas.told(scene(seed=1, scale=0.1)))


def test_days_lie_in_the_invented_years_and_what_ended_is_closed(db: None) -> None:
    for one in quotas.told(scene(seed=3)):
        course = one.course
        assert course.opened_on >= FIRST_DAY
        assert [beat.on for beat in course.main] == sorted(beat.on for beat in course.main)
        assert course.main[-1].on <= CLOSED_BY
        assert course.closed_on is not None or not one.house.ends


def test_the_same_seed_tells_the_same(db: None) -> None:
    first, second = (list(tell(scene(seed=4))) for _ in range(2))
    assert [item for story in first for item in story.items] == [item for story in second for item in story.items]


def test_the_past_does_not_hang_on_the_day_of_loading(db: None) -> None:
    one, other = (list(tell(scene(seed=4, today=day))) for day in (date(2026, 3, 2), date(2026, 11, 28)))
    past = [[item for story in stories if not story.fresh for item in story.items] for stories in (one, other)]
    assert past[0] == past[1]


def test_fresh_work_is_dated_in_the_sixty_days_before_loading(db: None) -> None:
    for today in (date(2026, 3, 2), date(2026, 5, 3), date(2026, 11, 28)):
        stories = [story for story in tell(scene(seed=1, today=today)) if story.fresh]
        days = [item.data["happened_on"] for story in stories for item in story.items]
        assert max(days) < today
        assert (today - min(days)).days <= 62
