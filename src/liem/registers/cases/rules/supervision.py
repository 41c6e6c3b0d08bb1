"""Supervision two by two: {central, province} × {steering committee follows and directs, its standing body follows and urges}.

Grounds: guidance 25-HD/BCĐTW (1 August 2022) for the centre; for the provinces the list of one province's guidance
01-HD/BCĐ (2023). They are data by (tier, body), each from–to, so that a later list stands beside the earlier one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

CENTRAL = "central"
PROVINCE = "province"
TIERS = (CENTRAL, PROVINCE)

STEERING_COMMITTEE = "steering_committee"
STANDING_BODY = "standing_body"
BODIES = (STEERING_COMMITTEE, STANDING_BODY)

LEVELS: Mapping[tuple[str, str], int] = {
    (CENTRAL, STEERING_COMMITTEE): 1,
    (CENTRAL, STANDING_BODY): 2,
    (PROVINCE, STEERING_COMMITTEE): 3,
}
"""The press's short names. Only a label: the second verb inside a province has none."""

RANK: Mapping[tuple[str, str], int] = {
    (CENTRAL, STEERING_COMMITTEE): 0,
    (CENTRAL, STANDING_BODY): 1,
    (PROVINCE, STEERING_COMMITTEE): 2,
    (PROVINCE, STANDING_BODY): 3,
}


@dataclass(frozen=True)
class Ground:
    """Why a case may be placed under a body's supervision, and while which guidance holds (`until_on` exclusive)."""

    code: str
    tier: str
    body: str
    basis: str
    from_on: date
    until_on: date | None = None


_CENTRAL_FROM = date(2022, 8, 1)
_PROVINCE_FROM = date(2022, 6, 2)
_GUIDANCE = "25-HD/BCĐTW (1/8/2022)"
_PROVINCIAL = "67-QĐ/TW (2/6/2022); 01-HD/BCĐ (2023)"
_PRACTICE = ""
"""Before the guidance of 2022 no list is known; the grounds are those that published decisions name."""
_PRACTICE_FROM = date(2013, 2, 1)

GROUNDS: tuple[Ground, ...] = (
    Ground("several_bodies", CENTRAL, STEERING_COMMITTEE, _GUIDANCE, _CENTRAL_FROM),
    Ground("central_cadres", CENTRAL, STEERING_COMMITTEE, _GUIDANCE, _CENTRAL_FROM),
    Ground("prestige", CENTRAL, STEERING_COMMITTEE, _GUIDANCE, _CENTRAL_FROM),
    Ground("distorted_proceedings", CENTRAL, STEERING_COMMITTEE, _GUIDANCE, _CENTRAL_FROM),
    Ground("considered_necessary", CENTRAL, STEERING_COMMITTEE, _GUIDANCE, _CENTRAL_FROM),
    Ground("assigned_from_above", CENTRAL, STANDING_BODY, _GUIDANCE, _CENTRAL_FROM),
    Ground("stuck_or_prolonged", CENTRAL, STANDING_BODY, _GUIDANCE, _CENTRAL_FROM),
    Ground("public_concern", PROVINCE, STEERING_COMMITTEE, _PROVINCIAL, _PROVINCE_FROM),
    Ground("provincial_cadres", PROVINCE, STEERING_COMMITTEE, _PROVINCIAL, _PROVINCE_FROM),
    Ground("assigned_from_above", PROVINCE, STEERING_COMMITTEE, _PROVINCIAL, _PROVINCE_FROM),
    Ground("differing_views", PROVINCE, STEERING_COMMITTEE, _PROVINCIAL, _PROVINCE_FROM),
    Ground("continuing_petitions", PROVINCE, STEERING_COMMITTEE, _PROVINCIAL, _PROVINCE_FROM),
    Ground("assigned_by_committee", PROVINCE, STANDING_BODY, _PROVINCIAL, _PROVINCE_FROM),
    # Before the committees of June 2022 the standing board of the provincial Party committee followed cases on the same grounds.
    Ground("public_concern", PROVINCE, STEERING_COMMITTEE, _PRACTICE, _PRACTICE_FROM, _PROVINCE_FROM),
    Ground("provincial_cadres", PROVINCE, STEERING_COMMITTEE, _PRACTICE, _PRACTICE_FROM, _PROVINCE_FROM),
    Ground("assigned_from_above", PROVINCE, STEERING_COMMITTEE, _PRACTICE, _PRACTICE_FROM, _PROVINCE_FROM),
    Ground("assigned_by_committee", PROVINCE, STANDING_BODY, _PRACTICE, _PRACTICE_FROM, _PROVINCE_FROM),
    Ground("considered_necessary", CENTRAL, STEERING_COMMITTEE, _PRACTICE, _PRACTICE_FROM, _CENTRAL_FROM),
    Ground("central_cadres", CENTRAL, STEERING_COMMITTEE, _PRACTICE, _PRACTICE_FROM, _CENTRAL_FROM),
    Ground("assigned_from_above", CENTRAL, STANDING_BODY, _PRACTICE, _PRACTICE_FROM, _CENTRAL_FROM),
)

GROUND_CODES = tuple(dict.fromkeys(ground.code for ground in GROUNDS))

END_GROUNDS = ("handled_by_law", "stage_goal_reached", "no_longer_needed", "passed_to_other_body")
"""Why supervision ends. It is decided case by case and is not the end of the criminal case."""


def grounds_on(tier: str, body: str, day: date) -> tuple[str, ...]:
    """The codes of the grounds on which `body` of `tier` may take a case under supervision on `day`."""
    return tuple(
        ground.code
        for ground in GROUNDS
        if (ground.tier, ground.body) == (tier, body) and ground.from_on <= day and (ground.until_on is None or day < ground.until_on)
    )


def leading(placements: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The highest of several (tier, body), by which a case that several bodies follow is named; None of none."""
    return min(placements, key=lambda placement: RANK[placement], default=None)
