"""What holds for cases by law and by the committees' rules: codes, moves, limits. Pure: no clock, no database.

`stages` the way of a case and the words it allows · `supervision` bodies, grounds, whose placements may stand together ·
`articles` the penal codes in force on a day · `limits` how long a stage may take and how often it may be extended.
"""
