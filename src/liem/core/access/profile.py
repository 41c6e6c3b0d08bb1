"""The gate of the profile: what a networked installation may not hold.

Law 117/2025/QH15 (in force 1 March 2026) lets an electronic State secret live only on a standalone local network. The gate
stands twice: here, before an act is written, and in PostgreSQL (`secret_allowed`), whoever writes.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from liem.core.records.models import Confidentiality

NETWORKED = "networked"


def secret_refused(level: int) -> Any:
    """Why a record of this confidentiality may not be held here, or None when it may."""
    if level < Confidentiality.CONFIDENTIAL or settings.LIEM_PROFILE != NETWORKED:
        return None
    return _(
        "This installation is networked: by Law 117/2025/QH15 a State secret may be held only on a standalone local network."
        " Keep it on paper, or in the standalone installation."
    )
