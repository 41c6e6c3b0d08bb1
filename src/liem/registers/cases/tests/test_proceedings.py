"""The proceedings: charges by penalty frames, detention, courts, reports, requests, obstacles, remedies, money."""

from datetime import date
from typing import Any

import pytest

from liem.registers.cases import words
from liem.registers.cases.rules import causes, frames
from liem.registers.cases.tests.examples import (
    ACCUSED,
    APPEAL,
    ARTICLE,
    CASE,
    CAUSES,
    CHARGE,
    DAMAGE,
    DETAIN,
    EXECUTION,
    FILED,
    HEARSAY,
    INCIDENT,
    JUDGMENT,
    OBLIGED,
    OBSTACLE,
    PROSECUTION,
    REQUEST,
    TO_EXECUTION,
    TRIAL,
    UPHELD,
    Step,
    by,
)
from liem.registers.cases.tests.memory import Played, play
from liem.registers.cases.tests.test_figures import clocks
from liem.registers.cases.tests.test_rules import refused

BARE = ("open", {**CASE[1], "articles": []})
EXTEND = ("extend-limit", {"value": 4, **by("21/QĐ-VKS", "2023-04-28")})


def charged(**row: Any) -> Step:
    """Somebody charged, on 20 February 2023."""
    return "add-accused", {"accused": [{**ACCUSED, "seriousness": "", **row}], "happened_on": "2023-02-20"}


def told(played: Played) -> Any:
    """What the last event tells."""
    return played.told[-1].data


# --- seriousness by penalty frames -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("article", "clause", "day", "seriousness"),
    [
        ("353", 1, date(2020, 6, 30), "serious"),
        ("353", 2, date(2020, 6, 30), "very_serious"),
        ("354", 3, date(2020, 6, 30), "exceptionally_serious"),
        ("355", 1, date(2020, 6, 30), "serious"),
        ("355", 2, date(2020, 6, 30), "very_serious"),
        ("355", 3, date(2020, 6, 30), "exceptionally_serious"),
        ("356", 1, date(2020, 6, 30), "serious"),
        ("356", 3, date(2020, 6, 30), "very_serious"),
        ("357", 4, date(2020, 6, 30), "exceptionally_serious"),
        ("358", 1, date(2020, 6, 30), "serious"),
        ("353", 4, date(2025, 6, 30), "exceptionally_serious"),
        ("353", 4, date(2025, 7, 1), "exceptionally_serious"),
    ],
)
def test_the_maximum_of_the_frame_says_how_grave_a_crime_is(article: str, clause: int, day: date, seriousness: str) -> None:
    frame = frames.frame_on("BLHS-2015", article, clause, day)
    assert frame is not None
    assert frame.seriousness == seriousness


def test_the_death_penalty_left_the_frames_of_corruption_on_1_july_2025() -> None:
    found = [frames.frame_on("BLHS-2015", "354", 4, day) for day in (date(2025, 6, 30), date(2025, 7, 1))]
    assert [frame.gravest for frame in found if frame] == ["death", "life"]


@pytest.mark.parametrize(
    ("years", "seriousness"),
    [(3, "less_serious"), (4, "serious"), (7, "serious"), (8, "very_serious"), (15, "very_serious"), (16, "exceptionally_serious")],
)
def test_classes_end_at_three_seven_and_fifteen_years(years: int, seriousness: str) -> None:
    assert frames.class_of(years) == seriousness


def test_a_clause_that_did_not_exist_on_the_day_of_the_act_is_refused_at_its_field() -> None:
    assert refused((CASE,), "add-articles", {"articles": [{**ARTICLE, "clause": 9}], "happened_on": "2023-02-21"}) == {"articles/0/clause"}
    assert refused((CASE,), *charged(article="356", clause=4)) == {"accused/0/clause"}
    assert refused((CASE,), *charged(article="353", clause=1, committed_on="2017-12-31")) == {"accused/0/article"}


def test_a_class_that_contradicts_the_frame_is_refused_and_an_empty_one_is_found() -> None:
    wrong = {"articles": [{**ARTICLE, "seriousness": "serious"}], "happened_on": "2023-02-21"}
    assert refused((CASE,), "add-articles", wrong) == {"articles/0/seriousness"}
    played = play("case", (BARE, charged(article="353", clause=3)))
    assert (played.own.seriousness, played.own.rows.charges[0].framed) == ("exceptionally_serious", "table")


