"""One request, one transaction, one scope."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from liem.core.access.actor import Actor, appointments_of
from liem.core.access.scope import enter
from liem.core.accounts.tokens import actor_of_token
from liem.core.calendar.today import today

Handler = Callable[[HttpRequest], HttpResponse]
AFTER = "_liem_after"
RETRYABLE = ("40001", "40P01")
"""Serialization failure and deadlock: PostgreSQL asks for another try."""


class ScopeMiddleware:
    """Opens the transaction around the whole request, templates included, and sets the reader's scope inside it.

    `ATOMIC_REQUESTS` ends before a `TemplateResponse` renders; under row-level security its queries would silently find
    nothing. A deadlock or serialization failure runs the request once more. What must outlive a refused request (an
    access-log line, a counter) is put aside with `afterwards` and written in a transaction of its own.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_static(request):
            return self.get_response(request)
        response = self._run(request)
        if getattr(request, "_liem_again", False):
            _rewind(request)
            response = self._run(request)
        _write_afterwards(request)
        return response

    def _run(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            request.today = today()  # type: ignore[attr-defined]
            actor = request.actor = actor_of(request)  # type: ignore[attr-defined]
            enter(actor, on=request.today)  # type: ignore[attr-defined]
            response = self.get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response = response.render()
            if response.status_code >= 500 or getattr(request, "_liem_failed", False):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember that the view failed, so that nothing of it stays."""
        request._liem_failed = True  # type: ignore[attr-defined]
        state = getattr(exception.__cause__, "sqlstate", "") if isinstance(exception, OperationalError) else ""
        request._liem_again = state in RETRYABLE and not hasattr(request, "_liem_again")  # type: ignore[attr-defined]


def actor_of(request: HttpRequest) -> Actor | None:
    """The actor of a request: under `/api/` that of its bearer token alone; on pages the appointment chosen in the
    session, else the first of the day."""
    if request.path_info.startswith("/api/"):
        return _of_token(request)
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or user.person_id is None:
        return None
    held = appointments_of(user.person_id, today())
    if not held:
        return None
    chosen = request.session.get("appointment")
    appointment = next((a for a in held if a.pk == chosen), held[0])
    return Actor.of(appointment, user=user).speaking(translation.get_language() or "vi")


def _of_token(request: HttpRequest) -> Actor | None:
    scheme, _space, text = request.headers.get("Authorization", "").partition(" ")
    found = actor_of_token(text.strip(), at=timezone.now()) if scheme.lower() == "bearer" else None
    if found is None:
        return None
    request.token, actor = found  # type: ignore[attr-defined]
    return actor.speaking(translation.get_language() or "vi")


def afterwards(request: HttpRequest, write: Callable[[], Any]) -> None:
    """Run `write` in a transaction of its own once the request's has ended, however it ended."""
    if not hasattr(request, AFTER):
        setattr(request, AFTER, [])
    getattr(request, AFTER).append(write)


def _write_afterwards(request: HttpRequest) -> None:
    for write in getattr(request, AFTER, []):
        with transaction.atomic():
            enter(getattr(request, "actor", None))
            write()


def _is_static(request: HttpRequest) -> bool:
    return request.path.startswith(settings.STATIC_URL)


def _rewind(request: HttpRequest) -> None:
    request._liem_failed = False  # type: ignore[attr-defined]
    request._liem_again = False  # type: ignore[attr-defined]
    setattr(request, AFTER, [])
    for file in request.FILES.values():
        file.seek(0)  # type: ignore[union-attr]


@contextmanager
def in_scope_of(actor: Actor | None) -> Iterator[None]:
    """A transaction in the scope of `actor`, for commands and jobs."""
    with transaction.atomic():
        enter(actor)
        yield
