"""Finds the parts of the house by looking at folders, importing none of them: a new register is a folder and nothing else.

A part is a folder of Python below `core`, `readings`, `registers`, `flows` or `gates` (or the room `web` itself) that
holds something Django must know. A province may ship its own register as a package with an entry point in the group
`liem.registers`, whose value is the register's module.
"""

from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
ROOMS = ("core", "web", "readings", "registers", "flows", "gates")
SIGNS_OF_AN_APP = ("apps.py", "models.py", "models", "migrations", "templates", "templatetags", "static", "management")


def parts() -> list[str]:
    """Module names of all parts of the rooms, from the ground up: `liem.core.access`, …, `liem.web`, `liem.registers.cases`."""
    found: list[str] = []
    for room in ROOMS:
        folder = HOUSE / room
        if room == "web":
            found += ["liem.web"] if (folder / "__init__.py").exists() else []
            continue
        below = sorted(path.parent for path in folder.glob("*/__init__.py"))
        found += [f"liem.{room}.{path.name}" for path in below]
    return found


def apps() -> list[str]:
    """The parts that are Django apps, then the registers that other packages bring."""
    return [name for name in parts() if _is_app(folder_of(name))] + guests()


def guests() -> list[str]:
    """Module names of the registers that other packages bring."""
    return sorted({point.module for point in entry_points(group="liem.registers")})


def folder_of(part: str) -> Path:
    """The folder of a part named as a module."""
    return HOUSE.joinpath(*part.split(".")[1:])


def having(file: str) -> Iterator[str]:
    """Module names of all files of that name in the parts and guests: `having("urls.py")` → `liem.web.urls`, …"""
    module = file.removesuffix(".py")
    for part in parts():
        if (folder_of(part) / file).exists():
            yield f"{part}.{module}"
    for guest in guests():
        if find_spec(f"{guest}.{module}") is not None:
            yield f"{guest}.{module}"


def locale_folders() -> list[Path]:
    """Every folder of translations in the house, also of rooms' parts that are no app."""
    return sorted(path for path in HOUSE.glob("**/locale") if path.is_dir())


def _is_app(folder: Path) -> bool:
    return any((folder / sign).exists() for sign in SIGNS_OF_AN_APP)
