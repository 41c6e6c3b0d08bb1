"""The desk: taking a petition in, classifying it, judging whether it may be handled."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.acts import forms
from liem.core.acts.base import CLERKS, Act, At
from liem.core.journal.events import Event
from liem.core.organization.profile import Bases
from liem.core.records.models import Confidentiality
from liem.registers.petitions import words
from liem.registers.petitions.acts.identity import keep_as_written, marked, refused_here, seal_all
from liem.registers.petitions.events import Classified, EligibilityMarked, TakenIn
from liem.registers.petitions.models import Item, Petition, Sender
from liem.registers.petitions.rules import fields, senders, states

KIND = "petition"
LEVELS = {str(level.value): level.label for level in (Confidentiality.NORMAL, Confidentiality.RESTRICTED)}
SUGGESTED = {
    f"{field}:{fate}": _("%(field)s: %(fate)s") % {"field": field, "fate": fate}
    for field in ("petition_class", "field", "competent_body", "locality", "mask")
    for fate in ("taken", "changed", "passed")
}
"""What became of each suggestion: taken as offered, changed to something else, passed over."""


class SenderRow(forms.RowForm):
    """One named sender, or a group's representative."""

    role = forms.Choice(_("Role"), choices=words.SENDER_ROLES, required=False)
    name = forms.Text(_("Name"), max_length=200, required=False, personal=True)
    address = forms.Text(_("Address"), max_length=300, required=False, personal=True)
    phone = forms.Text(_("Telephone"), max_length=40, required=False, personal=True)
    id_number = forms.Text(_("ID number"), max_length=40, required=False, personal=True)


class ItemRow(forms.RowForm):
    """One content of the petition."""

    item_class = forms.Choice(_("Class"), choices=words.ITEM_CLASSES)
    field = forms.Choice(_("Field"), choices=words.FIELDS)
    summary = forms.Text(_("Summary"), max_length=2000)


