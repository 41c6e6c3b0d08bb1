"""The rows of a case: stages, supervision, directions, obstacles, money, articles, persons, causes."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.records.models import RecordRow
from liem.registers.cases import words
from liem.registers.cases.models.fields import coded, dated, worded


class Step(RecordRow):
    """A stage the case was in, with the decision by which it entered. Half open: `until_on` is the next stage's day."""

    stage: Any = coded(_("Stage"), words.STAGES)
    from_on: Any = models.DateField(pgettext_lazy("day", "From"))
    until_on: Any = dated(pgettext_lazy("day", "Until"))
    decision_number: Any = worded(_("Decision"), 100)
    decision_on: Any = dated(_("Decided on"))
    decision_by: Any = worded(_("Decided by"), 200)
    returned_by: Any = coded(_("Returned by"), words.RETURNED_BY, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_step_number_once")]


class Placement(RecordRow):
    """Supervision by one body, from–to. `chain` is the number of the placement it continues after a change of level."""

    chain: Any = models.IntegerField(default=0)
    tier: Any = coded(_("Tier"), words.TIERS)
    body: Any = coded(_("Body"), words.BODIES)
    ground: Any = coded(_("Ground"), words.GROUNDS)
    session: Any = worded(_("Session"), 200)
    document_number: Any = worded(_("Document"), 100)
    document_on: Any = dated(_("Document of"))
    from_on: Any = models.DateField(pgettext_lazy("day", "From"))
    until_on: Any = dated(pgettext_lazy("day", "Until"))
    end_ground: Any = coded(_("Ground of ending"), words.END_GROUNDS, default="")
    end_session: Any = worded(_("Session that ended it"), 200)
    end_document: Any = worded(_("Document that ended it"), 100)
    end_document_on: Any = dated(_("Document that ended it, of"))
    end_reason: Any = worded(_("Reason"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="cases_placement_number_once"),
            models.UniqueConstraint(
                fields=["record", "tier", "body"], condition=Q(until_on__isnull=True), name="cases_placement_once_open"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=models.F("from_on")),
                name="cases_placement_ends_after_begin",
            ),
        ]


class Direction(RecordRow):
    """A direction given about the case, and the day on which it was answered."""

    directed_by: Any = coded(_("Given by"), words.DIRECTED_BY)
    document_number: Any = worded(_("Document"), 100)
    document_on: Any = dated(_("Document of"))
    content: Any = models.TextField(_("Content"))
    given_on: Any = models.DateField(_("Given on"))
    due_on: Any = dated(_("To be carried out by"))
    answered_on: Any = dated(_("Answered on"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_direction_number_once")]


class Extension(RecordRow):
    """An extension of a limit by a decision."""

    limit: Any = coded(_("Limit"), words.LIMITS)
    value: Any = models.IntegerField(_("By"))
    unit: Any = coded(pgettext_lazy("unit of time", "Unit"), words.UNITS)
    granted_on: Any = models.DateField(_("Extended on"))
    decision_number: Any = worded(_("Decision"), 100)
    decision_on: Any = dated(_("Decided on"))
    decision_by: Any = worded(_("Decided by"), 200)
    asked_on: Any = dated(_("Asked for on"))
    marks: Any = coded(_("Marked"), words.EXTENSION_MARKS, default="")
    """Why it is not lawful; then it moves no limit, and is kept in sight."""
    step: Any = models.IntegerField(default=1)
    """The number of the step whose limit it extended."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_extension_number_once")]


class Obstacle(RecordRow):
    """What holds the case up, and who must remove it."""

    obstacle_kind: Any = coded(pgettext_lazy("obstacle", "Kind"), words.OBSTACLES)
    description: Any = models.TextField(_("Description"))
    agency: Any = coded(_("Kind of agency"), words.OBSTACLE_AGENCIES, default="")
    responsible: Any = worded(_("To be removed by"), 200)
    from_on: Any = models.DateField(_("Since"))
    due_on: Any = dated(_("To be removed until"))
    urged: Any = models.IntegerField(_("Times urged"), default=0)
    urged_on: Any = dated(_("Last urged on"))
    until_on: Any = dated(_("Removed on"))
    how: Any = worded(_("How it was removed"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_obstacle_number_once")]


class Amount(RecordRow):
    """One amount of damage, seizure or recovery in whole đồng."""

    sort: Any = coded(_("What"), words.SORTS)
    asset: Any = coded(_("Kind of property"), words.ASSETS)
    way: Any = coded(_("How it was recovered"), words.WAYS, default="")
    amount: Any = models.BigIntegerField(_("Amount"))
    basis: Any = worded(_("Document"), 200)
    recorded_on: Any = models.DateField(_("On"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="cases_amount_number_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="cases_amount_positive"),
        ]


class Article(RecordRow):
    """An article of a penal code applied to the case."""

    code: Any = coded(_("Penal code"), words.PENAL_CODES)
    article: Any = models.CharField(_("Article"), max_length=8)
    clause: Any = models.IntegerField(_("Clause"), null=True)
    point: Any = models.CharField(_("Point"), max_length=4, default="")
    seriousness: Any = coded(_("Class of crime"), words.SERIOUSNESS)
    framed: Any = coded(_("How the class was found"), words.FRAMED, default="chosen")
    applied_on: Any = models.DateField(_("Applied on"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_article_number_once")]


class Accused(RecordRow):
    """A person charged, known by number and codes. Posts in words are personal; the name stands here only sealed."""

    rank: Any = coded(_("Rank of post"), words.RANKS)
    managed_by: Any = coded(_("Managed by"), words.MANAGED_BY)
    party_member: Any = models.BooleanField(_("Party member"), default=False)
    earlier_post: Any = models.BooleanField(_("For conduct in an earlier post"), default=False)
    post_at_act: Any = worded(_("Post at the time of the conduct"), 200)
    post_when_handled: Any = worded(_("Post when handled"), 200)
    sealed_name: Any = models.TextField(_("Name"), default="")
    article: Any = models.CharField(_("Article"), max_length=8, default="")
    seriousness: Any = coded(_("Class of crime"), words.SERIOUSNESS, default="")
    from_on: Any = models.DateField(_("Charged on"))
    until_on: Any = dated(pgettext_lazy("day", "Until"))
    end_ground: Any = coded(_("Ground"), words.DROP_GROUNDS, default="")
    from_record: Any = models.BigIntegerField(null=True)
    from_number: Any = models.IntegerField(null=True)
    """The record and the number in it from which the person came when cases were split or joined."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_accused_number_once")]


class Cause(RecordRow):
    """Why it could happen, and the remedy."""

    nature: Any = coded(_("Nature"), words.CAUSE_NATURES)
    cause: Any = coded(_("Cause"), words.CAUSES)
    remedy: Any = worded(_("Remedy"))
    remedy_state: Any = coded(_("State of the remedy"), words.REMEDY_STATES, default="")
    remedy_due_on: Any = dated(_("Remedy due on"))
    remedy_on: Any = dated(_("State since"))
    recorded_on: Any = models.DateField(_("On"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_cause_number_once")]
