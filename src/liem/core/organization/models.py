"""The organisation's tables: localities, units, successions, groups, committees, people and appointments.

Everything is dated. A span is half open: ``valid_from`` is its first day, ``valid_until`` the first day after it
(null: still running). A code alone names nothing: after the merger of 1 July 2025 seven provinces carry a code that
another province had before, so a unit is found by its code *and* a day (``queries.unit_on``).
"""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

#: The places of the whole sector (unit code ``VN``): every unit's place lies between these two.
VN_FIRST_PLACE = 0
VN_LAST_PLACE = 2_000_000_000


class LocalityLevel(models.TextChoices):
    """The levels of the territory."""

    COUNTRY = "country", _("Country")
    PROVINCE = "province", _("Province")
    DISTRICT = "district", _("District")
    COMMUNE = "commune", _("Commune")


class LocalityType(models.TextChoices):
    """What a locality is called by law."""

    COUNTRY = "country", _("Country")
    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    DISTRICT = "district", _("Rural district")
    TOWN = "town", _("Town")
    COMMUNE = "commune", _("Rural commune")
    WARD = "ward", _("Ward")
    SPECIAL_ZONE = "special_zone", _("Special zone")


class UnitLevel(models.TextChoices):
    """Where a unit stands in the sector."""

    SECTOR = "sector", _("Whole sector")
    CENTRAL = "central", _("Central level")
    PROVINCE = "province", _("Province level")
    DISTRICT = "district", _("District level")
    COMMUNE = "commune", _("Commune level")
    AGENCY = "agency", _("Cooperating agency")


class UnitType(models.TextChoices):
    """What a unit is."""

    COMMISSION = "commission", _("Central Commission")
    COMMITTEE = "committee", _("Internal affairs committee")
    PARTY_OFFICE = "party_office", _("Party committee office")
    AGENCY = "agency", _("Cooperating agency")
    DIVISION = "division", _("Division")


class SuccessionKind(models.TextChoices):
    """How one unit became another."""

    MERGE = "merge", _("Merged into")
    SPLIT = "split", _("Divided into")
    RENAME = "rename", _("Renamed to")
    ABOLISH = "abolish", _("Abolished, work taken over by")


class Role(models.TextChoices):
    """What an appointment lets a person do; rights come from nowhere else."""

    OFFICER = "officer", _("Officer")
    HEAD = "head", _("Head")
    OFFICE = "office", _("Office (clerk)")
    MEMBER = "member", _("Committee member")
    REPORTER = "reporter", _("Reporter (figures only)")
    AGENCY = "agency", _("Cooperating agency")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


class Clearance(models.IntegerChoices):
    """Up to which confidentiality a person may read (the levels of records are the same)."""

    NORMAL = 0, _("Normal")
    RESTRICTED = 1, _("Restricted")
    CONFIDENTIAL = 2, _("Confidential")
    SECRET = 3, _("Secret")
    TOP_SECRET = 4, _("Top secret")


class Dated(models.Model):
    """A row that holds for a span of days, half open."""

    valid_from = models.DateField(_("From"))
    valid_until = models.DateField(_("Until (first day after)"), null=True, blank=True)

    class Meta:
        abstract = True

    def is_valid_on(self, day: datetime.date) -> bool:
        """Whether the row holds on a day in Vietnam."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which the row holds; None while it is open."""
        return None if self.valid_until is None else self.valid_until - datetime.timedelta(days=1)


class DatedQuerySet(models.QuerySet):
    """Questions by day."""

    def valid_on(self, day: datetime.date) -> DatedQuerySet:
        """The rows that hold on a day in Vietnam."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)

    def valid_within(self, first: datetime.date, last: datetime.date) -> DatedQuerySet:
        """The rows that hold on at least one day of ``first``..``last`` (both counted)."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=first), valid_from__lte=last)


def _span(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(name=f"{name}_span", condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")))


class Named(models.Model):
    """A row with a Vietnamese and an English name."""

    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True, default="")

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        """The name in the reader's language (Vietnamese where there is no English one)."""
        english = (get_language() or "vi").startswith("en")
        return self.name_en if english and self.name_en else self.name_vi

    def __str__(self) -> str:
        return self.name


class Locality(Named, Dated):
    """A part of the territory with its code of the statistical list, as long as it had this extent.

    Keyed by (level, code, valid_from): the code 24 is Bắc Giang until 30 June 2025 and Bắc Ninh after it.
    ``valid_from`` of what the list of January 2025 carries is 1 August 2008, the first day of the 63 provinces: the day
    from which this catalogue speaks, not the day of founding. ``type`` is the present one; former ones stand in
    ``LocalityStatus``. Codes of communes keep their leading zeros.
    """

    code = models.CharField(_("Code"), max_length=8)
    level = models.CharField(_("Level"), max_length=12, choices=LocalityLevel.choices)
    type = models.CharField(_("Legal type"), max_length=16, choices=LocalityType.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    sort_key = models.BinaryField(editable=False, default=b"")

    objects = DatedQuerySet.as_manager()

    class Meta:
        db_table = "locality"
        verbose_name = _("Locality")
        constraints = [
            models.UniqueConstraint(fields=["level", "code", "valid_from"], name="locality_key"),
            _span("locality"),
        ]
        indexes = [models.Index(fields=["parent", "sort_key"], name="locality_tree")]


class LocalityStatus(Dated):
    """A type a locality had before its present one (Huế was a province until 31 December 2024), and the act that ended it."""

    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="former_statuses")
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    type = models.CharField(_("Legal type"), max_length=16, choices=LocalityType.choices)
    ended_by = models.CharField(_("Ended by"), max_length=100, blank=True, default="")

    objects = DatedQuerySet.as_manager()

    class Meta:
        db_table = "locality_status"
        constraints = [
            models.UniqueConstraint(fields=["locality", "valid_from"], name="locality_status_key"),
            _span("locality_status"),
        ]

    def __str__(self) -> str:
        return self.name_vi


class Unit(Named, Dated):
    """A body that owns records or answers requests, as long as it existed.

    Units are numbered depth first: everything below a unit has a ``place`` from its ``place`` to its ``last_place``, so
    that "this unit and below" is a comparison of integers. ``top`` is the place of the province committee (or of the
    Central Commission) the unit stands under. Agencies stand outside every committee's block: what they may see is
    shared with them, never inherited.
    """

    code = models.CharField(_("Code"), max_length=20)
    level = models.CharField(_("Level"), max_length=12, choices=UnitLevel.choices)
    type = models.CharField(_("Legal type"), max_length=16, choices=UnitType.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    place = models.IntegerField(unique=True)
    last_place = models.IntegerField()
    top = models.IntegerField()
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, null=True, blank=True, related_name="units")
    sort_key = models.BinaryField(editable=False, default=b"")

    objects = DatedQuerySet.as_manager()

    class Meta:
        db_table = "unit"
        verbose_name = _("Unit")
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="unit_key"),
            models.CheckConstraint(
                name="unit_places",
                condition=Q(place__gt=VN_FIRST_PLACE, last_place__gte=F("place"), last_place__lte=VN_LAST_PLACE),
            ),
            _span("unit"),
        ]
        indexes = [
            models.Index(fields=["parent", "sort_key"], name="unit_tree"),
            models.Index(fields=["top", "place"], name="unit_top"),
        ]

    def contains(self, place: int) -> bool:
        """Whether a place lies in this unit's subtree."""
        return self.place <= place <= self.last_place


