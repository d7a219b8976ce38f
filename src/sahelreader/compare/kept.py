"""What was found when articles were compared, kept in the cache until the dossier or the program changes.

MessagePack: data only, nothing in it runs. Each file begins with the state that it was made from and a checksum; with
another state, or damaged, it is as good as none.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")


class Kept:
    """Findings by name."""

    def __init__(self, folder: Path | None, state: str) -> None:
        """`folder` is where they lie, None for nowhere; `state` is that of the dossier, as a hash."""
        self._folder = folder
        self._header = f"{state} {_program():08x}\n".encode()

    def read(self, name: str, kind: type[T]) -> T | None:
        """What is kept under a name; None if there is nothing that still holds."""
        if self._folder is None:
            return None
        import msgspec

        try:
            found = (self._folder / name).read_bytes()
            data = found[len(self._header) + 8 :]
            if found.startswith(self._header + _checksum(data)):
                return msgspec.msgpack.decode(data, type=kind)
        except (OSError, msgspec.DecodeError):
            pass
        return None

    def write(self, name: str, found: object) -> None:
        """Keep what was found; where that can't be, it will be looked for anew."""
        if self._folder is None:
            return
        import msgspec

        data = msgspec.msgpack.encode(found)
        path = self._folder / name
        temporary = path.with_name(f"{name}.{os.getpid()}")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary.write_bytes(self._header + _checksum(data) + data)
            temporary.replace(path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()


def _program() -> int:
    """The state of the modules that compare: with others the same articles may be found to share something else."""
    states: list[tuple[str, int]] = []
    with suppress(OSError), os.scandir(os.path.dirname(__file__)) as entries:  # noqa: PTH120 (faster than Path objects)
        states += sorted((entry.name, entry.stat().st_mtime_ns) for entry in entries if entry.name.endswith(".py"))
    return zlib.crc32(repr(states).encode())


def _checksum(data: bytes) -> bytes:
    return f"{zlib.crc32(data):08x}".encode()
