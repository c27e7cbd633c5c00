"""The cage a reader works in: little memory, little time, no network, no new programs, nothing written elsewhere.

Parsers of PDF, HTML and ZIP are large and old, and the files come from strangers. What the kernel offers is used where
it is there (Linux: resource limits, Landlock, seccomp); Python's audit hook stands behind it everywhere else.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """memory: bytes of address space of one worker. cpu_seconds, wall_seconds: of one document.

    written: bytes in one temporary file.
    """

    memory: int = 1024 * 1024 * 1024
    cpu_seconds: int = 60
    wall_seconds: int = 180
    written: int = 64 * 1024 * 1024


def enter(limits: Limits, folder: Path) -> list[str]:
    """Lock this process in for good; `folder` is the one place it may write to. The names of the locks that hold."""
    _set(resource.RLIMIT_AS, limits.memory)
    _set(resource.RLIMIT_FSIZE, limits.written)
    _set(resource.RLIMIT_CORE, 0)
    held = ["limits", "hook"]
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform.startswith("linux"):
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
            held += ["landlock"] if _lock_files(libc, folder) else []
            held += ["seccomp"] if _lock_calls(libc) else []
    sys.addaudithook(_make_hook(folder))
    return held


def allow_cpu(seconds: int) -> None:
    """Let this process use up to `seconds` more of CPU time before it is killed."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    total = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (total, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _set(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (most, most))


_REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "urllib.",
    "ftplib.",
    "smtplib.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGING = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
)


def _make_hook(folder: Path):  # type: ignore[no-untyped-def]  # the hook's own type is Callable[[str, tuple], None]
    own = os.fspath(folder.resolve()) + os.sep

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_REFUSED):
            raise PermissionError(f"a reader may not use {event}")
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITING and not _is_own(path, own):
                raise PermissionError(f"a reader may not write {path!r}")
        elif event in _CHANGING and not _is_own(arguments[0], own):
            raise PermissionError(f"a reader may not use {event}")

    return hook


def _is_own(path: object, own: str) -> bool:
    if isinstance(path, int):
        return True  # a descriptor that is open already
    name = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
    return f"{os.path.realpath(name)}{os.sep}".startswith(own) or name == os.devnull


_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 38, 22

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # Landlock's calls have these numbers on every architecture
_FILES = 0b1_1111_1111_0010
"""Landlock's rights that change something: write, remove, make of every kind (bits 1 and 4 to 12)."""

_REFER, _TRUNCATE = 1 << 13, 1 << 14
_TCP = 0b11


def _lock_files(libc: ctypes.CDLL, folder: Path) -> bool:
    """Landlock: nothing may be written, made or removed outside `folder`, and no TCP port used."""
    version = libc.syscall(_CREATE, None, 0, 1)
    if version < 1:
        return False
    rights = _FILES | (_REFER if version >= 2 else 0) | (_TRUNCATE if version >= 3 else 0)
    rules = struct.pack("QQ", rights, _TCP) if version >= 4 else struct.pack("Q", rights)
    ruleset = libc.syscall(_CREATE, rules, len(rules), 0)
    if ruleset < 0:
        return False
    place = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    try:
        allowed = struct.pack("=Qi", rights, place)
        added = libc.syscall(_ADD, ruleset, 1, allowed, 0)
        return bool(added == 0 and libc.syscall(_RESTRICT, ruleset, 0) == 0)
    finally:
        os.close(place)
        os.close(ruleset)


_ARCHITECTURES = {
    "x86_64": (0xC000003E, (41, 59, 322, 101, 57, 58)),
    "aarch64": (0xC00000B7, (198, 221, 281, 117)),
}
"""Machine to (its mark in the kernel, its numbers of socket, execve, execveat, ptrace and, if any, fork, vfork)."""

_LOAD_NUMBER, _LOAD_MACHINE = (0x20, 0, 0, 0), (0x20, 0, 0, 4)
_IF_EQUAL = 0x15
_RETURN = 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000


def _lock_calls(libc: ctypes.CDLL) -> bool:
    """Seccomp: no socket can be made and no program started, whatever library tries; the call fails with EPERM."""
    known = _ARCHITECTURES.get(platform.machine())
    if known is None:
        return False
    machine, refused = known
    steps = [_LOAD_MACHINE, (_IF_EQUAL, 1, 0, machine), (_RETURN, 0, 0, _KILL), _LOAD_NUMBER]
    for at, number in enumerate(refused):
        steps.append((_IF_EQUAL, len(refused) - at, 0, number))
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    return bool(libc.prctl(_PR_SET_SECCOMP, 2, program, 0, 0) == 0)
