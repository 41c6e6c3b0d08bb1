"""The progress bar of what takes longer than a second: on a terminal alone, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def progress(words: str, total: int | None = None) -> Iterator[Callable[..., None]]:
    """Show `words` and a bar up to `total`; the block is given a function that takes how much is done, and of how much."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task(words, total=total)
        yield lambda done, of=total: bar.update(task, completed=done, total=of)
