"""What the acts of cases refuse, and why; the rules behind them."""

from datetime import date
from typing import Any

import pytest

from liem.core.vault.faults import SealBroken
from liem.registers.cases.acts.names import opened, sealed
from liem.registers.cases.rules import articles, candidates, limits, stages, supervision
from liem.registers.cases.tests.examples import (
    ACCUSED,
    ADVISE,
    APPEAL,
    ARTICLE,
    CASE,
    CHARGE,
    CONCLUDE,
    DAMAGE,
    DIRECTION,
    EXECUTION,
    FILED,
    INCIDENT,
    JUDGMENT,
    OBSTACLE,
    PLACE,
    PROSECUTION,
    SUSPEND,
    TO_EXECUTION,
    TRIAL,
    UPHELD,
    by,
    session,
)
from liem.registers.cases.tests.memory import play


def refused(steps: tuple[Any, ...], act: str, data: dict[str, Any]) -> set[str]:
    """The paths at which an act is refused after these steps."""
    return set(play("case", steps).errors(act, data))


def test_an_incident_cannot_be_entered_beyond_verification() -> None:
    assert "stage" in refused((), "open", {**INCIDENT[1], "stage": "investigation"})


def test_a_case_cannot_be_entered_in_verification() -> None:
    assert "stage" in refused((), "open", {**CASE[1], "stage": "verification"})


def test_a_case_names_the_decision_that_brought_it_into_its_stage() -> None:
    assert refused((), "open", {**CASE[1], "decision_number": "", "decision_by": ""}) == {"decision_number", "decision_by"}


def test_conduct_ends_after_it_began_and_is_detected_after_that() -> None:
    assert refused((), "open", {**CASE[1], "acts_until": "2018-01-01", "detected_on": "2018-02-01"}) == {"acts_until", "detected_on"}


def test_a_stage_cannot_begin_before_its_predecessor() -> None:
    assert refused((CASE,), "enter-stage", {"stage": "prosecution", **by("1", "2023-01-05")}) == {"happened_on"}
    assert refused((CASE, PROSECUTION), "enter-stage", {"stage": "first_instance", **by("1", "2023-04-01")}) == {"happened_on"}


def test_a_decision_is_not_later_than_the_step_it_orders() -> None:
    assert refused((CASE,), "enter-stage", {"stage": "prosecution", **by("1", "2023-04-03"), "decision_on": "2023-04-04"}) == {
        "decision_on"
    }


@pytest.mark.parametrize("stage", ["verification", "first_instance", "appeal", "execution", "concluded"])
def test_a_stage_that_does_not_follow_is_refused(stage: str) -> None:
    assert refused((CASE,), "enter-stage", {"stage": stage, **by("1", "2023-04-03")}) == {"stage"}


def test_an_incident_whose_investigation_begins_is_a_case_from_then_on() -> None:
    played = play("case", (INCIDENT,))
    told = played.does("enter-stage", {"stage": "investigation", **by("15/QĐ", "2023-02-06")})
    assert (played.own.kind, told.data["became_case"], told.data["kind"]) == ("case", True, "case")


def test_the_steps_of_a_case_follow_each_other_without_a_gap() -> None:
    steps = play("case", (*TO_EXECUTION, CONCLUDE)).own.rows.steps
    assert [step.stage for step in steps] == ["investigation", "prosecution", "first_instance", "execution", "concluded"]
    assert [step.until_on for step in steps[:-1]] == [step.from_on for step in steps[1:]]
    assert steps[-1].until_on is None


def test_a_second_placement_by_one_body_is_refused() -> None:
    assert refused((CASE, PLACE), "place", {**PLACE[1], **session("2023-03-01")}) == {"body"}


def test_a_placement_by_another_body_stands_beside_the_first() -> None:
    played = play("case", (CASE, PLACE))
    played.does("place", {"tier": "central", "body": "steering_committee", "ground": "several_bodies", **session("2023-03-01")})
    assert [(row.tier, row.body) for row in played.own.rows.placements if row.until_on is None] == [
        ("province", "steering_committee"),
        ("central", "steering_committee"),
    ]


def test_a_ground_must_stand_on_the_list_of_the_body() -> None:
    assert refused((CASE,), "place", {**PLACE[1], "ground": "several_bodies"}) == {"ground"}


def test_leaving_supervision_with_an_open_obstacle_needs_a_reason() -> None:
    data = {"placement": 1, "end_ground": "no_longer_needed", **session("2023-06-15")}
    assert refused((CASE, PLACE, OBSTACLE), "take-off", data) == {"reason"}
    told = play("case", (CASE, PLACE, OBSTACLE)).does("take-off", {**data, "reason": "Vướng mắc không còn ảnh hưởng."})
    assert (told.data["open_obstacles"], told.data["placements_left"]) == (1, 0)


