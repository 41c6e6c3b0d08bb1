"""The children of `liem serve`: the web server and the background worker. Not for people's fingers.

python -m liem.config.child web HOST PORT WORKERS
python -m liem.config.child worker
"""

import os
import sys

from liem.config.environment import environment
from liem.config.postgres import stop_if_unused
from liem.config.watch import end_with_parent

BLOCKING_THREADS = 4
JOBS_AT_ONCE = 2
SECONDS_FOR_A_JOB_TO_END = 8


def serve_pages(host: str, port: int, workers: int) -> None:
    """Serves the pages until told to end. Granian's own workers watch this process in `wsgi`."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "liem.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=BLOCKING_THREADS,
        respawn_failed_workers=True,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def work() -> None:
    """Runs background jobs until told to end."""
    import django

    django.setup()
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    assert isinstance(app.connector, DjangoConnector)
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(concurrency=JOBS_AT_ONCE, shutdown_graceful_timeout=SECONDS_FOR_A_JOB_TO_END)


def main(words: list[str]) -> None:
    """Starts the child named by the first word."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liem.config.settings")
    env = environment()
    if words[0] == "web":
        # The supervisor held the lease of the database server; if it was killed, nobody else would stop the server.
        end_with_parent(None if env.database_url else lambda: stop_if_unused(env.home))
        serve_pages(words[1], int(words[2]), int(words[3]))
    else:
        end_with_parent()
        work()


if __name__ == "__main__":
    main(sys.argv[1:])
