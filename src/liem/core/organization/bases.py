"""The table of the rules a unit works under, by day. `profile` writes and reads it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liem.core.organization.models import Dated, DatedQuerySet, Unit


class LegalBasis(models.TextChoices):
    """Under whose rules a unit works where the State's and the Party's differ."""

    STATE = "state", _("State rules")
    PARTY = "party", _("Party rules")
    INSPECTION = "inspection", _("Rules of Party inspection")


class UnitBasis(Dated):
    """The rules a unit works under from a day on, by a decision. A unit without one works by those of its kind (`profile`)."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="bases")
    basis = models.CharField(_("Works under"), max_length=12, choices=LegalBasis.choices)
    decision = models.CharField(_("Decision"), max_length=200)

    objects = DatedQuerySet.as_manager()

    class Meta:
        db_table = "unit_basis"
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="unit_basis_key"),
            models.CheckConstraint(name="unit_basis_span", condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from"))),
        ]

    def __str__(self) -> str:
        return self.get_basis_display()
