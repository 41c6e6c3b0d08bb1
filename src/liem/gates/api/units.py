"""The legal basis of a unit: read by everybody who works inside, set by its administrator."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from liem.core.acts.refusals import Refused
from liem.core.calendar.today import today
from liem.core.organization.models import Role, Unit
from liem.core.organization.profile import administers, basis_on, set_basis
from liem.core.organization.queries import UnknownUnit, unit_on
from liem.gates.api.contract import kept
from liem.gates.api.door import actor_in, program
from liem.gates.api.problems import not_found, parse
from liem.web.organization.forms import BasisForm

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {name: field.schema() for name, field in BasisForm.base_fields.items()},  # type: ignore[attr-defined]
    "required": list(BasisForm.base_fields),
    "additionalProperties": False,
}


@program("GET", "POST")
def basis(request: HttpRequest, code: str) -> HttpResponse:
    """What a unit works under today and what was recorded; `POST` records another basis from a day on."""
    actor = actor_in(request)
    try:
        unit = unit_on(code, today())
    except UnknownUnit:
        raise not_found() from None
    if actor.role == Role.AGENCY or (request.method == "POST" and not administers(actor, unit)):
        raise not_found()
    if request.method == "POST":
        form = BasisForm(kept(SCHEMA, parse(request.body)))
        if not form.is_valid():
            raise Refused({path: [str(said) for said in list_] for path, list_ in form.errors.items()})
        set_basis(unit=unit, actor=actor, **form.cleaned_data)
    return JsonResponse(_told(unit), status=201 if request.method == "POST" else 200, json_dumps_params={"ensure_ascii": False})


def _told(unit: Unit) -> dict[str, Any]:
    rows = unit.bases.order_by("valid_from").values("basis", "valid_from", "decision")
    recorded = [{"basis": row["basis"], "from_on": row["valid_from"].isoformat(), "decision": row["decision"]} for row in rows]
    return {"unit": unit.code, "basis": basis_on(unit, today()), "recorded": recorded}
