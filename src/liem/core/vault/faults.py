"""What can be wrong with the vault, each with a sentence for the person who meets it."""

from django.utils.translation import gettext as _


class VaultFault(Exception):
    """Base of all faults of the vault. `str()` says it in the active language and never holds what was sealed."""


class NoKey(VaultFault):
    """The installation has no key yet, or the key that a seal names is not among its keys. `key_id` is empty or that
    key.
    """

    def __init__(self, key_id: str = "") -> None:
        super().__init__(key_id)
        self.key_id = key_id

    def __str__(self) -> str:
        if self.key_id:
            return _("The key %(key)s of the vault is missing; bring back vault.key from a backup") % {"key": self.key_id}
        return _("The vault has no key yet; it is made when the installation is first started")


class KeyUnusable(VaultFault):
    """The key file, or `LIEM_VAULT_KEY`, holds no key of 32 bytes. `where` names it; `line` counts from 1."""

    def __init__(self, *, where: str, line: int) -> None:
        super().__init__(where, line)
        self.where, self.line = where, line

    def __str__(self) -> str:
        return _("%(where)s, line %(line)s is no key of the vault") % {"where": self.where, "line": self.line}


class KeyExposed(VaultFault):
    """The key file can be read by others than its owner. `path` is the file."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return _("%(path)s can be read by other users; close it with chmod 600") % {"path": self.path}


class SealBroken(VaultFault):
    """What was stored has been altered, cut or put in another place: it cannot be opened."""

    def __str__(self) -> str:
        return _("The seal was altered and cannot be opened")


class SealDestroyed(VaultFault):
    """The seal's key was destroyed on purpose; nobody can open it any more."""

    def __str__(self) -> str:
        return _("The seal's key was destroyed; what it held is gone for good")
