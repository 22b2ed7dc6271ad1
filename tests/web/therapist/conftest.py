"""The pages are tested on a patient whose answers allow a plan."""

from ready_patient import ready, told

__all__ = ["ready", "told"]
