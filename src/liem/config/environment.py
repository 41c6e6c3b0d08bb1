"""Where this installation lives and what it was told from outside: the one place that reads the process's environment.

| Variable | Meaning |
|---|---|
| `LIEM_HOME` | the installation's folder; default: the user's data folder, for root `liem` under the system's state folder |
| `LIEM_ROLE` | the database role of this process: `app` (default), `owner`, `worker` |
| `DATABASE_URL` | a PostgreSQL of one's own (16 or newer) instead of the embedded one |
| `LIEM_DATABASE` | name of the database on the embedded server, default `liem` |
| `LIEM_HOSTS` | names under which the pages are served, with commas, beside localhost |
| `LIEM_HTTPS` | `1` when a proxy in front speaks HTTPS: secure cookies and HSTS |
| `LIEM_LANGUAGE` | language of the terminal, `vi` (default) or `en` |
| `LIEM_POOL` | connections a web process keeps open; set by the supervisor |
| `LIEM_VAULT_KEY` | the vault's keys instead of `vault.key` in the folder; read by `liem.core.vault.keys` alone |
| `LIEM_PG_USER`, `LIEM_PG_BIN` | as root: the user that runs the embedded server; another folder of server programs |

Reading it starts nothing and writes nothing.
"""

import json
import os
import secrets
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from psycopg.conninfo import conninfo_to_dict

from liem.config.words import Unusable, language
from liem.config.words import gettext_noop as _

SYSTEM_STATE = Path("/var/lib")
FIRST_PORT = 54329
DATABASE = "liem"


class Role(StrEnum):
    """Database roles a process may connect as; what each may do is said in `postgres_roles`."""

    OWNER = "liem_owner"
    APP = "liem_app"
    WORKER = "liem_worker"
    SUPERUSER = "postgres"

    @classmethod
    def named(cls, name: str) -> "Role":
        """`app` → `Role.APP`; raises `Unusable` for a name that is no role."""
        try:
            return cls[name.upper()]
        except KeyError:
            raise Unusable(_("LIEM_ROLE is “{name}”; it must be app, owner or worker."), name=name) from None


@dataclass(frozen=True, kw_only=True)
class Environment:
    """What the process was told. `database_url` is None for the embedded server."""

    home: Path
    role: Role
    database_url: str | None
    database: str
    hosts: tuple[str, ...]
    https: bool
    pool: int
    language: str

    @property
    def secrets(self) -> "SecretFile":
        """Port and passwords of the database server, kept in one 0600 file."""
        return SecretFile(self.home / "database.json")

    @property
    def profile(self) -> str:
        """`standalone` or `networked`, fixed when the installation was created (`liem init`)."""
        return str(installation(self.home).get("profile", "standalone"))


def environment(values: "os._Environ[str] | dict[str, str] | None" = None) -> Environment:
    """Reads the environment (or the given `values`, in tests)."""
    told = os.environ if values is None else values
    database_url = told.get("DATABASE_URL") or None
    named = conninfo_to_dict(database_url).get("dbname") if database_url else None
    return Environment(
        home=_home(told.get("LIEM_HOME", "")),
        role=Role.named(told.get("LIEM_ROLE") or "app"),
        database_url=database_url,
        database=told.get("LIEM_DATABASE") or str(named or DATABASE),
        hosts=tuple(name.strip() for name in told.get("LIEM_HOSTS", "").split(",") if name.strip()),
        https=told.get("LIEM_HTTPS", "") == "1",
        pool=int(told.get("LIEM_POOL") or 0),
        language=language(),
    )


def _home(told: str) -> Path:
    if told:
        return Path(told).expanduser().absolute()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return SYSTEM_STATE / "liem"
    return user_data_path("liem", appauthor=False)


def make_home(home: Path) -> None:
    """Creates the installation's folder. Root's is passable (not readable) for the server's own user; nobody else's is.

    A folder that exists keeps its permissions. Raises `Unusable` when it cannot be made or written.
    """
    passable = hasattr(os, "geteuid") and os.geteuid() == 0
    try:
        if not home.exists():
            home.mkdir(parents=True)
            home.chmod(0o711 if passable else 0o700)
        with tempfile.TemporaryFile(dir=home):
            pass
    except FileExistsError:
        raise Unusable(_("{home} is a file; LIEM_HOME must name a folder."), home=home) from None
    except NotADirectoryError:
        raise Unusable(_("{home} lies below a file; LIEM_HOME must name a folder."), home=home) from None
    except OSError as problem:
        raise Unusable(
            _("The folder {home} cannot be written ({reason}); set LIEM_HOME to one that can."), home=home, reason=problem.strerror
        ) from None


