"""What the codes of this register are called on screen. The codes themselves and what holds for them stand in `rules`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.registers.cases.rules import stages, trial
from liem.registers.cases.words.procedure import (
    AGAINST,
    APPEAL_KINDS,
    BEYOND,
    BY_WHOM,
    DETENTION_MARKS,
    DETENTION_STAGES,
    EXTENSION_MARKS,
    FRAMED,
    GRAVEST,
    INSTANCES,
    MARKS,
    NOT_PROSECUTED,
    OBSTACLE_AGENCIES,
    OUTCOMES,
    RELEASE_GROUNDS,
    REMEDY_STATES,
    REPORT_KINDS,
    REQUESTS,
    SAID_MARKS,
    WAYS,
)

Words = Mapping[str, Any]

KINDS: Words = {"case": _("Criminal case"), "incident": _("Incident")}

FIELDS: Words = {
    "corruption": _("Corruption"),
    "economic": _("Economic"),
    "position": _("Abuse of position"),
    "negative": _("Negative conduct"),
    "waste": _("Waste"),
    "other": pgettext_lazy("field", "Other"),
}

ORIGINS: Words = {
    "own_detection": _("Own detection"),
    "petition": _("Petition"),
    "inspection": _("Inspection"),
    "audit": _("State audit"),
    "agency": _("Reported by an agency"),
    "press": _("Press"),
}

STAGES: Words = {
    "verification": _("Verification"),
    "investigation": _("Investigation"),
    "prosecution": _("Prosecution"),
    "first_instance": _("First-instance trial"),
    "appeal": _("Appellate trial"),
    "execution": _("Execution of judgment"),
    "suspended": pgettext_lazy("stage of a case", "Suspended"),
    "discontinued": pgettext_lazy("stage of a case", "Discontinued"),
    "concluded": pgettext_lazy("stage of a case", "Completely handled"),
    "joined": pgettext_lazy("stage of a case", "Joined into another case"),
}

CALLED: Words = {
    "reported": _("Persons reported"),
    "accused": pgettext_lazy("persons of a case before trial", "Accused"),
    "defendant": pgettext_lazy("persons of a case at trial", "Defendants"),
    "convicted": pgettext_lazy("persons of a case after a judgment in force", "Convicted persons"),
    "involved": _("Persons involved"),
}

TIERS: Words = {"central": _("Central"), "province": _("Province")}

BODIES: Words = {"steering_committee": _("Steering committee"), "standing_body": _("Its standing body")}

PLACEMENTS: Words = {
    "central:steering_committee": _("Central Steering Committee: follows and directs"),
    "central:standing_body": _("Central Internal Affairs Commission: follows and urges"),
    "province:steering_committee": _("Provincial Steering Committee: follows and directs"),
    "province:standing_body": _("Provincial Internal Affairs Committee: follows and urges"),
}
"""A placement's tier and body in one phrase, with the body's own verb."""

LEVELS: Words = {"1": _("Level 1"), "2": _("Level 2"), "3": _("Level 3")}

GROUNDS: Words = {
    "several_bodies": _("Involves several central bodies or provinces"),
    "central_cadres": _("Involves leaders or cadres managed by the Politburo or the Secretariat"),
    "prestige": _("Conduct gravely harming the prestige of the Party or the State"),
    "distorted_proceedings": _("Signs of unlawful proceedings, or continuing complaints after a final judgment"),
    "considered_necessary": _("The committee or its standing members consider it necessary"),
    "assigned_from_above": _("Assigned by a higher committee, or proposed by central bodies"),
    "stuck_or_prolonged": _("Serious, of public concern, its handling stuck or prolonged"),
    "public_concern": _("Complicated and of public concern in the province"),
    "provincial_cadres": _("Involves cadres managed by the standing board of the provincial Party committee"),
    "differing_views": _("Of public concern, with differing views among the proceeding bodies"),
    "continuing_petitions": _("Judgment in force, but complaints, denunciations or petitions for review go on"),
    "assigned_by_committee": _("Assigned by the standing board, the steering committee or their standing members"),
}

END_GROUNDS: Words = {
    "handled_by_law": _("Handled in accordance with the law"),
    "stage_goal_reached": _("The goal set for it has been reached"),
    "no_longer_needed": _("Supervision is no longer needed"),
    "passed_to_other_body": _("Passed to another body's supervision"),
}

SERIOUSNESS: Words = {
    "less_serious": _("Less serious"),
    "serious": _("Serious"),
    "very_serious": _("Very serious"),
    "exceptionally_serious": _("Exceptionally serious"),
}

PENAL_CODES: Words = {"BLHS-2015": _("Penal Code 2015"), "BLHS-1999": _("Penal Code 1999")}

OBSTACLES: Words = {
    "expertise": _("Forensic expertise"),
    "valuation": _("Valuation of property"),
    "legal_assistance": _("Mutual legal assistance"),
    "differing_views": _("Differing views among agencies"),
    "evidence": _("Gathering of evidence"),
    "staff": _("Staff"),
    "law": _("The law itself"),
    "other": pgettext_lazy("obstacle", "Other"),
}

ASSETS: Words = {
    "money": _("Money"),
    "real_estate": _("Land and buildings"),
    "vehicles": _("Vehicles"),
    "securities": _("Securities and shares"),
    "other": pgettext_lazy("asset", "Other property"),
}

SORTS: Words = {
    "damage": _("Damage"),
    "seizure": _("Seized or frozen"),
    "recovery": _("Recovered"),
    "obligation": _("To be executed"),
    "means": _("With means to be executed"),
}

RANKS: Words = {
    "central_leader": _("Leader at the centre"),
    "department_head": _("Head of a central department or equivalent"),
    "provincial_leader": _("Leader of a province"),
    "provincial_department": _("Head of a provincial department or equivalent"),
    "district_leader": _("Leader of a district"),
    "commune_leader": _("Leader of a commune"),
    "civil_servant": _("Civil servant or public employee"),
    "enterprise": _("Manager of an enterprise"),
    "none": _("No post"),
}

MANAGED_BY: Words = {
    "politburo": _("Politburo, Secretariat"),
    "provincial_board": _("Standing board of the provincial Party committee"),
    "district_board": _("Standing board of the district Party committee"),
    "base_committee": _("Grass-roots Party committee"),
    "none": _("Not managed by a Party committee"),
}

DROP_GROUNDS: Words = {
    "discontinued": _("Proceedings against the person discontinued"),
    "separated": _("Separated into another case"),
    "joined": _("Goes on in the case joined with"),
    "deceased": _("Deceased"),
    "acquitted": _("Acquitted"),
    "entered_in_error": _("Entered in error"),
}

ADVISED_TO: Words = {
    "standing_board": _("Standing board of the Party committee"),
    "party_secretary": _("Secretary of the Party committee"),
    "steering_committee": _("Steering committee"),
    "politburo": _("Politburo, Secretariat"),
    "competent_agency": _("Competent agency"),
}

DIRECTED_BY: Words = {
    "standing_board": _("Standing board of the Party committee"),
    "party_secretary": _("Secretary of the Party committee"),
    "steering_committee": _("Steering committee"),
    "standing_members": _("Standing members of the steering committee"),
    "politburo": _("Politburo, Secretariat"),
    "other": pgettext_lazy("who gives a direction", "Another competent body"),
}

SUSPENSION_GROUNDS: Words = {
    "awaiting_expertise": _("Waiting for expertise, valuation or legal assistance"),
    "person_not_found": _("A person is not identified or their whereabouts are unknown"),
    "illness": _("Serious illness confirmed by a forensic conclusion"),
    "awaiting_settlement": _("Waiting for another matter to be settled first"),
    "force_majeure": _("Natural disaster, epidemic or other force majeure"),
    "other": pgettext_lazy("ground of suspension", "Another ground of the law"),
}

DISCONTINUANCE_GROUNDS: Words = {
    "no_crime": _("No crime, or the conduct is not a crime"),
    "not_proven": _("The limit ran out and the conduct was not proven"),
    "limitation": _("Limitation of criminal liability has passed"),
    "amnesty": _("Amnesty, or exemption from criminal liability"),
    "settled_otherwise": _("Settled by administrative or Party discipline"),
    **NOT_PROSECUTED,
    "other": pgettext_lazy("ground of discontinuance", "Another ground of the law"),
}

RETURNED_BY: Words = {
    "procuracy": _("Procuracy"),
    "presiding_judge": _("Presiding judge"),
    "trial_panel": _("Trial panel"),
}

CANCELLED_TO: Words = {
    "investigation": _("To be investigated again"),
    "first_instance": _("To be tried again at first instance"),
}

LIMITS: Words = {
    "verification": _("Verification of a crime report"),
    "investigation": pgettext_lazy("limit", "Investigation"),
    "prosecution": _("Decision to prosecute"),
    "trial": _("Preparation of the first-instance trial"),
}

LIMIT_BASES: Words = {
    "first": _("The stage began"),
    "resumed": _("The case was resumed"),
    "procuracy": _("The procuracy returned the file"),
    "court": _("The court returned the file"),
}

UNITS: Words = {"month": _("month(s)"), "day": _("day(s)")}

CAUSE_NATURES: Words = {"objective": _("Objective"), "subjective": _("Subjective")}

CAUSES: Words = {
    "law_gap": _("Gaps or contradictions in the law"),
    "loose_management": _("Loose management"),
    "weak_inspection": _("Weak inspection and supervision"),
    "decline": _("Degradation of political ideology, morality or lifestyle"),
    "irresponsibility": _("Lack of responsibility of the head"),
    "collusion": _("Collusion of interests"),
    "not_public": _("Lack of openness and transparency"),
    "norms": _("Norms and unit prices out of date"),
    "other": pgettext_lazy("cause", "Other"),
}

RESULTS: Words = {
    "judgment_executed": _("Judgment in force and executed"),
    "judgment_in_force": _("Judgment in force"),
    "discontinued": _("Discontinued by the competent body"),
    "administrative": _("Handled by administrative or Party discipline"),
    "no_violation": _("Verified: no violation"),
    "other": pgettext_lazy("result", "Another lawful result"),
}


def persons(case: Any) -> Any:
    """What the persons of `case` are called at its stage, never further than the stage allows."""
    return CALLED[called(case)]


def called(case: Any) -> str:
    """The code of what the persons of a loaded case are called: a key of `CALLED`."""
    judged = next((row for row in reversed(case.rows.judgments) if row.cancelled_on is None), None)
    cleared = judged is not None and judged.outcome in trial.CLEARED
    return stages.called(case.record.stage, case.stage_before, cleared=cleared)
