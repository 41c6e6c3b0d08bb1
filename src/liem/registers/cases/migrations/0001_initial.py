"""The tables of cases."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0002_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.record",
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("case", "Criminal case"), ("incident", "Incident")], max_length=40, verbose_name="Kind"),
                ),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("corruption", "Corruption"),
                            ("economic", "Economic"),
                            ("position", "Abuse of position"),
                            ("negative", "Negative conduct"),
                            ("waste", "Waste"),
                            ("other", "Other"),
                        ],
                        max_length=40,
                        verbose_name="Field",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("own_detection", "Own detection"),
                            ("petition", "Petition"),
                            ("inspection", "Inspection"),
                            ("audit", "State audit"),
                            ("agency", "Reported by an agency"),
                            ("press", "Press"),
                        ],
                        max_length=40,
                        verbose_name="Found through",
                    ),
                ),
                ("agency", models.CharField(default="", max_length=200, verbose_name="Handling agency")),
                ("summary", models.TextField(default="", verbose_name="Summary")),
                ("report_received_on", models.DateField(null=True, verbose_name="Crime report received on")),
                ("acts_from", models.DateField(null=True, verbose_name="Conduct began on")),
                ("acts_until", models.DateField(null=True, verbose_name="Conduct ended on")),
                ("detected_on", models.DateField(null=True, verbose_name="Detected on")),
                (
                    "seriousness",
                    models.CharField(
                        choices=[
                            ("less_serious", "Less serious"),
                            ("serious", "Serious"),
                            ("very_serious", "Very serious"),
                            ("exceptionally_serious", "Exceptionally serious"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="Class of crime",
                    ),
                ),
                ("stage_since", models.DateField(verbose_name="In this stage since")),
                (
                    "stage_before",
                    models.CharField(
                        choices=[
                            ("verification", "Verification"),
                            ("investigation", "Investigation"),
                            ("prosecution", "Prosecution"),
                            ("first_instance", "First-instance trial"),
                            ("appeal", "Appellate trial"),
                            ("execution", "Execution of judgment"),
                            ("suspended", "Suspended"),
                            ("discontinued", "Discontinued"),
                            ("concluded", "Completely handled"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="Stage before",
                    ),
                ),
                (
                    "limit_basis",
                    models.CharField(
                        choices=[
                            ("first", "The stage began"),
                            ("resumed", "The case was resumed"),
                            ("procuracy", "The procuracy returned the file"),
                            ("court", "The court returned the file"),
                        ],
                        default="first",
                        max_length=40,
                        verbose_name="Why the limit runs",
                    ),
                ),
                ("limit_step", models.IntegerField(default=0, verbose_name="Step whose limit runs")),
                ("decision_number", models.CharField(default="", max_length=100, verbose_name="Decision")),
                ("decision_on", models.DateField(null=True, verbose_name="Decided on")),
                ("decision_by", models.CharField(default="", max_length=200, verbose_name="Decided by")),
                ("advised_on", models.DateField(null=True, verbose_name="Detected and advised on")),
                (
                    "advised_to",
                    models.CharField(
                        choices=[
                            ("standing_board", "Standing board of the Party committee"),
                            ("party_secretary", "Secretary of the Party committee"),
                            ("steering_committee", "Steering committee"),
                            ("politburo", "Politburo, Secretariat"),
                            ("competent_agency", "Competent agency"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="Advised to",
                    ),
                ),
                ("advised_document", models.CharField(default="", max_length=100, verbose_name="Advisory document")),
                ("handled_on", models.DateField(null=True, verbose_name="First handled after the advice on")),
                ("set_aside_until", models.DateField(null=True, verbose_name="Not proposed for supervision until")),
                ("report_due_on", models.DateField(null=True, verbose_name="Progress report due on")),
                ("reported_on", models.DateField(null=True, verbose_name="Last progress report on")),
                ("progress", models.TextField(default="", verbose_name="Progress")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("judgment_executed", "Judgment in force and executed"),
                            ("judgment_in_force", "Judgment in force"),
                            ("discontinued", "Discontinued by the competent body"),
                            ("administrative", "Handled by administrative or Party discipline"),
                            ("no_violation", "Verified: no violation"),
                            ("other", "Another lawful result"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="Result",
                    ),
                ),
                ("result_summary", models.TextField(default="", verbose_name="Result in words")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("central:steering_committee", "Central Steering Committee: follows and directs"),
                            ("central:standing_body", "Central Internal Affairs Commission: follows and urges"),
                            ("province:steering_committee", "Provincial Steering Committee: follows and directs"),
                            ("province:standing_body", "Provincial Internal Affairs Committee: follows and urges"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="Level of supervision",
                    ),
                ),
                ("supervised", models.BooleanField(default=False, verbose_name="Under supervision")),
                ("persons", models.IntegerField(default=0, verbose_name="Persons charged")),
                ("hindrances", models.IntegerField(default=0, verbose_name="Open obstacles")),
                ("damage", models.BigIntegerField(default=0, verbose_name="Damage")),
                ("seized", models.BigIntegerField(default=0, verbose_name="Seized or frozen")),
                ("recovered", models.BigIntegerField(default=0, verbose_name="Recovered")),
            ],
            options={
                "verbose_name": "Case",
                "verbose_name_plural": "Cases and incidents",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", ("case", "incident"))), name="case_kind_known"),
                    models.CheckConstraint(
                        condition=models.Q(("field__in", ("corruption", "economic", "position", "negative", "waste", "other"))),
                        name="case_field_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("acts_from__isnull", True),
                            ("acts_until__isnull", True),
                            ("acts_until__gte", models.F("acts_from")),
                            _connector="OR",
                        ),
                        name="case_conduct_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Accused",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                (
                    "rank",
                    models.CharField(
                        choices=[
                            ("central_leader", "Leader at the centre"),
                            ("department_head", "Head of a central department or equivalent"),
                            ("provincial_leader", "Leader of a province"),
                            ("provincial_department", "Head of a provincial department or equivalent"),
                            ("district_leader", "Leader of a district"),
                            ("commune_leader", "Leader of a commune"),
                            ("civil_servant", "Civil servant or public employee"),
                            ("enterprise", "Manager of an enterprise"),
                            ("none", "No post"),
                        ],
                        max_length=40,
                        verbose_name="Rank of post",
                    ),
                ),
                (
                    "managed_by",
                    models.CharField(
                        choices=[
                            ("politburo", "Politburo, Secretariat"),
                            ("provincial_board", "Standing board of the provincial Party committee"),
                            ("district_board", "Standing board of the district Party committee"),
                            ("base_committee", "Grass-roots Party committee"),
                            ("none", "Not managed by a Party committee"),
                        ],
                        max_length=40,
                        verbose_name="Managed by",
                    ),
                ),
                ("party_member", models.BooleanField(default=False, verbose_name="Party member")),
                ("earlier_post", models.BooleanField(default=False, verbose_name="For conduct in an earlier post")),
                ("post_at_act", models.CharField(default="", max_length=200, verbose_name="Post at the time of the conduct")),
                ("post_when_handled", models.CharField(default="", max_length=200, verbose_name="Post when handled")),
                ("sealed_name", models.TextField(default="", verbose_name="Name")),
                ("article", models.CharField(default="", max_length=8, verbose_name="Article")),
                (
                    "seriousness",
                    models.CharField(
                        choices=[
                            ("less_serious", "Less serious"),
                            ("serious", "Serious"),
                            ("very_serious", "Very serious"),
                            ("exceptionally_serious", "Exceptionally serious"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="Class of crime",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="Charged on")),
                ("until_on", models.DateField(null=True, verbose_name="Until")),
                (
                    "end_ground",
                    models.CharField(
                        choices=[
                            ("discontinued", "Proceedings against the person discontinued"),
                            ("separated", "Separated into another case"),
                            ("deceased", "Deceased"),
                            ("acquitted", "Acquitted"),
                            ("entered_in_error", "Entered in error"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="Ground",
                    ),
                ),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("record", "number"), name="cases_accused_number_once")],
            },
        ),
        migrations.CreateModel(
            name="Amount",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                (
                    "sort",
                    models.CharField(
                        choices=[("damage", "Damage"), ("seizure", "Seized or frozen"), ("recovery", "Recovered")],
                        max_length=40,
                        verbose_name="What",
                    ),
                ),
                (
                    "asset",
                    models.CharField(
                        choices=[
                            ("money", "Money"),
                            ("real_estate", "Land and buildings"),
                            ("vehicles", "Vehicles"),
                            ("securities", "Securities and shares"),
                            ("other", "Other property"),
                        ],
                        max_length=40,
                        verbose_name="Kind of property",
                    ),
                ),
                ("amount", models.BigIntegerField(verbose_name="Amount")),
                ("basis", models.CharField(default="", max_length=200, verbose_name="Document")),
                ("recorded_on", models.DateField(verbose_name="On")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("record", "number"), name="cases_amount_number_once"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="cases_amount_positive"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                (
                    "code",
                    models.CharField(
                        choices=[("BLHS-2015", "Penal Code 2015"), ("BLHS-1999", "Penal Code 1999")],
                        max_length=40,
                        verbose_name="Penal code",
                    ),
                ),
                ("article", models.CharField(max_length=8, verbose_name="Article")),
                ("clause", models.IntegerField(null=True, verbose_name="Clause")),
                ("point", models.CharField(default="", max_length=4, verbose_name="Point")),
                (
                    "seriousness",
                    models.CharField(
                        choices=[
                            ("less_serious", "Less serious"),
                            ("serious", "Serious"),
                            ("very_serious", "Very serious"),
                            ("exceptionally_serious", "Exceptionally serious"),
                        ],
                        max_length=40,
                        verbose_name="Class of crime",
                    ),
                ),
                ("applied_on", models.DateField(verbose_name="Applied on")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("record", "number"), name="cases_article_number_once")],
            },
        ),
        migrations.CreateModel(
            name="Cause",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                (
                    "nature",
                    models.CharField(
                        choices=[("objective", "Objective"), ("subjective", "Subjective")], max_length=40, verbose_name="Nature"
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("law_gap", "Gaps or contradictions in the law"),
                            ("loose_management", "Loose management"),
                            ("weak_inspection", "Weak inspection and supervision"),
                            ("decline", "Degradation of political ideology, morality or lifestyle"),
                            ("irresponsibility", "Lack of responsibility of the head"),
                            ("collusion", "Collusion of interests"),
                            ("not_public", "Lack of openness and transparency"),
                            ("other", "Other"),
                        ],
                        max_length=40,
                        verbose_name="Cause",
                    ),
                ),
                ("remedy", models.CharField(default="", max_length=500, verbose_name="Remedy")),
                ("recorded_on", models.DateField(verbose_name="On")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("record", "number"), name="cases_cause_number_once")],
            },
        ),
        migrations.CreateModel(
            name="Direction",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                (
                    "directed_by",
                    models.CharField(
                        choices=[
                            ("standing_board", "Standing board of the Party committee"),
                            ("party_secretary", "Secretary of the Party committee"),
                            ("steering_committee", "Steering committee"),
                            ("standing_members", "Standing members of the steering committee"),
                            ("politburo", "Politburo, Secretariat"),
                            ("other", "Another competent body"),
                        ],
                        max_length=40,
                        verbose_name="Given by",
                    ),
                ),
                ("document_number", models.CharField(default="", max_length=100, verbose_name="Document")),
                ("document_on", models.DateField(null=True, verbose_name="Document of")),
                ("content", models.TextField(verbose_name="Content")),
                ("given_on", models.DateField(verbose_name="Given on")),
                ("due_on", models.DateField(null=True, verbose_name="To be carried out by")),
                ("answered_on", models.DateField(null=True, verbose_name="Answered on")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("record", "number"), name="cases_direction_number_once")],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                (
                    "limit",
                    models.CharField(
                        choices=[
                            ("verification", "Verification of a crime report"),
                            ("investigation", "Investigation"),
                            ("prosecution", "Decision to prosecute"),
                            ("trial", "Preparation of the first-instance trial"),
                        ],
                        max_length=40,
                        verbose_name="Limit",
                    ),
                ),
                ("value", models.IntegerField(verbose_name="By")),
                ("unit", models.CharField(choices=[("month", "month(s)"), ("day", "day(s)")], max_length=40, verbose_name="Unit")),
                ("granted_on", models.DateField(verbose_name="Extended on")),
                ("decision_number", models.CharField(default="", max_length=100, verbose_name="Decision")),
                ("decision_on", models.DateField(null=True, verbose_name="Decided on")),
                ("decision_by", models.CharField(default="", max_length=200, verbose_name="Decided by")),
                ("step", models.IntegerField(default=1)),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("record", "number"), name="cases_extension_number_once")],
            },
        ),
        migrations.CreateModel(
            name="Obstacle",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                (
                    "obstacle_kind",
                    models.CharField(
                        choices=[
                            ("expertise", "Forensic expertise"),
                            ("valuation", "Valuation of property"),
                            ("legal_assistance", "Mutual legal assistance"),
                            ("differing_views", "Differing views among agencies"),
                            ("evidence", "Gathering of evidence"),
                            ("staff", "Staff"),
                            ("law", "The law itself"),
                            ("other", "Other"),
                        ],
                        max_length=40,
                        verbose_name="Kind",
                    ),
                ),
                ("description", models.TextField(verbose_name="Description")),
                ("responsible", models.CharField(default="", max_length=200, verbose_name="To be removed by")),
                ("from_on", models.DateField(verbose_name="Since")),
                ("due_on", models.DateField(null=True, verbose_name="To be removed until")),
                ("until_on", models.DateField(null=True, verbose_name="Removed on")),
                ("how", models.CharField(default="", max_length=500, verbose_name="How it was removed")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("record", "number"), name="cases_obstacle_number_once")],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("chain", models.IntegerField(default=0)),
                ("tier", models.CharField(choices=[("central", "Central"), ("province", "Province")], max_length=40, verbose_name="Tier")),
                (
                    "body",
                    models.CharField(
                        choices=[("steering_committee", "Steering committee"), ("standing_body", "Its standing body")],
                        max_length=40,
                        verbose_name="Body",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("several_bodies", "Involves several central bodies or provinces"),
                            ("central_cadres", "Involves leaders or cadres managed by the Politburo or the Secretariat"),
                            ("prestige", "Conduct gravely harming the prestige of the Party or the State"),
                            ("distorted_proceedings", "Signs of unlawful proceedings, or continuing complaints after a final judgment"),
                            ("considered_necessary", "The committee or its standing members consider it necessary"),
                            ("assigned_from_above", "Assigned by a higher committee, or proposed by central bodies"),
                            ("stuck_or_prolonged", "Serious, of public concern, its handling stuck or prolonged"),
                            ("public_concern", "Complicated and of public concern in the province"),
                            ("provincial_cadres", "Involves cadres managed by the standing board of the provincial Party committee"),
                            ("differing_views", "Of public concern, with differing views among the proceeding bodies"),
                            ("continuing_petitions", "Judgment in force, but complaints, denunciations or petitions for review go on"),
                            ("assigned_by_committee", "Assigned by the standing board, the steering committee or their standing members"),
                        ],
                        max_length=40,
                        verbose_name="Ground",
                    ),
                ),
                ("session", models.CharField(default="", max_length=200, verbose_name="Session")),
                ("document_number", models.CharField(default="", max_length=100, verbose_name="Document")),
                ("document_on", models.DateField(null=True, verbose_name="Document of")),
                ("from_on", models.DateField(verbose_name="From")),
                ("until_on", models.DateField(null=True, verbose_name="Until")),
                (
                    "end_ground",
                    models.CharField(
                        choices=[
                            ("handled_by_law", "Handled in accordance with the law"),
                            ("stage_goal_reached", "The goal set for it has been reached"),
                            ("no_longer_needed", "Supervision is no longer needed"),
                            ("passed_to_other_body", "Passed to another body's supervision"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="Ground of ending",
                    ),
                ),
                ("end_session", models.CharField(default="", max_length=200, verbose_name="Session that ended it")),
                ("end_document", models.CharField(default="", max_length=100, verbose_name="Document that ended it")),
                ("end_document_on", models.DateField(null=True, verbose_name="Document that ended it, of")),
                ("end_reason", models.CharField(default="", max_length=500, verbose_name="Reason")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("record", "number"), name="cases_placement_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("until_on__isnull", True)), fields=("record", "tier", "body"), name="cases_placement_once_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"),
                        name="cases_placement_ends_after_begin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("verification", "Verification"),
                            ("investigation", "Investigation"),
                            ("prosecution", "Prosecution"),
                            ("first_instance", "First-instance trial"),
                            ("appeal", "Appellate trial"),
                            ("execution", "Execution of judgment"),
                            ("suspended", "Suspended"),
                            ("discontinued", "Discontinued"),
                            ("concluded", "Completely handled"),
                        ],
                        max_length=40,
                        verbose_name="Stage",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="From")),
                ("until_on", models.DateField(null=True, verbose_name="Until")),
                ("decision_number", models.CharField(default="", max_length=100, verbose_name="Decision")),
                ("decision_on", models.DateField(null=True, verbose_name="Decided on")),
                ("decision_by", models.CharField(default="", max_length=200, verbose_name="Decided by")),
                (
                    "returned_by",
                    models.CharField(
                        choices=[("procuracy", "Procuracy"), ("presiding_judge", "Presiding judge"), ("trial_panel", "Trial panel")],
                        default="",
                        max_length=40,
                        verbose_name="Returned by",
                    ),
                ),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("record", "number"), name="cases_step_number_once")],
            },
        ),
    ]
