"""The reader's own editor: which it is, how it takes a line, and the app standing aside for it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from textual.app import App, SuspendNotSupported

PLUS_LINE = frozenset(("vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "kak", "micro", "joe", "jed", "ne",
                       "mg", "pico", "ed", "mcedit", "gedit", "kate"))  # fmt: skip
"""Editors that take `+LINE` before the file."""
COLON_LINE = frozenset(("hx", "helix", "subl", "zed"))
"""Editors that take `FILE:LINE`."""
GOTO_LINE = frozenset(("code", "codium", "code-insiders", "cursor"))
"""Editors that take `--goto FILE:LINE`."""
USUAL = ("nano", "vi")
"""What is tried where the reader has named none."""


class EditorError(Exception):
    """The editor could not be used; the message says why, and how to mend it."""


def editor_command(environ: Mapping[str, str], path: Path, line: int) -> list[str]:
    """The arguments that open a file at a line, from 1, in $VISUAL or $EDITOR; raises EditorError."""
    named = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise EditorError("$VISUAL or $EDITOR has a quotation mark without its other; mend it.") from error
    words = words or [found for name in USUAL if (found := shutil.which(name))][:1]
    if not words:
        raise EditorError("No editor is named: set $EDITOR, for example to nano.")
    name = Path(words[0]).name
    if name in PLUS_LINE:
        return [*words, f"+{line}", str(path)]
    if name in COLON_LINE:
        return [*words, f"{path}:{line}"]
    if name in GOTO_LINE:
        return [*words, "--goto", f"{path}:{line}"]
    return [*words, str(path)]


def run_editor(app: App[None], command: list[str]) -> None:
    """Let a command have the terminal until it ends; raises EditorError."""
    before = signal.getsignal(signal.SIGINT)
    try:
        with app.suspend():
            signal.signal(signal.SIGINT, lambda *_: None)  # ctrl+c is the editor's, and is as usual for it
            ended = subprocess.run(command, check=False)  # noqa: S603 (the reader's own command, and no shell)
    except SuspendNotSupported:
        raise EditorError("The terminal can't be given to an editor here.") from None
    except OSError as error:
        raise EditorError(f"{command[0]} can't be run: {error.strerror or error}; see $VISUAL and $EDITOR.") from error
    finally:
        signal.signal(signal.SIGINT, before)
    if ended.returncode:
        raise EditorError(f"{command[0]} ended with status {ended.returncode}; nothing was read anew.")


def is_writable(path: Path) -> bool:
    """Whether the reader may change a file."""
    return os.access(path, os.W_OK)
