"""The tables of matters: the state now. Nothing here saves itself; only acts write."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liem.core.records.kinds import Kind
from liem.core.records.models import RecordKind, RecordRow
from liem.registers.matters import rules, words


def _code(label: Any, choices: words.Words, **kw: Any) -> Any:
    return models.CharField(label, max_length=40, choices=list(choices.items()), **kw)


def _text(label: Any, length: int = 500) -> Any:
    return models.CharField(label, max_length=length, default="")


def _day(label: Any) -> Any:
    return models.DateField(label, null=True)


class Matter(RecordKind):
    """A matter of security and order in an area. Its size is kept in ranges; it names no citizen."""

    subject: Any = _code(_("Subject"), words.SUBJECTS)
    summary: Any = models.TextField(_("Summary"), default="")
    arisen_on: Any = _day(_("Arisen on"))
    households: Any = _code(_("Households concerned"), words.HOUSEHOLDS, default="")
    people: Any = _code(_("People concerned"), words.PEOPLE, default="")
    risk: Any = _code(_("Risk"), words.RISKS)
    risk_reason: Any = _text(_("Why this risk"))
    agencies: Any = _text(_("Agencies concerned"))
    advised_on: Any = _day(_("First advised on"))
    directed_on: Any = _day(_("First directed on"))
    progress: Any = models.TextField(_("Progress"), default="")
    reported_on: Any = _day(_("Last progress report on"))
    report_due_on: Any = _day(_("Progress report due on"))
    result: Any = _code(_("Result"), words.RESULTS, default="")
    result_content: Any = models.TextField(_("Result in words"), default="")
    agency: Any = _text(_("Handed over to"), 200)

    class Meta:
        verbose_name = _("Matter")
        verbose_name_plural = _("Matters of security and order")
        constraints = [
            models.CheckConstraint(condition=Q(subject__in=rules.SUBJECTS), name="matter_subject_known"),
            models.CheckConstraint(condition=Q(risk__in=rules.RISKS), name="matter_risk_known"),
        ]


class Advice(RecordRow):
    """An advice given on the matter."""

    advised_to: Any = _code(_("Advised to"), words.ADVISED_TO)
    content: Any = models.TextField(_("Content"))
    document_number: Any = _text(_("Document"), 100)
    document_on: Any = _day(_("Document of"))
    given_on: Any = models.DateField(_("Given on"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="matters_advice_number_once")]


class Direction(RecordRow):
    """A direction given about the matter, and the day on which it was answered."""

    directed_by: Any = _code(_("Given by"), words.DIRECTED_BY)
    content: Any = models.TextField(_("Content"))
    document_number: Any = _text(_("Document"), 100)
    document_on: Any = _day(_("Document of"))
    given_on: Any = models.DateField(_("Given on"))
    due_on: Any = _day(_("To be carried out by"))
    answered_on: Any = _day(_("Answered on"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="matters_direction_number_once")]


matter = Kind(
    code="matter",
    plural="matters",
    model=Matter,
    label=_("Matter of security and order"),
    label_plural=_("Security matters"),
    prefix="VD",
    icon="shield-alert",
    stages=words.STAGES,
    lanes=(rules.RECORDED, rules.ADVISED, rules.DIRECTED, rules.HANDLED),
    closing_stages=rules.CLOSING,
    rows={"advices": Advice, "directions": Direction},
    facets=("subject",),
    amendable=("title", "locality", "subject", "summary", "arisen_on", "households", "people", "agencies"),
    words=("summary", "agencies", "progress"),
)
