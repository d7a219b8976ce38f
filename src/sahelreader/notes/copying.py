"""What was copied, also in a file: not every terminal hands it to the clipboard."""

from __future__ import annotations

from pathlib import Path

from sahelreader.store.errors import explained
from sahelreader.store.files import create_private, make_private_folder

FILE = "copied.md"


def append_copy(folder: Path, text: str) -> Path:
    """Append a quotation to the file of copies in the reader's folder; returns the file. Raises StoreError."""
    return _write(folder / FILE, f"{text}\n\n", "a")


def write_notes(folder: Path, name: str, text: str) -> Path:
    """Write notes given out into the reader's folder, in place of those before; returns the file. Raises StoreError."""
    return _write(folder / name, text, "w")


def _write(path: Path, text: str, mode: str) -> Path:
    with explained(path):
        make_private_folder(path.parent)
        create_private(path)
        with path.open(mode, encoding="utf-8", errors="replace") as file:
            file.write(text)
    return path
