"""The world that the permission table looks at: of each register one record in every relation, and who comes to look."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction

from tests.access.rows import OWNERS, SEES
from tests.acts.examples import EXAMPLES
from tests.cast import Cast
from tests.people import CAST

OPENED_BY = {"below": "commune", "neighbours": "neighbour", "shared": "neighbour", "lapsed": "neighbour"}
HEADED_BY = {"below": "commune_head", "neighbours": "neighbour_head", "shared": "neighbour_head", "lapsed": "neighbour_head"}
YEARS = {"neighbour": -1, "officer": 0, "commune": 3}
"""Units tell the examples in different years, so that no two records of the world carry the same number."""
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass
class World:
    """Ids by kind and relation; of each person a session and a token."""

    cast: Cast
    records: dict[tuple[str, str], int] = field(default_factory=dict)
    numbers: dict[tuple[str, str], str] = field(default_factory=dict)
    proposals: dict[tuple[str, str], int] = field(default_factory=dict)
    plurals: dict[str, str] = field(default_factory=dict)
    opening: dict[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    bearers: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, int] = field(default_factory=dict)

    @property
    def kinds(self) -> list[str]:
        """Codes of the kinds that ship an example of opening a record."""
        return list(self.plurals)

    def browser(self, part: str) -> Any:
        """A fresh browser in which this person is signed in."""
        from django.conf import settings
        from django.test import Client

        made = Client()
        if part in self.sessions:
            made.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[part]
        return made

    def program(self, part: str) -> Any:
        """A client that sends this person's token."""
        from django.test import Client

        return Client(headers={"Authorization": f"Bearer {self.bearers[part]}"} if part in self.bearers else {})

    def seen_by(self, part: str, kind: str) -> set[int]:
        """Ids of the records of a kind that a person must see: no more, no less."""
        return {self.records[kind, relation] for relation in SEES if part in SEES[relation]}


def word_of(kind: str, relation: str) -> str:
    """A word that stands in the title of this record and nowhere else."""
    return f"zq{relation}{kind}"


def build() -> World:
    """Make the world in the present database, by acts of its people."""
    world = World(cast=Cast())
    _gather_kinds(world)
    for kind in world.kinds:
        for relation in SEES:
            _make(world, kind, relation)
    _sign_everybody_in(world)
    _fold_words()
    return world


def _gather_kinds(world: World) -> None:
    from liem.core.records.kinds import kinds

    for kind, example in EXAMPLES:
        if not example.before and kind not in world.opening:
            world.opening[kind] = (example.act, example.data)
            world.plurals[kind] = kinds[kind].plural


def _make(world: World, kind: str, relation: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from liem.core.records.models import Record

    cast, act, data = world.cast, *world.opening[kind]
    opener, head = OPENED_BY.get(relation, "officer"), HEADED_BY.get(relation, "head")
    told = {**later(data, YEARS[opener]), "title": f"Hồ sơ phép thử {word_of(kind, relation)}"}
    target = cast.do(opener, act, told, kind=kind).record_id
    cast.do(opener, "attach", {}, target=target, files={"file": SimpleUploadedFile("giay.pdf", PDF)})
    world.records[kind, relation] = target
    with cast.acting(head):
        world.numbers[kind, relation] = Record.objects.get(pk=target).number
    if relation == "own":
        return
    level = "3" if relation == "secret" else "1"
    cast.do(head, "change-confidentiality", {"level": level, "reason": "Giữ kín."}, target=target)
    _relate(world, relation, target)
    lower = {"level": "0", "reason": "Hết lý do giữ kín."}
    by = {"secret": "head", "recused": "second_officer"}.get(relation, opener)
    with cast.acting(by) as actor:
        from liem.core.acts.perform import perform

        world.proposals[kind, relation] = perform("change-confidentiality", actor=actor, target=target, data=lower).proposal_id


def later(value: Any, years: int) -> Any:
    """The same values with every day in them so many years later."""
    if isinstance(value, Mapping):
        return {key: later(part, years) for key, part in value.items()}
    if isinstance(value, list):
        return [later(part, years) for part in value]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return f"{int(value[:4]) + years}{value[4:]}"
    return value


def _relate(world: World, relation: str, target: int) -> None:
    cast = world.cast
    if relation == "recused":
        cast.do("head", "recuse", {"person": cast.officer.person_id, "reason": "Có tên trong hồ sơ."}, target=target)
    if relation == "listed":
        cast.do("head", "add-reader", {"person": cast.officer.person_id}, target=target)
    if relation in ("shared", "lapsed"):
        cast.do("neighbour", "share", {"unit": "T38", "ground": "Phối hợp."}, target=target)
    if relation == "lapsed":
        cast.do("neighbour", "end-share", {"share": 1}, target=target)
    if relation == "referred":
        cast.do("officer", "share", {"unit": "T38.CA", "ground": "Đề nghị cung cấp thông tin."}, target=target)


def _sign_everybody_in(world: World) -> None:
    from django.conf import settings
    from django.test import Client

    from liem.core.accounts.models import User

    for part in CAST:
        browser = Client()
        browser.force_login(User.objects.get(username=CAST[part]), backend=settings.AUTHENTICATION_BACKENDS[0])
        world.sessions[part] = browser.cookies[settings.SESSION_COOKIE_NAME].value
        world.tokens[part], world.bearers[part] = issue(world.cast, part, "read", "write")


def _fold_words() -> None:
    """What the worker does a moment after each act: make the records findable by their words."""
    from liem.core.acts.subjects import writing
    from liem.readings.search.indexing import index_pending

    with transaction.atomic(), writing():
        index_pending()


def issue(cast: Cast, part: str, *scopes: str) -> tuple[int, str]:
    """A token of a person: its id and its text."""
    from django.utils import timezone

    from liem.core.accounts.tokens import issue_token
    from liem.core.organization.models import Appointment

    now = timezone.now()
    work = Appointment.objects.get(pk=getattr(cast, part).appointment_id)
    token, text = issue_token(appointment=work, name="phép thử", scopes=scopes, at=now, actor=None, expires_at=now + timedelta(days=2))
    return token.pk, text


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside leaves nothing behind, so that the next person finds the world as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def home_of(relation: str) -> str:
    """Somebody who works in the owner unit and sees the record."""
    return sorted(OWNERS[relation] & SEES[relation])[0]