def write_private(path: Path, text: str) -> None:
    """Replaces a file at once, readable by its owner alone."""
    half = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


class SecretFile:
    """`database.json` of an installation: `{"port": int, "passwords": {role: password}}`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Any]:
        """The stored values; empty when there are none yet. Raises `Unusable` when the file is no JSON or closed to us."""
        try:
            return dict(json.loads(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return {}
        except PermissionError:
            raise Unusable(_("{path} belongs to another user; run as the user who made this installation."), path=self.path) from None
        except ValueError:
            raise Unusable(_("{path} is damaged; bring it back from a copy."), path=self.path) from None

    def write(self, values: dict[str, Any]) -> None:
        """Replaces the stored values."""
        write_private(self.path, json.dumps(values, indent=1) + "\n")

    def password(self, role: Role) -> str:
        """The password of a role, made on first use."""
        values = self.read()
        passwords = values.setdefault("passwords", {})
        if role.value not in passwords:
            passwords[role.value] = secrets.token_urlsafe(24)
            self.write(values)
        return str(passwords[role.value])


def secret_key(home: Path) -> str | None:
    """The key that signs sessions and links, or None before an entry point has made it."""
    try:
        return (home / "secret-key").read_text(encoding="ascii").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError:
        raise Unusable(_("{file} belongs to another user; run as the user who made this installation."), file=home / "secret-key") from None


def make_secret_key(home: Path) -> None:
    """Makes the signing key if there is none. For entry points; importing settings writes nothing."""
    if secret_key(home) is None:
        write_private(home / "secret-key", secrets.token_urlsafe(48) + "\n")


def installation(home: Path) -> dict[str, Any]:
    """What `liem init` or `liem demo` decided: `{"profile": …, "demo": bool}`; empty before.

    A folder in which `liem load-demo` left `demo.json` is the demo's, whatever else was decided.
    """
    loaded = {"profile": "standalone", "demo": True} if (home / "demo.json").exists() else {}
    try:
        return loaded | dict(json.loads((home / "installation.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return loaded
    except ValueError:
        raise Unusable(_("{file} is damaged; bring it back from a copy."), file=home / "installation.json") from None


def own_days_off(home: Path) -> int:
    """How many decisions about days off the installation's own file holds, 0 without one; raise `Unusable` when one cannot be read."""
    file = home / "holidays.csv"
    if not file.exists():
        return 0
    from liem.core.calendar.days import CalendarFileError, read_entries

    try:
        return len(read_entries(file))
    except OSError as problem:
        raise Unusable(_("{file} cannot be read: {reason}"), file=file, reason=problem.strerror) from None
    except CalendarFileError as wrong:
        raise Unusable(
            _("{file}, line {line}: “{value}” cannot be used in the column {column}."),
            file=file,
            line=wrong.line,
            value=wrong.value,
            column=wrong.column,
        ) from None


def decide_installation(home: Path, **decided: Any) -> None:
    """Keeps decisions of an installation's creation beside those already made."""
    write_private(home / "installation.json", json.dumps(installation(home) | decided, indent=1) + "\n")


def database_settings(env: Environment) -> dict[str, Any]:
    """Django's `DATABASES["default"]` for the process's role.

    The embedded server's port and passwords come from the secret file; before the server was ever started they are
    the defaults, so that settings can be imported, and nothing can connect.
    """
    kept = env.secrets.read()
    where = _external(env.database_url) if env.database_url else {"HOST": "127.0.0.1", "PORT": kept.get("port", FIRST_PORT)}
    options: dict[str, Any] = {"application_name": f"liem-{env.role.name.lower()}", "connect_timeout": 5}
    options |= where.pop("OPTIONS", {})
    if env.pool:
        options["pool"] = {"min_size": 1, "max_size": env.pool, "timeout": 5}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": env.database,
        "USER": env.role.value,
        "PASSWORD": kept.get("passwords", {}).get(env.role.value, ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
        **where,
    }


def _external(url: str) -> dict[str, Any]:
    given = conninfo_to_dict(url)
    others = {key: value for key, value in given.items() if key not in {"host", "port", "user", "password", "dbname"}}
    return {"HOST": str(given.get("host", "localhost")), "PORT": str(given.get("port", 5432)), "OPTIONS": others}