def test_a_placement_cannot_end_before_it_began() -> None:
    assert refused((CASE, PLACE), "take-off", {"placement": 1, "end_ground": "handled_by_law", **session("2023-02-01")}) == {"happened_on"}


def test_only_a_placement_that_stands_can_end() -> None:
    assert refused((CASE,), "take-off", {"placement": 1, "end_ground": "handled_by_law", **session("2023-02-01")}) == {"placement"}


def test_a_change_of_level_goes_on_in_the_same_chain() -> None:
    played = play("case", (CASE, PLACE))
    told = played.does(
        "change-level",
        {"placement": 1, "tier": "central", "body": "standing_body", "ground": "assigned_from_above", **session("2023-03-15")},
    )
    old, new = played.own.rows.placements
    assert (old.until_on, new.from_on, new.chain) == (date(2023, 3, 15), date(2023, 3, 15), old.chain)
    assert (told.data["ended"], told.data["placement"], told.data["chain"]) == (1, 2, 1)


def test_detection_is_recorded_once() -> None:
    assert refused((INCIDENT, ADVISE), "detect-and-advise", ADVISE[1]) == {""}


def test_only_the_first_step_after_the_advice_handles_the_case() -> None:
    played = play("case", (INCIDENT, ADVISE, DIRECTION))
    assert played.told[-1].data["handles"] is True
    assert played.does("become-case", by("15/QĐ", "2023-02-06")).data["handles"] is False


def test_without_advice_no_step_handles_a_discovery() -> None:
    assert play("case", (INCIDENT, DIRECTION)).told[-1].data["handles"] is False


def test_an_article_not_in_force_when_the_conduct_took_place_is_refused_at_its_row() -> None:
    rows = [ARTICLE, {**ARTICLE, "code": "BLHS-1999", "article": "278"}]
    assert refused((CASE,), "add-articles", {"articles": rows, "happened_on": "2023-02-21"}) == {"articles/1/article"}


@pytest.mark.parametrize(
    ("code", "article", "day", "holds"),
    [
        ("BLHS-2015", "353", date(2018, 1, 1), True),
        ("BLHS-2015", "353", date(2017, 12, 31), False),
        ("BLHS-1999", "278", date(2017, 12, 31), True),
        ("BLHS-1999", "278", date(2018, 1, 1), False),
        ("BLHS-2015", "256a", date(2025, 6, 30), False),
        ("BLHS-2015", "256a", date(2025, 7, 1), True),
        ("BLHS-2015", "217a", date(2018, 1, 1), True),
        ("BLHS-2015", "292", date(2020, 1, 1), False),
        ("BLHS-2015", "353a", date(2020, 1, 1), False),
        ("BLHS-2015", "999", date(2020, 1, 1), False),
        ("BLHS-2015", "35x3", date(2020, 1, 1), False),
    ],
)
def test_articles_hold_from_their_day(code: str, article: str, day: date, holds: bool) -> None:
    assert articles.in_force(code, article, day) is holds


def test_corruption_crimes_are_a_part_of_the_crimes_of_position() -> None:
    assert [n for n in range(340, 370) if articles.is_corruption("BLHS-2015", str(n))] == list(range(353, 360))
    assert [n for n in range(340, 370) if articles.is_position("BLHS-2015", str(n))] == list(range(353, 367))


def test_the_case_takes_the_class_of_its_gravest_crime() -> None:
    played = play(
        "case", (CASE, ("add-accused", {"accused": [{**ACCUSED, "seriousness": "exceptionally_serious"}], "happened_on": "2023-02-20"}))
    )
    assert played.own.seriousness == "exceptionally_serious"
    told = played.does("drop-accused", {"accused": 1, "ground": "separated", "happened_on": "2023-03-20"})
    assert (played.own.seriousness, told.data["class_changed"]) == ("very_serious", True)


def test_nobody_is_charged_while_an_incident_is_verified() -> None:
    assert stages.called("verification") == stages.REPORTED


@pytest.mark.parametrize(
    ("stage", "before", "word"),
    [
        ("verification", "", "reported"),
        ("investigation", "verification", "accused"),
        ("prosecution", "investigation", "accused"),
        ("first_instance", "prosecution", "defendant"),
        ("appeal", "first_instance", "defendant"),
        ("execution", "appeal", "convicted"),
        ("suspended", "investigation", "accused"),
        ("suspended", "first_instance", "defendant"),
        ("discontinued", "execution", "involved"),
        ("concluded", "execution", "convicted"),
        ("concluded", "first_instance", "involved"),
        ("concluded", "discontinued", "involved"),
    ],
)
def test_no_word_for_a_person_goes_further_than_the_stage(stage: str, before: str, word: str) -> None:
    assert stages.called(stage, before) == word


