"""Taking a petition in: the page made for speed, with repeats, suggestions, the place and marks beside it while one types."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liem.core.access.actor import Actor
from liem.core.acts.perform import perform
from liem.core.acts.refusals import Refused
from liem.core.language.cleaning import clean
from liem.readings.repeats import Beside, Compared
from liem.readings.repeats.queries import LONGEST, Likely, TooLong, likely
from liem.readings.repeats.views import match_of
from liem.registers.petitions import words
from liem.registers.petitions.models import Petition
from liem.registers.petitions.offering import LABELS, Offer, fates, offers, value_in_words
from liem.registers.petitions.recognising import can_recognise
from liem.registers.petitions.rules import states
from liem.registers.petitions.rules.suggesting import AGAINST, Rule, rule_set
from liem.registers.petitions.scan_texts import texts_of_scans
from liem.web import formats
from liem.web.pages.door import actor_in, signed_in
from liem.web.pages.hooks import Aside, act_asides
from liem.web.shapes import Button, Cell, Column, Row, Table

AT_INTAKE = ("petition_class", "field", "competent_body", "locality", "mask")
WHEN_CLASSIFIED = ("petition_class", "field")
IN_SIGHT = (
    "content", "title", "source", "happened_on", "from_letter", "sender_kind", "people", "against",
    "petition_class", "field", "locality", "competent_body", "wish_sealed", "mask",
)  # fmt: skip
"""Fields of the page that are not folded away."""
KEYED_REPEATS = 3
"""So many likely repeats have a key of their own."""
KEYS = 9
MOST_SCANS = 30
RECEIPT = "receipt"


def beside(actor: Actor, form: Any, today: date) -> dict[str, Any]:
    """The panel beside the intake form: likely repeats, then what is offered, each with its key while keys last."""
    text = clean("\n".join([form.data.get("title") or "", form.data.get("content") or ""])[: LONGEST + 1], multiline=True)
    found, said = _alike(actor, form.data, text)
    repeated = form.data.get("repeat_of") or ""
    matches = [match_of(one, text, repeated) for one in found]
    made = offers(actor, form.data, today, fields=AT_INTAKE)
    return {
        "matches": [(match, at if at <= KEYED_REPEATS else 0) for at, match in enumerate(matches, start=1)],
        "said": said,
        "offers": _keyed(made, after=min(len(matches), KEYED_REPEATS)),
        "version": rule_set().version,
        "recognising": can_recognise(),
        "more": [(legend, rest) for legend, names in form.fieldsets if (rest := [name for name in names if name not in IN_SIGHT])],
    }


def beside_classifying(actor: Actor, form: Any, today: date) -> dict[str, Any]:
    """The panel beside the form of classifying: what the petition's own text speaks for."""
    return {
        "offers": _keyed(_for_petition(actor, form, form.data if form.is_bound else vars(form.own), today)),
        "version": rule_set().version,
    }


def _for_petition(actor: Actor, form: Any, given: Any, today: date) -> list[Offer]:
    own: Petition = form.own
    values = {
        "title": own.record.title,
        "content": own.content,
        "demand": own.demand,
        "against": own.against,
        "instance": str(own.instance),
        "addressee": own.addressee,
        "sender_kind": own.sender_kind,
        "petition_class": given.get("petition_class") or "",
        "field": given.get("field") or "",
    }
    return offers(actor, values, own.record.opened_on or today, fields=WHEN_CLASSIFIED)


def _keyed(made: list[Offer], *, after: int = 0) -> list[tuple[Offer, int]]:
    return [(one, at if at <= KEYS else 0) for at, one in enumerate(made, start=after + 1)]


def _alike(actor: Actor, values: Any, text: str) -> tuple[list[Likely], str]:
    alone = values.get("petition_class") in (states.DENUNCIATION, states.MIXED)
    try:
        found = likely(actor, text, kind="petition", alone=alone) if text.strip() else []
    except TooLong as fault:
        return [], str(fault)
    if not text.strip():
        return found, _("Likely repeats show as you type.")
    return found, "" if found else _("Nothing alike among the records you may see.")


def completed(form: Any, posted: QueryDict) -> QueryDict:
    """The values to be carried out, with what became of each suggestion."""
    return _told(posted, offers(form.actor, posted, form.today, fields=AT_INTAKE))


def completed_classifying(form: Any, posted: QueryDict) -> QueryDict:
    """The same for classifying."""
    return _told(posted, _for_petition(form.actor, form, posted, form.today))


def _told(posted: QueryDict, made: list[Offer]) -> QueryDict:
    data = posted.copy()
    data.setlist("suggested", fates(made))
    return data


