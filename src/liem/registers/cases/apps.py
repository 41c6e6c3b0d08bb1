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

    def ready(self) -> None:
        """Besides the declarations: the rules ask here for the penalty frames that two persons confirmed."""
        super().ready()
        from liem.registers.cases import entering
        from liem.registers.cases.rules import frames

        frames.entered.source = entering.confirmed
