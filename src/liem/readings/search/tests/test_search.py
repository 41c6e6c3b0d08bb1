"""Search: found however it was typed, by whoever may see it, and by nobody else."""

from datetime import date

import pytest
from django.db import connection

from liem.core.records.models import Share
from liem.readings.deadlines.tests.story import Entered, Instituted
from liem.readings.deadlines.tests.world import as_writer
from liem.readings.search.indexing import index_pending, number_words, rebuild
from liem.readings.search.queries import find, matches, number_of, query_of

pytestmark = pytest.mark.acts


def numbers(actor, text, **options):
    return [record.number for record in find(actor, text, **options).records]


def ids_of(typed):
    with connection.cursor() as cursor:
        cursor.execute("select record_id from search_records('', %s, '', 51)", [query_of(typed)])
        return [pk for (pk,) in cursor.fetchall()]


@pytest.fixture
def told(world):
    """Three records, folded."""
    land = world.tell(Instituted, "2026-10-01", title="Dấu hiệu vi phạm quản lý đất công ích xã Đồng Lâm")
    road = world.tell(Instituted, "2026-10-02", title="Thu, chi quỹ làm đường ở xã Đồng Lâm")
    other = world.tell(Instituted, "2026-10-03", owner=world.south, title="Khai thác đất trái phép")
    with as_writer():
        assert index_pending() == 3
    return world, land, road, other


def test_words_are_found_without_diacritics_and_the_last_one_unfinished(told):
    world, land, road, _other = told
    officer = world.actor(world.north)
    world.look_as(officer)
    assert numbers(officer, "dat dong la") == [land.number]
    assert numbers(officer, "ĐỒNG LÂM") == [road.number, land.number]
    assert numbers(officer, "lam dong") == [road.number, land.number]


@pytest.mark.parametrize(
    ("typed", "how_many"), [("dong la", 2), ("dong lam", 2), ("dat do", 1), ("vi pham quan l", 0), ("dong xa", 2), ("dat lam x", 0)]
)
def test_a_short_beginning_beside_other_words_finds_the_same_in_a_province_and_in_the_country(told, typed, how_many):
    world, land, road, _other = told
    world.look_as(world.actor(world.north))
    in_the_province = ids_of(typed)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('liem.lo', '0', true), set_config('liem.hi', '2000000000', true)")
    assert in_the_province == [pk for pk in ids_of(typed) if pk in (land.pk, road.pk)]
    assert len(in_the_province) == how_many


def test_every_word_must_be_there(told):
    world, *_records = told
    officer = world.actor(world.north)
    world.look_as(officer)
    assert numbers(officer, "dong lam rung") == []


def test_a_number_is_found_by_its_beginning_and_by_its_parts(told):
    world, land, _road, _other = told
    officer = world.actor(world.north)
    world.look_as(officer)
    assert numbers(officer, "th-2026/0001") == [land.number]
    assert numbers(officer, "TH-2026/000") != []
    assert numbers(officer, "th 2026 1") == [land.number]


def test_another_provinces_records_are_not_found(told):
    world, _land, _road, other = told
    north, south = world.actor(world.north), world.actor(world.south)
    world.look_as(north)
    assert other.number not in numbers(north, "dat")
    world.look_as(south)
    assert numbers(south, "dat") == [other.number]


def test_a_record_closed_by_its_level_is_not_found_from_the_moment_it_is(told):
    world, land, _road, _other = told
    world.tell(Entered, "2026-11-01", land, confidentiality=2)
    officer, cleared = world.actor(world.north), world.actor(world.north, clearance=2)
    world.look_as(officer)
    assert numbers(officer, "dat dong lam") == []
    world.look_as(cleared)
    assert numbers(cleared, "dat dong lam") == [land.number]


def test_a_record_handed_over_is_found_by_the_new_owner_alone(told):
    world, land, _road, other = told
    world.tell(Entered, "2026-11-01", land, owner=world.south)
    north, south = world.actor(world.north), world.actor(world.south)
    world.look_as(north)
    assert numbers(north, "dat dong lam") == []
    world.look_as(south)
    assert numbers(south, "dat") == [other.number, land.number]


