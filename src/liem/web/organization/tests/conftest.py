"""The people of the accounts' tests, signed in at the pages."""

import pytest
from django.test import Client

from liem.core.accounts.tests.conftest import admin, hire, reference  # noqa: F401


@pytest.fixture
def signed_in(hire):  # noqa: F811
    """``signed_in("T38", "officer", "thu.canbo")``: a client signed in as that new person, and their work."""

    def enter(unit: str, role: str, username: str, **more):
        work, user = hire(unit, role, username, **more)
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client, work

    return enter
