"""Expressions: `petitions.resolved[class=complaint,outcome=right]`, the same in forms, targets, commands and the API."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liem.readings.figures.catalogue import AnyIndicator, Cut, Derived, Indicator, aliases, indicators

_SHAPE = re.compile(r"\s*(?P<code>[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)\s*(?:\[(?P<cuts>[^\[\]]*)\]\s*)?")
_PAIR = re.compile(r"\s*(?P<cut>[a-z0-9_]+)\s*=\s*(?P<value>[^,=\s]*)\s*")


class BadExpression(ValueError):
    """An expression that names no figure. The text says why, in the reader's language."""


@dataclass(frozen=True)
class Expression:
    """An indicator with the codes by which it is filtered. `text` is its one spelling, or the alias that was asked for."""

    text: str
    indicator: AnyIndicator
    filters: tuple[tuple[str, str], ...] = ()
    name: Any = ""

    @property
    def label(self) -> str:
        """The figure in words, with the filtered codes after it."""
        if self.name:
            return str(self.name)
        said = [str(cut.label_of(value)) for cut, value in self.named()]
        return f"{self.indicator.label}: {', '.join(said)}" if said else str(self.indicator.label)

    def named(self) -> list[tuple[Cut, str]]:
        """The filters with their cuts."""
        cuts = {cut.code: cut for cut in self.indicator.all_cuts}
        return [(cuts[code], value) for code, value in self.filters]


def parse(text: str) -> Expression:
    """The expression that `text` names; raise `BadExpression` when it names none.

    An alias may be filtered further: `petitions.complaints[source=post]`.
    """
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise BadExpression(_("“%(text)s” is not an expression such as register.figure[cut=value].") % {"text": text})
    code, filters = match["code"], _filters(text, match["cuts"])
    short = aliases.get(code)
    if short is not None:
        target = parse(short.expression)
        merged = _merged(text, dict(target.filters), filters)
        spelled = code if not filters else _spelled(target.indicator.code, merged)
        return _checked(spelled, target.indicator, merged, short.label if not filters else "")
    indicator = indicators.get(code)
    if indicator is None:
        raise BadExpression(_unknown(code))
    return _checked(_spelled(code, filters), indicator, filters, "")


def _filters(text: str, cuts: str | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in (cuts or "").split(",") if cuts and cuts.strip() else ():
        pair = _PAIR.fullmatch(part)
        if pair is None:
            raise BadExpression(_("In “%(text)s”, “%(part)s” is not of the form cut=value.") % {"text": text, "part": part.strip()})
        if pair["cut"] in found:
            raise BadExpression(_("In “%(text)s”, “%(cut)s” is named twice.") % {"text": text, "cut": pair["cut"]})
        found[pair["cut"]] = pair["value"]
    return found


def _merged(text: str, first: dict[str, str], second: Mapping[str, str]) -> dict[str, str]:
    for cut, value in second.items():
        if first.get(cut, value) != value:
            raise BadExpression(_("In “%(text)s”, “%(cut)s” contradicts what the name already says.") % {"text": text, "cut": cut})
    return {**first, **second}


def _checked(text: str, indicator: AnyIndicator, filters: Mapping[str, str], name: Any) -> Expression:
    cuts = {cut.code: cut for cut in indicator.all_cuts}
    for code, value in filters.items():
        if code not in cuts:
            known = ", ".join(cuts) or pgettext("cuts of a figure", "none")
            raise BadExpression(
                _("“%(figure)s” is not cut by “%(cut)s”; its cuts: %(known)s.") % {"figure": indicator.code, "cut": code, "known": known}
            )
        labels = cuts[code].labels()
        if value not in labels:
            known = ", ".join(code for code in labels if code)
            raise BadExpression(
                _("“%(value)s” is no code of “%(cut)s” in “%(figure)s”; its codes: %(known)s.")
                % {"value": value, "cut": code, "figure": indicator.code, "known": known}
            )
    order = list(cuts)
    return Expression(text, indicator, tuple(sorted(filters.items(), key=lambda item: order.index(item[0]))), name)


def _spelled(code: str, filters: Mapping[str, str]) -> str:
    return f"{code}[{','.join(f'{cut}={value}' for cut, value in filters.items())}]" if filters else code


def _unknown(code: str) -> str:
    near = get_close_matches(code, [*indicators.keys(), *aliases.keys()], n=3, cutoff=0.6)
    if near:
        return _("No figure has the code “%(code)s”. Did you mean %(near)s?") % {"code": code, "near": ", ".join(near)}
    return _("No figure has the code “%(code)s”.") % {"code": code}


def needed(expression: Expression) -> list[Expression]:
    """The counted or entered figures an expression is made of: itself, or the two parts of a derived one."""
    indicator = expression.indicator
    if isinstance(indicator, Derived):
        return [parse(indicator.of), parse(indicator.over)]
    return [expression]


def in_detail(expression: Expression, by: tuple[str, ...] = ()) -> bool:
    """Whether a cut of the second family is named, so that records are counted one by one."""
    indicator = expression.indicator
    if not isinstance(indicator, Indicator):
        return False
    second = {cut.code for cut in indicator.base.detail}
    return bool(second & ({code for code, _value in expression.filters} | set(by)))
