"""As much of JSON Schema 2020-12 as the schemas of a dossier use; an unknown keyword is an error, not a pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
    "null": type(None),
}  # fmt: skip
_SILENT = {"$schema", "$defs", "title", "description"}


def violations(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, at: str = "") -> Iterator[str]:
    """What a value breaks of a schema, each with its place."""
    root = root or schema
    for keyword, rule in schema.items():
        if keyword == "$ref":
            yield from violations(value, root["$defs"][rule.removeprefix("#/$defs/")], root, at)
        elif keyword not in _SILENT:
            yield from _CHECKS[keyword](value, rule, schema, root, at)


def _type(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    names = rule if isinstance(rule, list) else [rule]
    if not any(isinstance(value, _TYPES[name]) for name in names):
        yield f"{at}: is no {' or '.join(names)}"


def _properties(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    for key, item in value.items() if isinstance(value, dict) else ():
        if key in rule:
            yield from violations(item, rule[key], root, f"{at}/{key}")


def _additional(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    for key in value if isinstance(value, dict) and rule is False else ():
        if key not in schema["properties"]:
            yield f"{at}: has an unknown key {key}"


def _required(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    for key in rule if isinstance(value, dict) else ():
        if key not in value:
            yield f"{at}: has no {key}"


def _items(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    for i, item in enumerate(value if isinstance(value, list) else ()):
        yield from violations(item, rule, root, f"{at}/{i}")


def _enum(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    if value not in rule:
        yield f"{at}: {value!r} is none of {rule}"


def _pattern(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    if isinstance(value, str) and not re.search(rule, value):
        yield f"{at}: {value!r} is not like {rule}"


def _at_least(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    if isinstance(value, list) and len(value) < rule:
        yield f"{at}: has fewer than {rule}"


def _at_most(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    if isinstance(value, list) and len(value) > rule:
        yield f"{at}: has more than {rule}"


def _unique(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    if isinstance(value, list) and len(set(value)) < len(value):
        yield f"{at}: has something twice"


def _any_of(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    if all(any(violations(value, option, root, at)) for option in rule):
        yield f"{at}: is like none of the options"


def _one_of(value: Any, rule: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    if sum(not any(violations(value, option, root, at)) for option in rule) != 1:
        yield f"{at}: is not like exactly one of the options"


_CHECKS = {
    "type": _type, "properties": _properties, "additionalProperties": _additional, "required": _required,
    "items": _items, "enum": _enum, "pattern": _pattern, "minItems": _at_least, "maxItems": _at_most,
    "uniqueItems": _unique, "anyOf": _any_of, "oneOf": _one_of,
}  # fmt: skip
