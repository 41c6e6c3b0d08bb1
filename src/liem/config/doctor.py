"""Examines an installation and says in sentences what is wrong with it; changes nothing but starting its server."""

import importlib
import importlib.util
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import psycopg

from liem.config.environment import Environment, Role, installation, make_home, own_days_off, secret_key
from liem.config.migration import is_current
from liem.config.postgres import Server, start
from liem.config.postgres_programs import Failed, installed_programs
from liem.config.words import Unusable, told
from liem.config.words import gettext_noop as _

LITTLE_ROOM = 1 << 30
FONTS = ("fontpkg_be_vietnam_pro", "fontpkg_noto_serif")
LOGINS = (Role.OWNER, Role.APP, Role.WORKER)


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `sign` is `good`, `note` (no fault) or `wrong`."""

    what: str
    sign: Literal["good", "note", "wrong"]
    sentence: str


def _found(what: str, sign: Literal["good", "note", "wrong"], text: str, **values: object) -> Finding:
    return Finding(told(what), sign, told(text, **values))


def examine(env: Environment) -> Iterator[Finding]:
    """Looks at folder, disk, programs, server, database and its contents, translations, fonts; stops at what makes the rest senseless."""
    try:
        make_home(env.home)
    except Unusable as problem:
        yield _found(_("folder"), "wrong", "{reason}", reason=str(problem))
        return
    yield _found(_("folder"), "good", _("{home} can be written."), home=env.home)
    yield _disk(env.home)
    yield _installation(env)
    yield from _days_off(env.home)
    if env.database_url is None:
        yield _programs()
    yield from _database(env)
    yield _translations()
    yield _fonts()
    yield _browser()
    yield from _recognition()


def _disk(home: Path) -> Finding:
    free = shutil.disk_usage(home).free
    if free < LITTLE_ROOM:
        return _found(_("disk"), "wrong", _("{free} MB are left on the disk of {home}; make room."), free=free >> 20, home=home)
    return _found(_("disk"), "good", _("{free} MB are left on the disk of {home}."), free=free >> 20, home=home)


def _installation(env: Environment) -> Finding:
    try:
        decided = installation(env.home)
        made = secret_key(env.home) is not None
    except Unusable as problem:
        return _found(_("installation"), "wrong", "{reason}", reason=str(problem))
    if not made or not decided:
        return _found(
            _("installation"), "note", _("Nothing has been set up yet; `liem init` makes a working installation, `liem demo` a demo.")
        )
    return _found(_("installation"), "good", _("The profile is {profile}."), profile=decided.get("profile", "standalone"))


def _days_off(home: Path) -> Iterator[Finding]:
    """Only of an installation that has days off of its own."""
    try:
        own = own_days_off(home)
    except Unusable as problem:
        yield _found(_("days off"), "wrong", "{reason}", reason=str(problem))
        return
    if own:
        yield _found(_("days off"), "good", _("{count} days are decided in holidays.csv, over those shipped."), count=own)


def _programs() -> Finding:
    try:
        folder = installed_programs()
    except Unusable as problem:
        return _found(_("database programs"), "wrong", "{reason}", reason=str(problem))
    if not (folder / "postgres").exists():
        return _found(_("database programs"), "wrong", _("{folder} holds no `postgres`; run `make setup` again."), folder=folder)
    return _found(_("database programs"), "good", _("They lie in {folder}."), folder=folder)


def _database(env: Environment) -> Iterator[Finding]:
    try:
        server = start(env.home, database_url=env.database_url, database=env.database)
    except (Unusable, Failed, psycopg.Error) as problem:
        yield _found(_("database server"), "wrong", "{reason}", reason=" ".join(str(problem).split()))
        return
    try:
        version = server.lease.info.server_version
        yield _found(_("database server"), "good", _("PostgreSQL {major}.{minor} answers."), major=version // 10000, minor=version % 10000)
        yield _roles(server, env)
        release = _release(server, env)
        yield release
        if release.sign == "good":
            with psycopg.connect(server.conninfo(Role.WORKER, env.database), autocommit=True) as worker:
                yield from examine_contents(worker)
    finally:
        server.release()


def _roles(server: Server, env: Environment) -> Finding:
    for role in LOGINS:
        try:
            with psycopg.connect(server.conninfo(role, env.database), autocommit=True) as connection:
                row: Any = connection.execute("select rolsuper or rolbypassrls from pg_roles where rolname = current_user").fetchone()
        except psycopg.OperationalError as problem:
            return _found(
                _("database roles"), "wrong", _("{role} cannot sign in: {reason}"), role=role.value, reason=" ".join(str(problem).split())
            )
        if row[0]:
            return _found(
                _("database roles"), "wrong", _("{role} is a superuser or bypasses row-level security; take that from it."), role=role.value
            )
    return _found(_("database roles"), "good", _("Owner, app and worker sign in, and row-level security holds them."))


def _release(server: Server, env: Environment) -> Finding:
    if is_current(server.conninfo(Role.OWNER, env.database)):
        return _found(_("database"), "good", _("“{database}” is at this release."), database=env.database)
    return _found(
        _("database"),
        "note",
        _("“{database}” waits for migrations; `liem migrate` or the next `liem serve` carries them out."),
        database=env.database,
    )


# --- what the database holds ------------------------------------------------------------------------------------------

_JOURNAL = """
    select count(*), max(recorded_at), coalesce(max(recorded_at) > clock_timestamp(), false),
           (select count(*) from event_unnumbered u join event e on e.id = u.event_id
            where e.recorded_at < clock_timestamp() - interval '1 minute')
    from event
