"""Parts that several slips share: the letter's head, the petition in words, the sender as far as it may be named."""

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.crypto import salted_hmac

from liem.core.letters.letter import Letter
from liem.core.organization.letterhead import letterhead
from liem.registers.petitions import words
from liem.registers.petitions.models import Petition
from liem.registers.petitions.rules import states

SEALED = "(danh tính được giữ bí mật theo quy định)"
"""What stands in place of a sealed identity."""
CODE_LENGTH = 12


def vi(label: Any) -> str:
    """A label in Vietnamese, whatever the language of the screen."""
    with translation.override("vi"):
        return str(label)


def day_of(day: date | None) -> str:
    """A day as it stands in a sentence; dots to fill in by hand without one."""
    return f"{day:%d/%m/%Y}" if day else "…/…/……"


def letter(petition: Petition, *, kind: str, title: str, day: date | None, **parts: Any) -> Letter:
    """A letter of the petition's unit in the layout of its rules: the Party's, or the State's."""
    head = letterhead(petition.record.owner)
    parts.setdefault("signer_role", [head.signer_role])
    return Letter(
        parent=head.parent,
        agency=head.agency,
        place=head.place,
        kind=kind,
        title=title,
        day=day,
        party=petition.basis != states.STATE,
        **parts,
    )


def sender_of(petition: Petition) -> str:
    """Who wrote, as far as it may stand on a paper that others read."""
    if petition.sender_kind == states.ANONYMOUS:
        return "Không ghi tên"
    if petition.identity_sealed:
        return SEALED
    named = "; ".join(", ".join(part for part in (row.name, row.address) if part) for row in petition.rows.senders if row.name)
    if petition.sender_kind == states.GROUP:
        return f"{named} (đại diện cho {petition.people} người)" if named else f"Tập thể {petition.people} người"
    return named or "(chưa ghi)"


def heading_of(petition: Petition) -> str:
    """The petition in half a sentence: class, number, day of arrival."""
    return f"{vi(words.CLASSES[petition.petition_class]).lower()} số {petition.record.number}, đến ngày {day_of(petition.record.opened_on)}"


def receipt_code(petition: Petition) -> str:
    """The code on a receipt. It names the petition to this installation and to nobody else; groups of four for reading."""
    plain = salted_hmac("liem.petitions.receipt", str(petition.record.pk), algorithm="sha256").hexdigest()[:CODE_LENGTH].upper()
    return "-".join(plain[at : at + 4] for at in range(0, CODE_LENGTH, 4))
