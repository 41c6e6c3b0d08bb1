"""The commands of `liem` that are not the installation's own: each a module of this folder that declares a `COMMAND`.

A command has `name`, `help`, `role` (the database role it runs as, None for none), `add_arguments(parser)` and
`run(arguments) -> exit status`. A module that declares none is a part of others. `COMMANDS` is the dictionary of all by
name; it is made when it is first asked for, because commands import models and this folder is itself an application.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

PARTS = frozenset({"apps"})


@cache
def commands() -> dict[str, Any]:
    """Every command by name."""
    names = [module.name for module in iter_modules(__path__) if not module.ispkg and module.name not in PARTS]
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return {module.COMMAND.name: module.COMMAND for module in modules if hasattr(module, "COMMAND")}


def __getattr__(name: str) -> Any:
    if name == "COMMANDS":
        return commands()
    raise AttributeError(name)
