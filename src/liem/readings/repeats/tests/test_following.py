"""The index follows the journal, and made again from it is the same."""

from typing import Any

import pytest
from django.db import connection, transaction

from liem.core.acts.many import Item, perform_many
from liem.core.acts.subjects import writing
from liem.core.vault.keys import add_key
from liem.readings.repeats import grams, indexing
from liem.readings.repeats.comparing import compared
from liem.readings.repeats.function import MOST_LISTED
from liem.readings.repeats.indexing import fold_pending, forget, rebuild, renew
from liem.readings.repeats.tests.conftest import LAND, ROAD, Matters

pytestmark = pytest.mark.acts


def index() -> dict[str, Any]:
    """What the index holds, with each entry named by its record: sketches, and in which of them each gram is listed."""
    with writing(), connection.cursor() as cursor:
        cursor.execute(
            "select id, record_id, kind, unit_id, place, confidentiality, guarded, need_to_know, alone, grams, bands from repeats_entry"
        )
        entries = {row[0]: row[1:] for row in cursor.fetchall()}
        cursor.execute("select gram, entries, listed from repeats_posting")
        lists = {gram: (count, sorted(entries[one][0] for one in listed)) for gram, count, listed in cursor.fetchall()}
        cursor.execute("select count(*) from repeats_pending")
        return {"entries": sorted(entries.values()), "lists": lists, "waiting": cursor.fetchone()[0]}


def amend(matters: Matters, record: int, text: str) -> None:
    matters.cast.do("officer", "amend", {"ordinal": 1, "summary": text, "reason": "Gõ thiếu."}, target=record)


def a_busy_life(matters: Matters) -> list[int]:
    """Records that were amended, voided, handed over, changed before and after the job."""
    first, second = matters.enter(LAND), matters.enter(ROAD)
    matters.fold()
    third, fourth, fifth = matters.enter(LAND + ROAD), matters.enter(ROAD + " Lần hai."), matters.enter(LAND, subject="religion")
    amend(matters, first, LAND + " Bổ sung.")
    amend(matters, third, ROAD)
    matters.cast.do("officer", "void", {"ordinal": 1, "reason": "Nhập nhầm."}, target=fourth)
    matters.cast.do("head", "hand-over", {"unit": "T40", "reason": "Đúng địa bàn."}, target=second)
    matters.cast.do("head", "recuse", {"person": matters.cast.clerk.person_id, "reason": "Có tên."}, target=fifth)
    return [first, second, third, fourth, fifth]


def test_an_amended_text_is_found_by_its_new_words_alone(matters: Matters):
    record = matters.enter(LAND)
    matters.fold()
    amend(matters, record, ROAD)
    for _ in range(2):
        assert matters.ids(ROAD) == [record]
        assert matters.ids(LAND, least=0.02) == []
        matters.fold()


def test_a_record_entered_by_mistake_is_no_longer_found(matters: Matters):
    record = matters.enter(LAND)
    matters.fold()
    matters.cast.do("officer", "void", {"ordinal": 1, "reason": "Nhập nhầm."}, target=record)
    assert matters.ids(LAND) == []
    matters.fold()
    assert index() == {"entries": [], "lists": {}, "waiting": 0}


def test_what_is_forgotten_leaves_nothing_behind(matters: Matters):
    kept, erased = matters.enter(ROAD), matters.enter(LAND)
    matters.fold()
    with writing(), connection.cursor() as cursor:
        forget(cursor, [erased])
    matters.fold()
    left = index()
    assert [row[0] for row in left["entries"]] == [kept]
    assert set(left["lists"]) == set(left["entries"][0][-2]) | set(left["entries"][0][-1])


def test_what_came_and_went_before_the_job_leaves_nothing_behind(matters: Matters):
    record = matters.enter(LAND)
    matters.cast.do("officer", "void", {"ordinal": 1, "reason": "Nhập nhầm."}, target=record)
    assert matters.fold() == 2
    assert index() == {"entries": [], "lists": {}, "waiting": 0}


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_following_and_making_again_leave_the_same(matters: Matters, limit):
    a_busy_life(matters)
    with writing():
        while fold_pending(limit):
            pass
        followed = index()
        assert rebuild(chunk=2) == 5
    assert index() == followed
    assert followed["waiting"] == 0
    assert [row[0] for row in followed["entries"]].count(followed["entries"][0][0]) == 1


def test_a_lost_index_is_made_again(matters: Matters):
    first, second, third, fourth, fifth = a_busy_life(matters)
    matters.fold()
    before = index()
    with writing(), connection.cursor() as cursor:
        for table in ("repeats_entry", "repeats_posting", "repeats_pending"):
            cursor.execute(f"delete from {table}")
    assert matters.ids(LAND) == []
    with writing():
        rebuild()
    assert index() == before
    assert set(matters.ids(LAND, least=0.1)) == {first, fifth}
    assert matters.ids(ROAD, least=0.1) == [third]
    assert matters.ids(ROAD, "neighbour", least=0.1) == [second]
    assert fourth not in matters.ids(ROAD, "central")


