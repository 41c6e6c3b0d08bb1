"""The card of the register of matters."""

from django.utils.translation import gettext_lazy as _

from liem.core.registry import Register


class MattersConfig(Register):
    """Matters of security and order."""

    name = "liem.registers.matters"
    label = "matters"
    verbose_name = _("Matters of security and order")
    order = 20
    icon = "shield-alert"
