"""A site as nginx serves it, with the settings that the build has written."""

import os
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
SETTINGS = """
daemon off; {user} pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen {host}:{port}; root {site}; include {site}/headers/nginx.conf; }}
}}
"""


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.create_server((HOST, 0)) as free:
        port: int = free.getsockname()[1]
    return port


@contextmanager
def run_nginx(program: Path, site: Path, folder: Path, port: int) -> Generator[None]:
    """Serve the built site at the port for as long as the block lasts; `folder` holds nginx's own files."""
    user = "user root;" if os.geteuid() == 0 else ""
    settings, log = folder / "nginx.conf", folder / "error.log"
    settings.write_text(SETTINGS.format(folder=folder, site=site, host=HOST, port=port, user=user), "utf-8")
    process = subprocess.Popen([program, "-c", settings, "-e", log])
    try:
        _wait_for(port, log)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, log: Path) -> None:
    """Return when the server answers; raise with its log after ten seconds."""
    for _ in range(100):
        try:
            socket.create_connection((HOST, port), 1).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(log.read_text("utf-8"))
