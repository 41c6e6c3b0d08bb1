"""Books in Excel: a register comes in from a workbook or a CSV table, and goes out as one.

`open_book` reads, `check` proves every row through the act's own form before anything is written, `write` performs the
acts in one transaction, `export_list` gives a list as a file that can be brought in again.
"""
