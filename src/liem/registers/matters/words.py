"""What the codes of this register are called on screen. The codes themselves stand in `rules`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, Any]

STAGES: Words = {
    "recorded": pgettext_lazy("stage of a matter", "Recorded"),
    "advised": pgettext_lazy("stage of a matter", "Advised on"),
    "directed": pgettext_lazy("stage of a matter", "Directed"),
    "handled": pgettext_lazy("stage of a matter", "Handled"),
    "handed_to_agency": pgettext_lazy("stage of a matter", "Handed over to the competent agency"),
}

SUBJECTS: Words = {
    "land": _("Land disputes"),
    "land_clearance": _("Land clearance and compensation"),
    "labour": _("Labour and strikes"),
    "environment": _("Environment"),
    "market": _("Relocation of markets"),
    "traffic": _("Traffic hot spots"),
    "religion": _("Religion and belief"),
    "ethnic": _("Ethnic affairs"),
    "credit": _("Credit and unlawful lending"),
    "public_order": _("Public order"),
    "other": pgettext_lazy("subject of a matter", "Other"),
}

HOUSEHOLDS: Words = {
    "under_10": _("Under 10 households"),
    "10_49": _("10 to 49 households"),
    "50_199": _("50 to 199 households"),
    "200_and_more": _("200 households and more"),
}

PEOPLE: Words = {
    "under_50": _("Under 50 people"),
    "50_199": _("50 to 199 people"),
    "200_999": _("200 to 999 people"),
    "1000_and_more": _("1,000 people and more"),
}

RISKS: Words = {
    "low": pgettext_lazy("risk", "Low"),
    "medium": pgettext_lazy("risk", "Medium"),
    "high": pgettext_lazy("risk", "High"),
    "acute": pgettext_lazy("risk", "Acute"),
}

ADVISED_TO: Words = {
    "standing_board": _("Standing board of the Party committee"),
    "party_secretary": _("Secretary of the Party committee"),
    "steering_committee": _("Steering committee"),
    "peoples_committee": _("People's Committee"),
    "competent_agency": _("Competent agency"),
}

DIRECTED_BY: Words = {
    "standing_board": _("Standing board of the Party committee"),
    "party_secretary": _("Secretary of the Party committee"),
    "steering_committee": _("Steering committee"),
    "peoples_committee": _("People's Committee"),
    "other": pgettext_lazy("who gives a direction", "Another competent body"),
}

RESULTS: Words = {
    "settled": _("Settled, the situation is stable"),
    "agreed": _("Settled by dialogue and agreement"),
    "partly_settled": _("Settled in the main, some households go on complaining"),
    "unfounded": _("Verified: unfounded"),
}
