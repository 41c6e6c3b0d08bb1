"""Acts: the one way in which anything in Liêm changes.

A page, an API call and a row of an Excel book all end in `perform` (one) or `perform_many` (many). An act checks, carries
out in memory and returns one event; record, event and all that follows are written in one transaction.
"""
