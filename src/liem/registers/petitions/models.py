"""The tables of petitions and affairs: the state now. Nothing here saves itself; only acts write."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.records.kinds import Kind
from liem.core.records.models import RecordKind, RecordRow
from liem.registers.petitions import words
from liem.registers.petitions.rules import fields, states


def _code(label: Any, choices: words.Words, **kw: Any) -> Any:
    return models.CharField(label, max_length=40, choices=list(choices.items()), **kw)


def _text(label: Any, length: int = 500) -> Any:
    return models.CharField(label, max_length=length, default="")


def _day(label: Any) -> Any:
    return models.DateField(label, null=True)


def _number(label: Any, default: int = 0) -> Any:
    return models.BigIntegerField(label, default=default)


def _once(table: str) -> Any:
    return models.UniqueConstraint(fields=["record", "number"], name=f"petitions_{table}_number_once")


class Petition(RecordKind):
    """A petition as it arrived and as far as it has come.

    The record's title is a neutral line of what it is about. `content` is its text with the marks the intake found taken
    out; the text as it was written lies sealed in `sealed_content` when it differs. Nothing here names a sender: senders are
    rows, sealed for denunciations and on wish.
    """

    petition_class: Any = _code(pgettext_lazy("petition", "Class"), words.CLASSES)
    field: Any = _code(pgettext_lazy("petition", "Field"), words.FIELDS)
    source: Any = _code(_("Source"), words.SOURCES)
    addressee: Any = _code(_("Addressed to"), words.ADDRESSEES, default="")
    from_body: Any = _text(_("Handed over by"), 200)
    from_letter: Any = _text(_("Letter of hand-over"), 100)
    from_letter_on: Any = _day(_("Letter of hand-over of"))
    written_on: Any = _day(_("Written on"))
    sender_kind: Any = _code(_("Sender"), words.SENDERS)
    people: Any = models.IntegerField(_("Signatories"), default=1)
    identity_sealed: Any = models.BooleanField(_("Identity sealed"), default=False)
    annex: Any = _text(_("Paper annex with the identity lies at"), 200)
    against: Any = _text(_("Complained of"), 300)
    against_unit: Any = models.ForeignKey(
        "organization.Unit", models.PROTECT, null=True, related_name="+", verbose_name=_("Unit complained of")
    )
    managed_by: Any = _code(_("Managed by"), words.MANAGED_BY, default="")
    content: Any = models.TextField(_("Text"), default="")
    sealed_content: Any = models.TextField(_("Text as written"), default="")
    demand: Any = models.TextField(_("Demand"), default="")
    other_addressees: Any = _text(_("Also sent to"))
    basis: Any = _code(_("Handled under"), words.BASES)
    instance: Any = models.IntegerField(_("Instance"), default=1)
    remote: Any = models.BooleanField(_("Remote area"), default=False)
    complexity: Any = _code(_("Complexity"), words.COMPLEXITY, default=states.NORMAL)
    eligibility: Any = _code(_("Eligible"), words.ELIGIBILITY, default="")
    reasons: Any = models.JSONField(_("Why not eligible"), default=list)
    earlier: Any = _code(_("Settled before"), words.EARLIER, default="")
    competence: Any = _code(_("Competence"), words.COMPETENCE, default="")
    competent_body: Any = _text(_("Competent body"), 200)
    handling: Any = _code(_("Handling"), words.HANDLINGS, default="")
    decided_on: Any = _day(_("Handling decided on"))
    handled_on: Any = _day(_("Handled on"))
    original: Any = models.ForeignKey("records.Record", models.PROTECT, null=True, related_name="+", verbose_name=_("Repeat of"))
    affair: Any = models.ForeignKey("records.Record", models.PROTECT, null=True, related_name="+", verbose_name=_("Affair"))
    guided: Any = models.BooleanField(_("Guided once"), default=False)
    hops: Any = models.IntegerField(_("Transfers"), default=0)
    accepted_on: Any = _day(_("Accepted on"))
    resolve_by: Any = _day(_("To be resolved by"))
    suspended_on: Any = _day(_("Suspended on"))
    concluded_on: Any = _day(_("Concluded on"))
    outcome: Any = _code(_("Outcome"), words.OUTCOMES, default="")
    result: Any = models.TextField(_("Result in words"), default="")
    persons_restored: Any = _number(_("Persons whose rights were restored"))
    money_restored: Any = _number(_("Money given back"))
    land_restored: Any = models.IntegerField(_("Land given back (m²)"), default=0)
    organisations_restored: Any = _number(_("Organisations whose rights were restored"))
    money_to_organisations: Any = _number(_("Of the money, to organisations"))
    land_to_organisations: Any = models.IntegerField(_("Of the land, to organisations (m²)"), default=0)
    money_recovered: Any = _number(_("Money recovered for the State"))
    land_recovered: Any = models.IntegerField(_("Land recovered for the State (m²)"), default=0)
    answered_on: Any = _day(_("Answered on"))
    filed_on: Any = _day(_("Filed on"))
    destroyed_on: Any = _day(_("Sealed part destroyed on"))

    class Meta:
        verbose_name = _("Petition")
        verbose_name_plural = _("Petitions")
        indexes = [
            models.Index(fields=["original"], name="petition_original", condition=Q(original__isnull=False)),
            models.Index(fields=["affair"], name="petition_affair", condition=Q(affair__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(petition_class__in=states.CLASSES), name="petition_class_known"),
            models.CheckConstraint(condition=Q(field__in=fields.CODES), name="petition_field_known"),
            models.CheckConstraint(condition=Q(people__gte=0), name="petition_people_counted"),
            models.CheckConstraint(condition=Q(original__isnull=True) | ~Q(original=models.F("record")), name="petition_not_own_repeat"),
        ]


class Sender(RecordRow):
    """Who wrote: a named sender, or the representative of a group. `sealed` holds the identity where it may not stand open."""

    role: Any = _code(pgettext_lazy("sender", "Role"), words.SENDER_ROLES)
    name: Any = _text(_("Name"), 200)
    address: Any = _text(_("Address"), 300)
    phone: Any = _text(_("Telephone"), 40)
    id_number: Any = _text(_("ID number"), 40)
    id_odd: Any = models.BooleanField(_("ID number of an unusual shape"), default=False)
    sealed: Any = models.TextField(default="")

    class Meta:
        constraints = [_once("sender")]


class Item(RecordRow):
    """One content of a petition: each is classified, resolved and withdrawn for itself."""

    item_class: Any = _code(pgettext_lazy("petition", "Class"), words.CLASSES)
    field: Any = _code(pgettext_lazy("petition", "Field"), words.FIELDS)
    summary: Any = models.TextField(_("Summary"))
    outcome: Any = _code(_("Outcome"), words.OUTCOMES, default="")
    ended_on: Any = _day(_("Ended on"))

    class Meta:
        constraints = [_once("item")]


class Slip(RecordRow):
    """A decision on the handling: what the officer proposed, what the division's head thought, what the head approved."""

    handling: Any = _code(_("Handling"), words.HANDLINGS)
    reason: Any = models.TextField(_("Reason"))
    opinion: Any = models.TextField(_("Opinion of the division's head"), default="")
    competent_body: Any = _text(_("Competent body"), 200)
    decided_on: Any = models.DateField(_("Decided on"))

    class Meta:
        constraints = [_once("slip")]


