"""What is offered for a petition that is being taken in or classified, and what became of it.

Each offer names a field of the form, the value, why, and the words found. Nothing is set by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.organization.models import Locality, Unit
from liem.core.organization.naming import PREFIX_VI
from liem.registers.petitions import words
from liem.registers.petitions.rules import marks
from liem.registers.petitions.rules.places import place_in
from liem.registers.petitions.rules.suggesting import CONDITIONS, Suggestion, suggestions

LABELS = {
    "petition_class": pgettext_lazy("suggestion", "Class"),
    "field": pgettext_lazy("suggestion", "Field"),
    "competent_body": pgettext_lazy("suggestion", "Competent body"),
    "locality": pgettext_lazy("suggestion", "Locality"),
    "mask": pgettext_lazy("suggestion", "Mask"),
}
TAKEN, CHANGED, PASSED = "taken", "changed", "passed"
ON = "on"


@dataclass(frozen=True, slots=True)
class Offer:
    """A value offered for a field: in words, why, by which words of the text, and whether the form holds it already."""

    field: str
    value: str
    said: str
    why: str
    held: bool = False
    other: bool = False
    """The form holds something else."""

    @property
    def label(self) -> str:
        """What the field is called."""
        return str(LABELS[self.field])


def offers(actor: Actor, values: Mapping[str, Any], today: date, *, fields: tuple[str, ...]) -> list[Offer]:
    """Everything that can be offered for a form with these values, of these fields."""
    text = "\n".join(filter(None, (values.get(name) or "" for name in ("title", "content", "demand"))))
    chosen = {name: values.get(name) or "" for name in CONDITIONS}
    made = [_of_rule(one, values) for one in suggestions(text, against=values.get("against") or "", chosen=chosen, on=today)]
    if "locality" in fields and (place := _of_place(actor, text, values, today)):
        made.append(place)
    if "mask" in fields and (mask := _of_marks(values)):
        made.append(mask)
    return [one for one in made if one.field in fields]


def fates(made: list[Offer]) -> list[str]:
    """What became of each offer when the form is sent: taken, changed to something else, or passed over."""
    return [f"{one.field}:{TAKEN if one.held else CHANGED if one.other else PASSED}" for one in made]


def value_in_words(field: str, value: str) -> str:
    """A suggested value as the form calls it."""
    labels: Any = {"petition_class": words.CLASSES, "field": words.FIELDS}.get(field, {})
    return str(labels.get(value, value))


def _offer(values: Mapping[str, Any], field: str, value: str, said: str, why: str) -> Offer:
    held = str(values.get(field) or "")
    return Offer(field, value, said, why, held=held == value, other=bool(held) and held != value)


def _of_rule(one: Suggestion, values: Mapping[str, Any]) -> Offer:
    said = value_in_words(one.field, one.value)
    why = one.why("en" if (get_language() or "vi").startswith("en") else "vi")
    if one.outside:
        why = _("%(why)s Outside the committee's own competence.") % {"why": why}
    found = _("Found: %(words)s.") % {"words": ", ".join(f"“{word}”" for word in one.words)}
    return _offer(values, one.field, one.value, said, f"{why} {found}")


def _of_place(actor: Actor, text: str, values: Mapping[str, Any], today: date) -> Offer | None:
    unit = Unit.objects.filter(pk=actor.unit_id).values_list("locality_id", flat=True).first()
    if unit is None or not text.strip():
        return None
    communes = Locality.objects.valid_on(today).filter(parent_id=unit).values_list("pk", "type", "name_vi")
    found = place_in(text, communes)
    if found is None:
        return None
    key, phrase = found
    kind, name = next((kind, name) for pk, kind, name in communes if pk == key)
    said = f"{PREFIX_VI.get(kind, '')} {name}".strip()
    return _offer(values, "locality", str(key), said[:1].upper() + said[1:], _("Found: %(words)s.") % {"words": f"“{phrase}”"})


def _of_marks(values: Mapping[str, Any]) -> Offer | None:
    found = marks.found(values.get("content") or "")
    if not found:
        return None
    counts = {kind: sum(mark.kind == kind for mark in found) for kind in (marks.NAME, marks.TELEPHONE, marks.ID_NUMBER)}
    said = [
        ngettext("%(count)s name", "%(count)s names", counts[marks.NAME]) % {"count": counts[marks.NAME]},
        ngettext("%(count)s telephone number", "%(count)s telephone numbers", counts[marks.TELEPHONE]) % {"count": counts[marks.TELEPHONE]},
        ngettext("%(count)s ID number", "%(count)s ID numbers", counts[marks.ID_NUMBER]) % {"count": counts[marks.ID_NUMBER]},
    ]
    shown = ", ".join(words_ for words_, count in zip(said, counts.values(), strict=True) if count)
    quoted = ", ".join(dict.fromkeys(f"“{mark.text}”" for mark in found))
    why = _("%(words)s. The text as written stays under seal.") % {"words": quoted}
    held = str(values.get("mask") or "") in (ON, "true", "1", "True")
    return Offer("mask", ON, shown, why, held=held)
