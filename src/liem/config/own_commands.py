"""The commands that start, prepare or examine the installation itself."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from typing import Any

from liem.config import commands
from liem.config.doctor import examine
from liem.config.environment import Environment, decide_installation, environment, installation, make_home, make_secret_key
from liem.config.migration import bring_up
from liem.config.postgres import start
from liem.config.serve import check_port, serve
from liem.config.words import Unusable, told
from liem.config.words import gettext_noop as _

PROFILES = ("standalone", "networked")


class Serve:
    """`liem serve`: web and worker in one process tree."""

    name = "serve"
    role = None

    @property
    def help(self) -> str:
        return told(_("serve the pages, and run the background worker; Ctrl-C ends both"))

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help=told(_("address to serve on (default: this machine alone)")))
        parser.add_argument("--port", type=port, default=8000)
        parser.add_argument("--workers", type=int, default=0, help=told(_("web processes (default: by the number of processors)")))
        parser.add_argument("--no-worker", action="store_true", help=told(_("without the background worker")))

    def run(self, args: argparse.Namespace) -> int:
        return _serve(environment(), args, greet=_say_address)


class Demo:
    """`liem demo`: the invented years loaded, the reports shown, the pages served."""

    name = "demo"
    role = None

    @property
    def help(self) -> str:
        return told(_("load the invented demo years if absent, print the national report with its checks, and serve"))

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--port", type=port, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--scale", type=float, default=1.0)
        parser.add_argument("--no-serve", action="store_true", help=told(_("load and print only")))

    def run(self, args: argparse.Namespace) -> int:
        env = environment()
        if not args.no_serve:
            check_port(args.host, args.port)
        if env.profile != "standalone":
            raise Unusable(_("{home} is a working installation; set LIEM_HOME to another folder for the demo."), home=env.home)
        with commands.running(env):
            wrong = self._load(env, args) or self._show()
            if args.no_serve or wrong:
                return wrong
            served = argparse.Namespace(host=args.host, port=args.port, workers=0, no_worker=False)
            return _serve(env, served, greet=lambda address: _say_sign_ins(env, address))

    def _load(self, env: Environment, args: argparse.Namespace) -> int:
        if (env.home / "demo.json").exists():
            return 0
        if "profile" not in installation(env.home):
            decide_installation(env.home, profile="standalone", demo=True)
        return commands.run_words("load-demo", "--seed", str(args.seed), "--scale", str(args.scale))

    def _show(self) -> int:
        wrong = 0
        for unit, period in (("VN", "2023"), ("VN", "2021..2023"), ("CUM-2", "2023-H1")):
            wrong = commands.run_words("report", "--unit", unit, "--period", period) or wrong
            sys.stdout.write("\n")
            sys.stdout.flush()
        return commands.run_words("report", "--unit", "T68", "--period", "2023", "--checks") or wrong


class Init:
    """`liem init`: profile, unit and first administrator of a new installation."""

    name = "init"
    role = None

    @property
    def help(self) -> str:
        return told(_("make a new installation: its profile, its unit and its first administrator"))

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--profile", choices=PROFILES, required=True, help=told(_("standalone: no network, may hold secrets; networked: may not"))
        )
        parser.add_argument("--unit", required=True, metavar="CODE", help=told(_("the unit whose installation this is, such as T38")))
        parser.add_argument("--administrator", required=True, metavar="USERNAME")
        parser.add_argument("--name", required=True, help=told(_("the administrator's name")))

    def run(self, args: argparse.Namespace) -> int:
        env = environment()
        make_home(env.home)
        if decided := installation(env.home).get("profile"):
            raise Unusable(
                _("{home} is an installation already, with the profile {decided}; a profile is never changed."),
                home=env.home,
                decided=decided,
            )
        make_secret_key(env.home)
        decide_installation(env.home, profile=args.profile, unit=args.unit)
        try:
            status = commands.run_words(
                "user", "add", args.administrator, "--name", args.name, "--unit", args.unit, "--role", "administrator"
            )
        except BaseException:
            (env.home / "installation.json").unlink()
            raise
        if status:
            (env.home / "installation.json").unlink()
        return status


class Migrate:
    """`liem migrate`: the database brought to this release."""

    name = "migrate"
    role = None

    @property
    def help(self) -> str:
        return told(_("bring the database to this release (the other commands do it themselves)"))

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Takes none."""

    def run(self, args: argparse.Namespace) -> int:
        env = environment()
        make_home(env.home)
        server = start(env.home, database_url=env.database_url, database=env.database)
        try:
            done = bring_up(env, server)
        finally:
            server.release()
        _say(args, {"migrated": done}, told(_("The database is at this release.")))
        return 0


class Doctor:
    """`liem doctor`: what is wrong with this installation."""

    name = "doctor"
    role = None

    @property
    def help(self) -> str:
        return told(_("say what is wrong with this installation"))

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Takes none."""

    def run(self, args: argparse.Namespace) -> int:
        findings = list(examine(environment()))
        wrong = any(finding.sign == "wrong" for finding in findings)
        lines = "\n".join(f"{_SIGNS[finding.sign]} {finding.what}: {finding.sentence}" for finding in findings)
        _say(args, {"sound": not wrong, "findings": [vars(finding) for finding in findings]}, lines)
        return commands.FOUND_WRONG if wrong else 0


_SIGNS = {"good": "✓", "note": "·", "wrong": "✗"}
OWN: tuple[commands.Command, ...] = (Serve(), Demo(), Init(), Migrate(), Doctor())


def port(text: str) -> int:
    """An argument that is a port number."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(told(_("“{text}” is no port; give a number from 1 to 65535"), text=text))
    return int(text)


def _serve(env: Environment, args: argparse.Namespace, *, greet: Callable[[str], None]) -> int:
    check_port(args.host, args.port)
    with commands.running(env) as server:
        workers = args.workers or max(1, (os.cpu_count() or 2) // 2)
        serve(env, server, host=args.host, port=args.port, workers=workers, with_worker=not args.no_worker, ready=greet)
    return 0


def _say_address(address: str) -> None:
    sys.stdout.write(told(_("Liêm is served at {address} (Ctrl-C ends it)"), address=address) + "\n")
    sys.stdout.flush()


def _say_sign_ins(env: Environment, address: str) -> None:
    kept = json.loads((env.home / "demo.json").read_text(encoding="utf-8"))
    sys.stdout.write(commands.describe(dict(kept["sign_ins"])))
    sys.stdout.write("\n" + told(_("The password of each is {password} — all data is invented."), password=kept["password"]) + "\n")
    _say_address(address)


def _say(args: argparse.Namespace, values: dict[str, Any], text: str) -> None:
    sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=1) + "\n" if args.json else text + "\n")
