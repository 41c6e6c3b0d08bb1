"""Lists, counts, search, suggestions, Today, proposals, exports, links and the interface hold what one may see, and no more."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from tests.access.rows import DECIDES, ROLES, SEES
from tests.access.world import World, home_of, undone, word_of
from tests.people import CAST

pytestmark = pytest.mark.permissions
WORD = re.compile(rf"zq(?:{'|'.join(SEES)})[a-z]+")
NO_RECORDS = "administrator"
each_part = pytest.mark.parametrize("part", CAST)


def words_seen(world: World, part: str) -> set[str]:
    """The words in the titles of all records that a person must find."""
    return {word_of(kind, relation) for kind in world.kinds for relation in SEES if part in SEES[relation]}


def words_in(text: str) -> set[str]:
    """The words of the world's titles that a text holds."""
    return set(WORD.findall(text))


def text_of(response: Any) -> str:
    """The text of a page."""
    assert response.status_code == 200
    return str(response.content.decode())


def of_kind(world: World, part: str, kind: str) -> set[str]:
    """Those of one register."""
    return {word for word in words_seen(world, part) if word.endswith(kind)}


def on_the_list(world: World, part: str, plural: str) -> str:
    return text_of(world.browser(part).get(f"/{plural}/", {"order": "title"}))


def in_the_workbook_as_csv(world: World, part: str, plural: str) -> str:
    return text_of(world.browser(part).get(f"/{plural}/export/", {"format": "csv", "order": "title"}))


def in_the_interface(world: World, part: str, plural: str) -> str:
    return text_of(world.program(part).get(f"/api/v1/{plural}", {"limit": "200"}))


def by_number(world: World, part: str, plural: str) -> str:
    kind = next(kind for kind, name in world.plurals.items() if name == plural)
    prefix = world.numbers[kind, "own"].split("-")[0]
    return text_of(world.browser(part).get("/search/", {"q": f"{prefix}-"}))


VIEWS: tuple[Callable[[World, str, str], str], ...] = (on_the_list, in_the_workbook_as_csv, in_the_interface, by_number)


@each_part
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_of_each_register_one_finds_what_one_may_see(world: World, view: Callable[[World, str, str], str], part: str) -> None:
    if part == NO_RECORDS and view is not by_number:
        return  # these addresses do not exist for whoever sees no records: the table says so
    for kind, plural in world.plurals.items():
        assert words_in(view(world, part, plural)) == of_kind(world, part, kind), kind


@each_part
def test_search_finds_by_words_what_one_may_see(world: World, part: str) -> None:
    browser = world.browser(part)
    for address in ("/search/", "/search/box/"):
        for relation in SEES:
            word = word_of("case", relation)
            found = words_in(text_of(browser.get(address, {"q": word.upper()})))  # what was asked is shown in capitals
            assert found == ({word} if part in SEES[relation] else set()), (address, relation)


@each_part
def test_the_count_of_a_list_counts_no_more(world: World, part: str) -> None:
    if part == NO_RECORDS:
        return
    for kind, plural in world.plurals.items():
        count = len(of_kind(world, part, kind))
        pager = world.browser(part).get(f"/{plural}/", {"order": "title"}).context["pager"]
        assert re.findall(r"\d+", pager.text) == [str(count), str(count)], kind


@each_part
def test_today_names_no_hidden_record(world: World, part: str) -> None:
    if part == NO_RECORDS:
        return
    for scope in ("mine", "unit", "all"):
        assert words_in(text_of(world.browser(part).get("/today/", {"scope": scope}))) <= words_seen(world, part)


@each_part
def test_proposals_wait_for_those_who_may_decide_and_who_proposed_sees_them(world: World, part: str) -> None:
    if part == NO_RECORDS:
        return
    waiting = {word_of(kind, relation) for kind in world.kinds for relation in DECIDES if part in DECIDES[relation]}
    proposed = {word_of(kind, relation) for kind in world.kinds for relation in DECIDES if part == proposer_of(relation)}
    assert words_in(text_of(world.browser(part).get("/proposals/"))) == waiting | proposed


def proposer_of(relation: str) -> str:
    """Who has proposed to hold this record less closely."""
    own = {"below": "commune", "neighbours": "neighbour", "shared": "neighbour", "lapsed": "neighbour", "secret": "head"}
    return {**own, "recused": "second_officer"}.get(relation, "officer")


@each_part
@pytest.mark.parametrize("relation", DECIDES)
def test_only_another_head_above_decides_on_a_proposal(world: World, part: str, relation: str) -> None:
    from liem.core.acts.proposals import approve
    from liem.core.acts.refusals import Refusal

    proposal, cast = world.proposals["case", relation], world.cast
    status = 0
    with undone(), cast.acting(part) as actor:
        try:
            approve(proposal, actor=actor)
        except Refusal as refusal:
            status = refusal.status
    assert status == (0 if part in DECIDES[relation] else 403 if part in SEES[relation] else 404)


