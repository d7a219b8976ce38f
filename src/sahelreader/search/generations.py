"""Where indexes are kept: folders that never change once they are named, one of them current, none trusted but our own.

    CURRENT       which folder is current and what it was made from, swapped in one step
    build.lock    held by the process that builds
    g-…/          an index, whole: it was on disk before CURRENT named it

Whoosh's files are pickles, which run what they are told when they are read. So a folder that another user owns or may
write to is as good as none.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

FORMAT = 3
"""Raised when what is indexed, or how, changes."""
_POINTER, _LOCK, _PREFIX = "CURRENT", "build.lock", "g-"


class Manifest(msgspec.Struct, frozen=True):
    """What an index was made from and with."""

    folder: str
    engine: str
    """Its name and the version of its library."""
    state: str
    """Of the dossier's files when it was made: while that is the same, nothing need be compared."""
    sections: Mapping[str, str]
    """Hash of what each section holds."""
    files: Mapping[str, int] = {}
    """Bytes of each of its files."""
    format: int = FORMAT


class Generations:
    """The indexes of one dossier."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def current(self) -> Manifest | None:
        """The index that is current; None if there is none that can be trusted."""
        try:
            manifest = msgspec.json.decode((self._root / _POINTER).read_bytes(), type=Manifest)
        except (OSError, msgspec.DecodeError):
            return None
        if manifest.format != FORMAT or not manifest.folder.startswith(_PREFIX) or os.sep in manifest.folder:
            return None
        folder = self.path(manifest)
        is_ours = self._is_private(self._root) and self._is_private(folder)
        return manifest if is_ours and _sizes(folder, manifest.files) == manifest.files else None

    def path(self, manifest: Manifest) -> Path:
        """The folder of an index."""
        return self._root / manifest.folder

    @contextmanager
    def building(self) -> Iterator[bool]:
        """Whether this process may build now; another one does if not. Raises OSError where nothing can be written."""
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._is_private(self._root):
            raise PermissionError(f"{self._root} can be written by others")
        with (self._root / _LOCK).open("a") as file:
            yield _lock(file.fileno())

    def begin(self, copied: Manifest | None = None) -> Path:
        """A new folder to build in, with the files of another index if one is given."""
        folder = self._root / f"{_PREFIX}{secrets.token_hex(8)}"
        folder.mkdir(mode=0o700)
        if copied is not None:
            for file in self.path(copied).iterdir():
                if file.is_file() and not _is_lock(file):
                    _link(file, folder / file.name)
        return folder

    def publish(self, manifest: Manifest) -> None:
        """Make an index the current one once all of it is on disk; remove those before the last."""
        before = self.current()
        folder = self.path(manifest)
        names = [file.name for file in folder.iterdir() if not _is_lock(file)]
        for name in names:
            _sync(folder / name)
        _sync(folder)
        manifest = msgspec.structs.replace(manifest, files=_sizes(folder, names))
        temporary = self._root / f"{_POINTER}.new"
        temporary.write_bytes(msgspec.json.encode(manifest))
        _sync(temporary)
        temporary.replace(self._root / _POINTER)
        _sync(self._root)
        self._sweep({manifest.folder, *([before.folder] if before else [])})

    def restate(self, manifest: Manifest) -> None:
        """Note that an index is current for another state of the files."""
        temporary = self._root / f"{_POINTER}.new"
        temporary.write_bytes(msgspec.json.encode(manifest))
        temporary.replace(self._root / _POINTER)

    def discard(self) -> None:
        """Have no current index: the one there was is damaged."""
        with suppress(OSError):
            (self._root / _POINTER).unlink()

    def _sweep(self, kept: set[str]) -> None:
        with suppress(OSError):
            for folder in self._root.iterdir():
                if folder.name.startswith(_PREFIX) and folder.name not in kept:
                    shutil.rmtree(folder, ignore_errors=True)

    @staticmethod
    def _is_private(folder: Path) -> bool:
        try:
            state = folder.lstat()
        except OSError:
            return False
        own = os.name != "posix" or (state.st_uid == os.getuid() and not state.st_mode & 0o022)
        return stat.S_ISDIR(state.st_mode) and own


def _is_lock(file: Path) -> bool:
    return "lock" in file.name.lower()


def _sizes(folder: Path, names: Iterable[str]) -> dict[str, int]:
    """The sizes of some files of a folder, of those that are there."""
    sizes = {}
    for name in names:
        with suppress(OSError):
            sizes[name] = (folder / name).stat().st_size
    return sizes


def _lock(handle: int) -> bool:
    """Take a lock that the system lets go of when the process ends; False if another holds it."""
    if os.name != "posix":  # one process at a time is taken on trust there
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _link(source: Path, target: Path) -> None:
    """The same file under a second name; engines never write to a file they have finished."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def _sync(path: Path) -> None:
    """Put a file, or the names in a folder, on disk."""
    if os.name != "posix" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