def test_more_recovered_than_the_damage_is_asked_about_not_refused() -> None:
    data = {"amounts": [{"asset": "money", "amount": 6_000_000_000}], "happened_on": "2023-03-12"}
    assert refused((CASE, DAMAGE), "record-recovery", data) == {"more_than_damage"}
    played = play("case", (CASE, DAMAGE))
    played.does("record-recovery", {**data, "more_than_damage": True})
    assert (played.own.damage, played.own.recovered) == (5_000_000_000, 6_000_000_000)


@pytest.mark.parametrize("act", ["record-damage", "record-seizure", "record-recovery"])
def test_money_needs_at_least_one_amount_above_nothing(act: str) -> None:
    assert "" in refused((CASE,), act, {"amounts": [], "happened_on": "2023-03-12"})
    assert refused((CASE,), act, {"amounts": [{"asset": "money", "amount": 0}], "happened_on": "2023-03-12"}) == {"amounts/0/amount"}


def test_an_extension_beyond_the_lawful_count_or_decided_late_is_recorded_and_marked() -> None:
    once = ("extend-limit", {"value": 4, **by("21/QĐ-VKS", "2023-04-28")})
    twice = ("extend-limit", {"value": 4, **by("44/QĐ-VKS", "2023-08-30")})
    beyond = play("case", (CASE, once, twice, ("extend-limit", {"value": 1, **by("60/QĐ-VKS", "2023-12-20")})))
    assert beyond.told[-1].data["marks"] == "beyond_count"
    late = play("case", (CASE, ("extend-limit", {"value": 1, **by("21/QĐ-VKS", "2023-06-01")})))
    assert late.told[-1].data["marks"] == "decided_late"


def test_no_limit_can_be_extended_while_the_class_of_crime_is_unknown() -> None:
    case = ("open", {**CASE[1], "articles": []})
    assert refused((case,), "extend-limit", {"value": 1, **by("21/QĐ-VKS", "2023-02-28")}) == {""}


def test_the_procuracy_returns_a_file_twice_and_no_more() -> None:
    back = lambda n, on: ("return-for-investigation", {"returned_by": "procuracy", "reason": "Thiếu chứng cứ.", **by(n, on)})  # noqa: E731
    again = lambda n, on: ("enter-stage", {"stage": "prosecution", **by(n, on)})  # noqa: E731
    twice = (CASE, PROSECUTION, back("5", "2023-04-17"), again("6", "2023-05-17"), back("7", "2023-06-01"), again("8", "2023-07-01"))
    assert [told.data["turn"] for told in play("case", twice).told if "turn" in told.data] == [1, 2]
    assert refused(twice, "return-for-investigation", back("9", "2023-07-17")[1]) == {"returned_by"}


def test_a_court_cannot_return_a_file_that_lies_with_the_procuracy() -> None:
    data = {"returned_by": "trial_panel", "reason": "Thiếu chứng cứ.", **by("5", "2023-04-17")}
    assert refused((CASE, PROSECUTION), "return-for-investigation", data) == {"returned_by"}


def test_a_conclusion_ends_supervision_and_obstacles_and_names_the_highest_body() -> None:
    second = ("place", {"tier": "central", "body": "standing_body", "ground": "assigned_from_above", **session("2023-03-01")})
    played = play("case", (CASE, PLACE, second, OBSTACLE, PROSECUTION, TRIAL, JUDGMENT, EXECUTION, CONCLUDE))
    told = played.told[-1].data
    assert (told["supervised"], told["tier"], told["body"], told["placements"]) == (True, "central", "standing_body", [1, 2])
    assert not [row for row in (*played.own.rows.placements, *played.own.rows.obstacles) if row.until_on is None]
    assert played.own.record.closed_on == date(2023, 11, 1)


def test_a_suspended_case_goes_on_where_it_rested() -> None:
    played = play(
        "case", (CASE, PROSECUTION, TRIAL, ("suspend", {"ground": "illness", **by("4", "2023-06-01")}), ("resume", by("5", "2023-06-20")))
    )
    assert (played.stage, played.own.stage_before) == ("first_instance", "suspended")


def test_a_reopened_case_is_open_again_without_its_result() -> None:
    played = play(
        "case", (*TO_EXECUTION, CONCLUDE, ("reopen", {"stage": "execution", "reason": "Tình tiết mới.", **by("2", "2023-12-01")}))
    )
    assert (played.own.record.closed_on, played.own.result, played.stage) == (None, "", "execution")


