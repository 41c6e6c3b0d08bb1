"""What schemathesis needs of us: the description, an officer's token, and the checks of an answer."""

from typing import Any

import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from liem.gates.api.openapi import document

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
ACT_ON_A_RECORD = r"^/[a-z-]+/\{id\}/acts/"
twenty = settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))


def described(*, corners: bool) -> Any:
    """The description as schemathesis reads it. `corners` adds calls at the bounds of every part of it: about ninety each."""
    schema = schemathesis.openapi.from_dict(document())
    schema.app = get_wsgi_application()
    schema.config.phases.coverage.enabled = corners
    return schema


def answers(case: Any, token: str) -> None:
    """Make a call and look whether its answer is as described."""
    response = case.call(headers={"Authorization": token})
    case.validate_response(response, checks=CHECKS)
