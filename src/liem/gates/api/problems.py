"""Answers to programs when something is wrong: `application/problem+json` (RFC 9457), errors by path."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from liem.core.acts.refusals import Conflict, NotAllowed, NotThere, Refusal, Refused, WrongStage

MEDIA = "application/problem+json"


class Problem(Exception):
    """A wrong call. `errors` names each fault by its path (`accused/0/rank`)."""

    def __init__(self, status: int, title: Any, detail: Any = "", errors: Mapping[str, list[str]] | None = None) -> None:
        super().__init__(str(title))
        self.status, self.title, self.detail = status, str(title), str(detail)
        self.errors = dict(errors or {})
        self.more: dict[str, Any] = {}

    def answer(self) -> HttpResponse:
        """The problem as an HTTP answer."""
        body: dict[str, Any] = {"type": "about:blank", "title": self.title, "status": self.status}
        if self.detail:
            body["detail"] = self.detail
        if self.errors:
            body["errors"] = [{"path": path, "detail": said} for path, list_ in self.errors.items() for said in list_]
        response = JsonResponse({**body, **self.more}, status=self.status, json_dumps_params={"ensure_ascii": False})
        response["Content-Type"] = MEDIA
        if self.status == 401:
            response["WWW-Authenticate"] = 'Bearer realm="liem"'
        return response


def not_found() -> Problem:
    """Absent and hidden are the same."""
    return Problem(404, _("There is nothing here that you may see."))


def of_refusal(refusal: Refusal) -> Problem:
    """The problem of a refused act."""
    if isinstance(refusal, Refused):
        return Problem(422, _("The values do not pass."), errors=refusal.errors)
    if isinstance(refusal, NotThere):
        return not_found()
    if isinstance(refusal, Conflict):
        problem = Problem(412, _("The record has changed."), str(refusal))
        problem.more = {
            "version": refusal.current_version,
            "differences": [{"field": str(label), "then": old, "now": new} for label, old, new in refusal.differences],
        }
        return problem
    title = {NotAllowed: _("You have not the right."), WrongStage: _("Not in this stage.")}.get(type(refusal), _("This cannot be done."))
    return Problem(refusal.status, title, str(refusal))


def parse(body: bytes) -> Any:
    """The JSON of a request; raise `Problem` when it is none, repeats a key or holds a number that is none."""
    try:
        return json.loads(body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise Problem(400, _("The body is not UTF-8.")) from None
    except (ValueError, RecursionError) as fault:
        raise Problem(400, _("The body is not JSON."), str(fault)[:200]) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError(_("a key stands twice"))
    return made


def _no_constant(name: str) -> Any:
    raise ValueError(_("%(name)s is no JSON number") % {"name": name})
