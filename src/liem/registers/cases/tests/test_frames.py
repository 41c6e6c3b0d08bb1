"""Penalty frames that a legal officer enters: used after the second person and not before; cases follow and keep both counts."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.utils import translation

from liem.core.acts.refusals import Refused
from liem.core.journal.models import StoredEvent
from liem.readings.deadlines.models import Clock
from liem.registers.cases.entering import decide, propose
from liem.registers.cases.models import Accused, Article, Case, EnteredFrame
from liem.registers.cases.rules import frames
from liem.registers.cases.tests.examples import ACCUSED, ARTICLE, CASE

pytestmark = pytest.mark.acts

AT = datetime(2026, 1, 5, 2, tzinfo=UTC)
FRAME = {
    "code": "BLHS-2015", "article": "364", "clause": 3, "least": 7, "most": 12, "gravest": "", "from_on": date(2018, 1, 1),
    "until_on": None, "source": "BLHS 2015 Đ.364 k.3, bản lưu của cơ quan",
}  # fmt: skip
OFFICE = {"code": "BLHS-2015", "article": "364", "clause": 3, "point": "", "seriousness": "serious"}
CHARGED = ("add-accused", {"accused": [{**ACCUSED, **OFFICE}], "happened_on": "2023-02-20"})
LIGHT = ("open", {**CASE[1], "articles": [OFFICE]})
WRITTEN = {**FRAME, "clause": "3", "least": "7", "most": "12", "from_on": "01/01/2018", "until_on": ""}
ON = date(2020, 6, 30)


def enter(cast: Any, part: str = "officer", **changes: Any) -> EnteredFrame:
    with cast.acting(part) as actor:
        return propose(actor=actor, at=AT, **{**FRAME, **changes})


def decided(cast: Any, row: EnteredFrame, part: str, *, accept: bool = True, reason: str = "") -> EnteredFrame:
    with cast.acting(part) as actor:
        return decide(row_id=row.pk, accept=accept, reason=reason, actor=actor, at=AT)


def in_use(cast: Any, **changes: Any) -> EnteredFrame:
    return decided(cast, enter(cast, **changes), "head")


def faults(cast: Any, **changes: Any) -> set[str]:
    with pytest.raises(Refused) as refused:
        enter(cast, **changes)
    return set(refused.value.errors)


def test_a_frame_is_used_after_the_second_person_and_not_before(cast: Any) -> None:
    row = enter(cast)
    assert frames.frame_on("BLHS-2015", "364", 3, ON) is None
    decided(cast, row, "head")
    found = frames.frame_on("BLHS-2015", "364", 3, ON)
    assert found is not None
    assert (found.seriousness, found.origin, found.basis) == ("very_serious", "confirmed", FRAME["source"])
    assert frames.frame_on("BLHS-2015", "364", 3, date(2017, 12, 31)) is None
    assert frames.frame_on("BLHS-2015", "364", 2, ON) is None


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("officer", "second_officer", "head"),
        ("head", "head", "second person"),
        ("officer", "auditor", "Officers and heads"),
        ("officer", "clerk", "Officers and heads"),
    ],
)
def test_one_person_or_two_without_a_head_are_not_enough(cast: Any, first: str, second: str, words: str) -> None:
    row = enter(cast, first)
    with translation.override("en"), pytest.raises(Refused, match=words):
        decided(cast, row, second)
    assert frames.frame_on("BLHS-2015", "364", 3, ON) is None


def test_a_frame_is_decided_once(cast: Any) -> None:
    row = in_use(cast)
    for accept in (True, False):
        with translation.override("en"), pytest.raises(Refused, match="decided already"):
            decided(cast, row, "neighbour_head", accept=accept, reason="x")


def test_who_entered_a_frame_may_take_it_back_with_a_reason(cast: Any) -> None:
    row = enter(cast)
    with pytest.raises(Refused) as refused:
        decided(cast, row, "officer", accept=False)
    assert set(refused.value.errors) == {"reason"}
    decided(cast, row, "officer", accept=False, reason="Nhập nhầm khoản.")
    assert frames.frame_on("BLHS-2015", "364", 3, ON) is None
    assert enter(cast).accepted is None


def test_entering_and_deciding_are_events_of_the_frame(cast: Any) -> None:
    row = in_use(cast)
    with cast.acting("auditor"), connection.cursor() as cursor:
        cursor.execute("select kind from event where subject_kind = 'frame' and subject_id = %s order by ordinal", [row.pk])
        assert [kind for (kind,) in cursor.fetchall()] == ["cases.frame_proposed", "cases.frame_confirmed"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"article": "353"}, "article"),
        ({"article": "999"}, "article"),
        ({"from_on": date(2017, 5, 1)}, "article"),
        ({"until_on": date(2018, 1, 1)}, "until_on"),
        ({"least": 13}, "least"),
    ],
)
def test_what_contradicts_the_law_or_itself_is_refused_at_its_field(cast: Any, changes: dict[str, Any], field: str) -> None:
    assert faults(cast, **changes) == {field}


def test_the_same_frame_neither_waits_nor_holds_twice(cast: Any) -> None:
    row = enter(cast)
    assert faults(cast, most=10) == {"clause"}
    decided(cast, row, "head")
    assert faults(cast) == {"clause"}
    assert enter(cast, most=10).accepted is None


@pytest.mark.parametrize(
    ("least", "most", "gravest", "seriousness"),
    [(None, 0, "", "less_serious"), (1, 3, "", "less_serious"), (2, 7, "", "serious"), (12, None, "life", "exceptionally_serious")],
)
def test_the_gravest_penalty_of_the_frame_says_the_class(cast: Any, least: Any, most: Any, gravest: str, seriousness: str) -> None:
    in_use(cast, least=least, most=most, gravest=gravest)
    found = frames.frame_on("BLHS-2015", "364", 3, ON)
    assert found is not None
    assert found.seriousness == seriousness


def test_a_later_frame_holds_from_its_day_and_one_put_right_replaces_the_wrong_one(cast: Any) -> None:
    in_use(cast)
    in_use(cast, from_on=date(2025, 7, 1), least=2, most=7)
    days = (date(2025, 6, 30), date(2025, 7, 1))
    assert [frames.frame_on("BLHS-2015", "364", 3, day).most for day in days] == [12, 7]  # type: ignore[union-attr]
    in_use(cast, most=15)
    assert frames.frame_on("BLHS-2015", "364", 3, ON).most == 15  # type: ignore[union-attr]
    assert EnteredFrame.objects.filter(accepted=True).count() == 3


def test_a_charge_takes_the_class_of_a_confirmed_frame(cast: Any) -> None:
    in_use(cast)
    target = cast.play("officer", "case", (("open", {**CASE[1], "articles": [{**OFFICE, "seriousness": ""}]}),))
    with cast.acting("officer"):
        row = Article.objects.get(record_id=target)
        assert (row.seriousness, row.framed) == ("very_serious", "confirmed")
    with pytest.raises(Refused) as refused:
        cast.do("officer", *LIGHT)
    assert set(refused.value.errors) == {"articles/0/seriousness"}


def test_a_frame_confirmed_later_recounts_the_days_of_a_case_and_keeps_both(cast: Any) -> None:
    target = cast.play("officer", "case", (LIGHT, CHARGED))
    in_use(cast)
    cast.do("officer", "apply-frames", {"happened_on": "2023-03-01"}, target=target)
    with cast.acting("officer"):
        assert Case.objects.get(record_id=target).seriousness == "very_serious"
        assert Accused.objects.get(record_id=target).seriousness == "very_serious"
        told = StoredEvent.objects.filter(record_id=target).order_by("-ordinal").first()
        assert told is not None
        assert (told.kind, told.data["class_changed"]) == ("cases.frames_applied", True)
        assert {(one["cited"], one["class_before"], one["class_now"]) for one in told.data["applied"]} == {
            ("364.3", "serious", "very_serious")
        }
        clocks = Clock.objects.filter(record_id=target, rule="cases.investigation").order_by("turn")
        assert [(clock.opened_on, clock.due_on) for clock in clocks] == [
            (date(2023, 1, 9), date(2023, 4, 10)),
            (date(2023, 1, 9), date(2023, 5, 9)),
        ]


def test_where_no_class_differs_there_is_nothing_to_apply(cast: Any, browser_of: Callable[[str], Any]) -> None:
    in_use(cast)
    target = cast.play("officer", "case", (("open", {**CASE[1], "articles": [ARTICLE]}),))
    with pytest.raises(Refused):
        cast.do("officer", "apply-frames", {"happened_on": "2023-03-01"}, target=target)
    assert "apply-frames" not in browser_of("officer").get(f"/cases/{target}/").content.decode()


def test_two_persons_bring_a_frame_into_use_on_its_pages(cast: Any, browser_of: Callable[[str], Any]) -> None:
    target = cast.play("officer", "case", (LIGHT,))
    officer, head = browser_of("officer"), browser_of("head")
    assert officer.post("/cases/frames/new/", {**WRITTEN, "article": "353"}).status_code == 422
    assert officer.post("/cases/frames/new/", {**WRITTEN, "article": "ba"}).status_code == 422
    assert officer.post("/cases/frames/new/", {**WRITTEN, "most": ""}).status_code == 422
    page = officer.post("/cases/frames/new/", WRITTEN)["Location"]
    assert officer.post(f"{page}decide/", {"decision": "confirm"}).status_code == 422
    assert head.post(f"{page}decide/", {"decision": "reject", "reason": ""}).status_code == 422
    assert head.get(f"{page}decide/").status_code == 200
    assert head.post(f"{page}decide/", {"decision": "confirm"}).status_code == 302
    assert head.get(f"{page}decide/").status_code == 404
    assert f"/cases/{target}/acts/apply-frames/" in head.get(page).content.decode()
    assert f"/cases/{target}/" not in browser_of("neighbour").get(page).content.decode()
    assert FRAME["source"] in head.get("/cases/frames/").content.decode()
    assert f"/cases/{target}/acts/apply-frames/" in officer.get(f"/cases/{target}/").content.decode()


def test_a_page_waits_for_the_second_person_and_says_who_decided(cast: Any, browser_of: Callable[[str], Any]) -> None:
    row = enter(cast)
    page = f"/cases/frames/{row.pk}/"
    assert f"{page}decide/" in browser_of("head").get(page).content.decode()
    assert f"{page}decide/" not in browser_of("auditor").get(page).content.decode()
    decided(cast, row, "head", accept=False, reason="Điều luật ghi khác.")
    assert "Điều luật ghi khác." in browser_of("officer").get(page).content.decode()
