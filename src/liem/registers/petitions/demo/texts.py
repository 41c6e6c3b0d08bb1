"""The text of an invented petition, and the same written again: re-addressed, re-ordered, abbreviated, without diacritics."""

import unicodedata
from dataclasses import dataclass, field
from random import Random

from liem.core.acts.demo import Scene
from liem.registers.petitions.demo import phrases
from liem.registers.petitions.rules import states


@dataclass(slots=True)
class Text:
    """What a petition says. `told` are its sentences without the opening; a repeat is made from them."""

    title: str
    against: str
    demand: str
    told: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    content: str = ""


def written(scene: Scene, chance: Random, *, about: str, group: int, to: str, place: str) -> Text:
    """A petition about a field (`about`), by `group` people (1: one person), to an addressee, from a place."""
    setting = phrases.SETTINGS[about]
    names = {
        "name": scene.invented_name(chance),
        "other": scene.invented_name(chance),
        "place": place,
        "to": to,
        "people": str(group),
        "plot": str(chance.randrange(3, 980)),
        "sheet": str(chance.randrange(1, 64)),
        "year": str(chance.randrange(1986, 2020)),
        "day": f"{chance.randrange(1, 29)}/{chance.randrange(1, 13)}/{chance.randrange(2017, 2021)}",
        "area_m2": str(chance.randrange(60, 4800)),
        "missing": str(chance.randrange(2, 310)),
        "money": f"{chance.randrange(12, 960)}.{chance.randrange(0, 10)}00.000",
    }
    facts = chance.sample(setting.facts, min(len(setting.facts), chance.choice((2, 2, 3))))
    told = [*facts, chance.choice(setting.further), chance.choice(phrases.CLOSINGS)]
    text = Text(
        title=chance.choice(setting.titles).format(**names),
        against=chance.choice(setting.against),
        demand=chance.choice(setting.demands),
        told=[sentence.format(**names) for sentence in told],
        names=names,
    )
    text.content = " ".join([_opening(chance, names, group), *text.told])
    return text


def again(chance: Random, first: Text, *, group: int, to: str) -> Text:
    """The same petition sent once more by the same people, as people write it the second time."""
    names = {**first.names, "to": to}
    told = list(first.told)
    if chance.random() < 0.5:
        chance.shuffle(told)
    if chance.random() < 0.6:
        told.insert(chance.randrange(len(told)), chance.choice(phrases.AGAIN))
    content = " ".join([_opening(chance, names, group), *told])
    if chance.random() < 0.4:
        for words, short in phrases.SHORT.items():
            content = content.replace(words, short)
    if chance.random() < 0.2:
        content = plain(content)
    return Text(first.title, first.against, first.demand, first.told, names, content)


def _opening(chance: Random, names: dict[str, str], group: int) -> str:
    return chance.choice(phrases.OPENINGS if group == 1 else phrases.GROUP_OPENINGS).format(**names)


def plain(text: str) -> str:
    """A text as it is typed without Vietnamese letters."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def sender(chance: Random, kind: str, place: str) -> list[dict[str, str]]:
    """Who wrote, as rows of the act of taking in: an invented person, a body, the representative of a group, or nobody."""
    if kind == states.ANONYMOUS:
        return []
    hamlet = f"Thôn {chance.randrange(1, 14)}, {place}"
    if kind == states.BODY:
        return [{"role": "sender", "name": f"Hợp tác xã {chance.choice(phrases.GIVEN)} {chance.choice(phrases.GIVEN)}", "address": hamlet}]
    name = f"{chance.choice(phrases.FAMILY)} {chance.choice(phrases.MIDDLE)} {chance.choice(phrases.GIVEN)}"
    return [{"role": "representative" if kind == states.GROUP else "sender", "name": name, "address": hamlet}]
