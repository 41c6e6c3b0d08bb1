"""The sums that must hold, in the reader's language."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from liem.readings.figures.catalogue import Indicator, identities
from liem.readings.figures.expressions import Expression, parse
from liem.web import formats
from liem.web.shapes import Identity

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_STOCK = "stock:"

Check = Mapping[str, Any]


def checks_of(checks: Iterable[Check], expressions: set[str]) -> list[Check]:
    """The checks about these figures: the declared ones, and of each stock once how it got to its closing.

    A stock of one part is named only where it does not hold.
    """
    shown, stocks = [], set()
    for check in checks:
        if not check["id"].startswith(_STOCK):
            if any(part.text in expressions for part in _left(check)):
                shown.append(check)
            continue
        expression = parse(check["id"].removeprefix(_STOCK))
        if expression.text not in expressions or (expression.filters and check["holds"]):
            continue
        indicator = expression.indicator
        base = (indicator.base.code if isinstance(indicator, Indicator) else indicator.code, expression.filters)
        if base not in stocks:
            stocks.add(base)
            shown.append(check)
    return shown


def _left(check: Check) -> list[Expression]:
    """The figures that a declared identity is about."""
    return [parse(text) for text in identities[check["id"]].left]


def identity_of(check: Check) -> Identity:
    """A check as it is drawn; the numbers of one that does not hold are bold."""
    words, numbers = _stock(check) if check["id"].startswith(_STOCK) else (_declared(check), _localised(check["detail"]))
    pattern = "{}: {}" if check["holds"] else "{}: <b>{}</b>"
    return Identity(holds=check["holds"], text=format_html(pattern, words, numbers))


def _stock(check: Check) -> tuple[str, str]:
    values = check["values"]
    terms = [_("opening %(n)s") % {"n": formats.number(values["opening"])}]
    for key, words in (
        ("in", _("+ in %(n)s")),
        ("moved_in", _("+ taken over %(n)s")),
        ("out", _("− out %(n)s")),
        ("moved_out", _("− handed over %(n)s")),
    ):
        if values[key] or key in ("in", "out"):
            terms.append(words % {"n": formats.number(values[key])})
    sign = "=" if check["holds"] else "≠"
    closing = _("closing %(n)s") % {"n": formats.number(values["closing"])}
    return parse(check["id"].removeprefix(_STOCK)).label, f"{' '.join(terms)} {sign} {closing}"


def _declared(check: Check) -> str:
    return f"{' + '.join(part.label for part in _left(check))} – {check['label']}"


def _localised(detail: str) -> str:
    """The sums of a check with their numbers in the reader's way of writing."""

    def written(match: re.Match[str]) -> str:
        text = match.group(0).replace(",", "")
        return formats.number(float(text), 1) if "." in text else formats.number(int(text))

    return _NUMBER.sub(written, detail)
