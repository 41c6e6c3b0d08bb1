"""Seals and small values: they open where they belong, and nowhere else."""

from dataclasses import fields, replace
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from liem.core.vault import keys
from liem.core.vault.faults import NoKey, SealBroken, SealDestroyed
from liem.core.vault.sealing import open_small, rewrapped, seal, seal_small, unseal

pytestmark = pytest.mark.unit

PERSON = {"name": "Nguyễn Thị Mẫu", "phone": "0900 000 000", "address": "xã Đồng Lâm"}


def flipped(value, at=-1):
    changed = bytearray(value)
    changed[at] ^= 1
    return bytes(changed)


def test_what_is_sealed_opens_again(home):
    assert unseal(seal(PERSON, purpose="denouncer")) == PERSON


def test_nothing_of_the_person_shows_in_the_stored_bytes(home):
    sealed = seal(PERSON, purpose="denouncer")
    stored = b"".join(value for value in (getattr(sealed, field.name) for field in fields(sealed)) if isinstance(value, bytes))
    for text in PERSON.values():
        assert text.encode() not in stored


def test_the_length_of_a_name_does_not_show(home):
    assert len(seal({"name": "An"}, purpose="a").ciphertext) == len(seal({"name": "Tôn Nữ Hoàng Thị Mẫu"}, purpose="a").ciphertext)


def test_the_same_person_sealed_twice_looks_different(home):
    first, second = seal(PERSON, purpose="a"), seal(PERSON, purpose="a")
    assert first.id != second.id
    assert first.ciphertext != second.ciphertext


@pytest.mark.parametrize("part", ["wrapped_key", "nonce", "ciphertext"])
@pytest.mark.parametrize("at", [0, -1])
def test_a_changed_bit_is_noticed(home, part, at):
    sealed = seal(PERSON, purpose="denouncer")
    with pytest.raises(SealBroken):
        unseal(replace(sealed, **{part: flipped(getattr(sealed, part), at)}))


@pytest.mark.parametrize("change", [{"id": uuid4()}, {"purpose": "witness"}, {"ciphertext": b""}, {"nonce": b""}, {"wrapped_key": b"x"}])
def test_a_seal_opens_only_as_itself(home, change):
    with pytest.raises(SealBroken):
        unseal(replace(seal(PERSON, purpose="denouncer"), **change))


def test_the_key_of_one_seal_does_not_open_another(home):
    first, second = seal(PERSON, purpose="a"), seal(PERSON, purpose="a")
    with pytest.raises(SealBroken):
        unseal(replace(first, wrapped_key=second.wrapped_key))


def test_without_its_data_key_a_seal_is_gone(home):
    with pytest.raises(SealDestroyed):
        unseal(replace(seal(PERSON, purpose="a"), wrapped_key=b""))


def test_an_old_seal_opens_after_the_key_changed_and_is_wrapped_anew(home):
    sealed = seal(PERSON, purpose="a")
    new_id = keys.add_key(home)
    assert unseal(sealed) == PERSON
    key_id, wrapped = rewrapped(sealed)
    assert key_id == new_id
    assert unseal(replace(sealed, key_id=key_id, wrapped_key=wrapped)) == PERSON


def test_a_lost_key_is_named(home):
    sealed = seal(PERSON, purpose="a")
    (home / "vault.key").unlink()
    keys.make_key(home)
    with pytest.raises(NoKey) as caught:
        unseal(sealed)
    assert caught.value.key_id == sealed.key_id


def test_a_small_value_opens_where_it_belongs_only(home):
    sealed = seal_small("người tố cáo là hàng xóm", bound_to="note")
    assert open_small(sealed, bound_to="note") == "người tố cáo là hàng xóm"
    with pytest.raises(SealBroken):
        open_small(sealed, bound_to="summary")


@pytest.mark.parametrize("at", [0, 10, 30, -1])
def test_a_changed_small_value_is_noticed(home, at):
    with pytest.raises(SealBroken):
        open_small(flipped(seal_small("x"), at))


@pytest.mark.parametrize("blob", [b"\x01", b"\x01" + b"k" * 20, b"\x02" + b"k" * 60, b"plain"])
def test_bytes_that_are_no_small_value_are_refused(home, blob):
    with pytest.raises(SealBroken):
        open_small(blob)


def test_an_erased_small_value_is_gone(home):
    with pytest.raises(SealDestroyed):
        open_small(b"")


def test_small_values_of_an_older_key_still_open(home):
    sealed = seal_small({"a": [1, None, "ẵ"]})
    keys.add_key(home)
    assert open_small(sealed) == {"a": [1, None, "ẵ"]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=3),
    max_leaves=8,
)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(value=JSON)
def test_any_json_value_survives(home, value):
    assert open_small(seal_small(value)) == value
    assert unseal(seal({"value": value}, purpose="any")) == {"value": value}
