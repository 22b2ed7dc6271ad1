"""Guards the rows of questionnaires, hands-on care, teaching and practice as migrations 0002 and 0003 guard the others."""

from typing import Any

from django.db import migrations

TABLES = (
    "adverseevent", "adversefollowup", "answers", "consent", "goalday", "goalnextday",
    "lessongiven", "lessonread", "retest", "treatment", "walkminutes", "workcheck",
)  # fmt: skip
GUARDS = (
    ("once", "UPDATE", "records_written_once", "rows of this table are written once"),
    ("kept", "DELETE", "records_kept", "rows of this table are never deleted"),
)  # name, event, function of PostgreSQL (made by 0002 and 0003), words


def guard(apps: Any, schema_editor: Any) -> None:
    """Add both triggers to each table, in the words of the database in use."""
    for table in TABLES:
        for name, event, function, words in GUARDS:
            head = f"CREATE TRIGGER records_{table}_{name} BEFORE {event} ON records_{table}"
            if schema_editor.connection.vendor == "postgresql":
                schema_editor.execute(f"{head} FOR EACH ROW EXECUTE FUNCTION {function}()")
            else:
                schema_editor.execute(f"{head} BEGIN SELECT RAISE(ABORT, '{words}'); END")


def release(apps: Any, schema_editor: Any) -> None:
    """Take the triggers away again."""
    for table in TABLES:
        on = f" ON records_{table}" if schema_editor.connection.vendor == "postgresql" else ""
        for name, *_ in GUARDS:
            schema_editor.execute(f"DROP TRIGGER records_{table}_{name}{on}")


class Migration(migrations.Migration):
    """Two triggers for each new table that is only ever added to."""

    dependencies = [("records", "0004_the_whole_of_care")]
    operations = [migrations.RunPython(guard, release)]
