"""Chooses the language of an answer: the person's own choice, else Vietnamese.

Office computers in Vietnam often run an English browser, so a browser's wish decides nothing on pages; programs at the
interface under `/api/` say their language in `Accept-Language` and are heard.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers


def language_of(request: HttpRequest) -> str:
    """`vi` or `en` for this request."""
    known = dict(settings.LANGUAGES)
    if request.path_info.startswith("/api/") and "Accept-Language" in request.headers:
        return translation.get_language_from_request(request)
    own = getattr(request.user, "language", None) if request.user.is_authenticated else None
    for wish in (own, request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)):
        if wish in known:
            return wish
    return settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Activates the language around a request; stands after authentication, for it asks who is there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response
