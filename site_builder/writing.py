"""Writing files."""

from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a file, and its folder where there is none."""
    try:
        path.write_bytes(content)
    except FileNotFoundError:  # seldom: asking first would cost a call for each file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
