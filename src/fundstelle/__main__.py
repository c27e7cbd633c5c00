"""`python -m fundstelle`: the same as the command `fundstelle`."""

from __future__ import annotations

from fundstelle.cli.main import run

if __name__ == "__main__":
    run()
