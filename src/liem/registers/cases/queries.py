"""What others may ask of cases. Every query starts from what the actor may see."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.registers.cases.models import Accused, Article, Case, Charge, EnteredFrame, Obstacle, Placement
from liem.registers.cases.rules import candidates, stages


def cases(*, actor: Actor) -> QuerySet[Any]:
    """The cases and incidents the actor may see, with their records."""
    seen = visible(actor).filter(kind="case").values("pk")
    return Case.objects.filter(record_id__in=seen).select_related("record", "record__owner")


def under_supervision(*, actor: Actor) -> QuerySet[Any]:
    """Those with an open placement."""
    placed = Placement.objects.filter(record_id=OuterRef("record_id"), until_on__isnull=True)
    return cases(actor=actor).filter(Exists(placed))


def candidates_for_supervision(*, actor: Actor, today: date) -> QuerySet[Any]:
    """Open cases that match a ground for supervision and stand under none, oldest stage first.

    Grounds that the register itself can show: a person charged who is managed by the provincial standing board or above,
    differing views among agencies, an obstacle older than `candidates.OBSTACLE_DAYS`, a stage longer than
    `candidates.STAGE_DAYS`. Set aside ones come again after the day until which they were set aside.
    """
    this = OuterRef("record_id")
    placed = Placement.objects.filter(record_id=this, until_on__isnull=True)
    ranked = Accused.objects.filter(record_id=this, until_on__isnull=True, managed_by__in=candidates.HIGH_MANAGEMENT)
    hindered = Obstacle.objects.filter(record_id=this, until_on__isnull=True).filter(
        Q(obstacle_kind="differing_views") | Q(from_on__lte=today - timedelta(days=candidates.OBSTACLE_DAYS))
    )
    return (
        cases(actor=actor)
        .filter(record__stage__in=stages.OPEN)
        .filter(Q(set_aside_until__isnull=True) | Q(set_aside_until__lte=today))
        .exclude(Exists(placed))
        .filter(Exists(ranked) | Exists(hindered) | Q(stage_since__lte=today - timedelta(days=candidates.STAGE_DAYS)))
        .order_by("stage_since", "record_id")
    )


def under_the_clause(*, actor: Actor, frame: EnteredFrame) -> QuerySet[Any]:
    """The open cases in which the clause of a penalty frame is applied or charged, the longest in their stage first."""
    this = OuterRef("record_id")
    clause = {"record_id": this, "code": frame.code, "article": frame.article, "clause": frame.clause}
    named = Exists(Article.objects.filter(**clause)) | Exists(Charge.objects.filter(**clause, until_on__isnull=True))
    return cases(actor=actor).filter(record__stage__in=stages.OPEN).filter(named).order_by("stage_since", "record_id")
