"""Reads the strict part of YAML that dossiers are written in; every value knows its line."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml import events

from sahelreader.dossier.problems import DossierError, Problem

MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 12
MAX_NODES = 150_000
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Text(str):
    """A scalar, as written."""

    __slots__ = ("line",)
    line: int


class Sequence(list[Any]):
    """A list of values."""

    __slots__ = ("line",)
    line: int


class Mapping(dict[str, Any]):
    """Keys and values, with the line of each key."""

    __slots__ = ("line", "lines")
    line: int
    lines: dict[str, int]


class _RefusedError(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class _Builder:
    """Turns the event stream into values, refusing what dossiers don't use."""

    def __init__(self) -> None:
        self.root: Any = None
        self._open: list[tuple[Mapping | Sequence, list[Text | None]]] = []
        self._nodes = 0
        self._documents = 0

    def feed(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, events.ScalarEvent):
            self._check(event, line)
            self._put(self._scalar(event, line), line)
        elif isinstance(event, (events.MappingStartEvent, events.SequenceStartEvent)):
            self._check(event, line)
            self._begin(Mapping() if isinstance(event, events.MappingStartEvent) else Sequence(), line)
        elif isinstance(event, (events.MappingEndEvent, events.SequenceEndEvent)):
            self._open.pop()
        elif isinstance(event, events.AliasEvent):
            raise _RefusedError(line, f"aliases (*{event.anchor}) are not allowed; write the value out")
        elif isinstance(event, events.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _RefusedError(line, "a second document begins here (---); one file holds one")

    def _check(self, event: Any, line: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _RefusedError(line, f"more than {MAX_NODES:,} values in one file; split the dossier")
        if event.anchor:
            raise _RefusedError(line, f"anchors (&{event.anchor}) are not allowed; write the value out")
        if event.tag and event.tag != "!":
            raise _RefusedError(line, f"tags ({event.tag}) are not allowed; every value is text")

    def _scalar(self, event: Any, line: int) -> Text | None:
        awaits_key = bool(self._open) and isinstance(self._open[-1][0], Mapping) and self._open[-1][1][0] is None
        if event.value in _NULLS and not event.style and not awaits_key:
            return None
        text = Text(event.value)
        text.line = line
        return text

    def _begin(self, container: Mapping | Sequence, line: int) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise _RefusedError(line, f"nested deeper than {MAX_DEPTH} levels")
        container.line = line
        if isinstance(container, Mapping):
            container.lines = {}
        self._put(container, line)
        self._open.append((container, [None]))

    def _put(self, value: Any, line: int) -> None:
        if not self._open:
            self.root = value
            return
        container, pending = self._open[-1]
        if isinstance(container, Sequence):
            container.append(value)
        elif pending[0] is None:
            pending[0] = self._key(container, value, line)
        else:
            container[pending[0]] = value
            pending[0] = None

    def _key(self, container: Mapping, value: Any, line: int) -> Text:
        if not isinstance(value, Text):
            raise _RefusedError(line, "a key must be text")
        if value == "<<":
            raise _RefusedError(line, "merge keys (<<) are not allowed; write the values out")
        if value in container.lines:
            raise _RefusedError(
                line, f"the key {value!r} stands here a second time (first in line {container.lines[value]})"
            )
        container.lines[value] = line
        return value


def _unreadable(text: str, file: str, reason: str) -> Problem:
    """A problem with the first character that may not stand in YAML, which the parser doesn't locate by line."""
    found = _NOT_YAML.search(text)
    if found is None:
        return Problem(file, 0, f"is not YAML: {reason}")
    line = text.count("\n", 0, found.start()) + 1
    return Problem(file, line, f"the character U+{ord(found.group()):04X} may not stand in YAML; take it out")


def read_yaml(text: str, file: str) -> Any:
    """The one document of a file as `Mapping`, `Sequence`, `Text` or None.

    Raises `DossierError` with one located problem.
    """
    if len(text) > MAX_CHARACTERS:
        raise DossierError([Problem(file, 0, f"is larger than {MAX_CHARACTERS // 1_000_000} MB; split the dossier")])
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.feed(event)
    except _RefusedError as refused:
        raise DossierError([Problem(file, refused.line, str(refused))]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise DossierError([Problem(file, line, f"is not YAML: {error.problem or error.context}")]) from None
    except yaml.YAMLError as error:
        raise DossierError([_unreadable(text, file, str(getattr(error, "reason", error)))]) from None
    except UnicodeEncodeError as error:
        raise DossierError([_unreadable(text, file, error.reason)]) from None
    return builder.root