def test_a_shared_record_is_found_by_the_unit_it_is_shared_with(told):
    world, land, _road, other = told
    with as_writer():
        Share.objects.create(record=land, number=1, unit=world.south, ground="phối hợp", from_on=date(2026, 10, 5))
        world.tell(Entered, "2026-10-05", land)
    south = world.actor(world.south)
    world.look_as(south)
    assert numbers(south, "dat") == [other.number, land.number]


def test_nobody_signed_in_finds_nothing(told):
    world, *_records = told
    officer = world.actor(world.north)
    world.look_as(None)
    assert numbers(officer, "dat") == []


def test_more_is_said_only_of_what_may_be_seen(told):
    world, *_records = told
    north = world.actor(world.north)
    world.look_as(north)
    found = find(north, "dong lam", most=1)
    assert (len(found.records), found.more) == (1, True)
    assert not find(north, "dat", most=1).more


def test_a_changed_title_is_found_after_the_job_and_the_queue_is_empty(told):
    world, land, _road, _other = told
    world.tell(Entered, "2026-11-01", land, title="Quản lý rừng phòng hộ Khe Sâu")
    with as_writer():
        assert index_pending() == 1
        assert index_pending() == 0
    officer = world.actor(world.north)
    world.look_as(officer)
    assert numbers(officer, "khe sau") == [land.number]
    assert land.number not in numbers(officer, "dat cong ich")


def test_words_of_an_earlier_version_never_replace_newer_ones(told):
    _world, land, _road, _other = told
    with as_writer(), connection.cursor() as cursor:
        cursor.execute("update search_entry set version = 9, words = array_to_tsvector('{moi}') where record_id = %s", [land.pk])
        rebuild()
        cursor.execute("select words::text from search_entry where record_id = %s", [land.pk])
        assert cursor.fetchone() == ("'moi'",)


def test_rebuilding_finds_the_same(told):
    world, *_records = told
    officer = world.actor(world.north)
    with as_writer(), connection.cursor() as cursor:
        cursor.execute("delete from search_entry")
        assert rebuild(chunk=2) == 3
    world.look_as(officer)
    assert len(numbers(officer, "dong lam")) == 2


@pytest.mark.parametrize("text", ["", "   ", "&|!:*()'", "' or 1=1 --", "\\", "%", "_", "dat & !dong", "đất':*", "x" * 500])
def test_whatever_is_typed_is_only_words(told, text):
    world, *_records = told
    officer = world.actor(world.north)
    world.look_as(officer)
    assert isinstance(numbers(officer, text), list)


def test_signs_of_the_query_language_and_of_patterns_mean_nothing(told):
    world, *_records = told
    officer = world.actor(world.north)
    world.look_as(officer)
    with connection.cursor() as cursor:
        for begins, found in (("th-2026/000", 2), ("th-2026/000_", 0), ("th-%", 0), ("\\", 0)):
            cursor.execute("select count(*) from search_records(%s, '', '', 10)", [begins])
            assert cursor.fetchone() == (found,)


@pytest.mark.unit
def test_how_words_become_a_query():
    assert query_of("Đất  Đồng") == "'dat' & 'dong':*"
    assert query_of("đất đ") == "'dat' & 'd'"
    assert query_of("?!") == ""
    assert number_of("ĐT-2026/1") == "dt-2026/1"
    assert number_of("đất công") == ""
    assert number_words("VA-2026/0017") == ["va", "2026", "0017", "17"]


@pytest.mark.unit
def test_a_name_matches_by_the_beginnings_of_its_words():
    assert matches("Mở vụ án", "mo vu")
    assert matches("Mở vụ án", "vu mo")
    assert not matches("Mở vụ án", "mo vu viec")
    assert not matches("Mở vụ án", "")
