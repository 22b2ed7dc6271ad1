"""Lets the database itself refuse to delete a row of the clinical record.

Erasing a person, where the law asks for it, is the one exception, and it is made
openly: in one transaction, drop the trigger of each table (`TRIGGER` names it),
delete that person's rows, write an audit row that names nobody, and create the
triggers again as `refuse_deletes` does. SQLite and PostgreSQL both take a dropped
trigger back when the transaction fails, so the record is never left open; and
nobody else deletes meanwhile, for the change of a table locks it.
"""

from typing import Any

from django.db import migrations

TABLES = (
    "agreement", "assessment", "auditentry", "breakglass", "decision", "factrecord",
    "morningreport", "session", "sessionreport", "setdone", "skipped",
)  # fmt: skip
TRIGGER = "records_{table}_kept"


def refuse_deletes(apps: Any, schema_editor: Any) -> None:
    """Add a trigger to each table, in the words of the database in use."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION records_kept() RETURNS trigger AS $$ BEGIN "
            "RAISE EXCEPTION 'rows of this table are never deleted'; END $$ LANGUAGE plpgsql"
        )
    for table in TABLES:
        head = f"CREATE TRIGGER {TRIGGER.format(table=table)} BEFORE DELETE ON records_{table}"
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"{head} FOR EACH ROW EXECUTE FUNCTION records_kept()")
        else:
            schema_editor.execute(f"{head} BEGIN SELECT RAISE(ABORT, 'rows of this table are never deleted'); END")


def allow_deletes(apps: Any, schema_editor: Any) -> None:
    """Take the triggers away again."""
    for table in TABLES:
        on = f" ON records_{table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {TRIGGER.format(table=table)}{on}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION records_kept()")


class Migration(migrations.Migration):
    """One trigger for each table that is only ever added to."""

    dependencies = [("records", "0002_records_are_written_once")]
    operations = [migrations.RunPython(refuse_deletes, allow_deletes)]
