"""The databases of a test run: one migrated template, and clones of it (0.1 s each) for workers and for tests that commit."""

import hashlib
import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import fasteners
import psycopg
from psycopg import sql

from liem.config import postgres_roles
from liem.config.environment import Role
from liem.config.migration import fingerprint
from liem.config.postgres import Server, start

ROOT = Path(__file__).resolve().parent.parent
# A test's database may be lost with the machine; what survives a killed process is the same with and without fsync.
SETTINGS = {"fsync": "off", "full_page_writes": "off", "max_connections": "150"}
_numbers = itertools.count(1)


class TestDatabases:
    """The run's server and its databases. `worker` keeps the names of parallel processes apart."""

    __test__ = False

    def __init__(self, *, home: Path, worker: str) -> None:
        self.home = home
        self.worker = worker
        self.server: Server = start(home, settings=SETTINGS)
        self.admin = psycopg.connect(self.server.conninfo(Role.SUPERUSER, "postgres"), autocommit=True)

    def template(self, kind: str = "empty") -> str:
        """The name of the migrated template, made on first use by whichever process comes first.

        `empty` holds what migrations bring and what `tests/seed.py` adds; `demo` adds the demo at scale 0.02.
        """
        name = f"liem_template_{kind}_{_state()}"
        with fasteners.InterProcessLock(self.home / f"{kind}.lock"):
            if not self.admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
                self._make_template(kind, name)
        return name

    def clone(self, *, kind: str = "empty") -> str:
        """Makes a database like the template and returns its name."""
        name = f"liem_{self.worker}_{os.getpid()}_{next(_numbers)}"
        self._copy(self.template(kind), name)
        return name

    def drop(self, name: str) -> None:
        """Drops a clone, ending what is still connected to it."""
        self.admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))

    def conninfo(self, role: str, database: str) -> str:
        """A connection string of `owner`, `app`, `worker` or `superuser`."""
        return self.server.conninfo(role, database)

    def close(self) -> None:
        """Leaves the server; the last process of the run stops it."""
        self.admin.close()
        self.server.release()

    def _copy(self, source: str, name: str) -> None:
        statement = sql.SQL("create database {} template {} owner liem_owner strategy wal_log")
        self.admin.execute(statement.format(sql.Identifier(name), sql.Identifier(source)))

    def _make_template(self, kind: str, name: str) -> None:
        half = f"{name}_half"
        self.drop(half)
        if kind == "empty":
            connect = lambda database: psycopg.connect(self.conninfo("superuser", database), autocommit=True)  # noqa: E731
            postgres_roles.ensure_database(self.admin, half, connect=connect)
            self._in_child(half, ["-m", "liem.config.migration"])
            if (ROOT / "tests" / "seed.py").exists():
                self._in_child(half, ["-m", "tests.seed"])
        else:
            self._copy(self.template(), half)
            self._in_child(half, ["-m", "liem", "load-demo", "--scale", "0.02"])
        self.admin.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(half), sql.Identifier(name)))

    def _in_child(self, database: str, arguments: list[str]) -> None:
        told = {**os.environ, "LIEM_ROLE": "owner", "LIEM_DATABASE": database, "DJANGO_SETTINGS_MODULE": "liem.config.settings"}
        result = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=told, capture_output=True, text=True, check=False)
        assert result.returncode == 0, f"{' '.join(arguments)}:\n{result.stdout}\n{result.stderr}"


def _state() -> str:
    """Changes whenever a kept template would be outdated."""
    digest = hashlib.sha256(fingerprint().encode())
    for name in ("seed.py", "people.py"):
        path = ROOT / "tests" / name
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()[:12]


@contextmanager
def django_on(databases: TestDatabases, name: str) -> Iterator[None]:
    """Points Django's default connection, of every thread, at a database of the run."""
    from django.conf import settings
    from django.db import connections

    told = connections.settings["default"]
    kept = dict(told)
    values = databases.server.cluster.secrets.read() if databases.server.cluster else {}
    connections["default"].close()
    told.update(NAME=name, HOST="127.0.0.1", PORT=values["port"], PASSWORD=values["passwords"][Role.APP.value])
    connections["default"].settings_dict = told
    settings.DATABASES["default"].update(told)
    try:
        yield
    finally:
        connections["default"].close()
        told.update(kept)
        settings.DATABASES["default"].update(kept)
