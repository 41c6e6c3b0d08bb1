"""Gives the test run an installation of its own before anything reads the environment.

Loaded by `-p tests.early`, for pytest-django imports the settings before any conftest. The folder is removed at the end;
`LIEM_TEST_HOME` names one to keep between runs instead, which spares making and migrating the database.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

OWN = "LIEM_TEST_RUN"

if OWN not in os.environ:  # the first process of the run; workers of pytest-xdist inherit what it decided
    kept = os.environ.get("LIEM_TEST_HOME")
    home = Path(kept or tempfile.mkdtemp(prefix="liem-test-")).absolute()
    home.mkdir(parents=True, exist_ok=True)
    if not kept:
        home.chmod(0o711)
    os.environ[OWN] = str(os.getpid())
    os.environ["LIEM_HOME"] = str(home)
    os.environ["LIEM_ROLE"] = "app"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps an event loop in this thread
    for name in ("DATABASE_URL", "LIEM_DATABASE", "LIEM_POOL", "LIEM_HOSTS", "LIEM_HTTPS", "LIEM_TOKEN"):
        os.environ.pop(name, None)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Removes the run's folder when the last process of it leaves."""
    if os.environ[OWN] == str(os.getpid()) and not os.environ.get("LIEM_TEST_HOME"):
        shutil.rmtree(os.environ["LIEM_HOME"], ignore_errors=True)
