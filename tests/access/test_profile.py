"""On a networked installation no record is raised to a State secret: the act is refused, and so is the database."""

from typing import Any

import psycopg
import pytest

from liem.core.acts.refusals import Refused
from tests.acts.examples import EXAMPLES
from tests.cast import Cast

OPENING = next(e for kind, e in EXAMPLES if kind == "case" and e.act == "open")
RAISE = {"level": "2", "reason": "Thuộc danh mục bí mật nhà nước."}


@pytest.mark.django_db
def test_the_act_is_refused_with_the_reason_and_nothing_changes(cast: Cast, settings: Any) -> None:
    case = cast.do("head", "open", OPENING.data).record_id
    settings.LIEM_PROFILE = "networked"
    with pytest.raises(Refused) as refused:
        cast.do("head", "change-confidentiality", RAISE, target=case)
    assert "117/2025/QH15" in str(refused.value)
    settings.LIEM_PROFILE = "standalone"
    assert cast.do("head", "change-confidentiality", RAISE, target=case).version == 2


@pytest.mark.usefixtures("committed_db")
def test_the_database_refuses_it_whoever_writes(as_role: Any) -> None:
    case = Cast().do("head", "open", OPENING.data).record_id
    as_role("owner", autocommit=True).execute("insert into installation (profile) values ('networked')")
    raw = as_role("superuser")
    with pytest.raises(psycopg.Error) as refused:
        raw.execute("update record set confidentiality = 2, version = version + 1 where id = %s", [case])
    assert refused.value.sqlstate == "LM005"


@pytest.mark.usefixtures("committed_db")
def test_a_profile_is_never_changed(as_role: Any) -> None:
    owner = as_role("owner", autocommit=True)
    owner.execute("insert into installation (profile) values ('networked')")
    with pytest.raises(psycopg.Error) as refused:
        owner.execute("update installation set profile = 'standalone'")
    assert refused.value.sqlstate == "LM006"
