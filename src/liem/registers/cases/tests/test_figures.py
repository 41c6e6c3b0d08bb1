"""What cases add to the figures, and which clocks run in them."""

from datetime import date
from typing import Any

import pytest

from liem.readings.deadlines.clocks import clocks_of
from liem.readings.deadlines.rules import rules_of
from liem.readings.figures.catalogue import Indicator, indicators
from liem.registers.cases.tests.examples import (
    ACCUSED,
    ADVISE,
    ARTICLE,
    CASE,
    CONCLUDE,
    DAMAGE,
    DIRECTION,
    EXECUTION,
    INCIDENT,
    JUDGMENT,
    OBSTACLE,
    PLACE,
    PROSECUTION,
    SUSPEND,
    TO_EXECUTION,
    TRIAL,
    by,
    session,
)
from liem.registers.cases.tests.memory import Played, play

TAKE_OFF = ("take-off", {"placement": 1, "end_ground": "handled_by_law", **session("2023-06-15")})
CENTRAL = ("place", {"tier": "central", "body": "standing_body", "ground": "assigned_from_above", **session("2023-03-01")})


def stock(code: str, played: Played) -> list[tuple[Any, Any]]:
    """From and until of a stock's spans."""
    indicator = indicators[code]
    assert isinstance(indicator, Indicator)
    return [(span.from_on, span.until_on) for span in indicator.base.spans_of(played.history())]


def flow(code: str, played: Played) -> list[tuple[date, int, str]]:
    """Day, amount and cuts of a flow's facts."""
    indicator = indicators[code]
    assert isinstance(indicator, Indicator)
    return [
        (past.happened_on, indicator.amount_of(item), ",".join(cut.of(item) for cut in indicator.cuts))
        for past in played.history()
        for condition in indicator.whens.get(past.kind, ())
        if condition is None or condition(past.data)
        for item in indicator.items(past.data)
    ]


def clocks(played: Played) -> dict[str, list[tuple[Any, Any, str]]]:
    """Begin, due day and state of every clock by rule."""
    found: dict[str, list[tuple[Any, Any, str]]] = {}
    for state in clocks_of(played.history(), rules_of("case"), played.own.record.closed_on):
        found.setdefault(state.rule, []).append((state.opened_on, state.due_on, state.state))
    return found


def test_the_codes_that_outside_programs_rely_on_exist_with_their_timing() -> None:
    assert {code: indicators[f"cases.{code}"].timing for code in TIMINGS} == TIMINGS


TIMINGS = {
    "obstacle_days_median": "in",
    "under_supervision": "during",
    "under_supervision_end": "end",
    "placed": "in",
    "taken_off": "in",
    "completely_handled": "in",
    "detected_advised": "in",
    "corruption_resolved": "in",
    "corruption_discovered_handled": "in",
    "damage": "in",
    "seized": "in",
    "recovered": "in",
    "obstacles_open": "end",
}


@pytest.mark.parametrize(
    ("code", "cuts"),
    [
        ("under_supervision", {"body", "tier", "kind", "field"}),
        ("under_supervision_end", {"body", "tier", "kind", "field"}),
        ("placed", {"body", "kind", "field"}),
        ("taken_off", {"body", "kind", "field"}),
        ("completely_handled", {"body", "kind", "field"}),
        ("detected_advised", {"kind"}),
        ("damage", {"field"}),
        ("obstacles_open", {"obstacle"}),
    ],
)
def test_figures_have_the_cuts_that_outside_programs_rely_on(code: str, cuts: set[str]) -> None:
    assert cuts <= {cut.code for cut in indicators[f"cases.{code}"].all_cuts}


def test_a_case_stands_under_supervision_while_any_placement_is_open() -> None:
    assert stock("cases.under_supervision", play("case", (CASE, PLACE, CENTRAL, TAKE_OFF))) == [(date(2023, 2, 15), None)]
    assert stock("cases.under_supervision", play("case", (CASE, PLACE, TAKE_OFF))) == [(date(2023, 2, 15), date(2023, 6, 15))]


def test_a_change_of_level_leaves_the_stock_as_it_is() -> None:
    change = (
        "change-level",
        {"placement": 1, "tier": "central", "body": "standing_body", "ground": "assigned_from_above", **session("2023-03-15")},
    )
    off = ("take-off", {"placement": 2, "end_ground": "handled_by_law", **session("2023-06-15")})
    played = play("case", (CASE, PLACE, change, off))
    assert stock("cases.under_supervision", played) == [(date(2023, 2, 15), date(2023, 6, 15))]
    assert [cut for _, _, cut in flow("cases.placed", played)] == ["steering_committee,case,corruption"]


