"""What could not run is never silent: it is named after the run, and in CI it fails."""

import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("insyn", deadline=None)  # a slow machine is not a fault
settings.load_profile("insyn")

PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "curl": ("curl",),
    "git": ("git",),
    "java": ("java",),
    "make": ("make",),
    "nginx": ("nginx", "/usr/sbin/nginx"),
    "node": ("node",),
}

Require = Callable[[str], Path]


@pytest.fixture(scope="session")
def require() -> Require:
    """Return a function that finds one of PROGRAMS, or skips the test that asks for it."""
    return find_or_skip


@pytest.fixture(scope="session")
def chromium_path(require: Require) -> Path:
    """Return the path of the browser that the tests drive."""
    return require("chromium")


@pytest.fixture(scope="session")
def demonstration_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration, its content and its site, built once in a run. No test changes it."""
    from tests.demo_site import build_demonstration  # the tests of this file use it without the others
    from tests.once import once

    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return once(shared / "demonstration", build_demonstration)


def find_or_skip(program: str) -> Path:
    """Return the path of the program's first name that this machine knows."""
    names = PROGRAMS[program]
    for name in names:
        if found := shutil.which(name):
            return Path(found)
    pytest.skip(f"{program} is not installed (looked for {', '.join(names)})")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Return the test's report; a skipped one has failed when CI is set."""
    report = yield
    fail_skipped_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Return the report on a module; a skipped one has failed when CI is set."""
    report = yield
    fail_skipped_in_ci(report)
    return report


def fail_skipped_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure with the same reason, unless the test was expected to fail."""
    in_ci = os.environ.get("CI", "").lower() not in ("", "0", "false")
    if in_ci and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"NOT RUN, and CI runs everything: {reason_of(report)}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write which tests did not run, and why, last of all."""
    not_run = terminalreporter.getreports("skipped")
    if not not_run:
        return
    terminalreporter.section("NOT RUN", sep="!", yellow=True, bold=True)
    for report in not_run:
        terminalreporter.write_line(f"NOT RUN: {report.nodeid}: {reason_of(report)}", yellow=True)


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return the words that the test was skipped with."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return reason.removeprefix("Skipped: ")
