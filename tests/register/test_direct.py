from __future__ import annotations

import subprocess
import sys

FORBIDDEN = ("sqlalchemy", "alembic", "babel", "fastapi", "jinja2")


def test_reading_and_extracting_directly_imports_no_database() -> None:
    code = (
        "import sys, fundstelle.register, fundstelle.register.direct, fundstelle.register.options\n"
        f"loaded = [name for name in {FORBIDDEN!r} if name in sys.modules]\n"
        "assert not loaded, loaded"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
