"""The table of seals."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q

from liem.core.vault.sealing import SealedBytes


class Seal(models.Model):
    """An encrypted identity.

    `purpose` says whose it is (`denouncer`, `accused`, `witness` …), `record_id` the record it belongs to (none before
    the record exists). When the data key is destroyed, `wrapped_key` and `ciphertext` are empty and `destroyed_at` says
    when.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=40)
    record_id = models.BigIntegerField(null=True, db_index=True)
    wrapped_key: Any = models.BinaryField()
    nonce: Any = models.BinaryField()
    ciphertext: Any = models.BinaryField()
    key_id = models.CharField(max_length=16, db_index=True)
    created_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "seal"
        constraints = [
            models.CheckConstraint(
                condition=Q(destroyed_at__isnull=True) & ~Q(wrapped_key=b"") | Q(destroyed_at__isnull=False) & Q(wrapped_key=b""),
                name="seal_destroyed_without_key",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"

    @property
    def sealed(self) -> SealedBytes:
        """What `sealing.unseal` opens."""
        return SealedBytes(
            id=self.id,
            purpose=self.purpose,
            key_id=self.key_id,
            wrapped_key=bytes(self.wrapped_key),
            nonce=bytes(self.nonce),
            ciphertext=bytes(self.ciphertext),
        )
