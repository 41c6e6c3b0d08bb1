"""Which limit of the law runs in a stage, and by which rule of the packs.

Criminal Procedure Code 2015: verification of a crime report art. 147, investigation 172, decision to prosecute 240,
preparing a first-instance trial 277. How long each is and how often it may be extended is data of the rule packs.
"""

from collections.abc import Iterable, Mapping

from liem.registers.cases.rules import frames, stages
from liem.registers.cases.rules.articles import law_code

LIMITS: Mapping[str, str] = {
    "verification": stages.VERIFICATION,
    "investigation": stages.INVESTIGATION,
    "prosecution": stages.PROSECUTION,
    "trial": stages.FIRST_INSTANCE,
}
"""The limits that run by law, each with the stage it belongs to."""

CLOCKS: Mapping[str, str] = {
    stages.VERIFICATION: "cases.verification",
    stages.INVESTIGATION: "cases.investigation",
    stages.PROSECUTION: "cases.prosecution",
    stages.FIRST_INSTANCE: "cases.trial_preparation",
}
"""The clock of the legal limit of each stage."""

_PACKS: Mapping[tuple[str, str], str] = {
    ("investigation", "first"): "TTHS-DT",
    ("investigation", "resumed"): "TTHS-PH",
    ("prosecution", "first"): "TTHS-TT",
    ("trial", "first"): "TTHS-XX",
}
_FURTHER: Mapping[str, str] = {"procuracy": "TTHS-DTBS-VKS", "court": "TTHS-DTBS-TA"}

BASES = ("first", "resumed", "procuracy", "court")
"""Why a limit runs: the first time, after a resumption (art. 174 clause 1), or because the procuracy or a court returned
the file (art. 174 clause 2)."""


def pack_rule(limit: str, basis: str, seriousness: str) -> str:
    """The code of the rule pack for a limit; the empty text while the class of crime is not known.

    Further investigation has one limit for every class; a crime report has one for every report.
    """
    if limit == "verification":
        return "TTHS-TINBAO"
    if limit == "investigation" and basis in _FURTHER:
        return _FURTHER[basis]
    prefix = _PACKS.get((limit, basis)) or _PACKS[(limit, "first")]
    return law_code(prefix, seriousness) or ""


def limitation(seriousness: str, cited: Iterable[tuple[str, str, int | None]]) -> str:
    """The code of the limitation of criminal liability; the empty text without a class, or for crimes that have none."""
    if any(one in frames.UNLIMITED for one in cited):
        return ""
    return law_code("HS-THOIHIEU", seriousness) or ""


def limit_of(stage: str) -> str | None:
    """The limit that runs in `stage`, or None."""
    return next((limit for limit, own in LIMITS.items() if own == stage), None)


def rule_in(stage: str, basis: str, seriousness: str, reported: bool) -> str:
    """The rule that runs in `stage`, or the empty text: verification has a limit only for a crime report."""
    limit = limit_of(stage)
    if limit is None or (limit == "verification" and not reported):
        return ""
    return pack_rule(limit, basis, seriousness)
