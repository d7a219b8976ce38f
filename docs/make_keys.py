"""Writes docs/keys.md from the bindings of the app: `python docs/make_keys.py`."""

from __future__ import annotations

from pathlib import Path

from sahelreader.tui.keys import groups
from sahelreader.tui.pages.help import shown_keys

PAGE = Path(__file__).parent / "keys.md"


def page() -> str:
    """The page of all keys, as Markdown."""
    lines = [
        "# Keys",
        "",
        "Made from the program's own bindings by `docs/make_keys.py`; `?` shows the same in the app.",
        "They can be changed: [settings.md](settings.md).",
        "",
    ]
    for heading, keys in groups():
        lines += [f"## {heading}", "", "| key | | name in keys.toml |", "|---|---|---|"]
        lines += [f"| {_code(shown_keys(key.keys))} | {key.words} | {key.ident} |" for key in keys]
        lines.append("")
    return "\n".join(lines)


def _code(keys: str) -> str:
    """As code in a table, in which a bar would end the cell."""
    return f"<code>{keys.replace('|', '&#124;').replace('<', '&lt;')}</code>" if "|" in keys else f"`{keys}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
