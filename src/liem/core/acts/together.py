"""Statements of one act sent together: those whose answers nobody waits for travel with the next one that is asked."""

from collections.abc import Iterator
from typing import Any


class Together:
    """A cursor that sends its statements only when an answer is asked for, in one round trip, in their order.

    PostgreSQL still carries them out one by one, each seeing what those before it did; a statement that fails is raised
    where the answer is asked for. Values are written into the statements by the driver, as Django's own cursors do.
    """

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor
        self._waiting: list[str] = []

    @property
    def db(self) -> Any:
        """Django's connection, which waits for no answer."""
        return self._cursor.db

    def execute(self, sql: str, params: Any = None) -> None:
        """Put a statement behind those that wait."""
        self._waiting.append(sql if params is None else self._cursor.mogrify(sql, params))

    def send(self) -> None:
        """Send what waits; afterwards the answer of the last statement can be fetched."""
        if self._waiting:
            statements, self._waiting = self._waiting, []
            self._cursor.execute(";\n".join(statements))
            while self._cursor.nextset():
                pass

    def __iter__(self) -> Iterator[Any]:
        self.send()
        return iter(self._cursor)

    def __getattr__(self, name: str) -> Any:
        self.send()
        return getattr(self._cursor, name)
