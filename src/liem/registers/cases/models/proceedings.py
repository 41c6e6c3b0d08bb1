"""Rows of the proceedings: charges, detention, judgments, appeals, requests for expertise and valuation.

A row that belongs to a person names it by the number of its row among the accused.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.records.models import RecordRow
from liem.registers.cases import words
from liem.registers.cases.models.fields import coded, dated, once, worded


class Charge(RecordRow):
    """A clause of an article with which a person is charged; its class follows from the penalty frame of the day."""

    accused: Any = models.IntegerField(_("Person"))
    code: Any = coded(_("Penal code"), words.PENAL_CODES)
    article: Any = models.CharField(_("Article"), max_length=8)
    clause: Any = models.IntegerField(_("Clause"), null=True)
    point: Any = models.CharField(_("Point"), max_length=4, default="")
    committed_on: Any = dated(_("Day of the act"))
    seriousness: Any = coded(_("Class of crime"), words.SERIOUSNESS, default="")
    framed: Any = coded(_("How the class was found"), words.FRAMED, default="chosen")
    from_on: Any = models.DateField(_("Charged on"))
    until_on: Any = dated(pgettext_lazy("day", "Until"))

    class Meta:
        constraints = once("cases_charge_number_once")


class Detention(RecordRow):
    """A person's detention by an order, to the last day written in it; extended by orders, ended by a release."""

    accused: Any = models.IntegerField(_("Person"))
    stage: Any = coded(_("Detained"), words.DETENTION_STAGES)
    order_number: Any = worded(_("Order"), 100)
    order_by: Any = worded(_("Issued by"), 200)
    from_on: Any = models.DateField(pgettext_lazy("day", "From"))
    until_on: Any = models.DateField(_("Last day of the order"))
    extensions: Any = models.IntegerField(_("Extensions"), default=0)
    marks: Any = coded(_("Marked"), words.DETENTION_MARKS, default="")
    released_on: Any = dated(_("Released on"))
    release_ground: Any = coded(_("Ground of release"), words.RELEASE_GROUNDS, default="")

    class Meta:
        constraints = once("cases_detention_number_once")


class Judgment(RecordRow):
    """A judgment. `in_force_on` is the day from which it is in force unless it is appealed; cancelled ones stay."""

    instance: Any = coded(_("Instance"), words.INSTANCES)
    judgment_number: Any = worded(_("Judgment"), 100)
    court: Any = worded(pgettext_lazy("agency", "Court"), 200)
    judged_on: Any = models.DateField(_("Pronounced on"))
    outcome: Any = coded(_("Outcome"), words.OUTCOMES)
    persons: Any = models.IntegerField(_("Persons tried"), default=0)
    in_force_on: Any = dated(_("In force on"))
    cancelled_on: Any = dated(_("Cancelled on"))

    class Meta:
        constraints = once("cases_judgment_number_once")


class Appeal(RecordRow):
    """An appeal or a protest, with the last day the law gave for it."""

    against: Any = coded(_("Against"), words.AGAINST)
    appeal_kind: Any = coded(_("Appeal or protest"), words.APPEAL_KINDS)
    by_whom: Any = coded(_("Filed by"), words.BY_WHOM)
    filed_on: Any = models.DateField(_("Filed on"))
    due_on: Any = dated(_("Last day"))
    late: Any = models.BooleanField(_("Filed late"), default=False)

    class Meta:
        constraints = once("cases_appeal_number_once")


class Request(RecordRow):
    """A request for forensic expertise or valuation, with the day by which the conclusion is due."""

    what: Any = coded(_("What was requested"), words.REQUESTS)
    agency: Any = worded(_("Requested from"), 200)
    content: Any = models.TextField(_("Content"), default="")
    document_number: Any = worded(_("Document"), 100)
    requested_on: Any = models.DateField(_("Requested on"))
    due_on: Any = models.DateField(_("Conclusion due on"))
    received_on: Any = dated(_("Conclusion received on"))
    conclusion: Any = worded(_("Conclusion"))

    class Meta:
        constraints = once("cases_request_number_once")
