"""The `liem` command: finds its sub-commands, prepares what each needs, and turns what goes wrong into one line.

Here are the commands that start or change the installation itself (`serve`, `demo`, `init`, `migrate`, `doctor`); all
others are declared by the room `gates` in `liem.gates.cli.COMMANDS`. A command has `name`, `help`, `role` (the database
role it runs as, None for none), `add_arguments(parser)` and `run(arguments) -> int`.

Exit status: 0 · 1 it found something wrong or failed · 2 it was asked wrongly or cannot run here.
"""

import argparse
import contextlib
import importlib
import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn, Protocol

from liem.config.environment import Environment, database_settings, environment, make_home, make_secret_key, own_days_off
from liem.config.migration import bring_up, keep_profile
from liem.config.postgres import Server, start
from liem.config.words import Unusable, told
from liem.config.words import gettext_noop as _
from liem.core.vault.keys import make_key

FOUND_WRONG = 1
WRONG_USE = 2
INTERRUPTED = 130


class Command(Protocol):
    """What a sub-command is; `liem.gates.cli` declares its own in this shape."""

    @property
    def name(self) -> str: ...

    @property
    def help(self) -> str: ...

    @property
    def role(self) -> str | None: ...

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, args: argparse.Namespace) -> int: ...


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, then where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"{self.prog}: {message} ({told(_('help: {program} --help'), program=self.prog)})\n")


def main(words: list[str] | None = None) -> int:
    """Runs `liem WORDS…` and returns the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liem.config.settings")
    given = sys.argv[1:] if words is None else words
    debug = "--debug" in given
    if debug:
        os.environ["LIEM_DEBUG"] = "1"
    try:
        return _run(given)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - the reader of our output has gone, and so shall what is left
        return 0
    except Exception as problem:
        if debug:
            traceback.print_exc()
        else:
            sys.stderr.write(f"liem: {_sentence(problem)}\n")
        return WRONG_USE if isinstance(problem, Unusable) else int(getattr(problem, "exit_status", FOUND_WRONG))


def _run(words: list[str]) -> int:
    from liem.config.own_commands import OWN

    own: dict[str, Command] = {command.name: command for command in OWN}
    asked = next((word for word in words if not word.startswith("-")), None)
    # Own commands that start the house do without the others: they shall answer fast, and also when something is broken.
    alone = asked in own or "--version" in words
    commands = own if alone else {**own, **_discovered()}
    args = _parser(commands).parse_args(words)
    if args.command is None:
        _parser(commands).print_help()
        return WRONG_USE
    return run_command(commands[args.command], args)


def run_command(command: Command, args: argparse.Namespace) -> int:
    """Runs one command with the database it needs."""
    if command.role is None:
        return command.run(args)
    with prepared(environment(), command.role):
        return command.run(args)


def run_words(*words: str) -> int:
    """Runs another command inside a command, as `liem demo` does; the database server is leased already or will be."""
    commands = _discovered()
    return run_command(commands[words[0]], _parser(commands).parse_args(list(words)))


@contextlib.contextmanager
def running(env: Environment) -> Iterator[Server]:
    """The installation's folder made, its server running and leased, its database at this release."""
    make_home(env.home)
    own_days_off(env.home)  # everything that counts a day would fail later, in the middle of an act
    make_secret_key(env.home)
    make_key(env.home)
    server = start(env.home, database_url=env.database_url, database=env.database)
    try:
        bring_up(env, server)
        keep_profile(env, server)
        yield server
    finally:
        server.release()


@contextlib.contextmanager
def prepared(env: Environment, role: str) -> Iterator[None]:
    """`running`, with Django set up and connected as `role`."""
    with running(env):
        try:
            _set_up_django(role)
            yield
        finally:
            _disconnect()


def _set_up_django(role: str) -> None:
    """Sets Django up, and points its connection at the server as it runs now and at the role of this command."""
    import django
    from django.apps import apps
    from django.db import connections
    from django.utils import translation

    os.environ["LIEM_ROLE"] = role
    env = environment()
    if not apps.ready:
        django.setup()
    connections["default"].close()
    connections.settings["default"].update(database_settings(env))
    translation.activate(env.language)


def _disconnect() -> None:
    from django.db import connections

    if "default" in connections.settings:
        connections.close_all()


def _discovered() -> Mapping[str, Command]:
    """The commands of the room `gates`; Django must be set up to import them, and nothing is connected by that."""
    import django
    from django.apps import apps
    from django.utils import translation

    if not apps.ready:
        django.setup()
    translation.activate(environment().language)
    return importlib.import_module("liem.gates.cli").COMMANDS


def _parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    from liem import __version__

    common = _Parser(add_help=False)
    common.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=told(_("show the traceback of an error")))
    parser = _Parser(prog="liem", description=told(_("Liêm, the working system of the internal affairs sector.")), parents=[common])
    parser.add_argument("--version", action="version", version=f"liem {__version__}")
    parser.set_defaults(debug=False)
    below = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for name in sorted(commands):
        command = commands[name]
        part = below.add_parser(name, help=str(command.help), description=str(command.help), parents=[common])
        command.add_arguments(part)
        with contextlib.suppress(argparse.ArgumentError):  # most say themselves what their JSON is
            part.add_argument("--json", action="store_true", help=told(_("write JSON for a program to read")))
    return parser


def _sentence(problem: Exception) -> str:
    line = " ".join(str(problem).split())
    if isinstance(problem, Unusable) or hasattr(problem, "exit_status"):
        return line
    return told(_("{kind}: {reason} (run it again with --debug to see where)"), kind=type(problem).__name__, reason=line or "–")


def describe(values: Mapping[str, Any]) -> str:
    """Lines `key  value`, aligned, for the terminal."""
    width = max((len(key) for key in values), default=0)
    return "".join(f"  {key:<{width}}  {value}\n" for key, value in values.items())


if __name__ == "__main__":
    sys.exit(main())
