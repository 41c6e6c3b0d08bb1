"""`Kind`: what a register declares of each noun it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext_lazy as _

from liem.core.records.models import COMMON_ROWS, RecordKind, RecordRow
from liem.core.registry.catalogue import Catalogue

BY_MISTAKE = "entered_by_mistake"
"""The stage of a record whose opening was voided. Its number stays taken."""
LABELS: Mapping[str, Any] = {
    "number": _("Record number"),
    "title": _("Title"),
    "owner_id": _("Unit"),
    "confidentiality": _("Confidentiality"),
    "need_to_know": _("Need-to-know list"),
    "locality_id": _("Locality"),
    "stage": _("Stage"),
    "officer_id": _("Officer"),
    "opened_on": _("Entered on"),
    "closed_on": _("Closed on"),
}
"""The words on screen for the columns of `Record` that an event may change."""


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of record.

    `facets` are own fields copied into every event of the record, so that figures read their cuts from the event.
    `amendable` are fields that `amend` may correct (own fields and `title`, `locality`). `personal` are own or row fields
    (`"accused.note"`) of which the journal keeps only a digest. `closing_stages` are stages in which the record is closed.
    """

    code: str
    plural: str
    model: type[RecordKind]
    label: Any
    label_plural: Any
    prefix: str
    stages: Mapping[str, Any]
    icon: str = "file-text"
    rows: Mapping[str, type[RecordRow]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    amendable: tuple[str, ...] = ("title",)
    words: tuple[str, ...] = ()
    """Own text fields that search finds besides number and title."""
    personal: frozenset[str] = frozenset()
    closing_stages: frozenset[str] = frozenset({"concluded"})
    lanes: tuple[str, ...] = ()
    """The stages drawn as a line on the record page, in order."""

    def __post_init__(self) -> None:
        if "items" in self.rows:
            raise ValueError(f"{self.code}: `rows.items()` gives all rows, so none of them can be called so")
        object.__setattr__(self, "stages", {**self.stages, BY_MISTAKE: _("Entered by mistake")})
        object.__setattr__(self, "closing_stages", frozenset(self.closing_stages) | {BY_MISTAKE})
        kinds.declare(self.code, self)
        kinds_by_plural.declare(self.plural, self)

    @property
    def app_label(self) -> str:
        """The register that holds this kind."""
        return self.model._meta.app_label

    @cached_property
    def all_rows(self) -> dict[str, type[RecordRow]]:
        """The kind's own rows and those that every record has."""
        return {**self.rows, **COMMON_ROWS}

    @cached_property
    def own_fields(self) -> list[str]:
        """Column names (`attname`) of the kind's own table, without the record."""
        return [f.attname for f in self.model._meta.concrete_fields if f.attname != "record_id"]

    def label_of(self, name: str) -> Any:
        """The words on screen for a field of this kind or of its record."""
        if name in LABELS:
            return LABELS[name]
        try:
            return self.model._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        except FieldDoesNotExist:
            return name


@cache
def row_fields(model: type[RecordRow]) -> list[str]:
    """Column names (`attname`) of a row table that an event may change: all but id, record and number."""
    return [f.attname for f in model._meta.concrete_fields if f.attname not in ("id", "record_id", "number")]


kinds: Catalogue[str, Kind] = Catalogue("kinds")
kinds_by_plural: Catalogue[str, Kind] = Catalogue("kinds by plural")
