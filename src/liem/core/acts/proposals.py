"""Four eyes: an act that waits for another person's decision."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from liem.core.access.actor import Actor
from liem.core.access.scope import owns, visible
from liem.core.acts.base import Act, act_of
from liem.core.acts.models import Proposal
from liem.core.acts.perform import Done, perform
from liem.core.acts.refusals import NotAllowed, NotThere, Outdated, Refused, SamePerson
from liem.core.acts.subjects import tell, writing
from liem.core.acts.telling import Entry
from liem.core.journal.events import Event
from liem.core.records.kinds import kinds
from liem.core.records.models import Record


@dataclass(frozen=True, kw_only=True)
class Proposed(Event):
    """An act was proposed to a second person."""

    kind = "acts.proposed"
    sentence = _("<b>Proposed</b> on record %(number)s: %(act)s")
    number: str
    act: str


@dataclass(frozen=True, kw_only=True)
class Decided(Event):
    """A proposal was approved, refused, withdrawn or found outdated."""

    kind = "acts.decided"
    sentence = _("The proposal was <b>%(state)s</b>. %(remark)s")
    words = {
        "state": {
            "approved": _("approved"),
            "refused": _("sent back"),
            "withdrawn": _("withdrawn"),
            "outdated": _("found outdated"),
        }
    }
    state: str
    remark: str = ""


def store(cursor: Any, entry: Entry, form: Act, actor: Actor, instant: Any) -> int:
    """Keep a valid act as a proposal (in the writing role); refuse a second one of the same act that waits."""
    record = entry.own.record
    if entry.fresh:
        raise Refused({"": [str(_("An opening cannot wait for a second person."))]})
    cursor.execute(
        "insert into proposal (record_id, act, data, version, reason, proposer_id, proposed_at, state, remark)"
        " values (%s, %s, %s, %s, '', %s, %s, 'waiting', '') on conflict do nothing returning id",
        [record.pk, form.name, json.dumps(form.plain_data()), record.version, actor.appointment_id, instant],
    )
    row = cursor.fetchone()
    if row is None:
        raise Refused({"": [str(_("The same has been proposed already and waits for a decision."))]})
    tell("proposal", row[0], Proposed(number=record.number, act=str(form.name)), actor=actor)
    return int(row[0])


def waiting_for(actor: Actor) -> list[Proposal]:
    """Proposals that `actor` may decide: on records of the scope, of other people, where the role approves the act."""
    found = Proposal.objects.filter(state="waiting", record__in=visible(actor)).select_related("record", "proposer__person")
    return [p for p in found.order_by("proposed_at") if may_decide(actor, p)]


def may_decide(actor: Actor, proposal: Proposal) -> bool:
    """Whether `actor` has the right to decide: another person, an approving role, the record in their own scope."""
    act = act_of(proposal.record.kind, proposal.act)
    return actor.role in act.approvers and owns(actor, proposal.record) and proposal.proposer.person_id != actor.person_id


def _waiting(actor: Actor, proposal_id: int) -> Proposal:
    proposal = (
        Proposal.objects.filter(pk=proposal_id, record__in=visible(actor))
        .select_related("record", "proposer__person", "proposer__unit")
        .first()
    )
    if proposal is None:
        raise NotThere
    return proposal


def approve(proposal_id: int, *, actor: Actor, remark: str = "") -> Done:
    """Carry the proposed act out, told by the proposer and approved by `actor`; raise a `Refusal` when it may not be.

    A proposal made on an earlier version of the record is marked outdated by `mark_outdated` after the refusal.
    """
    with transaction.atomic():
        proposal = _lock(actor, proposal_id)
        if proposal.proposer.person_id == actor.person_id:
            raise SamePerson
        if not may_decide(actor, proposal):
            raise NotAllowed
        record = Record.objects.get(pk=proposal.record_id)
        if record.version != proposal.version:
            raise Outdated
        done = perform(
            proposal.act,
            actor=Actor.of(proposal.proposer),
            target=proposal.record_id,
            data=proposal.data,
            version=proposal.version,
            second=actor,
        )
        _decide(proposal, actor, "approved", remark)
    return done


def refuse(proposal_id: int, *, actor: Actor, remark: str) -> None:
    """Send the proposal back with a remark."""
    with transaction.atomic():
        proposal = _lock(actor, proposal_id)
        if proposal.proposer.person_id == actor.person_id:
            raise SamePerson
        if not may_decide(actor, proposal):
            raise NotAllowed
        if not remark.strip():
            raise Refused({"remark": [str(_("Say why it is sent back."))]})
        _decide(proposal, actor, "refused", remark)


def withdraw(proposal_id: int, *, actor: Actor) -> None:
    """Take one's own proposal back."""
    with transaction.atomic():
        proposal = _lock(actor, proposal_id)
        if proposal.proposer.person_id != actor.person_id:
            raise NotAllowed
        _decide(proposal, actor, "withdrawn", "")


def mark_outdated(proposal_id: int, *, actor: Actor) -> None:
    """Note that the record has moved on since the proposal."""
    with transaction.atomic():
        proposal = _lock(actor, proposal_id)
        if Record.objects.get(pk=proposal.record_id).version != proposal.version:
            _decide(proposal, actor, "outdated", "")


def _lock(actor: Actor, proposal_id: int) -> Proposal:
    """The proposal, if it is seen and still waits; whoever decides next waits for this decision."""
    _waiting(actor, proposal_id)
    with writing(), connection.cursor() as cursor:
        cursor.execute("select state from proposal where id = %s for update", [proposal_id])
        state = cursor.fetchone()[0]
    if state != "waiting":
        raise Refused({"": [str(_("This proposal has been decided already."))]})
    return _waiting(actor, proposal_id)


def _decide(proposal: Proposal, actor: Actor, state: str, remark: str) -> None:
    with writing(), connection.cursor() as cursor:
        cursor.execute(
            "update proposal set state = %s, decided_by_id = %s, decided_at = clock_timestamp(), remark = %s where id = %s",
            [state, actor.appointment_id, remark, proposal.pk],
        )
    tell("proposal", proposal.pk, Decided(state=state, remark=remark), actor=actor)


def act_class(proposal: Proposal) -> type[Act]:
    """The act that is proposed."""
    return act_of(kinds[proposal.record.kind].code, proposal.act)
