"""Movement: landmarks become angles, repetitions and holds. Empty until its issue."""
