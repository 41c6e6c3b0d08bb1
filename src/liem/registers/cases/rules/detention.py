"""Detention: how long at most, by the class of the crime charged (Criminal Procedure Code 2015, articles 134, 173, 241, 278).

A month is thirty days, the end is the day written in the order, and nothing moves it.
"""

from collections.abc import Mapping

from liem.registers.cases.rules import stages
from liem.registers.cases.rules.articles import law_code

FOR: Mapping[str, str] = {
    stages.INVESTIGATION: "investigation",
    stages.PROSECUTION: "prosecution",
    stages.FIRST_INSTANCE: "trial",
    stages.APPEAL: "trial",
}
"""For what a person is detained in a stage."""


def law_of(detained_for: str, seriousness: str) -> str:
    """The pack rule of the longest detention; the empty text where the packs have none."""
    return (law_code("TTHS-TG", seriousness) or "") if detained_for == "investigation" else ""
