"""Places as books name them, as of the day of the row: a book of 2023 speaks of districts that ended in 2025."""

from bisect import bisect_right
from datetime import date
from typing import Any

from liem.core.acts import forms
from liem.core.organization.models import Locality, Unit
from liem.core.organization.naming import PREFIX_VI
from liem.gates.books import cells


class Localities:
    """Finds the place of a cell among those the act's page would offer, but on any day.

    A province's book names its districts and communes, the centre's the provinces. "Xã Hoằng Phú, huyện Hoằng Hóa" is
    known by what stands before the comma.
    """

    def __init__(self, field: forms.LocalityField) -> None:
        assert field.binding is not None
        self.field = field
        self.today = field.binding.today
        actor = field.binding.actor
        unit = Unit.objects.filter(pk=actor.unit_id).first() if actor is not None else None
        places = Locality.objects.order_by("level", "sort_key", "pk")
        if unit is not None and unit.locality_id and unit.level in ("province", "district", "commune"):
            found = places.filter(parent_id=unit.locality_id) | places.filter(pk=unit.locality_id)
        else:
            found = places.filter(level="province")
        self.places = list(found)
        self.turns = sorted({day for place in self.places for day in (place.valid_from, place.valid_until) if day is not None})
        self.lookups: dict[int, cells.Lookup] = {}

    def read(self, value: Any, day: date | None) -> Locality:
        """The place a cell names on a day (None: today); `BadCell` when there is none or several."""
        text = cells.text(value)
        lookup = self._on(day or self.today)
        try:
            place = lookup.find(text)
        except cells.BadCell:
            first, comma, _rest = text.partition(",")
            if not comma:
                raise
            place = lookup.find(first)
        assert isinstance(place, Locality)
        return place

    def _on(self, day: date) -> cells.Lookup:
        """The names that hold on a day; the same for all days between two changes of the map."""
        era = bisect_right(self.turns, day)
        if era not in self.lookups:
            valid = [place for place in self.places if place.is_valid_on(day)]
            self.lookups[era] = cells.Lookup((place, place.code, _names(place)) for place in valid)
        return self.lookups[era]


def _names(place: Locality) -> list[str]:
    full = f"{PREFIX_VI.get(place.type, '')} {place.name_vi}".strip()
    return [full[:1].upper() + full[1:], place.name_vi, *([place.name_en] if place.name_en else [])]
