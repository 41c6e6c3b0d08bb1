"""Fixtures of every test in this repository: the database, its roles, and a served site.

Tests connect as `liem_app`, so row-level security is real. An ordinary database test (`db`) runs in a transaction that is
rolled back, with all deferred constraints checked at its end. A test that must commit takes `committed_db`, a clone of
its own; nothing is ever flushed, for the journal refuses it.
"""

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import settings as hypothesis_settings

from liem.core.vault.keys import make_key
from tests.database import TestDatabases, django_on

# No test fails for being slow, and the same code is tried with the same examples in every run; `--hypothesis-profile=other`
# tries others.
hypothesis_settings.register_profile("other", deadline=None)
hypothesis_settings.register_profile("liem", deadline=None, derandomize=True)
hypothesis_settings.load_profile("liem")

KINDS = ("deep", "house", "unit", "acts", "permissions", "api", "browser")
_spent: dict[str, float] = {}

pytest_plugins = ["tests.cast", "tests.played"] if importlib.util.find_spec("tests.cast") else []


@pytest.fixture(scope="session", autouse=True)
def vault_key() -> None:
    """The key of the run's vault: what seals needs it, with a database or without."""
    make_key(Path(os.environ["LIEM_HOME"]))


@pytest.fixture(scope="session")
def databases(django_test_environment: None) -> Iterator[TestDatabases]:
    """The run's embedded server and its databases."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    found = TestDatabases(home=Path(os.environ["LIEM_HOME"]), worker=worker)
    yield found
    found.close()


@pytest.fixture(scope="session")
def django_db_setup(databases: TestDatabases, django_db_blocker: Any) -> Iterator[None]:
    """One clone of the migrated template for this process; takes the place of pytest-django's own."""
    name = databases.clone()
    with django_db_blocker.unblock(), django_on(databases, name):
        yield
    databases.drop(name)


@pytest.fixture
def committed_db(databases: TestDatabases, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of this test's own, in which it may commit; gives its name."""
    yield from _own_database(databases, django_db_blocker, "empty")


@pytest.fixture
def demo_db(databases: TestDatabases, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Like `committed_db`, with the demo at scale 0.02 (loaded once a run) in it."""
    yield from _own_database(databases, django_db_blocker, "demo")


def _own_database(databases: TestDatabases, blocker: Any, kind: str) -> Iterator[str]:
    name = databases.clone(kind=kind)
    with blocker.unblock(), django_on(databases, name):
        yield name
    databases.drop(name)


@pytest.fixture
def as_role(databases: TestDatabases, django_db_setup: None) -> Iterator[Callable[..., "psycopg.Connection[Any]"]]:
    """`as_role("app")` is a raw connection to the test's database as owner, app, worker, writer or superuser.

    It sees what is committed, so it goes with `committed_db`. `writer` signs in as the app and becomes `liem_writer`.
    Options go to psycopg: `as_role("owner", autocommit=True)`.
    """
    from django.db import connection

    opened: list[psycopg.Connection[Any]] = []

    def connect(role: str, **options: Any) -> "psycopg.Connection[Any]":
        signs_in = "app" if role == "writer" else role
        raw = psycopg.connect(databases.conninfo(signs_in, connection.settings_dict["NAME"]), **options)
        opened.append(raw)
        if role == "writer":
            raw.execute("set role liem_writer")
            raw.commit()
        return raw

    yield connect
    for raw in opened:
        raw.close()


@pytest.fixture
def site(committed_db: str) -> Iterator[str]:
    """The pages served from a thread over `committed_db`; gives the address, such as `http://localhost:40123`."""
    yield from _served()


@pytest.fixture
def demo_site(demo_db: str) -> Iterator[str]:
    """The pages served over `demo_db`."""
    yield from _served()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's own Chromium; as root it runs without its sandbox, for it would not start."""
    found = shutil.which("chromium") or "/usr/bin/chromium"
    return {**browser_type_launch_args, "executable_path": found, "args": ["--no-sandbox"] if os.geteuid() == 0 else []}


def _served() -> Iterator[str]:
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test.testcases import LiveServerThread

    thread = LiveServerThread("localhost", StaticFilesHandler, connections_override={})
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://localhost:{thread.port}"
    thread.terminate()


FOLDERS = {"house": "house", "browser": "browser", "permissions": "permissions", "api": "api", "acts": "acts"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Names the kind of each test by its folder, or by the browser it drives, unless it says so itself."""
    for item in items:
        kinds = [kind for folder, kind in FOLDERS.items() if folder in item.path.parts]
        if "page" in getattr(item, "fixturenames", ()):
            kinds = ["browser"]
        if kinds and not any(item.get_closest_marker(kind) for kind in KINDS):
            item.add_marker(getattr(pytest.mark, kinds[0]))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Adds up what each kind of test spends; with pytest-xdist the reports come here from all workers."""
    kind = next((kind for kind in KINDS if kind in report.keywords), "other")
    _spent[kind] = _spent.get(kind, 0.0) + report.duration


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Prints it, in seconds of one processor; nothing fails by time."""
    if _spent:
        told = " · ".join(f"{kind} {seconds:.0f} s" for kind, seconds in sorted(_spent.items(), key=lambda pair: -pair[1]))
        terminalreporter.write_line(f"spent: {told}")
