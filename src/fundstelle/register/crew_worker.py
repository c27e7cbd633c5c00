"""A worker of the crew: takes one reading after another over the pipe, sends back what came of it."""

from __future__ import annotations

import pickle
import signal
import sys
from multiprocessing.connection import Connection

from fundstelle.register.stages import Rooms, try_extract


def serve() -> None:
    """Answer texts on the pipe named by the first argument until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle; it then closes the pipe
    pipe = Connection(int(sys.argv[1]))
    rooms = Rooms(pickle.loads(pipe.recv_bytes()))  # from our own parent, never from a document
    pipe.send(rooms.engine)
    while True:
        try:
            reading = pipe.recv()
        except EOFError:
            return
        pipe.send(try_extract(reading, rooms.extract))


if __name__ == "__main__":
    serve()
