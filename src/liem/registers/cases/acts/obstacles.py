"""What holds a case up: raised with who must remove it, removed with how."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.registers.cases import words
from liem.registers.cases.acts.steps import KIND, is_open, tally
from liem.registers.cases.events import ObstacleRaised, ObstacleRemoved, ObstacleUrged
from liem.registers.cases.models import Case, Obstacle


class RaiseObstacle(Act):
    """Record what holds the case up and who must remove it."""

    kind = KIND
    label = _("Raise an obstacle")
    icon = "octagon-alert"
    event = ObstacleRaised
    weight = 28

    obstacle_kind = forms.Choice(_("Kind of obstacle"), choices=words.OBSTACLES)
    description = forms.Text(_("Description"), multiline=True, max_length=2000)
    responsible = forms.Text(_("To be removed by"), max_length=200)
    agency = forms.Choice(_("Kind of agency"), choices=words.OBSTACLE_AGENCIES, required=False)
    due_on = forms.Day(_("To be removed until"), required=False, future=True)

    def check(self, case: Case, data: Any) -> None:
        """It can only be removed after it arose."""
        if data.due_on and data.due_on < data.happened_on:
            self.add_error("due_on", _("The day of removal lies before the obstacle arose."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the obstacle."""
        obstacle = Obstacle(
            obstacle_kind=data.obstacle_kind,
            description=data.description,
            responsible=data.responsible,
            agency=data.agency,
            from_on=data.happened_on,
            due_on=data.due_on,
        )
        case.rows.obstacles.append(obstacle)
        tally(case)
        return ObstacleRaised(
            obstacle=obstacle.number,
            obstacle_kind=data.obstacle_kind,
            description=data.description,
            responsible=data.responsible,
            agency=data.agency,
            due_on=data.due_on,
        )


def say_obstacle(obstacle: Obstacle) -> Any:
    """An obstacle in words: kind, since when, how it begins."""
    return _("%(kind)s, since %(day)s: %(description)s") % {
        "kind": words.OBSTACLES[obstacle.obstacle_kind],
        "day": f"{obstacle.from_on:%d/%m/%Y}",
        "description": obstacle.description[:80],
    }


class UrgeObstacle(Act):
    """Record that whoever must remove an obstacle was urged to."""

    kind = KIND
    label = _("Urge to remove an obstacle")
    icon = "bell-ring"
    event = ObstacleUrged
    weight = 29

    obstacle = forms.RowField(_("Obstacle"), rows="obstacles", where=is_open, say=say_obstacle)
    document_number = forms.Text(_("Document"), max_length=100)

    def check(self, case: Case, data: Any) -> None:
        """After it arose."""
        obstacle = case.rows.obstacles.numbered(data.obstacle)
        if data.happened_on < obstacle.from_on:
            said = _("The obstacle arose on %(day)s; nobody is urged earlier.") % {"day": f"{obstacle.from_on:%d/%m/%Y}"}
            self.add_error("happened_on", said)

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Count the urging and keep its day."""
        obstacle = case.rows.obstacles.numbered(data.obstacle)
        obstacle.urged += 1
        obstacle.urged_on = max(obstacle.urged_on or data.happened_on, data.happened_on)
        return ObstacleUrged(
            obstacle=obstacle.number,
            obstacle_kind=obstacle.obstacle_kind,
            responsible=obstacle.responsible,
            agency=obstacle.agency,
            turn=obstacle.urged,
            document_number=data.document_number,
        )


class RemoveObstacle(Act):
    """Record that an obstacle was removed, and how."""

    kind = KIND
    label = _("Remove an obstacle")
    icon = "circle-check"
    event = ObstacleRemoved
    weight = 32

    obstacle = forms.RowField(_("Obstacle"), rows="obstacles", where=is_open, say=say_obstacle)
    how = forms.Text(_("How it was removed"), max_length=500)

    def check(self, case: Case, data: Any) -> None:
        """It is removed after it arose."""
        obstacle = case.rows.obstacles.numbered(data.obstacle)
        if data.happened_on < obstacle.from_on:
            self.add_error(
                "happened_on",
                _("The obstacle arose on %(day)s; it cannot be removed earlier.") % {"day": f"{obstacle.from_on:%d/%m/%Y}"},
            )

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """End the obstacle."""
        obstacle = case.rows.obstacles.numbered(data.obstacle)
        obstacle.until_on, obstacle.how = data.happened_on, data.how
        tally(case)
        return ObstacleRemoved(
            obstacle=obstacle.number,
            obstacle_kind=obstacle.obstacle_kind,
            how=data.how,
            days=(data.happened_on - obstacle.from_on).days,
            agency=obstacle.agency,
            urged=obstacle.urged,
        )
