"""Vụ án, vụ việc: criminal cases and incidents that the sector detects, follows and urges.

A *case* (vụ án) is a criminal case; an *incident* (vụ việc) is not one, or not yet. The book is kept by the internal
affairs committees, which detect cases, advise on them and watch those placed under the supervision of a steering
committee (follows and directs) or of its standing body (follows and urges), at the centre or in a province. Stages and
limits come from the Criminal Procedure Code 2015, articles from the Penal Code in force when the conduct took place,
grounds for supervision from guidance 25-HD/BCĐTW (2022) and the provinces' own. The proceedings belong to the competent
bodies: nothing here decides them, and no word goes further than the stage of the proceedings allows.
"""
