"""Every act of every register can be done by a program."""

import json
from typing import Any

import pytest

from liem.core.records.kinds import kinds
from tests.acts.examples import EXAMPLES, IDS
from tests.played import Played

pytestmark = pytest.mark.api


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=IDS)
def test_every_act_goes_through_the_interface(played: Played, target: int | None, kind: str, example: Any) -> None:
    at = f"/api/v1/{kinds[kind].plural}" + (f"/{target}" if target else "")
    answer = played.program().post(f"{at}/acts/{example.act}", json.dumps(example.data), content_type="application/json")
    assert answer.status_code == (202 if example.second else 201), answer.json()