def test_without_a_table_the_legal_officer_enters_the_maximum_or_chooses() -> None:
    entered = play("case", (BARE, charged(article="222", clause=2, most=12)))
    assert (entered.own.seriousness, entered.own.rows.charges[0].framed) == ("very_serious", "entered")
    row = {"code": "BLHS-2015", "article": "222", "clause": 2}
    assert refused((BARE,), "add-articles", {"articles": [row], "happened_on": "2023-02-21"}) == {"articles/0/seriousness"}


def test_a_graver_charge_counts_the_days_anew_with_the_extension_and_keeps_both() -> None:
    light = ("open", {**CASE[1], "articles": [{**ARTICLE, "clause": 1, "seriousness": "serious"}]})
    first = ("add-accused", {"accused": [{**ACCUSED, "clause": 1, "seriousness": ""}], "happened_on": "2023-02-20"})
    extended = ("extend-limit", {"value": 3, **by("21/QĐ-VKS", "2023-03-27")})
    graver = ("change-charge", {"accused": 1, "article": "353", "clause": 2, **by("30/QĐ", "2023-05-08")})
    played = play("case", (light, first, extended, graver))
    assert (told(played)["class_before"], told(played)["class_now"]) == ("serious", "very_serious")
    assert [row.until_on for row in played.own.rows.charges] == [date(2023, 5, 8), None]
    # Three months and three more from 9 January; then four and the same three more.
    assert clocks(played)["cases.investigation"] == [
        (date(2023, 1, 9), date(2023, 7, 10), "closed"),
        (date(2023, 1, 9), date(2023, 8, 9), "running"),
    ]


def test_a_further_crime_stands_beside_the_first_and_the_gravest_counts() -> None:
    further = ("change-charge", {"accused": 1, "article": "356", "clause": 1, "further": True, **by("30/QĐ", "2023-03-06")})
    played = play("case", (CASE, charged(article="353", clause=3), further))
    assert [row.until_on for row in played.own.rows.charges] == [None, None]
    assert played.own.rows.accused[0].seriousness == played.own.seriousness == "exceptionally_serious"


def test_a_later_accused_gets_no_more_than_what_is_left() -> None:
    later = ("add-accused", {"accused": [{**ACCUSED, "clause": 2, "seriousness": ""}], "happened_on": "2023-04-24"})
    assert clocks(play("case", (CASE, CHARGE, later)))["cases.investigation"] == [(date(2023, 1, 9), date(2023, 5, 9), "running")]


# --- limitation --------------------------------------------------------------------------------------------------------


def test_limitation_runs_from_the_end_of_the_conduct_until_somebody_is_charged() -> None:
    # Fifteen years for a very serious crime (Penal Code, art. 27), from 30 June 2020; a Saturday moves to Monday.
    assert clocks(play("case", (CASE,)))["cases.limitation"] == [(date(2020, 6, 30), date(2035, 7, 2), "running")]
    assert clocks(play("case", (CASE, CHARGE)))["cases.limitation"][0][2] == "closed"


def test_no_limitation_ends_the_gravest_embezzlement_and_bribe_taking() -> None:
    gravest = ("open", {**CASE[1], "articles": [{**ARTICLE, "clause": 3, "seriousness": ""}]})
    assert "cases.limitation" not in clocks(play("case", (gravest,)))


# --- detention ---------------------------------------------------------------------------------------------------------


def test_detention_ends_on_the_day_of_the_order_even_in_tet() -> None:
    order = ("detain", {**DETAIN[1], "until_on": "2023-01-22", "happened_on": "2023-01-12"})
    person = ("add-accused", {**CHARGE[1], "happened_on": "2023-01-12"})
    assert clocks(play("case", (CASE, person, order)))["cases.detention"] == [(date(2023, 1, 12), date(2023, 1, 22), "running")]


def test_detention_beyond_the_investigation_is_asked_about_then_recorded_and_marked() -> None:
    long = {**DETAIN[1], "until_on": "2023-05-15"}
    assert refused((CASE, CHARGE), "detain", long) == {"beyond"}
    assert told(play("case", (CASE, CHARGE, ("detain", {**long, "beyond": True}))))["marks"] == "outlasts"


