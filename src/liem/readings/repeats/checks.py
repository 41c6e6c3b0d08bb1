"""What is checked before Liêm starts: that what is compared exists."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from liem.core.records.kinds import kinds
from liem.readings.repeats.comparing import compared


@register()
def what_is_compared_holds(app_configs: Any = None, **options: Any) -> list[CheckMessage]:
    """Every declaration names a kind and fields that exist."""
    return [Error(fault, obj=one, id="repeats.E001") for one in compared for fault in one.faults(kinds.get(one.kind))]
