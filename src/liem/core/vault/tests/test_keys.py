"""The installation's keys: made once, private, rotated, overridden."""

import base64
import stat

import pytest
from django.utils.translation import override

from liem.core.vault import keys
from liem.core.vault.faults import KeyExposed, KeyUnusable, NoKey, SealBroken, SealDestroyed

pytestmark = pytest.mark.unit


def encoded(key):
    return base64.urlsafe_b64encode(key).decode()


def test_a_key_is_made_once_and_for_its_owner_alone(home):
    path = home / "vault.key"
    made = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    keys.make_key(home)
    assert path.read_bytes() == made
    assert [entry.name for entry in home.iterdir()] == ["vault.key"]


def test_without_a_key_nothing_is_sealed(tmp_path, settings, monkeypatch):
    monkeypatch.delenv(keys.VARIABLE, raising=False)
    settings.LIEM_HOME = tmp_path
    with pytest.raises(NoKey):
        keys.ring()


def test_a_new_key_comes_into_use_and_the_old_one_stays(home):
    old = keys.ring()
    new_id = keys.add_key(home)
    new = keys.ring()
    assert new.current == new_id != old.current
    assert new.key(old.current) == old.key(old.current)
    assert stat.S_IMODE((home / "vault.key").stat().st_mode) == 0o600


def test_the_variable_overrides_the_file(home, monkeypatch):
    first, second = b"a" * 32, b"b" * 32
    monkeypatch.setenv(keys.VARIABLE, f"{encoded(first)},{encoded(second)}")
    found = keys.ring()
    assert found.current == keys.key_id_of(second)
    assert found.key(keys.key_id_of(first)) == first


def test_a_key_file_open_to_others_is_refused(home):
    (home / "vault.key").chmod(0o640)
    with pytest.raises(KeyExposed) as caught:
        keys.ring()
    assert str(home) in str(caught.value)


@pytest.mark.parametrize("entry", ["short", encoded(b"x" * 31), "ä" * 44, "=" * 44])
def test_a_line_that_is_no_key_is_named(home, entry):
    path = home / "vault.key"
    path.write_text(path.read_text() + entry + "\n", encoding="utf-8")
    with pytest.raises(KeyUnusable) as caught:
        keys.ring()
    assert (caught.value.where, caught.value.line) == ("vault.key", 2)


def test_an_unknown_key_is_named(home):
    with pytest.raises(NoKey) as caught:
        keys.ring().key("0123456789abcdef")
    assert caught.value.key_id == "0123456789abcdef"


def test_the_id_says_nothing_of_the_key_and_is_its_own(home):
    found = keys.ring()
    assert keys.key_id_of(found.key(found.current)) == found.current
    assert found.current not in (home / "vault.key").read_text()


def test_every_fault_is_said_in_both_languages():
    faults = [NoKey(), NoKey("0123456789abcdef"), KeyUnusable(where="vault.key", line=2), KeyExposed("vault.key")]
    for fault in [*faults, SealBroken(), SealDestroyed()]:
        with override("vi"):
            vietnamese = str(fault)
        with override("en"):
            assert vietnamese != str(fault)
        assert "%(" not in vietnamese
