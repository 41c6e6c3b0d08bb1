"""What a register may declare to be compared."""

import pytest

from liem.core.registry import AlreadyDeclared
from liem.readings.repeats.checks import what_is_compared_holds
from liem.readings.repeats.comparing import Beside, Compared

pytestmark = pytest.mark.unit


def test_a_good_declaration_passes_the_check_at_start(declare):
    declare(text=("summary", "advices.content"), alone=("subject", ("religion",)))
    assert what_is_compared_holds() == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "nothing"}, "there is no kind 'nothing'"),
        ({"text": ("summry",)}, "matter has no field 'summry'"),
        ({"text": ("advice.content",)}, "matter has no field 'advice.content'"),
        ({"text": ("advices.contents",)}, "matter has no field 'advices.contents'"),
        ({"alone": ("subjects", ("religion",))}, "matter has no field 'subjects'"),
    ],
)
def test_a_wrong_declaration_stops_the_start(declare, given, said):
    declare(**given)
    assert [fault.msg for fault in what_is_compared_holds()] == [said]


def test_texts_beside_a_record_belong_to_rows_that_exist_and_every_change_of_these_asks_for_them(declare):
    declare(beside=Beside("scans", lambda owns: {}))
    assert [fault.msg for fault in what_is_compared_holds()] == ["matter has no rows 'scans'"]
    good = declare(beside=Beside("advices", lambda owns: {}))
    assert what_is_compared_holds() == []
    assert good.touched_by({"advices/2/document_number": [None, "x"]})
    assert not good.touched_by({"directions/1/content": [None, "x"]})


def test_a_kind_is_declared_once(declare):
    declare()
    with pytest.raises(AlreadyDeclared):
        Compared(kind="matter", text=("progress",))


@pytest.mark.parametrize(
    ("changes", "touched"),
    [
        ({"summary": ["", "x"]}, True),
        ({"title": ["", "x"]}, False),
        ({"subject": ["a", "b"]}, True),
        ({"owner_id": [1, 2]}, True),
        ({"advices/2/content": [None, "x"]}, True),
        ({"advices/2": ["row", None]}, True),
        ({"advices/2/document_number": [None, "x"]}, False),
        ({"directions/1/content": [None, "x"]}, False),
        ({"stage": ["a", "b"], "risk": ["a", "b"]}, False),
    ],
)
def test_only_changes_of_what_is_compared_make_a_new_sketch(declare, changes, touched):
    assert declare(text=("summary", "advices.content")).touched_by(changes) is touched