def test_detention_beyond_four_months_of_thirty_days_is_marked() -> None:
    # 21 February + 120 days = 21 June; the investigation was extended to 11 September.
    at_most, too_long = ({**DETAIN[1], "until_on": day, "happened_on": "2023-05-03"} for day in ("2023-08-31", "2023-09-01"))
    assert refused((CASE, CHARGE, EXTEND), "detain", at_most) == set()
    assert refused((CASE, CHARGE, EXTEND), "detain", too_long) == {"beyond"}


def test_nobody_is_detained_twice_and_a_detention_is_extended_to_a_later_day() -> None:
    assert refused((CASE, CHARGE, DETAIN), "detain", {**DETAIN[1], "happened_on": "2023-03-01"}) == {"accused"}
    earlier = {"detention": 1, "until_on": "2023-04-21", **by("12/LGH", "2023-04-17")}
    assert refused((CASE, CHARGE, DETAIN), "extend-detention", earlier) == {"until_on"}


@pytest.mark.parametrize(
    "ends",
    [
        ("release", {"detention": 1, "ground": "replaced", "happened_on": "2023-04-10"}),
        ("drop-accused", {"accused": 1, "ground": "discontinued", "happened_on": "2023-04-10"}),
        ("discontinue", {"ground": "no_crime", **by("33/QĐ", "2023-04-10")}),
    ],
    ids=lambda step: step[0],
)
def test_a_detention_s_days_end_with_it(ends: Step) -> None:
    other = ("add-accused", {"accused": [ACCUSED], "happened_on": "2023-02-27"})
    played = play("case", (CASE, CHARGE, other, DETAIN, ends))
    assert {state for _opened, _due, state in clocks(played)["cases.detention"]} == {"closed"}
    assert played.own.rows.detentions[0].released_on == date(2023, 4, 10)


# --- courts ------------------------------------------------------------------------------------------------------------


def test_a_judgment_before_an_indictment_is_refused() -> None:
    with pytest.raises(AssertionError, match="not done at"):
        play("case", (CASE, PROSECUTION, JUDGMENT))
    early = {"outcome": "convicted", **by("60/HSST", "2023-05-03", "Tòa án nhân dân")}
    assert refused((CASE, PROSECUTION, TRIAL), "pronounce-judgment", early) == {"happened_on"}


def test_one_court_judges_a_case_once_until_its_judgment_is_cancelled() -> None:
    again = {"outcome": "convicted", **by("61/HSST", "2023-06-27", "Tòa án nhân dân")}
    assert refused((CASE, PROSECUTION, TRIAL, JUDGMENT), "pronounce-judgment", again) == {""}
    cancelled = ("cancel-judgment", {"cancelled_to": "first_instance", **by("3/HSPT", "2023-08-01", "Tòa án nhân dân")})
    retried = {"outcome": "acquitted", **by("70/HSST", "2023-10-02", "Tòa án nhân dân")}
    steps = (CASE, PROSECUTION, TRIAL, JUDGMENT, FILED, APPEAL, cancelled)
    assert refused(steps, "pronounce-judgment", retried) == set()
    assert [row.cancelled_on for row in play("case", steps).own.rows.judgments] == [date(2023, 8, 1)]


def test_the_judgment_ends_the_preparation_and_is_in_force_after_the_time_for_protest() -> None:
    played = play("case", (CASE, PROSECUTION, TRIAL, JUDGMENT))
    found = clocks(played)
    assert found["cases.trial_preparation"][-1][2] == "closed"
    assert told(played)["in_force_on"] == "2023-07-27"  # 26 June + 30 days, and the next
    assert found["cases.execution_order"] == [(date(2023, 7, 27), date(2023, 8, 3), "running")]
    early = {"stage": "execution", **by("90/QĐ-THA", "2023-07-20", "Tòa án nhân dân")}
    assert refused((CASE, PROSECUTION, TRIAL, JUDGMENT), "enter-stage", early) == {"happened_on"}


def test_a_case_is_neither_appealed_nor_executed_without_a_judgment() -> None:
    assert refused((CASE, PROSECUTION, TRIAL), *EXECUTION) == {"stage"}
    assert refused((CASE, PROSECUTION, TRIAL), *APPEAL) == {"stage"}
    assert refused((CASE, PROSECUTION, TRIAL, JUDGMENT), *APPEAL) == {"stage"}


