"""The cast: the same people in every test, and ways of acting as them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from tests.people import CAST


class Cast:
    """People by their part (`cast.officer`), as actors of their present appointment."""

    def __init__(self) -> None:
        self._actors: dict[str, Any] = {}

    def __getattr__(self, part: str) -> Any:
        from liem.core.access.actor import Actor, appointments_of
        from liem.core.accounts.models import User
        from liem.core.calendar.today import today

        if part.startswith("_") or part not in CAST:
            raise AttributeError(part)
        if part not in self._actors:
            user = User.objects.get(username=CAST[part])
            self._actors[part] = Actor.of(appointments_of(user.person_id, today())[0], user=user)
        return self._actors[part]

    @contextmanager
    def acting(self, part: str) -> Iterator[Any]:
        """The transaction's scope as that of a person: what the tables show is what they may see."""
        from liem.core.access.middleware import in_scope_of

        with in_scope_of(getattr(self, part)):
            yield getattr(self, part)

    def do(
        self,
        part: str,
        act: str,
        data: Mapping[str, Any],
        *,
        target: int | None = None,
        kind: str = "case",
        approved_by: str = "head",
        **more: Any,
    ) -> Any:
        """Do an act as a person; an act that waits for a second person is approved by `approved_by` at once."""
        from liem.core.acts.perform import perform
        from liem.core.acts.proposals import approve

        with self.acting(part) as actor:
            done = perform(act, actor=actor, kind=kind, target=target, data=data, **more)
        if done.proposal_id is None:
            return done
        with self.acting(approved_by) as actor:
            return approve(done.proposal_id, actor=actor)

    def play(self, part: str, kind: str, steps: Any) -> int:
        """Do several acts one after another on one record, the first opening it; give the record's id."""
        target = None
        for act, data in steps:
            target = self.do(part, act, data, target=target, kind=kind).record_id
        assert target is not None
        return target


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast over the test's database."""
    return Cast()


@pytest.fixture
def browser_of(db: None) -> Callable[[str], Any]:
    """`browser_of("officer")` is Django's test client with that person signed in."""
    from django.conf import settings
    from django.test import Client

    from liem.core.accounts.models import User

    def client(part: str) -> Any:
        made = Client()
        made.force_login(User.objects.get(username=CAST[part]), backend=settings.AUTHENTICATION_BACKENDS[0])
        return made

    return client


@pytest.fixture
def program_of(db: None) -> Callable[..., Any]:
    """`program_of("officer")` is a test client that sends that person's token with every call."""
    from datetime import timedelta

    from django.test import Client
    from django.utils import timezone

    from liem.core.accounts.models import User
    from liem.core.accounts.tokens import issue_token
    from liem.core.organization.models import Appointment

    def client(part: str, *scopes: str) -> Any:
        user = User.objects.get(username=CAST[part])
        held = Appointment.objects.filter(person_id=user.person_id).order_by("-valid_from").first()
        assert held is not None
        now = timezone.now()
        _token, text = issue_token(
            appointment=held,
            name="test",
            scopes=scopes or ("read", "write"),
            at=now,
            actor=None,
            expires_at=now + timedelta(days=2),
        )
        return Client(headers={"Authorization": f"Bearer {text}"})

    return client
