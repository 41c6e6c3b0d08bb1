"""The pages of limits: the calculator, and the rules that wait for two persons to confirm them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liem.readings.deadlines.calculator import CalculatorForm, answer_of, classes_side
from liem.readings.deadlines.packs import pack
from liem.web.pages.door import signed_in


@require_safe
@signed_in
def calculator(request: HttpRequest) -> HttpResponse:
    """Choose a limit and a day; the answer stands in the address."""
    form = CalculatorForm(request.GET if "rule" in request.GET else None)
    if form.is_bound:
        form.is_valid()
    side = classes_side(form)
    context = {
        "title": _("Calculator of limits"),
        "lede": _("Counted by the rule in force on the day it begins, pack %(version)s. Days off are those of public offices.")
        % {"version": pack().version},
        "form": form,
        "fieldsets": [
            (_("Limit and day"), ["rule", "offence", "start", "hour"]),
            (_("Extensions"), ["extended_1", "value_1", "extended_2", "value_2", "extended_3", "value_3"]),
            (_("Days that do not count"), ["stood_from", "stood_until"]),
        ],
        "answer": answer_of(form.answer) if form.answer else None,
        "sides": [side] if side else [],
    }
    return render(request, "deadlines/calculator.html", context)
