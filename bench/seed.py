"""Fills an installation with the reference of units and places, and with the demo's invented people. Run as the owner."""

import django

django.setup()

from bench.home import password  # noqa: E402
from liem.core.accounts.demo import load_demo_accounts  # noqa: E402
from liem.core.organization.demo import load_demo_cluster  # noqa: E402
from liem.core.organization.reference.loader import load_reference  # noqa: E402

if __name__ == "__main__":
    load_reference()
    load_demo_cluster()
    load_demo_accounts(password())