@pytest.mark.parametrize(
    ("kind", "whose", "last"),
    [("appeal", "defendant", "2023-07-11"), ("protest", "procuracy", "2023-07-11"), ("higher_protest", "procuracy", "2023-07-26")],
)
def test_an_appeal_has_fifteen_days_a_higher_protest_thirty_and_a_late_one_is_marked(kind: str, whose: str, last: str) -> None:
    filed = {"appeal_kind": kind, "by_whom": whose, "against": "judgment"}
    judged = (CASE, PROSECUTION, TRIAL, JUDGMENT)
    in_time = told(play("case", (*judged, ("record-appeal", {**filed, "happened_on": last}))))
    assert (in_time["due_on"], in_time["late"]) == (last, False)
    late = play("case", (*judged, ("record-appeal", {**filed, "happened_on": "2023-08-01"})))
    assert told(late)["late"] is True
    assert late.own.in_force_on == date(2023, 7, 27)


def test_a_decision_of_first_instance_is_appealed_within_seven_days() -> None:
    suspended = ("suspend", {"ground": "illness", **by("4/QĐ-TA", "2023-06-01", "Tòa án nhân dân")})
    filed = {"appeal_kind": "appeal", "by_whom": "victim", "against": "decision", "happened_on": "2023-06-08"}
    found = told(play("case", (CASE, PROSECUTION, TRIAL, suspended, ("record-appeal", filed))))
    assert (found["due_on"], found["late"]) == ("2023-06-08", False)


def test_parties_appeal_and_the_procuracy_protests() -> None:
    assert refused((CASE, PROSECUTION, TRIAL, JUDGMENT), "record-appeal", {**FILED[1], "by_whom": "procuracy"}) == {"by_whom"}
    assert refused((CASE, PROSECUTION, TRIAL), *FILED) == {"against"}


def test_nobody_is_called_convicted_whom_the_judgment_acquits() -> None:
    acquitted = ("pronounce-judgment", {"outcome": "acquitted", **by("60/HSST", "2023-06-26", "Tòa án nhân dân")})
    assert words.persons(play("case", TO_EXECUTION).own) == words.CALLED["convicted"]
    assert words.persons(play("case", (CASE, PROSECUTION, TRIAL, acquitted, EXECUTION)).own) == words.CALLED["involved"]
    reversed_ = ("pronounce-judgment", {"outcome": "acquitted", **by("91/HSPT", "2023-08-28", "Tòa án nhân dân")})
    appealed = (CASE, PROSECUTION, TRIAL, JUDGMENT, FILED, APPEAL, reversed_, EXECUTION)
    assert words.persons(play("case", appealed).own) == words.CALLED["involved"]


def test_the_appellate_judgment_is_in_force_at_once() -> None:
    played = play("case", (CASE, PROSECUTION, TRIAL, JUDGMENT, FILED, APPEAL, UPHELD))
    assert clocks(played)["cases.execution_order"][-1] == (date(2023, 8, 28), date(2023, 9, 5), "running")
    assert clocks(played)["cases.appeal_hearing"] == [(date(2023, 7, 3), date(2023, 9, 5), "closed")]


def test_nobody_is_late_because_nobody_appealed() -> None:
    played = play("case", (CASE, PROSECUTION, TRIAL, JUDGMENT))
    late = [rule for rule, states in clocks(played).items() for _on, due, state in states if state == "running" and due < date(2023, 7, 27)]
    assert late == []


# --- sources of information --------------------------------------------------------------------------------------------


def test_a_report_received_later_starts_the_verification() -> None:
    received = ("receive-report", {"report_kind": "report", "agency": "Công an tỉnh", "happened_on": "2023-02-01"})
    played = play("case", (HEARSAY, received))
    assert clocks(played)["cases.verification"] == [(date(2023, 2, 1), date(2023, 2, 21), "running")]
    assert refused((HEARSAY, received), *received) == {""}


