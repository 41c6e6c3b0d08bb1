"""What every test database holds beside the migrations: the shipped reference, and the cast of people.

Run as the owner when the template is made (`python -m tests.seed`).
"""

import django

django.setup()

from liem.core.accounts.demo import load_demo_accounts  # noqa: E402
from liem.core.organization.demo import load_demo_cluster  # noqa: E402
from liem.core.organization.reference.loader import load_reference  # noqa: E402
from tests.people import PASSWORD  # noqa: E402

if __name__ == "__main__":
    load_reference()
    load_demo_cluster()
    load_demo_accounts(PASSWORD)
