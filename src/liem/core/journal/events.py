"""`Event`: how a register declares what can happen, and how an event is said in the reader's language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, ClassVar

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liem.core.registry.catalogue import Catalogue


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, in the past tense.

    A subclass names its `kind` (dotted; its meaning never changes), its `sentence` (with `%(field)s` places), `words`
    (the labels of coded fields), `money` (fields in đồng) and `personal` (fields of which the journal keeps a digest).
    `weighty` events are the milestones of a record.
    """

    kind: ClassVar[str] = ""
    sentence: ClassVar[Any] = ""
    words: ClassVar[Mapping[str, Any]] = {}
    money: ClassVar[frozenset[str]] = frozenset()
    personal: ClassVar[frozenset[str]] = frozenset()
    weighty: ClassVar[bool] = False
    undo: ClassVar[Any] = ""
    """How the event is taken back when it cannot be voided, because another record's event belongs to it."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.kind:
            event_kinds.declare(cls.kind, cls)

    def data(self) -> dict[str, Any]:
        """The event's fields as JSON values: days in ISO, money as integers."""
        names = _names(type(self))  # type: ignore[arg-type]
        return {name: v if type(v := getattr(self, name)) in AS_THEY_ARE else plain(v) for name in names}

    @classmethod
    def say(cls, data: Mapping[str, Any]) -> SafeString:
        """The sentence of a stored event, safe for HTML, in the language that is active."""
        said = {name: conditional_escape(spoken(cls, name, value)) for name, value in data.items()}
        return mark_safe(str(cls.sentence) % _Silent(said))  # noqa: S308 - every value is escaped, the sentence is ours


AS_THEY_ARE = frozenset({str, int, bool, type(None)})
"""Types whose values the journal's JSON keeps as they are: what is asked first, for nearly all values are of these."""


@cache
def _names(event: type[Event]) -> list[str]:
    return [f.name for f in fields(event)]


class _Silent(dict[str, Any]):
    """A field that an older event does not have is said as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def spoken(cls: type[Event], name: str, value: Any) -> Any:
    """One field of an event in words: label of a code, day, money, list."""
    if isinstance(value, dict) and "digest" in value:
        return _("(held apart)")
    if name in cls.words:
        labels = cls.words[name]
        if isinstance(value, list):
            return ", ".join(str(labels.get(code, code)) for code in value)
        return labels.get(value, value)
    if name in cls.money and isinstance(value, int):
        return money(value)
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return spoken_day(value)
    return "…" if value is None else value


def money(amount: int) -> str:
    """An amount in đồng, written as the reader's language does."""
    return f"VND {amount:,}" if get_language() == "en" else f"{amount:,} đ".replace(",", ".")


def spoken_day(iso: str) -> str:
    """An ISO day as dd/mm/yyyy; any other text as it is."""
    try:
        return date.fromisoformat(iso).strftime("%d/%m/%Y")
    except ValueError:
        return iso


as_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
"""JSON values as text for the database: half as many bytes for Vietnamese as the usual form; what is kept is the same."""


def plain(value: Any) -> Any:
    """A value as the journal's JSON keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def sentence_of(kind: str, data: Mapping[str, Any]) -> SafeString:
    """What a stored event says; an event of a register that is not installed says its name."""
    declared = event_kinds.get(kind)
    return declared.say(data) if declared else format_html("{}", kind)


event_kinds: Catalogue[str, type[Event]] = Catalogue("event kinds")
