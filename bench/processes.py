"""What a process has used so far, read from Linux's /proc."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def is_supported() -> bool:
    """Whether this system tells CPU time by the nanosecond and peak memory."""
    return (PROC / "self/schedstat").exists()


def cpu_ms(pid: int) -> float:
    """CPU time in milliseconds of all threads of a process and of its living children."""
    total = 0
    for process in _family(pid):
        for thread in _threads(process):
            total += int((_read(thread / "schedstat") or "0").split()[0])
    return total / 1e6


def peak_mib(pid: int) -> float:
    """The most memory that a process and its living children have held, in MiB."""
    total = 0
    for process in _family(pid):
        for line in _read(PROC / str(process) / "status").splitlines():
            if line.startswith("VmHWM:"):
                total += int(line.split()[1])
    return total / 1024


def _family(pid: int) -> Iterator[int]:
    yield pid
    for thread in _threads(pid):
        for child in _read(thread / "children").split():
            yield from _family(int(child))


def _threads(pid: int) -> list[Path]:
    try:
        return list((PROC / str(pid) / "task").iterdir())
    except OSError:  # it has ended
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it ended between the listing and the reading
        return ""
