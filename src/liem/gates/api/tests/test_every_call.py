"""The whole of `test_schemathesis.py`: every address, and beside calls by chance those at the bounds of all that is described."""

from typing import Any

import pytest

from liem.gates.api.tests.calling import answers, described, twenty

pytestmark = [pytest.mark.django_db, pytest.mark.api, pytest.mark.deep]
schema = described(corners=True)


@schema.parametrize()
@twenty
def test_every_address_answers_as_described(case: Any, token: str) -> None:
    answers(case, token)
