"""New instances of models by the thousand: the defaults of a model are worked out once, not for each instance."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from django.db import models
from django.db.models.base import ModelState

Made = TypeVar("Made", bound=models.Model)


def make(model: type[Made], **values: Any) -> Made:
    """`model(**values)` for concrete fields by their column names (`owner_id`)."""
    made = model.__new__(model)
    fill(made, values)
    return made


def fill(made: models.Model, values: Mapping[str, Any]) -> None:
    """Give an instance values by their column names, and defaults for the others.

    Past `Model.__init__`, whose signals nobody here listens to and whose many questions take several times as long.
    """
    made._state = ModelState()
    made.__dict__.update({name: values[name] if name in values else default() for name, default in _defaults(type(made))})


def filled(model: type[Made], values: Iterable[Any]) -> Made:
    """`model(*values)` for all concrete fields, in the same way."""
    made = model.__new__(model)
    made._state = ModelState()
    made.__dict__.update(zip(columns(model), values, strict=True))
    return made


@cache
def columns(model: type[models.Model]) -> dict[str, None]:
    """The column names of a model, in their order."""
    return {f.attname: None for f in model._meta.concrete_fields}


@cache
def _defaults(model: type[models.Model]) -> list[tuple[str, Callable[[], Any]]]:
    return [(f.attname, _default(f)) for f in model._meta.concrete_fields]


def _default(f: Any) -> Callable[[], Any]:
    if callable(f.default):
        return f.get_default
    value = f.get_default()
    return lambda: value
