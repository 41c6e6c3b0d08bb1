"""The second pair of eyes: what waits, what exactly is proposed, what has changed since, and the decision."""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.core.acts.base import act_of
from liem.core.acts.forms import Text
from liem.core.acts.models import Proposal
from liem.core.acts.perform import preview
from liem.core.acts.proposals import approve, mark_outdated, may_decide, refuse, waiting_for, withdraw
from liem.core.acts.refusals import NotThere, Outdated, Refusal
from liem.core.journal.events import sentence_of
from liem.core.journal.models import StoredEvent
from liem.core.records.kinds import kinds
from liem.web import formats
from liem.web.pages.act import shown_effect
from liem.web.pages.door import NO_RECORDS, actor_in, kicker_of, record_href, signed_in, stamp_of
from liem.web.shapes import Button, Change, Empty, Person, Step, Test, Work, WorkPart


@require_safe
@signed_in
def proposals_page(request: HttpRequest) -> HttpResponse:
    """What waits for my decision, and what I have proposed."""
    actor = actor_in(request)
    if actor.role in NO_RECORDS:
        raise Http404
    mine = Proposal.objects.filter(
        record__in=visible(actor), proposer__person_id=actor.person_id, state__in=("waiting", "refused", "outdated")
    ).select_related("record", "proposer__person")
    parts = [
        _part("approve", _("Waiting for my decision"), waiting_for(actor)),
        _part("mine", _("Proposed by me"), list(mine.order_by("-proposed_at")[:50])),
    ]
    context = {
        "title": _("Proposals"),
        "work_parts": [part for part in parts if part.rows],
        "empty": Empty(title=_("Nothing waits."), text=_("Acts that need a second person come here.")),
    }
    return render(request, "web/pages/proposals.html", context)


def _part(key: str, title: str, proposals: list[Proposal]) -> WorkPart:
    return WorkPart(key=key, title=title, total=len(proposals), rows=[work_of(p) for p in proposals])


