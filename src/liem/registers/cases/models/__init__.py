"""The tables of cases: the state now. Nothing here saves itself; only acts write."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.records.kinds import Kind
from liem.core.records.models import RecordKind
from liem.registers.cases import words
from liem.registers.cases.models.fields import coded, dated, worded
from liem.registers.cases.models.frames import EnteredFrame
from liem.registers.cases.models.proceedings import Appeal, Charge, Detention, Judgment, Request
from liem.registers.cases.models.rows import (
    Accused,
    Amount,
    Article,
    Cause,
    Direction,
    Extension,
    Obstacle,
    Placement,
    Step,
)
from liem.registers.cases.rules import stages

__all__ = [
    "Accused",
    "Amount",
    "Appeal",
    "Article",
    "Case",
    "Cause",
    "Charge",
    "Detention",
    "Direction",
    "EnteredFrame",
    "Extension",
    "Judgment",
    "Obstacle",
    "Placement",
    "Request",
    "Step",
    "case",
]


class Case(RecordKind):
    """A criminal case or an incident.

    Amounts are the sums of the rows `amounts` in whole đồng; `level`, `supervised`, `persons` and `hindrances` sum up the
    rows that stand, so that lists can filter by them. `seriousness` is that of the gravest article or accused.
    `stage_before` is the stage from which the case was suspended, discontinued or concluded.
    """

    kind: Any = coded(pgettext_lazy("case or incident", "Kind"), words.KINDS)
    field: Any = coded(_("Field"), words.FIELDS)
    origin: Any = coded(_("Found through"), words.ORIGINS)
    agency: Any = worded(_("Handling agency"), 200)
    summary: Any = models.TextField(_("Summary"), default="")
    report_kind: Any = coded(_("Kind of report"), words.REPORT_KINDS, default="")
    report_received_on: Any = dated(_("Crime report received on"))
    acts_from: Any = dated(_("Conduct began on"))
    acts_until: Any = dated(_("Conduct ended on"))
    detected_on: Any = dated(_("Detected on"))
    seriousness: Any = coded(_("Class of crime"), words.SERIOUSNESS, default="")
    stage_since: Any = models.DateField(_("In this stage since"))
    stage_before: Any = coded(_("Stage before"), words.STAGES, default="")
    limit_basis: Any = coded(_("Why the limit runs"), words.LIMIT_BASES, default="first")
    limit_start: Any = dated(_("The limit counts from"))
    limit_step: Any = models.IntegerField(_("Step whose limit runs"), default=0)
    decision_number: Any = worded(_("Decision"), 100)
    decision_on: Any = dated(_("Decided on"))
    decision_by: Any = worded(_("Decided by"), 200)
    advised_on: Any = dated(_("Detected and advised on"))
    advised_to: Any = coded(_("Advised to"), words.ADVISED_TO, default="")
    advised_document: Any = worded(_("Advisory document"), 100)
    handled_on: Any = dated(_("First handled after the advice on"))
    set_aside_until: Any = dated(_("Not proposed for supervision until"))
    report_due_on: Any = dated(_("Progress report due on"))
    reported_on: Any = dated(_("Last progress report on"))
    progress: Any = models.TextField(_("Progress"), default="")
    in_force_on: Any = dated(_("Judgment in force on"))
    split_from: Any = worded(_("Split from"), 40)
    joined_into: Any = worded(_("Joined into"), 40)
    result: Any = coded(_("Result"), words.RESULTS, default="")
    result_summary: Any = models.TextField(_("Result in words"), default="")
    level: Any = coded(_("Level of supervision"), words.PLACEMENTS, default="")
    supervised: Any = models.BooleanField(_("Under supervision"), default=False)
    persons: Any = models.IntegerField(_("Persons charged"), default=0)
    hindrances: Any = models.IntegerField(_("Open obstacles"), default=0)
    damage: Any = models.BigIntegerField(_("Damage"), default=0)
    seized: Any = models.BigIntegerField(_("Seized or frozen"), default=0)
    recovered: Any = models.BigIntegerField(_("Recovered"), default=0)
    to_execute: Any = models.BigIntegerField(_("To be executed"), default=0)
    with_means: Any = models.BigIntegerField(_("With means to be executed"), default=0)
    marks: Any = models.JSONField(_("Marked"), default=list)
    """What is not lawful in its extensions and detentions (`words.MARKS`); it stays in sight."""

    class Meta:
        verbose_name = _("Case")
        verbose_name_plural = _("Cases and incidents")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=stages.KINDS), name="case_kind_known"),
            models.CheckConstraint(condition=Q(field__in=stages.FIELDS), name="case_field_known"),
            models.CheckConstraint(
                condition=Q(acts_from__isnull=True) | Q(acts_until__isnull=True) | Q(acts_until__gte=models.F("acts_from")),
                name="case_conduct_ends_after_it_began",
            ),
        ]


case = Kind(
    code="case",
    plural="cases",
    model=Case,
    label=_("Case or incident"),
    label_plural=_("Cases and incidents"),
    prefix="VA",
    icon="scale",
    stages=words.STAGES,
    lanes=stages.LANES,
    closing_stages=stages.CLOSING,
    rows={
        "steps": Step,
        "placements": Placement,
        "directions": Direction,
        "extensions": Extension,
        "obstacles": Obstacle,
        "amounts": Amount,
        "articles": Article,
        "accused": Accused,
        "causes": Cause,
        "charges": Charge,
        "detentions": Detention,
        "judgments": Judgment,
        "appeals": Appeal,
        "requests": Request,
    },
    facets=("kind", "field"),
    amendable=(
        "title",
        "locality",
        "field",
        "origin",
        "agency",
        "summary",
        "report_kind",
        "report_received_on",
        "acts_from",
        "acts_until",
        "detected_on",
    ),
    words=("agency", "summary", "progress"),
    personal=frozenset({"accused.sealed_name", "accused.post_at_act", "accused.post_when_handled"}),
)
