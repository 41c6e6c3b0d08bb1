"""An installation's folder with a key of its own."""

import pytest

from liem.core.vault import keys


@pytest.fixture
def home(tmp_path, settings, monkeypatch):
    monkeypatch.delenv(keys.VARIABLE, raising=False)
    settings.LIEM_HOME = tmp_path
    keys.make_key(tmp_path)
    return tmp_path
