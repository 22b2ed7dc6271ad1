"""Pages: for the patient, the therapist, the owner, and for signing in."""
