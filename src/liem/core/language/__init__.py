"""Vietnamese text: how it is sorted, how it is found without diacritics, and what may not stand in it.

`sorting` makes the key by which lists are ordered, `searching` folds text so that words are found however they were
typed, `cleaning` brings text to one Unicode form and names what must be refused.
"""
