"""The words of the proceedings: charges, detention, judgments, appeals, requests, recovery."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, Any]

FRAMED: Words = {
    "table": _("By the penalty frame"),
    "confirmed": _("By a penalty frame that two persons confirmed"),
    "entered": _("By the maximum entered"),
    "chosen": pgettext_lazy("class of crime", "Chosen"),
}

GRAVEST: Words = {
    "life": _("Life imprisonment"),
    "death": _("Death penalty"),
}

REPORT_KINDS: Words = {
    "denunciation": _("Denunciation of a crime"),
    "report": _("Report of a crime"),
    "recommendation": _("Recommendation to prosecute"),
}

NOT_PROSECUTED: Words = {
    "no_event": _("There was no criminal event"),
    "under_age": _("The person had not reached the age of criminal liability"),
    "already_decided": _("A judgment or a discontinuance is in force already"),
    "deceased": _("The person has died"),
    "not_requested": _("The victim has not requested prosecution"),
}
"""Grounds of not instituting a case besides those of a discontinuance (Criminal Procedure Code 2015, article 157)."""

DETENTION_STAGES: Words = {
    "investigation": _("For the investigation"),
    "prosecution": _("For the decision to prosecute"),
    "trial": _("For the trial"),
}

RELEASE_GROUNDS: Words = {
    "cancelled": _("Detention cancelled"),
    "replaced": _("Replaced by another measure"),
    "ran_out": _("The time of the order ran out"),
    "sentence": _("Serves a sentence"),
    "passed": _("Goes on in another record"),
    "other": pgettext_lazy("ground of release", "Another ground of the law"),
}

DETENTION_MARKS: Words = {
    "outlasts": _("Ends after the limit of the stage"),
    "beyond_law": _("Longer than the law allows"),
    "beyond_count": _("More extensions than the law allows"),
    "decided_late": _("Extended after it had run out"),
}

EXTENSION_MARKS: Words = {
    "beyond_count": _("More extensions than the law allows"),
    "decided_late": _("Decided after the limit had run out"),
    "beyond_length": _("Longer than the law allows"),
    "asked_late": _("Asked for too late"),
}

MARKS: Words = {
    "decided_late": _("Unlawful: extended after the limit had run out"),
    "beyond_count": _("Beyond the law: more extensions than allowed"),
    "beyond_length": _("Beyond the law: longer than allowed"),
    "outlasts": _("Detention longer than the limit of the stage"),
    "asked_late": _("Extension asked for too late"),
}
"""What stays marked on a case, the gravest first: of its extensions and of the detention of its persons."""

BEYOND: Words = {code: label for code, label in {**DETENTION_MARKS, **EXTENSION_MARKS}.items() if code not in ("asked_late", "outlasts")}
"""The marks of an extension that the law does not allow, whatever it extends."""

SAID_MARKS: Words = {"": _("within the law"), **EXTENSION_MARKS}

INSTANCES: Words = {"first": _("First instance"), "appeal": pgettext_lazy("instance", "Appeal")}

OUTCOMES: Words = {
    "convicted": _("Conviction"),
    "partly_convicted": _("Some convicted, some acquitted"),
    "acquitted": _("Acquittal"),
    "upheld": _("First-instance judgment upheld"),
    "amended": _("First-instance judgment amended"),
    "appeal_ended": _("Appellate proceedings discontinued"),
}

AGAINST: Words = {"judgment": _("First-instance judgment"), "decision": _("First-instance decision")}

APPEAL_KINDS: Words = {
    "appeal": _("Appeal by a party"),
    "protest": _("Protest by the procuracy of the same level"),
    "higher_protest": _("Protest by the next higher procuracy"),
}

BY_WHOM: Words = {
    "defendant": _("Defendants"),
    "victim": _("Victims"),
    "concerned": _("Persons with rights and obligations concerned"),
    "procuracy": _("Procuracy"),
}

REQUESTS: Words = {"expertise": _("Forensic expertise"), "valuation": _("Valuation of property")}

OBSTACLE_AGENCIES: Words = {
    "investigator": _("Investigating authority"),
    "procuracy": _("Procuracy"),
    "court": pgettext_lazy("agency", "Court"),
    "expertise_body": _("Body of forensic expertise"),
    "valuation_council": _("Valuation council"),
    "administration": _("State administration"),
    "party_body": _("Party body"),
    "abroad": _("Agency abroad"),
    "other": pgettext_lazy("agency", "Other"),
}

WAYS: Words = {
    "voluntary": _("Paid voluntarily"),
    "enforced": _("Enforced"),
    "proceedings": _("Handed over or taken in the proceedings"),
    "inspection": _("Through inspection or audit"),
}

REMEDY_STATES: Words = {
    "proposed": pgettext_lazy("remedy", "Proposed"),
    "under_way": pgettext_lazy("remedy", "Under way"),
    "done": pgettext_lazy("remedy", "Done"),
    "dropped": pgettext_lazy("remedy", "Given up"),
}
