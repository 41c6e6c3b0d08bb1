"""What is counted of petitions, and which days run in them.

`course` where a petition stood, from its whole history · `desk` received, handled, waiting · `results` resolved, late,
restored · `sent` transfers and replies · `clocks` the days · `lateness` overdue and prolonged by them · `cuts` by what it is
cut · `agreeing` short names and the sums that must hold.
"""

from liem.registers.petitions.figures import agreeing, clocks, desk, results, sent

__all__ = ["agreeing", "clocks", "desk", "results", "sent"]
