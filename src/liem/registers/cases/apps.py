"""The card of the register of cases."""

from django.utils.translation import gettext_lazy as _

from liem.core.registry import Register


class CasesConfig(Register):
    """Cases and incidents."""

    name = "liem.registers.cases"
    label = "cases"
    verbose_name = _("Cases and incidents")
    order = 10
    icon = "scale"
