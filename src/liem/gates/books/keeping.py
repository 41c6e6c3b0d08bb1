"""Books that were sent and wait for a decision: kept for a day in the installation's folder, each for its bringer alone."""

import json
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from liem.core.access.actor import Actor

A_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Kept:
    """A book that waits: where it lies, what it was called, for which unit it is (empty: the bringer's own)."""

    token: str
    path: Path
    name: str
    unit: str


def keep(upload: Any, *, actor: Actor, register: str, unit: str) -> str:
    """Keep an uploaded file and return the token by which its bringer finds it again."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(folder)
    token = secrets.token_hex(16)
    path = folder / f"{token}.book"
    with path.open("xb") as file:
        path.chmod(0o600)
        shutil.copyfileobj(upload, file)
    told = {"appointment": actor.appointment_id, "register": register, "unit": unit, "name": Path(upload.name or "").name[:200]}
    (folder / f"{token}.json").write_text(json.dumps(told), encoding="utf-8")
    return token


def kept(token: str, *, actor: Actor, register: str) -> Kept | None:
    """The book of this token, if this actor brought it for this register; None otherwise, and after a day."""
    path = _folder() / f"{token}.book"
    try:
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if (told["appointment"], told["register"]) != (actor.appointment_id, register) or not path.exists():
        return None
    return Kept(token, path, told["name"], told["unit"])


def forget(found: Kept) -> None:
    """Remove a book that has been entered."""
    for path in (found.path, found.path.with_suffix(".json")):
        path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.LIEM_HOME) / "books"


def _sweep(folder: Path) -> None:
    """Remove what has waited longer than a day."""
    oldest = time.time() - A_DAY
    for path in folder.iterdir():
        try:
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
        except OSError:
            continue
