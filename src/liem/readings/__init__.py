"""What is read from the journal and can be made again from it: figures, clocks, today, search, repeats, warnings, ledger."""
