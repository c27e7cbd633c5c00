"""How long a report of 100 matters takes in every form, pictures included.

    python benchmarks/bench_report.py REGISTER [MATTERS]

Prints seconds of this process's own time (what the machine did for others does not count) and of the clock, by form.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from fundstelle.publish import FORMS, render_as
from fundstelle.register import open_register
from fundstelle.register.publishing import collect_report


def main() -> None:
    """Render every form once and print how long each took."""
    folder, most = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
    begun, clock = time.process_time(), time.monotonic()
    with open_register(folder) as register:
        made = collect_report(register, "de", "Messung")
    made = replace(made, matters=made.matters[:most])
    print(f"{len(made.matters)} matters, {len(made.claims)} claims")
    print(f"{'collecting':16} {time.process_time() - begun:6.2f} s")
    for form in FORMS:
        start = time.process_time()
        size = len(render_as(made, form))
        print(f"{form:16} {time.process_time() - start:6.2f} s  {size / 1e6:6.2f} MB")
    print(f"{'all':16} {time.process_time() - begun:6.2f} s, by the clock {time.monotonic() - clock:.2f} s")


if __name__ == "__main__":
    main()
