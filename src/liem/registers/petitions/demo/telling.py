"""From a course to the acts that tell it. The taking in carries the judgment, and each direction its own approval."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from liem.core.acts.demo import CLOSED_BY, House, Scene, Story
from liem.core.acts.many import Named
from liem.registers.petitions.demo import phrases, texts
from liem.registers.petitions.demo.courses import Course
from liem.registers.petitions.demo.texts import Text
from liem.registers.petitions.rules import states

AFFAIR_EVERY = 4
"""One of so many joined repeats makes an affair with the petition that it repeats."""
RESOLVE_WITHIN = 60
"""Days that a unit sets for itself where no law gives a limit."""


class Teller:
    """Tells courses, and remembers the texts that are sent again."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.texts: dict[int, Text] = {}

    def stories(self, courses: list[Course]) -> Iterator[Story]:
        """The story of every course, and of the affairs that repeats make."""
        repeated = {id(course.repeats) for course in courses if course.repeats is not None}
        joined: dict[int, int] = {}
        for course in courses:
            telling = Telling(self.scene, course)
            telling.text = self._text(telling, course)
            if id(course) in repeated:
                self.texts[course.number] = telling.text
            telling.tell()
            first = course.repeats
            if first is not None and course.number % AFFAIR_EVERY == 0 and first.number not in joined:
                joined[first.number] = course.number
                telling.join(course.number)
                yield self._affair(course, telling.text)
            yield telling.story

    def _text(self, telling: "Telling", course: Course) -> Text:
        to = phrases.ADDRESSED[telling.addressee]
        if course.repeats is not None:
            return texts.again(telling.chance, self.texts[course.repeats.number], group=course.people, to=to)
        return texts.written(self.scene, telling.chance, about=course.field, group=course.people, to=to, place=telling.place)

    def _affair(self, course: Course, text: Text) -> Story:
        """The affair of a petition that came again; it is settled when the petition's own end has come."""
        assert course.handled_on is not None
        chance, days = self.scene.chance(f"affair {course.number}"), self.scene.days
        story = Story(self.scene, course.house, "affair", chance, handle=f"affair {course.number}")
        opened = days.later(course.received_on, 0)
        story.add("open-affair", opened, {"title": text.title, "field": course.field, "summary": text.demand})
        first = course.repeats
        ended = max(days.later(course.received_on, 40), (first.ended_on if first else None) or course.handled_on)
        story.add("settle-affair", ended, {"result": "Đã có văn bản giải quyết và trả lời chung."})
        return story


