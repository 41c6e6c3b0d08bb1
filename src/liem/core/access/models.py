"""The log of who looked at what."""

from typing import Any

from django.db import models


class AccessLog(models.Model):
    """One opening of a record above *normal*, of a seal, or one export. Written by the application, never changed."""

    id: Any = models.BigAutoField(primary_key=True)
    at: Any = models.DateTimeField(auto_now_add=True)
    appointment: Any = models.ForeignKey("organization.Appointment", models.PROTECT, null=True, related_name="+")
    unit: Any = models.ForeignKey("organization.Unit", models.PROTECT, null=True, related_name="+")
    what: Any = models.CharField(max_length=40)
    record_id: Any = models.BigIntegerField(null=True)
    detail: Any = models.CharField(max_length=500, blank=True)
    allowed: Any = models.BooleanField(default=True)

    class Meta:
        db_table = "access_log"
        indexes = [models.Index(fields=["record_id", "at"], name="access_log_record")]
