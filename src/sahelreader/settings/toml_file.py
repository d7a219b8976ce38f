"""Reads a TOML file that a person wrote: its values, or in one sentence why there are none, and where a key stands."""

from __future__ import annotations

import os
import re
from typing import Any, NamedTuple

from sahelreader.text.clean import clean_line

MOST_BYTES = 1 << 20
_NAME = r"(?:[\w-]+|\"[^\"]*\"|'[^']*')"
_TABLE = r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$"
_KEY = rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*="
_AT_LINE = r"(?s)(.*?) \(at line (\d+), column (\d+)\)$"


class Trouble(NamedTuple):
    """Something wrong in a file."""

    line: int
    """0: of the file as a whole."""
    sentence: str

    def told(self, path: str) -> str:
        """The sentence with its place, the file by its name alone."""
        where = os.path.basename(path)  # noqa: PTH119 (paths are strings at the start)
        return f"{where}, line {self.line}: {self.sentence}" if self.line else f"{where}: {self.sentence}"


class TomlFile(NamedTuple):
    """What a file holds."""

    values: dict[str, Any]
    troubles: tuple[Trouble, ...]
    text: str

    def line_of(self, *keys: str) -> int:
        """The line in which a key of a table begins to be set; 0 if it can't be told."""
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.text.splitlines(), 1):
            if heading := re.match(_TABLE, line):
                table = _parts(heading[1])
                if table == keys:
                    return number
            elif (key := re.match(_KEY, line)) and (*table, *_parts(key[1])) == keys:
                return number
        return 0


def read_toml(path: str) -> TomlFile:
    """Read a file; one that is not there is as good as an empty one. Raises nothing."""
    if not os.path.exists(path):  # noqa: PTH110 (paths are strings at the start)
        return TomlFile({}, (), "")
    try:
        text = _text_of(path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return TomlFile({}, (Trouble(0, f"it can't be read ({reason}), and nothing of it holds."),), "")
    import tomllib

    try:
        return TomlFile(tomllib.loads(text), (), text)
    except tomllib.TOMLDecodeError as error:
        return TomlFile({}, (_unreadable(str(error), text),), text)
    except (RecursionError, ValueError):
        return TomlFile({}, (Trouble(0, "it is nested too deep, and nothing of it holds."),), text)


def _text_of(path: str) -> str:
    if not os.path.isfile(path):  # noqa: PTH113 (as above)
        raise ValueError("it is no file")
    with open(path, "rb") as stream:  # noqa: PTH123 (as above)
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError("it is larger than 1 MiB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None


def _unreadable(message: str, text: str) -> Trouble:
    found = re.match(_AT_LINE, message)
    line = int(found[2]) if found else text.count("\n") + 1
    reason = clean_line(found[1] if found else message.partition(" (at ")[0], 80)
    return Trouble(line, f"this is no TOML ({reason[:1].lower()}{reason[1:]}), and nothing of the file holds.")


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
