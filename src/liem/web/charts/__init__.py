"""Figures as drawings: where each square, column and dot stands. The templates only write them down as SVG.

Lengths are strings with a point, because SVG is not written in the reader's language. Shades run from 0 to 4 on one
ramp; every mark carries its number, so nothing is said by colour alone.
"""

from liem.web.charts.lengths import length
from liem.web.charts.ranking import Rank, Ranked, Strip
from liem.web.charts.tilemap import Place, TileMap, breaks, grid_of, shade
from liem.web.charts.trend import Period, Trend

__all__ = ["Period", "Place", "Rank", "Ranked", "Strip", "TileMap", "Trend", "breaks", "grid_of", "length", "shade"]
