"""The installation's keys that wrap data keys: read from `LIEM_VAULT_KEY` or from `vault.key` in the installation's
folder.

`vault.key` (readable by its owner alone) holds one key a line, 32 bytes in URL-safe base64; the last line is the key in
use, the lines before it open what was sealed earlier. `LIEM_VAULT_KEY` overrides the file and holds the same, with
commas between keys. A key is known by an id derived from itself, so that a seal can say which key it needs and a key
can never carry a wrong name.
"""

import base64
import binascii
import hashlib
import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from liem.core.vault.faults import KeyExposed, KeyUnusable, NoKey

FILE = "vault.key"
VARIABLE = "LIEM_VAULT_KEY"
KEY_BYTES = 32


@dataclass(frozen=True)
class KeyRing:
    """All keys by their ids, and the id of the one in use."""

    keys: Mapping[str, bytes]
    current: str

    def key(self, key_id: str) -> bytes:
        """The key with this id. Raises `NoKey`."""
        try:
            return self.keys[key_id]
        except KeyError:
            raise NoKey(key_id) from None


def key_id_of(key: bytes) -> str:
    """The id of a key: 16 hexadecimal digits that say nothing about it."""
    return hashlib.sha256(b"liem vault key id\0" + key).hexdigest()[:16]


def ring() -> KeyRing:
    """The installation's keys, read again whenever the file or the variable changed. Raises a `VaultFault`."""
    told = os.environ.get(VARIABLE, "")
    if told:
        return _parsed(told.replace(",", "\n"), VARIABLE)
    path = os.path.join(settings.LIEM_HOME, FILE)  # asked for every value that is sealed: no path is taken apart for it
    try:
        state = os.stat(path)
    except OSError:
        raise NoKey from None
    return _read(path, state.st_mtime_ns, state.st_ino, state.st_mode)


@lru_cache(maxsize=4)
def _read(path: str, changed: int, inode: int, mode: int) -> KeyRing:
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise KeyExposed(path)
    try:
        return _parsed(Path(path).read_text(encoding="ascii", errors="replace"), FILE)
    except OSError:
        raise NoKey from None


@lru_cache(maxsize=4)
def _parsed(text: str, where: str) -> KeyRing:
    keys: dict[str, bytes] = {}
    for line, entry in enumerate(text.splitlines(), start=1):
        if not entry.strip():
            continue
        try:
            key = base64.b64decode(entry.strip(), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != KEY_BYTES:
            raise KeyUnusable(where=where, line=line)
        keys[key_id_of(key)] = key
    if not keys:
        raise NoKey
    return KeyRing(keys, list(keys)[-1])


def make_key(home: Path) -> None:
    """Make `vault.key` if the installation has no key. For entry points; of two at once, one wins and both use its key."""
    path = home / FILE
    if os.environ.get(VARIABLE) or path.exists():
        return
    half = _written(home, _new_line())
    try:
        os.link(half, path)
    except FileExistsError:
        pass
    finally:
        half.unlink()


def add_key(home: Path) -> str:
    """Put a new key into use and keep the old ones; returns its id. Afterwards `storage.rewrap_all` wraps all data keys
    anew.
    """
    path = home / FILE
    known = path.read_text(encoding="ascii").rstrip("\n") + "\n" if path.exists() else ""
    _written(home, known + _new_line()).replace(path)
    return ring().current


def _new_line() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii") + "\n"


def _written(home: Path, text: str) -> Path:
    """A new file beside the key file, on the disk and readable by its owner alone."""
    half = home / f".{FILE}.{os.getpid()}.{secrets.token_hex(4)}"
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return half
