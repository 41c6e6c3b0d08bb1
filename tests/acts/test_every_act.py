"""Rule 10 of the house, for every act of every register: it works exactly, and is refused with nothing changed.

The tests of every commit take each act in every question, but of the wrong values a sample: each field of each act with one
of them in turn, and each of them with the first field of every class of fields. The whole of it is deep.
"""

from typing import Any

import pytest
from django.db import connection

from liem.core.acts.base import act_of, acts_for
from liem.core.acts.perform import perform
from liem.core.acts.proposals import approve
from liem.core.acts.refusals import Conflict, NotAllowed, NotThere, Refusal, Refused, WrongStage
from liem.core.journal.models import StoredEvent
from liem.core.records.kinds import kinds
from liem.core.records.models import Record
from tests.access.world import undone
from tests.acts.examples import ELSEWHERE, EXAMPLES, IDS
from tests.cast import Cast
from tests.played import Played

WRONG = {
    "object": {"a": 1},
    "fraction": 3.5,
    "nul": "x\x00",
    "long": "x" * 100_000,
    "future": "2099-01-01",
    "no day": "31/02/2023",
    "list": [["x"]],
}
each_act = pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=IDS)


def counts() -> tuple[int, ...]:
    """How much there is of all that an act may leave."""
    tables = ("record", "event", "proposal", "fact", "clock", "share", "link")
    with connection.cursor() as cursor:
        cursor.execute("select set_config('role', 'liem_writer', true)")
        found = []
        for table in tables:
            cursor.execute(f"select count(*) from {table}")
            found.append(cursor.fetchone()[0])
        cursor.execute("select set_config('role', 'none', true)")
    return tuple(found)


@each_act
def test_an_act_leaves_its_stage_and_its_event(played: Played, target: int | None, kind: str, example: Any) -> None:
    cast = played.cast
    done = cast.do("officer", example.act, example.data, target=target, kind=kind)
    with cast.acting("officer"):
        record = Record.objects.get(pk=done.record_id)
        event = StoredEvent.objects.get(pk=done.event_id)
    assert (record.stage, event.kind) == (example.stage, example.event)
    assert record.version == event.ordinal == done.version
    connection.check_constraints()


@each_act
def test_an_act_is_told_only_after_a_second_person_when_it_needs_one(played: Played, target: int | None, kind: str, example: Any) -> None:
    with played.cast.acting("officer") as officer:
        done = perform(example.act, actor=officer, kind=kind, target=target, data=example.data)
        assert (done.proposal_id is not None) == example.second
        if example.second:
            assert not StoredEvent.objects.filter(record_id=target, kind=example.event, ordinal__gt=len(example.before)).exists()
            with pytest.raises((NotAllowed, Exception)) as refused:
                approve(done.proposal_id, actor=officer)
            assert getattr(refused.value, "status", None) == 403


@each_act
def test_an_act_is_refused_in_every_other_stage(played: Played, target: int | None, kind: str, example: Any) -> None:
    act, cast = act_of(kind, example.act), played.cast
    if act.opens:
        target = cast.play("officer", kind, [(example.act, example.data)])
        with cast.acting("officer") as officer, pytest.raises(NotThere):
            perform(example.act, actor=officer, kind=kind, target=target, data=example.data)
        return
    declared = kinds[kind]
    allowed = set(act.stages or declared.stages) - (set() if act.closed_too else set(declared.closing_stages))
    for stage in set(declared.stages) - allowed:
        with pytest.raises(WrongStage):
            _in_stage(cast, target, stage, example)


def _in_stage(cast: Cast, target: Any, stage: str, example: Any) -> None:
    from unittest.mock import patch

    from liem.core.acts import perform as performing

    seen = performing._seen

    def moved(actor: Any, wanted: Any) -> Any:
        record = seen(actor, wanted)
        if record is not None:
            record.stage = stage
        return record

    with cast.acting("officer") as officer, patch.object(performing, "_seen", moved):
        perform(example.act, actor=officer, target=target, data=example.data)


def refused(cast: Cast, part: str, kind: str, example: Any, target: int | None) -> type[Exception] | None:
    """With what a person is refused the act; None when it is done, which is taken back."""
    with undone(), cast.acting(part) as actor:
        try:
            perform(example.act, actor=actor, kind=kind, target=target, data=example.data)
        except Refusal as refusal:
            return type(refusal)
    return None


