"""Search: records by number and words (with or without diacritics), pages and acts by name, units.

An act only puts the record into a queue, in its own transaction; a job folds the words soon after. What may not be seen
is not found, nor counted: a database function asks the same visibility rule as every list.
"""
