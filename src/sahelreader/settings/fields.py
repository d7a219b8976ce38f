"""The settings as a list: what each is called, which values it takes, and what is said of a wrong one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from msgspec.structs import replace

from sahelreader.settings.marks import Between, OneOf, Remembered
from sahelreader.settings.tables import Settings
from sahelreader.text.clean import clean_line


class Field(NamedTuple):
    """A setting."""

    table: str
    key: str
    kind: Any
    """bool, int, float, str, tuple (of words) or date."""
    default: Any
    marks: tuple[Any, ...]

    @property
    def name(self) -> str:
        """Table and key: `reading.measure`."""
        return f"{self.table}.{self.key}"

    @property
    def is_remembered(self) -> bool:
        """Whether the app remembers what was chosen with a key."""
        return any(isinstance(mark, Remembered) for mark in self.marks)

    @property
    def words(self) -> tuple[str, ...]:
        """The words it takes; empty if any will do."""
        return next((mark.words for mark in self.marks if isinstance(mark, OneOf)), ())

    @property
    def range(self) -> Between | None:
        """The numbers it takes."""
        return next((mark for mark in self.marks if isinstance(mark, Between)), None)

    def takes(self, value: Any) -> bool:
        """Whether a value read from TOML is one of its values."""
        if self.kind is tuple:
            return isinstance(value, list) and all(self._takes_word(word) for word in value)
        if self.kind is str:
            return self._takes_word(value)
        if self.kind is date:
            return isinstance(value, date) and not isinstance(value, datetime)
        if self.kind is bool or isinstance(value, bool):
            return self.kind is bool and isinstance(value, bool)
        if not isinstance(value, (int, float) if self.kind is float else int):
            return False
        return self.range is None or self.range.least <= value <= self.range.most

    def _takes_word(self, value: Any) -> bool:
        return isinstance(value, str) and (not self.words or value in self.words)

    def wanted(self, most: int = 8) -> str:
        """What it takes, for a sentence; of many words the first `most`."""
        if self.kind is bool:
            return "true or false"
        if self.kind is date:
            return "a date such as 2027-05-31"
        if self.kind is str:
            more = f" and {len(self.words) - most} more" if len(self.words) > most else ""
            return f"one of {', '.join(self.words[:most])}{more}" if self.words else "a text in quotation marks"
        if self.kind is tuple:
            return f"a list of words of {', '.join(self.words)}" if self.words else "a list of words"
        number = "a whole number" if self.kind is int else "a number"
        return f"{number} from {self.range.least:g} to {self.range.most:g}" if self.range else number

    def as_toml(self, value: Any) -> str:
        """A value of it as it stands in the file; empty for nothing."""
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, tuple):
            return f"[{', '.join(self.as_toml(word) for word in value)}]"
        if isinstance(value, str):
            import json

            return json.dumps(value, ensure_ascii=False)
        return "" if value is None else str(value)


def fields_of(tables: type[Any] = Settings) -> Iterator[Field]:
    """Every setting, in the order of the file."""
    for table, table_type in get_type_hints(tables).items():
        hints = get_type_hints(table_type, include_extras=True)
        for key, default in zip(table_type.__struct_fields__, table_type.__struct_defaults__, strict=True):
            hint = hints[key]
            marks = getattr(hint, "__metadata__", ())
            yield Field(table, key, _kind(get_args(hint)[0] if marks else hint), default, marks)


def _kind(hint: Any) -> Any:
    """The kind of value a type stands for."""
    if get_origin(hint) is tuple:
        return tuple
    return next(kind for kind in get_args(hint) or (hint,) if kind is not type(None))


def with_values(settings: Settings, values: Mapping[str, Any]) -> Settings:
    """The settings with these values, by table and key, in place of theirs."""
    tables: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        table, _, key = name.partition(".")
        tables.setdefault(table, {})[key] = tuple(value) if isinstance(value, list) else value
    changed = {name: replace(getattr(settings, name), **keys) for name, keys in tables.items()}
    return replace(settings, **changed)


def value_of(settings: Settings, field: Field) -> Any:
    """What a setting holds."""
    return getattr(getattr(settings, field.table), field.key)


def remembered_value(field: Field, text: str) -> Any:
    """A value that the app remembered, from the text it was kept as; None if it is no longer one."""
    value: Any = text
    if field.kind is bool:
        value = {"true": True, "false": False}.get(text)
    elif field.kind is int:
        value = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
    elif field.kind is tuple:
        value = text.split()
    return value if field.takes(value) else None


def kept_text(value: Any) -> str:
    """The text that a value is remembered as."""
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, tuple) else str(value)


def shown(value: Any) -> str:
    """A value from a file, for showing it in a sentence."""
    return clean_line(repr(value), 40)
