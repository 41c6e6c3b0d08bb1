"""The tables of cases: the state now. Nothing here saves itself; only acts write."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.records.kinds import Kind
from liem.core.records.models import RecordKind, RecordRow
from liem.registers.cases import words
from liem.registers.cases.rules import stages


def _code(label: Any, choices: words.Words | None = None, **kw: Any) -> Any:
    return models.CharField(label, max_length=40, choices=list(choices.items()) if choices else None, **kw)


def _text(label: Any, length: int = 500) -> Any:
    return models.CharField(label, max_length=length, default="")


def _day(label: Any) -> Any:
    return models.DateField(label, null=True)


class Case(RecordKind):
    """A criminal case or an incident.

    Amounts are the sums of the rows `amounts` in whole đồng; `level`, `supervised`, `persons` and `hindrances` sum up the
    rows that stand, so that lists can filter by them. `seriousness` is that of the gravest article or accused.
    `stage_before` is the stage from which the case was suspended, discontinued or concluded.
    """

    kind: Any = _code(pgettext_lazy("case or incident", "Kind"), words.KINDS)
    field: Any = _code(_("Field"), words.FIELDS)
    origin: Any = _code(_("Found through"), words.ORIGINS)
    agency: Any = _text(_("Handling agency"), 200)
    summary: Any = models.TextField(_("Summary"), default="")
    report_received_on: Any = _day(_("Crime report received on"))
    acts_from: Any = _day(_("Conduct began on"))
    acts_until: Any = _day(_("Conduct ended on"))
    detected_on: Any = _day(_("Detected on"))
    seriousness: Any = _code(_("Class of crime"), words.SERIOUSNESS, default="")
    stage_since: Any = models.DateField(_("In this stage since"))
    stage_before: Any = _code(_("Stage before"), words.STAGES, default="")
    limit_basis: Any = _code(_("Why the limit runs"), words.LIMIT_BASES, default="first")
    limit_step: Any = models.IntegerField(_("Step whose limit runs"), default=0)
    decision_number: Any = _text(_("Decision"), 100)
    decision_on: Any = _day(_("Decided on"))
    decision_by: Any = _text(_("Decided by"), 200)
    advised_on: Any = _day(_("Detected and advised on"))
    advised_to: Any = _code(_("Advised to"), words.ADVISED_TO, default="")
    advised_document: Any = _text(_("Advisory document"), 100)
    handled_on: Any = _day(_("First handled after the advice on"))
    set_aside_until: Any = _day(_("Not proposed for supervision until"))
    report_due_on: Any = _day(_("Progress report due on"))
    reported_on: Any = _day(_("Last progress report on"))
    progress: Any = models.TextField(_("Progress"), default="")
    result: Any = _code(_("Result"), words.RESULTS, default="")
    result_summary: Any = models.TextField(_("Result in words"), default="")
    level: Any = _code(_("Level of supervision"), words.PLACEMENTS, default="")
    supervised: Any = models.BooleanField(_("Under supervision"), default=False)
    persons: Any = models.IntegerField(_("Persons charged"), default=0)
    hindrances: Any = models.IntegerField(_("Open obstacles"), default=0)
    damage: Any = models.BigIntegerField(_("Damage"), default=0)
    seized: Any = models.BigIntegerField(_("Seized or frozen"), default=0)
    recovered: Any = models.BigIntegerField(_("Recovered"), default=0)

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


class Step(RecordRow):
    """A stage the case was in, with the decision by which it entered. Half open: `until_on` is the next stage's day."""

    stage: Any = _code(_("Stage"), words.STAGES)
    from_on: Any = models.DateField(pgettext_lazy("day", "From"))
    until_on: Any = _day(pgettext_lazy("day", "Until"))
    decision_number: Any = _text(_("Decision"), 100)
    decision_on: Any = _day(_("Decided on"))
    decision_by: Any = _text(_("Decided by"), 200)
    returned_by: Any = _code(_("Returned by"), words.RETURNED_BY, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_step_number_once")]


class Placement(RecordRow):
    """Supervision by one body, from–to. `chain` is the number of the placement it continues after a change of level."""

    chain: Any = models.IntegerField(default=0)
    tier: Any = _code(_("Tier"), words.TIERS)
    body: Any = _code(_("Body"), words.BODIES)
    ground: Any = _code(_("Ground"), words.GROUNDS)
    session: Any = _text(_("Session"), 200)
    document_number: Any = _text(_("Document"), 100)
    document_on: Any = _day(_("Document of"))
    from_on: Any = models.DateField(pgettext_lazy("day", "From"))
    until_on: Any = _day(pgettext_lazy("day", "Until"))
    end_ground: Any = _code(_("Ground of ending"), words.END_GROUNDS, default="")
    end_session: Any = _text(_("Session that ended it"), 200)
    end_document: Any = _text(_("Document that ended it"), 100)
    end_document_on: Any = _day(_("Document that ended it, of"))
    end_reason: Any = _text(_("Reason"))

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

    directed_by: Any = _code(_("Given by"), words.DIRECTED_BY)
    document_number: Any = _text(_("Document"), 100)
    document_on: Any = _day(_("Document of"))
    content: Any = models.TextField(_("Content"))
    given_on: Any = models.DateField(_("Given on"))
    due_on: Any = _day(_("To be carried out by"))
    answered_on: Any = _day(_("Answered on"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_direction_number_once")]


class Extension(RecordRow):
    """An extension of a limit by a decision."""

    limit: Any = _code(_("Limit"), words.LIMITS)
    value: Any = models.IntegerField(_("By"))
    unit: Any = _code(pgettext_lazy("unit of time", "Unit"), words.UNITS)
    granted_on: Any = models.DateField(_("Extended on"))
    decision_number: Any = _text(_("Decision"), 100)
    decision_on: Any = _day(_("Decided on"))
    decision_by: Any = _text(_("Decided by"), 200)
    step: Any = models.IntegerField(default=1)
    """The number of the step whose limit it extended."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_extension_number_once")]


class Obstacle(RecordRow):
    """What holds the case up, and who must remove it."""

    obstacle_kind: Any = _code(pgettext_lazy("obstacle", "Kind"), words.OBSTACLES)
    description: Any = models.TextField(_("Description"))
    responsible: Any = _text(_("To be removed by"), 200)
    from_on: Any = models.DateField(_("Since"))
    due_on: Any = _day(_("To be removed until"))
    until_on: Any = _day(_("Removed on"))
    how: Any = _text(_("How it was removed"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_obstacle_number_once")]


class Amount(RecordRow):
    """One amount of damage, seizure or recovery in whole đồng."""

    sort: Any = _code(_("What"), words.SORTS)
    asset: Any = _code(_("Kind of property"), words.ASSETS)
    amount: Any = models.BigIntegerField(_("Amount"))
    basis: Any = _text(_("Document"), 200)
    recorded_on: Any = models.DateField(_("On"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="cases_amount_number_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="cases_amount_positive"),
        ]


class Article(RecordRow):
    """An article of a penal code applied to the case."""

    code: Any = _code(_("Penal code"), words.PENAL_CODES)
    article: Any = models.CharField(_("Article"), max_length=8)
    clause: Any = models.IntegerField(_("Clause"), null=True)
    point: Any = models.CharField(_("Point"), max_length=4, default="")
    seriousness: Any = _code(_("Class of crime"), words.SERIOUSNESS)
    applied_on: Any = models.DateField(_("Applied on"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_article_number_once")]


class Accused(RecordRow):
    """A person charged, known by number and codes. Posts in words are personal; the name stands here only sealed."""

    rank: Any = _code(_("Rank of post"), words.RANKS)
    managed_by: Any = _code(_("Managed by"), words.MANAGED_BY)
    party_member: Any = models.BooleanField(_("Party member"), default=False)
    earlier_post: Any = models.BooleanField(_("For conduct in an earlier post"), default=False)
    post_at_act: Any = _text(_("Post at the time of the conduct"), 200)
    post_when_handled: Any = _text(_("Post when handled"), 200)
    sealed_name: Any = models.TextField(_("Name"), default="")
    article: Any = models.CharField(_("Article"), max_length=8, default="")
    seriousness: Any = _code(_("Class of crime"), words.SERIOUSNESS, default="")
    from_on: Any = models.DateField(_("Charged on"))
    until_on: Any = _day(pgettext_lazy("day", "Until"))
    end_ground: Any = _code(_("Ground"), words.DROP_GROUNDS, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_accused_number_once")]


class Cause(RecordRow):
    """Why it could happen, and the remedy."""

    nature: Any = _code(_("Nature"), words.CAUSE_NATURES)
    cause: Any = _code(_("Cause"), words.CAUSES)
    remedy: Any = _text(_("Remedy"))
    recorded_on: Any = models.DateField(_("On"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="cases_cause_number_once")]


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
    },
    facets=("kind", "field"),
    amendable=(
        "title",
        "locality",
        "field",
        "origin",
        "agency",
        "summary",
        "report_received_on",
        "acts_from",
        "acts_until",
        "detected_on",
    ),
    words=("agency", "summary", "progress"),
    personal=frozenset({"accused.sealed_name", "accused.post_at_act", "accused.post_when_handled"}),
)
