"""New instances of models by the thousand: the defaults of a model are worked out once, not for each instance."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar

from django.db import models
from django.db.models.base import ModelState

Made = TypeVar("Made", bound=models.Model)


def make(model: type[Made], **values: Any) -> Made:
    """`model(**values)` for concrete fields by their column names (`owner_id`)."""
    return filled(model, [values[name] if name in values else default() for name, default in _defaults(model)])


def filled(model: type[Made], values: Iterable[Any]) -> Made:
    """`model(*values)` for all concrete fields, past `Model.__init__`: its signals, which nobody here listens to, and its
    many questions take several times as long as the rest.
    """
    made = model.__new__(model)
    made._state = ModelState()
    made.__dict__.update(zip(_names(model), values, strict=True))
    return made


@cache
def _names(model: type[models.Model]) -> list[str]:
    return [f.attname for f in model._meta.concrete_fields]


@cache
def _defaults(model: type[models.Model]) -> list[tuple[str, Callable[[], Any]]]:
    return [(f.attname, _default(f)) for f in model._meta.concrete_fields]


def _default(f: Any) -> Callable[[], Any]:
    if callable(f.default):
        return f.get_default
    value = f.get_default()
    return lambda: value
