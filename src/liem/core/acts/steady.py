"""What is asked once in a run of many acts, though each of them asks: what the run itself cannot change.

A run is one transaction; that it sees the answer of its beginning until its end is no loss.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_known: ContextVar[dict[Callable[[], Any], Any] | None] = ContextVar("steady", default=None)


@contextmanager
def steady() -> Iterator[None]:
    """Within, `once` asks each question once."""
    before = _known.set({})
    try:
        yield
    finally:
        _known.reset(before)


def once(ask: Callable[[], T]) -> T:
    """The answer of `ask`: within `steady` the one it gave first, else a new one."""
    known = _known.get()
    if known is None:
        return ask()
    if ask not in known:
        known[ask] = ask()
    answer: T = known[ask]
    return answer