def test_a_conclusion_ends_the_stock_and_counts_only_under_supervision() -> None:
    supervised = play("case", (CASE, PLACE, PROSECUTION, TRIAL, JUDGMENT, EXECUTION, CONCLUDE))
    assert stock("cases.under_supervision", supervised) == [(date(2023, 2, 15), date(2023, 11, 1))]
    assert flow("cases.completely_handled", supervised) == [(date(2023, 11, 1), 1, "steering_committee,case,corruption")]
    assert flow("cases.completely_handled", play("case", (*TO_EXECUTION, CONCLUDE))) == []


def test_a_corruption_case_is_resolved_only_when_it_was_detected_and_advised_on() -> None:
    advise = (ADVISE[0], {**ADVISE[1], "happened_on": "2023-01-16"})
    steps = (CASE, advise, PROSECUTION, TRIAL, JUDGMENT, EXECUTION, CONCLUDE)
    assert flow("cases.corruption_resolved", play("case", steps)) == [(date(2023, 11, 1), 1, "case")]
    assert flow("cases.corruption_resolved", play("case", (*TO_EXECUTION, CONCLUDE))) == []
    economic = ("open", {**CASE[1], "field": "economic"})
    assert flow("cases.corruption_resolved", play("case", (economic, *steps[1:]))) == []


def test_a_discovered_corruption_case_counts_once_on_the_day_its_handling_begins() -> None:
    played = play("case", (INCIDENT, ADVISE, DIRECTION, ("become-case", by("15/QĐ", "2023-02-06"))))
    assert flow("cases.corruption_discovered_handled", played) == [(date(2023, 2, 1), 1, "incident")]
    assert flow("cases.detected_advised", played) == [(date(2023, 1, 16), 1, "incident")]
    assert flow("cases.corruption_discovered_handled", play("case", (INCIDENT, ADVISE))) == []


def test_money_is_one_fact_an_amount() -> None:
    two = {"amounts": [{"asset": "money", "amount": 3}, {"asset": "vehicles", "amount": 4}], "happened_on": "2023-03-12"}
    played = play("case", (CASE, DAMAGE, ("record-recovery", two)))
    assert flow("cases.recovered", played) == [(date(2023, 3, 12), 3, "corruption,money"), (date(2023, 3, 12), 4, "corruption,vehicles")]


def test_an_obstacle_is_open_until_it_is_removed_or_the_case_ends() -> None:
    removed = ("remove-obstacle", {"obstacle": 1, "how": "Đã có kết luận.", "happened_on": "2023-04-20"})
    discontinued = ("discontinue", {"ground": "no_crime", **by("33/QĐ", "2023-05-22")})
    assert stock("cases.obstacles_open", play("case", (CASE, OBSTACLE, removed))) == [(date(2023, 3, 1), date(2023, 4, 20))]
    assert stock("cases.obstacles_open", play("case", (CASE, OBSTACLE, discontinued))) == [(date(2023, 3, 1), date(2023, 5, 22))]


def test_the_investigation_runs_from_the_decision_by_the_class_of_the_crime() -> None:
    assert clocks(play("case", (CASE,)))["cases.investigation"] == [(date(2023, 1, 9), date(2023, 5, 9), "running")]


def test_an_extension_moves_the_end_of_the_investigation() -> None:
    extended = ("extend-limit", {"value": 4, **by("21/QĐ-VKS", "2023-04-28")})
    assert clocks(play("case", (CASE, extended)))["cases.investigation"] == [(date(2023, 1, 9), date(2023, 9, 11), "running")]


def test_the_next_stage_ends_one_clock_and_begins_another() -> None:
    found = clocks(play("case", (CASE, PROSECUTION)))
    assert found["cases.investigation"] == [(date(2023, 1, 9), date(2023, 5, 9), "closed")]
    assert found["cases.prosecution"] == [(date(2023, 4, 3), date(2023, 5, 4), "running")]


def test_trial_preparation_runs_from_the_day_the_court_took_the_case() -> None:
    found = clocks(play("case", (CASE, PROSECUTION, TRIAL)))
    assert found["cases.trial_preparation"] == [(date(2023, 5, 4), date(2023, 7, 4), "running")]


def test_a_crime_report_is_verified_within_twenty_days_of_its_receipt() -> None:
    # 23 January 2023 lay in the Tết holiday, which ended on the 26th.
    assert clocks(play("case", (INCIDENT,)))["cases.verification"] == [(date(2023, 1, 3), date(2023, 1, 27), "running")]