class TakeIn(Act):
    """Take a petition in."""

    kind = KIND
    label = _("Take in a petition")
    icon = "plus"
    opens = True
    roles = CLERKS
    event = TakenIn
    weight = 1
    rows = {"senders": SenderRow, "items": ItemRow}
    row_labels = {"senders": _("Senders"), "items": _("Contents")}

    fieldsets = (
        ("", ("content", "mask", "title")),
        (_("What it is"), ("petition_class", "field", "locality", "competent_body")),
        (_("How it came"), ("source", "happened_on", "written_on", "addressee", "from_body", "from_letter", "from_letter_on")),
        (_("Who sent it"), ("sender_kind", "people", "wish_sealed", "annex")),
        (_("What it asks for"), ("demand", "against", "against_unit", "managed_by", "other_addressees")),
        (_("First judgment"), ("eligibility", "reasons", "instance", "earlier", "basis", "remote", "confidentiality")),
    )

    title = forms.Text(
        pgettext_lazy("petition", "What it is about"),
        max_length=500,
        help_text=_("A neutral line: no name belongs in it. The class follows the content, not this line."),
    )
    content = forms.Text(_("Text"), multiline=True, max_length=50_000, required=False, personal=True)
    mask = forms.Flag(_("Mask names, telephone and ID numbers found in the text"))
    petition_class = forms.Choice(_("Class"), choices=words.CLASSES)
    field = forms.Choice(_("Field"), choices=words.FIELDS)
    source = forms.Choice(_("Source"), choices=words.SOURCES)
    addressee = forms.Choice(_("Addressed to"), choices=words.ADDRESSEES, required=False)
    from_body = forms.Text(_("Handed over by"), max_length=200, required=False)
    from_letter = forms.Text(_("Letter of hand-over"), max_length=100, required=False)
    from_letter_on = forms.Day(_("Letter of hand-over of"), required=False)
    written_on = forms.Day(_("Written on"), required=False)
    sender_kind = forms.Choice(_("Sender"), choices=words.SENDERS)
    people = forms.Count(_("Signatories"), low=0, high=100_000, required=False)
    wish_sealed = forms.Flag(_("The sender wishes the identity to be sealed"))
    annex = forms.Text(_("Paper annex with the identity lies at"), max_length=200, required=False)
    against = forms.Text(_("Complained of"), max_length=300, required=False, personal=True)
    against_unit = forms.UnitField(_("Unit complained of"), required=False)
    managed_by = forms.Choice(_("Managed by"), choices=words.MANAGED_BY, required=False)
    locality = forms.LocalityField(_("Locality"), required=False)
    demand = forms.Text(_("Demand"), multiline=True, max_length=5000, required=False, personal=True)
    other_addressees = forms.Text(_("Also sent to"), max_length=500, required=False)
    basis = forms.Choice(_("Handled under"), choices=words.BASES, required=False)
    instance = forms.Choice(_("Instance"), choices={"1": _("First"), "2": _("Second")}, required=False)
    remote = forms.Flag(_("Remote area"))
    eligibility = forms.Choice(_("Eligible"), choices=words.ELIGIBILITY, required=False)
    reasons = forms.Codes(_("Why not eligible"), choices=words.REASONS, required=False)
    earlier = forms.Choice(_("Settled before"), choices=words.EARLIER, required=False)
    competent_body = forms.Text(_("Competent body"), max_length=200, required=False, help_text=_("As far as it can be said at the desk."))
    confidentiality = forms.Choice(_("Confidentiality"), choices=LEVELS, required=False, initial="0")
    suggested = forms.Codes(_("Suggestions"), choices=SUGGESTED, required=False, hidden=True)
    title.span = mask.span = 12
    content.widget.attrs["rows"] = 7

    unit_basis = states.PARTY
    """The rules the unit works under on the day, which hold unless the form names others."""

    @cached_property
    def bases(self) -> Bases:
        """What is known of units, kept as long as this form is used again."""
        return Bases()

    def check(self, petition: Petition, data: Any) -> None:
        """What contradicts itself is said at its field."""
        self._check_senders(data)
        self._check_days(data)
        check_field(self, data)
        check_reasons(self, data)
        check_earlier(self, data)
        if not data.basis and self.actor is not None:
            self.unit_basis = self.bases.on(self.actor.unit_id, self.actor.level, data.happened_on)

    def _check_days(self, data: Any) -> None:
        for name in ("written_on", "from_letter_on"):
            day = getattr(data, name)
            if day and day > data.happened_on:
                self.add_error(name, _("The day lies after the petition arrived."))
        if data.source == "handed_over" and not data.from_body:
            self.add_error("from_body", _("Say which body handed it over."))

    def _check_senders(self, data: Any) -> None:
        if data.sender_kind == states.GROUP and (data.people or 0) < states.GROUP_FROM:
            self.add_error("people", _("A group has at least %(least)s people.") % {"least": states.GROUP_FROM})
        if data.sender_kind == states.ANONYMOUS and data.senders:
            self.add_error("sender_kind", _("An anonymous petition names no sender: take the names out, or choose another kind of sender."))
        if data.senders and refused_here(data.petition_class):
            self.add_error(
                "annex",
                _(
                    "This installation is networked: a denouncer's identity is kept on paper."
                    " Leave the sender empty and say where the annex lies."
                ),
            )
        for at, row in enumerate(data.senders):
            if row.phone and senders.is_day(row.phone):
                self.row_forms["senders"][at].add_error("phone", _("This is a day, not a telephone number."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Fill the record; seal and mask what must not stand open."""
        record = petition.record
        record.title, record.locality, record.stage = data.title, data.locality, states.RECEIVED
        denunciation = states.DENUNCIATION in (data.petition_class, *(row.item_class for row in data.items))
        least = Confidentiality.RESTRICTED if denunciation else Confidentiality.NORMAL
        record.confidentiality = max(int(data.confidentiality or 0), int(least))
        fill(petition, data)
        petition.basis = data.basis or self.unit_basis
        petition.instance = int(data.instance or 1)
        petition.people = data.people if data.people else (0 if data.sender_kind == states.ANONYMOUS else 1)
        petition.against_unit = data.against_unit
        add_senders(petition, data.senders)
        add_items(petition, data.items)
        if denunciation or data.wish_sealed:
            seal_all(petition)
        if data.mask and (found := marked(data.content)):
            keep_as_written(petition, found)
        return TakenIn(
            petition_class=petition.petition_class,
            source=petition.source,
            sender_kind=petition.sender_kind,
            people=petition.people,
            sealed=petition.identity_sealed,
            basis=petition.basis,
            remote=petition.remote,
            classes=[row.item_class for row in petition.rows.contents],
            eligible=None if not data.eligibility else data.eligibility == states.ELIGIBLE,
            reasons=petition.reasons,
            suggested=fates(data.suggested),
        )


FILLED = (
    "petition_class", "field", "source", "addressee", "from_body", "from_letter", "from_letter_on", "written_on", "sender_kind",
    "annex", "against", "managed_by", "competent_body", "content", "demand", "other_addressees", "remote", "eligibility", "earlier",
)  # fmt: skip


def fill(petition: Petition, data: Any) -> None:
    """Take over the plain fields."""
    for name in FILLED:
        setattr(petition, name, getattr(data, name))
    petition.reasons = list(data.reasons)


def add_senders(petition: Petition, rows: Iterable[Any]) -> None:
    """Add the senders; an ID number of an unusual shape is kept and marked."""
    for row in rows:
        petition.rows.senders.append(
            Sender(
                role=row.role or "sender",
                name=row.name,
                address=row.address,
                phone=row.phone,
                id_number=row.id_number,
                id_odd=senders.id_is_odd(row.id_number),
            )
        )


def add_items(petition: Petition, rows: Iterable[Any]) -> None:
    """Add the contents; with several classes among them the petition is of several contents."""
    for row in rows:
        petition.rows.contents.append(Item(item_class=row.item_class, field=row.field, summary=row.summary))
    petition.petition_class = states.class_of_items([row.item_class for row in petition.rows.contents], petition.petition_class)


def fates(codes: Iterable[str]) -> dict[str, str]:
    """What became of the suggestions, by field."""
    return dict(code.split(":", 1) for code in codes)


def check_field(act: Act, data: Any) -> None:
    """Refuse a field that is not in use on the day."""
    if not fields.in_use(data.field, data.happened_on):
        act.add_error("field", _("This field is not in use on this day."))


def check_reasons(act: Act, data: Any) -> None:
    """Reasons belong to what is not eligible, and only there."""
    if data.eligibility == states.INELIGIBLE and not data.reasons:
        act.add_error("reasons", _("Say why it is not eligible."))
    if data.eligibility != states.INELIGIBLE and data.reasons:
        act.add_error("reasons", _("Reasons are given only for what is not eligible."))


def check_earlier(act: Act, data: Any) -> None:
    """What was settled before belongs to a class: a judgment to complaints, a denunciation made again to denunciations."""
    if data.earlier and data.earlier not in states.EARLIER.get(data.petition_class, ()):
        act.add_error("earlier", _("This is not said of petitions of this class."))


class Classify(Act):
    """Classify the petition by its content."""

    kind = KIND
    label = _("Classify")
    icon = "tags"
    stages = states.AT_THE_DESK
    roles = CLERKS
    event = Classified
    weight = 6
    rows = {"items": ItemRow}
    row_labels = {"items": _("Contents")}

    petition_class = forms.Choice(_("Class"), choices=words.CLASSES)
    field = forms.Choice(_("Field"), choices=words.FIELDS)
    earlier = forms.Choice(_("Settled before"), choices=words.EARLIER, required=False)
    suggested = forms.Codes(_("Suggestions"), choices=SUGGESTED, required=False, hidden=True)

    def _bind(self) -> None:
        super()._bind()
        if self.own is not None and not self.is_bound:
            self.fields["petition_class"].initial, self.fields["field"].initial = self.own.petition_class, self.own.field
            self.fields["earlier"].initial = self.own.earlier

    def check(self, petition: Petition, data: Any) -> None:
        """A field in use; a denouncer's identity is not held on a networked installation."""
        check_field(self, data)
        check_earlier(self, data)
        named = any(row.name or row.sealed for row in petition.rows.senders)
        if named and refused_here(data.petition_class):
            self.add_error(
                "petition_class",
                _("This installation is networked: it may not hold a denouncer's identity, and this petition names a sender."),
            )

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Set class, field and contents; a denunciation is sealed and held closer at once."""
        previous, petition.petition_class, petition.field = petition.petition_class, data.petition_class, data.field
        kept = petition.earlier if petition.earlier in states.EARLIER.get(data.petition_class, ()) else ""
        petition.earlier = data.earlier or kept
        add_items(petition, data.items)
        if petition.record.stage == states.RECEIVED:
            petition.record.stage = states.CLASSIFIED
        if states.DENUNCIATION in (petition.petition_class, *(row.item_class for row in petition.rows.contents)):
            seal_all(petition)
            petition.record.confidentiality = max(petition.record.confidentiality, int(Confidentiality.RESTRICTED))
        return Classified(
            petition_class=petition.petition_class,
            field=petition.field,
            previous=previous,
            classes=[row.item_class for row in petition.rows.contents],
            suggested=fates(data.suggested),
        )


class MarkEligibility(Act):
    """Judge whether the petition may be handled, with the listed reasons when not."""

    kind = KIND
    label = _("Mark eligibility")
    icon = "scale"
    stages = states.AT_THE_DESK
    roles = CLERKS
    event = EligibilityMarked
    weight = 7

    eligibility = forms.Choice(_("Eligible"), choices=words.ELIGIBILITY)
    reasons = forms.Codes(_("Why not eligible"), choices=words.REASONS, required=False)

    def check(self, petition: Petition, data: Any) -> None:
        """Reasons for what is not eligible; another judgment than the present one."""
        check_reasons(self, data)
        if data.eligibility == petition.eligibility and sorted(data.reasons) == sorted(petition.reasons):
            self.add_error("eligibility", _("It was judged so already."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Set the judgment."""
        was, petition.eligibility = petition.eligibility, data.eligibility
        petition.reasons = list(data.reasons)
        return EligibilityMarked(
            eligibility=data.eligibility,
            eligible=data.eligibility == states.ELIGIBLE,
            reasons=petition.reasons,
            first=not was,
            changed=bool(was) and was != data.eligibility,
        )
