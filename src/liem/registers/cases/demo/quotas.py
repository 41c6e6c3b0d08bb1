"""Who tells which cases: courses drawn until they count as the published totals ask, and filling around them.

The totals (`headline_figures`: published aggregates of the sector) hold for every seed and scale, because each course is
drawn with what it must and must not count in.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from liem.core.acts.demo import House, Scene
from liem.registers.cases.demo.courses import HALF, LAST_DAY, Counted, Course, Frame, counted, draw

UNDER_SUPERVISION = 141
COMPLETELY_HANDLED = 31
DETECTED_ADVISED = 147
CORRUPTION_RESOLVED = 37
DISCOVERED_HANDLED = 780

OTHER_FIELDS = {"economic": 40, "position": 17, "negative": 20, "waste": 13, "other": 10}
ALL_FIELDS = {"corruption": 34, **OTHER_FIELDS}
TRIES = 4_000
EARLIER = (date(2021, 1, 11), date(2022, 12, 16))
LATER = (date(2023, 7, 3), date(2023, 12, 8))
Test = Callable[[Counted], bool]


@dataclass(frozen=True)
class Told:
    """A case that is told: whose it is, and its course."""

    house: House
    course: Course


def told(scene: Scene) -> list[Told]:
    """Every case of the invented years."""
    quotas = _Quotas(scene)
    quotas.cluster()
    quotas.discovered()
    quotas.filling()
    return quotas.told


class _Quotas:
    """Counts down what is still to be told."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.chance = scene.chance("cases")
        self.told: list[Told] = []
        self.all = scene.committees
        self.members = [house for house in self.all if house.clustered]

    def cluster(self) -> None:
        """The cluster's first half of 2023: what was detected, what was resolved of it, what stood under supervision."""
        both = self.chance.randrange(6, 10)
        self._add(both, self._resolved(1.0), lambda c: c.detected and c.resolved and c.handled)
        self._add(CORRUPTION_RESOLVED - both, self._resolved(0.0), lambda c: c.detected and c.resolved and not c.supervised)
        corrupt = self.chance.randrange(36, 48)
        self._add(corrupt, self._in_half("corruption"), lambda c: c.detected and not (c.resolved or c.handled))
        left = DETECTED_ADVISED - CORRUPTION_RESOLVED - corrupt
        self._add(left, self._in_half("others"), lambda c: c.detected and not (c.resolved or c.handled))
        self._add(COMPLETELY_HANDLED - both, self._carried, lambda c: c.handled and c.supervised and not (c.detected or c.resolved))
        standing = sum(counted(one.course).supervised for one in self.told)
        self._add(UNDER_SUPERVISION - standing, self._carried, lambda c: c.supervised and not (c.handled or c.detected or c.resolved))

    def discovered(self) -> None:
        """Corruption cases discovered and handled in the three years, all over the country."""
        found = sum(counted(one.course).discovered for one in self.told)
        self._add(DISCOVERED_HANDLED - found, self._detected("corruption"), lambda c: c.discovered, self._anywhere)

    def filling(self) -> None:
        """What no published total counts: everything else that a committee keeps in its book."""
        scene = self.scene
        none: Test = lambda c: not c.discovered  # noqa: E731 - one of several tests of the same shape
        self._add(scene.filling(760), self._detected("others"), none, self._anywhere)
        self._add(scene.filling(860), self._entered, none, self._anywhere)
        self._add(scene.filling(230), self._detected("others"), none, self._of_cluster)
        self._add(scene.filling(190), self._followed, none, self._of_cluster)
        self._add(scene.filling(14), self._late, none, self._anywhere)
        self._add(max(3, scene.filling(36)), self._central, none, lambda total: [scene.house("TW", LAST_DAY)] * total)
        offices = [house for house in scene.past if house.unit.level == "district"]
        self._add(scene.filling(150), self._office, none, lambda total: self.chance.choices(offices, k=total))

    def _add(
        self, total: int, frame: Callable[[House], Frame], test: Test, houses: Callable[[int], Iterator[House] | list[House]] | None = None
    ) -> None:
        """Tell `total` cases whose course passes the test; outside the cluster's own quota none counts in its half-year."""
        own = houses is None
        for house in (houses or self._of_cluster)(total):
            fits: Test = test if own or not house.clustered else lambda c: test(c) and not c.in_half
            self.told.append(Told(house, self._drawn(frame, house, fits)))

    def _drawn(self, frame: Callable[[House], Frame], house: House, test: Test) -> Course:
        for _try in range(TRIES):
            course = draw(frame(house), self.chance, self.scene.days)
            if course is not None and test(counted(course)):
                return course
        raise LookupError("no course counts as it must")

    def _of_cluster(self, total: int) -> Iterator[House]:
        return self.scene.share_out(total, self.members, self.chance)

    def _anywhere(self, total: int) -> Iterator[House]:
        return self.scene.share_out(total, self.all, self.chance)

    def _field(self, which: str) -> str:
        if which == "corruption":
            return which
        fields = OTHER_FIELDS if which == "others" else ALL_FIELDS
        return self.chance.choices(list(fields), list(fields.values()))[0]

    def _resolved(self, supervised: float) -> Callable[[House], Frame]:
        begun = (date(2023, 1, 3), date(2023, 4, 14))
        return lambda _house: Frame("corruption", detected=begun, supervised=supervised, pace=self.chance.choice((0.35, 0.5, 0.7)))

    def _in_half(self, which: str) -> Callable[[House], Frame]:
        supervised = 0.45 if which == "corruption" else 0.2
        return lambda house: Frame(self._field(which), detected=HALF, supervised=supervised, lively=not house.ends)

    def _carried(self, house: House) -> Frame:
        """A case that was under supervision before, or came under it without having been detected in the half-year."""
        opened = (date(2021, 9, 6), date(2023, 5, 12))
        detected = EARLIER if self.chance.random() < 0.4 else None
        return Frame(self._field("any"), opened=opened, detected=detected, supervised=1.0, lively=not house.ends)

    def _detected(self, which: str) -> Callable[[House], Frame]:
        def frame(house: House) -> Frame:
            when = self.chance.choices((EARLIER, HALF, LATER), (64, 18, 18))[0]
            return Frame(self._field(which), detected=when, supervised=0.2, lively=not house.ends)

        return frame

    def _entered(self, house: House) -> Frame:
        return Frame(self._field("any"), supervised=0.3, lively=not house.ends)

    def _followed(self, house: House) -> Frame:
        """Under supervision in another half-year, so that the published one does not stand alone."""
        opened = self.chance.choices(((date(2021, 3, 1), date(2022, 9, 30)), LATER), (80, 20))[0]
        return Frame(self._field("any"), opened=opened, supervised=1.0, lively=not house.ends)

    def _late(self, _house: House) -> Frame:
        """Detected at the year's end, taken up only in the next year."""
        return Frame("corruption", detected=(date(2023, 12, 11), LAST_DAY), supervised=0.3)

    def _central(self, _house: House) -> Frame:
        return Frame(self._field("any"), supervised=0.9, central=True, lively=True)

    def _office(self, _house: House) -> Frame:
        return Frame(self._field("any"), pace=0.6)
