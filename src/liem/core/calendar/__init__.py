"""Days and time: working days, the counting of legal limits, reporting periods, the lunar day.

`days`, `counting`, `periods` and `lunar` know neither Django nor a database, so that the pure rules of a register may
use them. They answer with codes and data; `wording` says them in the reader's language.
"""
