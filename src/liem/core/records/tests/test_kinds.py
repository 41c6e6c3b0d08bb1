"""What a register may declare of a kind of record."""

from dataclasses import replace

import pytest

from liem.core.records.kinds import kinds
from liem.core.records.models import RecordRow


def test_no_rows_hide_what_gives_all_rows() -> None:
    with pytest.raises(ValueError, match=r"case: `rows.items"):
        replace(kinds["case"], rows={"items": RecordRow})
