"""Any call that the description allows is answered as it says: never 500, always in the described shape."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from liem.gates.api.openapi import document

pytestmark = [pytest.mark.django_db, pytest.mark.api]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


schema = schemathesis.openapi.from_dict(document())
schema.app = get_wsgi_application()


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """The test's transaction must outlive each call, which otherwise closes its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def token(program_of: Any) -> str:
    """An officer's token, as it is sent."""
    sent: str = program_of("officer").defaults["HTTP_AUTHORIZATION"]
    return sent


def answers(case: Any, token: str) -> None:
    response = case.call(headers={"Authorization": token})
    case.validate_response(response, checks=CHECKS)


ACT_ON_A_RECORD = r"^/[a-z-]+/\{id\}/acts/"
twenty = settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))


@schema.exclude(path_regex=ACT_ON_A_RECORD).parametrize()
@twenty
def test_lists_records_figures_and_openings_answer_as_described(case: Any, token: str) -> None:
    answers(case, token)


@schema.include(path_regex=ACT_ON_A_RECORD).parametrize()
@pytest.mark.deep
@twenty
def test_every_act_on_a_record_answers_as_described(case: Any, token: str) -> None:
    answers(case, token)
