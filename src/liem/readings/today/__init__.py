"""Today: what presses a person and a unit on a day: late, due this week, come in, waiting for approval, returned.

A reading of readings: it holds no table of its own, and asks clocks, proposals and records within the reader's scope.
"""
