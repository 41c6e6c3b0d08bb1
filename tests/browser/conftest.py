"""Browsers for journeys: Debian's Chromium, never a downloaded one."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache

from tests.browser.desk import WIDE, Desk
from tests.cast import Cast
from tests.people import CAST

MANNERS = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser of the system; what it fetches for itself is turned off."""
    return {
        "executable_path": "/usr/bin/chromium",
        "args": ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-gpu"],
    }


@pytest.fixture
def desk(browser: Any, site: str) -> Iterator[Callable[..., Desk]]:
    """`desk("officer")` is a browser in which that person is signed in; `desk()` one in which nobody is.

    Options go to the browser's context (`java_script_enabled=False`). At the end no page may have complained.
    """
    yield from _desks(browser, site)


@pytest.fixture
def demo_desk(browser: Any, demo_site: str) -> Iterator[Callable[..., Desk]]:
    """The same before the demo's data."""
    yield from _desks(browser, demo_site)


def _desks(browser: Any, site: str) -> Iterator[Callable[..., Desk]]:
    desks, contexts = [], []
    cache.clear()

    def sit_down(part: str = "", *, language: str = "", **options: Any) -> Desk:
        context = browser.new_context(**{"viewport": WIDE, **MANNERS, **options})
        context.set_default_timeout(30_000)
        contexts.append(context)
        if part:
            context.add_cookies([{"url": site, **cookie_of(part)}])
        made = Desk(context.new_page(), site)
        desks.append(made)
        if language:
            made.speak(language)
        return made

    yield sit_down
    faults = [fault for each in desks for fault in each.faults]
    for context in contexts:
        context.close()
    assert faults == []


def cookie_of(part: str) -> dict[str, str]:
    """The session of a person who has signed in."""
    from django.conf import settings
    from django.test import Client

    from liem.core.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username=CAST[part]), backend=settings.AUTHENTICATION_BACKENDS[0])
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}


@pytest.fixture
def cast(committed_db: str) -> Cast:
    """The cast over the database of the site that is served."""
    return Cast()
