"""The texts that open something once or for a program, and the hashes that are kept of them."""

import hashlib
import secrets

PREFIX = "liem_"
BYTES = 32


def new_token() -> str:
    """The text of a bearer token: ``liem_`` and 256 random bits."""
    return PREFIX + secrets.token_urlsafe(BYTES)


def new_link() -> str:
    """The secret part of a one-time link: 256 random bits."""
    return secrets.token_urlsafe(BYTES)


def digest(text: str) -> bytes:
    """SHA-256 of a text of 256 random bits: nothing shorter could be guessed, so no salt and no slow hash is needed."""
    return hashlib.sha256(text.encode()).digest()
