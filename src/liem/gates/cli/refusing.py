"""What a command says when it cannot do what it was asked: one sentence, and an exit status."""

from collections.abc import Iterator
from contextlib import contextmanager

FOUND_WRONG, WRONG_USE = 1, 2


class Unable(Exception):
    """The command stops here. `str()` is the sentence for the person at the terminal."""

    def __init__(self, sentence: str, *, exit_status: int = WRONG_USE) -> None:
        super().__init__(sentence)
        self.exit_status = exit_status


@contextmanager
def plainly(*kinds: type[Exception], exit_status: int = WRONG_USE) -> Iterator[None]:
    """Faults of these kinds, whose text is a sentence for the reader, leave as `Unable` with that sentence."""
    try:
        yield
    except kinds as fault:
        raise Unable(str(fault), exit_status=exit_status) from fault
