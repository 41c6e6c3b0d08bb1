"""New instances of models by the thousand: the defaults of a model are worked out once, not for each instance."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
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
    always, made_anew = _defaults(type(made))
    made.__dict__.update(always)
    made.__dict__.update({name: default() for name, default in made_anew if name not in values})
    made.__dict__.update(values)


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


def reader(names: Sequence[str]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """Reads the values of these columns from `vars(instance)`: past the descriptors of its fields, which take twice as long."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple([values[name] for name in names])


@cache
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """The defaults that are the same for all instances, and the makers of the others."""
    made_anew = [f for f in model._meta.concrete_fields if f.has_default() and callable(f.default)]
    always = {f.attname: f.get_default() for f in model._meta.concrete_fields if f not in made_anew}
    return always, [(f.attname, f.get_default) for f in made_anew]
