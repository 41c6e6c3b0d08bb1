"""`liem reference`: the localities, units and successions that this release ships, brought into the installation."""

import argparse
import sys

from django.utils.translation import gettext as _

from liem.core.organization.administration import bring_in_reference
from liem.core.organization.models import Locality, Succession, Unit
from liem.gates.cli.arguments import actions
from liem.gates.cli.tables import say_json


class ReferenceCommand:
    """The command."""

    name = "reference"
    role = "app"

    @property
    def help(self) -> str:
        return _("localities, units and successions of this release: load")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        actions(parser)("load", _("bring in what is not there yet; what was changed here stays"))

    def run(self, args: argparse.Namespace) -> int:
        """Load, and say how much is there."""
        bring_in_reference()
        told = {"localities": Locality.objects.count(), "units": Unit.objects.count(), "successions": Succession.objects.count()}
        if args.json:
            say_json(told)
        else:
            sys.stdout.write(_("%(localities)s localities, %(units)s units, %(successions)s successions are there.") % told + "\n")
        return 0


COMMAND = ReferenceCommand()
