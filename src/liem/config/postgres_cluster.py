"""The embedded server's folder and processes: make the cluster, start it, stop it, and say in a sentence why not.

A cluster lies in `<home>/database`; its configuration is written anew at each start to `<home>/postgres.conf`, which
the cluster includes, so nothing is ever handed over on a command line (spaces and Vietnamese in a path do no harm).
"""

import contextlib
import shutil
import socket
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg.conninfo import make_conninfo

from liem.config.environment import FIRST_PORT, Role, SecretFile
from liem.config.postgres_programs import Failed, Programs
from liem.config.words import Unusable
from liem.config.words import gettext_noop as _

START_SECONDS = 90.0
ROOM_NEEDED = 200 * 1024 * 1024
LOG_LIMIT = 10 * 1024 * 1024

# For one desktop or a small office server. What is acknowledged is on disk: fsync and synchronous_commit stay on.
TUNING = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "80",
    "shared_buffers": "128MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %q%u@%d ",
    "log_lock_waits": "on",
}


class Cluster:
    """One embedded PostgreSQL: its data below `home`, its programs, its secrets. Every call expects the start lock."""

    def __init__(self, home: Path) -> None:
        self.home = home.resolve()
        self.data = self.home / "database"
        self.secrets = SecretFile(self.home / "database.json")
        self.programs = Programs(home=self.home, data=self.data)

    # --- connections --------------------------------------------------------------------------------------------------

    def conninfo(self, role: Role, database: str) -> str:
        """The connection string of a role, with the port of the last start and the role's kept password."""
        return make_conninfo(
            host="127.0.0.1",
            port=self.secrets.read().get("port", FIRST_PORT),
            user=role.value,
            password=self.secrets.password(role),
            dbname=database,
            connect_timeout=3,
        )

    def connect(self, *, dbname: str = "postgres", **more: Any) -> "psycopg.Connection[Any]":
        """A superuser's connection, in autocommit."""
        return psycopg.connect(self.conninfo(Role.SUPERUSER, dbname), autocommit=True, **more)

    def try_connect(self, **more: Any) -> "psycopg.Connection[Any] | None":
        """A superuser's connection, or None when nothing answers, something else answers, or nothing was ever started."""
        if "port" not in self.secrets.read():
            return None
        try:
            connection = self.connect(**more)
        except psycopg.OperationalError:
            return None
        row = connection.execute("show data_directory").fetchone()
        if row and Path(row[0]) == self.data:
            return connection
        connection.close()
        return None

    def running(self) -> bool:
        """Whether this cluster's server answers."""
        connection = self.try_connect()
        if connection is not None:
            connection.close()
        return connection is not None

    # --- start and stop -----------------------------------------------------------------------------------------------

    def start(self, settings: Mapping[str, str]) -> bool:
        """Starts the server unless it runs. True when this call started it."""
        if self._foreign_major() is None and self.running():
            return False
        self._check_path()
        self.programs.prepare()
        self._check_major()
        if not (self.data / "PG_VERSION").exists():
            self._make()
        self._check_room(ROOM_NEEDED // 8)
        self._drop_stale_pid()
        self._turn_log()
        self._launch(settings)
        return True

    def stop(self) -> None:
        """Stops the server and waits for it; connections that stand are ended."""
        try:
            self.programs.run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "-t", "60", "stop")
        except Failed as problem:
            if "is server running" not in str(problem) and "does not exist" not in str(problem):
                raise Unusable(_("The database server of {home} does not stop: {reason}"), home=self.home, reason=problem) from None

    def _launch(self, settings: Mapping[str, str]) -> None:
        """Starts by `pg_ctl`, which forks twice: a server killed later leaves no zombie that keeps its pid in use."""
        log = self.data / "server.log"
        end = time.monotonic() + START_SECONDS
        while True:
            self._write_configuration(self._choose_port(), settings)
            seen = log.stat().st_size if log.exists() else 0
            try:
                self.programs.run("pg_ctl", "-D", self.data, "-w", "-t", str(int(START_SECONDS)), "-l", log, "start")
            except Failed:
                said = _since(log, seen)
                if time.monotonic() > end or not _passes(said):
                    raise self._explain(said) from None
                if self.running():  # it was only slow to come back
                    return
                time.sleep(0.3)
            else:
                break
        if not self.running():
            raise Unusable(_("The database server of {home} started but lets nobody in; its log is {log}."), home=self.home, log=log)

    def _choose_port(self) -> int:
        """The port of last time if it is free, else any free one; kept in the secret file."""
        values = self.secrets.read()
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", int(values.get("port", FIRST_PORT))))
            except OSError:
                probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        self.secrets.write({**values, "port": port})
        return port

    def _write_configuration(self, port: int, settings: Mapping[str, str]) -> None:
        values = {"port": str(port), **TUNING, **settings}
        file = self.home / "postgres.conf"
        file.write_text("# written at each start\n" + "".join(f"{key} = '{value}'\n" for key, value in values.items()))
        file.chmod(0o644)

    def _drop_stale_pid(self) -> None:
        """Removes a postmaster.pid that names a living process which is no server: PostgreSQL would refuse for ever."""
        file = self.data / "postmaster.pid"
        with contextlib.suppress(FileNotFoundError, PermissionError, ValueError, IndexError):
            pid = int(file.read_text().splitlines()[0])
            with contextlib.suppress(psutil.NoSuchProcess):  # then PostgreSQL judges: children of a killed server may live
                if "postgres" not in psutil.Process(pid).name().lower():
                    file.unlink()

    def _turn_log(self) -> None:
        log = self.data / "server.log"
        if log.exists() and log.stat().st_size > LOG_LIMIT:
            log.replace(self.data / "server.log.1")

    # --- the folder ---------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Makes the cluster beside its place and moves it there when whole, so that a kill leaves no half of one."""
        self._check_room(ROOM_NEEDED)
        half = self.home / "database.half"
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(mode=0o700)
        password = self.home / "database.password"
        password.touch(mode=0o600)
        password.write_text(self.secrets.password(Role.SUPERUSER))
        self.programs.give(half, password)
        try:
            self.programs.run(
                *("initdb", "-D", half, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"),
            )
            with (half / "postgresql.conf").open("a") as file:
                file.write("\ninclude_if_exists = '../postgres.conf'\n")
            half.rename(self.data)
        except Failed as problem:
            raise self._explain(str(problem)) from None
        finally:
            password.unlink(missing_ok=True)
            shutil.rmtree(half, ignore_errors=True)

    def _foreign_major(self) -> str | None:
        """The major version of the data when the programs are of another."""
        try:
            version = (self.data / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return None
        except PermissionError:
            raise Unusable(_("The database in {data} belongs to another user; run as the user who made it."), data=self.data) from None
        return version if version != self.programs.major() else None

    def _check_major(self) -> None:
        if (found := self._foreign_major()) is not None:
            raise Unusable(
                _(
                    "The database in {data} is of PostgreSQL {found}, and the installed server is {installed}: "
                    "install the release of Liêm it was made with, take `liem backup`, and `liem restore` it into a new LIEM_HOME here."
                ),
                data=self.data,
                found=found,
                installed=self.programs.major(),
            )

    def _check_path(self) -> None:
        if odd := sorted(set(str(self.home)) & set("\"'`$\\\n\r")):
            signs = " ".join(odd)
            raise Unusable(
                _("The folder {home} has {signs} in its name, which the server does not take; set LIEM_HOME to another."),
                home=self.home,
                signs=signs,
            )

    def _check_room(self, needed: int) -> None:
        free = shutil.disk_usage(self.home).free
        if free < needed:
            raise Unusable(
                _("The disk of {home} has {free} MB left and the database needs {needed} MB; make room and start again."),
                home=self.home,
                free=free >> 20,
                needed=needed >> 20,
            )

    def _explain(self, said: str) -> Unusable:
        """One sentence for the last words of a server that did not start."""
        if "No space left" in said or "Disk quota exceeded" in said:
            return Unusable(_("The disk of {home} is full; make room and start again."), home=self.home)
        if "lock file" in said:
            return Unusable(_("Another server holds the database in {data} and lets nobody in; end it and start again."), data=self.data)
        if "ermission denied" in said:
            return Unusable(_("The database server may not read or write in {data}: {reason}"), data=self.data, reason=_last(said))
        return Unusable(
            _("The database server of {home} did not start: {reason} (its log is {log})"),
            home=self.home,
            reason=_last(said),
            log=self.data / "server.log",
        )


def _since(log: Path, seen: int) -> str:
    try:
        with log.open("rb") as file:
            file.seek(seen)
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _passes(said: str) -> bool:
    """Whether the reason goes away by waiting: children of a killed server still dying, or a port taken in this instant."""
    return any(sign in said for sign in ("already exists", "still in use", "Address already in use", "starting up"))


def _last(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    grave = [line for line in lines if "FATAL" in line or "PANIC" in line or "error" in line.lower()]
    return (grave or lines or ["it said nothing."])[0][-300:]
