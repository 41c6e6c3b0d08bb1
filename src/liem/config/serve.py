"""The supervisor behind `liem serve`: one parent, the web server and the worker as its children, the database's lease.

A child that ends is started again, whatever its exit status (a worker whose database was restarted ends with 0), later
and later if it ends at once. Ctrl-C or SIGTERM ends all; if the parent itself is killed, the children notice.
"""

import contextlib
import errno
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field

from liem.config.child import BLOCKING_THREADS
from liem.config.environment import Environment
from liem.config.postgres import Server, start
from liem.config.words import Unusable, told
from liem.config.words import gettext_noop as _

STEADY_SECONDS = 60.0
LONGEST_WAIT = 30.0
SECONDS_TO_END = 12.0
LOOK_SECONDS = 0.1
LEASE_SECONDS = 2.0
FIRST_PAGE_SECONDS = 60.0


@dataclass
class Child:
    """One process kept running."""

    name: str
    command: list[str]
    environment: dict[str, str]
    process: "subprocess.Popen[bytes] | None" = None
    falls: int = 0
    started_at: float = 0.0
    not_before: float = 0.0

    def look(self, now: float) -> bool:
        """Starts the process when it is not running and its wait is over. True when it had ended."""
        ended = False
        if self.process is not None and self.process.poll() is not None:
            status = self.process.returncode
            self.end_group()
            self.process, ended = None, True
            self.falls = 0 if now - self.started_at > STEADY_SECONDS else self.falls + 1
            self.not_before = now + (min(0.2 * 2**self.falls, LONGEST_WAIT) if self.falls else 0.0)
            _report(told(_("{name} ended with status {status}; starting it again"), name=told(self.name), status=status))
        if self.process is None and now >= self.not_before:
            self.started_at = now
            self.process = subprocess.Popen(self.command, env=self.environment, start_new_session=True, stdin=subprocess.DEVNULL)
        return ended

    def end_group(self) -> None:
        """Ends what the process may have left behind in its session."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)


@dataclass
class Supervisor:
    """Keeps children and the database's lease until told to stop."""

    children: list[Child]
    server: Server
    again: Callable[[], Server]
    page: "Page"
    stopping: bool = False
    _next_look_at_lease: float = field(default=0.0)

    def run(self) -> None:
        """Runs until SIGINT or SIGTERM, then ends the children in order and gives the lease back."""
        before = {number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            while not self.stopping:
                now = time.monotonic()
                self._hold_lease(now)
                ended = [child.look(now) for child in self.children]
                if any(ended):
                    self.page.await_again()
                self.page.look()
                time.sleep(LOOK_SECONDS)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            self._end_children()
            self.server.release()

    def _stop(self, *_signal: object) -> None:
        self.stopping = True

    def _hold_lease(self, now: float) -> None:
        if now < self._next_look_at_lease:
            return
        self._next_look_at_lease = now + LEASE_SECONDS
        if self.server.alive():
            return
        try:
            self.server = self.again()
            _report(told(_("the database server was gone and is back")))
        except Unusable as problem:
            _report(str(problem))

    def _end_children(self) -> None:
        running = [child for child in self.children if child.process is not None]
        for child in running:
            if child.process is not None:
                child.process.terminate()
        end = time.monotonic() + SECONDS_TO_END
        for child in running:
            if child.process is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.1, end - time.monotonic()))
                child.end_group()
                child.process.wait()


def check_port(host: str, port: int) -> None:
    """Raises `Unusable` when the pages cannot be served there."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, OverflowError):
        raise Unusable(_("“{host}:{port}” is no address of this machine."), host=host, port=port) from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
            probe.listen(1)
        except PermissionError:
            raise Unusable(_("Port {port} is for the administrator alone; choose one above 1023 with --port."), port=port) from None
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE:
                raise Unusable(_("Port {port} is taken by another program; choose another with --port."), port=port) from None
            raise Unusable(_("Pages cannot be served on {host}:{port}: {reason}"), host=host, port=port, reason=problem.strerror) from None


def serve(env: Environment, server: Server, *, host: str, port: int, workers: int, with_worker: bool, ready: Callable[[str], None]) -> None:
    """Serves until told to stop. `ready` is called once with the address when the first page answers."""
    address = f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0', '::', '::1'} else host}:{port}/"  # noqa: S104
    common = {**os.environ, "LIEM_HOME": str(env.home), "LIEM_SUPERVISED": "1", "LIEM_HOSTS": ",".join(_hosts(env, host))}
    child = [sys.executable, "-m", "liem.config.child"]
    children = [
        Child(
            _("the web server"),
            [*child, "web", host, str(port), str(workers)],
            {**common, "LIEM_ROLE": "app", "LIEM_POOL": str(BLOCKING_THREADS + 2)},
        )
    ]
    worker = Child(_("the background worker"), [*child, "worker"], {**common, "LIEM_ROLE": "worker", "LIEM_POOL": ""})

    def first_page(answers: bool) -> None:
        if answers:
            ready(address)
        if with_worker:  # it waits for the first page, which should have the processors for itself
            children.append(worker)

    supervisor = Supervisor(
        children=children,
        server=server,
        again=lambda: start(env.home, database_url=env.database_url, database=env.database),
        page=Page(address, first_page),
    )
    supervisor.run()


class Page:
    """Asks for the first page until it answers (whatever it answers), after the start and after a child had ended."""

    def __init__(self, address: str, first: Callable[[bool], None]) -> None:
        self.address = address
        self.done: Callable[[bool], None] | None = first
        self.end = time.monotonic() + FIRST_PAGE_SECONDS

    def await_again(self) -> None:
        """Reports once the pages answer again."""
        if self.done is None:
            self.end = time.monotonic() + FIRST_PAGE_SECONDS
            self.done = lambda answers: _report(told(_("the pages answer again"))) if answers else None

    def look(self) -> None:
        """Asks once, if an answer is waited for."""
        if self.done is None:
            return
        if (answers := _answers(self.address)) or time.monotonic() > self.end:
            if not answers:
                _report(told(_("the first page does not answer; the lines above say why")))
            done, self.done = self.done, None
            done(answers)


def _report(line: str) -> None:
    sys.stderr.write(f"liem: {line}\n")
    sys.stderr.flush()


def _answers(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        opener.open(address, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except (OSError, ValueError):
        return False
    return True


def _hosts(env: Environment, host: str) -> list[str]:
    """Names the pages are asked for by: the told ones, and the address served on, or this machine's name for all addresses."""
    if host in {"127.0.0.1", "localhost", "::1"}:
        return list(env.hosts)
    if host in {"0.0.0.0", "::"}:  # noqa: S104
        name = socket.gethostname()
        return sorted({*env.hosts, name, socket.getfqdn(), *_addresses(name)})
    return sorted({*env.hosts, host})


def _addresses(name: str) -> set[str]:
    with contextlib.suppress(OSError):
        return {str(found[4][0]) for found in socket.getaddrinfo(name, None)}
    return set()
