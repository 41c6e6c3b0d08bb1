"""Invented petitions for the measurement of repeats, and the changes under which one and the same comes again.

The words are invented syllables that obey Vietnamese spelling, so that nothing here was said by anybody and no list of the
product is known beforehand. Two fifths of the sentences are stock phrases that thousands of petitions share, the others tell of
a topic with its own words, people, places, plots and days (at least two of them: a petition says something of its own). A tenth
of the petitions belong to affairs whose parties, place and topic stand in other petitions too. `petition(n)` is the same in every process.
"""

import random
import unicodedata
from bisect import bisect
from collections.abc import Callable
from functools import cache
from itertools import accumulate

SEED = 20_261_118
STOCK_SHARE = 0.40
SENTENCES = (4, 12)
KINDS = ("lost diacritics", "typos", "re-ordered", "abbreviated", "re-addressed")
"""The five kinds of change; with each of them up to 7% of the words are mistyped (typos: 3 to 7%)."""
HARD = ("hard A", "hard B")
"""A: 10–15% of the words mistyped, 20% dropped, 20% foreign text. B: 15–25%, 40%, 30%. Neither has diacritics."""

_ONSETS = ["b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"]
_RHYMES = [
    "a",
    "an",
    "ang",
    "anh",
    "ao",
    "ay",
    "ăn",
    "ăng",
    "âm",
    "ân",
    "ât",
    "ây",
    "e",
    "en",
    "eo",
    "ê",
    "ên",
    "êt",
    "i",
    "iên",
    "in",
    "inh",
    "iêu",
    "o",
    "oan",
    "oang",
    "oc",
    "ong",
    "ô",
    "ôi",
    "ôn",
    "ông",
    "ơ",
    "ơi",
    "ơn",
    "u",
    "ua",
    "ui",
    "un",
    "ung",
    "uyên",
    "ư",
    "ưa",
    "ương",
    "ưu",
]
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_VOWELS = "aăâeêioôơuưy"
_LETTERS = "abcdeghiklmnopqrstuvxy"
_KNOWN = {
    "ủy ban nhân dân": "UBND",
    "tòa án nhân dân": "TAND",
    "viện kiểm sát nhân dân": "VKSND",
    "quyền sử dụng đất": "QSDĐ",
    "giấy chứng nhận": "GCN",
    "hội đồng nhân dân": "HĐND",
}
"""Names that petitions write in short as often as in full."""


def _syllable(chance: random.Random) -> str:
    rhyme, tone = chance.choice(_RHYMES), chance.choice(_TONES)
    at = max((n for n, sign in enumerate(rhyme) if sign in _VOWELS), default=0) if len(rhyme) < 3 else 1 if rhyme[1] in _VOWELS else 0
    return unicodedata.normalize("NFC", chance.choice(_ONSETS) + rhyme[: at + 1] + tone + rhyme[at + 1 :])


class Weighted:
    """Things drawn by Zipf's law: the n-th with the weight 1/(n+shift)."""

    def __init__(self, things: list[str], shift: float = 3.0) -> None:
        self.things = things
        self._sums = list(accumulate(1 / (n + shift) for n in range(len(things))))

    def draw(self, chance: random.Random) -> str:
        """One of them."""
        return self.things[bisect(self._sums, chance.random() * self._sums[-1])]


class Words:
    """The vocabulary: syllables, words of two, topics, names, places, stock phrases."""

    def __init__(self) -> None:
        chance = random.Random(SEED)
        syllables = sorted({_syllable(chance) for _ in range(9_000)})
        chance.shuffle(syllables)
        syllables = syllables[:2_400]
        used = Weighted(syllables, 40)
        words = [f"{used.draw(chance)} {used.draw(chance)}" for _ in range(7_000)]
        self.common = Weighted(words[:1_200])
        self.topics = [Weighted(chance.sample(words[1_200:], 260)) for _ in range(60)]
        self.small = Weighted([used.draw(chance) for _ in range(90)], 1)
        self.names = [s.capitalize() for s in syllables[:500]]
        self.places = [f"{chance.choice(self.names)} {chance.choice(self.names)}" for _ in range(3_300)]
        self.stock = Weighted([self._phrase(chance) for _ in range(420)])
        self.addressees = [self._phrase(chance, known=True) for _ in range(160)]

    def _phrase(self, chance: random.Random, *, known: bool = False) -> str:
        words = [self.common.draw(chance) if chance.random() < 0.8 else self.small.draw(chance) for _ in range(chance.randint(4, 8))]
        if known or chance.random() < 0.3:
            words.insert(chance.randint(0, len(words)), chance.choice(list(_KNOWN)))
        return " ".join(words)


@cache
def vocabulary() -> Words:
    """The words, made once a process."""
    return Words()


