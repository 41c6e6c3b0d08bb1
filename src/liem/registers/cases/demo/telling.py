"""From a course to the acts that tell it: titles, documents, decisions, money, persons by code, progress, obstacles."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from liem.core.acts.demo import House, Scene, Story
from liem.registers.cases.demo import phrases
from liem.registers.cases.demo.courses import Beat, Course
from liem.registers.cases.demo.quotas import Told
from liem.registers.cases.rules import frames, stages, supervision

ORIGINS = {"petition": 30, "inspection": 25, "audit": 8, "agency": 27, "press": 10}
INVESTIGATOR = "Cơ quan Cảnh sát điều tra Công an {area}"
PROCURACY = "Viện kiểm sát nhân dân {area}"
COURT = "Tòa án nhân dân {area}"


class Line(NamedTuple):
    """One act of the story. Acts of the same day stand in the order of `rank`: the main line, then what follows from it."""

    on: date
    rank: int
    act: str
    data: dict[str, Any]
    approved: bool = False


def tell(scene: Scene, one: Told, number: int) -> Story:
    """The story of one case."""
    chance = scene.chance(f"case {number}")
    story = Story(scene, one.house, "case", chance, handle=f"case {number}")
    for line in sorted(Telling(scene, one.house, one.course, chance).lines(), key=lambda line: line[:2]):
        story.add(line.act, line.on, line.data, approved=line.approved)
    return story


class Telling:
    """Puts a course into words."""

    def __init__(self, scene: Scene, house: House, course: Course, chance: Random) -> None:
        self.scene, self.house, self.course, self.chance = scene, house, course, chance
        names = {"name": scene.invented_name(chance), "other": scene.invented_name(chance)}
        setting = chance.choice(phrases.SETTINGS[course.field])
        self.place = chance.choice(setting.scenes).format(**names)
        self.article, self.crime = chance.choice(setting.crimes)
        self.seen = chance.choice(setting.seen)
        self.ample = chance.random() < 0.35 + 0.65 * min(scene.scale, 1.0)
        """Whether it is told with everything around it; at a small scale more stories keep to the main line."""

    def lines(self) -> Iterable[Line]:
        """Every act, in no order."""
        yield Line(self.course.opened_on, 0, "open", self.opening())
        yield from self._main()
        if self.course.detected_on:
            yield self.advice(self.course.detected_on)
        yield from self._directed()
        yield from self._supervised()
        if self.ample:
            yield from self._money()
            yield from self._obstacle()
            yield from self._causes()
        if self.ample or self.course.placed:
            yield from self._progress()

    # --- opening and main line ---

    def opening(self) -> dict[str, Any]:
        """Every value of the opening act."""
        course, chance = self.course, self.chance
        title = chance.choice(phrases.TITLES[course.kind]).format(crime=self.crime, scene=self.place, seen=self.seen)
        investigated = INVESTIGATOR.format(area=self._area())
        data: dict[str, Any] = {
            "title": title,
            "kind": course.kind,
            "field": course.field,
            "origin": "own_detection" if course.detected_on else chance.choices(list(ORIGINS), list(ORIGINS.values()))[0],
            "agency": investigated if course.kind == "case" or course.reported_on else chance.choice(phrases.AGENCIES),
            "locality": chance.choice(self.house.localities[1:] or self.house.localities) if self.house.localities else None,
            "report_received_on": course.reported_on,
            "acts_from": date(2018, 2, 1) + timedelta(days=chance.randrange(500)),
            "acts_until": date(2019, 7, 1) + timedelta(days=chance.randrange(500)),
            "detected_on": course.opened_on,
            "summary": f"Phản ánh việc {self.seen}; cấp ủy yêu cầu xem xét, xác minh theo thẩm quyền.",
        }
        if course.kind == "case":
            began = self.scene.days.later(course.opened_on, -chance.choice((0, 1, 2)))
            data |= {"stage": stages.INVESTIGATION, "stage_since": began, "articles": [self._article()]}
            data |= self._decision(INVESTIGATOR, "QĐ-CSĐT", began)
        return data

    def _area(self) -> str:
        localities = self.house.localities
        return self.house.area if localities and self.house.unit.level == "province" else "tỉnh"

    def _article(self) -> dict[str, Any]:
        clause = clause_of(self.article, self.course.seriousness, self.course.opened_on)
        return {"code": "BLHS-2015", "article": self.article, "clause": clause, "seriousness": self.course.seriousness}

    def _decision(self, issuer: str, sign: str, on: date) -> dict[str, Any]:
        number = self.chance.randrange(3, 420)
        return {"decision_number": f"{number}/{sign}", "decision_on": on, "decision_by": issuer.format(area=self._area())}

    def _main(self) -> Iterable[Line]:
        stage = stages.VERIFICATION if self.course.kind == "incident" else stages.INVESTIGATION
        for beat in self.course.main:
            line = self._step(beat, stage)
            if beat.act == "become-case":
                stage = stages.INVESTIGATION
                line.data["articles"] = [self._article()]
                yield from self._charge(beat.on)
            yield line
            stage = beat.facts.get("stage", stage)
        if self.course.kind == "case":
            yield from self._charge(self.course.opened_on)

    def _step(self, beat: Beat, stage: str) -> Line:
        facts, on = dict(beat.facts), beat.on
        if beat.act == "conclude":
            summary = self.chance.choice(phrases.SUMMARIES[facts["result"]])
            return Line(on, 1, "conclude", {**facts, "summary": summary, **self.session(on)}, approved=True)
        if beat.act == "extend-limit":
            extended = facts.pop("stage")
            facts["value"] = 2 if extended == stages.VERIFICATION else EXTENSIONS[self.course.seriousness]
            issuer, sign = (PROCURACY, "QĐ-VKS")
        elif beat.act == "record-appeal":
            return Line(on, 1, beat.act, facts)
        elif beat.act == "pronounce-judgment":
            issuer, sign = COURT, "HSPT" if stage == stages.APPEAL else "HSST"
        elif beat.act == "enter-stage":
            issuer, sign = STAGE_DECISIONS[facts["stage"]]
        elif beat.act == "return-for-investigation":
            issuer, sign = PROCURACY, "QĐ-VKS"
            facts["reason"] = "Còn thiếu chứng cứ để chứng minh một trong những vấn đề quy định tại Điều 85 Bộ luật Tố tụng hình sự."
        else:
            issuer, sign = INVESTIGATOR, "QĐ-CSĐT"
        return Line(on, 1, beat.act, {**facts, **self._decision(issuer, sign, on)})

    def _charge(self, on: date) -> Iterable[Line]:
        if not self.ample or self.chance.random() < 0.3:
            return
        ends = next((beat.on for beat in self.course.main if beat.act != "extend-limit" and beat.on > on), self.course.last_on)
        day = self.scene.days.later(on, self.chance.randrange(0, 12))
        if day >= ends:
            return
        ranks = ("provincial_department", "district_leader", "commune_leader", "civil_servant", "enterprise", "none")
        weights = (2, 6, 22, 38, 20, 12) if self.course.field in ("corruption", "position") else (1, 2, 8, 18, 41, 30)
        rows = []
        for rank in self.chance.choices(ranks, weights, k=self.chance.choice((1, 1, 1, 2, 2, 3, 4))):
            rows.append(
                {
                    "rank": rank,
                    "managed_by": phrases.MANAGED[rank],
                    "party_member": self.chance.random() < (0.2 if rank in ("enterprise", "none") else 0.8),
                    "earlier_post": self.chance.random() < 0.15,
                    "article": self.article,
                    "seriousness": self.course.seriousness,
                    "post_at_act": phrases.POSTS[rank],
                }
            )
        yield Line(day, 3, "add-accused", {"accused": rows})

    # --- advice, directions, supervision ---

    def document(self, sign: str, on: date) -> dict[str, Any]:
        """A document of the day with this sign."""
        return {"document_number": f"{self.chance.randrange(11, 980)}-{sign}", "document_on": on}

    def advice(self, on: date) -> Line:
        """The detection, and the advice given on it."""
        chance = self.chance
        more = chance.choice(phrases.FOUND_MORE).format(amount=chance.randrange(80, 9_900, 10))
        found = f"{chance.choice(phrases.FOUND_THROUGH)} việc {self.seen} tại {self.place}. {more}"
        sign = {"central": "BC/BNCTW", "province": "BC/BNCTU"}.get(self.house.unit.level, "BC/VPHU")
        to = chance.choices(("standing_board", "party_secretary", "steering_committee", "competent_agency"), (46, 14, 25, 15))[0]
        data = {"found": found, "advised_to": to, "proposed": chance.choice(phrases.PROPOSED), **self.document(sign, on)}
        return Line(on, 0 if on > self.course.opened_on else 1, "detect-and-advise", data)

    def _directed(self) -> Iterable[Line]:
        chance, days = self.chance, self.scene.days
        for number, on in enumerate(self.course.directed_on, start=1):
            by = chance.choices(("standing_board", "party_secretary", "steering_committee", "standing_members"), (50, 18, 20, 12))[0]
            data = {"directed_by": by, "content": chance.choice(phrases.DIRECTIONS), **self.document("TB/TU", on)}
            due_on = on + timedelta(days=chance.choice((15, 30, 30, 45)))
            answered = days.on_or_before(due_on + timedelta(days=chance.choice((-6, -3, -2, -1, 0, 4))))
            if on < answered < self.course.last_on and chance.random() < 0.6:
                data["due_on"] = due_on
                said = f"Báo cáo kết quả thực hiện ý kiến chỉ đạo: {self.said(answered)}"
                yield Line(answered, 5, "report-progress", {"progress": said, "direction": number})
            yield Line(on, 2, "record-direction", data)

    def placement(self, on: date, body: str = "steering_committee") -> dict[str, Any]:
        """Body, ground and session of a placement."""
        tier = supervision.CENTRAL if self.house.unit.level == "central" else supervision.PROVINCE
        ground = self.chance.choice(supervision.grounds_on(tier, body, on))
        return {"tier": tier, "body": body, "ground": ground, **self.session(on)}

    def _supervised(self) -> Iterable[Line]:
        for number, (begun, ended, body) in enumerate(self.course.placed, start=1):
            yield Line(begun, 4, "place", self.placement(begun, body), approved=True)
            if body == "standing_body" and ended == self.course.closed_on and len(self.course.placed) == 1:
                yield from self._raised(begun)
            if ended is not None and ended != self.course.closed_on:
                reason = "Mục tiêu theo dõi, chỉ đạo đã đạt; vụ việc tiếp tục được giải quyết theo thẩm quyền."
                off = {"placement": number, "end_ground": self.chance.choice(("stage_goal_reached", "no_longer_needed")), "reason": reason}
                yield Line(ended, 6, "take-off", {**off, **self.session(ended)}, approved=True)

    def _raised(self, begun: date) -> Iterable[Line]:
        """Now and then the steering committee takes over what its standing body followed."""
        on = self.scene.days.on_or_after(begun + timedelta(days=self.chance.randrange(40, 160)))
        if on < self.course.last_on and self.chance.random() < 0.12:
            yield Line(on, 5, "change-level", {"placement": 1, **self.placement(on)}, approved=True)

    def session(self, on: date) -> dict[str, Any]:
        """The session that decides, and its document."""
        quarter = (on.month - 1) // 3 + 1
        if self.house.unit.level == "central":
            return {
                "session": f"Phiên họp thứ {16 + (on.year - 2020) * 2 + (on.month > 6)} của Ban Chỉ đạo",
                **self.document("TB/BCĐTW", on),
            }
        if on < STEERING_FROM or self.house.unit.level != "province":
            return {"session": f"Hội nghị Ban Thường vụ {self.house.committee} tháng {on.month}/{on.year}", **self.document("KL/TU", on)}
        held = (on.year - 2022) * 4 + quarter - 2
        return {"session": f"Phiên họp thứ {held} Ban Chỉ đạo {self._area()}", **self.document("TB/BCĐ", on)}

    # --- what goes along ---

    def _between(self) -> list[date]:
        """The working days between the first and the last day of the story."""
        return self.scene.days.between(self.course.opened_on + timedelta(days=2), self.course.last_on - timedelta(days=2))

    def _stage_on(self, on: date) -> str:
        stage = stages.VERIFICATION if self.course.kind == "incident" else stages.INVESTIGATION
        for beat in self.course.main:
            if beat.on > on:
                break
            stage = {"become-case": stages.INVESTIGATION, "resume": stages.INVESTIGATION, "suspend": stages.SUSPENDED,
                     "return-for-investigation": stages.INVESTIGATION}.get(beat.act, stage)  # fmt: skip
            stage = beat.facts.get("stage", stage)
        return stage

    def said(self, on: date) -> str:
        """What is reported at the stage of the day."""
        pool = phrases.PROGRESS.get(self._stage_on(on), phrases.PROGRESS["verification"])
        return self.chance.choice(pool).format(count=self.chance.randrange(2, 14))

    def _progress(self) -> Iterable[Line]:
        """Now and then; a case under supervision every two or three months, each report naming the next day."""
        between = self._between()
        if not between:
            return
        placed = self.course.placed
        begun, ended = (placed[0][0], placed[0][1] or self.course.last_on) if placed else (between[0], between[-1])
        every = self.chance.randrange(45, 85) if placed else self.chance.randrange(70, 190)
        on = self.scene.days.on_or_after(begun + timedelta(days=every))
        for _turn in range(6 if self.ample else 2):
            if on >= min(ended, self.course.last_on):
                return
            following = on + timedelta(days=every)
            data: dict[str, Any] = {"progress": self.said(on)}
            if placed and following < min(ended, self.course.last_on):
                data["report_due_on"] = following + timedelta(days=self.chance.randrange(4))
            yield Line(on, 7, "report-progress", data)
            on = self.scene.days.on_or_after(following)

    def _money(self) -> Iterable[Line]:
        between = self._between()
        if self.course.field == "other" or len(between) < 12 or self.chance.random() < 0.45:
            return
        chance = self.chance
        size = int(chance.lognormvariate(20.6, 1.3)) // 1_000_000 * 1_000_000 + 40_000_000
        asset = chance.choices(("money", "real_estate", "vehicles", "other"), (70, 16, 6, 8))[0]
        first, second, third = sorted(chance.sample(between, 3))
        basis = f"Kết luận số {chance.randrange(10, 300)}/KL-GĐ"
        yield Line(first, 8, "record-damage", {"amounts": [{"asset": "money", "amount": size, "basis": basis}]})
        if chance.random() < 0.4:
            seized = int(size * chance.uniform(0.2, 0.9)) // 1_000_000 * 1_000_000 + 1_000_000
            yield Line(second, 8, "record-seizure", {"amounts": [{"asset": asset, "amount": seized}]})
        if chance.random() < 0.62:
            recovered = min(size, int(size * chance.uniform(0.15, 1.1)) // 100_000 * 100_000)
            yield Line(
                third,
                8,
                "record-recovery",
                {"amounts": [{"asset": "money", "amount": recovered, "way": "voluntary", "basis": "Chứng từ nộp ngân sách"}]},
            )

    def _obstacle(self) -> Iterable[Line]:
        between = self._between()
        if len(between) < 30 or self.chance.random() < 0.68:
            return
        kind = self.chance.choices(list(phrases.OBSTACLES), (30, 18, 5, 16, 12, 5, 6, 8))[0]
        description, responsible, how = self.chance.choice(phrases.OBSTACLES[kind])
        raised = self.chance.choice(between[: len(between) // 2])
        due_on = raised + timedelta(days=self.chance.choice((30, 45, 60)))
        removed = self.scene.days.on_or_after(due_on + timedelta(days=self.chance.randrange(-28, 34)))
        data: dict[str, Any] = {"obstacle_kind": kind, "description": description, "responsible": responsible}
        data["agency"] = REMOVED_BY[kind]
        if removed < self.course.last_on:
            yield Line(removed, 9, "remove-obstacle", {"obstacle": 1, "how": how})
            data["due_on"] = due_on
            if removed > due_on:
                urged = self.scene.days.on_or_before(due_on)
                yield Line(urged, 9, "urge-obstacle", {"obstacle": 1, "document_number": f"{urged.day}{urged.month}-CV/BNC"})
        elif self.course.closed_on is None:
            return
        yield Line(raised, 8, "raise-obstacle", data)

    def _causes(self) -> Iterable[Line]:
        between = self._between()
        if len(between) < 25 or self.chance.random() < 0.6:
            return
        codes = self.chance.sample(list(phrases.REMEDIES), self.chance.choice((1, 2, 2)))
        rows = [
            {
                "nature": "objective" if code == "law_gap" else "subjective",
                "cause": code,
                "remedy": self.chance.choice(phrases.REMEDIES[code]),
            }
            for code in codes
        ]
        yield Line(between[-self.chance.randrange(2, 10)], 9, "record-causes", {"causes": rows})


REMOVED_BY = {
    "expertise": "expertise_body",
    "valuation": "valuation_council",
    "legal_assistance": "procuracy",
    "differing_views": "procuracy",
    "evidence": "investigator",
    "staff": "investigator",
    "law": "administration",
    "other": "other",
}
"""The kind of agency that removes each kind of obstacle in the invented cases."""
STEERING_FROM = date(2022, 6, 2)
"""From here on a province has its steering committee (67-QĐ/TW)."""
EXTENSIONS = {"less_serious": 2, "serious": 3, "very_serious": 4, "exceptionally_serious": 4}
STAGE_DECISIONS = {
    stages.PROSECUTION: (INVESTIGATOR, "KLĐT-CSĐT"),
    stages.FIRST_INSTANCE: (PROCURACY, "CT-VKS"),
    stages.APPEAL: (COURT, "TB-TA"),
    stages.EXECUTION: (COURT, "QĐ-TA"),
}


def clause_of(article: str, seriousness: str, day: date) -> int | None:
    """A clause of the article whose penalty frame is of this class; none where the table knows of none."""
    for clause in range(1, 5):
        frame = frames.frame_on("BLHS-2015", article, clause, day)
        if frame is not None and frame.seriousness == seriousness:
            return clause
    return None
