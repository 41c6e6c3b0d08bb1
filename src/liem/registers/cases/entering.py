"""Penalty frames that the table does not hold: a legal officer enters one, a second person confirms it against its source.

Only then does it say how grave a crime is. Two different persons, at least one of them a head: four eyes. A frame is never
changed; one that was wrong is replaced by a later confirmed one for the same clause and day, and both stay in sight.
Proposal and decision are events in the frame's own stream.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liem.core.access.actor import Actor
from liem.core.acts.refusals import Refused
from liem.core.journal.events import Event
from liem.core.organization.models import Role
from liem.core.organization.telling import tell, writing
from liem.registers.cases import words
from liem.registers.cases.models import EnteredFrame
from liem.registers.cases.rules import articles, frames

ENTERS = (Role.OFFICER, Role.HEAD)
BEYOND_A_TERM = 20
"""The maximum in years where life imprisonment or death stand above the term (Penal Code 2015, article 38)."""


@dataclass(frozen=True, kw_only=True)
class FrameProposed(Event):
    """A penalty frame was entered; it waits for a second person."""

    kind = "cases.frame_proposed"
    sentence = gettext_lazy("Penalty frame of article %(cited)s <b>entered</b>: %(seriousness)s. Source: %(source)s")
    words = {"seriousness": words.SERIOUSNESS}

    frame: int
    cited: str
    most: int
    gravest: str
    seriousness: str
    from_on: date
    until_on: date | None
    source: str


@dataclass(frozen=True, kw_only=True)
class FrameConfirmed(Event):
    """A second person confirmed a penalty frame against its source; it is used from now on."""

    kind = "cases.frame_confirmed"
    sentence = gettext_lazy("Penalty frame of article %(cited)s <b>confirmed</b>: %(seriousness)s")
    words = {"seriousness": words.SERIOUSNESS}
    weighty = True

    frame: int
    cited: str
    seriousness: str


@dataclass(frozen=True, kw_only=True)
class FrameRejected(Event):
    """A penalty frame that waited was not confirmed, or taken back by who entered it."""

    kind = "cases.frame_rejected"
    sentence = gettext_lazy("Penalty frame of article %(cited)s <b>not confirmed</b>: %(reason)s")

    frame: int
    cited: str
    reason: str


def frame_of(row: EnteredFrame) -> frames.PenaltyFrame:
    """A row as the rules know a frame."""
    return frames.PenaltyFrame(
        code=row.code,
        article=row.article,
        clause=row.clause,
        least=row.least,
        most=row.most,
        gravest=row.gravest,
        from_on=row.from_on,
        until_on=row.until_on,
        basis=row.source,
        origin=frames.CONFIRMED,
    )


def confirmed(code: str, article: str, clause: int) -> Sequence[frames.PenaltyFrame]:
    """The confirmed frames of a clause, the later in force and the later confirmed last."""
    rows = EnteredFrame.objects.filter(code=code, article=article, clause=clause, accepted=True)
    return [frame_of(row) for row in rows.order_by("from_on", "decided_at", "pk")]


def cited(row: EnteredFrame) -> str:
    """Article and clause as they are cited: 364.2."""
    return f"{row.article}.{row.clause}"


def may_enter(actor: Actor) -> bool:
    """Whether this appointment enters and confirms frames."""
    return actor.role in ENTERS and actor.person_id is not None


def propose(*, actor: Actor, at: datetime, **given: Any) -> EnteredFrame:
    """Enter a frame: `code`, `article`, `clause`, `least`, `most`, `gravest`, `from_on`, `until_on`, `source`. Raises `Refused`."""
    person = actor.person_id
    if not may_enter(actor) or person is None:
        raise Refused({"": [_("Officers and heads enter penalty frames.")]})
    if given["gravest"]:
        given["most"] = BEYOND_A_TERM
    row = EnteredFrame(**given, proposed_by_id=person, proposed_by_head=actor.role == Role.HEAD, proposed_at=at)
    errors = _faults(row)
    if errors:
        raise Refused(errors)
    with writing():
        row.save(force_insert=True)
        event = FrameProposed(
            frame=row.pk,
            cited=cited(row),
            most=row.most,
            gravest=row.gravest,
            seriousness=frame_of(row).seriousness,
            from_on=row.from_on,
            until_on=row.until_on,
            source=row.source,
        )
        tell("frame", row.pk, event, actor)
    return row


def _faults(row: EnteredFrame) -> dict[str, list[str]]:
    """What is wrong with a frame that is being entered, by field."""
    day = f"{row.from_on:%d/%m/%Y}"
    if not articles.in_force(row.code, row.article, row.from_on):
        words_ = {"article": row.article, "code": words.PENAL_CODES[row.code], "day": day}
        return {"article": [_("Article %(article)s of the %(code)s was not in force on %(day)s.") % words_]}
    if frames.is_tabled(row.code, row.article, row.from_on):
        return {"article": [_("The frames of article %(article)s stand in the shipped table; none is entered.") % {"article": row.article}]}
    errors: dict[str, list[str]] = {}
    if row.until_on and row.until_on <= row.from_on:
        errors["until_on"] = [_("The frame cannot end before it begins.")]
    if row.least is not None and row.least > row.most:
        errors["least"] = [_("The least cannot be above the most.")]
    same = EnteredFrame.objects.filter(code=row.code, article=row.article, clause=row.clause, from_on=row.from_on)
    if same.filter(accepted=None).exists():
        errors["clause"] = [_("A frame of this clause from this day waits to be confirmed already.")]
    elif same.filter(accepted=True, most=row.most, least=row.least, gravest=row.gravest, until_on=row.until_on).exists():
        errors["clause"] = [_("This frame is in use already.")]
    return errors


def why_not(row: EnteredFrame, actor: Actor) -> str:
    """Why this person may not confirm the frame; empty when they may."""
    if not may_enter(actor):
        return _("Officers and heads confirm penalty frames.")
    if row.accepted is not None:
        return _("This frame is decided already.")
    if actor.person_id == row.proposed_by_id:
        return _("You entered this frame; a second person must confirm it.")
    if actor.role != Role.HEAD and not row.proposed_by_head:
        return _("A head must be one of the two.")
    return ""


def decide(*, row_id: int, accept: bool, reason: str, actor: Actor, at: datetime) -> EnteredFrame:
    """Confirm a frame as the second person, or reject it with a reason (who entered it may take it back). Raises `Refused`."""
    if not accept and not reason.strip():
        raise Refused({"reason": [_("Say why it is not confirmed.")]})
    with writing():
        row = EnteredFrame.objects.select_for_update(of=("self",)).get(pk=row_id)
        why = why_not(row, actor)
        mine = row.accepted is None and not accept and may_enter(actor)
        if why and not mine:
            raise Refused({"": [why]})
        row.accepted, row.decided_by_id, row.decided_at, row.reason = accept, actor.person_id, at, reason.strip()
        row.save(update_fields=["accepted", "decided_by", "decided_at", "reason"])
        event: Event = FrameRejected(frame=row.pk, cited=cited(row), reason=row.reason)
        if accept:
            event = FrameConfirmed(frame=row.pk, cited=cited(row), seriousness=frame_of(row).seriousness)
        tell("frame", row.pk, event, actor)
    return row
