"""The version of the keys that editors write: `schema` in every file."""

FIRST = 1
"""The version of a file that states none."""
PRESENT = 1
"""The version that the models read. `insyn migrate` lifts older files to it."""
