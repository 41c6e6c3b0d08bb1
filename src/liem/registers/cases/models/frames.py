"""Penalty frames that a legal officer entered and a second person confirms: law, so everybody may read them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from liem.registers.cases import words
from liem.registers.cases.models.fields import coded, dated


class EnteredFrame(models.Model):
    """A frame as it was entered. Nobody changes it: one that was wrong is replaced by another, and stays in sight.

    `accepted` is None while it waits for the second person. `most` is in years of prison, 0 where the frame knows none.
    """

    id: Any = models.BigAutoField(primary_key=True)
    code: Any = coded(_("Penal code"), words.PENAL_CODES)
    article: Any = models.CharField(_("Article"), max_length=8)
    clause: Any = models.IntegerField(_("Clause"))
    least: Any = models.IntegerField(_("At least"), null=True)
    most: Any = models.IntegerField(_("At most"))
    gravest: Any = coded(_("Beyond imprisonment for a term"), words.GRAVEST, default="")
    from_on: Any = models.DateField(_("In force from"))
    until_on: Any = dated(_("In force before"))
    source: Any = models.CharField(_("Source"), max_length=300)
    proposed_by: Any = models.ForeignKey("organization.Person", models.PROTECT, related_name="+")
    proposed_by_head: Any = models.BooleanField()
    proposed_at: Any = models.DateTimeField()
    accepted: Any = models.BooleanField(null=True)
    decided_by: Any = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    decided_at: Any = models.DateTimeField(null=True)
    reason: Any = models.CharField(_("Reason"), max_length=500, default="")

    class Meta:
        db_table = "penalty_frame"
        indexes = [models.Index(fields=["code", "article", "clause"], name="penalty_frame_clause")]

    def __str__(self) -> str:
        return f"{self.code} {self.article}.{self.clause} {self.from_on}"
