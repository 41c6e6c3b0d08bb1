"""What the codes of this register are called on screen. The codes themselves stand in `rules`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, Any]

CLASSES: Words = {
    "complaint": _("Complaint"),
    "denunciation": _("Denunciation"),
    "proposal": _("Proposal or reflection"),
    "mixed": _("Several contents"),
}
ITEM_CLASSES: Words = {code: label for code, label in CLASSES.items() if code != "mixed"}

BRANCHES: Words = {
    "administrative": _("Administrative"),
    "judicial": _("Judicial"),
    "party": _("Party and mass organisations"),
    "corruption": _("Corruption, waste, negative conduct"),
    "other": pgettext_lazy("field of a petition", "Other"),
}
FIELDS: Words = {
    "policy": _("Regimes and policies"),
    "land": _("Land and housing"),
    "officials": _("Officials and public duty"),
    "administrative_other": _("Other administrative matters"),
    "judicial": _("Judicial"),
    "party": _("Party and mass organisations"),
    "corruption": _("Corruption and negative conduct"),
    "waste": _("Waste"),
    "other": pgettext_lazy("field of a petition", "Other"),
}

SOURCES: Words = {
    "in_person": pgettext_lazy("source of a petition", "In person"),
    "post": pgettext_lazy("source of a petition", "By post"),
    "portal": pgettext_lazy("source of a petition", "Electronic"),
    "hotline": pgettext_lazy("source of a petition", "Hotline"),
    "reception": pgettext_lazy("source of a petition", "Citizen reception"),
    "leader": _("Assigned by a leader"),
    "handed_over": _("Handed over by another body"),
    "press": pgettext_lazy("source of a petition", "Press"),
    "deputies": _("Deputies and People's Councils"),
    "fatherland_front": _("Fatherland Front"),
    "centre": _("The Centre"),
    "other": pgettext_lazy("source of a petition", "Other"),
}

ADDRESSEES: Words = {
    "central_commission": _("Central Internal Affairs Commission"),
    "standing_committee": _("Standing members of the Party committee"),
    "party_office": _("Office of the Party committee"),
    "steering_committee": _("Steering committee"),
    "committee": _("The Internal Affairs Committee"),
    "head": _("Head of the Internal Affairs Committee"),
    "other": pgettext_lazy("addressee", "Others"),
}

SENDERS: Words = {
    "person": pgettext_lazy("sender", "A person"),
    "body": pgettext_lazy("sender", "A body or organisation"),
    "group": pgettext_lazy("sender", "A group"),
    "anonymous": pgettext_lazy("sender", "Anonymous"),
}
SENDER_ROLES: Words = {
    "sender": pgettext_lazy("role of a sender", "Sender"),
    "representative": pgettext_lazy("role of a sender", "Representative"),
    "proxy": pgettext_lazy("role of a sender", "Authorised person"),
}
MANAGED_BY: Words = {
    "centre": _("Managed by the Centre"),
    "province": _("Managed by the standing board of the province"),
    "district": _("Managed by the district (until 30 June 2025)"),
    "commune": _("Managed by the commune's Party committee"),
    "none": _("Not managed by a Party committee"),
}
BASES: Words = {
    "state": _("State rules"),
    "party": _("Party rules"),
    "inspection": _("Rules of Party inspection"),
}
COMPLEXITY: Words = {
    "normal": pgettext_lazy("complexity", "Ordinary"),
    "complex": pgettext_lazy("complexity", "Complex"),
    "very_complex": pgettext_lazy("complexity", "Exceptionally complex"),
}
ELIGIBILITY: Words = {
    "eligible": pgettext_lazy("petition", "Eligible"),
    "ineligible": pgettext_lazy("petition", "Not eligible"),
}
REASONS: Words = {
    "missing_parts": _("Day, name, address or signature is missing"),
    "unclear_complaint": _("The complaint names no clear object or content"),
    "unclear_denunciation": _("The denunciation names no clear content or conduct"),
    "unclear_proposal": _("The proposal names no clear content"),
    "wrong_order": _("The lower level was not gone through first"),
    "sent_elsewhere": _("Sent to several bodies, the competent one among them"),
    "guided_before": _("Guidance was given once on the same content"),
    "anonymous": _("Anonymous, without a named conduct and evidence that can be verified"),
    "impersonated": _("Written in another person's name"),
    "unreadable": _("Torn or unreadable"),
}
COMPETENCE: Words = {
    "own": _("Within the unit's competence"),
    "outside": _("Outside the unit's competence"),
}
HANDLINGS: Words = {
    "accept": pgettext_lazy("handling", "Accept for resolution"),
    "transfer": pgettext_lazy("handling", "Transfer to the competent body"),
    "guide": pgettext_lazy("handling", "Guide the sender"),
    "return": pgettext_lazy("handling", "Return the petition"),
    "file": pgettext_lazy("handling", "File it"),
    "urge": pgettext_lazy("handling", "Urge the body that must resolve it"),
}
HANDLED: Words = {**HANDLINGS, "refuse": pgettext_lazy("handling", "Do not accept")}
"""Every direction that can have been carried out: those of a slip, and the refusal of acceptance."""
RECEIVERS: Words = {
    "central": _("The Central Commission"),
    "province": _("A provincial committee"),
    "district": _("A district office"),
    "commune": _("A commune office"),
    "outside": _("A body outside the sector"),
}
NOTICES: Words = {
    "acceptance": _("Acceptance of a denunciation: the denouncer, and the content to the person denounced"),
    "publication": _("Conclusion on a denunciation published"),
}
EARLIER: Words = {
    "judged": pgettext_lazy("settled before", "A court has judged"),
    "overdue": pgettext_lazy("settled before", "Denounced again, overdue and not resolved"),
    "concluded": pgettext_lazy("settled before", "Denounced again after a conclusion"),
}
"""What the desk says of the time before, where the register cannot know it."""
OWED_TO: Words = {
    "state": pgettext_lazy("owed to", "The State"),
    "organisation": pgettext_lazy("owed to", "An organisation"),
    "person": pgettext_lazy("owed to", "A person"),
}
SETTLED: Words = {
    "first": pgettext_lazy("settled before", "Settled once before"),
    "again": pgettext_lazy("settled before", "Settled more than once before"),
    "none": pgettext_lazy("settled before", "Not settled yet"),
    **EARLIER,
}
LEFT: Words = {
    **HANDLED,
    "withdrawn": pgettext_lazy("how a petition ended", "Withdrawn"),
    "discontinued": pgettext_lazy("how a petition ended", "Discontinued"),
    "answered": pgettext_lazy("how a petition ended", "Answered"),
    "concluded": pgettext_lazy("how a petition ended", "Concluded"),
}
SUGGESTIONS: Words = {
    "petition_class": pgettext_lazy("suggestion", "Class"),
    "field": pgettext_lazy("suggestion", "Field"),
    "competence": pgettext_lazy("suggestion", "Competence"),
    "competent_body": pgettext_lazy("suggestion", "Competent body"),
    "locality": pgettext_lazy("suggestion", "Locality"),
}
OUTCOMES: Words = {
    "right": pgettext_lazy("outcome", "Right"),
    "partly_right": pgettext_lazy("outcome", "Partly right"),
    "wrong": pgettext_lazy("outcome", "Not right"),
    "withdrawn": pgettext_lazy("outcome", "Withdrawn"),
}
STAGES: Words = {
    "received": pgettext_lazy("stage of a petition", "Received"),
    "classified": pgettext_lazy("stage of a petition", "Classified"),
    "decided": pgettext_lazy("stage of a petition", "Handling decided"),
    "accepted": pgettext_lazy("stage of a petition", "Accepted"),
    "verifying": pgettext_lazy("stage of a petition", "Being verified"),
    "concluded": pgettext_lazy("stage of a petition", "Concluded"),
    "answered": pgettext_lazy("stage of a petition", "Answered"),
    "transferred": pgettext_lazy("stage of a petition", "Transferred"),
    "replied": pgettext_lazy("stage of a petition", "Transferred, reply came"),
    "guided": pgettext_lazy("stage of a petition", "Guided"),
    "returned": pgettext_lazy("stage of a petition", "Returned"),
    "filed": pgettext_lazy("stage of a petition", "Filed"),
    "urged": pgettext_lazy("stage of a petition", "Competent body urged"),
    "refused": pgettext_lazy("stage of a petition", "Not accepted"),
    "withdrawn": pgettext_lazy("stage of a petition", "Withdrawn"),
    "discontinued": pgettext_lazy("stage of a petition", "Discontinued"),
}
TRANSFER_STATES: Words = {
    "sent": pgettext_lazy("state of a transfer", "Sent"),
    "arrived": pgettext_lazy("state of a transfer", "Arrived"),
    "taken": pgettext_lazy("state of a transfer", "Taken over"),
    "sent_back": pgettext_lazy("state of a transfer", "Sent back"),
    "answered_back": pgettext_lazy("state of a transfer", "Reply came"),
}
SUSPENSION_GROUNDS: Words = {
    "force_majeure": _("Force majeure"),
    "absence": _("The person concerned cannot take part"),
    "other_body": _("Waiting for another body's result"),
    "other": pgettext_lazy("ground of suspension", "Another ground"),
}
DISCONTINUE_GROUNDS: Words = {
    "withdrawn": _("Withdrawn by the sender"),
    "died": _("The sender died and nobody takes it up"),
    "settled": _("Settled in another way"),
    "dissolved": _("The body concerned was dissolved without a successor"),
    "court": _("Taken up by a court"),
    "other": pgettext_lazy("ground of discontinuance", "Another ground"),
}
AFFAIR_STAGES: Words = {
    "open": pgettext_lazy("stage of an affair", "Open"),
    "settled": pgettext_lazy("stage of an affair", "Settled"),
}
YES_NO: Words = {"yes": pgettext_lazy("answer", "Yes"), "no": pgettext_lazy("answer", "No")}
