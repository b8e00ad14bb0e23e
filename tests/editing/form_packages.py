"""Where `make test` puts the packages of the editors' form: beside what it installs for Python."""

import sys
from pathlib import Path

import pytest

PACKAGES = Path(sys.prefix) / "form"


def require_packages() -> Path:
    """Return the folder, or skip the test that asks for it."""
    if not (PACKAGES / "node_modules/@sveltia/cms/package.json").is_file():
        pytest.skip("the form is not installed (`make test` installs it where there is npm)")
    return PACKAGES
