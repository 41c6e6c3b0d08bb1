"""Brings a database to this release: Django's migrations, the cache table, the grants. Runs as the owner.

    LIEM_ROLE=owner python -m liem.config.migration

A fingerprint of all migrations is kept in the database, so that a start with nothing to do skips Django altogether.
"""

import hashlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg

from liem.config.environment import Environment, Role, installation
from liem.config.postgres import Server
from liem.config.rooms import HOUSE
from liem.config.words import Unusable
from liem.config.words import gettext_noop as _

MIGRATING_PACKAGES = ("django", "django-allauth", "procrastinate")
STORED = "select obj_description(to_regclass('public.django_migrations'), 'pg_class')"


def fingerprint() -> str:
    """Names what the database must be brought to: our migrations and grants, and the versions of packages that bring some."""
    digest = hashlib.sha256()
    for package in MIGRATING_PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    for path in sorted([*HOUSE.glob("*/**/migrations/*.py"), Path(__file__).with_name("grants.py")]):
        digest.update(str(path.relative_to(HOUSE)).encode() + path.read_bytes())
    return digest.hexdigest()[:32]


def is_current(conninfo: str) -> bool:
    """Whether a database (a connection string of any role) is already at this release."""
    with psycopg.connect(conninfo, autocommit=True) as connection:
        row: tuple[Any, ...] | None = connection.execute(STORED).fetchone()
    return row is not None and row[0] == f"liem:migrated {fingerprint()}"


def migrate_in_child(environment: dict[str, str]) -> None:
    """Migrates in a process of its own, for this one holds another role. Raises `Unusable` with the last line of what went wrong."""
    told = {**os.environ, **environment, "LIEM_ROLE": "owner", "LIEM_POOL": ""}
    result = subprocess.run([sys.executable, "-m", "liem.config.migration"], env=told, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        if os.environ.get("LIEM_DEBUG"):
            sys.stderr.write(result.stderr)
        lines = [line for line in result.stderr.splitlines() if line.strip()] or ["no reason given"]
        raise Unusable(_("The database could not be brought to this release: {reason}"), reason=lines[-1])


def bring_up(env: Environment, server: Server) -> bool:
    """Migrates the installation's database unless it is at this release already. True when there was something to do."""
    if is_current(server.conninfo(Role.OWNER, env.database)):
        return False
    migrate_in_child({"LIEM_HOME": str(env.home), "LIEM_DATABASE": env.database})
    return True


def keep_profile(env: Environment, server: Server) -> None:
    """Write the decided profile into the database, once; raise `Unusable` when the database was made for the other one."""
    decided = installation(env.home).get("profile")
    if decided is None:
        return
    with psycopg.connect(server.conninfo(Role.OWNER, env.database), autocommit=True) as connection:
        connection.execute("insert into installation (profile) values (%s) on conflict do nothing", [decided])
        row: Any = connection.execute("select profile from installation").fetchone()
    if row[0] != decided:
        raise Unusable(
            _("The database belongs to an installation of the profile {found}, this folder says {decided}; a profile is never changed."),
            found=row[0],
            decided=decided,
        )


def migrate(*, verbosity: int = 0) -> None:
    """Migrates the database of Django's settings, which must name the owner; Django must be set up."""
    from django.core.management import call_command
    from django.db import connection

    from liem.config.grants import grant_foreign_tables
    from liem.readings.figures.codes import numbers

    call_command("migrate", interactive=False, verbosity=verbosity, skip_checks=True)
    call_command("createcachetable", verbosity=verbosity)
    with connection.cursor() as cursor:
        cursor.execute(f"comment on table django_migrations is 'liem:migrated {fingerprint()}'")
        cursor.execute("revoke all on django_migrations from liem_app, liem_worker")
        # Once, before there is any act: an act that fails gives its numbers back, but not those of the sequence.
        numbers(cursor, giving=True)
    grant_foreign_tables()


def main() -> None:
    """The child's way in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liem.config.settings")
    import django

    django.setup()
    migrate()


if __name__ == "__main__":
    main()