def afterwards(actor: Actor, record_id: int, posted: Any, files: Any, today: date) -> None:
    """Add the scans and join the repeat that were chosen on the page: acts of their own, done together with the taking in."""
    day = {"happened_on": posted.get("happened_on") or ""}
    scans = files.getlist("scans") if hasattr(files, "getlist") else []
    if len(scans) > MOST_SCANS:
        raise Refused({"scans": [_("At most %(most)s scans at a time.") % {"most": MOST_SCANS}]})
    for scan in scans:
        try:
            perform("add-scan", actor=actor, target=record_id, data=day, files={"scan": scan}, on=today)
        except Refused as refusal:
            said = [sentence for sentences in refusal.errors.values() for sentence in sentences]
            raise Refused({"scans": [f"{scan.name}: {sentence}" for sentence in said]}) from refusal
    if original := (posted.get("repeat_of") or "").strip():
        _join(actor, record_id, original, {**day, "score": _score(actor, record_id, original, posted)}, today)


def _join(actor: Actor, record_id: int, original: str, values: dict[str, Any], today: date) -> None:
    try:
        perform("merge-repeat", actor=actor, target=record_id, data={**values, "original": original}, on=today)
    except Refused as refusal:
        raise Refused({"repeat_of": [sentence for sentences in refusal.errors.values() for sentence in sentences]}) from refusal


def _score(actor: Actor, record_id: int, original: str, posted: Any) -> str:
    """How alike the two are, in hundredths; empty where the index does not say."""
    text = "\n".join([posted.get("title") or "", posted.get("content") or ""])
    alone = posted.get("petition_class") in (states.DENUNCIATION, states.MIXED)
    try:
        found = likely(actor, text, kind="petition", leave_out=record_id, alone=alone)
    except TooLong:
        return ""
    return next((str(round(one.score * 100)) for one in found if str(one.record_id) == original), "")


def receipt(posted: Any, record_id: int) -> Button | None:
    """The button that prints the receipt, when it was asked for."""
    if posted.get("then") != RECEIPT:
        return None
    return Button(text=_("Print the receipt"), href=f"/petitions/{record_id}/prints/receipt/", icon="printer")


@require_safe
@signed_in
def rules_page(request: HttpRequest) -> HttpResponse:
    """The rules by which suggestions are made, for everybody to read."""
    actor_in(request)
    rules = rule_set()
    columns = {
        "field": _("Field of the form"),
        "value": _("Offered"),
        "why": _("Why"),
        "words": _("Words"),
        "weight": _("Weight"),
        "holds": _("Only when"),
    }
    about = _(
        "Version %(version)s, in use since %(day)s. A suggestion is offered, never taken by itself. Each phrase found adds its rule's"
        " weight; the weightiest value is offered, a draw offers nothing. Accents left out are forgiven. Source: %(source)s."
    )
    context = {
        "title": _("Rules of suggestions"),
        "lede": about % {"version": rules.version, "day": formats.day(rules.from_on), "source": rules.source},
        "table": Table(
            caption=_("Rules of suggestions"),
            columns=[Column(key=key, label=label, align="right" if key == "weight" else "") for key, label in columns.items()],
            rows=[_rule_row(rule) for rule in rules.rules],
        ),
    }
    return render(request, "web/pages/table.html", context)


def _rule_row(rule: Rule) -> Row:
    why = rule.why["en" if (get_language() or "vi").startswith("en") else "vi"]
    return Row(
        cells=[
            Cell(value=str(LABELS[rule.field])),
            Cell(value=value_in_words(rule.field, rule.value)),
            Cell(value=why, sub=rule.basis),
            Cell(value=", ".join(rule.phrases)),
            Cell(kind="number", value=rule.weight),
            Cell(value="; ".join(_conditions(rule))),
        ]
    )


def _conditions(rule: Rule) -> list[str]:
    """When a rule is asked at all, in words."""
    called: dict[str, Any] = {
        "petition_class": words.CLASSES,
        "field": words.FIELDS,
        "instance": {"": _("First"), "1": "", "2": _("Second")},
    }
    said = [
        _("%(field)s: %(values)s")
        % {
            "field": LABELS.get(name, _("Instance")),
            "values": ", ".join(dict.fromkeys(filter(None, (str(called.get(name, {}).get(code, code)) for code in codes)))),
        }
        for name, codes in rule.given.items()
    ]
    if AGAINST in rule.where:
        said.append(_("who is complained of is read too"))
    if rule.from_on:
        said.append(_("from %(day)s") % {"day": formats.day(rule.from_on)})
    if rule.until_on:
        said.append(_("before %(day)s") % {"day": formats.day(rule.until_on)})
    return said


act_asides.declare(
    ("petition", "take-in"),
    Aside(
        "petitions/beside.html",
        beside,
        page="petitions/take_in.html",
        extra=("repeat_of",),
        files=True,
        complete=completed,
        after=afterwards,
        done=receipt,
    ),
)
act_asides.declare(("petition", "classify"), Aside("petitions/beside.html", beside_classifying, complete=completed_classifying))

urlpatterns = [path("petitions/suggestions/", rules_page, name="petitions-suggestions")]

# Compared by what everybody who sees the record may read; a denunciation only inside the unit that holds it.
Compared(
    kind="petition",
    text=("content", "demand", "contents.summary"),
    alone=("petition_class", (states.DENUNCIATION, states.MIXED)),
    beside=Beside("scans", texts_of_scans),
)
