"""The tables of questionnaires, hands-on care, teaching and practice."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """New tables only."""

    dependencies = [
        ("records", "0003_records_are_never_deleted"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdverseEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                (
                    "severity",
                    models.CharField(
                        choices=[
                            ("minor", "minor, passed by itself"),
                            ("moderate", "moderate"),
                            ("serious", "serious"),
                        ],
                        max_length=8,
                    ),
                ),
                ("what", models.TextField()),
                (
                    "details",
                    models.JSONField(default=dict, help_text="pain 0-10 at worst, new leg signs, how long it lasted"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adverse_events", to="records.episode"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AdverseFollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                ("words", models.TextField()),
                ("closed", models.BooleanField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="records.adverseevent",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AskedQuestionnaire",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("instrument", models.CharField(max_length=40)),
                (
                    "because",
                    models.CharField(
                        help_text="which part of the schedule, or which score, asks for it", max_length=200
                    ),
                ),
                ("due_on", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("called_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="null: the schedule",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "called_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_questionnaires",
                        to="records.episode",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Answers",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                ("instrument", models.CharField(max_length=40)),
                ("inputs", models.JSONField(help_text="as scoring takes them; null is a blank")),
                ("scores", models.JSONField(help_text="what scoring gave")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("patient", "the patient, on a screen"),
                            ("paper", "typed in from paper"),
                            ("staff", "asked by staff"),
                        ],
                        max_length=8,
                    ),
                ),
                ("content_revision", models.CharField(max_length=80)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="records.episode"
                    ),
                ),
                (
                    "asked",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="records.askedquestionnaire",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                ("technique", models.CharField(max_length=40)),
                ("region", models.CharField(max_length=40)),
                ("explained", models.JSONField(help_text="the points that were explained, in the words used")),
                ("given", models.BooleanField()),
                ("note", models.TextField(blank=True, help_text="what the patient asked")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="records.episode"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GoalDay",
            fields=[
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("step", models.PositiveSmallIntegerField(default=0)),
                ("done", models.JSONField(help_text="amounts, pain, effort, expected and found: by kind")),
                ("colour", models.CharField(blank=True, max_length=6)),
                (
                    "passed",
                    models.BooleanField(blank=True, help_text="whether the step's criterion was met", null=True),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GoalNextDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                ("pain_0_10", models.FloatField()),
                ("colour", models.CharField(max_length=6)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "day",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="next_day", to="records.goalday"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GoalWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("programme", "core, range or strength, by its test"),
                            ("ladder", "a ladder of daily tasks"),
                            ("quota", "graded activity"),
                            ("exposure", "graded exposure"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "of",
                    models.CharField(
                        blank=True, help_text="id of the programme or ladder; blank for own work", max_length=64
                    ),
                ),
                ("goal", models.CharField(help_text="the goal in the patient's words", max_length=200)),
                ("settings", models.JSONField(default=dict, help_text="goal value, quota, feared movement: by kind")),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=200)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="goal_work", to="records.episode"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="goalday",
            name="work",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="days", to="records.goalwork"
            ),
        ),
        migrations.CreateModel(
            name="LessonGiven",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                ("topic", models.CharField(max_length=64)),
                ("given", models.BooleanField(help_text="false: taken back")),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lessons_given", to="records.episode"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LessonRead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                ("topic", models.CharField(max_length=64)),
                (
                    "answer",
                    models.CharField(blank=True, help_text="which answer was chosen; blank: none", max_length=40),
                ),
                ("understood", models.BooleanField(blank=True, null=True)),
                ("words", models.TextField(blank=True, help_text="the patient's own words about it")),
                ("content_revision", models.CharField(max_length=80)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lessons_read", to="records.episode"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Treatment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                ("technique", models.CharField(max_length=40)),
                ("region", models.CharField(max_length=40)),
                (
                    "how",
                    models.JSONField(
                        help_text="segment, side, grade, direction, position, dose, six descriptors of a thrust"
                    ),
                ),
                ("screen", models.JSONField(help_text="the decision of the safety rules, with reasons, as it stood")),
                (
                    "override_reason",
                    models.TextField(blank=True, help_text="why a relative contraindication was overruled, by `by`"),
                ),
                ("before", models.JSONField(help_text="the comparable sign before: movement, task, pain 0-10")),
                ("content_revision", models.CharField(max_length=80)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "consent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="treatments", to="records.consent"
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="treatments", to="records.episode"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Retest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                ("after", models.JSONField(help_text="the comparable sign after, in the shape of `before`")),
                (
                    "decision",
                    models.CharField(
                        choices=[("continue", "go on"), ("change", "change it"), ("stop", "stop")], max_length=8
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "treatment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="retest", to="records.treatment"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="adverseevent",
            name="treatment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="records.treatment",
            ),
        ),
        migrations.CreateModel(
            name="WalkMinutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                ("minutes", models.FloatField()),
                ("activity", models.CharField(default="walk", max_length=20)),
                ("effort_0_10", models.FloatField(blank=True, null=True)),
                ("source", models.CharField(choices=[("typed", "typed in"), ("import", "from a file")], max_length=8)),
                ("key", models.CharField(max_length=120)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="walk_minutes", to="records.episode"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WorkCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("local_date", models.DateField()),
                ("method", models.CharField(help_text="niosh, rosa, reba or rula", max_length=16)),
                ("title", models.CharField(help_text="what was measured, in the patient's words", max_length=120)),
                ("inputs", models.JSONField()),
                ("result", models.JSONField()),
                ("content_revision", models.CharField(max_length=80)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="work_checks", to="records.episode"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="askedquestionnaire",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None), ("called_back_at", None)),
                fields=("episode", "instrument"),
                name="one_open_questionnaire_of_each_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="answers",
            index=models.Index(fields=["episode", "instrument", "id"], name="records_ans_episode_d0d218_idx"),
        ),
        migrations.AddConstraint(
            model_name="walkminutes",
            constraint=models.UniqueConstraint(fields=("episode", "key"), name="one_row_for_each_walk"),
        ),
    ]
