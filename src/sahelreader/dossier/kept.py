"""What was worked out of a dossier, kept in the cache until that which it was worked out of changes.

MessagePack: data only, nothing in it runs. Each file begins with the state that it was made from and a checksum; with
another state, or damaged, it is as good as none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sahelreader.dossier.compiled import checksum, write_whole

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")


class Kept:
    """Findings by name."""

    def __init__(self, folder: Path | None, state: str) -> None:
        """`folder` is where they lie, None for nowhere; `state`: of all they are worked out of, in one line."""
        self._folder = folder
        self._header = f"{state}\n".encode()

    def read(self, name: str, kind: type[T]) -> T | None:
        """What is kept under a name; None if there is nothing that still holds."""
        if self._folder is None:
            return None
        import msgspec

        try:
            found = (self._folder / name).read_bytes()
            data = found[len(self._header) + 8 :]
            if found.startswith(self._header + checksum(data)):
                return msgspec.msgpack.decode(data, type=kind)
        except (OSError, msgspec.DecodeError):
            pass
        return None

    def write(self, name: str, found: object) -> None:
        """Keep what was found; where that can't be, it will be looked for anew."""
        if self._folder is None:
            return
        import msgspec

        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            data = msgspec.msgpack.encode(found)
            write_whole(str(self._folder / name), self._header + checksum(data) + data)
        except OSError:
            pass
