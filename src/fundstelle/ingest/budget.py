"""How much may come out of one file, however it is packed: against ZIP bombs and archives that hold themselves."""

from __future__ import annotations

from dataclasses import dataclass

MAX_LEVELS = 3
"""Archives inside archives: a ZIP of mails with ZIPs attached is the deepest that real collections go."""

MAX_RATIO = 100
"""Text packs about 5 to 1, logs up to 30 to 1; beyond this an archive was made to burst."""

MAX_TOTAL = 1024 * 1024 * 1024
"""Bytes that may come out of one file in all."""

MAX_MEMBERS = 100_000

_RATIO_FROM = 4 * 1024 * 1024
"""Below this many bytes a ratio says nothing: a small file of one repeated line packs 1000 to 1."""


class BudgetSpent(Exception):
    """What is unpacked exceeds a limit; the message says which. Never leaves this room."""


@dataclass(slots=True)
class Budget:
    """The account of one file. `packed`: its size in bytes."""

    packed: int
    total: int = 0
    members: int = 0

    def spend(self, size: int) -> None:
        """Count `size` further bytes. Raises BudgetSpent beyond a limit."""
        self.total += size
        if self.total > MAX_TOTAL:
            raise BudgetSpent(f"more than {MAX_TOTAL // 1024**2} MiB come out of it")
        if self.total > _RATIO_FROM and self.total > MAX_RATIO * self.packed:
            raise BudgetSpent(f"more than {MAX_RATIO} times its size comes out of it")

    def count(self) -> None:
        """Count one further member. Raises BudgetSpent beyond the limit."""
        self.members += 1
        if self.members > MAX_MEMBERS:
            raise BudgetSpent(f"more than {MAX_MEMBERS} documents lie in it")