def test_a_case_cannot_be_reopened_in_verification() -> None:
    data = {"stage": "verification", "reason": "Tình tiết mới.", **by("2", "2023-12-01")}
    assert refused((*TO_EXECUTION, CONCLUDE), "reopen", data) == {"stage"}


def test_a_report_falls_due_after_the_day_on_which_it_is_asked_for() -> None:
    assert refused((CASE,), "place", {**PLACE[1], "report_due_on": "2023-02-15"}) == {"report_due_on"}
    assert refused((CASE,), "report-progress", {"progress": "x", "report_due_on": "2023-04-01", "happened_on": "2023-04-01"}) == {
        "report_due_on"
    }


def test_an_older_report_written_later_does_not_hide_the_newer() -> None:
    played = play(
        "case",
        (
            CASE,
            ("report-progress", {"progress": "Mới.", "happened_on": "2023-05-01"}),
            ("report-progress", {"progress": "Cũ.", "happened_on": "2023-04-01"}),
        ),
    )
    assert (played.own.progress, played.own.reported_on) == ("Mới.", date(2023, 5, 1))


def test_a_person_is_not_dropped_before_being_charged() -> None:
    assert refused((CASE, CHARGE), "drop-accused", {"accused": 1, "ground": "deceased", "happened_on": "2023-02-01"}) == {"happened_on"}


def test_no_name_or_post_of_a_person_stands_in_the_event() -> None:
    row = {**ACCUSED, "name": "Nguyễn Văn A", "post_at_act": "Chủ tịch xã", "post_when_handled": "Nghỉ hưu"}
    played = play("case", (CASE, ("add-accused", {"accused": [row], "happened_on": "2023-02-20"})))
    told = played.told[-1]
    assert "Nguyễn Văn A" not in str((told.data, told.changes))
    assert "Chủ tịch xã" not in str((told.data, told.changes))


def test_a_name_is_sealed_to_its_record() -> None:
    kept = sealed("Người Thứ Nhất", 7)
    assert "Người" not in kept
    assert opened(kept, 7) == "Người Thứ Nhất"
    with pytest.raises(SealBroken):
        opened(kept, 8)


def test_names_are_opened_only_where_there_are_some() -> None:
    assert refused((CASE, CHARGE), "open-names", {"reason": "Đối chiếu.", "happened_on": "2023-02-22"}) == {""}


def test_a_case_set_aside_is_asked_about_again_and_placing_it_forgets_the_day() -> None:
    aside = ("set-aside", {"reason": "Chưa đủ căn cứ.", "until_on": "2024-01-15", "happened_on": "2023-02-01"})
    assert play("case", (CASE, aside)).own.set_aside_until == date(2024, 1, 15)
    assert play("case", (CASE, aside, PLACE)).own.set_aside_until is None
    assert refused((CASE, PLACE), "set-aside", aside[1] | {"happened_on": "2023-03-01"}) == {""}


def test_the_evidence_for_supervision_names_ground_and_since_when() -> None:
    ranked = ("add-accused", {"accused": [{**ACCUSED, "managed_by": "provincial_board"}], "happened_on": "2023-02-20"})
    own = play("case", (CASE, ranked, OBSTACLE)).own
    found = candidates.evidence(accused=own.rows.accused, obstacles=own.rows.obstacles, stage_since=own.stage_since, today=date(2023, 7, 1))
    assert [(item.ground, item.persons, item.since) for item in found] == [
        ("provincial_cadres", 1, None),
        ("stuck_or_prolonged", 0, date(2023, 3, 1)),
    ]


def test_grounds_have_their_days() -> None:
    assert supervision.grounds_on("central", "steering_committee", date(2022, 8, 1)) == (
        "several_bodies",
        "central_cadres",
        "prestige",
        "distorted_proceedings",
        "considered_necessary",
    )
    assert "public_concern" in supervision.grounds_on("province", "steering_committee", date(2021, 1, 1))


def test_every_limit_has_a_rule_for_every_class() -> None:
    for limit in limits.LIMITS:
        for seriousness in articles.SERIOUSNESS:
            assert limits.pack_rule(limit, "first", seriousness).startswith("TTHS-")


def test_appeal_may_be_left_out() -> None:
    assert play("case", (CASE, PROSECUTION, TRIAL, JUDGMENT, FILED, APPEAL, UPHELD, EXECUTION)).stage == play("case", TO_EXECUTION).stage


def test_suspension_keeps_what_the_proceedings_had_reached() -> None:
    assert play("case", (CASE, SUSPEND)).own.stage_before == "investigation"