def work_of(proposal: Proposal) -> Work:
    """A proposal as a row of work."""
    return Work(
        title=f"{act_of(proposal.record.kind, proposal.act).label}: {proposal.record.title}",
        href=f"/proposals/{proposal.pk}/",
        number=proposal.record.number,
        when=formats.instant(proposal.proposed_at),
        meta=[proposal.proposer.person.name, str(proposal.get_state_display())],
        act=Button(text=_("Look"), href=f"/proposals/{proposal.pk}/", weight="next"),
        stamp=stamp_of(proposal.record),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def proposal_page(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """One proposal: looked at, or decided."""
    actor = actor_in(request)
    proposal = (
        Proposal.objects.filter(pk=proposal_id, record__in=visible(actor))
        .select_related("record__owner", "proposer__person", "decided_by__person")
        .first()
    )
    if proposal is None or actor.role in NO_RECORDS:
        raise Http404
    error = ""
    if request.method == "POST":
        done, error = _decide(request, actor, proposal)
        if done:
            return redirect(record_href(proposal.record))
        proposal.refresh_from_db()
    return render(request, "web/pages/approval.html", _context(request, actor, proposal, error), status=422 if error else 200)


def _decide(request: HttpRequest, actor: Actor, proposal: Proposal) -> tuple[bool, str]:
    decision, remark = request.POST.get("decision", ""), request.POST.get("reason", "")
    try:
        with transaction.atomic():
            remark = Text("", required=False, max_length=2000).clean(remark)
            if decision == "approve":
                approve(proposal.pk, actor=actor, remark=remark)
                messages.success(request, _("Approved. It has taken effect."))
            elif decision == "refuse":
                refuse(proposal.pk, actor=actor, remark=remark)
                messages.success(request, _("Sent back to the proposer."))
            elif decision == "withdraw":
                withdraw(proposal.pk, actor=actor)
                messages.success(request, _("Withdrawn."))
            else:
                return False, _("Choose a decision.")
    except Outdated as refusal:
        mark_outdated(proposal.pk, actor=actor)
        return False, str(refusal)
    except NotThere:
        raise Http404 from None
    except Refusal as refusal:
        return False, str(refusal).removeprefix("remark: ")
    except ValidationError as fault:
        return False, " ".join(fault.messages)
    return True, ""


def _context(request: HttpRequest, actor: Actor, proposal: Proposal, error: str) -> dict[str, Any]:
    record, kind = proposal.record, kinds[proposal.record.kind]
    act = act_of(kind.code, proposal.act)
    waiting = proposal.state == "waiting"
    effect = _effect(request, proposal) if waiting else None
    later = StoredEvent.objects.filter(record_id=record.pk, ordinal__gt=proposal.version).order_by("ordinal")
    same = proposal.proposer.person_id == actor.person_id
    may = waiting and may_decide(actor, proposal)
    return {
        "title": str(act.label),
        "kicker": kicker_of(kind, record),
        "lede": record.title,
        "stamp": stamp_of(record),
        "proposer": Person(name=proposal.proposer.person.name, role=proposal.proposer.post),
        "proposed_at": proposal.proposed_at,
        "steps": _steps(proposal),
        "changed": [Change(label=formats.day(e.happened_on), new=strip_tags(sentence_of(e.kind, e.data))) for e in later],
        "sentence": effect.sentence if effect else "",
        "effect": _shown(effect, act) if effect else None,
        "form": ReasonForm(request.POST or None) if may else None,
        "decisions": _decisions(may, waiting and same),
        "why_not": _why_not(proposal, may, same),
        "tests": _tests(actor, proposal, may, same, later.exists()),
        "notices": [("late", error, "circle-alert")] if error else [],
    }


def _effect(request: HttpRequest, proposal: Proposal) -> Any:
    proposer = Actor.of(proposal.proposer)
    try:
        return preview(
            proposal.act,
            actor=proposer,
            target=proposal.record_id,
            data=proposal.data,
            on=request.today,  # type: ignore[attr-defined]
        )
    except Refusal:
        return None


def _shown(effect: Any, act: Any) -> Any:
    """What it changes; the sentence stands above already."""
    shown = shown_effect(effect, by="", act=act)
    return replace(shown, sentence="") if shown.groups else None


def _decisions(may: bool, own: bool) -> list[Button]:
    if may:
        return [
            Button(text=_("Approve"), name="decision", value="approve", icon="check", weight="act"),
            Button(text=_("Send back"), name="decision", value="refuse", icon="undo-2"),
        ]
    if own:
        return [Button(text=_("Withdraw"), name="decision", value="withdraw", icon="undo-2")]
    return []


def _why_not(proposal: Proposal, may: bool, same: bool) -> str:
    if proposal.state != "waiting":
        by = proposal.decided_by.person.name if proposal.decided_by else ""
        words = {"state": proposal.get_state_display(), "by": by, "remark": proposal.remark}
        return _("%(state)s. %(by)s %(remark)s") % words
    if may:
        return ""
    if same:
        return _("You have proposed this: another person decides on it.")
    return _("Your appointment does not decide on this.")


def _steps(proposal: Proposal) -> list[Step]:
    names = {"approved": _("Approved"), "refused": _("Sent back"), "withdrawn": _("Withdrawn"), "outdated": _("Outdated")}
    end = Step(
        label=names.get(proposal.state, _("Decision")),
        at="now" if proposal.state == "waiting" else "back" if proposal.state != "approved" else "past",
    )
    return [Step(label=_("Proposed"), at="past"), end]


def _tests(actor: Actor, proposal: Proposal, may: bool, same: bool, moved: bool) -> list[Test]:
    return [
        Test(at="stop" if same else "ok", text=_("Another person than the proposer")),
        Test(at="ok" if may else "open", text=_("The right to decide on this act")),
        Test(at="stop" if moved else "ok", text=_("The record is as it was when this was proposed")),
    ]


class ReasonForm(forms.Form):
    """The remark that goes with a decision."""

    use_required_attribute = False
    reason = Text(gettext_lazy("Remark"), multiline=True, max_length=2000, required=False)
