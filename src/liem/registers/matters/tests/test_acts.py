"""Every act of matters: works with exact stage and event, only in its stages, only by whom it may."""

from datetime import date
from typing import Any

import pytest

from liem.core.acts.base import acts, allowed, fits
from liem.core.records.kinds import kinds
from liem.registers.matters.tests.examples import (
    ADVISE,
    DIRECTION,
    EXAMPLES,
    HANDLE,
    MATTER,
    REACHING,
    STAGES_OF,
    Example,
)
from liem.registers.matters.tests.memory import officer, play

OWN = [act for act in acts if act.kind == "matter" and act.name != "amend"]


def refused(steps: tuple[Any, ...], act: str, data: dict[str, Any]) -> set[str]:
    """The paths at which an act is refused after these steps."""
    return set(play("matter", steps).errors(act, data))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.act} {e.name}".strip())
def test_an_act_leaves_exactly_its_stage_and_tells_exactly_its_event(example: Example) -> None:
    played = play("matter", example.before)
    told = played.does(example.act, example.data)
    assert (played.stage, told.kind) == (example.stage, example.event)
    assert "%(" not in told.event_class.say(told.data)
    assert "…" not in told.event_class.say(told.data)


def test_every_act_has_an_example_and_its_stages() -> None:
    assert {act.name for act in OWN} == {example.act for example in EXAMPLES}
    assert {act.name for act in OWN if not act.opens} == set(STAGES_OF)


@pytest.mark.parametrize("stage", REACHING)
def test_an_act_is_done_in_its_stages_and_in_no_other(stage: str) -> None:
    played = play("matter", REACHING[stage])
    assert played.stage == stage
    done = {act.name for act in OWN if fits(act, kinds["matter"], played.own.record)}
    assert done == {name for name, where in STAGES_OF.items() if stage in where}


@pytest.mark.parametrize("role", ["member", "reporter", "agency", "auditor", "administrator"])
def test_only_those_who_keep_the_book_may_write_in_it(role: str) -> None:
    record = play("matter", (MATTER,)).own.record
    assert not [act.name for act in OWN if allowed(act, officer(role), record)]


def test_a_matter_cannot_arise_after_it_was_recorded() -> None:
    assert refused((), "record", {**MATTER[1], "arisen_on": "2023-01-06"}) == {"arisen_on"}


def test_a_risk_needs_its_reason() -> None:
    assert refused((), "record", {**MATTER[1], "risk_reason": ""}) == {"risk_reason"}
    assert refused((MATTER,), "change-risk", {"risk": "medium", "risk_reason": "x", "happened_on": "2023-02-03"}) == {"risk"}


def test_an_advice_names_its_document_which_is_not_later_than_the_advice() -> None:
    assert refused((MATTER,), "advise", {**ADVISE[1], "document_number": ""}) == {"document_number"}
    assert refused((MATTER,), "advise", {**ADVISE[1], "document_on": "2023-01-17"}) == {"document_on"}


def test_only_the_first_advice_counts() -> None:
    again = (ADVISE[0], {**ADVISE[1], "happened_on": "2023-03-01"})
    assert [told.data["first"] for told in play("matter", (MATTER, ADVISE, again)).told[1:]] == [True, False]


def test_a_direction_falls_due_after_it_was_given() -> None:
    assert refused((MATTER,), "record-direction", {**DIRECTION[1], "due_on": "2023-01-31"}) == {"due_on"}


def test_only_an_unanswered_direction_can_be_answered() -> None:
    answer = ("report-progress", {"progress": "Xong.", "direction": 1, "happened_on": "2023-02-20"})
    assert refused((MATTER, DIRECTION, answer), *answer) == {"direction"}


def test_a_handled_matter_is_closed_with_its_result() -> None:
    own = play("matter", (MATTER, HANDLE)).own
    assert (own.record.closed_on, own.result, own.report_due_on) == (date(2023, 4, 5), "agreed", None)


def test_a_matter_cannot_come_up_again_before_it_was_closed() -> None:
    assert refused((MATTER, HANDLE), "reopen", {"reason": "x", "happened_on": "2023-04-04"}) == {"happened_on"}


def test_a_reopened_matter_goes_on_where_it_had_come_to() -> None:
    again = ("reopen", {"reason": "Khiếu kiện lại.", "happened_on": "2023-06-01"})
    assert play("matter", (MATTER, HANDLE, again)).stage == "recorded"
    assert play("matter", (MATTER, DIRECTION, HANDLE, again)).stage == "directed"
