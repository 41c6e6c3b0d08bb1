"""The encryption of the vault: seals with a data key of their own, and small values beside events. No database here.

Algorithm: AES-256-GCM. A seal is bound to its id and purpose, a small value to what the caller names: moved elsewhere,
neither opens.
"""

import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from liem.core.vault.faults import SealBroken, SealDestroyed
from liem.core.vault.keys import KEY_BYTES, ring

NONCE_BYTES = 12
SALT_BYTES = 16
PADDED_TO = 256
"""Plain text is filled up to a multiple of so many bytes, so that the length of a name does not show."""

_SMALL = b"\x01"
_KEY_ID_BYTES = 8


@dataclass(frozen=True, kw_only=True)
class SealedBytes:
    """A seal as it is stored. `wrapped_key` is the data key under the installation's key `key_id`; without it nothing
    opens.
    """

    id: UUID
    purpose: str
    key_id: str
    wrapped_key: bytes
    nonce: bytes
    ciphertext: bytes


def seal(plaintext: Mapping[str, Any], *, purpose: str) -> SealedBytes:
    """Seal an identity (a JSON object) for a purpose, under a new id and a new data key. Raises `NoKey`."""
    seal_id, key_id = uuid4(), ring().current
    data_key, nonce = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(NONCE_BYTES)
    text = json.dumps(dict(plaintext), ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % PADDED_TO)
    return SealedBytes(
        id=seal_id,
        purpose=purpose,
        key_id=key_id,
        wrapped_key=_wrap(data_key, key_id, seal_id),
        nonce=nonce,
        ciphertext=AESGCM(data_key).encrypt(nonce, text, _bound(seal_id, purpose)),
    )


def unseal(sealed: SealedBytes) -> dict[str, Any]:
    """What was sealed. Raises `SealDestroyed`, `SealBroken`, or `NoKey` when the installation's key is missing."""
    data_key = _unwrap(sealed)
    try:
        text = AESGCM(data_key).decrypt(bytes(sealed.nonce), bytes(sealed.ciphertext), _bound(sealed.id, sealed.purpose))
    except (InvalidTag, ValueError):
        raise SealBroken from None
    return dict(json.loads(text))


def rewrapped(sealed: SealedBytes) -> tuple[str, bytes]:
    """The data key of a seal under the key now in use: its `key_id` and the new `wrapped_key`. The ciphertext stays."""
    current = ring().current
    return current, _wrap(_unwrap(sealed), current, sealed.id)


def _wrap(data_key: bytes, key_id: str, seal_id: UUID) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(ring().key(key_id)).encrypt(nonce, data_key, b"liem data key\0" + seal_id.bytes)


def _unwrap(sealed: SealedBytes) -> bytes:
    wrapped = bytes(sealed.wrapped_key)
    if not wrapped:
        raise SealDestroyed
    key = ring().key(sealed.key_id)
    try:
        return AESGCM(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], b"liem data key\0" + sealed.id.bytes)
    except (InvalidTag, ValueError):
        raise SealBroken from None


def _bound(seal_id: UUID, purpose: str) -> bytes:
    return b"liem seal\0" + seal_id.bytes + purpose.encode()


def seal_small(value: Any, *, bound_to: str = "") -> bytes:
    """A JSON value in one piece of bytes, for personal values beside events.

    `bound_to` names the place (a field's path): it must be given again to open. Each value has a key of its own,
    derived from the installation's key and a salt, so there is no limit to their number. Raises `NoKey`.
    """
    keys, salt, nonce = ring(), secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    head = _SMALL + bytes.fromhex(keys.current) + salt + nonce
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return head + AESGCM(_derived(keys.key(keys.current), salt)).encrypt(nonce, text, bound_to.encode())


def open_small(sealed: bytes, *, bound_to: str = "") -> Any:
    """The value that `seal_small` sealed. Raises `SealDestroyed` for nothing at all, `SealBroken`, `NoKey`."""
    blob = bytes(sealed)
    if not blob:
        raise SealDestroyed
    salt_at = len(_SMALL) + _KEY_ID_BYTES
    nonce_at, text_at = salt_at + SALT_BYTES, salt_at + SALT_BYTES + NONCE_BYTES
    if blob[: len(_SMALL)] != _SMALL or len(blob) < text_at:
        raise SealBroken
    key = _derived(ring().key(blob[len(_SMALL) : salt_at].hex()), blob[salt_at:nonce_at])
    try:
        return json.loads(AESGCM(key).decrypt(blob[nonce_at:text_at], blob[text_at:], bound_to.encode()))
    except (InvalidTag, ValueError):
        raise SealBroken from None


def _derived(key: bytes, salt: bytes) -> bytes:
    return hmac.digest(key, b"liem small value\0" + salt, "sha256")