def test_the_verification_is_extended_to_two_months_then_once_more() -> None:
    first = ("extend-limit", {"value": 2, **by("1/GH", "2023-01-20")})
    second = ("extend-limit", {"value": 2, **by("2/GH", "2023-02-28")})
    third = ("extend-limit", {"value": 2, **by("3/GH", "2023-05-03")})
    assert clocks(play("case", (INCIDENT, first)))["cases.verification"][0][1] == date(2023, 3, 3)
    assert clocks(play("case", (INCIDENT, first, second)))["cases.verification"][0][1] == date(2023, 5, 4)
    assert told(play("case", (INCIDENT, first, second, third)))["marks"] == "beyond_count"


def test_a_decision_not_to_prosecute_closes_the_incident() -> None:
    played = play("case", (INCIDENT, ("refuse-prosecution", {"ground": "no_event", **by("3/QĐ-KKT", "2023-01-18")})))
    assert (played.stage, clocks(played)["cases.verification"][0][2]) == ("discontinued", "closed")


# --- obstacles, requests, remedies, money ------------------------------------------------------------------------------


def test_urging_is_counted_with_its_last_day() -> None:
    urge = lambda day: ("urge-obstacle", {"obstacle": 1, "document_number": "15-CV/BNCTU", "happened_on": day})  # noqa: E731
    removed = ("remove-obstacle", {"obstacle": 1, "how": "Đã có kết luận.", "happened_on": "2023-04-20"})
    played = play("case", (CASE, OBSTACLE, urge("2023-03-20"), urge("2023-04-03"), removed))
    row = played.own.rows.obstacles[0]
    assert (row.urged, row.urged_on, told(played)["urged"], told(played)["days"]) == (2, date(2023, 4, 3), 2, 50)
    assert refused((CASE, OBSTACLE), *urge("2023-02-20")) == {"happened_on"}


def test_a_request_has_its_own_day_until_the_conclusion_comes() -> None:
    received = ("receive-conclusion", {"request": 1, "conclusion": "Thiệt hại 5 tỷ đồng.", "happened_on": "2023-05-10"})
    assert clocks(play("case", (CASE, REQUEST)))["cases.request"] == [(date(2023, 3, 1), date(2023, 5, 2), "running")]
    assert told(play("case", (CASE, REQUEST, received)))["late"] is True
    assert refused((CASE,), "request-conclusion", {**REQUEST[1], "due_on": "2023-02-01"}) == {"due_on"}


def test_a_cause_stands_on_the_list_of_its_day_with_its_nature() -> None:
    row = {"nature": "objective", "cause": "loose_management"}
    assert refused((CASE,), "record-causes", {"causes": [row], "happened_on": "2023-06-01"}) == {"causes/0/nature"}
    norms = {"nature": "objective", "cause": "norms"}
    assert refused((CASE,), "record-causes", {"causes": [norms], "happened_on": "2023-06-01"}) == {"causes/0/cause"}
    assert causes.natures_on("norms", date(2024, 10, 29)) == ("objective",)


def test_a_remedy_goes_from_proposed_to_done() -> None:
    done = {"cause": 1, "state": "done", "said": "Đã ban hành quy chế.", "happened_on": "2023-07-03"}
    played = play("case", (CASE, CAUSES))
    assert played.own.rows.causes[0].remedy_state == "proposed"
    played.does("change-remedy", done)
    assert played.own.rows.causes[0].remedy_state == "done"
    assert refused((CASE, CAUSES), "change-remedy", {**done, "state": "proposed"}) == {"state"}


def test_an_amount_out_of_all_proportion_is_asked_about() -> None:
    far = {"amounts": [{"asset": "money", "amount": 600_000_000_000}], "happened_on": "2023-03-12"}
    assert refused((CASE, DAMAGE), "record-damage", far) == {"in_dong"}
    assert play("case", (CASE, DAMAGE, ("record-damage", {**far, "in_dong": True}))).own.damage == 605_000_000_000
    assert refused((CASE, DAMAGE), "record-damage", {**far, "amounts": [{"asset": "money", "amount": 400_000_000_000}]}) == set()


def test_means_are_a_part_of_what_is_to_be_executed() -> None:
    means = {"amounts": [{"asset": "money", "amount": 4_000_000_001, "basis": "12/BB"}], "happened_on": "2023-09-20"}
    assert refused((*TO_EXECUTION, OBLIGED), "record-means", means) == {""}
    assert refused(TO_EXECUTION, "record-means", {**means, "amounts": [{"asset": "money", "amount": 1}]}) == {""}
