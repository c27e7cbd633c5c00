"""Starting the desk: a port on the loopback address, the key, and the server around the application."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn

from fundstelle.desk.app import make_app
from fundstelle.desk.desk import Desk
from fundstelle.desk.security import Key
from fundstelle.errors import InputError

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that is about to serve: its key, its socket and its server."""

    key: Key
    listening: socket.socket
    server: uvicorn.Server

    def run(self, told: Callable[[str], None]) -> None:
        """Serve until interrupted; `told` hears the address to open."""
        told(self.key.start_url)
        self.server.run(sockets=[self.listening])


def prepare(desk: Desk, port: int = 0) -> Served:
    """The desk on a port of this machine; 0 for any that is free. Raises InputError where the port is taken."""
    # The protocol is named, since asyncio sends at once (TCP_NODELAY) only where it is: else the end of every answer
    # waits 40 ms for the browser's acknowledgement of its beginning.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise InputError(f"port {port} cannot be used: {error.strerror}", remedy="name another --port") from error
    key = Key(listening.getsockname()[1])
    config = uvicorn.Config(
        make_app(desk, key),
        log_level="critical",  # a page that still listens at the end is no error; faults are logged by app.py
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=1,
        lifespan="off",
    )
    return Served(key, listening, uvicorn.Server(config))
