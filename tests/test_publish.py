"""What a publication does first: fetch the log that is published, or say why it cannot."""

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.conftest import Require
from tests.site_copy import ROOT

PATH = "/api/v1/andringar/logg.jsonl"
LOG = b'{"andringar":[]}\n'


@pytest.fixture(autouse=True)
def _curl(require: Require) -> None:
    require("curl")


@contextmanager
def server(status: int) -> Iterator[str]:
    """Yield the address of a site that answers with a status."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.path.partition("?")[0] == PATH
            self.send_response(status)
            self.end_headers()
            self.wfile.write(LOG)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    running = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}/"
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


def unused_address() -> str:
    """Return an address of this machine where nothing answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/"


def publish(folder: Path, **settings: str) -> tuple[int, str, list[str]]:
    """Return exit code and output of the script, and how it called make, in a project of its own."""
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/publish", folder / ".ci")
    programs = folder / "programs"
    programs.mkdir()
    (programs / "make").write_text('#!/bin/sh\necho "$@" >>"$CALLS"\n', "utf-8")
    (programs / "make").chmod(0o755)
    calls = folder / "calls"
    calls.touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("INSYN_", "ARGS"))}
    environment = {**kept, "PATH": f"{programs}:{os.environ['PATH']}", "CALLS": str(calls), **settings}
    for name in ("http_proxy", "HTTP_PROXY"):
        environment.pop(name, None)
    done = subprocess.run(
        [folder / ".ci/publish"],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr, calls.read_text("utf-8").splitlines()


def test_the_published_log_goes_on(tmp_path: Path) -> None:
    """The site is built with it, and the new log is held against it before anything is published."""
    with server(200) as address:
        code, _, calls = publish(tmp_path, INSYN_SITE_URL=address, ARGS="--as-published")
    log = "build/publicerad-logg.jsonl"
    assert (code, calls) == (
        0,
        [f"site ARGS=--as-published --log {log}", f"verify ARGS=site --previous {log}"],
    )
    assert (tmp_path / log).read_bytes() == LOG


def test_the_editors_form_is_published_only_where_it_is_asked_for(tmp_path: Path) -> None:
    """By a variable of one value: anything else leaves the form out."""
    for setting, target in (("1", "admin"), ("", "site"), ("0", "site"), ("nej", "site")):
        folder = tmp_path / f"x{setting}"
        folder.mkdir()
        with server(200) as address:
            _, _, calls = publish(folder, INSYN_SITE_URL=address, INSYN_ADMIN=setting)
        assert [call.split()[0] for call in calls] == [target, "verify"]


def test_a_first_publication_has_no_log(tmp_path: Path) -> None:
    """A site that answers that there is none has none."""
    with server(404) as address:
        code, said, calls = publish(tmp_path, INSYN_SITE_URL=address)
    assert (code, calls) == (0, ["site ARGS=", "verify ARGS=site"])
    assert "blir den första" in said


@pytest.mark.parametrize("status", [403, 503])
def test_a_site_that_does_not_say_stops_it(tmp_path: Path, status: int) -> None:
    """Nothing is built when nobody knows whether there is a log."""
    with server(status) as address:
        code, said, calls = publish(tmp_path, INSYN_SITE_URL=address)
    assert (code, calls) == (1, [])
    assert f"svarade {status}" in said


def test_a_network_that_fails_stops_it(tmp_path: Path) -> None:
    """That nobody answers is not that there is no log."""
    code, said, calls = publish(tmp_path, INSYN_SITE_URL=unused_address())
    assert (code, calls) == (1, [])
    assert "INSYN_FIRST=1" in said


def test_a_first_time_without_an_address_is_said(tmp_path: Path) -> None:
    """Before the address exists, somebody says so."""
    code, _, calls = publish(tmp_path, INSYN_SITE_URL=unused_address(), INSYN_FIRST="1")
    assert (code, calls) == (0, ["site ARGS=", "verify ARGS=site"])


def test_a_site_without_an_address_has_gits_log(tmp_path: Path) -> None:
    """The example address is nobody's."""
    code, said, calls = publish(tmp_path, INSYN_SITE_URL="https://insyn.example/")
    assert (code, len(calls)) == (0, 2)
    assert "inte satt" in said
