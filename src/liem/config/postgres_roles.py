"""The database roles of Liêm and what a database needs before it is migrated.

| Role | Signs in | May |
|---|---|---|
| `liem_owner` | yes | migrate: owns the tables; may make databases (tests) |
| `liem_app` | yes | read through row-level security; sessions, cache, queue; becomes `liem_writer` inside an act only |
| `liem_worker` | yes | read all, write readings |
| `liem_writer` | no | write records and the journal; entered by `set local role` |
| `liem_loader` | no | load the demo or a restore with the instants of old; entered by the owner alone |

No role but the embedded server's superuser is mightier than that, and a server where one is, is refused.
"""

from collections.abc import Callable
from typing import Any

import psycopg
from psycopg import sql

from liem.config.environment import Role, SecretFile
from liem.config.words import Unusable
from liem.config.words import gettext_noop as _

LOGINS = {Role.OWNER: "createdb", Role.APP: "", Role.WORKER: ""}
ROLES = ("liem_writer", "liem_loader")
EXTENSIONS = ("unaccent", "pg_trgm", "btree_gin")
GRANTS = (
    "grant liem_writer to liem_app with inherit false, set true",
    "grant liem_writer to liem_loader with inherit true, set true",
    "grant liem_loader to liem_owner with inherit false, set true",
)


def ensure_roles(superuser: "psycopg.Connection[Any]", secrets: SecretFile) -> None:
    """Makes the roles that are missing, gives the ones that sign in their kept passwords, and ties them together."""
    present = {name for (name,) in superuser.execute("select rolname from pg_roles where rolname like 'liem\\_%'")}
    for name in ROLES:
        if name not in present:
            superuser.execute(sql.SQL("create role {} nologin").format(sql.Identifier(name)))
    for role, extra in LOGINS.items():
        if role.value not in present:
            superuser.execute(sql.SQL("create role {} login {}").format(sql.Identifier(role.value), sql.SQL(extra)))
        _set_password(superuser, role, secrets)
    for grant in GRANTS:
        superuser.execute(grant)


def ensure_database(superuser: "psycopg.Connection[Any]", name: str, *, connect: "Callable[[str], psycopg.Connection[Any]]") -> None:
    """Makes a database of the owner if it is missing, with the extensions and the bare right to look in."""
    if superuser.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        return
    superuser.execute(sql.SQL("create database {} owner liem_owner").format(sql.Identifier(name)))
    superuser.execute(sql.SQL("revoke connect on database {} from public").format(sql.Identifier(name)))
    superuser.execute(sql.SQL("grant connect on database {} to liem_app, liem_worker").format(sql.Identifier(name)))
    with connect(name) as inside:
        prepare_schema(inside)


def prepare_schema(inside: "psycopg.Connection[Any]") -> None:
    """Extensions, and usage of the schema for every role: no table is given by default, migrations give each by name."""
    for extension in EXTENSIONS:
        inside.execute(sql.SQL("create extension if not exists {}").format(sql.Identifier(extension)))
    inside.execute("grant usage on schema public to liem_app, liem_worker, liem_writer, liem_loader")


def _set_password(superuser: "psycopg.Connection[Any]", role: Role, secrets: SecretFile) -> None:
    statement = sql.SQL("alter role {} password {}")
    superuser.execute(statement.format(sql.Identifier(role.value), sql.Literal(secrets.password(role))))


# --- a PostgreSQL of the installation's own ---------------------------------------------------------------------------


def ensure_external(url: str, *, secrets: SecretFile, database: str, conninfo: Callable[[Role, str], str], oldest: int) -> None:
    """Checks the server behind `DATABASE_URL`; makes roles and database there when its user may. Raises `Unusable`."""
    if all(_signs_in(conninfo(role, database)) for role in LOGINS):
        _check(conninfo(Role.APP, database), oldest=oldest)
        return
    try:
        admin = psycopg.connect(url, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as problem:
        raise Unusable(_("DATABASE_URL does not answer: {reason}"), reason=_first_line(problem)) from None
    with admin:
        _check_version(admin, oldest=oldest)
        _make_external(admin, secrets=secrets, database=database)
    for role in LOGINS:
        if not _signs_in(conninfo(role, database)):
            raise Unusable(
                _("The role {role} has another password than the one kept in {path}; write the right one there."),
                role=role.value,
                path=secrets.path,
            )
    _check(conninfo(Role.APP, database), oldest=oldest)


def _make_external(admin: "psycopg.Connection[Any]", *, secrets: SecretFile, database: str) -> None:
    """Makes what is missing; roles that stand keep their passwords, for another installation may use them."""
    present = {name for (name,) in admin.execute("select rolname from pg_roles where rolname like 'liem\\_%'")}
    try:
        if not set(ROLES) | {role.value for role in LOGINS} <= present:
            for role, extra in LOGINS.items():
                if role.value not in present:
                    admin.execute(sql.SQL("create role {} login {}").format(sql.Identifier(role.value), sql.SQL(extra)))
                    _set_password(admin, role, secrets)
            for name in ROLES:
                if name not in present:
                    admin.execute(sql.SQL("create role {} nologin").format(sql.Identifier(name)))
            for grant in GRANTS:
                admin.execute(grant)
        admin.execute(sql.SQL("grant connect, create, temporary on database {} to liem_owner").format(sql.Identifier(database)))
        admin.execute(sql.SQL("grant connect, temporary on database {} to liem_app, liem_worker").format(sql.Identifier(database)))
        admin.execute("grant create, usage on schema public to liem_owner")
        prepare_schema(admin)
    except psycopg.errors.InsufficientPrivilege as problem:
        raise Unusable(
            _(
                "The user of DATABASE_URL may not prepare the database ({reason}); "
                "for the first start name one who may create roles and extensions."
            ),
            reason=_first_line(problem),
        ) from None


def _check(conninfo: str, *, oldest: int) -> None:
    with psycopg.connect(conninfo, autocommit=True) as app:
        _check_version(app, oldest=oldest)
        mighty = app.execute(
            "select rolname from pg_roles where rolname like 'liem\\_%' and (rolsuper or rolbypassrls or rolcreaterole) order by 1"
        ).fetchall()
    if mighty:
        names = ", ".join(name for (name,) in mighty)
        raise Unusable(
            _("Roles that row-level security must hold are too mighty: {names}; take superuser, bypassrls and createrole from them."),
            names=names,
        )


def _check_version(connection: "psycopg.Connection[Any]", *, oldest: int) -> None:
    major = connection.info.server_version // 10000
    if major < oldest:
        raise Unusable(_("DATABASE_URL leads to PostgreSQL {major}; Liêm needs {oldest} or newer."), major=major, oldest=oldest)


def _signs_in(conninfo: str) -> bool:
    try:
        psycopg.connect(conninfo, autocommit=True).close()
    except psycopg.OperationalError:
        return False
    return True


def _first_line(problem: Exception) -> str:
    return (str(problem).strip().splitlines() or ["no reason given"])[0]
