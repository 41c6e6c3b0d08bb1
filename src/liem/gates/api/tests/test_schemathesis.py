"""Any call that the description allows is answered as it says: never 500, always in the described shape.

Here, in every commit, ten calls by chance to each address that is no act on a record; `test_every_call.py` holds the whole.
"""

from typing import Any

import pytest
from hypothesis import settings

from liem.gates.api.tests.calling import ACT_ON_A_RECORD, answers, described, twenty

pytestmark = [pytest.mark.django_db, pytest.mark.api]
schema = described(corners=False)


@schema.exclude(path_regex=ACT_ON_A_RECORD).parametrize()
@settings(twenty, max_examples=10)
def test_lists_records_figures_and_openings_answer_as_described(case: Any, token: str) -> None:
    answers(case, token)
