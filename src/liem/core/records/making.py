"""New instances of models by the thousand: the defaults of a model are worked out once, not for each instance."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.db import models

Made = TypeVar("Made", bound=models.Model)


def make(model: type[Made], **values: Any) -> Made:
    """`model(**values)` for concrete fields by their column names (`owner_id`)."""
    return model(*[values[name] if name in values else default() for name, default in _defaults(model)])


@cache
def _defaults(model: type[models.Model]) -> list[tuple[str, Callable[[], Any]]]:
    return [(f.attname, _default(f)) for f in model._meta.concrete_fields]


def _default(f: Any) -> Callable[[], Any]:
    if callable(f.default):
        return f.get_default
    value = f.get_default()
    return lambda: value
