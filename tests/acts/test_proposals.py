"""Four eyes: another person with the right decides, on the record as it was, once."""

from typing import Any

import pytest

from liem.core.acts.models import Proposal
from liem.core.acts.perform import perform
from liem.core.acts.proposals import approve, mark_outdated, refuse, waiting_for, withdraw
from liem.core.acts.refusals import NotAllowed, NotThere, Outdated, Refused, SamePerson
from liem.core.journal.models import StoredEvent
from tests.acts.examples import EXAMPLES
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PLACING = next(e for kind, e in EXAMPLES if kind == "case" and e.act == "place")


@pytest.fixture
def proposal(cast: Cast) -> int:
    """The officer proposes to place a case under supervision."""
    case = cast.play("officer", "case", PLACING.before)
    with cast.acting("officer") as officer:
        proposed = perform("place", actor=officer, target=case, data=PLACING.data).proposal_id
    assert proposed is not None
    return proposed


def decided(cast: Cast, part: str, proposal: int, decide: Any, **more: Any) -> Any:
    with cast.acting(part) as actor:
        return decide(proposal, actor=actor, **more)


def state(cast: Cast, proposal: int) -> str:
    with cast.acting("officer"):
        return Proposal.objects.get(pk=proposal).state


def test_a_head_approves_and_the_event_names_both(cast: Cast, proposal: int) -> None:
    done = decided(cast, "head", proposal, approve)
    with cast.acting("officer"):
        event = StoredEvent.objects.get(pk=done.event_id)
    assert event.actor_id == cast.officer.appointment_id
    assert event.data["approved_by"] == cast.head.appointment_id
    assert state(cast, proposal) == "approved"


def test_nobody_decides_on_their_own(cast: Cast) -> None:
    case = cast.play("officer", "case", PLACING.before)
    with cast.acting("head") as head:
        proposed = perform("place", actor=head, target=case, data=PLACING.data).proposal_id
        assert proposed is not None
        assert proposed not in [p.pk for p in waiting_for(head)]
        with pytest.raises(SamePerson):
            approve(proposed, actor=head)


@pytest.mark.parametrize(
    ("part", "refusal"), [("second_officer", NotAllowed), ("clerk", NotAllowed), ("neighbour_head", NotThere), ("administrator", NotThere)]
)
def test_without_the_right_nobody_decides(cast: Cast, proposal: int, part: str, refusal: type[Exception]) -> None:
    for decide, more in ((approve, {}), (refuse, {"remark": "Không."})):
        with pytest.raises(refusal):
            decided(cast, part, proposal, decide, **more)
    assert state(cast, proposal) == "waiting"


def test_it_is_decided_once(cast: Cast, proposal: int) -> None:
    decided(cast, "head", proposal, approve)
    for decide, more in ((approve, {}), (refuse, {"remark": "Không."})):
        with pytest.raises(Refused):
            decided(cast, "head", proposal, decide, **more)


def test_sending_back_needs_a_reason(cast: Cast, proposal: int) -> None:
    with pytest.raises(Refused) as refused:
        decided(cast, "head", proposal, refuse, remark="  ")
    assert "remark" in refused.value.errors
    decided(cast, "head", proposal, refuse, remark="Thiếu kết luận của phiên họp.")
    assert state(cast, proposal) == "refused"


def test_only_the_proposer_withdraws(cast: Cast, proposal: int) -> None:
    with pytest.raises(NotAllowed):
        decided(cast, "second_officer", proposal, withdraw)
    decided(cast, "officer", proposal, withdraw)
    assert state(cast, proposal) == "withdrawn"


def test_a_record_that_has_moved_on_makes_it_outdated(cast: Cast, proposal: int) -> None:
    with cast.acting("officer"):
        case = Proposal.objects.get(pk=proposal).record_id
    cast.do("officer", "note", {"note": "Có diễn biến mới."}, target=case)
    with pytest.raises(Outdated):
        decided(cast, "head", proposal, approve)
    decided(cast, "head", proposal, mark_outdated)
    assert state(cast, proposal) == "outdated"


def test_the_same_act_waits_only_once(cast: Cast, proposal: int) -> None:
    with cast.acting("officer") as officer:
        case = Proposal.objects.get(pk=proposal).record_id
        with pytest.raises(Refused):
            perform("place", actor=officer, target=case, data=PLACING.data)


def test_the_page_shows_what_will_happen_and_takes_the_decision(cast: Cast, browser_of: Any, proposal: int) -> None:
    head = browser_of("head")
    shown = head.get(f"/proposals/{proposal}/")
    assert shown.status_code == 200
    assert shown.context["effect"].groups
    assert head.post(f"/proposals/{proposal}/", {"decision": "approve"}).status_code == 302
    assert state(cast, proposal) == "approved"
    assert browser_of("neighbour_head").get(f"/proposals/{proposal}/").status_code == 404