def test_a_case_without_a_class_has_no_limit_until_it_gets_one() -> None:
    bare = ("open", {**CASE[1], "articles": []})
    assert "cases.investigation" not in clocks(play("case", (bare,)))
    named = ("add-articles", {"articles": [ARTICLE], "happened_on": "2023-02-21"})
    assert clocks(play("case", (bare, named)))["cases.investigation"] == [(date(2023, 1, 9), date(2023, 5, 9), "running")]


def test_a_graver_class_begins_the_limit_anew_from_the_same_day_and_keeps_both() -> None:
    light = ("open", {**CASE[1], "articles": [{**ARTICLE, "clause": 1, "seriousness": "serious"}]})
    graver = ("add-articles", {"articles": [ARTICLE], "happened_on": "2023-02-21"})
    assert clocks(play("case", (light, graver)))["cases.investigation"] == [
        (date(2023, 1, 9), date(2023, 4, 10), "closed"),
        (date(2023, 1, 9), date(2023, 5, 9), "running"),
    ]


def test_a_suspended_limit_rests_and_a_resumed_investigation_has_its_own() -> None:
    assert clocks(play("case", (CASE, SUSPEND)))["cases.investigation"][0][2] == "suspended"
    resumed = clocks(play("case", (CASE, SUSPEND, ("resume", by("30/QĐ", "2023-05-22")))))["cases.investigation"]
    assert [(opened, state) for opened, _, state in resumed] == [(date(2023, 1, 9), "closed"), (date(2023, 5, 22), "running")]
    assert resumed[1][1] == date(2023, 8, 22)


def test_further_investigation_has_its_own_limit() -> None:
    back = ("return-for-investigation", {"returned_by": "procuracy", "reason": "Thiếu.", **by("5", "2023-04-17")})
    found = clocks(play("case", (CASE, PROSECUTION, back)))
    assert found["cases.investigation"][-1] == (date(2023, 4, 17), date(2023, 6, 19), "running")
    assert found["cases.prosecution"][-1][2] == "closed"


def test_the_committee_s_own_report_day_runs_moves_and_comes_again() -> None:
    moved = ("set-report-day", {"report_due_on": "2023-04-10", "reason": "Chờ giám định.", "happened_on": "2023-03-02"})
    reported = ("report-progress", {"progress": "Xong.", "report_due_on": "2023-05-15", "happened_on": "2023-04-05"})
    assert clocks(play("case", (CASE, PLACE)))["cases.progress_report"] == [(date(2023, 2, 15), date(2023, 3, 15), "running")]
    found = clocks(play("case", (CASE, PLACE, moved, reported)))["cases.progress_report"]
    assert [(due, state) for _, due, state in found] == [(date(2023, 4, 10), "closed"), (date(2023, 5, 15), "running")]


def test_no_report_is_due_once_nobody_supervises_the_case() -> None:
    assert clocks(play("case", (CASE, PLACE, TAKE_OFF)))["cases.progress_report"][-1][2] == "closed"


def test_a_direction_runs_until_it_is_answered() -> None:
    answer = ("report-progress", {"progress": "Đã làm rõ.", "direction": 1, "happened_on": "2023-02-20"})
    assert clocks(play("case", (INCIDENT, DIRECTION)))["cases.direction"] == [(date(2023, 2, 1), date(2023, 3, 1), "running")]
    assert clocks(play("case", (INCIDENT, DIRECTION, answer)))["cases.direction"][0][2] == "closed"


def test_an_obstacle_with_a_day_has_a_clock() -> None:
    assert clocks(play("case", (CASE, OBSTACLE)))["cases.obstacle"] == [(date(2023, 3, 1), date(2023, 4, 30), "running")]


def test_a_case_that_is_over_lets_no_clock_run() -> None:
    assert {state for states in clocks(play("case", (*TO_EXECUTION, CONCLUDE))).values() for _, _, state in states} == {"closed"}


# --- figures of the proceedings ----------------------------------------------------------------------------------------

OFFICE = {"code": "BLHS-2015", "article": "364", "clause": 2, "most": 7}
"""Giving bribes: a crime of position, not one of corruption."""


def test_a_case_is_newly_prosecuted_once_with_its_groups_of_crimes() -> None:
    assert flow("cases.prosecuted", play("case", (CASE,))) == [(date(2023, 1, 10), 1, "yes,yes,corruption")]
    became = ("become-case", {"articles": [OFFICE], **by("15/QĐ", "2023-02-06")})
    played = play("case", (INCIDENT, became))
    assert flow("cases.prosecuted", played) == [(date(2023, 2, 6), 1, "no,yes,corruption")]
    assert played.own.seriousness == "serious"


