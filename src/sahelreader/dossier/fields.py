"""Typed access to what a YAML file holds; every mistake is noted with its line and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as AnySequence
from datetime import date
from difflib import get_close_matches
from typing import Any

from sahelreader.dossier.problems import Problem
from sahelreader.dossier.yaml_reader import Mapping, Sequence, Text
from sahelreader.text.clean import clean_line, clean_paragraph

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Report:
    """Gathers the problems of one file."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self._problems = problems

    def note(self, line: int, message: str) -> None:
        """Add a problem."""
        self._problems.append(Problem(self.file, line, message))


class Fields:
    """One record of a file: a mapping whose keys are asked for one by one."""

    def __init__(self, value: Any, report: Report, what: str, line: int = 0) -> None:
        self.report = report
        self.what = what
        self.map: Mapping = value if isinstance(value, Mapping) else Mapping()
        self.line = getattr(value, "line", line)
        if not isinstance(value, Mapping):
            self.map.lines = {}
            report.note(self.line, f"{what} must be a mapping of keys and values")
        self._asked: set[str] = set()
        self._valid = isinstance(value, Mapping)

    def at(self, key: str) -> int:
        """The line of a key, or of the record."""
        return self.map.lines.get(key, self.line)

    def note(self, key: str, message: str) -> None:
        """Add a problem at the line of a key."""
        self.report.note(self.at(key), message)

    def raw(self, key: str) -> Any:
        """The value as read, or None."""
        self._asked.add(key)
        return self.map.get(key)

    def optional(self, key: str, default: str = "") -> str:
        """Text as one line, or the default."""
        value = self.raw(key)
        if value is None:
            return default
        if not isinstance(value, Text):
            self.note(key, f"{key} of {self.what} must be text")
            return default
        return clean_paragraph(value)[0]

    def text(self, key: str) -> str:
        """Text that must be there."""
        value = self.optional(key)
        if not value and self._valid and not isinstance(self.map.get(key), (Mapping, Sequence)):
            self.note(key, f"{self.what} has no {key}")
        return value

    def choice(self, key: str, allowed: AnySequence[str], default: str | None = None) -> str:
        """One of the allowed words."""
        value = self.optional(key) if default is not None else self.text(key)
        if not value:
            return default if default is not None else allowed[0]
        if value not in allowed:
            shown = clean_line(value, 60)
            self.note(key, f"{key} of {self.what} is {shown!r}; it must be one of: {', '.join(allowed)}")
            return allowed[0]
        return value

    def identifier(self, key: str = "id") -> str:
        """An id: lower-case letters, digits, single hyphens."""
        value = self.text(key)
        if value and not _ID.fullmatch(value):
            self.note(key, f"{key} {clean_line(value, 60)!r} must be lower-case letters, digits and hyphens")
        return value

    def date(self, key: str) -> str:
        """A day, month or year, or an interval `a/b` of them; empty where there is none."""
        value = self.optional(key)
        parts = value.split("/")
        if value and (len(parts) > 2 or not all(map(_is_date, parts))):
            shown = clean_line(value, 60)
            self.note(key, f"{key} of {self.what} is {shown!r}; write 2022-03-27, 2022-03, 2022 or first/last")
            return ""
        if len(parts) == 2 and parts[1] < parts[0] and not parts[0].startswith(parts[1]):
            self.note(key, f"{key} of {self.what} is {value!r}; it ends before it begins")
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """`true` or `false`."""
        return self.choice(key, ("true", "false"), "true" if default else "false") == "true"

    def items(self, key: str) -> list[Any]:
        """The values of a list; none if the key is missing."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, Sequence):
            self.note(key, f"{key} of {self.what} must be a list")
            return []
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        out = []
        for value in self.items(key):
            if isinstance(value, Text) and value.strip():
                out.append(clean_line(value.strip()))
            else:
                self.note(key, f"{key} of {self.what} must be a list of texts")
        return tuple(out)

    def records(self, key: str, what: str) -> Iterator[Fields]:
        """The mappings of a list."""
        for value in self.items(key):
            yield Fields(value, self.report, what, self.at(key))

    def done(self) -> None:
        """Note the keys that nobody asked for."""
        for key in self.map:
            if key not in self._asked:
                near = get_close_matches(key, self._asked, 1)
                hint = f"; did you mean {near[0]!r}?" if near else f"; known are: {', '.join(sorted(self._asked))}"
                self.note(key, f"{self.what} has an unknown key {clean_line(key, 60)!r}{hint}")


def _is_date(text: str) -> bool:
    """Whether a text is a day, a month or a year that there is."""
    match = _DATE.fullmatch(text)
    try:
        return match is not None and bool(date(int(match[1]), int(match[2] or 1), int(match[3] or 1)))
    except ValueError:
        return False


def records_of(value: Any, report: Report, what: str) -> Iterator[Fields]:
    """The records of a file that is a list; an empty file is an empty list."""
    if value is None:
        return
    if not isinstance(value, Sequence):
        report.note(getattr(value, "line", 1), f"the file must be a list of {what}s, each beginning with '- id:'")
        return
    seen: dict[str, int] = {}
    for item in value:
        fields = Fields(item, report, what, value.line)
        ident = fields.optional("id")
        if ident in seen:
            shown = clean_line(ident, 60)
            fields.note("id", f"the id {shown!r} stands here a second time (first in line {seen[ident]})")
            continue
        if ident:
            seen[ident] = fields.at("id")
            fields.what = f"{what} {clean_line(ident, 60)!r}"
        fields.texts("allow")
        yield fields