def test_records_by_the_thousand_are_found_after_the_job(matters: Matters):
    data = {"title": "Vấn đề", "subject": "environment", "risk": "low", "risk_reason": "Chưa.", "happened_on": "2023-01-05"}
    texts = [f"{ROAD} Hộ số {number} kiến nghị mức {number * 7} đồng." for number in range(40)]
    items = [
        Item(act="record", actor=matters.cast.officer, kind="matter", data={**data, "summary": t}, handle=n) for n, t in enumerate(texts)
    ]
    with matters.cast.acting("officer"):
        ids = perform_many(items).ids
    matters.fold()
    assert [matters.ids(texts[number], top=1)[0] for number in (0, 17, 39)] == [ids[0], ids[17], ids[39]]


def test_an_unchanged_text_keeps_its_entry(matters: Matters):
    record = matters.enter(LAND)
    matters.fold()
    amend(matters, record, LAND.upper())
    assert matters.fold() == 0


def test_a_new_key_of_the_vault_changes_nothing_and_a_lost_one_asks_for_making_again(matters: Matters, settings, tmp_path, monkeypatch):
    record = matters.enter(LAND)
    matters.fold()
    from liem.core.vault.keys import FILE, ring

    old = ring()
    home = tmp_path / "home"
    home.mkdir()
    settings.LIEM_HOME = str(home)
    monkeypatch.delenv("LIEM_VAULT_KEY", raising=False)
    import base64

    (home / FILE).write_text(base64.urlsafe_b64encode(old.key(old.current)).decode() + "\n")
    (home / FILE).chmod(0o600)
    assert matters.ids(LAND) == [record]
    add_key(home)
    assert matters.ids(LAND) == [record]
    lines = (home / FILE).read_text().splitlines()
    (home / FILE).write_text(lines[1] + "\n")
    assert matters.ids(LAND) == []
    with writing():
        rebuild()
    assert matters.ids(LAND) == [record]


def test_after_a_new_release_the_job_makes_all_sketches_anew(matters: Matters, monkeypatch):
    records = [matters.enter(LAND), matters.enter(ROAD), matters.enter("…")]
    matters.fold()
    monkeypatch.setattr(grams, "VERSION", grams.VERSION + 1)
    grams._edition.cache_clear()
    assert matters.ids(LAND) == []
    with writing():
        assert renew(chunk=1) == 3
    matters.fold()
    assert matters.ids(LAND) == records[:1]
    before = index()
    with writing():
        assert renew() == 1
    assert index() == before
    grams._edition.cache_clear()


def test_records_from_before_they_were_compared_are_sketched_by_the_job(matters: Matters, declare, monkeypatch):
    monkeypatch.setattr(compared, "_items", {})
    record, mistaken = matters.enter(LAND), matters.enter(LAND)
    matters.cast.do("officer", "void", {"ordinal": 1, "reason": "Nhập nhầm."}, target=mistaken)
    assert matters.ids(LAND) == []
    declare()
    with writing():
        renew()
    assert matters.ids(LAND) == [record]


def test_what_is_no_longer_compared_leaves_when_all_is_made_again(matters: Matters, monkeypatch):
    matters.enter(LAND)
    matters.fold()
    monkeypatch.setattr(compared, "_items", {})
    with writing():
        assert rebuild() == 0
    assert index() == {"entries": [], "lists": {}, "waiting": 0}


def test_a_sketch_says_nothing_without_the_key(matters: Matters, monkeypatch):
    sketch = grams.grams_of(LAND)
    monkeypatch.setattr(grams, "_key", lambda: ("another", b"k" * 32))
    assert not set(sketch) & set(grams.grams_of(LAND))


def test_a_text_that_came_thousands_of_times_elsewhere_is_still_found_at_home(matters: Matters):
    there = matters.enter(LAND, "neighbour")
    with writing(), connection.cursor() as cursor:
        cursor.execute(
            "with made as (insert into repeats_entry (record_id, kind, unit_id, place, confidentiality, guarded, need_to_know, alone,"
            " grams, bands, version, edition) select 900000000 + n, kind, unit_id, place, confidentiality, guarded, need_to_know, alone,"
            " grams, bands, version, edition from repeats_entry, generate_series(1, %s) n where record_id = %s returning id)"
            " insert into repeats_pending (entry_id, gone) select id, false from made",
            [MOST_LISTED + 100, there],
        )
    matters.fold()
    home = matters.enter(LAND)
    matters.fold()
    with writing(), connection.cursor() as cursor:
        cursor.execute("select max(cardinality(listed)), max(entries) from repeats_posting where gram = any(%s)", [grams.grams_of(LAND)])
        assert cursor.fetchone() == (MOST_LISTED, MOST_LISTED + 102)
    assert matters.ids(LAND) == [home]
    assert matters.ids(LAND.replace("thửa", "lô"))[:1] == [home]


def test_while_one_folds_another_does_nothing(committed_db, as_role):
    with as_role("worker") as other:
        other.execute("select pg_advisory_lock(%s)", [indexing._LOCK])
        with transaction.atomic(), writing(), connection.cursor() as cursor:
            cursor.execute("insert into repeats_pending (entry_id, gone) values (1, false)")
            assert fold_pending() == 0
        other.execute("select pg_advisory_unlock(%s)", [indexing._LOCK])
    with transaction.atomic(), writing():
        assert fold_pending() == 1
        assert fold_pending() == 0
