"""Everything that can be done to a case, one class a verb; nothing else writes.

`opening` · `reports` sources of information · `advice` detection, directions, progress · `supervision` placements ·
`proceedings` stages · `extending` limits · `trial` judgments, appeals · `dividing` split and join · `ending` conclusion and
reopening · `content` articles · `reframing` penalty
frames · `charging` persons · `names` · `detention` · `causes` · `obstacles` · `requests` · `money`.
`steps`, `framing` and `receiving` hold what several of them share.
"""

from liem.registers.cases.acts import (
    advice,
    causes,
    charging,
    content,
    detention,
    dividing,
    ending,
    extending,
    money,
    names,
    obstacles,
    opening,
    proceedings,
    reframing,
    reports,
    requests,
    supervision,
    trial,
)

__all__ = [
    "advice",
    "causes",
    "charging",
    "content",
    "detention",
    "dividing",
    "ending",
    "extending",
    "money",
    "names",
    "obstacles",
    "opening",
    "proceedings",
    "reframing",
    "reports",
    "requests",
    "supervision",
    "trial",
]
