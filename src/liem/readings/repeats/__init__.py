"""Repeats: which earlier records say the same as a text, however it was typed.

A register declares with `Compared` what is compared of its records. An act writes the record's sketch (keyed hashes of its word
pairs) in its own transaction; a job folds sketches into lists soon after. `queries.likely` asks, and finds only what may be seen.
"""

from liem.readings.repeats.comparing import Beside, Compared, compared

__all__ = ["Beside", "Compared", "compared"]
"""`likely`, `Likely` and `Shared` stand in `queries`, which needs the tables."""
