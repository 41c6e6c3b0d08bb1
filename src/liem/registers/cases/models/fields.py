"""What the tables of cases are built of: codes, texts, days."""

from typing import Any

from django.db import models

from liem.registers.cases import words


def coded(label: Any, choices: words.Words | None = None, **kw: Any) -> Any:
    """A code of a declared list."""
    return models.CharField(label, max_length=40, choices=list(choices.items()) if choices else None, **kw)


def worded(label: Any, length: int = 500) -> Any:
    """A text, empty by default."""
    return models.CharField(label, max_length=length, default="")


def dated(label: Any) -> Any:
    """A day that may be missing."""
    return models.DateField(label, null=True)


def once(name: str) -> list[models.BaseConstraint]:
    """A row's number is given once in its record."""
    return [models.UniqueConstraint(fields=["record", "number"], name=name)]