class Transfer(RecordRow):
    """A petition sent on, with a life of its own: sent, arrived, taken or sent back, answered, urged.

    To a unit of the sector (`to_unit`, which then owns the petition) or to a body outside (`to_body`).
    """

    from_unit: Any = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+", verbose_name=_("Sent by"))
    to_unit: Any = models.ForeignKey("organization.Unit", models.PROTECT, null=True, related_name="+", verbose_name=_("Sent to the unit"))
    to_body: Any = _text(_("Sent to the body"), 200)
    hop: Any = models.IntegerField(_("Transfer no."), default=1)
    letter: Any = _text(_("Letter"), 100)
    sent_on: Any = models.DateField(_("Sent on"))
    reply_due_on: Any = _day(_("Reply asked by"))
    state: Any = _code(pgettext_lazy("transfer", "State"), words.TRANSFER_STATES)
    arrived_on: Any = _day(_("Arrived on"))
    settled_on: Any = _day(_("Taken or sent back on"))
    refusal: Any = _text(_("Why sent back"))
    replied_on: Any = _day(_("Replied on"))
    reply_letter: Any = _text(_("Reply"), 100)
    reply: Any = models.TextField(_("Content of the reply"), default="")
    urged: Any = models.IntegerField(_("Urged"), default=0)
    urged_on: Any = _day(_("Last urged on"))

    class Meta:
        constraints = [_once("transfer")]


