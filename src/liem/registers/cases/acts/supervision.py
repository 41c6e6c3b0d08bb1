"""Supervision by a steering committee or its standing body. All three acts need a second person."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.registers.cases import words
from liem.registers.cases.acts.steps import KIND, is_open, open_rows, tally
from liem.registers.cases.events import LevelChanged, Placed, SetAside, TakenOff
from liem.registers.cases.models import Case, Placement
from liem.registers.cases.rules import stages, supervision


class BySession(Act):
    """Base of acts that a body decides at a session, in a document."""

    session = forms.Text(_("Session"), max_length=200)
    document_number = forms.Text(_("Document"), max_length=100)
    document_on = forms.Day(_("Day of the document"), required=False, help_text=_("Left empty: the day on which it happened."))


class OfBody(BySession):
    """Base of the two acts that put a case under a body on a ground."""

    tier = forms.Choice(_("Tier"), choices=words.TIERS)
    body = forms.Choice(_("Body"), choices=words.BODIES)
    ground = forms.Choice(_("Ground"), choices=words.GROUNDS)

    def check(self, case: Case, data: Any) -> None:
        """The ground stands on the body's list of that day, and the body does not follow the case already."""
        if data.ground not in supervision.grounds_on(data.tier, data.body, data.happened_on):
            self.add_error(
                "ground",
                _("This is not a ground of the body chosen on %(day)s.") % {"day": f"{data.happened_on:%d/%m/%Y}"},
            )
        for placement in open_rows(case.rows.placements):
            if (placement.tier, placement.body) == (data.tier, data.body):
                self.add_error(
                    "body",
                    _("This body has followed the case since %(day)s; a second placement cannot stand beside it.")
                    % {"day": f"{placement.from_on:%d/%m/%Y}"},
                )


def say_placement(placement: Placement) -> Any:
    """A placement in words: tier, body, since when."""
    said = words.PLACEMENTS[key(placement.tier, placement.body)]
    return _("%(placement)s, since %(day)s") % {"placement": said, "day": f"{placement.from_on:%d/%m/%Y}"}


def key(tier: str, body: str) -> str:
    """A tier and a body as one code of `words.PLACEMENTS`."""
    return f"{tier}:{body}"


def decided(data: Any) -> dict[str, Any]:
    """Session and document as an event's fields."""
    return {
        "session": data.session,
        "document_number": data.document_number,
        "document_on": data.document_on or data.happened_on,
    }


