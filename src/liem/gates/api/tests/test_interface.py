"""The interface as a program meets it: lists, acts, versions, keys, problems in two languages, its own description."""

import json
from typing import Any

import pytest
from openapi_spec_validator import validate

from liem.gates.api.openapi import document
from tests.acts.examples import EXAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.api]
OPENING = next(e for kind, e in EXAMPLES if kind == "case" and e.act == "open")


def send(client: Any, path: str, body: Any, **headers: str) -> Any:
    return client.post(f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers)


@pytest.fixture
def officer(program_of: Any) -> Any:
    return program_of("officer")


def test_the_description_is_valid_openapi() -> None:
    validate(document())  # type: ignore[arg-type]


def test_without_a_token_nothing_is_answered(client: Any, browser_of: Any) -> None:
    for caller in (client, browser_of("officer")):
        answer = caller.get("/api/v1/cases")
        assert answer.status_code == 401
        assert answer["Content-Type"] == "application/problem+json"
        assert "WWW-Authenticate" in answer


def test_a_case_is_opened_read_listed_and_moved_on(officer: Any) -> None:
    opened = send(officer, "/cases", OPENING.data)
    assert opened.status_code == 201, opened.json()
    at = opened["Location"]
    read = officer.get(at).json()
    assert (read["stage"], read["version"], read["unit"]) == (OPENING.stage, 1, "T38")
    assert read["id"] in [item["id"] for item in officer.get("/api/v1/cases").json()["items"]]
    noted = send(officer, f"/cases/{read['id']}/acts/note", {"note": "Ghi qua giao diện."}, **{"If-Match": '"1"'})
    assert (noted.status_code, noted["ETag"]) == (201, '"2"')
    kinds = [event["kind"] for event in officer.get(f"{at}/events").json()["items"]]
    assert kinds == ["cases.opened", "records.noted"]


def test_an_old_version_is_answered_412_with_the_difference(officer: Any) -> None:
    case = send(officer, "/cases", OPENING.data).json()["record"]
    amended = send(officer, f"/cases/{case}/acts/amend", {"title": "Tên khác", "reason": "Ghi nhầm."})
    assert amended.status_code == 201, amended.json()
    answer = send(officer, f"/cases/{case}/acts/note", {"note": "x"}, **{"If-Match": "1"})
    assert answer.status_code == 412
    assert answer.json()["version"] == 2
    assert "Tên khác" in [change["now"] for change in answer.json()["differences"]]


def test_the_same_key_twice_does_it_once_and_answers_the_same(officer: Any) -> None:
    first, second = (send(officer, "/cases", OPENING.data, **{"Idempotency-Key": "k-1"}) for _ in range(2))
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert len(officer.get("/api/v1/cases").json()["items"]) == 1


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"title": {"a": 1}}, "title"),
        ({"title": 5}, "title"),
        ({"titel": "x"}, "titel"),
        ({"happened_on": "02/03/2024"}, "happened_on"),
        ({"happened_on": "2023-02-31"}, "happened_on"),
        ({"field": "unheard of"}, "field"),
        ({"articles": [{"article": 353}]}, "articles/0/article"),
        ({"articles": "none"}, "articles"),
        ({"title": "x\x00"}, "title"),
        ({"title": "x" * 100_000}, "title"),
    ],
)
def test_wrong_values_are_named_by_their_path_in_the_callers_language(officer: Any, change: Any, path: str) -> None:
    answers = {language: send(officer, "/cases", {**OPENING.data, **change}, **{"Accept-Language": language}) for language in ("vi", "en")}
    for answer in answers.values():
        assert answer.status_code == 422
        assert any(error["path"].startswith(path) for error in answer.json()["errors"]), answer.json()
    assert answers["vi"].json()["title"] != answers["en"].json()["title"]


