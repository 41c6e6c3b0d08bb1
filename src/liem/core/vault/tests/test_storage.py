"""Seals in the database."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from liem.core.vault import keys, storage
from liem.core.vault.faults import SealDestroyed
from liem.core.vault.models import Seal

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
PERSON = {"name": "Nguyễn Thị Mẫu"}


@pytest.fixture(autouse=True)
def as_writer(db, home):
    """Inside an act, and never elsewhere, the application becomes the writer."""
    with connection.cursor() as cursor:
        cursor.execute("set local role liem_writer")


def kept(**told):
    made = storage.made(PERSON, purpose="denouncer", at=AT, **told)
    made.save(force_insert=True)
    return Seal.objects.get(id=made.id)


def test_a_kept_seal_opens():
    assert storage.opened(kept(record_id=7)) == PERSON


def test_nothing_in_the_row_shows_the_person():
    one = kept()
    with connection.cursor() as cursor:
        cursor.execute("select s::text, encode(ciphertext, 'escape') from seal s where id = %s", [one.id])
        row, text = cursor.fetchone()
    assert "Nguyễn" not in row + text
    assert "Nguy\\341\\273\\205n" not in text


def test_a_destroyed_seal_opens_for_nobody_and_stays_as_a_row():
    one = kept()
    storage.destroy(one, at=LATER)
    one.refresh_from_db()
    assert (bytes(one.wrapped_key), bytes(one.ciphertext), one.destroyed_at) == (b"", b"", LATER)
    with pytest.raises(SealDestroyed):
        storage.opened(one)


def test_destroying_twice_keeps_the_first_instant():
    one = kept()
    storage.destroy(one, at=LATER)
    storage.destroy(one, at=AT)
    assert Seal.objects.get(id=one.id).destroyed_at == LATER


def test_the_database_refuses_a_half_destroyed_seal():
    one = kept()
    with pytest.raises(IntegrityError), transaction.atomic():
        Seal.objects.filter(id=one.id).update(destroyed_at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seal.objects.filter(id=one.id).update(wrapped_key=b"")


def test_all_seals_are_wrapped_anew_in_pieces_and_a_second_run_finds_nothing(home):
    seals = [kept() for _ in range(5)]
    storage.destroy(seals[0], at=LATER)
    new_id = keys.add_key(home)
    assert storage.rewrap_all(chunk=2) == 4
    assert storage.rewrap_all(chunk=2) == 0
    (home / "vault.key").write_text((home / "vault.key").read_text().splitlines()[-1] + "\n")
    for one in Seal.objects.filter(destroyed_at__isnull=True):
        assert one.key_id == new_id
        assert storage.opened(one) == PERSON
