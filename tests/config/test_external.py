"""A PostgreSQL of the installation's own, given by DATABASE_URL: made ready once, and refused when it is not fit."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from liem.config import postgres
from liem.config.environment import Role, Unusable
from liem.config.postgres import start
from liem.config.postgres_cluster import Cluster


@pytest.fixture
def bare(home: Path) -> Iterator[Cluster]:
    """A server that has never heard of Liêm."""
    home.mkdir()
    home.chmod(0o711)
    cluster = Cluster(home)
    cluster.start({})
    yield cluster
    cluster.stop()


@pytest.fixture
def url(bare: Cluster) -> str:
    """The address of its superuser."""
    return bare.conninfo(Role.SUPERUSER, "postgres")


def test_roles_are_made_with_passwords_of_this_installation(bare: Cluster, url: str, tmp_path: Path) -> None:
    server = start(tmp_path / "own", database_url=url, database="postgres")
    with psycopg.connect(server.conninfo("app", "postgres")) as app:
        assert app.execute("select current_user").fetchone() == ("liem_app",)
    assert server.release() is False
    again = start(tmp_path / "own", database_url=url, database="postgres")
    again.release()
    assert bare.running()


def test_passwords_of_another_installation_are_not_overwritten(url: str, tmp_path: Path) -> None:
    first = start(tmp_path / "first", database_url=url, database="postgres")
    with pytest.raises(Unusable, match="another password"):
        start(tmp_path / "second", database_url=url, database="postgres")
    psycopg.connect(first.conninfo("app", "postgres")).close()
    first.release()


def test_a_role_that_is_too_mighty_is_refused(bare: Cluster, url: str, tmp_path: Path) -> None:
    start(tmp_path / "own", database_url=url, database="postgres").release()
    with bare.connect() as superuser:
        superuser.execute("alter role liem_worker bypassrls")
    with pytest.raises(Unusable, match="too mighty: liem_worker"):
        start(tmp_path / "own", database_url=url, database="postgres")


def test_an_old_server_is_refused(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "OLDEST_MAJOR", 99)
    with pytest.raises(Unusable, match="needs 99 or newer"):
        start(tmp_path / "own", database_url=url, database="postgres")


def test_a_user_who_may_make_nothing_is_told_whom_to_ask_for(bare: Cluster, tmp_path: Path) -> None:
    with bare.connect() as superuser:
        superuser.execute("create role visitor login password 'visitor'")
    url = f"postgresql://visitor:visitor@127.0.0.1:{bare.secrets.read()['port']}/postgres"
    with pytest.raises(Unusable, match="may create roles"):
        start(tmp_path / "own", database_url=url, database="postgres")


def test_an_address_where_nobody_answers_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="does not answer"):
        start(tmp_path / "own", database_url="postgresql://nobody@127.0.0.1:1/none", database="none")
