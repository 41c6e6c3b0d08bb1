"""JSON against an act's own schema, before any form sees it: real types, no unknown key, errors by path.

jsonschema is imported with the first act that a program sends: no start waits for it.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from liem.core.acts.base import Act
from liem.gates.api.problems import Problem

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError


@cache
def _validator(act: type[Act]) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    return Draft202012Validator(act.json_schema())


def check(act: type[Act], values: Any) -> dict[str, Any]:
    """The values as they are when they keep the act's schema; raise `Problem` 422 with a sentence at each path."""
    return _kept(_validator(act), values)


def kept(schema: Mapping[str, Any], values: Any) -> dict[str, Any]:
    """The values as they are when they keep a schema; raise `Problem` 422 with a sentence at each path."""
    from jsonschema import Draft202012Validator

    return _kept(Draft202012Validator(schema), values)


def _kept(schema: "Draft202012Validator", values: Any) -> dict[str, Any]:
    errors: dict[str, list[str]] = {}
    for fault in schema.iter_errors(values):
        for path, said in _said(fault):
            errors.setdefault(path, []).append(said)
    if errors:
        raise Problem(422, _("The values do not keep the contract of this act."), errors=errors)
    assert isinstance(values, dict)
    return values


def _said(fault: "ValidationError") -> Iterable[tuple[str, str]]:
    path = "/".join(str(step) for step in fault.absolute_path)
    if fault.validator == "required":
        missing = next(name for name in fault.validator_value if repr(name) in fault.message)
        return [(_join(path, missing), _("This is missing."))]
    if fault.validator == "additionalProperties":
        unknown = [name for name in fault.instance if name not in fault.schema["properties"]]
        return [(_join(path, name), _("This key is not known here.")) for name in unknown]
    return [(path, _sentence(fault))]


def _join(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name


_TYPES = {
    "string": lambda: _("Text is wanted here."),
    "integer": lambda: _("A whole number is wanted here."),
    "boolean": lambda: _("true or false is wanted here."),
    "array": lambda: _("A list is wanted here."),
    "object": lambda: _("An object is wanted here."),
}


def _sentence(fault: "ValidationError") -> str:
    kind, value = fault.validator, fault.validator_value
    if kind == "anyOf":
        inner = next((f for f in fault.context or [] if f.validator not in ("const", "type")), None)
        first = inner or (fault.context or [fault])[0]
        return _sentence(first) if first is not fault else _("This value is not taken here.")
    if kind == "type":
        return _TYPES.get(str(value), lambda: _("A value of another type is wanted here."))()
    if kind in ("pattern", "format"):
        return _("A day is written YYYY-MM-DD here.")
    if kind == "enum":
        return _("One of these is wanted: %(codes)s.") % {"codes": ", ".join(str(code) for code in value if code != "")}
    if kind == "maxLength":
        return _("At most %(most)s characters.") % {"most": value}
    if kind in ("minLength", "minItems"):
        return _("This may not be empty.")
    if kind in ("minimum", "maximum"):
        return _("The number is outside its limits (%(limit)s).") % {"limit": value}
    if kind == "maxItems":
        return _("At most %(most)s rows.") % {"most": value}
    return _("This value is not taken here.")
