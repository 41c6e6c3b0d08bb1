"""Catalogues and the card of a register: how parts of the house make themselves known without being listed anywhere.

A declaration puts itself into a catalogue when its module is imported; a second declaration under the same key fails at
start. `Register` is the base of every register's `apps.py`; when Django is ready it imports the register's files in the
order of the house, so that one new folder is all a new register needs.
"""

from liem.core.registry.catalogue import AlreadyDeclared, Catalogue
from liem.core.registry.lists import Column, Fact, Filter, ImportColumn, Imports, List, Section, View, lists
from liem.core.registry.prints import ListPrint, Print, list_prints, list_prints_of, prints, prints_of
from liem.core.registry.register import Register, registers

__all__ = [
    "AlreadyDeclared",
    "Catalogue",
    "Column",
    "Fact",
    "Filter",
    "ImportColumn",
    "Imports",
    "List",
    "ListPrint",
    "Print",
    "Register",
    "Section",
    "View",
    "list_prints",
    "list_prints_of",
    "lists",
    "prints",
    "prints_of",
    "registers",
]
