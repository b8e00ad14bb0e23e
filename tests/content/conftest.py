"""The project's own site, built once for the tests of what it says."""

from pathlib import Path

import pytest

from tests.browser.site import build_site


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site."""
    return build_site("own", tmp_path_factory.mktemp("content"))
