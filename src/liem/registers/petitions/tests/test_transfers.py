"""A petition on its way: one record through all its owners, replies, rings, repeats and affairs."""

from typing import Any

import pytest

from liem.core.acts.perform import perform
from liem.core.acts.refusals import Refused, WrongStage
from liem.core.records.models import Record
from liem.registers.petitions.models import Petition, Transfer
from liem.registers.petitions.tests.examples import PETITION
from liem.registers.petitions.tests.examples_resolving import ACCEPT, CONCLUDE, OPEN_AFFAIR, REPORT, VERIFY
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def sent(cast: Cast, **values: Any) -> int:
    """A petition sent to the commune office."""
    record_id = cast.play("officer", "petition", [PETITION])
    data = {"to_unit": "T38.15865", "letter": "6-PC/BNCTU", "happened_on": "2026-02-06", "reply_due_on": "2026-12-30", **values}
    cast.do("officer", "transfer", data, target=record_id)
    return record_id


def refused(cast: Cast, part: str, act: str, data: dict[str, Any], target: int) -> dict[str, list[str]]:
    """What an act is refused with, by field."""
    with cast.acting(part) as actor, pytest.raises(Refused) as fault:
        perform(act, actor=actor, target=target, data=data)
    return dict(fault.value.errors)


def test_a_transfer_inside_hands_the_record_over_and_the_sender_goes_on_seeing_it(cast: Cast) -> None:
    record_id = sent(cast)
    with cast.acting("commune"):
        assert Record.objects.filter(pk=record_id).exists()
    cast.do("commune", "confirm-arrival", {"happened_on": "2026-02-09"}, target=record_id)
    cast.do("commune", "take-over", {"happened_on": "2026-02-10"}, target=record_id)
    with cast.acting("officer"):
        record = Record.objects.select_related("owner").get(pk=record_id)
    assert (record.owner.code, record.stage) == ("T38.15865", "classified")
    cast.do("commune", "record-reply", {"transfer": 1, "letter": "20-CV/ĐU", "happened_on": "2026-03-02"}, target=record_id)
    with cast.acting("officer"):
        assert Transfer.objects.get(record_id=record_id).replied_on is not None


def test_only_the_receiver_takes_over_and_only_the_sender_urges(cast: Cast) -> None:
    record_id = sent(cast)
    assert "" in refused(cast, "officer", "take-over", {"happened_on": "2026-02-10"}, record_id)
    assert "transfer" in refused(cast, "commune", "urge-transfer", {"transfer": 1, "letter": "1", "happened_on": "2026-03-10"}, record_id)


def test_a_petition_does_not_go_to_itself_to_who_is_complained_of_or_round_in_a_ring(cast: Cast) -> None:
    step = {"letter": "6-PC", "happened_on": "2026-02-06"}
    against = ("take-in", {**PETITION[1], "against": "Ủy ban nhân dân xã Mẫu", "against_unit": "T38.15865"})
    record_id = cast.play("officer", "petition", [against])
    assert "to_unit" in refused(cast, "officer", "transfer", {**step, "to_unit": "T38"}, record_id)
    assert "to_unit" in refused(cast, "officer", "transfer", {**step, "to_unit": "T38.15865"}, record_id)
    assert "to_body" in refused(cast, "officer", "transfer", {**step, "to_body": "uy ban nhan dan xa mau"}, record_id)
    assert "to_unit" in refused(cast, "officer", "transfer", step, record_id)
    ended = refused(cast, "officer", "transfer", {**step, "to_unit": "T38.399"}, record_id)
    assert "T38.15865" in ended["to_unit"][0]
    back = sent(cast)
    cast.do("commune", "take-over", {"happened_on": "2026-02-10"}, target=back)
    ring = {**step, "to_unit": "T38", "happened_on": "2026-02-11"}
    assert "to_unit" in refused(cast, "commune", "transfer", ring, back)


def test_what_is_sent_back_lies_at_the_desk_again(cast: Cast) -> None:
    record_id = sent(cast)
    cast.do("commune", "send-back", {"transfer": 1, "reason": "Không thuộc thẩm quyền.", "happened_on": "2026-02-10"}, target=record_id)
    with cast.acting("officer"):
        assert Record.objects.get(pk=record_id).stage == "classified"
        assert Petition.objects.get(record_id=record_id).hops == 1


def test_repeats_are_joined_taken_off_and_never_in_a_ring(cast: Cast) -> None:
    first = cast.play("officer", "petition", [PETITION])
    second = cast.play("officer", "petition", [PETITION])
    third = cast.play("officer", "petition", [PETITION])
    day = {"happened_on": "2023-02-02"}
    with cast.acting("officer"):
        numbers = dict(Record.objects.filter(pk__in=(first, second, third)).values_list("pk", "number"))
    assert "original" in refused(cast, "officer", "merge-repeat", {**day, "original": numbers[second]}, second)
    cast.do("officer", "merge-repeat", {**day, "original": numbers[first], "score": 91}, target=second)
    assert "original" in refused(cast, "officer", "merge-repeat", {**day, "original": numbers[second]}, first)
    chained = refused(cast, "officer", "merge-repeat", {**day, "original": numbers[second]}, third)
    assert numbers[first] in chained["original"][0]
    assert "" in refused(cast, "officer", "accept", ACCEPT[1], second)
    cast.do("officer", "unmerge-repeat", {**day, "reason": "Khác vụ việc."}, target=second)
    with cast.acting("officer"):
        assert Petition.objects.get(record_id=second).original_id is None


def test_petitions_make_an_affair_and_leave_it(cast: Cast, browser_of: Any) -> None:
    affair = cast.play("officer", "affair", [OPEN_AFFAIR])
    petition = cast.play("officer", "petition", [PETITION])
    day = {"happened_on": "2023-02-02"}
    cast.do("officer", "join-affair", {**day, "affair": str(affair)}, target=petition)
    with cast.acting("officer"):
        number = Record.objects.get(pk=petition).number
    assert number in browser_of("officer").get(f"/affairs/{affair}/").content.decode()
    cast.do("officer", "leave-affair", {**day, "reason": "Nhầm vụ việc."}, target=petition)
    assert number not in browser_of("officer").get(f"/affairs/{affair}/").content.decode()


def test_an_answer_before_acceptance_and_a_withdrawal_after_the_conclusion_do_not_follow(cast: Cast) -> None:
    record_id = cast.play("officer", "petition", [PETITION])
    with cast.acting("officer") as actor, pytest.raises(WrongStage):
        perform("answer", actor=actor, target=record_id, data={"letter": "1-CV", "happened_on": "2023-02-03"})
    concluded = cast.play("officer", "petition", [PETITION, ACCEPT, VERIFY, REPORT, CONCLUDE])
    with cast.acting("officer") as actor, pytest.raises(WrongStage):
        perform("withdraw", actor=actor, target=concluded, data={"letter": "1", "happened_on": "2023-03-07"})


def test_an_extension_beyond_the_law_is_recorded_only_when_said_and_then_marked(cast: Cast) -> None:
    record_id = cast.play("officer", "petition", [PETITION, ACCEPT])
    step = {"days": 60, "decision": "8-QĐ", "reason": "Nhiều nơi.", "happened_on": "2023-03-01"}
    assert "15" in refused(cast, "officer", "extend-resolution", step, record_id)["days"][0]
    cast.do("officer", "extend-resolution", {**step, "late_anyway": True}, target=record_id)
    with cast.acting("officer"):
        petition = Petition.objects.get(record_id=record_id)
        from liem.registers.petitions.models import Extension

        assert Extension.objects.get(record_id=petition.pk).beyond
