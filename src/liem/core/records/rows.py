"""`Rows`: the rows of a record in memory while an act runs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from liem.core.records.models import RecordRow


class RowList(list[Any]):
    """Rows of one table. A row appended without a number gets the next one of its record."""

    def __init__(self, rows: Iterable[RecordRow] = (), highest: int = 0) -> None:
        super().__init__(rows)
        self.highest = max([highest, *(row.number for row in self)]) if self else highest

    def append(self, row: RecordRow) -> None:
        """Add `row` at the end, numbered after the highest number this record has used in the table."""
        if not row.number:
            self.highest += 1
            row.number = self.highest
        super().append(row)

    def numbered(self, number: int) -> Any:
        """The row with this number; raise `LookupError` when there is none."""
        for row in self:
            if row.number == number:
                return row
        raise LookupError(number)


class Rows:
    """The row lists of one record by name: `case.rows.placements`."""

    def __init__(self, lists: dict[str, RowList]) -> None:
        self._lists = lists
        vars(self).update(lists)  # asked for at every turn, so they are plain attributes

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> RowList: ...

    def items(self) -> Iterable[tuple[str, RowList]]:
        """Every row list with its name."""
        return self._lists.items()
