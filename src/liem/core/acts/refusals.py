"""Why an act may be refused. Each refusal carries what the person needs to go on; nothing was changed."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


class Refusal(Exception):
    """Base of every refusal. `status` is the HTTP status that a gate answers with."""

    status = 409

    def __init__(self, message: Any = "") -> None:
        super().__init__(str(message))
        self.message = message


class Refused(Refusal):
    """The values do not pass. `errors`: path (`"stage"`, `"accused/0/rank"`, `""` for the whole) to sentences."""

    status = 422

    def __init__(self, errors: Mapping[str, list[str]]) -> None:
        super().__init__("; ".join(f"{path}: {' '.join(said)}" if path else " ".join(said) for path, said in errors.items()))
        self.errors = dict(errors)

    def show_in(self, form: Any) -> None:
        """Say each sentence at its field of a form, or over the whole where the form has no such field."""
        for path, said in self.errors.items():
            form.add_error(path if path in form.fields else None, said)


class NotThere(Refusal):
    """There is no such record for this actor: absent and hidden are the same."""

    status = 404


class NotAllowed(Refusal):
    """The actor sees the record but has not the right to this act on it."""

    status = 403

    def __init__(self, message: Any = "") -> None:
        super().__init__(message or _("Your appointment does not give you the right to do this here."))


class WrongStage(Refusal):
    """The record is not in a stage in which the act is done."""

    def __init__(self, stage: Any) -> None:
        super().__init__(_("This cannot be done while the record is at “%(stage)s”.") % {"stage": stage})


class Conflict(Refusal):
    """Somebody changed the record since the version that was read. `differences`: (label, then, now)."""

    def __init__(self, current_version: int, differences: list[tuple[Any, Any, Any]]) -> None:
        super().__init__(_("Somebody has changed this record since you opened it."))
        self.current_version = current_version
        self.differences = differences


class Outdated(Refusal):
    """A proposal was made on an earlier version of the record."""

    def __init__(self) -> None:
        super().__init__(_("The record has changed since this was proposed; it must be proposed again."))


class SamePerson(Refusal):
    """The second pair of eyes belongs to the proposer."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("Another person than the proposer must decide."))
