"""By what petitions are cut. A cut reads the event's own data, never the petition as it is today."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.readings.figures import Cut
from liem.registers.petitions import words
from liem.registers.petitions.rules import fields

Data = Mapping[str, Any]


def branch_of(data: Data) -> str:
    """The branch of the field, as forms 02/XLD–04/XLD have it."""
    return fields.BRANCH_OF.get(data.get("field") or "", "")


CLASS = Cut("class", pgettext_lazy("petition", "Class"), words.CLASSES, read="petition_class")
SOURCE = Cut("source", _("Source"), words.SOURCES)
FIELD = Cut("field", pgettext_lazy("petition", "Field"), words.FIELDS)
BRANCH = Cut("branch", _("Branch"), words.BRANCHES, read=branch_of)
ADDRESSEE = Cut("addressee", _("Addressed to"), words.ADDRESSEES)
SENDER = Cut("sender", _("Sender"), words.SENDERS, read="sender_kind")
INSTANCE = Cut("instance", _("Instance"), {"1": _("First instance"), "2": _("Second instance")})
HANDLING = Cut("handling", _("Handling"), words.HANDLED)
LEFT = Cut("left", _("How it ended"), words.LEFT)
OUTCOME = Cut("outcome", _("Outcome"), words.OUTCOMES)
IN_TIME = Cut("in_time", _("In time"), words.YES_NO)
LATE = Cut("late", _("After the day asked for"), words.YES_NO)
BEYOND = Cut("beyond", _("Beyond what the law allows"), words.YES_NO)
RECEIVER = Cut("receiver", _("Sent to"), words.RECEIVERS, read="receiver_kind")
SETTLED = Cut("settled", _("Settled before"), words.SETTLED)
OWED_TO = Cut("owed_to", _("For whom"), words.OWED_TO)
REASON = Cut("reason", _("Why not eligible"), words.REASONS, read="reasons")
SUGGESTION = Cut("suggestion", _("Suggestion"), words.SUGGESTIONS)
