"""Everything that can be done to a case, one class a verb; nothing else writes.

`opening` · `advice` detection, directions, progress · `supervision` placements · `proceedings` stages and limits ·
`ending` conclusion and reopening · `content` articles, accused, causes · `obstacles` · `money`.
`steps` holds what several of them share.
"""

from liem.registers.cases.acts import (
    advice,
    content,
    ending,
    money,
    obstacles,
    opening,
    proceedings,
    supervision,
)

__all__ = ["advice", "content", "ending", "money", "obstacles", "opening", "proceedings", "supervision"]
