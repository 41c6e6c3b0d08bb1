"""`liem serve` from the command to the first page: a new folder, a warm one, and Django alone for comparison."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.home import environment, folder
from bench.measuring import Line, middle, resident, say, tell

WARM = 5
LONGEST = 120.0


def main() -> None:
    """Measure and tell."""
    with folder() as home:
        first, _size = _served(home)
        say(f"first start {first:.1f} s")
        warm = [_served(home) for _number in range(WARM)]
        alone = [_alone(home) for _number in range(3)]
    times = [taken for taken, _sizes in warm]
    sizes = warm[-1][1]
    say(f"warm {middle(times):.1f} s, Django alone {middle(alone):.1f} s")
    tell(
        [
            Line(
                "`liem serve`, warm data folder, to the first page",
                "≤ 3 s",
                f"**{middle(times):.1f} s** ({min(times):.1f} to {max(times):.1f} in {WARM} starts)",
                middle(times) <= 3,
                f"the database server starts, the sign-in page answers; setting Django up alone takes {middle(alone):.1f} s of it",
            ),
            Line("`liem serve`, first start", "≤ 15 s", f"**{first:.1f} s**", first <= 15, "initdb, roles, migrations, first page"),
            Line(
                "Memory of the web worker after its first page",
                "≤ 120 MB",
                f"{max(sizes) / 1e6:.0f} MB" if sizes else "–",
                max(sizes) <= 120e6 if sizes else None,
                "the largest process that serves pages",
            ),
        ]
    )


def _served(home: Path) -> tuple[float, list[int]]:
    """Seconds to the first page, and the memory of the processes that serve; then all of it ended."""
    port = _free_port()
    begun = time.perf_counter()
    serving = subprocess.Popen(
        [sys.executable, "-m", "liem", "serve", "--port", str(port)],
        env=environment(home, "app", LIEM_ROLE=""),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        while not _answers(f"http://127.0.0.1:{port}/"):
            if serving.poll() is not None or time.perf_counter() - begun > LONGEST:
                raise RuntimeError(f"liem serve: {serving.stderr.read()[-2000:] if serving.stderr else ''}")
            time.sleep(0.02)
        taken = time.perf_counter() - begun
        sizes = [resident(pid) for pid in _below(serving.pid) if _is_web(pid)]
    finally:
        serving.send_signal(signal.SIGTERM)
        serving.communicate(timeout=60)
    return taken, sizes


def _answers(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=30) as page:
            return bool(page.status == 200)
    except urllib.error.HTTPError as answer:
        raise RuntimeError(f"the first page answers {answer.code}") from answer
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _below(pid: int) -> list[int]:
    """The processes below one, itself left out."""
    import psutil

    return [child.pid for child in psutil.Process(pid).children(recursive=True)]


def _is_web(pid: int) -> bool:
    import psutil

    try:
        words = psutil.Process(pid).cmdline()
    except psutil.NoSuchProcess:
        return False
    return ("liem.config.child" in words and "web" in words) or any("multiprocessing" in word for word in words)


def _alone(home: Path) -> float:
    """Seconds in which a new Python sets Django up with all apps and reads its addresses: no database, no page."""
    code = "import django; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns"
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=environment(home, "app"), check=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
