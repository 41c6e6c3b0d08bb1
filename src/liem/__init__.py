"""Liêm: the working system of the internal affairs sector, from an officer's act to the nation's figures.

Seven rooms stand on each other in one order: config > gates > flows > registers > readings > web > core.
A room knows only the rooms below it. Where a new thing goes is said in docs/explanation.
"""

__version__ = "0.1.0"
