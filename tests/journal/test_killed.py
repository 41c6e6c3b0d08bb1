"""The database is killed in the middle of acts: what was acknowledged is there afterwards, and nothing is half done."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from liem.config.postgres import start

pytestmark = pytest.mark.deep
ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import json, sys
import django
django.setup()
from tests.acts.examples import EXAMPLES
from tests.cast import Cast
opening = next(e for kind, e in EXAMPLES if kind == "case" and e.act == "open")
cast = Cast()
try:
    while True:
        done = cast.do("officer", "open", opening.data)
        print(json.dumps([done.record_id, done.version]), flush=True)
        done = cast.do("officer", "note", {"note": "x"}, target=done.record_id)
        print(json.dumps([done.record_id, done.version]), flush=True)
except Exception as gone:
    sys.stderr.write(type(gone).__name__)
"""

PROVE = """
import json, sys
import django
django.setup()
from django.db import connection
from liem.core.acts.verifying import verify_records
from tests.cast import Cast
with Cast().acting("officer"), connection.cursor() as cursor:
    cursor.execute("select id, version from record")
    print(json.dumps({"found": cursor.fetchall(), "wrong": [str(d) for d in verify_records()]}))
"""


def in_child(home: Path, *arguments: str) -> "subprocess.Popen[str]":
    told = {**os.environ, "LIEM_HOME": str(home), "LIEM_ROLE": "app", "LIEM_POOL": "", "DJANGO_SETTINGS_MODULE": "liem.config.settings"}
    return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def prepare(home: Path) -> Any:
    """An installation of its own, migrated and with the cast."""
    from liem.config.environment import make_home, make_secret_key
    from liem.core.vault.keys import make_key

    make_home(home)
    make_secret_key(home)
    make_key(home)
    server = start(home)
    for module in ("liem.config.migration", "tests.seed"):
        child = subprocess.run(
            [sys.executable, "-m", module],
            cwd=ROOT,
            env={**os.environ, "LIEM_HOME": str(home), "LIEM_ROLE": "owner", "DJANGO_SETTINGS_MODULE": "liem.config.settings"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert child.returncode == 0, child.stderr
    return server


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that the server's user can reach."""
    above = Path(tempfile.mkdtemp(prefix="liem-test-"))
    above.chmod(0o711)
    yield above / "nhà của Liêm"
    shutil.rmtree(above, ignore_errors=True)


def test_a_killed_database_loses_nothing_that_was_acknowledged(home: Path) -> None:
    server = prepare(home)
    folder = server.lease.execute("show data_directory").fetchone()[0]
    pid = int((Path(folder) / "postmaster.pid").read_text().splitlines()[0])
    writers = [in_child(home, "-c", WRITER) for _ in range(3)]
    acknowledged = [json.loads(writer.stdout.readline()) for writer in writers for _ in range(8)]  # type: ignore[union-attr]
    os.kill(pid, signal.SIGKILL)
    for writer in writers:
        out, _said = writer.communicate(timeout=60)
        acknowledged += [json.loads(line) for line in out.splitlines()]
    again = start(home)
    try:
        out, said = in_child(home, "-c", PROVE).communicate(timeout=120)
        proof = json.loads(out) if out else said
        assert proof["wrong"] == []
        versions = dict(proof["found"])
        assert all(versions.get(record, 0) >= version for record, version in acknowledged)
    finally:
        again.release()
