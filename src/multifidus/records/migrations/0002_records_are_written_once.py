"""Lets the database itself refuse to rewrite a row of the clinical record."""

from typing import Any

from django.db import migrations

TABLES = (
    "agreement", "assessment", "auditentry", "breakglass", "decision", "factrecord",
    "morningreport", "session", "sessionreport", "setdone", "skipped",
)  # fmt: skip


def refuse_updates(apps: Any, schema_editor: Any) -> None:
    """Add a trigger to each table, in the words of the database in use."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION records_written_once() RETURNS trigger AS $$ BEGIN "
            "RAISE EXCEPTION 'rows of this table are written once'; END $$ LANGUAGE plpgsql"
        )
    for table in TABLES:
        name = f"records_{table}"
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {name}_once BEFORE UPDATE ON {name} FOR EACH ROW EXECUTE FUNCTION records_written_once()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {name}_once BEFORE UPDATE ON {name} "
                "BEGIN SELECT RAISE(ABORT, 'rows of this table are written once'); END"
            )


def allow_updates(apps: Any, schema_editor: Any) -> None:
    """Take the triggers away again."""
    for table in TABLES:
        on = f" ON records_{table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER records_{table}_once{on}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION records_written_once()")


class Migration(migrations.Migration):
    """One trigger for each table that is only ever added to."""

    dependencies = [("records", "0001_the_record")]
    operations = [migrations.RunPython(refuse_updates, allow_updates)]
