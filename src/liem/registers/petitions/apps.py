"""The card of the register of petitions."""

from django.utils.translation import gettext_lazy as _

from liem.core.registry import Register


class PetitionsConfig(Register):
    """Petitions, complaints and denunciations."""

    name = "liem.registers.petitions"
    label = "petitions"
    verbose_name = _("Petitions, complaints and denunciations")
    order = 15
    icon = "mail-open"
