"""The examples that registers ship with their tests (`tests/examples.py`), gathered."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import liem.registers


def examples() -> list[tuple[str, Any]]:
    """(kind, example) of every register that ships some: act, data, stage after, event told, acts before."""
    found = []
    for folder in sorted(Path(next(iter(liem.registers.__path__))).iterdir()):
        name = f"liem.registers.{folder.name}.tests.examples"
        if folder.is_dir() and (folder / "tests").is_dir() and find_spec(name) is not None:
            module = import_module(name)
            found += [(getattr(example, "kind", module.KIND), example) for example in module.EXAMPLES]
    return found


def elsewhere() -> set[str]:
    """Acts that need more than one record of one unit; their register's own tests play them (`ELSEWHERE`)."""
    found: set[str] = set()
    for folder in sorted(Path(next(iter(liem.registers.__path__))).iterdir()):
        name = f"liem.registers.{folder.name}.tests.examples"
        if folder.is_dir() and (folder / "tests").is_dir() and find_spec(name) is not None:
            found |= getattr(import_module(name), "ELSEWHERE", frozenset())
    return found


EXAMPLES = examples()
ELSEWHERE = elsewhere()
IDS = [f"{kind}-{e.act}{'-' + e.name if e.name else ''}" for kind, e in EXAMPLES]