@pytest.mark.parametrize("body", [b"{", b'{"a": 1, "a": 2}', b"\xff\xfe", b"NaN", b"[" * 10_000])
def test_a_body_that_is_no_json_is_a_problem(officer: Any, body: bytes) -> None:
    answer = officer.post("/api/v1/cases", body, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert answer["Content-Type"] == "application/problem+json"


def test_another_units_record_is_not_there(program_of: Any, officer: Any) -> None:
    case = send(officer, "/cases", OPENING.data).json()["record"]
    neighbour = program_of("neighbour")
    for hidden, absent in (
        (neighbour.get(f"/api/v1/cases/{case}"), neighbour.get("/api/v1/cases/999999999")),
        (send(neighbour, f"/cases/{case}/acts/note", {"note": "x"}), send(neighbour, "/cases/999999999/acts/note", {"note": "x"})),
    ):
        assert (hidden.status_code, hidden.content) == (404, absent.content)
    assert neighbour.get("/api/v1/cases").json()["items"] == []


def test_a_reading_token_does_not_write(program_of: Any) -> None:
    assert send(program_of("officer", "read"), "/cases", OPENING.data).status_code == 403


def test_a_preview_says_what_would_change_and_changes_nothing(officer: Any) -> None:
    answer = send(officer, "/cases?preview", OPENING.data)
    assert answer.status_code == 200
    assert answer.json()["sentence"]
    assert officer.get("/api/v1/cases").json()["items"] == []


def test_lists_page_by_keyset_and_refuse_what_they_do_not_know(officer: Any) -> None:
    for _ in range(3):
        send(officer, "/cases", OPENING.data)
    first = officer.get("/api/v1/cases?limit=2").json()
    second = officer.get(first["next"]).json()
    assert len(first["items"]), len(second["items"]) == (2, 1)
    assert {item["id"] for item in first["items"]}.isdisjoint(item["id"] for item in second["items"])
    for query in ("limit=0", "limit=x", "nothing=1", "order=nothing", "after=1"):
        assert officer.get(f"/api/v1/cases?{query}").status_code == 400, query


def test_a_figure_counts_the_case_and_opens_to_it(officer: Any) -> None:
    case = send(officer, "/cases", OPENING.data).json()["record"]
    advise = next(e for kind, e in EXAMPLES if kind == "case" and e.act == "detect-and-advise")
    send(officer, f"/cases/{case}/acts/detect-and-advise", advise.data)
    query = "indicator=cases.detected_advised&unit=T38&period=2023"
    figure = officer.get(f"/api/v1/figures?{query}").json()["figures"][0]
    assert figure["value"] == figure["records"] == 1
    assert [row["id"] for row in officer.get(f"/api/v1/figures/records?{query}").json()["items"]] == [case]
    assert officer.get("/api/v1/figures?period=2023-13").status_code == 400
    assert officer.get("/api/v1/figures?period=2023&indicator=nothing").status_code == 400


def test_what_is_told_only_of_ten_cases_comes_neither_as_a_value_nor_as_its_cases(officer: Any) -> None:
    dated = {**OPENING.data, "acts_from": "2020-03-02", "detected_on": "2022-12-01"}
    query = "unit=T38&period=2023&indicator=cases.detection_lag"
    for _n in range(9):
        assert send(officer, "/cases", dated).status_code == 201
    figure = officer.get(f"/api/v1/figures?{query}").json()["figures"][0]
    assert (figure["value"], figure["records"], figure["held"], figure["by_unit"]["T38"]) == (None, None, True, None)
    assert figure["why"]
    behind = officer.get(f"/api/v1/figures/records?{query}").json()
    assert (behind["items"], behind["records"], behind["amount"], behind["why"]) == ([], None, None, figure["why"])
    case = send(officer, "/cases", {**dated, "detected_on": "2020-03-12"}).json()["record"]
    assert officer.get(f"/api/v1/figures?{query}").json()["figures"][0]["value"] == 1004
    assert [row["amount"] for row in officer.get(f"/api/v1/figures/records?{query}").json()["items"] if row["id"] == case] == [10]
