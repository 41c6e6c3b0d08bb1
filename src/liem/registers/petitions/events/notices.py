"""The notices that a law asks for beside the letters of acceptance and answer."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.registers.petitions import words


@dataclass(frozen=True, kw_only=True)
class NoticeGiven(Event):
    """A notice was given: of the acceptance of a denunciation, or its conclusion was published."""

    kind = "petitions.notice_given"
    sentence = _("<b>Notice given</b>: %(notice)s, document %(letter)s")
    words = {"notice": words.NOTICES}

    notice: str
    letter: str
