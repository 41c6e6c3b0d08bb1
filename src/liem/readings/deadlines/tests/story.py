"""A small world for the tests of clocks: events of an invented kind, and a record's history made by hand."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count

from liem.core.journal.events import Event, event_kinds
from liem.core.journal.told import Past
from liem.readings.deadlines import ClockRule, On, clock_rules


@dataclass(frozen=True, kw_only=True)
class Instituted(Event):
    """The case of the story begins."""

    kind = "story.instituted"
    sentence = "instituted"
    seriousness: str = "RNT"


@dataclass(frozen=True, kw_only=True)
class Reclassed(Event):
    """The crime is of another class."""

    kind = "story.reclassed"
    sentence = "reclassed"
    seriousness: str = "NT"


@dataclass(frozen=True, kw_only=True)
class Detained(Event):
    """Persons are detained; `accused` names their rows."""

    kind = "story.detained"
    sentence = "detained"
    accused: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Released(Event):
    """A person is released."""

    kind = "story.released"
    sentence = "released"
    accused: int = 0


@dataclass(frozen=True, kw_only=True)
class Extended(Event):
    """The limit is extended."""

    kind = "story.extended"
    sentence = "extended"


@dataclass(frozen=True, kw_only=True)
class Suspended(Event):
    """The case stands still."""

    kind = "story.suspended"
    sentence = "suspended"


@dataclass(frozen=True, kw_only=True)
class Resumed(Event):
    """The case goes on."""

    kind = "story.resumed"
    sentence = "resumed"


@dataclass(frozen=True, kw_only=True)
class Entered(Event):
    """A stage is entered."""

    kind = "story.entered"
    sentence = "entered"
    stage: str = ""


@dataclass(frozen=True, kw_only=True)
class Reported(Event):
    """A progress report is given."""

    kind = "story.reported"
    sentence = "reported"


@dataclass(frozen=True, kw_only=True)
class Divided(Event):
    """The case begins because it was split off from another, or another was joined to it."""

    kind = "story.divided"
    sentence = "divided"
    inherited: dict = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Charged(Event):
    """A further person is charged; `accused` is the row."""

    kind = "story.charged"
    sentence = "charged"
    accused: int = 0


@dataclass(frozen=True, kw_only=True)
class Ordered(Event):
    """A person is detained until a fixed day."""

    kind = "story.ordered"
    sentence = "ordered"
    accused: int = 0
    until_on: str = ""


@dataclass(frozen=True, kw_only=True)
class Noted(Event):
    """Something that no clock asks for."""

    kind = "story.noted"
    sentence = "noted"


INVESTIGATION = ClockRule(
    "story.investigation",
    "Investigation",
    kind="story",
    opens=Instituted,
    closes=On(Entered, when=lambda data: data.get("stage") == "prosecution"),
    suspends=Suspended,
    resumes=Resumed,
    extends=Extended,
    changes=Reclassed,
    rule=lambda data: f"TTHS-DT-{data['seriousness']}" if "seriousness" in data else None,
    ask_before="TTHS-DN-GH",
    inherits=Divided,
)
DETENTION = ClockRule(
    "story.detention",
    "Detention",
    kind="story",
    opens=Detained,
    closes=Released,
    rule="TTHS-TG-IT",
    scope=lambda past: past.data["accused"],
)
REPORT = ClockRule(
    "story.report",
    "Progress report",
    kind="story",
    sort="target",
    opens=(Instituted, Reported),
    closes=Reported,
    months=1,
    basis="Conclusion of the story",
)
TASK = ClockRule(
    "story.task",
    "Task",
    kind="story",
    sort="target",
    opens=Entered,
    extends=Extended,
    due=lambda past: past.data.get("due_on"),
)
PERSON = ClockRule(
    "story.person",
    "Investigation of one accused",
    kind="story",
    opens=Charged,
    closes=Released,
    extends=Extended,
    suspends=Suspended,
    resumes=Resumed,
    rule="TTHS-DT-DBNT",
    scope=lambda past: past.data.get("accused"),
    within="story.investigation",
)
ORDER = ClockRule(
    "story.order",
    "Detention by order",
    kind="story",
    opens=Ordered,
    closes=Released,
    due=lambda past: past.data["until_on"],
    most="TTHS-TG-RNT",
    scope=lambda past: past.data.get("accused"),
    inherits=Divided,
    within="story.investigation",
)
CLASSIFIED = ClockRule(
    "story.classified",
    "Classification",
    kind="story",
    opens=Reported,
    rule="TTHS-PHANLOAI",
    start=lambda past: past.data.get("received_at"),
)
LIMITATION = ClockRule(
    "story.limitation",
    "Limitation",
    kind="story",
    opens=Noted,
    rule="HS-THOIHIEU-IT",
    start=lambda past: past.data["committed_on"],
)
KEPT = ClockRule("story.kept", "Retention", kind="story", sort="retention", opens=Instituted, rule="XLD-LUU")

EVENTS = (
    Instituted, Reclassed, Detained, Released, Extended, Suspended, Resumed, Entered, Reported, Noted, Divided, Charged, Ordered,
)  # fmt: skip
RULES = (INVESTIGATION, DETENTION, REPORT, TASK, KEPT)
ALL_RULES = (*RULES, PERSON, ORDER, CLASSIFIED, LIMITATION)
"""Those of the story that is told into the database first, then the ones that only stand in tests of histories."""

# The story is no register: outside the tests that tell it, nothing of it stands in the catalogues.
for _event in EVENTS:
    event_kinds._items.pop(_event.kind)
for _rule in ALL_RULES:
    clock_rules._items.pop(_rule.code)

_ids = count(1)


def past(event: type[Event], on: str, **data) -> Past:
    """An event of the story on a day."""
    number = next(_ids)
    return Past(
        event_id=number,
        ordinal=number,
        kind=event.kind,
        happened_on=date.fromisoformat(on),
        recorded_at=datetime(2023, 1, 1, tzinfo=UTC),
        unit_id=1,
        data=data,
    )
