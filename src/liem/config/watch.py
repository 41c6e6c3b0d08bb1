"""A child of the supervisor ends when its parent is gone, even if the parent was killed and could say nothing."""

import os
import signal
import threading
import time
from collections.abc import Callable

SECONDS_TO_END = 8.0


def end_with_parent(then: Callable[[], object] | None = None) -> None:
    """Starts a thread that waits until the parent is gone, runs `then`, asks this process to end, and ends it if it does not."""
    parent = os.getppid()

    def wait() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        if then is not None:
            then()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(SECONDS_TO_END)
        os._exit(1)

    threading.Thread(target=wait, name="parent-gone", daemon=True).start()