@each_act
def test_whoever_has_not_the_right_changes_nothing(played: Played, target: int | None, kind: str, example: Any) -> None:
    act, cast, was = act_of(kind, example.act), played.cast, counts()
    if target is not None:
        assert refused(cast, "neighbour", kind, example, target) is NotThere
    # What a receiver does is open to whoever sees the record, until the act itself says whose it is.
    refusals = {NotAllowed, NotThere, Refused} if act.anywhere else {NotAllowed, NotThere}
    for part in ("administrator", "auditor", "agency", "central", "clerk"):
        actor = getattr(cast, part)
        if actor.role in act.roles and (target is None or actor.unit_id == cast.officer.unit_id):
            continue
        assert refused(cast, part, kind, example, target) in refusals, part
    assert counts() == was


@each_act
def test_a_stale_version_is_told_the_difference(played: Played, target: int | None, kind: str, example: Any) -> None:
    if target is None:
        return
    cast = played.cast
    cast.do("officer", "note", {"note": "Ghi chú của người khác."}, target=target)
    with cast.acting("officer") as officer:
        version = Record.objects.get(pk=target).version
        was = counts()
        with pytest.raises(Conflict) as conflict:
            perform(example.act, actor=officer, target=target, data=example.data, version=version - 1)
    assert conflict.value.current_version == version
    assert counts() == was


def _sampled() -> dict[int, list[tuple[str, str]]]:
    """By example the pairs of field and wrong value that the tests of every commit try."""
    names, known = list(WRONG), set()
    found: dict[int, list[tuple[str, str]]] = {}
    for turn, (kind, example) in enumerate(EXAMPLES):
        pairs = found.setdefault(id(example), [])
        for index, (name, field) in enumerate(act_of(kind, example.act).base_fields.items()):
            for at, value in enumerate(names):
                new = (type(field), value) not in known
                if new or (turn + index) % len(names) == at:
                    known.add((type(field), value))
                    pairs.append((name, value))
    return found


SAMPLED = _sampled()


@each_act
def test_no_field_takes_what_it_is_not(played: Played, target: int | None, kind: str, example: Any) -> None:
    """Wrong types, a NUL byte, 100 kB of text, the future, 31 February: a sentence at the field, and nothing changed."""
    _takes_none(played.cast, target, kind, example, SAMPLED[id(example)])


@pytest.mark.deep
@each_act
def test_no_field_takes_anything_that_it_is_not(played: Played, target: int | None, kind: str, example: Any) -> None:
    """The same with every field and every wrong value."""
    pairs = [(name, value) for name in act_of(kind, example.act).base_fields for value in WRONG]
    _takes_none(played.cast, target, kind, example, pairs)


def _takes_none(cast: Cast, target: int | None, kind: str, example: Any, pairs: list[tuple[str, str]]) -> None:
    act, was = act_of(kind, example.act), counts()
    for name, value in pairs:
        said = _sentences(cast, kind, example, target, {**example.data, name: WRONG[value]})
        if said is None:
            assert name not in example.data or _takes(act, name, WRONG[value]), (name, value)
        else:
            assert said, (name, value)
            assert all(isinstance(sentence, str) and sentence for sentence in said), (name, value)
    assert counts() == was


def _sentences(cast: Cast, kind: str, example: Any, target: int | None, data: Any) -> list[str] | None:
    """The sentences with which the act is refused; None when it is done, which is taken back."""
    with undone(), cast.acting("officer") as officer:
        try:
            perform(example.act, actor=officer, kind=kind, target=target, data=data)
        except Refused as refused:
            return [sentence for sentences in refused.errors.values() for sentence in sentences]
    return None


def _takes(act: Any, name: str, value: Any) -> bool:
    """Values of the list that a field rightly takes: any text is text, and a day to come may be a due day."""
    field = act.base_fields[name]
    if "maxLength" in field.schema():
        return value in ("2099-01-01", "31/02/2023")
    return value == "2099-01-01" and getattr(field, "future", False)


def test_every_declared_act_has_an_example() -> None:
    shown = {(kind, example.act) for kind, example in EXAMPLES}
    own = {(kind.code, act.name) for kind in kinds for act in acts_for(kind.code) if act.kind == kind.code and act.name != "amend"}
    assert {(kind, name) for kind, name in own - shown if name not in ELSEWHERE} == set()