class Verification(RecordRow):
    """A verification that was assigned, until its report."""

    assigned_to: Any = _text(_("Assigned to"), 300)
    content: Any = models.TextField(_("What is to be verified"))
    decision: Any = _text(_("Decision"), 100)
    from_on: Any = models.DateField(pgettext_lazy("day", "From"))
    due_on: Any = _day(_("Report due on"))
    reported_on: Any = _day(_("Reported on"))
    report: Any = models.TextField(_("Report"), default="")

    class Meta:
        constraints = [_once("verification")]


class Extension(RecordRow):
    """A longer time for resolving, by a decision. One that came too late or beyond the lawful count stays, and is marked."""

    days: Any = models.IntegerField(_("By days"))
    reason: Any = models.TextField(_("Reason"))
    decision: Any = _text(_("Decision"), 100)
    granted_on: Any = models.DateField(_("Granted on"))
    beyond: Any = models.BooleanField(_("Beyond what the law allows"), default=False)

    class Meta:
        constraints = [_once("extension")]


class Suspension(RecordRow):
    """A time in which nothing is decided and the clock stands still."""

    ground: Any = _code(_("Ground"), words.SUSPENSION_GROUNDS)
    decision: Any = _text(_("Decision"), 100)
    from_on: Any = models.DateField(pgettext_lazy("day", "From"))
    until_on: Any = _day(pgettext_lazy("day", "Until"))

    class Meta:
        constraints = [_once("suspension")]


class Dialogue(RecordRow):
    """A dialogue held with the people concerned."""

    held_on: Any = models.DateField(_("Held on"))
    topic: Any = _text(_("Topic"))
    parties: Any = _text(_("Parties"))
    result: Any = models.TextField(_("Result"))
    minutes: Any = _text(_("Minutes"), 100)

    class Meta:
        constraints = [_once("dialogue")]


class Execution(RecordRow):
    """What a decision or conclusion obliges somebody to do, until it is done."""

    duty: Any = models.TextField(_("What must be done"))
    responsible: Any = _text(_("By whom"), 200)
    owed_to: Any = _code(_("For whom"), words.OWED_TO, default="")
    money: Any = _number(_("Amount"))
    land: Any = models.IntegerField(_("Land (m²)"), default=0)
    from_on: Any = models.DateField(pgettext_lazy("day", "From"))
    due_on: Any = _day(_("To be done by"))
    done_on: Any = _day(_("Done on"))

    class Meta:
        constraints = [_once("execution")]


class Scan(RecordRow):
    """A scanned paper. A sealed one is stored encrypted and opens only with the identity, until a redacted one replaces it."""

    name: Any = _text(_("File"), 200)
    digest: Any = _text("", 64)
    original_digest: Any = _text("", 64)
    content_type: Any = _text("", 100)
    size: Any = models.BigIntegerField(_("Size"), default=0)
    pages: Any = models.IntegerField(_("Pages"), default=0)
    sealed: Any = models.BooleanField(_("Sealed"), default=False)
    redacts: Any = models.IntegerField(_("Redacted copy of"), default=0)
    """The number of the scan of which this is the redacted copy; 0 for an original."""

    class Meta:
        constraints = [_once("scan")]


