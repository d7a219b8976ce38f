"""The file of settings as it is made on request: every setting as a comment, with what it does and its default."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from typing import Any, get_type_hints

from sahelreader.settings.fields import Field, fields_of
from sahelreader.settings.marks import Example
from sahelreader.settings.tables import Settings

WIDTH = 110
HEADER = """\
# The settings of sahelreader. Each line that begins with a single # and a name shows a default: take the # away and
# change the value. What stands here wins over what was chosen in the app with a key. `sahelreader settings` tells what
# holds, from where, and what is wrong in here.
"""


def settings_text(tables: type[Any] = Settings) -> str:
    """The whole file."""
    return HEADER + "".join(f"\n{part}" for part in _parts(tables))


def _parts(tables: type[Any]) -> Iterator[str]:
    table = ""
    for field in fields_of(tables):
        if field.table != table:
            table = field.table
            yield f"# {describe(tables, field.table)}\n[{table}]\n"
        comment = "\n".join(
            f"# {line}" for line in textwrap.wrap(explain(field, tables), WIDTH, break_on_hyphens=False)
        )
        yield f"{comment}\n# {field.key} = {_default(field)}\n"


def explain(field: Field, tables: type[Any] = Settings) -> str:
    """What a setting does and which values it takes."""
    said = _docstrings(get_type_hints(tables)[field.table])[field.key]
    wanted = field.wanted(most=len(field.words))
    return said if field.kind is bool else f"{said} ({wanted[:1].upper()}{wanted[1:]}.)"


def describe(tables: type[Any], table: str) -> str:
    """What a table is about."""
    return inspect.getdoc(get_type_hints(tables)[table]) or ""


def _default(field: Field) -> str:
    example = next((mark.toml for mark in field.marks if isinstance(mark, Example)), "")
    return field.as_toml(field.default) or example


@cache
def _docstrings(table: type[Any]) -> dict[str, str]:
    """The docstring under each field; Python itself keeps only that of the class."""
    body = ast.parse(textwrap.dedent(inspect.getsource(table))).body[0]
    assert isinstance(body, ast.ClassDef)  # noqa: S101 (a table is a class)
    found = {}
    for item, following in zip(body.body, [*body.body[1:], ast.Pass()], strict=True):
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            is_said = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            found[item.target.id] = " ".join(str(following.value.value).split()) if is_said else ""  # type: ignore[attr-defined]
    return found
