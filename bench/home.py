"""An installation of its own for each measurement: a temporary folder, its own PostgreSQL on 127.0.0.1, gone afterwards."""

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from liem.config.environment import Role, make_secret_key
from liem.config.migration import migrate_in_child
from liem.config.postgres import Server, start
from liem.core.vault.keys import make_key

SETTINGS = {"shared_buffers": "512MB", "max_connections": "120"}
"""More memory for pages than a desktop's, as on the machine the goals are set for. fsync and synchronous commit stay on."""


@dataclass(frozen=True)
class Home:
    """A running installation: its folder and its server."""

    folder: Path
    server: Server

    def connect(self, role: Role, **more: Any) -> "psycopg.Connection[Any]":
        """A bare connection as a role."""
        return psycopg.connect(self.server.conninfo(role), **more)

    def run(self, module: str, *words: str, role: str = "app", **more: str) -> str:
        """Run a module of this folder in a process of its own, as a role; return what it printed."""
        return run(self.folder, module, *words, role=role, **more)


@contextmanager
def folder() -> Iterator[Path]:
    """A temporary folder through which the server's own user may pass; the installation goes below it."""
    with tempfile.TemporaryDirectory(prefix="liem-bench-") as made:
        Path(made).chmod(0o711)
        yield Path(made) / "home"


@contextmanager
def installation(*, seeded: bool = True, settings: Mapping[str, str] = SETTINGS) -> Iterator[Home]:
    """An installation at this release; `seeded` with the reference of units and places, and with people of the demo."""
    with folder() as home:
        server = start(home, settings=settings)
        make_secret_key(home)
        make_key(home)
        try:
            migrate_in_child({"LIEM_HOME": str(home)})
            made = Home(home, server)
            if seeded:
                made.run("bench.seed", role="owner")
            yield made
        finally:
            server.release()


def environment(home: Path, role: str, **more: str) -> dict[str, str]:
    """The environment of a process of the installation."""
    told = {"LIEM_HOME": str(home), "LIEM_ROLE": role, "LIEM_POOL": "", "DJANGO_SETTINGS_MODULE": "liem.config.settings"}
    return {**os.environ, **told, **more}


def run(home: Path, module: str, *words: str, role: str = "app", **more: str) -> str:
    """Run `python -m module words…` in an installation; raise `RuntimeError` with its last lines when it fails."""
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, env=environment(home, role, **more), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{module}: {done.stderr[-2000:]}")
    return done.stdout


def django(home: Path, role: str = "app") -> None:
    """Set Django up in this process as a role of the installation. Once a process."""
    os.environ.update(environment(home, role))
    import django as framework

    framework.setup()


def password() -> str:
    """A password for people who only exist in a measurement."""
    return secrets.token_urlsafe(18)
