"""The invented petitions count as was published of Lâm Đồng, whatever the chance and the scale."""

from collections import Counter
from datetime import date

import pytest

from liem.core.acts.demo import CLOSED_BY, FIRST_DAY, FRESH_DAYS, Scene, set_scene
from liem.core.organization.demo import MEMBERS
from liem.core.organization.queries import unit_on
from liem.registers.petitions.demo import quotas, tell, texts
from liem.registers.petitions.demo.courses import Course
from liem.registers.petitions.rules import states

YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def scene(*, seed: int, scale: float = 0.0, today: date = date(2026, 11, 26)) -> Scene:
    """The scene of a demo over the seeded organisation."""
    cluster = [unit_on(code, date(2023, 6, 30)).pk for code in MEMBERS]
    return set_scene(seed=seed, scale=scale, today=today, cluster=cluster)


def in_year(day: date | None) -> bool:
    return day is not None and YEAR[0] <= day <= YEAR[1]


def of_lam_dong(courses: list[Course]) -> list[Course]:
    return [course for course in courses if course.house.unit.code.partition(".")[0] == "T68"]


@pytest.mark.parametrize(("seed", "scale"), [(1, 0.0), (2, 0.02), (77, 0.3)])
def test_lam_dong_adds_up_for_every_seed_and_scale(db: None, seed: int, scale: float) -> None:
    there = of_lam_dong(quotas.told(scene(seed=seed, scale=scale)))
    assert sum(in_year(course.received_on) for course in there) == 7_156
    handled = Counter((course.petition_class, course.handling) for course in there if in_year(course.handled_on))
    own = {c: handled[c, states.ACCEPT] + handled[c, "refuse"] for c in states.ITEM_CLASSES}
    assert own == {"complaint": 359, "denunciation": 122, "proposal": 2_405}
    outside = Counter({way: sum(handled[c, way] for c in states.ITEM_CLASSES) for way in (states.GUIDE, states.TRANSFER, states.URGE)})
    assert outside == {"guide": 780, "transfer": 1_742, "urge": 183}
    eligible = {c: own[c] + sum(handled[c, way] for way in outside) for c in states.ITEM_CLASSES}
    assert eligible == {"complaint": 651, "denunciation": 281, "proposal": 4_659}
    resolved = Counter((course.petition_class, course.outcome) for course in there if in_year(course.concluded_on))
    assert [resolved["complaint", outcome] for outcome in states.OUTCOMES] == [11, 10, 179, 74]
    assert [resolved["denunciation", outcome] for outcome in states.OUTCOMES] == [9, 15, 70, 11]


def test_nothing_passes_between_lam_dong_and_other_desks_of_the_sector(db: None) -> None:
    for course in quotas.told(scene(seed=5, scale=0.3)):
        units = {house.unit.code.partition(".")[0] for house in (course.house, *(hop.to for hop in course.hops))}
        assert "T68" not in units or not course.hops


def test_a_larger_scale_tells_more_and_the_whole_tells_twenty_thousand(db: None) -> None:
    some, all_of_them = (len(quotas.told(scene(seed=1, scale=scale))) for scale in (0.0, 1.0))
    assert some == 7_156
    assert 19_500 <= all_of_them <= 20_500


def test_days_follow_one_another_and_what_ended_is_closed(db: None) -> None:
    for course in quotas.told(scene(seed=3, scale=0.3)):
        days = [day for day in (course.received_on, course.handled_on, course.concluded_on, course.answered_on) if day is not None]
        assert days == sorted(days)
        assert FIRST_DAY <= days[0] <= date(2024, 4, 30)
        assert course.ended_on is not None or not course.last_house.ends
        assert course.ended_on is None or course.ended_on <= CLOSED_BY


def test_repeats_come_after_what_they_repeat_to_the_same_desk(db: None) -> None:
    repeats = [course for course in quotas.told(scene(seed=3, scale=0.1)) if course.repeats is not None]
    assert len(repeats) > 700
    for course in repeats:
        assert course.repeats is not None
        assert (course.house, course.petition_class) == (course.repeats.house, course.repeats.petition_class)
        assert course.received_on > course.repeats.received_on
        assert course.repeats.repeats is None


def test_the_same_written_again_is_not_word_for_word_the_same(db: None) -> None:
    one = scene(seed=1)
    chance = one.chance("texts")
    first = texts.written(one, chance, about="land", group=1, to="Ban Nội chính", place="huyện Cát Tiên")
    again = [texts.again(chance, first, group=1, to="Thường trực cấp ủy").content for _n in range(8)]
    assert first.content not in again
    assert len(set(again)) == len(again)
    assert texts.plain("Đề nghị trả lời") == "De nghi tra loi"


def test_the_past_does_not_hang_on_the_day_of_loading(db: None) -> None:
    one, other = (list(tell(scene(seed=4, today=day))) for day in (date(2026, 3, 2), date(2026, 11, 28)))
    past = [[item for story in stories if not story.fresh for item in story.items] for stories in (one, other)]
    assert past[0] == past[1]


def test_fresh_work_is_dated_in_the_sixty_days_before_loading(db: None) -> None:
    for today in (date(2026, 2, 23), date(2026, 5, 4), date(2026, 11, 28)):
        stories = [story for story in tell(scene(seed=1, today=today)) if story.fresh]
        assert {story.house.unit.code for story in stories} >= {"TW", "T38", "T40", "T38.15865"}
        days = [item.data["happened_on"] for story in stories for item in story.items]
        assert min((today - day).days for day in days) >= 1
        assert max((today - day).days for day in days) <= FRESH_DAYS
