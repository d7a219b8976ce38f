"""Homes for the programs measured, and the environment that points them there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OURS = ("SAHELREADER_", "XDG_", "TEXTUAL")
_UNWANTED = {"COLUMNS", "LINES", "NO_COLOR", "TMUX", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}


def environment(home: Path) -> dict[str, str]:
    """The environment of a modern terminal, with nothing in it that changes what is measured."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED and not name.startswith(_OURS)}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    return kept | terminal | {"HOME": str(home)}


@contextmanager
def fresh_home() -> Iterator[Path]:
    """An empty home: no cache, no reader's data."""
    with tempfile.TemporaryDirectory(prefix="sahelreader-bench-") as folder:
        yield Path(folder)
