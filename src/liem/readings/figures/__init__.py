"""Figures: what is counted from the journal. No number without its cases.

A register declares its indicators beside its acts (`registers/<register>/figures.py`); everything else follows from the
declaration: facts written with each act, sums exact as of an instant, the records behind a sum, the report page.
"""

from liem.readings.figures.catalogue import Alias, Cut, Derived, Entered, Identity, Indicator, Median, alias
from liem.readings.figures.spans import Counted, Span, union

__all__ = ["Alias", "Counted", "Cut", "Derived", "Entered", "Identity", "Indicator", "Median", "Span", "alias", "union"]
