"""How allauth does its work here: nobody makes an account for themselves, and only the password's own column is written."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from liem.core.accounts import acts
from liem.core.accounts.models import User


class Adapter(DefaultAccountAdapter):
    """Sign-in for accounts that an administrator opened, and for nobody else."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts come from administrators."""
        return False

    def set_password(self, user: User, password: str) -> None:
        """Stores the password; all other columns of an account are closed to the application."""
        acts.set_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own page."""

        return reverse("usersessions_list")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Accounts have no mail address; nothing is ever sent."""