class UnitName(Dated):
    """A name a unit had before its present one."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="former_names")
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True, default="")

    objects = DatedQuerySet.as_manager()

    class Meta:
        db_table = "unit_name"
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="unit_name_key"),
            _span("unit_name"),
        ]

    def __str__(self) -> str:
        return self.name_vi


class Succession(models.Model):
    """That one unit's work went on in another from a day (``on``, the successor's first day)."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="origins")
    on = models.DateField(_("On the day"))
    kind = models.CharField(_("Kind"), max_length=8, choices=SuccessionKind.choices)

    class Meta:
        db_table = "succession"
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor", "on"], name="succession_key"),
            models.CheckConstraint(name="succession_two", condition=~Q(predecessor=F("successor"))),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id} ({self.on})"


class UnitGroup(Named):
    """A group of units, for example an emulation cluster ("CUM-2"), with dated membership."""

    code = models.CharField(_("Code"), max_length=20, unique=True)
    note = models.TextField(_("Note"), blank=True, default="")
    members = models.ManyToManyField(Unit, through="GroupMember", related_name="groups")

    class Meta:
        db_table = "unit_group"
        verbose_name = _("Group of units")


class GroupMember(Dated):
    """That a unit belongs to a group for a span."""

    group = models.ForeignKey(UnitGroup, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")

    objects = DatedQuerySet.as_manager()

    class Meta:
        db_table = "group_member"
        constraints = [
            models.UniqueConstraint(fields=["group", "unit", "valid_from"], name="group_member_key"),
            _span("group_member"),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} · {self.unit_id}"


class Person(models.Model):
    """A person who works in the sector or with it. Citizens are never persons of this table."""

    name = models.CharField(_("Full name"), max_length=200)
    sort_key = models.BinaryField(editable=False, default=b"")

    class Meta:
        db_table = "person"
        verbose_name = _("Person")
        indexes = [models.Index(fields=["sort_key", "id"], name="person_order")]

    def __str__(self) -> str:
        return self.name


class Appointment(Dated):
    """That a person works in a unit, in a role, for a span: the only source of rights.

    ``post`` is the person's title there, free text; ``clearance`` bounds the confidentiality they may read.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(_("Role"), max_length=16, choices=Role.choices)
    post = models.CharField(_("Post"), max_length=200, blank=True, default="")
    clearance = models.SmallIntegerField(_("Clearance"), choices=Clearance.choices, default=Clearance.NORMAL)

    objects = DatedQuerySet.as_manager()

    class Meta:
        db_table = "appointment"
        verbose_name = _("Appointment")
        constraints = [
            models.UniqueConstraint(fields=["person", "unit", "role", "valid_from"], name="appointment_key"),
            models.CheckConstraint(name="appointment_clearance", condition=Q(clearance__gte=0, clearance__lte=4)),
            models.CheckConstraint(name="appointment_role", condition=Q(role__in=Role.values)),
            _span("appointment"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.unit_id} · {self.role}"


class Committee(Named, Dated):
    """A body with members that meets, for example a province's steering committee against corruption."""

    code = models.CharField(_("Code"), max_length=40, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="committees")
    body = models.CharField(_("Kind of body"), max_length=40)

    objects = DatedQuerySet.as_manager()

    class Meta:
        db_table = "committee"
        verbose_name = _("Committee")
        constraints = [_span("committee")]


class CommitteeMember(Dated):
    """That a person sits on a committee for a span."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    post = models.CharField(_("Post"), max_length=200, blank=True, default="")

    objects = DatedQuerySet.as_manager()

    class Meta:
        db_table = "committee_member"
        constraints = [
            models.UniqueConstraint(fields=["committee", "person", "valid_from"], name="committee_member_key"),
            _span("committee_member"),
        ]

    def __str__(self) -> str:
        return f"{self.committee_id} · {self.person_id}"
