"""The reference in the test's database, loaded unless the template brought it."""

import pytest

from liem.core.organization.models import Unit
from liem.core.organization.reference.loader import load_reference
from liem.core.organization.telling import writing


@pytest.fixture
def reference(db):
    """All localities and units of the shipped reference."""
    if not Unit.objects.filter(code="T38.15865").exists():
        with writing():
            load_reference()
