"""Asking for likely repeats of a text."""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.core.organization.models import Unit
from liem.core.records.models import Record
from liem.readings.repeats.grams import bands_of, edition, placed, sketch
from liem.readings.repeats.phrases import Shared, shared_phrases

LONGEST = 200_000
"""The most signs that are read; a petition of three hundred typed pages has more."""
MOST = 20
LEAST = 0.1
"""Below this likeness nothing is told: so much is shared by any two texts about the same subject."""

_ASK = "select record_id, score, shared from likely_repeats(%s::int[], %s::int[], %s, %s, %s, %s, %s, %s, %s)"


@dataclass(frozen=True, slots=True)
class Likely:
    """A record that is likely to say the same. `score` lies between 0 (nothing shared) and 1 (the same words)."""

    record: Record
    score: float
    shared: list[Shared]

    @property
    def record_id(self) -> int:
        """The record's id."""
        return int(self.record.pk)

    @property
    def number(self) -> str:
        """The record's number."""
        return str(self.record.number)


class TooLong(Exception):
    """The text has more than `LONGEST` signs. `str()` says so to the reader."""

    def __str__(self) -> str:
        return _("The text is too long to be compared; at most 200,000 characters are read.")


def likely(
    actor: Actor,
    text: str,
    *,
    top: int = 5,
    kind: str = "",
    leave_out: int | None = None,
    alone: bool = False,
    below: Unit | None = None,
    least: float = LEAST,
) -> list[Likely]:
    """The records that `actor` may see and that are most like `text`, the likeliest first.

    `kind` keeps to one kind; `leave_out` is the record the text belongs to; `alone`: the text is one that is compared only within
    the actor's own unit, such as a denunciation; `below` keeps to the records of a unit and those below it; `least` is the lowest
    score to be told. To be called within the scope of the actor. A text without a word finds nothing. Raises `TooLong`.
    """
    if len(text) > LONGEST:
        raise TooLong
    places = placed(text)
    grams = sketch(place.gram for place in places)
    if not grams:
        return []
    with connection.cursor() as cursor:
        low, high = (below.place, below.last_place) if below else (None, None)
        values = [grams, bands_of(grams, actor.unit_top), kind, leave_out, alone, low, high, edition(), min(top, MOST)]
        cursor.execute(_ASK, values)
        found = [row for row in cursor.fetchall() if row[1] >= least]
    # Asked again through the queryset: the function's own copy of the scope is never the last word.
    seen = visible(actor).filter(pk__in=[row[0] for row in found]).select_related("owner").in_bulk()
    return [
        Likely(record=seen[record_id], score=round(score, 3), shared=shared_phrases(text, places, set(shared)))
        for record_id, score, shared in found
        if record_id in seen
    ]
