"""Role × relation of the unit × confidentiality × recusal × every act: who may, who may not, and whom it does not exist for.

The right is asked before the values, so every act is tried with none: whoever may do it is told what is missing.
"""

from typing import Any

import pytest

from liem.core.acts.base import act_of, acts_for
from liem.core.acts.perform import perform
from liem.core.acts.refusals import NotAllowed, NotThere, Refusal, SamePerson
from liem.core.records.kinds import kinds
from tests.access.rows import OWNERS, ROLES, SEES
from tests.access.world import World, undone
from tests.people import CAST

pytestmark = pytest.mark.permissions
MAY, MAY_NOT, DOES_NOT_EXIST = "may", "may not", "does not exist"


def should(part: str, relation: str, act: Any) -> str:
    """The rule in three lines, beside the code: seen at all; in the right role; at work in the unit that owns the record."""
    if act.opens or part not in SEES[relation]:
        return DOES_NOT_EXIST
    at_home = part in OWNERS[relation]
    return MAY if ROLES[part] in act.roles and (at_home or act.anywhere) else MAY_NOT


def performed(world: World, part: str, target: int, kind: str, name: str) -> str:
    """What comes of the act by the one way in which acts are done."""
    with undone(), world.cast.acting(part) as actor:
        try:
            perform(name, actor=actor, kind=kind, target=target, data={})
        except NotThere:
            return DOES_NOT_EXIST
        except SamePerson:
            return MAY
        except NotAllowed:
            return MAY_NOT
        except Refusal:
            return MAY
    return MAY


def on_its_page(world: World, part: str, target: int, kind: str, name: str) -> str:
    """The same by the act's page. 409 says that the stage is another: only for whoever has the right."""
    with undone():
        status = world.browser(part).get(f"/{kinds[kind].plural}/{target}/acts/{name}/").status_code
    return {404: DOES_NOT_EXIST, 403: MAY_NOT, 200: MAY, 409: MAY}[status]


def programmed(world: World, part: str, target: int, kind: str, name: str) -> str:
    """The same through the interface for programs."""
    address = f"/api/v1/{kinds[kind].plural}/{target}/acts/{name}?preview"
    with undone():
        status = world.program(part).post(address, "{}", content_type="application/json").status_code
    return {404: DOES_NOT_EXIST, 403: MAY_NOT, 200: MAY, 409: MAY, 422: MAY}[status]


def wrong(world: World, way: Any, kind: str, triples: Any) -> dict[tuple[str, ...], tuple[str, str]]:
    """Where the outcome is another than the rule says."""
    found = {}
    for part, relation, name in triples:
        came = way(world, part, world.records[kind, relation], kind, name)
        if came != (expected := should(part, relation, act_of(kind, name))):
            found[part, relation, name] = (came, expected)
    return found


def whole(kind: str) -> Any:
    """Everybody, every relation, every act."""
    return ((part, relation, act.name) for part in CAST for relation in SEES for act in acts_for(kind))


def bounded(kind: str) -> Any:
    """Everybody and every act, the relations in turn; and everybody in every relation with one act."""
    relations = list(SEES)
    for index, act in enumerate(acts_for(kind)):
        for turn, part in enumerate(CAST):
            yield part, relations[(index + turn) % len(relations)], act.name
    yield from ((part, relation, "note") for part in CAST for relation in SEES)


KINDS = [kind.code for kind in kinds]


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_may_do_what_the_rule_says(world: World, kind: str) -> None:
    assert wrong(world, performed, kind, bounded(kind)) == {}


@pytest.mark.deep
@pytest.mark.parametrize("kind", KINDS)
def test_everybody_may_do_what_the_rule_says_everywhere(world: World, kind: str) -> None:
    assert wrong(world, performed, kind, whole(kind)) == {}


def in_turns(part: str, kind: str) -> Any:
    """Of a person every act in every third relation and in every relation every third act: pages take their time."""
    for index, relation in enumerate(SEES):
        for turn, act in enumerate(acts_for(kind)):
            if (index + turn) % 3 == 0:
                yield part, relation, act.name


@pytest.mark.deep
@pytest.mark.parametrize("part", CAST)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", [on_its_page, programmed], ids=["page", "interface"])
def test_every_way_to_an_act_keeps_the_rule(world: World, way: Any, kind: str, part: str) -> None:
    if part != "administrator":
        assert wrong(world, way, kind, in_turns(part, kind)) == {}
        return
    # For whoever sees no records the registers have no addresses at all.
    came = {way(world, part, world.records[kind, relation], kind, name) for _part, relation, name in in_turns(part, kind)}
    assert came == {DOES_NOT_EXIST}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", CAST)
def test_a_record_is_opened_by_those_who_have_the_right(world: World, kind: str, part: str) -> None:
    for act in acts_for(kind):
        if not act.opens:
            continue
        with undone(), world.cast.acting(part) as actor:
            try:
                perform(act.name, actor=actor, kind=kind, data={})
            except NotAllowed:
                assert ROLES[part] not in act.roles
            except Refusal:
                assert ROLES[part] in act.roles