def test_persons_are_charged_by_the_group_of_their_own_crime() -> None:
    two = ("add-accused", {"accused": [{**ACCUSED, "clause": 2}, {**ACCUSED, **OFFICE, "seriousness": ""}], "happened_on": "2023-02-20"})
    assert flow("cases.charged_persons", play("case", (CASE, two))) == [
        (date(2023, 2, 20), 1, "yes,yes,corruption"),
        (date(2023, 2, 20), 1, "no,yes,corruption"),
    ]


def test_the_lag_of_detection_runs_from_the_first_day_of_the_conduct_once_both_days_are_known() -> None:
    days = {"acts_from": "2021-01-01", "acts_until": "2021-06-30", "detected_on": "2022-01-01"}
    played = play("case", (("open", {**CASE[1], **days}),))
    assert flow("cases.lag_days", played) == [(date(2023, 1, 10), 365, "case,corruption")]
    assert len(flow("cases.lags_known", played)) == 1
    for missing in ("acts_from", "detected_on"):
        assert flow("cases.lags_known", play("case", (("open", {**CASE[1], **days, missing: "", "acts_until": ""}),))) == []


def test_a_corrected_day_of_detection_corrects_the_lag() -> None:
    days = {"acts_from": "2021-01-01", "acts_until": "", "detected_on": "2022-01-01"}
    played = play("case", (("open", {**CASE[1], **days}),))
    played.told[0].data["detected_on"] = "2021-01-11"  # as a history carries what was put right: the text of the day
    assert flow("cases.lag_days", played)[0][1] == 10


def test_who_is_charged_for_an_earlier_post_is_counted_among_those_charged() -> None:
    two = ("add-accused", {"accused": [{**ACCUSED, "earlier_post": True}, ACCUSED], "happened_on": "2023-02-20"})
    played = play("case", (CASE, two))
    told = [item for past in played.history() if past.kind == "cases.accused_added" for item in past.data["accused"]]
    assert [item["earlier_post"] for item in told] == [True, False]
    earlier = indicators["cases.charged_earlier_post"]
    assert isinstance(earlier, Indicator)
    assert (earlier.least, earlier.among) == (10, "cases.charged_persons")


def test_what_a_person_is_is_told_from_five_persons_on() -> None:
    charged = indicators["cases.accused_charged"]
    assert {cut.code: cut.least for cut in charged.all_cuts} == {"rank": 5, "managed_by": 5, "party_member": 5}


def test_indictments_and_judgments_count_cases_and_persons_in_pairs() -> None:
    two = ("add-accused", {"accused": [ACCUSED, ACCUSED], "happened_on": "2023-02-20"})
    played = play("case", (CASE, two, PROSECUTION, TRIAL, JUDGMENT))
    for code, cuts in (("investigations_concluded", ""), ("indicted", ""), ("judged", "first,")):
        cases, persons = flow(f"cases.{code}", played), flow(f"cases.{code}_persons", played)
        assert [(day, cut) for day, _n, cut in cases] == [(day, cut) for day, _n, cut in persons]
        assert ([n for _day, n, _cut in cases], [n for _day, n, _cut in persons]) == ([1], [2])
        assert cases[0][2].startswith(f"{cuts}yes,yes")


def test_days_in_a_stage_stand_against_its_limit() -> None:
    late = ("enter-stage", {"stage": "prosecution", **by("40/KLĐT", "2023-05-10")})
    assert flow("cases.stage_days", play("case", (CASE, PROSECUTION))) == [(date(2023, 4, 3), 84, "investigation,no")]
    assert flow("cases.stage_days", play("case", (CASE, late))) == [(date(2023, 5, 10), 121, "investigation,yes")]


def test_days_of_removed_obstacles_are_counted_by_kind_and_agency() -> None:
    raised = ("raise-obstacle", {**OBSTACLE[1], "agency": "expertise_body"})
    removed = ("remove-obstacle", {"obstacle": 1, "how": "Đã có kết luận.", "happened_on": "2023-04-20"})
    assert flow("cases.obstacle_days", play("case", (CASE, raised, removed))) == [(date(2023, 4, 20), 50, "expertise,expertise_body")]


def test_unlawful_extensions_are_counted_apart() -> None:
    late = ("extend-limit", {"value": 1, **by("21/QĐ-VKS", "2023-06-01")})
    assert flow("cases.extensions", play("case", (CASE, late))) == [(date(2023, 6, 1), 1, "investigation,decided_late")]
    assert clocks(play("case", (CASE, late)))["cases.investigation"] == [(date(2023, 1, 9), date(2023, 5, 9), "running")]