"""
# What a migration put around the tables and somebody took away: forced row-level security, triggers that are switched on.
_WALLS = """
    select c.relname from pg_class c join pg_description d on d.objoid = c.oid and d.objsubid = 0 and d.classoid = 'pg_class'::regclass
    where d.description = 'liem: row-level security' and not (c.relrowsecurity and c.relforcerowsecurity)
    union select tgrelid::regclass::text from pg_trigger where not tgisinternal and tgenabled in ('D', 'R')
    union select wanted.name from (values ('record', 'guard_update'), ('event', 'never'), ('event', 'never_all')) as wanted (name, trigger)
    where not exists (select 1 from pg_trigger t where t.tgrelid = wanted.name::regclass and t.tgname = wanted.trigger)
    order by 1
"""
_JOBS = "select count(*), min(task_name) from procrastinate_jobs where status = 'failed'"


def examine_contents(worker: "psycopg.Connection[Any]") -> Iterator[Finding]:
    """Looks at the journal, the walls around the tables and the jobs of a database at this release, as the worker."""
    yield _journal(worker)
    down = [name for (name,) in worker.execute(_WALLS)]
    if down:
        yield _found(
            _("walls"),
            "wrong",
            _("Row-level security or a guard is off on {tables}; bring the database back from a copy."),
            tables=", ".join(down),
        )
    else:
        yield _found(_("walls"), "good", _("Row-level security and the guards stand on every table that needs them."))
    row: Any = worker.execute(_JOBS).fetchone()
    if row[0]:
        yield _found(_("jobs"), "note", _("{count} jobs have failed and wait to be looked at, such as {name}."), count=row[0], name=row[1])
    else:
        yield _found(_("jobs"), "good", _("No job of the worker has failed."))


def _journal(worker: "psycopg.Connection[Any]") -> Finding:
    row: Any = worker.execute(_JOURNAL).fetchone()
    events, last, ahead, waiting = row
    if ahead:
        return _found(
            _("journal"),
            "wrong",
            _("The last event was recorded at {last}, and the clock of this machine says it is earlier; set the clock right."),
            last=f"{last:%d/%m/%Y %H:%M:%S %z}",
        )
    if waiting:
        return _found(
            _("journal"),
            "note",
            _("{events} events; {waiting} wait for their public number, which the worker of `liem serve` gives."),
            events=events,
            waiting=waiting,
        )
    return _found(
        _("journal"), "good", _("{events} events, none waiting long for its public number; `liem verify` proves them."), events=events
    )


def _translations() -> Finding:
    from liem.config.rooms import locale_folders

    missing = [path for folder in locale_folders() for path in folder.rglob("*.po") if not path.with_suffix(".mo").exists()]
    if missing:
        return _found(
            _("translations"),
            "wrong",
            _("{count} catalogues are not compiled, so pages show English; run `make setup`."),
            count=len(missing),
        )
    return _found(_("translations"), "good", _("All catalogues are compiled."))


def _fonts() -> Finding:
    missing = [name.replace("_", "-") for name in FONTS if importlib.util.find_spec(name) is None]
    if missing:
        return _found(_("fonts"), "wrong", _("The packages {packages} are missing; run `make setup` again."), packages=", ".join(missing))
    return _found(_("fonts"), "good", _("Be Vietnam Pro and Noto Serif are there."))


def _browser() -> Finding:
    if (found := shutil.which("chromium")) is None:
        return _found(_("browser"), "note", _("chromium is not installed; only the browser tests need it."))
    return _found(_("browser"), "note", _("{found} is there for the browser tests."), found=found)


def _recognition() -> Iterator[Finding]:
    """Whether the letters of scans are recognised here, for registers that take scans."""
    from liem.config.rooms import having

    for module in map(importlib.import_module, having("recognising.py")):
        if module.can_draw():
            yield _found(_("scans"), "good", _("Vietnamese letters of scans are recognised."))
        elif module.can_recognise():
            yield _found(_("scans"), "note", _("Pictures are recognised; for PDFs of pictures install poppler-utils or ocrmypdf."))
        else:
            yield _found(
                _("scans"), "note", _("Scans are kept without recognising their letters; install tesseract-ocr with Vietnamese (vie).")
            )