class Place(OfBody):
    """Place the case under the supervision of a body."""

    kind = KIND
    label = _("Place under supervision")
    icon = "eye"
    second_person = True
    event = Placed
    weight = 20

    report_due_on = forms.Day(_("First progress report due on"), required=False, future=True)
    field_order = ["tier", "body", "ground", "session", "document_number", "document_on", "report_due_on"]

    def check(self, case: Case, data: Any) -> None:
        """Besides the ground: a report is due after supervision begins."""
        super().check(case, data)
        if data.report_due_on and data.report_due_on <= data.happened_on:
            self.add_error("report_due_on", _("The report falls due after supervision has begun."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the placement; it begins a chain of its own."""
        placement = Placement(tier=data.tier, body=data.body, ground=data.ground, from_on=data.happened_on, **decided(data))
        case.rows.placements.append(placement)
        placement.chain = placement.number
        case.set_aside_until = None
        tally(case)
        if data.report_due_on and case.report_due_on is None:
            case.report_due_on = data.report_due_on
        return Placed(
            placement=placement.number,
            chain=placement.chain,
            by=key(data.tier, data.body),
            tier=data.tier,
            body=data.body,
            ground=data.ground,
            report_due_on=data.report_due_on,
            **decided(data),
        )


class ChangeLevel(OfBody):
    """Hand the supervision of the case from one body to another on the same day."""

    kind = KIND
    label = _("Change the level of supervision")
    icon = "arrow-up-down"
    closed_too = True
    second_person = True
    event = LevelChanged
    weight = 60

    placement = forms.RowField(_("Placement that ends"), rows="placements", where=is_open, say=say_placement)
    field_order = ["placement", "tier", "body", "ground", "session", "document_number", "document_on"]

    def check(self, case: Case, data: Any) -> None:
        """Besides the ground: the level cannot change before the placement began."""
        super().check(case, data)
        check_after(self, case, data)

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """End one placement, begin another in the same chain."""
        ended = case.rows.placements.numbered(data.placement)
        ended.until_on = data.happened_on
        ended.end_ground = "passed_to_other_body"
        ended.end_session, ended.end_document = data.session, data.document_number
        ended.end_document_on = data.document_on or data.happened_on
        begun = Placement(chain=ended.chain, tier=data.tier, body=data.body, ground=data.ground, from_on=data.happened_on, **decided(data))
        case.rows.placements.append(begun)
        tally(case)
        return LevelChanged(
            ended=ended.number,
            placement=begun.number,
            chain=ended.chain,
            by=key(data.tier, data.body),
            from_by=key(ended.tier, ended.body),
            from_tier=ended.tier,
            from_body=ended.body,
            tier=data.tier,
            body=data.body,
            ground=data.ground,
            **decided(data),
        )


class TakeOff(BySession):
    """End the supervision of one body."""

    kind = KIND
    label = _("Take off supervision")
    icon = "eye-off"
    help = _("Leaving supervision is not the end of the criminal case.")
    closed_too = True
    second_person = True
    event = TakenOff
    weight = 40

    placement = forms.RowField(_("Placement that ends"), rows="placements", where=is_open, say=say_placement)
    end_ground = forms.Choice(_("Ground of ending"), choices=words.END_GROUNDS)
    reason = forms.Text(
        _("Reason"),
        multiline=True,
        required=False,
        help_text=_("Needed while an obstacle is open: why supervision ends all the same."),
    )
    field_order = ["placement", "end_ground", "session", "document_number", "document_on", "reason"]

    def check(self, case: Case, data: Any) -> None:
        """An open obstacle asks for a reason; the end does not lie before the beginning."""
        obstacles = len(open_rows(case.rows.obstacles))
        if obstacles and not data.reason:
            said = ngettext(
                "%(count)s obstacle is still open: say why supervision ends all the same.",
                "%(count)s obstacles are still open: say why supervision ends all the same.",
                obstacles,
            )
            self.add_error("reason", said % {"count": obstacles})
        check_after(self, case, data)

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """End the placement; without any other, no progress report is due any more."""
        placement = case.rows.placements.numbered(data.placement)
        placement.until_on = data.happened_on
        placement.end_ground, placement.end_reason = data.end_ground, data.reason
        placement.end_session, placement.end_document = data.session, data.document_number
        placement.end_document_on = data.document_on or data.happened_on
        tally(case)
        left = len(open_rows(case.rows.placements))
        if not left:
            case.report_due_on = None
        return TakenOff(
            placement=placement.number,
            chain=placement.chain,
            by=key(placement.tier, placement.body),
            tier=placement.tier,
            body=placement.body,
            end_ground=data.end_ground,
            open_obstacles=len(open_rows(case.rows.obstacles)),
            placements_left=left,
            reason=data.reason,
            **decided(data),
        )


class SetCaseAside(Act):
    """Do not propose a case for supervision although it matches a ground; it is asked about again after a day."""

    kind = KIND
    name = "set-aside"
    label = _("Do not propose for supervision")
    icon = "calendar-x"
    stages = stages.OPEN
    event = SetAside
    weight = 58

    reason = forms.Text(_("Reason"), multiline=True, max_length=1000)
    until_on = forms.Day(_("Ask again on"), future=True, help_text=_("As a rule the day of the next session."))

    def check(self, case: Case, data: Any) -> None:
        """Only what nobody supervises can be set aside, and not for ever."""
        if open_rows(case.rows.placements):
            self.add_error(None, _("The case stands under supervision already."))
        if data.until_on <= data.happened_on:
            self.add_error("until_on", _("The day on which it is asked again must lie ahead."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Keep it off the list of candidates until the day."""
        case.set_aside_until = data.until_on
        return SetAside(until_on=data.until_on, reason=data.reason)


def check_after(act: Act, case: Case, data: Any) -> None:
    """Refuse to end a placement before the day on which it began."""
    placement = case.rows.placements.numbered(data.placement)
    if data.happened_on < placement.from_on:
        act.add_error(
            "happened_on",
            _("This placement began on %(day)s; it cannot end earlier.") % {"day": f"{placement.from_on:%d/%m/%Y}"},
        )