def petition(number: int) -> list[str]:
    """The sentences of petition `number`; the first names the addressee."""
    words, chance = vocabulary(), random.Random(SEED * 1_000_003 + number)
    affair = random.Random(SEED * 7_919 + number // 4) if number % 40 < 4 else chance
    topic = words.topics[affair.randrange(60)]
    place, people = affair.choice(words.places), [_name(words, affair) for _ in range(3)]
    plot = str(affair.randint(1, 3_000))
    told = chance.randint(*SENTENCES)
    stock = [n > 1 and chance.random() < STOCK_SHARE * told / (told - 2) for n in range(told)]
    chance.shuffle(stock)
    sentences = ["Kính gửi " + chance.choice(words.addressees)]
    for is_stock in stock:
        if is_stock:
            sentences.append(words.stock.draw(chance).capitalize())
        else:
            sentences.append(_sentence(words, chance, topic, place, people, plot))
    return sentences


def _name(words: Words, chance: random.Random) -> str:
    return " ".join(chance.choice(words.names[:40] if n == 0 else words.names) for n in range(3))


def _sentence(words: Words, chance: random.Random, topic: Weighted, place: str, people: list[str], plot: str) -> str:
    told = []
    for _ in range(chance.randint(4, 10)):
        lot = chance.random()
        if lot < 0.50:
            told.append(topic.draw(chance))
        elif lot < 0.72:
            told.append(words.common.draw(chance))
        elif lot < 0.82:
            told.append(words.small.draw(chance))
        elif lot < 0.87:
            told.append(chance.choice(people))
        elif lot < 0.91:
            told.append(place)
        elif lot < 0.94:
            told.append(chance.choice((plot, str(chance.randint(2, 900)), f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/2023")))
        else:
            told.append(chance.choice(list(_KNOWN)))
    text = " ".join(told)
    return text[:1].upper() + text[1:]


def text_of(sentences: list[str]) -> str:
    """The petition as it is typed."""
    return ". ".join(sentences) + "."


def changed(number: int, kind: str, foreign: int) -> str:
    """Petition `number` come again under a kind of change; `foreign` is the petition from which foreign text is taken."""
    chance = random.Random(f"{SEED} {kind} {number}")
    sentences = petition(number)
    if kind in HARD:
        return _hard(chance, sentences, petition(foreign), hardest=kind == HARD[1])
    made = _EASY[kind](chance, list(sentences))
    return _mistyped(chance, made, chance.uniform(0.03 if kind == "typos" else 0.0, 0.07))


def bare(text: str) -> str:
    """Without diacritics."""
    marks = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in marks if not unicodedata.combining(sign))


def _reordered(chance: random.Random, sentences: list[str]) -> str:
    chance.shuffle(sentences)
    return text_of(sentences)


def _abbreviated(chance: random.Random, sentences: list[str]) -> str:
    """Known names in their usual short form, and any two words now and then by their first letters."""
    text = text_of(sentences)
    for full, short in _KNOWN.items():
        text = text.replace(full, short)
    words, made = text.split(" "), []
    while words:
        if len(words) > 1 and chance.random() < 0.05 and not words[0].endswith("."):
            made.append((words[0][0] + words[1][0]).upper())
            words = words[2:]
        else:
            made.append(words.pop(0))
    return " ".join(made)


def _readdressed(chance: random.Random, sentences: list[str]) -> str:
    """To somebody else, with another opening and close."""
    words = vocabulary()
    sentences[0] = "Kính gửi " + chance.choice(words.addressees)
    return text_of([sentences[0], words.stock.draw(chance), *sentences[1:], words.stock.draw(chance)])


_EASY: dict[str, Callable[[random.Random, list[str]], str]] = {
    "lost diacritics": lambda chance, sentences: bare(text_of(sentences)),
    "typos": lambda chance, sentences: text_of(sentences),
    "re-ordered": _reordered,
    "abbreviated": _abbreviated,
    "re-addressed": _readdressed,
}


def _hard(chance: random.Random, sentences: list[str], others: list[str], *, hardest: bool) -> str:
    typos = chance.uniform(0.15, 0.25) if hardest else chance.uniform(0.10, 0.15)
    dropped, foreign = (0.40, 0.30) if hardest else (0.20, 0.20)
    words = bare(text_of(sentences)).split(" ")
    kept: list[str] = []
    while words:
        # Half of what is lost goes word by word, half in runs of four.
        if chance.random() < dropped / 2 / 4 / (1 - dropped / 2):
            words = words[4:]
            continue
        word = words.pop(0)
        if chance.random() >= dropped / 2:
            kept.append(word)
    strange = bare(text_of(others)).split(" ")[: int(len(kept) * foreign / (1 - foreign))]
    at = chance.randint(0, len(kept))
    return _mistyped(chance, " ".join([*kept[:at], *strange, *kept[at:]]), typos)


def _mistyped(chance: random.Random, text: str, share: float) -> str:
    return " ".join(_typo(chance, word) if chance.random() < share else word for word in text.split(" "))


def _typo(chance: random.Random, word: str) -> str:
    """A letter wrong, missing, doubled or in the wrong place."""
    at, lot = chance.randrange(len(word)), chance.random()
    if lot < 0.4:
        return word[:at] + chance.choice(_LETTERS) + word[at + 1 :]
    if lot < 0.6 and len(word) > 1:
        return word[:at] + word[at + 1 :]
    if lot < 0.8:
        return word[:at] + chance.choice(_LETTERS) + word[at:]
    return word[: at + 1][::-1] + word[at + 1 :] if at else word[1:2] + word[:1] + word[2:]
