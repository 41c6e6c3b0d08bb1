"""Voiding an event that was written by mistake."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At, for_all
from liem.core.acts.refusals import Refused
from liem.core.acts.state import restore, state_of
from liem.core.journal.events import Event, event_kinds
from liem.core.journal.history import fold
from liem.core.journal.raw import remaining
from liem.core.records.kinds import BY_MISTAKE


@dataclass(frozen=True, kw_only=True)
class Voided(Event):
    """An event was voided: it never happened."""

    kind = "records.voided"
    sentence = _("<b>Voided</b> event %(ordinal)s: %(reason)s")
    ordinal: int
    reason: str
    voided: int


@for_all
class Void(Act):
    """Void an event that was written by mistake. The record is what the remaining events make of it."""

    label = _("Void an event")
    icon = "ban"
    closed_too = True
    needs = "history"
    weight = 90
    event = Voided

    ordinal = forms.Count(_("Number of the event in this record"), low=1, high=1_000_000)
    reason = forms.Text(_("Reason"), max_length=500)

    def carry_out(self, own: Any, data: Any, at: At) -> Voided:
        """Fold the events that remain into the record's new state."""
        assert at.kind is not None
        event = next((event for event in at.events if event.ordinal == data.ordinal), None)
        standing = {event.event_id for event in remaining(at.events)}
        if event is None or event.event_id not in standing:
            raise Refused({"ordinal": [str(_("There is no such event that still stands."))]})
        if "new_owner" in event.data:
            raise Refused({"ordinal": [str(_("A hand-over is not voided: hand the record back."))]})
        declared = event_kinds.get(event.kind)
        if declared is not None and declared.undo:
            raise Refused({"ordinal": [str(declared.undo)]})
        if event.ordinal == 1:
            self._void_opening(own, at, standing)
        else:
            restore(at.kind, own, fold(event.changes for event in remaining(at.events, event.event_id)))
        return Voided(ordinal=event.ordinal, reason=data.reason, voided=event.event_id)

    def _void_opening(self, own: Any, at: At, standing: set[int]) -> None:
        if len(standing) > 1:
            raise Refused({"ordinal": [str(_("Void the later events first; the opening comes last."))]})
        assert at.kind is not None
        state = dict(state_of(at.kind, own))
        state |= {"stage": BY_MISTAKE, "closed_on": at.today.isoformat()}
        restore(at.kind, own, state)