class Telling:
    """One petition put into acts."""

    def __init__(
        self, scene: Scene, course: Course, *, handle: str = "", chance: Random | None = None, fresh: bool = False, officer: Any = None
    ) -> None:
        self.scene, self.course = scene, course
        self.chance = chance or scene.chance(f"petition {course.number}")
        house = course.house
        handle = handle or f"petition {course.number}"
        self.story = Story(scene, house, "petition", self.chance, handle=handle, fresh=fresh, officer=officer)
        self.locality = self.chance.choice(house.localities[1:] or house.localities) if house.localities else None
        self.place = self.locality.name_vi if self.locality else scene.invented_name(self.chance)
        self.addressee = (
            self._one(phrases.ADDRESSEES) if house.unit.level != "central" else self.chance.choice(("central_commission", "head"))
        )
        self.source = self._one(phrases.SOURCES)
        self.text = Text("", "", "")
        self.at: House = house

    def _one(self, weights: Any) -> str:
        return str(self.chance.choices(list(weights), list(weights.values()))[0])

    def letter(self, sign: str) -> str:
        """The number of a letter of the unit at whose desk the petition lies."""
        return f"{self.chance.randrange(11, 990)}-{sign}/{'BNCTW' if self.at.unit.level == 'central' else 'BNC'}"

    def tell(self) -> None:
        """Every act in order."""
        course = self.course
        self.story.add("take-in", course.received_on, self.opening())
        if course.repeats is not None:
            self.story.add(
                "merge-repeat",
                course.received_on,
                {"original": Named(f"petition {course.repeats.number}"), "score": self.chance.randrange(71, 100)},
            )
        for number, hop in enumerate(course.hops, start=1):
            self.hop(number, hop)
        if course.handled_on is not None:
            self.handle()

    def opening(self) -> dict[str, Any]:
        """Every value of the taking in."""
        course, chance, text = self.course, self.chance, self.text
        eligible = course.handling not in (states.RETURN, states.FILE)
        judged = course.repeats is None and bool(course.handling) and (eligible or not course.hops)
        party = course.field == "party"
        data: dict[str, Any] = {
            "title": text.title,
            "content": text.content,
            "demand": text.demand,
            "against": text.against if course.petition_class != states.PROPOSAL else "",
            "petition_class": course.petition_class,
            "field": course.field,
            "source": self.source,
            "addressee": self.addressee,
            "written_on": course.received_on - timedelta(days=chance.randrange(1, 9)),
            "sender_kind": course.sender,
            "people": course.people if course.sender == states.GROUP else None,
            "senders": texts.sender(chance, course.sender, self.place),
            "wish_sealed": course.sealed and course.petition_class != states.DENUNCIATION,
            "locality": self.locality,
            "basis": states.PARTY if party else states.STATE,
            "managed_by": chance.choice(("province", "district", "none")) if course.petition_class == states.DENUNCIATION else "",
        }
        if course.petition_class == states.MIXED:
            data["items"] = self.contents()
        if self.source == "handed_over":
            data |= {"from_body": chance.choice(phrases.HANDED_OVER_BY), "from_letter": f"{chance.randrange(20, 900)}-CV/VP"}
        if judged:
            data |= {"eligibility": states.ELIGIBLE if eligible else states.INELIGIBLE, "reasons": [] if eligible else [self._reason()]}
        if chance.random() < 0.3:
            fate = chance.choices(("taken", "changed", "passed"), (74, 18, 8))[0]
            data["suggested"] = [f"petition_class:{fate}", *(["field:taken"] if chance.random() < 0.6 else [])]
        return data

    def contents(self) -> list[dict[str, Any]]:
        """The contents of a petition of several: a complaint, and a proposal besides."""
        return [
            {"item_class": states.COMPLAINT, "field": self.course.field, "summary": self.text.told[0]},
            {"item_class": states.PROPOSAL, "field": self.course.field, "summary": self.text.demand},
        ]

    def _reason(self) -> str:
        if self.course.sender == states.ANONYMOUS:
            return "anonymous"
        unclear = {states.COMPLAINT: "unclear_complaint", states.DENUNCIATION: "unclear_denunciation"}.get(
            self.course.petition_class, "unclear_proposal"
        )
        return str(
            self.chance.choices(("missing_parts", unclear, "wrong_order", "sent_elsewhere", "guided_before"), (34, 18, 14, 24, 10))[0]
        )

    def hop(self, number: int, hop: Any) -> None:
        """A transfer within the sector, taken over or sent back by its receiver."""
        due = self.scene.days.later(hop.sent_on, 22)
        data = {"to_unit": hop.to.unit.pk, "letter": self.letter("PC"), "reply_due_on": due}
        self.story.add("transfer", hop.sent_on, data, approved=True, by=self.at)
        if hop.back_on is not None:
            reason = self.chance.choice(phrases.REASONS["sent_back"])
            self.story.add("send-back", hop.back_on, {"transfer": number, "reason": reason}, by=hop.to)
        elif hop.taken_on is not None:
            self.story.add("take-over", hop.taken_on, {}, by=hop.to)
            self.at = hop.to

    def handle(self) -> None:
        """The direction that is carried out in the end, and what follows from it."""
        course = self.course
        assert course.handled_on is not None
        bodies = [body for body in phrases.COMPETENT[course.field] if body not in self.text.against]
        body = self.chance.choice(bodies)
        reason = self.chance.choice(phrases.REASONS[course.handling])
        data: dict[str, Any]
        if course.handling == states.ACCEPT:
            self._resolution()
            return
        if course.handling == states.TRANSFER:
            self._sent_outside(body)
            return
        act, data = {
            states.GUIDE: ("guide", {"competent_body": body, "letter": self.letter("PHD")}),
            states.URGE: ("urge", {"competent_body": body, "letter": self.letter("CV")}),
            states.RETURN: ("return", {"reason": reason, "letter": self.letter("PTĐ")}),
            states.FILE: ("file", {"reason": phrases.REASONS["file"][0] if course.repeats is not None else reason}),
            "refuse": ("refuse-acceptance", {"reason": reason, "letter": self.letter("TB")}),
        }[course.handling]
        self.story.add(act, course.handled_on, data, approved=True, by=self.at)
        self._reply_inside(course.handled_on)

    def _sent_outside(self, body: str) -> None:
        course = self.course
        assert course.handled_on is not None
        number = len(course.hops) + 1
        data = {"to_body": body, "letter": self.letter("PC"), "reply_due_on": course.reply_due_on}
        self.story.add("transfer", course.handled_on, data, approved=True, by=self.at)
        if course.urged_on is not None:
            due = self.scene.days.later(course.urged_on, 15)
            self.story.add(
                "urge-transfer", course.urged_on, {"transfer": number, "letter": self.letter("CV"), "reply_due_on": due}, by=self.at
            )
        if course.replied_on is not None:
            reply = {"transfer": number, "letter": f"{self.chance.randrange(30, 2900)}/CV", "reply": self.chance.choice(phrases.REPLIES)}
            self.story.add("record-reply", course.replied_on, reply, by=self.at)

    def _reply_inside(self, on: Any) -> None:
        """The unit that took a petition over tells the sender what became of it; some never do."""
        number = max((n for n, hop in enumerate(self.course.hops, start=1) if hop.taken_on is not None), default=0)
        if number and self.chance.random() < 0.6:
            letter = {"transfer": number, "letter": self.letter("CV"), "reply": self.chance.choice(phrases.REPLIES)}
            self.story.add("record-reply", on, letter, by=self.at)

    def _resolution(self) -> None:
        course, add = self.course, self.story.add
        assert course.handled_on is not None
        accepted = course.handled_on
        data: dict[str, Any] = {"letter": self.letter("TB"), "complexity": "complex" if course.extended_on else "normal"}
        if course.petition_class not in (states.COMPLAINT, states.DENUNCIATION) or course.field == "party":
            data["resolve_by"] = accepted + timedelta(days=RESOLVE_WITHIN)
        add("accept", accepted, data, approved=True, by=self.at)
        for on, _rank, act, values in sorted(self._along(accepted), key=lambda line: line[:2]):
            add(act, on, values, by=self.at)
        if course.concluded_on is None:
            return
        if course.outcome == states.WITHDRAWN:
            add("withdraw", course.concluded_on, {"letter": "Đơn xin rút"}, by=self.at)
        elif course.outcome == states.DISCONTINUED:
            ground = self.chance.choice(("settled", "court", "died"))
            add("discontinue-resolution", course.concluded_on, {"ground": ground, "decision": self.letter("QĐ")}, approved=True, by=self.at)
        else:
            denounced = course.petition_class == states.DENUNCIATION
            add("conclude-petition", course.concluded_on, self.conclusion(), approved=denounced, by=self.at)
            self._after()
        self._reply_inside(course.answered_on or course.concluded_on)

    def _along(self, accepted: Any) -> Iterator[tuple[Any, int, str, dict[str, Any]]]:
        """What happens between acceptance and conclusion, in no order."""
        course, days = self.course, self.scene.days
        if course.petition_class == states.DENUNCIATION and self.chance.random() < 0.7:
            told = days.later(accepted, self.chance.randrange(1, 6))
            if course.concluded_on is None or told < course.concluded_on:
                yield told, 0, "give-notice", {"notice": "acceptance", "letter": self.letter("TB")}
        if course.extended_on is not None:
            more = 30 if course.petition_class == states.DENUNCIATION else 15
            yield (
                course.extended_on,
                1,
                "extend-resolution",
                {"days": more, "decision": self.letter("QĐ"), "reason": self.chance.choice(phrases.EXTENDED)},
            )
        if course.suspended is not None:
            stopped, resumed = course.suspended
            yield stopped, 2, "suspend-resolution", {"ground": "other_body", "decision": self.letter("QĐ")}
            yield resumed, 3, "resume-resolution", {"decision": self.letter("QĐ")}
        if course.dialogue_on is not None:
            held = {"topic": self.text.title, "parties": "Người khiếu nại; cơ quan có quyết định bị khiếu nại"}
            yield course.dialogue_on, 6, "hold-dialogue", {**held, "result": "Các bên đã trình bày; ghi biên bản làm căn cứ kết luận."}
        if course.part_withdrawn_on is not None:
            yield course.part_withdrawn_on, 7, "withdraw", {"item": 1, "letter": "Đơn xin rút một phần"}
        if course.verified is not None:
            begun, reported = course.verified
            asked = {"assigned_to": "Phòng Nghiệp vụ", "content": "Xác minh hồ sơ và hiện trạng.", "decision": self.letter("QĐ")}
            yield begun, 4, "assign-verification", {**asked, "due_on": days.later(reported, 1)}
            yield reported, 5, "report-verification", {"verification": 1, "report": "Đã làm việc với các bên, đối chiếu hồ sơ gốc."}

    def conclusion(self) -> dict[str, Any]:
        """How it ended, and what was given back."""
        course, chance = self.course, self.chance
        data: dict[str, Any] = {
            "outcome": course.outcome,
            "result": chance.choice(phrases.RESULTS[course.outcome]),
            "document": self.letter("KL" if course.petition_class == states.DENUNCIATION else "QĐ"),
        }
        if course.outcome == states.WRONG:
            return data
        if course.petition_class == states.DENUNCIATION:
            data |= {"persons_to_answer": chance.randrange(0, 4), "referred": chance.random() < 0.12}
        elif course.field in ("land", "policy") and course.petition_class == states.COMPLAINT:
            data |= {"money_restored": chance.randrange(3, 420) * 1_000_000, "persons_restored": chance.randrange(1, 6)}
            if course.field == "land":
                data["land_restored"] = chance.randrange(0, 900)
        return data

    def _after(self) -> None:
        """The answer, the publication of a denunciation's conclusion, what must be carried out."""
        course, days, add = self.course, self.scene.days, self.story.add
        if course.answered_on is None or course.concluded_on is None:
            return
        add("answer", course.answered_on, {"letter": self.letter("CV")}, by=self.at)
        self._again()
        if course.petition_class == states.DENUNCIATION and self.chance.random() < 0.4:
            add("give-notice", days.later(course.answered_on, 1), {"notice": "publication", "letter": "Niêm yết tại trụ sở"}, by=self.at)
        if (
            course.petition_class == states.COMPLAINT
            and course.outcome != states.WRONG
            and course.second is None
            and self.chance.random() < 0.5
        ):
            amount = self.chance.randrange(3, 300) * 1_000_000
            begun = days.later(course.answered_on, 2)
            done = days.later(begun, self.chance.randrange(10, 60))
            if not self.story.fresh and done > CLOSED_BY:
                return
            duty = {"duty": "Chi trả bổ sung theo quyết định.", "responsible": "Ủy ban nhân dân cấp huyện", "amount": amount}
            add("order-execution", begun, {**duty, "due_on": days.later(begun, 40)}, by=self.at)
            if self.chance.random() < 0.75:
                add("report-execution", done, {"execution": 1}, by=self.at)

    def _again(self) -> None:
        """The second instance."""
        second, add = self.course.second, self.story.add
        if second is None:
            return
        reason = "Người khiếu nại không đồng ý với quyết định giải quyết lần đầu."
        add("open-second-instance", second.opened_on, {"reason": reason}, by=self.at)
        add("accept", second.handled_on, {"letter": self.letter("TB")}, approved=True, by=self.at)
        decided = {"outcome": second.outcome, "result": self.chance.choice(phrases.RESULTS[second.outcome]), "document": self.letter("QĐ")}
        add("conclude-petition", second.concluded_on, decided, by=self.at)
        add("answer", second.answered_on, {"letter": self.letter("CV")}, by=self.at)

    def join(self, affair: int) -> None:
        """Let the petition belong to an affair."""
        self.story.add("join-affair", self.scene.days.later(self.course.received_on, 22), {"affair": Named(f"affair {affair}")})
