"""Seals in the database: made, opened, destroyed, wrapped anew. Whoever calls has entered the role that may."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from liem.core.vault.faults import SealDestroyed
from liem.core.vault.keys import ring
from liem.core.vault.models import Seal
from liem.core.vault.sealing import rewrapped, seal, unseal


def made(plaintext: Mapping[str, Any], *, purpose: str, at: datetime, record_id: int | None = None) -> Seal:
    """A seal that is not saved yet: its id may already stand in a record, the act's transaction saves it."""
    sealed = seal(plaintext, purpose=purpose)
    return Seal(
        id=sealed.id,
        purpose=sealed.purpose,
        record_id=record_id,
        wrapped_key=sealed.wrapped_key,
        nonce=sealed.nonce,
        ciphertext=sealed.ciphertext,
        key_id=sealed.key_id,
        created_at=at,
    )


def opened(kept: Seal) -> dict[str, Any]:
    """What a seal holds. Raises `SealDestroyed`, `SealBroken`, `NoKey`. The act that calls this tells who opened it and
    why.
    """
    if kept.destroyed_at is not None:
        raise SealDestroyed
    return unseal(kept.sealed)


def destroy(kept: Seal, *, at: datetime) -> None:
    """Destroy a seal's data key and what it sealed, for ever. A second time changes nothing."""
    if kept.destroyed_at is None:
        kept.wrapped_key, kept.ciphertext, kept.destroyed_at = b"", b"", at
        kept.save(update_fields=["wrapped_key", "ciphertext", "destroyed_at"])


def rewrap_all(*, chunk: int = 1000) -> int:
    """Wrap all data keys that are under an older key under the one in use; returns how many. May be stopped and run
    again.
    """
    behind = Seal.objects.filter(destroyed_at__isnull=True).exclude(key_id=ring().current).order_by("id")
    done = 0
    while seals := list(behind[:chunk]):
        for kept in seals:
            kept.key_id, kept.wrapped_key = rewrapped(kept.sealed)
        Seal.objects.bulk_update(seals, ["key_id", "wrapped_key"])
        done += len(seals)
    return done
