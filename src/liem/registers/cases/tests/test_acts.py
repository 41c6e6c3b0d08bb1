"""Every act of cases: works with exact stage and event, only in its stages, only by whom it may, with a second person."""

import pytest

from liem.core.acts.base import acts, acts_for, allowed, fits
from liem.core.records.kinds import kinds
from liem.registers.cases.tests.examples import ELSEWHERE, EXAMPLES, REACHING, STAGES_OF, Example
from liem.registers.cases.tests.memory import officer, play

OWN = [act for act in acts if act.kind == "case" and act.name != "amend"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.act} {e.name}".strip())
def test_an_act_leaves_exactly_its_stage_and_tells_exactly_its_event(example: Example) -> None:
    played = play("case", example.before)
    told = played.does(example.act, example.data)
    assert (played.stage, told.kind) == (example.stage, example.event)
    assert str(told.event_class.say(told.data))
    assert "…" not in told.event_class.say({**told.data, **dict.fromkeys([k for k, v in told.data.items() if v in (None, "")], "x")})


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.act} {e.name}".strip())
def test_an_act_asks_for_a_second_person_exactly_when_it_says_so(example: Example) -> None:
    played = play("case", example.before)
    form = played.form(example.act, example.data)
    assert form.is_valid(), form.faults()
    assert form.wants_second(played.own, form.namespace()) is example.second


def test_every_act_has_an_example_and_its_stages() -> None:
    assert {act.name for act in OWN} == {example.act for example in EXAMPLES} | ELSEWHERE
    assert {act.name for act in OWN if not act.opens} == set(STAGES_OF)


@pytest.mark.parametrize("stage", REACHING)
def test_an_act_is_done_in_its_stages_and_in_no_other(stage: str) -> None:
    played = play("case", REACHING[stage])
    assert played.stage == stage
    done = {act.name for act in OWN if fits(act, kinds["case"], played.own.record)}
    assert done == {name for name, where in STAGES_OF.items() if stage in where}


@pytest.mark.parametrize("role", ["member", "reporter", "agency", "auditor", "administrator"])
def test_only_those_who_keep_the_book_may_write_in_it(role: str) -> None:
    record = play("case", REACHING["investigation"]).own.record
    assert not [act.name for act in OWN if allowed(act, officer(role), record)]


def test_the_clerk_enters_cases_but_takes_no_other_step() -> None:
    record = play("case", REACHING["investigation"]).own.record
    assert [act.name for act in OWN if allowed(act, officer("office"), None) and act.opens] == ["open"]
    assert not [act.name for act in OWN if not act.opens and allowed(act, officer("office"), record)]


def test_names_of_acts_are_one_word_with_their_events() -> None:
    assert all(act.event.kind.startswith("cases.") for act in acts_for("case") if act.kind == "case" and act.name != "amend")