@each_part
def test_a_hidden_record_cannot_be_linked_to_and_is_named_like_one_that_is_not_there(world: World, part: str) -> None:
    if ROLES[part] not in ("officer", "head", "office"):
        return
    own = next(relation for relation in ("own", "neighbours", "below", "referred") if part in SEES[relation])
    kind = world.kinds[0]
    address = f"/api/v1/{world.plurals[kind]}/{world.records[kind, own]}/acts/link?preview"
    answers = set()
    for relation in SEES:
        if part in SEES[relation]:
            continue
        for number in (world.numbers[kind, relation], re.sub(r"/\d+$", "/9999", world.numbers[kind, relation])):
            data = json.dumps({"link": "answers", "other": number})
            answer = world.program(part).post(address, data, content_type="application/json")
            answers.add((answer.status_code, answer.content.decode().replace(number, "NUMBER")))
    assert len(answers) <= 1


def test_a_link_to_a_record_one_may_not_see_is_not_shown(world: World) -> None:
    kind = world.kinds[0]
    target, other = world.records[kind, "shared"], world.numbers[kind, "neighbours"]
    world.cast.do("neighbour", "link", {"link": "answers", "other": other}, target=target)
    pages = {part: text_of(world.browser(part).get(f"/{world.plurals[kind]}/{target}/")) for part in ("neighbour", "officer")}
    word = word_of(kind, "neighbours")
    assert (word in pages["neighbour"], word in pages["officer"]) == (True, False)


@each_part
def test_a_figure_opens_only_into_records_one_may_see(world: World, part: str) -> None:
    query = {"indicator": "matters.pending", "unit": "VN", "period": "2026"}
    answer = world.program(part).get("/api/v1/figures/records", query).json()
    shown = {item["id"] for item in answer["items"]}
    assert shown <= world.seen_by(part, "matter")
    if answer["records"] is not None:  # few cases are held back from whoever may not open all of them
        assert answer["records"] == len(shown) + answer["hidden"]


@pytest.mark.parametrize("part", ["neighbour", "neighbour_head", "commune", "commune_head"])
def test_of_another_unit_one_reads_what_is_published_for_comparison_and_no_more(world: World, part: str) -> None:
    from liem.readings.figures.catalogue import computed

    published = {indicator.base.code for indicator in computed() if indicator.compared}
    report = world.program(part).get("/api/v1/figures", {"unit": "T38", "period": "2023"}).json()
    told = {figure["indicator"] for figure in report["figures"] if figure["value"] is not None}
    assert told
    assert told <= {indicator.code for indicator in computed() if indicator.base.code in published}


@each_part
def test_the_page_of_a_figure_names_no_hidden_record(world: World, part: str) -> None:
    if part in (NO_RECORDS, "agency"):
        return
    for unit in ("VN", "T38", "T40"):
        page = world.browser(part).get("/figures/matters.pending/", {"unit": unit, "period": "2026"})
        assert words_in(page.content.decode()) <= words_seen(world, part), unit


@each_part
def test_a_token_that_may_only_read_writes_nothing(world: World, part: str) -> None:
    from django.test import Client

    from tests.access.world import issue

    client = Client(headers={"Authorization": f"Bearer {issue(world.cast, part, 'read')[1]}"})
    kind = world.kinds[0]
    act, data = world.opening[kind]
    refused = client.post(f"/api/v1/{world.plurals[kind]}/acts/{act}", json.dumps(dict(data)), content_type="application/json")
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")


def test_a_book_taken_out_and_one_opened_above_normal_stand_in_the_access_log(world: World, as_role: Any) -> None:
    kind = world.kinds[0]
    secret = world.records[kind, "secret"]
    text_of(world.browser("head").get(f"/{world.plurals[kind]}/{secret}/"))
    text_of(world.browser("head").get(f"/{world.plurals[kind]}/{world.records[kind, 'own']}/"))
    text_of(world.browser("head").get(f"/{world.plurals[kind]}/export/", {"format": "csv"}))
    with world.cast.acting("auditor"):
        from liem.core.access.models import AccessLog

        noted = [(row.what, row.record_id) for row in AccessLog.objects.order_by("pk")]
    assert noted[-2:] == [("record", secret), ("export", None)]


def terminal(world: World, part: str, command: Any, *given: str) -> None:
    """Run a command of `liem` in this process as a person."""
    import argparse

    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    parser.add_argument("--json", action="store_true")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("LIEM_TOKEN", world.bearers[part])
        command.run(parser.parse_args(list(given)))


def rows_of(path: Any) -> Iterable[str]:
    """The rows of a CSV, each as one text."""
    return (" ".join(row) for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


AT_THE_TERMINAL = pytest.mark.parametrize("part", ["officer", "clerk", "neighbour", "commune", "agency", "auditor", "central_head"])


@AT_THE_TERMINAL
def test_the_terminal_takes_out_what_the_person_may_see(world: World, part: str, tmp_path: Any) -> None:
    from liem.gates.cli import export_book

    for kind, plural in world.plurals.items():
        out = tmp_path / f"{plural}.csv"
        terminal(world, part, export_book.COMMAND, "--register", plural, "--out", str(out))
        assert words_in("\n".join(rows_of(out))) == of_kind(world, part, kind)


@AT_THE_TERMINAL
def test_the_terminal_names_behind_a_figure_what_the_person_may_see(world: World, part: str, capsys: Any) -> None:
    from liem.gates.cli import records

    for unit in ("VN", "T38", "T40"):
        terminal(world, part, records.COMMAND, "--indicator", "matters.pending", "--unit", unit, "--period", "2026", "--json")
        assert words_in(capsys.readouterr().out) <= words_seen(world, part), unit


def test_everybody_of_the_world_works_in_their_own_unit() -> None:
    assert {home_of(relation) for relation in SEES} <= set(CAST)
