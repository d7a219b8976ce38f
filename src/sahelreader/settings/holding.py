"""What holds: what the file says, else what was chosen in the app, else the default.

The file wins over what the app remembers: whoever writes a setting down wants every start to begin with it. A key
changes it for the time being all the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sahelreader.settings.tables import Settings

if TYPE_CHECKING:
    from sahelreader.settings.fields import Field
    from sahelreader.settings.toml_file import TomlFile, Trouble

FILE = "settings.toml"
DEFAULTS = Settings()


class Held(NamedTuple):
    """The settings, what is wrong in their file, and which of them it sets."""

    settings: Settings = DEFAULTS
    troubles: tuple[Trouble, ...] = ()
    lines: Mapping[str, int] = MappingProxyType({})
    """By table and key, the line that sets it."""
    chosen: frozenset[str] = frozenset()
    """Those that hold what was chosen in the app."""


def read_settings(path: str) -> Held:
    """The settings by their file; the default holds for each that is missing or wrong. Raises nothing."""
    if not os.path.exists(path):  # noqa: PTH110 (paths are strings at the start)
        return Held()
    from sahelreader.settings.toml_file import Trouble, read_toml

    file = read_toml(path)
    if not file.values:
        return Held(troubles=file.troubles)
    from sahelreader.settings.fields import fields_of, with_values

    known = {field.name: field for field in fields_of()}
    values: dict[str, Any] = {}
    troubles = list(file.troubles)
    for name, value in _entries(file.values, {field.table for field in known.values()}):
        sentence = _wrong(known, name, value)
        if sentence:
            troubles.append(Trouble(file.line_of(*name.split(".")), sentence))
        else:
            values[name] = value
    lines = {name: _line(file, name) for name in values}
    return Held(with_values(Settings(), values), tuple(sorted(troubles)), lines)


def with_remembered(held: Held, kept: Mapping[str, str]) -> Held:
    """The same with what the app remembers (texts by key) where the file is silent."""
    if not kept:
        return held
    from sahelreader.settings.fields import fields_of, remembered_value, with_values

    values = {}
    for item in fields_of():
        if item.is_remembered and item.name not in held.lines and item.key in kept:
            value = remembered_value(item, kept[item.key])
            if value is not None:
                values[item.name] = value
    return Held(with_values(held.settings, values), held.troubles, held.lines, frozenset(values))


def _entries(values: Mapping[str, Any], tables: set[str]) -> Iterator[tuple[str, Any]]:
    """Table and key, with their value; what stands in no known table by its own name."""
    for name, value in values.items():
        if name in tables and isinstance(value, dict):
            yield from ((f"{name}.{key}", held) for key, held in value.items())
        else:
            yield name, value


def _line(file: TomlFile, name: str) -> int:
    return file.line_of(*name.split("."))


def _wrong(known: Mapping[str, Field], name: str, value: Any) -> str:
    """What is wrong with an entry of the file; empty if it is right."""
    from sahelreader.settings.fields import shown

    field = known.get(name)
    if field is None:
        return _unknown(known, name)
    if field.takes(value):
        return ""
    default = field.as_toml(field.default)
    return f"{name} takes {field.wanted()}, not {shown(value)}; " + (f"{default} holds." if default else "none holds.")


def _unknown(known: Mapping[str, Field], name: str) -> str:
    from difflib import get_close_matches

    from sahelreader.settings.fields import shown

    by_key = {field.key: field.name for field in known.values()}
    tables = {field.table for field in known.values()}
    table, _, key = name.rpartition(".")
    near = [by_key.get(found, found) for found in get_close_matches(key, by_key if table else [*by_key, *tables], 1)]
    hint = f"; the nearest is {near[0]}" if near else "; `sahelreader settings` lists them"
    what = "setting" if table or name in by_key else "table or setting"
    return f"there is no {what} {shown(name)}{hint}."