class ScanText(models.Model):
    """What a machine read in a scan: a help for searching that the worker keeps, never the record.

    `text` of an open scan, `sealed` of a sealed one; both empty for a scan without letters or that could not be read.
    """

    READ, EMPTY, FAILED = "read", "empty", "failed"

    record_id: Any = models.BigIntegerField()
    number: Any = models.IntegerField()
    scan_id: Any = models.BigIntegerField(db_index=True)
    state: Any = models.CharField(max_length=10)
    text: Any = models.TextField(default="")
    sealed: Any = models.TextField(default="")
    read_at: Any = models.DateTimeField()

    class Meta:
        db_table = "petitions_scan_text"
        constraints = [models.UniqueConstraint(fields=["record_id", "number"], name="petitions_scan_text_once")]

    def __str__(self) -> str:
        return f"{self.record_id}/{self.number}"


class ScanLeftover(models.Model):
    """A file that no row holds any more as it lies in the store: the worker deletes it (`scan_store.sweep`)."""

    record_id: Any = models.BigIntegerField()
    digest: Any = models.CharField(max_length=64)

    class Meta:
        db_table = "petitions_scan_leftover"

    def __str__(self) -> str:
        return f"{self.record_id}/{self.digest}"


class Affair(RecordKind):
    """What several petitions are about: one matter of one set of people. Counted apart from the petitions."""

    field: Any = _code(pgettext_lazy("petition", "Field"), words.FIELDS)
    summary: Any = models.TextField(_("Summary"), default="")
    result: Any = models.TextField(_("Result in words"), default="")

    class Meta:
        verbose_name = _("Affair")
        verbose_name_plural = _("Affairs")
        constraints = [models.CheckConstraint(condition=Q(field__in=fields.CODES), name="affair_field_known")]


IDENTITY = ("name", "address", "phone", "id_number")
"""The columns of a sender that say who it is."""

petition = Kind(
    code="petition",
    plural="petitions",
    model=Petition,
    label=_("Petition"),
    label_plural=_("Petitions"),
    prefix="DT",
    icon="mail-open",
    stages=words.STAGES,
    lanes=(states.RECEIVED, states.CLASSIFIED, states.ACCEPTED, states.VERIFYING, states.CONCLUDED, states.ANSWERED),
    closing_stages=states.CLOSING,
    rows={
        "senders": Sender,
        "contents": Item,
        "slips": Slip,
        "transfers": Transfer,
        "verifications": Verification,
        "extensions": Extension,
        "suspensions": Suspension,
        "dialogues": Dialogue,
        "executions": Execution,
        "scans": Scan,
    },
    facets=("petition_class", "field", "source", "addressee", "instance", "earlier"),
    amendable=(
        "title",
        "locality",
        "field",
        "source",
        "addressee",
        "earlier",
        "written_on",
        "demand",
        "other_addressees",
        "from_body",
        "from_letter",
    ),
    words=("content", "demand", "competent_body"),
    personal=frozenset(
        {"against", "content", "sealed_content", "demand"} | {f"senders.{name}" for name in (*IDENTITY, "sealed")} | {"scans.name"}
    ),
)

affair = Kind(
    code="affair",
    plural="affairs",
    model=Affair,
    label=_("Affair"),
    label_plural=_("Affairs"),
    prefix="VV",
    icon="folders",
    stages=words.AFFAIR_STAGES,
    lanes=states.AFFAIR_STAGES,
    closing_stages=frozenset({states.AFFAIR_SETTLED}),
    facets=("field",),
    amendable=("title", "locality", "field", "summary"),
    words=("summary",),
)
