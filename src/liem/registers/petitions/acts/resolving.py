"""From acceptance to the answer: accepting, verifying, concluding, answering."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import CLERKS, Act, At
from liem.core.journal.events import Event
from liem.registers.petitions import limits, words
from liem.registers.petitions.events import (
    Accepted,
    Answered,
    Concluded,
    NotAccepted,
    VerificationAssigned,
    VerificationReported,
)
from liem.registers.petitions.models import Petition, Verification
from liem.registers.petitions.rules import states

KIND = "petition"
BEING_RESOLVED = states.BEING_RESOLVED


def close(petition: Petition, stage: str, day: date) -> None:
    """End the petition in `stage`; what was suspended is so no longer."""
    petition.record.stage, petition.record.closed_on = stage, day
    petition.suspended_on = None


def follows_acceptance(act: Act, petition: Petition, day: date) -> None:
    """Refuse a day before the petition was accepted."""
    if petition.accepted_on and day < petition.accepted_on:
        said = _("The petition was accepted on %(day)s; what follows cannot be earlier.") % {"day": f"{petition.accepted_on:%d/%m/%Y}"}
        act.add_error("happened_on", said)


def not_suspended(act: Act, petition: Petition) -> None:
    """Refuse to go on while the resolution is suspended."""
    if petition.suspended_on:
        said = _("The resolution is suspended since %(day)s: resume it first.") % {"day": f"{petition.suspended_on:%d/%m/%Y}"}
        act.add_error(None, said)


class Accept(Act):
    """Accept the petition for resolution; from this day the law's time runs."""

    kind = KIND
    label = _("Accept for resolution")
    icon = "circle-check"
    stages = states.AT_THE_DESK
    event = Accepted
    weight = 12

    letter = forms.Text(_("Notice of acceptance"), max_length=100)
    complexity = forms.Choice(_("Complexity"), choices=words.COMPLEXITY, required=False, initial=states.NORMAL)
    resolve_by = forms.Day(
        _("To be resolved by"),
        required=False,
        future=True,
        help_text=_("Only where the rules of law give no number of days: Party rules, proposals."),
    )

    def second_person(self, petition: Petition, data: Any) -> bool:
        """A head's approval, unless it was given on the handling slip."""
        return bool(petition.handling != states.ACCEPT)

    def check(self, petition: Petition, data: Any) -> None:
        """Only an eligible petition that is no repeat; a day set by hand lies ahead."""
        if petition.eligibility == states.INELIGIBLE:
            self.add_error(None, _("The petition was found not eligible: mark it eligible first, or file it."))
        if petition.original_id:
            self.add_error(None, _("A repeat is resolved with the petition it repeats; it starts no time of its own."))
        if data.resolve_by and data.resolve_by <= data.happened_on:
            self.add_error("resolve_by", _("The day lies before the acceptance."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Start the time of resolution."""
        first = petition.handled_on is None
        petition.record.stage = states.ACCEPTED
        petition.accepted_on, petition.handled_on = data.happened_on, petition.handled_on or data.happened_on
        petition.handling, petition.competence = states.ACCEPT, states.OWN
        petition.complexity, petition.resolve_by = data.complexity or states.NORMAL, data.resolve_by
        return Accepted(
            letter=data.letter,
            complexity=petition.complexity,
            remote=petition.remote,
            basis=petition.basis,
            limit=limits.rule_of(petition),
            due_on=data.resolve_by,
            first=first,
        )


class RefuseAcceptance(Act):
    """Tell the sender that the petition is not accepted, and why."""

    kind = KIND
    label = _("Do not accept")
    icon = "circle-x"
    stages = states.AT_THE_DESK
    second_person = True
    event = NotAccepted
    weight = 32

    letter = forms.Text(_("Notice"), max_length=100)
    reason = forms.Text(_("Reason"), multiline=True, max_length=2000)

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Close it as not accepted."""
        petition.handled_on = petition.handled_on or data.happened_on
        close(petition, states.REFUSED, data.happened_on)
        return NotAccepted(reason=data.reason, letter=data.letter)


class AssignVerification(Act):
    """Assign the verification of what the petition says."""

    kind = KIND
    label = _("Assign verification")
    icon = "clipboard-list"
    stages = BEING_RESOLVED
    event = VerificationAssigned
    weight = 14

    assigned_to = forms.Text(_("Assigned to"), max_length=300)
    content = forms.Text(_("What is to be verified"), multiline=True, max_length=5000)
    decision = forms.Text(_("Decision"), max_length=100)
    due_on = forms.Day(_("Report due on"), required=False, future=True)

    def check(self, petition: Petition, data: Any) -> None:
        """After acceptance; the report falls due after that."""
        follows_acceptance(self, petition, data.happened_on)
        not_suspended(self, petition)
        if data.due_on and data.due_on < data.happened_on:
            self.add_error("due_on", _("The report falls due after the verification is assigned."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Add the verification."""
        row = Verification(
            assigned_to=data.assigned_to,
            content=data.content,
            decision=data.decision,
            from_on=data.happened_on,
            due_on=data.due_on,
        )
        petition.rows.verifications.append(row)
        petition.record.stage = states.VERIFYING
        return VerificationAssigned(verification=row.number, assigned_to=data.assigned_to, decision=data.decision, due_on=data.due_on)


def is_unreported(row: Verification) -> bool:
    """Whether the verification still waits for its report."""
    return row.reported_on is None


def say_verification(row: Verification) -> Any:
    """A verification in words: by whom, since when."""
    return _("%(who)s, since %(day)s") % {"who": row.assigned_to, "day": f"{row.from_on:%d/%m/%Y}"}


class ReportVerification(Act):
    """Record the result of a verification."""

    kind = KIND
    label = _("Report verification")
    icon = "clipboard-check"
    stages = frozenset({states.VERIFYING})
    event = VerificationReported
    weight = 10

    verification = forms.RowField(_("Verification"), rows="verifications", where=is_unreported, say=say_verification)
    report = forms.Text(_("Report"), multiline=True, max_length=10_000)

    def check(self, petition: Petition, data: Any) -> None:
        """It is reported after it was assigned."""
        if data.happened_on < petition.rows.verifications.numbered(data.verification).from_on:
            self.add_error("happened_on", _("The verification was assigned after this day."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Keep the report."""
        row = petition.rows.verifications.numbered(data.verification)
        row.reported_on, row.report = data.happened_on, data.report
        return VerificationReported(verification=row.number)


AMOUNTS = (
    "persons_restored", "money_restored", "land_restored", "organisations_restored", "money_to_organisations", "land_to_organisations",
    "money_recovered", "land_recovered",
)  # fmt: skip
"""What a decision gives back and to whom, and what it recovers for the State."""


class Conclude(Act):
    """Record the conclusion or decision that resolves the petition."""

    kind = KIND
    name = "conclude-petition"
    label = _("Conclude")
    icon = "gavel"
    stages = BEING_RESOLVED
    event = Concluded
    weight = 11

    outcome = forms.Choice(_("Outcome"), choices={code: label for code, label in words.OUTCOMES.items() if code != states.WITHDRAWN})
    result = forms.Text(_("Result in words"), multiline=True, max_length=10_000)
    document = forms.Text(_("Decision or conclusion"), max_length=100)
    persons_restored = forms.Count(_("Persons whose rights were restored"), low=0, high=1_000_000, required=False)
    money_restored = forms.Money(_("Money given back"), required=False)
    land_restored = forms.Count(_("Land given back (m²)"), low=0, high=1_000_000_000, required=False)
    organisations_restored = forms.Count(_("Organisations whose rights were restored"), low=0, high=1_000_000, required=False)
    money_to_organisations = forms.Money(_("Of the money, to organisations"), required=False)
    land_to_organisations = forms.Count(_("Of the land, to organisations (m²)"), low=0, high=1_000_000_000, required=False)
    money_recovered = forms.Money(_("Money recovered for the State"), required=False)
    land_recovered = forms.Count(_("Land recovered for the State (m²)"), low=0, high=1_000_000_000, required=False)
    persons_to_answer = forms.Count(_("Persons proposed to be held responsible"), low=0, high=100_000, required=False)
    referred = forms.Flag(_("Referred to the investigating body"))

    def second_person(self, petition: Petition, data: Any) -> bool:
        """Closing a denunciation takes two."""
        return bool(petition.petition_class == states.DENUNCIATION)

    def check(self, petition: Petition, data: Any) -> None:
        """After acceptance, not while suspended; all verifications reported."""
        follows_acceptance(self, petition, data.happened_on)
        not_suspended(self, petition)
        if any(is_unreported(row) for row in petition.rows.verifications):
            self.add_error(None, _("A verification has not been reported yet."))
        for what in ("money", "land"):
            if (getattr(data, f"{what}_to_organisations") or 0) > (getattr(data, f"{what}_restored") or 0):
                self.add_error(f"{what}_to_organisations", _("A part cannot be more than the whole that is given back."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Keep the outcome, for the petition and its contents that were not withdrawn."""
        kept = limits.in_time(petition, data.happened_on)
        petition.record.stage, petition.concluded_on = states.CONCLUDED, data.happened_on
        petition.outcome, petition.result = data.outcome, data.result
        amounts = {name: getattr(data, name) or 0 for name in AMOUNTS}
        for name, amount in amounts.items():
            setattr(petition, name, amount)
        end_items(petition, data.outcome, data.happened_on)
        return Concluded(
            outcome=data.outcome,
            result=data.result,
            document=data.document,
            in_time=kept,
            **amounts,
            persons_to_answer=data.persons_to_answer or 0,
            referred=data.referred,
        )


def end_items(petition: Petition, outcome: str, day: date, numbers: tuple[int, ...] = ()) -> None:
    """Give the contents that are still open (or those named) their outcome."""
    for row in petition.rows.contents:
        if row.ended_on is None and (not numbers or row.number in numbers):
            row.outcome, row.ended_on = outcome, day


class Answer(Act):
    """Send the sender the answer."""

    kind = KIND
    label = _("Answer the sender")
    icon = "mail-check"
    stages = frozenset({states.CONCLUDED})
    roles = CLERKS
    event = Answered
    weight = 5

    letter = forms.Text(_("Letter"), max_length=100)

    def check(self, petition: Petition, data: Any) -> None:
        """The answer follows the conclusion."""
        if petition.concluded_on and data.happened_on < petition.concluded_on:
            self.add_error("happened_on", _("The petition was concluded after this day."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Close it as answered."""
        petition.answered_on = data.happened_on
        close(petition, states.ANSWERED, data.happened_on)
        return Answered(letter=data.letter)


def back_to_the_desk(petition: Petition) -> None:
    """Open the petition again as classified; what was decided about it is history."""
    petition.record.stage, petition.record.closed_on = states.CLASSIFIED, None
    petition.handling, petition.outcome = "", ""
    petition.accepted_on = petition.concluded_on = petition.answered_on = petition.resolve_by = petition.handled_on = None
