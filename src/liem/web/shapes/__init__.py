"""The plain shapes the templates read: what a page must be given, and nothing about where it comes from.

A page fills these with words that are ready to be shown (already in the reader's language) and the templates only
lay them out. Every shape has defaults for what may be left away. Days are `date`, instants are aware `datetime`.
Text marked *safe* is trusted markup (an event's sentence); everything else is escaped by the template.
"""

from liem.web.shapes.acts import Effect, EffectLine, RowsForm, Step, Test, Work, WorkPart
from liem.web.shapes.figures import BigFigure, ChartTools, Drill, Identity, ReportGroup, ReportLine, Value
from liem.web.shapes.frame import NavGroup, Shell, UnitNode
from liem.web.shapes.likeness import Match
from liem.web.shapes.marks import Button, Clock, Link, Stamp, State, Track, days_text
from liem.web.shapes.records import Change, Event, Fact, File, Money, Part, Person, Side, Stage, Tie
from liem.web.shapes.tables import Cell, Choice, Column, Empty, Filter, Pager, Row, Table

__all__ = [
    "BigFigure",
    "Button",
    "Cell",
    "Change",
    "ChartTools",
    "Choice",
    "Clock",
    "Column",
    "Drill",
    "Effect",
    "EffectLine",
    "Empty",
    "Event",
    "Fact",
    "File",
    "Filter",
    "Identity",
    "Link",
    "Match",
    "Money",
    "NavGroup",
    "Pager",
    "Part",
    "Person",
    "ReportGroup",
    "ReportLine",
    "Row",
    "RowsForm",
    "Shell",
    "Side",
    "Stage",
    "Stamp",
    "State",
    "Step",
    "Table",
    "Test",
    "Tie",
    "Track",
    "UnitNode",
    "Value",
    "Work",
    "WorkPart",
    "days_text",
]
