"""The tables of sign-in: the account, its one-time links, and the tokens of programs.

An account says who somebody is; what they may do comes from their appointments alone. Secrets are kept as hashes:
the text of a link or a token is shown once, when it is made.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes accounts. There is no superuser: an administrator is a person with that appointment."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        """A new account; without a password nobody can sign in with it until a one-time link has been used."""
        user = self.model(username=self.model.normalize_username(username).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """The account of a name, however it was capitalised."""
        return self.get(username=(username or "").lower())


class User(AbstractBaseUser):
    """An account: a name to sign in with and, for people, the person behind it."""

    username = models.CharField(
        _("Account name"), max_length=60, unique=True, validators=[ASCIIUsernameValidator()],
        error_messages={"unique": _("An account of this name exists already.")},
    )  # fmt: skip
    person = models.ForeignKey("organization.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="accounts")
    is_active = models.BooleanField(_("Active"), default=True)
    language = models.CharField(_("Language"), max_length=2, choices=[("vi", "Tiếng Việt"), ("en", "English")], default="vi")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        db_table = "account"
        verbose_name = _("Account")
        constraints = [models.CheckConstraint(name="account_lower", condition=models.Q(username=Lower("username")))]

    def __str__(self) -> str:
        return self.username

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's permissions are not used: rights come from appointments."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """Django's permissions are not used: rights come from appointments."""
        return False


class Token(models.Model):
    """The right of a program to act in one appointment, within scopes, until a day; revocable.

    ``hash`` is the SHA-256 of the whole text ``liem_…`` (256 random bits, so no salt is needed).
    """

    appointment = models.ForeignKey("organization.Appointment", on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(_("Name"), max_length=100)
    hash = models.BinaryField(unique=True, max_length=32)
    scopes = ArrayField(models.CharField(max_length=60), default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("Expires"))
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "token"
        verbose_name = _("Token")

    def __str__(self) -> str:
        return self.name


class OneTimeLink(models.Model):
    """A link with which the owner of an account sets a password, once, within its life."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="links")
    hash = models.BinaryField(unique=True, max_length=32)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "one_time_link"

    def __str__(self) -> str:
        return f"{self.user_id} · {self.expires_at}"
