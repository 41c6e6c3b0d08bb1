"""Which figures the standard report of a unit shows: each register's own, in the order in which it declared them."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps

from liem.core.registry import registers
from liem.readings.figures.catalogue import AnyIndicator, indicators


@dataclass(frozen=True)
class Section:
    """The figures of one register."""

    register: str
    label: Any
    icon: str
    indicators: tuple[AnyIndicator, ...]

    @property
    def expressions(self) -> list[str]:
        """What to ask for."""
        return [indicator.code for indicator in self.indicators]


def sections() -> list[Section]:
    """The sections of the standard report: registers in the order of the rail, then what belongs to none."""
    grouped: dict[str, list[AnyIndicator]] = {}
    for indicator in indicators:
        if indicator.page:
            grouped.setdefault(indicator.code.partition(".")[0], []).append(indicator)
    order = [register.label for register in registers()]
    names = sorted(grouped, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [Section(name, _label(name), _icon(name), tuple(grouped[name])) for name in names]


def _label(name: str) -> Any:
    return apps.get_app_config(name).verbose_name if name in apps.app_configs else name


def _icon(name: str) -> str:
    return getattr(apps.app_configs.get(name), "icon", "sigma")
