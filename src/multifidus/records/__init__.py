"""The patient record: the only tables, who may reach them, and how they become clinical values."""
