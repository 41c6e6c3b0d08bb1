"""Which phrases of a text stand in another one too, found by their shared grams."""

from collections.abc import Sequence
from dataclasses import dataclass

from liem.readings.repeats.grams import Placed

MOST_PHRASES = 6


@dataclass(frozen=True, slots=True)
class Shared:
    """A phrase as it stands in the text that was asked for: `text` is `asked[start:end]`."""

    text: str
    start: int
    end: int


def shared_phrases(asked: str, places: Sequence[Placed], grams: set[int], most: int = MOST_PHRASES) -> list[Shared]:
    """The longest runs of words of `asked` whose every pair is among `grams`, each once, in the order of the text.

    Two words alone are shown only where nothing longer is shared.
    """
    runs: list[tuple[int, int, int]] = []
    begun: int | None = None
    for n, place in enumerate([*places, None]):
        if place is not None and place.gram in grams:
            begun = n if begun is None else begun
        elif begun is not None:
            runs.append((n - begun, places[begun].start, places[n - 1].end))
            begun = None
    longest: list[Shared] = []
    known: set[str] = set()
    for pairs, start, end in sorted(runs, key=lambda run: -run[0]):
        text = asked[start:end]
        if len(longest) == most or (pairs == 1 and longest):
            break
        if text.casefold() not in known:
            known.add(text.casefold())
            longest.append(Shared(text=text, start=start, end=end))
    return sorted(longest, key=lambda phrase: phrase.start)
