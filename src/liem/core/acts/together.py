"""Statements sent together, and behind: those whose answers nobody waits for travel with the next one that is asked, or
are carried out by PostgreSQL while Python works on.
"""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import groupby
from threading import get_ident
from types import TracebackType
from typing import Any, NamedTuple, Self

_LENT = sys.getswitchinterval()
"""How long one thread of Python works before another may, as usual."""


class _Copy(NamedTuple):
    """Rows that go into a table by COPY."""

    sql: str
    rows: Sequence[tuple[Any, ...]]


class Together:
    """A cursor that sends its statements only when an answer is asked for, in one round trip, in their order.

    PostgreSQL still carries them out one by one, each seeing what those before it did; a statement that fails is raised
    where the answer is asked for. Values are written into the statements by the driver, as Django's own cursors do.
    """

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor
        self._waiting: list[str | _Copy] = []
        self._tables: dict[str, str] = {}

    @property
    def db(self) -> Any:
        """Django's connection, which waits for no answer."""
        return self._cursor.db

    def execute(self, sql: str, params: Any = None) -> None:
        """Put a statement behind those that wait."""
        self._waiting.append(sql if params is None else self._cursor.mogrify(sql, params))

    def copied(self, table: str, names: str, rows: Sequence[tuple[Any, ...]]) -> str:
        """Put rows into a temporary table with these columns of `table`, and give its name.

        It holds them until the next call for the same table, and is gone after `drop_copied`.
        """
        copied = self._tables.get(table)
        if copied is None:
            copied = self._tables[table] = f"pg_temp.many_{table}"
            self.execute(f"create temporary table many_{table} on commit drop as select {names} from {table} limit 0")
        else:
            self.execute(f"truncate {copied}")
        self._waiting.append(_Copy(f"copy {copied} ({names}) from stdin", rows))
        return copied

    def drop_copied(self) -> None:
        """Drop the temporary tables, in the role that made them: what is written next may be written in another."""
        if self._tables:
            self.execute(f"drop table {', '.join(self._tables.values())}")
            self._tables.clear()

    def start(self) -> None:
        """Begin with what waits, where a thread stands ready for it (`Behind`); here it waits on."""

    def send(self) -> None:
        """Send what waits; afterwards the answer of the last statement can be fetched."""
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            self._carry_out(waiting)

    def _carry_out(self, waiting: list[str | _Copy]) -> None:
        for kind, some in groupby(waiting, type):
            if kind is _Copy:
                for copied in some:
                    self._copy(copied)  # type: ignore[arg-type]
            else:
                self._cursor.execute(";\n".join(some))  # type: ignore[arg-type]
                while self._cursor.nextset():
                    pass

    def _copy(self, copied: _Copy) -> None:
        with self._cursor.copy(copied.sql) as copy:
            for row in copied.rows:
                copy.write_row(row)

    def __iter__(self) -> Iterator[Any]:
        self.send()
        return iter(self._cursor)

    def __getattr__(self, name: str) -> Any:
        self.send()
        return getattr(self._cursor, name)


class Behind(Together):
    """The same, but `start` lets a thread carry out what waits while Python works on; a context, which ends the thread.

    Nothing changes for PostgreSQL: the same statements, in the same order, on the same connection. Whoever asks it for an
    answer, by this cursor or any other of the connection, waits until all before it is done. A statement that fails is
    raised there, or where the block ends.
    """

    def __init__(self, cursor: Any) -> None:
        super().__init__(cursor)
        self._thread = ThreadPoolExecutor(1, "behind")
        self._started: list[Future[None]] = []
        self._asker = get_ident()
        self._others = cursor.db.execute_wrapper(self._after_all)

    def start(self) -> None:
        """Begin with what waits, behind what was started before."""
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            self._started.append(self._thread.submit(self._carry_out, waiting))

    def finish(self) -> None:
        """Wait until all that was started is done."""
        started, self._started = self._started, []
        for under_way in started:
            under_way.result()

    def send(self) -> None:
        """Send what waits, after what was started."""
        self.finish()
        super().send()

    def _after_all(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Every statement of whoever is not the thread itself waits for it."""
        if get_ident() == self._asker:
            self.finish()
        return execute(sql, params, many, context)

    def __enter__(self) -> Self:
        self._others.__enter__()
        # PostgreSQL's answers wait for Python to be lent to the thread: a millisecond at most instead of five.
        sys.setswitchinterval(0.001)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the thread; what failed in it is raised, unless the block has failed already."""
        try:
            if kind is None:
                self.send()
        finally:
            sys.setswitchinterval(_LENT)
            self._thread.shutdown(cancel_futures=True)
            self._others.__exit__(kind, error, trace)
