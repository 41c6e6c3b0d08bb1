"""The first tables of this part."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Committee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="From")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Until (first day after)")),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(blank=True, default="", max_length=200, verbose_name="English name")),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="Code")),
                ("body", models.CharField(max_length=40, verbose_name="Kind of body")),
            ],
            options={
                "verbose_name": "Committee",
                "db_table": "committee",
            },
        ),
        migrations.CreateModel(
            name="Locality",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="From")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Until (first day after)")),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(blank=True, default="", max_length=200, verbose_name="English name")),
                ("code", models.CharField(max_length=8, verbose_name="Code")),
                (
                    "level",
                    models.CharField(
                        choices=[("country", "Country"), ("province", "Province"), ("district", "District"), ("commune", "Commune")],
                        max_length=12,
                        verbose_name="Level",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("country", "Country"),
                            ("province", "Province"),
                            ("city", "City"),
                            ("district", "Rural district"),
                            ("town", "Town"),
                            ("commune", "Rural commune"),
                            ("ward", "Ward"),
                            ("special_zone", "Special zone"),
                        ],
                        max_length=16,
                        verbose_name="Legal type",
                    ),
                ),
                ("sort_key", models.BinaryField(default=b"")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organization.locality",
                    ),
                ),
            ],
            options={
                "verbose_name": "Locality",
                "db_table": "locality",
            },
        ),
        migrations.CreateModel(
            name="LocalityStatus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="From")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Until (first day after)")),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("country", "Country"),
                            ("province", "Province"),
                            ("city", "City"),
                            ("district", "Rural district"),
                            ("town", "Town"),
                            ("commune", "Rural commune"),
                            ("ward", "Ward"),
                            ("special_zone", "Special zone"),
                        ],
                        max_length=16,
                        verbose_name="Legal type",
                    ),
                ),
                ("ended_by", models.CharField(blank=True, default="", max_length=100, verbose_name="Ended by")),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="former_statuses", to="organization.locality"
                    ),
                ),
            ],
            options={
                "db_table": "locality_status",
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="Full name")),
                ("sort_key", models.BinaryField(default=b"")),
            ],
            options={
                "verbose_name": "Person",
                "db_table": "person",
                "indexes": [models.Index(fields=["sort_key", "id"], name="person_order")],
            },
        ),
        migrations.CreateModel(
            name="CommitteeMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="From")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Until (first day after)")),
                ("post", models.CharField(blank=True, default="", max_length=200, verbose_name="Post")),
                (
                    "committee",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="organization.committee"),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="organization.person"),
                ),
            ],
            options={
                "db_table": "committee_member",
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="From")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Until (first day after)")),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(blank=True, default="", max_length=200, verbose_name="English name")),
                ("code", models.CharField(max_length=20, verbose_name="Code")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("sector", "Whole sector"),
                            ("central", "Central level"),
                            ("province", "Province level"),
                            ("district", "District level"),
                            ("commune", "Commune level"),
                            ("agency", "Cooperating agency"),
                        ],
                        max_length=12,
                        verbose_name="Level",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("commission", "Central Commission"),
                            ("committee", "Internal affairs committee"),
                            ("party_office", "Party committee office"),
                            ("agency", "Cooperating agency"),
                            ("division", "Division"),
                        ],
                        max_length=16,
                        verbose_name="Legal type",
                    ),
                ),
                ("place", models.IntegerField(unique=True)),
                ("last_place", models.IntegerField()),
                ("top", models.IntegerField()),
                ("sort_key", models.BinaryField(default=b"")),
                (
                    "locality",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="units", to="organization.locality"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="organization.unit"
                    ),
                ),
            ],
            options={
                "verbose_name": "Unit",
                "db_table": "unit",
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="On the day")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merge", "Merged into"),
                            ("split", "Divided into"),
                            ("rename", "Renamed to"),
                            ("abolish", "Abolished, work taken over by"),
                        ],
                        max_length=8,
                        verbose_name="Kind",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="successions", to="organization.unit"),
                ),
                (
                    "successor",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="origins", to="organization.unit"),
                ),
            ],
            options={
                "db_table": "succession",
            },
        ),
        migrations.CreateModel(
            name="GroupMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="From")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Until (first day after)")),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="organization.unit"),
                ),
            ],
            options={
                "db_table": "group_member",
            },
        ),
        migrations.AddField(
            model_name="committee",
            name="unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="committees", to="organization.unit"),
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="From")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Until (first day after)")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("head", "Head"),
                            ("office", "Office (clerk)"),
                            ("member", "Committee member"),
                            ("reporter", "Reporter (figures only)"),
                            ("agency", "Cooperating agency"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=16,
                        verbose_name="Role",
                    ),
                ),
                ("post", models.CharField(blank=True, default="", max_length=200, verbose_name="Post")),
                (
                    "clearance",
                    models.SmallIntegerField(
                        choices=[
                            (0, "Normal"),
                            (1, "Restricted"),
                            (2, "Confidential"),
                            (3, "Secret"),
                            (4, "Top secret"),
                        ],
                        default=0,
                        verbose_name="Clearance",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="appointments", to="organization.person"),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="appointments", to="organization.unit"),
                ),
            ],
            options={
                "verbose_name": "Appointment",
                "db_table": "appointment",
            },
        ),
        migrations.CreateModel(
            name="UnitGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(blank=True, default="", max_length=200, verbose_name="English name")),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="Code")),
                ("note", models.TextField(blank=True, default="", verbose_name="Note")),
                ("members", models.ManyToManyField(related_name="groups", through="organization.GroupMember", to="organization.unit")),
            ],
            options={
                "verbose_name": "Group of units",
                "db_table": "unit_group",
            },
        ),
        migrations.AddField(
            model_name="groupmember",
            name="group",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="organization.unitgroup"),
        ),
        migrations.CreateModel(
            name="UnitName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="From")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Until (first day after)")),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(blank=True, default="", max_length=200, verbose_name="English name")),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="former_names", to="organization.unit"),
                ),
            ],
            options={
                "db_table": "unit_name",
            },
        ),
        migrations.AddIndex(
            model_name="locality",
            index=models.Index(fields=["parent", "sort_key"], name="locality_tree"),
        ),
        migrations.AddConstraint(
            model_name="locality",
            constraint=models.UniqueConstraint(fields=("level", "code", "valid_from"), name="locality_key"),
        ),
        migrations.AddConstraint(
            model_name="locality",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"),
                name="locality_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="localitystatus",
            constraint=models.UniqueConstraint(fields=("locality", "valid_from"), name="locality_status_key"),
        ),
        migrations.AddConstraint(
            model_name="localitystatus",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"),
                name="locality_status_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeemember",
            constraint=models.UniqueConstraint(fields=("committee", "person", "valid_from"), name="committee_member_key"),
        ),
        migrations.AddConstraint(
            model_name="committeemember",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"),
                name="committee_member_span",
            ),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(fields=["parent", "sort_key"], name="unit_tree"),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(fields=["top", "place"], name="unit_top"),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(fields=("code", "valid_from"), name="unit_key"),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_place__gte", models.F("place")), ("last_place__lte", 2000000000), ("place__gt", 0)),
                name="unit_places",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"),
                name="unit_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(fields=("predecessor", "successor", "on"), name="succession_key"),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("predecessor", models.F("successor")), _negated=True), name="succession_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="committee",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"),
                name="committee_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.UniqueConstraint(fields=("person", "unit", "role", "valid_from"), name="appointment_key"),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("clearance__gte", 0), ("clearance__lte", 4)), name="appointment_clearance"
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["officer", "head", "office", "member", "reporter", "agency", "auditor", "administrator"])),
                name="appointment_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"),
                name="appointment_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.UniqueConstraint(fields=("group", "unit", "valid_from"), name="group_member_key"),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"),
                name="group_member_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitname",
            constraint=models.UniqueConstraint(fields=("unit", "valid_from"), name="unit_name_key"),
        ),
        migrations.AddConstraint(
            model_name="unitname",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"),
                name="unit_name_span",
            ),
        ),
    ]
