"""What a field of an act may look at when it is bound, and what every field can do."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from liem.core.access.actor import Actor

Choices = Mapping[str, Any] | Callable[["Binding"], Mapping[str, Any]]
JSON = dict[str, Any]


class Binding:
    """What a field may look at when an act is bound: the actor, the record's own row, the day."""

    def __init__(self, actor: Actor | None, own: Any, today: date) -> None:
        self.actor = actor
        self.own = own
        self.today = today


class Bound:
    """Mixin of every field: binding to the actor, its schema, and how a cleaned value goes back into a form."""

    personal = False

    def bind(self, binding: Binding) -> None:
        """Take choices and limits from the actor and the record. Called once for each act that is bound."""

    def schema(self) -> JSON:
        """The field's JSON schema."""
        return {"type": "string"}

    def plain(self, value: Any) -> Any:
        """A cleaned value as JSON, so that `clean` gives the same value again (proposals keep it)."""
        return value
